"""JSON: one value from and to bytes."""

from decimal import Decimal

import orjson


def loads(text: bytes) -> object:
    """The value in a JSON text; ValueError with the reason, as a sentence, where there is none."""
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise ValueError(_why(text, error)) from error


def dumps(value: object) -> bytes:
    """A value as JSON on one line; ValueError where it cannot be written."""
    try:
        return orjson.dumps(value, default=_plain)
    except orjson.JSONEncodeError as error:
        raise ValueError(f"cannot be read as JSON: {error}") from error


def _why(text: bytes, error: orjson.JSONDecodeError) -> str:
    try:
        text.decode()
    except UnicodeDecodeError as found:
        return f"is not UTF-8 (byte 0x{text[found.start]:02X})"
    reason = str(error).partition(": line ")[0]
    return f"is no JSON: {reason} (column {error.colno})"


def _plain(value: object) -> float:
    """Numbers that JSON has and a float has not exactly."""
    if isinstance(value, Decimal):
        return float(value)
    raise TypeError(type(value).__name__)
