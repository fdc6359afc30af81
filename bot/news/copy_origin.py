"""Origins: whose text it is that several articles have; the marks that say so."""

from collections.abc import Mapping, Sequence

from bot.news.article import Article
from bot.news.copy_texts import is_agency, is_named, marked
from bot.news.dates import first_span, firsts


def original_of(articles: Sequence[Article], credits: Mapping[str, Sequence[str]]) -> Article:
    """Of the articles, one or more, that have one text, the one that the others have it from.

    First whom most of the others credit, in words (`credits`: names by an article's key) or in
    the mark of their text. Then an agency: its texts are made to be printed by others, some of
    whom are faster. Then the earliest, as far as the times tell. Of equals one without a mark.
    """
    group = sorted(articles, key=lambda article: article.key)
    group = _most_credited(group, credits)
    group = [article for article in group if is_agency(article.outlet)] or group
    early = firsts([first_span([article.published]) for article in group])
    group = [article for article, first in zip(group, early, strict=True) if first] or group
    group = [article for article in group if not marked(_start(article))] or group
    return group[0]


def _most_credited(group: Sequence[Article], credits: Mapping[str, Sequence[str]]) -> list[Article]:
    """Those of a group whose outlet most of the others name as where they have it from."""
    named = {
        article.key: (*credits.get(article.key, ()), marked(_start(article))) for article in group
    }
    votes = {
        article.key: sum(
            any(is_named(article.outlet, name) for name in named[other.key])
            for other in group
            if other.outlet.key != article.outlet.key
        )
        for article in group
    }
    most = max(votes.values())
    return [article for article in group if votes[article.key] == most]


def tie_of(one: Article, other: Article) -> str:
    """The mark that both texts have, or that the one has of the other's outlet; mostly none."""
    marks = marked(_start(one)), marked(_start(other))
    if marks[0] == marks[1]:
        return marks[0]
    named = (
        marks[0] and is_named(other.outlet, marks[0]),
        marks[1] and is_named(one.outlet, marks[1]),
    )
    return max(mark for mark, says in zip(("", *marks), (True, *named), strict=True) if says)


def _start(article: Article) -> str:
    return article.excerpt or article.body
