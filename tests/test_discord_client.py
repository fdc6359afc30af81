"""The client: its commands and when Discord is told them, shards, gateways, owners, reloads."""

import asyncio
from contextlib import asynccontextmanager, suppress
from urllib.parse import urlsplit

import discord
import pytest
from archives import a_corpus, front_matter, write
from bot_process import connected
from desk_in_discord import running
from discord_server import Discord
from discord_server.checks.commands import weight_of
from filelock import FileLock

from bot.app import Newsdesk
from bot.arguments import QUESTIONS
from bot.state.store import State
from bot.wording import LANGUAGES, wording

SLASH, MESSAGE = 1, 3
TEXT, SWITCH = 3, 5


@pytest.fixture
async def server():
    async with Discord() as made:
        yield made


@pytest.fixture
def desk(server):
    return server.guild("Newsroom").channel("desk")


@pytest.fixture
def ada(server):
    return server.user("Ada")


@pytest.fixture
def _at_once(monkeypatch):
    """discord.py waits five seconds before each IDENTIFY but the first; this Discord need not."""

    async def at_once(*_, **__):
        pass

    monkeypatch.setattr(discord.AutoShardedClient, "before_identify_hook", at_once)


async def answers(person, where):
    """Whether a question is answered."""
    answer = await person.slash(where, "sources", topic="clearview")
    return answer.message.text.startswith("**6 articles from 5 outlets**")


def mark(folder, change=None):
    """What the bot remembers of the commands it sent; changed to something else if wanted."""
    state = State(folder / "state.sqlite")
    try:
        if change is not None:
            state.set_mark("commands", change)
        return state.mark("commands")
    finally:
        state.close()


# The commands


async def test_commands_are_sent_once_and_not_after_a_restart(seeds, tmp_path, server, desk, ada):
    async with running(seeds, tmp_path, server) as bot:
        assert server.synced == 1
        sent = server.commands
        await bot.restart()
        assert (server.synced, server.commands) == (1, sent)
        assert await answers(ada, desk)
    assert len([one for one in server.requests if one.method == "PUT"]) == 1


async def test_commands_are_sent_again_where_others_were_sent_last(seeds, tmp_path, server):
    async with running(seeds, tmp_path, server) as bot:
        await bot.stop()
        sent = mark(tmp_path)
        mark(tmp_path, "of another version")
        await bot.start()
        assert server.synced == 2
    assert mark(tmp_path) == sent


async def test_commands_are_sent_again_where_nothing_is_remembered(seeds, tmp_path, server):
    async with running(seeds, tmp_path, server) as bot:
        await bot.stop()
        for file in tmp_path.glob("state.sqlite*"):
            file.unlink()
        await bot.start()
        assert server.synced == 2


async def test_each_application_is_sent_the_commands(seeds, tmp_path, server):
    async with running(seeds, tmp_path, server):
        sent = mark(tmp_path)
    async with Discord() as other:
        other.world.application_id += 1
        async with running(seeds, tmp_path, other):
            assert other.synced == 1
    assert mark(tmp_path) != sent


@pytest.mark.usefixtures("_at_once")
async def test_commands_are_not_sent_again_when_the_connection_is_made_anew(
    seeds, tmp_path, server, desk, ada
):
    async with running(seeds, tmp_path, server):
        server.shard().reconnect()
        await server.until(lambda: server.resumes == 1 and server.shard().connected)
        assert await answers(ada, desk)
        server.shard().invalidate()
        await server.until(lambda: len(server.identifies) == 2 and server.shard().connected)
        assert await answers(ada, desk)
    assert server.synced == 1


QUESTION = ("topic", "outlet", "not-outlet", "from", "to", "share")
OPTIONS = {
    **{name: QUESTION for name in QUESTIONS if name != "outlet"},
    "outlet": ("outlet", "from", "to", "share"),
    "help": ("share",),
    "about": ("share",),
    "privacy": (),
    "forget-me": (),
    "newsdesk": ("reload", "status"),
}
MENUS = {"menus.who-else", "menus.check"}
LOCALES = {"de": "de", "es": "es-ES", "uk": "uk"}
"""Discord's locales; each other language is English."""


@pytest.fixture
async def commands(seeds, tmp_path, server):
    async with running(seeds, tmp_path, server):
        return server.commands


def named(commands, kind):
    return {one["name"]: one for one in commands if one["type"] == kind}


def test_every_kind_of_question_has_its_command_and_there_are_a_few_others(commands):
    slash = named(commands, SLASH)
    found = {
        name: tuple(option["name"] for option in one.get("options") or ())
        for name, one in slash.items()
    }
    assert found == OPTIONS
    assert set(named(commands, MESSAGE)) == {wording("en").say(key) for key in MENUS}
    assert len(commands) == len(found) + len(MENUS)


def test_every_command_is_for_servers_and_people_and_for_chats_of_all_kinds(commands):
    for one in commands:
        assert (sorted(one["contexts"]), sorted(one["integration_types"])) == ([0, 1, 2], [0, 1])
        assert not one["nsfw"]
        assert one["default_member_permissions"] is None


def test_options_are_optional_texts_with_suggestions_and_a_switch(commands):
    for name, one in named(commands, SLASH).items():
        for option in one.get("options") or ():
            if name == "newsdesk":
                assert (option["type"], option.get("options") or []) == (1, [])
                continue
            key = option["name"]
            assert option["type"] == (SWITCH if key == "share" else TEXT)
            assert option.get("required", False) == (name == key == "outlet")
            suggested = key in {"topic", "outlet", "not-outlet"}
            assert option.get("autocomplete", False) == suggested


def keys_of(one, name):
    """The catalogue's key of a command, then those of what is below it."""
    place = f"commands.{name}"
    yield (place if one["type"] == SLASH else name), one
    for option in one.get("options") or ():
        below = "commands" if name == "newsdesk" else "options"
        yield f"{below}.{option['name']}", option


def test_names_and_descriptions_are_those_of_the_catalogues_in_all_languages(commands):
    for name, one in named(commands, SLASH).items():
        for place, part in keys_of(one, name):
            for what in ("name", "description"):
                key = f"{place}.{what}"
                assert part[what] == wording("en").say(key)
                translated = part[f"{what}_localizations"]
                assert set(LOCALES.values()) <= set(translated)
                for locale, text in translated.items():
                    assert text == wording(locale).say(key)
                    assert locale.partition("-")[0] in LANGUAGES


def test_menus_are_named_in_all_languages(commands):
    menus = named(commands, MESSAGE)
    for key in MENUS:
        one = menus[wording("en").say(key)]
        assert set(LOCALES.values()) <= set(one["name_localizations"])
        for locale, text in one["name_localizations"].items():
            assert text == wording(locale).say(key)


def test_names_differ_in_every_language(commands):
    """Two commands, or two options of one, with the same name would be one to a reader."""
    slash = list(named(commands, SLASH).values())
    groups = [slash, *([*(one.get("options") or ())] for one in slash)]
    for group in groups:
        for locale in LOCALES.values():
            names = [one["name_localizations"][locale] for one in group]
            assert len(names) == len(set(names))


def test_commands_are_far_from_discord_s_limits(commands):
    assert len(named(commands, SLASH)) <= 100
    assert len(named(commands, MESSAGE)) <= 5
    assert all(len(one.get("options") or ()) <= 25 for one in commands)
    assert max(map(weight_of, commands)) <= 8000 / 4


# Connections


async def test_no_intent_is_asked_for_that_discord_has_to_grant(seeds, tmp_path, server):
    async with running(seeds, tmp_path, server):
        (identify,) = server.identifies
        assert identify.intents == 1 << 0 | 1 << 9 | 1 << 12  # guilds, their messages, direct ones
        assert server.privileged_used == 0


@pytest.mark.usefixtures("_at_once")
async def test_every_shard_answers(seeds, tmp_path):
    async with Discord(shards=3) as server:
        ada = server.user("Ada")
        guilds = server.guilds(9)
        by_shard = {(guild.id >> 22) % 3: guild.channels[0] for guild in guilds}
        async with running(seeds, tmp_path, server) as bot:
            assert [one.shard for one in server.identifies] == [0, 1, 2]
            assert {one.count for one in server.identifies} == {3}
            assert server.synced == 1
            assert len(bot.client.guilds) == 9
            assert bot.client.connected
            for channel in by_shard.values():
                assert await answers(ada, channel)
            assert "clearview" in (await ada.says(ada.dm, "clearview", wait=True)).text

            server.shard(1).drop()
            await server.until(lambda: server.resumes == 1 and server.shard(1).connected)
            assert await answers(ada, by_shard[1])
            told = await server.owner.slash(by_shard[2], "newsdesk status")
            assert "Servers: 9, shards: 3, " in told.message.text
        assert len(by_shard) == 3
        assert server.synced == 1


async def test_two_thousand_servers_are_no_trouble(seeds, tmp_path, server, ada):
    guilds = server.guilds(2000)
    async with running(seeds, tmp_path, server) as bot:
        await server.until(lambda: len(bot.client.guilds) == 2000)
        assert await answers(ada, guilds[0].channels[0])
        assert await answers(ada, guilds[-1].channels[0])
        told = await server.owner.slash(guilds[7].channels[0], "newsdesk status")
        assert "Servers: 2000, shards: 1, " in told.message.text


class Forwarder:
    """A proxy before the gateway that counts who comes by."""

    def __init__(self, server):
        self._port = urlsplit(server.gateway).port
        self._tasks = set()
        self.connections = 0

    @property
    def gateway(self):
        return f"ws://127.0.0.1:{self._listener.sockets[0].getsockname()[1]}/gateway"

    async def __aenter__(self):
        self._listener = await asyncio.start_server(self._forward, "127.0.0.1", 0)
        return self

    async def __aexit__(self, *_):
        self._listener.close()
        await asyncio.wait(self._tasks)

    async def _forward(self, reader, writer):
        self.connections += 1
        self._tasks.add(asyncio.current_task())
        there, back = await asyncio.open_connection("127.0.0.1", self._port)
        await asyncio.gather(self._pass_on(reader, back), self._pass_on(there, writer))

    @staticmethod
    async def _pass_on(reader, writer):
        with suppress(OSError):
            while data := await reader.read(65_536):
                writer.write(data)
                await writer.drain()
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()


@pytest.mark.usefixtures("_at_once")
async def test_a_bot_comes_back_to_the_gateway_of_the_settings(seeds, tmp_path, server, desk, ada):
    async with (
        Forwarder(server) as proxy,
        running(seeds, tmp_path, server, service={"gateway": proxy.gateway}),
    ):
        assert proxy.connections == 1

        server.shard().drop()
        await server.until(lambda: server.resumes == 1 and server.shard().connected)
        assert await answers(ada, desk)
        assert proxy.connections == 2

        server.shard().invalidate()
        await server.until(lambda: len(server.identifies) == 2 and server.shard().connected)
        assert await answers(ada, desk)
        assert proxy.connections == 3


async def test_a_bot_comes_back_to_the_gateway_that_the_api_named(seeds, tmp_path, server, ada):
    """A process of its own: discord.py's own default gateway is Discord's."""
    desk = server.guild("Newsroom").channel("desk")
    async with connected(seeds, tmp_path, server) as bot:
        server.shard().drop()
        await server.until(lambda: server.resumes == 1 and server.shard().connected)
        assert await answers(ada, desk)
        server.shard().invalidate()
        await server.until(lambda: len(server.identifies) == 2 and server.shard().connected, 10)
        assert await answers(ada, desk)
        assert server.synced == 1
        assert (await bot.stopped())[0] == 0
    assert "Traceback" not in bot.err


EVENTS = "MESSAGE_CREATE INTERACTION_CREATE GUILD_CREATE CHANNEL_CREATE THREAD_CREATE".split()


async def test_events_that_nobody_can_read_end_nothing(seeds, tmp_path, server, desk, ada):
    async with running(seeds, tmp_path, server) as bot:
        for event in EVENTS:
            for data in (None, {}, [], {"id": "1"}, {"id": "x", "type": "y", "guild_id": "1"}):
                server.hub.send(event, data)
        assert await answers(ada, desk)
        assert "clearview" in (await ada.says(ada.dm, "clearview", wait=True)).text
        assert 'newsdesk_failures_total{where="gateway"} 0.0' not in text_of(bot.metrics)
    assert len(server.identifies) == 1


def text_of(metrics):
    return metrics.exposition()[0].decode()


# The owner


def member(person, role, state):
    """A member of a team, as Discord has it."""
    user = {"id": str(person.id), "username": person.name, "discriminator": "0", "avatar": None}
    return {
        "user": user,
        "team_id": "1",
        "membership_state": state,
        "role": role,
        "permissions": ["*"],
    }


async def test_those_who_may_change_the_team_s_application_are_owners(seeds, tmp_path, monkeypatch):
    invited, accepted = 1, 2
    async with Discord(team=True) as server:
        desk = server.guild("Newsroom").channel("desk")
        people = {name: server.user(name) for name in ("Admin", "Developer", "Reader", "Guest")}
        members = [
            member(people["Admin"], "admin", accepted),
            member(people["Developer"], "developer", accepted),
            member(people["Reader"], "read_only", accepted),
            member(people["Guest"], "admin", invited),
        ]
        head = server.user("Head")
        team = {"id": "1", "icon": None, "name": "Team", "owner_user_id": str(head.id)}
        monkeypatch.setattr(
            "discord_server.payloads.team_json", lambda _: team | {"members": members}
        )
        async with running(seeds, tmp_path, server):
            told = {}
            for person in (*people.values(), head, server.owner):
                answer = await person.slash(desk, "newsdesk status")
                assert answer.ephemeral
                told[person.name] = "Articles: 25, outlets: 22, " in answer.message.text
    assert [name for name, allowed in told.items() if allowed] == ["Admin", "Developer", "Head"]


@pytest.mark.parametrize("name", ["newsdesk status", "newsdesk reload"])
async def test_owner_commands_are_refused_to_others_in_their_language(
    name, seeds, tmp_path, server, desk
):
    async with running(seeds, tmp_path, server) as bot:
        for locale in ("en-US", "de", "es-419", "uk"):
            person = server.user(locale, locale=locale)
            answer = await person.slash(desk, name)
            assert answer.message.text == wording(locale).say("texts.owner-only")
            assert answer.ephemeral
        assert 'reloads_total{outcome="read"} 0.0' in text_of(bot.metrics)


async def test_status_is_told_before_any_heartbeat_was_acknowledged(seeds, tmp_path, server, desk):
    async def without_acks():
        while not server.hub.connections:  # noqa: ASYNC110 - before it has said anything
            await asyncio.sleep(0)
        server.hub.connections[0].outages.no_acks = True

    withholding = asyncio.create_task(without_acks())
    async with running(seeds, tmp_path, server):
        await withholding
        answer = await server.owner.slash(desk, "newsdesk status")
        assert "Servers: 1, shards: 1, – ms to Discord" in answer.message.text


# Reloads


def news(*headlines):
    first, *others = (
        {"title": title, "webUrl": f"https://{place}.example/harbour"}
        for place, title in enumerate(headlines)
    )
    return front_matter(first.pop("title"), related=others, **first)


@pytest.fixture
def small(tmp_path):
    """A Newsdesk on a corpus that can be changed."""
    newsdesk = Newsdesk(a_corpus(tmp_path, a_md=news("Harbour closed")))
    yield newsdesk
    newsdesk.close()


@asynccontextmanager
async def in_service(newsdesk, tmp_path, server, **settings):
    (tmp_path / "state").mkdir()
    async with running(newsdesk, tmp_path / "state", server, **settings) as bot:
        yield bot


async def test_questions_during_reloads_get_the_old_or_the_new_answer(
    small, tmp_path, server, desk, ada
):
    async with in_service(small, tmp_path, server):

        async def ask():
            return (await ada.slash(desk, "latest")).message.text

        async def reload(*headlines):
            write(tmp_path / "news" / "a.md", news(*headlines))
            return await server.owner.slash(desk, "newsdesk reload")

        old = await ask()
        await reload("Harbour closed", "Harbour open again")
        new = await ask()
        answers = []
        for headlines in (["Harbour closed"], ["Harbour closed", "Harbour open again"]) * 3:
            asked = [ada.slash_soon(desk, "latest") for _ in range(10)]
            reloading = asyncio.create_task(reload(*headlines))
            asked += [ada.slash_soon(desk, "latest") for _ in range(10)]
            answers += [(await one.shown()).message.text for one in asked]
            assert f"Articles: {len(headlines)} (" in (await reloading).message.text
        assert "Harbour open again" in new
        assert "Harbour open again" not in old
        assert set(answers) <= {old, new}
        assert await ask() == new


async def test_questions_are_answered_however_many_reloads_wait(small, tmp_path, server, desk, ada):
    async with in_service(small, tmp_path, server):
        write(tmp_path / "news" / "a.md", news("Harbour closed", "Harbour open again"))
        with FileLock(tmp_path / "archive" / "lock"):
            reloads = [server.owner.slash_soon(desk, "newsdesk reload") for _ in range(6)]
            for one in reloads:
                await one.responded()
            assert "Harbour closed" in (await ada.slash(desk, "latest")).message.text
        texts = [(await one.shown()).message.text for one in reloads]
        assert texts[0].startswith("Corpus read again. Articles: 2 (+1),")
        assert "Harbour open again" in (await ada.slash(desk, "latest")).message.text


async def test_a_corpus_that_is_gone_is_told_and_the_old_one_answers(
    small, tmp_path, server, desk, ada
):
    async with in_service(small, tmp_path, server) as bot:
        before = (await ada.slash(desk, "latest")).message.text
        (tmp_path / "news").rename(tmp_path / "away")
        answer = await server.owner.slash(desk, "newsdesk reload")
        assert answer.message.text.startswith(
            "The corpus could not be read; the old one stays in service. there is no "
        )
        assert (await ada.slash(desk, "latest")).message.text == before
        assert 'reloads_total{outcome="failed"} 1.0' in text_of(bot.metrics)

        (tmp_path / "away").rename(tmp_path / "news")
        answer = await server.owner.slash(desk, "newsdesk reload")
        assert answer.message.text.startswith("Corpus read again. Articles: 1,")


async def test_a_reload_is_done_though_discord_stumbles(small, tmp_path, server, desk):
    async with in_service(small, tmp_path, server):
        write(tmp_path / "news" / "b.md", news("Ferry lost"))
        server.faults.answer(503, route="POST /interactions/*")
        answer = await server.owner.slash(desk, "newsdesk reload")
        assert answer.message.text.startswith("Corpus read again.")


async def test_reloads_are_counted_and_what_they_found(small, tmp_path, server, desk):
    async with in_service(small, tmp_path, server) as bot:
        await server.owner.slash(desk, "newsdesk reload")
        write(tmp_path / "news" / "b.md", news("Harbour closed", "Ferry lost"))
        await server.owner.slash(desk, "newsdesk reload")
        counted = text_of(bot.metrics)
        assert 'newsdesk_reloads_total{outcome="read"} 2.0' in counted
        assert 'newsdesk_reloads_total{outcome="failed"} 0.0' in counted
        assert "newsdesk_corpus_articles 2.0" in counted
