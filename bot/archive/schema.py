"""The tables of an archive, its manifest, and how values are kept in them."""

import re
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any, TypeVar

import msgspec

from bot.errors import DamagedArchiveError
from bot.news.article import Article, Outlet, Place, Sighting, best_address, merge
from bot.news.relations import Story
from bot.news.story_terms import Features

T = TypeVar("T")

FORMAT = 7
"""Goes up with every change of what is stored; an archive of another format is compiled anew."""

TABLES = """
CREATE TABLE document (id INTEGER PRIMARY KEY, path TEXT NOT NULL, part INTEGER NOT NULL,
    line INTEGER NOT NULL, digest TEXT NOT NULL, name TEXT NOT NULL, size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL, records INTEGER NOT NULL, UNIQUE (path, part));
CREATE TABLE problem (document INTEGER, path TEXT NOT NULL, line INTEGER NOT NULL,
    key TEXT NOT NULL, reason TEXT NOT NULL);
CREATE TABLE sighting (id INTEGER PRIMARY KEY, document INTEGER NOT NULL, article INTEGER,
    loose INTEGER NOT NULL, data BLOB NOT NULL);
CREATE TABLE address (key TEXT PRIMARY KEY, article INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE same (key INTEGER NOT NULL, article INTEGER NOT NULL, outlet INTEGER NOT NULL,
    day INTEGER, named INTEGER NOT NULL, PRIMARY KEY (key, article)) WITHOUT ROWID;
CREATE TABLE article (id INTEGER PRIMARY KEY, outlet INTEGER NOT NULL, spelled TEXT NOT NULL,
    headline TEXT NOT NULL, data BLOB NOT NULL);
CREATE TABLE credit (article INTEGER NOT NULL, number INTEGER NOT NULL, squashed TEXT NOT NULL,
    name TEXT NOT NULL, sentence TEXT NOT NULL, place TEXT NOT NULL, cue TEXT NOT NULL,
    sure INTEGER NOT NULL, kind TEXT NOT NULL, written TEXT NOT NULL,
    PRIMARY KEY (article, number)) WITHOUT ROWID;
CREATE TABLE told (at INTEGER NOT NULL, tie INTEGER NOT NULL, key TEXT NOT NULL,
    article INTEGER NOT NULL, picked INTEGER NOT NULL, story INTEGER NOT NULL,
    follows INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (at, tie, key)) WITHOUT ROWID;
CREATE TABLE merged (gone INTEGER PRIMARY KEY, into_story INTEGER NOT NULL, at INTEGER NOT NULL,
    tie INTEGER NOT NULL, key TEXT NOT NULL);
CREATE TABLE story (number INTEGER PRIMARY KEY, newest INTEGER NOT NULL, data BLOB NOT NULL);
CREATE TABLE same_text (article INTEGER NOT NULL, other INTEGER NOT NULL, sure INTEGER NOT NULL,
    PRIMARY KEY (article, other)) WITHOUT ROWID;
CREATE TABLE copy (article INTEGER PRIMARY KEY, text INTEGER NOT NULL);
CREATE TABLE outlet (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
    domain TEXT, articles INTEGER NOT NULL);
CREATE TABLE spelled (outlet INTEGER NOT NULL, name TEXT NOT NULL, articles INTEGER NOT NULL,
    sightings INTEGER NOT NULL, PRIMARY KEY (outlet, name)) WITHOUT ROWID;
CREATE TABLE alias (squashed TEXT NOT NULL, kind INTEGER NOT NULL, outlet INTEGER NOT NULL,
    PRIMARY KEY (squashed, kind, outlet)) WITHOUT ROWID;
CREATE TABLE word (word TEXT PRIMARY KEY, articles INTEGER NOT NULL, sound TEXT NOT NULL)
    WITHOUT ROWID;
CREATE TABLE stem (stem TEXT PRIMARY KEY, articles INTEGER NOT NULL, named INTEGER NOT NULL,
    lower INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE english (word TEXT PRIMARY KEY, share REAL NOT NULL) WITHOUT ROWID;
"""

INDEXES = """
CREATE INDEX IF NOT EXISTS sighting_document ON sighting (document);
CREATE INDEX IF NOT EXISTS sighting_article ON sighting (article);
CREATE INDEX IF NOT EXISTS sighting_text ON sighting (id) WHERE loose = 1;
CREATE INDEX IF NOT EXISTS sighting_named ON sighting (article) WHERE loose = 2;
CREATE INDEX IF NOT EXISTS sighting_placeless ON sighting (id) WHERE article IS NULL;
CREATE INDEX IF NOT EXISTS problem_document ON problem (document);
CREATE INDEX IF NOT EXISTS alias_outlet ON alias (outlet);
CREATE INDEX IF NOT EXISTS credit_squashed ON credit (squashed);
CREATE INDEX IF NOT EXISTS told_article ON told (article);
CREATE INDEX IF NOT EXISTS told_story ON told (story, at, tie, key);
CREATE INDEX IF NOT EXISTS told_picked ON told (picked, story);
CREATE INDEX IF NOT EXISTS merged_place ON merged (at, tie, key);
CREATE INDEX IF NOT EXISTS story_newest ON story (newest DESC, number);
CREATE INDEX IF NOT EXISTS copy_text ON copy (text);
CREATE INDEX IF NOT EXISTS same_text_other ON same_text (other);
CREATE INDEX IF NOT EXISTS word_sound ON word (sound, articles DESC, word);
CREATE INDEX IF NOT EXISTS word_one ON word (substr(word, 1, 1), articles DESC, word);
CREATE INDEX IF NOT EXISTS word_two ON word (substr(word, 1, 2), articles DESC, word);
CREATE INDEX IF NOT EXISTS word_three ON word (substr(word, 1, 3), articles DESC, word);
"""
"""Made after the rows of a new archive are in: sorting them once is cheaper than keeping order."""


@dataclass(frozen=True, slots=True)
class Print:
    """What a file was when it was written: bytes, time, SHA-256 digest."""

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
_features = msgspec.json.Decoder(tuple[bool, dict[str, int], tuple[str, ...]])
_story = msgspec.json.Decoder(Story)
_manifest = msgspec.json.Decoder(Manifest)


class _Packer:
    """Writes a dataclass as JSON, without what is as it is by default."""

    def __init__(self, kind: type[Any]) -> None:
        self._names = tuple(one.name for one in fields(kind))
        self._usual = tuple(one.default for one in fields(kind))
        self._values = attrgetter(*self._names)

    def said(self, value: object) -> dict[str, Any]:
        """What is not as it is by default."""
        every = zip(self._names, self._values(value), self._usual, strict=True)
        return {name: said for name, said, usual in every if said is not usual and said != usual}

    def __call__(self, value: object) -> bytes:
        return _encoder.encode(self.said(value))


pack_article = _Packer(Article)
pack_sighting = _Packer(Sighting)

_OF_SIGHTINGS = frozenset(("role", "line", "outlet", "domain", "repaired", "ident"))


def pack_alone(sighting: Sighting, key: str, outlet: Outlet, document: str) -> tuple[bytes, bytes]:
    """A sighting, and the article that it is where no other is of it, as JSON.

    The article is the one that `merge` makes of it, in a fifth of the time.
    """
    said = pack_sighting.said(sighting)
    article = {name: value for name, value in said.items() if name not in _OF_SIGHTINGS}
    for name in ("addresses", "topics", "images"):
        if len(said.get(name, ())) > 1:
            merged = merge(key, outlet, ((document, sighting),))
            return _encoder.encode(said), pack_article(merged)
    if sighting.addresses:
        article["url"] = best_address(sighting.addresses)
    if sighting.ident:
        article["ids"] = (sighting.ident,)
    article["key"], article["outlet"] = key, outlet
    article["places"] = (Place(document, sighting.role, sighting.line),)
    return _encoder.encode(said), _encoder.encode(article)


def pack_row(row: dict[str, int | str]) -> str:
    """A row of the index as JSON."""
    return _encoder.encode(row).decode()


def pack_manifest(manifest: Manifest) -> bytes:
    """A manifest as JSON."""
    return _encoder.encode(manifest)


def unpack_article(data: bytes) -> Article:
    """An article that `pack_article` wrote. Raises DamagedArchiveError for anything else."""
    return _unpacked(_article, data)


def unpack_sighting(data: bytes) -> Sighting:
    """A sighting that `pack_sighting` wrote. Raises DamagedArchiveError for anything else."""
    return _unpacked(_sighting, data)


def pack_features(found: Features) -> bytes:
    """What stories need of an article as JSON, without its place."""
    return _encoder.encode((found.title_only, found.terms, found.names))


def unpack_features(key: str, at: int, tie: int, data: bytes) -> Features:
    """What `pack_features` wrote, at a place. Raises DamagedArchiveError for anything else."""
    title_only, terms, names = _unpacked(_features, data)
    return Features(key, at, tie, terms, title_only, names)


def pack_story(story: Story) -> bytes:
    """A story as JSON."""
    return _encoder.encode(story)


def unpack_story(data: bytes) -> Story:
    """A story that `pack_story` wrote. Raises DamagedArchiveError for anything else."""
    return _unpacked(_story, data)


def ident(number: int) -> str:
    """The id of a story by its number: 16 hexadecimal digits."""
    return f"{number & _WHOLE:016x}"


def number_of(ident: str) -> int:
    """The number of a story by its id; of a text that is no id one that no story has."""
    if not _IDENT.fullmatch(ident):
        return 0
    number = int(ident, 16)
    return number - _WHOLE - 1 if number > _WHOLE >> 1 else number


_WHOLE = (1 << 64) - 1
_IDENT = re.compile(r"[0-9a-f]{16}")


def unpack_manifest(data: bytes) -> Manifest:
    """A manifest that `pack_manifest` wrote. Raises DamagedArchiveError for anything else."""
    return _unpacked(_manifest, data)


def _unpacked(decoder: "msgspec.json.Decoder[T]", data: bytes) -> T:
    try:
        return decoder.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DamagedArchiveError(str(error)) from error
