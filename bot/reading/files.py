"""Which files a corpus is made of; folders are walked once, however they are linked."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.news.article import FileState
from bot.news.problems import Problem
from bot.news.text import clean
from bot.reading.blocks import blocks, why
from bot.reading.formats import is_document

MAX_BYTES = 5 * 1024 * 1024
"""Larger documents, front matter or plain text, are refused."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The documents of a corpus, by path, and the problems of finding them."""

    files: tuple[FileState, ...]
    problems: tuple[Problem, ...]


def list_files(folders: tuple[Path, ...], leave_out: Path | None = None) -> Listing:
    """Every document below the given folders (or the given files themselves), sorted by path.

    What is in the folder to leave out is none: archives are full of files of ours.
    """
    files: dict[str, FileState] = {}
    seen: set[tuple[int, int]] = set()
    if leave_out and leave_out.exists():
        _is_new(leave_out, seen, given=True)
    problems: list[Problem] = []
    for folder in folders:
        for path in _walk(folder, seen, problems):
            state = _state(path, _name(path, folder), problems)
            if state:
                files.setdefault(state.path, state)
    return Listing(tuple(files[path] for path in sorted(files)), tuple(sorted(problems)))


def _name(path: Path, folder: Path) -> str:
    """The path from the corpus folder on, that one's own name first."""
    name = Path(folder.name) / path.relative_to(folder) if path != folder else path.name
    return clean(str(name))


def _walk(top: Path, seen: set[tuple[int, int]], problems: list[Problem]) -> Iterator[Path]:
    if not top.is_dir():
        yield top
        return
    if not _is_new(top, seen, given=True):
        return

    def refused(error: OSError) -> None:
        problems.append(Problem(str(error.filename), 0, "", f"cannot be listed: {why(error)}"))

    for folder, below, names in os.walk(top, followlinks=True, onerror=refused):
        below[:] = [name for name in sorted(below) if _is_new(Path(folder, name), seen)]
        for name in sorted(names):
            if is_document(name):
                yield Path(folder, name)


def _is_new(folder: Path, seen: set[tuple[int, int]], *, given: bool = False) -> bool:
    """Whether a folder is met for the first time: links that lead back are not followed again."""
    if folder.name.startswith(".") and not given:
        return False
    try:
        found = folder.stat()
    except OSError:  # it vanished meanwhile; os.walk reports it where it matters
        return True
    identity = (found.st_dev, found.st_ino)
    if identity in seen:
        return False
    seen.add(identity)
    return True


def _state(path: Path, name: str, problems: list[Problem]) -> FileState | None:
    if str(path) != (shown := os.fsencode(path).decode(errors="replace")):
        problems.append(Problem(shown, 0, "", "has a name that is not UTF-8; set aside"))
        return None
    try:
        found = path.stat()
    except OSError as error:
        problems.append(Problem(str(path), 0, "", f"cannot be read: {why(error)}"))
        return None
    if not stat.S_ISREG(found.st_mode):
        problems.append(Problem(str(path), 0, "", "is not a regular file; set aside"))
        return None
    return FileState(str(path), name, found.st_size, found.st_mtime_ns)


def read_text(path: str) -> str:
    """The text of a file, UTF-8 with or without a byte order mark.

    Raises ValueError with the reason, as a sentence, for what is too large or no UTF-8, and
    UnreadableError where the system refuses.
    """
    data = b""
    for block in blocks(path):
        data += block
        if len(data) > MAX_BYTES:
            raise ValueError(f"is larger than {MAX_BYTES // 1024 // 1024} MB")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        byte = error.object[error.start]
        raise ValueError(f"is not UTF-8 (byte 0x{byte:02X} in line {line})") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")
