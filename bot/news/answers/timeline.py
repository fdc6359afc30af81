"""Timeline: how it unfolded, day by day."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from bot.news.answers.scope import Scope
from bot.news.coverage import Coverage, Hit

GAP = 3
"""Days without an article from which a gap is said."""


@dataclass(frozen=True, slots=True)
class Day:
    """One UTC day: its articles, oldest first, and the days without any before it."""

    day: date
    hits: tuple[Hit, ...]
    gap: int = 0


@dataclass(frozen=True, slots=True)
class TimelineAnswer:
    """The days with articles, oldest first; `undated` are on none of them."""

    scope: Scope
    coverage: Coverage
    days: tuple[Day, ...]
    undated: tuple[Hit, ...]


def answer(scope: Scope, coverage: Coverage) -> TimelineAnswer:
    """The days of a coverage whose articles come oldest first."""
    dated = [(hit.article.published.day, hit) for hit in coverage.hits]
    known = [(day, hit) for day, hit in dated if day is not None]
    days: list[Day] = []
    for day, group in groupby(known, key=lambda pair: pair[0]):
        gap = (day - days[-1].day).days - 1 if days else 0
        days.append(Day(day, tuple(hit for _, hit in group), gap if gap >= GAP else 0))
    undated = tuple(hit for day, hit in dated if day is None)
    return TimelineAnswer(scope, coverage, tuple(days), undated)
