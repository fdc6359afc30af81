"""How fast a corpus becomes an archive, beside a parse that does nothing with what it reads.

    python benchmarks/loading.py json|orjson CORPUS
    python benchmarks/loading.py yaml FOLDER

Run by scale.py; as a process of its own where it only parses: prints the seconds that took.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from multiprocessing import Pool
from pathlib import Path

import orjson
import yaml
from measuring import Done, run
from tasks import Task

PROCESSES = 2
HERE = Path(__file__).resolve().parent
_LOADS: dict[str, Callable[[bytes], object]] = {"json": json.loads, "orjson": orjson.loads}
NEWSDESK = (sys.executable, "-m", "bot")


def compiled(source: Path, archive: Path) -> tuple[Done, dict[str, int]]:
    """`newsdesk index`: how it went, and what it counted."""
    done = run([*NEWSDESK, "index", "--corpus", str(source), "--archive", str(archive), "--json"])
    return done, json.loads(done.output)


def search_command(task: Task, text: str) -> list[str]:
    """`newsdesk search` for some words."""
    corpus, archive = str(task.corpus.source), str(task.archive)
    return [*NEWSDESK, "search", text, "--corpus", corpus, "--archive", archive, "--json"]


def parsed(how: str, source: Path) -> float:
    """Seconds of a bare parse in a process of its own."""
    return float(run([sys.executable, str(HERE / "loading.py"), how, str(source)]).output)


def forget(folder: Path) -> None:
    """Ask the system to drop files from its cache, so that they are read from the disk again."""
    for file in folder.rglob("*"):
        if file.is_file():
            handle = os.open(file, os.O_RDONLY)
            os.fsync(handle)
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(handle)


def size(folder: Path) -> float:
    """Megabytes of all files in a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def _parse_lines(how: str, file: Path) -> None:
    loads = _LOADS[how]
    with file.open("rb") as lines:
        for line in lines:
            loads(line)


def _parse_documents(folder: Path) -> None:
    files = sorted(folder.rglob("*.md"))
    with Pool(PROCESSES) as pool:
        for _ in pool.imap_unordered(_parse_document, files, chunksize=64):
            pass


def _parse_document(file: Path) -> None:
    front = file.read_text(encoding="utf-8").split("\n---\n")[0]
    yaml.load(front, Loader=yaml.CSafeLoader)


if __name__ == "__main__":
    way, place = sys.argv[1], Path(sys.argv[2])
    start = time.perf_counter()
    if way == "yaml":
        _parse_documents(place)
    else:
        _parse_lines(way, place)
    print(time.perf_counter() - start)
