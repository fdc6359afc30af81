"""Answers to autocompletion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord_server.refusal import Path, Problem

from .basics import is_object, list_problems, text_problems
from .names import localised_problems

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST, NAME, VALUE = 25, 100, 100
STRING, INTEGER, NUMBER = 3, 4, 10
WHOLE = 2**53


def choices_problems(choices: Any, kind: int, path: Path) -> Iterator[Problem]:
    """`kind` is the type of the option that they complete."""
    wrong = list(list_problems(choices, path, 0, MOST))
    yield from wrong
    for index, choice in enumerate([] if wrong else choices):
        found = list(is_object(choice, (*path, index)))
        yield from found or choice_problems(choice, kind, (*path, index))


def choice_problems(choice: dict[str, Any], kind: int, path: Path) -> Iterator[Problem]:
    yield from text_problems(choice.get("name"), (*path, "name"), 1, NAME)
    translated = choice.get("name_localizations")
    yield from localised_problems(translated, (*path, "name_localizations"), 1, NAME)
    value, place = choice.get("value"), (*path, "value")
    if kind == STRING:
        yield from text_problems(value, place, 1, VALUE)
    elif isinstance(value, bool) or not isinstance(value, int if kind == INTEGER else int | float):
        yield Problem(place, "NUMBER_TYPE_COERCE", f'Value "{value}" is not a number.')
    elif abs(value) > WHOLE:
        yield Problem(place, "NUMBER_TYPE_RANGE", "The number is beyond 2⁵³.")


def focused(options: list[dict[str, Any]]) -> dict[str, Any]:
    """The option that is being typed."""
    for option in options:
        if option.get("focused"):
            return option
        if option.get("options"):
            return focused(option["options"])
    raise LookupError("no option is focused")
