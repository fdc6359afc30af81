"""Loading: files → documents made ready for the archive, on every core.

This process cuts files into portions and takes in what is ready; the others read. So many portions
are under way as keep them busy, never more: a corpus of any size passes through little memory.
"""

import gc
import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager, suppress
from itertools import count
from pathlib import Path
from queue import Queue

from bot.archive.prepare import Prepared, Unchanged, prepare
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

_GARBAGE = 50_000
"""New objects after which Python looks for circles among them meanwhile; usual are 700."""

_COLLECTED = 50
"""Portions after which a process that reads does so; what it reads has none."""

_OURS = Path(__file__).resolve().parent.parent
"""Where this package is; what lies in the folder that somebody stands in is none of ours."""

_PIPE = 1_048_576
"""Bytes that wait between two processes; Linux gives no more to everybody."""

_SWITCH = 0.0005
"""Seconds after which a thread that computes lets one go on that has read; usual are 0.005."""

_Later = Future[tuple[Prepared, ...]]


def load(
    files: Iterable[FileState], known: Known, directory: Directory, progress: Progress
) -> Iterator[Prepared | Unchanged]:
    """Files → their documents made ready, in the order of the files.

    Parts that are `known` of a path are not read again. Processes that read begin at once, while
    the caller gets ready. Raises ArchiveError where one of them is gone, and whatever `progress`
    raises.
    """
    listed = list(files)
    total = sum(file.size for file in listed)
    processes = len(os.sched_getaffinity(0))
    alone = total <= ALONE or processes == 1
    readers = () if alone else tuple(_Reader(directory) for _ in range(processes))
    return _loaded(portions(listed, known), readers, directory, progress(total))


def _loaded(
    found: Iterable[Portion | Kept],
    readers: Sequence["_Reader"],
    directory: Directory,
    progress: AbstractContextManager[Advance],
) -> Iterator[Prepared | Unchanged]:
    with progress as advance:
        counted = _Counted(advance)
        if not readers:
            yield from counted.through(_here(found, directory))
        else:
            with _pool(readers) as read:
                yield from counted.through(_there(found, read, len(readers) * _UNDER_WAY))


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
            yield _size(portion), prepare(read_portion(portion), directory)


def _there(
    found: Iterable[Portion | Kept], read: Callable[[Portion], _Later], most: int
) -> Iterator[_Ready]:
    under_way: deque[tuple[int, Kept | _Later]] = deque()
    for portion in found:
        if isinstance(portion, Kept):
            under_way.append((0, portion))
        else:
            under_way.append((_size(portion), read(portion)))
        if len(under_way) >= most:
            yield _taken(*under_way.popleft())
    while under_way:
        yield _taken(*under_way.popleft())


def _taken(size: int, done: Kept | _Later) -> _Ready:
    if isinstance(done, Kept):
        return 0, (Unchanged(done.file, done.part),)
    return size, done.result()


def _size(portion: Portion) -> int:
    """The bytes of the corpus' files that a portion stands for."""
    if portion.layout is None:
        return sum(file.size for file in portion.files)
    packed = portion.files[0].path.endswith((".gz", ".zst"))
    return len(portion.raw) // _PACKED if packed else len(portion.raw)


class _Reader:
    """A process that reads portions, one at a time; it ends when its input does."""

    def __init__(self, directory: Directory) -> None:
        command = (sys.executable, "-P", "-m", "bot.loading")
        paths = (str(_OURS), os.environ.get("PYTHONPATH", ""))
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, paths))}
        self._process = subprocess.Popen(  # noqa: S603 - our own module
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            pipesize=_PIPE,
            start_new_session=True,  # Ctrl-C is for the one that reads for somebody
        )
        given, taken = self._process.stdin, self._process.stdout
        if given is None or taken is None:
            raise ArchiveError("a process that reads the corpus has no pipes")
        self._given, self._taken = given, taken
        self._give(directory)

    def read(self, portion: Portion) -> tuple[Prepared, ...]:
        """The documents of a portion. Raises ArchiveError where the process is gone."""
        try:
            self._give(portion)
            found: tuple[Prepared, ...] = pickle.load(self._taken)  # noqa: S301 - our own
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            raise ArchiveError("a process that reads the corpus was ended from outside") from error
        return found

    def _give(self, value: object) -> None:
        pickle.dump(value, self._given, pickle.HIGHEST_PROTOCOL)
        self._given.flush()

    def close(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.communicate()


@contextmanager
def _pool(every: Sequence[_Reader]) -> Iterator[Callable[[Portion], _Later]]:
    """Processes that read; a thread for each hands portions over and takes what comes back."""
    readers = Queue[_Reader]()
    for one in every:
        readers.put(one)

    def read(portion: Portion) -> tuple[Prepared, ...]:
        reader = readers.get()
        try:
            return reader.read(portion)
        finally:
            readers.put(reader)

    threads = ThreadPoolExecutor(len(every), thread_name_prefix="reading")
    usual, collected = sys.getswitchinterval(), gc.get_threshold()
    sys.setswitchinterval(min(usual, _SWITCH))
    gc.set_threshold(max(collected[0], _GARBAGE), *collected[1:])
    try:
        yield lambda portion: threads.submit(read, portion)
    finally:
        sys.setswitchinterval(usual)
        gc.set_threshold(*collected)
        for one in every:
            one.close()
        threads.shutdown(cancel_futures=True)


def _serve() -> None:
    """Read portions from standard input, write what is ready to standard output, to the end."""
    given, taken = sys.stdin.buffer, sys.stdout.buffer
    gc.disable()
    with suppress(EOFError, BrokenPipeError, pickle.UnpicklingError):
        directory = pickle.load(given)  # noqa: S301 - our own
        for number in count(1):
            portion = pickle.load(given)  # noqa: S301 - our own
            ready = prepare(read_portion(portion), directory)
            pickle.dump(ready, taken, pickle.HIGHEST_PROTOCOL)
            taken.flush()
            if number % _COLLECTED == 0:
                gc.collect()


if __name__ == "__main__":
    _serve()
