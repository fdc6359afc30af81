"""A request to the API from its arrival to its answer."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import orjson
from aiohttp import web

from . import routes
from .bodies import Body, read_body
from .call import Answer, Call, Request, Route
from .faults import Fault, Faults
from .limits import Limits
from .refusal import Problem, Refusal, invalid_form
from .schemas import Schemas

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .world import World

PREFIX = "/api/v10"
MALFORMED = (KeyError, TypeError, AttributeError, ValueError)  # what the handlers trip over
UNAUTHORISED = "401: Unauthorized"


class Dropped(Exception):  # noqa: N818 - on purpose
    """The connection is to break."""


class Rest:
    def __init__(self, world: World):
        self._world = world
        self._schemas = Schemas()
        self.faults = Faults()
        self.limits = Limits(world.clock)
        self.requests: list[Request] = []
        self._unsure: set[str] = set()  # paths whose client does not know what came of them

    async def handle(self, request: web.Request) -> web.StreamResponse:
        path = request.path.removeprefix(PREFIX)
        route, ids, known = routes.find(request.method, path)
        name = route.template if route else None
        record = Request(request.method, path, name, self._world.clock.now())
        self.requests.append(record)
        try:
            response = await self._faulty(request, record, route, ids, known=known)
        except Dropped:
            record.status = 0
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
        except Exception:
            self._add(f"{request.method} {path}", ["the test Discord itself failed"])
            raise
        record.status = response.status
        self._world.changes.happened()
        return response

    async def _faulty(self, request, record, route, ids, *, known) -> web.Response:
        for fault in self.faults.next(record, after=False):
            if (planned := await self._misbehave(fault)) is not None:
                await request.read()
                return planned
        response = await self._answer(request, record, route, ids, known=known)
        for fault in self.faults.next(record, after=True):
            self._unsure.add(record.path)
            if (planned := await self._misbehave(fault)) is not None:
                return planned
        return response

    async def _misbehave(self, fault: Fault) -> web.Response | None:
        if fault.slow:
            await asyncio.sleep(fault.slow)
            return None
        if fault.drop:
            raise Dropped
        return planned_answer(fault)

    async def _answer(self, request, record, route, ids, *, known) -> web.Response:
        headers: dict[str, str] = {}
        lines: list[str] = []
        try:
            if route is None:
                raise unknown_route(known=known)
            self._authorise(request, route)
            bucket, passes = self.limits.take(route, ids)
            headers = bucket.headers(self._world.clock)
            if not passes:
                return too_many(float(headers["X-RateLimit-Reset-After"]), "user", headers)
            body = await self._body(request, route)
            record.body = body.data if self._world.settings.checks else None
            lines = self._judged(route, body)
            answer = answer_of(
                route.handler(Call(self._world, route, ids, request.query, body, record.at))
            )
        except MALFORMED:
            if not lines:
                raise
            self._add(route, lines)
            problems = tuple(Problem((), "MODEL_TYPE_CONVERT", line) for line in lines)
            return reply(Answer(400, invalid_form(*problems).body()), headers)
        except Refusal as refusal:
            self._note(request, route, refusal, lines)
            return reply(Answer(refusal.status, refusal.body()), headers)
        self._add(route, [*lines, *self._own_faults(route, answer)])
        return reply(answer, headers)

    def _authorise(self, request: web.Request, route: Route):
        if not route.token:
            return
        if request.headers.get("Authorization") != f"Bot {self._world.settings.token}":
            raise Refusal(401, 0, UNAUTHORISED)
        if not request.headers.get("User-Agent", "").startswith("DiscordBot ("):
            raise Refusal(403, 40333, "internal network error")  # what its firewall says

    async def _body(self, request: web.Request, route: Route) -> Body:
        if not route.body:
            return Body()
        body = await read_body(request)
        if body.data is None:
            raise invalid_form(Problem((), "BASE_TYPE_REQUIRED", "This field is required"))
        return body

    def _judged(self, route: Route, body: Body) -> list[str]:
        """What the description has against a body; the built-in checks come later, with errors
        as Discord words them, and then stand alone."""
        wanted = route.body and self._world.settings.checks
        return list(self._schemas.problems(route, body)) if wanted else []

    def _own_faults(self, route: Route, answer: Answer) -> list[str]:
        wanted = self._world.settings.check_answers
        return list(self._schemas.answer_problems(route, answer)) if wanted else []

    def _note(self, request, route: Route | None, refusal: Refusal, lines: list[str]):
        if refusal.breach and request.path.removeprefix(PREFIX) not in self._unsure:
            self._add(route or f"{request.method} {request.path}", refusal.lines())
        if not refusal.problems:
            self._add(route or "", lines)

    def _add(self, where: Route | str, lines: Iterable[str]):
        for line in lines:
            self._world.breaches.add(f"{where}: {line}")


def unknown_route(*, known: bool) -> Refusal:
    return (
        Refusal(405, 0, "405: Method Not Allowed") if known else Refusal(404, 0, "404: Not Found")
    )


def answer_of(result: Any) -> Answer:
    if isinstance(result, Answer):
        return result
    return Answer(204) if result is None else Answer(200, result)


def reply(answer: Answer, headers: dict[str, str]) -> web.Response:
    if answer.json is None:
        return web.Response(status=answer.status, headers=headers)
    body = orjson.dumps(answer.json)
    return web.Response(
        status=answer.status, body=body, content_type="application/json", headers=headers
    )


def too_many(after: float, scope: str, headers: dict[str, str]) -> web.Response:
    everywhere = scope == "global"
    sent = {"Via": "1.1 google", "Retry-After": str(int(after) + 1), "X-RateLimit-Scope": scope}
    sent |= headers
    if everywhere:
        sent["X-RateLimit-Global"] = "true"
    text = "You are being rate limited."
    return reply(Answer(429, {"message": text, "retry_after": after, "global": everywhere}), sent)


def planned_answer(fault: Fault) -> web.Response:
    if fault.status == 429 and fault.via:
        return too_many(fault.retry_after, fault.scope, {})
    text = f"<html><title>{fault.status}</title></html>"
    headers = {"Retry-After": "60"} if fault.status == 429 else {}
    return web.Response(status=fault.status, text=text, content_type="text/html", headers=headers)
