"""The stories of the last 14 days, as articles come in order of time."""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from bot.news.stories import FAR, FITTED, Placed, Weights, place
from bot.news.story import Story
from bot.news.story_terms import Features

MOST_NEIGHBOURS = 64
"""Articles of a mark by which stories are found, the last ones."""


class Shelf:
    """Finds the stories near an article by the marks of their articles, and puts it there.

    Takes near constant time for each article, and memory for those of the last 14 days.
    """

    def __init__(self, decide: Callable[[Features, Sequence[Story]], Placed] = place) -> None:
        """No stories yet; `decide` puts an article into one of those near it."""
        self._decide = decide
        self._marked: dict[str, deque[tuple[int, Story]]] = {}
        self._recent: deque[Features] = deque()

    def take(self, article: Features) -> Placed:
        """Put an article in its place; none that came before is newer."""
        self._forget(article.at - FAR)
        placed = self._decide(article, self._near(article))
        self.put(article, placed.story)
        return placed

    def put(self, article: Features, story: Story) -> None:
        """Have an article where it was put before; none that came before is newer."""
        for mark in article.marks:
            marked = self._marked.setdefault(mark, deque(maxlen=MOST_NEIGHBOURS))
            marked.append((article.at, story))
        self._recent.append(article)

    def _near(self, article: Features) -> list[Story]:
        return ranked(
            (article.terms[mark], {story.now for _, story in self._marked[mark]})
            for mark in article.marks
            if mark in self._marked
        )

    def _forget(self, since: int) -> None:
        """Let go of what is older than a time."""
        while self._recent and self._recent[0].at < since:
            for mark in self._recent.popleft().marks:
                marked = self._marked.get(mark)
                while marked and marked[0][0] < since:
                    marked.popleft()
                if not marked:
                    self._marked.pop(mark, None)


def cluster(articles: Iterable[Features], weights: Weights = FITTED) -> dict[str, str]:
    """The keys of articles, each with that of the first article of its story."""
    shelf = Shelf(partial(place, weights=weights))
    ordered = sorted(articles, key=lambda article: article.place)
    placed = [(article.key, shelf.take(article).story) for article in ordered]
    return {key: story.now.first.key for key, story in placed}


def ranked(marked: Iterable[tuple[int, Iterable[Story]]]) -> list[Story]:
    """Stories that share marks, given by the weight of each mark: the most weight first.

    Weights are added up as squares; each story once for a mark.
    """
    found: dict[Story, int] = {}
    for weight, stories in marked:
        for story in stories:
            found[story] = found.get(story, 0) + weight * weight
    return sorted(found, key=lambda story: (-found[story], story.first.place))
