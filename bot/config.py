"""Settings: `config/newsdesk.yaml` and `config/outlets.yaml`, validated, unknown keys refused."""

import hashlib
import os
from collections import abc
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from platformdirs import user_cache_path

from bot.errors import SettingsError
from bot.news.outlets import Directory, KnownOutlet
from bot.records.fields import Fields, Problems, shown
from bot.records.nodes import Mapping, Node, NodeError, Scalar, Sequence, parse

PROJECT = Path(__file__).resolve().parent.parent
KEYS = ("corpus", "archive", "outlets", "service")
SERVICE_KEYS = ("api", "gateway", "host", "port", "log", "answers_a_minute", "pictures", "watch",
                "timeline_picture")  # fmt: skip
OUTLET_KEYS = ("name", "domains", "aliases")
LOGS = ("plain", "json")
WATCHES = ("auto", "poll", "off")
TIMELINE_PICTURES = ("dark", "light", "off")


@dataclass(frozen=True, slots=True)
class Service:
    """How the bot runs: where Discord's API is, where its health is told, how it logs.

    `api` and `gateway` are None for Discord's own; `port` None: no port is opened on `host`.
    `watch`: how changes of the corpus are noticed; told by the system, by looking, not at all.
    """

    api: str | None = None
    gateway: str | None = None
    host: str = "127.0.0.1"
    port: int | None = None
    log: str = "plain"
    answers_a_minute: int = 30
    pictures: bool = False
    watch: str = WATCHES[0]
    timeline_picture: str = TIMELINE_PICTURES[0]


@dataclass(frozen=True, slots=True)
class Settings:
    """What a Newsdesk needs to know: corpus folders or files, archive folder, the outlets' file."""

    corpus: tuple[Path, ...]
    archive: Path
    outlets: Path | None
    service: Service = Service()

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
    file: Path | None = None,
    corpus: Iterable[Path] = (),
    archive: Path | None = None,
    environment: abc.Mapping[str, str] | None = None,
) -> Settings:
    """The settings of a file (default: `config/newsdesk.yaml`), with what options set instead.

    The environment's `NEWSDESK_…` stand between the two. Paths in the file are relative to the
    folder above it. Raises SettingsError with all problems.
    """
    given = os.environ if environment is None else environment
    corpus = tuple(corpus) or _paths(given.get("NEWSDESK_CORPUS", ""))
    named = given.get("NEWSDESK_ARCHIVE")
    archive = archive or (Path(named) if named else None)
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
    service = _service(fields.group("service") or Fields(Mapping({}, 1), problems), given)
    if not folders and not problems.found:
        fields.report("corpus", "names no folder: list at least one")
    _refuse(problems)
    refuse_missing(folders)
    return Settings(
        tuple(map(_absolute, folders)),
        archive or (base / named_archive if named_archive else _cache(folders)),
        base / outlets if outlets else None,
        service,
    )


def _absolute(place: Path) -> Path:
    """A path without `.` and `..`; a link stays one, so that it may lead elsewhere tomorrow."""
    shortened = Path(os.path.abspath(place))  # noqa: PTH100 - pathlib's keeps `..`
    same = os.path.lexists(shortened) and (not place.is_dir() or place.samefile(shortened))
    return shortened if same else place.resolve()


def refuse_missing(folders: tuple[Path, ...]) -> None:
    """Raise SettingsError where a corpus is not there."""
    missing = [str(folder) for folder in folders if not os.path.lexists(folder)]
    if missing:
        raise SettingsError(
            f"there is no {', no '.join(missing)}: name a corpus folder or file that exists"
        )


def token(environment: abc.Mapping[str, str]) -> str:
    """The bot's token, from `DISCORD_TOKEN` or the file that `DISCORD_TOKEN_FILE` names.

    Raises SettingsError where there is none.
    """
    file = environment.get("DISCORD_TOKEN_FILE", "")
    found = environment.get("DISCORD_TOKEN", "").strip()
    if not found and file:
        try:
            found = Path(file).read_text(encoding="utf-8").strip()
        except (OSError, ValueError) as error:
            raise SettingsError(f"DISCORD_TOKEN_FILE cannot be read: {error}") from error
    if not found:
        raise SettingsError(
            "there is no token: set DISCORD_TOKEN, or DISCORD_TOKEN_FILE to a file with it"
            " (Discord's developer portal, your application, Bot, Reset Token)"
        )
    if not found.isascii() or not found.isprintable() or " " in found:
        raise SettingsError("the token has characters that no token has: copy it once more")
    return found


def _service(fields: Fields, environment: abc.Mapping[str, str]) -> Service:
    """How the bot runs: the environment's word first, then the file's."""
    fields.unknown(SERVICE_KEYS)
    texts = {key: environment.get(f"NEWSDESK_{key.upper()}", "") for key in SERVICE_KEYS}
    said = {f"NEWSDESK_{key.upper()}": Scalar(text, plain=False, line=0)
            for key, text in texts.items() if text}  # fmt: skip
    outside = Fields(Mapping({**said}, 0), Problems("the environment"))

    def places(key: str) -> tuple[Fields, str]:
        name = f"NEWSDESK_{key.upper()}"
        return (outside, name) if name in said else (fields, key)

    service = Service(
        api=_address(*places("api"), ("http", "https")),
        gateway=_address(*places("gateway"), ("ws", "wss")),
        host=_text(*places("host")) or "127.0.0.1",
        port=_number(*places("port"), 65_535),
        log=_one_of(LOGS, *places("log")),
        answers_a_minute=_number(*places("answers_a_minute"), 10_000) or 30,
        pictures=_flag(*places("pictures")),
        watch=_one_of(WATCHES, *places("watch")),
        timeline_picture=_one_of(TIMELINE_PICTURES, *places("timeline_picture")),
    )
    fields.problems.found += outside.problems.found
    return service


def _text(fields: Fields, key: str) -> str | None:
    return fields.text(key)


def _number(fields: Fields, key: str, highest: int) -> int | None:
    return fields.whole_number(key, 1, highest)


def _flag(fields: Fields, key: str) -> bool:
    return fields.flag(key) or False


def _one_of(words: tuple[str, ...], fields: Fields, key: str) -> str:
    """One of some words, the first where nothing is said."""
    word = fields.text(key) or words[0]
    if word not in words:
        listed = f"{', '.join(words[:-1])} or {words[-1]}"
        fields.report(key, f"should be {listed}, not {shown(word)}")
    return word


def _address(fields: Fields, key: str, schemes: tuple[str, ...]) -> str | None:
    address = fields.text(key)
    if address and not _is_address(address, schemes):
        fields.report(key, f"should be an address with {' or '.join(schemes)}://")
    return address


def _is_address(text: str, schemes: tuple[str, ...]) -> bool:
    if any(char.isspace() or not char.isprintable() for char in text):
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme in schemes and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return False


def _paths(text: str) -> tuple[Path, ...]:
    return tuple(Path(path) for path in text.split(os.pathsep) if path)


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
