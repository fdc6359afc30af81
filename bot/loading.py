"""Loading: files → documents made ready for the archive, on every core.

This process cuts files into portions and takes in what is ready; the others read. So many portions
are under way as keep them busy, never more: a corpus of any size passes through little memory.
"""

import gc
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process

from bot.archive.compile import Unchanged
from bot.archive.prepare import Prepared, prepare
from bot.errors import ArchiveError
from bot.news.article import FileState
from bot.news.outlets import Directory
from bot.progress import Advance, Progress
from bot.reading.portions import Kept, Known, Portion, portions
from bot.reading.read import read_portion

ALONE = 4_000_000
"""Bytes up to which this process reads by itself: starting others takes about a second."""

_PACKED = 3
"""Bytes of a packed file's text for each of its own, about; only the progress rests on it."""

_UNDER_WAY = 3
"""Portions for each process that are under way: one is read, one waits, one is taken in."""

_directory = Directory(())


def load(
    files: Iterable[FileState], known: Known, directory: Directory, progress: Progress
) -> Iterator[Prepared | Unchanged]:
    """Files → their documents made ready, in the order of the files.

    Parts that are `known` of a path are not read again. Raises ArchiveError where a process that
    reads is gone, and whatever `progress` raises.
    """
    listed = list(files)
    total = sum(file.size for file in listed)
    processes = len(os.sched_getaffinity(0))
    found = portions(listed, known)
    with progress(total) as advance:
        counted = _Counted(advance)
        if total <= ALONE or processes == 1:
            yield from counted.through(_here(found, directory))
        else:
            with _pool(processes, directory) as pool:
                yield from counted.through(_there(found, pool, processes * _UNDER_WAY))


class _Counted:
    """Tells how far reading is."""

    def __init__(self, advance: Advance) -> None:
        self._advance = advance
        self._bytes = 0
        self._documents = 0

    def through(
        self, ready: Iterable[tuple[int, tuple[Prepared | Unchanged, ...]]]
    ) -> Iterator[Prepared | Unchanged]:
        """Documents as they come with the bytes that they were read from."""
        for size, documents in ready:
            self._bytes += size
            self._documents += sum(one.records for one in documents if isinstance(one, Prepared))
            self._advance(self._bytes, self._documents)
            yield from documents


_Ready = tuple[int, tuple[Prepared | Unchanged, ...]]


def _here(found: Iterable[Portion | Kept], directory: Directory) -> Iterator[_Ready]:
    for portion in found:
        if isinstance(portion, Kept):
            yield 0, (Unchanged(portion.file, portion.part),)
        else:
            documents = (prepare(one, directory) for one in read_portion(portion))
            yield _size(portion), tuple(documents)


def _there(
    found: Iterable[Portion | Kept], pool: ProcessPoolExecutor, most: int
) -> Iterator[_Ready]:
    under_way: deque[tuple[int, Kept | Future[tuple[Prepared, ...]]]] = deque()
    for portion in found:
        if isinstance(portion, Kept):
            under_way.append((0, portion))
        else:
            under_way.append((_size(portion), pool.submit(_read, portion)))
        if len(under_way) >= most:
            yield _taken(*under_way.popleft())
    while under_way:
        yield _taken(*under_way.popleft())


def _taken(size: int, done: "Kept | Future[tuple[Prepared, ...]]") -> _Ready:
    if isinstance(done, Kept):
        return 0, (Unchanged(done.file, done.part),)
    try:
        return size, done.result()
    except BrokenProcessPool as error:
        raise ArchiveError("a process that reads the corpus was ended from outside") from error


def _size(portion: Portion) -> int:
    """The bytes of the corpus' files that a portion stands for."""
    if portion.layout is None:
        return sum(file.size for file in portion.files)
    packed = portion.files[0].path.endswith((".gz", ".zst"))
    return len(portion.raw) // _PACKED if packed else len(portion.raw)


@contextmanager
def _pool(processes: int, directory: Directory) -> Iterator[ProcessPoolExecutor]:
    """Processes that read; on the way out nobody waits for what is not read yet."""
    pool = ProcessPoolExecutor(processes, get_context("spawn"), _begin, (directory,))
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _begin(directory: Directory) -> None:
    """Make a process ready to read; it ends when the one that started it is gone."""
    global _directory  # noqa: PLW0603 - a process of a pool has nowhere else to keep it
    _directory = directory
    gc.freeze()
    gc.set_threshold(50_000)
    parent = parent_process()
    if parent:
        threading.Thread(target=_outlive, args=(parent.join,), daemon=True).start()


def _outlive(ended: Callable[[], object]) -> None:
    ended()
    os._exit(0)


def _read(portion: Portion) -> tuple[Prepared, ...]:
    return tuple(prepare(document, _directory) for document in read_portion(portion))
