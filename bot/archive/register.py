"""What an archive knows of outlets and documents."""

import json
from collections.abc import Sequence

from bot.archive.lexicon import ArchiveWords
from bot.news.article import NOBODY, FileState, Outlet, Part
from bot.news.problems import Problem

_NOBODY = 0
"""The number of the outlet of texts that came without one."""

_LAST = chr(0x10FFFF)


class ArchiveRegister(ArchiveWords):
    """The outlets and documents of an archive; the base of what it knows of articles."""

    # Outlets

    def _numbered(self, keys: tuple[str, ...]) -> list[int]:
        """The numbers of outlets by their keys, of those that are here."""
        query = "SELECT id FROM outlet WHERE key IN (SELECT value FROM json_each(?)) ORDER BY id"
        nobody = [_NOBODY] if NOBODY.key in keys else []
        return nobody + [row[0] for row in self._rows(query, json.dumps(keys))]

    def _keys_of(self, numbers: Sequence[int]) -> dict[int, str]:
        """The keys of outlets by their numbers; that of nobody is empty."""
        query = "SELECT id, key FROM outlet WHERE id IN (SELECT value FROM json_each(?))"
        return {_NOBODY: NOBODY.key, **dict(self._rows(query, json.dumps(numbers)))}

    def outlets_named(self, squashed: str) -> tuple[Outlet, ...]:
        """The outlets that a squashed name, alias or domain stands for, the likeliest first.

        Those with articles here come before others.
        """
        query = (
            "SELECT key, name, domain FROM alias JOIN outlet ON outlet.id = alias.outlet"
            " WHERE squashed = ? GROUP BY outlet.id"
            " ORDER BY articles = 0, min(kind), articles DESC, key"
        )
        return tuple(Outlet(*row) for row in self._rows(query, squashed))

    def outlet_names(self) -> Sequence[tuple[str, Outlet]]:
        """Every squashed name with its outlet, those with articles first."""
        query = (
            "SELECT squashed, key, name, domain FROM alias JOIN outlet"
            " ON outlet.id = alias.outlet ORDER BY articles = 0, kind, articles DESC, key"
        )
        return [(squashed, Outlet(*rest)) for squashed, *rest in self._rows(query)]

    def outlets_beginning(self, squashed: str, most: int) -> tuple[Outlet, ...]:
        """The outlets with articles that have a squashed name beginning so, the biggest first."""
        query = (
            "SELECT key, name, domain FROM alias JOIN outlet ON outlet.id = alias.outlet"
            " WHERE squashed >= ? AND squashed < ? AND articles > 0"
            " GROUP BY outlet.id ORDER BY articles DESC, name LIMIT ?"
        )
        rows = self._rows(query, squashed, squashed + _LAST, most)
        return tuple(Outlet(*row) for row in rows)

    # Documents

    def files(self) -> dict[str, FileState]:
        """The files, by path, as they were when they were read."""
        rows = self._rows("SELECT DISTINCT path, name, size, mtime_ns FROM document")
        return {row[0]: FileState(*row) for row in rows}

    def parts(self, path: str) -> frozenset[Part]:
        """The parts that a file had when it was read."""
        rows = self._rows("SELECT part, line, digest FROM document WHERE path = ?", path)
        return frozenset(Part(*row) for row in rows)

    def problems(self) -> tuple[Problem, ...]:
        """Every problem of every document, in order of file and line."""
        query = "SELECT path, line, key, reason FROM problem ORDER BY path, line, key, reason"
        return tuple(Problem(*row) for row in self._rows(query))

    def listing_problems(self) -> tuple[Problem, ...]:
        """The problems of finding documents, in order."""
        query = "SELECT path, line, key, reason FROM problem WHERE document IS NULL"
        return tuple(sorted(Problem(*row) for row in self._rows(query)))
