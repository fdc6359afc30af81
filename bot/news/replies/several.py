"""The wording of several answers: each shortly, in the order of the questions."""

from collections.abc import Sequence
from dataclasses import replace

from bot.news.reply import Line, Reply, quiet, strong

_LINES = 10
"""Entries of all answers together; each shows at least two."""


def compose(replies: Sequence[Reply]) -> Reply:
    """Each reply with its number, its first entries, and how many more there are."""
    most = max(2, _LINES // max(1, len(replies)))
    lines: list[Line] = []
    for number, reply in enumerate(replies, 1):
        first, *rest = reply.head
        lines.append(replace(first, spans=(strong(f"{number}. "), *first.spans)))
        lines += [*rest, *_begun(reply.items, most), *(reply.foot if number < len(replies) else ())]
    last = replies[-1].foot if replies else ()
    return Reply(tuple(lines[:1]), tuple(lines[1:]), last)


def _begun(items: Sequence[Line], most: int) -> list[Line]:
    """The first entries with what belongs to them."""
    begun: list[Line] = []
    entries = 0
    for line in items:
        entries += not line.kept
        if entries <= most:
            begun.append(line)
    left = entries - most
    return [*begun, quiet(f"{left} more: ask for it alone.")] if left > 0 else begun
