"""Sending: what must arrive is sent again where Discord or the network fails for a moment."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import aiohttp
import discord

PAUSES = (0.25, 0.75)
"""Seconds before the second and the third time; an interaction has three seconds in all."""

ALREADY_ANSWERED, TOO_LATE = 40060, 10062
"""Discord's codes for an interaction that has its answer, or is older than three seconds."""

UNSENT = (discord.HTTPException, aiohttp.ClientError, OSError)
"""What is raised where something could not be sent."""

T = TypeVar("T")
MOMENTARY = (discord.DiscordServerError, aiohttp.ClientConnectionError, OSError, TimeoutError)


async def persist(send: Callable[[], Awaitable[T]]) -> T | None:
    """Send, up to three times; None where Discord has it already, though it did not say so.

    Raises what the last time raised.
    """
    for pause in (*PAUSES, None):
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
