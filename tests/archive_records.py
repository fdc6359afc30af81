"""Helpers for the tests of record files: lines of JSON, archives that grew beside fresh ones."""

import json
import shutil
from pathlib import Path

from archives import a_store, contents, write

from bot.config import Settings


def a_record(number: int, **fields: object) -> dict[str, object]:
    """A record of about a kilobyte, 300 of which are a part of a file; few words that count."""
    return {
        "id": f"r{number}",
        "title": f"Harbour {number} reopens after the storm",
        "url": f"https://courier.test/{number}",
        "publisher": "Courier",
        "domain": "courier.test",
        "published": f"2024-05-{1 + number % 28:02}T10:{number % 60:02}:00Z",
        "body": f"Quay {number % 97} is open again. {'x' * 800}",
        **fields,
    }


def as_lines(records) -> str:
    """Records as JSON Lines; text is a line as it stands."""
    return "".join(f"{one if isinstance(one, str) else json.dumps(one)}\n" for one in records)


class Growing:
    """A corpus whose archive grows with it, to be compared with one that is compiled at once."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.news = folder / "news"
        self.news.mkdir(parents=True)
        self.settings = Settings((self.news,), folder / "grown", None)
        a_store(self.settings.archive)

    def put(self, name: str, records) -> None:
        """A file of these records; none at all: no file."""
        if records is None:
            (self.news / name).unlink(missing_ok=True)
        else:
            write(self.news / name, as_lines(records))

    def both(self, *topics: str) -> tuple[dict[str, object], dict[str, object]]:
        """What the archive holds that grew, and what one does that is compiled now."""
        fresh = Settings(self.settings.corpus, self.folder / "fresh", None)
        shutil.rmtree(fresh.archive, ignore_errors=True)
        a_store(fresh.archive)
        return contents(self.settings, *topics), contents(fresh, *topics)
