"""Parts of queries, and those that ask for words alone."""

from collections.abc import Iterable, Mapping, Sequence

import tantivy
from tantivy import Occur, Query

from bot.archive.index import schema

SCHEMA = schema()
Clauses = list[tuple[tantivy.Occur, tantivy.Query]]


def stem_in(field: str, text: str) -> tantivy.Query:
    """Articles that have a stem in a field."""
    return Query.term_query(SCHEMA, field, text, index_option="basic")


def number_in(field: str, number: int) -> tantivy.Query:
    """Articles that have a number in a column."""
    return Query.term_query(SCHEMA, field, number, index_option="basic")


def constant(query: tantivy.Query, score: float) -> tantivy.Query:
    """The articles of a query, each with this score."""
    return Query.const_score_query(query, score)


def any_of(queries: Sequence[tantivy.Query]) -> tantivy.Query:
    """The articles of any of some queries."""
    if len(queries) == 1:
        return queries[0]
    return Query.boolean_query([(Occur.Should, one) for one in queries])


def every_of(queries: Iterable[tantivy.Query]) -> tantivy.Query:
    """The articles of all of some queries."""
    return both([(Occur.Must, one) for one in queries])


def both(clauses: Clauses) -> tantivy.Query:
    """What meets all clauses; everything, where none of them says what there must be."""
    if all(occur == Occur.MustNot for occur, _ in clauses):
        clauses = [(Occur.Must, constant(Query.all_query(), 0.0)), *clauses]
    if len(clauses) == 1:
        return clauses[0][1]
    return Query.boolean_query(clauses)


def near_each_other(stems: Sequence[str], apart: int = 0) -> tantivy.Query:
    """Articles that have these stems one behind the other, or so many words apart."""
    if len(stems) == 1:
        return stem_in("text", stems[0])
    return Query.phrase_query(SCHEMA, "text", list(stems), slop=apart)


def all_of(stems: Sequence[str]) -> tantivy.Query:
    """Articles that have all of some stems."""
    return every_of(stem_in("text", one) for one in stems)


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
        clauses.append((Occur.Must, constant(any_of(telling), 0.0)))
    return both(clauses)


def _best_of(field: str, group: Mapping[str, float]) -> tantivy.Query:
    weighed = [constant(stem_in(field, one), weight) for one, weight in group.items()]
    return weighed[0] if len(weighed) == 1 else Query.disjunction_max_query(weighed)


def titled(stems: Sequence[str], least: int) -> tantivy.Query:
    """Articles with at least so many of some stems in the title, those with most first."""
    each = [(Occur.Should, constant(stem_in("title", one), 1.0)) for one in dict.fromkeys(stems)]
    if not each:
        return Query.empty_query()
    return Query.boolean_query(each, minimum_number_should_match=least)


def numbered(ids: Sequence[int]) -> tantivy.Query:
    """The articles of these numbers."""
    return Query.term_set_query(SCHEMA, "id", list(ids)) if ids else Query.empty_query()


def of_outlet(query: tantivy.Query, outlet: int) -> tantivy.Query:
    """Of some articles those of an outlet."""
    return both([(Occur.Must, query), (Occur.Must, number_in("outlet", outlet))])


def since(query: tantivy.Query, oldest: int) -> tantivy.Query:
    """Of some articles those with at least a value of the column `oldest`."""
    later = Query.range_query(
        SCHEMA, "oldest", tantivy.FieldType.Unsigned, lower_bound=oldest, upper_bound=None
    )
    return both([(Occur.Must, query), (Occur.Must, later)])
