"""One date in a message: which words of it are one, and what they tell."""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from bot.news.datewords import DATE_WORDS, PHRASES, Sense, Told
from bot.news.days import is_date, sense_of, told_by
from bot.news.freetext.message import Message, known
from bot.news.freetext.timing import DOUBTFUL, goes_on, led_strictly, meant_as_date, past_the
from bot.news.freetext.tokens import Token
from bot.news.spelling import is_slip, nearest_words

INNER = frozenset("of the de del des der".split())
"""Small words within a date: `the 16th of April`."""

_LONGEST = 6
_LAST_DAY, _LAST_MONTH = 31, 12
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_SHORTEST_TYPO, _TWO_TYPOS = 4, 7
_WITHIN = frozenset({"", ",", ".", "/", "-", "–", "'"})
_NUMERIC = frozenset("/.-")
_FEW = {"few": 3, "couple": 2, "several": 5}
_SELDOM = frozenset({Sense.DAY, Sense.YEAR, Sense.WEEKDAY, Sense.WEEKEND})
_AGO = frozenset({"vor", "hace"})
"""Words before so many days that mean `ago`."""

_BEGINNING = frozenset(phrase.split()[0] for phrase in PHRASES)
_ENDING = frozenset(phrase.split()[-1] for phrase in PHRASES)


@dataclass(frozen=True, slots=True)
class Point:
    """A date in a message: what it tells, where it stands; `doubtful`: it may be no date."""

    told: Told
    start: int
    end: int
    doubtful: bool = False


def point_at(message: Message, place: int) -> Point | None:
    """The longest date that begins at a place, if it is one there."""
    if place >= len(message.tokens) or message.tokens[place].quoted:
        return None
    longest = min(len(message.tokens), place + _LONGEST)
    for end in range(longest, place, -1):
        if end > place + 1 and not _may_end(message, end - 1):
            continue
        point = _told(message, place, end)
        if point and (_hyphened(message, point) or _decimal(message, point)):
            continue
        if point and meant_as_date(message, point.told, range(place, end)):
            return replace(point, doubtful=_doubtful(message, point))
    return None


def _hyphened(message: Message, point: Point) -> bool:
    """Whether it is rather a score or a range of numbers (`3-1`, `10-15 drones`)."""
    part = message.tokens[point.start : point.end]
    marks = {token.gap.strip() for token in part[1:]} | set(part[0].raw)
    if "-" not in marks or not _two_numbers(message, point.told, point.start, point.end):
        return False
    if led_strictly(message, past_the(message, point.start)):
        return False
    day_first = point.told[Sense.NUMBER] > _LAST_MONTH and int(part[0].raw) > _LAST_MONTH
    return not day_first or goes_on(message, point.end)


def _decimal(message: Message, point: Point) -> bool:
    """Whether it is rather a number with decimals (`6.4 weeks`) than a day and a month."""
    alone = point.end - point.start == 1 and Sense.YEAR not in point.told
    return alone and "." in message.tokens[point.start].raw and goes_on(message, point.end)


def number_at(message: Message, place: int) -> Point | None:
    """A number that may be the day of a month that is told later."""
    if place >= len(message.tokens):
        return None
    token = message.tokens[place]
    sense = sense_of(token.folded)
    if token.quoted or sense is None or sense[0] is not Sense.NUMBER:
        return None
    day = token.raw[0].isdigit() and 0 < sense[1] <= _LAST_DAY
    return Point({Sense.NUMBER: sense[1]}, place, place + 1) if day else None


def span_at(message: Message, place: int) -> Point | None:
    """A month or a year that is one beside another (`march to april`)."""
    token = message.tokens[place] if place < len(message.tokens) else None
    told = _sense(token, message) if token and not token.quoted else None
    if told is None or token is None or told.keys() not in ({Sense.MONTH}, {Sense.YEAR}):
        return None
    plain = Sense.MONTH in told or token.raw.isdecimal()
    return Point(told, place, place + 1) if plain else None


def may_begin(message: Message, place: int) -> bool:
    """Whether a date may begin with a word at all."""
    token = message.tokens[place]
    if token.quoted:
        return False
    if token.raw[0].isdecimal() or token.folded in _BEGINNING | _AGO:
        return True
    return _sense(token, message) is not None


def _may_end(message: Message, place: int) -> bool:
    return message.tokens[place].folded in _ENDING or may_begin(message, place)


def _doubtful(message: Message, point: Point) -> bool:
    """Whether it may well be no date."""
    if len(point.told) == 1:
        seldom = not point.told.keys().isdisjoint(_SELDOM)
        return seldom or message.tokens[point.start].folded in DOUBTFUL
    return _two_numbers(message, point.told, point.start, point.end)


def _two_numbers(message: Message, told: Told, start: int, end: int) -> bool:
    """Whether a day and a month are told by two numbers alone, as in `9/11`, `24/7`, `3-1`."""
    part = message.tokens[start:end]
    words = any(not token.raw[0].isdigit() for token in part)
    dotted = "." in "".join(token.raw + token.gap for token in part[1:]) + part[0].raw
    return Sense.YEAR not in told and not words and not dotted


# What words tell


def _told(message: Message, start: int, end: int) -> Point | None:  # noqa: PLR0911 - forms of dates
    """What some words tell if all of them together are a date."""
    part = message.tokens[start:end]
    if any(token.quoted or token.gap.strip() not in _WITHIN for token in part[1:]):
        return None
    if part[0].folded in _BEGINNING:
        spelled = " ".join(_put_right(token, message) for token in part)
        if spelled in PHRASES:
            return Point(_plainly_told(PHRASES[spelled]), start, end)
    if part[0].folded in _AGO and len(part) > 1:
        later = _told(message, start + 1, end) or _counted(message, part[1:])
        ago: Told = {**later.told, Sense.AGO: 1} if later else {}
        return Point(ago, start, end) if is_date(ago) else None
    numeric = _numeric(part)
    if numeric is not None:
        return None if _month_by_word(message, end) else Point(numeric, start, end)
    senses: dict[Sense, int] = {}
    for place, token in enumerate(part):
        if 0 < place < len(part) - 1 and token.folded in INNER:
            continue
        told = _sense(token, message)
        if told is None or not senses.keys().isdisjoint(told):
            return None
        senses |= told
    if senses.keys() == {Sense.NUMBER} and part[0].raw[0].isdigit():
        ordinal = len(part) == 1 and not part[0].raw.isdecimal()  # 24th
        return Point({Sense.DAY: senses[Sense.NUMBER]}, start, end) if ordinal else None
    return Point(senses, start, end) if is_date(senses) else None


def _counted(message: Message, part: Sequence[Token]) -> Point | None:
    """So many units, as they stand behind `vor`: no date by themselves."""
    told = [_sense(token, message) or {} for token in part]
    senses: dict[Sense, int] = dict(pair for one in told for pair in one.items())
    counted = senses.keys() <= {Sense.NUMBER, Sense.UNIT} and len(senses) == len(part)
    return Point(senses, 0, 0) if counted else None


def _month_by_word(message: Message, place: int) -> bool:
    """Whether a month comes next, as in `11/12 May`: then the numbers before are days of it."""
    sense = sense_of(message.tokens[place].folded) if place < len(message.tokens) else None
    return sense is not None and sense[0] is Sense.MONTH


def _numeric(part: Sequence[Token]) -> Told | None:
    """`2022-03-24`, `24/3/2022`, `24.3.`: numbers with what joins them."""
    text = part[0].raw + "".join(token.gap.strip() + token.raw for token in part[1:])
    joined = all(token.gap.strip() for token in part[1:])
    if not (text[0].isdigit() and _NUMERIC & set(text) and joined):
        return None
    if iso := _ISO.fullmatch(text):
        year, month, day = (int(part) if part else 0 for part in iso.groups())
        with suppress(ValueError):
            date(year, month, day or 1)
            return {Sense.YEAR: year, Sense.MONTH: month} | ({Sense.NUMBER: day} if day else {})
        return None
    with suppress(ValueError):
        told = told_by(text)
        return told if Sense.MONTH in told and is_date(told) else None
    return None


def _sense(token: Token, message: Message) -> Told | None:
    """What one word tells; None for a word of no date."""
    return _plainly(_put_right(token, message))


def _put_right(token: Token, message: Message) -> str:
    """A misspelled word of a date as it should be; what is written as a name is a name."""
    word = token.folded
    name = token.raw[:1].isupper() and message.tokens[0] is not token and not message.shouted
    if name and not message.dated(token):
        return word
    if len(word) < _SHORTEST_TYPO or _plainly(word) or known(word, message.lexicon):
        return word
    near = _nearest(word)
    return near if not name or is_slip(word, near) else word


@lru_cache(16_384)
def _plainly(word: str) -> Told | None:
    """What a word tells as it is spelled."""
    if word in PHRASES:
        return _plainly_told(PHRASES[word])
    if word in _FEW:
        return {Sense.NUMBER: _FEW[word]}
    sense = sense_of(word)
    if sense is None and (parts := _TOGETHER.fullmatch(word)):
        senses = [sense_of(part) for part in parts.groups() if part]
        told = dict(filter(None, senses))
        return told if told.keys() == {Sense.MONTH, Sense.NUMBER} else None
    return dict([sense]) if sense else None


_TOGETHER = re.compile(r"([^\W\d_]{3,})(\d{1,2})|(\d{1,2})([^\W\d_]{3,})")


def _plainly_told(phrase: str) -> Told:
    return dict(sense for word in phrase.split() if (sense := sense_of(word)))


@lru_cache(4_096)
def _nearest(word: str) -> str:
    near = nearest_words(word, DATE_WORDS, 2 if len(word) >= _TWO_TYPOS else 1)
    likely = (
        found
        for found, edits in near
        if found[0] == word[0] and (edits == 1 or found[-1] == word[-1])
    )
    return next(likely, word)
