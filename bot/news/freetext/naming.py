"""Outlets named in a message: exactly, misspelled, begun, or by a word of their name.

Which of these are meant as outlets is decided in `bot.news.freetext.believing`.
"""

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
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

_LISTED = frozenset({",", "/", "&", "+", ", &"})
_EVERYONE = frozenset(
    "outlet outlets anyone anybody everyone everybody everything anything all any nobody".split()
)


@dataclass(frozen=True, slots=True)
class Named:
    """An outlet in a message: tokens from `start` to before `end`, wanted or not.

    `led`: a word such as `from` or `only` leads to it.
    """

    outlet: Outlet
    start: int
    end: int
    excluded: bool
    led: bool = False


@dataclass(frozen=True, slots=True)
class Groups:
    """Groups of words of a message that are an outlet's name, or that begin one."""

    exact: tuple[Window, ...]
    begun: tuple[Window, ...]


def groups(message: Message, *, about: bool) -> Groups:
    """The groups, the longest first. `about`: the message asks about outlets by name."""
    exact: list[Window] = []
    begun: list[Window] = []
    for start in _starts(message):
        squashed = ""
        for end in range(start + 1, min(start + _LONGEST_NAME, len(message.tokens)) + 1):
            squashed += message.squashed[end - 1]
            if message.tokens[end - 1].quoted or not message.names.begins(squashed):
                break
            if not message.tokens[end - 1].small:
                one = Window(message, start, end, squashed, about)
                (exact if message.names.exactly(squashed) else begun).append(one)
    return Groups(_longest_first(exact), _longest_first(begun))


def _longest_first(found: Sequence[Window]) -> tuple[Window, ...]:
    return tuple(sorted(found, key=lambda one: one.start - one.end))


def long_names(message: Message, found: Groups) -> list[Named]:
    """Outlets whose names have two telling words or more; these are believed before all else."""
    long = [one for one in found.exact if sum(not token.small for token in one.part) > 1]
    return _taken(message, long, _exactly)


def named_outlets(
    message: Message, found: Groups, held: AbstractSet[int], *, about: bool
) -> list[Named]:
    """The other outlets that a message names; longer names first, then misspelled ones.

    None where words that command stand (`held`).
    """
    exact = [one for one in found.exact if held.isdisjoint(range(one.start, one.end))]
    begun = [one for one in found.begun if held.isdisjoint(range(one.start, one.end))]
    return [
        *_taken(message, exact, _exactly),
        *_taken(message, _unheard(message, held, about=about), _nearly),
        *_taken(message, exact, _exactly),  # beside those found
        *_taken(message, begun, _begun),
        *_taken(message, list(_by_part(message, held, about=about)), _partly),
    ]


def settled(message: Message, found: Sequence[Named]) -> list[Named]:
    """Outlets in order; `not from A or B` excludes both, and what leads to a name is taken."""
    carried: list[Named] = []
    joining = message.speech.words("joining")
    for one in sorted(found, key=lambda one: one.start):
        before = carried[-1] if carried and carried[-1].excluded else None
        between = message.tokens[before.end : one.start] if before else []
        listed = before is not None and message.tokens[one.start].gap.strip() in _LISTED
        joined = {token.folded for token in between} <= joining if between else listed
        carried.append(replace(one, excluded=one.excluded or joined))
        cues = list(cues_before(message, one.start))
        message.take((*cues, *_unwanted(message, one.start)), Use.CUE)
    return carried


def cues_before(message: Message, start: int) -> Iterator[int]:
    """Where the small words stand that lead to an outlet: `but not from the`."""
    leading = message.speech.words("leading", "naming", "excluding", "against")
    for place in range(start - 1, -1, -1):
        after = message.tokens[place + 1]
        apart = after.begins and after.gap.strip() != ","
        if message.tokens[place].folded not in leading or message.tokens[place].quoted or apart:
            return
        yield place


def _unwanted(message: Message, start: int) -> range:
    """The places of `don't want`, `sick of` and their like before a name; maybe none."""
    first = start - (message.before(start) == "the")
    return message.phrase_ending("excluding-phrase", first)


def _led(message: Message, start: int) -> bool:
    """Whether a message is about what an outlet published, not about an outlet among others."""
    before = message.before(start - (message.before(start) == "the"))
    phrase = message.phrase_ending("naming-phrase", start)
    return bool(phrase) or before in message.speech.words("naming", "only") | {"in", "at"}


def _excluded(message: Message, start: int) -> bool:
    cues = {message.tokens[place].folded for place in cues_before(message, start)}
    if message.tokens[start].minus or _unwanted(message, start):
        return True
    if "but" in cues and message.before(start - len(cues)) in _EVERYONE:
        return True
    return {"other", "than"} <= cues or not cues.isdisjoint(message.speech.words("excluding"))


# Where names may stand


def _unheard(message: Message, held: AbstractSet[int], *, about: bool) -> Sequence[Window]:
    """Groups with a word that nobody knows, where names lead to or are likely first."""
    places = range(len(message.tokens))
    odd = [place for place in places if place not in held and strange(message, place)]
    if not odd:
        return ()
    starts = set(_starts(message))
    found: dict[tuple[int, int], Window] = {}
    for place in odd:
        for start in range(max(0, place - _LONGEST_NAME + 1), place + 1):
            for end in range(place + 1, min(start + _LONGEST_NAME, len(message.tokens)) + 1):
                group = range(start, end)
                if start not in starts or message.tokens[end - 1].small:
                    continue
                if message.free(group) and held.isdisjoint(group):
                    squashed = "".join(message.squashed[start:end])
                    found[start, end] = Window(message, start, end, squashed, about)
    windows = [one for one in found.values() if len(one.squashed) <= _LONGEST_SQUASHED]
    if len(windows) > _MOST_LOOKED_UP:
        windows.sort(key=lambda one: (not one.cued, one.end - one.start))
    return _longest_first(windows[:_MOST_LOOKED_UP])


def _by_part(message: Message, held: AbstractSet[int], *, about: bool) -> Iterator[Window]:
    """Single words that are in the name of one outlet only."""
    for place in _starts(message):
        free = place not in held and place not in message.taken
        if free and message.names.partly(message.tokens[place].folded):
            yield Window(message, place, place + 1, message.squashed[place], about)


def _starts(message: Message) -> Iterator[int]:
    """Where a name may begin: no small word but `the`, or a capital inside (`A Bola`)."""
    for place, token in enumerate(message.tokens):
        inside = place > 0 and token.raw[:1].isupper()
        if (not token.small or token.folded == "the" or inside) and not token.quoted:
            yield place


# Which outlet is meant


def _taken(
    message: Message, windows: Sequence[Window], meant: Callable[[Window], Outlet | None]
) -> list[Named]:
    """The outlets that are meant; their words are taken."""
    found: list[Named] = []
    for one in windows:
        places = range(one.start, one.end)
        if message.free(places) and (outlet := meant(one)):
            excluded, led = _excluded(message, one.start), _led(message, one.start)
            found.append(Named(outlet, one.start, one.end, excluded, led))
            message.take(places, Use.OUTLET)
    return found


def _exactly(window: Window) -> Outlet | None:
    outlet = window.message.names.exactly(window.squashed)
    return outlet if outlet and believed(window, outlet) else None


def _nearly(window: Window) -> Outlet | None:
    if window.message.names.exactly(window.squashed):
        return None  # it was looked at as what it is
    near = window.message.names.nearly(window.squashed)
    telling = sum(not token.small for token in window.part)
    if near is None or window.cued or telling > 1:
        return near
    capital = capitals(window.message, window.part) and len(window.squashed) > _ABBREVIATION + 1
    sure = capital or len(window.squashed) > _SURE
    return near if sure and window.message.names.present(near) else None


def _begun(window: Window) -> Outlet | None:
    """The one outlet whose name begins so: `Indian Exp.`, where that is no phrase of the corpus."""
    message = window.message
    if len(window.squashed) <= _SURE or len(window.part) == 1:
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
    usage = message.lexicon.usage(stem(word.folded))
    the = window.cued and message.before(window.start) == "the"
    as_name = word.raw[:1].isupper() or not usage.lower
    known = window.cued or strange(message, window.start)
    return outlet if (the or not usage.named) and as_name and known else None
