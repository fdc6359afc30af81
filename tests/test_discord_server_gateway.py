"""The gateway: identifying, compression, close codes, heartbeats, resuming, shards, outages."""

import asyncio
import zlib
from contextlib import asynccontextmanager

import aiohttp
import orjson
import pytest
import zstandard
from discord_bot import raw
from discord_server import Discord

GUILDS, MEMBERS, MESSAGES, DIRECT, CONTENT = 1, 1 << 1, 1 << 9, 1 << 12, 1 << 15
RIGHT, WRONG = "right", "wrong"
PROPERTIES = {"os": "linux", "browser": "test", "device": "test"}


class Socket:
    """A bare gateway client."""

    def __init__(self, server, socket):
        self.server = server
        self.socket = socket
        self.sequence = None

    async def send(self, op, data=None):
        await self.socket.send_str(orjson.dumps({"op": op, "d": data}).decode())

    async def next(self):
        message = await asyncio.wait_for(self.socket.receive(), 5)
        assert message.type is aiohttp.WSMsgType.TEXT, message
        frame = orjson.loads(message.data)
        self.sequence = frame["s"] or self.sequence
        return frame

    async def event(self, name):
        while (frame := await self.next())["t"] != name:
            pass
        return frame["d"]

    async def closed(self):
        """The code with which the server closes."""
        while (await asyncio.wait_for(self.socket.receive(), 5)).type is aiohttp.WSMsgType.TEXT:
            pass
        return self.socket.close_code

    async def identify(self, **changes):
        known = {"token": self.server.token, "properties": PROPERTIES, "intents": GUILDS}
        await self.send(2, known | changes)

    async def resume(self, session, sequence):
        token = self.server.token
        await self.send(6, {"token": token, "session_id": session, "seq": sequence})


@asynccontextmanager
async def connected(server, query="v=10&encoding=json", path=""):
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(f"{server.gateway}{path}?{query}") as socket,
    ):
        yield Socket(server, socket)


async def test_gateway_greets_and_acknowledges_heartbeats():
    async with Discord(heartbeat=1.5) as server, connected(server) as socket:
        hello = await socket.next()
        assert (hello["op"], hello["d"]["heartbeat_interval"]) == (10, 1500)
        await socket.send(1)
        assert (await socket.next())["op"] == 11


async def test_ready_tells_of_the_session_and_guilds_follow():
    async with Discord() as server:
        guild = server.guild("Newsroom", locale="de")
        guild.channel("desk")
        async with connected(server) as socket:
            await socket.identify()
            ready = await socket.event("READY")
            assert ready["guilds"] == [{"id": str(guild.id), "unavailable": True}]
            assert (ready["shard"], ready["user"]["bot"]) == ([0, 1], True)
            assert ready["resume_gateway_url"] == server.gateway + "/resume"
            made = await socket.event("GUILD_CREATE")
            assert (made["name"], made["preferred_locale"]) == ("Newsroom", "de")
            assert [channel["name"] for channel in made["channels"]] == ["desk"]
        assert [(one.shard, one.count, one.intents) for one in server.identifies] == [
            (0, 1, GUILDS)
        ]


def unpacked_zlib():
    stream = zlib.decompressobj()

    def unpack(packed):
        assert packed.endswith(b"\x00\x00\xff\xff")
        return stream.decompress(packed)

    return unpack


@pytest.mark.parametrize(
    ("asked", "unpacker"),
    [
        ("zlib-stream", unpacked_zlib),
        ("zstd-stream", lambda: zstandard.ZstdDecompressor().decompressobj().decompress),
    ],
)
async def test_one_stream_is_compressed_over_the_whole_connection(asked, unpacker):
    async with Discord() as server:
        server.guilds(20)
        unpack, read = unpacker(), []
        async with connected(server, f"v=10&encoding=json&compress={asked}") as socket:
            await socket.identify()
            while len(read) < 22:
                message = await asyncio.wait_for(socket.socket.receive(), 5)
                assert message.type is aiohttp.WSMsgType.BINARY
                read.append(orjson.loads(unpack(message.data))["t"])
        assert read == [None, "READY", *["GUILD_CREATE"] * 20]


async def test_compression_can_be_left_out():
    async with (
        Discord(compress=False) as server,
        connected(server, "v=10&encoding=json&compress=zlib-stream") as socket,
    ):
        assert (await socket.next())["op"] == 10


@pytest.mark.parametrize("query", ["v=9&encoding=json", "v=10&encoding=etf", "v=10"])
async def test_bad_address_is_noted(query):
    async with Discord() as server, connected(server, query) as socket:
        assert await socket.closed() == 4012
        server.expect("gateway: bad address")


def identify(**changes):
    return 2, {"token": RIGHT, "properties": PROPERTIES, "intents": GUILDS} | changes


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ((99, None), 4001),
        ((3, {"status": "x" * 4096}), 4002),
        ((3, {}), 4003),
        (identify(token=WRONG), 4004),
        (identify(properties={}), 4002),
        (identify(intents=-1), 4013),
        (identify(intents=1 << 40), 4013),
        (identify(intents=None), 4013),
        (identify(intents=GUILDS | MEMBERS), 4014),
        (identify(intents=CONTENT), 4014),
        (identify(shard=[1, 1]), 4010),
        (identify(shard=[0]), 4010),
        ((6, {"token": RIGHT, "session_id": 5, "seq": 1}), 4002),
        ((6, {"token": WRONG, "session_id": "x", "seq": 1}), 4004),
        ((2, "nonsense"), 4002),
        ((1, "nonsense"), 4007),
    ],
)
async def test_bad_frame_closes_the_connection(sent, code):
    async with Discord(token=RIGHT) as server, connected(server) as socket:
        await socket.send(*sent)
        assert await socket.closed() == code
        server.expect(f"gateway: {code} ")


async def test_frame_that_is_no_json_closes_the_connection():
    async with Discord() as server, connected(server) as socket:
        await socket.socket.send_str("{")
        assert await socket.closed() == 4002
        server.expect("gateway: 4002")


async def test_identifying_twice_closes_the_connection():
    async with Discord() as server, connected(server) as socket:
        await socket.identify()
        await socket.identify()
        assert await socket.closed() == 4005
        server.expect("gateway: 4005")


async def test_more_than_120_frames_a_minute_are_too_many():
    async with Discord() as server, connected(server) as socket:
        for _ in range(120):
            await socket.send(1)
        for _ in range(121):
            await socket.next()
        server.clock.advance(61)
        for _ in range(121):
            await socket.send(1)
        assert await socket.closed() == 4008
        server.expect("gateway: 4008 Rate limited: 121")


async def test_too_many_guilds_for_one_shard():
    async with Discord() as server, connected(server) as socket:
        for number in range(2501):
            server.guild(f"{number}")
        await socket.identify()
        assert await socket.closed() == 4011
        server.expect("gateway: 4011 Sharding required")


async def test_privileged_intents_must_be_granted_and_are_remembered():
    async with Discord(privileged=CONTENT) as server, connected(server) as socket:
        await socket.identify(intents=MESSAGES | CONTENT)
        await socket.event("READY")
        assert server.privileged_used == CONTENT
        await server.user("Ada").says(server.guild("Newsroom").channel("desk"), "hello")
        assert (await socket.event("MESSAGE_CREATE"))["content"] == "hello"


async def test_events_need_their_intents():
    async with Discord() as server, connected(server) as socket:
        ada = server.user("Ada")
        await socket.identify(intents=DIRECT)
        await socket.event("READY")
        await ada.says(server.guild("Newsroom").channel("desk"), "not for you")
        await ada.says(ada.dm, "for you")
        frame = await socket.next()
        assert (frame["t"], frame["d"]["content"]) == ("MESSAGE_CREATE", "for you")


async def test_session_starts_are_counted_and_end():
    async with Discord(session_starts=1) as server, raw(server) as call:
        _, answer = await call("GET", "/gateway/bot")
        assert (answer["url"], answer["shards"]) == (server.gateway, 1)
        assert answer["session_start_limit"]["remaining"] == 1
        async with connected(server) as socket:
            await socket.identify()
            await socket.event("READY")
        assert (await call("GET", "/gateway/bot"))[1]["session_start_limit"]["remaining"] == 0
        async with connected(server) as socket:
            await socket.identify()
            assert await socket.closed() == 4004
        server.expect("no session starts are left")


async def test_identifying_too_fast_is_noted_where_that_is_looked_at():
    async with Discord(identify_pause=5, max_concurrency=2) as server:
        for shard in (0, 1, 2):
            async with connected(server) as socket:
                await socket.identify(shard=[shard, 3])
                frame = await socket.next()
                frame = await socket.next()
                assert frame["op"] == (9 if shard == 2 else 0)
        server.clock.advance(6)
        async with connected(server) as socket:
            await socket.identify(shard=[2, 3])
            assert (await socket.event("READY"))["shard"] == [2, 3]
        server.expect("IDENTIFY of shard 2 too soon")


async def test_missed_events_are_replayed_on_resuming():
    async with Discord() as server:
        ada = server.user("Ada")
        async with connected(server) as socket:
            await socket.identify(intents=DIRECT)
            session = (await socket.event("READY"))["session_id"]
            await ada.says(ada.dm, "one")
            await socket.event("MESSAGE_CREATE")
            seen = socket.sequence
            await ada.says(ada.dm, "two")
            server.shard(0).drop()
        await ada.says(ada.dm, "three")
        async with connected(server, path="/resume") as socket:
            await socket.resume(session, seen)
            said = [(await socket.event("MESSAGE_CREATE"))["content"] for _ in range(2)]
            assert said == ["two", "three"]
            assert (await socket.next())["t"] == "RESUMED"
            await ada.says(ada.dm, "four")
            assert (await socket.event("MESSAGE_CREATE"))["content"] == "four"
            assert socket.sequence == seen + 4
        assert server.resumes == 1


async def test_unknown_session_is_invalid_and_too_high_a_number_too():
    async with Discord() as server:
        async with connected(server) as socket:
            await socket.resume("unknown", 1)
            assert (await socket.next())["op"] == 10
            assert await socket.next() == {"op": 9, "d": False, "s": None, "t": None}
            await socket.identify()
            session = (await socket.event("READY"))["session_id"]
        async with connected(server) as socket:
            await socket.resume(session, 99)
            assert await socket.closed() == 4007
        server.expect("4007 Invalid seq 99")


async def test_members_are_sent_on_request():
    async with Discord() as server, connected(server) as socket:
        guild, ada = server.guild("Newsroom"), server.user("Ada")
        await socket.identify()
        await socket.send(
            8, {"guild_id": str(guild.id), "user_ids": [str(ada.id), "5"], "limit": 0}
        )
        chunk = await socket.event("GUILD_MEMBERS_CHUNK")
        assert [member["user"]["global_name"] for member in chunk["members"]] == ["Ada"]
        assert chunk["not_found"] == ["5"]


async def test_two_sessions_of_one_shard_both_hear_everything():
    async with Discord() as server, connected(server) as one, connected(server) as other:
        ada = server.user("Ada")
        for socket in (one, other):
            await socket.identify(intents=DIRECT)
            await socket.event("READY")
        await ada.says(ada.dm, "hello")
        assert (await one.event("MESSAGE_CREATE"))["id"] == (await other.event("MESSAGE_CREATE"))[
            "id"
        ]


async def test_gateway_can_refuse_connections():
    async with Discord() as server:
        server.hub.refused = 1
        with pytest.raises(aiohttp.WSServerHandshakeError):
            async with connected(server):
                pass
        async with connected(server) as socket:
            assert (await socket.next())["op"] == 10
