"""Documents made ready for the archive, in any process: all that needs nothing of the archive.

What costs time is done here, so that it can be done on every core: addresses, words, stems, counts,
and each article as it is if no other document has it too, which is true of nearly all of them.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from bot.archive import outlets
from bot.archive.background import background
from bot.archive.schema import pack_alone, pack_article, pack_features, pack_row
from bot.archive.words import Text, Words, text_of
from bot.news.article import Article, Document, FileState, Outlet, Part, Role, Sighting, merge, tie
from bot.news.credit_names import Mastheads
from bot.news.credits import Credit, credits_in
from bot.news.outlets import Directory
from bot.news.problems import Problem
from bot.news.story_terms import features
from bot.news.text import squash
from bot.news.urls import host

_EPOCH = 6_000_000_000
"""Seconds from before the first year that is read to 1970."""

_ENTROPY = 25
"""Bits that put articles of one second in an order; with 38 of seconds they fill a column."""

_DAY = 86_400
_BY_NAME = "~"
"""What a key begins with that is no address."""

_UNDATED = 1 << 38
KINDS = ("words", "stems", "named", "lower")
"""What is counted of articles."""

Counts = dict[str, Counter[str]]
"""By kind, how many articles have each text."""


BY_ADDRESS, BY_TEXT, BY_NAME = 0, 1, 2
"""How a sighting is told: by its addresses, only by its text, by its outlet, title and time."""


class Entry(NamedTuple):
    """A sighting: the keys that tell which article it is of, how they tell it, that article.

    The article is as it is stored where no other sighting is of it.
    """

    keys: tuple[str, ...]
    how: int
    sighting: bytes
    spelled: str
    article: "Ready"


class Ready(NamedTuple):
    """An article as it is stored, with the words of its title, and a number that these have.

    `day` is counted since 1970, `named` has no address; `row` is what the index has; `credits` are
    what it says to be from other outlets, `told` its place in time with what stories need of it.
    """

    outlet: Outlet
    headline: str
    data: bytes
    same: int
    day: int | None
    named: bool
    row: str
    credits: tuple[Credit, ...] = ()
    told: tuple[int, int, str, bytes] | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document ready to be taken in, and counts of articles: of its entries, or of others too."""

    file: FileState
    part: Part
    records: int
    problems: tuple[Problem, ...]
    entries: tuple[Entry, ...]
    counts: Counts


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A part of a file that the archive has as it is."""

    file: FileState
    part: Part


def prepare(documents: Iterable[Document], directory: Directory) -> tuple[Prepared, ...]:
    """Documents made ready; `directory` says who is who.

    The first has the counts of all of them: they are only added up.
    """
    texts: dict[str, list[str]] = {kind: [] for kind in KINDS}
    entries = [
        (document, tuple(_entry(document, one, directory, texts) for one in document.sightings))
        for document in documents
    ]
    counts = [{kind: Counter(found) for kind, found in texts.items()}, nothing_counted()]
    return tuple(
        Prepared(one.file, one.part, one.records, one.problems, found, counts[min(place, 1)])
        for place, (one, found) in enumerate(entries)
    )


def _entry(
    document: Document, sighting: Sighting, directory: Directory, texts: dict[str, list[str]]
) -> Entry:
    """A sighting made ready; what its article counts for goes to `texts`."""
    text = text_of(sighting)
    keys = sighting.keys
    outlet = _named(sighting, keys, directory)
    keys, how = (keys, BY_ADDRESS) if keys else _without_address(sighting, outlet, text.title)
    key = keys[0] if keys else squash(sighting.title)
    written, data = pack_alone(sighting, key, outlet, document.file.name)
    for kind, found in texts.items():
        found.extend(getattr(text.counts, kind))
    ready = _ready(data, key, outlet, sighting.published.at, text)
    title, excerpt, body = sighting.title, sighting.excerpt, sighting.body
    article = Article(key, title, outlet, sighting.published, excerpt, body)
    ready = _found_out(ready, article, directory, text)
    return Entry(keys, how, written, sighting.outlet, ready)


def _named(sighting: Sighting, keys: tuple[str, ...], directory: Directory) -> Outlet:
    """The outlet that a sighting names."""
    link = host(keys[0]) if keys else None
    return _identified(directory, sighting.outlet, sighting.domain, link)


def _without_address(
    sighting: Sighting, outlet: Outlet, title: Sequence[str]
) -> tuple[tuple[str, ...], int]:
    """What tells a sighting without an address: outlet, title, time, where it has them all."""
    at = sighting.published.at
    if sighting.role is Role.TEXT or not outlet.key or at is None:
        return (), BY_TEXT
    return (f"{_BY_NAME}{outlet.key}/{at.isoformat()}/{'-'.join(title)}",), BY_NAME


def told_by(sighting: Sighting, directory: Directory) -> tuple[str, ...]:
    """The keys that tell which article a sighting is of; none where only its text tells."""
    keys = sighting.keys
    outlet = _named(sighting, keys, directory)
    return keys or _without_address(sighting, outlet, text_of(sighting).title)[0]


def merged(seen: Sequence[tuple[str, Sighting]], directory: Directory) -> Article:
    """One article from its sightings, each with the name of its document, and its outlet."""
    keys = sorted({key for _, sighting in seen for key in sighting.keys})
    named = min(
        (not one.domain, not one.outlet, one.role.value, path, one.line, one.outlet, one.domain)
        for path, one in seen
    )
    outlet = _identified(directory, named[-2], named[-1], host(keys[0]) if keys else None)
    told = keys or told_by(seen[0][1], directory)
    return merge(told[0] if told else squash(seen[0][1].title), outlet, seen)


@lru_cache(maxsize=8_192)
def _identified(directory: Directory, name: str, domain: str, link: str | None) -> Outlet:
    return directory.identify(name, domain, link, outlets.registrable)


def made_ready(article: Article, directory: Directory) -> tuple[Ready, Words]:
    """An article as it is stored, and what it counts for."""
    text = text_of(article)
    data = pack_article(article)
    ready = _ready(data, article.key, article.outlet, article.published.at, text)
    return _found_out(ready, article, directory, text), text.counts


def _found_out(ready: Ready, article: Article, directory: Directory, text: Text) -> Ready:
    """An article with whom it credits, and with what decides of which story it is."""
    texts = article.title, article.excerpt, article.body
    credited = credits_in(*texts, article.outlet, _mastheads(directory))
    found = features(article, background(), text.counts.named)
    told = (found.at, found.tie, found.key, pack_features(found)) if found else None
    return ready._replace(credits=credited, told=told)


@lru_cache(maxsize=1)
def _mastheads(directory: Directory) -> Mastheads:
    return Mastheads(directory.known)


def _ready(data: bytes, key: str, outlet: Outlet, when: datetime | None, text: Text) -> Ready:
    at = None if when is None else math.floor(when.timestamp())
    mixed = tie(key)
    row: dict[str, int | str] = {
        "oldest": ((_UNDATED if at is None else at + _EPOCH) << _ENTROPY) - mixed,
        "newest": ((0 if at is None else at + _EPOCH) << _ENTROPY) + mixed,
        "title": " ".join(text.everything[: len(text.title)]),
        "text": " ".join(text.everything),
    }
    if at is not None:
        row["at"] = at
    headline = " ".join(text.title)
    day = None if at is None else at // _DAY
    named = key.startswith(_BY_NAME)
    return Ready(outlet, headline, data, digest(headline), day, named, pack_row(row)[1:])


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
