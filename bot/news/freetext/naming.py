"""Outlets named in a message: exactly, misspelled, begun, or by a word of their name.

Which of these are meant as outlets is decided in `bot.news.freetext.believing`.
"""

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, replace

from bot.news.article import Outlet
from bot.news.freetext.believing import Window, believed, capitals, strange
from bot.news.freetext.message import Message, Use
from bot.news.text import stem

_LONGEST_NAME = 5
_LONGEST_SQUASHED = 40
_ABBREVIATION = 3
_SURE = 6
"""Letters from which a misspelled or begun name is hardly another word."""

_MOST_LOOKED_UP = 24
"""Groups of words of a message that are compared with all names."""

_EVERYONE = frozenset("outlet outlets anyone anybody everyone everybody all any nobody".split())


@dataclass(frozen=True, slots=True)
class Named:
    """An outlet in a message: tokens from `start` to before `end`, wanted or not."""

    outlet: Outlet
    start: int
    end: int
    excluded: bool


def long_names(message: Message, *, about: bool) -> list[Named]:
    """Outlets whose names have two telling words or more; these are believed before all else.

    `about`: the message asks about outlets by name.
    """
    windows = _exact(message, frozenset(), about=about)
    long = [one for one in windows if sum(not token.small for token in one.part) > 1]
    return _taken(message, long, _exactly)


def named_outlets(message: Message, held: Set[int], *, about: bool) -> list[Named]:
    """The other outlets that a message names; longer names first, then misspelled ones.

    None where words that command stand (`held`). `about`: it asks about outlets by name.
    """
    singles = range(1, 2)
    return [
        *_taken(message, _exact(message, held, about=about), _exactly),
        *_taken(message, _unheard(message, held, about=about), _nearly),
        *_taken(message, _exact(message, held, about=about), _exactly),  # beside those found
        *_taken(message, _windows(message, held, range(3, 1, -1), about=about), _begun),
        *_taken(message, _windows(message, held, singles, about=about), _partly),
    ]


def settled(message: Message, found: Sequence[Named]) -> list[Named]:
    """Outlets in order; `not from A or B` excludes both, and what leads to a name is taken."""
    carried: list[Named] = []
    joining = message.speech.words("joining")
    for one in sorted(found, key=lambda one: one.start):
        before = carried[-1] if carried and carried[-1].excluded else None
        between = message.tokens[before.end : one.start] if before else []
        joined = bool(between) and {token.folded for token in between} <= joining
        carried.append(replace(one, excluded=one.excluded or joined))
        message.take(cues_before(message, one.start), Use.CUE)
    return carried


def cues_before(message: Message, start: int) -> Iterator[int]:
    """Where the small words stand that lead to an outlet: `but not from the`."""
    leading = message.speech.words("leading", "naming", "excluding")
    for place in range(start - 1, -1, -1):
        after = message.tokens[place + 1]
        apart = after.begins and after.gap.strip() != ","
        if message.tokens[place].folded not in leading or message.tokens[place].quoted or apart:
            return
        yield place


def _excluded(message: Message, start: int) -> bool:
    cues = {message.tokens[place].folded for place in cues_before(message, start)}
    if "but" in cues and message.before(start - len(cues)) in _EVERYONE:
        return True
    return {"other", "than"} <= cues or not cues.isdisjoint(message.speech.words("excluding"))


# Where names may stand


def _exact(message: Message, held: Set[int], *, about: bool) -> list[Window]:
    """Groups of words that are a name, the longest first."""
    found: list[Window] = []
    for start in _starts(message, held):
        squashed = ""
        for end in range(start + 1, min(start + _LONGEST_NAME, len(message.tokens)) + 1):
            if _barred(message, end - 1, held):
                break
            squashed += message.squashed[end - 1]
            if not message.names.begins(squashed) or len(squashed) > _LONGEST_SQUASHED:
                break
            if not message.tokens[end - 1].small and message.names.exactly(squashed):
                found.append(Window(message, start, end, squashed, about))
    return sorted(found, key=lambda one: one.start - one.end)


def _unheard(message: Message, held: Set[int], *, about: bool) -> list[Window]:
    """Groups with a word that nobody knows, where names lead to or are likely first."""
    windows = _windows(message, held, range(_LONGEST_NAME, 0, -1), about=about)
    odd = [strange(message, place) for place in range(len(message.tokens))]
    found = [one for one in windows if any(odd[one.start : one.end])]
    if len(found) > _MOST_LOOKED_UP:
        found.sort(key=lambda one: (not one.cued, one.end - one.start))
    return sorted(found[:_MOST_LOOKED_UP], key=lambda one: one.start - one.end)


def _windows(message: Message, held: Set[int], lengths: range, *, about: bool) -> list[Window]:
    starts = list(_starts(message, held))
    found = []
    for length in lengths:
        for start in starts:
            end = start + length
            if end > len(message.tokens) or message.tokens[end - 1].small:
                continue
            if any(_barred(message, place, held) for place in range(start, end)):
                continue
            squashed = "".join(message.squashed[start:end])
            if len(squashed) <= _LONGEST_SQUASHED:
                found.append(Window(message, start, end, squashed, about))
    return found


def _starts(message: Message, held: Set[int]) -> Iterator[int]:
    """Where a name may begin: no small word but `the`, or a capital inside (`A Bola`)."""
    for place, token in enumerate(message.tokens):
        inside = place > 0 and token.raw[:1].isupper()
        if (not token.small or token.folded == "the" or inside) and not _barred(
            message, place, held
        ):
            yield place


def _barred(message: Message, place: int, held: Set[int]) -> bool:
    return place in message.taken or place in held or message.tokens[place].quoted


# Which outlet is meant


def _taken(
    message: Message, windows: Sequence[Window], meant: Callable[[Window], Outlet | None]
) -> list[Named]:
    """The outlets that are meant; their words are taken."""
    found: list[Named] = []
    for one in windows:
        places = range(one.start, one.end)
        if message.free(places) and (outlet := meant(one)):
            found.append(Named(outlet, one.start, one.end, _excluded(message, one.start)))
            message.take(places, Use.OUTLET)
    return found


def _exactly(window: Window) -> Outlet | None:
    outlet = window.message.names.exactly(window.squashed)
    return outlet if outlet and believed(window, outlet) else None


def _nearly(window: Window) -> Outlet | None:
    near = window.message.names.nearly(window.squashed)
    if near is None or window.cued or len(window.part) > 1:
        return near
    sure = capitals(window.message, window.part) or len(window.squashed) > _SURE
    return near if sure and window.message.names.present(near) else None


def _begun(window: Window) -> Outlet | None:
    """The one outlet whose name begins so: `Indian Exp.`, where that is no phrase of the corpus."""
    message = window.message
    if len(window.squashed) <= _SURE or not message.names.begins(window.squashed):
        return None
    if message.lexicon.adjacent(tuple(token.folded for token in window.part)):
        return None
    named = window.cued or capitals(message, window.part)
    return message.names.begun(window.squashed) if named else None


def _partly(window: Window) -> Outlet | None:
    """The outlet with a word in its name, where it is said as a name."""
    message, word = window.message, window.part[0]
    if word.small or len(window.squashed) <= _ABBREVIATION:
        return None
    if not (window.cued or capitals(message, window.part)):
        return None
    outlet = message.names.partly(word.folded)
    if outlet is None:
        return None
    usage = message.lexicon.usage(stem(word.folded))
    the = window.cued and message.before(window.start) == "the"
    as_name = word.raw[:1].isupper() or not usage.lower
    known = window.cued or strange(message, window.start)
    return outlet if (the or not usage.named) and as_name and known else None
