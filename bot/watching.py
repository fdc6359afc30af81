"""Watching: has the corpus read again soon after its files or the outlets' file have changed.

The listing of the corpus decides whether anything changed. The system's own notes (inotify and its
like) only say when to list it at once; where there are none, as on many network file systems,
it is listed from time to time.
"""

import asyncio
import hashlib
import logging
import stat
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path

from watchfiles import Change, awatch

from bot.config import Settings
from bot.operation.logs import note
from bot.reading.files import list_files
from bot.reading.formats import is_document

NEVER = float("inf")
SHARES = {"auto": 100, "poll": 4}
"""Times as long as a look at everything takes that it rests before the next one."""

_NOTES = 0.25
"""The part of `quiet` in which notes of steady changes come together."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How long it waits, in seconds.

    `quiet` without a change is what makes files count as written; of `steady` changes it waits
    for no end. After a `look` at everything, at least, comes the next one, twice that where the
    system tells of changes. Every `tick` the given paths themselves are looked at, of which it
    tells nothing: they may be replaced, appear, or have another file system mounted over them.
    A reload that failed is tried again after `again`, at most after `seldom`.
    """

    quiet: float = 0.6
    steady: float = 2.5
    look: float = 1.0
    tick: float = 1.0
    again: float = 10.0
    seldom: float = 600.0


_log = logging.getLogger("bot.corpus")
_Signs = tuple[tuple[int, ...], ...]


class Watch:
    """A corpus and its outlets' file, watched from `begin` on as `settings.service.watch` says."""

    def __init__(self, settings: Settings, pace: Pace | None = None) -> None:
        """Where it is `off`, the corpus is read again when asked for."""
        self._pace = pace or Pace()
        self._how = settings.service.watch
        self._corpus, outlets = settings.corpus, settings.outlets
        self._own = (f"{settings.archive.absolute()}/", f"{settings.archive.resolve()}/")
        given = (*settings.corpus, outlets) if outlets else settings.corpus
        self._given = given if self._how != "off" else ()
        self._asked = asyncio.Event()
        self._noted = asyncio.Event()
        self._touched = False
        self._seen = b""
        self._signs: _Signs = ()
        self._took = 0.0
        self._listening: asyncio.Task[None] | None = None

    async def begin(self) -> None:
        """From now on every change counts; call it before the corpus is read."""
        self._seen = await self._look()
        if self._how == "auto":
            self._listening = asyncio.create_task(self._listen())

    def end(self) -> None:
        """Listen no more."""
        if self._listening:
            self._listening.cancel()

    def ask(self) -> None:
        """Have the corpus read again at once, whatever is known of it."""
        self._asked.set()
        self._noted.set()

    async def serve(self, reload: Callable[[], Awaitable[bool]]) -> None:
        """Reload after every burst of changes, until cancelled; `reload` says whether it worked.

        What did not work is tried again, ever more seldom, also where nothing changes: a disk
        that was full has room again. It rests after a reload as long as that took.
        """
        clock = asyncio.get_running_loop().time
        pace, wait, again = self._pace, self._pace.again, NEVER
        while True:
            try:
                changed = await self._changed()
            except Exception as error:  # noqa: BLE001 - whatever broke, the next look may work
                note(_log, "watching", error)
                await asyncio.sleep(pace.again)
                continue
            if changed or clock() >= again:
                wait = pace.again if changed else min(2 * wait, pace.seldom)
                begun = clock()
                again = NEVER if await reload() else clock() + wait
                await _within(self._asked, clock() - begun)
            await self._until(min(again, clock() + self._rest()))

    def _rest(self) -> float:
        """Seconds until the next look at everything, where nothing is told before."""
        if self._how == "off":
            return NEVER
        least = self._pace.look if self._how == "poll" else 2 * self._pace.look
        return max(least, SHARES[self._how] * self._took)

    # Whether anything changed

    async def _changed(self) -> bool:
        """Whether there is something to read, and nobody is writing it any more."""
        await self._quiet()
        sure = self._touched or self._asked.is_set()
        self._touched = False
        self._asked.clear()
        found = before = await self._look()
        clock = asyncio.get_running_loop().time
        steady = clock() + self._pace.steady
        while not sure and found != self._seen and clock() < steady:
            await _within(self._asked, self._pace.quiet)
            self._noted.clear()  # the next look shows what they are about
            self._touched = False
            found, before = await self._look(), found
            if found == before:
                break
        changed = sure or found != self._seen
        self._seen = found
        return changed

    async def _quiet(self) -> None:
        """Wait until no notes come any more; not for ever, and not for what was asked for."""
        clock = asyncio.get_running_loop().time
        steady = clock() + self._pace.steady
        while self._noted.is_set() and not self._asked.is_set() and clock() < steady:
            self._noted.clear()
            await _within(self._noted, self._pace.quiet)
        self._noted.clear()

    async def _until(self, end: float) -> None:
        """Wait for a note, another sign of a change, or a point in the loop's time."""
        clock = asyncio.get_running_loop().time
        while clock() < end and not self._noted.is_set():
            await _within(self._noted, min(self._pace.tick, end - clock()))
            if await asyncio.to_thread(signs, self._given) != self._signs:
                return

    async def _look(self) -> bytes:
        """What the corpus and the outlets' file are now, as a digest."""
        if self._how == "off":
            return b""
        clock = asyncio.get_running_loop().time
        begun = clock()
        self._signs = await asyncio.to_thread(signs, self._given)
        found = await asyncio.to_thread(self._digest)
        self._took = clock() - begun
        return found

    def _digest(self) -> bytes:
        """A digest of what is listed, but for the archive's own files."""
        listing = list_files(self._corpus)
        digest = hashlib.blake2b(repr(self._signs).encode(), digest_size=16)
        for file in listing.files:
            if not file.path.startswith(self._own):
                digest.update(repr(file).encode())
        digest.update(repr(listing.problems).encode())
        return digest.digest()

    # Notes of the system

    async def _listen(self) -> None:
        """Take the system's notes on all folders; anew where one is another one now."""
        said = ""
        while True:
            try:
                await self._listen_in(await asyncio.to_thread(folders, self._corpus))
            except (OSError, RuntimeError) as error:  # too many folders, a system without notes
                if said != (said := str(error)):
                    _log.warning("folders cannot be watched, they are listed instead: %s", said)
                await asyncio.sleep(self._pace.again)

    async def _listen_in(self, there: dict[Path, tuple[int, ...]]) -> None:
        self._noted.set()  # of what happened while nobody listened there are no notes
        notes = awatch(
            *there,
            watch_filter=self._concerns,
            step=50,
            debounce=round(self._pace.quiet * _NOTES * 1000),
            rust_timeout=round(self._pace.tick * 1000),
            yield_on_timeout=True,
            force_polling=False,
            ignore_permission_denied=True,
        )
        async with aclosing(notes):
            async for changes in notes:
                if changes:
                    self._noted.set()
                if await asyncio.to_thread(folders, self._corpus) != there:
                    return

    def _concerns(self, change: Change, path: str) -> bool:
        """Whether a change is one of documents, or of folders, which may hold some."""
        place = Path(path)
        if path.startswith(self._own) or any(part.startswith(".") for part in self._below(place)):
            return False
        if is_document(place.name):
            self._touched = True
            return True
        return change is Change.deleted or place.is_dir()

    def _below(self, place: Path) -> tuple[str, ...]:
        """The parts of a path from a folder of the corpus on."""
        tops = (top for top in self._corpus if place.is_relative_to(top))
        return next((place.relative_to(top).parts for top in tops), ())


async def _within(event: asyncio.Event, seconds: float) -> None:
    """Wait for an event, at most so many seconds."""
    try:
        await asyncio.wait_for(event.wait(), seconds)
    except TimeoutError:
        return


def signs(paths: tuple[Path, ...]) -> _Signs:
    """What tells that something else is at a path: a file written anew, another folder."""
    return tuple(map(_sign, paths))


def folders(paths: tuple[Path, ...]) -> dict[Path, tuple[int, ...]]:
    """Those of the paths that are folders now, each with which one it is."""
    return {path: sign for path in paths if (sign := _sign(path)) and path.is_dir()}


def _sign(path: Path) -> tuple[int, ...]:
    try:
        found = path.stat()
    except OSError:
        return ()
    which = (found.st_dev, found.st_ino)
    return which if stat.S_ISDIR(found.st_mode) else (*which, found.st_size, found.st_mtime_ns)
