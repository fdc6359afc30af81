"""A scale of time: pieces of equal length to count articles in, round moments to name."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from itertools import islice

from bot.news.dates import LATEST, day_text

MOST_PIECES = 124
"""Pieces of a span; with more of them a bar would be thinner than three pixels on a phone."""

MOST_TICKS = 5
"""Names that fit side by side in letters that can be read on a phone."""


class Unit(Enum):
    """How long a piece is."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


_DAYS = {
    Unit.DAY: 1.0,
    Unit.WEEK: 7.0,
    Unit.MONTH: 30.4,
    Unit.YEAR: 365.2,
    Unit.DECADE: 3_652.0,
    Unit.CENTURY: 36_524.0,
}
_YEARS = {Unit.YEAR: 1, Unit.DECADE: 10, Unit.CENTURY: 100}
_HOURS_UNTIL = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Tick:
    """A moment with its name."""

    at: datetime
    text: str


def unit_for(first: datetime, last: datetime, *, timed: bool = False) -> Unit:
    """The shortest unit of which a span has not too many; `timed`: hours of it are known."""
    if timed and following(begin(last, Unit.DAY), Unit.DAY) - first <= _HOURS_UNTIL:
        return Unit.HOUR
    days = (last - first).days + 1
    return next(
        (unit for unit, length in _DAYS.items() if days / length <= MOST_PIECES), Unit.CENTURY
    )


def begin(at: datetime, unit: Unit) -> datetime:
    """The first moment of the piece that a moment is in; weeks begin on Monday (ISO 8601)."""
    if unit is Unit.HOUR:
        return at.replace(minute=0, second=0, microsecond=0)
    day = at.replace(hour=0, minute=0, second=0, microsecond=0)
    if unit is Unit.DAY:
        return day
    if unit is Unit.WEEK:
        return day - timedelta(days=day.weekday())
    if unit is Unit.MONTH:
        return day.replace(day=1)
    return day.replace(year=day.year - day.year % _YEARS[unit], month=1, day=1)


def following(start: datetime, unit: Unit, pieces: int = 1) -> datetime:
    """The first moment so many pieces after one; LATEST where the calendar ends before it."""
    try:
        if unit is Unit.HOUR:
            return start + timedelta(hours=pieces)
        if unit is Unit.DAY or unit is Unit.WEEK:
            return start + timedelta(days=pieces * round(_DAYS[unit]))
        if unit is Unit.MONTH:
            years, months = divmod(start.month - 1 + pieces, 12)
            return start.replace(year=start.year + years, month=months + 1)
        return start.replace(year=start.year + pieces * _YEARS[unit])
    except (OverflowError, ValueError):
        return LATEST


def piece_text(start: datetime, unit: Unit) -> str:
    """`24 Mar 2022`, `24 Mar 2022, 10:00`, `week of 21 Mar 2022`, `Mar 2022`, `2022`, `1990s`."""
    match unit:
        case Unit.HOUR:
            return f"{day_text(start.date())}, {start:%H}:00"
        case Unit.DAY:
            return day_text(start.date())
        case Unit.WEEK:
            return f"week of {day_text(start.date())}"
        case Unit.MONTH:
            return f"{start:%b} {start.year}"
        case Unit.YEAR:
            return str(start.year)
        case Unit.DECADE | Unit.CENTURY:
            return f"{start.year}s"


def ticks(start: datetime, end: datetime) -> tuple[Tick, ...]:
    """Round moments from `start` until before `end`: as many as can be read side by side."""
    tried = (
        [Tick(at, text(at)) for at in islice(_moments(start, end, unit, pieces), MOST_TICKS + 1)]
        for unit, pieces, text in _STEPS
    )
    return tuple(next(found for found in tried if len(found) <= MOST_TICKS))


def _moments(start: datetime, end: datetime, unit: Unit, pieces: int) -> Iterator[datetime]:
    at = _round(start, unit, pieces)
    while at < end:
        if at >= start:
            yield at
        at = following(at, unit, pieces)


def _round(start: datetime, unit: Unit, pieces: int) -> datetime:
    """The last moment not after `start` from which steps of so many pieces come out round."""
    if unit is Unit.HOUR:
        return begin(start, Unit.DAY)
    if unit is Unit.MONTH:
        return begin(start, Unit.YEAR)
    if unit is Unit.YEAR:
        return begin(start, unit).replace(year=start.year - start.year % pieces or pieces)
    return begin(start, unit)


def _hour(at: datetime) -> str:
    return f"{at:%H}:00" if at.hour else _day(at)


def _day(at: datetime) -> str:
    return f"{at.day} {at:%b}"


def _month(at: datetime) -> str:
    return f"{at:%b} {at.year}"


def _year(at: datetime) -> str:
    return str(at.year)


_STEPS: tuple[tuple[Unit, int, Callable[[datetime], str]], ...] = (
    *((Unit.HOUR, pieces, _hour) for pieces in (6, 12)),
    *((Unit.DAY, pieces, _day) for pieces in (1, 2)),
    *((Unit.WEEK, pieces, _day) for pieces in (1, 2, 4)),
    *((Unit.MONTH, pieces, _month) for pieces in (1, 2, 3, 6)),
    *((Unit.YEAR, pieces, _year) for pieces in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000)),
)
