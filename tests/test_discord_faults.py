"""Discord misbehaves, the disk is full, the corpus changes: every question that Discord delivered
is answered, none twice, and so is the next one."""

import asyncio
import gc
import shutil
import sqlite3
import sys
import threading
from collections.abc import Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from functools import partial
from importlib.util import module_from_spec, spec_from_file_location
from itertools import count

import pytest
import pytest_asyncio
from archives import a_corpus, front_matter, write
from desk_in_discord import running
from discord import AutoShardedClient, utils
from discord_server import Channel, Discord, Missed
from discord_server.faults import Faults
from newsroom import LINK, ONE, Newsroom, newsroom_of

from bot.app import Newsdesk
from bot.news.markdown import whole, written
from bot.news.question import (
    About,
    Help,
    Latest,
    Links,
    Options,
    Search,
    Sources,
    Summary,
    Timeline,
    WhoReported,
)
from bot.wording import wording

ENGLISH = wording("en")
SOURCES, TIMELINE = Options(Sources, "clearview"), Options(Timeline, "clearview")
PAGES = Options(Search, "facial recognition")
TOPICS = ("clearview", "deepfakes", "kabul", "corpses", "moms")
A_MOMENT = 0.05
PATIENCE = 8.0
"""Seconds that a test waits for what ought to come much sooner."""


@asynccontextmanager
async def nothing_unseen():
    """No task may end with an exception that nobody looks at."""
    unseen = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: unseen.append(context))
    yield
    gc.collect()
    await asyncio.sleep(0)
    assert unseen == []


@pytest.fixture
def opened(seeds, tmp_path):
    """A bot with settings."""

    @asynccontextmanager
    async def opened(newsdesk=seeds, server=None, **settings):
        (tmp_path / "state").mkdir()
        async with (
            nothing_unseen(),
            Discord(**server or {}) as discord,
            running(newsdesk, tmp_path / "state", discord, **settings) as bot,
        ):
            yield Newsroom(discord, bot)

    return opened


@pytest_asyncio.fixture
async def room(opened):
    async with opened() as made:
        yield made


def said(room, asked: Options, page: int = 0) -> str:
    """A page of what the desk itself says."""
    return room.pages(asked)[page].text


def texts(discord: Discord, where: Channel) -> list[str]:
    """What the bot has said somewhere, to everybody or to one person."""
    return [one.text for one in discord.messages(where) if one.author.bot]


def to_a_page(button) -> bool:
    """The button that asks for the number of a page."""
    return button.label.startswith("1 of ")


# The API


def planned(misbehave: Callable[..., None], *arguments: float, **how: object):
    """What a route suffers."""
    return lambda faults, route: misbehave(faults, *arguments, route=route, **how)


TROUBLES = {
    "429": planned(Faults.rate_limit, 0.2),
    "429 twice": planned(Faults.rate_limit, 0.2, times=2),
    "429 shared": planned(Faults.rate_limit, 0.2, scope="shared"),
    "slow": planned(Faults.slow, 1.0, times=1),
    "slow after": planned(Faults.slow, 1.0, times=1, after=True),
    "502 once": planned(Faults.answer, 502),
    "504 once": planned(Faults.answer, 504),
} | {
    f"{name} {often}{' after' * after}": planned(misbehave, *status, times=times, after=after)
    for name, misbehave, *status in (
        ("500", Faults.answer, 500),
        ("503", Faults.answer, 503),
        ("drop", Faults.drop),
    )
    for often, times in (("once", 1), ("twice", 2))
    for after in (False, True)
}
"""What may happen to requests; "after": once they were processed, so that nobody knows."""


@dataclass(slots=True)
class Case:
    """A place where something happened, what the bot had to say there, and what it missed."""

    room: object
    trouble: str
    where: Channel
    said: list[str]
    missed: str = ""
    route: str = ""

    def disturb(self, route: str) -> None:
        """From now on requests to a route fare badly."""
        self.route = route
        TROUBLES[self.trouble](self.room.discord.faults, route)


async def by_command(case, ada):
    case.said = [said(case.room, SOURCES)]
    asked = ada.slash_soon(case.where, "sources", **ONE)
    case.disturb(f"POST /interactions/{asked.id}/*")
    await asked.shown(PATIENCE)


async def by_menu(case, ada):
    case.said = [said(case.room, Options(Links, LINK))]
    message = await ada.says(case.where, LINK)
    menu = ENGLISH.say("menus.who-else")
    asking = asyncio.create_task(ada.menu(case.where, menu, message, timeout=PATIENCE))
    await asyncio.sleep(0)  # it is on its way
    (asked,) = (one for one in case.room.discord.interactions if one.person is ada)
    case.disturb(f"POST /interactions/{asked.id}/*")
    await asking


async def by_message(case, ada):
    case.said = [said(case.room, SOURCES)]
    case.disturb(f"POST /channels/{case.where.id}/messages")
    await ada.says(case.where, "sources for clearview", mention=True, wait=True, timeout=PATIENCE)


async def while_typing(case, ada):
    case.said = [said(case.room, SOURCES)]
    case.disturb(f"POST /channels/{case.where.id}/typing")
    await ada.says(case.where, "sources for clearview", mention=True, wait=True, timeout=PATIENCE)


async def by_button(case, ada):
    case.said = [said(case.room, TIMELINE)]
    message = (await ada.slash(case.where, "sources", **ONE, timeout=PATIENCE)).message
    asked = ada.press_soon(message, "Timeline")
    case.disturb(f"POST /interactions/{asked.id}/*")
    await asked.shown(PATIENCE)


async def as_a_file(case, ada):
    case.said = [said(case.room, PAGES), ENGLISH.say("texts.file")]
    asked = await ada.slash(case.where, "search", topic=PAGES.topic, timeout=PATIENCE)
    pressed = ada.press_soon(asked.message, "All as a file")
    case.disturb(f"POST /interactions/{pressed.id}/*")
    await pressed.shown(PATIENCE)
    desk = case.room.bot.newsdesk
    content = whole(desk.ask(PAGES, case.room.bot.clock()).reply)
    assert pressed.message.files == {"newsdesk.md": content.encode()}


async def a_form(case, ada):
    case.said = [said(case.room, PAGES, 2)]
    asked = await ada.slash(case.where, "search", topic=PAGES.topic, timeout=PATIENCE)
    pressed = ada.press_soon(asked.message, to_a_page)
    case.disturb(f"POST /interactions/{pressed.id}/*")
    await pressed.shown(PATIENCE)
    await ada.submit(pressed.modal, {"n:field": "3"}, timeout=PATIENCE)


async def by_form(case, ada):
    case.said = [said(case.room, PAGES, 2)]
    asked = await ada.slash(case.where, "search", topic=PAGES.topic, timeout=PATIENCE)
    form = (await ada.press(asked.message, to_a_page, timeout=PATIENCE)).modal
    submitted = ada.submit_soon(form, {"n:field": "3"})
    case.disturb(f"POST /interactions/{submitted.id}/*")
    await submitted.shown(PATIENCE)


DEEDS = (by_command, by_menu, by_message, while_typing, by_button, as_a_file, a_form, by_form)


async def tried(room, deed, trouble: str, after: float) -> Case:
    """What comes of a deed that is disturbed, and of the next questions."""
    await asyncio.sleep(after)
    case = Case(room, trouble, room.desk(), [])
    ada = room.reader()
    try:
        await deed(case, ada)
    except Missed as error:
        case.missed = str(error)
    await ada.slash(case.where, "about", timeout=PATIENCE)
    await ada.says(case.where, "help", mention=True, wait=True, timeout=PATIENCE)
    return case


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def cases(newsdesks, tmp_path_factory):
    """Every trouble of every deed, one soon after the other; looked at when the bot is gone."""
    wanted = [(deed, trouble) for deed in DEEDS for trouble in TROUBLES]
    folder = tmp_path_factory.mktemp("state")
    async with nothing_unseen(), newsroom_of(newsdesks["seeds"], folder) as room:
        trying = (tried(room, *one, number * A_MOMENT) for number, one in enumerate(wanted))
        return dict(zip(wanted, await asyncio.gather(*trying), strict=True))


@pytest.mark.parametrize("trouble", TROUBLES)
@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.__name__)
def test_an_answer_arrives_once_whatever_the_api_does(cases, deed, trouble):
    case = cases[deed, trouble]
    found = texts(case.room.discord, case.where)
    following = [said(case.room, Options(kind)) for kind in (About, Help)]
    assert case.missed == ""
    assert sorted(found) == sorted([*case.said, *following])


class HeldDesk:
    """A desk that does not answer while it is held."""

    def __init__(self, newsdesk):
        self._newsdesk = newsdesk
        self.go_on = threading.Event()
        self.go_on.set()

    def ask(self, asked, now):
        self.go_on.wait()
        return self._newsdesk.ask(asked, now)

    def remembered(self, asked, now):
        return self._newsdesk.remembered(asked, now) if self.go_on.is_set() else None

    def serving(self):
        return self._newsdesk.serving()

    def reload(self):
        self.go_on.wait()
        return self._newsdesk.reload()


def a_new_answer(ada, message):
    return ada.slash_soon(message.channel, "search", topic=PAGES.topic)


def another_page(ada, message):
    return ada.press_soon(message, "▶")


def the_promise(asked):
    return f"POST /interactions/{asked.id}/*"


def what_was_promised(asked):
    return f"PATCH /webhooks/*/{asked.token}/*"


LATE = [
    (deed, route)
    for deed in (a_new_answer, another_page)
    for route in (the_promise, what_was_promised)
]


async def tried_late(case, deed, route, after: float, held: asyncio.Event) -> None:
    """The same where Discord is told to wait for the answer."""
    ada = case.room.reader()
    message = (await ada.slash(case.where, "search", topic=PAGES.topic)).message
    await held.wait()
    await asyncio.sleep(after)
    asked = deed(ada, message)
    case.disturb(route(asked))
    try:
        await asked.shown(PATIENCE)
        await case.room.discord.until(
            lambda: not asked.message.loading and asked.message.edits, PATIENCE
        )
    except Missed as error:
        case.missed = str(error)
    await ada.slash(case.where, "about", timeout=PATIENCE)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def late_cases(newsdesks, tmp_path_factory):
    desk, held = HeldDesk(newsdesks["seeds"]), asyncio.Event()
    wanted = [(*how, trouble) for how in LATE for trouble in TROUBLES]
    folder = tmp_path_factory.mktemp("state")
    async with nothing_unseen(), newsroom_of(desk, folder) as room:
        discord = room.discord
        cases = {one: Case(room, one[-1], room.desk(), []) for one in wanted}
        trying = asyncio.gather(
            *(
                tried_late(case, *how[:2], number * A_MOMENT, held)
                for number, (how, case) in enumerate(cases.items())
            )
        )
        await discord.until(lambda: len(answered(discord)) == len(wanted), PATIENCE)
        desk.go_on.clear()
        held.set()
        await discord.until(lambda: len(decided(discord)) == 2 * len(wanted), 2 * PATIENCE)
        desk.go_on.set()
        await trying
    return cases


def answered(discord):
    return [one for one in discord.interactions if one.arrived]


def decided(discord):
    """Interactions that were responded to, or never will be."""
    now = discord.clock.now()
    return [one for one in discord.interactions if one.arrived or now - one.dispatched > 3.5]


@pytest.mark.parametrize("trouble", TROUBLES)
@pytest.mark.parametrize("deed", LATE, ids=lambda how: "-".join(one.__name__ for one in how))
def test_a_late_answer_arrives_once_whatever_the_api_does(late_cases, deed, trouble):
    case = late_cases[*deed, trouble]
    pages = [0, 0] if deed[0] is a_new_answer else [1]
    expected = [*(said(case.room, PAGES, page) for page in pages), said(case.room, Options(About))]
    assert case.missed == ""
    assert sorted(texts(case.room.discord, case.where)) == sorted(expected)


async def test_a_global_rate_limit_loses_no_question(room):
    ada, bob, desk = room.reader(), room.reader("Bob"), room.desk()
    room.discord.faults.rate_limit(0.3, route=f"POST /channels/{desk.id}/messages", scope="global")
    await ada.says(desk, "sources for clearview", mention=True)
    asked = bob.slash_soon(desk, "timeline", **ONE)
    await bob.says(bob.dm, "sources for clearview")
    await asked.shown()
    await room.discord.next_message(desk)
    await room.discord.next_message(bob.dm)
    assert sorted(texts(room.discord, desk)) == sorted([said(room, SOURCES), said(room, TIMELINE)])
    assert texts(room.discord, bob.dm) == [said(room, SOURCES)]


async def test_buckets_that_are_soon_empty_are_waited_for(room):
    ada, desk = room.reader(), room.desk()
    room.discord.limits.set("POST /channels/*/messages", 2, per=0.3)
    for _ in range(5):
        await ada.says(desk, "sources for clearview", mention=True)
    found = [(await room.discord.next_message(desk)).text for _ in range(5)]
    assert found == [said(room, SOURCES)] * 5
    assert 429 not in {one.status for one in room.discord.requests}


async def test_an_outage_of_seconds_costs_no_answer_that_has_time(opened, seeds):
    desk = HeldDesk(seeds)
    async with opened(desk) as room:
        ada, where = room.reader(), room.desk()
        desk.go_on.clear()
        asked = ada.slash_soon(where, "sources", **ONE)
        await asked.responded()
        routes = f"PATCH /webhooks/*/{asked.token}/*", f"POST /channels/{ada.dm.id}/messages"
        for route in routes:
            room.discord.faults.answer(503, route=route, times=4)
        desk.go_on.set()
        await ada.says(ada.dm, "timeline of clearview")
        await asked.shown(PATIENCE)
        await room.discord.next_message(ada.dm, PATIENCE)
        assert asked.message.text == said(room, SOURCES)
        assert texts(room.discord, ada.dm) == [said(room, TIMELINE)]


async def test_what_comes_of_a_long_reload_is_told_once(opened, seeds):
    desk = HeldDesk(seeds)
    async with opened(desk) as room:
        where, discord = room.desk(), room.discord
        desk.go_on.clear()
        asked = discord.owner.slash_soon(where, "newsdesk reload")
        await asked.responded()
        discord.faults.drop(route="* /webhooks/*", after=True)
        desk.go_on.set()
        await asked.shown()
        await room.bot.client.front.finish(PATIENCE)
        assert discord.faults.planned == []
        (told,) = texts(discord, where)
        assert told.startswith("Corpus read again.")


async def test_suggestions_that_are_lost_are_there_for_the_next_letter(room):
    ada, desk = room.reader(), room.desk()
    for misbehave in (Faults.drop, partial(Faults.answer, status=503)):
        misbehave(room.discord.faults, route="POST /interactions/*", times=1)
        with suppress(Missed):
            await ada.autocomplete(desk, "sources", "topic", "clearvie", timeout=0.5)
        assert await ada.autocomplete(desk, "sources", "topic", "clearview")


async def test_whoever_asks_too_much_is_told_so_though_discord_stumbles(opened):
    async with opened(answers_a_minute=1) as room:
        ada, bob, desk = room.reader(), room.reader("Bob"), room.desk()
        room.bot.clock.advance(minutes=2)
        await ada.slash(desk, "sources", **ONE)
        asked = [ada.slash_soon(desk, "sources", **ONE) for _ in range(2)]
        for one, times in zip(asked, (1, 9), strict=True):
            room.discord.faults.drop(route=f"POST /interactions/{one.id}/*", times=times)
        sentence = ENGLISH.say("texts.cooldown", seconds=60)
        assert (await asked[0].shown()).message.text == sentence
        assert (await bob.slash(desk, "sources", **ONE)).message.text == said(room, SOURCES)
        await room.discord.until(lambda: statuses(room, f"/interactions/{asked[1].id}/") == [0] * 3)


def statuses(room, start: str) -> list[int]:
    """What came of the requests to paths that start so."""
    return [one.status for one in room.discord.requests if one.path.startswith(start)]


# The gateway


@pytest.fixture
def _at_once(monkeypatch):
    """discord.py waits five seconds before each IDENTIFY but the first; this Discord need not."""

    async def at_once(*_, **__):
        pass

    monkeypatch.setattr(AutoShardedClient, "before_identify_hook", at_once)


class Asker:
    """Somebody who asks in every way there is, and once more; each answer must come once."""

    def __init__(self, room, where=None):
        self.discord, self.bot, self.pages = room.discord, room.bot, room.pages
        self.person, self.where = room.reader(), where or room.desk()
        self.expected = []

    async def prepare(self):
        """Two answers with pages, and the form of the second."""
        asked = [
            await self.person.slash(self.where, "search", topic=PAGES.topic, share=True)
            for _ in range(2)
        ]
        self.turned, self.gone_to = (one.message for one in asked)
        self.form = (await self.person.press(self.gone_to, to_a_page)).modal

    async def ask(self):
        """One question of each kind, all at once."""
        self.person.slash_soon(self.where, "sources", **ONE)
        self.person.press_soon(self.turned, "▶")
        self.person.press_soon(self.turned, "All as a file")
        self.person.submit_soon(self.form, {"n:field": "3"})
        await self.person.says(self.where, "timeline of clearview", mention=True)
        self.expected += [
            *(
                one.text
                for one in (*self.pages(SOURCES), *self.pages(PAGES)[1:3], *self.pages(TIMELINE))
            ),
            ENGLISH.say("texts.file"),
        ]

    async def is_answered(self, patience: float = PATIENCE):
        """Every question got its answer, in the end the next one too, and none got two."""
        with suppress(Missed):
            await self.discord.until(lambda: self._found() == sorted(self.expected), patience)
        self.expected.append(self.pages(Options(About))[0].text)
        await self.person.slash(self.where, "about", timeout=patience)
        await self.bot.client.front.finish(patience)
        assert self._found() == sorted(self.expected)
        assert [self.turned.edits, self.gone_to.edits] == [1, 1]

    def _found(self):
        return sorted(texts(self.discord, self.where))


async def an_asker(room, where=None) -> Asker:
    made = Asker(room, where)
    await made.prepare()
    return made


OUTAGES = {
    "the connection breaks": lambda shard: shard.drop(),
    "Discord asks to come back": lambda shard: shard.reconnect(),
    "the session is invalid for a moment": lambda shard: shard.invalidate(resumable=True),
    "the connection is half-open": lambda shard: shard.freeze(),
}
IMPATIENT = {"server": {"heartbeat": 0.2}, "heartbeat_timeout": 0.6}


@pytest.mark.parametrize("outage", OUTAGES)
async def test_what_is_asked_while_the_bot_is_away_is_answered_when_it_is_back(opened, outage):
    async with opened(**IMPATIENT) as room:
        asker, discord = await an_asker(room), room.discord
        resumes = discord.resumes
        OUTAGES[outage](discord.shard())
        await asker.ask()
        await discord.until(lambda: discord.resumes > resumes, PATIENCE)
        await asker.is_answered()
        assert len(discord.identifies) == 1


async def test_a_closed_connection_is_resumed(room):
    asker = await an_asker(room)
    await room.discord.shard().close(4000)
    await asker.ask()
    await asker.is_answered()
    assert (room.discord.resumes, len(room.discord.identifies)) == (1, 1)


async def test_heartbeats_without_an_answer_end_the_connection_and_no_question_is_lost(opened):
    async with opened(**IMPATIENT) as room:
        asker, shard = await an_asker(room), room.discord.shard()
        first, resumes = shard.connection, room.discord.resumes
        shard.withhold_acks()
        await asker.ask()
        await room.discord.until(lambda: room.discord.resumes > resumes, PATIENCE)
        await asker.is_answered()
        assert shard.connection is not first


@pytest.mark.parametrize("minutes", [0, 3], ids=["at once", "when Discord forgot the nonces"])
async def test_a_replay_of_what_was_answered_answers_nothing_again(room, minutes):
    asker, session = await an_asker(room), room.discord.shard().session
    before = session.sequence
    await asker.ask()
    await asker.is_answered()
    room.discord.clock.advance(60 * minutes)
    for _ in range(2):
        session.replay(session.connection, before)
    asker.expected.append(said(room, Options(Help)))
    await asker.person.says(asker.where, "help", mention=True)
    await asker.is_answered()


@pytest.mark.usefixtures("_at_once")
@pytest.mark.parametrize("meanwhile", ["connected", "away"])
async def test_after_a_lost_session_the_bot_begins_a_new_one(room, meanwhile):
    asker, discord = await an_asker(room), room.discord
    if meanwhile == "connected":
        discord.shard().invalidate()
    else:
        discord.shard().session.over = True
        discord.shard().drop()
    await discord.until(lambda: len(discord.identifies) == 2 and discord.is_ready, PATIENCE)
    await asker.ask()
    await asker.is_answered()


@pytest.mark.usefixtures("_at_once")
async def test_a_gateway_that_takes_nobody_for_a_moment_is_tried_again(room):
    asker, discord = await an_asker(room), room.discord
    discord.hub.refused = 1
    discord.shard().drop()
    await discord.until(lambda: discord.hub.refused == 0 and discord.is_ready, PATIENCE)
    await asker.ask()
    await asker.is_answered()


DISORDERS = {
    "twice": lambda shard: shard.duplicate(1_000),
    "in reverse": lambda shard: shard.shuffle(5),
    "late": lambda shard: shard.delay(0.2),
}


@pytest.mark.parametrize("disorder", DISORDERS)
async def test_events_that_come_otherwise_than_they_should_are_each_answered_once(room, disorder):
    asker = await an_asker(room)
    DISORDERS[disorder](room.discord.shard())
    await asker.ask()
    await asker.is_answered()


async def test_a_question_may_come_before_its_server(room):
    ada, shard = room.reader(), room.discord.shard()
    shard.shuffle(4)  # the server, its channel, a question, another
    desk = room.desk()
    asked = ada.slash_soon(desk, "sources", **ONE)
    await ada.says(desk, "timeline of clearview", mention=True)
    assert (await asked.shown()).message.text == said(room, SOURCES)
    assert (await room.discord.next_message(desk)).text == said(room, TIMELINE)
    assert len(texts(room.discord, desk)) == 2


@pytest.mark.usefixtures("_at_once")
@pytest.mark.parametrize("outage", OUTAGES)
async def test_one_broken_shard_disturbs_no_other(opened, outage):
    async with opened(server={"shards": 3, "heartbeat": 0.2}, heartbeat_timeout=0.6) as room:
        guilds = room.discord.guilds(3)
        askers = [await an_asker(room, one.channels[0]) for one in guilds]
        broken = room.discord.shard((guilds[1].id >> 22) % 3)
        OUTAGES[outage](broken)
        for one in askers:
            await one.ask()
        for one in (askers[0], askers[2], askers[1]):
            await one.is_answered()
        assert len(room.discord.identifies) == 3


@pytest.mark.usefixtures("_at_once")
async def test_a_bot_of_two_thousand_servers_comes_back_to_all_of_them(room):
    guilds = room.discord.guilds(2_000)
    askers = [await an_asker(room, guilds[number].channels[0]) for number in (0, 999, 1_999)]
    room.discord.shard().drop()
    for one in askers:
        await one.ask()
    for one in askers:
        await one.is_answered()
    room.discord.shard().invalidate()
    await room.discord.until(lambda: len(room.discord.identifies) == 2 and room.discord.is_ready)
    for one in guilds[::400]:
        await (await an_asker(room, one.channels[0])).person.slash(one.channels[0], "help")
    assert len(room.bot.client.guilds) == 2_000


@pytest.fixture
def without_zstd(monkeypatch):
    """discord.py's own code for where there is no zstandard."""
    monkeypatch.setitem(sys.modules, "zstandard", None)
    spec = spec_from_file_location("discord.utils_without_zstd", utils.__file__)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(utils, "_ActiveDecompressionContext", module._ActiveDecompressionContext)


@pytest.mark.parametrize("compress", [True, False], ids=["compressed", "not compressed"])
async def test_a_connection_may_be_compressed_or_not(opened, compress):
    async with opened(server={"compress": compress}) as room:
        await comes_back(room)


@pytest.mark.usefixtures("without_zstd")
async def test_a_connection_may_be_compressed_in_the_old_way(room):
    assert utils._ActiveDecompressionContext.COMPRESSION_TYPE == "zlib-stream"
    await comes_back(room)


async def comes_back(room) -> None:
    asker = await an_asker(room)
    room.discord.shard().drop()
    await asker.ask()
    await asker.is_answered()
    assert room.discord.resumes == 1


async def test_a_hundred_questions_in_the_middle_of_it_all_get_a_hundred_answers(room):
    discord, desk = room.discord, room.desk()
    people = [room.reader(f"Reader {number}") for number in range(10)]
    troubles = {
        10: lambda: discord.shard().drop(),
        25: lambda: discord.faults.drop(route="POST /interactions/*", times=3),
        40: lambda: discord.faults.answer(503, route="POST /channels/*/messages", times=3),
        55: lambda: discord.shard().duplicate(20),
        70: lambda: discord.shard().reconnect(),
        80: lambda: discord.faults.rate_limit(0.1, route="POST /*", times=5),
        90: lambda: discord.faults.drop(route="POST *", times=3, after=True),
    }
    asked, written = {}, {}
    for number in range(100):
        troubles.get(number, lambda: None)()
        person, topic = people[number % 10], TOPICS[number % len(TOPICS)]
        if number % 2:
            asked[person.slash_soon(desk, "sources", topic=topic)] = Options(Sources, topic)
        else:
            message = await person.says(desk, f"timeline of {topic}", mention=True)
            written[message] = Options(Timeline, topic)
        await asyncio.sleep(0.01)

    for one in asked:
        await one.shown(PATIENCE)
    await discord.until(lambda: len(replies(discord, desk)) >= len(written), PATIENCE)
    await room.bot.client.front.finish(PATIENCE)
    discord.faults.clear()

    assert {one: one.message.text for one in asked} == {
        one: said(room, options) for one, options in asked.items()
    }
    assert sorted((one.reference.id, one.text) for one in replies(discord, desk)) == [
        (one.id, said(room, options)) for one, options in written.items()
    ]
    assert len(texts(discord, desk)) == 100


def replies(discord, where):
    return [one for one in discord.messages(where) if one.author.bot and not one.interaction]


# The corpus


def a_version(word: str, articles: int) -> dict[str, str]:
    """Documents that all say a word in each of their headlines."""
    return {
        f"{number}_md": front_matter(
            f"{word} harbour notes, part {number}",
            f"https://{word}{number % 7}.example/harbour/{number}",
            publishedDateTime=f"2022-04-{1 + number % 20:02d}T10:00:00Z",
            provider={"name": f"{word} Post {number % 7}"},
        )
        for number in range(articles)
    }


VERSIONS = (a_version("Alpha", 30), a_version("Beta", 45))
HARBOUR = [
    Options(kind, "harbour") for kind in (Search, Sources, Timeline, WhoReported, Summary, Latest)
]


def put(folder, documents: dict[str, str]) -> None:
    """Make these documents the whole corpus."""
    for file in folder.iterdir():
        if file.name.replace(".", "_") not in documents:
            file.unlink()
    for name, text in documents.items():
        write(folder / name.replace("_", "."), text)


@pytest.fixture
def harbours(tmp_path):
    """A Newsdesk whose corpus can be changed, and what is said with each version of it."""
    newsdesk = Newsdesk(a_corpus(tmp_path / "changing", **VERSIONS[0]))
    fixed = [
        Newsdesk(a_corpus(tmp_path / str(number), **documents))
        for number, documents in enumerate(VERSIONS)
    ]
    yield newsdesk, fixed
    for one in (newsdesk, *fixed):
        one.close()


async def test_while_the_corpus_changes_every_answer_is_the_old_or_the_new_one(opened, harbours):
    newsdesk, fixed = harbours
    async with opened(newsdesk) as room:
        replied = [[one.ask(asked, room.bot.clock()).reply for asked in HARBOUR] for one in fixed]
        shown = {page.text for version in replied for one in version for page in written(one)}
        files = {whole(one).encode() for version in replied for one in version}
        over, reloads = asyncio.Event(), 0

        async def change():
            nonlocal reloads
            while not over.is_set():
                reloads += 1
                put(newsdesk.settings.corpus[0], VERSIONS[reloads % 2])
                await room.bot.reception.reload()

        changing = asyncio.create_task(change())
        found = await asyncio.gather(*(used(room, lambda: reloads >= 6) for _ in range(4)))
        over.set()
        await changing

        assert {text for one in found for text in one[0]} <= shown
        contents = {content for one in found for content in one[1]}
        assert {one for one in contents if not one.startswith(b"\x89PNG")} <= files
        for number in (0, 1):
            put(newsdesk.settings.corpus[0], VERSIONS[number])
            await room.bot.reception.reload()
            answer = await room.reader().slash(room.desk(), "sources", topic="harbour")
            assert answer.message.text == written(replied[number][1])[0].text


async def used(room, enough) -> tuple[list[str], list[bytes]]:
    """What somebody is shown who asks and presses until it is enough."""
    ada, desk, seen, files = room.reader(), room.desk(), [], []
    while not enough():
        for name in ("search", "timeline", "who-reported"):
            message = (await ada.slash(desk, name, topic="harbour", timeout=PATIENCE)).message
            seen.append(message.text)
            for label in ("▶", "Sources", "◀") if name == "timeline" else ("All as a file",):
                if any(one.label == label and not one.disabled for one in message.buttons):
                    pressed = await ada.press(message, label, timeout=PATIENCE)
                    files += pressed.message.files.values()
                    seen.append(message.text)
        answer = await ada.says(ada.dm, "latest on harbour", wait=True, timeout=PATIENCE)
        seen.append(answer.text)
    return seen, files


async def test_a_damaged_archive_is_made_anew_and_every_question_answered(opened, harbours):
    newsdesk, (same, _) = harbours
    async with opened(newsdesk) as room:
        people = [room.reader(f"Reader {number}") for number in range(4)]
        damage(newsdesk)
        asked = [
            (one.slash_soon(room.desk(), "sources", topic="harbour"), Options(Sources, "harbour"))
            for one in people
        ]
        for one in people:
            await one.says(one.dm, "timeline of harbour")
        for one, options in asked:
            expected = written(same.ask(options, room.bot.clock()).reply)[0].text
            assert (await one.shown(PATIENCE)).message.text == expected
        timeline = same.ask(Options(Timeline, "harbour"), room.bot.clock()).reply
        for one in people:
            message = await room.discord.next_message(one.dm, PATIENCE)
            assert message.text == written(timeline)[0].text


def damage(newsdesk: Newsdesk) -> None:
    """What a decaying disk makes of the archive in service."""
    folder = newsdesk.settings.archive
    facts = folder / (folder / "current").read_text().strip() / "facts.sqlite"
    with facts.open("r+b") as stream:
        stream.write(b"\xa5" * 2_000_000)


async def test_an_archive_that_cannot_be_made_anew_is_said_until_it_can(opened, harbours):
    newsdesk, (same, _) = harbours
    async with opened(newsdesk) as room:
        ada, desk, archive = room.reader(), room.desk(), newsdesk.settings.archive
        damage(newsdesk)
        archive.rename(archive.with_name("away"))
        archive.write_text("no folder")

        told = (await ada.slash(desk, "sources", topic="harbour")).message.text
        written_back = (await ada.says(ada.dm, "timeline of harbour", wait=True)).text
        await ada.autocomplete(desk, "sources", "topic", "harb")
        assert "archive" in told
        assert "archive" in written_back

        archive.unlink()
        archive.with_name("away").rename(archive)
        expected = same.ask(Options(Sources, "harbour"), room.bot.clock()).reply
        answer = await ada.slash(desk, "sources", topic="harbour")
        assert answer.message.text == written(expected)[0].text


async def test_a_closed_archive_is_said_in_a_sentence(opened, harbours):
    newsdesk, _ = harbours
    async with opened(newsdesk) as room:
        ada, desk = room.reader(), room.desk()
        newsdesk.close()
        told = await ada.slash(desk, "sources", topic="harbour")
        assert told.message.text == "the archive is closed"
        assert (await ada.says(ada.dm, "latest", wait=True)).text == "the archive is closed"
        assert await ada.autocomplete(desk, "sources", "topic", "harb") == []
        assert (await ada.slash(desk, "privacy")).message.text


# What the bot keeps


LONG_TOPIC = f"facial recognition {'dead Russian soldiers ' * 5}".strip()


def unwritable(room) -> None:
    room.bot.reception.state._file.execute("PRAGMA query_only = ON")


def full(room) -> None:
    file = room.bot.reception.state._file
    (pages,) = file.execute("PRAGMA page_count").fetchone()
    file.execute(f"PRAGMA max_page_count = {pages}")
    with suppress(sqlite3.OperationalError):
        for number in count():
            file.execute("INSERT INTO mark VALUES (?, 'ballast')", (f"{number}",))
    file.commit()


def deleted(room) -> None:
    shutil.rmtree(room.bot.folder)


@pytest.mark.parametrize("happens", [unwritable, full, deleted])
async def test_where_nothing_can_be_kept_buttons_work_or_ask_again(room, happens):
    ada, desk = room.reader(), room.desk()
    before = (await ada.slash(desk, "sources", topic=LONG_TOPIC)).message
    happens(room)
    after = (await room.reader().slash(desk, "search", topic=LONG_TOPIC, share=True)).message
    for message, asked in ((before, Sources), (after, Search)):
        pressed = await ada.press(message, lambda one: one.label == "▶")
        if pressed.modal:
            pressed = await ada.submit(pressed.modal, {"n:field": "sources for clearview"})
            assert pressed.message.text == said(room, SOURCES)
        else:
            assert pressed.message.text == said(room, Options(asked, LONG_TOPIC), 1)
    assert (await ada.slash(desk, "forget-me")).message.text
    assert (await ada.slash(desk, "sources", **ONE)).message.text == said(room, SOURCES)


# The end


async def test_answers_under_way_are_given_before_the_end(opened, seeds):
    desk = HeldDesk(seeds)
    async with opened(desk) as room:
        ada, where, discord = room.reader(), room.desk(), room.discord
        desk.go_on.clear()
        asked = [ada.slash_soon(where, "sources", topic=topic) for topic in TOPICS]
        await ada.says(ada.dm, "timeline of clearview")
        discord.faults.drop(route="POST /interactions/*", times=2, after=True)
        discord.faults.answer(503, route="POST /channels/*/messages")
        await discord.until(lambda: room.bot.client.front._under_way == len(TOPICS) + 1)
        stopping = asyncio.create_task(room.bot.stop())
        await asyncio.sleep(0.1)
        desk.go_on.set()
        await stopping

        assert [one.message.text for one in asked] == [
            said(room, Options(Sources, topic)) for topic in TOPICS
        ]
        assert texts(discord, ada.dm) == [said(room, TIMELINE)]
        await room.bot.start()


async def test_questions_between_many_restarts_are_answered_once_each(room):
    ada, desk = room.reader(), room.desk()
    for _ in range(3):
        asked = [ada.slash_soon(desk, "sources", **ONE) for _ in range(10)]
        await ada.says(desk, "timeline of clearview", mention=True)
        await asked[0].shown()
        await room.bot.restart()
    assert sorted(texts(room.discord, desk)) == sorted(
        [said(room, SOURCES)] * 30 + [said(room, TIMELINE)] * 3
    )
