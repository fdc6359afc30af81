"""Pictures and files in a layout."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord_server.layout import FILE, GALLERY, THUMBNAIL, Component, walk
from discord_server.refusal import Path, Problem
from discord_server.stored import ATTACHED

from .basics import is_object, list_problems, text_problems
from .pressables import bad_scheme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

WEB = ("http://", "https://")


def thumbnail_problems(
    component: Component, path: Path, files: AbstractSet[str]
) -> Iterator[Problem]:
    yield from _media(component.get("media"), (*path, "media"), files, (*WEB, ATTACHED))
    yield from _description(component, path)


def gallery_problems(
    component: Component, path: Path, files: AbstractSet[str]
) -> Iterator[Problem]:
    items = component.get("items")
    wrong = list(list_problems(items, (*path, "items"), 1, 10))
    yield from wrong
    for index, item in enumerate([] if wrong else items or []):
        where = (*path, "items", index)
        yield from _media(item.get("media"), (*where, "media"), files, (*WEB, ATTACHED))
        yield from _description(item, where)


def file_problems(component: Component, path: Path, files: AbstractSet[str]) -> Iterator[Problem]:
    yield from _media(component.get("file"), (*path, "file"), files, (ATTACHED,))


def referenced(components: Any) -> set[str]:
    """The addresses of all media."""
    found = set()
    for _, component in walk(components):
        kind = component.get("type")
        media = [component.get("media")] if kind == THUMBNAIL else []
        media += [component.get("file")] if kind == FILE else []
        if kind == GALLERY:
            media += [item.get("media") for item in component.get("items") or []]
        found |= {one.get("url") for one in media if isinstance(one, dict)}
    return found


def _media(
    media: Any, path: Path, files: AbstractSet[str], schemes: tuple[str, ...]
) -> Iterator[Problem]:
    wrong = list(is_object(media, path))
    yield from wrong
    if wrong:
        return
    url = media.get("url")
    yield from text_problems(url, (*path, "url"), 1, 2048)
    if not isinstance(url, str):
        return
    if not url.lower().startswith(schemes):
        yield bad_scheme((*path, "url"), url, schemes)
    elif url.startswith(ATTACHED) and url.removeprefix(ATTACHED) not in files:
        text = f"The referenced attachment {url.removeprefix(ATTACHED)!r} was not found"
        yield Problem(path, "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", text)


def _description(component: Component, path: Path) -> Iterator[Problem]:
    place = (*path, "description")
    yield from text_problems(component.get("description"), place, 0, 1024, required=False)
