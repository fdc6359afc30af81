"""Where archives live: whole generations in a cache folder, one of them current.

    <folder>/lock            held by the one process that compiles
    <folder>/current         the name of the generation in service, replaced in one step
    <folder>/generation-…/   facts.sqlite, index/, words/, manifest.json; never changed in service

A generation is built beside the others under a temporary name; a crash or a full disk leaves the
old one in service. Readers keep what they opened: a generation that is taken away stays readable
to them.
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
from bot.archive.schema import FORMAT, Manifest, Print, pack, unpack_manifest
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
            if not anew:
                _copy(self._current(), building)
            compile_into(building, changes)
            self._enter_service(building)
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

    def _enter_service(self, building: Path) -> None:
        manifest = Manifest(FORMAT, self.settings, _prints(building))
        (building / MANIFEST).write_text(pack(manifest), encoding="utf-8")
        for path in (building / MANIFEST, *_files(building), building):
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


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)


def _prints(folder: Path) -> dict[str, Print]:
    found = {}
    for path in _files(folder):
        if not path.name.endswith(".lock"):
            state = path.stat()
            name = str(path.relative_to(folder))
            found[name] = Print(state.st_size, state.st_mtime_ns, _digest(path))
    return found


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, hashlib.blake2b).hexdigest()


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _copy(generation: Path, building: Path) -> None:
    shutil.copy2(generation / FACTS, building / FACTS)
    for part in (INDEX, WORDS):
        shutil.copytree(generation / part, building / part, ignore=shutil.ignore_patterns("*.lock"))
