"""Reading the components of a message: every one of them, its text, what can be pressed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

ROW, BUTTON, SELECT, TEXT_INPUT = 1, 2, 3, 4
SELECTS = (3, 5, 6, 7, 8)
SECTION, TEXT_DISPLAY, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER = 9, 10, 11, 12, 13, 14, 17
LABEL, FILE_UPLOAD, RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX = 18, 19, 21, 22, 23
LINK, PREMIUM = 5, 6
V2_FLAG, EPHEMERAL_FLAG, LOADING_FLAG = 1 << 15, 1 << 6, 1 << 7

Component = dict[str, Any]
Path = tuple[str | int, ...]


def walk(components: Any, path: Path = ("components",)) -> Iterator[tuple[Path, Component]]:
    """Every component with its place, from the top down; malformed ones are left to the checks."""
    if not isinstance(components, list):
        return
    for index, component in enumerate(components):
        if isinstance(component, dict):
            yield from _walk_one(component, (*path, index))


def _walk_one(component: Component, path: Path) -> Iterator[tuple[Path, Component]]:
    yield path, component
    yield from walk(component.get("components"), (*path, "components"))
    for key in ("accessory", "component"):
        if isinstance(component.get(key), dict):
            yield from _walk_one(component[key], (*path, key))


def texts(components: Any) -> list[str]:
    """What the text displays say."""
    return [
        str(component.get("content", ""))
        for _, component in walk(components)
        if component.get("type") == TEXT_DISPLAY
    ]


@dataclass(frozen=True, slots=True)
class Button:
    label: str | None
    emoji: str | None
    custom_id: str | None
    url: str | None
    disabled: bool
    style: int
    id: int | None = None

    def __str__(self):
        return " ".join(part for part in (self.emoji, self.label) if part)


@dataclass(frozen=True, slots=True)
class Select:
    type: int
    custom_id: str
    placeholder: str | None
    options: tuple[dict[str, Any], ...]
    min_values: int
    max_values: int
    disabled: bool
    id: int | None = None

    @property
    def values(self) -> list[str]:
        return [option["value"] for option in self.options]


def buttons_of(components: Any) -> list[Button]:
    return [button(found) for _, found in walk(components) if found.get("type") == BUTTON]


def selects_of(components: Any) -> list[Select]:
    return [select(found) for _, found in walk(components) if found.get("type") in SELECTS]


def button(component: Component) -> Button:
    emoji = component.get("emoji") or {}
    return Button(
        label=component.get("label"),
        emoji=emoji.get("name"),
        custom_id=component.get("custom_id"),
        url=component.get("url"),
        disabled=bool(component.get("disabled")),
        style=component.get("style", 2),
        id=component.get("id"),
    )


def select(component: Component) -> Select:
    least, most = component.get("min_values"), component.get("max_values")
    return Select(
        type=component["type"],
        custom_id=component.get("custom_id", ""),
        placeholder=component.get("placeholder"),
        options=tuple(component.get("options") or ()),
        min_values=1 if least is None else least,
        max_values=1 if most is None else most,
        disabled=bool(component.get("disabled")),
        id=component.get("id"),
    )
