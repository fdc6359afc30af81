"""What a client says to the gateway, and the answer: IDENTIFY, RESUME, heartbeats, the rest."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import orjson

from .checks.gateway import Closing, closing_of
from .payloads import guild_json, member_json, user_json
from .session import Session

if TYPE_CHECKING:
    from .connection import Connection
    from .hub import Hub

GUILDS = 1 << 0
MESSAGE_CONTENT = 1 << 15
HEARTBEAT, IDENTIFY, PRESENCE, VOICE, RESUME, MEMBERS = 1, 2, 3, 4, 6, 8
RECONNECT, INVALID_SESSION, ACK = 7, 9, 11


@dataclass(frozen=True, slots=True)
class Identify:
    at: float
    shard: int
    count: int
    intents: int
    properties: dict[str, Any]


def receive(hub: Hub, connection: Connection, text: str | bytes) -> Closing | None:
    """Does what the client asks; says how to close the connection if it may not ask that."""
    now = hub.world.clock.now()
    connection.sends.append(now)
    if (wrong := closing_of(hub, connection, text)) is not None:
        hub.world.breaches.add(f"gateway: {wrong.code} {wrong.reason}")
        return wrong
    frame = orjson.loads(text)
    data = frame.get("d")
    match frame["op"]:
        case 1:
            connection.heartbeats += 1
            if not connection.outages.no_acks:
                connection.send(ACK)
        case 2:
            _identify(hub, connection, data)
        case 6:
            _resume(hub, connection, data)
        case 8:
            _members(hub, connection, data)
        case 3:
            hub.presences.append(data)
    return None


def _identify(hub: Hub, connection: Connection, data: dict[str, Any]):
    shard, count = data.get("shard") or (0, 1)
    intents = data["intents"]
    hub.identifies.append(
        Identify(hub.world.clock.now(), shard, count, intents, data["properties"])
    )
    hub.world.reads_content = bool(intents & MESSAGE_CONTENT)
    if _too_soon(hub):
        hub.world.breaches.add(f"gateway: IDENTIFY of shard {shard} too soon after another")
        connection.send(INVALID_SESSION, data=False)
        return
    hub.sessions = [one for one in hub.sessions if one.shard != shard or one.connection]
    session = Session(secrets.token_hex(16), shard, count, intents, connection)
    connection.session = session
    mine = [guild for guild in hub.world.guilds.values() if guild.bot and session.is_for(guild.id)]
    session.send("READY", _ready(hub, session, [guild.id for guild in mine]))
    hub.sessions.append(session)
    if intents & GUILDS:
        for guild in mine:
            session.send("GUILD_CREATE", guild_json(guild))


def _too_soon(hub: Hub) -> bool:
    """More IDENTIFYs of one concurrency key than one in five seconds, where that is looked at."""
    *before, last = hub.identifies
    most, pause = hub.world.settings.max_concurrency, hub.world.settings.identify_pause
    same = [one for one in before if one.shard % most == last.shard % most]
    return any(last.at - one.at < pause for one in same)


def _ready(hub: Hub, session: Session, guilds: list[int]) -> dict[str, Any]:
    return {
        "v": 10,
        "user": user_json(hub.world.bot) | {"verified": True, "mfa_enabled": True, "email": None},
        "guilds": [{"id": str(number), "unavailable": True} for number in guilds],
        "session_id": session.id,
        "resume_gateway_url": hub.url + "/resume",
        "shard": [session.shard, session.count],
        "application": {"id": str(hub.world.application_id), "flags": 1 << 23},
        "private_channels": [],
        "relationships": [],
        "presences": [],
        "guild_join_requests": [],
        "user_settings": {},
        "session_type": "normal",
        "_trace": [],
    }


def _resume(hub: Hub, connection: Connection, data: dict[str, Any]):
    hub.resumes += 1
    for session in hub.sessions:
        if session.id == data["session_id"] and session.can_replay(data["seq"]):
            connection.session = session
            session.replay(connection, data["seq"])
            return
    connection.send(INVALID_SESSION, data=False)


def _members(hub: Hub, connection: Connection, data: dict[str, Any]):
    """Without the intent for members a client can ask for single people only."""
    given = data["guild_id"]
    guild = int(given[0] if isinstance(given, list) else given)
    wanted = data.get("user_ids") or []
    numbers = [int(one) for one in (wanted if isinstance(wanted, list) else [wanted])]
    found = {number: hub.world.account(number) for number in numbers}
    chunk = {
        "guild_id": str(guild),
        "members": [member_json(one) for one in found.values() if one],
        "chunk_index": 0,
        "chunk_count": 1,
        "not_found": [str(number) for number, one in found.items() if one is None],
    }
    if data.get("nonce"):
        chunk["nonce"] = data["nonce"]
    if connection.session is not None:
        connection.session.send("GUILD_MEMBERS_CHUNK", chunk)
