"""The articles of an archive while it is compiled: written, merged anew, taken out again."""

import sqlite3
from typing import TYPE_CHECKING

from bot.archive.counts import OutletNumbers, WordCounts
from bot.archive.index import IndexReader, IndexWriter
from bot.archive.prepare import Entry, Ready, made_ready, merged, told_by
from bot.archive.schema import unpack_article, unpack_sighting
from bot.archive.stories import Stories
from bot.archive.words import text_of
from bot.news.article import Sighting
from bot.news.outlets import Directory
from bot.news.text import squash

if TYPE_CHECKING:
    from collections.abc import Iterator


class Articles:
    """Keeps facts, index and counts of articles in step."""

    def __init__(
        self,
        facts: sqlite3.Connection,
        index: IndexWriter,
        words: WordCounts,
        directory: Directory,
        *,
        new: bool,
    ) -> None:
        """`facts` is the archive's database, in a transaction; `new`: it holds nothing yet."""
        self.new = new
        self._facts = facts
        self._index = index
        self._words = words
        self._outlets = OutletNumbers(facts)
        self._directory = directory
        self._stories = Stories(facts)
        self._touched: set[int] = set()
        self._next = int(
            facts.execute("SELECT coalesce(max(id), 0) + 1 FROM article").fetchone()[0]
        )
        self.same: set[int] = set()
        """Numbers of titles that came or went: records of such a title are to be told again."""

        self.merged: set[int] = set()
        """Articles that were merged anew: what was told by its title may be another one now."""

    def told_by(self, sighting: Sighting) -> tuple[str, ...]:
        """The keys that tell which article a sighting is of."""
        return told_by(sighting, self._directory)

    def number(self) -> int:
        """A number that no article has."""
        self._next += 1
        return self._next - 1

    def touch(self, number: int) -> None:
        """Have an article merged anew, for its sightings are others now."""
        self._touched.add(number)

    def add(self, fresh: list[tuple[int, Entry]]) -> None:
        """Write new articles that one sighting each is of; their words are counted already."""
        rows, same = [], []
        credits: list[tuple[object, ...]] = []
        for number, entry in fresh:
            ready = entry.article
            outlet = self._outlets.number(ready.outlet)
            rows.append((number, outlet, entry.spelled, ready.headline, ready.data))
            same.append((ready.same, number, outlet, ready.day, ready.named))
            credits += _credits(number, ready)
            self._index.add(number, outlet, ready.row)
            self._outlets.count(outlet, ready.outlet.name, (entry.spelled,), 1)
            self.same.add(ready.same)
        self._facts.executemany("INSERT INTO article VALUES (?, ?, ?, ?, ?)", rows)
        self._facts.executemany("INSERT INTO same VALUES (?, ?, ?, ?, ?)", same)
        self._facts.executemany(_CREDIT, credits)
        self._stories.add((number, entry.article) for number, entry in fresh)

    def uncount(self, entry: Entry) -> None:
        """Take the words out of the counts that an entry's article had as one of its own."""
        self._words.article(text_of(unpack_article(entry.article.data)).counts, -1)

    def write_touched(self) -> None:
        """Merge what was touched from its sightings and write it wherever it is looked for."""
        for number in sorted(self._touched):
            self._take_out(number)
            self._write(number)
        self._touched.clear()

    def _write(self, number: int) -> None:
        seen = self._seen(number)
        article = merged(seen, self._directory)
        ready, words = made_ready(article, self._directory)
        outlet = self._outlets.number(article.outlet)
        names = sorted({sighting.outlet for _, sighting in seen} - {""})
        row = (number, outlet, "\n".join(names), ready.headline, ready.data)
        self._facts.execute("INSERT INTO article VALUES (?, ?, ?, ?, ?)", row)
        same = (ready.same, number, outlet, ready.day, ready.named)
        self._facts.execute("INSERT INTO same VALUES (?, ?, ?, ?, ?)", same)
        self._facts.executemany(_CREDIT, _credits(number, ready))
        self._stories.add([(number, ready)])
        self.merged.add(number)
        self._index.add(number, outlet, ready.row)
        self._words.article(words, 1)
        self._outlets.count(outlet, article.outlet.name, names, 1)
        self.same.add(ready.same)

    def _take_out(self, number: int) -> None:
        """Take an article out of every place where it is looked for, if it is there."""
        query = "SELECT outlet, spelled, data FROM article WHERE id = ?"
        row = self._facts.execute(query, (number,)).fetchone()
        if row is None:
            return
        article = unpack_article(row[2])
        ready, words = made_ready(article, self._directory)
        self._index.remove(number)
        self._facts.execute("DELETE FROM same WHERE key = ? AND article = ?", (ready.same, number))
        self._facts.execute("DELETE FROM credit WHERE article = ?", (number,))
        self._stories.remove(number)
        self._facts.execute("DELETE FROM article WHERE id = ?", (number,))
        self._words.article(words, -1)
        self._outlets.count(row[0], article.outlet.name, row[1].split("\n"), -1)
        self.same.add(ready.same)

    def remove(self, number: int) -> None:
        """Take an article out for good; whoever does so has its sightings placed elsewhere."""
        self._take_out(number)
        self._touched.discard(number)

    def _seen(self, number: int) -> list[tuple[str, Sighting]]:
        query = (
            "SELECT document.name, sighting.data FROM sighting JOIN document"
            " ON document.id = sighting.document WHERE article = ?"
            " ORDER BY document.path, document.part, sighting.id"
        )
        rows: Iterator[tuple[str, bytes]] = self._facts.execute(query, (number,))
        return [(name, unpack_sighting(data)) for name, data in rows]

    def committed(self) -> IndexReader:
        """The index as it is now."""
        return self._index.committed()

    def close(self) -> None:
        """Put what came into stories, and write what was counted of outlets."""
        self._stories.run()
        self._outlets.close()


_CREDIT = "INSERT INTO credit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


def _credits(number: int, ready: Ready) -> "Iterator[tuple[object, ...]]":
    """The rows of what an article credits to others."""
    for place, one in enumerate(ready.credits):
        told = one.name, one.sentence, one.place, one.cue, one.sure, one.kind, one.written
        yield number, place, squash(one.name), *told
