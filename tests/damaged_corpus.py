"""A corpus with a hundredth of its records damaged: all good ones are in, all bad ones are told.

    python tests/damaged_corpus.py [MEGABYTES] [--seed N] [--folder DIR]

Writes JSON Lines, compiles them, and compares every article and every problem with what was
written. `--folder`: where, if not in the system's folder for temporary files; it is left there.
"""

import argparse
import json
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from bot.app import open_archive
from bot.config import Settings
from bot.news.coverage import Selection

MEGABYTE = 1_000_000
SHARE = 0.01
"""Of the records that are damaged."""

OF_A_FILE = 50 * MEGABYTE
LONGEST = 8 * 1024 * 1024
"""Bytes of a line that is read; a longer one is only in a corpus of more than one such file."""

WORDS = (
    "harbour ferry storm quay whale bridge crane anchor lantern tunnel fog mast reef island council"
    " fishermen quota minister strike market library museum school hospital river flood"
).split()

Record = dict[str, object]


def set_aside(reason: str, key: str = "") -> tuple[str, str, bool]:
    return key, reason, False


def left_out(key: str, reason: str) -> tuple[str, str, bool]:
    return key, reason, True


def with_field(name: str, value: object) -> Callable[[Record], bytes]:
    return lambda record: dumped({**record, name: value})


def dumped(record: object) -> bytes:
    return json.dumps(record, ensure_ascii=False).encode()


NO_JSON = set_aside("is no JSON: ")
DAMAGES: dict[str, tuple[Callable[[Record], bytes], tuple[str, str, bool]]] = {
    "cut off": (lambda record: dumped(record)[:-20], NO_JSON),
    "begun in the middle": (lambda record: dumped(record)[30:], NO_JSON),
    "zeros": (lambda record: bytes(len(dumped(record))), NO_JSON),
    "a zero inside": (lambda record: dumped(record).replace(b" ", b"\0", 1)[:-1], NO_JSON),
    "two on a line": (lambda record: dumped(record) * 2, NO_JSON),
    "half a letter": (lambda record: dumped(record)[:-2] + b'\xc3"}', set_aside("is not UTF-8 ")),
    "Latin-1": (
        lambda record: dumped({**record, "title": "Café"}).decode().encode("latin-1"),
        set_aside("is not UTF-8 (byte 0xE9)"),
    ),
    "half a pair": (lambda record: dumped(record)[:-1] + b', "x": "\\ud800"}', NO_JSON),
    "no number": (lambda record: dumped(record)[:-1] + b', "x": NaN}', NO_JSON),
    "too deep": (lambda _: b"[" * 3_000, NO_JSON),
    "a comma too many": (lambda record: dumped(record)[:-1] + b",}", NO_JSON),
    "Python": (lambda record: repr(record).encode(), NO_JSON),
    "a list": (lambda record: dumped([record]), set_aside("should be keys and values, ")),
    "a text": (lambda _: b'"text"', set_aside("should be keys and values, ")),
    "nothing": (lambda _: b"null", set_aside("should be keys and values, ")),
    "an empty object": (lambda _: b"{}", set_aside("is missing", "title")),
    "a blank title": (with_field("title", " \u200b"), set_aside("is missing", "title")),
    "a title that is a page": (with_field("title", "x" * 401), set_aside("has 401 ", "title")),
    "removed": (with_field("title", "[Removed]"), set_aside("says that ", "title")),
    "no address": (with_field("url", "nowhere"), left_out("url", "is no web address: ")),
    "no date": (with_field("published", "soon"), left_out("published", "is no date: ")),
    "no quality": (with_field("quality", "high"), left_out("quality", "should be a whole number")),
    "no text": (with_field("excerpt", {"x": 1}), left_out("excerpt", "should be text, ")),
    "no topic": (with_field("topics", [["x"]]), left_out("topics[1]", "should be text, ")),
}
"""What is written, and what is told of it: key, how the reason begins, whether the record stays."""


@dataclass
class Written:
    """What a corpus consists of; `expected` are the problems: file, line, key, how they begin."""

    share: float = SHARE
    records: int = 0
    size: int = 0
    good: set[str] = field(default_factory=set)
    expected: list[tuple[str, int, str, str]] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)


def write(folder: Path, size: int, seed: int = 1, share: float = SHARE) -> Written:
    """Write about so many bytes of records to files of a folder, a share of them damaged."""
    written = Written(share)
    chance = Random(seed)  # noqa: S311 - no secret
    folder.mkdir(parents=True)
    while written.size < size:
        path = folder / f"{written.size // OF_A_FILE:04}.jsonl"
        with path.open("wb") as stream:
            most = min(size, written.size + OF_A_FILE) - written.size
            for data in _lines(path, most, written, chance, with_long=size > OF_A_FILE):
                stream.write(data)
                written.size += len(data)
    return written


def _lines(
    path: Path, most: int, written: Written, chance: Random, *, with_long: bool
) -> Iterator[bytes]:
    line = size = 0
    while size < most:
        line += 1
        if with_long and line == 1_000:
            data = dumped({"title": "x" * LONGEST})
            written.expected.append((str(path), line, "", "is longer than 5 MB"))
            written.kinds["too long"] += 1
        else:
            data = _line(str(path), line, written, chance)
        size += len(data) + 1
        yield data + b"\n"


def _line(path: str, line: int, written: Written, chance: Random) -> bytes:
    if chance.random() < written.share / 10:
        return b" " * chance.randrange(3)  # nothing is wrong with an empty line
    number = written.records
    written.records += 1
    record = _record(number, chance)
    if chance.random() >= written.share:
        written.good.add(str(number))
        return dumped(record)
    kind = chance.choice(list(DAMAGES))
    damage, (key, reason, stays) = DAMAGES[kind]
    written.kinds[kind] += 1
    written.expected.append((path, line, key, reason))
    if stays:
        written.good.add(str(number))
    return damage(record)


def _record(number: int, chance: Random) -> Record:
    body = " ".join(chance.choices(WORDS, k=60))
    day = f"20{number % 20 + 10}-0{number % 9 + 1}-1{number % 10}"
    return {
        "id": number,
        "title": f"{' '.join(chance.sample(WORDS, 5))} {number} é",
        "url": f"https://{number % 200}.test/{number}",
        "publisher": f"Outlet {number % 200}",
        "published": f"{day}T10:{number % 60:02}:00Z",
        "body": f"{body}.",
    }


def check(folder: Path, written: Written) -> None:
    """Compile a corpus; AssertionError where it is not what was written."""
    with open_archive(Settings((folder,), folder.parent / "archive", None)) as archive:
        found = {ident for hit in archive.every(Selection()) for ident in hit.article.ids}
        assert found == written.good, "not all good records are in, or bad ones are"
        assert archive.size() == len(written.good), "articles were taken for one another"
        told = [(one.path, one.line, one.key, one.reason) for one in archive.problems()]
        expected = sorted(written.expected)
        assert [one[:3] for one in sorted(told)] == [one[:3] for one in expected], "not all is told"
        for (*_, reason), (*_, begins) in zip(sorted(told), expected, strict=True):
            assert reason.startswith(begins), f"{reason!r} is told, not {begins!r}"
        assert archive.holdings().problems == len(expected)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("megabytes", nargs="?", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    folder = given.folder or Path(tempfile.mkdtemp(prefix="newsdesk-damaged-"))
    written = write(folder / "news", given.megabytes * MEGABYTE, given.seed)
    start = time.monotonic()
    check(folder / "news", written)
    seconds = time.monotonic() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    say = sys.stdout.write
    say(f"{folder}: {written.size / MEGABYTE:.0f} MB, {written.records} records\n")
    say(f"{len(written.good)} articles in, {len(written.expected)} problems told, no more\n")
    say(f"{seconds:.1f} s, {written.size / MEGABYTE / seconds:.1f} MB/s, {memory} MB at most\n")
    for kind, number in sorted(written.kinds.items()):
        say(f"{number:8}  {kind}\n")


if __name__ == "__main__":
    main()
