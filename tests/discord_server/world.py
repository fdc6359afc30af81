"""All that the test Discord knows; no network in here."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Protocol

from .account import Account
from .breaches import Breaches
from .changes import Changes
from .checks.names import LOCALES
from .clock import Clock
from .commands import Commands
from .person import Person
from .places import DIRECT, EVERYTHING, Channel, Guild
from .snowflakes import Snowflakes

if TYPE_CHECKING:
    from .interaction import Interaction
    from .message import Attachment, Message
    from .settings import Settings


class Hub(Protocol):
    """Where events go."""

    def send(self, event: str, data: Any, *, guild: int | None = None, intents: int = 0): ...


class World:
    def __init__(self, settings: Settings):
        self.settings = settings
        self.clock = Clock()
        self.ids = Snowflakes(self.clock)
        self.changes = Changes()
        self.breaches = Breaches()
        self.base = "http://127.0.0.1:0"  # the server's address, known once it listens
        self.hub: Hub
        self.bot = Account(self.ids.old(), settings.name, bot=True)
        self.application_id = self.bot.id
        self.people: dict[int, Person] = {}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.messages: dict[int, Message] = {}
        self.in_channel: dict[int, list[Message]] = defaultdict(list)
        self.unseen: dict[int, list[Message]] = defaultdict(list)  # what the bot sent by itself
        self.nonces: dict[tuple[int, str], Message] = {}
        self.interactions: dict[int, Interaction] = {}
        self.by_token: dict[str, Interaction] = {}
        self.commands = Commands(self)
        self.typing: list[int] = []  # ids of channels, one for each time
        self.files: dict[int, Attachment] = {}  # all that can be downloaded
        self.reads_content = False  # the bot has identified with the intent for message content
        self.owner = self.add_person("Owner", "en-US")
        self.owner.permissions = EVERYTHING

    def add_person(self, name: str, locale: str) -> Person:
        assert locale in LOCALES, f"{locale!r} is no locale of Discord's"
        person = Person(self, self.ids.old(), name, locale)
        person.dm = Channel(self, self.ids.old(), DIRECT, recipients=(person,))
        self.people[person.id] = person
        self.add_channel(person.dm)
        return person

    def add_guild(self, name: str, **settings: Any) -> Guild:
        guild = Guild(self, self.ids.old(), name, **settings)
        assert guild.locale in LOCALES, f"{guild.locale!r} is no locale of Discord's"
        self.guilds[guild.id] = guild
        if guild.bot:
            self.hub.guild_created(guild)
        return guild

    def remove_guild(self, guild: Guild):
        guild.bot = False
        gone = {"id": str(guild.id)}
        self.hub.send("GUILD_DELETE", gone, guild=guild.id)

    def add_channel(self, channel: Channel):
        self.channels[channel.id] = channel
        if channel.guild is not None and channel.guild.bot:
            self.hub.channel_created(channel)

    def account(self, user_id: int) -> Account | Person | None:
        return self.bot if user_id == self.bot.id else self.people.get(user_id)
