"""The embedded archive: the Archive protocol over one generation's SQLite and tantivy files."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from bot.archive.index import IndexReader
from bot.archive.schema import unpack_article
from bot.archive.vocabulary import WordReader
from bot.errors import DamagedArchiveError
from bot.news.article import Article, FileState, Outlet
from bot.news.coverage import (
    DayCount,
    Hit,
    Holdings,
    Order,
    OutletShare,
    Selection,
    Survey,
)
from bot.news.lexicon import Usage
from bot.news.problems import Problem
from bot.news.recognise import title_keys
from bot.news.text import squash, stem
from bot.news.topic import Topic

_ARTICLE = "article.data, outlet.name"
_OUTLET = "LEFT JOIN outlet ON outlet.key = article.outlet"
_OLDEST = "at IS NULL, at, article.key"
_ORDERS = {Order.OLDEST: _OLDEST, Order.NEWEST: "at IS NULL, at DESC, article.key"}
REMEMBERED = 16_384
"""Words whose use is remembered once it was looked up; some 3 MB."""

_DAY = 86_400
_LAST = chr(0x10FFFF)
_EPOCH = date(1970, 1, 1)


@contextmanager
def _whole() -> Iterator[None]:
    """What SQLite says when a file is damaged, as our error."""
    try:
        yield
    except sqlite3.Error as error:
        raise DamagedArchiveError(str(error)) from error


class EmbeddedArchive:
    """One whole archive, opened for reading; may be used from any thread."""

    def __init__(self, facts: Path, index: Path, words: Path) -> None:
        """Open all parts, memory-mapped. Raises DamagedArchiveError where that fails."""
        self._index = IndexReader(index)
        self._words = WordReader(words)
        self.adjacent = lru_cache(REMEMBERED)(self._adjacent)
        self.near = lru_cache(REMEMBERED)(self._near)
        self._usages: dict[str, Usage] = {}
        self._shares: dict[str, float | None] = {}
        with _whole():
            uri = f"{facts.resolve().as_uri()}?mode=ro&immutable=1"
            self._facts = sqlite3.connect(uri, uri=True, check_same_thread=False)
            self._facts.execute("PRAGMA mmap_size = 1073741824")
            self._size = int(self._row("SELECT count(*) FROM article")[0])

    def __enter__(self) -> Self:
        """The archive itself; it is closed at the end."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the files."""
        self.close()

    def close(self) -> None:
        """Close the files; the archive answers nothing afterwards."""
        self._facts.close()

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with _whole():
            return self._facts.execute(query, values).fetchall()

    def _row(self, query: str, *values: object) -> tuple[Any, ...]:
        return self._rows(query, *values)[0]

    # The words of the corpus and of English

    def size(self) -> int:
        """How many articles there are."""
        return self._size

    def learn(self, words: Iterable[str]) -> None:
        """Look up how the corpus and English use some words, all at once."""
        if len(self._usages) > REMEMBERED:
            self._usages, self._shares = {}, {}
        found = set(words)
        usages, shares = self._usages, self._shares
        stems = json.dumps(list({stem(word) for word in found} - usages.keys()))
        plain = json.dumps(list(found - shares.keys()))
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
        return self._index.adjacent(stems, apart)

    def sounding(self, sound: str) -> Sequence[str]:
        """The words of the corpus that sound so, the ones in most articles first."""
        query = "SELECT word FROM word WHERE sound = ? ORDER BY articles DESC, word LIMIT 500"
        return tuple(str(row[0]) for row in self._rows(query, sound))

    def _near(self, word: str, edits: int) -> Sequence[str]:
        """The words of the corpus within so many edits, the ones in most articles first."""
        found = self._words.near(word, edits)
        return tuple(sorted(found, key=lambda one: (-self.usage(stem(one)).articles, one)))

    def titled(self, text: str) -> bool:
        """Whether a text is the title of an article, whole but for case and punctuation."""
        keys = title_keys(text)
        query = (
            "SELECT article.data FROM title JOIN article ON article.id = title.article"
            " WHERE title.key IN (SELECT value FROM json_each(?))"
            " GROUP BY article.id HAVING count(*) = ?"
        )
        squashed = squash(text)
        rows = self._rows(query, json.dumps(keys), len(keys))
        return any(squash(unpack_article(row[0]).title) == squashed for row in rows)

    # Articles

    def find(self, topic: Topic, least: float, *, strictly: bool) -> Mapping[int, float]:
        """Articles with at least a share of the topic's weight → that share."""
        return self._index.find(topic, least, strictly=strictly)

    def by_address(self, key: str) -> Hit | None:
        """The article at a canonical address."""
        query = (
            f"SELECT article.id, {_ARTICLE} FROM address"
            f" JOIN article ON article.id = address.article {_OUTLET} WHERE address.key = ?"
        )
        rows = self._rows(query, key)
        return Hit(rows[0][0], _article(*rows[0][1:])) if rows else None

    def articles(
        self, selection: Selection, order: Order, most: int, offset: int = 0
    ) -> tuple[Hit, ...]:
        """Articles in order of time, those without a date last; ties by their key."""
        where, values = _where(selection)
        query = (
            f"SELECT article.id, {_ARTICLE} FROM article {_OUTLET} WHERE {where}"
            f" ORDER BY {_ORDERS[order]} LIMIT ? OFFSET ?"
        )
        rows = self._rows(query, *values, most, offset)
        return tuple(Hit(number, _article(*rest)) for number, *rest in rows)

    def keys(self, selection: Selection) -> Mapping[int, str]:
        """The archive id of every article of a selection → its key."""
        where, values = _where(selection)
        return dict(self._rows(f"SELECT id, key FROM article WHERE {where}", *values))

    def span(self) -> tuple[date, date] | None:
        """The first and the last day of all articles; None where no day is known."""
        first, last = self._row("SELECT min(at), max(at) FROM article")
        if first is None:
            return None
        days = (_EPOCH + timedelta(days=seconds // _DAY) for seconds in (first, last))
        return next(days), next(days)

    def survey(self, selection: Selection) -> Survey:
        """Counts over a selection."""
        where, values = _where(selection)
        query = (
            "SELECT count(*), count(DISTINCT nullif(article.outlet, '')),"
            " coalesce(sum(at IS NULL), 0)"
            f" FROM article WHERE {where}"
        )
        articles, outlets, undated = self._row(query, *values)
        days = (
            f"SELECT (at - ((at % {_DAY}) + {_DAY}) % {_DAY}) / {_DAY} AS day, count(*)"
            f" FROM article WHERE {where} AND at IS NOT NULL GROUP BY day ORDER BY day"
        )
        counts = tuple(
            DayCount(_EPOCH + timedelta(days=day), number)
            for day, number in self._rows(days, *values)
        )
        ends = [self.articles(selection, order, 1) for order in (Order.OLDEST, Order.NEWEST)]
        first, last = (hits[0].article if hits and counts else None for hits in ends)
        return Survey(articles, outlets, counts, undated, first, last)

    def shares(self, selection: Selection, most: int) -> tuple[OutletShare, ...]:
        """The outlets of a selection, the one with the earliest article first."""
        where, values = _where(selection)
        query = (
            f"SELECT number, {_ARTICLE} FROM (SELECT at, key, outlet, data,"
            f" row_number() OVER (PARTITION BY outlet ORDER BY {_OLDEST}) AS place,"
            f" count(*) OVER (PARTITION BY outlet) AS number FROM article WHERE {where})"
            f" AS article {_OUTLET} WHERE place = 1 ORDER BY {_OLDEST} LIMIT ?"
        )
        found = []
        for number, *rest in self._rows(query, *values, most):
            article = _article(*rest)
            found.append(OutletShare(article.outlet, number, article))
        return tuple(found)

    def holdings(self) -> Holdings:
        """What the corpus is."""
        query = "SELECT (SELECT count(*) FROM document), (SELECT count(*) FROM problem)"
        documents, problems = self._row(query)
        return Holdings(documents, problems, self.survey(Selection()))

    # Outlets

    def outlets_named(self, squashed: str) -> tuple[Outlet, ...]:
        """The outlets that a squashed name, alias or domain stands for, the likeliest first.

        Those with articles here come before others.
        """
        query = (
            "SELECT outlet.key, name, domain FROM alias JOIN outlet ON outlet.key = alias.outlet"
            " WHERE squashed = ? GROUP BY outlet.key"
            " ORDER BY articles = 0, min(kind), articles DESC, outlet.key"
        )
        return tuple(Outlet(*row) for row in self._rows(query, squashed))

    def outlet_names(self) -> Sequence[tuple[str, Outlet]]:
        """Every squashed name with its outlet, those with articles first."""
        query = (
            "SELECT squashed, outlet.key, name, domain FROM alias JOIN outlet"
            " ON outlet.key = alias.outlet ORDER BY articles = 0, kind, articles DESC, outlet.key"
        )
        return [(squashed, Outlet(*rest)) for squashed, *rest in self._rows(query)]

    def outlets_beginning(self, squashed: str, most: int) -> tuple[Outlet, ...]:
        """The outlets with articles that have a squashed name beginning so, the biggest first."""
        query = (
            "SELECT outlet.key, name, domain FROM alias JOIN outlet ON outlet.key = alias.outlet"
            " WHERE squashed >= ? AND squashed < ? AND articles > 0"
            " GROUP BY outlet.key ORDER BY articles DESC, name LIMIT ?"
        )
        rows = self._rows(query, squashed, squashed + _LAST, most)
        return tuple(Outlet(*row) for row in rows)

    def words_beginning(self, start: str, most: int) -> tuple[str, ...]:
        """The words of the corpus that begin so, the ones in most articles first."""
        query = (
            "SELECT word FROM word WHERE word >= ? AND word < ?"
            " ORDER BY articles DESC, word LIMIT ?"
        )
        return tuple(row[0] for row in self._rows(query, start, start + _LAST, most))

    # Documents

    def files(self) -> dict[str, FileState]:
        """The documents, by path, as they were when they were read."""
        rows = self._rows("SELECT path, name, size, mtime_ns FROM document")
        return {row[0]: FileState(*row) for row in rows}

    def problems(self) -> tuple[Problem, ...]:
        """Every problem of every document, in order of file and line."""
        query = "SELECT path, line, key, reason FROM problem ORDER BY path, line, key, reason"
        return tuple(Problem(*row) for row in self._rows(query))

    def listing_problems(self) -> tuple[Problem, ...]:
        """The problems of finding documents, in order."""
        query = "SELECT path, line, key, reason FROM problem WHERE document IS NULL"
        return tuple(sorted(Problem(*row) for row in self._rows(query)))


def _article(data: str, outlet: str | None) -> Article:
    """A stored article, under the one name that its outlet has in this corpus."""
    article = unpack_article(data)
    if not outlet or outlet == article.outlet.name:
        return article
    return replace(article, outlet=replace(article.outlet, name=outlet))


def _where(selection: Selection) -> tuple[str, list[object]]:
    """The condition for a selection, and its values."""
    parts, values = ["1"], list[object]()
    if selection.ids is not None:
        parts.append("article.id IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(selection.ids))
    for keys, negated in ((selection.outlets, ""), (selection.excluded, "NOT ")):
        if keys:
            parts.append(f"article.outlet {negated}IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(keys))
    since, until = selection.period.since, selection.period.until
    if since:
        parts.append("at >= ?")
        values.append(_seconds(since))
    if until:
        parts.append("at < ?")
        values.append(_seconds(until) + _DAY)
    return " AND ".join(parts), values


def _seconds(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
