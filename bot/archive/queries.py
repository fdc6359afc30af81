"""What is asked of the index: selections as tantivy's queries.

How much of a topic an article has is counted in whole numbers, which its score holds: the weights
of the topic's terms that it has anywhere; for the best articles also half of those in its title.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from itertools import islice
from math import ceil

import tantivy
from tantivy import Occur, Query

from bot.archive.clauses import (
    SCHEMA,
    Clauses,
    any_of,
    both,
    constant,
    every_of,
    near_each_other,
    number_in,
    numbered,
    stem_in,
)
from bot.news.coverage import OnTopic, Selection
from bot.news.text import stem, words
from bot.news.topic import Term

_DAY = 86_400
STEPS = 64
"""Steps of a telling weight of 1; of the 24 bits of a score a topic takes 16 at most."""

_ROUNDING = 1e-6
"""A score is a 32-bit float."""

MOST_PARTS = 6
"""Terms, in titles and anywhere, of which many articles may have equally much."""

MOST_SETS = 300
"""Sets of terms, each enough, that one query may name."""


Numbers = Callable[[Sequence[str]], Sequence[int]]
"""The numbers of outlets by their keys, of those that an archive has."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """The terms of a topic with their weights in steps, and the steps that are enough."""

    terms: tuple[Term, ...]
    steps: tuple[int, ...]
    required: tuple[bool, ...]
    titled: tuple[tuple[str, float], ...]
    least: int

    @property
    def total(self) -> int:
        """The steps of all terms."""
        return sum(self.steps) or 1

    def share(self, score: float) -> float:
        """The share of the topic that a score stands for, in which no title counts."""
        return round(round(score) / self.total, 4)


@lru_cache(maxsize=64)
def weighed(about: OnTopic) -> Weighed:
    """A topic as it is counted; the last ones are remembered."""
    terms = sorted(about.topic.terms, key=lambda term: (-term.weight, term.stem))
    steps = tuple(max(1, round(term.weight * STEPS)) for term in terms)
    required = tuple(about.strictly and term.required for term in terms)
    titled = tuple((one, weight * STEPS) for one, weight in about.topic.titled.items())
    least = max(1, ceil(about.least * sum(steps) - _ROUNDING)) if terms else 0
    return Weighed(tuple(terms), steps, required, titled, least)


def scored(selection: Selection, numbers: Numbers, *, titles: bool = False) -> tantivy.Query:
    """Articles that may belong to a selection; their scores tell which do, and how well."""
    if selection.about is None or not selection.about.topic.terms:
        return exact(selection, numbers) or Query.empty_query()
    topic = weighed(selection.about)
    clauses = _worded(selection.about) + _terms(topic, numbers)
    if titles:
        clauses += _titled(topic)
    found = both(clauses)
    if selection.including is not None:
        most = topic.total + sum(weight for _, weight in topic.titled)
        given = constant(numbered([selection.including]), most if titles else topic.total)
        found = Query.disjunction_max_query([found, given])
    return both([(Occur.Must, found), *_filters(selection, numbers)])


def whole(selection: Selection, numbers: Numbers) -> tantivy.Query | None:
    """The articles of a selection with every term, scored with their titles; None: no terms."""
    if selection.about is None or not selection.about.topic.terms or selection.including:
        return None
    topic = weighed(selection.about)
    clauses = [
        (Occur.Must, constant(_asked(term, numbers), float(steps)))
        for term, steps in zip(topic.terms, topic.steps, strict=True)
    ]
    filters = _filters(selection, numbers)
    return both([*clauses, *_worded(selection.about), *_titled(topic), *filters])


def _titled(topic: Weighed) -> Clauses:
    return [(Occur.Should, constant(stem_in("title", one), weight)) for one, weight in topic.titled]


def _asked(term: Term, numbers: Numbers) -> tantivy.Query:
    """Articles that have a term; the name of an outlet has also what it published."""
    if not term.outlets:
        return stem_in("text", term.stem)
    named = [stem(word) for word in words(term.word)]
    by_it = [number_in("outlet", number) for number in numbers(term.outlets)]
    return any_of([*([near_each_other(named)] if named else []), *by_it])


def exact(selection: Selection, numbers: Numbers) -> tantivy.Query | None:
    """Just the articles of a selection; None where that would take too many sets of terms."""
    clauses = _filters(selection, numbers)
    if selection.about:
        found = _enough(selection.about, numbers)
        if found is None:
            return None
        if selection.including is not None:
            found = any_of([found, numbered([selection.including])])
        clauses.append((Occur.Must, found))
    return both(clauses)


def scoring_like(selection: Selection, numbers: Numbers, score: float) -> tantivy.Query | None:
    """Articles that score at least so much with their titles; None where no query can say it."""
    if selection.about is None or selection.including is not None:
        return None
    topic = weighed(selection.about)
    parts = [
        (_asked(term, numbers), float(steps))
        for term, steps in zip(topic.terms, topic.steps, strict=True)
    ]
    parts += [(stem_in("title", one), weight) for one, weight in topic.titled]
    if len(parts) > MOST_PARTS:
        return None
    parts.sort(key=lambda part: -part[1])
    found = sufficient([weight for _, weight in parts], score * (1 - _ROUNDING))
    each = [every_of(parts[place][0] for place in one) for one in found]
    pairs = zip(topic.terms, topic.required, strict=True)
    wanted = [(Occur.Must, _asked(term, numbers)) for term, required in pairs if required]
    clauses = [*_worded(selection.about), *_filters(selection, numbers), *wanted]
    return both([(Occur.Must, any_of(each)), *clauses])


def _enough(about: OnTopic, numbers: Numbers) -> tantivy.Query | None:
    """Articles that have enough of a topic, in sets of terms that are; None if these are many."""
    clauses = _worded(about)
    if not (about.topic.terms or clauses):
        return Query.empty_query()
    if about.topic.terms:
        topic = weighed(about)
        need, rest = topic.least, list[tuple[tantivy.Query, int]]()
        for term, steps, required in zip(topic.terms, topic.steps, topic.required, strict=True):
            query = _asked(term, numbers)
            if required:
                clauses.append((Occur.Must, query))
                need -= steps
            else:
                rest.append((query, steps))
        sets = list(islice(sufficient([steps for _, steps in rest], need), MOST_SETS + 1))
        if len(sets) > MOST_SETS:
            return None
        if () not in sets:
            each = [every_of(rest[place][0] for place in found) for found in sets]
            clauses.append((Occur.Must, any_of(each)))
    return both(clauses)


def _terms(topic: Weighed, numbers: Numbers) -> Clauses:
    """Each term adds its weight, however often and wherever it stands in an article.

    Terms that are not enough all together are only looked up where there are others (the idea of
    MaxScore: Turtle & Flood 1995).
    """
    clauses: Clauses = []
    left = sum(topic.steps) - topic.least
    telling: list[tantivy.Query] = []
    for term, steps, required in zip(topic.terms, topic.steps, topic.required, strict=True):
        query = constant(_asked(term, numbers), float(steps))
        if required:
            clauses.append((Occur.Must, query))
        elif left >= 0:
            telling.append(query)
        else:
            clauses.append((Occur.Should, query))
        left -= steps
    if telling and any(topic.required):
        clauses += [(Occur.Should, one) for one in telling]
    elif telling:
        clauses.append((Occur.Must, any_of(telling)))
    return clauses


def _worded(about: OnTopic) -> Clauses:
    """The phrases that a topic has, and what it leaves out."""
    clauses: Clauses = []
    for phrase in about.topic.phrases:
        query = near_each_other([stem(word) for word in phrase])
        clauses.append((Occur.Must, constant(query, 0.0)))
    for left_out in about.topic.without:
        phrases = (near_each_other([stem(word) for word in phrase]) for phrase in left_out)
        clauses.append((Occur.MustNot, every_of(phrases)))
    return clauses


def _filters(selection: Selection, numbers: Numbers) -> Clauses:
    """The articles, outlets and days of a selection."""
    clauses: Clauses = []
    if selection.ids is not None:
        clauses.append((Occur.Must, constant(numbered(selection.ids), 0.0)))
    for keys, occur in ((selection.outlets, Occur.Must), (selection.excluded, Occur.MustNot)):
        if keys:
            found = [number_in("outlet", number) for number in numbers(keys)]
            clauses.append((occur, constant(any_of(found), 0.0)))
    since, until = selection.period.since, selection.period.until
    if since or until:
        days = Query.range_query(
            SCHEMA,
            "at",
            tantivy.FieldType.Integer,
            lower_bound=_seconds(since) if since else None,
            upper_bound=_seconds(until) + _DAY if until else None,
            include_upper=until is None,
        )
        clauses.append((Occur.Must, constant(days, 0.0)))
    return clauses


def sufficient(steps: Sequence[float], need: float) -> Iterator[tuple[int, ...]]:
    """The least sets of places whose steps, given from the most on, are enough together."""
    rests = [sum(steps[place:]) for place in range(len(steps))]

    def going_on(start: int, need: float, chosen: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        if need <= 0:
            yield chosen
            return
        for place in range(start, len(steps)):
            if rests[place] < need:
                return
            yield from going_on(place + 1, need - steps[place], (*chosen, place))

    return going_on(0, need, ())


def _seconds(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
