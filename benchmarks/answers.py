"""How long an answer takes on the seeds, beside the naive way: RapidFuzz over all titles.

    python benchmarks/answers.py [ROUNDS]

Asks every question of the dialogues in turn, ROUNDS times, and prints medians and 99th percentiles
in milliseconds. The questions of `../shared/questions` are used too where they are found.
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles

from rapidfuzz import fuzz, process

from bot.app import Newsdesk
from bot.config import load
from bot.news.coverage import Order, Selection
from bot.news.question import FreeText

PROJECT = Path(__file__).resolve().parent.parent
NOW = datetime(2022, 4, 22, 12, tzinfo=UTC)


def main(rounds: int) -> None:
    """Print the figures of both."""
    with tempfile.TemporaryDirectory() as archive:
        newsdesk = Newsdesk(load(corpus=[PROJECT / "seeds"], archive=Path(archive)))
        titles = [
            hit.article.title
            for hit in newsdesk.archive.articles(Selection(), Order.OLDEST, most=1_000)
        ]
        texts = list(_questions())

        def answer(text: str) -> object:
            return newsdesk.ask(FreeText(text), NOW)

        def naive(text: str) -> object:
            return process.extract(text, titles, scorer=fuzz.token_set_ratio, limit=5)

        ours = _measured(answer, texts, rounds)
        peer = _measured(naive, texts, rounds)
    print(f"{len(texts)} questions, {rounds} rounds, {len(titles)} articles; milliseconds")
    _show("desk.ask, whole answer", ours)
    _show("RapidFuzz over all titles, no answer", peer)
    print(f"ratio of medians {median(ours) / median(peer):.1f}")


def _questions() -> Iterator[str]:
    for file in sorted((PROJECT / "tests" / "dialogues").glob("seeds-*.txt")):
        for turn in file.read_text(encoding="utf-8").split("\n\n> ")[1:]:
            yield turn.partition("\n")[0]
    examples = PROJECT.parent / "shared" / "questions" / "questions.jsonl"
    if examples.is_file():
        for line in examples.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"]


def _measured(ask: Callable[[str], object], texts: Sequence[str], rounds: int) -> list[float]:
    """Milliseconds of each call; the first round warms up and is not counted."""
    took = []
    for number in range(rounds + 1):
        for text in texts:
            start = time.perf_counter()
            ask(text)
            if number:
                took.append((time.perf_counter() - start) * 1000)
    return took


def _show(name: str, took: list[float]) -> None:
    p99 = quantiles(took, n=100)[98]
    print(f"{name:40} p50 {median(took):7.3f}   p99 {p99:7.3f}   max {max(took):7.3f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
