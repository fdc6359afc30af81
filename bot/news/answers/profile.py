"""Outlet: what there is from it."""

from collections import Counter
from dataclasses import dataclass

from bot.news.answers.scope import Scope
from bot.news.article import Outlet
from bot.news.coverage import Coverage

MOST_TOPICS = 5


@dataclass(frozen=True, slots=True)
class ProfileAnswer:
    """The outlet, its coverage (newest first), the topics its articles are filed under."""

    scope: Scope
    coverage: Coverage
    outlet: Outlet
    topics: tuple[tuple[str, int], ...]


def answer(scope: Scope, coverage: Coverage) -> ProfileAnswer:
    """The profile of the first outlet that is wanted."""
    topics = Counter(topic for hit in coverage.hits for topic in hit.article.topics)
    ranked = sorted(topics.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_TOPICS]
    return ProfileAnswer(scope, coverage, scope.question.wanted.outlets[0], tuple(ranked))
