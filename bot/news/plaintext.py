"""Replies as plain text: for pipes, files and terminals without links."""

from collections.abc import Iterable

from bot.news.reply import Line, Reply, Shape

_MARKS = {Shape.ITEM: "- ", Shape.DETAIL: "    ", Shape.QUOTE: "    "}


def plain_text(lines: Iterable[Line]) -> str:
    """Lines as text, addresses after what they belong to."""
    return "\n".join(plain_line(line) for line in lines)


def plain_line(line: Line) -> str:
    """One line as text; its links come at its end, in pointed brackets."""
    text = "".join(span.text for span in line.spans).replace("\u200b", "")
    links = "".join(f" <{span.url}>" for span in line.spans if span.url)
    return _MARKS.get(line.shape, "") + text + links


def every_line(reply: Reply) -> tuple[Line, ...]:
    """All lines of a reply, without pages."""
    return (*reply.head, *reply.items, *reply.foot)


def one_line(reply: Reply) -> str:
    """A whole reply on one line, for scripts that read an answer a line."""
    return " | ".join(plain_line(line).strip() for line in every_line(reply))
