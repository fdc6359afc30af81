"""The words of articles as the archive indexes and counts them, and the background of English."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import chain

from bot.news.article import Article, Sighting
from bot.news.text import letters, sentences, stem, words, written_words

_DICTIONARY = "frequency_dictionary_en_82_765.txt"
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Words:
    """What one article adds to the counts: words, stems, stems of names, of lower-case words."""

    words: frozenset[str]
    stems: frozenset[str]
    named: frozenset[str]
    lower: frozenset[str]


@dataclass(frozen=True, slots=True)
class Text:
    """The words of an article's title, the stems of all of it, in order; what it counts for."""

    title: tuple[str, ...]
    everything: tuple[str, ...]
    counts: Words


def text_of(piece: Article | Sighting) -> Text:
    """The words of an article, or of a sighting of one; none longer than 60 characters."""
    title = _short(piece.title)
    written = title + _short(piece.excerpt) + _short(piece.body)
    found = [word.casefold() for word in written]
    everything = tuple(map(stem, found))
    stems = frozenset(everything)
    lower = frozenset(
        one
        for word, one in zip(written, everything, strict=True)
        if word.islower() and word.isalpha()
    )
    named = _stems(_names(piece)) if piece.excerpt or piece.body else ()
    counts = Words(frozenset(found), stems, stems.intersection(named), lower)
    return Text(tuple(found[: len(title)]), everything, counts)


def _short(text: str) -> list[str]:
    if not text:
        return []
    found = written_words(text)
    if len(text) <= _LONGEST or max(map(len, found), default=0) <= _LONGEST:
        return found
    return [word for word in found if len(word) <= _LONGEST]


def _names(piece: Article | Sighting) -> set[str]:
    """Capitalised words inside a running sentence. Headlines say nothing: many capitalise all."""
    running = sentences(piece.excerpt) + sentences(piece.body)
    return {token for sentence in running for token in letters(sentence)[1:] if token[0].isupper()}


def _stems(tokens: Iterable[str]) -> set[str]:
    return set(chain.from_iterable(map(_stems_of, tokens)))


@lru_cache(maxsize=65_536)
def _stems_of(token: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in words(token))


def english() -> Iterator[tuple[str, float]]:
    """English words and their share in running text (Google Books n-grams cut to SCOWL's words)."""
    listed = files("symspellpy").joinpath(_DICTIONARY).read_text(encoding="utf-8-sig")
    rows = [line.split() for line in listed.splitlines()]
    total = sum(int(row[1]) for row in rows)
    for row in rows:
        yield row[0], int(row[1]) / total
