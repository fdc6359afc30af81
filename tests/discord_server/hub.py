"""The gateway: its sessions, and who gets which event."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from aiohttp import WSMsgType, web

from . import handshake
from .compression import packing
from .connection import Connection
from .payloads import channel_json, guild_json

if TYPE_CHECKING:
    from .places import Channel, Guild
    from .session import Session
    from .world import World

GUILDS = 1 << 0
HELLO = 10
BIGGEST = 4096  # bytes of what a client sends


class Hub:
    def __init__(self, world: World):
        self.world = world
        self.sessions: list[Session] = []
        self.connections: list[Connection] = []
        self.identifies: list[handshake.Identify] = []
        self.resumes = 0
        self.privileged_used = 0  # the privileged intents that a client has asked for
        self.presences: list[dict[str, Any]] = []  # what PRESENCE UPDATEs said
        self.refused = 0  # so many next connections are not accepted

    @property
    def url(self) -> str:
        return self.world.base.replace("http", "ws", 1) + "/gateway"

    @property
    def starts_left(self) -> int:
        return max(self.starts - len(self.identifies), 0)

    @property
    def starts(self) -> int:
        return self.world.settings.session_starts

    def send(self, event: str, data: Any, *, guild: int | None = None, intents: int = 0):
        """An event to the sessions of its shard that have asked for it."""
        for session in self.sessions:
            if session.is_for(guild) and session.intents & intents == intents:
                session.send(event, data)

    def guild_created(self, guild: Guild):
        if self.sessions:
            self.send("GUILD_CREATE", guild_json(guild), guild=guild.id, intents=GUILDS)

    def channel_created(self, channel: Channel):
        if self.sessions:
            number = channel.guild.id if channel.guild else None
            self.send("CHANNEL_CREATE", channel_json(channel), guild=number, intents=GUILDS)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        if self.refused:
            self.refused -= 1
            return web.Response(status=503)
        socket = web.WebSocketResponse(max_msg_size=BIGGEST * 64, compress=False)
        await socket.prepare(request)
        how = packing(request.query.get("compress") if self.world.settings.compress else None)
        if request.query.get("v") != "10" or request.query.get("encoding") != "json" or not how:
            self.world.breaches.add(f"gateway: bad address {request.path_qs}")
            await socket.close(code=4012)
            return socket
        connection = Connection(request, socket, how)
        self.connections.append(connection)
        try:
            await self._talk(connection)
        finally:
            self.connections.remove(connection)
            await connection.finish()
            self.world.changes.happened()
        return socket

    async def _talk(self, connection: Connection):
        interval = int(self.world.settings.heartbeat * 1000)
        connection.send(HELLO, {"heartbeat_interval": interval, "_trace": []})
        async for message in connection.socket:
            await connection.thawed()
            if message.type in (WSMsgType.TEXT, WSMsgType.BINARY):
                closing = handshake.receive(self, connection, message.data)
                self.world.changes.happened()
                if closing is not None:
                    await connection.close(closing.code, closing.reason)

    async def stop(self):
        """Ends every connection, whatever its state."""
        for connection in list(self.connections):
            connection.thaw()
            connection.abort()
        for session in self.sessions:
            session.over = True
        await asyncio.sleep(0)
