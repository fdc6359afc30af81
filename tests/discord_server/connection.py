"""One websocket of the gateway."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import orjson

from .outages import Outages

if TYPE_CHECKING:
    from aiohttp import web

    from .compression import Packing
    from .session import Session


class Connection:
    """`send` puts into a queue; one task writes, so that events keep their order."""

    def __init__(self, request: web.Request, socket: web.WebSocketResponse, packing: Packing):
        self._request = request
        self._packing = packing
        self._queue: asyncio.Queue[tuple[bytes, float]] = asyncio.Queue()
        self._thawed = asyncio.Event()
        self._thawed.set()
        self._writer = asyncio.create_task(self._write(), name="discord-server-writer")
        self.socket = socket
        self.session: Session | None = None
        self.outages = Outages()
        self.sends: list[float] = []  # when the client sent something
        self.heartbeats = 0

    def send(self, op: int, data: Any = None):
        """A frame that is no event."""
        self._put(orjson.dumps({"op": op, "d": data, "s": None, "t": None}))

    def event(self, frame: bytes):
        """An event, as the present outages let it through."""
        for due in self.outages.pass_on(frame):
            self._put(due, self.outages.delay)

    def release(self):
        """What was held back goes out now."""
        for due in self.outages.release():
            self._put(due)

    async def thawed(self):
        await self._thawed.wait()

    def freeze(self):
        """Half-open: the TCP connection stays, nothing is read or written any more."""
        self._thawed.clear()
        if self._request.transport is not None:
            self._request.transport.pause_reading()

    def thaw(self):
        self._thawed.set()
        if self._request.transport is not None:
            self._request.transport.resume_reading()

    def abort(self):
        """The TCP connection breaks without a word."""
        if self._request.transport is not None:
            self._request.transport.abort()

    async def close(self, code: int, reason: str = ""):
        await self._drain()
        await self.socket.close(code=code, message=reason.encode())

    async def finish(self):
        """Stops writing; the session lives on."""
        if self.session is not None and self.session.connection is self:
            self.session.connection = None
        self._writer.cancel()
        await asyncio.gather(self._writer, return_exceptions=True)

    def _put(self, frame: bytes, delay: float = 0.0):
        self._queue.put_nowait((frame, delay))

    async def _drain(self):
        """What was sent before the close arrives before it."""
        if self._thawed.is_set() and not self._writer.done():
            waiting = asyncio.ensure_future(self._queue.join())
            await asyncio.wait([waiting, self._writer], return_when=asyncio.FIRST_COMPLETED)
            waiting.cancel()

    async def _write(self):
        while True:
            frame, delay = await self._queue.get()
            if delay:
                await asyncio.sleep(delay)
            await self._thawed.wait()
            try:
                await self._packing.send(self.socket, frame)
            except ConnectionError:  # the client is gone; it may resume
                return
            self._queue.task_done()
