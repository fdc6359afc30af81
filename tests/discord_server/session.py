"""A gateway session: its numbered events outlive the connection, so that it can be resumed."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import orjson

if TYPE_CHECKING:
    from .connection import Connection

KEPT = 20_000  # events that can be sent again


@dataclass(eq=False, slots=True)
class Session:
    id: str
    shard: int
    count: int
    intents: int
    connection: Connection | None = None
    sequence: int = 0
    kept: deque[tuple[int, bytes]] = field(default_factory=lambda: deque(maxlen=KEPT))
    over: bool = False  # it can not be resumed any more

    def send(self, event: str, data: Any):
        self.sequence += 1
        frame = orjson.dumps({"op": 0, "s": self.sequence, "t": event, "d": data})
        self.kept.append((self.sequence, frame))
        if self.connection is not None:
            self.connection.event(frame)

    def can_replay(self, sequence: int) -> bool:
        """Whether everything after that number is still kept."""
        first = self.kept[0][0] if self.kept else 1
        return not self.over and first - 1 <= sequence <= self.sequence

    def replay(self, connection: Connection, sequence: int):
        """Everything after that number again, then RESUMED."""
        self.connection = connection
        for number, frame in self.kept:
            if number > sequence:
                connection.event(frame)
        self.send("RESUMED", {"_trace": []})

    def is_for(self, guild: int | None) -> bool:
        """Events of a guild go to the shard of its id, those without to the first."""
        return self.shard == (0 if guild is None else (guild >> 22) % self.count)
