"""`newsdesk run` as a process of its own, on a test Discord that this process serves."""

import asyncio
import shutil
import signal
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from command import Ran, environment, spawn, start
from discord_server import Discord

from bot.app import Newsdesk
from bot.operation.health import socket_for

PATIENCE = 20
"""Seconds for what takes one; more is a failure of its own."""


@dataclass
class BotProcess:
    """A bot that was started, and what it has written until now."""

    process: "subprocess.Popen[bytes]"
    folder: Path
    options: tuple[str, ...]

    @property
    def out(self) -> str:
        return (self.folder / "out").read_text(encoding="utf-8")

    @property
    def err(self) -> str:
        return (self.folder / "err").read_text(encoding="utf-8")

    @property
    def complaints(self) -> list[str]:
        """What it says to whoever started it, beside what it logs."""
        return [line for line in self.err.splitlines() if line.startswith("newsdesk: ")]

    @property
    def socket(self) -> Path:
        return socket_for(self.folder / "archive")

    @property
    def is_connected(self) -> bool:
        return "connected: " in self.err

    def ports(self) -> set[int] | None:
        """The TCP ports on which it listens; None where the system, not Linux, does not tell."""
        home = Path(f"/proc/{self.process.pid}")
        if not home.exists():
            return None
        own = set[str]()
        for handle in (home / "fd").iterdir():
            with suppress(FileNotFoundError):  # it was closed meanwhile
                own.add(str(handle.readlink()))
        tables = [home / "net" / name for name in ("tcp", "tcp6")]
        lines = [line for table in tables for line in table.read_text().splitlines()[1:]]
        rows = [line.split() for line in lines]
        listening = [row for row in rows if row[3] == "0A" and f"socket:[{row[9]}]" in own]
        return {int(row[1].rpartition(":")[2], 16) for row in listening}

    async def health(self) -> Ran:
        """What `newsdesk health` says of it."""
        return await asyncio.to_thread(spawn, "health", *self.options, stdin=b"")

    async def ended(self) -> int:
        """Its exit code, once it has ended."""
        return await asyncio.to_thread(self.process.wait, PATIENCE)

    async def stopped(self, how: int = signal.SIGTERM) -> tuple[int, float]:
        """Its exit code, and the seconds from the signal to its end."""
        clock = asyncio.get_running_loop().time
        begun = clock()
        self.process.send_signal(how)
        return await self.ended(), clock() - begun


def options_for(newsdesk: Newsdesk, folder: Path) -> tuple[str, ...]:
    """A newsdesk's corpus with a copy of its compiled archive, so that the bot is alone in it."""
    archive = folder / "archive"
    if not archive.exists():
        shutil.copytree(newsdesk.settings.archive, archive)  # with the folders above it
    corpora = [part for place in newsdesk.settings.corpus for part in ("--corpus", str(place))]
    return (*corpora, "--archive", str(archive))


@asynccontextmanager
async def started(
    newsdesk: Newsdesk, folder: Path, discord: Discord, *argv: str, **changes: str | None
) -> AsyncIterator[BotProcess]:
    """The bot from its very start; `changes` are those to its environment, None takes one away."""
    options = options_for(newsdesk, folder)
    given = {"DISCORD_TOKEN": discord.token, "NEWSDESK_API": discord.api}
    with (folder / "out").open("wb") as out, (folder / "err").open("wb") as err:
        process = start(
            *("run", *options, *argv),
            env=environment(**given | changes),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
        )
    bot = BotProcess(process, folder, options)
    try:
        yield bot
    except AssertionError as error:
        error.add_note(f"The bot wrote:\n{bot.err}")
        raise
    finally:
        process.kill()
        process.wait()


@asynccontextmanager
async def connected(
    newsdesk: Newsdesk, folder: Path, discord: Discord, *argv: str, **changes: str | None
) -> AsyncIterator[BotProcess]:
    """The bot once it is connected to Discord and has its guilds."""
    async with started(newsdesk, folder, discord, *argv, **changes) as bot:
        await connection(discord, bot)
        yield bot


async def connection(discord: Discord, bot: BotProcess):
    """Wait until the bot is connected. AssertionError with what it wrote if it ends instead."""

    def settled() -> bool:
        return bot.is_connected or bot.process.poll() is not None

    await discord.until(settled, PATIENCE, "the bot to be connected")
    assert bot.is_connected, "the bot ended"
