"""Who the bot is, where its gateway is, who other people are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .payloads import application_json, channel_json, guild_json, me_json, member_json, user_json
from .places import USUAL
from .refusal import Refusal, unknown

if TYPE_CHECKING:
    from .call import Call
    from .person import Person
    from .places import Channel, Guild

DAY = 24 * 3600 * 1000


def me(call: Call) -> dict[str, Any]:
    return me_json(call.world)


def application(call: Call) -> dict[str, Any]:
    return application_json(call.world)


def user(call: Call) -> dict[str, Any]:
    number = call.number("user_id")
    found = call.world.account(number)
    if found is None:
        raise unknown("User", 10013)
    return user_json(found)


def gateway(call: Call) -> dict[str, Any]:
    return {"url": call.world.hub.url}


def gateway_bot(call: Call) -> dict[str, Any]:
    hub, settings = call.world.hub, call.world.settings
    limit = {
        "total": settings.session_starts,
        "remaining": hub.starts_left,
        "reset_after": DAY,
        "max_concurrency": settings.max_concurrency,
    }
    return {"url": hub.url, "shards": settings.shards, "session_start_limit": limit}


def guilds(call: Call) -> list[dict[str, Any]]:
    return [
        {
            "id": str(found.id),
            "name": found.name,
            "icon": None,
            "banner": None,
            "owner": False,
            "permissions": str(USUAL),
            "features": [],
        }
        for found in call.world.guilds.values()
        if found.bot
    ]


def guild(call: Call) -> dict[str, Any]:
    return guild_json(known_guild(call))


def guild_channels(call: Call) -> list[dict[str, Any]]:
    return [channel_json(channel) for channel in known_guild(call).channels]


def member(call: Call) -> dict[str, Any]:
    known_guild(call)
    found = call.world.account(call.number("user_id"))
    if found is None:
        raise unknown("Member", 10007)
    return member_json(found)


def known_guild(call: Call) -> Guild:
    found = call.world.guilds.get(call.number("guild_id"))
    if found is None or not found.bot:
        raise unknown("Guild", 10004)
    return found


def channel(call: Call) -> dict[str, Any]:
    return channel_json(known_channel(call))


def known_channel(call: Call) -> Channel:
    """The channel of the address, if the bot can see it."""
    found = call.world.channels.get(call.number("channel_id"))
    if found is None:
        raise unknown("Channel", 10003)
    if not found.bot_is_here:
        raise Refusal(403, 50001, "Missing Access")
    return found


def open_dm(call: Call) -> dict[str, Any]:
    number = call.data.get("recipient_id") if isinstance(call.data, dict) else None
    person: Person | None = call.world.people.get(int(number or 0))
    if person is None:
        raise unknown("User", 10013)
    return channel_json(person.dm)
