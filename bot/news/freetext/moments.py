"""Days in a message: `on the 24th`, `between 21 and 24 march`, `since april 15`, `last week`.

What a date looks like is in `bot.news.days`; here is where in a sentence one may stand. A word
that is seldom a date (`may`, `march`, `the 24th`, a year) needs another beside it.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from bot.news.dates import EVER, Period, read_option
from bot.news.days import DATE_WORDS, PHRASES, Sense, Told, is_date, sense_of, told_by
from bot.news.freetext.message import Message, Use, known
from bot.news.freetext.tokens import Token
from bot.news.spelling import nearest_words

Days = Callable[[Told], tuple[date, date]]
"""What senses tell → first and last day. Raises ValueError for what is no date."""

_LONGEST = 6
_ONE = timedelta(days=1)
_WITHIN = frozenset({"", ",", ".", "/", "-", "–", "'"})
_NUMERIC = frozenset("/.-")
_RANGE = frozenset({"-", "–", "—", "‑", "..", "...", "…"})
_INNER = frozenset("of the de del des der".split())
_FEW = {"few": 3, "couple": 2, "several": 5}
_DOUBTFUL = frozenset("may march mar mai second sun sat mon wed dec jan fri mayo marzo".split())
"""Words that are more often something else."""

_PLURALS = frozenset("hours days weeks months quarters years".split())
_ONWARD = frozenset("on onwards onward forward".split())
_STRICT = frozenset("in since until till before during by through throughout im en у в seit bis desde"
                    " hasta between from and to".split())  # fmt: skip


@dataclass(frozen=True, slots=True)
class Point:
    """A date in a message: what it tells, where it stands; `doubtful`: it may be no date."""

    told: Told
    start: int
    end: int
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """The days that some words mean, from `start` to before `end`."""

    period: Period
    start: int
    end: int
    doubtful: bool


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
    """A range of days or a date that begins at a place: what it means, its words, its doubt."""
    if place in message.taken or message.tokens[place].quoted:
        return None
    if message.tokens[place].folded not in _PARTS and not _may_begin(message, place):
        return None
    return (
        _part_of(message, place, days)
        or _range(message, place, days)
        or _single(message, place, days)
    )


# Ranges


def _range(message: Message, place: int, days: Days) -> Found | None:
    """`21 to 24 March`: two points with what joins them; one of them tells the month of both."""
    first = _point(message, place) or _number(message, place)
    if first is None:
        return None
    joint = _joint(message, first.end)
    if joint is None:
        return None
    between = message.phrase_ending("between", _past_the(message, place))
    second = _number(message, joint) or _point(message, joint)
    whole = _point(message, joint)
    second = whole or second
    if second is None:
        return None
    word = message.tokens[first.end].folded if joint > first.end else ""
    if message.phrase_at("and", first.end) and word in message.speech.words("and") and not between:
        return None
    one, other = _completed(first.told, second.told), _completed(second.told, first.told)
    with suppress(ValueError):
        starts, ends = days(one), days(other)
        if one == first.told and other == second.told and not between and word in {"by"}:
            return None
        start = between.start if between else _led(message, place)
        period = Period(min(starts[0], ends[0]), max(starts[1], ends[1]))
        return Found(period, start, second.end, doubtful=False)
    return None


def _joint(message: Message, place: int) -> int | None:
    """Where the second point of a range begins, behind a dash or a word."""
    if place >= len(message.tokens):
        return None
    gap = message.tokens[place].gap.strip()
    if gap in _RANGE or (gap == "/" and _by_word(_point(message, place))):
        return place
    found = message.phrase_at("to", place) if not gap else range(0)
    if not found or found.stop >= len(message.tokens):
        return None
    after = found.stop
    return after + (message.tokens[after].folded in {"the", "el", "den", "dem"})


def _by_word(point: Point | None) -> bool:
    """Whether a date begins with a number and has its month after it: the `12 May` of `11/12 May`."""
    return point is not None and Sense.MONTH in point.told and point.end - point.start > 1


def _completed(told: Told, other: Told) -> Told:
    """A point with the month and the year that only the other one tells."""
    if set(told) <= {Sense.NUMBER, Sense.DAY} and Sense.MONTH in other:
        number = told.get(Sense.NUMBER, told.get(Sense.DAY, 0))
        return {key: value for key, value in other.items() if key is not Sense.WEEKDAY} | {
            Sense.NUMBER: number
        }
    if Sense.MONTH in told and Sense.YEAR not in told and Sense.YEAR in other:
        return {**told, Sense.YEAR: other[Sense.YEAR]}
    if set(told) == {Sense.NUMBER}:
        return {Sense.DAY: told[Sense.NUMBER]}
    return told


def _number(message: Message, place: int) -> Point | None:
    """A number that may be the day of a month that is told later."""
    if place >= len(message.tokens):
        return None
    token = message.tokens[place]
    sense = sense_of(token.folded)
    if sense and sense[0] is Sense.NUMBER and token.raw[:1].isdigit() and 0 < sense[1] <= 31:  # noqa: PLR2004 - days of a month
        return Point({Sense.NUMBER: sense[1]}, place, place + 1)
    return None


# One date


def _single(message: Message, place: int, days: Days) -> Found | None:
    point = _point(message, place)
    if point is None:
        return None
    start = _past_the(message, place)
    with suppress(ValueError):
        named = Period(*days(_rolling(message, point, start)))
        for role, meant in _BOUNDS:
            if leading := message.phrase_ending(role, start):
                return Found(meant(named), leading.start, point.end, point.doubtful)
        end = point.end
        if leading := message.phrase_ending("on", start):
            exact = "-" in message.tokens[point.start].raw
            onward = end < len(message.tokens) and message.tokens[end].folded in _ONWARD
            if message.tokens[leading.start].folded == "from" and (exact or onward):
                return Found(Period(named.since, None), leading.start, end + onward, doubtful=False)
            start = leading.start
        return Found(named, start, end, point.doubtful)
    return None


def _rolling(message: Message, point: Point, start: int) -> Told:
    """`in the last week` is the last seven days, `last week` the one from Monday to Sunday."""
    the = start < point.start and message.before(start) in _WITHIN_WORDS
    if the and set(point.told) == {Sense.LAST, Sense.UNIT}:
        return {Sense.PAST: 1, Sense.UNIT: point.told[Sense.UNIT]}
    return point.told


_WITHIN_WORDS = frozenset("in over within during for".split())


def _led(message: Message, start: int) -> int:
    """Where the words begin that lead to a date: `over the weekend of …`."""
    start = _past_the(message, start)
    return (message.phrase_ending("on", start) or range(start, start)).start


def _part_of(message: Message, place: int, days: Days) -> Found | None:
    """`the week of 21 March`: from its Monday to its Sunday; `first week of April`: seven days."""
    unit = message.tokens[place].folded
    if unit not in _PARTS or place + 2 >= len(message.tokens) or message.before(place + 2) not in _INNER:
        return None
    at = place + 2 + (place + 2 < len(message.tokens) and message.tokens[place + 2].folded == "the")
    found = _range(message, at, days) or _single(message, at, days)
    if found is None or found.period.since is None or found.period.until is None:
        return None
    first, last = found.period.since, found.period.until
    number = _ORDINALS.get(message.before(place))
    period = _portion(unit, number, first, last)
    start = place - 1 if number is not None else place
    return Found(period, _led(message, start), found.end, False) if period else None


def _portion(unit: str, number: int | None, first: date, last: date) -> Period | None:
    """A half, a week or a weekend of what begins and ends on two days."""
    whole = first.day == 1 and first != last
    if unit in {"half", "hälfte"}:
        middle = first + (last - first) // 2
        if number is None or not whole:
            return None
        return Period(first, middle) if number == 0 else Period(middle + _ONE, last)
    if unit in {"weekend", "wochenende"}:
        saturday = first - timedelta(first.weekday() - 5)
        return Period(saturday, saturday + _ONE)
    if whole and number is not None:
        start = first + timedelta(7 * number) if number >= 0 else last - timedelta(6)
        return Period(start, start + timedelta(6))
    monday = first - timedelta(first.weekday())
    return Period(monday, monday + timedelta(6))


_PARTS = frozenset("week woche semana half hälfte weekend wochenende".split())
_ORDINALS = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3,
             "4th": 3, "last": -1, "final": -1}  # fmt: skip
_BOUNDS = (
    ("until", lambda named: Period(None, named.until)),
    ("before", lambda named: Period(None, named.since - _ONE)),
    ("after", lambda named: Period(named.until + _ONE, None)),
    ("since", lambda named: Period(named.since, None)),
)


def _past_the(message: Message, place: int) -> int:
    """Where a date begins with the article before it."""
    the = {"the", "el", "den", "dem", "der"}
    return place - 1 if message.before(place) in the and message.free([place - 1]) else place


def _point(message: Message, place: int) -> Point | None:
    """The longest date that begins at a place, if it is one there."""
    if place >= len(message.tokens) or message.tokens[place].quoted:
        return None
    longest = min(len(message.tokens), place + _LONGEST)
    for end in range(longest, place, -1):
        if end > place + 1 and not _may_end(message, end - 1):
            continue
        point = _told(message, place, end)
        if point and _believed(message, point):
            return replace(point, doubtful=_doubtful(message, point))
    return None


def _may_begin(message: Message, place: int) -> bool:
    """Whether a date may begin with a word at all."""
    token = message.tokens[place]
    if token.quoted:
        return False
    if token.raw[0].isdecimal() or token.folded in _BEGINNING or token.folded in _FEW:
        return True
    return _sense(token, message) is not None


def _may_end(message: Message, place: int) -> bool:
    """Whether a date may end with a word at all."""
    token = message.tokens[place]
    return token.folded in _ENDING or _may_begin(message, place)


_ENDING = frozenset(phrase.split()[-1] for phrase in PHRASES)
_BEGINNING = frozenset(phrase.split()[0] for phrase in PHRASES)


def _told(message: Message, start: int, end: int) -> Point | None:
    """What some words tell if all of them together are a date."""
    part = message.tokens[start:end]
    if any(token.quoted or token.gap.strip() not in _WITHIN for token in part[1:]):
        return None
    phrase = PHRASES.get(" ".join(token.folded for token in part))
    if phrase:
        return Point(dict(filter(None, map(sense_of, phrase.split()))), start, end)
    numeric = _numeric(part)
    if numeric is not None:
        after = message.tokens[end].folded if end < len(message.tokens) else ""
        by_word = (sense_of(after) or (None,))[0] is Sense.MONTH and not after.isdecimal()
        return None if by_word else Point(numeric, start, end)
    senses: dict[Sense, int] = {}
    for place, token in enumerate(part):
        if 0 < place < len(part) - 1 and token.folded in _INNER:
            continue
        told = _sense(token, message)
        if told is None or not senses.keys().isdisjoint(told):
            return None
        senses |= told
    single = {Sense.NUMBER: senses[Sense.NUMBER]} if set(senses) == {Sense.NUMBER} else None
    if single and len(part) == 1 and not part[0].raw.isdecimal() and part[0].raw[0].isdigit():
        return Point({Sense.DAY: senses[Sense.NUMBER]}, start, end)  # 24th
    return Point(senses, start, end) if is_date(senses) else None


def _numeric(part: Sequence[Token]) -> Told | None:
    """`2022-03-24`, `24/3/2022`, `24.3.`: numbers with what joins them."""
    text = part[0].raw + "".join(token.gap.strip() + token.raw for token in part[1:])
    if not (text[0].isdigit() and (_NUMERIC & set(text))) or any(
        not token.gap.strip() for token in part[1:]
    ):
        return None
    with suppress(ValueError):
        period = read_option(text) if len(text) > 6 and text[:4].isdecimal() else None  # noqa: PLR2004 - ISO
        if period and period.since:
            day = period.since
            whole = {Sense.YEAR: day.year, Sense.MONTH: day.month, Sense.NUMBER: day.day}
            if period.since != period.until:
                whole.pop(Sense.NUMBER)
            return whole
        told = told_by(text)
        return told if Sense.MONTH in told and is_date(told) else None
    return None


def _sense(token: Token, message: Message) -> Told | None:
    """What one word tells; None for a word of no date."""
    told = _plainly(token.folded)
    if told or len(token.folded) < _SHORTEST_TYPO or known(token.folded, message.lexicon):
        return told
    return _plainly(_nearest(token.folded))


_SHORTEST_TYPO = 4


@lru_cache(16_384)
def _plainly(word: str) -> Told | None:
    """What a word tells as it is spelled."""
    if word in PHRASES:
        return dict(filter(None, map(sense_of, PHRASES[word].split())))
    if word in _FEW:
        return {Sense.NUMBER: _FEW[word]}
    sense = sense_of(word)
    return dict([sense]) if sense else None


@lru_cache(4_096)
def _nearest(word: str) -> str:
    near = nearest_words(word, DATE_WORDS, 2 if len(word) > 6 else 1)  # noqa: PLR2004 - as commands
    return next((found for found, _ in near if found[0] == word[0]), word)


# Whether it is meant as one


def _believed(message: Message, point: Point) -> bool:
    """Whether words that may be a date are one where they stand."""
    told, senses = point.told, set(point.told)
    start = _past_the(message, point.start)
    words = [token.folded for token in message.tokens[point.start : point.end]]
    cued = any(message.phrase_ending(role, start) for role in _CUES) or start == 0
    if Sense.NUMBER in senses and Sense.MONTH in senses and len(words) > 1:
        digits = any(token.raw[:1].isdigit() for token in message.tokens[point.start : point.end])
        return digits and told[Sense.NUMBER] > 0
    if "now" in words:
        return False
    if senses == {Sense.DAY}:
        return _cued_strictly(message, start) and not _goes_on(message, point.end)
    if senses == {Sense.MONTH}:
        return _month(message, point, start)
    if senses == {Sense.SEASON}:
        return _cued_strictly(message, start)
    if senses == {Sense.YEAR}:
        return _cued_strictly(message, start) or not _in_corpus(message, words[0])
    if senses == {Sense.WEEKDAY}:
        return len(words[0]) > 3 and (cued or not message.headline)  # noqa: PLR2004 - abbreviations
    if Sense.UNIT in senses and Sense.NUMBER not in senses and Sense.THIRD not in senses:
        return words[-1] not in _PLURALS and not _goes_on_of(message, point.end)
    return True


_CUES = ("on", "since", "after", "until", "before", "between")


def _month(message: Message, point: Point, start: int) -> bool:
    token = message.tokens[point.start]
    before = message.before(start)
    strict = before in _STRICT or any(
        message.phrase_ending(role, start) for role in ("since", "after", "until", "before")
    )
    if token.folded not in _DOUBTFUL:
        return len(token.folded) > 3 or strict  # noqa: PLR2004 - abbreviations
    if strict:
        return True
    capital = token.raw[:1].isupper() and not message.headline and point.start > 0
    of = before in {"of", "for", "de"} and not _goes_on(message, point.end)
    return (of and (capital or token.folded in {"march", "may"})) or (
        capital and point.end == message.clause(point.start).stop
    )


def _cued_strictly(message: Message, start: int) -> bool:
    before = message.before(start)
    roles = ("since", "after", "until", "before")
    return before in _STRICT | {"on", "am", "el"} or any(
        message.phrase_ending(role, start) for role in roles
    )


def _goes_on(message: Message, end: int) -> bool:
    """Whether the word after it belongs to it: `the 19th century`."""
    if end >= len(message.tokens) or message.tokens[end].begins:
        return False
    return not message.idle(end)


def _goes_on_of(message: Message, end: int) -> bool:
    """Whether `of` follows: `the last day of school`."""
    return end < len(message.tokens) and message.tokens[end].folded == "of"


def _in_corpus(message: Message, year: str) -> bool:
    return message.lexicon.usage(year).articles > 0


def _doubtful(message: Message, point: Point) -> bool:
    """Whether it may well be no date."""
    words = [token.folded for token in message.tokens[point.start : point.end]]
    return len(words) == 1 and (
        words[0] in _DOUBTFUL or set(point.told) & {Sense.DAY, Sense.YEAR, Sense.WEEKDAY} != set()
    )


