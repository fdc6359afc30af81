"""The simple YAML that programs write, read line by line; `nodes` has libyaml read all other.

Simple is: keys of letters and digits, indented mappings and lists, each scalar on one line, plain
or in quotes, no comments, anchors, tags or flow collections. Whatever is read here
is exactly what libyaml makes of it (tests hold the two together); whatever is in doubt is left.
"""

import re
from dataclasses import dataclass, field

from bot.records.nodes import Mapping, Node, Scalar, Sequence

_OTHER = re.compile("[^\n -~\u00a1-\u2027\u202a-\ud7ff\U00010000-\U0010fffd]")
"""Characters that YAML refuses or reads in a way of its own, or that count as line ends."""

_ESCAPED = re.compile(r"\\(.)")

_LINE = re.compile(
    r"""
    (\ *)                                    # indentation
    (-\ +)?                                  # an entry of a list
    (?: ([A-Za-z_][A-Za-z0-9_]{0,99}): (?=\ |\Z) )?\ *  # a key
    (?: "([^"\\]*(?:\\["\\/][^"\\]*)*)" | '([^']*(?:''[^']*)*)'  # a scalar in quotes
      | ((?:[A-Za-z0-9\u00a1-\U0010fffd] | -(?=[A-Za-z0-9]))  # a plain scalar
         [^:\#]* (?: (?: :(?!\ |\Z) | (?<!\ )\# ) [^:\#]* )*)
    )?\ *\Z
    """,
    re.VERBOSE,
)

_ROOT = " "
"""The key that the whole stands under; no key is written so."""


@dataclass(slots=True)
class _Open:
    """A mapping (`entries`) or list (`items`) that is still being read.

    A list is put into the mapping `around` it, under `key`, when it ends. `waiting` is the last
    key, where it has no value yet.
    """

    indent: int
    line: int
    entries: dict[str, Node] = field(default_factory=dict)
    items: list[Node] | None = None
    around: dict[str, Node] = field(default_factory=dict)
    key: str = ""
    waiting: str = ""

    def close(self) -> None:
        if self.items is not None:
            self.around[self.key] = Sequence(tuple(self.items), self.line)


class _DoubtError(Exception):
    """A line that is not simple: libyaml has to say what it means."""


def parse_simple(text: str, first_line: int) -> Node | None:
    """The node in a text, its lines counted from `first_line`; None where it is not simple."""
    if _OTHER.search(text):
        return None
    whole: dict[str, Node] = {}
    opened = [_Open(-1, first_line, whole, waiting=_ROOT)]
    try:
        for line, written in enumerate(text.split("\n"), start=first_line):
            if written and not written.isspace():
                _take(opened, line, written)
    except _DoubtError:
        return None
    for one in reversed(opened):
        one.close()
    return whole.get(_ROOT)


def _take(opened: list[_Open], line: int, written: str) -> None:
    found = _LINE.match(written)
    if found is None:
        raise _DoubtError
    indent, dash, key, double, single, plain = found.groups()
    column = len(indent)
    while opened[-1].indent > column:
        opened.pop().close()
    if dash:
        items = _list_at(opened, column, line)
        if key is None:
            items.append(_scalar(double, single, plain, line))
            return
        column += len(dash)
        mapping = _Open(column, line)
        opened.append(mapping)
        items.append(Mapping(mapping.entries, line))
    elif key is None:
        raise _DoubtError
    else:
        mapping = _mapping_at(opened, column, line)
    if key in mapping.entries:
        raise _DoubtError
    mapping.waiting = "" if plain or double is not None or single is not None else key
    mapping.entries[key] = _scalar(double, single, plain, line)


def _scalar(double: str | None, single: str | None, plain: str | None, line: int) -> Scalar:
    if double is not None:
        text = _ESCAPED.sub(r"\1", double) if "\\" in double else double
        return Scalar(text, plain=False, line=line)
    if single is not None:
        return Scalar(single.replace("''", "'"), plain=False, line=line)
    return Scalar((plain or "").rstrip(" "), plain=True, line=line)


def _mapping_at(opened: list[_Open], column: int, line: int) -> _Open:
    """The mapping that a key in a column belongs to; a new one where its parent waits for it."""
    if opened[-1].items is not None and opened[-1].indent == column:
        opened.pop().close()  # a list may stand as far left as the key it belongs to
    top = opened[-1]
    if top.indent == column and top.items is None:
        return top
    if top.indent >= column or not top.waiting:
        raise _DoubtError
    mapping = _Open(column, line)
    top.entries[top.waiting] = Mapping(mapping.entries, line)
    top.waiting = ""
    opened.append(mapping)
    return mapping


def _list_at(opened: list[_Open], column: int, line: int) -> list[Node]:
    """The list that an entry in a column belongs to; a new one where a key waits for it."""
    top = opened[-1]
    if top.items is not None and top.indent == column:
        return top.items
    if not top.waiting:
        raise _DoubtError
    items: list[Node] = []
    opened.append(_Open(column, line, items=items, around=top.entries, key=top.waiting))
    top.waiting = ""
    return items
