"""Request bodies: JSON, or a form with `payload_json` and `files[n]`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import orjson

from .refusal import Problem, Refusal, invalid_form

if TYPE_CHECKING:
    from aiohttp import BodyPartReader, web

FILE_FIELD = re.compile(r"files\[([0-9]+)\]")


@dataclass(frozen=True, slots=True)
class Upload:
    filename: str
    content: bytes
    content_type: str = "application/octet-stream"


@dataclass(slots=True)
class Body:
    """`data` is whatever JSON came, None without a body; `files` go by their index."""

    data: Any = None
    files: dict[int, Upload] = field(default_factory=dict)
    kind: str = "application/json"


async def read_body(request: web.Request) -> Body:
    if request.content_type == "multipart/form-data":
        return await _form(request)
    text = await request.read()
    if not text:
        return Body()
    if request.content_type != "application/json":
        raise invalid_form(
            Problem(
                (), "CONTENT_TYPE_INVALID", 'Expected "Content-Type" header to be JSON or a form.'
            )
        )
    return Body(_json(text))


async def _form(request: web.Request) -> Body:
    body = Body({}, kind="multipart/form-data")
    async for part in await request.multipart():
        name = part.name or ""
        if name == "payload_json":
            body.data = _json(await part.read())
        elif found := FILE_FIELD.fullmatch(name):
            body.files[int(found[1])] = await _upload(part)
        else:
            raise invalid_form(Problem((name,), "UNKNOWN_FIELD", "Unknown form field."))
    return body


async def _upload(part: BodyPartReader) -> Upload:
    if not part.filename:
        raise invalid_form(Problem((part.name or "",), "BASE_TYPE_REQUIRED", "A file has a name."))
    kind = part.headers.get("Content-Type", "application/octet-stream")
    return Upload(part.filename, bytes(await part.read()), kind)


def _json(text: bytes) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise Refusal(400, 50109, "The request body contains invalid JSON.") from error
