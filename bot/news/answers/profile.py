"""Outlet: what there is from it, how soon it is, whom it credits and who credits it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.news.answers.scope import Scope
from bot.news.article import Outlet
from bot.news.coverage import Coverage, Hit
from bot.news.dates import Precision, Published
from bot.news.relations import Relations

MOST_TOPICS = 5
MOST_NAMED = 5
"""Outlets that are named as crediting or credited."""

Counted = tuple[tuple[Outlet, int], ...]
"""Outlets, each with a number of articles, the most first."""


@dataclass(frozen=True, slots=True)
class Lag:
    """How late an outlet is on stories of several outlets, where both times are exact.

    `usual` is the median after a story's first report, of the `stories` in which it was not first.
    """

    usual: timedelta
    stories: int


@dataclass(frozen=True, slots=True)
class ProfileAnswer:
    """The outlet, its coverage (newest first), the topics its articles are filed under.

    `copies`: how many of its articles have another outlet's text. `first`: in how many stories of
    several outlets its article is the first; `lag` in the others.
    """

    scope: Scope
    coverage: Coverage
    outlet: Outlet
    topics: tuple[tuple[str, int], ...]
    credits: Counted = ()
    credited_by: Counted = ()
    first: int = 0
    lag: Lag | None = None
    copies: int = 0


def answer(scope: Scope, coverage: Coverage, crediting: Sequence[Hit] = ()) -> ProfileAnswer:
    """The profile of the first outlet that is wanted; `crediting` are articles that credit it."""
    filed = Counter(topic for hit in coverage.hits for topic in hit.article.topics)
    ranked = sorted(filed.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_TOPICS]
    relations = coverage.relations
    credited = (outlet for hit in coverage.hits for outlet in relations.credited_by(hit.id))
    first, lag = _timing(coverage.hits, relations)
    return ProfileAnswer(
        scope,
        coverage,
        scope.question.wanted.outlets[0],
        tuple(ranked),
        _counted(credited),
        _counted(hit.article.outlet for hit in crediting),
        first,
        lag,
    )


def _counted(outlets: Iterable[Outlet]) -> Counted:
    ranked = sorted(Counter(outlets).items(), key=lambda pair: (-pair[1], pair[0].name))
    return tuple(ranked[:MOST_NAMED])


def _timing(hits: Sequence[Hit], relations: Relations) -> tuple[int, Lag | None]:
    """In how many stories of several outlets it was first, and how late in the others."""
    earliest: dict[str, tuple[Published, Published]] = {}
    for hit in reversed(hits):
        story = relations.stories.get(hit.id)
        if story and story.outlets > 1:
            earliest.setdefault(story.id, (story.first, hit.article.published))
    lags = sorted(
        own.at - first.at
        for first, own in earliest.values()
        if first.at and own.at and {first.precision, own.precision} == {Precision.MINUTE}
    )
    late = [lag for lag in lags if lag > timedelta(0)]
    usual = Lag(late[len(late) // 2], len(late)) if late else None
    return len(lags) - len(late), usual
