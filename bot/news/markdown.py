"""Replies as Discord's Markdown, page by page; nothing from outside keeps a power of its own.

Limits: a message's content is 2,000 characters (Discord API, Create Message).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

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
_URL_ESCAPES = str.maketrans(
    {
        "(": "%28",
        ")": "%29",
        "<": "%3C",
        ">": "%3E",
        " ": "%20",
        "|": "%7C",
        "*": "%2A",
        "@": "%40",
    }
)


def escape(text: str) -> str:
    """Text that Discord shows as it is: no Markdown, no mention, no link, no timestamp."""
    text = _PING.sub("@\u200b", text).replace("://", ":\u200b//")
    text = _SPECIAL.sub(r"\\\1", text)
    return _NUMBER.sub(r"\1\\.", _BULLET.sub(r"\1\\\2", text))


@dataclass(frozen=True, slots=True)
class Page:
    """A page as Markdown: the direct answer, the list, what stands under it; any may be empty."""

    head: str
    items: str
    foot: str

    @property
    def text(self) -> str:
        """All of it."""
        return "\n".join(part for part in (self.head, self.items, self.foot) if part)


def pages(reply: Reply) -> tuple[str, ...]:
    """The pages of a reply; each has the first line of its head and at most 2,000 characters."""
    found = written(reply)
    if len(found) == 1:
        return (found[0].text,)
    return tuple(
        f"{page.text}\n-# Page {place} of {len(found)}" for place, page in enumerate(found, 1)
    )


def written(reply: Reply) -> tuple[Page, ...]:
    """The pages of a reply in their parts, without numbers."""
    heads = len(reply.head)
    return tuple(
        _page(lines, heads if place == 0 else min(heads, 1), reply.foot)
        for place, lines in enumerate(paginate(reply))
    )


def whole(reply: Reply) -> str:
    """A reply without pages, for a file: times in words, as nothing there puts them into a zone."""
    lines = (*reply.head, *reply.items, *reply.foot)
    return "\n".join(_line(one, stamped=False) for one in lines) + "\n"


def paginate(reply: Reply) -> tuple[tuple[Line, ...], ...]:
    """The lines of each page, without those at the foot. What belongs together stays together."""
    room = PAGE - _length(reply.foot) - _PAGE_NUMBER
    found: list[tuple[Line, ...]] = []
    page = list(reply.head)
    started, length = len(page), _length(page)
    for block, long in _blocks(reply.items, room // 2):
        leave = len(page) > started or (not found and started > 1)
        if leave and (block[0].turns or length + long > room):
            found.append(tuple(page))
            page = list(reply.head[:1])
            started, length = len(page), _length(page)
        page += block
        length += long
    return (*found, tuple(page))


_PAGE_NUMBER = len("\n-# Page 1000 of 1000")


def _blocks(items: tuple[Line, ...], room: int) -> list[tuple[list[Line], int]]:
    """Lines that stay together on a page, as far as they leave room for others; their length."""
    blocks: list[tuple[list[Line], int]] = []
    for one in items:
        own = _length((one,))
        if one.kept and blocks and blocks[-1][1] + own <= room:
            lines, length = blocks.pop()
            blocks.append(([*lines, one], length + own))
        else:
            blocks.append(([one], own))
    return blocks


def _length(lines: Iterable[Line]) -> int:
    """Characters of lines, with one for the end of each: as they are written."""
    return sum(len(_line(one)) + 1 for one in lines)


def _page(lines: tuple[Line, ...], heads: int, foot: tuple[Line, ...]) -> Page:
    """A page of lines, so many of them its head; what is too much is left out from the end."""
    texts = [_line(one) for one in (*lines, *foot)]
    while len("\n".join(texts)) > PAGE - _PAGE_NUMBER:
        texts.pop()
    parts = texts[:heads], texts[heads : len(lines)], texts[len(lines) :]
    return Page(*("\n".join(part) for part in parts))


def _line(one: Line, *, stamped: bool = True) -> str:
    """A line; one that is too long for any page loses its links, then its end."""
    text = _MARKS[one.shape] + "".join(_span(span, stamped=stamped) for span in one.spans)
    if len(text) <= LINE:
        return text
    return _MARKS[one.shape] + escape(clip("".join(span.text for span in one.spans), LINE // 2))


def _span(span: Span, *, stamped: bool) -> str:
    """A span; a moment is a stamp that each reader sees in their own zone."""
    if span.at and stamped:
        return f"<t:{int(span.at.timestamp())}:f>"
    text = linked(span.text, span.url)
    mark = _STYLES[span.style]
    inner = text.strip()  # Discord takes marks beside a space for what they are
    return text.replace(inner, f"{mark}{inner}{mark}", 1) if inner else text


def linked(text: str, url: str | None) -> str:
    """Escaped text, linked where there is an address; no preview unfolds."""
    return f"[{escape(text)}](<{_address(url)}>)" if url else escape(text)


def _address(url: str) -> str:
    return url.translate(_URL_ESCAPES)
