"""Discord's own OpenAPI description as the judge of bodies, where there is one to be found."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

try:
    import jsonschema_rs
except ImportError:  # the built-in checks remain
    jsonschema_rs = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .bodies import Body
    from .call import Answer, Route

VARIABLE = "NEWSDESK_DISCORD_OPENAPI"
BESIDE = Path(__file__).parents[3] / "shared" / "discord" / "openapi.json"
URN = "urn:discord"
JSON = "application/json"

# What the description refuses and Discord takes in requests: a schema, its change, the reason.
EXCEPTIONS: tuple[tuple[str, dict[str, Any], str], ...] = (
    (
        "SnowflakeType",
        {"type": ["string", "integer"]},
        "the API takes ids as numbers too; discord.py sends them so in references and attachments",
    ),
)


def where() -> Path | None:
    """The description; None where there is none, or nothing to read it with."""
    path = Path(os.environ.get(VARIABLE) or BESIDE)
    return path if jsonschema_rs is not None and path.is_file() else None


class Schemas:
    """Validators are made when a route is first used, once for the whole process."""

    def __init__(self):
        self._path = where()

    @property
    def found(self) -> bool:
        return self._path is not None

    def problems(self, route: Route, body: Body) -> Iterator[str]:
        """What is wrong with the body of a request."""
        keys = ("requestBody", "content", body.kind, "schema")
        for line in self._judge(route, keys, body.data, strict=False):
            yield f"does not fit Discord's schema: {line}"

    def answer_problems(self, route: Route, answer: Answer) -> Iterator[str]:
        """What is wrong with an answer of the test Discord itself."""
        if answer.json is not None and answer.status < 300:
            keys = ("responses", str(answer.status), "content", JSON, "schema")
            for line in self._judge(route, keys, answer.json, strict=True):
                yield f"is no answer of Discord's: {line}"

    def _judge(
        self, route: Route, keys: tuple[str, ...], data: Any, *, strict: bool
    ) -> Iterator[str]:
        if self._path is None:
            return
        pointer = ("paths", route.template, route.method.lower(), *keys)
        check = validator(self._path, pointer, strict=strict)
        if check is None or check.is_valid(data):
            return
        for error in check.iter_errors(data):
            for place, message in deepest(error):
                yield f"{'.'.join(str(step) for step in place) or 'body'}: {message}"


@cache
def document(path: Path, *, strict: bool) -> dict[str, Any]:
    found = orjson.loads(path.read_bytes())
    if not strict:
        for name, change, _ in EXCEPTIONS:
            found["components"]["schemas"][name] |= change
    return found


@cache
def registry(path: Path, *, strict: bool) -> Any:
    known = [(URN, document(path, strict=strict))]
    return jsonschema_rs.Registry(known, draft=jsonschema_rs.Draft202012)


@cache
def validator(path: Path, pointer: tuple[str, ...], *, strict: bool) -> Any:
    """For one schema of the description; None where it has no such schema."""
    node: Any = document(path, strict=strict)
    for step in pointer:
        if not isinstance(node, dict) or step not in node:
            return None
        node = node[step]
    address = "/".join(_escaped(step) for step in pointer)
    schema = {"$ref": f"{URN}#/{address}"}
    return jsonschema_rs.Draft202012Validator(schema, registry=registry(path, strict=strict))


def _escaped(step: str) -> str:
    """A step of a JSON pointer inside of an address."""
    plain = step.replace("~", "~0").replace("/", "~1")
    return plain.replace("{", "%7B").replace("}", "%7D")


def deepest(error: Any) -> list[tuple[list[Any], str]]:
    """The errors of the alternative that was meant: the one whose `type` fits, else the nearest."""
    branches = getattr(error.kind, "context", None)
    if not branches:
        return [(list(error.instance_path), error.message[:300])]
    place = list(error.instance_path)
    meant = min(branches, key=lambda branch: (_misses_type(branch, place), len(branch)))
    return [found for inner in meant for found in deepest(inner)]


def _misses_type(branch: list[Any], place: list[Any]) -> bool:
    return any(list(error.instance_path) in (place, [*place, "type"]) for error in branch)
