"""The test Discord as a process of its own: for trials by hand, containers and benchmarks."""
# ruff: noqa: T201 - this is a face in the terminal

from __future__ import annotations

import argparse
import asyncio
import signal
import sys
from contextlib import suppress

from .prompt import talk
from .server import Discord


def main(arguments: list[str] | None = None) -> int:
    """0; or 1 when rules were broken, which are then listed."""
    asked = _parser().parse_args(arguments)
    with suppress(KeyboardInterrupt):
        return asyncio.run(_serve(asked))
    return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("discord_server", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="0.0.0.0 inside of a container")
    parser.add_argument("--address", help="how clients reach it, where that is not --host")
    parser.add_argument("--port", type=int, default=8765, help="0 takes a free one")
    parser.add_argument("--token", help="the only one accepted")
    parser.add_argument("--shards", type=int, default=1)
    parser.add_argument("--guilds", type=int, default=0, help="so many more guilds")
    parser.add_argument("--heartbeat", type=float, default=41.25, help="seconds")
    parser.add_argument("--no-checks", action="store_true", help="take every body, for load")
    parser.add_argument("--talk", action="store_true", help="a prompt to talk to the bot")
    return parser


async def _serve(asked: argparse.Namespace) -> int:
    settings = {"token": asked.token} if asked.token else {}
    server = Discord(
        host=asked.host,
        address=asked.address,
        port=asked.port,
        shards=asked.shards,
        heartbeat=asked.heartbeat,
        checks=not asked.no_checks,
        **settings,
    )
    server.guild("Newsroom").channel("desk")
    server.guild("Elsewhere", bot=False).channel("elsewhere")
    server.guilds(asked.guilds)
    await server.start()
    print(f"api={server.api} gateway={server.gateway} token={server.token}", flush=True)
    try:
        await (talk(server) if asked.talk else _stopped())
    finally:
        await server.stop()
    for line in server.violations:
        print(line, file=sys.stderr)
    return 1 if server.violations else 0


async def _stopped():
    """Until SIGINT or SIGTERM."""
    over = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, over.set)
    await over.wait()
