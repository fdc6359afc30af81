"""How well a headline fits some words: what each speaks for it, their order, its length."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.news.text import stem

_OTHER_FORM = 2.0
"""What it costs that a headline has a word in another form: `order` for `orders`."""

_IN_ORDER = 1.5
"""What two words say more that stand in a headline in the order in which they were typed."""

_BY_LENGTH = 0.5
"""How much less each word says in a longer headline: this times the ln of its length."""

_SHORT = 4
"""Words up to which a headline is not preferred for being short."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A typed word: what it speaks for a headline, and the words it may mean with their costs.

    A reading of two words (`white house`) stands in a headline one behind the other.
    """

    typed: str
    gain: float
    costs: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a headline fits, where each slot stands in it (-1: nowhere) and in two words."""

    score: float
    places: tuple[int, ...]
    follows: tuple[str, ...]
    headline: Sequence[str]

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the headline that each slot is read as; "" for none."""
        read = zip(self.places, self.follows, strict=True)
        return tuple(
            " ".join(self.headline[place : place + (2 if after else 1)]) if place >= 0 else ""
            for place, after in read
        )


_Reading = tuple[int, float, str]
"""A slot, what a word speaks as it, and the word that must follow ("" for none)."""


class Slots:
    """Some words in order, ready to be compared with many headlines."""

    def __init__(self, slots: Sequence[Slot]) -> None:
        """Turn the slots around: from the words that may be meant to what they speak for."""
        self._size = len(slots)
        self._forms: dict[str, list[_Reading]] = {}
        self._stems: dict[str, list[_Reading]] = {}
        self._met: dict[str, Sequence[_Reading]] = {}
        for place, slot in enumerate(slots):
            for word, cost in slot.costs.items():
                value = slot.gain - cost
                if value > 0.0:
                    first, _, follows = word.partition(" ")
                    self._forms.setdefault(first, []).append((place, value, follows))
                    other = (place, value - _OTHER_FORM, stem(follows) if follows else "")
                    self._stems.setdefault(stem(first), []).append(other)

    def groups(self) -> list[dict[str, float]]:
        """For each slot the stems it may mean with what they speak for."""
        found: list[dict[str, float]] = [{} for _ in range(self._size)]
        for one, readings in self._stems.items():
            for slot, value, _ in readings:
                group = found[slot]
                group[one] = max(value + _OTHER_FORM, group.get(one, 0.0))
        return found

    def fit(self, headline: Sequence[str]) -> Fit:
        """How well a headline of folded words fits."""
        best, places, follows = [0.0] * self._size, [-1] * self._size, [""] * self._size
        met = self._met
        for place, word in enumerate(headline):
            if word not in met:
                met[word] = self._forms.get(word) or self._stems.get(stem(word)) or ()
            for slot, value, after in met[word]:
                if after and not _follows(headline, place, after):
                    continue
                before = places[slot - 1] if slot else -1
                if value > best[slot] or (value == best[slot] and places[slot] <= before):
                    best[slot], places[slot], follows[slot] = value, place, after
        score, matched, last = 0.0, 0, -1
        for value, place in zip(best, places, strict=True):
            if place >= 0:
                score += value + (_IN_ORDER if place > last >= 0 else 0.0)
                matched += 1
                last = place
        score -= _BY_LENGTH * matched * math.log(max(_SHORT, len(headline)))
        return Fit(score, tuple(places), tuple(follows), headline)


def _follows(headline: Sequence[str], place: int, word: str) -> bool:
    after = headline[place + 1 : place + 2]
    return bool(after) and word in (after[0], stem(after[0]))
