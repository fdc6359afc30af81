"""Commands: where they are offered, what they carry, how they are synced; the world around."""

import discord
import pytest
from discord import app_commands
from discord_bot import running, sources
from discord_server import Discord, Missed, load


async def test_command_of_a_person_goes_where_the_bot_is_not():
    async with running(sources) as (server, bot):
        ada, bob = server.user("Ada"), server.user("Bob")
        channel = server.guild("Elsewhere", bot=False).channel("talk")
        it = await ada.slash(channel, "sources", topic="x", share=True)
        assert (it.owners, it.ephemeral) == ({"1": str(ada.id)}, False)
        assert bot.last.is_user_integration()
        await ada.slash(server.group_dm(ada, bob, name="us"), "sources", topic="x")
        assert bot.last.context.private_channel
        await ada.slash(server.private(ada, bob), "sources", topic="x")
        assert bot.last.context.private_channel
        home = server.guild("Newsroom").channel("desk")
        it = await ada.slash(home, "sources", how="user", topic="x")
        assert it.owners == {"1": str(ada.id)}


async def test_where_external_apps_are_forbidden_every_reply_is_private():
    def chatty(bot):
        @bot.tree.command(description="Much")
        @app_commands.allowed_installs(users=True)
        @app_commands.allowed_contexts(guilds=True)
        async def much(interaction: discord.Interaction):
            await interaction.response.send_message("one")
            await interaction.followup.send("two")

    async with running(chatty) as (server, _):
        channel = server.guild("Strict", bot=False, external_apps=False).channel("talk")
        it = await server.user("Ada").slash(channel, "much")
        assert (it.ephemeral, (await it.followup()).ephemeral) == (True, True)


async def test_command_is_not_offered_where_it_does_not_belong():
    def guilds_only(bot):
        @bot.tree.command(description="Here")
        @app_commands.allowed_contexts(guilds=True)
        async def here(interaction: discord.Interaction): ...

    async with running(guilds_only) as (server, _):
        ada = server.user("Ada")
        with pytest.raises(AssertionError, match="'here' is not offered"):
            await ada.slash(ada.dm, "here")
        with pytest.raises(AssertionError, match="no command 'there' of type 1"):
            await ada.slash(ada.dm, "there")
        channel = server.guild("Elsewhere", bot=False).channel("talk")
        with pytest.raises(AssertionError, match="not offered"):
            await ada.slash(channel, "here")


async def test_menus_carry_their_target_whole():
    def menus(bot):
        @bot.tree.context_menu(name="Who else covered this?")
        async def who(interaction: discord.Interaction, message: discord.Message):
            text = f"{message.author.name}: {message.content} {len(message.attachments)}"
            await interaction.response.send_message(text)

        @bot.tree.context_menu(name="Of this person")
        async def of(interaction: discord.Interaction, member: discord.Member):
            await interaction.response.send_message(member.display_name)

    async with running(menus) as (server, _):
        channel, ada = server.guild("Newsroom").channel("desk"), server.user("Ada")
        said = await server.user("Bob").says(channel, "look at https://example.org/a")
        it = await ada.menu(channel, "Who else covered this?", said)
        assert it.message.text == "bob: look at https://example.org/a 0"
        assert (await ada.menu(channel, "Of this person", ada)).message.text == "Ada"


async def test_options_have_the_types_of_the_definition():
    seen = {}

    def many(bot):
        group = app_commands.Group(name="newsdesk", description="All")

        @group.command(description="Status")
        async def status(  # noqa: PLR0913, PLR0917
            interaction: discord.Interaction,
            whom: discord.User,
            channel: discord.TextChannel,
            file: discord.Attachment,
            share: float,
            count: app_commands.Range[int, 1, 5] = 2,
            kind: app_commands.Choice[str] | None = None,
        ):
            content = await file.read()
            seen.update(whom=whom.id, channel=channel.id, file=content, share=share, count=count)
            await interaction.response.send_message(kind.value if kind else "none")

        app_commands.choices(kind=[app_commands.Choice(name="A", value="a")])(status)
        bot.tree.add_command(group)

    async with running(many) as (server, _):
        channel, ada = server.guild("Newsroom").channel("desk"), server.user("Ada")
        needed = {"whom": ada, "channel": channel, "file": ("a.txt", b"text"), "share": 0.5}
        it = await ada.slash(channel, "newsdesk status", **needed, kind="a")
        assert it.message.text == "a"
        wanted = {"whom": ada.id, "channel": channel.id, "file": b"text", "share": 0.5, "count": 2}
        assert seen == wanted
        for wrong, why in (
            ({"count": 6}, "'count' is at most 5"),
            ({"count": "2"}, "'count' is of type 4"),
            ({"kind": "b"}, "'kind' is one of"),
            ({"colour": "red"}, "has no {'colour'}"),
        ):
            with pytest.raises(AssertionError, match=why):
                await ada.slash(channel, "newsdesk status", **needed | wrong)
        with pytest.raises(AssertionError, match="needs"):
            await ada.slash(channel, "newsdesk status")
        with pytest.raises(AssertionError, match="goes with one of"):
            await ada.slash(channel, "newsdesk")


async def test_commands_can_be_for_those_with_permissions():
    def admin(bot):
        @bot.tree.command(description="Admin")
        @app_commands.default_permissions(manage_guild=True)
        async def admin(interaction: discord.Interaction):
            await interaction.response.send_message("yes", ephemeral=True)

    async with running(admin) as (server, _):
        channel, ada = server.guild().channel("desk"), server.user("Ada")
        assert (await server.owner.slash(channel, "admin")).message.text == "yes"
        with pytest.raises(AssertionError, match="Ada lacks the permissions 32"):
            await ada.slash(channel, "admin")


async def test_commands_are_synced_and_keep_their_ids():
    async with running(sources) as (server, bot):
        before = server.commands
        assert [command["name"] for command in before] == ["sources"]
        assert server.synced == 1
        await bot.tree.sync()
        assert (server.synced, server.commands[0]["id"]) == (2, before[0]["id"])
        assert [command.name for command in await bot.tree.fetch_commands()] == ["sources"]


async def test_guild_has_commands_of_its_own():
    async with running(setup=lambda server: server.guild("Newsroom")) as (server, bot):
        guild = next(iter(server.world.guilds.values()))

        @bot.tree.command(description="Own", guild=discord.Object(guild.id))
        async def own(interaction: discord.Interaction):
            await interaction.response.send_message("mine")

        await bot.tree.sync(guild=discord.Object(guild.id))
        ada = server.user("Ada")
        assert (await ada.slash(guild.channel("desk"), "own")).message.text == "mine"
        with pytest.raises(AssertionError, match="no command"):
            await ada.slash(server.guild("Other").channel("desk"), "own")


async def test_application_belongs_to_its_owner_or_to_a_team():
    async with running() as (server, bot):
        info = await bot.application_info()
        assert (info.owner.id, info.team, info.id) == (server.owner.id, None, server.application_id)
    async with running(team=True) as (server, bot):
        assert (await bot.application_info()).team.owner.id == server.owner.id


async def test_bot_sees_guilds_come_and_go_and_messages_change():
    async with running() as (server, bot):
        guild, ada = server.guild("Newsroom"), server.user("Ada")
        channel = guild.channel("desk")
        said = await ada.says(channel, "hello", mention=True)
        ada.edits(said, f"{server.world.bot.mention} goodbye")
        ada.deletes(said)
        guild.leave()
        await server.until(lambda: "GUILD_DELETE" in bot.events)
        said = ["MESSAGE_CREATE", "MESSAGE_UPDATE", "MESSAGE_DELETE"]
        assert bot.events[-6:] == ["GUILD_CREATE", "CHANNEL_CREATE", *said, "GUILD_DELETE"]
        assert bot.get_guild(guild.id) is None


async def test_permissions_of_a_channel_bind_the_bot():
    async with running() as (server, bot):
        channel = server.guild("Newsroom").channel("read-only", permissions=1 << 10)
        there = await server.until(lambda: bot.get_channel(channel.id))
        assert not there.permissions_for(there.guild.me).send_messages
        with pytest.raises(discord.Forbidden, match="50013"):
            await there.send("hello")


async def test_many_interactions_are_fired_and_measured():
    async with running(sources, checks=False) as (server, _):
        channel, ada = server.guild("Newsroom").channel("desk"), server.user("Ada")
        found = await load(ada, channel, "sources", count=100, topic="x")
        assert (len(found.latencies), found.unanswered) == (100, 0)
        assert found.percentile(0.5) <= found.percentile(0.99) <= found.latencies[-1]
        paced = await load(ada, channel, "sources", count=5, rate=200, topic="x")
        assert paced.seconds > 4 / 200
        assert 0 < paced.rate < 300


async def test_interaction_that_nobody_answers_is_missed():
    async with Discord() as server:
        server.world.commands.put([{"name": "quiet", "description": "Quiet"}])
        ada = server.user("Ada")
        with pytest.raises(Missed, match="any response to <Interaction 'quiet' of Ada>"):
            await ada.slash(ada.dm, "quiet", timeout=0.01)


async def test_broken_rules_fail_the_test_unless_they_were_expected():
    with pytest.raises(AssertionError, match="unexpected: a rule"):
        async with Discord() as server:
            server.breaches.add("a rule")
    async with Discord() as server:
        server.expect("a r.le")
        server.breaches.add("a rule")
    with pytest.raises(AssertionError, match="expected, but never seen: a rule"):
        async with Discord() as server:
            server.expect("a rule")
