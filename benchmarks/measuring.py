"""How long work takes, and what memory processes use; for all benchmarks."""

import gc
import math
import os
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

PROJECT = Path(__file__).resolve().parent.parent
LOOKING = 0.05
"""Seconds between two looks at how much memory the processes of a command use."""

Given = TypeVar("Given")
_PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds, nearest rank, of so many."""

    number: int
    p50: float
    p95: float
    p99: float
    max: float

    @classmethod
    def of(cls, seconds: Sequence[float]) -> "Latency":
        """The figures of some latencies, at least one."""
        found = sorted(seconds)
        ranks = (max(0, math.ceil(share * len(found)) - 1) for share in (0.5, 0.95, 0.99, 1.0))
        return cls(len(found), *(round(found[rank] * 1000, 4) for rank in ranks))

    def __str__(self) -> str:
        """All of them in a line."""
        return f"p50 {self.p50:8.3f}  p99 {self.p99:8.3f}  longest {self.max:8.3f}"


@dataclass(frozen=True, slots=True)
class Usage:
    """What a process has used so far: CPU, its main thread's waiting for a core, memory."""

    cpu_s: float
    waited_s: float
    rss_mb: float

    @classmethod
    def of(cls, pid: int) -> "Usage":
        """The figures of a running process, from Linux' /proc (proc(5))."""
        folder = _PROC / str(pid)
        times = (folder / "stat").read_text().rpartition(")")[2].split()
        ticks = int(times[11]) + int(times[12])
        waited = int((folder / "schedstat").read_text().split()[1])
        pages = int((folder / "statm").read_text().split()[1])
        megabytes = pages * os.sysconf("SC_PAGE_SIZE") / 1e6
        return cls(ticks / os.sysconf("SC_CLK_TCK"), waited / 1e9, megabytes)


@dataclass(frozen=True, slots=True)
class Done:
    """A command that has ended well: what it wrote, how long it took, memory at its highest.

    `peak_mb` counts what its processes share once (PSS), `peak_rss_mb` in each of them (RSS).
    """

    output: str
    seconds: float
    peak_mb: float
    peak_rss_mb: float


def timed(
    work: Callable[[Given], object], given: Iterable[Given], budget: float = math.inf
) -> list[float]:
    """Seconds that each took, in turn, until the budget (seconds) is used up."""
    took: list[float] = []
    left = budget
    for one in given:
        start = time.perf_counter()
        work(one)
        took.append(time.perf_counter() - start)
        left -= took[-1]
        if left < 0:
            break
    return took


def settle() -> None:
    """Make what is there not be looked through for circles again, as the running bot does."""
    gc.collect()
    gc.freeze()


def memory() -> dict[str, float]:
    """Megabytes of this process: all resident, of these its own, and pages of mapped files.

    `pss`: pages that other processes map too are divided among them. proc(5).
    """
    status = _fields(_PROC / "self" / "status")
    rollup = _fields(_PROC / "self" / "smaps_rollup")
    return {
        "rss": status["VmRSS"],
        "anonymous": status["RssAnon"],
        "files": status["RssFile"],
        "pss": rollup["Pss"],
        "private": rollup["Private_Clean"] + rollup["Private_Dirty"],
        "peak": status["VmHWM"],
    }


def seconds_of(command: Sequence[str]) -> float:
    """How long a command takes as a whole process. Raises CalledProcessError where it fails."""
    start = time.perf_counter()
    subprocess.run(command, cwd=PROJECT, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - ours
    return time.perf_counter() - start


def run(command: Sequence[str]) -> Done:
    """Run a command to its end and watch its memory and that of its children.

    Raises CalledProcessError where it fails; what it complains of is shown.
    """
    start = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 - our own commands
        command, cwd=PROJECT, stdout=subprocess.PIPE
    )
    peak = peak_rss = 0.0
    looked = 0.0
    while True:
        try:
            output, _ = process.communicate(timeout=LOOKING + 10 * looked)
            break
        except subprocess.TimeoutExpired:
            before = time.perf_counter()
            found = [_used(pid) for pid in _family(process.pid)]
            peak = max(peak, sum(pss for pss, _ in found))
            peak_rss = max(peak_rss, sum(rss for _, rss in found))
            looked = time.perf_counter() - before
    seconds = time.perf_counter() - start
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Done(output.decode(), seconds, peak, peak_rss)


def _family(pid: int) -> Iterator[int]:
    """A process and all that came from it."""
    yield pid
    with suppress(OSError):
        for children in (_PROC / str(pid) / "task").glob("*/children"):
            for child in children.read_text().split():
                yield from _family(int(child))


def _used(pid: int) -> tuple[float, float]:
    """The PSS and RSS of a process; none once it has ended."""
    with suppress(OSError, KeyError):
        found = _fields(_PROC / str(pid) / "smaps_rollup")
        return found["Pss"], found["Rss"]
    return 0.0, 0.0


def _fields(file: Path) -> dict[str, float]:
    """The lines that say so many kB, in megabytes (of 1,000,000 bytes)."""
    rows = (line.split() for line in file.read_text().splitlines() if line.endswith("kB"))
    return {row[0].rstrip(":"): round(int(row[1]) * 1024 / 1e6, 2) for row in rows}
