"""The client: one connection to Discord, over as many shards as it wants."""

import asyncio
import hashlib
import json
import logging
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import discord
from discord import app_commands
from discord.gateway import DiscordWebSocket
from discord.http import Route
from discord.webhook.async_ import async_context

from bot.config import Service
from bot.discord_ui.buttons import Buttons, pressing
from bot.discord_ui.commands import add_commands
from bot.discord_ui.front import Front, words_for
from bot.discord_ui.household import add_household
from bot.discord_ui.incoming import is_sound
from bot.discord_ui.menus import add_menus
from bot.discord_ui.messages import Messages
from bot.discord_ui.sending import UNSENT, Direct
from bot.discord_ui.translating import Catalogues
from bot.errors import ServiceError
from bot.operation.logs import note
from bot.picture.studio import Studio
from bot.reception import Reception

HEARTBEAT_TIMEOUT = 60.0
"""Seconds of silence after which a connection counts as dead; Discord's heart beats every 41."""

REFUSALS = (4004, 4010, 4011, 4013, 4014)
"""Codes with which the gateway closes for good (Discord API, Gateway Close Event Codes)."""

_SYNCED = "commands"
_log = logging.getLogger("bot.discord")


class Tree(app_commands.CommandTree[discord.AutoShardedClient]):
    """The commands, which servers and people may install, for servers and chats of all kinds."""

    front: Front

    def __init__(self, client: discord.AutoShardedClient) -> None:
        super().__init__(
            client,
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
        )

    async def interaction_check(self, interaction: discord.Interaction) -> bool:
        """Whether it is to be answered at all; not what an older version of a command has."""
        if not await self.front.admit(interaction):
            return False
        command = interaction.command
        if not isinstance(command, app_commands.Command):
            return True
        known = {parameter.display_name for parameter in command.parameters}
        if set(_given(interaction)) <= known:
            return True
        await self._stale(interaction)
        return False

    async def _call(self, interaction: discord.Interaction[Any]) -> None:
        """Run a command; what discord.py does not catch itself is told to whoever asked."""
        try:
            await super()._call(interaction)
        except app_commands.AppCommandError:
            raise
        except Exception as error:  # noqa: BLE001 - nobody else looks at this task
            await self.front.failed(interaction, "slash", error)

    async def on_error(
        self, interaction: discord.Interaction, error: app_commands.AppCommandError
    ) -> None:
        """Say what is wrong with a command; an old one that is gone is said to be so."""
        if isinstance(error, app_commands.CommandInvokeError):
            await self.front.failed(interaction, "slash", error)
        else:  # not there, other options, other kinds of them
            await self._stale(interaction)

    async def _stale(self, interaction: discord.Interaction) -> None:
        """A command that this version does not have, until Discord shows the new ones."""
        if interaction.type is discord.InteractionType.autocomplete:
            with suppress(*UNSENT):
                await interaction.response.autocomplete([])
        else:
            await self.front.tell(interaction, words_for(interaction).say("texts.gone"))


class NewsdeskClient(discord.AutoShardedClient):
    """Connects the front to Discord. Keeps no messages and no members."""

    def __init__(
        self, reception: Reception, service: Service, heartbeat_timeout: float = HEARTBEAT_TIMEOUT
    ) -> None:
        """`service` says where Discord is."""
        if service.api:
            Route.BASE = service.api.rstrip("/")
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        super().__init__(
            intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            guild_ready_timeout=0.25,
            heartbeat_timeout=heartbeat_timeout,
        )
        self.refusal: int | None = None
        wanted = service.timeline_picture
        studio = Studio(light=wanted == "light") if wanted != "off" else None
        self.front = Front(reception, pictures=service.pictures, studio=studio)
        self._service = service
        self._messages = Messages(self.front, pictures=service.pictures)
        self._buttons = Buttons(self.front)
        self._find_gateway = self.http.get_bot_gateway
        self.http.get_bot_gateway = self._gateway  # type: ignore[method-assign]
        self.tree = Tree(self)
        self.tree.front = self.front
        self._guard_events()
        self.add_dynamic_items(pressing(self._buttons, self.front))
        add_commands(self.tree, self.front)
        add_household(self.tree, self.front)
        add_menus(self.tree, self.front)

    def _guard_events(self) -> None:
        """Let no event that discord.py cannot read end the connection: it is logged and dropped."""
        parsers = self._connection.parsers
        for event, parse in parsers.items():
            if event != "READY":  # without it there is nothing to go on with
                parsers[event] = self._unharmed(event, parse)

    def _unharmed(self, event: str, parse: Callable[[Any], Any]) -> Callable[[Any], Any]:
        def parsed(data: Any) -> None:  # noqa: ANN401 - an event as it came
            try:
                if is_sound(event, data):
                    parse(data)
                else:
                    _log.warning("an event of an unknown shape was dropped: %s", event)
            except Exception as error:  # noqa: BLE001 - whatever discord.py stumbles over
                self.front.reception.metrics.failed("gateway")
                note(_log, event, error)

        return parsed

    async def setup_hook(self) -> None:
        """Tell Discord the commands where it does not have these."""
        async_context.set(Direct())  # type: ignore[no-untyped-call]
        await self.tree.set_translator(Catalogues())
        await self._sync()

    async def _sync(self) -> None:
        """Send the commands, if they are others than those sent last. Raises ServiceError."""
        translator = self.tree.translator
        assert translator is not None  # noqa: S101 - set above
        payload = [
            await command.get_translated_payload(self.tree, translator)
            for command in self.tree.get_commands()
        ]
        text = json.dumps([self.application_id, payload], sort_keys=True)
        digest = hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
        state = self.front.reception.state
        if state.mark(_SYNCED) == digest:
            return
        try:
            await self.tree.sync()
        except discord.DiscordServerError:
            raise
        except (app_commands.AppCommandError, discord.HTTPException) as error:
            note(_log, "other", error)
            raise ServiceError(f"Discord refuses the commands: {_why(error)}") from error
        state.set_mark(_SYNCED, digest)
        self.front.reception.metrics.commands_synced()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Spare the connections of other shards where Discord has refused one for good."""
        await super().before_identify_hook(shard_id, initial=initial)
        codes = {info._parent.ws.socket.close_code for info in self.shards.values()}  # noqa: SLF001
        self.refusal = next((code for code in codes if code in REFUSALS), None)
        if self.refusal:
            raise asyncio.CancelledError  # discord.py tries again after any Exception

    async def _gateway(self) -> Any:  # noqa: ANN401 - as discord.py has it
        """Where to connect, with how many shards. Raises ServiceError where it is not allowed."""
        try:
            shards, url, limit = await self._find_gateway()
        except discord.GatewayNotFound as error:
            raise ServiceError("Discord does not say where to connect; try again later") from error
        if limit["remaining"] < shards:
            minutes = limit["reset_after"] // 60_000 + 1
            raise ServiceError(
                f"Discord allows no more connections today; start again in {minutes} minutes"
            )
        url = self._service.gateway or url
        DiscordWebSocket.DEFAULT_GATEWAY = type(DiscordWebSocket.DEFAULT_GATEWAY)(url)
        return shards, url, limit  # discord.py comes back to the default, not to what it was told

    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that is for the bot."""
        if self.user:
            await self._messages.read(message, self.user)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Read the forms that come back; discord.py gives commands and buttons their own ways."""
        if interaction.type is not discord.InteractionType.modal_submit:
            return
        data: Any = interaction.data or {}
        custom_id = str(data.get("custom_id", ""))
        if await self.front.admit(interaction):
            await self.front.handle(
                interaction, "button", lambda: self._buttons.submitted(interaction, custom_id)
            )

    async def on_ready(self) -> None:
        """Say that the bot is there; Discord says this again after every new connection."""
        self.front.reception.metrics.gateway("connected")
        _log.info("connected: %d servers, %d shards", len(self.guilds), self.shard_count or 0)

    async def leave(self) -> None:
        """Take no more questions; what is under way can still be answered."""
        await asyncio.gather(*(shard.disconnect() for shard in self.shards.values()))

    @property
    def connected(self) -> bool:
        """Whether every shard has its connection now."""
        shards = self.shards.values()
        return self.is_ready() and bool(shards) and not any(one.is_closed() for one in shards)

    async def on_shard_ready(self, shard: int) -> None:
        """Resume where the settings say, not past a proxy."""
        info = self.get_shard(shard)
        if self._service.gateway and info:
            info._parent.ws.gateway = type(info._parent.ws.gateway)(self._service.gateway)  # noqa: SLF001

    async def on_shard_resumed(self, _shard: int) -> None:
        """A connection goes on where it broke off."""
        self.front.reception.metrics.gateway("resumed")

    async def on_shard_disconnect(self, _shard: int) -> None:
        """A connection broke off."""
        self.front.reception.metrics.gateway("disconnected")

    async def on_error(self, event_method: str, /, *_args: object, **_kwargs: object) -> None:
        """Log what went wrong with an event, without what people wrote."""
        error = sys.exception()
        if error:
            self.front.reception.metrics.failed("gateway")
            note(_log, event_method, error)


def _given(interaction: discord.Interaction) -> list[str]:
    """The names of the options that were given to a command, or to its subcommand."""
    data: Any = interaction.data or {}
    options = data.get("options", ())
    while len(options) == 1 and "options" in options[0]:
        options = options[0]["options"]
    return [one["name"] for one in options]


def _why(error: Exception) -> str:
    """What Discord said, on one line."""
    return " ".join(str(error).split())
