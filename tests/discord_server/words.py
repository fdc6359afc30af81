"""Slash commands as people type them: `/sources topic:clearview ai share:true`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from .commands import SLASH
from .options import BOOLEAN, INTEGER, NUMBER

if TYPE_CHECKING:
    from .places import Channel
    from .world import World

OPTION = re.compile(r"(?:^|\s)(\w+):")


def split(line: str) -> tuple[str, dict[str, str]]:
    """The name, with its subcommand, and the options as texts."""
    name, *parts = OPTION.split(line.removeprefix("/"))
    texts = dict(zip(parts[::2], (value.strip() for value in parts[1::2]), strict=True))
    return name.strip(), texts


def typed(world: World, name: str, options: dict[str, Any], where: Channel) -> dict[str, Any]:
    """Options given as text, in the types of the command's definition."""
    first, *path = name.split()
    definition = world.commands.named(first, SLASH, where)
    for step in path:
        inner = {one["name"]: one for one in definition.get("options") or []}
        assert step in inner, f"{definition['name']!r} has no {step!r}, only {list(inner)}"
        definition = inner[step]
    kinds = {one["name"]: one["type"] for one in definition.get("options") or []}
    return {key: _typed(kinds.get(key, 0), value) for key, value in options.items()}


def _typed(kind: int, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if kind == BOOLEAN:
        return value.lower() in {"true", "yes", "1"}
    if kind in (INTEGER, NUMBER):
        return int(value) if kind == INTEGER else float(value)
    return value
