"""Guilds, their channels, direct messages and groups."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .person import Person
    from .world import World

TEXT, DIRECT, GROUP = 0, 1, 3
GUILD, BOT_DM, PRIVATE = 0, 1, 2  # interaction contexts

VIEW_CHANNEL = 1 << 10
SEND_MESSAGES = 1 << 11
EMBED_LINKS = 1 << 14
ATTACH_FILES = 1 << 15
READ_HISTORY = 1 << 16
USE_COMMANDS = 1 << 31
USUAL = VIEW_CHANNEL | SEND_MESSAGES | EMBED_LINKS | ATTACH_FILES | READ_HISTORY | USE_COMMANDS

EVERYTHING = (1 << 53) - 1

MEGABYTE = 1024 * 1024


@dataclass(eq=False, slots=True)
class Guild:
    """`bot`: the bot is a member. `external_apps`: people may show replies of apps that are
    installed for themselves only. `file_limit`: bytes of one file."""

    world: World
    id: int
    name: str
    locale: str = "en-US"
    bot: bool = True
    external_apps: bool = True
    file_limit: int = 10 * MEGABYTE
    channels: list[Channel] = field(default_factory=list)

    def channel(self, name: str, *, permissions: int = USUAL) -> Channel:
        """A new text channel; `permissions` are the bot's in it."""
        found = Channel(self.world, self.world.ids.old(), TEXT, name, self, permissions=permissions)
        self.channels.append(found)
        self.world.add_channel(found)
        return found

    def leave(self):
        """The bot is removed from the guild."""
        self.world.remove_guild(self)

    def __repr__(self):
        return f"<Guild {self.name}>"


@dataclass(eq=False, slots=True)
class Channel:
    """A text channel of a guild; or a direct message or group, `with_bot` or between people."""

    world: World
    id: int
    type: int
    name: str = ""
    guild: Guild | None = None
    recipients: tuple[Person, ...] = ()
    with_bot: bool = True
    permissions: int = USUAL
    last_message_id: int | None = None

    @property
    def context(self) -> int:
        if self.guild is not None:
            return GUILD
        return BOT_DM if self.type == DIRECT and self.with_bot else PRIVATE

    @property
    def bot_is_here(self) -> bool:
        """The bot reads and writes here of its own accord."""
        return self.guild.bot if self.guild is not None else self.context == BOT_DM

    @property
    def file_limit(self) -> int:
        return self.guild.file_limit if self.guild is not None else 10 * MEGABYTE

    def __repr__(self):
        return f"<Channel {self.guild.name + '#' if self.guild else ''}{self.name}>"
