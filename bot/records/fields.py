"""Typed fields of one mapping: each is read or reported, and a wrong one never hides the rest."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bot.news.problems import Problem
from bot.news.text import clean
from bot.records.nodes import Mapping, Node, Scalar, Sequence

TRUE = frozenset({"true", "True", "TRUE"})
FALSE = frozenset({"false", "False", "FALSE"})


@dataclass(slots=True)
class Problems:
    """The problems of one file, in the order they were met."""

    path: str
    found: list[Problem] = field(default_factory=list)

    def add(self, line: int, key: str, reason: str) -> None:
        """Note one problem."""
        self.found.append(Problem(self.path, line, clean(key), clean(reason)))


class Fields:
    """Reads a mapping key by key; what has the wrong type is reported and counts as absent."""

    def __init__(self, node: Mapping, problems: Problems, prefix: str = "") -> None:
        """`prefix` is the key path of this mapping, as in `related[2].`."""
        self.node = node
        self.problems = problems
        self.prefix = prefix
        for key, line in node.repeated:
            problems.add(line, prefix + key, "is there twice; the first one counts")

    @property
    def line(self) -> int:
        """Where the mapping begins."""
        return self.node.line

    def report(self, key: str, reason: str) -> None:
        """Note a problem with one key, at its line where it has one."""
        node = self.node.entries.get(key)
        self.problems.add(node.line if node else self.line, self.prefix + key, reason)

    def unknown(self, known: Iterable[str]) -> None:
        """Report every key that is not known."""
        for key in sorted(self.node.entries.keys() - set(known)):
            self.report(key, "is not a key that is known here")

    def text(self, key: str) -> str | None:
        """Text as it was written, or None where it is absent or empty."""
        node = self.node.entries.get(key)
        if node is None:
            return None
        if isinstance(node, Scalar):
            return None if node.empty else node.text
        self.report(key, f"should be text, not {_kind(node)}; left out")
        return None

    def whole_number(self, key: str, lowest: int, highest: int) -> int | None:
        """A whole number within bounds."""
        text = self.text(key)
        if text is None:
            return None
        number = _whole(text)
        if number is None or not lowest <= number <= highest:
            reason = f"should be a whole number from {lowest} to {highest}, not {shown(text)}"
            self.report(key, reason + "; left out")
            return None
        return number

    def flag(self, key: str) -> bool | None:
        """`true` or `false`."""
        text = self.text(key)
        if text is None or text in TRUE or text in FALSE:
            return None if text is None else text in TRUE
        self.report(key, f"should be true or false, not {shown(text)}; left out")
        return None

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; entries that are none are reported and left out."""
        kept = []
        for position, node in self._items(key):
            if isinstance(node, Scalar) and not node.empty:
                kept.append(node.text)
            else:
                self._bad_entry(key, position, node, "text")
        return tuple(kept)

    def group(self, key: str) -> "Fields | None":
        """A mapping below this one."""
        match self._filled(key):
            case None:
                return None
            case Mapping() as node:
                return Fields(node, self.problems, f"{self.prefix}{key}.")
            case other:
                self.report(key, f"should be keys and values, not {_kind(other)}; left out")
                return None

    def groups(self, key: str) -> "tuple[Fields, ...]":
        """A list of mappings; entries that are none are reported and left out."""
        kept = []
        for position, node in self._items(key):
            if isinstance(node, Mapping):
                kept.append(Fields(node, self.problems, f"{self.prefix}{key}[{position}]."))
            else:
                self._bad_entry(key, position, node, "keys and values")
        return tuple(kept)

    def _filled(self, key: str) -> Node | None:
        node = self.node.entries.get(key)
        return None if isinstance(node, Scalar) and node.empty else node

    def _items(self, key: str) -> Iterator[tuple[int, Node]]:
        match self._filled(key):
            case None:
                return
            case Sequence() as sequence:
                yield from enumerate(sequence.items, start=1)
            case other:
                self.report(key, f"should be a list, not {_kind(other)}; left out")

    def _bad_entry(self, key: str, position: int, node: Node, wanted: str) -> None:
        name = f"{self.prefix}{key}[{position}]"
        self.problems.add(node.line, name, f"should be {wanted}, not {_kind(node)}; left out")


def _whole(text: str) -> int | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return int(number) if math.isfinite(number) and number.is_integer() else None


def _kind(node: Node) -> str:
    match node:
        case Scalar():
            return "nothing" if node.empty else shown(node.text)
        case Sequence():
            return "a list"
    return "keys and values"


def shown(text: str, most: int = 40) -> str:
    """What was written, quoted, on one line and cut to its beginning."""
    flat = clean(text)
    return f"“{flat[:most]}…”" if len(flat) > most else f"“{flat}”"
