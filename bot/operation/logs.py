"""Logs that hold nobody's words and no secret: plain or JSON, UTC, one record after the other."""

import asyncio
import json
import logging
import re
import secrets
import sys
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from math import isfinite
from typing import Any, TextIO

from pythonjsonlogger.core import RESERVED_ATTRS
from pythonjsonlogger.json import JsonFormatter

from bot.operation.redaction import described, redacted, relative, shown

_FIRST_FIELDS = ("time", "level", "logger", "message")
_BARE = re.compile(r"[^\s\"=]+")
_UNWANTED = ("aiohttp.access", "watchfiles.main")
_CODE = re.compile(r"[^<({\['\"\n]*")


def set_up(form: str, stream: TextIO | None = None) -> None:
    """Log to a stream (standard error) from INFO on, as "plain" lines or as "json".

    Called again, it replaces what it did before. Raises ValueError for another form.
    """
    handler = _Handler(stream or sys.stderr)
    handler.setFormatter(_formatter(form))
    handler.addFilter(_is_wanted)
    root = logging.getLogger()
    for other in [one for one in root.handlers if isinstance(one, _Handler)]:
        root.removeHandler(other)
    root.addHandler(handler)
    root.setLevel(logging.INFO)


def note(logger: logging.Logger, where: str, error: BaseException) -> str:
    """Log an error with where it came up; the id to find it by, which the person may be told."""
    number = secrets.token_hex(4)
    logger.error("%s failed", where, exc_info=error, extra={"id": number, "where": where})
    return number


def loop_exception_handler(_loop: asyncio.AbstractEventLoop, context: Mapping[str, Any]) -> None:
    """Log what nobody caught; for asyncio's `set_exception_handler`."""
    task = context.get("task") or context.get("future")
    coroutine = task.get_coro() if isinstance(task, asyncio.Task) else None
    logging.getLogger("bot.operation").error(
        "event loop: %s",
        _beginning(str(context.get("message", ""))),
        exc_info=context.get("exception"),
        extra={"id": secrets.token_hex(4), "task": getattr(coroutine, "__qualname__", None)},
    )


class _Handler(logging.StreamHandler[TextIO]):
    """Makes a record into fields that are safe before anything renders it."""

    def format(self, record: logging.LogRecord) -> str:
        """The fields as text. The record stays as it was: other handlers see it too."""
        return super().format(logging.makeLogRecord({"msg": _fields(record)}))

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Say which record could not be written; the inherited one shows its arguments."""
        place = f"{relative(record.pathname)}:{record.lineno}"
        with suppress(OSError, ValueError):
            sys.stderr.write(f"a log record of {place} could not be written\n")


class _Plain(logging.Formatter):
    """`time LEVEL logger: message key=value`, and an error's lines indented below."""

    def format(self, record: logging.LogRecord) -> str:
        fields: dict[str, Any] = record.__dict__["msg"]
        time, level, logger, message = (fields[name] for name in _FIRST_FIELDS)
        line = f"{time} {level} {logger}: {message}"
        more = {name: value for name, value in fields.items() if name not in _FIRST_FIELDS}
        lines = more.pop("traceback", [])
        line += "".join(f" {name}={_bare(value)}" for name, value in more.items())
        return "\n  ".join([line, *lines])


def _formatter(form: str) -> logging.Formatter:
    match form:
        case "plain":
            return _Plain()
        case "json":
            return JsonFormatter((), json_ensure_ascii=False)
        case _:
            raise ValueError('logs are "plain" or "json"')


def _bare(value: object) -> str:
    """A value as it stands behind `key=`; in quotes where it would be taken for something else."""
    text = str(value)
    return text if _BARE.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _is_wanted(record: logging.LogRecord) -> bool:
    """Nothing below INFO but ours: libraries' debug records hold what people wrote.

    Nor who asked aiohttp for which page, nor that some file changed: what came of it is logged.
    """
    ours = record.name.split(".")[0] == "bot"
    return (ours or record.levelno >= logging.INFO) and record.name not in _UNWANTED


def _fields(record: logging.LogRecord) -> dict[str, Any]:
    """A record as names and plain values; an error as `traceback`, a list of lines."""
    time = datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    first = (time, record.levelname, record.name, _message(record))
    fields: dict[str, Any] = dict(zip(_FIRST_FIELDS, first, strict=True))
    for name, value in vars(record).items():
        if name not in RESERVED_ATTRS and name not in fields:
            fields[name] = _finite(shown(value))
    error = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
    if error is not None:
        fields["traceback"] = list(described(error))
    return fields


def _finite(value: object) -> object:
    """A number that JSON has; the latency before the first heartbeat is none."""
    return str(value) if isinstance(value, float) and not isfinite(value) else value


def _message(record: logging.LogRecord) -> str:
    """The message with its arguments, of which only the plain ones are shown."""
    text = record.msg if isinstance(record.msg, str) else str(shown(record.msg))
    try:
        if isinstance(record.args, Mapping):
            text %= {name: shown(value) for name, value in record.args.items()}
        elif record.args:
            text %= tuple(shown(value) for value in record.args)
    except (TypeError, ValueError, KeyError):  # a number was wanted where there is an object
        pass
    return redacted(_beginning(text) if record.name == "asyncio" else text)


def _beginning(message: str) -> str:
    """What asyncio says up to where it shows an object, whose arguments may be anything."""
    found = _CODE.match(message)
    return found[0].strip() if found else ""
