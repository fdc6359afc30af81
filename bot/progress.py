"""How far reading the corpus is, and what came of it, as whoever reads tells whoever shows it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass

from bot.news.coverage import Holdings
from bot.news.problems import Problem

Advance = Callable[[int, int], None]
"""Told how many bytes and documents have been read so far; may raise to stop."""

Progress = Callable[[int], AbstractContextManager[Advance]]
"""Told how many bytes there are to read; gives what is told how far it is."""


@contextmanager
def quietly(_total: int) -> Iterator[Advance]:
    """No progress is shown."""
    yield lambda _bytes, _documents: None


TOLD = 3
"""Problems that are told after a reload; `newsdesk check` has all of them."""


@dataclass(frozen=True, slots=True)
class Reread:
    """What the corpus is after it was read again, how many of its files that concerned.

    `problems` are the first ones of these files.
    """

    holdings: Holdings
    added: int
    changed: int
    removed: int
    problems: tuple[Problem, ...]
