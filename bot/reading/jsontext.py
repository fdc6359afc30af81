"""JSON: one value from and to bytes."""

import orjson


def loads(text: bytes) -> object:
    """The value in a JSON text; ValueError with the reason, as a sentence, where there is none."""
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise ValueError(_why(text, error)) from error


def dumps(value: object) -> bytes:
    """A value as JSON on one line; numbers that JSON has and Python has not are floats."""
    return orjson.dumps(value, default=float)


def _why(text: bytes, error: orjson.JSONDecodeError) -> str:
    try:
        text.decode()
    except UnicodeDecodeError as found:
        return f"is not UTF-8 (byte 0x{text[found.start]:02X})"
    reason = str(error).partition(": line ")[0]
    return f"is no JSON: {reason} (column {error.colno})"
