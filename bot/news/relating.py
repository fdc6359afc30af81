"""Relating: how the articles of an answer hang together, as far as the archive knows it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice

from bot.news.article import Article
from bot.news.copies import original_of
from bot.news.coverage import Archive, Hit, Order, Selection, Survey
from bot.news.dates import LATEST
from bot.news.relations import Credited, Relations

MOST_COUNTED = 2_000
"""Articles up to which it is told how many are copies, which stories they are, whom they credit."""


_BATCH = 500


def relations_of(hits: Sequence[Hit], archive: Archive) -> Relations:
    """The stories of some articles, their credits, and which of them are copies of others."""
    numbers = [hit.id for hit in hits]
    credits = archive.credits(numbers)
    copies = _copies(hits, archive.texts(numbers), credits)
    likely = _likely(hits, archive.likely(numbers))
    return Relations(archive.stories(numbers), copies, likely, credits)


def every_related(selection: Selection, archive: Archive) -> Iterator[tuple[Hit, Relations]]:
    """All articles of a selection, oldest first, with how each hangs together with all others."""
    every = archive.every(selection)
    while batch := tuple(islice(every, _BATCH)):
        texts = archive.texts([hit.id for hit in batch])
        others = archive.having(sorted(set(texts.values()))) if texts else ()
        known = {hit.id for hit in batch}
        more = archive.by_ids([number for number in others if number not in known])
        relations = relations_of((*batch, *more), archive)
        yield from ((hit, relations) for hit in batch)


def copies_among(selection: Selection, survey: Survey, archive: Archive) -> int | None:
    """How many articles of a selection are copies of others; None where they are too many."""
    if survey.articles > MOST_COUNTED:
        return None
    texts = archive.texts(archive.numbers(selection, Order.NEWEST, MOST_COUNTED))
    return len(texts) - len(set(texts.values()))


def _copies(
    hits: Sequence[Hit], texts: Mapping[int, int], credits: Mapping[int, Sequence[Credited]]
) -> dict[int, Article]:
    """The articles whose text another one of them has too, each with the one it is from."""
    same: dict[int, list[Hit]] = defaultdict(list)
    for hit in hits:
        if hit.id in texts:
            same[texts[hit.id]].append(hit)
    found: dict[int, Article] = {}
    for group in same.values():
        named = {
            hit.article.key: [one.outlet.name for one in credits.get(hit.id, ())] for hit in group
        }
        original = original_of([hit.article for hit in group], named)
        found |= {hit.id: original for hit in group if hit.article.key != original.key}
    return found


def _likely(hits: Sequence[Hit], others: Mapping[int, Sequence[int]]) -> dict[int, Article]:
    """The articles that probably have the text of an earlier one of them, with the first of these.

    Earlier is by time, of equals by key.
    """
    known = {hit.id: hit.article for hit in hits}
    found: dict[int, Article] = {}
    for number, alike in others.items():
        first = min((known[one] for one in (number, *alike) if one in known), key=_in_time)
        if first is not known[number]:
            found[number] = first
    return found


def _in_time(article: Article) -> tuple[datetime, str]:
    return article.published.at or LATEST, article.key
