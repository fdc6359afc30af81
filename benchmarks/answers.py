"""How long an answer takes on the seeds, beside the naive way: RapidFuzz over all titles.

    python benchmarks/answers.py [ROUNDS]

Asks every question of the dialogues in turn, ROUNDS times, and prints medians and 99th percentiles
in milliseconds. The questions of `../shared/questions` are used too where they are found.
"""

import json
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from measuring import PROJECT, Latency, timed
from rapidfuzz import fuzz, process

from bot.app import Newsdesk
from bot.config import load
from bot.news.coverage import Order, Selection
from bot.news.question import FreeText

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

        timed(answer, texts)
        ours = Latency.of(timed(answer, texts * rounds))
        peer = Latency.of(timed(naive, texts * rounds))
    print(f"{len(texts)} questions, {rounds} rounds, {len(titles)} articles; milliseconds")
    print(f"{'desk.ask, whole answer':40} {ours}")
    print(f"{'RapidFuzz over all titles, no answer':40} {peer}")
    print(f"ratio of medians {ours.p50 / peer.p50:.1f}")


def _questions() -> Iterator[str]:
    for file in sorted((PROJECT / "tests" / "dialogues").glob("seeds-*.txt")):
        for turn in file.read_text(encoding="utf-8").split("\n\n> ")[1:]:
            yield turn.partition("\n")[0]
    examples = PROJECT.parent / "shared" / "questions" / "questions.jsonl"
    if examples.is_file():
        for line in examples.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
