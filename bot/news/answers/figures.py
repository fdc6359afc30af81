"""Figures: the quantities that articles quote on a topic, the ones that fit best first.

Those that several articles quote are lined up; what cannot all be right comes before all.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.news.answers.scope import Scope
from bot.news.coverage import Coverage, Hit
from bot.news.evidence import article_sentences
from bot.news.figures import Figure, figures_in
from bot.news.lining_up import Quantity, lined_up
from bot.news.same_quantity import Mention
from bot.news.text import stem_set
from bot.news.topic import Topic


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence of an article with the figures in it."""

    hit: Hit
    sentence: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class FiguresAnswer:
    """The sentences with figures, best first; none where the articles quote none.

    `quantities` are those of several articles: first those at odds, then as their sentences fit.
    """

    scope: Scope
    coverage: Coverage
    quoted: tuple[Quoted, ...]
    quantities: tuple[Quantity, ...] = ()

    @property
    def alone(self) -> tuple[Quoted, ...]:
        """The sentences with the figures that are lined up with no other."""
        lined = {(one.hit.id, one.figure) for each in self.quantities for one in each.mentions}
        rest = (
            replace(one, figures=tuple(f for f in one.figures if (one.hit.id, f) not in lined))
            for one in self.quoted
        )
        return tuple(one for one in rest if one.figures)


def answer(scope: Scope, coverage: Coverage) -> FiguresAnswer:
    """The figures of a coverage whose articles come best first."""
    found = [one for hit in coverage.hits for one in _quoted(hit)]
    weighed = [(_weight(one, scope.topic), one) for one in found]
    most = max((weight for weight, _ in weighed), default=0.0)
    kept = [pair for pair in weighed if pair[0] >= _NEAR * most]
    ranked = tuple(one for _, one in sorted(kept, key=lambda pair: -pair[0]))
    mentions = (Mention(one.hit, figure) for one in ranked for figure in one.figures)
    quantities = lined_up(mentions, coverage.relations)
    odd_first = sorted(quantities, key=lambda quantity: not quantity.at_odds)
    return FiguresAnswer(scope, coverage, ranked, tuple(odd_first))


_NEAR = 0.5
"""Share of the best sentence's weight from which another one is about the same."""

_COUNTING = 3.0
"""How much more a term tells in what is counted than elsewhere in the sentence."""

_IN_DIGITS = 0.1


def _quoted(hit: Hit) -> Iterator[Quoted]:
    for sentence in (hit.article.title, *article_sentences(hit.article)):
        figures = figures_in(sentence)
        if figures:
            yield Quoted(hit, sentence, figures)


def _weight(one: Quoted, topic: Topic | None) -> float:
    """How much of the topic a sentence and what it counts have; a number in digits counts more."""
    digits = _IN_DIGITS * any(figure.number[-1:].isdigit() for figure in one.figures)
    if topic is None or not topic.terms:
        return 1.0 + digits
    sentence = stem_set(one.sentence)
    counted = [stem_set(figure.text) for figure in one.figures]
    weight = 0.0
    for term in topic.terms:
        weight += term.weight * (term.stem in sentence)
        weight += (_COUNTING - 1) * term.weight * any(term.stem in stems for stems in counted)
    return weight / topic.weight + digits
