"""Sending: what must arrive is sent again where Discord or the network fails for a moment."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any, TypeVar, cast

import aiohttp
import discord
from discord.http import Route
from discord.webhook.async_ import AsyncWebhookAdapter

PAUSES = (0.2, 0.5)
"""Seconds before the second and the third time; an interaction has three seconds in all."""

PATIENT = (0.2, 0.5, 1, 2, 4, 8)
"""The same for what has minutes: messages, and answers that were promised."""

ALREADY_ANSWERED, TOO_LATE = 40060, 10062
"""Discord's codes for an interaction that has its answer, or is older than three seconds."""

UNSENT = (discord.HTTPException, aiohttp.ClientError, OSError)
"""What is raised where something could not be sent."""

T = TypeVar("T")
_SERVER_ERROR = 500
MOMENTARY = (discord.DiscordServerError, aiohttp.ClientConnectionError, OSError, TimeoutError)


class Direct(AsyncWebhookAdapter):
    """Answers interactions as discord.py does, but leaves it to `persist` to try again.

    discord.py's own pauses after a server error are longer than Discord waits for an answer.
    """

    async def request(self, route: Route, session: aiohttp.ClientSession, **more: Any) -> Any:  # noqa: ANN401 - as discord.py has it
        """Send one request. Raises DiscordServerError at the first server error."""
        return await super().request(route, cast("aiohttp.ClientSession", _Once(session)), **more)


@dataclass(frozen=True, slots=True)
class _Once:
    """A session whose server errors are raised."""

    session: aiohttp.ClientSession

    @asynccontextmanager
    async def request(self, *request: Any, **more: Any) -> AsyncIterator[aiohttp.ClientResponse]:  # noqa: ANN401
        async with self.session.request(*request, **more) as response:
            if response.status >= _SERVER_ERROR:
                raise discord.DiscordServerError(response, await response.text())
            yield response


def files(name: str, content: bytes | None) -> list[discord.File]:
    """The files of a message, the one or none; made anew for every time that it is sent.

    An edit that names no files would keep those that were there.
    """
    return [discord.File(BytesIO(content), name)] if content else []


async def persist(send: Callable[[], Awaitable[T]], pauses: Sequence[float] = PAUSES) -> T | None:
    """Send, again after each pause; None where Discord has it already, though it did not say so.

    Raises what the last time raised.
    """
    for pause in (*pauses, None):
        try:
            return await send()
        except MOMENTARY:
            if pause is None:
                raise
            await asyncio.sleep(pause)
        except discord.HTTPException as error:
            if error.code == ALREADY_ANSWERED:
                return None
            raise
    return None
