"""Which articles belong to a selection: a few are looked at one by one, many are counted in place.

Nothing here grows with the corpus: of many articles only those that are shown leave the index.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

import tantivy

from bot.archive import clauses, queries
from bot.archive.index import IndexReader, Place
from bot.archive.queries import Numbers
from bot.news.coverage import Order, Selection

FEW = 2_000
"""Articles up to which those of a selection are looked at one by one."""

REMEMBERED = 32
"""Selections whose articles are remembered: a question asks for one several times; some 8 MB."""

PLENTY = 3
"""Articles that have all of a topic, from which on nobody asks for others."""

Keys = Callable[[Sequence[int]], Mapping[int, str]]
"""The keys of outlets by their numbers."""

_PAGE = 1_000
_DAY = 86_400
_MOST_OUTLETS = 60_000
_BATCH = 200


@dataclass(frozen=True, slots=True)
class Found:
    """An article in the index: its number, its share of the topic, its columns."""

    id: int
    share: float
    oldest: int
    newest: int
    at: int | None
    outlet: int


class Scored(NamedTuple):
    """An article in the index by its number, with its score and its column `newest`."""

    id: int
    score: float
    newest: int


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over a selection: articles by day since 1970 and by outlet number; `undated` ones."""

    days: Mapping[int, int]
    outlets: Mapping[int, int]
    undated: int


class Selector:
    """Finds and counts the articles of selections in one index."""

    def __init__(self, index: IndexReader, numbers: Numbers, keys: Keys) -> None:
        """`numbers` and `keys` know the outlets of the same archive."""
        self._index = index
        self._numbers = numbers
        self._keys = keys
        self._few = lru_cache(REMEMBERED)(self._look)

    def first(self, selection: Selection, order: Order, most: int) -> list[tuple[int, float]]:
        """Numbers of so many articles in an order, with their shares of the topic."""
        few = self._few(selection)
        if few is not None:
            return [(one.id, one.share) for one in _ordered(few, order)[:most]]
        column = "newest" if order is Order.NEWEST else "oldest"
        places = self._index.first(self._exact(selection), column, most)
        return self._shared(selection, self._numbered(places))

    def every(self, selection: Selection) -> Iterator[int]:
        """The numbers of all articles, oldest first, looked up a page at a time."""
        query = self._exact(selection)
        seen: set[int] = set()
        least = 0
        while True:
            places = self._index.first(clauses.since(query, least), "oldest", _PAGE)
            numbers = self._numbered(places)
            fresh = [number for number in numbers if number not in seen]
            if not fresh:
                return
            yield from fresh
            seen = set(numbers)
            least = int(self._index.column("oldest", places[-1:])[0] or 0)

    def any(self, selection: Selection) -> bool:
        """Whether there is any article."""
        if selection.about is None:
            return bool(self._index.best(self._exact(selection), 1))
        hits = self._index.best(queries.scored(selection, self._numbers), 1)
        return bool(self._enough(selection, hits))

    def tally(self, selection: Selection) -> Tally:
        """Counts over all articles."""
        few = self._few(selection)
        if few is not None:
            days = Counter(one.at // _DAY for one in few if one.at is not None)
            return Tally(days, Counter(one.outlet for one in few), len(few) - days.total())
        query = self._exact(selection)
        found = self._index.aggregate(
            query,
            {
                "days": {"histogram": {"field": "at", "interval": _DAY, "min_doc_count": 1}},
                "outlets": {"terms": {"field": "outlet", "size": _MOST_OUTLETS}},
            },
        )
        by_day = {round(one["key"]) // _DAY: one["doc_count"] for one in found["days"]}
        outlets = {int(one["key"]): one["doc_count"] for one in found["outlets"]}
        return Tally(by_day, outlets, sum(outlets.values()) - sum(by_day.values()))

    def firsts(self, selection: Selection, most: int, *, biggest: bool) -> list[tuple[int, int]]:
        """The number of each outlet's first article, with how many articles the outlet has.

        So many outlets: the biggest, else those with the earliest articles, these first.
        """
        few = self._few(selection)
        if few is None:
            query = self._exact(selection)
            counts, times = self._counted(query)
            chosen = self._chosen(counts, times, most, biggest=biggest)
            first = self._first_of(query, chosen)
        else:
            counts = Counter(one.outlet for one in few)
            first = {}
            for one in _ordered(few, Order.OLDEST):
                first.setdefault(one.outlet, (one.oldest, one.id))
            times = {outlet: oldest for outlet, (oldest, _) in first.items()}
            chosen = self._chosen(counts, times, most, biggest=biggest)
        if not biggest:
            chosen.sort(key=lambda outlet: first[outlet])
        return [(first[outlet][1], counts[outlet]) for outlet in chosen[:most]]

    def _counted(self, query: tantivy.Query) -> tuple[Counter[int], dict[int, float | None]]:
        """How many articles each outlet has, and when the first of them came out."""
        wanted = {"field": "outlet", "size": _MOST_OUTLETS}
        when = {"when": {"min": {"field": "at"}}}
        found = self._index.aggregate(query, {"outlets": {"terms": wanted, "aggs": when}})
        counts = Counter({int(one["key"]): int(one["doc_count"]) for one in found["outlets"]})
        return counts, {int(one["key"]): one["when"]["value"] for one in found["outlets"]}

    def _chosen(
        self,
        counts: Mapping[int, int],
        times: Mapping[int, float | None],
        most: int,
        *,
        biggest: bool,
    ) -> list[int]:
        """So many outlets with most articles; or with the earliest, and what is as early."""
        if biggest:
            keys = self._keys(list(counts))
            return sorted(counts, key=lambda outlet: (-counts[outlet], keys[outlet]))[:most]

        def early(outlet: int) -> tuple[bool, float]:
            return times[outlet] is None, times[outlet] or 0.0

        ranked = sorted(counts, key=early)
        last = early(ranked[most - 1]) if len(ranked) > most else None
        return [outlet for outlet in ranked if last is None or early(outlet) <= last]

    def _first_of(self, query: tantivy.Query, outlets: Sequence[int]) -> dict[int, tuple[int, int]]:
        """The first article of each outlet, its column `oldest` and its number.

        Most are among the first of all; others are asked for one by one.
        """
        found: dict[int, tuple[int, int]] = {}
        places = self._index.first(query, "oldest", _PAGE)
        columns = (self._index.column(one, places) for one in ("outlet", "oldest", "id"))
        for outlet, oldest, number in zip(*columns, strict=True):
            found.setdefault(outlet or 0, (oldest or 0, number or 0))
        for outlet in outlets:
            if outlet not in found:
                own = self._index.first(clauses.of_outlet(query, outlet), "oldest", 1)
                oldest, number = (self._index.column(one, own)[0] for one in ("oldest", "id"))
                found[outlet] = (oldest or 0, number or 0)
        return found

    # What belongs to a selection

    def _look(self, selection: Selection) -> list[Found] | None:
        """All articles of a selection, in no order; None where there are many."""
        scored = queries.scored(selection, self._numbers)
        hits = self._enough(selection, self._index.best(scored, FEW + 1))
        return None if len(hits) > FEW else self._rows(selection, hits)

    def _enough(
        self, selection: Selection, hits: Sequence[tuple[float, Place]]
    ) -> list[tuple[float, Place]]:
        """The hits that have enough of the topic."""
        if selection.about is None or not selection.about.topic.terms:
            return list(hits)
        least = queries.weighed(selection.about).least
        return [(score, place) for score, place in hits if score >= least]

    def _rows(self, selection: Selection, hits: Sequence[tuple[float, Place]]) -> list[Found]:
        shares = self._shares(selection, [score for score, _ in hits])
        places = [place for _, place in hits]
        names = ("id", "oldest", "newest", "at", "outlet")
        numbers, oldest, newest, at, outlets = (self._index.column(one, places) for one in names)
        rows = zip(numbers, shares, oldest, newest, at, outlets, strict=True)
        return [
            Found(number or 0, share, first or 0, last or 0, when, outlet or 0)
            for number, share, first, last, when, outlet in rows
        ]

    def _shares(self, selection: Selection, scores: Sequence[float]) -> list[float]:
        if selection.about is None or not selection.about.topic.terms:
            return [1.0] * len(scores)
        topic = queries.weighed(selection.about)
        return [topic.share(score) for score in scores]

    def _exact(self, selection: Selection) -> tantivy.Query:
        """Just the articles of a selection, looked at one by one where no query can say it."""
        query = queries.exact(selection, self._numbers)
        if query is not None:
            return query
        scored = queries.scored(selection, self._numbers)
        hits = self._enough(selection, self._index.best(scored, self._index.count(scored) or 1))
        return clauses.numbered(self._numbered([place for _, place in hits]))

    def _numbered(self, places: Sequence[Place]) -> list[int]:
        return [number or 0 for number in self._index.column("id", places)]

    def _shared(self, selection: Selection, numbers: Sequence[int]) -> list[tuple[int, float]]:
        """Some articles of a selection with their shares of the topic."""
        if selection.about is None:
            return [(number, 1.0) for number in numbers]
        shares: dict[int, float] = {}
        for batch in _batches(numbers, _BATCH):
            some = Selection(selection.about, selection.including, ids=tuple(batch))
            hits = self._index.best(queries.scored(some, self._numbers), len(batch))
            found = self._numbered([place for _, place in hits])
            said = self._shares(selection, [score for score, _ in hits])
            shares |= dict(zip(found, said, strict=True))
        return [(number, shares[number]) for number in numbers]

    def best(self, selection: Selection, most: int, *, every: bool) -> list[Scored]:
        """Those with most of the topic, also in their titles, the best first; of equals the newest.

        `every`: also those with less of it where fewer than wanted have all; else if these are few.
        """
        query = queries.whole(selection, self._numbers)
        hits = self._index.best(query, most + 1) if query else []
        if len(hits) <= (most if every else PLENTY):
            scored = queries.scored(selection, self._numbers, titles=True)
            hits = self._index.best(scored, most + 1)
        found = self._scored([score for score, _ in hits], [place for _, place in hits])
        if len(found) > most:
            found = self._newest_of_equals(selection, found, most)
        return sorted(found, key=lambda one: (-one.score, -one.newest))[:most]

    def _scored(self, scores: Sequence[float], places: Sequence[Place]) -> list[Scored]:
        newest = (value or 0 for value in self._index.column("newest", places))
        return list(map(Scored, self._numbered(places), scores, newest))

    def _newest_of_equals(
        self, selection: Selection, found: list[Scored], most: int
    ) -> list[Scored]:
        """More than are wanted: of those that score like the last one the newest belong to them."""
        last = found[-1].score
        better = [one for one in found if one.score > last]
        query = queries.scoring_like(selection, self._numbers, last)
        if query is None:  # so many terms that equals are few
            return better if len(better) >= PLENTY else found
        known = {one.id for one in better}
        places = self._index.first(query, "newest", most)
        equals = self._scored([last] * len(places), places)
        return better + [one for one in equals if one.id not in known]


def _ordered(found: Sequence[Found], order: Order) -> list[Found]:
    if order is Order.NEWEST:
        return sorted(found, key=lambda one: -one.newest)
    return sorted(found, key=lambda one: one.oldest)


def _batches(numbers: Sequence[int], size: int) -> Iterator[list[int]]:
    rest = iter(numbers)
    while batch := list(islice(rest, size)):
        yield batch
