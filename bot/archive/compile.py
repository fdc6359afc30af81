"""Compiling: documents → facts and index, all of them or only what changed since last time.

The result does not depend on the order in which documents came, nor on whether they came at once;
but a document that breaks keeps the articles that it had.
"""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import astuple, dataclass, field
from pathlib import Path

from bot.archive import outlets, vocabulary
from bot.archive.articles import Articles
from bot.archive.counts import WordCounts
from bot.archive.index import IndexWriter
from bot.archive.prepare import BY_TEXT, Entry, Prepared, Unchanged, told_by
from bot.archive.recognising import Recognising
from bot.archive.schema import INDEXES, TABLES, unpack_sighting
from bot.archive.words import english
from bot.news.article import FileState
from bot.news.outlets import Directory
from bot.news.problems import Problem

FACTS = "facts.sqlite"
INDEX = "index"
WORDS = "words"

_STAYS = "is broken now; what was read from it before stays in service"

_CACHE_KB = 262_144
"""Pages of the database that are kept while it is written."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What an archive has to take in: documents that changed, paths that are gone, who is who.

    Of a file in parts every part comes, in order, as what it is now or as unchanged.
    """

    documents: Iterable[Prepared | Unchanged]
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
        facts.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
        facts.execute("BEGIN")
        if new:
            _execute(facts, TABLES)
            facts.executemany("INSERT OR IGNORE INTO english VALUES (?, ?)", english())
        _Compiler(facts, folder, changes.directory, new=new).run(changes)
        facts.execute("COMMIT")
    finally:
        facts.close()


def _execute(facts: sqlite3.Connection, statements: str) -> None:
    for statement in statements.split(";"):
        facts.execute(statement)


class _Compiler:
    """One run over one set of changes."""

    def __init__(
        self, facts: sqlite3.Connection, folder: Path, directory: Directory, *, new: bool
    ) -> None:
        self.facts = facts
        self.folder = folder
        self.new = new
        self.directory = directory
        self.index = IndexWriter(folder / INDEX)
        self.words = WordCounts(facts, new=new)
        self.articles = Articles(facts, self.index, self.words, directory, new=new)

    def run(self, changes: Changes) -> None:
        """Take everything in. Where that fails, nobody writes any more afterwards."""
        try:
            self._run(changes)
        except BaseException:
            self.index.abandon()
            raise
        self.index.close()

    def _run(self, changes: Changes) -> None:
        for path in changes.removed:
            self._forget("path = ?", path)
        last: FileState | None = None
        part = 0
        for document in changes.documents:
            if last and document.file.path != last.path and (part or not self.new):
                self._end(last, part)
            last, part = document.file, document.part.number
            if isinstance(document, Prepared) and not self._is_kept(document):
                if not self.new:
                    self._forget("path = ? AND part = ?", last.path, part)
                self._take_in(document)
        if last and (part or not self.new):
            self._end(last, part)
        _execute(self.facts, INDEXES)
        self.facts.execute("DELETE FROM problem WHERE document IS NULL")
        self._add_problems(None, changes.problems)
        placeless = "SELECT id FROM sighting WHERE article IS NULL AND loose != ?"
        for sighting in self._column(placeless, BY_TEXT):
            self._place(sighting)
        self.articles.write_touched()
        Recognising(self.facts, self.articles).run()
        self.articles.close()
        vocabulary.update(self.folder / WORDS, *self.words.close())
        outlets.rebuild(self.facts, self.directory)

    def _column(self, query: str, *values: object) -> list[int]:
        return [row[0] for row in self.facts.execute(query, values)]

    # Documents and their sightings

    def _end(self, file: FileState, part: int) -> None:
        """A file was taken in to its last part: what it had after that goes."""
        self._forget("path = ? AND part > ?", file.path, part)
        update = "UPDATE document SET size = ?, mtime_ns = ? WHERE path = ?"
        self.facts.execute(update, (file.size, file.mtime_ns, file.path))

    def _is_kept(self, document: Prepared) -> bool:
        """Whether a document that is broken now keeps what was read from it while it was whole."""
        path, part = document.file.path, document.part
        if self.new or document.entries or not document.problems or part.digest:
            return False
        query = (
            "SELECT document.id FROM document JOIN sighting ON document = document.id"
            " WHERE path = ? AND part = ? LIMIT 1"
        )
        known = self._column(query, path, part.number)
        if known:
            self.facts.execute("DELETE FROM problem WHERE document = ?", (known[0],))
            self._add_problems(known[0], (*document.problems, Problem(path, 0, "", _STAYS)))
        return bool(known)

    def _forget(self, which: str, *values: object) -> None:
        """Take documents out; what else is known of their articles has to be placed again."""
        for document in self._column(f"SELECT id FROM document WHERE {which}", *values):
            query = "SELECT DISTINCT article FROM sighting WHERE document = ?"
            for article in self._column(query, document):
                if article is not None:
                    self._dissolve(article)
            for table in ("sighting", "problem"):
                self.facts.execute(f"DELETE FROM {table} WHERE document = ?", (document,))
            self.facts.execute("DELETE FROM document WHERE id = ?", (document,))

    def _take_in(self, document: Prepared) -> None:
        file, part = document.file, document.part
        added = self.facts.execute(
            "INSERT INTO document (path, part, line, digest, name, size, mtime_ns, records)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (file.path, *astuple(part), file.name, file.size, file.mtime_ns, document.records),
        )
        number = added.lastrowid
        self._add_problems(number, document.problems)
        keys = [key for entry in document.entries for key in entry.keys]
        batch = _Batch(number or 0, self._known(keys))
        for entry in document.entries:
            self._told(entry, batch)
        self._flush(batch)
        self.words.add(document.counts)

    def _known(self, keys: list[str]) -> dict[str, int]:
        """The articles at some addresses."""
        query = "SELECT key, article FROM address WHERE key IN (SELECT value FROM json_each(?))"
        return dict(self.facts.execute(query, (json.dumps(keys),)))

    def _told(self, entry: Entry, batch: "_Batch") -> None:
        """Give a sighting to a new article, or to the one at its addresses, joining several."""
        keys, how = entry.keys, entry.how
        if how == BY_TEXT:
            self.articles.uncount(entry)
            batch.sightings.append((batch.document, None, how, entry.sighting))
            return
        found = sorted({batch.known[key] for key in keys if key in batch.known})
        if found:
            article = found[0]
            self.articles.uncount(entry)
            self.articles.touch(article)
        else:
            article = self.articles.number()
            batch.fresh.append((article, entry))
        if len(found) > 1:
            self._flush(batch)
            for other in found[1:]:
                self._join(other, article)
            batch.known = {
                key: article if one in found else one for key, one in batch.known.items()
            }
        added = [(key, article) for key in keys if key not in batch.known]
        batch.known.update(added)
        batch.addresses += added
        batch.sightings.append((batch.document, article, how, entry.sighting))

    def _flush(self, batch: "_Batch") -> None:
        """Write what a batch has gathered."""
        insert = "INSERT INTO sighting (document, article, loose, data) VALUES (?, ?, ?, ?)"
        self.facts.executemany(insert, batch.sightings)
        self.facts.executemany("INSERT INTO address VALUES (?, ?)", batch.addresses)
        self.articles.add(batch.fresh)
        batch.sightings, batch.addresses, batch.fresh = [], [], []

    def _add_problems(self, document: int | None, problems: Iterable[Problem]) -> None:
        if not problems:
            return
        rows = ((document, one.path, one.line, one.key, one.reason) for one in problems)
        self.facts.executemany("INSERT INTO problem VALUES (?, ?, ?, ?, ?)", rows)

    # Sightings and their articles

    def _dissolve(self, article: int) -> None:
        """Take an article apart; its sightings then belong to none."""
        self.articles.remove(article)
        keys = self._keys("article = ?", article)
        delete = "DELETE FROM address WHERE key = ? AND article = ?"
        self.facts.executemany(delete, ((key, article) for key in keys))
        self.facts.execute("UPDATE sighting SET article = NULL WHERE article = ?", (article,))

    def _keys(self, which: str, *values: object) -> list[str]:
        """What the sightings of an article are told by."""
        rows = self.facts.execute(f"SELECT data FROM sighting WHERE {which}", values)
        seen = (unpack_sighting(data) for (data,) in rows)
        return [key for one in seen for key in told_by(one, self.directory)]

    def _place(self, number: int) -> None:
        """Give a sighting to the article at one of its addresses; it may join several to one."""
        keys = self._keys("id = ?", number)
        known = self._known(keys)
        found = sorted(set(known.values()))
        article = found[0] if found else self.articles.number()
        for other in found[1:]:
            self._join(other, article)
        self.facts.execute("UPDATE sighting SET article = ? WHERE id = ?", (article, number))
        rows = ((key, article) for key in keys)
        self.facts.executemany("INSERT OR IGNORE INTO address VALUES (?, ?)", rows)
        self.articles.touch(article)

    def _join(self, other: int, article: int) -> None:
        """Two articles turn out to be one."""
        self.articles.remove(other)
        keys = self._keys("article = ?", other)
        update = "UPDATE address SET article = ? WHERE key = ?"
        self.facts.executemany(update, ((article, key) for key in keys))
        update = "UPDATE sighting SET article = ? WHERE article = ?"
        self.facts.execute(update, (article, other))


@dataclass(slots=True)
class _Batch:
    """The sightings of one document that are not written yet; `known` are articles by address."""

    document: int
    known: dict[str, int]
    sightings: list[tuple[int, int | None, int, bytes]] = field(default_factory=list)
    addresses: list[tuple[str, int]] = field(default_factory=list)
    fresh: list[tuple[int, Entry]] = field(default_factory=list)
