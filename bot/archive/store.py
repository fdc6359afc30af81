"""Where archives live: whole generations in a cache folder, one of them current.

    <folder>/lock            held by the one process that compiles
    <folder>/current         the name of the generation in service, replaced in one step
    <folder>/generation-…/   facts.sqlite, index/, words/, manifest.json; never changed in service

What an index never changes is shared between generations as links to one file. A generation is
built beside the others under a temporary name; a crash or a full disk leaves the old one in
service. Readers keep what they opened: a generation that is taken away stays readable to them.
"""

import hashlib
import os
import re
import shutil
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock

from bot.archive.compile import FACTS, INDEX, WORDS, Changes, compile_into
from bot.archive.schema import FORMAT, Manifest, Print, pack_manifest, unpack_manifest
from bot.archive.search import EmbeddedArchive
from bot.errors import ArchiveError, DamagedArchiveError
from bot.news.article import FileState
from bot.news.problems import Problem

MANIFEST = "manifest.json"
_BUILDING = "building-"
_GENERATION = "generation-"
_GENERATION_NAME = re.compile(rf"{_GENERATION}[0-9a-f]{{32}}")
_OURS = re.compile(rf"({_BUILDING}|{_GENERATION}|{_BUILDING}{_GENERATION})[0-9a-f]{{32}}")


class Store:
    """The archives of one corpus in one folder."""

    def __init__(self, folder: Path, settings: str) -> None:
        """`settings` is a fingerprint of whatever changes how documents are compiled."""
        self.folder = folder
        self.settings = settings

    def open(self) -> EmbeddedArchive:
        """The archive in service. Raises DamagedArchiveError where it is missing or not whole."""
        generation = self._current()
        try:
            self._verify(generation)
            return EmbeddedArchive(generation / FACTS, generation / INDEX, generation / WORDS)
        except DamagedArchiveError:
            if self._current() == generation:
                raise
        return self.open()  # another process put a new one in service meanwhile

    def contents(self) -> tuple[dict[str, FileState], tuple[Problem, ...]] | None:
        """The documents in the archive and the problems of finding them; None where unusable."""
        try:
            with self.open() as archive:
                return archive.files(), archive.listing_problems()
        except DamagedArchiveError:
            return None

    @contextmanager
    def compiling(self) -> Iterator[None]:
        """Hold the lock: one process compiles, the others wait and use the result."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self.folder / "lock")
            lock.acquire()
        except OSError as error:
            raise self._unwritable(error) from error
        try:
            yield
        finally:
            lock.release()

    def update(self, changes: Changes, *, anew: bool) -> None:
        """Compile changes into a new generation and put it in service. Hold `compiling` meanwhile.

        `anew` leaves the present archive out. Raises ArchiveError; the old archive then stays.
        """
        building = self.folder / f"{_BUILDING}{uuid.uuid4().hex}"
        try:
            building.mkdir()
            before = {} if anew else self._copy(self._current(), building)
            compile_into(building, changes)
            self._enter_service(building, before)
        except (OSError, sqlite3.Error, ValueError) as error:
            raise self._unwritable(error) from error
        finally:
            self._tidy()

    def _current(self) -> Path:
        try:
            name = (self.folder / "current").read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise DamagedArchiveError("there is no archive yet") from error
        if not _GENERATION_NAME.fullmatch(name):
            raise DamagedArchiveError("the archive's name is damaged")
        return self.folder / name

    def _verify(self, generation: Path) -> None:
        """A file whose time is not the one written down is read whole and compared."""
        try:
            manifest = unpack_manifest((generation / MANIFEST).read_bytes())
            if (manifest.format, manifest.settings) != (FORMAT, self.settings):
                raise DamagedArchiveError("it was compiled by another version or other settings")
            for name, written in manifest.files.items():
                found = (generation / name).stat()
                same = (found.st_size, found.st_mtime_ns) == (written.size, written.mtime_ns)
                if not same and _digest(generation / name) != written.digest:
                    raise DamagedArchiveError(f"{name} is damaged")
        except OSError as error:
            raise DamagedArchiveError(str(error)) from error

    def _copy(self, generation: Path, building: Path) -> dict[str, Print]:
        """Begin with a generation; the prints of its files. What never changes is only linked."""
        shutil.copy2(generation / FACTS, building / FACTS)
        for part in (INDEX, WORDS):
            (building / part).mkdir()
            for path in (generation / part).iterdir():
                if path.suffix == ".lock":
                    continue
                written_once = _WRITTEN_ONCE.fullmatch(path.name)
                (_link if written_once else shutil.copy2)(path, building / part / path.name)
        return unpack_manifest((generation / MANIFEST).read_bytes()).files

    def _enter_service(self, building: Path, before: dict[str, Print]) -> None:
        """Write down what a generation consists of, and put it in service."""
        prints = _prints(building, before)
        manifest = Manifest(FORMAT, self.settings, prints)
        (building / MANIFEST).write_bytes(pack_manifest(manifest))
        new = [building / name for name, one in prints.items() if before.get(name) != one]
        folders = (building / INDEX, building / WORDS, building)
        for path in (building / MANIFEST, *new, *folders):
            _flush(path)
        generation = self.folder / f"{_GENERATION}{uuid.uuid4().hex}"
        building.rename(generation)
        pointer = self.folder / f"{_BUILDING}{generation.name}"
        pointer.write_text(generation.name, encoding="utf-8")
        _flush(pointer)
        pointer.replace(self.folder / "current")
        _flush(self.folder)

    def _tidy(self) -> None:
        """Remove generations not in service, and what a crash left behind; nothing else."""
        try:
            current = self._current()
        except DamagedArchiveError:
            current = None
        for path in [path for path in self.folder.iterdir() if _OURS.fullmatch(path.name)]:
            if path.is_dir() and path != current:
                shutil.rmtree(path, ignore_errors=True)
            elif path.is_file():
                path.unlink(missing_ok=True)

    def _unwritable(self, error: Exception) -> ArchiveError:
        why = getattr(error, "strerror", None) or str(error)
        return ArchiveError(
            f"cannot write the archive in {self.folder}: {why}; make room or choose another folder"
            " with --archive"
        )


_WRITTEN_ONCE = re.compile(r"[0-9a-f]{32}\.\w+(\.del)?")
"""tantivy's segments: a change makes new files beside them."""


def _link(path: Path, to: Path) -> None:
    """The same file under another name; a copy where the file system has no links."""
    try:
        to.hardlink_to(path)
    except OSError:
        shutil.copy2(path, to)


def _prints(folder: Path, before: dict[str, Print]) -> dict[str, Print]:
    """The files of a generation; those it has from the one before need not be read."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != MANIFEST and not path.name.endswith(".lock"):
            state, name = path.stat(), str(path.relative_to(folder))
            known = before.get(name)
            same = known and (known.size, known.mtime_ns) == (state.st_size, state.st_mtime_ns)
            digest = known.digest if known and same else _digest(path)
            found[name] = Print(state.st_size, state.st_mtime_ns, digest)
    return found


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, hashlib.sha256).hexdigest()


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
