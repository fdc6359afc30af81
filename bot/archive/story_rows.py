"""What an archive keeps of its stories: which one each article was put into, which were merged."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, starmap
from typing import NamedTuple

from bot.archive.schema import unpack_features
from bot.news.story import KEPT
from bot.news.story_terms import Features

Place = tuple[int, int, str]
"""Minutes since 1970, a tie, an article's key: the order in which articles are put into stories."""


@dataclass(slots=True)
class Row:
    """An article as it was put into a story; what it is about is unpacked where it is asked for.

    `picked` is the number of that story as it was then, of which it may be part of another one by
    now; 0 where it was not put anywhere yet. `follows`: that of the story before, 0 for none.
    """

    key: str
    at: int
    tie: int
    data: bytes
    article: int
    picked: int
    follows: int
    _features: Features | None = None

    @property
    def features(self) -> Features:
        """What stories need of it."""
        if self._features is None:
            self._features = unpack_features(self.key, self.at, self.tie, self.data)
        return self._features

    def has_any(self, terms: Iterable[bytes]) -> bool:
        """Whether it may have one of some terms as they are written; without unpacking it."""
        for term in terms:  # noqa: SIM110 - a third of the time that any() takes
            if term in self.data:
                return True
        return False


class Merge(NamedTuple):
    """A story that became part of another one, when an article came to its place."""

    gone: int
    into: int


_COLUMNS = "key, at, tie, data, article, picked, follows"
_AT = "(at, tie, key)"


class StoryRows:
    """Reads and writes them; `facts` is the archive's database, in a transaction."""

    def __init__(self, facts: sqlite3.Connection) -> None:
        """Nothing is read yet."""
        self._facts = facts

    def after(self, place: Place, most: int) -> list[Row]:
        """So many articles after a place, in order."""
        query = f"SELECT {_COLUMNS} FROM told WHERE {_AT} > (?, ?, ?) ORDER BY at, tie, key LIMIT ?"
        return list(starmap(Row, self._facts.execute(query, (*place, most))))

    def between(self, first: int, place: Place) -> Iterator[Row]:
        """The articles from a minute on up to a place, in order."""
        query = (
            f"SELECT {_COLUMNS} FROM told WHERE at >= ? AND {_AT} < (?, ?, ?) ORDER BY at, tie, key"
        )
        return starmap(Row, self._facts.execute(query, (first, *place)))

    def at(self, place: Place) -> list[Row]:
        """The article at a place, if there is one."""
        query = f"SELECT {_COLUMNS} FROM told WHERE {_AT} = (?, ?, ?)"
        return list(starmap(Row, self._facts.execute(query, place)))

    def of(self, article: int) -> list[Place]:
        """The place of an article by its number, if it has one."""
        return list(
            self._facts.execute(f"SELECT {_AT[1:-1]} FROM told WHERE article = ?", (article,))
        )

    def first(self, story: int) -> Iterator[Row]:
        """The articles that are of a story now, in order."""
        query = f"SELECT {_COLUMNS} FROM told WHERE story = ? ORDER BY at, tie, key"
        return starmap(Row, self._facts.execute(query, (story,)))

    def last(self, story: int) -> int:
        """The number of the last article that is of a story now."""
        query = (
            "SELECT article FROM told WHERE story = ? ORDER BY at DESC, tie DESC, key DESC LIMIT 1"
        )
        return int(self._facts.execute(query, (story,)).fetchone()[0])

    def members(self, story: int, place: Place) -> list[Row]:
        """The last articles that a story had before a place, in order."""
        query = (
            f"SELECT {_COLUMNS} FROM told WHERE story = ? AND {_AT} < (?, ?, ?)"
            " ORDER BY at DESC, tie DESC, key DESC"
        )
        then = self.then(story, place)
        rows = starmap(Row, self._facts.execute(query, (self.now(story), *place)))
        found = (row for row in rows if self.then(row.picked, place) == then)
        return list(islice(found, KEPT))[::-1]

    # What became of stories

    def now(self, story: int) -> int:
        """The story that one has become part of, or itself."""
        return self._followed(story, None)

    def then(self, story: int, place: Place) -> int:
        """What a story had become part of before a place."""
        return self._followed(story, place)

    def _followed(self, story: int, place: Place | None) -> int:
        query = "SELECT into_story, at, tie, key FROM merged WHERE gone = ?"
        while True:
            row = self._facts.execute(query, (story,)).fetchone()
            if row is None or (place is not None and tuple(row[1:]) >= place):
                return story
            story = row[0]

    def became(self, first: int, place: Place) -> dict[int, int]:
        """What stories became part of from a minute on up to a place."""
        query = f"SELECT gone, into_story FROM merged WHERE at >= ? AND {_AT} < (?, ?, ?)"
        return dict(self._facts.execute(query, (first, *place)))

    def merges(self, place: Place) -> list[Merge]:
        """The stories that became one when the article of a place came."""
        query = f"SELECT gone, into_story FROM merged WHERE {_AT} = (?, ?, ?) ORDER BY gone"
        return [Merge(*row) for row in self._facts.execute(query, place)]

    def write_merges(self, place: Place, merges: Iterable[Merge]) -> None:
        """Those that became one at a place, instead of what was written there."""
        self._facts.execute(f"DELETE FROM merged WHERE {_AT} = (?, ?, ?)", place)
        rows = ((*merge, *place) for merge in merges)
        self._facts.executemany("INSERT OR REPLACE INTO merged VALUES (?, ?, ?, ?, ?)", rows)

    def write(self, place: Place, picked: int, follows: int) -> None:
        """Where an article was put."""
        update = f"UPDATE told SET picked = ?, follows = ? WHERE {_AT} = (?, ?, ?)"
        self._facts.execute(update, (picked, follows, *place))
