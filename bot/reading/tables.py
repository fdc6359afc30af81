"""Tables (CSV, RFC 4180): rows below a row of names, cut into runs without being read."""

import csv
from collections.abc import Iterable, Iterator

from bot.reading.cutting import MAX_RECORD
from bot.reading.keys import FIELDS, squashed
from bot.records.fields import Problems

DELIMITERS = ",;\t|"
"""What may stand between cells, the likeliest first."""

MAX_LINES = 2_000
"""Lines of one row; a quote that is open for longer was none."""

RETRIES = 100
"""Bad rows of several lines in one run, of which the lines after the first are read again."""

GUARDED = ("=", "+", "-", "@", "\t", "\r")
"""Cells that begin so have a quote put before them where a table is written for a spreadsheet."""

Row = tuple[int, dict[str, object]]


def header(line: bytes, *, tabs: bool) -> tuple[tuple[str, ...], str]:
    """The names in the first row and what stands between them; ValueError with the reason."""
    try:
        text = line.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise ValueError("is not UTF-8") from error
    try:
        found = [(_cells(text, one), one) for one in ("\t" if tabs else DELIMITERS)]
    except csv.Error as error:
        raise ValueError(f"has a first row that is none ({error})") from error
    columns, delimiter = max(found, key=lambda read: len(_fields(read[0])))
    if "title" not in _fields(columns):
        named = ", ".join(columns)[:200]
        raise ValueError(f"has no column for a title; its columns are {named}")
    return columns, delimiter


def _fields(columns: tuple[str, ...]) -> set[str]:
    return {FIELDS[name] for column in columns if (name := squashed(column)) in FIELDS}


def _cells(text: str, delimiter: str) -> tuple[str, ...]:
    csv.field_size_limit(2 * MAX_RECORD)
    return tuple(cell.strip() for cell in next(csv.reader([text], delimiter=delimiter), ()))


def units(found: Iterable[bytes]) -> Iterator[bytes]:
    """Whole rows from lines: a line with a quote left open goes on in the next.

    Quotes that are never closed are taken for what they look like, once they have been open for
    2,000 lines or 5 MB.
    """
    pending: list[bytes] = []
    size = 0
    for line in found:
        odd = line.count(b'"') % 2 == 1
        if not pending and not odd:
            yield line
            continue
        pending.append(line)
        size += len(line)
        if odd and len(pending) > 1:
            yield b"\n".join(pending)
        elif len(pending) >= MAX_LINES or size > MAX_RECORD:
            yield from pending
        else:
            continue
        pending, size = [], 0
    yield from pending


def rows(
    raw: bytes, columns: tuple[str, ...], delimiter: str, line: int, problems: Problems
) -> Iterator[Row]:
    """The rows of a run with the line that each begins at; a bad one is reported.

    Of a bad row of several lines those after the first are tried again: a quote too many takes
    no good rows with it.
    """
    csv.field_size_limit(2 * MAX_RECORD)
    lines = raw.decode("utf-8", "surrogateescape").split("\n")
    start, retries = 0, RETRIES
    while start < len(lines):
        rest = (lines[place] + "\n" for place in range(start, len(lines)))
        reader = csv.reader(rest, delimiter=delimiter, strict=True)
        here, wrong = start, ""
        try:
            for cells in reader:
                wrong = _wrong(cells, len(columns))
                if wrong:
                    break
                if cells:
                    yield line + here, dict(zip(columns, map(_bare, cells), strict=True))
                here = start + reader.line_num
        except csv.Error as error:
            wrong = f"is no row ({error})"
        if wrong:
            problems.add(line + here, "", f"{wrong}; set aside")
        again = bool(wrong) and start + reader.line_num - here > 1 and retries > 0
        retries -= again
        start = here + 1 if again else start + reader.line_num


def _wrong(cells: list[str], wanted: int) -> str:
    """Why a row is no record; empty where it is one, or an empty line."""
    if cells and len(cells) != wanted:
        return f"has {len(cells)} cells, not {wanted}"
    if any(not cell.isascii() and _is_broken(cell) for cell in cells):
        return "is not UTF-8"
    return ""


def _is_broken(cell: str) -> bool:
    return any("\udc80" <= char <= "\udcff" for char in cell)


def _bare(cell: str) -> str:
    """A cell without the quote that keeps spreadsheets from running it."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(GUARDED) else cell
