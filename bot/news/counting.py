"""Counting: what an archive counts over a selection, from its articles where these are all there.

A few articles are counted here in less time than an archive needs to be asked.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from bot.news.article import Article, tie
from bot.news.coverage import DayCount, Hit, OutletShare, Survey
from bot.news.dates import LATEST


def survey_of(hits: Sequence[Hit]) -> Survey:
    """Counts over articles, in any order, as `Archive.survey` gives them."""
    oldest = _oldest_first(hits)
    dated = [article for article in oldest if article.published.at]
    newest = [article for article in dated if article.published.at == dated[-1].published.at]
    days = Counter(article.published.day for article in dated)
    return Survey(
        len(oldest),
        len({article.outlet.key for article in oldest} - {""}),
        tuple(DayCount(day, number) for day, number in days.items() if day),
        len(oldest) - len(dated),
        dated[0] if dated else None,
        newest[0] if newest else None,
    )


def shares_of(hits: Sequence[Hit], most: int) -> tuple[OutletShare, ...]:
    """The outlets of articles, the one with the earliest first, as `Archive.shares` gives them."""
    first: dict[str, Article] = {}
    numbers: Counter[str] = Counter()
    for article in _oldest_first(hits):
        first.setdefault(article.outlet.key, article)
        numbers[article.outlet.key] += 1
    found = (OutletShare(one.outlet, numbers[key], one) for key, one in first.items())
    return tuple(found)[:most]


def _oldest_first(hits: Sequence[Hit]) -> list[Article]:
    articles = (hit.article for hit in hits)
    return sorted(articles, key=lambda one: (not one.published.at, _at(one), -tie(one.key)))


def _at(article: Article) -> datetime:
    """When it came out, to the second as archives have it."""
    at = article.published.at or LATEST
    return at.replace(microsecond=0) if at.microsecond else at
