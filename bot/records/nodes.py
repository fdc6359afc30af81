"""YAML text → nodes that know their lines, by libyaml's parser alone: nothing is constructed.

Scalars stay text, so that a title such as `No` or `2022-04-01` is what was written; what a field
means is decided where the field is read (`fields.py`). Anchors, aliases and deep nesting are
refused while the events stream by, before anything can grow.
"""

from dataclasses import dataclass
from typing import NamedTuple

import yaml

from bot.news.text import clean

_KEPT = {code: 0xF700 + code for code in range(0x7F, 0xA0)} | {0x2028: 0xF7F0, 0x2029: 0xF7F1}
"""Characters that YAML refuses or takes for line ends, and what stands for them while it reads:
broken encodings leave the first, scraping the others; both are mended where the field is read."""

_BACK = {stand_in: code for code, stand_in in _KEPT.items()}

MAX_NESTING = 64
"""Levels of lists and mappings: real documents have four."""

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""Plain scalars that say "nothing" (YAML 1.2 core schema, 10.3.2)."""


class Scalar(NamedTuple):
    """One value as it was written; `plain` when it stood without quotes.

    A tuple, for documents have a hundred each and a tuple is made in half the time.
    """

    text: str
    plain: bool
    line: int

    @property
    def empty(self) -> bool:
        """Whether it says nothing: an unquoted null or no text at all."""
        text = self.text
        if self.plain and text in NULLS:
            return True
        return not "!" <= text[:1] <= "~" and not clean(text)  # most texts begin with a letter


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: "tuple[Node, ...]"
    line: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their nodes; `repeated` are keys that came again (the first one counts)."""

    entries: "dict[str, Node]"
    line: int
    repeated: tuple[tuple[str, int], ...] = ()


Node = Scalar | Sequence | Mapping


class NodeError(ValueError):
    """Text that is not acceptable YAML: the reason and its line (1-based)."""

    def __init__(self, reason: str, line: int) -> None:
        """Keep both, so that whoever knows the file can say where."""
        super().__init__(reason)
        self.reason = reason
        self.line = line


def parse(text: str, first_line: int = 1) -> Node:
    """Read one YAML document; lines are counted from `first_line`.

    Raises NodeError for broken YAML, anchors, aliases, tags, nesting over 64, a second document.
    """
    builder = _Builder(first_line)
    try:
        for event in yaml.parse(text.translate(_KEPT), Loader=yaml.CSafeLoader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        raise NodeError(f"broken YAML: {error.problem or error.context}", line) from error
    except yaml.reader.ReaderError as error:
        line = first_line + text.translate(_KEPT).encode()[: error.position].count(b"\n")
        raise NodeError(f"broken YAML: {error.reason}", line) from error
    return builder.root


class _Open:
    """A list or mapping that is still being read."""

    def __init__(self, line: int, *, mapping: bool) -> None:
        self.line = line
        self.mapping = mapping
        self.key: str | None = None
        self.items: list[Node] = []
        self.entries: dict[str, Node] = {}
        self.repeated: list[tuple[str, int]] = []

    def add(self, node: Node) -> None:
        if not self.mapping:
            self.items.append(node)
        elif self.key is None:
            if not isinstance(node, Scalar):
                raise NodeError("a key must be plain text", node.line)
            self.key = node.text
            if self.key in self.entries:
                self.repeated.append((self.key, node.line))
        else:
            self.entries.setdefault(self.key, node)
            self.key = None

    def close(self) -> Node:
        if self.mapping:
            return Mapping(self.entries, self.line, tuple(self.repeated))
        return Sequence(tuple(self.items), self.line)


class _Builder:
    """Nodes from the parser's events, without recursion."""

    def __init__(self, first_line: int) -> None:
        self.first_line = first_line
        self.open: list[_Open] = []
        self.root: Node = Scalar("", plain=True, line=first_line)
        self.documents = 0

    def take(self, event: yaml.Event) -> None:
        mark = event.start_mark
        line = self.first_line + (mark.line if mark else 0)
        match event:
            case yaml.AliasEvent():
                raise NodeError("YAML aliases (*name) are refused", line)
            case yaml.ScalarEvent():
                self._plain_data(event, line)
                self._add(Scalar(event.value.translate(_BACK), plain=not event.style, line=line))
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._plain_data(event, line)
                self._begin(_Open(line, mapping=isinstance(event, yaml.MappingStartEvent)))
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._add(self.open.pop().close())
            case yaml.DocumentStartEvent():
                self._begin_document(line)

    def _begin(self, collection: _Open) -> None:
        self.open.append(collection)
        if len(self.open) > MAX_NESTING:
            raise NodeError(f"nested more than {MAX_NESTING} levels deep", collection.line)

    def _begin_document(self, line: int) -> None:
        self.documents += 1
        if self.documents > 1:
            raise NodeError("a second YAML document begins here", line)

    def _plain_data(self, event: yaml.NodeEvent, line: int) -> None:
        if event.anchor is not None:
            raise NodeError("YAML anchors (&name) are refused", line)
        tag = getattr(event, "tag", None)
        if tag not in {None, "!"}:
            raise NodeError(f"YAML tags ({tag}) are refused", line)

    def _add(self, node: Node) -> None:
        if self.open:
            self.open[-1].add(node)
        else:
            self.root = node
