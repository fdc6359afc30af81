"""The wording of several answers: each shortly, in the order of the questions."""

from collections.abc import Sequence
from dataclasses import replace

from bot.news.reply import Line, Reply, quiet, strong

_ENTRIES = 6
"""Entries of all answers together; each shows at least two."""


def compose(replies: Sequence[Reply]) -> Reply:
    """Each reply with its number, its first entries without quotes, how many more there are."""
    most = max(2, _ENTRIES // max(1, len(replies)))
    lines: list[Line] = []
    for number, reply in enumerate(replies, 1):
        first, *rest = reply.head
        lines.append(replace(first, spans=(strong(f"{number}. "), *first.spans)))
        lines += [*rest, *_begun(reply.items, most), *reply.foot]
    return Reply(tuple(lines[:1]), tuple(lines[1:]))


def _begun(items: Sequence[Line], most: int) -> list[Line]:
    """The first entries without what belongs to them."""
    entries = [line for line in items if not line.kept]
    left = len(entries) - most
    return [*entries[:most], *([quiet(f"{left} more: ask for it alone.")] if left > 0 else [])]
