"""The commands that the bot has synced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .person import Person
    from .places import Channel
    from .world import World

Command = dict[str, Any]
SLASH, USER_MENU, MESSAGE_MENU = 1, 2, 3
DEFAULTS: Command = {
    "type": SLASH,
    "description": "",
    "default_member_permissions": None,
    "dm_permission": True,
    "contexts": None,
    "integration_types": [0],
    "nsfw": False,
}


class Commands:
    """`everywhere`: the global ones. `synced`: how often these were put."""

    def __init__(self, world: World):
        self._world = world
        self.everywhere: list[Command] = []
        self.in_guild: dict[int, list[Command]] = {}
        self.synced = 0

    def put(self, bodies: list[Command], guild: int | None = None) -> list[Command]:
        """Replaces all; a command with the same type and name keeps its id."""
        before = self.of(guild)
        found = [self._stored(body, before, guild) for body in bodies]
        if guild is None:
            self.everywhere = found
            self.synced += 1
        else:
            self.in_guild[guild] = found
        self._world.changes.happened()
        return found

    def add(self, body: Command, guild: int | None = None) -> Command:
        before = self.of(guild)
        found = self._stored(body, before, guild)
        kept = [command for command in before if command["id"] != found["id"]]
        self._keep([*kept, found], guild)
        return found

    def change(self, before: Command, body: Command, guild: int | None = None) -> Command:
        """The same command, its id kept, its name may be another."""
        found = self._stored(body, [], guild) | {"id": before["id"]}
        self._keep([found if one is before else one for one in self.of(guild)], guild)
        return found

    def remove(self, command: Command, guild: int | None = None):
        self._keep([one for one in self.of(guild) if one is not command], guild)

    def of(self, guild: int | None) -> list[Command]:
        return self.everywhere if guild is None else self.in_guild.get(guild, [])

    def named(self, name: str, kind: int, where: Channel) -> Command:
        """The command that a person sees there, a guild's own before a global one."""
        own = self.in_guild.get(where.guild.id, []) if where.guild else []
        for command in [*own, *self.everywhere]:
            if command["name"] == name and command["type"] == kind:
                return command
        raise AssertionError(f"no command {name!r} of type {kind}; there are {self.names()}")

    def names(self) -> list[str]:
        return [command["name"] for command in self.everywhere]

    def _keep(self, commands: list[Command], guild: int | None):
        if guild is None:
            self.everywhere = commands
        else:
            self.in_guild[guild] = commands

    def _stored(self, body: Command, before: list[Command], guild: int | None) -> Command:
        kind = body.get("type") or SLASH
        same = [one for one in before if (one["type"], one["name"]) == (kind, body["name"])]
        number = same[0]["id"] if same else str(self._world.ids.new())
        given = {key: value for key, value in body.items() if value is not None}
        if "default_member_permissions" in given:
            given["default_member_permissions"] = str(given["default_member_permissions"])
        found = (
            DEFAULTS
            | given
            | {
                "id": number,
                "application_id": str(self._world.application_id),
                "version": str(self._world.ids.new()),
            }
        )
        return found if guild is None else found | {"guild_id": str(guild)}


def offered(command: Command, person: Person, where: Channel, owners: dict[str, str]) -> str | None:
    """Why Discord would not offer the command there; None if it would."""
    contexts = command["contexts"]
    if contexts is None:
        contexts = [0, 1, 2] if command["dm_permission"] else [0]
    if where.context not in contexts:
        return f"it is not for context {where.context}, only for {contexts}"
    needed = int(command["default_member_permissions"] or 0)
    if where.guild is not None and needed & ~person.permissions:
        return f"{person.name} lacks the permissions {needed & ~person.permissions}"
    kinds = {int(kind) for kind in owners}
    if not kinds & set(command["integration_types"]):
        return f"{person.name} has it by {owners}, it is for {command['integration_types']}"
    return None
