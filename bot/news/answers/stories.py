"""Stories: the events that the articles are about, each with its articles."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from bot.news.answers.scope import Scope
from bot.news.coverage import Coverage
from bot.news.dates import LATEST
from bot.news.relations import Story


@dataclass(frozen=True, slots=True)
class Told:
    """A story, and how many of its articles are those that were asked for."""

    story: Story
    articles: int


@dataclass(frozen=True, slots=True)
class StoriesAnswer:
    """The stories of several articles, the one with the newest article first; `alone`: the rest.

    `looked_at`: how many articles were looked at.
    """

    scope: Scope
    coverage: Coverage
    stories: tuple[Told, ...]
    alone: int
    looked_at: int


def answer(scope: Scope, coverage: Coverage, of: Mapping[int, Story]) -> StoriesAnswer:
    """The stories of some articles (by archive id); those of one article only count as alone."""
    counted = Counter(of.values())
    told = [Told(story, number) for story, number in counted.items() if story.articles > 1]
    told.sort(key=lambda one: one.story.id)
    told.sort(key=lambda one: one.story.last.at or LATEST, reverse=True)
    alone = sum(number for story, number in counted.items() if story.articles == 1)
    return StoriesAnswer(scope, coverage, tuple(told), alone, len(of))
