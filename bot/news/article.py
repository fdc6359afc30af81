"""Articles: one published piece each, put together from every sighting of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from zlib import crc32

from bot.news.dates import LATEST, UNKNOWN, Precision, Published
from bot.news.problems import Problem
from bot.news.urls import canonical, cleaned, is_plain


class Role(Enum):
    """How a document mentions an article."""

    MAIN = "main"
    RELATED = "related"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of an article: address, size in pixels where known."""

    url: str
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True)
class Sighting:
    """One mention of an article inside a document, as it was read there.

    `line` is 1-based; `repaired` says that broken text had to be mended; `outlet` and `domain` are
    as they were written; `ident` is what a record calls itself. Knowingly dropped: `secured` (an
    opaque blob), `images[].isCached`.
    """

    role: Role
    line: int
    title: str
    excerpt: str = ""
    body: str = ""
    published: Published = UNKNOWN
    addresses: tuple[str, ...] = ()
    outlet: str = ""
    domain: str = ""
    category: str = ""
    kind: str = ""
    quality: int | None = None
    heat: int | None = None
    on_site: bool | None = None
    topics: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()
    repaired: bool = False
    ident: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The canonical addresses, without repeats; sorted, so that their order says nothing.

        A host alone is none of them: a home page is the address of many articles.
        """
        found = {key for address in self.addresses if (key := canonical(address))}
        return tuple(sorted(key for key in found if "/" in key or "?" in key))


@dataclass(frozen=True, slots=True)
class FileState:
    """A file as the file system tells it: enough to see whether it changed since it was read.

    `name` is how it is shown: its path from the corpus folder on.
    """

    path: str
    name: str
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Part:
    """A run of records of one file: which one, the line it begins at, a digest of its bytes.

    A file that is one document has one part, of no digest. Parts with one number, line and digest
    are the same.
    """

    number: int = 0
    line: int = 1
    digest: str = ""


WHOLE = Part()
"""The one part of a file that is one document."""


@dataclass(frozen=True, slots=True)
class Document:
    """One file, or a run of records of one, as it came: its sightings, every problem with it.

    `records` is how many documents that are: each record is one.
    """

    file: FileState
    sightings: tuple[Sighting, ...]
    problems: tuple[Problem, ...] = ()
    part: Part = WHOLE
    records: int = 1


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who published: `key` is the identity (main domain, else the squashed name)."""

    key: str
    name: str
    domain: str | None = None

    @property
    def known(self) -> bool:
        """Whether it is an outlet of the corpus or of the settings, not only a name."""
        return not self.key.startswith(_UNKNOWN)


_UNKNOWN = "?"

NOBODY = Outlet("", "outlet unknown")
"""The outlet of a text that came without one."""


def unknown(name: str) -> Outlet:
    """An outlet that somebody named and that nothing is known of; no article is from it."""
    return Outlet(_UNKNOWN + name, name)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article was sighted: document, role, line."""

    document: str
    role: Role
    line: int


@dataclass(frozen=True, slots=True)
class Article:
    """One published piece, once. `key` is its identity: a canonical address, or title words."""

    key: str
    title: str
    outlet: Outlet
    published: Published = UNKNOWN
    excerpt: str = ""
    body: str = ""
    url: str | None = None
    addresses: tuple[str, ...] = ()
    category: str = ""
    kind: str = ""
    quality: int | None = None
    heat: int | None = None
    on_site: bool | None = None
    topics: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()
    places: tuple[Place, ...] = field(default=())
    ids: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Everything that the article says, a paragraph each: title, excerpt, body."""
        return "\n".join(part for part in (self.title, self.excerpt, self.body) if part)

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents that hold it, without repeats, in order."""
        return tuple(dict.fromkeys(place.document for place in self.places))


_TIES = (1 << 25) - 1


def tie(key: str) -> int:
    """What puts articles of one second in an order, the highest first: 25 bits of their keys."""
    return crc32(key.encode()) & _TIES


def merge(key: str, outlet: Outlet, sightings: Sequence[tuple[str, Sighting]]) -> Article:
    """One article from its sightings (document path, sighting); the best field of each survives.

    The order of the sightings does not matter. Clean text wins over repaired text, then the longer
    (of titles: the document's own); the outlet's own address over AMP; an exact time over a day,
    then the earlier.
    """
    if len(sightings) == 1:
        return _alone(key, outlet, *sightings[0])
    ordered = sorted(sightings, key=lambda pair: (pair[1].role.value, pair[0], pair[1].line))
    seen = [sighting for _, sighting in ordered]
    addresses = _unique(address for one in seen for address in one.addresses)
    return Article(
        key=key,
        title=min(seen, key=lambda one: one.repaired).title,
        outlet=outlet,
        published=min((one.published for one in seen), key=_published_rank),
        excerpt=_best_text(seen, "excerpt"),
        body=_best_text(seen, "body"),
        url=best_address(addresses),
        addresses=addresses,
        category=_first(one.category for one in seen),
        kind=_first(one.kind for one in seen),
        quality=_highest(one.quality for one in seen),
        heat=_highest(one.heat for one in seen),
        on_site=_any_known(one.on_site for one in seen),
        topics=_unique(topic for one in seen for topic in one.topics),
        images=_unique_images(image for one in seen for image in one.images),
        places=tuple(Place(path, one.role, one.line) for path, one in ordered),
        ids=_unique(one.ident for one in seen if one.ident),
    )


def _alone(key: str, outlet: Outlet, path: str, seen: Sighting) -> Article:
    """The article that one sighting is of: nearly all are, so this is what reading takes."""
    return Article(
        key=key,
        title=seen.title,
        outlet=outlet,
        published=seen.published,
        excerpt=seen.excerpt,
        body=seen.body,
        url=best_address(seen.addresses) if seen.addresses else None,
        addresses=_unique(seen.addresses),
        category=seen.category,
        kind=seen.kind,
        quality=seen.quality,
        heat=seen.heat,
        on_site=seen.on_site,
        topics=_unique(seen.topics),
        images=_unique_images(seen.images) if seen.images else (),
        places=(Place(path, seen.role, seen.line),),
        ids=(seen.ident,) if seen.ident else (),
    )


def best_address(addresses: Iterable[str]) -> str | None:
    """The address to show: the outlet's own form, secure, short, without what only tracks."""
    shown = {address: cleaned(address) for address in addresses}
    if len(shown) == 1:
        return next(iter(shown.values()))
    ranked = sorted(
        (not is_plain(address), not text.startswith("https:"), len(text), text)
        for address, text in shown.items()
        if text
    )
    return ranked[0][-1] if ranked else None


def _best_text(seen: list[Sighting], name: str) -> str:
    texts = [(getattr(one, name), one.repaired) for one in seen if getattr(one, name)]
    return max(texts, key=lambda pair: (not pair[1], len(pair[0])))[0] if texts else ""


def _published_rank(published: Published) -> tuple[bool, date, bool, datetime]:
    """The earlier day wins; of one day the exact time, and of two of these the earlier."""
    at = published.at or LATEST
    return published.at is None, at.date(), published.precision is Precision.DAY, at


def _first(texts: Iterable[str]) -> str:
    return next((text for text in texts if text), "")


def _highest(numbers: Iterable[int | None]) -> int | None:
    return max((number for number in numbers if number is not None), default=None)


def _any_known(flags: Iterable[bool | None]) -> bool | None:
    known = [flag for flag in flags if flag is not None]
    return any(known) if known else None


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def _unique_images(images: Iterable[Image]) -> tuple[Image, ...]:
    """Each picture once, with its size where any sighting knows it."""
    found: dict[str, Image] = {}
    for image in images:
        if image.url not in found or found[image.url].width is None:
            found[image.url] = image
    return tuple(found.values())
