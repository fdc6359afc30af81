"""Why: what an answer rests on, explained instead of the answer."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from bot.news.answers import who_reported
from bot.news.answers.scope import Scope
from bot.news.answers.who_reported import WhoReportedAnswer
from bot.news.coverage import Coverage, Hit
from bot.news.relations import Story
from bot.news.stories import Evidence, explain
from bot.news.story_terms import Features

MOST_GROUNDS = 20
"""Articles of which it is told why they are of their story."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Why an article is of a story: the article of it that it is most like, and how."""

    story: Story
    hit: Hit
    other: Hit
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class WhyAnswer:
    """The answer that is explained: who reported it has all that there is to explain.

    `grounds`: why its articles are of their stories.
    """

    scope: Scope
    of: WhoReportedAnswer
    grounds: tuple[Ground, ...] = ()


def answer(scope: Scope, coverage: Coverage) -> WhyAnswer:
    """The explanation of a coverage whose articles come oldest first."""
    return WhyAnswer(scope, who_reported.answer(scope, coverage))


def grounds_of(coverage: Coverage, features: Mapping[int, Features]) -> tuple[Ground, ...]:
    """Why the articles of a coverage are of their stories, as far as others of these are in it."""
    told: dict[str, list[Hit]] = defaultdict(list)
    found: list[Ground] = []
    for hit in coverage.hits:
        if len(found) == MOST_GROUNDS:
            break
        story = coverage.relations.stories.get(hit.id)
        if story is None or hit.id not in features:
            continue
        others = told[story.id]
        if others:
            compared = [(explain(features[hit.id], features[one.id]), one) for one in others]
            evidence, other = max(compared, key=lambda pair: pair[0].likeness)
            found.append(Ground(story, hit, other, evidence))
        others.append(hit)
    return tuple(found)
