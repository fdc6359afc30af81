"""discord.py lives through outages of the gateway, with one shard and with several."""

import asyncio
import contextlib

import discord
import pytest
from discord_bot import INTENTS, Bot, running
from discord_server import Discord, pointed_at

GUILDS, MEMBERS, MESSAGES, DIRECT, CONTENT = 1, 1 << 1, 1 << 9, 1 << 12, 1 << 15
RIGHT, WRONG = "right", "wrong"
PROPERTIES = {"os": "linux", "browser": "test", "device": "test"}


async def test_client_beats_its_heart():
    async with running(heartbeat=0.02) as (server, bot):
        await server.until(lambda: server.shard(0).heartbeats > 3)
        assert bot.latency < 1


async def test_plain_client_connects_to_the_default_gateway():
    class Plain(discord.Client):
        def __init__(self, _prepare, **options):
            super().__init__(intents=INTENTS, **options)

    async with running(make=Plain) as (server, _):
        assert not any(request.path == "/gateway/bot" for request in server.requests)
        properties = {"os": "linux", "browser": "discord.py", "device": "discord.py"}
        assert server.identifies[0].properties.keys() == properties.keys()


async def disturbed(server, bot, disturb):
    """One message before and one during the outage; both are heard, once, in order."""
    ada = server.user("Ada")
    await ada.says(ada.dm, "before")
    await server.until(lambda: len(bot.heard) == 1)
    await disturb(server.shard(0))
    await ada.says(ada.dm, "during")
    await server.until(lambda: len(bot.heard) == 2)
    assert [message.content for message in bot.heard] == ["before", "during"]


async def drop(shard):
    shard.drop()


async def reconnect(shard):
    shard.reconnect()


async def invalidate(shard):
    shard.invalidate(resumable=True)


async def close(shard):
    await shard.close(4000)


@pytest.mark.parametrize("disturb", [drop, reconnect, invalidate, close])
async def test_client_resumes_after(disturb):
    async with running() as (server, bot):
        await disturbed(server, bot, disturb)
        assert (server.resumes, len(server.identifies)) == (1, 1)
        assert "RESUMED" in bot.events


async def test_client_identifies_again_after_a_lost_session():
    async with running() as (server, bot):
        server.shard(0).invalidate()
        await server.until(lambda: len(server.identifies) == 2)
        await server.ready()
        ada = server.user("Ada")
        await ada.says(ada.dm, "after")
        await server.until(lambda: bot.heard)
        assert server.resumes == 0


IMPATIENT = {"heartbeat": 0.2, "bot": {"heartbeat_timeout": 0.3}}


async def test_client_notices_missing_acks_when_nothing_else_comes():
    async with running(**IMPATIENT) as (server, bot):
        first = server.shard(0).connection
        server.shard(0).withhold_acks()
        await server.until(lambda: server.resumes and server.is_ready)
        assert server.shard(0).connection is not first
        await server.user("Ada").says(server.user("Bob").dm, "after")
        await server.until(lambda: bot.heard)


async def test_client_leaves_a_half_open_connection_and_resumes():
    async with running(**IMPATIENT) as (server, bot):
        first, ada = server.shard(0).connection, server.user("Ada")
        server.shard(0).freeze()
        await ada.says(ada.dm, "into the void")
        await server.until(lambda: bot.heard)
        assert bot.heard[0].content == "into the void"
        assert server.shard(0).connection is not first
        assert server.resumes


async def test_events_are_doubled_shuffled_and_delayed_on_command():
    async with running() as (server, bot):
        ada, shard = server.user("Ada"), server.shard(0)
        shard.duplicate(1)
        await ada.says(ada.dm, "twice")
        await ada.says(ada.dm, "once")
        await server.until(lambda: len(bot.heard) == 3)
        shard.shuffle(2)
        await ada.says(ada.dm, "first")
        await ada.says(ada.dm, "second")
        await server.until(lambda: len(bot.heard) == 5)
        said = [message.content for message in bot.heard]
        assert said == ["twice", "twice", "once", "second", "first"]
        shard.delay(0.1)
        await ada.says(ada.dm, "late")
        await asyncio.sleep(0.05)
        assert len(bot.heard) == 5
        await server.until(lambda: len(bot.heard) == 6)
        shard.delay(0)


async def test_client_gives_up_without_its_privileged_intents():
    class Greedy(Bot):
        def __init__(self, _prepare, **options):
            super().__init__(None, intents=discord.Intents(message_content=True), **options)

    async with Discord() as server:
        with pointed_at(server):
            async with Greedy(None) as greedy:
                with pytest.raises(discord.PrivilegedIntentsRequired):
                    await greedy.start(server.token)
            async with Bot() as bot:
                with pytest.raises(discord.LoginFailure):
                    await bot.start("wrong")
        server.expect("4014 Disallowed intent", "401: Unauthorized")
        assert server.privileged_used == CONTENT


async def test_shards_get_the_events_of_their_guilds_and_the_first_all_direct_messages():
    async with running(shards=3) as (server, bot):
        guilds, ada = server.guilds(6), server.user("Ada")
        assert sorted(one.shard for one in server.identifies) == [0, 1, 2]
        before = [server.shard(number).session.sequence for number in range(3)]
        for guild in guilds:
            await ada.says(guild.channels[0], "hello", mention=True)
        await ada.says(ada.dm, "private")
        after = [server.shard(number).session.sequence for number in range(3)]
        assert [late - early for early, late in zip(before, after, strict=True)] == [3, 2, 2]
        await server.until(lambda: len(bot.heard) == 7)
        shards = [message.guild.shard_id for message in bot.heard if message.guild]
        assert sorted(shards) == [0, 0, 1, 1, 2, 2]


async def test_one_of_several_shards_is_disturbed():
    async with running(shards=2) as (server, bot):
        server.shard(1).drop()
        await server.until(lambda: server.resumes == 1)
        await server.until(lambda: server.is_ready)
        ada, guilds = server.user("Ada"), server.guilds(2)
        for guild in guilds:
            await ada.says(guild.channels[0], "hello", mention=True)
        await server.until(lambda: len(bot.heard) == 2)
        assert len(server.identifies) == 2


async def test_two_thousand_guilds():
    async with running(setup=lambda server: server.guilds(2000)) as (server, bot):
        await server.until(lambda: sum(not guild.unavailable for guild in bot.guilds) == 2000)
        ada = server.user("Ada")
        await ada.says(next(iter(server.world.guilds.values())).channels[0], "hi", mention=True)
        await server.until(lambda: bot.heard)


async def test_nothing_is_left_behind():
    before = asyncio.all_tasks()
    async with running(shards=2) as (server, _):
        server.shard(0).freeze()
    with contextlib.suppress(asyncio.TimeoutError):
        async with asyncio.timeout(2):
            await asyncio.gather(*asyncio.all_tasks() - before, return_exceptions=True)
    assert asyncio.all_tasks() == before
