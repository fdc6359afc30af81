"""Counts over all articles, kept up to date by what comes and goes: words, names of outlets."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable

from bot.archive.prepare import KINDS, Counts, count_into, nothing_counted
from bot.archive.words import Words
from bot.news.article import Outlet
from bot.news.spelling import sound

MOST = 400_000
"""Texts that are counted in memory before they are written down; some 60 MB."""


class WordCounts:
    """How many articles have a word, a stem, as a name, in lower case."""

    def __init__(self, facts: sqlite3.Connection, *, new: bool) -> None:
        """`facts` is the archive's database, in a transaction; `new`: it has no words yet."""
        self._facts = facts
        self._new = new
        self._written = False
        self._counted = nothing_counted()
        self._came: set[str] = set()
        self._went: set[str] = set()

    def add(self, counts: Counts) -> None:
        """Count what was counted elsewhere."""
        for kind in KINDS:
            if counts[kind]:
                self._counted[kind].update(counts[kind])
        if sum(map(len, self._counted.values())) > MOST:
            self._write()

    def article(self, words: Words, step: int) -> None:
        """Count an article, or take it out again."""
        count_into(self._counted, words, step)

    def close(self) -> tuple[list[str], list[str]]:
        """Write everything; the words and stems that are new, and those that no article has."""
        self._write()
        self._facts.execute("DELETE FROM word WHERE articles <= 0")
        self._facts.execute("DELETE FROM stem WHERE articles <= 0")
        if self._new:
            query = "SELECT word FROM word UNION SELECT stem FROM stem ORDER BY 1"
            return [row[0] for row in self._facts.execute(query)], []
        return sorted(self._came - self._went), sorted(self._went - self._came)

    def _write(self) -> None:
        if self._new and not self._written:
            self._write_first()
        else:
            self._write_more()
        self._written = True
        self._counted = nothing_counted()

    def _write_first(self) -> None:
        """Write the first counts of a new archive, in order: that is several times as fast."""
        words, stems, named, lower = (self._counted[kind] for kind in KINDS)
        rows = ((text, count, sound(text)) for text, count in sorted(words.items()) if count)
        self._facts.executemany("INSERT INTO word VALUES (?, ?, ?)", rows)
        every = ((text, count, named[text], lower[text]) for text, count in sorted(stems.items()))
        kept = (row for row in every if any(row[1:]))
        self._facts.executemany("INSERT INTO stem VALUES (?, ?, ?, ?)", kept)

    def _write_more(self) -> None:
        changed = {
            kind: [(text, step) for text, step in counter.items() if step]
            for kind, counter in self._counted.items()
        }
        counted = [text for kind in ("words", "stems") for text, _ in changed[kind]]
        before = set() if self._new else self._having(counted)
        word = "INSERT INTO word VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET articles = articles + ?"
        self._facts.executemany(
            word, ((text, step, sound(text), step) for text, step in changed["words"])
        )
        for kind, column in (("stems", "articles"), ("named", "named"), ("lower", "lower")):
            insert = (
                "INSERT INTO stem (stem, articles, named, lower) VALUES (?1, 0, 0, 0)"
                " ON CONFLICT DO NOTHING"
            )
            rows = changed[kind]
            self._facts.executemany(insert, ((text,) for text, _ in rows))
            update = f"UPDATE stem SET {column} = {column} + ? WHERE stem = ?"
            self._facts.executemany(update, ((step, text) for text, step in rows))
        after = set() if self._new else self._having(counted)
        self._came = (self._came | (after - before)) - (before - after)
        self._went = (self._went | (before - after)) - (after - before)

    def _having(self, found: list[str]) -> set[str]:
        """Those of some texts that an article has, as words or as stems."""
        query = (
            "SELECT word FROM word WHERE articles > 0 AND word IN (SELECT value FROM json_each(?1))"
            " UNION SELECT stem FROM stem WHERE articles > 0"
            " AND stem IN (SELECT value FROM json_each(?1))"
        )
        return {str(row[0]) for row in self._facts.execute(query, (json.dumps(found),))}


class OutletNumbers:
    """The numbers that outlets have in an archive, and how articles and sightings name them."""

    def __init__(self, facts: sqlite3.Connection) -> None:
        """`facts` is the archive's database, in a transaction."""
        self._facts = facts
        self._numbers: dict[str, int] = dict(facts.execute("SELECT key, id FROM outlet"))
        self._articles: Counter[tuple[int, str]] = Counter()
        self._sightings: Counter[tuple[int, str]] = Counter()

    def number(self, outlet: Outlet) -> int:
        """The number of an outlet, a new one where it has none; 0 for none."""
        if not outlet.key:
            return 0
        found = self._numbers.get(outlet.key)
        if found is None:
            row = (outlet.key, outlet.name, outlet.domain)
            added = self._facts.execute(
                "INSERT INTO outlet (key, name, domain, articles) VALUES (?, ?, ?, 0)", row
            )
            found = self._numbers[outlet.key] = added.lastrowid or 0
        return found

    def count(self, number: int, name: str, spelled: Iterable[str], step: int) -> None:
        """Count an article of an outlet by its name there, and the names that sightings have."""
        if number:
            self._articles[number, name] += step
            for one in spelled:
                if one:
                    self._sightings[number, one] += step

    def close(self) -> None:
        """Write everything."""
        counted = self._articles.keys() | self._sightings.keys()
        self._facts.executemany(
            "INSERT INTO spelled VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE"
            " SET articles = articles + ?3, sightings = sightings + ?4",
            ((*key, self._articles[key], self._sightings[key]) for key in counted),
        )
        self._facts.execute("DELETE FROM spelled WHERE articles <= 0 AND sightings <= 0")
