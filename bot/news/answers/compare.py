"""Compare: two or more outlets on one topic, who was earlier, their headlines side by side."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.news.answers.scope import Scope
from bot.news.article import Outlet
from bot.news.coverage import Coverage, Survey
from bot.news.dates import first_span, firsts
from bot.news.relations import UNRELATED, Relations


@dataclass(frozen=True, slots=True)
class Side:
    """One outlet's part: its coverage, articles oldest first; maybe none."""

    outlet: Outlet
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class CompareAnswer:
    """The sides in the order they were named; `earlier`: those that may have been first.

    `relations`: how the articles of all sides hang together.
    """

    scope: Scope
    survey: Survey
    sides: tuple[Side, ...]
    earlier: tuple[Side, ...]
    relations: Relations = UNRELATED


def answer(
    scope: Scope,
    survey: Survey,
    coverages: Mapping[Outlet, Coverage],
    relations: Relations = UNRELATED,
) -> CompareAnswer:
    """The sides of a comparison; `survey` counts all of them together."""
    sides = tuple(Side(outlet, coverage) for outlet, coverage in coverages.items())
    return CompareAnswer(scope, survey, sides, _earlier(sides), relations)


def _earlier(sides: tuple[Side, ...]) -> tuple[Side, ...]:
    spans = [first_span(hit.article.published for hit in side.coverage.hits) for side in sides]
    return tuple(side for side, may_be in zip(sides, firsts(spans), strict=True) if may_be)
