"""What is asked of the index: selections as tantivy's queries.

How much of a topic an article has is counted in whole numbers, which its score holds: the weights
of the topic's terms that it has anywhere; for the best articles also half of those in its title.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from itertools import islice
from math import ceil

import tantivy
from tantivy import Occur, Query

from bot.archive.index import schema
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

_SCHEMA = schema()

Numbers = Callable[[Sequence[str]], Sequence[int]]
"""The numbers of outlets by their keys, of those that an archive has."""

_Clauses = list[tuple[tantivy.Occur, tantivy.Query]]


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
    found = _both(clauses)
    if selection.including is not None:
        most = topic.total + sum(weight for _, weight in topic.titled)
        given = _constant(numbered([selection.including]), most if titles else topic.total)
        found = Query.disjunction_max_query([found, given])
    return _both([(Occur.Must, found), *_filters(selection, numbers)])


def whole(selection: Selection, numbers: Numbers) -> tantivy.Query | None:
    """The articles of a selection that have every term, scored with their titles; None: no terms."""
    if selection.about is None or not selection.about.topic.terms or selection.including:
        return None
    topic = weighed(selection.about)
    clauses = [
        (Occur.Must, _constant(_asked(term, numbers), float(steps)))
        for term, steps in zip(topic.terms, topic.steps, strict=True)
    ]
    filters = _filters(selection, numbers)
    return _both([*clauses, *_worded(selection.about), *_titled(topic), *filters])


def _titled(topic: Weighed) -> _Clauses:
    return [(Occur.Should, _constant(_stem("title", one), weight)) for one, weight in topic.titled]


def _asked(term: Term, numbers: Numbers) -> tantivy.Query:
    """Articles that have a term; the name of an outlet has also what it published."""
    if not term.outlets:
        return _stem("text", term.stem)
    named = [stem(word) for word in words(term.word)]
    by_it = [_number("outlet", number) for number in numbers(term.outlets)]
    return _any([*([near_each_other(named)] if named else []), *by_it])


def exact(selection: Selection, numbers: Numbers) -> tantivy.Query | None:
    """Just the articles of a selection; None where that would take too many sets of terms."""
    clauses = _filters(selection, numbers)
    if selection.about:
        found = _enough(selection.about, numbers)
        if found is None:
            return None
        if selection.including is not None:
            found = _any([found, numbered([selection.including])])
        clauses.append((Occur.Must, found))
    return _both(clauses)


def scoring_like(selection: Selection, numbers: Numbers, score: float) -> tantivy.Query | None:
    """Articles that score at least so much with their titles; None where no query can say it."""
    if selection.about is None or selection.including is not None:
        return None
    topic = weighed(selection.about)
    parts = [
        (_asked(term, numbers), float(steps))
        for term, steps in zip(topic.terms, topic.steps, strict=True)
    ]
    parts += [(_stem("title", one), weight) for one, weight in topic.titled]
    if len(parts) > MOST_PARTS:
        return None
    parts.sort(key=lambda part: -part[1])
    found = sufficient([weight for _, weight in parts], score * (1 - _ROUNDING))
    each = [_all(parts[place][0] for place in one) for one in found]
    pairs = zip(topic.terms, topic.required, strict=True)
    wanted = [(Occur.Must, _asked(term, numbers)) for term, required in pairs if required]
    clauses = [*_worded(selection.about), *_filters(selection, numbers), *wanted]
    return _both([(Occur.Must, _any(each)), *clauses])


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
            each = [_all(rest[place][0] for place in found) for found in sets]
            clauses.append((Occur.Must, _any(each)))
    return _both(clauses)


def _terms(topic: Weighed, numbers: Numbers) -> _Clauses:
    """Each term adds its weight, however often and wherever it stands in an article.

    Terms that are not enough all together are only looked up where there are others (the idea of
    MaxScore: Turtle & Flood 1995).
    """
    clauses: _Clauses = []
    left = sum(topic.steps) - topic.least
    telling: list[tantivy.Query] = []
    for term, steps, required in zip(topic.terms, topic.steps, topic.required, strict=True):
        query = _constant(_asked(term, numbers), float(steps))
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
        clauses.append((Occur.Must, _any(telling)))
    return clauses


def _worded(about: OnTopic) -> _Clauses:
    """The phrases that a topic has, and what it leaves out."""
    clauses: _Clauses = []
    for phrase in about.topic.phrases:
        query = near_each_other([stem(word) for word in phrase])
        clauses.append((Occur.Must, _constant(query, 0.0)))
    for left_out in about.topic.without:
        phrases = (near_each_other([stem(word) for word in phrase]) for phrase in left_out)
        clauses.append((Occur.MustNot, _all(phrases)))
    return clauses


def _filters(selection: Selection, numbers: Numbers) -> _Clauses:
    """The articles, outlets and days of a selection."""
    clauses: _Clauses = []
    if selection.ids is not None:
        clauses.append((Occur.Must, _constant(numbered(selection.ids), 0.0)))
    for keys, occur in ((selection.outlets, Occur.Must), (selection.excluded, Occur.MustNot)):
        if keys:
            found = [_number("outlet", number) for number in numbers(keys)]
            clauses.append((occur, _constant(_any(found), 0.0)))
    since, until = selection.period.since, selection.period.until
    if since or until:
        days = Query.range_query(
            _SCHEMA,
            "at",
            tantivy.FieldType.Integer,
            lower_bound=_seconds(since) if since else None,
            upper_bound=_seconds(until) + _DAY if until else None,
            include_upper=until is None,
        )
        clauses.append((Occur.Must, _constant(days, 0.0)))
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


def near_each_other(stems: Sequence[str], apart: int = 0) -> tantivy.Query:
    """Articles that have these stems one behind the other, or so many words apart."""
    if len(stems) == 1:
        return _stem("text", stems[0])
    return Query.phrase_query(_SCHEMA, "text", list(stems), slop=apart)


def all_of(stems: Sequence[str]) -> tantivy.Query:
    """Articles that have all of some stems."""
    return _all(_stem("text", one) for one in stems)


def headed(
    groups: Sequence[Mapping[str, float]], *, strictly: bool, field: str = "title"
) -> tantivy.Query:
    """Articles whose titles have most of some groups of stems, of each the one that weighs most.

    `strictly`: one of each; else at least one of those that tell more than the least third.
    """
    occur = Occur.Must if strictly else Occur.Should
    ranked = sorted(filter(None, groups), key=lambda group: max(group.values()))
    clauses = [(occur, _best_of(field, group)) for group in ranked]
    if not clauses:
        return Query.empty_query()
    if not strictly:
        telling = [query for _, query in clauses[len(clauses) // 3 :]]
        clauses.append((Occur.Must, _constant(_any(telling), 0.0)))
    return _both(clauses)


def _best_of(field: str, group: Mapping[str, float]) -> tantivy.Query:
    weighed = [_constant(_stem(field, one), weight) for one, weight in group.items()]
    return weighed[0] if len(weighed) == 1 else Query.disjunction_max_query(weighed)


def titled(stems: Sequence[str], least: int) -> tantivy.Query:
    """Articles with at least so many of some stems in the title, those with most first."""
    each = [(Occur.Should, _constant(_stem("title", one), 1.0)) for one in dict.fromkeys(stems)]
    if not each:
        return Query.empty_query()
    return Query.boolean_query(each, minimum_number_should_match=least)


def numbered(ids: Sequence[int]) -> tantivy.Query:
    """The articles of these numbers."""
    return Query.term_set_query(_SCHEMA, "id", list(ids)) if ids else Query.empty_query()


def of_outlet(query: tantivy.Query, outlet: int) -> tantivy.Query:
    """Of some articles those of an outlet."""
    return _both([(Occur.Must, query), (Occur.Must, _number("outlet", outlet))])


def since(query: tantivy.Query, oldest: int) -> tantivy.Query:
    """Of some articles those with at least a value of the column `oldest`."""
    later = Query.range_query(
        _SCHEMA, "oldest", tantivy.FieldType.Unsigned, lower_bound=oldest, upper_bound=None
    )
    return _both([(Occur.Must, query), (Occur.Must, later)])


def _stem(field: str, text: str) -> tantivy.Query:
    return Query.term_query(_SCHEMA, field, text, index_option="basic")


def _number(field: str, number: int) -> tantivy.Query:
    return Query.term_query(_SCHEMA, field, number, index_option="basic")


def _constant(query: tantivy.Query, score: float) -> tantivy.Query:
    return Query.const_score_query(query, score)


def _any(queries: Sequence[tantivy.Query]) -> tantivy.Query:
    if len(queries) == 1:
        return queries[0]
    return Query.boolean_query([(Occur.Should, one) for one in queries])


def _all(queries: Iterable[tantivy.Query]) -> tantivy.Query:
    return _both([(Occur.Must, one) for one in queries])


def _both(clauses: _Clauses) -> tantivy.Query:
    """What meets all clauses; everything, where none of them says what there must be."""
    if all(occur == Occur.MustNot for occur, _ in clauses):
        clauses = [(Occur.Must, _constant(Query.all_query(), 0.0)), *clauses]
    if len(clauses) == 1:
        return clauses[0][1]
    return Query.boolean_query(clauses)


def _seconds(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
