"""Copies: articles whose text was taken over from another one (to come)."""

from collections.abc import Mapping, Sequence

from bot.news.article import Article


def original_of(articles: Sequence[Article], credits: Mapping[str, Sequence[str]]) -> Article:
    """The article that others of the same text are copies of."""
    del credits
    return min(articles, key=lambda article: article.key)
