"""One shard as the server has it, and its misbehaviour on command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .handshake import INVALID_SESSION, RECONNECT

if TYPE_CHECKING:
    from .connection import Connection
    from .hub import Hub
    from .session import Session


class Shard:
    """`discord.shard(0)`: its newest session. What is said of events holds for the present
    connection; a new one is sound."""

    def __init__(self, hub: Hub, number: int):
        self._hub = hub
        self.number = number

    @property
    def session(self) -> Session:
        found = [one for one in self._hub.sessions if one.shard == self.number]
        assert found, f"shard {self.number} never identified itself"
        return found[-1]

    @property
    def connection(self) -> Connection:
        found = self.session.connection
        assert found is not None, f"shard {self.number} is not connected"
        return found

    @property
    def connected(self) -> bool:
        return self.session.connection is not None

    @property
    def heartbeats(self) -> int:
        return self.connection.heartbeats

    def drop(self):
        """The socket breaks without a close frame."""
        self.connection.abort()

    def freeze(self):
        """Half-open: the connection stays, nothing is read or written until `thaw`."""
        self.connection.freeze()

    def thaw(self):
        self.connection.thaw()

    def reconnect(self):
        """Op 7: the client is asked to come back and resume."""
        self.connection.send(RECONNECT)

    def invalidate(self, *, resumable: bool = False):
        """Op 9."""
        self.session.over = not resumable
        self.connection.send(INVALID_SESSION, data=resumable)

    async def close(self, code: int, reason: str = ""):
        """A close frame."""
        await self.connection.close(code, reason)

    def withhold_acks(self, *, on: bool = True):
        self.connection.outages.no_acks = on

    def duplicate(self, events: int = 1):
        """So many next events arrive twice."""
        self.connection.outages.duplicate = events

    def shuffle(self, events: int = 2):
        """So many next events are held back, and then arrive in reverse."""
        self.connection.outages.shuffle = events

    def delay(self, seconds: float):
        """Every event takes so long; 0 ends it."""
        self.connection.outages.delay = seconds
