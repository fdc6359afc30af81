"""Reloading: the corpus as it is now put in service, one reload after the other."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from time import perf_counter
from typing import Protocol

from bot.desk import Desk
from bot.errors import ArchiveError, NewsdeskError
from bot.news.coverage import Holdings
from bot.operation.logs import note
from bot.operation.metrics import Metrics
from bot.progress import Reread

_log = logging.getLogger("bot.corpus")


class Reloadable(Protocol):
    """A desk on a corpus that can be read again while questions are answered."""

    def serving(self) -> AbstractContextManager[Desk]:
        """The desk in service, whose archive stays open meanwhile."""
        ...

    def reload(self) -> Reread:
        """Put the corpus as it is now in service. Raises NewsdeskError; the old one then stays."""
        ...


@dataclass(frozen=True, slots=True)
class Reload:
    """What the corpus was and what was read again, which took so many seconds.

    `before` is None where the archive was damaged.
    """

    before: Holdings | None
    read: Reread
    seconds: float

    @property
    def now(self) -> Holdings:
        """What the corpus is."""
        return self.read.holdings


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why the corpus in service is an old one, and since when."""

    why: str
    since: datetime


class Reloading:
    """Reloads of one corpus. Its methods are for the event loop's thread."""

    def __init__(self, newsdesk: Reloadable, metrics: Metrics, now: Callable[[], datetime]) -> None:
        """The reloads are counted; `now` tells the time (aware UTC)."""
        self.trouble: Trouble | None = None
        self._newsdesk = newsdesk
        self._metrics = metrics
        self._now = now
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="reload")
        self._one = asyncio.Lock()
        self._next: asyncio.Task[Reload] | None = None

    def close(self) -> None:
        """Begin no reload any more."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def reload(self) -> Reload:
        """Read the corpus again. Raises NewsdeskError; the old one then stays.

        Whoever asks while it is being read waits for the next time, all of them for the same one.
        """
        if self._next is None:
            self._next = asyncio.create_task(self._in_turn())
            self._next.add_done_callback(_heard)
        return await asyncio.shield(self._next)

    async def _in_turn(self) -> Reload:
        async with self._one:
            self._next = None  # who asks from now on may know of changes that this one misses
            loop = asyncio.get_running_loop()
            try:
                done = await loop.run_in_executor(self._thread, self._reload)
            except Exception as error:
                self._failed(error)
                raise
            self.trouble = None
            self._metrics.reloaded("read", done.seconds)
            _log.info("corpus read again in %.2f s: %s", done.seconds, _told(done))
            for problem in done.read.problems:
                _log.warning("in what was read again: %s", str(problem))
            return done

    def _reload(self) -> Reload:
        before = self._before()
        begun = perf_counter()
        now = self._newsdesk.reload()
        return Reload(before, now, perf_counter() - begun)

    def _before(self) -> Holdings | None:
        try:
            with self._newsdesk.serving() as desk:
                return desk.holdings()
        except ArchiveError:
            return None

    def _failed(self, error: Exception) -> None:
        """Count and log it; what goes on being wrong is said once."""
        self._metrics.reloaded("failed")
        foreseen = isinstance(error, NewsdeskError)
        why = str(error) if foreseen else f"a mistake of ours ({type(error).__name__})"
        if self.trouble and self.trouble.why == why:
            return
        self.trouble = Trouble(why, self.trouble.since if self.trouble else self._now())
        if foreseen:
            _log.error("the corpus cannot be read again, the old one stays: %s", why)
        else:
            self._metrics.failed("reload")
            note(_log, "reload", error)


def _heard(task: "asyncio.Task[Reload]") -> None:
    """Take what a reload raised, where nobody waits for it any more."""
    if not task.cancelled():
        task.exception()


def _told(done: Reload) -> str:
    """The counts, with what they differ by from those before."""
    now, before = _counts(done.now), _counts(done.before) if done.before else {}
    read = done.read
    files = f"{read.added} files added, {read.changed} changed, {read.removed} removed; "
    return files + ", ".join(
        f"{count} {name}"
        + (f" ({change:+d})" if (change := count - before.get(name, count)) else "")
        for name, count in now.items()
    )


def _counts(holdings: Holdings) -> dict[str, int]:
    return {
        "documents": holdings.documents,
        "articles": holdings.survey.articles,
        "problems": holdings.problems,
    }
