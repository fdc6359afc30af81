"""Helpers for the tests of loading: a corpus that others read, and the processes that read it."""

import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from archive_records import a_record, as_lines
from archives import a_store, write

from bot.config import Settings
from bot.loading import ALONE

FILES = 3
EACH = ALONE // FILES // 900
"""Records of a file: so many that together they are more than one process reads."""


def a_big_corpus(folder: Path) -> Settings:
    """Settings for a corpus that one process does not read alone; its archive holds nothing yet."""
    for number in range(FILES):
        found = (a_record(number * EACH + record) for record in range(EACH))
        write(folder / "news" / f"{number}.jsonl", as_lines(found))
    a_store(folder / "archive")
    return Settings((folder / "news",), folder / "archive", None)


def readers(parent: int | None = None) -> list[int]:
    """The processes that read for one, this one where none is given."""
    every = (entry for entry in Path("/proc").iterdir() if entry.name.isdigit())
    return [int(entry.name) for entry in every if _is_reader(entry, parent or os.getpid())]


def _is_reader(entry: Path, parent: int) -> bool:
    try:
        command = (entry / "cmdline").read_bytes()
        status = (entry / "status").read_text(encoding="utf-8")
    except OSError:  # it ended meanwhile
        return False
    return b"bot.loading" in command and f"PPid:\t{parent}\n" in status


def alive(processes: Iterable[int]) -> list[int]:
    return [one for one in processes if Path(f"/proc/{one}").exists()]


def soon(true: Callable[[], bool], seconds: float = 20.0) -> bool:
    """Whether something comes true in a while."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True
