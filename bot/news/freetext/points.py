"""One date in a message: which words of it are one, and what they tell."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.news.dates import read_option
from bot.news.days import DATE_WORDS, PHRASES, Sense, Told, is_date, sense_of, told_by
from bot.news.freetext.message import Message, known
from bot.news.freetext.timing import DOUBTFUL, meant_as_date
from bot.news.freetext.tokens import Token
from bot.news.spelling import nearest_words

INNER = frozenset("of the de del des der".split())
"""Small words within a date: `the 16th of April`."""

_LONGEST = 6
_LAST_DAY = 31
_ISO = 7
_SHORTEST_TYPO, _TWO_TYPOS = 4, 7
_WITHIN = frozenset({"", ",", ".", "/", "-", "–", "'"})
_NUMERIC = frozenset("/.-")
_FEW = {"few": 3, "couple": 2, "several": 5}
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
        if point and meant_as_date(message, point.told, range(place, end)):
            return replace(point, doubtful=_doubtful(message, point))
    return None


def number_at(message: Message, place: int) -> Point | None:
    """A number that may be the day of a month that is told later."""
    if place >= len(message.tokens):
        return None
    token = message.tokens[place]
    sense = sense_of(token.folded)
    if sense and sense[0] is Sense.NUMBER and token.raw[0].isdigit() and 0 < sense[1] <= _LAST_DAY:
        return Point({Sense.NUMBER: sense[1]}, place, place + 1)
    return None


def may_begin(message: Message, place: int) -> bool:
    """Whether a date may begin with a word at all."""
    token = message.tokens[place]
    if token.quoted:
        return False
    if token.raw[0].isdecimal() or token.folded in _BEGINNING:
        return True
    return _sense(token, message) is not None


def _may_end(message: Message, place: int) -> bool:
    return message.tokens[place].folded in _ENDING or may_begin(message, place)


def _doubtful(message: Message, point: Point) -> bool:
    """Whether it may well be no date."""
    if point.end - point.start > 1:
        return False
    seldom = {Sense.DAY, Sense.YEAR, Sense.WEEKDAY} & set(point.told)
    return message.tokens[point.start].folded in DOUBTFUL or bool(seldom)


# What words tell


def _told(message: Message, start: int, end: int) -> Point | None:
    """What some words tell if all of them together are a date."""
    part = message.tokens[start:end]
    if any(token.quoted or token.gap.strip() not in _WITHIN for token in part[1:]):
        return None
    if phrase := PHRASES.get(" ".join(token.folded for token in part)):
        return Point(_plainly_told(phrase), start, end)
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
    with suppress(ValueError):
        iso = len(text) >= _ISO and text[:4].isdecimal()
        first = read_option(text).since if iso else None
        if first:
            day = {Sense.NUMBER: first.day} if len(text) > _ISO else {}
            return {Sense.YEAR: first.year, Sense.MONTH: first.month, **day}
        told = told_by(text)
        return told if Sense.MONTH in told and is_date(told) else None
    return None


def _sense(token: Token, message: Message) -> Told | None:
    """What one word tells; None for a word of no date."""
    told = _plainly(token.folded)
    if told or len(token.folded) < _SHORTEST_TYPO or known(token.folded, message.lexicon):
        return told
    return _plainly(_nearest(token.folded))


@lru_cache(16_384)
def _plainly(word: str) -> Told | None:
    """What a word tells as it is spelled."""
    if word in PHRASES:
        return _plainly_told(PHRASES[word])
    if word in _FEW:
        return {Sense.NUMBER: _FEW[word]}
    sense = sense_of(word)
    return dict([sense]) if sense else None


def _plainly_told(phrase: str) -> Told:
    return dict(sense for word in phrase.split() if (sense := sense_of(word)))


@lru_cache(4_096)
def _nearest(word: str) -> str:
    near = nearest_words(word, DATE_WORDS, 2 if len(word) >= _TWO_TYPOS else 1)
    return next((found for found, _ in near if found[0] == word[0]), word)
