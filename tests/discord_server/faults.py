"""Misbehaviour of the API on command; that of the gateway is in outages.py."""

from __future__ import annotations

import fnmatch
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .call import Request

EVERY_TIME = 1 << 30


@dataclass(slots=True)
class Fault:
    """`route` is a pattern such as "POST /channels/*" over "METHOD /path" as documented, or over
    the real path. `after`: the request is processed, and the client does not learn of it."""

    route: str
    times: int
    status: int = 0  # 0: no answer of its own
    retry_after: float = 0.0
    scope: str = "user"  # of a 429: "user", "shared" or "global"
    via: bool = True  # False: the 429 comes from the firewall in front, as HTML
    drop: bool = False
    after: bool = False
    slow: float = 0.0

    def fits(self, request: Request) -> bool:
        names = (f"{request.method} {request.route}", f"{request.method} {request.path}")
        return self.times > 0 and any(fnmatch.fnmatchcase(name, self.route) for name in names)


class Faults:
    """The next requests that fit fare badly: `discord.faults.answer(503, route="POST *")`."""

    def __init__(self):
        self.planned: list[Fault] = []

    def answer(self, status: int, *, route: str = "*", times: int = 1, after: bool = False):
        """500, 502, 503, 504, or whatever status; `after`: the request has been processed."""
        self.planned.append(Fault(route, times, status, after=after))

    def rate_limit(
        self, retry_after: float, *, route: str = "*", times: int = 1, scope: str = "user"
    ):
        """A 429; `scope` "global" stops everything, "shared" is not the bot's own fault."""
        self.planned.append(Fault(route, times, 429, retry_after, scope))

    def firewall(self, *, route: str = "*", times: int = 1):
        """A 429 of the firewall: no JSON, no Via header, as after too many invalid requests."""
        self.planned.append(Fault(route, times, 429, via=False))

    def drop(self, *, route: str = "*", times: int = 1, after: bool = False):
        """The connection breaks before the request is processed, or after."""
        self.planned.append(Fault(route, times, drop=True, after=after))

    def slow(self, seconds: float, *, route: str = "*", times: int = EVERY_TIME, after=False):
        """So many seconds pass before the request is processed, or before it is answered."""
        self.planned.append(Fault(route, times, slow=seconds, after=after))

    def clear(self):
        self.planned.clear()

    def next(self, request: Request, *, after: bool) -> list[Fault]:
        """Those due now: every slowness, and the first that has an answer or drops."""
        due = [one for one in self.planned if one.after is after and one.fits(request)]
        slow = [one for one in due if one.slow]
        hard = [one for one in due if not one.slow][:1]
        for fault in (*slow, *hard):
            fault.times -= 1
        self.planned = [one for one in self.planned if one.times > 0]
        return [*slow, *hard]
