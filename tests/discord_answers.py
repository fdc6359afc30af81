"""What every answer in Discord is, whatever was asked: laid out within the limits, harmless."""

import re

from discord_server import Message
from discord_server.checks.components import CONTAINER, GALLERY, MOST, ROW, SEPARATOR, TEXT_DISPLAY
from discord_server.layout import walk

PICTURED = [TEXT_DISPLAY, GALLERY, SEPARATOR, TEXT_DISPLAY, TEXT_DISPLAY]
LAYOUTS = (
    PICTURED,
    [TEXT_DISPLAY],
    [TEXT_DISPLAY, TEXT_DISPLAY],
    [TEXT_DISPLAY, SEPARATOR, TEXT_DISPLAY],
    [TEXT_DISPLAY, SEPARATOR, TEXT_DISPLAY, TEXT_DISPLAY],
)
"""The answer, a line, the list, the small print; list and small print may be missing.

A timeline has its picture.
"""

LIVE = (
    r"<[@#:/]",
    r"<(?:a:|id:|t:|https?:)",
    r"@(?:everyone|here)",
    r"@[!&]?\d",
    r"https?://",
    r"`",
    r"\|\|",
    r"~~",
    r"__",
    r"\]\(",
    r"(?m)^\s*#{1,3} ",
    r"(?m)^\d+\. ",
    r"[\u202a-\u202e\u2066-\u2069\ufeff\x00-\x09\x0b-\x1f]",
)
"""What Discord would not show as it was written, or what would hide something."""

OURS = re.compile(r"\\.|\]\(<https?://[^\s<>()]+>\)|<t:\d+:f>", re.DOTALL)
"""Escaped characters, our masked links, our stamps."""


def assert_laid_out(message: Message) -> None:
    """A box with the answer, rows of buttons under it; times as stamps; within Discord's limits."""
    box, *rows = message.components
    assert box["type"] == CONTAINER
    assert [part["type"] for part in box["components"]] in LAYOUTS
    assert {row["type"] for row in rows} <= {ROW}
    assert len(list(walk(message.components))) <= MOST
    assert len(message.text) <= 2_000
    assert message.content == ""
    assert not re.search(r"\d\d:\d\d UTC", message.text)


def assert_harmless(message: Message) -> None:
    """Nothing that somebody typed has a power of its own, and nobody is alerted."""
    plain = OURS.sub("", message.text)
    assert [pattern for pattern in LIVE if re.search(pattern, plain)] == []
    assert [line for line in plain.splitlines() if line.count("*") % 2] == []
    assert message.pings == frozenset()
    assert message.mentions == []
