"""Plain values of records: what is text, a number, a truth or a moment, however it is written."""

import re
from datetime import UTC, datetime

from bot.news.dates import Published, read_published
from bot.records.fields import FALSE, TRUE, shown

INSIDE = ("name", "rendered", "main", "text", "value", "title", "label", "term")
"""Keys of an object that stands where a text is expected."""

IN_MILLISECONDS = 100_000_000_000
"""Seconds from here on (the year 5138) are milliseconds."""

_EPOCH = re.compile(r"\d{9,10}|\d{12,13}")
_SECONDS = re.compile(r"(?:18|19|20)\d{12}")


def as_text(value: object) -> str | None:
    """Text, or a number as text; of an object the text in it; None for what is no text."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, dict):
        return next((text for one in INSIDE if isinstance(text := value.get(one), str)), None)
    return None if isinstance(value, list | bool) else str(value)


def as_number(value: object) -> float | None:
    """A number, or text that is one; None for all else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if abs(number) < 2**63 else None


def described(value: object) -> str:
    """What was written, for a problem."""
    if isinstance(value, dict):
        return "keys and values"
    if isinstance(value, list):
        return "a list"
    return "nothing" if value is None else shown(str(value), 60)


def as_truth(value: object) -> bool | None:
    """`true` or `false`, as a value or as text; None for all else (dates stand there too)."""
    if isinstance(value, str):
        return value in TRUE if value in TRUE or value in FALSE else None
    return value if isinstance(value, bool) else None


def read_moment(value: object) -> Published:
    """A date as text, or seconds or milliseconds since 1970; raises ValueError for others."""
    if isinstance(value, float):
        return read_published(_since_1970(value))
    text = as_text(value) or ""
    if _EPOCH.fullmatch(text):
        return read_published(_since_1970(float(text)))
    if _SECONDS.fullmatch(text):
        text = f"{text[:8]}T{text[8:]}"
    return read_published(text)


def _since_1970(number: float) -> str:
    seconds = number / 1000 if number >= IN_MILLISECONDS else number
    return datetime.fromtimestamp(seconds, UTC).isoformat()
