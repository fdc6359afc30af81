"""Documents made ready for the archive, in any process: all that needs nothing of the archive.

What costs time is done here, so that it can be done on every core: addresses, words, stems, counts,
and each article as it is if no other document has it too, which is true of nearly all of them.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple
from zlib import crc32

from bot.archive import outlets
from bot.archive.schema import pack_article, pack_row, pack_sighting
from bot.archive.words import Words, text_of
from bot.news.article import Article, Document, FileState, Outlet, Part, Role, Sighting, merge
from bot.news.outlets import Directory
from bot.news.problems import Problem
from bot.news.text import squash
from bot.news.urls import host

_EPOCH = 6_000_000_000
"""Seconds from before the first year that is read to 1970."""

_ENTROPY = 25
"""Bits that put articles of one second in an order; with 38 of seconds they fill a column."""

_UNDATED = 1 << 38
KINDS = ("words", "stems", "named", "lower")
"""What is counted of articles."""

Counts = dict[str, Counter[str]]
"""By kind, how many articles have each text."""


class Told(NamedTuple):
    """How a sighting is told: by its addresses, by its name, or only by its text."""

    keys: tuple[str, ...]
    how: int


BY_ADDRESS, BY_TEXT, BY_NAME = 0, 1, 2


class Entry(NamedTuple):
    """A sighting, how it is told, and the article that it is where nothing else is of it."""

    told: Told
    sighting: bytes
    spelled: str
    article: "Ready"


class Ready(NamedTuple):
    """An article as it is stored: outlet, words of its title, a number that these have, what the
    index has."""

    outlet: Outlet
    headline: str
    data: bytes
    same: int
    entry: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document ready to be taken in; `counts` are those of all its entries' articles."""

    file: FileState
    part: Part
    records: int
    problems: tuple[Problem, ...]
    entries: tuple[Entry, ...]
    counts: Counts


def prepare(document: Document, directory: Directory) -> Prepared:
    """A document made ready; `directory` says who is who."""
    texts: dict[str, list[str]] = {kind: [] for kind in KINDS}
    entries = tuple(_entry(document, one, directory, texts) for one in document.sightings)
    counts = {kind: Counter(found) for kind, found in texts.items()}
    return Prepared(
        document.file, document.part, document.records, document.problems, entries, counts
    )


def _entry(
    document: Document, sighting: Sighting, directory: Directory, texts: dict[str, list[str]]
) -> Entry:
    """A sighting made ready; what its article counts for goes to `texts`."""
    keys = sighting.keys
    outlet = _identified(directory, *_named(sighting), host(keys[0]) if keys else None)
    told = tell(sighting, keys, outlet)
    key = told.keys[0] if told.keys else squash(sighting.title)
    ready, words = made_ready(merge(key, outlet, ((document.file.name, sighting),)))
    for kind, found in texts.items():
        found.extend(getattr(words, kind))
    return Entry(told, pack_sighting(sighting), sighting.outlet, ready)


def _named(sighting: Sighting) -> tuple[str, str]:
    return sighting.outlet, sighting.domain


def tell(sighting: Sighting, keys: tuple[str, ...], outlet: Outlet) -> Told:
    """How a sighting with these addresses, that names this outlet, is told.

    Without an address by its outlet, title and time, where it has them all.
    """
    at = sighting.published.at
    if keys:
        return Told(keys, BY_ADDRESS)
    if sighting.role is Role.TEXT or not outlet.key or at is None:
        return Told((), BY_TEXT)
    return Told((f"~{outlet.key}/{at.isoformat()}/{squash(sighting.title)}",), BY_NAME)


def told_by(sighting: Sighting, directory: Directory) -> tuple[str, ...]:
    """What a sighting is told by; nothing where only its text tells."""
    keys = sighting.keys
    outlet = _identified(directory, *_named(sighting), host(keys[0]) if keys else None)
    return tell(sighting, keys, outlet).keys


def merged(seen: Sequence[tuple[str, Sighting]], directory: Directory) -> Article:
    """One article from its sightings, each with the name of its document, and its outlet."""
    keys = sorted({key for _, sighting in seen for key in sighting.keys})
    named = min(
        (not one.domain, not one.outlet, one.role.value, path, one.line, one.outlet, one.domain)
        for path, one in seen
    )
    outlet = _identified(directory, named[-2], named[-1], host(keys[0]) if keys else None)
    told = keys or tell(seen[0][1], (), outlet).keys
    return merge(told[0] if told else squash(seen[0][1].title), outlet, seen)


@lru_cache(maxsize=8_192)
def _identified(directory: Directory, name: str, domain: str, link: str | None) -> Outlet:
    return directory.identify(name, domain, link, outlets.registrable)


def made_ready(article: Article) -> tuple[Ready, Words]:
    """An article as it is stored, and what it counts for."""
    text = text_of(article)
    at = math.floor(article.published.at.timestamp()) if article.published.at else None
    mixed = crc32(article.key.encode()) & ((1 << _ENTROPY) - 1)
    entry: dict[str, int | str] = {
        "oldest": ((_UNDATED if at is None else at + _EPOCH) << _ENTROPY) - mixed,
        "newest": ((0 if at is None else at + _EPOCH) << _ENTROPY) + mixed,
        "title": " ".join(text.everything[: len(text.title)]),
        "text": " ".join(text.everything),
    }
    if at is not None:
        entry["at"] = at
    headline = " ".join(text.title)
    row = pack_row(entry)[1:]
    ready = Ready(article.outlet, headline, pack_article(article), digest(headline), row)
    return ready, text.counts


def count_into(counts: Counts, words: Words, step: int) -> None:
    """Count an article's words, or take them out again."""
    for kind in KINDS:
        found = getattr(words, kind)
        if step > 0:
            counts[kind].update(found)
        else:
            counts[kind].subtract(found)


def nothing_counted() -> Counts:
    """Counts to add to."""
    return {kind: Counter() for kind in KINDS}


def digest(text: str) -> int:
    """A whole number of 64 bits that stands for a text (BLAKE2b)."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)
