"""The tables of an archive, its manifest, and how values are kept in them."""

from dataclasses import dataclass
from typing import TypeVar

import msgspec

from bot.errors import DamagedArchiveError
from bot.news.article import Article, Sighting

T = TypeVar("T")

FORMAT = 3
"""Goes up with every change of what is stored; an archive of another format is compiled anew."""

TABLES = """
CREATE TABLE document (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
    size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL);
CREATE TABLE problem (document INTEGER, path TEXT NOT NULL, line INTEGER NOT NULL,
    key TEXT NOT NULL, reason TEXT NOT NULL);
CREATE INDEX problem_document ON problem (document);
CREATE TABLE sighting (id INTEGER PRIMARY KEY, document INTEGER NOT NULL, article INTEGER,
    loose INTEGER NOT NULL, data TEXT NOT NULL);
CREATE INDEX sighting_loose ON sighting (id) WHERE loose;
CREATE INDEX sighting_document ON sighting (document);
CREATE INDEX sighting_article ON sighting (article);
CREATE TABLE address (key TEXT PRIMARY KEY, article INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX address_article ON address (article);
CREATE TABLE title (key TEXT NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (key, article))
    WITHOUT ROWID;
CREATE INDEX title_article ON title (article);
CREATE TABLE article (id INTEGER PRIMARY KEY, key TEXT NOT NULL, outlet TEXT NOT NULL, at INTEGER,
    data TEXT NOT NULL);
CREATE INDEX article_at ON article (at, key);
CREATE INDEX article_outlet ON article (outlet, at);
CREATE TABLE outlet (key TEXT PRIMARY KEY, name TEXT NOT NULL, domain TEXT,
    articles INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE alias (squashed TEXT NOT NULL, kind INTEGER NOT NULL, outlet TEXT NOT NULL,
    PRIMARY KEY (squashed, kind, outlet)) WITHOUT ROWID;
CREATE TABLE word (word TEXT PRIMARY KEY, articles INTEGER NOT NULL, sound TEXT NOT NULL)
    WITHOUT ROWID;
CREATE INDEX word_sound ON word (sound, articles);
CREATE TABLE stem (stem TEXT PRIMARY KEY, articles INTEGER NOT NULL, named INTEGER NOT NULL,
    lower INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE english (word TEXT PRIMARY KEY, share REAL NOT NULL) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Print:
    """What a file was when it was written: bytes, time, BLAKE2b digest."""

    size: int
    mtime_ns: int
    digest: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive consists of; `settings` is the fingerprint of those it was compiled with."""

    format: int
    settings: str
    files: dict[str, Print]


_encoder = msgspec.json.Encoder()
_article = msgspec.json.Decoder(Article)
_sighting = msgspec.json.Decoder(Sighting)
_manifest = msgspec.json.Decoder(Manifest)


def pack(value: Article | Sighting | Manifest) -> str:
    """A value as JSON."""
    return _encoder.encode(value).decode()


def unpack_article(data: str) -> Article:
    """An article that `pack` wrote. Raises DamagedArchiveError for anything else."""
    return _unpacked(_article, data)


def unpack_sighting(data: str) -> Sighting:
    """A sighting that `pack` wrote. Raises DamagedArchiveError for anything else."""
    return _unpacked(_sighting, data)


def unpack_manifest(data: bytes) -> Manifest:
    """A manifest that `pack` wrote. Raises DamagedArchiveError for anything else."""
    return _unpacked(_manifest, data)


def _unpacked(decoder: "msgspec.json.Decoder[T]", data: str | bytes) -> T:
    try:
        return decoder.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DamagedArchiveError(str(error)) from error
