"""One request to the API, read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .bodies import Body
    from .world import World


@dataclass(frozen=True, slots=True)
class Route:
    """`token`: the bot's is needed, else the address holds one. `body`: there is one."""

    method: str
    template: str
    handler: Callable[[Call], Any]
    token: bool = True
    body: bool = False

    def __str__(self):
        return f"{self.method} {self.template}"


@dataclass(frozen=True, slots=True)
class Call:
    world: World
    route: Route
    ids: dict[str, str]
    query: Mapping[str, str]
    body: Body
    arrived: float  # by the server's clock

    @property
    def data(self) -> Any:
        return self.body.data

    def number(self, name: str) -> int:
        """An id of the address; 0, which nothing has, when it is no number."""
        text = self.ids[name]
        return int(text) if text.isascii() and text.isdigit() else 0


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    json: Any = None


@dataclass(slots=True)
class Request:
    """What `discord.requests` holds."""

    method: str
    path: str
    route: str | None  # as the documentation writes it
    at: float
    status: int | None = None  # None while under way, 0 when the connection was dropped
    body: Any = None
    tries: int = 1
