"""Questions to the bot over HTTP, for people and shell scripts: `POST /_control/slash` and so on.

| address | body | what it does |
|---|---|---|
| GET ready?seconds=9 | | waits until all shards are connected; commands, violations |
| POST says | text, where, mention, as, seconds | writes a message, returns the answers |
| POST slash | name, options, where, as | a slash command; options may be texts |
| POST autocomplete | name, option, typed, options | the choices |
| POST press, choose, submit, menu | label; values; values; name, message | on what was shown last |
| POST load | name, options, count, rate | many at once, and their latencies |
| GET messages?where=desk | | all messages of a channel |

`where` is a channel's name, "dm" (the default) or "elsewhere", a guild without the bot. `as` is a
person's name, and makes a new one. Replies are JSON with the message drawn as `text`; `?plain`
returns the drawing alone.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import orjson
from aiohttp import web

from .changes import Missed
from .load import load
from .render import render
from .words import typed

if TYPE_CHECKING:
    from .interaction import Interaction
    from .message import Message
    from .modal import Modal
    from .person import Person
    from .places import Channel
    from .server import Discord


class Control:
    """`last`: what the person saw last, so that buttons can be pressed by their label alone."""

    def __init__(self, server: Discord):
        self._server = server
        self.last: Message | None = None
        self.form: Modal | None = None

    def add_to(self, app: web.Application):
        app.router.add_get("/_control/ready", self._handle(self.ready))
        app.router.add_get("/_control/messages", self._handle(self.messages))
        for act in (
            self.says,
            self.slash,
            self.autocomplete,
            self.press,
            self.choose,
            self.submit,
            self.menu,
            self.load,
        ):
            app.router.add_post(f"/_control/{act.__name__}", self._handle(act))

    def _handle(self, act):
        async def handle(request: web.Request) -> web.Response:
            asked = dict(request.query)
            try:
                asked |= orjson.loads(await request.read() or b"{}")
                found = await act(asked)
            except (AssertionError, KeyError, orjson.JSONDecodeError) as error:
                return _answer({"error": f"{error}"}, 400)
            if "plain" in request.query:
                return web.Response(text=plain(found) + "\n")
            return _answer(found, 200)

        return handle

    async def ready(self, asked: dict[str, Any]) -> dict[str, Any]:
        with suppress(Missed):
            await self._server.ready(float(asked.get("seconds", 0)))
        return {
            "ready": self._server.is_ready,
            "commands": [command["name"] for command in self._server.commands],
            "synced": self._server.synced,
            "violations": self._server.violations,
        }

    async def messages(self, asked: dict[str, Any]) -> dict[str, Any]:
        where = self._where(asked, self._person(asked))
        return {"messages": [self._shown(one) for one in self._server.messages(where)]}

    async def says(self, asked: dict[str, Any]) -> dict[str, Any]:
        person = self._person(asked)
        where = self._where(asked, person)
        mention = asked.get("mention", where.guild is not None)
        await person.says(where, asked["text"], mention=mention)
        try:
            answer = await self._server.next_message(where, asked.get("seconds", 5.0))
        except Missed:
            return {"messages": []}
        return {"messages": [self._shown(answer)]}

    async def slash(self, asked: dict[str, Any]) -> dict[str, Any]:
        person = self._person(asked)
        where = self._where(asked, person)
        options = typed(self._server.world, asked["name"], asked.get("options") or {}, where)
        return self._told(await person.slash(where, asked["name"], **options))

    async def autocomplete(self, asked: dict[str, Any]) -> dict[str, Any]:
        person = self._person(asked)
        where, others = self._where(asked, person), asked.get("options") or {}
        choices = await person.autocomplete(
            where, asked["name"], asked["option"], asked.get("typed", ""), **others
        )
        return {"choices": choices}

    async def press(self, asked: dict[str, Any]) -> dict[str, Any]:
        return self._told(await self._person(asked).press(self._seen(asked), asked["label"]))

    async def choose(self, asked: dict[str, Any]) -> dict[str, Any]:
        return self._told(await self._person(asked).choose(self._seen(asked), asked["values"]))

    async def submit(self, asked: dict[str, Any]) -> dict[str, Any]:
        return self._told(await self._person(asked).submit(self.form, asked.get("values") or {}))

    async def menu(self, asked: dict[str, Any]) -> dict[str, Any]:
        message = self._seen(asked)
        return self._told(await self._person(asked).menu(message.channel, asked["name"], message))

    async def load(self, asked: dict[str, Any]) -> dict[str, Any]:
        person = self._person(asked)
        where = self._where(asked, person)
        options = typed(self._server.world, asked["name"], asked.get("options") or {}, where)
        count, rate = int(asked.get("count", 100)), asked.get("rate")
        found = await load(person, where, asked["name"], count=count, rate=rate, **options)
        shares = {f"p{round(share * 100)}": found.percentile(share) for share in (0.5, 0.95, 0.99)}
        return {"rate": found.rate, "unanswered": found.unanswered, **shares}

    def _person(self, asked: dict[str, Any]) -> Person:
        name = asked.get("as", "Ada")
        for person in self._server.world.people.values():
            if person.name == name:
                return person
        return self._server.user(name, locale=asked.get("locale", "en-US"))

    def _where(self, asked: dict[str, Any], person: Person) -> Channel:
        name = asked.get("where", "dm")
        if name == "dm":
            return person.dm
        for channel in self._server.world.channels.values():
            if channel.name == name:
                return channel
        raise KeyError(f"no channel {name!r}")

    def _seen(self, asked: dict[str, Any]) -> Message:
        found = self._server.world.messages.get(int(asked.get("message", 0))) or self.last
        assert found is not None, "no message has been shown yet"
        return found

    def _told(self, made: Interaction) -> dict[str, Any]:
        """What came of an interaction."""
        self.form = made.modal or self.form
        found: dict[str, Any] = {"seconds": made.latency, "ephemeral": made.ephemeral}
        if made.modal is not None:
            fields = [{"label": one.label, "custom_id": one.custom_id} for one in made.modal.fields]
            found["form"] = {"title": made.modal.title, "fields": fields}
        shown = [one for one in (made.message, *made.followups) if one is not None]
        return found | {"messages": [self._shown(one) for one in shown]}

    def _shown(self, message: Message) -> dict[str, Any]:
        self.last = message
        return {
            "id": str(message.id),
            "text": render(message),
            "buttons": [str(button) for button in message.buttons],
            "files": list(message.files),
        }


def plain(found: dict[str, Any]) -> str:
    """The drawings alone; whatever has none as JSON."""
    if "messages" in found:
        drawn = [one["text"] for one in found["messages"]]
        return "\n\n".join([*drawn, *([str(found["form"])] if "form" in found else [])])
    return orjson.dumps(found).decode()


def _answer(found: dict[str, Any], status: int) -> web.Response:
    return web.Response(status=status, body=orjson.dumps(found), content_type="application/json")
