"""How long reading free text takes over a large corpus, beside RapidFuzz over its outlets' names.

    python benchmarks/reading.py [ARTICLES] [OUTLETS] [ARCHIVE]

Reads the questions of `tests/data`, of `../shared/questions` where they are found, and messages of
4,000 characters; prints medians, 99th percentiles and the longest in milliseconds. Nothing is
remembered from one message to the next but what the archive itself remembers, which is warmed
with other messages. The archive is kept where a folder for it is given.
"""

import gc
import json
import random
import string
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles

from corpus import compiled, titles_and_excerpts
from rapidfuzz import fuzz, process

from bot.archive.compile import FACTS, INDEX, WORDS
from bot.archive.search import EmbeddedArchive
from bot.desk import Desk
from bot.news.question import FreeText

PROJECT = Path(__file__).resolve().parent.parent
NOW = datetime(2022, 4, 22, 12, tzinfo=UTC)
LONG = 4_000
SHORT = 300


def main(articles: int, outlets: int, folder: Path) -> None:
    """Print the figures."""
    if not (folder / FACTS).exists():
        folder.mkdir(parents=True, exist_ok=True)
        compiled(folder, articles, outlets)
    with EmbeddedArchive(folder / FACTS, folder / INDEX, folder / WORDS) as archive:
        desk = Desk(archive)
        texts = [text for text in _messages() if len(text) <= SHORT]
        desk.warm_up()
        for text in ("sources on anything from reuters", "timeline of gaurdian stories"):
            desk.read(FreeText(text), NOW)
        gc.collect()
        gc.freeze()  # as the running bot does
        ours = _measured(lambda text: desk.read(FreeText(text), NOW), texts)
        names = [name for name, _ in archive.outlet_names()]
        peer = _measured(
            lambda text: process.extract(text, names, scorer=fuzz.partial_ratio, limit=3), texts
        )
        long = _measured(lambda text: desk.read(FreeText(text), NOW), list(_long()))
    print(f"{len(texts)} messages, {articles:,} articles, {outlets:,} outlets; milliseconds")
    _show("reading", ours)
    _show("RapidFuzz over all outlets' names", peer)
    print(f"ratio of medians {median(ours) / median(peer):.2f}")
    _show(f"reading {LONG:,} characters", long)


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
    for number, (title, excerpt) in enumerate(titles_and_excerpts(600)):
        yield (f"sources on {title}", title.lower(), f"{title} {excerpt}"[:SHORT])[number % 3]


def _long() -> Iterator[str]:
    dice = random.Random(5)  # noqa: S311 - the same messages each time
    excerpts = [excerpt for _, excerpt in titles_and_excerpts(4_000) if excerpt]
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


def _measured(work: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    """Milliseconds for each text, once."""
    took = []
    for text in texts:
        start = time.perf_counter()
        work(text)
        took.append((time.perf_counter() - start) * 1000)
    return took


def _show(name: str, took: Sequence[float]) -> None:
    high = quantiles(took, n=100)[98]
    print(f"{name:<36} p50 {median(took):7.2f}  p99 {high:7.2f}  longest {max(took):7.2f}")


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    papers = int(sys.argv[2]) if len(sys.argv) > 2 else 5_000  # noqa: PLR2004 - arguments
    if len(sys.argv) > 3:  # noqa: PLR2004 - arguments
        main(size, papers, Path(sys.argv[3]))
    else:
        with tempfile.TemporaryDirectory() as made:
            main(size, papers, Path(made))
