"""Many interactions at a given pace, and how long their first responses took."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .interaction import Interaction
    from .person import Person
    from .places import Channel


@dataclass(frozen=True, slots=True)
class Load:
    """`latencies` are seconds, sorted; `unanswered` got no response in time."""

    latencies: tuple[float, ...]
    unanswered: int
    seconds: float

    def percentile(self, share: float) -> float:
        """The latency that this share of the responses did not exceed, nearest rank."""
        rank = max(round(share * len(self.latencies) + 0.5) - 1, 0)
        return self.latencies[min(rank, len(self.latencies) - 1)]

    @property
    def rate(self) -> float:
        """Responses a second."""
        return len(self.latencies) / self.seconds


async def load(  # noqa: PLR0913
    person: Person,
    where: Channel,
    name: str,
    *,
    count: int,
    rate: float | None = None,
    patience: float = 30.0,
    **options: Any,
) -> Load:
    """`/name` so many times, `rate` a second whatever the bot does (None: all at once); then
    waits for the last response. `Discord(checks=False)` leaves more of the time to the bot."""
    loop = asyncio.get_running_loop()
    begun = loop.time()
    made = []
    for number in range(count):
        if rate is not None:
            await asyncio.sleep(max(begun + number / rate - loop.time(), 0))
        made.append(person.slash_soon(where, name, **options))
    await _answered(made, patience)
    latencies = sorted(one.latency for one in made if one.latency is not None)
    return Load(tuple(latencies), count - len(latencies), loop.time() - begun)


async def _answered(made: list[Interaction], patience: float):
    deadline = asyncio.get_running_loop().time() + patience
    waiting = made
    while waiting and asyncio.get_running_loop().time() < deadline:
        await asyncio.sleep(0.005)
        waiting = [one for one in waiting if one.arrived is None]
