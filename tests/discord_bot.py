"""A bare discord.py bot, unmodified, for the tests of the test Discord; and raw requests to it."""

import asyncio
from contextlib import asynccontextmanager

import aiohttp
import discord
from discord import app_commands, ui
from discord_server import Discord, pointed_at

INTENTS = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
AGENT = "DiscordBot (https://example.org, 1)"


class Bot(discord.AutoShardedClient):
    """Notes what it hears; `prepare` adds commands before they are synced."""

    def __init__(self, prepare=None, **options):
        mentions = discord.AllowedMentions.none()
        defaults = {"intents": INTENTS, "guild_ready_timeout": 0.02, "allowed_mentions": mentions}
        super().__init__(**defaults | options)
        self.tree = app_commands.CommandTree(self)
        self.prepare = prepare
        self.heard = []
        self.events = []

    async def setup_hook(self):
        if self.prepare is not None:
            self.prepare(self)
            await self.tree.sync()

    async def before_identify_hook(self, shard_id, *, initial=False):
        """discord.py waits five seconds here."""

    async def on_message(self, message):
        if message.author != self.user:
            self.heard.append(message)

    async def on_socket_event_type(self, event):
        self.events.append(event)


@asynccontextmanager
async def running(prepare=None, *, make=Bot, setup=None, bot=None, **settings):
    """A test Discord and a bot that is connected to it; `setup(server)` comes before the bot."""
    async with Discord(**{"check_answers": True} | settings) as server:
        if setup is not None:
            setup(server)
        with pointed_at(server):
            client = make(prepare, **bot or {})
            running_bot = asyncio.create_task(client.start(server.token))
            waiting = asyncio.create_task(server.ready())
            try:
                await asyncio.wait({running_bot, waiting}, return_when=asyncio.FIRST_COMPLETED)
                if running_bot.done():
                    waiting.cancel()
                    running_bot.result()
                await waiting
                yield server, client
            finally:
                await client.close()
                await asyncio.gather(running_bot, return_exceptions=True)


@asynccontextmanager
async def raw(server):
    """Requests that no library would send: `status, body = await call("GET", "/users/@me")`."""
    async with aiohttp.ClientSession() as session:

        async def call(method, path, json=None, *, headers=None, **more):
            bot = {"Authorization": f"Bot {server.token}", "User-Agent": AGENT}
            sent = {"headers": bot | (headers or {})} | more
            if json is not None:
                sent["json"] = json
            async with session.request(method, server.api + path, **sent) as response:
                is_json = response.content_type == "application/json"
                return response.status, await response.json() if is_json else None

        call.session = session
        yield call


def a_view(*items):
    view = ui.LayoutView(timeout=None)
    for item in items:
        view.add_item(item)
    return view


class Sources(ui.LayoutView):
    """A container with text and a row of buttons, one of which changes the message."""

    def __init__(self, topic):
        super().__init__(timeout=None)
        more = ui.Button(label="Timeline", emoji="🕑", custom_id=f"timeline:{topic}")
        more.callback = self.timeline
        link = ui.Button(label="Open", url="https://example.org/")
        dead = ui.Button(label="Next", custom_id="next", disabled=True)
        self.select = ui.Select(custom_id="pick", placeholder="Choose an outlet", max_values=2)
        for name in ("Times", "Guardian", "Herald"):
            self.select.add_option(label=name, value=name.lower(), description=f"The {name}")
        self.select.callback = self.chosen
        self.add_item(
            ui.Container(
                ui.TextDisplay(f"## {topic}"),
                ui.Separator(),
                ui.Section(
                    "First by the **Times**", accessory=ui.Button(label="Full", custom_id="f")
                ),
                ui.ActionRow(more, link, dead),
                ui.ActionRow(self.select),
                accent_colour=0x336699,
            )
        )

    async def timeline(self, interaction):
        await interaction.response.edit_message(view=a_view(ui.TextDisplay("the timeline")))

    async def chosen(self, interaction):
        text = " and ".join(interaction.data["values"])
        await interaction.response.send_message(text, ephemeral=True)


class Count(ui.Modal, title="How many?"):
    about = ui.TextDisplay("Please say")
    number = ui.Label(text="Number", component=ui.TextInput(custom_id="n", default="5"))
    kind = ui.Label(
        text="Kind",
        component=ui.Select(custom_id="k", options=[discord.SelectOption(label="A", value="a")]),
    )

    async def on_submit(self, interaction):
        number, kind = self.number.component.value, self.kind.component.values
        await interaction.response.send_message(f"{number} {kind[0]}")


def sources(bot):
    @bot.tree.command(description="Who covered it")
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def sources(
        interaction: discord.Interaction, topic: str, *, share: bool = False, most: int = 3
    ):
        bot.last, bot.most = interaction, most
        await interaction.response.send_message(view=Sources(topic), ephemeral=not share)

    @sources.autocomplete("topic")
    async def topics(interaction: discord.Interaction, typed: str):
        most = interaction.namespace.most
        return [app_commands.Choice(name=f"{typed}{n}", value=f"v{n}") for n in range(most or 2)]
