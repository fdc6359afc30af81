"""Records cut into runs of about half a megabyte, at places that their content decides.

Where a run ends depends on the records near its end alone, so that a record that is changed,
added or taken away changes the run it is in and perhaps the next (Muthitacharoen et al., “A
low-bandwidth network file system”, 2001, with records for blocks).
"""

import hashlib
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.news.article import Part
from bot.news.problems import Problem
from bot.reading.blocks import DamagedError
from bot.records.fields import Problems

LEAST = 300_000
MOST = 1_000_000
"""Bytes of a run."""

BETWEEN = 150_000
"""Bytes from one place where a run may end to the next, on average."""

RECORD = 32
"""Bytes that each record counts more than it has: a run of empty lines ends too."""

MAX_RECORD = 5 * 1024 * 1024
"""Longer records are set aside."""

_RATE = 2**32 // BETWEEN


@dataclass(frozen=True, slots=True)
class Run:
    """Records that are read together: their bytes, what was wrong with cutting them, which part."""

    part: Part
    raw: bytes
    problems: tuple[Problem, ...]


def runs(
    units: Iterable[bytes], problems: Problems, line: int = 1, salt: bytes = b""
) -> Iterator[Run]:
    """Runs of records, each record on one line or more of its own, without the line end.

    `line` is the number of the first line; `salt` is what else decides how they are read. What
    `problems` holds when a run ends goes with it. Where no more can be read the last run says so.
    """
    number = size = 0
    kept: list[bytes] = []
    crc32, append = zlib.crc32, kept.append
    try:
        for unit in units:
            append(unit)
            size += len(unit) + RECORD
            if size >= LEAST and (size >= MOST or crc32(unit) < len(unit) * _RATE):
                run = _run(number, line, kept, problems, salt)
                yield run
                line += run.raw.count(b"\n") + 1
                number, size = number + 1, 0
                kept.clear()
    except DamagedError as error:
        problems.add(0, "", f"{error}; the rest is set aside")
    if kept or problems.found:
        yield _run(number, line, kept, problems, salt)


def _run(number: int, line: int, kept: list[bytes], problems: Problems, salt: bytes) -> Run:
    raw = b"\n".join(kept)
    found = tuple(problems.found)
    problems.found.clear()
    digest = hashlib.blake2b(raw, digest_size=16)
    digest.update(salt + repr([(one.line, one.key, one.reason) for one in found]).encode())
    return Run(Part(number, line, digest.hexdigest()), raw, found)


def lines(found: Iterable[bytes], problems: Problems) -> Iterator[bytes]:
    """The lines of blocks of bytes; one longer than a record may be is reported and left empty."""
    rest, number, too_long = b"", 0, False
    for block in found:
        whole = (rest + block).split(b"\n")
        rest = whole.pop()
        if too_long and whole:
            whole[0], too_long = b"", False
        number += len(whole)
        yield from whole
        if len(rest) > MAX_RECORD:
            if not too_long:
                problems.add(number + 1, "", f"is longer than {MAX_RECORD >> 20} MB; set aside")
            rest, too_long = b"", True
    if rest and not too_long:
        yield rest
