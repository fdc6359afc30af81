"""Which kind of question a message is: the phrasing that stands where a command stands.

`timeline` is one at the edge of a clause or before `of`; in the middle of a sentence, or within a
headline, it is a word like others.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.news.freetext.message import Message, Use
from bot.news.freetext.tables import PHRASINGS, Kind, Phrasing
from bot.news.question import Compare, Help, SmallTalk

_MOST_SKIPPED = 2
_SKIPPED = frozenset(
    "the a an is are was were has have had been be very all also of it that this these those any"
    " some there der die das den ein eine hat haben ist el la los las un una de ha es".split()
)
"""Small words that may stand within a phrasing."""

_SURE = 3
"""Words of a phrasing that is one wherever it stands."""

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
    behind = message.spoken[place + 1 : place + 2 + _MOST_SKIPPED]
    for phrasing in PHRASINGS.get(message.spoken[place], ()):
        if len(phrasing.words) > 1 and phrasing.words[1] not in behind:
            continue
        alone = len(message.tokens) == 1
        if len(phrasing.words) == 1 and not alone and message.meant[place] != phrasing.words[0]:
            continue  # rather a misspelled word of the corpus
        if phrasing.whole and len(message.tokens) > len(phrasing.words):
            continue
        exact = phrasing.kind in (None, SmallTalk)
        places = _places(message, phrasing.words, place, 0 if exact else _MOST_SKIPPED)
        if places:
            after = message.spoken[places[-1] + 1 :][:1]
            yield Spotted(phrasing, places, bool(after) and after[0] in _OF)
            return


def _places(message: Message, phrase: Sequence[str], start: int, most: int) -> tuple[int, ...]:
    """Where the words of a phrase stand from a place on, so many small words between left out."""
    places, place = [start], start
    for word in phrase[1:]:
        skipped = 0
        place += 1
        while place < len(message.tokens) and message.spoken[place] != word:
            inside = message.spoken[place] in _SKIPPED and not message.tokens[place].begins
            if skipped == most or not inside:
                return ()
            skipped += 1
            place += 1
        if place == len(message.tokens) or message.tokens[place].begins:
            return ()
        places.append(place)
    return tuple(places)


def chosen(message: Message, found: Sequence[Spotted]) -> list[Spotted]:
    """The phrasings that are commands, the one that names the kind first."""
    message_places = {place for one in found for place in one.places}
    commands = [one for one in found if _commands(message, one, message_places)]
    return sorted(commands, key=lambda one: one.rank)


def _commands(message: Message, one: Spotted, spoken: set[int]) -> bool:
    """Whether a phrasing stands where a command does."""
    start, end = one.places[0], one.places[-1] + 1
    if message.taken.get(one.places[0]) in _NAMES:
        return False
    phrasing = one.phrasing
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


def _idle(message: Message, place: int, spoken: set[int]) -> bool:
    return place in spoken or message.idle(place)


def kind_of(commands: Sequence[Spotted]) -> Kind | None:
    """The kind that the first of the commands names."""
    return commands[0].phrasing.kind if commands else None
