"""The words of articles as the archive counts them, and the background of English."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from bot.news.article import Article
from bot.news.text import sentences, stem, words

_DICTIONARY = "frequency_dictionary_en_82_765.txt"
_LONGEST = 60
_RAW = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Words:
    """What one article adds to the counts: words, stems, stems of names, of lower-case words."""

    words: frozenset[str]
    stems: frozenset[str]
    named: frozenset[str]
    lower: frozenset[str]


def searched(article: Article) -> list[str]:
    """The stems under which an article is found, in order; nothing longer than 60 characters."""
    return [stem(word) for word in words(article.text) if len(word) <= _LONGEST]


def count(article: Article) -> Words:
    """The words of an article, each once."""
    found = {word for word in words(article.text) if len(word) <= _LONGEST}
    lower = {token for token in _RAW.findall(article.text) if token.islower()}
    stems = frozenset(stem(word) for word in found)
    return Words(
        frozenset(found),
        stems,
        _stems(_names(article)) & stems,
        _stems(lower) & stems,
    )


def _names(article: Article) -> set[str]:
    """Capitalised words inside a running sentence. Headlines say nothing: many capitalise all."""
    running = sentences(article.excerpt) + sentences(article.body)
    return {
        token for sentence in running for token in _RAW.findall(sentence)[1:] if token[0].isupper()
    }


def _stems(tokens: set[str]) -> frozenset[str]:
    return frozenset(stem(word) for token in tokens for word in words(token))


def english() -> Iterator[tuple[str, float]]:
    """English words and their share in running text (Google Books n-grams cut to SCOWL's words)."""
    listed = files("symspellpy").joinpath(_DICTIONARY).read_text(encoding="utf-8-sig")
    rows = [line.split() for line in listed.splitlines()]
    total = sum(int(row[1]) for row in rows)
    for row in rows:
        yield row[0], int(row[1]) / total
