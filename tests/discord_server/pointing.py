"""Turning the unmodified discord.py to the test Discord."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .server import Discord


@contextmanager
def pointed_at(server: Discord) -> Iterator[None]:
    """discord.py talks to this server within. `Route.BASE` alone is not enough: `Client` never
    asks /gateway/bot, and both clients return to `DEFAULT_GATEWAY` after an invalid session."""
    import yarl  # noqa: PLC0415 - the server itself needs no discord.py
    from discord.gateway import DiscordWebSocket  # noqa: PLC0415
    from discord.http import Route  # noqa: PLC0415

    before = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = server.api, yarl.URL(server.gateway)
    try:
        yield
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = before
