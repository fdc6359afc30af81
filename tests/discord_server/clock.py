"""Time as the test Discord sees it: the real one, plus what a test has added."""

import time
from datetime import UTC, datetime, timedelta


class Clock:
    """`advance` moves the server's time, so that tokens age without anybody waiting."""

    def __init__(self):
        self._ahead = 0.0

    def now(self) -> float:
        """Seconds, for differences only."""
        return time.monotonic() + self._ahead

    def wall(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=self._ahead)

    def advance(self, seconds: float):
        self._ahead += seconds
