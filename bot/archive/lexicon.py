"""The words of the corpus and of English, in the archive's files."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from bot.archive.clauses import all_of, headed, near_each_other, titled
from bot.archive.index import IndexReader
from bot.archive.schema import unpack_article
from bot.archive.vocabulary import WordReader
from bot.errors import DamagedArchiveError
from bot.news.lexicon import Usage
from bot.news.spelling import within
from bot.news.text import squash, stem, words

REMEMBERED = 16_384
"""Words whose use is remembered once it was looked up; some 3 MB."""

_MOST_OUTLETS = 8
"""Outlets of one name that are looked for, the biggest."""

_TITLED = 50
"""Titles with all the words of a text that are compared with it."""

_CACHE_KB = 16_384
"""Pages of SQLite's own cache; the rest is the system's, which gives it back when it must."""

_LAST = chr(0x10FFFF)


@contextmanager
def whole() -> Iterator[None]:
    """What SQLite says when a file is damaged, as our error."""
    try:
        yield
    except sqlite3.Error as error:
        raise DamagedArchiveError(str(error)) from error


class ArchiveWords:
    """What an archive knows of words; the base of what it knows of articles."""

    def __init__(self, facts: Path, index: Path, words: Path) -> None:
        """Open all parts, memory-mapped. Raises DamagedArchiveError where that fails."""
        self._index = IndexReader(index)
        self._words = WordReader(words)
        self.adjacent = lru_cache(REMEMBERED)(self._adjacent)
        self.near = lru_cache(REMEMBERED)(self._near)
        self._beginning = cache(self._letter)
        self._usages: dict[str, Usage] = {}
        self._shares: dict[str, float | None] = {}
        with whole():
            uri = f"{facts.resolve().as_uri()}?mode=ro&immutable=1"
            self._facts = sqlite3.connect(uri, uri=True, check_same_thread=False)
            self._facts.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
            self._facts.execute("SELECT 1 FROM sqlite_schema").fetchone()
            self._facts.execute("EXPLAIN SELECT id FROM article")  # an empty file has no tables

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with whole():
            return self._facts.execute(query, values).fetchall()

    def _row(self, query: str, *values: object) -> tuple[Any, ...]:
        return self._rows(query, *values)[0]

    def size(self) -> int:
        """How many articles there are."""
        return self._index.size

    def learn(self, words: Iterable[str]) -> None:
        """Look up how the corpus and English use some words, all at once."""
        if len(self._usages) > REMEMBERED:
            self._usages, self._shares = {}, {}
        found = set(words)
        usages, shares = self._usages, self._shares
        new = {one for word in found if (one := stem(word)) not in usages}
        strange = [word for word in found if word not in shares]
        if not (new or strange):
            return
        stems, plain = json.dumps(list(new)), json.dumps(strange)
        query = (
            "SELECT value, stem.articles, named, lower FROM json_each(?)"
            " LEFT JOIN stem ON stem.stem = value"
        )
        for word, articles, named, lower in self._rows(query, stems):
            usages[word] = Usage() if articles is None else Usage(articles, named, lower)
        query = "SELECT value, share FROM json_each(?) LEFT JOIN english ON english.word = value"
        shares.update(self._rows(query, plain))

    def usage(self, stem: str) -> Usage:
        """How the corpus uses a stem; the last ones asked for are remembered."""
        known = self._usages.get(stem)
        if known is None:
            rows = self._rows("SELECT articles, named, lower FROM stem WHERE stem = ?", stem)
            known = self._usages[stem] = Usage(*rows[0]) if rows else Usage()
        return known

    def frequency(self, word: str) -> float | None:
        """The share of a word in running English, None where it is no known English word."""
        try:
            return self._shares[word]
        except KeyError:
            rows = self._rows("SELECT share FROM english WHERE word = ?", word)
            share = self._shares[word] = float(rows[0][0]) if rows else None
            return share

    def _adjacent(self, words: tuple[str, ...], apart: int = 0) -> int:
        """How many articles have these words one behind the other, or so far apart."""
        stems = [stem(part) for word in words for part in word.split()]
        return self._index.count(near_each_other(stems, apart))

    def sounding(self, sound: str) -> Sequence[str]:
        """The words of the corpus that sound so, the ones in most articles first."""
        query = "SELECT word FROM word WHERE sound = ? ORDER BY articles DESC, word LIMIT 500"
        return tuple(str(row[0]) for row in self._rows(query, sound))

    def _near(self, word: str, edits: int) -> Sequence[str]:
        """The words of the corpus within so many edits, the ones in most articles first."""
        found = self._words.near(word, edits)
        self.learn(found)
        return tuple(sorted(found, key=lambda one: (-self.usage(stem(one)).articles, one)))

    def meet(self, stems: Sequence[str]) -> bool:
        """Whether any article has all of some stems."""
        return bool(self._index.best(all_of(stems), 1))

    def headlines(
        self, groups: Sequence[Mapping[str, float]], most: int, *, strictly: bool
    ) -> Sequence[str]:
        """The headlines, as folded words, that have most of some groups of stems with weights."""
        found = self._index.best(headed(groups, strictly=strictly), most)
        numbers = self._index.column("id", [place for _, place in found])
        return [headline for _, headline in self._headlines(numbers)]

    def _headlines(self, numbers: Sequence[int | None]) -> list[tuple[int, str]]:
        query = "SELECT article.id, headline FROM json_each(?) JOIN article ON article.id = value"
        return [(number, text) for number, text in self._rows(query, json.dumps(list(numbers)))]

    def publishing(self, squashed: Iterable[str]) -> Mapping[str, Sequence[str]]:
        """Squashed name → the keys of the outlets with articles that are called so."""
        query = (
            "SELECT DISTINCT squashed, outlet.key FROM json_each(?) AS asked CROSS JOIN alias"
            " ON squashed = asked.value JOIN outlet ON outlet.id = alias.outlet"
            " WHERE articles > 0 ORDER BY articles DESC, outlet.key"
        )
        found: dict[str, list[str]] = {}
        for name, key in self._rows(query, json.dumps(list(squashed))):
            found.setdefault(name, []).append(key)
        return {name: keys[:_MOST_OUTLETS] for name, keys in found.items()}

    def alike(self, word: str, edits: int) -> Sequence[str]:
        """The words of the corpus within so many edits that begin with the same letter."""
        by_length = self._beginning(word[0])
        found: list[tuple[int, str]] = []
        for length in range(len(word) - edits, len(word) + edits + 1):
            if length in by_length:
                ranks, listed = by_length[length]
                found += [(ranks[place], one) for one, place in within(word, listed, edits)]
        return tuple(one for _, one in sorted(found))

    def _letter(self, letter: str) -> Mapping[int, tuple[list[int], list[str]]]:
        """By length the words that begin with a letter, with their ranks by use.

        All letters together are the vocabulary: some 100 bytes a word.
        """
        query = "SELECT word FROM word WHERE word >= ? AND word < ? ORDER BY articles DESC, word"
        found: dict[int, tuple[list[int], list[str]]] = {}
        for rank, (word,) in enumerate(self._rows(query, letter, letter + _LAST)):
            ranks, listed = found.setdefault(len(word), ([], []))
            ranks.append(rank)
            listed.append(word)
        return found

    def titled(self, text: str) -> bool:
        """Whether a text is the title of an article, whole but for case and punctuation."""
        stems = [stem(word) for word in words(text)]
        found = self._index.best(titled(stems, len(set(stems))), _TITLED)
        numbers = json.dumps(self._index.column("id", [place for _, place in found]))
        query = "SELECT data FROM article WHERE id IN (SELECT value FROM json_each(?))"
        squashed = squash(text)
        rows = self._rows(query, numbers)
        return any(squash(unpack_article(row[0]).title) == squashed for row in rows)

    def words_beginning(self, start: str, most: int) -> tuple[str, ...]:
        """The words of the corpus that begin so, the ones in most articles first."""
        length = len(start)
        if 0 < length <= _INDEXED:
            where = f"substr(word, 1, {length}) = ?"
            rows = self._rows(_BY_USE.format(where), start, most)
        else:
            rows = self._rows(_BY_USE.format("word >= ? AND word < ?"), start, start + _LAST, most)
        return tuple(row[0] for row in rows)


_BY_USE = "SELECT word FROM word WHERE {} ORDER BY articles DESC, word LIMIT ?"
_INDEXED = 3
"""Letters up to which the beginnings of words have an index: few words begin with more."""
