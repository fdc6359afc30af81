"""Forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord_server.layout import (
    CHECKBOX,
    CHECKBOX_GROUP,
    FILE_UPLOAD,
    LABEL,
    RADIO_GROUP,
    ROW,
    SELECTS,
    TEXT_DISPLAY,
    TEXT_INPUT,
    Component,
    walk,
)
from discord_server.refusal import Path, Problem

from .basics import is_object, list_problems, not_one_of, number_problems, repeated, text_problems
from .pressables import custom_id_problems, select_problems

if TYPE_CHECKING:
    from collections.abc import Iterator

TOP = (ROW, TEXT_DISPLAY, LABEL)
INSIDE = (TEXT_INPUT, *SELECTS, FILE_UPLOAD, RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX)
LONGEST = 4000


def modal_problems(modal: Any, path: Path) -> Iterator[Problem]:
    wrong = list(is_object(modal, path))
    yield from wrong
    if wrong:
        return
    yield from text_problems(modal.get("title"), (*path, "title"), 1, 45)
    yield from text_problems(modal.get("custom_id"), (*path, "custom_id"), 1, 100)
    components, place = modal.get("components"), (*path, "components")
    wrong = list(list_problems(components, place, 1, 5))
    for index, component in enumerate([] if wrong else components):
        wrong += is_object(component, (*place, index))
    yield from wrong
    if wrong:
        return
    for index, component in enumerate(components):
        yield from _top(component, (*place, index))
    everything = [one for _, one in walk(components, place)]
    for index in repeated([one["custom_id"] for one in everything if one.get("custom_id")]):
        text = f"Component custom id cannot be duplicated ({index})"
        yield Problem(place, "COMPONENT_CUSTOM_ID_DUPLICATED", text)


def _top(component: Component, path: Path) -> Iterator[Problem]:
    kind = component.get("type")
    if kind == LABEL:
        yield from _label(component, path)
    elif kind == ROW:
        yield from _row(component, path)
    elif kind == TEXT_DISPLAY:
        yield from text_problems(component.get("content"), (*path, "content"), 1, LONGEST)
    else:
        yield not_one_of((*path, "type"), TOP)


def _label(label: Component, path: Path) -> Iterator[Problem]:
    yield from text_problems(label.get("label"), (*path, "label"), 1, 45)
    about = label.get("description")
    yield from text_problems(about, (*path, "description"), 1, 100, required=False)
    inner, place = label.get("component"), (*path, "component")
    wrong = list(is_object(inner, place))
    yield from wrong
    if not wrong:
        yield from _input(inner, place)


def _row(row: Component, path: Path) -> Iterator[Problem]:
    """The older way: a row with one text input that has its own label."""
    children, place = row.get("components"), (*path, "components")
    wrong = list(list_problems(children, place, 1, 1)) or list(is_object(children[0], (*place, 0)))
    yield from wrong
    if wrong:
        return
    if children[0].get("type") == TEXT_INPUT:
        yield from text_problems(children[0].get("label"), (*place, 0, "label"), 1, 45)
    yield from _input(children[0], (*place, 0))


def _input(inner: Component, path: Path) -> Iterator[Problem]:
    kind = inner.get("type")
    if kind not in INSIDE:
        yield not_one_of((*path, "type"), INSIDE)
    elif kind in SELECTS:
        yield from select_problems(inner, path)
    elif kind == TEXT_INPUT:
        yield from _text_input(inner, path)
    else:
        yield from custom_id_problems(inner, path)


def _text_input(inner: Component, path: Path) -> Iterator[Problem]:
    yield from custom_id_problems(inner, path)
    if inner.get("style") not in (1, 2):
        yield not_one_of((*path, "style"), (1, 2))
    for key, most in (("label", 45), ("value", LONGEST), ("placeholder", 100)):
        yield from text_problems(inner.get(key), (*path, key), 0, most, required=False)
    yield from number_problems(inner.get("min_length"), (*path, "min_length"), 0, LONGEST)
    yield from number_problems(inner.get("max_length"), (*path, "max_length"), 1, LONGEST)
