"""Charts: what the picture of a timeline shows, as data, and the same in words."""

from collections import Counter
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from bot.news.answers.timeline import GAP, TimelineAnswer
from bot.news.article import Outlet
from bot.news.coverage import Coverage, Hit
from bot.news.dates import (
    Period,
    Precision,
    Published,
    first_span,
    firsts,
    period_text,
    published_text,
)
from bot.news.replies.common import amount, reading, span
from bot.news.reply import listed, plural
from bot.news.text import clean, clip
from bot.news.timescale import Tick, Unit, begin, following, piece_text, ticks, unit_for

LONGEST_ALT = 1_000
"""UTF-16 units of a text that says what a picture shows; Discord takes 1,024 characters."""

MOST_ROWS = 10
MOST_MARKS = 60
"""Outlets and articles up to which each has a place of its own in the picture."""

_WIDE_DAYS = timedelta(days=20)
"""Until so many of them a day is wider in the picture than a dot."""

_TITLE = 120
_NAME = 40
_TOLD, _BUSIEST = 20, 5
_TIED = 2


@dataclass(frozen=True, slots=True)
class Bar:
    """The articles of one piece of time, from `start` until before `end`, some of them copies."""

    start: datetime
    end: datetime
    articles: int
    copies: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """One article: from when to when it may have come out, whether it may have been the first."""

    start: datetime
    end: datetime
    first: bool = False
    copy: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """The articles of one outlet, oldest first."""

    outlet: Outlet
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class First:
    """The first report: about when, whose it may be, its time in words."""

    at: datetime
    outlets: tuple[Outlet, ...]
    when: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A timeline to be drawn: a time axis to scale, bars, and rows of outlets where these fit.

    `alt` says the same in words; `notes` stand under it, `hatched` beside a sample of a copy.
    """

    title: str
    subtitle: str
    start: datetime
    end: datetime
    unit: Unit
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    rows: tuple[Row, ...]
    first: First
    notes: tuple[str, ...]
    hatched: str = ""
    alt: str = ""


def chart(answer: TimelineAnswer, copies: Container[int] = ()) -> Chart | None:
    """The picture of a timeline; None where no article has a date.

    `copies` are the archive ids of articles that are copies of others, as far as it is known.
    """
    coverage = answer.coverage
    survey = coverage.survey
    earliest = _first(coverage)
    if earliest is None or not survey.days:
        return None
    whole = len(coverage.hits) == survey.articles
    dated = [hit for hit in coverage.hits if hit.article.published.at] if whole else []
    unit, bars = _bars(coverage, dated, copies)
    rows = _rows(dated, copies)
    start, end = _axis(bars, unit)
    copied = sum(bar.copies for bar in bars)
    made = Chart(
        title=clip(_title(answer), _TITLE),
        subtitle=span(survey).removeprefix(", ") + ("" if rows else f" · per {unit.value}"),
        start=start,
        end=end,
        unit=unit,
        ticks=ticks(start, end),
        bars=bars,
        rows=rows,
        first=earliest,
        notes=_notes(coverage, rows, end - start),
        hatched=plural(copied, "copy", "copies") if copied else "",
    )
    return replace(made, alt=_alt(made, coverage))


def _title(answer: TimelineAnswer) -> str:
    """How the question was read; one that named nothing is about everything."""
    lines = reading(answer.scope)
    text = "".join(span.text for line in lines for span in line.spans[1:])
    return clean(text) or "All articles"


def _notes(coverage: Coverage, rows: Sequence[Row], length: timedelta) -> tuple[str, ...]:
    notes = [f"{amount(coverage.survey)}, in this corpus; days are UTC."]
    if coverage.survey.undated:
        notes.append(f"{plural(coverage.survey.undated, 'article')} without a date not shown.")
    unmarked = len(coverage.hits) < coverage.survey.articles and coverage.copies != 0
    if unmarked:
        notes.append("Copies are not told apart.")
    only_day = any(_is_day(mark) for row in rows for mark in row.marks)
    if only_day and length <= _WIDE_DAYS:
        notes.append("A long mark: only the day is known.")
    return tuple(notes)


def _is_day(mark: Mark) -> bool:
    return mark.end - mark.start > timedelta(hours=1)


# Who was first


def _first(coverage: Coverage) -> First | None:
    """The first report of all, or those that may be; each outlet's own first one is there."""
    found = [share.first for share in coverage.shares if share.first.published.at]
    spans = [first_span([article.published]) for article in found]
    first = [one for one, may_be in zip(found, firsts(spans), strict=True) if may_be]
    if not first:
        return None
    start, end = _span(first[0].published)
    outlets = tuple(article.outlet for article in first)
    return First(start + (end - start) / 2, outlets, published_text(first[0].published))


def who(first: First, name: Callable[[Outlet], str]) -> str:
    """`First: Courier, 24 Mar 2022, 10:44 UTC`; of many that may be first how many."""
    names = [name(outlet) for outlet in first.outlets]
    said = listed(names) if len(names) <= _TIED else plural(len(names), "outlet")
    return f"First: {said}, {first.when}"


def _span(published: Published) -> tuple[datetime, datetime]:
    """From when to when an article may have come out; of one without a date nobody asks."""
    assert published.earliest and published.latest  # noqa: S101, PT018 - only dated ones are shown
    return published.earliest, published.latest


# Bars and rows


def _bars(
    coverage: Coverage, dated: Sequence[Hit], copies: Container[int]
) -> tuple[Unit, tuple[Bar, ...]]:
    """The pieces of time that have articles. Which ones are copies is known where all are here."""
    counted = coverage.survey.days
    days = [datetime.combine(count.day, time(0), UTC) for count in counted]
    timed = bool(dated) and all(
        hit.article.published.precision is Precision.MINUTE for hit in dated
    )
    unit = unit_for(days[0], days[-1], timed=timed)
    counts: Counter[datetime] = Counter()
    copied: Counter[datetime] = Counter()
    for hit in dated:
        piece = begin(_span(hit.article.published)[0], unit)
        counts[piece] += 1
        copied[piece] += hit.id in copies
    if not dated:
        for count, day in zip(counted, days, strict=True):
            counts[begin(day, unit)] += count.articles
    starts = sorted(counts)
    return unit, tuple(Bar(one, following(one, unit), counts[one], copied[one]) for one in starts)


def _axis(bars: Sequence[Bar], unit: Unit) -> tuple[datetime, datetime]:
    """From when to when: whole pieces, at least whole days."""
    if unit is Unit.HOUR:
        last = begin(bars[-1].start, Unit.DAY)
        return begin(bars[0].start, Unit.DAY), following(last, Unit.DAY)
    return bars[0].start, bars[-1].end


def _rows(dated: Sequence[Hit], copies: Container[int]) -> tuple[Row, ...]:
    """A row for each outlet, the first one on top; none where they are too many."""
    by_outlet: dict[Outlet, list[Hit]] = {}
    for hit in dated:
        by_outlet.setdefault(hit.article.outlet, []).append(hit)
    if len(dated) > MOST_MARKS or len(by_outlet) > MOST_ROWS:
        return ()
    early = firsts([first_span([hit.article.published]) for hit in dated])
    first = {hit.id for hit, may_be in zip(dated, early, strict=True) if may_be}

    def mark(hit: Hit) -> Mark:
        start, end = _span(hit.article.published)
        return Mark(start, end, first=hit.id in first, copy=hit.id in copies)

    return tuple(Row(outlet, tuple(map(mark, hits))) for outlet, hits in by_outlet.items())


# The same in words


def _alt(made: Chart, coverage: Coverage) -> str:
    """What the picture shows: how much, from when to when, the first, then where it lies."""
    first = who(made.first, lambda outlet: clip(outlet.name, _NAME))
    parts = [
        f"Timeline: {made.title}. {amount(coverage.survey)}{span(coverage.survey)}.",
        f"{first}.",
        f"{made.hatched}, hatched." if made.hatched else "",
        *made.notes[1:],
        _by_outlet(made.rows) if made.rows else _by_piece(made),
        _longest_gap(made.bars),
    ]
    text = " ".join(part for part in parts if part).encode("utf-16-le", "replace")
    if len(text) <= 2 * LONGEST_ALT:
        return text.decode("utf-16-le")
    return text[: 2 * LONGEST_ALT - 2].decode("utf-16-le", "ignore") + "…"


def _by_outlet(rows: Sequence[Row]) -> str:
    """`By outlet: Courier 24 Mar 2022; Herald 3, 24–26 Mar 2022.`"""
    told = []
    for row in rows:
        days = Period(row.marks[0].start.date(), row.marks[-1].start.date())
        number = f" {len(row.marks)}," if len(row.marks) > 1 else ""
        told.append(f"{clip(row.outlet.name, _NAME)}{number} {period_text(days)}")
    return f"By outlet: {'; '.join(told)}."


def _by_piece(made: Chart) -> str:
    """`Articles per day: 24 Mar 2022 6; 25 Mar 2022 1.`, or the busiest of many."""
    bars = made.bars
    if len(bars) > _TOLD:
        busiest = sorted(bars, key=lambda bar: (-bar.articles, bar.start))[:_BUSIEST]
        bars = tuple(sorted(busiest, key=lambda bar: bar.start))
    told = "; ".join(f"{piece_text(bar.start, made.unit)}: {bar.articles:,}" for bar in bars)
    said = "Articles" if len(bars) == len(made.bars) else "Most articles"
    return f"{said} per {made.unit.value}: {told}."


def _longest_gap(bars: Sequence[Bar]) -> str:
    """The longest time without an article between two pieces; nothing where it is short."""
    gaps = [(after.start - before.end, before.end, after.start) for before, after in pairwise(bars)]
    length, start, end = max(gaps, default=(timedelta(0), bars[0].start, bars[0].start))
    if length < timedelta(days=GAP):
        return ""
    return f"None {period_text(Period(start.date(), _day_before(end)))}."


def _day_before(at: datetime) -> date:
    return (at - timedelta(days=1)).date()
