"""Options, subcommands and choices of a slash command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord_server.refusal import Path, Problem

from .basics import is_object, list_problems, not_one_of, number_problems, repeated, text_problems
from .choices import choices_problems
from .names import localised_name_problems, localised_problems, name_problems

if TYPE_CHECKING:
    from collections.abc import Iterator

SUBCOMMAND, SUBGROUP, STRING, INTEGER, NUMBER = 1, 2, 3, 4, 10
NESTED = (SUBCOMMAND, SUBGROUP)
KINDS = tuple(range(1, 12))
TYPED = (STRING, INTEGER, NUMBER)


def options_problems(options: Any, path: Path, depth: int = 0) -> Iterator[Problem]:
    """`depth`: 0 in a command, 1 in a group or subcommand of it, 2 in a subcommand of a group."""
    wrong = list(list_problems(options, path, 0, 25))
    for index, option in enumerate([] if wrong else options):
        wrong += is_object(option, (*path, index))
    yield from wrong
    if wrong:
        return
    for index, option in enumerate(options):
        yield from _option(option, (*path, index), depth)
    for index in repeated([option.get("name") for option in options]):
        text = "Option names must be unique"
        yield Problem((*path, index, "name"), "APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATE", text)
    yield from _order(options, path)
    nested = {option.get("type") in NESTED for option in options}
    if len(nested) > 1:
        text = "Sub-command and sub-command group options exclude all other types"
        yield Problem(path, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", text)


def _order(options: list[dict[str, Any]], path: Path) -> Iterator[Problem]:
    optional = False
    for index, option in enumerate(options):
        if option.get("required") and optional:
            text = "Required options must be placed before non-required options"
            code = "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID"
            yield Problem((*path, index), code, text)
        optional = optional or not option.get("required")


def _option(option: dict[str, Any], path: Path, depth: int) -> Iterator[Problem]:
    kind = option.get("type")
    allowed = KINDS if depth == 0 else (SUBCOMMAND, *KINDS[2:]) if depth == 1 else KINDS[2:]
    if kind not in allowed:
        yield not_one_of((*path, "type"), allowed)
    yield from name_problems(option.get("name"), (*path, "name"))
    translated = (*path, "name_localizations")
    yield from localised_name_problems(option.get("name_localizations"), translated)
    yield from text_problems(option.get("description"), (*path, "description"), 1, 100)
    translated = (*path, "description_localizations")
    yield from localised_problems(option.get("description_localizations"), translated, 1, 100)
    if kind in NESTED:
        yield from options_problems(option.get("options") or [], (*path, "options"), depth + 1)
    else:
        yield from _value(option, path)


def _value(option: dict[str, Any], path: Path) -> Iterator[Problem]:
    kind, choices = option.get("type"), option.get("choices")
    if choices:
        yield from choices_problems(choices, kind or STRING, (*path, "choices"))
    if option.get("autocomplete") and (choices or kind not in TYPED):
        text = "Autocomplete goes with strings and numbers without choices"
        yield Problem(path, "APPLICATION_COMMAND_AUTOCOMPLETE_INVALID", text)
    if option.get("options"):
        yield Problem((*path, "options"), "APPLICATION_COMMAND_OPTIONS_NESTED", "Not in an option")
    for key, least in (("min_length", 0), ("max_length", 1)):
        yield from number_problems(option.get(key), (*path, key), least, 6000)
