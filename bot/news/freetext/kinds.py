"""Which kind of question a message is: the phrasing that stands where a command stands.

`timeline` is one at the edge of a clause or before `of`; in the middle of a sentence, or within a
headline, it is a word like others.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.news.freetext.message import Message, Use
from bot.news.freetext.tables import NAME, PHRASINGS, Kind, Phrasing
from bot.news.question import Compare, Help, SmallTalk

_MOST_SKIPPED = 2
_SKIPPED = frozenset(
    "the a an is are was were has have had been be very all also of it that this these those any"
    " some there der die das den ein eine hat haben ist el la los las un una de ha es".split()
)
"""Small words that may stand within a phrasing."""

_ONWARD = frozenset(
    "and but so ok then the please und aber die der bitte y pero las los і й та а але".split()
)
"""Words that lead on from another question."""

_SURE = 3
"""Words of a phrasing that is one wherever it stands."""

_LONGEST_NAME = 6
"""Words of an outlet's name within a phrasing."""

_NAMES = (Use.DATE, Use.OUTLET, Use.LEFT_OUT)
_OF = frozenset("of on for about regarding re uber zu von sobre de про щодо".split())


@dataclass(frozen=True, slots=True)
class Spotted:
    """A phrasing in a message: the places of its words; `leads`: `of` or its like comes next."""

    phrasing: Phrasing
    places: tuple[int, ...]
    leads: bool = False

    @property
    def rank(self) -> tuple[bool, bool, int, int]:
        """The likelier one first: no small talk, not weak, of more words, earlier."""
        phrasing = self.phrasing
        aside = phrasing.kind in (SmallTalk, Help)
        words = len(phrasing.words) + self.leads
        return aside, phrasing.weak, -words, self.places[0]


def spotted(message: Message) -> list[Spotted]:
    """Every phrasing in a message, the longest at each word."""
    found = [one for place in range(len(message.tokens)) for one in _at(message, place)]
    ruled_out = [set(one.places) for one in found if one.phrasing.kind is None]
    return [
        one
        for one in found
        if one.phrasing.kind and not any(set(one.places) <= places for places in ruled_out)
    ]


def _at(message: Message, place: int) -> Iterator[Spotted]:
    behind = (NAME, *message.spoken[place + 1 : place + 2 + _MOST_SKIPPED])
    for phrasing in PHRASINGS.get(message.spoken[place], ()):
        if len(phrasing.words) > 1 and phrasing.words[1] not in behind:
            continue
        alone = len(message.tokens) == 1
        if len(phrasing.words) == 1 and not alone and message.meant[place] != phrasing.words[0]:
            continue  # rather a misspelled word of the corpus
        if phrasing.whole and _says_more(message, phrasing):
            continue
        exact = phrasing.kind in (None, SmallTalk)
        places = _places(message, phrasing.words, place, 0 if exact else _MOST_SKIPPED)
        if places:
            after = message.spoken[places[-1] + 1 :][:1]
            yield Spotted(phrasing, places, bool(after) and after[0] in _OF)
            if not phrasing.named:  # no outlet may stand there
                return


def _says_more(message: Message, phrasing: Phrasing) -> bool:
    """Whether a message says more than a phrasing; `and` or the like before it is no more."""
    onward = frozenset() if phrasing.kind is SmallTalk else _ONWARD
    return sum(word not in onward for word in message.spoken) > len(phrasing.words)


def _places(message: Message, phrase: Sequence[str], start: int, most: int) -> tuple[int, ...]:
    """Where the words of a phrase stand from a place on, so many small words between left out."""
    places, named = [start], False
    for word in phrase[1:]:
        if word != NAME:
            behind = range(places[-1] + 1, len(message.tokens))
            found = _named(message, word, behind) if named else _next(message, word, behind, most)
            if found is None:
                return ()
            places.append(found)
        named = word == NAME
    return tuple(places)


def _next(message: Message, word: str, places: range, most: int) -> int | None:
    """Where a word stands behind so many small words at most."""
    for place in places[: most + 1]:
        if message.tokens[place].begins:
            return None
        if message.spoken[place] == word:
            return place
        if message.spoken[place] not in _SKIPPED:
            return None
    return None


def _named(message: Message, word: str, places: range) -> int | None:
    """Where a word stands behind what may be a name."""
    for place in places[: _LONGEST_NAME + 1]:
        if message.tokens[place].begins:
            return None
        if message.spoken[place] == word and place > places[0]:
            return place
    return None


def chosen(message: Message, found: Sequence[Spotted]) -> list[Spotted]:
    """The phrasings that are commands, the one that names the kind first."""
    message_places = {place for one in found for place in one.places}
    commands = [one for one in found if _commands(message, one, message_places)]
    return sorted(commands, key=lambda one: one.rank)


def _commands(message: Message, one: Spotted, spoken: set[int]) -> bool:
    """Whether a phrasing stands where a command does."""
    start, end = one.places[0], one.places[-1] + 1
    phrasing = one.phrasing
    unnamed = phrasing.named and not _names(message, one)
    if unnamed or message.taken.get(one.places[0]) in _NAMES:
        return False
    if phrasing.kind is Compare and len(phrasing.words) == 1 and not message.headline:
        return True
    clause = message.clause(start)
    begins = all(_idle(message, place, spoken) for place in range(clause.start, start))
    if phrasing.leading:
        return begins
    if begins or (len(phrasing.words) >= _SURE and not message.headline):
        return not message.headline or not phrasing.weak
    if message.headline:
        return False
    ends = all(_idle(message, place, spoken) for place in range(end, message.clause(end - 1).stop))
    of = end < len(message.tokens) and message.spoken[end] in _OF
    return ends or (of and message.small(start - 1))


def _names(message: Message, one: Spotted) -> bool:
    """Whether an outlet stands between the words of a phrasing."""
    return any(message.taken.get(at) is Use.OUTLET for at in range(one.places[0], one.places[-1]))


def _idle(message: Message, place: int, spoken: set[int]) -> bool:
    return place in spoken or message.idle(place)


def kind_of(commands: Sequence[Spotted]) -> Kind | None:
    """The kind that the first of the commands names."""
    return commands[0].phrasing.kind if commands else None
