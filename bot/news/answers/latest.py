"""Latest: what came out last."""

from dataclasses import dataclass

from bot.news.answers.scope import Scope
from bot.news.coverage import Coverage


@dataclass(frozen=True, slots=True)
class LatestAnswer:
    """The coverage, its newest article first."""

    scope: Scope
    coverage: Coverage


def answer(scope: Scope, coverage: Coverage) -> LatestAnswer:
    """The newest articles of a coverage."""
    return LatestAnswer(scope, coverage)
