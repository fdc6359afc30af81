"""Stories: B-cubed scores on what people put together, the time for many articles; the fit.

    python benchmarks/stories.py         scores with the weights of bot/news/stories.py
    python benchmarks/stories.py --fit   fits weights; scores of those fitted to the other half

The sets are read from the folder of real data. `titles` are the editors' articles without their
excerpts, `mixed` the aggregator's with their times moved by up to twelve hours: there one story
came after the other.
"""

import argparse
import gzip
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random

import numpy as np
import orjson
from corpus import data_file, real_articles
from variants import Record

from bot.archive.background import background
from bot.archive.words import text_of
from bot.news.article import NOBODY, Article
from bot.news.dates import UNKNOWN, read_published
from bot.news.stories import FITTED, Placed, Weights, evidence, going_on
from bot.news.story import Story
from bot.news.story_shelf import Shelf, cluster
from bot.news.story_terms import Features, features

SETS = {"editors": 1.0, "titles": 0.5, "aggregator": 1.0, "matched": 0.6}
"""Sets to fit to and what each is worth; `mixed` is only looked at."""

Told = list[tuple[Features, str]]
"""Articles, each with the story that it is of."""


def main() -> None:
    """Say the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fit", action="store_true")
    fitting = parser.parse_args().fit
    sets = {name: told(name) for name in (*SETS, "mixed")}
    if not all(sets.values()):
        sys.exit("the real stories are not found; see benchmarks/README.md")
    if fitting:
        fit_and_score(sets)
    else:
        for name, labelled in sets.items():
            print(f"{name:11}", score(labelled, FITTED))
        clock()


def told(name: str) -> Told:
    """The articles of a set with their stories."""
    source = {"titles": "editors", "mixed": "aggregator"}.get(name, name)
    file = data_file(f"stories-{source}.jsonl.gz")
    if file is None:
        return []
    random = Random(1)  # noqa: S311 - the same times each time
    with gzip.open(file) as lines:
        records = [orjson.loads(line) for line in lines]
    found = []
    for record in records:
        article = article_of(record)
        if name == "titles":
            article = replace(article, excerpt="")
        if name == "mixed" and article.published.at:
            moved = article.published.at + timedelta(hours=random.uniform(-12, 12))
            article = replace(article, published=replace(article.published, at=moved))
        known = features(article, background(), text_of(article).counts.named)
        if known:
            found.append((known, record["story"]))
    return found


def article_of(record: Record) -> Article:
    """A record as an article."""
    text = record.get("published")
    published = read_published(text) if text else UNKNOWN
    return Article(
        record["id"], record["title"], NOBODY, published, excerpt=record.get("excerpt") or ""
    )


def score(labelled: Told, weights: Weights) -> str:
    """B-cubed precision, recall and F1 (Bagga & Baldwin 1998)."""
    precision, recall = b_cubed(labelled, weights)
    f1 = 2 * precision * recall / (precision + recall)
    return f"precision {precision:.3f} recall {recall:.3f} f1 {f1:.3f}"


def b_cubed(labelled: Told, weights: Weights) -> tuple[float, float]:
    """Precision and recall of the stories that are found."""
    found = cluster((article for article, _ in labelled), weights)
    by_label, by_found = defaultdict(set), defaultdict(set)
    for article, label in labelled:
        by_label[label].add(article.key)
        by_found[found[article.key]].add(article.key)
    both = [
        (len(by_label[label] & by_found[found[article.key]]), label, found[article.key])
        for article, label in labelled
    ]
    precision = sum(common / len(by_found[story]) for common, _, story in both) / len(both)
    recall = sum(common / len(by_label[label]) for common, label, _ in both) / len(both)
    return precision, recall


def fit_and_score(sets: dict[str, Told]) -> None:
    """Fit to all; then to one half of the stories of each set, and score all with these weights."""
    print("fitted to all:", fit({name: sets[name] for name in SETS}))
    scores = defaultdict(list)
    for seed in range(3):
        for half in (0, 1):
            weights = fit({name: halves(sets[name], seed)[half] for name in SETS})
            for name, labelled in sets.items():
                scores[name, "all"].append(b_cubed(labelled, weights))
                scores[name, "other half"].append(
                    b_cubed(halves(labelled, seed)[1 - half], weights)
                )
    for (name, which), found in scores.items():
        precision, recall = np.mean(found, axis=0)
        f1 = np.mean([2 * one * other / (one + other) for one, other in found])
        print(f"{name:11} {which:11} precision {precision:.3f} recall {recall:.3f} f1 {f1:.3f}")


def halves(labelled: Told, seed: int) -> tuple[Told, Told]:
    """The articles of one half of the stories and those of the others."""
    labels = sorted({label for _, label in labelled})
    Random(seed).shuffle(labels)  # noqa: S311 - the same halves each time
    first = set(labels[: len(labels) // 2])
    one = [pair for pair in labelled if pair[1] in first]
    return one, [pair for pair in labelled if pair[1] not in first]


def fit(sets: dict[str, Told]) -> Weights:
    """The weights that tell best which stories articles are of, where all before are right.

    Logistic regression by Newton's method, with a ridge of one; age stays as it is.
    """
    rows, wanted, worth = [], [], []
    for name, labelled in sets.items():
        cases = decisions(labelled)
        rows += [[1.0, *values[:4]] for values, _ in cases]
        wanted += [right for _, right in cases]
        worth += [SETS[name] * 1000 / len(cases)] * len(cases)
    table, truth, weight = np.array(rows), np.array(wanted, float), np.array(worth)
    ridge = np.diag([0.0] + [1.0] * 4) * table.std(axis=0) ** 2
    fitted = np.zeros(table.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-table @ fitted))
        slope = table.T @ (weight * (truth - chance)) - ridge @ fitted
        curve = (table * (weight * chance * (1 - chance))[:, None]).T @ table + ridge
        fitted += np.linalg.solve(curve, slope)
    names = Weights._fields[:5]
    found = {name: round(float(one), 2) for name, one in zip(names, fitted, strict=True)}
    return FITTED._replace(**found)


def decisions(labelled: Told) -> list[tuple[tuple[float, ...], bool]]:
    """What speaks for each article being of each story near it, and whether it is."""
    labels = {article.key: label for article, label in labelled}
    stories: dict[str, Story] = {}
    found: list[tuple[tuple[float, ...], bool]] = []

    def decide(article: Features, near: Sequence[Story]) -> Placed:
        label = labels[article.key]
        found.extend(
            (evidence(article, story), labels[story.first.key] == label)
            for story in going_on(article, near)
        )
        known = stories.get(label)
        if known:
            known.add(article)
            return Placed(known, new=False)
        stories[label] = Story(article)
        return Placed(stories[label], new=True)

    shelf = Shelf(decide)
    for article in sorted((one for one, _ in labelled), key=lambda one: one.place):
        shelf.take(article)
    return found


def clock() -> None:
    """How long it takes to put all real articles into stories, and a new one."""
    known = background()
    start = time.perf_counter()
    found = [
        features(article := article_of(record), known, text_of(article).counts.named)
        for record in real_articles()
    ]
    made = time.perf_counter()
    stories = cluster(one for one in found if one)
    end = time.perf_counter()
    print(f"{len(found)} articles, {len(set(stories.values()))} stories:", end=" ")
    print(f"features {made - start:.1f} s, stories {end - made:.1f} s")


if __name__ == "__main__":
    main()
