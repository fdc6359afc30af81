"""Who reported it: the first in this corpus, with ties, and those who followed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.news.answers.scope import Scope
from bot.news.coverage import Coverage, Hit
from bot.news.dates import first_span, firsts
from bot.news.evidence import bears, best_sentence, is_claim


@dataclass(frozen=True, slots=True)
class Report:
    """An outlet's first article on it, and the sentence of it that bears the topic."""

    hit: Hit
    sentence: str | None


@dataclass(frozen=True, slots=True)
class WhoReportedAnswer:
    """Who may have been first (several: their times do not tell); who followed, oldest first.

    `mentioning`: of a claim the articles of other outlets that have its words, but in no sentence.
    """

    scope: Scope
    coverage: Coverage
    first: tuple[Report, ...]
    followers: tuple[Report, ...]
    undated: int
    mentioning: tuple[Hit, ...] = ()


def answer(scope: Scope, coverage: Coverage) -> WhoReportedAnswer:
    """The reports of a coverage whose articles come oldest first, one for each outlet."""
    by_outlet = _by_outlet(_bearing(scope, coverage.hits))
    every = by_outlet.values()
    spans = [first_span(hit.article.published for hit in hits) for hits in every]
    reports = [hits[0] for hits in every]
    first = [hit for hit, may_be in zip(reports, firsts(spans), strict=True) if may_be]
    wanted = scope.question.wanted.limit  # cuts who followed, never who was first
    most = max(wanted, len(first)) if wanted else len(reports)
    made = [Report(hit, best_sentence(hit.article, scope.topic)) for hit in reports[:most]]
    return WhoReportedAnswer(
        scope,
        replace(coverage, hits=coverage.hits[:most]) if wanted else coverage,
        tuple(report for report in made if report.hit in first),
        tuple(report for report in made if report.hit not in first),
        coverage.survey.undated,
        tuple(hits[0] for key, hits in _by_outlet(coverage.hits).items() if key not in by_outlet),
    )


def _bearing(scope: Scope, hits: Sequence[Hit]) -> Sequence[Hit]:
    """Of a claim the articles that bear it; else all."""
    topic = scope.topic
    if topic is None or scope.linked or not is_claim(topic):
        return hits
    return [hit for hit in hits if bears(hit.article, topic)]


def _by_outlet(hits: Sequence[Hit]) -> dict[str, list[Hit]]:
    """The articles of each outlet; a text without one is alone."""
    found: dict[str, list[Hit]] = {}
    for hit in hits:
        found.setdefault(hit.article.outlet.key or hit.article.key, []).append(hit)
    return found
