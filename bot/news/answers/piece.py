"""Article: everything known about one, and what else the question could have meant."""

from dataclasses import dataclass

from bot.news.answers.scope import Scope
from bot.news.coverage import Coverage, Hit


@dataclass(frozen=True, slots=True)
class PieceAnswer:
    """The article that is meant likeliest; `others` fit the question too, best first."""

    scope: Scope
    coverage: Coverage
    hit: Hit
    others: tuple[Hit, ...]


def answer(scope: Scope, coverage: Coverage) -> PieceAnswer:
    """The first article of a coverage whose articles come best first; it must have one."""
    return PieceAnswer(scope, coverage, coverage.hits[0], coverage.hits[1:])
