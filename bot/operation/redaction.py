"""What of a text, of a value and of an error may stand in a log: nobody's words and no secret."""

import re
import sys
import traceback
from collections.abc import Iterator
from datetime import date
from pathlib import Path, PurePath

from bot.errors import NewsdeskError, QuestionError

Shown = str | int | float | None

_PROJECT = str(Path(__file__).parents[2])
_FIRST_FRAMES, _LAST_FRAMES = 8, 16
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_SECRETS = (
    (r"(://)[^\s/@]*@", r"\1"),  # https://name:password@host
    (r"(?i)(/(?:interactions|webhooks)/[^\s/]+)/[^\s/?#\"']+", r"\1/…"),
    (r"\?\S+", "?…"),  # query strings
    (r"(?<![\w-])[\w-]{20,}+\.[\w-]{5,}+\.[\w-]{20,}+", "…"),  # bot tokens
    (r"aW50ZXJhY3Rpb24[\w+/=-]*", "…"),  # "interaction" in base64: what their tokens begin with
    (
        (
            r"(?i)((?:authorization|token|secret|password)[\"']?\s*[:=]\s*[\"']?)"
            r"(?:(?:bot|bearer|basic)\s+)?[^\s\"',;}]+"
        ),
        r"\1…",
    ),
    (r"\b(Bot|Bearer)\s+(?=[a-zA-Z_.-]*\d)[\w.+/=-]{8,}", r"\1 …"),
)
_PATTERNS = tuple((re.compile(pattern, re.ASCII), instead) for pattern, instead in _SECRETS)


def redacted(text: str) -> str:
    """A text on one line, without tokens, passwords and query strings."""
    line = _UNPRINTABLE.sub(" ", text)
    for pattern, instead in _PATTERNS:
        line = pattern.sub(instead, line)
    return line


def shown(value: object) -> Shown:
    """A value as it may be logged: plain ones as they are, of all others only their type.

    What an object shows of itself may quote what people wrote, as with discord.py's buttons.
    """
    match value:
        case None | int() | float():
            return value
        case str() | PurePath() | date():
            return redacted(str(value))
        case BaseException():
            return headline(value)
        case type():
            return value.__qualname__
        case _:
            return f"<{type(value).__qualname__}>"


def described(error: BaseException) -> Iterator[str]:
    """An error and all that led to it: a headline for each, its frames indented below."""
    waiting: list[tuple[str, BaseException]] = [("", error)]
    seen: set[int] = set()
    while waiting:
        link, one = waiting.pop(0)
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield link + headline(one)
        yield from (f"  {frame}" for frame in _frames(one))
        waiting += _led_to(one)


def headline(error: BaseException) -> str:
    """What kind of error it is; what it says only where that is ours, or the system's."""
    kind = type(error)
    name = f"{kind.__module__}.{kind.__qualname__}".removeprefix("builtins.")
    numbers = ((key, vars(error).get(key)) for key in ("status", "code"))
    name += "".join(f" {key}={number:d}" for key, number in numbers if isinstance(number, int))
    if isinstance(error, NewsdeskError) and not isinstance(error, QuestionError):
        return f"{name}: {redacted(str(error))}"
    if isinstance(error, OSError) and error.strerror:
        return f"{name}: {redacted(str(error.strerror))}"
    return name


def relative(file: str) -> str:
    """A file of code as seen from where it is imported; only its name where that is unknown."""
    roots = [f"{root}/" for root in (_PROJECT, *sys.path) if root]
    tails = [file.removeprefix(root) for root in roots if file.startswith(root)]
    return min(tails, key=len, default=PurePath(file).name)


def _led_to(error: BaseException) -> Iterator[tuple[str, BaseException]]:
    """What an error holds, and what it was raised from or while handling."""
    if isinstance(error, BaseExceptionGroup):
        yield from (("one of them: ", part) for part in error.exceptions)
    if error.__cause__ is not None:
        yield "caused by ", error.__cause__
    elif error.__context__ is not None and not error.__suppress_context__:
        yield "while handling ", error.__context__


def _frames(error: BaseException) -> list[str]:
    """File, line and function, outermost first; never their source. Of very many, the ends."""
    found = [
        f"{relative(frame.f_code.co_filename)}:{line} {frame.f_code.co_qualname}"
        for frame, line in traceback.walk_tb(error.__traceback__)
    ]
    left_out = len(found) - _FIRST_FRAMES - _LAST_FRAMES
    if left_out > 0:
        found[_FIRST_FRAMES:-_LAST_FRAMES] = [f"… {left_out} more …"]
    return found
