"""Twenty thousand events that nobody would send, and many that somebody might: nothing breaks."""

import asyncio
import copy
import gc
import logging
import traceback
from contextlib import AsyncExitStack
from pathlib import Path
from random import Random

import pytest
from discord_server import asking
from discord_server.message_json import message_event, message_json
from discord_server.payloads import user_json
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from newsroom import LINK, ONE, Newsroom, newsroom_of

import bot
from bot.arguments import QUESTIONS
from bot.news.coded import encode
from bot.news.question import Options, Timeline
from bot.screen import Action, Press

BATCHES, EVENTS = 100, 200
COMMAND, COMPONENT, AUTOCOMPLETE, SUBMISSION = 2, 3, 4, 5
DAMAGED = 0.15
"""The share of events in which one thing is missing or of a wrong kind."""

OURS = Path(bot.__file__).parent
TEXT_OPTIONS = ("topic", "outlet", "not-outlet", "from", "to")
NAMES = (*QUESTIONS, "help", "about", "privacy", "forget-me", "newsdesk")
MENUS = ("Who else covered this?", "Check coverage")
BUTTON, ROW, SELECTS, TEXT_INPUT, LABEL = 2, 1, (3, 5, 6, 7, 8), 4, 18

HOSTILE = (
    "",
    " ",
    "clearview",
    "sources for clearview",
    "who was first?",
    "and the timeline?",
    LINK,
    f"<{LINK}> [x](<{LINK}>) ||{LINK}||",
    "https://[::1",
    "http://" + "a" * 300,
    "@everyone @here <@1> <@&1> <#1> </a:1> <t:1:R> <:a:1> <id:guide>",
    "``` ` ** __ ~~ || > # -# [a](b) \\",
    "%s %(x)d {0} {x} $x <!-- ' \" ; DROP TABLE asked; --",
    "from 2022-13-45 to 0000-00-00",
    "since 99999999999999999999 until -1",
    "last 999999999999 years",
    "<t:99999999999999999:F> <t:-99999999999999999> <t:>",
    "not not not without except",
    "compare and and and",
    "\x00\x01\x1b[31m\x7f",
    "\u202e\u2066\ufeff\u200b\u034f\u3164",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0010ffff \ufffe \ue000",
    "e" + "\u0301" * 500,
    "ﷺ" * 200,
    "İıſßΣς ǆ ﬃ ½ ² Ⅷ ٣ 三",
    "x" * 4_000,
    "a " * 2_000,
    "\n" * 1_000,
    ", " * 500,
)
LOCALES = ("en-US", "en-GB", "de", "es-ES", "es-419", "uk", "ja", "xx", "", "de-DE-1996")

texts = st.lists(
    st.one_of(st.text(max_size=60), st.text("clearviw dpfaks?:|*n", max_size=40)),
    min_size=8,
    max_size=8,
)
values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=20),
)
junk = st.lists(
    st.recursive(
        values,
        lambda inner: st.one_of(
            st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)
        ),
        max_leaves=6,
    ),
    min_size=8,
    max_size=8,
)


class Stage:
    """Where it happens: people, places, what was written there, answers with buttons."""

    def __init__(self, room: Newsroom, watch: "Watch"):
        self.room, self.watch, self.events = room, watch, 0
        self.people = [room.reader(f"Reader {number}") for number in range(30)]
        self.places = [room.desk(locale) for locale in ("en-US", "de", "uk")]

    async def prepare(self) -> "Stage":
        desk = self.places[0]
        self.said = [
            await one.says(where, "hello") for one in self.people for where in (desk, one.dm)
        ]
        self.answers = [
            (await one.slash(where, "sources", **ONE, share=True)).message
            for one, where in zip(self.people, self.places * 3, strict=False)
        ]
        return self


class Watch(logging.Handler):
    """What went wrong, in our code or in discord.py's alone."""

    def __init__(self):
        super().__init__(logging.ERROR)
        self.ours: dict[tuple[object, ...], str] = {}  # one example of each sort
        self.theirs = 0

    def emit(self, record):
        self.judge(record.getMessage(), record.exc_info[1] if record.exc_info else None)

    def unhandled(self, _loop, context):
        self.judge(context["message"], context.get("exception"))

    def judge(self, message: str, error: BaseException | None) -> None:
        """What is raised before our code is reached is not ours; the guard only logs it."""
        frames = traceback.extract_tb(error.__traceback__) if error else []
        own = [one for one in frames if Path(one.filename).is_relative_to(OURS)]
        if error is not None and all(one.name == "parsed" for one in own):
            self.theirs += 1
        else:
            lines = traceback.format_exception(error) if error else ()
            self.ours[type(error), *(one.line for one in own[-1:])] = "\n".join((message, *lines))


class Maker:
    """Makes events out of what Hypothesis drew: a number to begin with, texts, values."""

    def __init__(self, stage, begin: int, texts: list[str], junk: list[object]):
        self.stage, self.world = stage, stage.room.discord.world
        self.random = Random(begin)  # noqa: S311 - chance, not secrecy
        self.texts, self.junk = texts, junk

    def one_of(self, *what):
        return self.random.choice(what)

    def perhaps(self, share: float) -> bool:
        return self.random.random() < share

    def text(self) -> str:
        return self.random.choice(self.texts if self.perhaps(0.5) else HOSTILE)

    def value(self):
        return self.random.choice(self.junk)

    def some(self, make, most: int) -> list:
        return [make() for _ in range(self.random.randint(0, most))]

    def number(self) -> int:
        extremes = (0, 1, 2**31, 2**53 + 1, 2**63 - 1, -1)
        return self.one_of(*extremes, self.random.getrandbits(62))

    def event(self) -> tuple[str, dict, int | None]:
        """Its name, what it holds, the server that it comes from."""
        makers = (
            (self.slash, 24),
            (self.suggestions, 16),
            (self.press, 24),
            (self.submission, 8),
            (self.menu, 6),
            (self.message, 19),
            (self.garbage, 3),
        )
        make = self.random.choices([one for one, _ in makers], [often for _, often in makers])[0]
        return make()

    # Interactions

    def interaction(self, kind: int, data, source=None) -> tuple[str, dict, int | None]:
        person, where = self.random.choice(self.stage.people), self.random.choice(self.stage.places)
        where = person.dm if self.perhaps(0.2) else where
        owners = {"0": "0" if where.guild is None else str(where.guild.id)}
        made = asking._made(self.world, kind, person, where, owners, data)
        made.source = source
        event = asking.payload(made)
        if kind == AUTOCOMPLETE:  # what the test Discord holds the answer against
            made.data = {"options": [{"name": "topic", "type": 3, "focused": True}]}
        event["locale"] = self.one_of(*LOCALES)
        if source is not None:
            event["message"] = self.message_with(message_json(source), data.get("custom_id"))
        if self.perhaps(DAMAGED):
            event = self.damaged(event, ("id", "token", "type", "application_id"))
        return "INTERACTION_CREATE", event, where.guild and where.guild.id

    def slash(self):
        name = self.one_of(*NAMES) if self.perhaps(0.9) else self.text()
        data = {"id": str(self.number()), "name": name, "type": 1, "options": self.options()}
        if self.perhaps(0.1):
            del data["options"]
        if name == "newsdesk":
            inner = {"name": self.one_of("status", "reload", self.text()), "type": 1}
            data["options"] = [inner | {"options": self.options()}]
        if self.perhaps(0.05):
            data["type"] = self.one_of(2, 3, 4, 99)
        return self.interaction(COMMAND, data)

    def options(self) -> list[dict]:
        return self.some(self.option, 4)

    def option(self) -> dict:
        if self.perhaps(0.1):
            return {"name": self.text(), "type": self.random.randint(0, 12), "value": self.value()}
        if self.perhaps(0.2):
            return {"name": "share", "type": 5, "value": self.one_of(True, False)}  # noqa: FBT003
        return {"name": self.one_of(*TEXT_OPTIONS), "type": 3, "value": self.text()}

    def suggestions(self):
        options = self.options() or [{"name": "topic", "type": 3, "value": self.text()}]
        if self.perhaps(0.95):
            self.random.choice(options)["focused"] = True
        name = self.one_of(*NAMES[:11]) if self.perhaps(0.95) else self.text()
        data = {"id": str(self.number()), "name": name, "type": 1, "options": options}
        return self.interaction(AUTOCOMPLETE, data)

    def custom_id(self) -> str:
        if self.perhaps(0.1):
            return self.text()[:100]
        if self.perhaps(0.1):
            return f"n:{self.text()}"[:100]
        if self.perhaps(0.2):
            asked = self.one_of("*" + "0" * 24, self.text(), f"s|{self.text()}", "t|" * 30)
        else:
            kind = self.random.choice([kind for kind, _ in QUESTIONS.values()])
            asked = encode(Options(kind, self.one_of("clearview", "deepfakes", self.text())))
        owner = self.one_of(0, self.random.choice(self.stage.people).id)
        action = self.one_of(*Action)
        return Press(action, owner, self.one_of(0, 1, 2, 9999), asked).custom_id[:100]

    def press(self):
        kind = self.one_of(BUTTON, BUTTON, BUTTON, BUTTON, *SELECTS, 0, 99)
        data = {"custom_id": self.custom_id(), "component_type": kind, "id": 1}
        if kind in SELECTS:
            data["values"] = self.some(self.text, 3)
        return self.interaction(COMPONENT, data, self.random.choice(self.stage.answers))

    def submission(self):
        custom_id = self.one_of("n:again", "n:again", self.custom_id())
        data = {"custom_id": custom_id, "components": self.some(self.field, 3)}
        source = self.random.choice(self.stage.answers) if self.perhaps(0.7) else None
        return self.interaction(SUBMISSION, data, source)

    def field(self):
        inner = {"type": TEXT_INPUT, "id": 2, "custom_id": "n:field", "value": self.text()}
        if self.perhaps(0.3):
            inner["value"] = self.one_of("1", "2", "9999", "٣", "²", "-1", self.value())
        if self.perhaps(0.1):
            del inner[self.one_of("custom_id", "value")]
        if self.perhaps(0.1):
            return self.value()
        if self.perhaps(0.3):
            return {"type": ROW, "id": 1, "components": self.one_of([inner], [], [inner, inner])}
        return {"type": LABEL, "id": 1, "component": self.one_of(inner, inner, inner, None)}

    def menu(self):
        name = self.one_of(*MENUS) if self.perhaps(0.9) else self.text()
        target = self.message_with(message_json(self.random.choice(self.stage.said)))
        number = target["id"] if self.perhaps(0.95) else str(self.number())
        resolved = {"messages": {target["id"]: target}}
        data = {"id": str(self.number()), "name": name, "type": 3, "target_id": number}
        return self.interaction(COMMAND, data | {"resolved": resolved})

    # Messages

    def message(self):
        said = self.random.choice(self.stage.said)
        event = message_event(said)
        event = self.message_with(event)
        event["id"] = str(self.world.ids.new())
        event["content"] = self.text()
        if self.perhaps(0.4):
            event["content"] = f"{self.world.bot.mention} {event['content']}"
            event["mentions"] = [user_json(self.world.bot)]
        if self.perhaps(0.1):
            event["author"] = event["author"] | {"bot": True}
        if self.perhaps(0.1):
            event["webhook_id"] = str(self.number())
        if self.perhaps(0.1):
            event["type"] = self.random.randint(0, 60)
        if self.perhaps(DAMAGED):
            event = self.damaged(event, ("id", "channel_id", "guild_id"))
        name = self.one_of("MESSAGE_CREATE", "MESSAGE_CREATE", "MESSAGE_CREATE", "MESSAGE_UPDATE")
        return name, event, said.channel.guild and said.channel.guild.id

    def message_with(self, message: dict, custom_id: str | None = None) -> dict:
        """A message with all that messages can have, and a button."""
        more = {
            "flags": message["flags"] | self.one_of(0, 0, 0, 1 << 6, 1 << 13, 1 << 14, 1 << 15),
            "embeds": self.some(self.embed, 2),
            "attachments": self.some(self.attachment, 2),
            "sticker_items": [{"id": "5", "name": self.text(), "format_type": 1}],
            "mention_roles": self.some(lambda: str(self.number()), 2),
            "mention_everyone": self.perhaps(0.5),
            "pinned": self.perhaps(0.5),
            "content": self.text(),
        }
        for key in list(more):
            if self.perhaps(0.6):
                del more[key]
        if self.perhaps(0.1):
            more["message_reference"] = {
                "type": self.one_of(0, 1, 7),
                "channel_id": message["channel_id"],
                "message_id": self.one_of(str(self.number()), message["id"]),
            }
            more["referenced_message"] = self.one_of(None, message)
        if self.perhaps(0.1):
            more["message_snapshots"] = [{"message": message | more} for _ in range(2)]
        if self.perhaps(0.05):
            more["poll"] = {"question": {"text": self.text()}, "answers": []}
        components = self.some(self.component, 3)
        if custom_id is not None and self.perhaps(0.9):
            button = {"type": BUTTON, "id": 1, "style": 2, "label": "x", "custom_id": custom_id}
            components.append({"type": ROW, "id": 9, "components": [button]})
        return message | more | {"components": components}

    def embed(self):
        found = {
            "type": self.one_of("rich", "article", "video", self.text()),
            "url": self.text(),
            "title": self.text(),
            "description": self.text(),
            "fields": [{"name": self.text(), "value": self.text(), "inline": True}],
            "timestamp": "2022-04-22T12:00:00+00:00",
            "color": self.number() & 0xFFFFFF,
        }
        return {key: value for key, value in found.items() if self.perhaps(0.6)}

    def attachment(self):
        return {
            "id": str(self.number()),
            "filename": self.text(),
            "size": self.number() % 2**63,
            "url": self.text(),
            "proxy_url": self.text(),
        }

    def component(self, depth: int = 0) -> dict:
        """One of every kind that messages have."""
        text = {"type": 10, "id": 3, "content": self.text()}
        link = {"type": BUTTON, "id": 4, "style": 5, "label": "x", "url": self.one_of(LINK, "x:")}
        media = {"url": "https://media.example/a.png", "proxy_url": "", "flags": 0}
        kinds = [
            text,
            {"type": ROW, "id": 5, "components": [link]},
            {"type": 9, "id": 6, "components": [text], "accessory": link},
            {"type": 9, "id": 6, "components": [text], "accessory": {"type": 11, "media": media}},
            {"type": 12, "id": 7, "items": [{"media": media, "spoiler": False}]},
            {"type": 13, "id": 8, "file": media, "spoiler": True},
            {"type": 14, "id": 9, "divider": True, "spacing": 1},
            {"type": self.random.randint(0, 40), "id": 10},
        ]
        if depth < 2:
            inner = [self.component(depth + 1) for _ in range(2)]
            kinds.append({"type": 17, "id": 11, "components": inner, "accent_color": None})
        return self.random.choice(kinds)

    # What is broken

    def damaged(self, event: dict, spared: tuple[str, ...]) -> dict:
        """One thing somewhere in it is missing, or something else."""
        event = copy.deepcopy(event)
        place, key = event, None
        while True:
            keys = [one for one in self.keys(place) if place is not event or one not in spared]
            if not keys:
                break
            key = self.random.choice(keys)
            inner = place[key]
            if not isinstance(inner, dict | list) or not inner or self.perhaps(0.3):
                break
            place = inner
        if key is None or key not in self.keys(place):
            return event
        if self.perhaps(0.4):
            del place[key]
        else:
            place[key] = self.value()
        return event

    @staticmethod
    def keys(place) -> list:
        return list(place) if isinstance(place, dict) else list(range(len(place)))

    def garbage(self):
        name = self.one_of("INTERACTION_CREATE", "MESSAGE_CREATE", "GUILD_CREATE", self.text())
        event = {f"{one}": self.value() for one in self.some(self.text, 4)}
        return name, self.one_of(event, self.value()), None


@pytest.fixture(scope="module")
def runner():
    with asyncio.Runner() as made:
        yield made


@pytest.fixture(scope="module")
def watch(runner):
    made = Watch()
    logging.getLogger().addHandler(made)
    runner.get_loop().set_exception_handler(made.unhandled)
    yield made
    logging.getLogger().removeHandler(made)


@pytest.fixture(scope="module")
def stage(runner, watch, newsdesks, tmp_path_factory):
    stack = AsyncExitStack()
    opening = newsroom_of(newsdesks["seeds"], tmp_path_factory.mktemp("state"))
    room = runner.run(stack.enter_async_context(opening))
    yield runner.run(Stage(room, watch).prepare())
    runner.run(stack.aclose())


@pytest.fixture(scope="module")
def played(runner, stage):
    """The stage after all that happened on it."""

    @settings(
        max_examples=BATCHES,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(begin=st.integers(0, 2**32), texts=texts, junk=junk)
    def play(begin, texts, junk):
        maker = Maker(stage, begin, texts, junk)
        runner.run(taken(stage, [maker.event() for _ in range(EVENTS)]))

    play()
    gc.collect()
    runner.run(asyncio.sleep(0))
    return stage


async def taken(stage: Stage, events) -> None:
    """All events one after the other, and then a question that must be answered."""
    discord, front = stage.room.discord, stage.room.bot.client.front
    for name, event, guild in events:
        discord.hub.send(name, event, guild=guild)
        stage.events += 1
    asked = stage.people[0].slash_soon(stage.places[0], "timeline", **ONE)
    await asked.shown(20)
    await front.finish(20)
    expected = stage.room.pages(Options(Timeline, "clearview"))[0].text
    assert asked.message.text == expected


def test_twenty_thousand_events_and_every_question_between_them_are_taken(played):
    """See `taken`: each batch ends with a question that is answered rightly."""
    assert played.events == BATCHES * EVENTS
    assert played.room.discord.resumes == 0
    assert len(played.room.discord.identifies) == 1


def test_most_of_them_get_an_answer(played):
    """Else this would say little about our code; the others are those that nobody answers."""
    answered = sum(one.arrived is not None for one in played.room.discord.interactions)
    replies = sum(
        one.author.bot and not one.interaction
        for one in played.room.discord.world.messages.values()
    )
    assert answered > 0.4 * played.events
    assert replies > 0.02 * played.events
    assert played.watch.theirs < 0.2 * played.events


def test_nothing_of_ours_goes_wrong(played):
    assert list(played.watch.ours.values()) == []


def test_no_rule_of_discord_is_broken(played):
    broken = [*played.room.discord.violations]
    played.room.discord.violations.clear()  # they are told here, not at the end again
    assert broken == []
