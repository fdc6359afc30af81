"""Buttons and selects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord_server.layout import LINK, PREMIUM, SELECT, Component
from discord_server.refusal import Path, Problem

from .basics import (
    is_object,
    list_problems,
    missing,
    not_one_of,
    number_problems,
    repeated,
    text_problems,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

STYLES = (1, 2, 3, 4, LINK, PREMIUM)
SCHEMES = ("http://", "https://", "discord://")


def custom_id_problems(component: Component, path: Path) -> Iterator[Problem]:
    yield from text_problems(component.get("custom_id"), (*path, "custom_id"), 1, 100)


def button_problems(button: Component, path: Path) -> Iterator[Problem]:
    style = button.get("style")
    if style not in STYLES:
        yield not_one_of((*path, "style"), STYLES)
    yield from text_problems(button.get("label"), (*path, "label"), 0, 80, required=False)
    if style == LINK:
        yield from _link(button, path)
    elif style != PREMIUM:
        yield from custom_id_problems(button, path)
        if button.get("url") is not None:
            yield _exclusive(path)
    if style != PREMIUM and not button.get("label") and not button.get("emoji"):
        yield Problem(
            path, "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A label or emoji is required"
        )


def _link(button: Component, path: Path) -> Iterator[Problem]:
    url = button.get("url")
    yield from text_problems(url, (*path, "url"), 1, 512)
    if isinstance(url, str) and not url.lower().startswith(SCHEMES):
        yield bad_scheme((*path, "url"), url, SCHEMES)
    if button.get("custom_id") is not None:
        yield _exclusive(path)


def _exclusive(path: Path) -> Problem:
    code = "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE"
    return Problem((*path, "custom_id"), code, "A custom id and url cannot both be specified")


def bad_scheme(path: Path, url: str, schemes: tuple[str, ...]) -> Problem:
    names = ", ".join(f"'{scheme.removesuffix('://')}'" for scheme in schemes)
    scheme = url.split(":", 1)[0]
    text = f'Scheme "{scheme[:20]}" is not supported. Scheme must be one of ({names}).'
    return Problem(path, "URL_TYPE_INVALID_SCHEME", text)


def select_problems(select: Component, path: Path) -> Iterator[Problem]:
    yield from custom_id_problems(select, path)
    place = (*path, "placeholder")
    yield from text_problems(select.get("placeholder"), place, 0, 150, required=False)
    yield from number_problems(select.get("min_values"), (*path, "min_values"), 0, 25)
    yield from number_problems(select.get("max_values"), (*path, "max_values"), 1, 25)
    if select.get("type") == SELECT:
        yield from _options(select, (*path, "options"))


def _options(select: Component, path: Path) -> Iterator[Problem]:
    options = select.get("options")
    wrong = list(list_problems(options, path, 1, 25))
    yield from wrong
    if wrong or not isinstance(options, list):
        return
    for index, option in enumerate(options):
        found = list(is_object(option, (*path, index)))
        yield from found or _option(option, (*path, index))
    values = [option.get("value") for option in options if isinstance(option, dict)]
    for index in repeated(values):
        text = "The specified option value is already used"
        yield Problem((*path, index, "value"), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", text)
    yield from _counts(select, options, path)


def _option(option: dict[str, Any], path: Path) -> Iterator[Problem]:
    yield from text_problems(option.get("label"), (*path, "label"), 1, 100)
    yield from text_problems(option.get("value"), (*path, "value"), 1, 100)
    place = (*path, "description")
    yield from text_problems(option.get("description"), place, 0, 100, required=False)


def _counts(select: Component, options: list[Any], path: Path) -> Iterator[Problem]:
    least, most = select.get("min_values"), select.get("max_values")
    highest = 1 if most is None else most
    if isinstance(least, int) and isinstance(highest, int) and least > max(highest, len(options)):
        yield Problem(path, "SELECT_COMPONENT_MIN_VALUES_EXCEEDED", "More than can be chosen")
    if isinstance(most, int) and most > len(options):
        text = f"max_values is {most}, there are {len(options)} options"
        yield Problem(path, "SELECT_COMPONENT_MAX_VALUES_EXCEEDED", text)
    chosen = sum(bool(one.get("default")) for one in options if isinstance(one, dict))
    if isinstance(highest, int) and chosen > highest:
        text = "Too many default options"
        yield Problem(path, "SELECT_COMPONENT_DEFAULT_VALUES_EXCEEDED", text)


def row_problems(row: Component, path: Path) -> Iterator[Problem]:
    """Five buttons, or one select; the children themselves are looked at elsewhere."""
    children = row.get("components")
    if not isinstance(children, list) or not children:
        yield missing((*path, "components"))
        return
    kinds = [child.get("type") if isinstance(child, dict) else None for child in children]
    buttons = all(kind == 2 for kind in kinds)
    if (buttons and len(kinds) > 5) or (not buttons and len(kinds) > 1):
        code = "COMPONENT_LAYOUT_WIDTH_EXCEEDED"
        yield Problem(
            (*path, "components"), code, "The specified component exceeds the maximum width"
        )
