"""Days in a message: `on the 24th`, `between 21 and 24 march`, `since april 15`, `last week`.

What a date looks like is in `bot.news.days`; here is what a sentence makes of one, or of two.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from bot.news.dates import EVER, Period
from bot.news.datewords import Sense, Told
from bot.news.freetext.message import Message, Use
from bot.news.freetext.points import Point, may_begin, number_at, point_at, span_at
from bot.news.freetext.timing import OF, ONWARD, goes_on, past_the

Days = Callable[[Told], tuple[date, date]]
"""What senses tell → first and last day. Raises ValueError for what is no date."""

_ONE = timedelta(days=1)
_SUNDAY = timedelta(days=6)
_RANGE = frozenset({"-", "–", "—", "‑", "..", "...", "…"})
_DAYS = frozenset({Sense.NUMBER, Sense.DAY})
_LASTING = frozenset("in over within during for".split())
_PARTS = frozenset(
    "week woche semana half hälfte weekend wochenende quarter quartal trimestre".split()
)
_ORDINALS = {
    "first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3,
    "last": -1, "final": -1,
}  # fmt: skip
_BOUNDS: tuple[tuple[str, Callable[[date, date], Period]], ...] = (
    ("until", lambda _, last: Period(None, last)),
    ("before", lambda first, _: Period(None, first - _ONE)),
    ("after", lambda _, last: Period(last + _ONE, None)),
    ("since", lambda first, _: Period(first, None)),
)
"""What leads to a date, and the days that it then means."""


@dataclass(frozen=True, slots=True)
class Found:
    """The days that some words mean, from `start` to before `end`."""

    period: Period
    start: int
    end: int
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Moments:
    """The days a message names; `doubtful`: they may be words like others."""

    period: Period = EVER
    doubtful: bool = False


def moments(message: Message, days: Days) -> Moments:
    """The days that a message names; their words and what leads to them are taken."""
    since: date | None = None
    until: date | None = None
    doubtful, place = False, 0
    while place < len(message.tokens):
        found = _at(message, place, days)
        if found is None:
            place += 1
            continue
        message.take(range(found.start, found.end), Use.DATE)
        since, until = since or found.period.since, until or found.period.until
        doubtful = doubtful or found.doubtful
        place = found.end
    return Moments(Period(since, until), doubtful)


def _at(message: Message, place: int, days: Days) -> Found | None:
    """A part, a range or a date that begins at a place."""
    token = message.tokens[place]
    if place in message.taken or token.quoted or token.minus:
        return None
    if message.tokens[place].folded not in _PARTS and not may_begin(message, place):
        return None
    return _part(message, place, days) or _either(message, place, days)


def _either(message: Message, place: int, days: Days) -> Found | None:
    return _range(message, place, days) or _single(message, place, days)


# Ranges


def _range(message: Message, place: int, days: Days) -> Found | None:
    """`21 to 24 March`: two points with what joins them; one of them tells the month of both."""
    first = point_at(message, place) or number_at(message, place) or span_at(message, place)
    joint = _joint(message, first) if first else None
    if first is None or joint is None:
        return None
    second = point_at(message, joint) or number_at(message, joint) or span_at(message, joint)
    between = message.phrase_ending("between", past_the(message, place))
    if second is None or not _joined(message, first, second, led=bool(between)):
        return None
    with suppress(ValueError):
        starts = days(_completed(first.told, second.told))
        ends = days(_completed(second.told, first.told))
        start = between.start if between else _led(message, place)
        return Found(_ordered(starts, ends, first.told, second.told), start, second.end)
    return None


def _joint(message: Message, first: Point) -> int | None:
    """Where the second point of a range begins, behind a dash or a word."""
    place = first.end
    if place >= len(message.tokens):
        return None
    whole = message.tokens[place].gap.strip()
    gap = whole.removeprefix(".").strip()
    if whole in _RANGE or gap in _RANGE:
        return place
    if gap == "/":
        words = Sense.YEAR in first.told or _by_word(point_at(message, place))
        return place if words or span_at(message, place) else None
    if gap == ",":
        return place if first.told.keys() == {Sense.NUMBER} else None
    found = message.phrase_at("to", place) if not gap else range(0)
    if not found or found.stop >= len(message.tokens):
        return None
    return found.stop + (message.tokens[found.stop].folded in {"the", "el", "den", "dem"})


def _joined(message: Message, first: Point, second: Point, *, led: bool) -> bool:
    """Whether two points are the ends of one period.

    Two numbers are only where a word leads to them and they count nothing, as in `from 5 to 10
    percent`.
    """
    if not ({Sense.MONTH} & (first.told.keys() | second.told.keys())):
        numbers = (first.told.keys() | second.told.keys()) <= _DAYS
        return not numbers or (led and not goes_on(message, second.end))
    return first.told.keys() != {Sense.MONTH} or Sense.MONTH in second.told


def _ordered(starts: tuple[date, date], ends: tuple[date, date], one: Told, other: Told) -> Period:
    """From the first point to the second, which comes later: in December of the year before."""
    first, last = starts[0], ends[1]
    if first <= last:
        return Period(first, last)
    if one.keys() == other.keys() == {Sense.WEEKDAY}:
        return Period(first - timedelta(7), last)
    if Sense.YEAR not in one and Sense.MONTH in one and first.month > last.month:
        return Period(first.replace(year=first.year - 1), last)
    return Period(ends[0], starts[1])


def _by_word(point: Point | None) -> bool:
    """Whether a date has its month behind its number: the `12 May` of `11/12 May`."""
    return point is not None and Sense.MONTH in point.told and point.end - point.start > 1


def _completed(told: Told, other: Told) -> Told:
    """A point with the month and the year that only the other one tells."""
    number = told.get(Sense.NUMBER, told.get(Sense.DAY, 0))
    if told.keys() <= _DAYS and Sense.MONTH in other:
        rest: dict[Sense, int] = {
            sense: value for sense, value in other.items() if sense is not Sense.WEEKDAY
        }
        return {**rest, Sense.NUMBER: number}
    if Sense.MONTH in told and Sense.YEAR not in told and Sense.YEAR in other:
        return {**told, Sense.YEAR: other[Sense.YEAR]}
    return {Sense.DAY: number} if told.keys() == {Sense.NUMBER} else told


# Single dates


def _single(message: Message, place: int, days: Days) -> Found | None:
    point = point_at(message, place)
    if point is None:
        return None
    start = past_the(message, place)
    with suppress(ValueError):
        first, last = days(_rolling(message, point, start))
        found = Found(Period(first, last), place, point.end, point.doubtful)
        return _bounded(message, start, (first, last), found)
    return None


def _bounded(message: Message, start: int, named: tuple[date, date], found: Found) -> Found:
    """What a word before a date makes of it: `since`, `before`; the longest such phrase."""
    first, last = named
    leading = [(message.phrase_ending(role, start), meant) for role, meant in _BOUNDS]
    phrase, meant = max(leading, key=lambda pair: len(pair[0]))
    if phrase:
        with suppress(OverflowError):
            return Found(meant(first, last), phrase.start, found.end, found.doubtful)
    onward = message.tokens_after(found.end) in ONWARD
    exact = "-" in message.tokens[found.start].raw  # `from 2022-03-24` is as the option is
    if message.before(start) == "from" and (exact or onward):
        return Found(Period(first, None), start - 1, found.end + onward)
    return Found(Period(first, last), _led(message, start), found.end, found.doubtful)


def _rolling(message: Message, point: Point, start: int) -> Told:
    """`in the last week` is the last seven days, `last week` the one from Monday to Sunday."""
    the = start < point.start and message.before(start) in _LASTING
    if the and point.told.keys() == {Sense.LAST, Sense.UNIT}:
        return {Sense.PAST: 1, Sense.UNIT: point.told[Sense.UNIT]}
    return point.told


def _led(message: Message, place: int) -> int:
    """Where the words begin that lead to a date: `over the weekend of …`."""
    start = past_the(message, place)
    start -= message.before(start) in _SHORT_DAYS and message.free([start - 1])
    return (message.phrase_ending("on", start) or range(start, start)).start


_SHORT_DAYS = frozenset("mon tue wed thu fri sat sun".split())


# Parts of a period


def _part(message: Message, place: int, days: Days) -> Found | None:
    """`the week of 21 March`: from its Monday to its Sunday; `first week of April`: seven days."""
    unit = message.tokens[place].folded
    at = place + 2
    if unit not in _PARTS or at >= len(message.tokens) or message.before(at) not in OF:
        return None
    found = _either(message, at + (message.tokens[at].folded == "the"), days)
    if found is None or found.period.since is None or found.period.until is None:
        return None
    number = _ORDINALS.get(message.before(place))
    start = past_the(message, place if number is None else place - 1)
    with suppress(OverflowError, ValueError):
        period = _portion(unit, number, found.period.since, found.period.until)
        return _bounded(message, start, period, Found(Period(*period), start, found.end))
    return None


def _portion(unit: str, number: int | None, first: date, last: date) -> tuple[date, date]:
    """A half, a quarter, a week or a weekend of what begins and ends on two days.

    Raises ValueError where there is none.
    """
    whole = first.day == 1 and first != last
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if unit in _DIVIDED:
        return _divided(first, last, months, number, _DIVIDED[unit])
    monday = first - timedelta(first.weekday())
    if unit in {"weekend", "wochenende"}:
        saturday = monday + timedelta(5)
        if whole and number is not None:
            begun = first + timedelta((5 - first.weekday()) % 7 + 7 * max(number, 0))
            end = last - timedelta((last.weekday() - 5) % 7)
            saturday = begun if number >= 0 else end
        return saturday, saturday + _ONE
    if whole and number is not None:
        start = first + timedelta(7 * number) if number >= 0 else last - _SUNDAY
        return start, start + _SUNDAY
    return monday, monday + _SUNDAY


_DIVIDED = {"half": 2, "hälfte": 2, "quarter": 4, "quartal": 4, "trimestre": 4}


def _divided(
    first: date, last: date, months: int, number: int | None, parts: int
) -> tuple[date, date]:
    """One of so many equal parts: by months where these can be divided, else by days."""
    if number is None or number >= parts or first.day != 1:
        raise ValueError(number)
    number %= parts
    if months % parts == 0:
        starts = [_month_later(first, months // parts * step) for step in range(parts + 1)]
        return starts[number], starts[number + 1] - _ONE
    length = (last - first).days + 1
    edges = [first + timedelta(-(-length * step // parts)) for step in range(parts + 1)]
    return edges[number], edges[number + 1] - _ONE


def _month_later(day: date, months: int) -> date:
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)
