"""One file → one document, whatever is in it: reading never raises for what a file holds."""

from bot.news.article import Document, FileState
from bot.reading import frontmatter, plaintext
from bot.reading.files import read_text
from bot.records.fields import Problems


def read_document(file: FileState) -> Document:
    """The document in a file, with its sightings and problems; no sightings where set aside."""
    problems = Problems(file.path)
    try:
        text = read_text(file.path)
    except ValueError as error:
        problems.add(0, "", f"{error}; set aside")
        return Document(file, (), tuple(problems.found))
    kind = frontmatter if frontmatter.is_front_matter(text) else plaintext
    sightings = kind.read(text, problems) if text.strip() else ()
    if not text.strip():
        problems.add(0, "", "is empty; set aside")
    return Document(file, sightings, tuple(problems.found))
