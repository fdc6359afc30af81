"""Articles to measure with: real ones where they are found, made up ones where not, and beyond.

Real: `../shared/data/articles.jsonl.gz`, or what NEWSDESK_BENCH_DATA names: that file, or a folder
with it. They are shuffled, always alike, so that a smaller corpus is a part of each larger one.

Corpora are written as files of JSON Lines, outside of the project: to the folder that
NEWSDESK_BENCH_CACHE names, else to the system's folder for temporary files.
"""

import gzip
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from pathlib import Path
from random import Random

import orjson
from measuring import PROJECT
from variants import Record, Variants, invented

NAME = "articles.jsonl.gz"
INVENTED = 40_000
"""Invented texts that articles are woven from where there are no real ones."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """A file of so many articles as JSON Lines, and what the product reads: mostly the same file.

    Real ones come first; `whole`: all real ones are in it.
    """

    file: Path
    source: Path
    articles: int
    real: int
    whole: bool = False

    def records(self) -> Iterator[Record]:
        """Its articles."""
        with self.file.open("rb") as lines:
            for line in lines:
                yield orjson.loads(line)


def corpus_of(articles: int) -> Corpus:
    """A corpus of so many articles, written first where it is not there yet."""
    real = min(articles, len(real_articles()))
    file = cache_folder() / f"articles-{articles}-{fingerprint()}.jsonl"
    if not file.is_file():
        with written(file) as place, place.open("wb") as lines:
            for record in islice(every_article(), articles):
                lines.write(orjson.dumps(record) + b"\n")
    return Corpus(file, file, articles, real, 0 < len(real_articles()) == real)


def every_article() -> Iterator[Record]:
    """The real articles, then made up ones without end; the same each time."""
    random = Random(7)  # noqa: S311 - the same articles each time
    real = real_articles()
    return chain(real, Variants(real or invented(INVENTED, random), random))


@cache
def real_articles() -> tuple[Record, ...]:
    """The real articles in an order that says nothing; none where they are not found."""
    file = data_file(NAME)
    if file is None:
        return ()
    with gzip.open(file) as lines:
        found = [orjson.loads(line) for line in lines]
    Random(7).shuffle(found)  # noqa: S311 - the same order each time
    return tuple(found)


def data_file(name: str) -> Path | None:
    """One of the files of real data; None where it is not found."""
    given = Path(os.environ.get("NEWSDESK_BENCH_DATA", PROJECT.parent / "shared" / "data"))
    file = given / name if given.is_dir() else given.with_name(name)
    file = given if given.is_file() and name == NAME else file
    return file if file.is_file() else None


def cache_folder() -> Path:
    """Where corpora are kept from one run to the next."""
    folder = os.environ.get("NEWSDESK_BENCH_CACHE", Path(tempfile.gettempdir()) / "newsdesk-bench")
    path = Path(folder)
    path.mkdir(parents=True, exist_ok=True)
    return path


def fingerprint() -> str:
    """Changes with the real data and the code that makes up others."""
    here = Path(__file__).parent
    code = [(here / name).read_bytes() for name in ("corpus.py", "variants.py", "documents.py")]
    file = data_file(NAME)
    stamp = f"{file} {file.stat().st_mtime_ns}" if file else ""
    return hashlib.blake2b(b"".join([*code, stamp.encode()]), digest_size=4).hexdigest()


@contextmanager
def written(target: Path) -> Iterator[Path]:
    """A place to write what becomes the target once it is whole."""
    place = target.with_name(f"{target.name}.{os.getpid()}")
    yield place
    place.replace(target)
