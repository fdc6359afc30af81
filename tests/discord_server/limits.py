"""Rate limits: a bucket for each route and its channel, guild or webhook."""

from __future__ import annotations

import fnmatch
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .call import Route
    from .clock import Clock

MAJOR = ("channel_id", "guild_id", "webhook_id", "webhook_token", "interaction_token")


@dataclass(slots=True)
class Bucket:
    limit: int
    per: float
    name: str
    resets: float = 0.0
    used: int = 0

    def take(self, now: float) -> bool:
        """Whether one more request may pass."""
        if now >= self.resets:
            self.resets, self.used = now + self.per, 0
        self.used += 1
        return self.used <= self.limit

    def headers(self, clock: Clock) -> dict[str, str]:
        after = max(self.resets - clock.now(), 0.0)
        return {
            "X-RateLimit-Limit": str(self.limit),
            "X-RateLimit-Remaining": str(max(self.limit - self.used, 0)),
            "X-RateLimit-Reset": f"{clock.wall().timestamp() + after:.3f}",
            "X-RateLimit-Reset-After": f"{after:.3f}",
            "X-RateLimit-Bucket": self.name,
        }


class Limits:
    """Generous until a test says otherwise: `discord.limits.set("POST /channels/*", 5, per=5)`."""

    def __init__(self, clock: Clock):
        self._clock = clock
        self._rules: list[tuple[str, int, float]] = []
        self._buckets: dict[tuple[str, ...], Bucket] = {}

    def set(self, route: str, limit: int, *, per: float = 1.0):
        """So many requests in so many seconds, on each route that fits and major parameter."""
        self._rules.insert(0, (route, limit, per))
        self._buckets.clear()

    def take(self, route: Route, ids: dict[str, str]) -> tuple[Bucket, bool]:
        bucket = self._bucket(route, ids)
        return bucket, bucket.take(self._clock.now())

    def _bucket(self, route: Route, ids: dict[str, str]) -> Bucket:
        key = (str(route), *(ids.get(name, "") for name in MAJOR))
        if key not in self._buckets:
            limit, per = self._rule(str(route))
            name = hashlib.md5(key[0].encode(), usedforsecurity=False).hexdigest()
            self._buckets[key] = Bucket(limit, per, name)
        return self._buckets[key]

    def _rule(self, route: str) -> tuple[int, float]:
        for pattern, limit, per in self._rules:
            if fnmatch.fnmatchcase(route, pattern):
                return limit, per
        return 10_000, 1.0
