"""Summary: two or three sentences that stand in the articles, word for word, each with its source.

Sentences are chosen as in centroid summaries with maximal marginal relevance (Radev et al. 2004;
Carbonell and Goldstein 1998): what most articles say, about the topic, and not twice.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.news.answers.scope import Scope
from bot.news.coverage import Coverage, Hit
from bot.news.evidence import article_sentences
from bot.news.text import STOPWORDS, stem_set
from bot.news.topic import Topic

LENGTH = 3
"""Sentences of a summary."""

_LOOKED_AT = 40
_FIRST_SENTENCES = 6
_SHORTEST, _LONGEST = 40, 320
_REPEATS = 0.6
_TOPIC_SHARE = 2.0


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence and the article that it stands in."""

    sentence: str
    hit: Hit


@dataclass(frozen=True, slots=True)
class SummaryAnswer:
    """The chosen sentences, oldest first; none where the articles have titles only."""

    scope: Scope
    coverage: Coverage
    said: tuple[Said, ...]


def answer(scope: Scope, coverage: Coverage) -> SummaryAnswer:
    """A summary of a coverage whose articles come best first."""
    candidates = _candidates(coverage.hits[:_LOOKED_AT])
    chosen = _choose(candidates, scope.topic, alone=len(coverage.hits) == 1)
    return SummaryAnswer(scope, coverage, tuple(sorted(chosen, key=_time)))


def _candidates(hits: Sequence[Hit]) -> list[Said]:
    """The first sentences of each article; whole ones where there are any."""
    every = [
        Said(sentence, hit)
        for hit in hits
        for sentence in article_sentences(hit.article)[:_FIRST_SENTENCES]
        if len(sentence) <= _LONGEST and _bag(sentence)
    ]
    return [said for said in every if _whole(said.sentence)] or every


def _whole(sentence: str) -> bool:
    """Whether it was not cut off by an excerpt's end, and can stand alone."""
    last = sentence.rsplit(maxsplit=1)[-1].lower()
    cut = sentence.endswith(("...", "…", ",", ";", ":", "-", "–", "—")) or last in STOPWORDS
    return not cut and len(sentence) >= _SHORTEST and not sentence[0].islower()


def _choose(candidates: Sequence[Said], topic: Topic | None, *, alone: bool) -> list[Said]:
    bags = {id(said): _bag(said.sentence) for said in candidates}
    common: Counter[str] = Counter()
    for hit in {id(said.hit): said.hit for said in candidates}.values():
        of_hit = [bags[id(said)] for said in candidates if said.hit is hit]
        common.update(set().union(*of_hit))
    scored = {id(said): _score(bags[id(said)], common, topic) for said in candidates}
    chosen: list[Said] = []
    for said in sorted(candidates, key=lambda one: (-scored[id(one)], _time(one))):
        new = all(_overlap(bags[id(said)], bags[id(other)]) < _REPEATS for other in chosen)
        outlets = {other.hit.article.outlet.key for other in chosen}
        if new and (alone or said.hit.article.outlet.key not in outlets):
            chosen.append(said)
        if len(chosen) == LENGTH:
            break
    return chosen


def _bag(sentence: str) -> frozenset[str]:
    return stem_set(sentence) - STOPWORDS


def _score(bag: frozenset[str], common: Counter[str], topic: Topic | None) -> float:
    """How much a sentence says of what the articles share (per square root of its length)."""
    shared = sum(common[one] for one in bag) / (max(common.values()) * len(bag) ** 0.5)
    on_topic = 0.0
    if topic is not None and topic.terms:
        on_topic = sum(one.weight for one in topic.terms if one.stem in bag) / topic.weight
    return float(shared + _TOPIC_SHARE * on_topic)


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def _time(said: Said) -> tuple[bool, float, str]:
    at = said.hit.article.published.at
    return at is None, at.timestamp() if at else 0.0, said.hit.article.key
