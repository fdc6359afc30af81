"""Outlets named in a message: which words are an outlet's name, and which only look like one.

`the washington post` may be an outlet, `people` seldom is: a name that could be ordinary English
needs more to be believed: capitals, a word such as `from` before it, articles of that outlet.
"""

import re
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, replace

from bot.news.article import Outlet
from bot.news.freetext.message import Message, Use
from bot.news.freetext.tokens import Token
from bot.news.text import squash, stem
from bot.news.topic import Lexicon

_HOST_PREFIX = re.compile(r"^(?:www|m|amp|mobile)\.", re.IGNORECASE)
_LONGEST_NAME = 5
_LONGEST_SQUASHED = 40
_ABBREVIATION = 3
_SURE = 6
_COMMON = 2e-5
"""Share of running English from which a word alone is hardly an outlet's name."""



@dataclass(frozen=True, slots=True)
class Named:
    """An outlet in a message: tokens from `start` to before `end`, wanted or not."""

    outlet: Outlet
    start: int
    end: int
    excluded: bool


_Matching = Callable[[Message, Sequence[Token], str, bool], Outlet | None]
"""Finds the outlet for tokens, their squashed name, and whether a word before them leads to one."""


def long_names(message: Message, *, about: bool) -> list[Named]:
    """Outlets whose names have two telling words or more; these are believed before all else."""
    return _named(message, (_exactly,), range(_LONGEST_NAME, 1, -1), least=2, about=about)


def named_outlets(message: Message, held: Set[int], *, about: bool) -> list[Named]:
    """The outlets that a message names; longer names first, then misspelled ones.

    None where words that command stand (`held`). `about`: its kind is a question about outlets by name.
    """
    lengths = range(_LONGEST_NAME, 0, -1)
    return [
        *_named(message, (_exactly,), lengths, held, about=about),
        *_named(message, (_nearly,), lengths, held, about=about),
        *_named(message, (_exactly,), range(1, 0, -1), held, about=about),  # beside those found
        *_named(message, (_begun,), range(3, 1, -1), held, about=about),
        *_named(message, (_partly,), range(1, 0, -1), held, about=about),
    ]


def _named(
    message: Message,
    matchings: Sequence["_Matching"],
    lengths: range,
    held: Set[int] = frozenset(),
    *,
    about: bool,
    least: int = 1,
) -> list[Named]:
    found: list[Named] = []
    for matching in matchings:
        for length in lengths:
            for start in range(len(message.tokens) - length + 1):
                places = range(start, start + length)
                if not message.free(places) or not held.isdisjoint(places) or any(message.tokens[at].quoted for at in places):
                    continue
                if least > sum(not message.tokens[at].small for at in places):
                    continue
                outlet = _outlet_at(message, places, matching, about=about)
                if outlet:
                    found.append(Named(outlet, start, start + length, _excluded(message, start)))
                    message.take(places, Use.OUTLET)
    return found


def settled(message: Message, found: Sequence[Named]) -> list[Named]:
    """Outlets in order; `not from A or B` excludes both, and what leads to a name is taken."""
    carried: list[Named] = []
    joining = message.speech.words("joining")
    for one in sorted(found, key=lambda one: one.start):
        before = carried[-1] if carried and carried[-1].excluded else None
        between = {token.folded for token in message.tokens[before.end : one.start]} if before else set()
        carried.append(replace(one, excluded=True) if between and between <= joining else one)
        message.take(cues_before(message, one.start), Use.CUE)
    return carried


def cues_before(message: Message, start: int) -> Iterator[int]:
    """Where the small words stand that lead to an outlet: `but not from the`."""
    leading = message.speech.words("leading", "naming", "excluding")
    for place in range(start - 1, -1, -1):
        if message.tokens[place].folded not in leading or message.tokens[place].quoted:
            return
        if message.tokens[place + 1].begins and message.tokens[place + 1].gap.strip() != ",":
            return
        yield place


_EVERYONE = frozenset("outlet outlets anyone anybody everyone everybody all any nobody".split())


def _excluded(message: Message, start: int) -> bool:
    cues = [message.tokens[place].folded for place in cues_before(message, start)]
    other_than = "than" in cues and "other" in cues
    place = start - len(cues)
    if "but" in cues and message.before(place) in _EVERYONE:
        return True
    return other_than or any(cue in message.speech.words("excluding") for cue in cues)


def _outlet_at(
    message: Message, places: range, matching: _Matching, *, about: bool
) -> Outlet | None:
    """The outlet that some tokens name; none where they begin or end with a small word."""
    part = [message.tokens[place] for place in places]
    inside = places.start > 0 and part[0].raw[:1].isupper()  # `A Bola`
    if (part[0].small and part[0].folded != "the" and not inside) or part[-1].small:
        return None
    squashed = squash("".join(token.raw for token in part))
    if "." in part[0].raw and len(part) == 1:
        squashed = squash(_HOST_PREFIX.sub("", part[0].raw))
    owned = part[-1].raw.lower().endswith(("'s", "’s"))
    cued = about or owned or _cued(message, places.start)
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
    generic = message.speech.words("generic", "weak")
    whole = len(part) == len(message.tokens) and part[0].folded not in generic
    believed = outlet and (whole or _believed(message, part, outlet, cued=cued))
    return outlet if believed else None


def _nearly(
    message: Message,
    part: Sequence[Token],
    squashed: str,
    cued: bool,  # noqa: FBT001 - see _Matching
) -> Outlet | None:
    if not any(_unheard(token, message.lexicon) for token in part):
        return None
    near = message.names.nearly(squashed)
    if near is None or cued or len(part) > 1:
        return near
    sure = _capitals(message, part) or len(squashed) > _SURE
    return near if sure and message.names.present(near) else None


def _begun(
    message: Message,
    part: Sequence[Token],
    squashed: str,
    cued: bool,  # noqa: FBT001 - see _Matching
) -> Outlet | None:
    """The one outlet whose name begins so: `Indian Exp.`, where that is no phrase of the corpus."""
    if len(squashed) <= _SURE or message.lexicon.adjacent(tuple(token.folded for token in part)):
        return None
    return message.names.begun(squashed) if cued or _capitals(message, part) else None


def _partly(
    message: Message,
    part: Sequence[Token],
    squashed: str,
    cued: bool,  # noqa: FBT001 - see _Matching
) -> Outlet | None:
    """The outlet with a word in its name, where it is said as a name."""
    word = part[0]
    place = _place_of(message, word)
    the = cued and message.before(place) == "the"
    if message.lexicon.usage(stem(word.folded)).named and not the:
        return None
    if word.small or len(squashed) <= _ABBREVIATION or not (cued or _capitals(message, part)):
        return None
    as_name = word.raw[:1].isupper() or not message.lexicon.usage(stem(word.folded)).lower
    if not as_name or (not cued and not _unheard(word, message.lexicon)):
        return None
    return message.names.partly(word.folded)


def _believed(message: Message, part: Sequence[Token], outlet: Outlet, *, cued: bool) -> bool:
    """Whether words that are an outlet's name are meant as one."""
    telling = [token for token in part if not token.small]
    as_name = _capitals(message, telling)
    if any("." in token.raw for token in part):
        return True
    if len(telling) == 1 and _within_name(message, part, outlet):
        return False
    if all(message.lexicon.frequency(token.folded) is not None for token in telling):
        here = message.names.present(outlet)
        if len(telling) > 1:
            return here or cued or as_name
        common = (message.lexicon.frequency(telling[0].folded) or 0.0) >= _COMMON
        sure = cued or as_name or not (common or _topical(telling[0], message.lexicon))
        in_it = message.before(_place_of(message, telling[0])) == "the" and cued and not here
        return (here and sure) or (cued and (as_name or in_it))
    short = len(telling) == 1 and len(telling[0].folded) <= _ABBREVIATION
    if not short:
        return True
    if telling[0].raw.isupper() or cued:
        return True
    return message.names.present(outlet) and not message.lexicon.usage(telling[0].folded).articles


def _place_of(message: Message, token: Token) -> int:
    """Where a word stands."""
    return next(place for place, one in enumerate(message.tokens) if one is token)


def _within_name(message: Message, part: Sequence[Token], outlet: Outlet) -> bool:
    """Whether a word is rather a part of another name: `Athletic` in `Rothwell Athletic`."""
    place = _place_of(message, part[-1])
    for at in (place - 1, place + 1):
        if not 0 <= at < len(message.tokens) or message.tokens[at].small:
            continue
        pair = tuple(message.tokens[one].folded for one in sorted((place, at)))
        if message.lexicon.adjacent(pair):
            return True
        capital = message.tokens[at].raw[:1].isupper() and not message.headline
        beside = not message.tokens[max(at, place)].gap.strip()
        ordinary = message.lexicon.frequency(part[-1].folded) is not None
        if capital and beside and (ordinary or not message.names.present(outlet)):
            return at < place and at not in message.taken
    return False


def _capitals(message: Message, telling: Sequence[Token]) -> bool:
    """Whether the words are written as a name is, where that says anything."""
    if all(token.raw.isupper() and len(token.raw) > 1 for token in telling):
        return True
    first = message.tokens[0] is telling[0]
    capital = all(token.raw[:1].isupper() for token in telling)
    return capital and not message.headline and (len(telling) > 1 or not first)


def _cued(message: Message, start: int) -> bool:
    """Whether a word such as `from` leads to a name, or it is joined to another one."""
    start -= message.before(start) == "the"
    before = message.before(start)
    if before in message.speech.words("naming", "excluding", "crediting"):
        return True
    if message.phrase_ending("naming-phrase", start):
        return True
    if before == "in" and _said_of(message, start):
        return True
    joined = before in message.speech.words("joining")
    return (joined and message.taken.get(start - 2) is Use.OUTLET) or _joined(message, start)


def _joined(message: Message, start: int) -> bool:
    """Whether another outlet stands beside a word, with nothing but a mark or `and` between."""
    for at, mark in ((start - 1, start), (start + 1, start + 1), (start + 2, start + 1)):
        if message.taken.get(at) is Use.OUTLET and 0 <= at and mark < len(message.tokens):
            word = message.tokens[mark].folded in message.speech.words("joining", "choosing")
            gap = message.tokens[mark].gap.strip()
            return word if at == start + 2 else gap in _BETWEEN
    return False


_BETWEEN = frozenset({"+", "/", "&", ",", "|"})


def _said_of(message: Message, start: int) -> bool:
    """Whether `in` leads to a name: `anything in The Hill on …`, `latest in the Independent`."""
    the = start + (message.tokens[start].folded == "the")
    after = message.spoken[the + 1] if the + 1 < len(message.tokens) else "on"
    return start > 1 and message.idle(start - 2) and after in {"on", "about"}


def _topical(token: Token, lexicon: Lexicon) -> bool:
    """Whether the corpus speaks of it as of an ordinary thing."""
    usage = lexicon.usage(stem(token.folded))
    return usage.articles > 0 and (usage.lower > 0 or not usage.named)


def _unheard(token: Token, lexicon: Lexicon) -> bool:
    if token.small or lexicon.usage(stem(token.folded)).articles:
        return False
    return lexicon.frequency(token.folded) is None
