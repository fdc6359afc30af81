"""What a file of a corpus is, by its name: one document, or records; packed or not."""

from enum import Enum


class Form(Enum):
    """How a file holds its articles."""

    TEXT = "text"
    """One document: front matter or plain text."""
    FEED = "feed"
    """One document: RSS or Atom."""
    JSON = "json"
    """Records somewhere in one JSON value, or one article."""
    LINES = "lines"
    """Records, each a JSON object on a line."""
    TABLE = "table"
    """Records, each a row below a row of names."""


PACKED = (".gz", ".zst")
"""Suffixes that say how a file is compressed; the one before says what is in it."""

FORMS = {
    ".md": Form.TEXT,
    ".markdown": Form.TEXT,
    ".txt": Form.TEXT,
    ".jsonl": Form.LINES,
    ".ndjson": Form.LINES,
    ".json": Form.JSON,
    ".csv": Form.TABLE,
    ".tsv": Form.TABLE,
    ".xml": Form.FEED,
    ".rss": Form.FEED,
    ".atom": Form.FEED,
}

HIDDEN = (".", "~")
"""How names of hidden files and of an office program's locks begin."""


def form_of(name: str) -> Form | None:
    """What a file of that name holds; None for what is no document of ours."""
    stem, dot, suffix = _unpacked(name).rpartition(".")
    return FORMS.get(dot + suffix) if stem else None


def is_document(name: str) -> bool:
    """Whether a file in a corpus folder is read, by its name (without the folder)."""
    return form_of(name) is not None and not name.startswith(HIDDEN)


def is_packed(name: str) -> bool:
    """Whether a file is compressed, by its name."""
    return name.lower().endswith(PACKED)


def has_tabs(name: str) -> bool:
    """Whether a table says by its name that tabs are between its cells."""
    return _unpacked(name).endswith(".tsv")


def _unpacked(name: str) -> str:
    """The name in lower case, as it was before the file was compressed."""
    lower = name.lower()
    return lower.rpartition(".")[0] if lower.endswith(PACKED) else lower
