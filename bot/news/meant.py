"""What misspelled words were meant as, all of them together: what stands in one headline.

Each word may have been meant as those near it; what each of these readings speaks for an article,
and what it costs, are logarithms of probabilities (a noisy channel: Kernighan, Church and Gale
1990). The archive finds the headlines that have most of it, and the best of these decides.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.news.headlines import Fit, Slot, Slots
from bot.news.lexicon import Lexicon
from bot.news.spelling import allowed_edits, likeness, slip_cost, sound
from bot.news.text import STOPWORDS, stem

MOST_HEADLINES = 15
"""Headlines that are compared word by word."""

MOST_WORDS = 12
"""Words of a text that are read together; a longer one says enough by those that are right."""

_CANDIDATES = 28
"""Words that one word may have been meant as."""

_OTHERS = 16
"""Words that a word of the corpus may have been meant as."""

_UNKNOWN = 18.4
"""What a word that the corpus lacks speaks for an article that explains it: -ln of its share."""

_TITLED = 1.5
"""What a word in a headline speaks for the article beyond its rarity."""

_ARTICLE = 20
"""Words of an article, about, in which a word's share is counted."""

_MARGIN = 1.0
"""How much better a headline must fit for a word that the corpus has to be read as another."""

_TWO_IN_ONE = 5.0
"""What it costs that two words were typed as one."""

_SHORTEST = 3
_FAR = 5
"""Letters of a word from which it may have two edits."""

_NEAR = 9.0
"""What a reading costs at most where only some of the words stand together."""

_ALIKE = 60
"""Words that sound alike that are looked at."""

_PAIR = 2
"""Telling words of which one can say what the other means."""

_SURE = 3
"""Telling words that a headline must have, if so many are typed, for others to be misspelled."""

_LIKE = 0.6
"""How like the word of a headline that has the others an unknown word must be to mean it."""

_NUMBER = 8.0
"""What it costs that a number that the corpus lacks was typed for another one."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A word as typed; whether it may be meant as another; the two it may be typed of."""

    word: str
    fits: Callable[[str], bool]
    apart: Callable[[], Iterator[tuple[str, str]]]
    name: bool = False


@dataclass(frozen=True, slots=True)
class Meaning:
    """Typed word → what it was meant as; `whole`: all telling words stand in one article so."""

    words: Mapping[str, str]
    whole: bool = False


def gain(word: str, lexicon: Lexicon) -> float:
    """What a typed word speaks for an article whose headline has it: -ln of its share."""
    having = lexicon.usage(stem(word)).articles
    share = math.log(lexicon.size() * _ARTICLE / (having + 0.3)) if having else _UNKNOWN
    return max(0.1, share + _TITLED)


def meant(guesses: Sequence[Guess], lexicon: Lexicon) -> Meaning:
    """What words were meant as where headlines tell it; the others are not in.

    A word that the corpus has stays as it is unless another fits much better.
    """
    telling = [guess for guess in guesses if guess.word not in STOPWORDS]
    if not _PAIR <= len(telling) <= MOST_WORDS:
        return Meaning({})
    return _Reader(guesses, lexicon).read()


class _Reader:
    """One text that is read."""

    def __init__(self, guesses: Sequence[Guess], lexicon: Lexicon) -> None:
        self._guesses = guesses
        self._lexicon = lexicon
        self._telling = [guess.word not in STOPWORDS for guess in guesses]
        self._known = [
            not telling or lexicon.usage(stem(guess.word)).articles > 0
            for guess, telling in zip(guesses, self._telling, strict=True)
        ]
        self._slots = [Slot(g.word, gain(g.word, lexicon), {g.word: 0.0}) for g in guesses]

    def read(self) -> Meaning:
        if all(self._known):
            telling = zip(self._guesses, self._telling, strict=True)
            stems = [stem(guess.word) for guess, tells in telling if tells]
            if self._lexicon.meet(stems):
                return Meaning({}, whole=True)
            return Meaning(self._altered())
        unknown = [place for place, known in enumerate(self._known) if not known]
        for edits in (1, 2):
            if self._widen(unknown, edits) and (best := self._whole()):
                return Meaning(self._told(best), whole=True)
        nearest = self._nearest()
        stems = [stem(part) for word in nearest for part in word.split() if part not in STOPWORDS]
        if len(stems) >= _SURE and self._lexicon.meet(stems):
            words = zip(self._guesses, nearest, strict=True)
            return Meaning({g.word: word for g, word in words if word != g.word}, whole=True)
        return Meaning(self._altered())

    def _nearest(self) -> list[str]:
        """Each word as it is nearest to what the corpus has."""
        return [
            guess.word
            if known
            or not guess.word.isalpha()
            or not (others := slot.costs.keys() - {guess.word} - STOPWORDS)
            else min(others, key=lambda word: (slot.costs[word], list(slot.costs).index(word)))
            for guess, slot, known in zip(self._guesses, self._slots, self._known, strict=True)
        ]

    def _widen(self, places: Iterable[int], edits: int) -> bool:
        """Take in what some words may have been meant as; whether that is anything new."""
        new = False
        for place in places:
            slot = self._slots[place]
            costs = self._candidates(self._guesses[place], edits)
            if costs.keys() - slot.costs.keys():
                new = True
                every = sorted({**costs, **slot.costs}.items(), key=lambda pair: pair[1])
                self._slots[place] = Slot(slot.typed, slot.gain, dict(every[: _CANDIDATES + 1]))
        return new

    def _candidates(self, guess: Guess, edits: int) -> dict[str, float]:
        word, lexicon = guess.word, self._lexicon
        if len(word) < (_SHORTEST if edits == 1 or not word.isalpha() else _FAR):
            return {}
        if guess.name and edits > allowed_edits(word):
            return {}
        near = [one for one in self._near(word, edits) if guess.fits(one)]
        if not word.isalpha():
            return {one: _NUMBER for one in near if not one.isalpha()} if edits == 1 else {}
        apart: Iterable[tuple[str, str]] = ()
        if (edits > 1 or not near) and not lexicon.usage(stem(word)).articles:
            near += [one for one in self._sounding(guess) if guess.fits(one)]
            apart = guess.apart()
        costs = {one: slip_cost(word, one) for one in near}
        costs |= {" ".join(pair): _TWO_IN_ONE for pair in apart}
        most = _OTHERS if lexicon.usage(stem(word)).articles else _CANDIDATES
        return dict(sorted(costs.items(), key=lambda pair: pair[1])[:most])

    def _near(self, word: str, edits: int) -> Iterable[str]:
        """The words so near; of two edits, for which there are many, also those of one."""
        alike = self._lexicon.alike(word, edits)
        return alike if edits == 1 else dict.fromkeys((*self._lexicon.near(word, 1), *alike))

    def _sounding(self, guess: Guess) -> Sequence[str]:
        key = "" if guess.name else sound(guess.word)
        return self._lexicon.sounding(key)[:_ALIKE] if len(key) > 1 else ()

    def _whole(self) -> Fit | None:
        """The best headline that has all telling words."""
        slots = Slots(self._slots)
        groups = zip(slots.groups(), self._telling, strict=True)
        telling = [group for group, tells in groups if tells]
        found = self._lexicon.headlines(telling, MOST_HEADLINES, strictly=True)
        fits = [slots.fit(headline.split()) for headline in found]
        return max(fits, key=lambda fit: fit.score, default=None)

    def _told(self, fit: Fit) -> dict[str, str]:
        read = zip(self._guesses, fit.words, self._telling, strict=True)
        if sum(place >= 0 for place in fit.places) < _SURE:
            return {}
        count = self._count(fit)
        whole = count == sum(self._telling)
        return {
            guess.word: word
            for guess, word, tells in read
            if word and tells and stem(word) != stem(guess.word)
            if whole or (guess.word.isalpha() and self._proved(guess, word, count))
        }

    def _proved(self, guess: Guess, word: str, count: int) -> bool:
        """Whether so many words that stand together are enough for a word to be so unlike."""
        return count > _SURE or slip_cost(guess.word, word) <= _NEAR

    def _count(self, fit: Fit) -> int:
        """How many telling words a headline has."""
        return sum(
            place >= 0 and tells for place, tells in zip(fit.places, self._telling, strict=True)
        )

    def _altered(self) -> Mapping[str, str]:
        """What the words were meant as where not all that were typed stand together."""
        plain = Slots(self._slots)
        self._widen([place for place in range(len(self._slots)) if self._doubtful(place)], 1)
        every = Slots(self._slots)
        weighed = every.groups()
        found = [
            headline.split()
            for headline in self._lexicon.headlines(weighed, MOST_HEADLINES, strictly=False)
        ]
        if not found:
            return {}
        kept = max((plain.fit(headline) for headline in found), key=_fit_score)
        best = max((every.fit(headline) for headline in found), key=_fit_score)
        told = self._count(best)
        if best.score > kept.score + _MARGIN and told >= min(_SURE, sum(self._telling)):
            kept = best
        if self._count(kept) < _PAIR:
            return {}
        return {**self._far(kept), **self._told(kept)}

    def _doubtful(self, place: int) -> bool:
        """Whether a word that the corpus has may be meant as another."""
        guess = self._guesses[place]
        plain = guess.word.isalpha() and not guess.name
        return self._known[place] and self._telling[place] and plain

    def _far(self, fit: Fit) -> dict[str, str]:
        """The other words as those of the headline that are most like them, if any is.

        Only where enough others stand in the headline.
        """
        read = fit.words
        left = set(fit.headline) - {part for word in read for part in word.split()}
        if self._count(fit) < _SURE:
            return {}
        found = {}
        for place, (guess, word) in enumerate(zip(self._guesses, read, strict=True)):
            if word or not self._telling[place] or not guess.word.isalpha() or guess.name:
                continue
            like = ((likeness(guess.word, one), one) for one in left)
            best = max(like, default=(0.0, ""))
            if best[0] >= _LIKE and guess.fits(best[1]):
                found[guess.word] = best[1]
        return found


def _fit_score(fit: Fit) -> float:
    return fit.score
