"""Outlets named in a message: which words are an outlet's name, and which only look like one.

`the washington post` may be an outlet, `people` seldom is: a name that could be ordinary English
needs more to be believed: capitals, a word such as `from` before it, articles of that outlet.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from bot.news.article import Outlet
from bot.news.phrasings import BETWEEN_OUTLETS, EXCLUDING, JOINING, NAMING
from bot.news.text import STOPWORDS, squash, stem
from bot.news.topic import Lexicon

_LONGEST_NAME = 5
_LONGEST_SQUASHED = 40
_ABBREVIATION = 3
_HEADLINE_WORDS = 5


class Names(Protocol):
    """Who is meant by a name."""

    def exactly(self, squashed: str) -> Outlet | None:
        """The likeliest outlet with exactly this squashed name, alias or domain."""
        ...

    def nearly(self, squashed: str) -> Outlet | None:
        """The likeliest outlet whose name is a typo away."""
        ...

    def present(self, outlet: Outlet) -> bool:
        """Whether there is any article from an outlet."""
        ...


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a message: as typed, its folded words, what stands between it and the last."""

    raw: str
    folded: str
    gap: str = " "

    @property
    def small(self) -> bool:
        """Whether it tells nothing: a small word, not one in capitals as `WHO` is."""
        capitals = self.raw.isupper() and len(self.raw) > 1
        return self.folded in STOPWORDS and not capitals


@dataclass(frozen=True, slots=True)
class Named:
    """An outlet in a message: tokens from `start` to before `end`, wanted or not."""

    outlet: Outlet
    start: int
    end: int
    excluded: bool


@dataclass(frozen=True, slots=True)
class Message:
    """The tokens of a message; `about_outlets`: its kind is a question about outlets by name."""

    tokens: Sequence[Token]
    about_outlets: bool
    lexicon: Lexicon
    names: Names

    @property
    def headline(self) -> bool:
        """Whether capitals say nothing, as in a pasted headline that capitalises all."""
        telling = [token for token in self.tokens if not token.small]
        capital = [token for token in telling if token.raw[:1].isupper()]
        return len(telling) >= _HEADLINE_WORDS and len(capital) >= len(telling) - 1


_Matching = Callable[[Message, Sequence[Token], str, bool], Outlet | None]
"""Finds the outlet for tokens, their squashed name, and whether a word before them leads to one."""


def named_outlets(message: Message, used: set[int]) -> list[Named]:
    """The outlets that a message names, in order; longer names first, then misspelled ones."""
    tokens = message.tokens
    found: list[Named] = []
    taken = set(used)
    for matching in (_exactly, _nearly):
        for length in range(_LONGEST_NAME, 0, -1):
            for start in range(len(tokens) - length + 1):
                places = range(start, start + length)
                if taken.isdisjoint(places) and (outlet := _outlet_at(message, places, matching)):
                    found.append(Named(outlet, start, start + length, _excluded(tokens, start)))
                    taken.update(places)
    return _carried_on(tokens, sorted(found, key=lambda one: one.start))


def _carried_on(tokens: Sequence[Token], found: list[Named]) -> list[Named]:
    """`not from A or B` excludes both: what joins an outlet to an excluded one excludes it too."""
    carried: list[Named] = []
    for one in found:
        before = carried[-1] if carried and carried[-1].excluded else None
        between = {token.folded for token in tokens[before.end : one.start]} if before else set()
        carried.append(replace(one, excluded=True) if between and between <= JOINING else one)
    return carried


def cues_before(tokens: Sequence[Token], start: int) -> Iterator[int]:
    """Where the small words stand that lead to an outlet: `but not from the`."""
    for place in range(start - 1, -1, -1):
        if tokens[place].folded not in BETWEEN_OUTLETS:
            return
        yield place


def _excluded(tokens: Sequence[Token], start: int) -> bool:
    cues = [tokens[place].folded for place in cues_before(tokens, start)]
    other_than = "than" in cues and "other" in cues
    return other_than or any(cue in EXCLUDING for cue in cues)


def _outlet_at(message: Message, places: range, matching: _Matching) -> Outlet | None:
    """The outlet that some tokens name; none where they begin or end with a small word."""
    part = [message.tokens[place] for place in places]
    inside = places.start > 0 and part[0].raw[:1].isupper()  # `A Bola`
    if (part[0].small and part[0].folded != "the" and not inside) or part[-1].small:
        return None
    squashed = squash("".join(token.raw for token in part))
    owned = part[-1].raw.lower().endswith(("'s", "’s"))
    cued = message.about_outlets or owned or _cued(message.tokens, places.start)
    if len(squashed) > _LONGEST_SQUASHED:
        return None
    return matching(message, part, squashed.removesuffix("s") if owned else squashed, cued)


def _exactly(
    message: Message,
    part: Sequence[Token],
    squashed: str,
    cued: bool,  # noqa: FBT001 - see _Matching
) -> Outlet | None:
    outlet = message.names.exactly(squashed)
    whole = len(part) == len(message.tokens)
    believed = outlet and (whole or _believed(message, part, outlet, cued=cued))
    return outlet if believed else None


def _nearly(
    message: Message,
    part: Sequence[Token],
    squashed: str,
    cued: bool,  # noqa: FBT001 - see _Matching
) -> Outlet | None:
    misspelled = any(_unheard(token, message.lexicon) for token in part)
    if misspelled and (cued or len(part) > 1):
        return message.names.nearly(squashed)
    near = message.names.nearly(squashed) if misspelled and _capitals(message, part) else None
    return near if near and message.names.present(near) else None


def _believed(message: Message, part: Sequence[Token], outlet: Outlet, *, cued: bool) -> bool:
    """Whether words that are an outlet's name are meant as one."""
    telling = [token for token in part if not token.small]
    as_name = _capitals(message, telling)
    if any("." in token.raw for token in part):
        return True
    if all(message.lexicon.frequency(token.folded) is not None for token in telling):
        here = message.names.present(outlet)
        if len(telling) > 1:
            return here or cued or as_name
        sure = cued or as_name or not _topical(telling[0], message.lexicon)
        return (here and sure) or (cued and as_name)
    short = len(telling) == 1 and len(telling[0].folded) <= _ABBREVIATION
    return as_name or cued or not short


def _capitals(message: Message, telling: Sequence[Token]) -> bool:
    """Whether the words are written as a name is, where that says anything."""
    if all(token.raw.isupper() and len(token.raw) > 1 for token in telling):
        return True
    first = message.tokens[0] is telling[0]
    capital = all(token.raw[:1].isupper() for token in telling)
    return capital and not message.headline and (len(telling) > 1 or not first)


def _cued(tokens: Sequence[Token], start: int) -> bool:
    before = [token.folded for token in tokens[max(0, start - 2) : start] if token.folded != "the"]
    return bool(before) and before[-1] in NAMING | EXCLUDING


def _topical(token: Token, lexicon: Lexicon) -> bool:
    """Whether the corpus speaks of it as of an ordinary thing."""
    usage = lexicon.usage(stem(token.folded))
    return usage.articles > 0 and (usage.lower > 0 or not usage.named)


def _unheard(token: Token, lexicon: Lexicon) -> bool:
    if token.small or lexicon.usage(stem(token.folded)).articles:
        return False
    return lexicon.frequency(token.folded) is None
