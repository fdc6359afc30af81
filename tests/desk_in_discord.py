"""The bot in the test Discord: started, stopped and started again as in real life."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from conftest import TODAY
from discord_server import Discord, pointed_at

from bot.app import Newsdesk
from bot.as_json import KINDS
from bot.config import Service
from bot.discord_ui.client import NewsdeskClient
from bot.operation.metrics import Metrics
from bot.reception import FACES, PLACES, DeskInService, Reception
from bot.state.memory import Memory
from bot.state.store import State


@dataclass
class Clock:
    """The bot's time: that of the corpus, going on with `advance`."""

    at: datetime = TODAY["seeds"]

    def __call__(self) -> datetime:
        return self.at

    def advance(self, **spans: float) -> None:
        self.at += timedelta(**spans)


@dataclass
class Bot:
    """One bot, that may be started several times; its state outlives a restart."""

    discord: Discord
    newsdesk: DeskInService
    folder: Path
    answers_a_minute: int = 10_000
    service: dict[str, Any] = field(default_factory=dict)
    clock: Clock = field(default_factory=Clock)
    heartbeat_timeout: float = 60.0
    client: NewsdeskClient | None = None
    reception: Reception | None = None
    metrics: Metrics | None = None

    async def start(self) -> None:
        self.metrics = Metrics(FACES, set(KINDS.values()), PLACES)
        state = State(self.folder / "state.sqlite")
        memory = Memory(self.answers_a_minute)
        self.reception = Reception(self.newsdesk, state, memory, self.metrics, self.clock)
        service = Service(api=self.discord.api, **self.service)
        self.client = NewsdeskClient(self.reception, service, self.heartbeat_timeout)
        self._working = asyncio.create_task(self.client.start(self.discord.token))
        ready = asyncio.create_task(self._ready())
        await asyncio.wait({self._working, ready}, return_when=asyncio.FIRST_COMPLETED)
        if self._working.done():
            ready.cancel()
            self._working.result()

    async def _ready(self) -> None:
        while not self.client.is_ready():  # noqa: ASYNC110 - before the login there is no event
            await asyncio.sleep(0.005)

    async def stop(self) -> None:
        await self.client.front.finish(3)
        await self.client.close()
        with suppress(asyncio.CancelledError):
            await self._working
        self.reception.close()
        self.reception.state.close()

    async def restart(self) -> None:
        await self.stop()
        await self.start()


@asynccontextmanager
async def running(
    newsdesk: Newsdesk, folder: Path, discord: Discord, **settings: Any
) -> AsyncIterator[Bot]:
    """A bot that is connected."""
    bot = Bot(discord, newsdesk, folder, **settings)
    with pointed_at(discord):
        await bot.start()
        try:
            yield bot
        finally:
            await bot.stop()
