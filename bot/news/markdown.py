"""Replies as Discord's Markdown, page by page; nothing from outside keeps a power of its own.

Limits: a message's content is 2,000 characters (Discord API, Create Message).
"""

import re
from collections.abc import Iterable

from bot.news.reply import Line, Reply, Shape, Span, Style
from bot.news.text import clip

PAGE = 2_000
"""Characters of a page, its links included."""

LINE = 1_200
"""Characters of a line, its links included."""

_SPECIAL = re.compile(r"([\\*_~`|<>\[\]#])")
_BULLET = re.compile(r"^(\s*)([-+])(?=\s)")
_NUMBER = re.compile(r"^(\s*\d+)\.(?=\s)")
_PING = re.compile(r"@(?=everyone|here|[!&]?\d)", re.IGNORECASE)
_MARKS = {
    Shape.TEXT: "",
    Shape.ITEM: "- ",
    Shape.DETAIL: "  ",
    Shape.QUOTE: "> ",
    Shape.QUIET: "-# ",
}
_STYLES = {Style.PLAIN: "", Style.STRONG: "**", Style.EMPHASIS: "*"}
_URL_ESCAPES = {
    "(": "%28",
    ")": "%29",
    "<": "%3C",
    ">": "%3E",
    " ": "%20",
    "|": "%7C",
    "*": "%2A",
    "@": "%40",
}


def escape(text: str) -> str:
    """Text that Discord shows as it is: no Markdown, no mention, no link, no timestamp."""
    text = _PING.sub("@\u200b", text).replace("://", ":\u200b//")
    text = _SPECIAL.sub(r"\\\1", text)
    return _NUMBER.sub(r"\1\\.", _BULLET.sub(r"\1\\\2", text))


def pages(reply: Reply) -> tuple[str, ...]:
    """The pages of a reply; each has the first line of its head and at most 2,000 characters."""
    found = [_joined(page, reply.foot) for page in paginate(reply)]
    if len(found) == 1:
        return tuple(found)
    return tuple(f"{text}\n-# Page {place} of {len(found)}" for place, text in enumerate(found, 1))


def paginate(reply: Reply) -> tuple[tuple[Line, ...], ...]:
    """The lines of each page, without those at the foot. What belongs together stays together."""
    room = PAGE - _length(reply.foot) - _PAGE_NUMBER
    found: list[tuple[Line, ...]] = []
    page = list(reply.head)
    started = len(page)
    for block in _blocks(reply.items, room // 2):
        leave = len(page) > started or (not found and started > 1)
        if leave and _length(page) + _length(block) > room:
            found.append(tuple(page))
            page = list(reply.head[:1])
            started = len(page)
        page += block
    return (*found, tuple(page))


_PAGE_NUMBER = len("\n-# Page 1000 of 1000")


def _blocks(items: tuple[Line, ...], room: int) -> list[list[Line]]:
    """Lines that stay together on a page, as far as they leave room for others."""
    blocks: list[list[Line]] = []
    for one in items:
        if one.kept and blocks and _length([*blocks[-1], one]) <= room:
            blocks[-1].append(one)
        else:
            blocks.append([one])
    return blocks


def _length(lines: Iterable[Line]) -> int:
    return sum(len(_line(one)) + 1 for one in lines)


def _joined(page: tuple[Line, ...], foot: tuple[Line, ...]) -> str:
    """The text of a page; what is too much even so is left out from the end."""
    lines = [_line(one) for one in (*page, *foot)]
    while len("\n".join(lines)) > PAGE - _PAGE_NUMBER:
        lines.pop()
    return "\n".join(lines)


def _line(one: Line) -> str:
    """A line; one that is too long for any page loses its links, then its end."""
    text = _MARKS[one.shape] + "".join(_span(span) for span in one.spans)
    if len(text) <= LINE:
        return text
    return _MARKS[one.shape] + escape(clip("".join(span.text for span in one.spans), LINE // 2))


def _span(span: Span) -> str:
    text = linked(span.text, span.url)
    mark = _STYLES[span.style]
    inner = text.strip()  # Discord takes marks beside a space for what they are
    return text.replace(inner, f"{mark}{inner}{mark}", 1) if inner else text


def linked(text: str, url: str | None) -> str:
    """Escaped text, linked where there is an address; no preview unfolds."""
    return f"[{escape(text)}](<{_address(url)}>)" if url else escape(text)


def _address(url: str) -> str:
    return "".join(_URL_ESCAPES.get(char, char) for char in url)
