"""What a process that measures is given, and what it tells; for scale.py, ours.py and peers.py."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec
from corpus import Corpus
from measuring import timed

MOST, COMPLETIONS = 5, 25
"""Articles among which the right one is looked for; suggestions, as many as Discord shows."""


Slash = tuple[str, dict[str, str]]
"""A slash command's name, and its options."""


@dataclass(frozen=True, slots=True)
class Query:
    """Words to search for, and the title of the article that they were taken from."""

    text: str
    title: str


@dataclass(frozen=True, slots=True)
class Question:
    """A command, or free text; `broad`: about a word that very many headlines have."""

    asked: Slash | str
    broad: bool

    @property
    def kind(self) -> str:
        """The command's name."""
        return "free text" if isinstance(self.asked, str) else self.asked[0]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that is asked of a corpus. `warm` comes first and is not counted.

    `real`: the queries over all real articles, where they are found and all of these are there.
    """

    warm: list[str]
    made: list[Query]
    real: list[Query]
    questions: list[Question]
    typed: list[str]
    typed_lines: list[str]
    typed_outlets: list[str]
    now: datetime


@dataclass(frozen=True, slots=True)
class Task:
    """A corpus, what is asked of it, a folder for what is built of it.

    `patience`: seconds after which no more queries are asked of whoever needs so long for them.
    """

    corpus: Corpus
    sheet: Sheet
    folder: Path
    patience: float

    @property
    def archive(self) -> Path:
        """Where the product's archive is."""
        return self.folder / "archive"

    def write(self) -> Path:
        """Write it to its folder, for other processes."""
        file = self.folder / "task.json"
        file.write_bytes(msgspec.json.encode(self, enc_hook=str))
        return file


def read_task(file: Path) -> Task:
    """A task from its file."""
    return msgspec.json.decode(
        file.read_bytes(), type=Task, dec_hook=lambda kind, value: kind(value)
    )


def rank(titles: Sequence[str], wanted: str) -> int:
    """The place of the right title among five, from 1; 0: it is not there."""
    folded = [title.casefold() for title in titles[:MOST]]
    return folded.index(wanted.casefold()) + 1 if wanted.casefold() in folded else 0


def ranked(
    search: Callable[[str], Sequence[str]], queries: Sequence[Query], budget: float = math.inf
) -> dict[str, object]:
    """Latencies and ranks for queries, as many as there is time for (seconds)."""
    ranks: list[int] = []
    found: list[Sequence[str]] = []
    took = timed(lambda query: found.append(search(query.text)), queries, budget)
    ranks = [rank(titles, query.title) for titles, query in zip(found, queries, strict=False)]
    return {"seconds": took, "ranks": ranks}
