"""A corpus cut into portions, each read by one process at a time.

Cutting runs in one process and looks at bytes alone, but for JSON documents, whose records have to
be found; reading happens where the portions go (`read.py`).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path

from bot.news.article import WHOLE, FileState, Part
from bot.news.problems import Problem
from bot.news.urls import host
from bot.reading import jsondocument, tables
from bot.reading.blocks import UnreadableError, blocks
from bot.reading.cutting import Run, lines, runs
from bot.reading.formats import Form, form_of, has_tabs, is_packed
from bot.reading.jsontext import loads
from bot.records.fields import Problems

GROUP = 50
"""Whole documents that are read together, …"""

GROUP_BYTES = 1_000_000
"""… and how many bytes of them."""

SMALL = 300_000
"""A JSON document of fewer bytes is read whole, by whoever reads it."""

NEVER = -1
"""The time of a file that is to be read again at the next start."""

_BOM = b"\xef\xbb\xbf"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_ARRAY = re.compile(rb"\[\s*(?:\{|\Z)")
_JSON_FEED = "https://jsonfeed.org/version/"


@dataclass(frozen=True, slots=True)
class Layout:
    """How the records of a run are written.

    `counted`: records have numbers, no lines. `columns` and `delimiter` are a table's; `outlet`
    and `domain` are what a feed says of all its entries.
    """

    form: Form = Form.LINES
    counted: bool = False
    columns: tuple[str, ...] = ()
    delimiter: str = ","
    outlet: str = ""
    domain: str = ""


@dataclass(frozen=True, slots=True)
class Portion:
    """What one process reads at a time: whole small documents, or a run of records of one file.

    Of a run there are the bytes, how they are written, and what was wrong with cutting them.
    """

    files: tuple[FileState, ...]
    part: Part = WHOLE
    raw: bytes = b""
    layout: Layout | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """A run of records that the archive already has, unchanged."""

    file: FileState
    part: Part


Known = Callable[[str], frozenset[Part]]


def portions(files: Iterable[FileState], known: Known) -> Iterator[Portion | Kept]:
    """Everything in files, in portions; what is `known` of a path is not read again.

    Nothing is raised for what a file holds. Small documents come many at a time.
    """
    group: list[FileState] = []
    size = 0
    for file in files:
        if not _is_whole(file):
            yield from _kept_or_new(file, known(file.path))
            continue
        if len(group) == GROUP or (group and size + file.size > GROUP_BYTES):
            yield Portion(tuple(group))
            group, size = [], 0
        group.append(file)
        size += file.size
    if group:
        yield Portion(tuple(group))


def cut(file: FileState) -> Iterator[Portion]:
    """The runs of records in a file, one at least, with what is wrong with the file."""
    problems = Problems(file.path)
    number = 0
    try:
        layout, found = _cut(file.path, problems)
        for run in found:
            number += 1
            yield Portion((file,), run.part, run.raw, layout, run.problems)
    except UnreadableError as error:  # the file need not change to be readable
        problems.add(0, "", f"{error}; set aside")
        file = replace(file, mtime_ns=NEVER)
    except ValueError as error:
        problems.add(0, "", f"{error}; set aside")
    if number == 0 and not problems.found:
        problems.add(0, "", "holds no records; set aside")
    if problems.found:
        (run,) = runs((b"",), problems)
        yield Portion((file,), replace(run.part, number=number), b"", Layout(), run.problems)


def _is_whole(file: FileState) -> bool:
    form = form_of(Path(file.path).name)
    if form is Form.JSON:
        return file.size < SMALL and not is_packed(file.path)
    return form not in (Form.LINES, Form.TABLE)


def _kept_or_new(file: FileState, known: frozenset[Part]) -> Iterator[Portion | Kept]:
    for portion in cut(file):
        is_kept = portion.part in known
        yield Kept(portion.files[0], portion.part) if is_kept else portion


def _cut(path: str, problems: Problems) -> tuple[Layout, Iterator[Run]]:
    """How a file's records are written, and its runs; ValueError for what holds no records."""
    form, first = form_of(Path(path).name), _first_block(path)
    if first.startswith(_UTF_16):
        raise ValueError("is not UTF-8 but UTF-16")
    if not first.strip():
        raise ValueError("is empty")
    if form is Form.TABLE:
        return _cut_table(path, problems)
    if _is_lines(first, form):
        return Layout(), runs(_unmarked(lines(blocks(path), problems)), problems)
    return _cut_document(path, problems)


def _first_block(path: str) -> bytes:
    """The beginning of a file, without empty lines and a byte order mark."""
    found = (block.removeprefix(_BOM).lstrip() for block in blocks(path))
    return next((block for block in found if block), b"")


def _is_lines(first: bytes, form: Form | None) -> bool:
    """Whether records stand on lines: in a `.json` file too where its first line is a record."""
    if form is Form.LINES:
        return not _ARRAY.match(first)
    line, _, rest = first.partition(b"\n")
    try:
        return rest.lstrip().startswith(b"{") and isinstance(loads(line), dict)
    except ValueError:
        return False


def _unmarked(found: Iterator[bytes]) -> Iterator[bytes]:
    """Lines, the first without a byte order mark."""
    first = [line.removeprefix(_BOM) for line in islice(found, 1)]
    return chain(first, found)


def _cut_table(path: str, problems: Problems) -> tuple[Layout, Iterator[Run]]:
    found = _unmarked(lines(blocks(path), problems))
    number, names = next(((n, line) for n, line in enumerate(found, start=1) if line.strip()))
    columns, delimiter = tables.header(names, tabs=has_tabs(path))
    layout = Layout(Form.TABLE, columns=columns, delimiter=delimiter)
    return layout, runs(tables.units(found), problems, number + 1, repr(layout).encode())


def _cut_document(path: str, problems: Problems) -> tuple[Layout, Iterator[Run]]:
    place = jsondocument.find(blocks(path))
    if place is None:
        raise ValueError("holds no article: neither a title nor a list of records")
    layout = Layout(counted=True)
    if place.header.get("version", "").startswith(_JSON_FEED):
        home = host(place.header.get("home_page_url", "")) or ""
        layout = replace(layout, outlet=place.header.get("title", ""), domain=home)
    units = jsondocument.units(blocks(path), place, problems)
    return layout, runs(units, problems, salt=repr(layout).encode())
