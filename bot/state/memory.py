"""What is remembered while the bot runs, and no longer: last topics, what was answered, how often.

Everything here is bounded and ends by itself.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Generic, TypeVar

from bot.news.question import Question

FOLLOW_UP = timedelta(minutes=30)
"""How long a question without a topic goes on from the last one of that person in that place."""

MOST = 10_000
"""Entries of each kind; the oldest go first."""

MOST_RECENT = 5
_ROUNDING = 1e-6
V = TypeVar("V")


class Recent(Generic[V]):
    """Values by key, each for a while; the oldest go where there are too many."""

    def __init__(self, lifetime: timedelta, most: int = MOST) -> None:
        """`lifetime` is counted from when a value was put in."""
        self._lifetime = lifetime
        self._most = most
        self._values: OrderedDict[Hashable, tuple[datetime, V]] = OrderedDict()

    def put(self, key: Hashable, value: V, now: datetime) -> None:
        """Remember a value."""
        self._values[key] = (now, value)
        self._values.move_to_end(key)
        while self._values and (len(self._values) > self._most or self._oldest_ended(now)):
            self._values.popitem(last=False)

    def get(self, key: Hashable, now: datetime) -> V | None:
        """The value of a key, None where it is not remembered any more."""
        found = self._values.get(key)
        return found[1] if found and now - found[0] <= self._lifetime else None

    def forget(self, belongs: Callable[[Hashable], bool]) -> None:
        """Remove the values whose keys belong to somebody."""
        for key in [key for key in self._values if belongs(key)]:
            del self._values[key]

    def _oldest_ended(self, now: datetime) -> bool:
        return now - next(iter(self._values.values()))[0] > self._lifetime


@dataclass(slots=True)
class _Bucket:
    """Answers that somebody may still have, and since when that is so."""

    left: float
    at: datetime


class Memory:
    """What the bot remembers of the people it talks with. For one thread: the event loop's."""

    def __init__(self, answers_a_minute: int) -> None:
        """`answers_a_minute`: how many answers one person gets, all at once if need be."""
        self._limit = answers_a_minute
        self._asked: Recent[Question] = Recent(FOLLOW_UP)
        self._topics: Recent[tuple[tuple[str, datetime], ...]] = Recent(FOLLOW_UP)
        self._buckets: Recent[_Bucket] = Recent(timedelta(minutes=1))
        self._warned: Recent[datetime] = Recent(timedelta(minutes=1))
        self._kept: Recent[datetime] = Recent(timedelta(hours=1))
        self._handled: Recent[datetime] = Recent(timedelta(hours=1), 10 * MOST)

    def is_new(self, event: int, now: datetime) -> bool:
        """Whether an event was not met before; Discord may deliver one twice."""
        if self._handled.get(event, now):
            return False
        self._handled.put(event, now, now)
        return True

    def is_kept(self, key: str, now: datetime) -> bool:
        """Whether the question under a key was kept within the last hour."""
        return self._kept.get(key, now) is not None

    def kept(self, keys: Iterable[str], now: datetime) -> None:
        """The questions under these keys are kept."""
        for key in keys:
            self._kept.put(key, now, now)

    def wait(self, person: int, now: datetime) -> int:
        """Take one answer from what a person may have → 0, or whole seconds until there is one."""
        bucket = self._buckets.get(person, now)
        left = float(self._limit)
        if bucket:
            gained = (now - bucket.at).total_seconds() * self._limit / 60
            left = min(left, bucket.left + gained)
        allowed = left >= 1 - _ROUNDING
        self._buckets.put(person, _Bucket(left - 1 if allowed else left, now), now)
        return 0 if allowed else ceil(round((1 - left) * 60 / self._limit, 3))

    def is_first_warning(self, person: int, now: datetime) -> bool:
        """Whether somebody was not told within the last minute that they ask too much."""
        if self._warned.get(person, now):
            return False
        self._warned.put(person, now, now)
        return True

    def asked(self, person: int, place: int, question: Question, now: datetime) -> None:
        """Remember what somebody asked last in a place and got an answer to, if it had a topic."""
        topic = question.wanted.url or question.wanted.topic
        if topic:
            self._asked.put((person, place), question, now)
            earlier = (one for one in self._recent(person, now) if one[0] != topic)
            self._topics.put(person, ((topic, now), *earlier)[:MOST_RECENT], now)

    def before(self, person: int, place: int, now: datetime) -> Question | None:
        """What somebody asked last in a place, with a topic, in the last half hour."""
        return self._asked.get((person, place), now)

    def topics(self, person: int, now: datetime) -> tuple[str, ...]:
        """The last topics of a person, the latest first."""
        return tuple(topic for topic, _ in self._recent(person, now))

    def _recent(self, person: int, now: datetime) -> list[tuple[str, datetime]]:
        found = self._topics.get(person, now) or ()
        return [one for one in found if now - one[1] <= FOLLOW_UP]

    def forget(self, person: int, now: datetime) -> int:
        """Remove what is remembered of a person's questions → how many topics those were."""
        topics = len(self._recent(person, now))
        self._asked.forget(lambda key: isinstance(key, tuple) and key[0] == person)
        self._topics.forget(lambda key: key == person)
        self._kept.forget(lambda _: True)  # whose they are is not remembered
        return topics
