"""Makers: real objects with defaults, so that a test names only what it is about."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import pairwise, product

from bot.news import spelling
from bot.news.article import Article, Outlet, Role, Sighting
from bot.news.dates import Precision, Published
from bot.news.spelling import nearest_words, within
from bot.news.text import sentences, squash, stem, stems, telling, words
from bot.news.topic import Term, Topic, Usage


def an_outlet(name: str = "Harbour Gazette", domain: str | None = "harbourgazette.example"):
    return Outlet(domain or name.lower(), name, domain)


def at(text: str, precision: Precision = Precision.MINUTE) -> Published:
    """`2031-05-02 10:30` → a publication time in UTC."""
    return Published(datetime.fromisoformat(text).replace(tzinfo=UTC), precision)


def on(text: str) -> Published:
    """`2031-05-02` → a publication day."""
    return at(text, Precision.DAY)


def a_sighting(**fields: object) -> Sighting:
    return Sighting(**{"role": Role.MAIN, "line": 1, "title": "Ferry runs aground", **fields})


def an_article(**fields: object) -> Article:
    defaults = {
        "key": "harbourgazette.example/ferry",
        "title": "Ferry runs aground",
        "outlet": an_outlet(),
        "published": at("2031-05-02 10:30"),
    }
    return Article(**{**defaults, **fields})


def a_topic(text: str = "ferry aground", weights: Mapping[str, float] | None = None) -> Topic:
    """The topic of a text's telling words; each weighs 1 where `weights` says nothing else."""
    weighed = weights or {}
    found = dict.fromkeys(telling(words(text)))
    return Topic(
        text,
        tuple(
            Term(word, word, stem(word), weighed.get(word, 1.0), known=True, required=False)
            for word in found
        ),
    )


class TextLexicon:
    """The lexicon of a few texts, an article each, and of a few English words with their shares."""

    def __init__(
        self,
        texts: Iterable[str] = (),
        english: Mapping[str, float] | None = None,
        outlets: Mapping[str, Sequence[str]] | None = None,
    ):
        self.texts = tuple(texts)
        self.outlets = dict(outlets or {})
        self.english = dict(english or {})

    def size(self) -> int:
        return len(self.texts)

    def usage(self, stem: str) -> Usage:
        return Usage(
            sum(stem in _stems(words(text)) for text in self.texts),
            sum(stem in _stems(_inside(text, str.istitle)) for text in self.texts),
            sum(stem in _stems(_inside(text, str.islower)) for text in self.texts),
        )

    def learn(self, words: Iterable[str]) -> None:
        """Nothing is looked up anywhere."""

    def adjacent(self, words: tuple[str, ...], apart: int = 0) -> int:
        wanted = [stem(part) for word in words for part in word.split()]
        return sum(_stand_together(stems(text), wanted, apart) for text in self.texts)

    def sounding(self, sound: str) -> Sequence[str]:
        return [word for word, _ in self._counted() if spelling.sound(word) == sound]

    def frequency(self, word: str) -> float | None:
        return self.english.get(word)

    def near(self, word: str, edits: int) -> Sequence[str]:
        kept = {one: 0 for known, _ in self._counted() for one in (known, stem(known))}
        found = [one for one, _ in nearest_words(word, kept, edits)]
        return sorted(found, key=lambda one: (-self.usage(stem(one)).articles, one))

    def alike(self, word: str, edits: int) -> Sequence[str]:
        begun = [one for one, _ in self._counted() if one[0] == word[0]]
        return [one for one, _ in within(word, begun, edits)]

    def words_beginning(self, start: str, most: int) -> Sequence[str]:
        return [word for word, _ in self._counted() if word.startswith(start)][:most]

    def meet(self, stems: Sequence[str]) -> bool:
        return any(set(stems) <= _stems(words(text)) for text in self.texts)

    def headlines(
        self, groups: Sequence[Mapping[str, float]], most: int, *, strictly: bool
    ) -> Sequence[str]:
        """Every text is a headline."""
        found = []
        for text in self.texts:
            having = _stems(words(text))
            weights = [
                max((group[stem] for stem in group.keys() & having), default=0.0)
                for group in groups
            ]
            if all(weights) if strictly else any(weights):
                found.append((sum(weights), " ".join(words(text))))
        return [text for _, text in sorted(found, key=lambda one: -one[0])[:most]]

    def publishing(self, squashed: Iterable[str]) -> Mapping[str, Sequence[str]]:
        return {name: self.outlets[name] for name in squashed if name in self.outlets}

    def titled(self, text: str) -> bool:
        return squash(text) in map(squash, self.texts)

    def _counted(self) -> list[tuple[str, int]]:
        """The words, each with the number of texts that have it, the most first."""
        counts = Counter(word for text in self.texts for word in set(words(text)))
        return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _stand_together(found: Sequence[str], wanted: Sequence[str], apart: int) -> bool:
    """Whether some stems stand in a text, moved by so many places in all from where they should."""
    places = [[place for place, stem in enumerate(found) if stem == one] for one in wanted]
    return any(
        sum(abs(after - place - 1) for place, after in pairwise(chosen)) <= apart
        for chosen in product(*places)
    )


def _inside(text: str, has_case) -> list[str]:
    """The words of a text that are written so, but for the first of each sentence."""
    return [
        word.lower()
        for sentence in sentences(text)
        for token in sentence.split()[1:]
        if has_case(token)
        for word in words(token)
    ]


def _stems(found: Iterable[str]) -> set[str]:
    return {stem(word) for word in found}
