"""Outlets named in a message: which words are an outlet's name, and which only look like one.

`the washington post` may be an outlet, `people` seldom is: a name that could be ordinary English
needs more to be believed: capitals, a word such as `from` before it, articles of that outlet.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.news.article import Outlet
from bot.news.freetext.message import Message
from bot.news.freetext.tokens import Token
from bot.news.text import squash, stem
from bot.news.topic import Lexicon

_LONGEST_NAME = 5
_LONGEST_SQUASHED = 40
_ABBREVIATION = 3


@dataclass(frozen=True, slots=True)
class Named:
    """An outlet in a message: tokens from `start` to before `end`, wanted or not."""

    outlet: Outlet
    start: int
    end: int
    excluded: bool


_Matching = Callable[[Message, Sequence[Token], str, bool], Outlet | None]
"""Finds the outlet for tokens, their squashed name, and whether a word before them leads to one."""


def long_names(message: Message, *, cued: bool = False) -> list[Named]:
    """Outlets whose names have two telling words or more; these are believed before all else."""
    return _named(message, (_exactly,), range(_LONGEST_NAME, 1, -1), least=2, about=cued)


def named_outlets(message: Message, *, about: bool) -> list[Named]:
    """The outlets that a message names; longer names first, then misspelled ones.

    `about`: its kind is a question about outlets by name.
    """
    lengths = range(_LONGEST_NAME, 0, -1)
    found = [
        *_named(message, (_exactly,), lengths, about=about),
        *_named(message, (_nearly,), lengths, about=about),
        *_named(message, (_partly,), range(1, 0, -1), about=about),
    ]
    return found


def _named(
    message: Message,
    matchings: Sequence["_Matching"],
    lengths: range,
    *,
    about: bool,
    least: int = 1,
) -> list[Named]:
    found: list[Named] = []
    for matching in matchings:
        for length in lengths:
            for start in range(len(message.tokens) - length + 1):
                places = range(start, start + length)
                if not message.free(places) or any(message.tokens[at].quoted for at in places):
                    continue
                if least > sum(not message.tokens[at].small for at in places):
                    continue
                outlet = _outlet_at(message, places, matching, about=about)
                if outlet:
                    found.append(Named(outlet, start, start + length, _excluded(message, start)))
                    message.taken.update(places)
    return found


def settled(message: Message, found: Sequence[Named]) -> list[Named]:
    """Outlets in order; `not from A or B` excludes both, and what leads to a name is taken."""
    carried: list[Named] = []
    joining = message.speech.words("joining")
    for one in sorted(found, key=lambda one: one.start):
        before = carried[-1] if carried and carried[-1].excluded else None
        between = {token.folded for token in message.tokens[before.end : one.start]} if before else set()
        carried.append(replace(one, excluded=True) if between and between <= joining else one)
        message.taken.update(cues_before(message, one.start))
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


def _excluded(message: Message, start: int) -> bool:
    cues = [message.tokens[place].folded for place in cues_before(message, start)]
    other_than = "than" in cues and "other" in cues
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


def _partly(
    message: Message,
    part: Sequence[Token],
    squashed: str,
    cued: bool,  # noqa: FBT001 - see _Matching
) -> Outlet | None:
    """The outlet with a word in its name, where it is said as a name."""
    word = part[0]
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


def _cued(message: Message, start: int) -> bool:
    part = message.tokens[max(0, start - 2) : start]
    before = [token.folded for token in part if token.folded != "the"]
    return bool(before) and before[-1] in message.speech.words("naming", "excluding")


def _topical(token: Token, lexicon: Lexicon) -> bool:
    """Whether the corpus speaks of it as of an ordinary thing."""
    usage = lexicon.usage(stem(token.folded))
    return usage.articles > 0 and (usage.lower > 0 or not usage.named)


def _unheard(token: Token, lexicon: Lexicon) -> bool:
    if token.small or lexicon.usage(stem(token.folded)).articles:
        return False
    return lexicon.frequency(token.folded) is None
