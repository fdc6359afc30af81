"""Starting: what keeps the bot from Discord is said in a sentence that helps, and ends it."""

import asyncio
import logging

import discord

from bot.discord_ui.client import NewsdeskClient
from bot.discord_ui.sending import MOMENTARY
from bot.errors import ServiceError

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
"""Seconds until the second try, and at most between two, each twice the one before."""

NOT_FOUND = 404

_log = logging.getLogger("bot.discord")
_PORTAL = "Discord's developer portal, your application, Bot"
_CLOSED = {
    4004: f"Discord refuses the token: copy it once more ({_PORTAL}, Reset Token)",
    4010: "Discord refuses the shard; leave the number of shards to Discord",
    4011: "Discord wants more shards: restart",
    4013: "Discord refuses the intents of this version: update Newsdesk",
    4014: f"Discord refuses an intent: switch it on ({_PORTAL}, Privileged Gateway Intents)",
}


async def connect(client: NewsdeskClient, token: str) -> None:
    """Log in and stay connected until the client is closed; wait where Discord is out of reach.

    Raises ServiceError where Discord refuses the token, an intent or the commands: it would do so
    again, and allows 1,000 connections a day.
    """
    try:
        await _log_in(client, token)
        await client.connect()
    except asyncio.CancelledError as error:
        if client.refusal is None:
            raise
        raise ServiceError(_CLOSED[client.refusal]) from error
    except discord.LoginFailure as error:
        raise ServiceError(_CLOSED[4004]) from error
    except discord.PrivilegedIntentsRequired as error:
        raise ServiceError(_CLOSED[4014]) from error
    except discord.ConnectionClosed as error:
        why = _CLOSED.get(error.code, f"Discord closed the connection (code {error.code})")
        raise ServiceError(why) from error
    except discord.HTTPException as error:
        where = "; is the API's address right?" if error.status == NOT_FOUND else ""
        raise ServiceError(f"Discord answers {error.status} to the login{where}") from error


async def _log_in(client: NewsdeskClient, token: str) -> None:
    """Log in, as soon as Discord can be reached: a machine may start before its network."""
    pause = FIRST_PAUSE
    while True:
        try:
            await client.login(token)
        except MOMENTARY as error:
            why = getattr(error, "strerror", None) or type(error).__name__
            _log.warning("Discord cannot be reached (%s); once more in %g s", why, pause)
            await _hang_up(client)
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)
        else:
            return


async def _hang_up(client: NewsdeskClient) -> None:
    """Close what a login opened; discord.py opens it anew at the next one."""
    await client.http.close()
    client.http.clear()
    client.http.connector = discord.utils.MISSING
