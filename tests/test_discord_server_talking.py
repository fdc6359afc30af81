"""Messages between people and an unmodified discord.py bot in the test Discord."""

import io
from datetime import UTC, datetime

import aiohttp
import discord
import pytest
from discord import ui
from discord_bot import a_view, running
from discord_server import Missed, render


async def test_without_the_content_intent_a_bot_reads_only_what_is_meant_for_it():
    async with running() as (server, bot):
        channel, ada = server.guild("Newsroom").channel("desk"), server.user("Ada")
        await ada.says(channel, "secret")
        await ada.says(channel, "hello", mention=True)
        await ada.says(ada.dm, "private")
        await server.until(lambda: len(bot.heard) == 3)
        said = [message.content for message in bot.heard]
        assert said == ["", f"{server.world.bot.mention} hello", "private"]
        assert [message.guild is None for message in bot.heard] == [False, False, True]
        assert bot.user in bot.heard[1].mentions


async def test_reply_to_the_bot_is_read_and_carries_what_it_replies_to():
    async with running() as (server, bot):
        channel, ada = server.guild("Newsroom").channel("desk"), server.user("Ada")
        await server.until(lambda: bot.get_channel(channel.id))
        await bot.get_channel(channel.id).send("news?")
        news = await server.next_message(channel)
        await ada.says(channel, "yes", reply_to=news)
        await ada.says(channel, "quietly", reply_to=news, ping=False)
        await server.until(lambda: len(bot.heard) == 2)
        assert [message.content for message in bot.heard] == ["yes", ""]
        assert bot.heard[0].reference.resolved.content == "news?"


async def test_what_a_colleague_said_stays_hidden_when_it_is_replied_to():
    async with running() as (server, bot):
        channel, ada, bob = server.guild().channel("desk"), server.user("Ada"), server.user("Bob")
        theirs = await bob.says(channel, "https://example.org/a")
        await ada.says(channel, "who else?", mention=True, reply_to=theirs)
        await server.until(lambda: len(bot.heard) == 2)
        assert bot.heard[1].reference.resolved.content == ""
        assert bot.heard[1].reference.message_id == theirs.id


async def test_other_bots_and_files_are_recognised():
    async with running() as (server, bot):
        channel, robot = server.guild().channel("desk"), server.user("Robot", bot=True)
        await robot.says(channel, "beep", mention=True, files={"a.txt": b"text"})
        await server.until(lambda: bot.heard)
        assert bot.heard[0].author.bot
        assert await bot.heard[0].attachments[0].read() == b"text"


async def test_bot_answers_by_itself_and_each_message_is_handed_out_once():
    class Echo(discord.Client):
        def __init__(self, _prepare, **options):
            super().__init__(
                intents=discord.Intents(dm_messages=True, guild_messages=True), **options
            )

        async def on_message(self, message):
            if message.author != self.user and message.content:
                async with message.channel.typing():
                    await message.reply(message.content[::-1], mention_author=False)

    async with running(make=Echo) as (server, _):
        channel, ada = server.guild("Newsroom").channel("desk"), server.user("Ada")
        said = await ada.says(ada.dm, "abc")
        answer = await server.next_message(ada.dm)
        assert (answer.text, answer.reference, answer.pings) == ("cba", said, frozenset())
        assert server.typing == [ada.dm.id]
        assert (await ada.says(ada.dm, "xyz", wait=True)).text == "zyx"
        await ada.says(channel, "not for you")
        await server.silence(channel, 0.05)
        await server.silence(ada.dm, 0)
        await ada.says(ada.dm, "!")
        with pytest.raises(AssertionError, match="was to say nothing"):
            await server.silence(ada.dm, 0.2)
        with pytest.raises(Missed, match=r"waited 0\.01 s in vain for a message"):
            await server.next_message(channel, timeout=0.01)


async def test_bot_writes_first_edits_and_deletes():
    async with running() as (server, bot):
        ada = server.user("Ada")
        user = await bot.fetch_user(ada.id)
        message = await user.send("morning")
        seen = await server.next_message(ada.dm)
        await message.edit(content="evening")
        assert (seen.text, seen.edits) == ("evening", 1)
        assert (await user.dm_channel.fetch_message(message.id)).content == "evening"
        assert [one.id async for one in user.dm_channel.history()] == [message.id]
        await message.delete()
        assert server.messages(ada.dm) == []
        ada.takes_dms = False
        with pytest.raises(discord.Forbidden, match="50007"):
            await user.send("hello?")


async def test_same_nonce_makes_one_message():
    async with running() as (server, bot):
        ada = server.user("Ada")
        dm = await (await bot.fetch_user(ada.id)).create_dm()
        first, second = await dm.send("once", nonce="17"), await dm.send("once", nonce="17")
        assert first.id == second.id
        server.clock.advance(180)
        assert (await dm.send("again", nonce="17")).id != first.id
        assert len(server.messages(ada.dm)) == 2


async def test_files_arrive_with_names_and_alt_texts_and_can_be_replaced():
    def export(bot):
        @bot.tree.command(description="Export")
        async def export(interaction: discord.Interaction):
            table = discord.File(io.BytesIO(b"a,b"), "list.csv", description="All")
            await interaction.response.send_message("here", file=table)
            other = discord.File(io.BytesIO(b"{}"), "list.json")
            await interaction.edit_original_response(attachments=[other])

    async with running(export) as (server, _):
        channel, ada = server.guild("Newsroom").channel("desk"), server.user("Ada")
        it = await ada.slash(channel, "export")
        assert it.message.attachments[0].description == "All"
        assert (await it.edited()).files == {"list.json": b"{}"}
        url = it.message.attachments[0].url
        async with aiohttp.ClientSession() as session, session.get(url) as response:
            assert await response.read() == b"{}"


async def test_layout_shows_attached_files():
    def chart(bot):
        @bot.tree.command(description="Chart")
        async def chart(interaction: discord.Interaction):
            names = ("chart.png", "thumb.png", "list.csv")
            files = [discord.File(io.BytesIO(name.encode()), name) for name in names]
            view = a_view(
                ui.MediaGallery(
                    discord.MediaGalleryItem("attachment://chart.png", description="A")
                ),
                ui.Section("text", accessory=ui.Thumbnail("attachment://thumb.png")),
                ui.File("attachment://list.csv"),
            )
            await interaction.response.send_message(view=view, files=files)

    async with running(chart) as (server, _):
        channel, ada = server.guild("Newsroom").channel("desk"), server.user("Ada")
        it = await ada.slash(channel, "chart")
        assert it.message.files["list.csv"] == b"list.csv"
        assert render(it.message).splitlines()[1:] == [
            "▦ chart.png: A",
            "text  ⟦picture⟧",
            "⎘ list.csv (8 bytes)",
            "⎘ thumb.png (9 bytes)",
        ]


async def test_embeds_are_read_too():
    def card(bot):
        @bot.tree.command(description="Card")
        async def card(interaction: discord.Interaction):
            embed = discord.Embed(title="Title", description="Body", timestamp=datetime.now(UTC))
            embed.add_field(name="Outlet", value="Times").set_footer(text="end")
            await interaction.response.send_message("See", embed=embed)

    async with running(card) as (server, _):
        channel, ada = server.guild("Newsroom").channel("desk"), server.user("Ada")
        it = await ada.slash(channel, "card")
        assert it.message.text == "See\nTitle\nBody\nOutlet\nTimes\nend"
        assert "▌ Title" in render(it.message)
