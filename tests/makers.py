"""Makers: real objects with defaults, so that a test names only what it is about."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from bot.news.article import Article, Outlet, Role, Sighting
from bot.news.dates import Precision, Published
from bot.news.text import sentences, stem, telling, words
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

    def __init__(self, texts: Iterable[str] = (), english: Mapping[str, float] | None = None):
        self.texts = tuple(texts)
        self.english = dict(english or {})

    def size(self) -> int:
        return len(self.texts)

    def usage(self, stem: str) -> Usage:
        return Usage(
            sum(stem in _stems(words(text)) for text in self.texts),
            sum(stem in _stems(_inside(text, str.istitle)) for text in self.texts),
            sum(stem in _stems(_inside(text, str.islower)) for text in self.texts),
        )

    def frequency(self, word: str) -> float | None:
        return self.english.get(word)

    def vocabulary(self, shortest: int, longest: int) -> Sequence[str]:
        counts = Counter(word for text in self.texts for word in sorted(set(words(text))))
        return [word for word, _ in counts.most_common() if shortest <= len(word) <= longest]


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
