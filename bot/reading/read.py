"""One file → one document, whatever is in it: reading never raises for what a file holds."""

from dataclasses import replace

from bot.news.article import Document, FileState
from bot.reading import frontmatter, plaintext
from bot.reading.files import UnreadableError, read_text
from bot.records.fields import Problems

NEVER = -1
"""The time of a file that is to be read again at the next start."""


def read_document(file: FileState) -> Document:
    """The document in a file, with its sightings and problems; no sightings where set aside."""
    problems = Problems(file.path)
    try:
        text = read_text(file.path)
    except ValueError as error:
        problems.add(0, "", f"{error}; set aside")
        again = isinstance(error, UnreadableError)  # the file need not change to be readable
        state = replace(file, mtime_ns=NEVER) if again else file
        return Document(state, (), tuple(problems.found))
    kind = frontmatter if frontmatter.is_front_matter(text) else plaintext
    sightings = kind.read(text, problems) if text.strip() else ()
    if not text.strip():
        problems.add(0, "", "is empty; set aside")
    return Document(file, sightings, tuple(problems.found))
