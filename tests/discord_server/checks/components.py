"""What a message may be laid out of: which component stands in which, how many, how much text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from discord_server.layout import (
    BUTTON,
    CONTAINER,
    FILE,
    GALLERY,
    ROW,
    SECTION,
    SELECTS,
    SEPARATOR,
    TEXT_DISPLAY,
    THUMBNAIL,
    Component,
    texts,
    walk,
)
from discord_server.refusal import Path, Problem

from .basics import list_problems, not_one_of, number_problems, repeated, text_problems
from .media import file_problems, gallery_problems, thumbnail_problems
from .pressables import button_problems, row_problems, select_problems

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

MOST, ALL_TEXT, ROWS = 40, 4000, 5
LAID_OUT = (ROW, SECTION, TEXT_DISPLAY, GALLERY, FILE, SEPARATOR)
CHILDREN = {CONTAINER: LAID_OUT, SECTION: (TEXT_DISPLAY,), ROW: (BUTTON, *SELECTS)}
PRESSABLE = (BUTTON, *SELECTS)

Check = Callable[[Component, Path], Iterator[Problem]]


def components_problems(
    components: Any, path: Path, *, v2: bool, files: AbstractSet[str]
) -> Iterator[Problem]:
    """`files`: the names that `attachment://` may mean."""
    wrong = list(list_problems(components, path, 0, MOST if v2 else ROWS))
    yield from wrong
    if wrong:
        return
    yield from _places(components, path, (*LAID_OUT, CONTAINER) if v2 else (ROW,))
    everything = list(walk(components, path))
    for where, component in everything:
        yield from _own(component, where, files)
    yield from _totals(everything, path, v2=v2)


def _places(components: list[Any], path: Path, allowed: tuple[int, ...]) -> Iterator[Problem]:
    """Each component stands where its type may stand."""
    for index, component in enumerate(components):
        where = (*path, index)
        kind = component.get("type") if isinstance(component, dict) else None
        if kind not in allowed:
            yield not_one_of((*where, "type"), allowed)
        elif kind in CHILDREN and isinstance(component.get("components"), list):
            yield from _places(component["components"], (*where, "components"), CHILDREN[kind])


def _own(component: Component, path: Path, files: AbstractSet[str]) -> Iterator[Problem]:
    """The rules of a component by itself."""
    most = 2**31 - 1
    yield from number_problems(component.get("id"), (*path, "id"), 0, most)
    kind = component.get("type")
    if kind in SELECTS:
        yield from select_problems(component, path)
    elif kind in CHECKS:
        yield from CHECKS[kind](component, path)
    elif kind in MEDIA:
        yield from MEDIA[kind](component, path, files)


def _text_display(component: Component, path: Path) -> Iterator[Problem]:
    yield from text_problems(component.get("content"), (*path, "content"), 1, ALL_TEXT)


def _section(section: Component, path: Path) -> Iterator[Problem]:
    yield from list_problems(section.get("components"), (*path, "components"), 1, 3)
    accessory = section.get("accessory")
    kind = accessory.get("type") if isinstance(accessory, dict) else None
    if kind not in (BUTTON, THUMBNAIL):
        yield not_one_of((*path, "accessory", "type"), (BUTTON, THUMBNAIL))


def _container(container: Component, path: Path) -> Iterator[Problem]:
    yield from list_problems(container.get("components"), (*path, "components"), 1, MOST)
    colour = container.get("accent_color")
    yield from number_problems(colour, (*path, "accent_color"), 0, 0xFFFFFF)


def _separator(separator: Component, path: Path) -> Iterator[Problem]:
    yield from number_problems(separator.get("spacing"), (*path, "spacing"), 1, 2)


CHECKS: dict[Any, Check] = {
    ROW: row_problems,
    BUTTON: button_problems,
    TEXT_DISPLAY: _text_display,
    SECTION: _section,
    CONTAINER: _container,
    SEPARATOR: _separator,
}
MEDIA: dict[Any, Callable[[Component, Path, AbstractSet[str]], Iterator[Problem]]] = {
    THUMBNAIL: thumbnail_problems,
    GALLERY: gallery_problems,
    FILE: file_problems,
}


def _totals(everything: list[tuple[Path, Component]], path: Path, *, v2: bool) -> Iterator[Problem]:
    """What counts over the whole message."""
    if v2 and len(everything) > MOST:
        text = f"Total number of components exceeds {MOST}: {len(everything)}"
        yield Problem(path, "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", text)
    size = sum(len(text) for text in texts([one for _, one in everything if _is_text(one)]))
    if size > ALL_TEXT:
        text = f"Total text size exceeds {ALL_TEXT}: {size}"
        yield Problem(path, "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", text)
    named = [(where, one["custom_id"]) for where, one in everything if one.get("custom_id")]
    for index in repeated([name for _, name in named]):
        text = "Component custom id cannot be duplicated"
        yield Problem((*named[index][0], "custom_id"), "COMPONENT_CUSTOM_ID_DUPLICATED", text)
    numbered = [(where, one["id"]) for where, one in everything if one.get("id")]
    for index in repeated([number for _, number in numbered]):
        text = "Component id cannot be duplicated"
        yield Problem((*numbered[index][0], "id"), "COMPONENT_ID_DUPLICATED", text)


def _is_text(component: Component) -> bool:
    return component.get("type") == TEXT_DISPLAY
