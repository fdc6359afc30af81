"""The stories of an archive while it is compiled: what changed is decided anew, the rest stays.

Articles are put into stories in order of their places, each by those before it. After a change they
are put anew from its place on, until nothing that may still go on is otherwise than it was: so the
outcome is the same whatever came first, and an article that is newer than all others costs little.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from itertools import compress, islice
from typing import NamedTuple

from bot.archive.prepare import Ready, digest
from bot.archive.schema import ident, pack_story, unpack_article
from bot.archive.story_rows import Merge, Place, Row, StoryRows
from bot.archive.texts import Texts
from bot.news.relations import Story as Told
from bot.news.stories import FAR, Placed, most_central
from bot.news.story import Story
from bot.news.story_shelf import Shelf

_BATCH = 2_000
_FEW = 20
"""Articles up to which only the stories are read that share a mark with them."""

_CENTRAL = 100
"""Articles of a story, the first, of which the most central one gives its name."""


class _Gone(NamedTuple):
    """An article that was taken out: where it was, as what."""

    picked: int
    story: int
    follows: int
    data: bytes


class Stories:
    """Keeps articles in stories, in step with what comes and goes."""

    def __init__(self, facts: sqlite3.Connection) -> None:
        """`facts` is the archive's database, in a transaction."""
        self._facts = facts
        self._rows = StoryRows(facts)
        self._texts = Texts(facts)
        self._came: set[Place] = set()
        self._went: dict[Place, _Gone] = {}
        self._again: set[Place] = set()
        self._linked: set[int] = set()

    def add(self, fresh: Iterable[tuple[int, Ready]]) -> None:
        """Take in articles; of one that was taken out before as it is now, the place stays."""
        rows = []
        for number, ready in fresh:
            if ready.told is None:
                continue
            at, tie, key, data = ready.told
            gone = self._went.get((at, tie, key))
            if gone and gone.data == data:
                del self._went[at, tie, key]
                self._again.add((at, tie, key))
                rows.append((at, tie, key, number, gone.picked, gone.story, gone.follows, data))
            else:
                self._came.add((at, tie, key))
                rows.append((at, tie, key, number, 0, 0, 0, data))
        self._facts.executemany("INSERT INTO told VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def remove(self, number: int) -> None:
        """Take an article out."""
        self._linked |= self._texts.forget(number)
        query = (
            "DELETE FROM told WHERE article = ?"
            " RETURNING at, tie, key, picked, story, follows, data"
        )
        for at, tie, key, *gone in self._facts.execute(query, (number,)).fetchall():
            self._again.discard((at, tie, key))
            if (at, tie, key) in self._came:
                self._came.remove((at, tie, key))
            else:
                self._went[at, tie, key] = _Gone(*gone)

    def run(self) -> None:
        """Put what came since last time into stories, and what may be otherwise for it."""
        changed = sorted(self._came | self._went.keys())
        touched = {row.picked for row in self._went.values()}
        if changed:
            touched |= self._anew(changed[0])
        again = self._rows_again()
        touched |= {row.picked for row in again}
        self._label(touched)
        for row in again:
            others = self._rows.members(row.picked, row.features.place)
            self._texts.compare(row.article, [one.article for one in others[::-1]])
        self._texts.close()
        self._came, self._went, self._again, self._linked = set(), {}, set(), set()

    def _rows_again(self) -> list[Row]:
        """The articles that stay where they are, but whose text is to be compared again."""
        linked = (place for number in self._linked for place in self._rows.of(number))
        return [row for place in sorted({*self._again, *linked}) for row in self._rows.at(place)]

    # Putting into stories

    def _anew(self, first: Place) -> set[int]:
        """Put articles into stories from a place on; the stories that are others now."""
        shelf, numbers = self._shelf(first, self._marks(first))
        touched: set[int] = set()
        for place, gone in self._went.items():
            old = self._rows.merges(place)
            touched |= {gone.picked, *(number for merge in old for number in merge)}
            self._rows.write_merges(place, ())
        until = max(place[0] for place in self._came | self._went.keys()) + FAR
        for row in self._following(first):
            if row.features.at > until:
                break
            numbers[row.features.key] = row.article
            placed = shelf.take(row.features)
            others = [numbers[one.key] for one in reversed(placed.story.members)]
            self._texts.compare(row.article, [one for one in others if one != row.article])
            if self._write(row, placed, touched):
                until = max(until, row.features.at + FAR)
        return touched

    def _following(self, place: Place) -> Iterator[Row]:
        """The articles from a place on, in order, a few at a time."""
        before = (*place[:2], "")
        while rows := self._rows.after(before, _BATCH):
            yield from rows
            before = rows[-1].features.place

    def _write(self, row: Row, placed: Placed, touched: set[int]) -> bool:
        """Write where an article was put; whether that, or its story, is otherwise than it was."""
        place = row.features.place
        picked = _number(placed.story)
        follows = _number(placed.follows) if placed.follows else 0
        old = self._rows.merges(place)
        new = [Merge(_number(one), picked) for one in placed.merged]
        merged = {number for merge in (*old, *new) for number in merge}
        concerned = {picked, row.picked, *merged}
        if (picked, follows, set(new)) != (row.picked, row.follows, set(old)):
            self._rows.write(place, picked, follows)
            self._rows.write_merges(place, new)
        elif touched.isdisjoint(concerned):
            return False
        touched |= concerned
        return True

    def _marks(self, first: Place) -> frozenset[str] | None:
        """The marks of the articles from a place on; None where these are more than a few."""
        rows = self._rows.after((*first[:2], ""), _FEW + 1)
        if len(rows) > _FEW:
            return None
        return frozenset(mark for row in rows for mark in row.features.marks)

    def _shelf(self, place: Place, marks: frozenset[str] | None) -> tuple[Shelf, dict[str, int]]:
        """The stories as they were before a place, and the numbers of their articles by key.

        Only those that share one of some marks, where these are given.
        """
        shelf = Shelf()
        rows = list(self._rows.between(place[0] - FAR, place))
        numbers = {row.key: row.article for row in rows}
        became = self._rows.became(place[0] - FAR, place)
        picked = [_followed(row.picked, became) for row in rows]
        written = [f'"{mark}"'.encode() for mark in marks or ()]
        near = [
            marks is None or (row.has_any(written) and not marks.isdisjoint(row.features.marks))
            for row in rows
        ]
        wanted = set(compress(picked, near))
        stories: dict[int, Story] = {}
        for number, row, found in zip(picked, rows, near, strict=True):
            if number not in wanted:
                continue
            if number not in stories:
                stories[number] = self._story(number, row, place, numbers)
            elif row.features.place > stories[number].members[-1].place:
                stories[number].add(row.features)
            if found:
                shelf.put(row.features, stories[number])
        return shelf, numbers

    def _story(self, number: int, row: Row, place: Place, numbers: dict[str, int]) -> Story:
        """A story as it was before a place; `row` is its first one since."""
        if digest(row.features.key) == number:
            return Story(row.features)
        members = self._rows.members(number, place)
        numbers |= {one.features.key: one.article for one in members}
        every = self._rows.first(self._rows.now(number))
        founder = next(one for one in every if digest(one.features.key) == number)
        story = Story(founder.features)
        for one in members:
            if one.features.key != story.first.key:
                story.add(one.features)
        return story

    # What stories are

    def _label(self, touched: set[int]) -> None:
        """Write which story each article is of that may be of another one, and what they are."""
        known = json.dumps(list(touched))
        query = "SELECT DISTINCT story FROM told WHERE picked IN (SELECT value FROM json_each(?))"
        before = {row[0] for row in self._facts.execute(query, (known,))} | touched
        query = (
            "SELECT at, tie, key, picked, story FROM told"
            " WHERE story IN (SELECT value FROM json_each(?))"
        )
        rows = self._facts.execute(query, (json.dumps(list(before | {0})),)).fetchall()
        now = {picked: self._rows.now(picked) for picked in {row[3] for row in rows}}
        update = "UPDATE told SET story = ? WHERE at = ? AND tie = ? AND key = ?"
        others = ((now[row[3]], *row[:3]) for row in rows if now[row[3]] != row[4])
        self._facts.executemany(update, others)
        for number in before | set(now.values()):
            self._describe(number)

    def _describe(self, number: int) -> None:
        """Write what a story of several articles is; of a single one nothing is written."""
        self._facts.execute("DELETE FROM story WHERE number = ?", (number,))
        query = (
            "SELECT count(*), count(DISTINCT iif(outlet, outlet, -article.id)), max(at) FROM told"
            " JOIN article ON article.id = told.article WHERE story = ?"
        )
        articles, outlets, newest = self._facts.execute(query, (number,)).fetchone()
        if articles < 2:  # noqa: PLR2004 - several
            return
        rows = list(islice(self._rows.first(number), _CENTRAL))
        central = rows[most_central([row.features for row in rows])]
        last = self._rows.last(number)
        told = [unpack_article(self._data(one)) for one in (central.article, rows[0].article, last)]
        story = Told(
            ident(number),
            told[0].title,
            told[0].url,
            articles,
            outlets,
            told[1].published,
            told[2].published,
            ident(rows[0].follows) if rows[0].follows else None,
        )
        self._facts.execute(
            "INSERT INTO story VALUES (?, ?, ?)", (number, newest, pack_story(story))
        )

    def _data(self, number: int) -> bytes:
        query = "SELECT data FROM article WHERE id = ?"
        return bytes(self._facts.execute(query, (number,)).fetchone()[0])


def _followed(story: int, became: Mapping[int, int]) -> int:
    while story in became:
        story = became[story]
    return story


def _number(story: Story) -> int:
    """The number of a story: that of its first article's key."""
    return digest(story.first.key)
