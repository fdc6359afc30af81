"""Evidence: the sentence of an article that bears a topic, and how well an article fits it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from bot.news.alike import alike, alike_set
from bot.news.article import Article, Outlet
from bot.news.coverage import Archive, Hit, Order, Selection
from bot.news.fitting import MOST_CANDIDATES, in_order
from bot.news.outlets import without_the
from bot.news.text import clip, sentences, squash
from bot.news.topic import Term, Topic

CLOSELY = 10
"""Articles at least of which equals are told apart by what they are worth."""

CLAIM_TERMS = 3
"""Telling words from which a topic is a claim, which one sentence must bear."""

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


def is_claim(topic: Topic | None) -> bool:
    """Whether a topic says something of something, in three telling words or more."""
    return topic is not None and len(_said(topic)) >= CLAIM_TERMS


def bears(article: Article, topic: Topic) -> bool:
    """Whether the headline, a sentence, or two that follow each other have enough of a claim.

    Scattered over a long text its words say nothing, nor does one rare word; two sentences must
    have more of it, because they may speak of two things.
    """
    terms = _said(topic)
    weight = sum(term.weight for term in terms)
    said = [alike_set(text) for text in (article.title, *article_sentences(article))]
    pairs = [one | other for one, other in pairwise(said)]
    return any(
        _has(stems, terms, share * weight)
        for near, share in ((said, max(topic.enough, _ALONE)), (pairs, _TOGETHER))
        for stems in near
    )


def _has(stems: frozenset[str], terms: Sequence[Term], least: float) -> bool:
    having = [term.weight for term in terms if alike(term.stem) in stems]
    return len(having) >= _MOST_WORDS * len(terms) and sum(having) >= least


_ALONE, _TOGETHER = 0.6, 0.75
"""Share of a claim's weight that one sentence must have, and two together."""

_MOST_WORDS = 0.6
"""Share of its words that they must have."""


def _said(topic: Topic) -> list[Term]:
    """The terms of a topic but for names of outlets beside it."""
    return [term for term in topic.terms if not term.outlets]


@lru_cache(maxsize=4096)
def article_sentences(article: Article) -> tuple[str, ...]:
    """The sentences of excerpt and body, in order, without repeats."""
    found = sentences(article.excerpt) + sentences(article.body)
    return tuple(dict.fromkeys(found))


def best_of(
    archive: Archive, selection: Selection, most: int, *, every: bool = False
) -> tuple[Hit, ...]:
    """So many of the best articles of a selection, best first; without a topic the newest.

    `every`: all articles where they are fewer; else some that have not all of it may be missing.

    Best is what fits the topic best by its headline; of equals what has more quality, then more
    heat, then what is newer.
    """
    if selection.about is None or not selection.about.topic.terms:
        return archive.articles(selection, Order.NEWEST, most)
    topic = selection.about.topic
    candidates = archive.candidates(selection, max(most, MOST_CANDIDATES), every=every)
    fitting = in_order(candidates, topic, archive)[: max(most, CLOSELY)]
    fits = {one.id: round(score, 2) for score, one in fitting}
    shares = {one.id: one.share for _, one in fitting}
    ranked = sorted(
        archive.by_ids(list(fits)), key=lambda hit: (-fits[hit.id], *_worth(hit.article))
    )
    return tuple(replace(hit, score=shares[hit.id]) for hit in ranked[:most])


def _worth(article: Article) -> tuple[object, ...]:
    """What tells equals apart: quality, heat, time."""
    at = article.published.at
    newer = (at is None, -at.timestamp() if at else 0.0)
    return -(article.quality or 0), -(article.heat or 0), *newer, article.key


def names(article: Article, outlet: Outlet) -> bool:
    """Whether a sentence of an article has an outlet's name, written as a name inside of it."""
    name = outlet.name if len(without_the(outlet.name).split()) == 1 else without_the(outlet.name)
    pattern = re.compile(rf"(?<=\W)(?<!^){re.escape(name)}(?!\w)")
    return any(pattern.search(sentence) for sentence in article_sentences(article))


def is_headline(article: Article, topic: Topic) -> bool:
    """Whether a topic is an article's headline, whole but for punctuation."""
    return squash(topic.text) == squash(article.title)


def _weight(text: str, topic: Topic) -> float:
    having = alike_set(text)
    return sum(term.weight for term in topic.terms if alike(term.stem) in having)
