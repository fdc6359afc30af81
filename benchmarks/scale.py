"""Newsdesk from five documents to a million articles, beside its peers, in one run.

    python benchmarks/scale.py [SIZE …] [--patience SECONDS] [--documents N] [--results FILE]
    python benchmarks/scale.py --report [--results FILE]

A SIZE is a number of articles, `real` for all real ones, 5 for the five seed documents, or
`documents` for front matter. What is measured is added to the results (results.json), and the
report is written from them: tables in README.md, plots in plots/.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

import orjson
from asked import sheet_of
from corpus import Corpus, corpus_of, real_articles
from documents import folder_of
from loading import NEWSDESK, compiled, forget, parsed, search_command, size
from measuring import PROJECT, run, seconds_of
from report import README, write_report
from results import (
    ASKED,
    BARE,
    FILE,
    OURS,
    PEERS,
    Figure,
    Run,
    kept,
    latencies,
    quality,
    read_results,
)
from tasks import Task

SIZES = ("5", "10000", "125000", "real", "1000000", "documents")
STARTS = 10
AGAIN, LARGE = 3, 200_000
"""So often a corpus is compiled, larger ones once; the median counts."""

HERE = Path(__file__).resolve().parent


def main() -> None:
    """Measure what is wanted, and report."""
    args = _arguments()
    if not args.report:
        if not real_articles():
            say("The real articles are not found (see NEWSDESK_BENCH_DATA): all of it is made up.")
        for name in args.sizes:
            if name == "real" and not real_articles():
                say("No run over all real articles.")
                continue
            say(f"{name}:")
            found = (
                of_documents(args.documents)
                if name == "documents"
                else of_articles(name, args.patience)
            )
            kept(found, name, args.results)
    write_report(read_results(args.results), args.readme)


def say(text: str) -> None:
    """Tell what is going on."""
    print(text, file=sys.stderr, flush=True)


def of_documents(number: int) -> Run:
    """Front matter compiled, beside PyYAML's C loader on two processes."""
    source = folder_of(number)
    with tempfile.TemporaryDirectory() as folder:
        done, counts = compiled(source, Path(folder) / "archive")
    figures = [
        Figure("compile documents", OURS, "time", round(done.seconds, 2), "s"),
        Figure("compile documents", OURS, "speed", round(number / done.seconds), "documents/s"),
        Figure("compile documents", OURS, "peak memory", round(done.peak_mb), "MB"),
        Figure("compile documents", BARE, "time", round(parsed("yaml", source), 2), "s"),
        Figure("compile documents", OURS, "size", round(size(source)), "MB"),
    ]
    return _run(counts["articles"], 0, figures)


def of_articles(name: str, patience: float) -> Run:
    """Everything over one corpus."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        corpus = _corpus(name, folder)
        task = Task(corpus, sheet_of(corpus), folder, patience)
        task.write()
        parts = (loading, starting, searching, answering, typing, searching_peers)
        figures = []
        for part in parts:
            say(f"  {part.__name__.replace('_', ' ')}")
            figures += list(part(task))
    return _run(corpus.articles, corpus.real, figures)


def loading(task: Task) -> Iterator[Figure]:
    """`newsdesk index`, beside parsing alone."""
    runs = []
    for number in range(AGAIN if task.corpus.articles < LARGE else 1):
        archive = task.archive.with_name(f"archive-{number}")
        runs.append((compiled(task.corpus.source, archive)[0], archive))
    runs.sort(key=lambda one: one[0].seconds)
    done, archive = runs[len(runs) // 2]
    archive.rename(task.archive)
    yield from _speed(task, OURS, done.seconds)
    yield Figure("compile", OURS, "peak memory", round(done.peak_mb), "MB")
    yield Figure(
        "compile", OURS, "peak memory, shared pages in each process", round(done.peak_rss_mb), "MB"
    )
    yield Figure("compile", OURS, "size", round(size(task.archive), 1), "MB")
    for how in ("json", "orjson"):
        yield from _speed(task, f"{how}, parse only", parsed(how, task.corpus.file))


def starting(task: Task) -> Iterator[Figure]:
    """From nothing to the first answer: as a process, and within one that has its code."""
    commands = [search_command(task, text) for text in task.sheet.warm[: STARTS + 1]]
    forget(task.archive)
    yield Figure("start", "newsdesk search, cold", "p50", round(seconds_of(commands[0]), 3), "s")
    took = [seconds_of(command) for command in commands[1:]]
    bare = [seconds_of([sys.executable, "-c", "pass"]) for _ in range(STARTS)]
    for who, seconds in (("newsdesk search", took), ("bare Python", bare)):
        yield Figure("start", who, "p50", round(median(seconds), 3), "s", STARTS)
        yield Figure("start", who, "max", round(max(seconds), 3), "s", STARTS)
    forget(task.archive)
    cold = _told("ours.py", "first", task)
    yield Figure("start", f"{OURS}, cold", "p50", round(cold["answer"], 4), "s")
    found = [_told("ours.py", "first", task) for _ in range(STARTS)]
    for which in ("open", "answer"):
        seconds = [one[which] for one in found]
        who = OURS if which == "answer" else f"{OURS}, open only"
        yield Figure("start", who, "p50", round(median(seconds), 4), "s", STARTS)
        yield Figure("start", who, "max", round(max(seconds), 4), "s", STARTS)


def searching(task: Task) -> Iterator[Figure]:
    """Search alone, and the whole question `search`."""
    found = _told("ours.py", "search", task)
    for way, who in (("", OURS), (" asked", ASKED)):
        for which in ("made", "real"):
            yield from latencies(f"search {which}", who, found[which + way]["seconds"])
            yield from quality(f"search {which}", who, found[which + way]["ranks"])
    ranks = {which: found[which]["ranks"] for which in ("made", "real")}
    (task.folder / "ranks.json").write_bytes(orjson.dumps(ranks))


def answering(task: Task) -> Iterator[Figure]:
    """Whole answers: all, those on broad topics, each kind; and memory after them."""
    found = _told("ours.py", "answers", task)
    rows = list(zip(found["seconds"], found["kinds"], found["broad"], strict=False))
    yield from latencies("answer", OURS, found["seconds"])
    yield from latencies("answer, broad topic", OURS, [took for took, _, broad in rows if broad])
    for kind in sorted({kind for _, kind, _ in rows}):
        its = [took for took, of, _ in rows if of == kind]
        yield from latencies(f"answer, {kind}", OURS, its, ("p50", "p99"))
    yield from _memory(OURS, found["memory"])
    yield from _memory(f"{OURS}, with Discord's library", found["with Discord"])


def typing(task: Task) -> Iterator[Figure]:
    """Suggestions."""
    for name, seconds in _told("ours.py", "typing", task).items():
        yield from latencies(f"autocomplete, {name}", OURS, seconds)


def searching_peers(task: Task) -> Iterator[Figure]:
    """Each peer: built, opened, asked the same; ours on the queries that it had time for."""
    ours = orjson.loads((task.folder / "ranks.json").read_bytes())
    for who in PEERS:
        say(f"    {who}")
        yield from _speed(task, who, _told("peers.py", "build", who, task)["seconds"])
        found = _told("peers.py", "search", who, task)
        yield Figure("start", who, "p50", round(found["open"], 4), "s")
        for which in ("made", "real"):
            ranks = found[which]["ranks"]
            yield from latencies(f"search {which}", who, found[which]["seconds"])
            yield from quality(f"search {which}", who, ranks)
            yield from quality(f"search {which}", f"{OURS}, as {who}", ours[which][: len(ranks)])
        yield from latencies("autocomplete, topics", who, found.get("typed", ()))
        yield from _memory(who, found["memory"])


def _memory(who: str, megabytes: dict[str, float]) -> Iterator[Figure]:
    for name, value in megabytes.items():
        yield Figure("memory", who, name, value, "MB")


def _speed(task: Task, who: str, seconds: float) -> Iterator[Figure]:
    yield Figure("compile", who, "time", round(seconds, 6), "s")
    yield Figure("compile", who, "speed", round(task.corpus.articles / seconds), "articles/s")


def _told(script: str, *arguments: str | Task) -> Any:  # noqa: ANN401 - each tells something else
    """What a script that measures prints."""
    given = (str(one.folder / "task.json") if isinstance(one, Task) else one for one in arguments)
    return orjson.loads(run([sys.executable, str(HERE / script), *given]).output)


def _corpus(name: str, folder: Path) -> Corpus:
    """The corpus of a size."""
    if name == "5":
        return _seeds(folder)
    return corpus_of(len(real_articles()) if name == "real" else int(name))


def _seeds(folder: Path) -> Corpus:
    """The five seed documents; for the peers, what the newsdesk has read out of them."""
    seeds, file = PROJECT / "seeds", folder / "seeds.jsonl"
    command = [*NEWSDESK, "export", "--corpus", str(seeds), "--archive", str(folder / "seeds")]
    rows = [json.loads(line) for line in run(command).output.splitlines()]
    records = [
        {**row, "publisher": row["outlet"], "published": row["published"] or ""} for row in rows
    ]
    file.write_bytes(b"\n".join(orjson.dumps(record) for record in records))
    return Corpus(file, seeds, len(records), len(records))


def _run(articles: int, real: int, figures: Sequence[Figure]) -> Run:
    command = ["git", "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)  # noqa: S603
    now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    return Run(now, commit.stdout.strip(), articles, real, list(figures))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sizes", nargs="*", default=SIZES, metavar="SIZE")
    parser.add_argument(
        "--patience", type=float, default=30.0, help="seconds for each set of queries"
    )
    parser.add_argument("--documents", type=int, default=20_000, help="documents with front matter")
    parser.add_argument("--results", type=Path, default=FILE, help="file that keeps the results")
    parser.add_argument("--readme", type=Path, default=README, help="file that gets the tables")
    parser.add_argument("--report", action="store_true", help="measure nothing")
    return parser.parse_args()


if __name__ == "__main__":
    main()
