"""Times with the precision they were given in, and the dates people write in options."""

import calendar
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from email.utils import parsedate_to_datetime
from enum import Enum
from functools import lru_cache

FIRST_YEAR = 1800
"""Publication times before are mistakes: digitised newspapers begin about here."""

WANTED = "write dates as 2022-03-24, 2022-03, “24 March” or “last week”"

_MIDNIGHT = time(0)

_OPTION = re.compile(r"^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$")


class Precision(Enum):
    """How exactly a publication time is known."""

    MINUTE = "minute"
    DAY = "day"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Published:
    """When an article came out: aware UTC; a day is kept as its first moment, unknown has none."""

    at: datetime | None
    precision: Precision

    @property
    def day(self) -> date | None:
        """The UTC calendar day."""
        return self.at.date() if self.at else None

    @property
    def earliest(self) -> datetime | None:
        """The first moment that it may have been: the beginning of the minute or the day."""
        return self.at.replace(second=0, microsecond=0) if self.at else None

    @property
    def latest(self) -> datetime | None:
        """The last moment that it may have been: the end of the minute or the day."""
        if self.earliest is None:
            return None
        minute = self.precision is Precision.MINUTE
        return self.earliest + timedelta(minutes=1 if minute else 24 * 60, microseconds=-1)


UNKNOWN = Published(None, Precision.UNKNOWN)

Span = tuple[datetime, datetime]


def first_span(times: Iterable[Published]) -> Span | None:
    """From when to when the first of several may have come out; None where no time is known."""
    known = [(one.earliest, one.latest) for one in times]
    starts = [start for start, _ in known if start]
    ends = [end for _, end in known if end]
    return (min(starts), min(ends)) if starts and ends else None


def firsts(spans: Sequence[Span | None]) -> list[bool]:
    """For each whether it may have been first: it began before any is sure to have come out."""
    ends = [span[1] for span in spans if span]
    return [span is not None and span[0] <= min(ends) for span in spans]


LATEST = datetime.max.replace(tzinfo=UTC)
"""Later than any publication time."""


def read_published(text: str) -> Published:
    """ISO 8601 or RFC 2822 → Published. Without a zone it is UTC.

    A date without a time of day is a day, and so is midnight to the second, there or in UTC: that
    is how sources write days. Raises ValueError for what is no date, or before 1800.
    """
    text = text.strip()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = _rfc2822(text)
    if moment.tzinfo is not UTC:
        if moment.tzinfo is None or moment.time() == _MIDNIGHT:  # midnight where it was written
            moment = moment.replace(tzinfo=UTC)
        try:
            moment = moment.astimezone(UTC)
        except OverflowError as error:
            raise ValueError(text) from error
    if moment.year < FIRST_YEAR:
        raise ValueError(text)
    return Published(moment, Precision.DAY if moment.time() == _MIDNIGHT else Precision.MINUTE)


def _rfc2822(text: str) -> datetime:
    try:
        return parsedate_to_datetime(text)
    except (TypeError, IndexError, OverflowError) as error:  # what it raises for some texts
        raise ValueError(text) from error


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `since` to `until`, both included; None is open."""

    since: date | None = None
    until: date | None = None

    @property
    def open(self) -> bool:
        """Whether it leaves nothing out."""
        return self.since is None and self.until is None


EVER = Period()


def read_option(text: str) -> Period:
    """What `--from` and `--to` take: a day, a month, a year or a moment → its first and last day.

    Raises ValueError for anything else.
    """
    parts = _OPTION.match(text.strip())
    if parts is None:
        day = read_published(text).at
        return Period(day.date(), day.date()) if day else EVER
    year, month, day_of_month = parts.groups()
    first = date(int(year), int(month or 1), int(day_of_month or 1))
    if first.year < FIRST_YEAR:
        raise ValueError(text)
    if day_of_month:
        return Period(first, first)
    last_month = int(month or 12)
    return Period(
        first, date(first.year, last_month, calendar.monthrange(first.year, last_month)[1])
    )


@lru_cache(maxsize=4_096)
def day_text(day: date) -> str:
    """`24 Mar 2022`."""
    return f"{day.day} {day:%b} {day.year}"


def published_text(published: Published) -> str:
    """`24 Mar 2022, 10:44 UTC`, as exact as it is known and no more."""
    if published.at is None:
        return "date unknown"
    shown = day_text(published.at.date())
    if published.precision is Precision.DAY:
        return shown
    return f"{shown}, {published.at:%H:%M} UTC"


def period_text(period: Period) -> str:
    """`21–24 Mar 2022`, `since 1 Apr 2022`, `until …`, or nothing."""
    since, until = period.since, period.until
    if since is None:
        return f"until {day_text(until)}" if until else ""
    if until is None:
        return f"since {day_text(since)}"
    if since == until:
        return day_text(since)
    if (since.year, since.month) == (until.year, until.month):
        return f"{since.day}–{day_text(until)}"
    if since.year == until.year:
        return f"{since.day} {since:%b} – {day_text(until)}"
    return f"{day_text(since)} – {day_text(until)}"


def lag_text(first: Published, later: Published) -> str:
    """`+45 min`, `+11 h 56 min`, `+3 d 4 h`: time after the first report.

    Where only the day of one of them is known, days: `+1 d`, `same day`. Nothing without a date.
    """
    if first.at is None or later.at is None:
        return ""
    if Precision.DAY in {first.precision, later.precision}:
        days = (later.at.date() - first.at.date()).days
        return f"+{days} d" if days else "same day"
    return f"+{duration(later.at - first.at)}"


def duration(time: timedelta) -> str:
    """`45 min`, `11 h 56 min`, `3 d 4 h`."""
    days, rest = divmod(int(time.total_seconds() // 60), 24 * 60)
    hours, minutes = divmod(rest, 60)
    if days:
        return f"{days} d {hours} h" if hours else f"{days} d"
    if hours:
        return f"{hours} h {minutes} min" if minutes else f"{hours} h"
    return f"{minutes} min"


def from_to(first: Period, last: Period) -> tuple[Period, tuple[str, ...]]:
    """From the first day of one to the last of another, and a note where they had to be swapped."""
    if first.since and last.until and first.since > last.until:
        return ordered(Period(first.until, last.since))
    return Period(first.since, last.until), ()


def ordered(period: Period) -> tuple[Period, tuple[str, ...]]:
    """A period whose ends are the right way round, and a note where they had to be swapped."""
    if period.since and period.until and period.since > period.until:
        note = "the dates were the wrong way round and are swapped"
        return Period(period.until, period.since), (note,)
    return period, ()
