"""What outlives a restart, in one small SQLite file: what long buttons ask, synced commands.

A question that is too long for a button is kept here under a short key, with the person it is for,
for 30 days. Nothing else that anybody wrote is kept.
"""

import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock

from bot.errors import StateError

LIFETIME = timedelta(days=30)
"""How long the question of a button is kept."""

_DAMAGED = {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_TABLES = """
    CREATE TABLE IF NOT EXISTS asked (
        key TEXT PRIMARY KEY, person TEXT NOT NULL, question TEXT NOT NULL, until REAL NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS asked_person ON asked (person);
    CREATE INDEX IF NOT EXISTS asked_until ON asked (until);
    CREATE TABLE IF NOT EXISTS mark (
        name TEXT PRIMARY KEY, value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
"""


class State:
    """The file; may be used from any thread."""

    def __init__(self, file: Path) -> None:
        """Open it, or begin a new one; a damaged one is removed. Raises StateError."""
        self._lock = Lock()
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._opened(file)
        except (OSError, sqlite3.Error) as error:
            raise StateError(f"cannot keep anything in {file}: {error}") from error

    @staticmethod
    def _opened(file: Path) -> sqlite3.Connection:
        try:
            return _connect(file)
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode not in _DAMAGED:  # no room or no right
                raise
            file.unlink()  # it holds what buttons ask, which is not worth keeping in pieces
            file.with_name(f"{file.name}-journal").unlink(missing_ok=True)
            return _connect(file)

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._file.close()

    def keep(self, person: str, questions: Mapping[str, str], now: datetime) -> bool:
        """Keep the questions of a person's buttons by their keys; False where there is no room."""
        until = (now + LIFETIME).timestamp()
        with self._lock, suppress(sqlite3.Error, UnicodeError), self._file:
            self._file.executemany(
                "INSERT INTO asked VALUES (?, ?, ?, ?)"
                " ON CONFLICT (key) DO UPDATE SET until = excluded.until",
                [(key, person, question, until) for key, question in questions.items()],
            )
            return True
        return False

    def kept(self, key: str, now: datetime) -> str | None:
        """The question under a key; None where there is none any more."""
        with self._lock, suppress(sqlite3.Error, UnicodeError):
            row = self._file.execute(
                "SELECT question FROM asked WHERE key = ? AND until >= ?", (key, now.timestamp())
            ).fetchone()
            return str(row[0]) if row else None
        return None

    def expire(self, now: datetime) -> None:
        """Remove what was kept long enough."""
        with self._lock, suppress(sqlite3.Error), self._file:
            self._file.execute("DELETE FROM asked WHERE until < ?", (now.timestamp(),))

    def forget(self, person: str) -> int:
        """Remove what is kept for a person → how many questions that were. Raises StateError."""
        try:
            with self._lock, self._file:
                return self._file.execute("DELETE FROM asked WHERE person = ?", (person,)).rowcount
        except sqlite3.Error as error:
            raise StateError(f"what is kept cannot be removed: {error}") from error

    def mark(self, name: str) -> str | None:
        """A value that was set, None where none was."""
        with self._lock, suppress(sqlite3.Error):
            row = self._file.execute("SELECT value FROM mark WHERE name = ?", (name,)).fetchone()
            return str(row[0]) if row else None
        return None

    def set_mark(self, name: str, value: str) -> None:
        """Set a value; where there is no room it stays as it was."""
        with self._lock, suppress(sqlite3.Error), self._file:
            self._file.execute("INSERT OR REPLACE INTO mark VALUES (?, ?)", (name, value))


def _connect(file: Path) -> sqlite3.Connection:
    """The file, readable to its owner only; what is removed from it is overwritten."""
    file.touch(mode=0o600)
    file.chmod(0o600)
    connection = sqlite3.connect(file, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode = TRUNCATE")  # a log would keep what was removed
        connection.execute("PRAGMA secure_delete = ON")
        connection.executescript(_TABLES)
        _check(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _check(connection: sqlite3.Connection) -> None:
    """Raise DatabaseError for a file that is not whole, which only opening it does not tell."""
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        error = sqlite3.DatabaseError("not whole")
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise error
