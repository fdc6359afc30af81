"""People use commands, buttons and forms of an unmodified discord.py bot in the test Discord."""

import discord
import pytest
from discord import ui
from discord_bot import Count, running, sources
from discord_server import render


async def test_slash_command_is_answered_with_a_layout():
    async with running(sources) as (server, _):
        channel, ada = server.guild("Newsroom").channel("desk"), server.user("Ada")
        it = await ada.slash(channel, "sources", topic="clearview", share=True)
        assert it.message.text == "## clearview\nFirst by the **Times**"
        assert [button.label for button in it.message.buttons] == [
            "Full",
            "Timeline",
            "Open",
            "Next",
        ]
        assert (it.response_type, it.ephemeral, it.deferred) == (4, False, False)
        assert 0 < it.latency < 3
        assert server.messages(channel) == [it.message]


async def test_ephemeral_response_is_not_seen_by_others():
    async with running(sources) as (server, bot):
        channel, ada = server.guild("Newsroom").channel("desk"), server.user("Ada")
        it = await ada.slash(channel, "sources", topic="clearview")
        assert it.ephemeral
        assert "MESSAGE_CREATE" not in bot.events
        with pytest.raises(AssertionError, match="Bob cannot see"):
            await server.user("Bob").press(it.message, "Timeline")


async def test_bot_learns_person_place_and_languages():
    async with running(sources) as (server, bot):
        channel = server.guild("Newsroom", locale="fr", file_limit=50).channel("desk")
        ada = server.user("Ada", locale="de")
        await ada.slash(channel, "sources", topic="x")
        assert (str(bot.last.locale), str(bot.last.guild_locale)) == ("de", "fr")
        assert (bot.last.user.name, bot.last.guild.name) == ("ada", "Newsroom")
        assert (bot.last.channel.name, bot.last.filesize_limit) == ("desk", 50)
        assert bot.last.context.guild
        assert bot.last.is_guild_integration()
        await ada.slash(ada.dm, "sources", topic="x")
        assert (bot.last.guild, bot.last.guild_locale) == (None, None)
        assert bot.last.context.dm_channel


async def test_autocomplete_returns_what_is_offered():
    async with running(sources) as (server, _):
        channel, ada = server.guild("Newsroom").channel("desk"), server.user("Ada")
        choices = await ada.autocomplete(channel, "sources", "topic", "cle")
        assert choices == [{"name": "cle0", "value": "v0"}, {"name": "cle1", "value": "v1"}]
        assert len(await ada.autocomplete(channel, "sources", "topic", "cle", most=4)) == 4
        with pytest.raises(AssertionError, match="'share' does not autocomplete"):
            await ada.autocomplete(channel, "sources", "share", "x")


async def test_buttons_are_pressed_by_label_emoji_id_or_predicate():
    async with running(sources) as (server, _):
        channel, ada = server.guild("Newsroom").channel("desk"), server.user("Ada")
        for wanted in ("Timeline", "🕑", "timeline:", lambda one: one.style == 2 and one.emoji):
            it = await ada.slash(channel, "sources", topic="x", share=True)
            pressed = await ada.press(it.message, wanted)
            assert pressed.message is it.message
            assert (pressed.response_type, it.message.text) == (7, "the timeline")
            assert it.message.edited
        it = await ada.slash(channel, "sources", topic="x")
        for wanted, why in (("Open", "link"), ("Next", "disabled"), ("Gone", "no button")):
            with pytest.raises(AssertionError, match=why):
                await ada.press(it.message, wanted)


async def test_options_of_a_select_are_chosen_by_value_or_label():
    async with running(sources) as (server, _):
        channel, ada = server.guild("Newsroom").channel("desk"), server.user("Ada")
        it = await ada.slash(channel, "sources", topic="x")
        chosen = await ada.choose(it.message, ["times", "Herald"], select="pick")
        assert (chosen.message.text, chosen.ephemeral) == ("times and herald", True)
        with pytest.raises(AssertionError, match="no option 'Sun'"):
            await ada.choose(it.message, ["Sun"])
        with pytest.raises(AssertionError, match="1 to 2 can be chosen, not 3"):
            await ada.choose(it.message, it.message.selects[0].values)


async def test_message_is_drawn_as_text():
    async with running(sources) as (server, _):
        channel, ada = server.guild("Newsroom").channel("desk"), server.user("Ada")
        it = await ada.slash(channel, "sources", topic="clearview")
    line = "─" * 74
    assert render(it.message).splitlines() == [
        "Newsdesk APP · only Ada can see this",
        f"╭{line}─",
        "│ ## clearview",
        f"│ {line}",
        "│ First by the **Times**  [Full]",
        "│ [🕑 Timeline] [Open ↗ https://example.org/] (Next)",
        "│ [▾ Choose an outlet]",
        "│   ○ Times — The Times",
        "│   ○ Guardian — The Guardian",
        "│   ○ Herald — The Herald",
        f"╰{line}─",
    ]


async def test_form_is_opened_filled_in_and_submitted():
    def count(bot):
        @bot.tree.command(description="Ask")
        async def count(interaction: discord.Interaction):
            await interaction.response.send_modal(Count())

    async with running(count) as (server, _):
        channel, ada = server.guild("Newsroom").channel("desk"), server.user("Ada")
        it = await ada.slash(channel, "count")
        assert (it.response_type, it.modal.title, it.modal.text) == (9, "How many?", "Please say")
        assert [field.label for field in it.modal.fields] == ["Number", "Kind"]
        done = await ada.submit(it.modal, {"Number": "3", "k": ["a"]})
        assert done.message.text == "3 a"
        it = await ada.slash(channel, "count")
        assert (await ada.submit(it.modal, {"Kind": ["a"]})).message.text == "5 a"
        with pytest.raises(AssertionError, match="'Kind' must be filled in"):
            await ada.submit(it.modal, {})
        with pytest.raises(AssertionError, match="no such field"):
            await ada.submit(it.modal, {"Colour": "red"})


async def test_form_of_the_older_kind_is_opened_from_a_button_and_changes_its_message():
    class Old(ui.Modal, title="Old"):
        name = ui.TextInput(label="Name", min_length=2, max_length=4)

        async def on_submit(self, interaction):
            await interaction.response.edit_message(content=f"hello {self.name}", view=None)

    class Opener(ui.View):
        @ui.button(label="Open")
        async def open(self, interaction, _button):
            await interaction.response.send_modal(Old())

    def hello(bot):
        @bot.tree.command(description="Hello")
        async def hello(interaction: discord.Interaction):
            await interaction.response.send_message("who?", view=Opener())

    async with running(hello) as (server, _):
        channel, ada = server.guild("Newsroom").channel("desk"), server.user("Ada")
        it = await ada.slash(channel, "hello")
        form = (await ada.press(it.message, "Open")).modal
        with pytest.raises(AssertionError, match="takes 2 to 4 letters"):
            await ada.submit(form, {"Name": "Augusta"})
        done = await ada.submit(form, {"Name": "Ada"})
        assert done.message is it.message
        assert (it.message.text, it.message.buttons) == ("hello Ada", [])


async def test_deferred_response_is_waited_for_and_follow_ups_are_kept():
    def slow(bot):
        @bot.tree.command(description="Slow")
        async def slow(interaction: discord.Interaction):
            await interaction.response.defer(ephemeral=True)
            await interaction.edit_original_response(content="done")
            await interaction.followup.send("and more", ephemeral=False)
            second = await interaction.followup.send("and", wait=True)
            await second.edit(content="and last")

    async with running(slow) as (server, _):
        channel, ada = server.guild("Newsroom").channel("desk"), server.user("Ada")
        it = await ada.slash(channel, "slow")
        assert (it.deferred, it.ephemeral, it.message.text) == (True, True, "done")
        assert it.message.edited is None
        assert (await it.followup()).text == "and more"
        await server.until(lambda: it.followups[-1].text == "and last")
        assert len(it.followups) == 2


async def test_first_follow_up_of_a_deferred_response_becomes_it():
    def slow(bot):
        @bot.tree.command(description="Slow")
        async def slow(interaction: discord.Interaction):
            await interaction.response.defer()
            await interaction.followup.send("done", ephemeral=True)

    async with running(slow) as (server, _):
        channel, ada = server.guild("Newsroom").channel("desk"), server.user("Ada")
        it = await ada.slash(channel, "slow")
        assert (it.message.text, it.ephemeral, it.followups) == ("done", False, [])


async def test_component_is_deferred_and_its_message_edited_later_or_deleted():
    class Later(ui.View):
        @ui.button(label="Edit")
        async def edit(self, interaction, _button):
            await interaction.response.defer()
            await interaction.edit_original_response(content="edited", view=self)

        @ui.button(label="Delete")
        async def delete(self, interaction, _button):
            await interaction.response.defer()
            await interaction.delete_original_response()

    def later(bot):
        @bot.tree.command(description="Later")
        async def later(interaction: discord.Interaction):
            await interaction.response.send_message("first", view=Later())

    async with running(later) as (server, _):
        channel, ada = server.guild("Newsroom").channel("desk"), server.user("Ada")
        it = await ada.slash(channel, "later")
        pressed = await ada.press(it.message, "Edit")
        assert (pressed.response_type, pressed.deferred) == (6, True)
        assert (await pressed.edited()).text == "edited"
        message = it.message
        pressed = await ada.press(message, "Delete")
        await server.until(lambda: message.deleted)
        assert (it.message, server.messages(channel)) == (None, [])
