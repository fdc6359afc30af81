"""What a client may say to the gateway; breaking it closes the connection."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import orjson

if TYPE_CHECKING:
    from discord_server.connection import Connection
    from discord_server.hub import Hub

HEARTBEAT, IDENTIFY, PRESENCE, VOICE, RESUME, MEMBERS, SOUNDS = 1, 2, 3, 4, 6, 8, 31
OPS = (HEARTBEAT, IDENTIFY, PRESENCE, VOICE, RESUME, MEMBERS, SOUNDS)
BIGGEST, A_MINUTE = 4096, 120
ALL_INTENTS = (1 << 17) - 1 | 1 << 20 | 1 << 21 | 1 << 24 | 1 << 25
PRIVILEGED = 1 << 1 | 1 << 8 | 1 << 15
GUILDS_A_SHARD = 2500


@dataclass(frozen=True, slots=True)
class Closing:
    code: int
    reason: str


def closing_of(hub: Hub, connection: Connection, text: str | bytes) -> Closing | None:
    """How the connection must be closed after that; None when all is well."""
    size = len(text.encode() if isinstance(text, str) else text)
    if size > BIGGEST:
        return Closing(4002, f"Error while decoding payload: {size} bytes are more than {BIGGEST}.")
    recent = [at for at in connection.sends if connection.sends[-1] - at < 60]
    if len(recent) > A_MINUTE:
        return Closing(4008, f"Rate limited: {len(recent)} sends within a minute.")
    try:
        frame = orjson.loads(text)
        op, data = frame["op"], frame["d"]
    except (orjson.JSONDecodeError, KeyError, TypeError):
        return Closing(4002, "Error while decoding payload.")
    if op not in OPS:
        return Closing(4001, f"Unknown opcode {op}.")
    return _said(hub, connection, op, data)


def _said(hub: Hub, connection: Connection, op: int, data: Any) -> Closing | None:
    if op == HEARTBEAT:
        return _heartbeat(connection, data)
    if op not in (IDENTIFY, RESUME):
        return None if connection.session is not None else Closing(4003, "Not authenticated.")
    if connection.session is not None:
        return Closing(4005, "Already authenticated.")
    if not isinstance(data, dict):
        return Closing(4002, "Error while decoding payload.")
    if data.get("token") != hub.world.settings.token:
        return Closing(4004, "Authentication failed.")
    return _identify(hub, data) if op == IDENTIFY else _resume(hub, data)


def _heartbeat(connection: Connection, data: Any) -> Closing | None:
    known = connection.session.sequence if connection.session is not None else 0
    if data is not None and (not isinstance(data, int) or data > known):
        if connection.session is None and isinstance(data, int):
            return None  # dpy beats at once after HELLO, before RESUME, with its last number
        return Closing(4007, f"Invalid seq {data}.")
    return None


def _identify(hub: Hub, data: dict[str, Any]) -> Closing | None:
    if {"os", "browser", "device"} - set(data.get("properties") or {}):
        return Closing(4002, "Error while decoding payload: properties are missing.")
    return _intents(hub, data.get("intents")) or _shard(hub, data.get("shard", [0, 1]))


def _intents(hub: Hub, intents: Any) -> Closing | None:
    if not isinstance(intents, int) or intents < 0 or intents & ~ALL_INTENTS:
        return Closing(4013, f"Invalid intent(s): {intents}.")
    hub.privileged_used |= intents & PRIVILEGED
    if denied := intents & PRIVILEGED & ~hub.world.settings.privileged:
        return Closing(4014, f"Disallowed intent(s): {denied}.")
    return None


def _shard(hub: Hub, shard: Any) -> Closing | None:
    is_pair = isinstance(shard, list) and len(shard) == 2
    if not is_pair or not all(isinstance(one, int) for one in shard):
        return Closing(4010, f"Invalid shard: {shard}.")
    number, count = shard
    if not 0 <= number < count:
        return Closing(4010, f"Invalid shard: {shard}.")
    mine = [
        one for one in hub.world.guilds.values() if one.bot and (one.id >> 22) % count == number
    ]
    if len(mine) > GUILDS_A_SHARD:
        return Closing(4011, f"Sharding required: {len(mine)} guilds on one shard.")
    if not hub.starts_left:
        return Closing(
            4004, "Authentication failed: no session starts are left, the token is reset."
        )
    return None


def _resume(hub: Hub, data: dict[str, Any]) -> Closing | None:
    sequence = data.get("seq")
    if not isinstance(data.get("session_id"), str) or not isinstance(sequence, int):
        return Closing(4002, "Error while decoding payload.")
    for session in hub.sessions:
        if session.id == data["session_id"] and sequence > session.sequence:
            return Closing(4007, f"Invalid seq {sequence}.")
    return None
