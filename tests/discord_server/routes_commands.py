"""The bot's commands, global and of guilds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .call import Answer
from .checks.commands import command_problems, commands_problems
from .refusal import invalid_form, unknown

if TYPE_CHECKING:
    from .call import Call


def listed(call: Call) -> list[dict[str, Any]]:
    _own(call)
    return call.world.commands.of(_guild(call))


def put(call: Call) -> list[dict[str, Any]]:
    _own(call)
    if call.world.settings.checks and (problems := list(commands_problems(call.data))):
        raise invalid_form(*problems)
    return call.world.commands.put(call.data, _guild(call))


def create(call: Call) -> Answer:
    _own(call)
    if problems := list(command_problems(call.data, ())):
        raise invalid_form(*problems)
    known = {command["id"] for command in call.world.commands.of(_guild(call))}
    made = call.world.commands.add(call.data, _guild(call))
    return Answer(200 if made["id"] in known else 201, made)


def one(call: Call) -> dict[str, Any]:
    _own(call)
    for command in call.world.commands.of(_guild(call)):
        if command["id"] == call.ids["command_id"]:
            return command
    raise unknown("application command", 10063)


def edit(call: Call) -> dict[str, Any]:
    before = one(call)
    after = before | call.data
    if problems := list(command_problems(after, ())):
        raise invalid_form(*problems)
    return call.world.commands.change(before, after, _guild(call))


def delete(call: Call):
    call.world.commands.remove(one(call), _guild(call))


def _guild(call: Call) -> int | None:
    return call.number("guild_id") if "guild_id" in call.ids else None


def _own(call: Call):
    if call.number("application_id") != call.world.application_id:
        raise unknown("Application", 10002)
