"""Replies as Discord's Markdown, page by page; nothing from outside keeps a power of its own.

Limits: a message's content is 2,000 characters (Discord API, Create Message).
"""

import re

from bot.news.reply import Line, Reply, Shape, Span, Style

PAGE = 2_000
"""Characters of a page, its links included."""

_SPECIAL = re.compile(r"([\\*_~`|<>\[\]#])")
_LEADING = re.compile(r"^(\s*)([-+]|\d+\.)(?=\s)")
_PING = re.compile(r"@(?=everyone|here|[!&]?\d)", re.IGNORECASE)
_MARKS = {
    Shape.TEXT: "",
    Shape.ITEM: "- ",
    Shape.DETAIL: "  ",
    Shape.QUOTE: "> ",
    Shape.QUIET: "-# ",
}
_STYLES = {Style.PLAIN: "", Style.STRONG: "**", Style.EMPHASIS: "*"}
_URL_ESCAPES = {"(": "%28", ")": "%29", "<": "%3C", ">": "%3E", " ": "%20", "|": "%7C", "*": "%2A"}


def escape(text: str) -> str:
    """Text that Discord shows as it is: no Markdown, no mention, no link, no timestamp."""
    text = _PING.sub("@\u200b", text).replace("://", ":\u200b//")
    return _LEADING.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", text))


def pages(reply: Reply) -> tuple[str, ...]:
    """The pages of a reply; each has the first line of its head, and is at most 2,000 characters."""
    head = [_line(one) for one in reply.head]
    foot = [_line(one) for one in reply.foot]
    found: list[str] = []
    page = list(head)
    for block in _blocks(reply.items):
        fits = _length(page) + _length(block) + _length(foot) + _MARGIN <= PAGE
        if not fits and len(page) > (len(head) if not found else 1):
            found.append(_page(page, foot))
            page = head[:1]
        page += block
    found.append(_page(page, foot))
    if len(found) == 1:
        return tuple(found)
    return tuple(f"{text}\n-# Page {place} of {len(found)}" for place, text in enumerate(found, 1))


_MARGIN = len("\n-# Page 100 of 100") + 2


def _blocks(items: tuple[Line, ...]) -> list[list[str]]:
    """Lines that stay together on a page."""
    blocks: list[list[str]] = []
    for one in items:
        if one.kept and blocks:
            blocks[-1].append(_line(one))
        else:
            blocks.append([_line(one)])
    return blocks


def _length(lines: list[str]) -> int:
    return sum(len(text) + 1 for text in lines)


def _page(page: list[str], foot: list[str]) -> str:
    text = "\n".join([*page, *foot])
    return text if len(text) <= PAGE else text[: PAGE - _MARGIN - 1] + "…"


def _line(one: Line) -> str:
    return _MARKS[one.shape] + "".join(_span(span) for span in one.spans)


def _span(span: Span) -> str:
    text = escape(span.text)
    if span.url:
        text = f"[{text}](<{_address(span.url)}>)"
    mark = _STYLES[span.style]
    return f"{mark}{text}{mark}" if text.strip() else text


def _address(url: str) -> str:
    return "".join(_URL_ESCAPES.get(char, char) for char in url)
