"""One file → one document, or a run of records → one, whatever is in them: nothing is raised."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from bot.news.article import Document, FileState, Sighting
from bot.news.problems import Problem
from bot.reading import feeds, frontmatter, plaintext, tables
from bot.reading.blocks import UnreadableError
from bot.reading.files import read_text
from bot.reading.formats import Form, form_of
from bot.reading.jsontext import loads
from bot.reading.portions import NEVER, Layout, Portion, cut
from bot.reading.records import Defaults, read_record
from bot.records.fields import Problems

MAX_PROBLEMS = 1_000
"""Problems of one document that are told; a file that is none of ours has as many as lines."""

Read = Callable[[FileState, Problems], tuple[Sighting, ...]]


def read_portion(portion: Portion) -> tuple[Document, ...]:
    """The documents of a portion: one for each whole file, one for a run of records."""
    if portion.layout is None:
        return tuple(read_document(file) for file in portion.files)
    return (_read_run(portion, portion.layout),)


def read_document(file: FileState) -> Document:
    """The document in a file, with its sightings and problems; no sightings where set aside."""
    form = form_of(Path(file.path).name)
    if form in (Form.LINES, Form.TABLE, Form.JSON):
        return _read_all(file)
    problems = Problems(file.path)
    try:
        if form is Form.FEED:
            return _read_feed(file, problems)
        return _document(file, _read_text(file, problems), problems)
    except ValueError as error:
        problems.add(0, "", f"{error}; set aside")
        again = isinstance(error, UnreadableError)  # the file need not change to be readable
        return _document(replace(file, mtime_ns=NEVER) if again else file, (), problems)


def _document(
    file: FileState, sightings: tuple[Sighting, ...], problems: Problems, records: int = 1
) -> Document:
    return Document(file, sightings, _told(problems), records=records)


def _told(problems: Problems) -> tuple[Problem, ...]:
    """The problems, or the first of very many and how many more there are."""
    found = problems.found
    if len(found) > MAX_PROBLEMS:
        left = f"{len(found) - MAX_PROBLEMS} more problems after this one are not told"
        found = [*found[:MAX_PROBLEMS], replace(found[MAX_PROBLEMS], key="", reason=left)]
    return tuple(found)


def _read_text(file: FileState, problems: Problems) -> tuple[Sighting, ...]:
    text = read_text(file.path)
    if not text.strip():
        problems.add(0, "", "is empty; set aside")
        return ()
    if frontmatter.is_front_matter(text):
        return frontmatter.read(text, problems)
    return plaintext.read(text, problems)


def _read_feed(file: FileState, problems: Problems) -> Document:
    defaults, found = feeds.entries(feeds.feed_bytes(file.path), problems)
    counted = Problems(file.path)
    sightings = [
        one
        for number, entry in enumerate(found, start=1)
        for one in read_record(entry, number, counted, defaults)
    ]
    problems.found += _numbered(counted)
    return _document(file, tuple(sightings), problems, max(1, len(found)))


def _read_all(file: FileState) -> Document:
    """A file of records as one document."""
    runs = [document for portion in cut(file) for document in read_portion(portion)]
    problems = Problems(file.path, [problem for run in runs for problem in run.problems])
    return _document(
        runs[-1].file,
        tuple(sighting for run in runs for sighting in run.sightings),
        problems,
        max(1, sum(run.records for run in runs)),
    )


def _read_run(portion: Portion, layout: Layout) -> Document:
    (file,) = portion.files
    problems = Problems(file.path)
    defaults = Defaults(layout.outlet, layout.domain)
    sightings: list[Sighting] = []
    records = 0
    for line, values in _records(portion, layout, problems):
        sightings += read_record(values, line, problems, defaults)
        records += 1
    found = [*portion.problems, *(_numbered(problems) if layout.counted else problems.found)]
    told = _told(Problems(file.path, sorted(found)))
    return Document(file, tuple(sightings), told, portion.part, records)


def _records(portion: Portion, layout: Layout, problems: Problems) -> Iterator[tuple[int, object]]:
    """The records of a run, each with its line or number."""
    if layout.form is Form.TABLE:
        first = portion.part.line
        yield from tables.rows(portion.raw, layout.columns, layout.delimiter, first, problems)
        return
    for line, text in enumerate(portion.raw.split(b"\n"), start=portion.part.line):
        if not text or text.isspace():
            continue
        try:
            values = loads(text)
        except ValueError as error:
            problems.add(line, "", f"{error}; set aside")
        else:
            yield line, values


def _numbered(problems: Problems) -> list[Problem]:
    """Problems of records that have numbers and no lines."""
    return [
        replace(one, line=0, key=f"record {one.line}" + (f", {one.key}" if one.key else ""))
        for one in problems.found
    ]
