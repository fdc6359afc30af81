"""Components as Discord keeps them: numbered, with addresses for attachments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .layout import (
    CONTAINER,
    FILE,
    GALLERY,
    SELECT,
    SEPARATOR,
    THUMBNAIL,
    Component,
    walk,
)

if TYPE_CHECKING:
    from .message import Attachment
    from .world import World

ATTACHED = "attachment://"
DEFAULTS: dict[int, dict[str, Any]] = {
    THUMBNAIL: {"description": None, "spoiler": False},
    FILE: {"spoiler": False},
    SEPARATOR: {"spacing": 1, "divider": True},
    CONTAINER: {"accent_color": None, "spoiler": False},
    SELECT: {"min_values": 1, "max_values": 1},
}


def stored_components(
    world: World, components: list[Component], attachments: list[Attachment]
) -> list[Component]:
    found = [_stored(world, component, attachments) for component in components]
    number_components(found)
    return found


def number_components(components: list[Component]):
    """Every component that came without an id gets the next free one."""
    everything = [component for _, component in walk(components)]
    taken = {component["id"] for component in everything if component.get("id")}
    free = 1
    for component in everything:
        if component.get("id"):
            continue
        while free in taken:
            free += 1
        component["id"] = free
        taken.add(free)


def _stored(world: World, component: Component, attachments: list[Attachment]) -> Component:
    given = without_nulls(component)
    found = DEFAULTS.get(component["type"], {}) | given
    if "components" in found:
        found["components"] = [_stored(world, one, attachments) for one in found["components"]]
    if "accessory" in found:
        found["accessory"] = _stored(world, found["accessory"], attachments)
    if component["type"] == GALLERY:
        found["items"] = [_item(world, item, attachments) for item in found["items"]]
    if component["type"] == THUMBNAIL:
        found["media"] = _media(world, found["media"], attachments)
    if component["type"] == FILE:
        found |= _file(world, found["file"], attachments)
    return found


def without_nulls(value: Any) -> Any:
    """What was sent as null is left out of what is kept."""
    if isinstance(value, dict):
        return {key: without_nulls(one) for key, one in value.items() if one is not None}
    return [without_nulls(one) for one in value] if isinstance(value, list) else value


def _item(world: World, item: dict[str, Any], attachments: list[Attachment]) -> dict[str, Any]:
    plain = {"description": item.get("description"), "spoiler": bool(item.get("spoiler"))}
    return plain | {"media": _media(world, item["media"], attachments)}


def _file(world: World, file: dict[str, Any], attachments: list[Attachment]) -> dict[str, Any]:
    named = _attached(file["url"], attachments)
    found = {"file": _media(world, file, attachments), "name": None, "size": None}
    return found | ({"name": named.filename, "size": len(named.content)} if named else {})


def _media(world: World, media: dict[str, Any], attachments: list[Attachment]) -> dict[str, Any]:
    attachment = _attached(media["url"], attachments)
    url = attachment.url if attachment else media["url"]
    found = {"id": str(world.ids.new()), "url": url, "proxy_url": url}
    found |= {"width": None, "height": None, "content_type": None}
    if attachment is not None:
        found |= {"attachment_id": str(attachment.id), "content_type": attachment.content_type}
    return found


def _attached(url: str, attachments: list[Attachment]) -> Attachment | None:
    """The newest attachment of that name."""
    for attachment in reversed(attachments):
        if url in (ATTACHED + attachment.filename, attachment.url):
            return attachment
    return None
