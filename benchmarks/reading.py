"""How long reading free text takes over a large corpus, beside RapidFuzz over its outlets' names.

    python benchmarks/reading.py [ARTICLES] [ARCHIVE]

Reads the questions of `tests/data`, of `../shared/questions` where they are found, and messages of
4,000 characters; prints medians, 99th percentiles and the longest in milliseconds. Nothing is
remembered from one message to the next but what the archive itself remembers, which is warmed
with other messages. The archive is kept where a folder for it is given.
"""

import json
import random
import string
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from corpus import corpus_of, every_article
from measuring import PROJECT, Latency, settle, timed
from ours import opened
from rapidfuzz import fuzz, process

from bot.news.question import FreeText

NOW = datetime(2022, 4, 22, 12, tzinfo=UTC)
LONG = 4_000
SHORT = 300


def main(articles: int, folder: Path) -> None:
    """Print the figures."""
    newsdesk = opened(corpus_of(articles).source, folder)
    texts = [text for text in _messages() if len(text) <= SHORT]
    names = [name for name, _ in newsdesk.archive.outlet_names()]

    def read(text: str) -> object:
        return newsdesk.desk.read(FreeText(text), NOW)

    def naive(text: str) -> object:
        return process.extract(text, names, scorer=fuzz.partial_ratio, limit=3)

    timed(read, ("sources on anything from reuters", "timeline of gaurdian stories"))
    settle()
    ours, peer = Latency.of(timed(read, texts)), Latency.of(timed(naive, texts))
    long = Latency.of(timed(read, _long()))
    print(f"{len(texts)} messages, {articles:,} articles, {len(names):,} names; milliseconds")
    print(f"{'reading':36} {ours}")
    print(f"{'RapidFuzz over all names of outlets':36} {peer}")
    print(f"ratio of medians {ours.p50 / peer.p50:.2f}")
    print(f"{f'reading {LONG:,} characters':36} {long}")


def _messages() -> Iterator[str]:
    """Questions as people type them, and headlines with words of commands around them."""
    files = (
        PROJECT / "tests" / "data" / "questions.jsonl",
        PROJECT.parent / "shared" / "questions" / "questions.jsonl",
    )
    for file in files:
        if file.is_file():
            for line in file.read_text(encoding="utf-8").splitlines():
                yield json.loads(line)["text"]
    for number, record in enumerate(islice(every_article(), 600)):
        title, excerpt = record["title"], record.get("excerpt", "")
        yield (f"sources on {title}", title.lower(), f"{title} {excerpt}"[:SHORT])[number % 3]


def _long() -> Iterator[str]:
    dice = random.Random(5)  # noqa: S311 - the same messages each time
    excerpts = [one["excerpt"] for one in islice(every_article(), 4_000) if one.get("excerpt")]
    for _ in range(20):
        yield " ".join(dice.choices(excerpts, k=20))[:LONG]
        yield "".join(dice.choices(string.ascii_letters + "    ", k=LONG))
        yield ("sources " * 600)[:LONG]
        yield ("the " * 1_200)[:LONG]
        yield ("?! " * 2_000)[:LONG]
        yield "".join(dice.choices(string.printable, k=LONG))
        yield ("not from BBC and " * 300)[:LONG]
        yield ("between 21 and 24 march or " * 300)[:LONG]
        yield ("Times Post Herald " * 300)[:LONG]


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    if len(sys.argv) > 2:  # noqa: PLR2004 - arguments
        main(size, Path(sys.argv[2]))
    else:
        with tempfile.TemporaryDirectory() as made:
            main(size, Path(made))
