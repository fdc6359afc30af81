"""The embedded archive: the Archive protocol over one generation's SQLite and tantivy files."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cached_property, lru_cache
from itertools import islice
from math import floor
from pathlib import Path
from types import TracebackType
from typing import Self

from bot.archive import clauses, queries
from bot.archive.related import ArchiveRelations
from bot.archive.schema import unpack_article
from bot.archive.selecting import Selector
from bot.errors import DamagedArchiveError
from bot.news.article import Article, tie
from bot.news.coverage import (
    Candidate,
    DayCount,
    Hit,
    Holdings,
    Order,
    OutletShare,
    Selection,
    Survey,
)
from bot.news.dates import LATEST
from bot.news.text import stem

_NOBODY = 0
"""The number of the outlet of texts that came without one."""

_LOOKED_AT = 300
"""The newest titles of which some may have a word that begins so."""

_BATCH = 500
REMEMBERED = 16
"""Selections whose outlets are remembered, 200 articles each; some 4 MB."""

_LAST = chr(0x10FFFF)
_EPOCH = date(1970, 1, 1)


class EmbeddedArchive(ArchiveRelations):
    """One whole archive, opened for reading; may be used from any thread."""

    def __init__(self, facts: Path, index: Path, words: Path) -> None:
        """Open all parts, memory-mapped. Raises DamagedArchiveError where that fails."""
        super().__init__(facts, index, words)
        self._numbers = lru_cache(REMEMBERED)(self._numbered)
        self._selector = Selector(
            self._index, lambda keys: self._numbers(tuple(keys)), self._keys_of
        )
        self._shared = lru_cache(REMEMBERED)(self._counted)

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

    def by_address(self, key: str) -> Hit | None:
        """The article at a canonical address."""
        rows = self._rows("SELECT article FROM address WHERE key = ?", key)
        return Hit(rows[0][0], self._articles([rows[0][0]])[rows[0][0]]) if rows else None

    def articles(self, selection: Selection, order: Order, most: int) -> tuple[Hit, ...]:
        """So many articles in an order, with their shares of the topic."""
        hits = self._hits(self._selector.first(selection, order, most))
        step = -1 if order is Order.NEWEST else 1
        return tuple(sorted(hits, key=lambda hit: _in_time(hit.article, step)))

    def numbers(self, selection: Selection, order: Order, most: int) -> tuple[int, ...]:
        """The numbers of so many articles in an order."""
        return tuple(number for number, _ in self._selector.first(selection, order, most))

    def by_ids(self, numbers: Sequence[int]) -> tuple[Hit, ...]:
        """Articles by their archive ids, in this order."""
        return self._hits([(number, 1.0) for number in numbers])

    def candidates(
        self, selection: Selection, most: int, *, every: bool = True
    ) -> tuple[Candidate, ...]:
        """So many articles that may fit a topic best, those with most of it first."""
        if selection.about is None or not selection.about.topic.terms:
            return ()
        topic = queries.weighed(selection.about)
        extra = dict(topic.titled)
        own = zip(topic.terms, topic.steps, strict=True)
        weights = {term.stem: steps / topic.total for term, steps in own}
        looked_for = extra.keys() | weights.keys()
        scored = self._selector.best(selection, most, every=every)
        best = {one.id: one.score for one in scored}
        found = []
        for number, headline, outlet in self._headed(list(best)):
            words = tuple(headline.split())
            having = looked_for.intersection(map(stem, words))
            steps = round(best[number] - sum(extra.get(one, 0.0) for one in having))
            if number == selection.including:
                steps = topic.total
            if steps >= topic.least:
                titled = sum(weights.get(one, 0.0) for one in having)
                found.append(Candidate(number, topic.share(steps), titled, words, outlet))
        return tuple(found)

    def _headed(self, numbers: Sequence[int]) -> list[tuple[int, str, str]]:
        """Articles with the words of their headlines and the keys of their outlets, in order."""
        query = (
            "SELECT article.id, headline, coalesce(outlet.key, '') FROM json_each(?)"
            " JOIN article ON article.id = value LEFT JOIN outlet ON outlet.id = article.outlet"
        )
        rows = {row[0]: row for row in self._rows(query, json.dumps(list(numbers)))}
        return [(number, rows[number][1], rows[number][2]) for number in numbers]

    def titles(
        self,
        groups: Sequence[Mapping[str, float]],
        most: int,
        *,
        beginning: str = "",
        anywhere: bool = False,
    ) -> tuple[str, ...]:
        """The newest titles that have one stem of each of some groups, or whose articles have.

        Of the newest only those with a word that begins so.
        """
        query = clauses.headed(groups, strictly=True, field="text" if anywhere else "title")
        places = self._index.first(query, "newest", _LOOKED_AT if beginning else most)
        numbers = [number or 0 for number in self._index.column("id", places)]
        if beginning:
            headed = self._headlines(numbers)
            begun = (number for number, text in headed if f" {beginning}" in f" {text}")
            numbers = list(islice(begun, most))
        return tuple(hit.article.title for hit in self.by_ids(numbers))

    def every(self, selection: Selection) -> Iterator[Hit]:
        """All articles of a selection, oldest first, read a few at a time."""
        numbers = self._selector.every(selection)
        while batch := list(islice(numbers, _BATCH)):
            yield from self.by_ids(batch)

    def any(self, selection: Selection) -> bool:
        """Whether there is any article of a selection."""
        return self._selector.any(selection)

    def _hits(self, found: Sequence[tuple[int, float]]) -> tuple[Hit, ...]:
        articles = self._articles([number for number, _ in found])
        return tuple(Hit(number, articles[number], share) for number, share in found)

    def _articles(self, numbers: Sequence[int]) -> dict[int, Article]:
        """Articles by their numbers, in this order, each under the one name of its outlet."""
        query = (
            "SELECT article.id, article.data, outlet.name FROM json_each(?)"
            " JOIN article ON article.id = value LEFT JOIN outlet ON outlet.id = article.outlet"
        )
        rows = {number: rest for number, *rest in self._rows(query, json.dumps(list(numbers)))}
        if len(rows) != len(set(numbers)):
            raise DamagedArchiveError("the index has articles that the facts lack")
        return {number: _article(*rows[number]) for number in numbers}

    def span(self) -> tuple[date, date] | None:
        """The first and the last day of all articles; None where no day is known."""
        days = self._whole.days
        return (days[0].day, days[-1].day) if days else None

    def survey(self, selection: Selection) -> Survey:
        """Counts over a selection."""
        return self._whole if selection == Selection() else self._survey(selection)

    @cached_property
    def _whole(self) -> Survey:
        """Counts over all articles."""
        return self._survey(Selection())

    def _survey(self, selection: Selection) -> Survey:
        tally = self._selector.tally(selection)
        days = (DayCount(_day(day), number) for day, number in sorted(tally.days.items()))
        ends = [self.articles(selection, order, 1) for order in (Order.OLDEST, Order.NEWEST)]
        first, last = (hits[0].article if hits and tally.days else None for hits in ends)
        return Survey(
            sum(tally.outlets.values()),
            len(tally.outlets.keys() - {_NOBODY}),
            tuple(days),
            tally.undated,
            first,
            last,
        )

    def shares(
        self, selection: Selection, most: int, *, biggest: bool = False
    ) -> tuple[OutletShare, ...]:
        """The outlets of a selection, the one with the earliest article first, or the biggest."""
        return self._shared(selection, most, biggest=biggest)

    def _counted(
        self, selection: Selection, most: int, *, biggest: bool
    ) -> tuple[OutletShare, ...]:
        found = self._selector.firsts(selection, most, biggest=biggest)
        articles = self._articles([number for number, _ in found])
        shares = [OutletShare(articles[one].outlet, count, articles[one]) for one, count in found]
        if not biggest:
            shares.sort(key=lambda share: _in_time(share.first, 1))
        return tuple(shares)

    def holdings(self) -> Holdings:
        """What the corpus is."""
        return self._holdings

    @cached_property
    def _holdings(self) -> Holdings:
        query = (
            "SELECT (SELECT coalesce(sum(records), 0) FROM document),"
            " (SELECT count(*) FROM problem)"
        )
        documents, problems = self._row(query)
        return Holdings(documents, problems, self._whole)


@lru_cache(maxsize=40_000)
def _day(number: int) -> date:
    """The day so many days after 1 January 1970; a hundred years of them are remembered."""
    return _EPOCH + timedelta(days=number)


def _in_time(article: Article, step: int) -> tuple[bool, float, int]:
    """Where an article stands among others: the undated last, those of one second in an order."""
    return not article.published.at, step * floor(_at(article).timestamp()), -tie(article.key)


def _at(article: Article) -> datetime:
    """When it came out, to the second as the index has it."""
    return (article.published.at or LATEST).replace(microsecond=0)


def _article(data: bytes, outlet: str | None) -> Article:
    """A stored article, under the one name that its outlet has in this corpus."""
    article = unpack_article(data)
    if not outlet or outlet == article.outlet.name:
        return article
    return replace(article, outlet=replace(article.outlet, name=outlet))
