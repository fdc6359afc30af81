"""Articles to measure with: real ones where they are found, made up ones where not.

Real: `../shared/data/articles.jsonl.gz`, or the file that NEWSDESK_BENCH_DATA names. Each article
gets one of so many outlets, known ones first and then invented ones.
"""

import gzip
import json
import os
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count, islice
from pathlib import Path

from bot.archive.compile import Changes, compile_into
from bot.config import load, load_directory
from bot.news.article import Document, FileState, Role, Sighting
from bot.news.dates import Precision, Published
from bot.news.outlets import Directory

PROJECT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("NEWSDESK_BENCH_DATA", PROJECT.parent / "shared/data/articles.jsonl.gz"))
BATCH = 500
"""Articles of one document."""

_PLACES = "Ellery Calder Marrow Sandvik Tamarack Northsea Alder Birch Corran Dunmore Eastwick Fenn"
_PAPERS = "Herald Post Gazette Times Courier Chronicle Mail Tribune Echo Observer Star Sentinel"


def compiled(folder: Path, articles: int, outlets: int) -> None:
    """An archive of so many articles from so many outlets in a folder."""
    directory = load_directory(load(corpus=[PROJECT / "seeds"], archive=folder))
    changes = Changes(_documents(articles, outlets, directory), (), (), directory)
    compile_into(folder, changes)


def titles_and_excerpts(most: int) -> Iterator[tuple[str, str]]:
    """Titles with their excerpts; invented where there is no data."""
    if not DATA.is_file():
        return islice(_invented(), most)
    return islice(_real(), most)


def _real() -> Iterator[tuple[str, str]]:
    with gzip.open(DATA, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield row["title"], row.get("excerpt") or ""


def _invented() -> Iterator[tuple[str, str]]:
    """Sentences of words from a vocabulary that is used as words of a language are (Zipf)."""
    dice = random.Random(7)  # noqa: S311 - the same articles each time
    letters = ("b", "d", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "ch")
    vowels = ("a", "e", "i", "o", "u", "ai", "ou")
    words = [
        "".join(dice.choice(letters) + dice.choice(vowels) for _ in range(dice.randint(1, 5)))
        for _ in range(120_000)
    ]
    weights = [1 / (place + 3) for place in range(len(words))]
    while True:
        drawn = dice.choices(words, weights, k=40)
        yield " ".join(drawn[:10]).capitalize(), " ".join(drawn[10:]).capitalize() + "."


def _documents(articles: int, outlets: int, directory: Directory) -> Iterator[Document]:
    names = list(islice(_outlets(directory), outlets))
    found = enumerate(titles_and_excerpts(articles))
    start = datetime(2015, 1, 1, tzinfo=UTC)
    for number in count():
        batch = list(islice(found, BATCH))
        if not batch:
            return
        sightings = tuple(
            Sighting(
                Role.RELATED,
                1,
                title,
                excerpt,
                published=Published(start + timedelta(minutes=31 * place), Precision.MINUTE),
                addresses=(f"https://{names[place % outlets][1]}/a/{place}",),
                outlet=names[place % outlets][0],
                domain=names[place % outlets][1],
            )
            for place, (title, excerpt) in batch
        )
        yield Document(FileState(f"/made/{number}", f"made/{number}", 0, 0), sightings, ())


def _outlets(directory: Directory) -> Iterator[tuple[str, str]]:
    """Names and domains: the known ones, then invented ones."""
    for known in directory.known:
        yield known.name, known.domains[0]
    for number in count():
        for place in _PLACES.split():
            for paper in _PAPERS.split():
                name = f"{place} {paper} {number}".strip()
                yield name, f"{name.replace(' ', '').lower()}.example"
