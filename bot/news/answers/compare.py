"""Compare: two or more outlets on one topic, who was earlier, their headlines side by side."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.news.answers.scope import Scope
from bot.news.article import Outlet
from bot.news.coverage import Coverage, Survey


@dataclass(frozen=True, slots=True)
class Side:
    """One outlet's part: its coverage, articles oldest first; maybe none."""

    outlet: Outlet
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class CompareAnswer:
    """The sides in the order they were named; `earlier`: those that may have been first."""

    scope: Scope
    survey: Survey
    sides: tuple[Side, ...]
    earlier: tuple[Side, ...]


def answer(scope: Scope, survey: Survey, coverages: Mapping[Outlet, Coverage]) -> CompareAnswer:
    """The sides of a comparison; `survey` counts all of them together."""
    sides = tuple(Side(outlet, coverage) for outlet, coverage in coverages.items())
    return CompareAnswer(scope, survey, sides, _earlier(sides))


def _earlier(sides: tuple[Side, ...]) -> tuple[Side, ...]:
    """Those whose first article began no later than the earliest one may have."""
    spans = {side.outlet: _first_span(side) for side in sides}
    ends = [span[1] for span in spans.values() if span]
    return tuple(side for side in sides if (span := spans[side.outlet]) and span[0] <= min(ends))


def _first_span(side: Side) -> tuple[datetime, datetime] | None:
    first = side.coverage.survey.first
    if first is None or first.published.earliest is None or first.published.latest is None:
        return None
    return first.published.earliest, first.published.latest
