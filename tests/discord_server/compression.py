"""How the gateway packs its messages: one stream for the whole connection, or not at all."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Protocol

try:
    import zstandard
except ImportError:  # then nobody can ask for it either
    zstandard = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from aiohttp import web


class Packing(Protocol):
    async def send(self, socket: web.WebSocketResponse, text: bytes): ...


class Plain:
    async def send(self, socket: web.WebSocketResponse, text: bytes):
        await socket.send_str(text.decode())


class Zlib:
    def __init__(self):
        self._stream = zlib.compressobj(level=1)

    async def send(self, socket: web.WebSocketResponse, text: bytes):
        packed = self._stream.compress(text) + self._stream.flush(zlib.Z_SYNC_FLUSH)
        await socket.send_bytes(packed)


class Zstd:
    def __init__(self):
        self._stream = zstandard.ZstdCompressor(level=1).compressobj()

    async def send(self, socket: web.WebSocketResponse, text: bytes):
        packed = self._stream.compress(text)
        packed += self._stream.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK)
        await socket.send_bytes(packed)


def packing(asked: str | None) -> Packing | None:
    """What the address's `compress` asks for; None when it is not known."""
    if asked is None:
        return Plain()
    if asked == "zlib-stream":
        return Zlib()
    if asked == "zstd-stream" and zstandard is not None:
        return Zstd()
    return None
