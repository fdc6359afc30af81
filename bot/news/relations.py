"""Relations: how articles hang together: one story, one text, one crediting another's outlet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot.news.article import Article, Outlet
from bot.news.credits import Credit
from bot.news.dates import UNKNOWN, Published


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one event; one of a single article has no name here.

    `id` is that of its first article and stays; `name` and `url` are those of its most central
    one; `follows` is the id of the story whose next step this one is.
    """

    id: str
    name: str = ""
    url: str | None = None
    articles: int = 1
    outlets: int = 1
    first: Published = UNKNOWN
    last: Published = UNKNOWN
    follows: str | None = None


@dataclass(frozen=True, slots=True)
class Credited:
    """A credit with the outlet that it names, as far as that is known."""

    outlet: Outlet
    credit: Credit


@dataclass(frozen=True, slots=True)
class Relations:
    """How some articles hang together, by their archive ids.

    `copies` are those whose text was taken over from another one of them, with that one; `likely`
    those of which that is only probable. `credits` names no article's own outlet.
    """

    stories: Mapping[int, Story] = field(default_factory=dict)
    copies: Mapping[int, Article] = field(default_factory=dict)
    likely: Mapping[int, Article] = field(default_factory=dict)
    credits: Mapping[int, tuple[Credited, ...]] = field(default_factory=dict)

    def credited_by(self, number: int) -> tuple[Outlet, ...]:
        """The outlets that an article credits, without repeats, in order."""
        found = (one.outlet for one in self.credits.get(number, ()))
        return tuple(dict.fromkeys(found))


UNRELATED = Relations()
"""Of articles of which nothing is known."""


def joined(several: Iterable[Relations]) -> Relations:
    """The relations of the articles of several answers."""
    stories: dict[int, Story] = {}
    copies: dict[int, Article] = {}
    likely: dict[int, Article] = {}
    credits: dict[int, tuple[Credited, ...]] = {}
    for one in several:
        stories |= one.stories
        copies |= one.copies
        likely |= one.likely
        credits |= one.credits
    return Relations(stories, copies, likely, credits)
