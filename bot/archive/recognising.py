"""Sightings without an address: which article each of them is, or that it is one of its own."""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import ceil

from bot.archive.articles import Articles
from bot.archive.clauses import titled
from bot.archive.index import IndexReader
from bot.archive.schema import unpack_article, unpack_sighting
from bot.news.article import Article, Sighting
from bot.news.recognise import recognise
from bot.news.text import stem, words

_ALIKE = 0.6
"""Share of a title's stems that another must have to be compared with it."""

_CANDIDATES = 100
"""Titles that one is compared with."""


class Recognising:
    """One run, after everything that has an address is in its place."""

    def __init__(self, facts: sqlite3.Connection, articles: Articles) -> None:
        """`facts` is the archive's database, in a transaction."""
        self._facts = facts
        self._articles = articles

    def run(self) -> None:
        """Find them all out."""
        self._names()
        self._texts()

    def _column(self, query: str, *values: object) -> list[int]:
        return [row[0] for row in self._facts.execute(query, values)]

    # Records that are told by outlet, title and time

    def _names(self) -> None:
        """Give each to the one article that has an address and the same outlet, title and day.

        Only titles and articles that came, went or changed are looked at.
        """
        if not self._column("SELECT 1 FROM sighting WHERE loose = 2 LIMIT 1"):
            return
        same, merged = (
            json.dumps(list(one)) for one in (self._articles.same, self._articles.merged)
        )
        if not self._articles.new:
            self._take_names_out(same, merged)
        query = (
            "SELECT named.article, min(other.article) FROM same AS named JOIN same AS other"
            " ON other.key = named.key AND other.outlet = named.outlet AND other.day = named.day"
            " WHERE named.key IN (SELECT value FROM json_each(?)) AND named.named"
            " AND NOT other.named GROUP BY named.article HAVING count(*) = 1"
        )
        keys = json.dumps(list(self._articles.same)) if self._articles.merged else same
        for number, article in self._facts.execute(query, (keys,)).fetchall():
            self._give(number, article)
        self._articles.write_touched()

    def _take_names_out(self, same: str, merged: str) -> None:
        """Make records that were given to articles that changed articles of their own again."""
        query = (
            "SELECT sighting.id, sighting.article, sighting.data FROM sighting WHERE loose = 2"
            " AND article IN (SELECT article FROM same WHERE NOT named AND (key IN"
            " (SELECT value FROM json_each(?)) OR article IN (SELECT value FROM json_each(?))))"
        )
        found = self._facts.execute(query, (same, merged)).fetchall()
        own: dict[str, int] = {}
        for sighting, article, data in found:
            (key,) = self._articles.told_by(unpack_sighting(data))
            number = own.setdefault(key, 0) or self._articles.number()
            own[key] = number
            self._facts.execute("UPDATE address SET article = ? WHERE key = ?", (number, key))
            update = "UPDATE sighting SET article = ? WHERE id = ?"
            self._facts.execute(update, (number, sighting))
            self._articles.touch(number)
            self._articles.touch(article)
        self._articles.write_touched()

    def _give(self, number: int, article: int) -> None:
        """What was an article of its own is one that has an address."""
        self._articles.remove(number)
        update = "UPDATE {} SET article = ? WHERE article = ?"
        for table in ("sighting", "address"):
            self._facts.execute(update.format(table), (article, number))
        self._articles.touch(article)

    # Texts

    def _texts(self) -> None:
        """Find out which article each text is; doubtful ones are their own.

        All of them are looked at again each time, for any change may bring or take their article.
        """
        query = (
            "SELECT sighting.id FROM sighting JOIN document ON document.id = sighting.document"
            " WHERE loose = 1 ORDER BY document.path, document.part, sighting.id"
        )
        loose = self._column(query)
        if not loose:
            return
        self._detach()
        index = self._articles.committed()
        alone: dict[str, list[int]] = defaultdict(list)
        for number in loose:
            sighting = self._sighting(number)
            stems = sorted({stem(word) for word in words(sighting.title)})
            article = self._recognised(sighting, stems, index, alone)
            if article is None:
                article = self._articles.number()
                for one in stems:
                    alone[one].append(article)
            self._facts.execute("UPDATE sighting SET article = ? WHERE id = ?", (article, number))
            self._articles.touch(article)
            self._articles.write_touched()

    def _detach(self) -> None:
        """Every article as it is without the texts that were recognised as it."""
        query = "SELECT DISTINCT article FROM sighting WHERE loose = 1 AND article IS NOT NULL"
        for article in self._column(query):
            left = "SELECT 1 FROM sighting WHERE article = ? AND loose != 1"
            if self._column(left, article):
                self._articles.touch(article)
            else:
                self._articles.remove(article)
        self._facts.execute("UPDATE sighting SET article = NULL WHERE loose = 1")
        self._articles.write_touched()

    def _sighting(self, number: int) -> Sighting:
        query = "SELECT data FROM sighting WHERE id = ?"
        return unpack_sighting(self._facts.execute(query, (number,)).fetchone()[0])

    def _recognised(
        self,
        sighting: Sighting,
        stems: Sequence[str],
        index: IndexReader,
        alone: Mapping[str, Sequence[int]],
    ) -> int | None:
        """The article that a text is, of those with most stems of its title.

        `alone` are texts that are articles of their own since the index was committed.
        """
        least = ceil(len(stems) * _ALIKE)
        places = index.best(titled(stems, least), _CANDIDATES)
        numbers = index.column("id", [place for _, place in places])
        shared = Counter(number for one in stems for number in alone.get(one, ()))
        numbers += [number for number, count in shared.items() if count >= least]
        query = "SELECT id, data FROM article WHERE id IN (SELECT value FROM json_each(?))"
        rows = self._facts.execute(query, (json.dumps(numbers),))
        candidates: dict[int, Article] = {row[0]: unpack_article(row[1]) for row in rows}
        ordered = sorted(candidates.values(), key=lambda article: article.key)
        found = recognise(sighting, ordered)
        return next((number for number, one in candidates.items() if one is found), None)
