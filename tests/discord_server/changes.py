"""Waiting for something to become true."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
A_WHILE = 0.02  # seconds; what changes outside of the server tells nobody


class Missed(AssertionError):  # noqa: N818 - a test reads it as a sentence
    """What a test waited for did not happen."""


class Changes:
    """Everybody who waits looks again whenever anything has changed, and once in a while."""

    def __init__(self):
        self._waiting: set[asyncio.Future[None]] = set()

    def happened(self):
        for future in self._waiting:
            if not future.done():
                future.set_result(None)

    async def until(self, found: Callable[[], T], seconds: float, what: str) -> T:
        """The first true value of `found()`; `Missed` after so many seconds."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds
        while not (value := found()):
            if loop.time() >= deadline:
                raise Missed(f"waited {seconds:g} s in vain for {what}")
            await self._next(min(A_WHILE, max(deadline - loop.time(), 0)))
        return value

    async def _next(self, seconds: float):
        future = asyncio.get_running_loop().create_future()
        self._waiting.add(future)
        try:
            await asyncio.wait([future], timeout=seconds)
        finally:
            self._waiting.discard(future)
