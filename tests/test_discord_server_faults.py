"""The API misbehaves on command, and what discord.py makes of it."""

import asyncio
import time

import aiohttp
import discord
import pytest
from discord_bot import raw, running
from discord_server import Discord


def hello(bot):
    bot.errors = []

    @bot.tree.command(description="Hello")
    async def hello(interaction: discord.Interaction):
        await interaction.response.send_message("hello")

    @bot.tree.error
    async def note(_interaction, error):
        bot.errors.append(error.original)


async def a_dm(server, bot):
    ada = server.user("Ada")
    return ada, await (await bot.fetch_user(ada.id)).create_dm()


def tries(server, route):
    return [request.status for request in server.requests if route in f"{request.route}"]


async def test_rate_limit_is_waited_for():
    async with running() as (server, bot):
        _, dm = await a_dm(server, bot)
        server.faults.rate_limit(0.1, route="POST /channels/*/messages")
        begun = time.monotonic()
        await dm.send("hello")
        assert time.monotonic() - begun >= 0.1
        assert tries(server, "/messages") == [429, 200]


async def test_global_rate_limit_stops_other_routes_too():
    async with running() as (server, bot):
        ada, dm = await a_dm(server, bot)
        server.faults.rate_limit(0.15, route="POST /channels/*/messages", scope="global")
        sending = asyncio.create_task(dm.send("hello"))
        await server.until(lambda: tries(server, "/messages"))
        begun = time.monotonic()
        await asyncio.sleep(0.02)  # until discord.py has read the answer
        await bot.fetch_user(ada.id)
        assert time.monotonic() - begun >= 0.1
        await sending


async def test_answers_to_rate_limits_look_like_discords():
    async with Discord() as server, raw(server) as call:
        server.faults.rate_limit(1.5, times=2, scope="shared")
        async with call.session.get(server.api + "/gateway") as response:
            headers, body = response.headers, await response.json()
        assert (response.status, headers["Retry-After"], headers["Via"]) == (429, "2", "1.1 google")
        assert headers["X-RateLimit-Scope"] == "shared"
        assert (body["retry_after"], body["global"]) == (1.5, False)
        server.faults.clear()
        async with call.session.get(server.api + "/gateway") as response:
            assert int(response.headers["X-RateLimit-Remaining"]) > 1000
            assert float(response.headers["X-RateLimit-Reset-After"]) <= 1
            assert response.headers["X-RateLimit-Bucket"]


async def test_client_heeds_the_headers_of_a_small_bucket():
    async with running() as (server, bot):
        _, dm = await a_dm(server, bot)
        server.limits.set("POST /channels/*/messages", 2, per=0.1)
        for number in range(5):
            await dm.send(f"{number}")
        assert tries(server, "/messages") == [200] * 5


async def test_bucket_that_is_not_heeded_is_empty_in_the_end():
    async with Discord() as server, raw(server) as call:
        server.limits.set("GET /users/@me", 2, per=60)
        statuses = [(await call("GET", "/users/@me"))[0] for _ in range(3)]
        assert statuses == [200, 200, 429]
        assert (await call("GET", "/gateway/bot"))[0] == 200
        server.clock.advance(61)
        assert (await call("GET", "/users/@me"))[0] == 200


async def test_firewall_is_no_ordinary_rate_limit():
    async with running() as (server, bot):
        _, dm = await a_dm(server, bot)
        server.faults.firewall(route="POST /channels/*")
        with pytest.raises(discord.HTTPException) as caught:
            await dm.send("hello")
        assert caught.value.status == 429
        assert tries(server, "/messages") == [429]


async def test_server_error_is_tried_again():
    async with running() as (server, bot):
        _, dm = await a_dm(server, bot)
        server.faults.answer(500, route="POST /channels/*")
        await dm.send("hello")
        assert tries(server, "/messages") == [500, 200]


async def test_unavailable_service_is_not_tried_again():
    async with running() as (server, bot):
        _, dm = await a_dm(server, bot)
        server.faults.answer(503, route="POST /channels/*")
        with pytest.raises(discord.DiscordServerError):
            await dm.send("hello")
        assert tries(server, "/messages") == [503]


@pytest.mark.parametrize("status", [500, 502, 503, 504])
async def test_next_so_many_requests_fail(status):
    async with Discord() as server, raw(server) as call:
        server.faults.answer(status, times=2, route="GET /users/*")
        assert [(await call("GET", "/users/@me"))[0] for _ in range(3)] == [status, status, 200]
        assert (await call("GET", "/gateway"))[0] == 200


async def test_connection_is_dropped_before_a_message_was_sent():
    async with running() as (server, bot):
        ada, dm = await a_dm(server, bot)
        server.faults.drop(route="POST /channels/*")
        with pytest.raises(aiohttp.ClientConnectionError):
            await dm.send("hello")
        assert server.messages(ada.dm) == []
        assert tries(server, "/messages") == [0]


async def test_connection_is_dropped_after_a_message_was_sent_and_its_nonce_saves_it():
    async with running() as (server, bot):
        ada, dm = await a_dm(server, bot)
        server.faults.drop(route="POST /channels/*", after=True)
        with pytest.raises(aiohttp.ClientConnectionError):
            await dm.send("hello", nonce="5")
        assert len(server.messages(ada.dm)) == 1
        again = await dm.send("hello", nonce="5")
        assert [message.id for message in server.messages(ada.dm)] == [again.id]


async def test_dropped_reading_is_repeated_by_aiohttp_itself():
    async with running() as (server, bot):
        ada, _ = await a_dm(server, bot)
        server.faults.drop(route="GET /users/{user_id}")
        assert (await bot.fetch_user(ada.id)).id == ada.id
        assert tries(server, "/users/{user_id}")[1:] == [0, 200]


async def test_retry_of_a_response_that_had_arrived_is_answered_40060():
    async with running(hello) as (server, bot):
        ada = server.user("Ada")
        server.faults.answer(500, route="POST /interactions/*", after=True)
        it = await ada.slash(ada.dm, "hello")
        assert it.message.text == "hello"
        await server.until(lambda: bot.errors)
        assert bot.errors[0].code == 40060
        assert server.violations == []


async def test_interaction_whose_response_is_lost_gets_none():
    async with running(hello) as (server, bot):
        ada = server.user("Ada")
        server.faults.drop(route="POST /interactions/*")
        it = ada.slash_soon(ada.dm, "hello")
        await server.until(lambda: bot.errors)
        assert (it.response_type, it.arrived) == (None, None)


async def test_answers_can_be_slow():
    async with Discord() as server, raw(server) as call:
        for after in (False, True):
            server.faults.slow(0.1, route="GET /users/*", times=1, after=after)
            begun = time.monotonic()
            await call("GET", "/users/@me")
            assert time.monotonic() - begun >= 0.1
        server.faults.slow(60)
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(call("GET", "/users/@me"), 0.05)


async def test_faults_add_up():
    async with Discord() as server, raw(server) as call:
        server.faults.slow(0.05, times=1)
        server.faults.answer(502)
        server.faults.answer(504)
        assert [(await call("GET", "/gateway"))[0] for _ in range(3)] == [502, 504, 200]
