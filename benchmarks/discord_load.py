"""The bot under load in the test Discord, beside a bare discord.py bot that answers "pong".

    python benchmarks/discord_load.py [--rate 50] [--seconds 60] [--users 500] [--json]

The test Discord and the people in it are one process, `newsdesk run` is another, the peer a third.
People wait for nothing: they ask by a seeded Poisson process, each bot `rate` questions a second
for so many seconds, in turns of five seconds, so that each has the cores to itself and both meet
the same neighbours. Four of five questions are slash commands, from a pool of different ones over
the corpus' own headlines, outlets and days, the popular ones more often (Zipf with 0.99, as YCSB
has it: Cooper et al. 2010); the fifth is a button under an answer. For every five questions
somebody types in an option that is suggested for; that is no question, here and in the ratio.
What is timed goes from INTERACTION_CREATE to the arrival of the first response, on the test
Discord's clock.

Exit code 1 where one of LIMITS is exceeded.
"""

import argparse
import asyncio
import gc
import json
import os
import sys
import tempfile
from asyncio.subprocess import Process
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import asdict, astuple, dataclass
from importlib import import_module
from itertools import chain
from pathlib import Path
from random import Random
from typing import Any

import aiohttp
from discord_crowd import PATIENCE, Crowd, Readers, Server, questions
from measuring import PROJECT, Latency, Usage

from bot.app import Newsdesk
from bot.config import load
from bot.operation.health import socket_for

LIMITS = {
    "lost": 0,
    "answered twice": 0,
    "rules broken": 0,
    "failures": 0,
    "stalls over 50 ms": 0,
    "p99 ms": 100.0,
    "ratio of medians": 1.5,
}
HERE = Path(__file__).resolve().parent
TURN = 5.0
Act = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is run."""

    rate: float
    seconds: float
    users: int
    questions: int
    corpus: Path
    seed: int


def arrivals(rate: float, seconds: float, act: Act, random: Random) -> Iterator[tuple[float, Act]]:
    """A Poisson process: when, what."""
    now = random.expovariate(rate)
    while now < seconds:
        yield now, act
        now += random.expovariate(rate)


class Side:
    """A bot in a process of its own, its test Discord, and what is to happen to it when."""

    def __init__(
        self, server: Server, crowd: Crowd, process: Process, due: Iterator[tuple[float, Act]]
    ) -> None:
        self.late: list[float] = []
        self._server, self._crowd, self._process = server, crowd, process
        self._due = sorted(due, key=lambda one: one[0])
        self._before = Usage.of(process.pid)

    async def turn(self, start: float) -> None:
        """Do what is due in one turn, each at its own time; then let the last answers come."""
        loop = asyncio.get_running_loop()
        begun = loop.time() - start
        for at, act in self._due:
            if start <= at < start + TURN:
                await asyncio.sleep(max(0.0, begun + at - loop.time()))
                self.late.append(loop.time() - begun - at)
                act()
        await asyncio.sleep(0.2)

    def figures(self) -> dict[str, Any]:
        """What came out, by name."""
        used, made = Usage.of(self._process.pid), self._server.interactions
        answers = Counter(one.path for one in self._server.requests if "/callback" in one.path)
        known = {asked.id for _, asked in self._crowd.groups}
        groups = [*self._crowd.groups, *(("typed", one) for one in made if one.id not in known)]
        times = [(name, one.latency) for name, one in groups if one.arrived is not None]
        return {
            "lost": sum(one.arrived is None or (one.deferred and not one.message) for one in made),
            "answered twice": sum(number > 1 for number in answers.values()),
            "rules broken": len(self._server.violations),
            "all questions": Latency.of([time for name, time in times if name != "typed"]),
            **{
                group: Latency.of([time for name, time in times if name == group])
                for group in sorted({name for name, _ in times})
            },
            "CPU s": round(used.cpu_s - self._before.cpu_s, 2),
            "waited for a core s": round(used.waited_s - self._before.waited_s, 2),
            "memory MB": round(used.rss_mb, 1),
            "more MB than before": round(used.rss_mb - self._before.rss_mb, 1),
        }


@asynccontextmanager
async def process(server: Server, *arguments: str) -> AsyncIterator[Process]:
    """A bot as a process of its own, connected to its test Discord; ended in order."""
    settings = {
        "DISCORD_TOKEN": server.token,
        "NEWSDESK_API": server.api,
        "NEWSDESK_ANSWERS_A_MINUTE": "10000",
    }
    started = await asyncio.create_subprocess_exec(
        sys.executable, *arguments, cwd=PROJECT, env=os.environ | settings
    )
    try:
        await server.ready(60)
        yield started
    finally:
        if started.returncode is None:
            started.terminate()
        await asyncio.wait_for(started.wait(), 10)


async def counters(archive: Path) -> Counter[str]:
    """The newsdesk's metrics, from the socket where it tells how it does."""
    connector = aiohttp.UnixConnector(str(socket_for(archive)))
    async with (
        aiohttp.ClientSession(connector=connector) as session,
        session.get("http://localhost/metrics") as response,
    ):
        lines = (await response.text()).splitlines()
    pairs = (line.rpartition(" ") for line in lines if not line.startswith("#"))
    return Counter({name: round(float(value)) for name, _, value in pairs})


async def run(plan: Plan, archive: Path) -> dict[str, Any]:
    """Both bots under the same load → all figures."""
    sys.path.append(str(PROJECT / "tests"))
    discord_server: Any = import_module("discord_server")
    newsdesk = Newsdesk(load(corpus=[plan.corpus], archive=archive))
    pool = questions(newsdesk, plan.questions, seeded(plan))
    newsdesk.close()
    desk = ("-m", "bot", "run", "--corpus", str(plan.corpus), "--archive", str(archive))
    async with (
        discord_server.Discord(checks=False) as ours,
        discord_server.Discord(checks=False) as theirs,
        process(ours, *desk) as bot,
        process(theirs, str(HERE / "discord_pong.py")) as pong,
    ):
        crowd = Crowd(ours, plan.users, seeded(plan))
        readers = Readers(crowd, pool, seeded(plan))
        asking = arrivals(plan.rate, plan.seconds, readers.ask, seeded(plan))
        typing = arrivals(plan.rate / 5, plan.seconds, readers.type, seeded(plan, 1))
        peers = Crowd(theirs, plan.users, seeded(plan))
        pinging = arrivals(plan.rate, plan.seconds, peers.ping, seeded(plan))
        await asyncio.sleep(1)
        sides = (
            Side(ours, crowd, bot, chain(asking, typing)),
            Side(theirs, peers, pong, pinging),
        )
        gc.collect()
        gc.freeze()
        gc.disable()  # the pauses of the test Discord are not the bots'
        before = await counters(archive)
        for turn in range(-int(-plan.seconds // TURN)):
            for side in sides:
                await side.turn(turn * TURN)
        await asyncio.sleep(PATIENCE)
        return figures(*sides, await counters(archive), before)


def figures(ours: Side, theirs: Side, after: Counter[str], before: Counter[str]) -> dict[str, Any]:
    """All that is told, by name."""
    found, peer = ours.figures(), theirs.figures()
    grown = Counter({name: after[name] - before[name] for name in after})
    lag = "newsdesk_event_loop_lag_seconds"
    longer = {
        f"stalls over {ms} ms": grown[f"{lag}_count"] - grown[f'{lag}_bucket{{le="{ms / 1000}"}}']
        for ms in (10, 25, 50)
    }
    return {
        "newsdesk": found,
        "pong": peer,
        **{name: found[name] for name in ("lost", "answered twice", "rules broken")},
        "failures": sum(grown[name] for name in grown if name.startswith("newsdesk_failures_")),
        "p99 ms": found["all questions"].p99,
        "ratio of medians": round(found["all questions"].p50 / peer["all questions"].p50, 2),
        "looks at the event loop": grown[f"{lag}_count"],
        **longer,
        "asked late": Latency.of([*ours.late, *theirs.late]),
    }


def show(found: Mapping[str, Any]) -> None:
    """Print the figures as a table."""
    for side in ("newsdesk", "pong"):
        print(
            f"{side:24}" + "".join(f"{name:>9}" for name in ("number", "p50", "p95", "p99", "max"))
        )
        for name, value in found[side].items():
            values = astuple(value) if isinstance(value, Latency) else (value,)
            print(f"  {name:22}" + "".join(f"{one:9g}" for one in values))
    for name, value in found.items():
        if name in LIMITS:
            print(f"{name:24}{value:9g}  at most {LIMITS[name]:g}")
        elif name not in {"newsdesk", "pong"}:
            print(f"{name:24}{value.p99 if isinstance(value, Latency) else value:9g}")


def seeded(plan: Plan, more: int = 0) -> Random:
    """Chance that is the same in every run."""
    return Random(plan.seed + more)  # noqa: S311 - a load is no secret


def main() -> int:
    """The figures, and whether they are within the limits."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rate", type=float, default=50.0, help="questions a second")
    parser.add_argument("--seconds", type=float, default=60.0, help="for each of the two bots")
    parser.add_argument("--users", type=int, default=500, help="people")
    parser.add_argument("--questions", type=int, default=1_000, help="different ones that they ask")
    parser.add_argument("--corpus", type=Path, default=PROJECT / "seeds", help="folder or file")
    parser.add_argument("--seed", type=int, default=1, help="of who asks what when")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    args = parser.parse_args()
    corpus = args.corpus.resolve()
    plan = Plan(args.rate, args.seconds, args.users, args.questions, corpus, args.seed)
    with tempfile.TemporaryDirectory() as archive:
        found = asyncio.run(run(plan, Path(archive)))
    if args.json:
        print(json.dumps(found, default=asdict))
    else:
        show(found)
    exceeded = [name for name, most in LIMITS.items() if not found[name] <= most]
    if exceeded:
        print(f"exceeded: {', '.join(exceeded)}", file=sys.stderr)
    return 1 if exceeded else 0


if __name__ == "__main__":
    sys.exit(main())
