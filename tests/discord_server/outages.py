"""Misbehaviour of one gateway connection."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Outages:
    duplicate: int = 0  # so many next events are sent twice
    shuffle: int = 0  # so many next events are held back, and then go out in reverse
    delay: float = 0.0  # seconds before each event
    no_acks: bool = False  # heartbeats are not acknowledged
    _held: list[bytes] = field(default_factory=list)

    def pass_on(self, frame: bytes) -> list[bytes]:
        """What goes out now that this event has come."""
        if self.shuffle:
            self._held.append(frame)
            return self.release() if len(self._held) >= self.shuffle else []
        if self.duplicate:
            self.duplicate -= 1
            return [frame, frame]
        return [frame]

    def release(self) -> list[bytes]:
        held, self._held, self.shuffle = self._held[::-1], [], 0
        return held
