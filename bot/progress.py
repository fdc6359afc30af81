"""How far reading the corpus is, as whoever reads tells it to whoever shows it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

Advance = Callable[[int, int], None]
"""Told how many bytes and documents have been read so far; may raise to stop."""

Progress = Callable[[int], AbstractContextManager[Advance]]
"""Told how many bytes there are to read; gives what is told how far it is."""


@contextmanager
def quietly(_total: int) -> Iterator[Advance]:
    """No progress is shown."""
    yield lambda _bytes, _documents: None
