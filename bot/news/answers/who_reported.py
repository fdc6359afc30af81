"""Who reported it: the first in this corpus, with ties, and those who followed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.news.answers.scope import Scope
from bot.news.coverage import Coverage, Hit
from bot.news.dates import first_span, firsts
from bot.news.evidence import best_sentence


@dataclass(frozen=True, slots=True)
class Report:
    """An outlet's first article on it, and the sentence of it that bears the topic."""

    hit: Hit
    sentence: str | None


@dataclass(frozen=True, slots=True)
class WhoReportedAnswer:
    """Who may have been first (several: their times do not tell); who followed, oldest first."""

    scope: Scope
    coverage: Coverage
    first: tuple[Report, ...]
    followers: tuple[Report, ...]
    undated: int


def answer(scope: Scope, coverage: Coverage) -> WhoReportedAnswer:
    """The reports of a coverage whose articles come oldest first, one for each outlet."""
    by_outlet = _by_outlet(coverage.hits)
    spans = [first_span(hit.article.published for hit in hits) for hits in by_outlet]
    reports = [hits[0] for hits in by_outlet]
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
    )


def _by_outlet(hits: Sequence[Hit]) -> list[list[Hit]]:
    """The articles of each outlet; a text without one is alone."""
    found: dict[str, list[Hit]] = {}
    for hit in hits:
        found.setdefault(hit.article.outlet.key or hit.article.key, []).append(hit)
    return list(found.values())
