"""What a person typed after a slash command, as the synced definition has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .message import Attachment
from .message_json import attachment_json
from .payloads import channel_json, member_json, user_json

if TYPE_CHECKING:
    from .commands import Command
    from .world import World

SUBCOMMAND, SUBGROUP, STRING, INTEGER, BOOLEAN, USER, CHANNEL = 1, 2, 3, 4, 5, 6, 7
ROLE, MENTIONABLE, NUMBER, ATTACHMENT = 8, 9, 10, 11
PYTHON = {STRING: str, INTEGER: int, BOOLEAN: bool, NUMBER: (int, float)}


def slash_data(
    world: World, command: Command, path: list[str], values: dict[str, Any], focused: str | None
) -> dict[str, Any]:
    """The `data` of an interaction; AssertionError where Discord would not let it be sent."""
    resolved: dict[str, dict[str, Any]] = {}
    options = _options(world, command, path, values, focused, resolved)
    found = {"id": command["id"], "name": command["name"], "type": 1, "options": options}
    if "guild_id" in command:
        found["guild_id"] = command["guild_id"]
    return found | ({"resolved": resolved} if resolved else {})


def _options(world, definition, path, values, focused, resolved) -> list[dict[str, Any]]:  # noqa: PLR0913, PLR0917
    known = {option["name"]: option for option in definition.get("options") or []}
    if path:
        inner = known.get(path[0])
        assert inner, f"{definition['name']!r} has no {path[0]!r}, only {list(known)}"
        options = _options(world, inner, path[1:], values, focused, resolved)
        return [{"name": path[0], "type": inner["type"], "options": options}]
    nested = [name for name, option in known.items() if option["type"] in (SUBCOMMAND, SUBGROUP)]
    assert not nested, f"{definition['name']!r} goes with one of {nested}"
    strange = set(values) - set(known)
    assert not strange, f"{definition['name']!r} has no {strange}, only {list(known)}"
    if focused is None:
        missing = [n for n, option in known.items() if option.get("required") and n not in values]
        assert not missing, f"{definition['name']!r} needs {missing}"
    return [
        _option(world, known[name], value, name == focused, resolved)
        for name, value in values.items()
    ]


def _option(world, definition, value, focused, resolved) -> dict[str, Any]:
    kind, name = definition["type"], definition["name"]
    if focused:
        assert definition.get("autocomplete"), f"{name!r} does not autocomplete"
        return {"name": name, "type": kind, "value": str(value), "focused": True}
    if kind in PYTHON:
        _check(definition, value)
        return {"name": name, "type": kind, "value": value}
    return {"name": name, "type": kind, "value": _resolve(world, kind, value, resolved)}


def _check(definition: dict[str, Any], value: Any):
    kind, name = definition["type"], definition["name"]
    is_right = isinstance(value, PYTHON[kind]) and (kind == BOOLEAN or not isinstance(value, bool))
    assert is_right, f"{name!r} is of type {kind}, not {value!r}"
    choices = [choice["value"] for choice in definition.get("choices") or []]
    assert not choices or value in choices, f"{name!r} is one of {choices}, not {value!r}"
    size = len(value) if kind == STRING else value
    least = definition.get("min_length" if kind == STRING else "min_value")
    most = definition.get("max_length" if kind == STRING else "max_value")
    assert kind != STRING or value, f"{name!r} is empty, which cannot be sent"
    assert least is None or size >= least, f"{name!r} is at least {least}"
    assert most is None or size <= most, f"{name!r} is at most {most}"
    assert kind != STRING or len(value) <= 6000, f"{name!r} is longer than 6,000"


def _resolve(world: World, kind: int, value: Any, resolved: dict[str, dict[str, Any]]) -> str:
    if kind in (USER, MENTIONABLE):
        resolved.setdefault("users", {})[str(value.id)] = user_json(value)
        plain = member_json(value, with_user=False) | {"permissions": "0"}
        resolved.setdefault("members", {})[str(value.id)] = plain
    elif kind == CHANNEL:
        found = channel_json(value) | {"permissions": str(value.permissions)}
        resolved.setdefault("channels", {})[str(value.id)] = found
    elif kind == ATTACHMENT:
        return _upload(world, *value, resolved)
    else:
        raise AssertionError(f"options of type {kind} are not known to the test Discord")
    return str(value.id)


def _upload(
    world: World, filename: str, content: bytes, resolved: dict[str, dict[str, Any]]
) -> str:
    number = world.ids.new()
    url = f"{world.base}/attachments/0/{number}/{filename}"
    made = world.files[number] = Attachment(number, filename, content, url)
    resolved.setdefault("attachments", {})[str(number)] = attachment_json(made)
    return str(number)
