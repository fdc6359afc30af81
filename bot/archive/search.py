"""The embedded archive: the Archive protocol over one generation's SQLite and tantivy files."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import TracebackType
from typing import Self

from bot.archive.lexicon import ArchiveWords
from bot.archive.schema import unpack_article
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
from bot.news.problems import Problem
from bot.news.topic import Topic

_ARTICLE = "article.data, outlet.name"
_OUTLET = "LEFT JOIN outlet ON outlet.key = article.outlet"
_OLDEST = "at IS NULL, at, article.key"
_ORDERS = {Order.OLDEST: _OLDEST, Order.NEWEST: "at IS NULL, at DESC, article.key"}
_DAY = 86_400
_LAST = chr(0x10FFFF)
_EPOCH = date(1970, 1, 1)


class EmbeddedArchive(ArchiveWords):
    """One whole archive, opened for reading; may be used from any thread."""

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
