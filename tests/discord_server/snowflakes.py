"""Discord's ids: milliseconds since 2015 in the upper bits, unique and rising."""

from .clock import Clock

EPOCH = 1_420_070_400_000
PAST = 1_577_836_800_000 - EPOCH  # things that were there before the test are from 2020 on
SHIFT = 22


class Snowflakes:
    def __init__(self, clock: Clock):
        self._clock = clock
        self._last = 0
        self._older = PAST

    def new(self) -> int:
        """An id for what happens now."""
        milliseconds = int(self._clock.wall().timestamp() * 1000) - EPOCH
        self._last = max(milliseconds << SHIFT, self._last + 1)
        return self._last

    def old(self) -> int:
        """An id for what was there before; one millisecond apart, so that guilds spread evenly
        over shards, which are chosen by the milliseconds."""
        self._older += 1
        return self._older << SHIFT
