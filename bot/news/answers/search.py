"""Search: the articles that mention it, best first, each with the sentence that does."""

from dataclasses import dataclass

from bot.news.answers.scope import Scope
from bot.news.coverage import Coverage, Hit
from bot.news.evidence import best_sentence


@dataclass(frozen=True, slots=True)
class Match:
    """An article and its sentence on the topic."""

    hit: Hit
    sentence: str | None


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """The matches, best first."""

    scope: Scope
    coverage: Coverage
    matches: tuple[Match, ...]


def answer(scope: Scope, coverage: Coverage) -> SearchAnswer:
    """The matches of a coverage whose articles come best first."""
    found = (Match(hit, best_sentence(hit.article, scope.topic)) for hit in coverage.hits)
    return SearchAnswer(scope, coverage, tuple(found))
