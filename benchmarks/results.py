"""Results: figures with their units, of runs over several corpora, kept in results.json."""

import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

import msgspec
from measuring import Latency

FILE = Path(__file__).with_name("results.json")
LIBRARIES = ("tantivy", "rapidfuzz", "bm25s", "numpy", "orjson", "PyYAML")
OURS, NAIVE = "Newsdesk", "RapidFuzz over all titles"
PEERS = (NAIVE, "SQLite FTS5", "tantivy's fuzzy terms", "bm25s")
ASKED = f"{OURS}, newsdesk search"
"""The whole question `search`, whose articles are what score.py looks at."""

BARE = "PyYAML's C loader"
MEASURES = ("p50", "p95", "p99", "max")


@dataclass(frozen=True, slots=True)
class Figure:
    """One number: of what (search), of whom (SQLite FTS5), which (p99), its unit, of how many."""

    what: str
    who: str
    measure: str
    value: float
    unit: str
    number: int = 1


@dataclass(frozen=True, slots=True)
class Run:
    """All figures of one corpus: so many articles, of these so many real ones."""

    date: str
    commit: str
    articles: int
    real: int
    figures: list[Figure]

    def value(self, what: str, who: str, measure: str) -> float | None:
        """A figure; None where it was not measured."""
        found = self.figure(what, who, measure)
        return found.value if found else None

    def figure(self, what: str, who: str, measure: str) -> Figure | None:
        """A figure with its unit; None where it was not measured."""
        wanted = (what, who, measure)
        return next(
            (one for one in self.figures if (one.what, one.who, one.measure) == wanted), None
        )

    def whose(self, what: str, measure: str) -> list[str]:
        """Of whom there is a figure, in the order in which they were measured."""
        found = (one.who for one in self.figures if (one.what, one.measure) == (what, measure))
        return list(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Results:
    """What was measured on one machine, by the name of the corpus: `5`, `10000`, `real`, …"""

    machine: dict[str, str]
    runs: dict[str, Run] = field(default_factory=dict)

    def value(self, name: str, what: str, who: str, measure: str) -> float | None:
        """A figure of the run of that name; None where it was not measured."""
        run = self.runs.get(name)
        return run.value(what, who, measure) if run else None


def read_results(file: Path = FILE) -> Results:
    """The results of a file; none where it is not there."""
    if file.is_file():
        return msgspec.json.decode(file.read_bytes(), type=Results)
    return Results(machine())


def kept(run: Run, name: str, file: Path = FILE) -> Results:
    """The results of a file with one more run, written; other machines' are thrown away."""
    before = read_results(file)
    here = machine()
    others = before.runs if before.machine == here else {}
    results = Results(here, {**others, name: run})
    file.write_bytes(msgspec.json.format(msgspec.json.encode(results), indent=1) + b"\n")
    return results


def machine() -> dict[str, str]:
    """What the figures hold for: processor, memory, system, Python and libraries."""
    cpu = _line(Path("/proc/cpuinfo"), "model name")
    megabytes = int(_line(Path("/proc/meminfo"), "MemTotal").split()[0]) / 1024
    return {
        "processor": cpu,
        "cores": str(len(os.sched_getaffinity(0))),
        "memory": f"{megabytes / 1024:.0f} GB",
        "system": f"{platform.system()} {platform.release()}",
        "Python": platform.python_version(),
        **{name: version(name) for name in LIBRARIES},
    }


def latencies(
    what: str, who: str, seconds: Sequence[float], measures: Sequence[str] = MEASURES
) -> Iterable[Figure]:
    """The figures of some latencies; none of none."""
    if seconds:
        found = Latency.of(seconds)
        for measure in measures:
            yield Figure(what, who, measure, getattr(found, measure), "ms", found.number)


def quality(what: str, who: str, ranks: Sequence[int]) -> Iterable[Figure]:
    """How often the right article is first, and among five; 0 stands for neither."""
    if ranks:
        number = len(ranks)
        first, five = (sum(1 <= rank <= most for rank in ranks) / number for most in (1, 5))
        yield Figure(what, who, "first", round(first, 4), "share", number)
        yield Figure(what, who, "in five", round(five, 4), "share", number)


def _line(file: Path, name: str) -> str:
    lines = file.read_text(encoding="utf-8").splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "?")
