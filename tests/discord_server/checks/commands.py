"""Application commands."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from discord_server.commands import MESSAGE_MENU, SLASH, USER_MENU
from discord_server.refusal import Path, Problem

from .basics import is_object, list_problems, not_one_of, repeated, text_problems
from .command_options import options_problems
from .names import localised_name_problems, localised_problems, longest, name_problems

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST = {SLASH: 100, USER_MENU: 15, MESSAGE_MENU: 15}
WEIGHT = 8000
ENTRY_POINT = 4


def commands_problems(commands: Any) -> Iterator[Problem]:
    """All commands of an application, put at once."""
    wrong = list(list_problems(commands, (), 0, sum(MOST.values()) + 1))
    yield from wrong
    if wrong:
        return
    for index, command in enumerate(commands):
        yield from command_problems(command, (index,))
    known = [(kind_of(one), one.get("name")) for one in commands if isinstance(one, dict)]
    for index in repeated(known):
        text = f"Application command names must be unique: {known[index][1]!r}"
        yield Problem((index, "name"), "APPLICATION_COMMANDS_DUPLICATE_NAME", text)
    for kind, count in Counter(kind for kind, _ in known).items():
        if count > MOST.get(kind, 1):
            text = f"{count} commands of type {kind}, the maximum is {MOST.get(kind, 1)}"
            yield Problem((), "APPLICATION_COMMANDS_TOO_MANY", text)


def command_problems(command: Any, path: Path) -> Iterator[Problem]:
    wrong = list(is_object(command, path))
    yield from wrong
    if wrong:
        return
    kind = kind_of(command)
    if kind not in (*MOST, ENTRY_POINT):
        yield not_one_of((*path, "type"), MOST)
        return
    yield from _where(command, path)
    yield from _slash(command, path) if kind == SLASH else _menu(command, path)


def kind_of(command: dict[str, Any]) -> int:
    return command.get("type") or SLASH


def _slash(command: dict[str, Any], path: Path) -> Iterator[Problem]:
    yield from name_problems(command.get("name"), (*path, "name"))
    translated = (*path, "name_localizations")
    yield from localised_name_problems(command.get("name_localizations"), translated)
    yield from text_problems(command.get("description"), (*path, "description"), 1, 100)
    translated = (*path, "description_localizations")
    yield from localised_problems(command.get("description_localizations"), translated, 1, 100)
    yield from options_problems(command.get("options") or [], (*path, "options"))
    if (weight := weight_of(command)) > WEIGHT:
        text = f"Command exceeds maximum size ({WEIGHT}): {weight}"
        yield Problem(path, "APPLICATION_COMMAND_TOO_LARGE", text)


def _menu(command: dict[str, Any], path: Path) -> Iterator[Problem]:
    yield from text_problems(command.get("name"), (*path, "name"), 1, 32)
    translated = (*path, "name_localizations")
    yield from localised_problems(command.get("name_localizations"), translated, 1, 32)
    for key in ("description", "options"):
        if command.get(key):
            code = f"APPLICATION_COMMAND_CONTEXT_MENU_{key.upper()}_CANNOT_SET"
            yield Problem((*path, key), code, f"Context menu commands cannot have {key}")


def _where(command: dict[str, Any], path: Path) -> Iterator[Problem]:
    for key, known in (("contexts", (0, 1, 2)), ("integration_types", (0, 1))):
        values = command.get(key)
        if values is None:
            continue
        yield from list_problems(values, (*path, key), 1, len(known))
        for index, value in enumerate(values if isinstance(values, list) else []):
            if value not in known or isinstance(value, bool):
                yield not_one_of((*path, key, index), known)


def weight_of(item: dict[str, Any]) -> int:
    """Letters of names, descriptions and values, of the longest language, all the way down."""
    own = longest(item, "name") + longest(item, "description")
    value = item.get("value")
    own += len(value) if isinstance(value, str) else 0
    inner = [*(item.get("options") or []), *(item.get("choices") or [])]
    return own + sum(weight_of(one) for one in inner if isinstance(one, dict))
