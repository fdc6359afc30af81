"""Running the bot: corpus, state, health and Discord put together; started, and ended in order."""

import asyncio
import gc
import os
import signal
import sys
import threading
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager

from bot.app import Newsdesk
from bot.as_json import KINDS
from bot.config import Settings
from bot.discord_ui.client import NewsdeskClient
from bot.discord_ui.starting import connect
from bot.errors import ServiceError
from bot.operation.health import Vitals, socket_for
from bot.operation.logs import loop_exception_handler, set_up
from bot.operation.metrics import Metrics
from bot.operation.vitals import VitalsServer, watch_loop
from bot.progress import Advance
from bot.reception import FACES, PLACES, Reception
from bot.state.memory import Memory
from bot.state.store import State
from bot.watching import Watch

FINISHING = 2.5
"""Seconds for answers that are under way when the bot is told to stop."""

CLOSING = 0.75
"""Seconds for leaving the gateway before, and for closing the connections after that."""

GARBAGE = 10_000
"""New objects after which Python looks for circles among them; usual are 700."""

SWITCH = 0.0005
"""Seconds that a desk thread keeps the interpreter from the event loop; usual are 0.005."""

WATCHING = 0.02
"""Seconds between two looks at how late the event loop is."""

AT_LAST = 4.3
"""Seconds after which the process ends whatever it does; five is what it has.

An archive that is being compiled is written beside the one in service, so nothing is lost.
"""


def serve(settings: Settings, token: str) -> None:
    """Run the bot until SIGTERM or SIGINT. Raises NewsdeskError where it cannot run."""
    set_up(settings.service.log)
    asyncio.run(_Running(settings).run(token))


class _Running:
    """One run of the bot."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._stopping = threading.Event()
        self._watch = Watch(settings)
        self._metrics = Metrics(FACES, set(KINDS.values()), PLACES)
        self._reception: Reception | None = None
        self._client: NewsdeskClient | None = None

    async def run(self, token: str) -> None:
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(loop_exception_handler)
        stop = asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._stop, stop)
        loop.add_signal_handler(signal.SIGHUP, self._hung_up, stop, _in_a_terminal())
        service = self._settings.service
        vitals = VitalsServer(self._vitals, self._metrics)
        self._settings.archive.mkdir(parents=True, exist_ok=True)
        await vitals.start(socket_for(self._settings.archive), service.port, service.host)
        watching = asyncio.create_task(watch_loop(self._metrics, WATCHING))
        try:
            await _first(self._work(token), stop.wait())
        finally:
            watching.cancel()
            await vitals.close()

    async def _work(self, token: str) -> None:
        await self._watch.begin()
        newsdesk = await asyncio.to_thread(Newsdesk, self._settings, self._until_stopped, warm=True)
        gc.collect()
        sys.setswitchinterval(SWITCH)
        gc.set_threshold(GARBAGE)
        gc.freeze()  # what is there now stays; looking through it again and again takes 0.1 s
        state = State(self._settings.archive / "state.sqlite")
        memory = Memory(self._settings.service.answers_a_minute)
        self._reception = Reception(newsdesk, state, memory, self._metrics)
        self._reception.count(newsdesk.archive.holdings())
        watching = asyncio.create_task(self._watch.serve(self._reload))
        try:
            self._client = NewsdeskClient(self._reception, self._settings.service)
            await connect(self._client, token)
        finally:
            watching.cancel()
            self._watch.end()
            if self._client:
                await _within(self._client.leave(), CLOSING)
                await self._client.front.finish(FINISHING)
                await _within(self._client.close(), CLOSING)
            self._reception.close()
            state.close()
            newsdesk.close()

    def _stop(self, stop: asyncio.Event) -> None:
        """It is time to leave: in order, and if that takes too long anyway."""
        self._stopping.set()
        stop.set()
        last = threading.Timer(AT_LAST, os._exit, (0,))
        last.daemon = True
        last.start()

    async def _reload(self) -> bool:
        """Read the corpus again → whether that worked; why not is logged where it is tried."""
        assert self._reception is not None  # noqa: S101 - there before anything is watched
        try:
            await self._reception.reload()
        except Exception:  # noqa: BLE001 - the next change may be the one that mends it
            return False
        return True

    def _hung_up(self, stop: asyncio.Event, in_a_terminal: bool) -> None:  # noqa: FBT001 - see run
        """SIGHUP: read the corpus again; or leave, where the terminal was closed."""
        if in_a_terminal and not _in_a_terminal():
            self._stop(stop)
        else:
            self._watch.ask()

    @contextmanager
    def _until_stopped(self, _total: int) -> Iterator[Advance]:
        """The corpus is read as long as nobody told the bot to stop."""

        def advance(_bytes: int, _documents: int) -> None:
            if self._stopping.is_set():
                raise ServiceError("stopped while reading the corpus")

        yield advance

    async def _vitals(self) -> Vitals:
        """Ready is a bot that is connected and whose archive answers."""
        if self._client is None or self._reception is None:
            return Vitals(ready=False, why="reading the corpus")
        if not self._client.connected:
            return Vitals(ready=False, why="not connected to Discord")
        holdings = await self._reception.holdings()
        why = f"{holdings.survey.articles:,} articles"
        if trouble := self._reception.reloading.trouble:
            why += f", as they were {trouble.since:%Y-%m-%d %H:%M} UTC: {trouble.why}"
        return Vitals(ready=True, why=why)


def _in_a_terminal() -> bool:
    """Whether somebody started it by hand and still looks at it."""
    try:
        return os.tcgetpgrp(sys.__stdin__.fileno()) > 0 if sys.__stdin__ else False
    except (OSError, ValueError):
        return False


async def _first(work: Awaitable[None], stop: Awaitable[object]) -> None:
    """Work until it ends or it is time to stop, which lets it end in order."""
    working, stopping = asyncio.ensure_future(work), asyncio.ensure_future(stop)
    await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    working.cancel()
    try:
        await working
    except asyncio.CancelledError:
        return


async def _within(work: Awaitable[object], seconds: float) -> None:
    try:
        await asyncio.wait_for(work, seconds)
    except TimeoutError:
        return
