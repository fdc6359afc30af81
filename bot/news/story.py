"""A story as it grows, and the stories of the last days as articles come in order of time."""

from collections import deque
from collections.abc import Iterable, Mapping
from heapq import merge

from bot.news.story_terms import UNIT, Features

KEPT = 50
"""Articles that a story is told by, its last ones."""


class Story:
    """A story so far: its last 50 articles, what they are about, its first article and its last.

    `into` is the story that it turned out to be a part of.
    """

    __slots__ = ("first", "into", "last", "members", "square", "sums", "titles")

    def __init__(self, founder: Features) -> None:
        """A story of one article."""
        self.first = founder
        self.into: Story | None = None
        self._begin((founder,))

    def _begin(self, members: Iterable[Features]) -> None:
        self.members: deque[Features] = deque()
        self.sums: dict[str, int] = {}
        self.square = 0
        self.titles = 0
        for member in members:
            self.add(member)

    def add(self, article: Features) -> None:
        """Take in an article, the newest so far."""
        self.last = article.at
        self.members.append(article)
        self.titles += article.title_only
        for term, weight in article.terms.items():
            before = self.sums.get(term, 0)
            self.sums[term] = before + weight
            self.square += weight * (2 * before + weight)
        if len(self.members) > KEPT:
            self._drop(self.members.popleft())

    def _drop(self, article: Features) -> None:
        self.titles -= article.title_only
        for term, weight in article.terms.items():
            left = self.sums[term] - weight
            self.sums[term] = left
            self.square -= weight * (2 * left + weight)
            if not left:
                del self.sums[term]

    def merge(self, later: "Story") -> None:
        """Take in all of a story that began later; it is this one from now on."""
        self._begin(list(merge(self.members, later.members, key=lambda one: one.place)))
        later.into = self

    @property
    def now(self) -> "Story":
        """The story that this one has become a part of, or itself."""
        story = self
        while story.into:
            story = story.into
        return story

    @property
    def title_only(self) -> bool:
        """Whether nothing but titles is known of it."""
        return self.titles == len(self.members)


def likeness(article: Features, story: Story) -> float:
    """The mean cosine of an article with the last of a story, 0 to 1."""
    return sum(shared(article.terms, story.sums)) / (UNIT * UNIT * len(story.members))


def shared(one: Mapping[str, int], other: Mapping[str, int]) -> list[int]:
    """The products of the weights of the terms that two vectors share."""
    if len(one) > len(other):
        one, other = other, one
    return [weight * other[term] for term, weight in one.items() if term in other]
