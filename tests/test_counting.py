"""What is counted from articles is what the archive counts."""

from datetime import date

import pytest

from bot.news.counting import shares_of, survey_of
from bot.news.coverage import Order, Selection
from bot.news.dates import Period

EVERY = 10_000


def selections(archive):
    """All articles, each outlet's, each day's, every other one, none."""
    hits = archive.articles(Selection(), Order.OLDEST, EVERY)
    yield Selection()
    yield Selection(ids=())
    yield from (Selection(ids=tuple(hit.id for hit in hits[start::3])) for start in range(3))
    yield from (Selection(outlets=(hit.article.outlet.key,)) for hit in hits)
    yield from (Selection(excluded=(hit.article.outlet.key,)) for hit in hits)
    days = {hit.article.published.day for hit in hits} - {None}
    yield from (Selection(period=Period(day, None)) for day in days)
    yield Selection(period=Period(date(1999, 1, 1), date(1999, 1, 2)))


@pytest.mark.parametrize("corpus", ["seeds", "harbour"])
@pytest.mark.parametrize("order", Order)
def test_counts_are_those_of_the_archive(newsdesks, corpus, order):
    archive = newsdesks[corpus].archive
    for selection in selections(archive):
        hits = archive.articles(selection, order, EVERY)
        assert survey_of(hits) == archive.survey(selection)
        assert shares_of(hits, EVERY) == archive.shares(selection, EVERY)


@pytest.mark.parametrize("most", [0, 1, 3])
def test_no_more_outlets_are_named_than_are_wanted(seeds, most):
    hits = seeds.archive.articles(Selection(), Order.OLDEST, EVERY)
    assert shares_of(hits, most) == shares_of(hits, EVERY)[:most]
