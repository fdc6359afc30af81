"""Settings: `config/newsdesk.yaml` and `config/outlets.yaml`, validated, unknown keys refused."""

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_cache_path

from bot.errors import SettingsError
from bot.news.outlets import Directory, KnownOutlet
from bot.records.fields import Fields, Problems
from bot.records.nodes import Mapping, Node, NodeError, Sequence, parse

PROJECT = Path(__file__).resolve().parent.parent
KEYS = ("corpus", "archive", "outlets")
OUTLET_KEYS = ("name", "domains", "aliases")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a Newsdesk needs to know: corpus folders or files, archive folder, the outlets' file."""

    corpus: tuple[Path, ...]
    archive: Path
    outlets: Path | None

    @property
    def fingerprint(self) -> str:
        """Changes with everything but the documents that decides what is compiled."""
        try:
            outlets = self.outlets.read_bytes() if self.outlets else b""
        except (OSError, ValueError) as error:
            raise SettingsError(f"{self.outlets}: cannot be read: {error}") from error
        return hashlib.blake2b(outlets + _compiling_code(), digest_size=16).hexdigest()


def _compiling_code() -> bytes:
    """The code that decides what is compiled: a table that changes makes an archive an old one."""
    folders = ("archive", "news", "reading", "records")
    files = (path for name in folders for path in (PROJECT / "bot" / name).glob("*.py"))
    digest = hashlib.blake2b()
    for path in sorted(files):
        digest.update(path.read_bytes())
    return digest.digest()


def load(
    file: Path | None = None, corpus: Iterable[Path] = (), archive: Path | None = None
) -> Settings:
    """The settings of a file (default: `config/newsdesk.yaml`), with what options set instead.

    Paths in the file are relative to the folder above it. Raises SettingsError with all problems.
    """
    file = file or _default_file()
    if not file.is_file():
        raise SettingsError(f"there is no settings file {file}")
    problems = Problems(str(file))
    node = _mapping(file, problems)
    _refuse(problems)
    fields = Fields(node, problems)
    fields.unknown(KEYS)
    base = file.resolve().parent.parent
    folders = tuple(corpus) or tuple(base / text for text in fields.texts("corpus"))
    named_archive = fields.text("archive")
    outlets = fields.text("outlets")
    if not folders and not problems.found:
        fields.report("corpus", "names no folder: list at least one")
    _refuse(problems)
    missing = [str(folder) for folder in folders if not os.path.lexists(folder)]
    if missing:
        raise SettingsError(
            f"there is no {', no '.join(missing)}: name a corpus folder or file that exists"
        )
    return Settings(
        tuple(folder.resolve() if folder.is_dir() else folder.absolute() for folder in folders),
        archive or (base / named_archive if named_archive else _cache(folders)),
        base / outlets if outlets else None,
    )


def load_directory(settings: Settings) -> Directory:
    """The known outlets. Raises SettingsError with every problem of their file."""
    if settings.outlets is None:
        return Directory(())
    problems = Problems(str(settings.outlets))
    node = _parsed(settings.outlets, problems)
    if not isinstance(node, Sequence):
        if node is not None:
            problems.add(1, "", "should be a list of outlets")
        node = Sequence((), 1)
    known = []
    for place, entry in enumerate(node.items, start=1):
        if isinstance(entry, Mapping):
            known.append(_known(Fields(entry, problems, f"[{place}].")))
        else:
            problems.add(entry.line, f"[{place}]", "should be keys and values")
    _refuse(problems)
    return Directory(known)


def _known(fields: Fields) -> KnownOutlet:
    fields.unknown(OUTLET_KEYS)
    name, domains = fields.text("name"), fields.texts("domains")
    if not name:
        fields.report("name", "is missing")
    if not domains:
        fields.report("domains", "is missing: at least one")
    return KnownOutlet(name or "", domains, fields.texts("aliases"))


def _default_file() -> Path:
    here = Path("config/newsdesk.yaml")
    return here if here.is_file() else PROJECT / here


def _cache(folders: tuple[Path, ...]) -> Path:
    """A folder of its own for each corpus, so that two never throw each other's archive away."""
    names = "\n".join(sorted(str(folder.absolute()) for folder in folders))
    digest = hashlib.blake2b(os.fsencode(names), digest_size=8).hexdigest()
    return user_cache_path("newsdesk") / digest


def _mapping(file: Path, problems: Problems) -> Mapping:
    node = _parsed(file, problems)
    if isinstance(node, Mapping):
        return node
    if node is not None:
        problems.add(1, "", "should be keys and values")
    return Mapping({}, 1)


def _parsed(file: Path, problems: Problems) -> Node | None:
    try:
        return parse(file.read_text(encoding="utf-8"))
    except NodeError as error:
        problems.add(error.line, "", error.reason)
    except (OSError, ValueError) as error:  # ValueError: no UTF-8, or a path with a NUL
        problems.add(0, "", f"cannot be read: {error}")
    return None


def _refuse(problems: Problems) -> None:
    if problems.found:
        raise SettingsError("; ".join(str(problem) for problem in problems.found))
