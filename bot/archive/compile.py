"""Compiling: documents → facts and index, all of them or only what changed since last time.

The result does not depend on the order in which documents came, nor on whether they came at once.
"""

import json
import math
import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.archive import outlets, vocabulary
from bot.archive.index import IndexWriter
from bot.archive.schema import TABLES, pack, unpack_article, unpack_sighting
from bot.archive.words import Words, count, english
from bot.news.article import Article, Document, Sighting, merge
from bot.news.outlets import Directory
from bot.news.problems import Problem
from bot.news.recognise import recognise, title_keys
from bot.news.spelling import sound
from bot.news.text import squash
from bot.news.urls import host

FACTS = "facts.sqlite"
INDEX = "index"
WORDS = "words"


@dataclass(frozen=True, slots=True)
class Changes:
    """What an archive has to take in: documents to read, paths that are gone, who is who."""

    documents: Iterable[Document]
    removed: tuple[str, ...]
    problems: tuple[Problem, ...]
    directory: Directory


def compile_into(folder: Path, changes: Changes) -> None:
    """Bring the archive in a folder up to date; an empty folder becomes a whole one.

    Raises sqlite3.Error, ValueError or OSError where it cannot be written.
    """
    new = not (folder / FACTS).exists()
    facts = sqlite3.connect(folder / FACTS, isolation_level=None)
    try:
        facts.execute("PRAGMA synchronous = OFF")
        facts.execute("PRAGMA journal_mode = OFF")
        facts.execute("BEGIN")
        if new:
            for statement in TABLES.split(";"):
                facts.execute(statement)
            facts.executemany("INSERT OR IGNORE INTO english VALUES (?, ?)", english())
        index = IndexWriter(folder / INDEX)
        _Compiler(facts, index, folder / WORDS, changes.directory).run(changes)
        facts.execute("COMMIT")
        facts.execute("ANALYZE")
    finally:
        facts.close()


class _Compiler:
    """One run over one set of changes."""

    def __init__(
        self, facts: sqlite3.Connection, index: IndexWriter, words: Path, directory: Directory
    ) -> None:
        self.facts = facts
        self.index = index
        self.words = words
        self.directory = directory
        self.touched: set[int] = set()
        self.counted: Counter[tuple[str, str]] = Counter()
        self.next = self._one("SELECT coalesce(max(id), 0) + 1 FROM article")

    def run(self, changes: Changes) -> None:
        for path in changes.removed:
            self._forget(path)
        for document in changes.documents:
            self._forget(document.file.path)
            self._add_document(document)
        self.facts.execute("DELETE FROM problem WHERE document IS NULL")
        self._add_problems(None, changes.problems)
        for sighting in self._column("SELECT id FROM sighting WHERE article IS NULL AND NOT loose"):
            self._place(sighting)
        self._write_touched()
        self._recognise()
        self._write_counts()
        outlets.rebuild(self.facts, self.directory)
        self.index.close()

    def _one(self, query: str, *values: object) -> int:
        found: int = self.facts.execute(query, values).fetchone()[0]
        return found

    def _column(self, query: str, *values: object) -> list[int]:
        return [row[0] for row in self.facts.execute(query, values)]

    # Documents and their sightings

    def _forget(self, path: str) -> None:
        """Take a document out; what else is known of its articles has to be placed again."""
        for document in self._column("SELECT id FROM document WHERE path = ?", path):
            query = "SELECT DISTINCT article FROM sighting WHERE document = ?"
            for article in self._column(query, document):
                self._dissolve(article)
            for table in ("sighting", "problem"):
                self.facts.execute(f"DELETE FROM {table} WHERE document = ?", (document,))
            self.facts.execute("DELETE FROM document WHERE id = ?", (document,))

    def _add_document(self, document: Document) -> None:
        file = document.file
        row = self.facts.execute(
            "INSERT INTO document (path, name, size, mtime_ns) VALUES (?, ?, ?, ?)",
            (file.path, file.name, file.size, file.mtime_ns),
        )
        number = row.lastrowid
        self._add_problems(number, document.problems)
        insert = "INSERT INTO sighting (document, loose, data) VALUES (?, ?, ?)"
        for sighting in document.sightings:
            self.facts.execute(insert, (number, not sighting.keys, pack(sighting)))

    def _add_problems(self, document: int | None, problems: Iterable[Problem]) -> None:
        rows = ((document, one.path, one.line, one.key, one.reason) for one in problems)
        self.facts.executemany("INSERT INTO problem VALUES (?, ?, ?, ?, ?)", rows)

    # Sightings and their articles

    def _dissolve(self, article: int) -> None:
        """Take an article apart; its sightings then belong to none."""
        self._uncount(article)
        self.facts.execute("UPDATE sighting SET article = NULL WHERE article = ?", (article,))
        self.facts.execute("DELETE FROM address WHERE article = ?", (article,))
        self.facts.execute("DELETE FROM article WHERE id = ?", (article,))
        self.touched.discard(article)

    def _place(self, sighting: int) -> None:
        """Give a sighting to the article at one of its addresses; it may join several to one."""
        keys = self._sighting(sighting).keys
        marks = ",".join("?" * len(keys))
        query = f"SELECT DISTINCT article FROM address WHERE key IN ({marks}) ORDER BY article"
        known = self._column(query, *keys)
        article = known[0] if known else self._new_article()
        for other in known[1:]:
            self._join(other, article)
        self.facts.execute("UPDATE sighting SET article = ? WHERE id = ?", (article, sighting))
        rows = ((key, article) for key in keys)
        self.facts.executemany("INSERT OR IGNORE INTO address VALUES (?, ?)", rows)
        self.touched.add(article)

    def _join(self, other: int, article: int) -> None:
        """Two articles turn out to be one."""
        self._uncount(other)
        for table in ("sighting", "address"):
            query = f"UPDATE {table} SET article = ? WHERE article = ?"
            self.facts.execute(query, (article, other))
        self.facts.execute("DELETE FROM article WHERE id = ?", (other,))
        self.touched.discard(other)

    def _new_article(self) -> int:
        self.next += 1
        return self.next - 1

    def _sighting(self, number: int) -> Sighting:
        query = "SELECT data FROM sighting WHERE id = ?"
        return unpack_sighting(self.facts.execute(query, (number,)).fetchone()[0])

    # Articles

    def _write_touched(self) -> None:
        for article in sorted(self.touched):
            self._uncount(article)
            self._write(article)
        self.touched.clear()

    def _write(self, number: int) -> None:
        """Merge an article from its sightings and store it wherever it is looked for."""
        article = self._merged(number)
        at = math.floor(article.published.at.timestamp()) if article.published.at else None
        self.facts.execute(
            "INSERT OR REPLACE INTO article (id, key, outlet, at, data) VALUES (?, ?, ?, ?, ?)",
            (number, article.key, article.outlet.key, at, pack(article)),
        )
        rows = ((key, number) for key in title_keys(article.title))
        self.facts.executemany("INSERT INTO title VALUES (?, ?)", rows)
        self.index.add(number, article)
        self._count(count(article), +1)

    def _merged(self, number: int) -> Article:
        query = (
            "SELECT document.name, sighting.data FROM sighting JOIN document"
            " ON document.id = sighting.document WHERE article = ?"
            " ORDER BY document.path, sighting.id"
        )
        rows = self.facts.execute(query, (number,))
        seen = [(path, unpack_sighting(data)) for path, data in rows]
        keys = sorted({key for _, sighting in seen for key in sighting.keys})
        named = sorted(
            (not one.domain, not one.outlet, one.role.value, path, one.line, one.outlet, one.domain)
            for path, one in seen
        )
        link = host(keys[0]) if keys else None
        outlet = self.directory.identify(named[0][-2], named[0][-1], link, outlets.registrable)
        key = keys[0] if keys else squash(seen[0][1].title)
        return merge(key, outlet, seen)

    def _uncount(self, number: int) -> None:
        """Take an article out of every place where it is looked for, if it is there."""
        row = self.facts.execute("SELECT data FROM article WHERE id = ?", (number,)).fetchone()
        if row:
            self.index.remove(number)
            self.facts.execute("DELETE FROM title WHERE article = ?", (number,))
            self._count(count(unpack_article(row[0])), -1)

    # Texts without an address

    def _recognise(self) -> None:
        """Find out which article each text without an address is; doubtful ones are their own.

        All of them are looked at again each time, for any change may bring or take their article.
        """
        query = (
            "SELECT sighting.id FROM sighting JOIN document ON document.id = sighting.document"
            " WHERE loose ORDER BY document.path, sighting.id"
        )
        loose = self._column(query)
        self._detach_loose()
        for number in loose:
            article = self._recognised(self._sighting(number)) or self._new_article()
            self.facts.execute("UPDATE sighting SET article = ? WHERE id = ?", (article, number))
            self.touched.add(article)
            self._write_touched()

    def _detach_loose(self) -> None:
        """Every article as it is without the texts that were recognised as it."""
        query = "SELECT DISTINCT article FROM sighting WHERE loose AND article IS NOT NULL"
        for article in self._column(query):
            left = "SELECT count(*) FROM sighting WHERE article = ? AND NOT loose"
            if self._one(left, article):
                self.touched.add(article)
            else:
                self._dissolve(article)
        self.facts.execute("UPDATE sighting SET article = NULL WHERE loose")
        self._write_touched()

    def _recognised(self, sighting: Sighting) -> int | None:
        keys = title_keys(sighting.title)
        marks = ",".join("?" * len(keys))
        query = (
            "SELECT DISTINCT article.id, article.data FROM title JOIN article"
            f" ON article.id = title.article WHERE title.key IN ({marks}) ORDER BY article.key"
        )
        candidates = {row[0]: unpack_article(row[1]) for row in self.facts.execute(query, keys)}
        found = recognise(sighting, list(candidates.values()))
        return next((number for number, one in candidates.items() if one is found), None)

    # Counts of words

    def _count(self, found: Words, step: int) -> None:
        for kind in ("words", "stems", "named", "lower"):
            for text in getattr(found, kind):
                self.counted[kind, text] += step

    def _write_counts(self) -> None:
        """Add what changed to the tables; words that no article has any more go."""
        changed = [(kind, text, step) for (kind, text), step in self.counted.items() if step]
        counted = [text for kind, text, _ in changed if kind in ("words", "stems")]
        before = self._having(counted)
        word = "INSERT INTO word VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET articles = articles + ?"
        self.facts.executemany(
            word,
            ((text, step, sound(text), step) for kind, text, step in changed if kind == "words"),
        )
        for kind, column in (("stems", "articles"), ("named", "named"), ("lower", "lower")):
            rows = [(text, step) for changed_kind, text, step in changed if changed_kind == kind]
            insert = "INSERT OR IGNORE INTO stem VALUES (?, 0, 0, 0)"
            self.facts.executemany(insert, ((text,) for text, _ in rows))
            update = f"UPDATE stem SET {column} = {column} + ? WHERE stem = ?"
            self.facts.executemany(update, ((step, text) for text, step in rows))
        self.facts.execute("DELETE FROM word WHERE articles <= 0")
        self.facts.execute("DELETE FROM stem WHERE articles <= 0")
        after = self._having(counted)
        vocabulary.update(self.words, sorted(after - before), sorted(before - after))

    def _having(self, found: list[str]) -> set[str]:
        """Those of some words that the corpus has, as words or as stems."""
        listed = json.dumps(found)
        query = (
            "SELECT word FROM word WHERE word IN (SELECT value FROM json_each(?1))"
            " UNION SELECT stem FROM stem WHERE stem IN (SELECT value FROM json_each(?1))"
        )
        return {str(row[0]) for row in self.facts.execute(query, (listed,))}
