"""The simple YAML that programs write, read line by line; `nodes` has libyaml read all other.

Simple is: keys of letters and digits, indented mappings and lists, each scalar on one line, plain
or in quotes, no comments, anchors, tags or flow collections. Whatever is read here
is exactly what libyaml makes of it (tests hold the two together); whatever is in doubt is left.
"""

import re
from dataclasses import dataclass, field

from bot.records.nodes import Mapping, Node, Scalar, Sequence

_ESCAPED = re.compile(r"\\(.)")

_LINE = re.compile(
    r"""
    (\ *)                                                  # indentation
    (-\ +)?                                                # an entry of a list
    (?: ([A-Za-z_][A-Za-z0-9_]{0,99}): (?=\ |\Z) )?\ *     # a key
    (?: "([^"\\]*(?:\\["\\/][^"\\]*)*)"                  # a scalar in quotes
      | '([^']*(?:''[^']*)*)'
      | ((?:[A-Za-z0-9\u00a1-\U0010fffd] | -(?=[A-Za-z0-9]))  # a plain scalar
         [^:\#]* (?: (?: :(?!\ |\Z) | (?<!\ )\# ) [^:\#]* )*)
    )?\ *\Z
    """,
    re.VERBOSE,
)
"""A line; nothing in it is read in two ways, so that no part is ever tried again."""

MAX_DEPTH = 16
"""Lists and mappings inside one another that are simple; real documents have four."""

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
    if not text.replace("\n", " ").isprintable():  # else YAML may refuse it
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
    """Put what a line says into the collection that it belongs to."""
    found = _LINE.match(written)
    if found is None:
        raise _DoubtError
    indent, dash, key, double, single, plain = found.groups()
    top = opened[-1]
    if dash or top.items is not None or top.indent != len(indent):
        top = _place(opened, line, len(indent), len(dash or ""), has_key=key is not None)
    scalar = Scalar(plain.rstrip(" "), True, line) if plain else _scalar(double, single, line)  # noqa: FBT003 - runs for each line
    if key is None:
        if top.items is None:
            raise _DoubtError
        top.items.append(scalar)
    elif key in top.entries:
        raise _DoubtError
    else:
        top.entries[key] = scalar
        top.waiting = "" if plain or double is not None or single is not None else key


def _scalar(double: str | None, single: str | None, line: int) -> Scalar:
    """What stands in quotes, or nothing."""
    if double is not None:
        text = _ESCAPED.sub(r"\1", double) if "\\" in double else double
        return Scalar(text, plain=False, line=line)
    if single is not None:
        return Scalar(single.replace("''", "'"), plain=False, line=line)
    return Scalar("", plain=True, line=line)


def _place(opened: list[_Open], line: int, column: int, dash: int, *, has_key: bool) -> _Open:
    """The collection that a line belongs to; new ones are opened where a key waits for them."""
    while opened[-1].indent > column:
        opened.pop().close()
    if len(opened) > MAX_DEPTH:
        raise _DoubtError
    if not dash:
        return _mapping_at(opened, column, line)
    top = _list_at(opened, column, line)
    if has_key and top.items is not None:
        mapping = _Open(column + dash, line)
        opened.append(mapping)
        top.items.append(Mapping(mapping.entries, line))
        return mapping
    return top


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


def _list_at(opened: list[_Open], column: int, line: int) -> _Open:
    """The list that an entry in a column belongs to; a new one where a key waits for it."""
    top = opened[-1]
    if top.items is None or top.indent != column:
        if not top.waiting:
            raise _DoubtError
        opened.append(_Open(column, line, items=[], around=top.entries, key=top.waiting))
        top.waiting = ""
    return opened[-1]
