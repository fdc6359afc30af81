"""Sources: which outlets covered it, each with its first article."""

from dataclasses import dataclass

from bot.news.answers.scope import Scope
from bot.news.coverage import Coverage


@dataclass(frozen=True, slots=True)
class SourcesAnswer:
    """The coverage by outlet, the one with the earliest article first."""

    scope: Scope
    coverage: Coverage


def answer(scope: Scope, coverage: Coverage) -> SourcesAnswer:
    """The outlets of a coverage."""
    return SourcesAnswer(scope, coverage)
