"""JSON documents: the list of records inside one JSON value, as a stream, never whole in memory."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

import ijson

from bot.reading.blocks import DamagedError
from bot.reading.cutting import MAX_RECORD
from bot.reading.jsontext import dumps
from bot.reading.keys import FIELDS, is_list_name, squashed
from bot.records.fields import Problems

MAX_NESTING = 64
"""Levels of lists and objects in one record: real ones have four."""

MAX_PATH = 3
"""Keys that may lead to the list of records."""

STEP = 64 * 1024
"""Bytes given to the parser at once."""

MAX_HEADER = 1_000
"""Characters of a text beside the list that are kept."""

_DIGITS = re.compile(rb"\d{2000}")
"""Half of what Python reads as one number: of one on two pieces, one piece has so many."""

LARGEST = 2**63
"""Integers from here on are kept as text."""

Event = tuple[str, object]


@dataclass(slots=True)
class Place:
    """Where the records of a document are: the keys that lead to their list.

    `alone`: the document is one record itself. `header` is text that stands beside the list.
    """

    keys: tuple[str, ...] = ()
    alone: bool = False
    header: dict[str, str] = field(default_factory=dict)


def find(found: Iterable[bytes]) -> Place | None:
    """Where the records of a document are; None where it holds none.

    A list of objects under a name such as `articles` or `items`, or at the top; else the document
    itself where it has a title; else a list of objects under another name. Raises DamagedError.
    """
    search, source = _Search(), _Source(found)
    try:
        for event, value in _events(source):
            source.waiting = 0
            if search.done(event, value):
                break
    except DamagedError:
        if search.result() is None:
            raise
    return search.result()


def units(found: Iterable[bytes], place: Place, problems: Problems) -> Iterator[bytes]:
    """The records at a place, each as JSON on one line; a bad one is reported and left empty."""
    source = _Source(found)
    events = _events(source)
    values = _Values(events)
    for number, (event, value) in enumerate(_items(source, events, place), start=1):
        values.deep = False
        record = values.read(event, value)
        source.waiting = 0
        if values.deep:
            reason = f"is nested more than {MAX_NESTING} levels deep; set aside"
            problems.add(0, f"record {number}", reason)
        yield b"" if values.deep else dumps(record)


def _items(source: "_Source", events: Iterator[Event], place: Place) -> Iterator[Event]:
    """The first event of each record; who takes it takes the others of the record too."""
    if place.alone:
        yield from islice(events, 1)
        return
    names: list[str] = []
    for event, value in events:
        if event == "start_array" and tuple(names) == place.keys:
            break
        source.waiting = 0
        _follow(names, event, value)
    for event, value in events:
        if event == "end_array":
            return
        yield event, value


def _follow(names: list[str], event: str, value: object) -> None:
    """Keep the keys that lead to where the events are; a list has the name ""."""
    if event == "map_key":
        names[-1] = str(value)
    elif event.startswith("start"):
        names.append("")
    elif event.startswith("end"):
        names.pop()


def _events(source: "_Source") -> Iterator[Event]:
    """The parser's events; what is no JSON ends them as damage does."""
    try:
        yield from ijson.basic_parse(source, buf_size=STEP)
    except ijson.JSONError as error:
        said = error.args[0] if error.args else ""
        text = said.decode(errors="replace") if isinstance(said, bytes) else str(said)
        raise DamagedError(f"is broken JSON: {text.strip().partition(chr(10))[0]}") from error


def _number(value: object) -> object:
    """A number as it was written, where JSON on one line has no such integers."""
    return str(value) if isinstance(value, int) and abs(value) >= LARGEST else value


class _Source:
    """Blocks as the file that the parser reads; refuses a record that does not end.

    And numbers of thousands of digits, for the parser's errors about these come too late.
    """

    def __init__(self, found: Iterable[bytes]) -> None:
        self.pieces = (
            block[start : start + STEP] for block in found for start in range(0, len(block), STEP)
        )
        self.waiting = 0
        self.first = True

    def read(self, size: int = -1) -> bytes:
        if not size:  # the parser asks whether there will be bytes or text
            return b""
        if self.waiting > MAX_RECORD:
            raise DamagedError(f"holds a record longer than {MAX_RECORD >> 20} MB")
        piece = b""
        while len(piece) < STEP and (more := next(self.pieces, b"")):
            piece += more
        if _DIGITS.search(piece):
            raise DamagedError("holds a number of thousands of digits")
        self.waiting += len(piece)
        if self.first:
            self.first, piece = False, piece.removeprefix(b"\xef\xbb\xbf")
        return piece


class _Search:
    """Looks for the list of records while the events go by."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.own: set[str] = set()
        self.header: dict[str, str] = {}
        self.opened: tuple[str, ...] | None = None
        self.other: tuple[str, ...] | None = None
        self.listed: tuple[str, ...] | None = None

    def done(self, event: str, value: object) -> bool:
        """Take one event; whether no other is needed."""
        if self.opened is not None and event == "start_map":
            self._candidate(self.opened)
        inside = len(self.names) <= MAX_PATH and "" not in self.names
        self.opened = tuple(self.names) if event == "start_array" and inside else None
        if event == "map_key" and len(self.names) == 1:
            self.own.add(FIELDS.get(squashed(str(value)), ""))
        elif event == "string" and len(self.names) == 1 and self.names[0]:
            self.header[self.names[0]] = str(value)[:MAX_HEADER]
        _follow(self.names, event, value)
        if len(self.names) > MAX_NESTING:
            raise DamagedError(f"is nested more than {MAX_NESTING} levels deep")
        return self.listed is not None

    def result(self) -> Place | None:
        if self.listed is not None:
            return Place(self.listed, header=self.header)
        if "title" in self.own:
            return Place(alone=True)
        return None if self.other is None else Place(self.other, header=self.header)

    def _candidate(self, keys: tuple[str, ...]) -> None:
        if not keys or is_list_name(keys[-1]):
            self.listed = keys
        elif squashed(keys[-1]) not in FIELDS:
            self.other = self.other or keys


class _Values:
    """Values from events; what is nested too deep is passed over, and `deep` says so."""

    def __init__(self, events: Iterator[Event]) -> None:
        self.events = events
        self.deep = False

    def read(self, event: str, value: object, depth: int = 1) -> object:
        """The value that begins with an event."""
        if event == "number":
            return _number(value)
        if not event.startswith("start"):
            return value
        if depth > MAX_NESTING:
            self._pass_over()
            return None
        return self._object(depth) if event == "start_map" else self._list(depth)

    def _object(self, depth: int) -> dict[str, object]:
        made: dict[str, object] = {}
        while (begun := next(self.events))[0] != "end_map":
            made[str(begun[1])] = self.read(*next(self.events), depth + 1)
        return made

    def _list(self, depth: int) -> list[object]:
        made: list[object] = []
        while (begun := next(self.events))[0] != "end_array":
            made.append(self.read(*begun, depth + 1))
        return made

    def _pass_over(self) -> None:
        self.deep = True
        depth = 1
        while depth:
            event, _ = next(self.events)
            depth += event.startswith("start") - event.startswith("end")
