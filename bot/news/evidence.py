"""Evidence: the sentence of an article that bears a topic, and how well an article fits it."""

import re
from collections.abc import Iterable
from functools import lru_cache

from bot.news.article import Article, Outlet
from bot.news.coverage import Archive, Hit, Order, Selection
from bot.news.outlets import without_the
from bot.news.spelling import contains
from bot.news.text import clip, fold, sentences, squash, stem_set
from bot.news.topic import Topic

CLOSELY = 50
"""Articles that are looked at closely for the best order."""

QUOTE_LENGTH = 300
"""Characters of a sentence that is quoted."""

_LEAST = 1e-9


def best_sentence(article: Article, topic: Topic | None) -> str | None:
    """The sentence of excerpt or body with most of the topic's weight, the first of equals.

    None where no sentence says as much of the topic as the title does.
    """
    if topic is None or not topic.terms:
        return None
    found = [(_weight(text, topic), text) for text in article_sentences(article)]
    best = max(found, key=lambda pair: pair[0], default=(0.0, ""))
    least = max(_weight(article.title, topic), _LEAST)
    return clip(best[1], QUOTE_LENGTH) if best[0] >= least else None


@lru_cache(maxsize=4096)
def article_sentences(article: Article) -> tuple[str, ...]:
    """The sentences of excerpt and body, in order, without repeats."""
    found = sentences(article.excerpt) + sentences(article.body)
    return tuple(dict.fromkeys(found))


def rank(hits: Iterable[Hit], topic: Topic | None) -> tuple[Hit, ...]:
    """Best first: share of the topic, then of it in the title, its very words, quality, the newer.

    Without a topic the newest first.
    """
    return tuple(sorted(hits, key=lambda hit: _rank(hit, topic)))


def _rank(hit: Hit, topic: Topic | None) -> tuple[object, ...]:
    article = hit.article
    at = article.published.at
    newer = (at is None, -at.timestamp() if at else 0.0)
    if topic is None or not topic.terms:
        return newer, article.key
    in_title = _weight(article.title, topic) / topic.weight
    wording = contains(fold(article.title), fold(topic.text))
    return (
        -round(hit.score, 2),
        -round(in_title, 2),
        -round(wording, 2),
        -(article.quality or 0),
        newer,
        article.key,
    )


def best_of(archive: Archive, selection: Selection, most: int) -> tuple[Hit, ...]:
    """So many of the best articles of a selection, best first; without a topic the newest."""
    topic = selection.about.topic if selection.about else None
    return rank(archive.articles(selection, Order.BEST, max(most, CLOSELY)), topic)[:most]


def names(article: Article, outlet: Outlet) -> bool:
    """Whether a sentence of an article has an outlet's name, written as a name inside of it."""
    name = outlet.name if len(without_the(outlet.name).split()) == 1 else without_the(outlet.name)
    pattern = re.compile(rf"(?<=\W)(?<!^){re.escape(name)}(?!\w)")
    return any(pattern.search(sentence) for sentence in article_sentences(article))


def is_headline(article: Article, topic: Topic) -> bool:
    """Whether a topic is an article's headline, whole but for punctuation."""
    return squash(topic.text) == squash(article.title)


def _weight(text: str, topic: Topic) -> float:
    having = stem_set(text)
    return sum(term.weight for term in topic.terms if term.stem in having)
