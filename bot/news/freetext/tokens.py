"""A message cut into words, with what stands between them, and what is said in quotation marks."""

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from bot.news.text import INVISIBLE, unmarked, words

_TOKEN = re.compile(
    r"\d{4}-\d{1,2}(?:-\d{1,2})?(?!\d)|tl;dr|[£$€]?\d(?:[.,]?\d)+[\w%]*|(?:[a-z]\.){2,}"
    r"|\w(?:[\w-]*\.)+[a-z]{2,}\b|[\w'’]+",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[*_~`|<>#\[\]()\\\s]+")
_QUOTED = re.compile(r"[“„«\"]([^“”„«»\"\n]{2,200})[”“»\"]|(?<!\w)['‘]([^'‘’\n]{3,200})['’](?!\w)")
_QUOTES = re.compile("[“”„«»\"'‘’]")
_CLAUSE_END = re.compile(r"[,;:.!?…\n(){}\[\]—–|<>]|\s-\s")
_MINUS = re.compile(r"\s-[“„«\"]?$")
_OPERATORS = frozenset("and or not".split())
_ESCAPES = re.compile(r"\x1b\[[0-9;]*[a-z]", re.IGNORECASE)
_JOINERS = re.compile("[\u200c\u200d]")
_LETTERS = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[a-z]", re.IGNORECASE)

LOOK_ALIKES = str.maketrans(
    "аеорсухіјѕһԁԛԝкмнтвАВЕКМНОРСТУХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧαοερνιτκ",
    "aeopcyxijshdqwkmhtbABEKMHOPCTYXIJSABEZHIKMNOPTYXaoepvitk",
)
"""Cyrillic and Greek letters that look like Latin ones (Unicode's confusables.txt)."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a message: as typed, its folded words, what stands between it and the last.

    `small`: it tells nothing; `quoted`: it stands in quotation marks; `minus`: a minus before it
    leaves it out.
    """

    raw: str
    folded: str
    gap: str = " "
    small: bool = False
    quoted: bool = False
    minus: bool = False

    @property
    def begins(self) -> bool:
        """Whether a clause begins with it."""
        return bool(_CLAUSE_END.search(self.gap))


def readable(text: str) -> str:
    """A message without invisible characters and marks; look-alikes among letters put right."""
    plain = INVISIBLE.sub("", _ESCAPES.sub(" ", text))
    if plain.isascii():
        return plain
    plain = unmarked(plain)
    return _LETTERS.sub(_one_script, _JOINERS.sub("", plain))


def _one_script(word: re.Match[str]) -> str:
    """A word with letters of two scripts, in one."""
    text = word[0]
    mixed = not text.isascii() and _LATIN.search(text)
    return text.translate(LOOK_ALIKES) if mixed else text


def tokens_of(text: str, small: AbstractSet[str]) -> list[Token]:
    """The words of a readable text; `small` words tell nothing unless written in capitals."""
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    tokens: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(text):
        raw = match[0].strip("_'’")
        folded = _folded(raw)
        if not folded:
            continue
        gap = text[end : match.start()]
        capitals = raw.isupper() and len(raw) > 1 and folded not in _OPERATORS
        inside = bool(quoted) and any(first <= match.start() < last for first, last in quoted)
        minus = _MINUS.search(gap if tokens else f" {gap}") is not None
        alone = minus and (not inside or _QUOTES.search(gap) is not None)
        tokens.append(Token(raw, folded, gap, folded in small and not capitals, inside, alone))
        end = match.end()
    return tokens


@lru_cache(16_384)
def _folded(raw: str) -> str:
    return ("" if ";" in raw else " ").join(words(raw))


def said(tokens: Sequence[Token], places: Iterable[int]) -> str:
    """Some of the words as they were typed, with what stood between neighbours."""
    text, before = "", None
    for place in places:
        token = tokens[place]
        gap = _MARKS.sub(" ", _QUOTES.sub("", token.gap)) if before == place - 1 else " "
        inside = before is not None and tokens[before].quoted
        opens = token.quoted and (not inside or _QUOTES.search(token.gap) is not None)
        closes = inside and (not token.quoted or opens)
        text += ('"' if closes else "") + (gap if gap.strip() else " ") + ('"' if opens else "")
        text += token.raw
        before = place
    return (text + ('"' if before is not None and tokens[before].quoted else "")).strip()
