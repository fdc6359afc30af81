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
from bot.news.standing import Standing, standing
from bot.news.text import STOPWORDS, stem_set
from bot.news.topic import Topic

LENGTH = 3
"""Sentences of a summary."""

_FEWEST = 2
"""Sentences from which each must be another outlet's."""

_LOOKED_AT = 40
_FIRST_SENTENCES = 6
_LONGEST = 320
_REPEATS = 0.6
_TOPIC_SHARE = 2.0
_OPENING = (0.5, 0.2)
"""What it says for a sentence that an article begins with it, or goes on with it (Brandow et al.
1995: the lead is the best summary of a news story)."""

_STILL_GOOD = 0.5
"""Share of the best sentence's score from which a newer one is taken as the last."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, the article that it stands in, its place among the article's sentences."""

    sentence: str
    hit: Hit
    place: int = 0

    @property
    def key(self) -> tuple[int, int]:
        """What tells it from all others of an answer."""
        return self.hit.id, self.place


@dataclass(frozen=True, slots=True)
class SummaryAnswer:
    """The chosen sentences, oldest first; none where the articles have no whole ones."""

    scope: Scope
    coverage: Coverage
    said: tuple[Said, ...]


def answer(scope: Scope, coverage: Coverage) -> SummaryAnswer:
    """A summary of a coverage whose articles come best first; copies only where all are."""
    hits = coverage.hits[:_LOOKED_AT]
    own = [hit for hit in hits if hit.id not in coverage.relations.copies]
    chosen = _choose(_candidates(own or hits), scope.topic)
    return SummaryAnswer(scope, coverage, tuple(sorted(chosen, key=_time)))


def _candidates(hits: Sequence[Hit]) -> list[Said]:
    """The first sentences of each article, of the best standing that there is."""
    found: dict[Standing, list[Said]] = {one: [] for one in Standing}
    for hit in hits:
        for place, sentence in enumerate(article_sentences(hit.article)[:_FIRST_SENTENCES]):
            verbatim = sentence in hit.article.excerpt or sentence in hit.article.body
            if verbatim and len(sentence) <= _LONGEST and _bag(sentence):
                found[standing(sentence)].append(Said(sentence, hit, place))
    alone, leaning = found[Standing.ALONE], found[Standing.LEANING]
    whole = alone if len(alone) >= _FEWEST else alone + leaning
    return whole or found[Standing.SHORT] or found[Standing.UNENDED]


def _choose(candidates: Sequence[Said], topic: Topic | None) -> list[Said]:
    """The best that say nothing twice, each of another outlet where there are as many.

    The last one is newer than most, where a good one is.
    """
    score = _scores(candidates, topic)
    left = sorted(candidates, key=lambda said: (-score[said.key], _time(said)))
    good = _STILL_GOOD * score[left[0].key] if left else 0.0
    chosen: list[Said] = []
    while left and len(chosen) < LENGTH:
        outlets = {said.hit.article.outlet.key for said in chosen}
        others = [said for said in left if said.hit.article.outlet.key not in outlets]
        if not others and len(outlets) >= _FEWEST:
            break
        newer = _newer(others, candidates) if len(chosen) == LENGTH - 1 else []
        best = next((said for said in newer if score[said.key] >= good), (others or left)[0])
        chosen.append(best)
        bag = _bag(best.sentence)
        left = [said for said in left if _overlap(bag, _bag(said.sentence)) < _REPEATS]
    return chosen


def _newer(wanted: Sequence[Said], candidates: Sequence[Said]) -> list[Said]:
    """Those that came out later than half of all."""
    times = sorted(_time(said)[:2] for said in candidates)
    middle = times[len(times) // 2]
    return [said for said in wanted if _time(said)[:2] > middle and said.hit.article.published.at]


def _bag(sentence: str) -> frozenset[str]:
    return stem_set(sentence) - STOPWORDS


def _scores(candidates: Sequence[Said], topic: Topic | None) -> dict[tuple[int, int], float]:
    """How much each says of what articles share, and of the topic; more where one opens with it."""
    by_hit: dict[int, set[str]] = {}
    for said in candidates:
        by_hit.setdefault(said.hit.id, set()).update(_bag(said.sentence))
    common = Counter(one for stems in by_hit.values() for one in stems)
    most = max(common.values(), default=1)
    scores: dict[tuple[int, int], float] = {}
    for said in candidates:
        bag = _bag(said.sentence)
        score = sum(common[one] for one in bag) / (most * len(bag) ** 0.5)
        if topic is not None and topic.terms:
            having = sum(term.weight for term in topic.terms if term.stem in bag)
            score += _TOPIC_SHARE * having / topic.weight
        scores[said.key] = score + (_OPENING[said.place] if said.place < len(_OPENING) else 0.0)
    return scores


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def _time(said: Said) -> tuple[bool, float, str, int]:
    at = said.hit.article.published.at
    return at is None, at.timestamp() if at else 0.0, said.hit.article.key, said.place
