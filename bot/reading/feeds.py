"""Feeds (RSS, Atom) that were saved as files → records under names that `keys` knows."""

import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

import feedparser

from bot.reading.blocks import blocks
from bot.reading.records import Defaults
from bot.records.fields import Problems

MAX_FEED = 50 * 1024 * 1024
"""Larger feeds are refused: one is parsed as a whole."""

_ENTITIES = re.compile(rb"<!ENTITY", re.IGNORECASE)
_TAKEN_AS_UTF_8 = (feedparser.CharacterEncodingOverride, feedparser.NonXMLContentType)

Entry = dict[str, object]


def feed_bytes(path: str) -> bytes:
    """The bytes of a feed; ValueError with the reason for what is too large or cannot be read."""
    kept: list[bytes] = []
    size = 0
    for block in blocks(path):
        size += len(block)
        if size > MAX_FEED:
            raise ValueError(f"is larger than {MAX_FEED >> 20} MB")
        kept.append(block)
    return b"".join(kept)


def entries(data: bytes, problems: Problems) -> tuple[Defaults, tuple[Entry, ...]]:
    """What a feed says of all its entries, and each as a record; what is wrong is reported."""
    if _ENTITIES.search(data):
        problems.add(0, "", "declares entities of its own, which are refused; set aside")
        return Defaults(), ()
    parsed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    found = tuple(_entry(entry) for entry in parsed.entries)
    fault = parsed.get("bozo_exception") if parsed.bozo else None
    if not parsed.get("version") and not found:
        problems.add(0, "", "is no feed: neither RSS nor Atom; set aside")
    elif not found:
        problems.add(0, "", "is a feed without entries; set aside")
    elif fault and not isinstance(fault, _TAKEN_AS_UTF_8):
        problems.add(0, "", f"is not well-formed ({_why(fault)}): read as far as it goes")
    return Defaults(outlet=parsed.feed.get("title", "")), found


def _why(fault: Exception) -> str:
    get_message = getattr(fault, "getMessage", None)
    return str(get_message() if get_message else fault)


def _entry(entry: Any) -> Entry:  # noqa: ANN401 - feedparser has no types
    """An entry as a record; fields that it has not are left out."""
    summary, content = entry.get("summary"), _content(entry)
    record: Entry = {
        "id": entry.get("id"),
        "title": entry.get("title"),
        "url": entry.get("link"),
        "summary": summary,
        "content": content if content != summary else None,
        "published": _first(entry, ("published", "updated", "created")),
        "source": _source(entry),
        "tags": [tag.get("term") or tag.get("label") for tag in entry.get("tags") or ()],
        "images": list(_pictures(entry)),
    }
    return {key: value for key, value in record.items() if value}


def _first(entry: Any, names: Iterable[str]) -> str | None:  # noqa: ANN401 - see above
    """The first that is there; asking for one that is not, feedparser warns."""
    return next((entry[name] for name in names if entry.get(name)), None)


def _content(entry: Any) -> str | None:  # noqa: ANN401 - see above
    return next((one.get("value") for one in entry.get("content") or ()), None)


def _source(entry: Any) -> dict[str, object] | None:  # noqa: ANN401 - see above
    source = entry.get("source") or {}
    if not source.get("title"):
        return None
    return {"name": source["title"], "url": source.get("href") or source.get("link")}


def _pictures(entry: Any) -> Iterator[dict[str, object]]:  # noqa: ANN401 - see above
    """Pictures that come with an entry: of Media RSS, or enclosed."""
    found = [*(entry.get("media_thumbnail") or ()), *(entry.get("media_content") or ())]
    for one in found:
        if one.get("url") and one.get("medium", "image") == "image":
            yield {key: one[key] for key in ("url", "width", "height") if key in one}
    for one in entry.get("enclosures") or ():
        if one.get("href") and str(one.get("type", "")).startswith("image/"):
            yield {"url": one["href"]}
