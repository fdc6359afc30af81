"""Copies among real articles: pairs by rule, in one story as editors see it and across stories.

    python benchmarks/copies.py [FILE…] [--show NUMBER] [--seed NUMBER]

FILEs are the labelled stories and all articles (`../shared/data/`, or the folder that
NEWSDESK_BENCH_DATA names). Nobody labelled copies: what is called one has to be read. `--show`
prints so many pairs of each file, picked by `--seed`, to be read by somebody. A pair across
stories is a copy whose original stands in another story, or two articles wrongly taken for one
text: its share tells what there may be of the latter at most.
"""

import argparse
import gzip
import os
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from random import Random

import orjson
from measuring import PROJECT, Latency

from bot.archive.outlets import registrable
from bot.config import load, load_directory
from bot.news.article import Article
from bot.news.copies import Sameness, grouped, same_text
from bot.news.dates import UNKNOWN, published_text, read_published
from bot.news.outlets import Directory
from bot.news.text import words
from bot.news.urls import host

FILES = ("stories-editors", "stories-aggregator", "stories-matched", "credits", "articles")
COMMON = 60
"""Articles that may share a run of words for it to be looked at; more share a phrase."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles that are called copies, and whether editors put them into one story.

    `together` is None where nobody did so for either.
    """

    one: Article
    other: Article
    sameness: Sameness
    together: bool | None


def main() -> None:
    """Print figures, and pairs to read, for each file."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("files", nargs="*", default=FILES)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    directory = load_directory(load(PROJECT / "config" / "newsdesk.yaml"))
    for name in options.files:
        file = folder() / f"{name}.jsonl.gz"
        if not file.is_file():
            print(f"{name}: not found in {folder()}")
            continue
        pairs = measured(name, file, directory)
        dice = Random(options.seed)  # noqa: S311 - the same pairs each time
        for pair in dice.sample(pairs, min(options.show, len(pairs))):
            show(pair)


def folder() -> Path:
    """The folder with the real articles."""
    given = Path(os.environ.get("NEWSDESK_BENCH_DATA", PROJECT.parent / "shared" / "data"))
    return given if given.is_dir() else given.parent


def measured(name: str, file: Path, directory: Directory) -> list[Pair]:
    """The pairs of a file that are called copies, after a line of figures."""
    stories, articles = read(file, directory)
    candidates = sorted(neighbours(articles))
    pairs, seconds = [], []
    for one, other in candidates:
        began = time.perf_counter()
        found = same_text(articles[one], articles[other])
        seconds.append(time.perf_counter() - began)
        if found:
            together = stories[one] == stories[other] if stories[one] else None
            pairs.append(Pair(articles[one], articles[other], found, together))
    rules = Counter(f"{pair.sameness.rule}{'' if pair.sameness.sure else '?'}" for pair in pairs)
    groups = grouped((pair.one.key, pair.other.key, pair.sameness) for pair in pairs)
    across = sum(pair.together is False for pair in pairs)
    print(f"{name}: {len(articles)} articles, {len(candidates)} pairs compared")
    print(f"  copies: {len(pairs)} pairs {dict(sorted(rules.items()))}, {len(groups)} groups")
    if any(stories):
        print(f"  across stories: {across} of {len(pairs)} pairs")
    print(f"  a comparison in ms: {Latency.of(seconds)}")
    return pairs


def read(file: Path, directory: Directory) -> tuple[list[str], list[Article]]:
    """The articles of a file, and the story of each; of one address the first."""
    found: dict[str, tuple[str, Article]] = {}
    with gzip.open(file) as lines:
        for line in lines:
            record = orjson.loads(line)
            found.setdefault(record["id"], (record.get("story", ""), article(record, directory)))
    return [story for story, _ in found.values()], [one for _, one in found.values()]


def article(record: Mapping[str, str], directory: Directory) -> Article:
    """An article as far as copies are told by it."""
    domain = record.get("domain", "")
    published = record.get("published")
    return Article(
        key=record["id"],
        title=record["title"],
        outlet=directory.identify(
            record.get("publisher", ""), domain, host(record.get("url", "")), registrable
        ),
        published=read_published(published) if published else UNKNOWN,
        excerpt=record.get("excerpt", ""),
        body=record.get("body", ""),
        url=record.get("url"),
    )


def neighbours(articles: Sequence[Article]) -> set[tuple[int, int]]:
    """Pairs that share three words in a row of their headlines, or five of their texts."""
    sharing: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, one in enumerate(articles):
        for run in runs(one):
            sharing[run].append(number)
    return {
        pair for having in sharing.values() if len(having) <= COMMON
        for pair in combinations(having, 2)
    }  # fmt: skip


def runs(one: Article) -> Iterator[tuple[str, ...]]:
    """The runs of words by which an article is found; of one headline each once."""
    title, text = words(one.title), words(f"{one.excerpt} {one.body}")
    yield from {tuple(title[at : at + 3]) for at in range(len(title) - 2)}
    yield from {tuple(text[at : at + 5]) for at in range(len(text) - 4)}


def show(pair: Pair) -> None:
    """Print a pair to be read."""
    apart = {True: "one story", False: "TWO STORIES", None: ""}[pair.together]
    print(f"\n{pair.sameness.rule} {pair.sameness.share:.2f} {apart}")
    for one in (pair.one, pair.other):
        print(f"  {one.outlet.name} {published_text(one.published)} | {one.title}")
        print(f"      {(one.excerpt or one.body)[:300]}")


if __name__ == "__main__":
    main()
