"""Starting: what keeps the bot from Discord is said in a sentence that helps, and ends it."""

import discord

from bot.discord_ui.client import NewsdeskClient
from bot.errors import ServiceError

_PORTAL = "Discord's developer portal, your application, Bot"
_CLOSED = {
    4004: f"Discord refuses the token: copy it once more ({_PORTAL}, Reset Token)",
    4010: "Discord refuses the shard; leave the number of shards to Discord",
    4011: "Discord wants more shards: restart",
    4013: "Discord refuses the intents of this version: update Newsdesk",
    4014: f"Discord refuses an intent: switch it on ({_PORTAL}, Privileged Gateway Intents)",
}


async def connect(client: NewsdeskClient, token: str) -> None:
    """Log in and stay connected until the client is closed.

    Raises ServiceError where Discord refuses the token, an intent or the commands: it would do so
    again, and allows 1,000 connections a day.
    """
    try:
        await client.start(token)
    except discord.LoginFailure as error:
        raise ServiceError(_CLOSED[4004]) from error
    except discord.PrivilegedIntentsRequired as error:
        raise ServiceError(_CLOSED[4014]) from error
    except discord.ConnectionClosed as error:
        why = _CLOSED.get(error.code, f"Discord closed the connection (code {error.code})")
        raise ServiceError(why) from error
    except discord.GatewayNotFound as error:
        raise ServiceError("Discord does not say where to connect; try again later") from error
    except discord.HTTPException as error:
        raise ServiceError(f"Discord answers {error.status}; try again later") from error
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise ServiceError(f"Discord cannot be reached: {why}") from error
