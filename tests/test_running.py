"""`newsdesk run` as the process that it is: connected, refused, told to stop; what it tells."""

import asyncio
import json
import signal
import socket
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest
from bot_process import PATIENCE, connected, connection, options_for, started
from command import environment, is_one_line, run, spawn, start
from conftest import CORPORA
from discord_server import Channel, Discord
from filelock import FileLock

from bot.app import Newsdesk
from bot.operation.health import NOT_RUNNING, ask

IN_TIME = 5
"""Seconds from the signal to the end."""

WORD = "marzipan"


@pytest.fixture
async def discord():
    async with Discord() as made:
        yield made


@pytest.fixture
def desk(discord):
    return discord.guild("Newsroom").channel("desk")


@pytest.fixture
def ada(discord):
    return discord.user("Ada")


def complaint(*argv, **changes):
    """What `newsdesk run` says, in one sentence and nothing else, before it gives up."""
    with start("run", *argv, env=environment(**changes)) as process:
        try:
            out, err = process.communicate(b"", timeout=PATIENCE)
        finally:
            process.kill()
    assert (process.returncode, out) == (2, b""), err
    assert is_one_line(err.decode())
    assert err.startswith(b"newsdesk: ")
    return err.decode().removeprefix("newsdesk: ").removesuffix("\n")


def answers(discord):
    """How many answers the bot has begun to send."""
    return sum(one.path.endswith(("/callback", "/messages")) for one in discord.requests)


# As it should be


async def test_health_tells_whether_the_bot_is_connected(seeds, tmp_path, discord, desk, ada):
    options = options_for(seeds, tmp_path)
    nobody = spawn("health", *options)
    assert (nobody.code, nobody.out, nobody.err) == (1, f"{NOT_RUNNING.why}\n", "")

    async with connected(seeds, tmp_path, discord) as bot:
        answer = await ada.slash(desk, "sources", topic="clearview")
        assert answer.message.text.startswith("**6 articles from 5 outlets** on *clearview*")
        well = await bot.health()
        assert (well.code, well.out, well.err) == (0, "25 articles\n", "")
        assert not bot.ports()
        code, seconds = await bot.stopped()
        assert (code, seconds < IN_TIME) == (0, True)
        assert await bot.health() == nobody
        assert not bot.socket.exists()
        assert (bot.out, bot.complaints) == ("", [])


async def test_health_is_bad_while_discord_is_out_of_reach(seeds, tmp_path, discord):
    async with connected(seeds, tmp_path, discord) as bot:
        discord.hub.refused = 1000
        discord.shard().drop()
        await discord.until(lambda: not discord.is_ready and discord.hub.refused < 1000)
        ill = await bot.health()
        assert (ill.code, ill.out) == (1, "not connected to Discord\n")
        assert (await bot.stopped())[0] == 0


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
async def test_answers_under_way_are_finished_before_the_end(how, seeds, tmp_path, discord):
    desk, ada = discord.guild("Newsroom").channel("desk"), discord.user("Ada")
    async with connected(seeds, tmp_path, discord) as bot:
        discord.faults.slow(1, route="POST /interactions/*")
        discord.faults.slow(1, route="POST /channels/*/messages")
        asked = ada.slash_soon(desk, "who-reported", topic="clearview")
        await ada.says(ada.dm, "timeline of clearview")
        await discord.until(lambda: answers(discord) == 2)

        code, seconds = await bot.stopped(how)

        assert "**The Telegraph**" in asked.message.text
        assert "busiest day" in (await discord.next_message(ada.dm)).text
        assert (code, seconds < IN_TIME, bot.complaints) == (0, True, [])
        assert "Traceback" not in bot.err
        assert not bot.socket.exists()


async def test_a_bot_that_leaves_takes_no_more_questions(seeds, tmp_path, discord, desk, ada):
    """Else one that always has something to do would leave in the middle of it."""
    async with connected(seeds, tmp_path, discord) as bot:
        discord.faults.slow(1.5, route="POST /interactions/*")
        asked = ada.slash_soon(desk, "who-reported", topic="clearview")
        await discord.until(lambda: answers(discord) == 1)
        bot.process.send_signal(signal.SIGTERM)
        await discord.until(lambda: not discord.is_ready, 5, "the gateway to be left")
        assert asked.arrived is None
        assert await bot.ended() == 0
        assert "**The Telegraph**" in asked.message.text


async def test_the_end_comes_in_time_whatever_the_bot_is_doing(seeds, tmp_path):
    """Several bots at once, as each takes its time."""
    ends = await asyncio.gather(*(busy(seeds, tmp_path / busy.__name__) for busy in BUSY))
    for code, seconds, bot in ends:
        assert (code, seconds < IN_TIME, bot.complaints) == (0, True, []), bot.folder
        assert "Traceback" not in bot.err
        assert not bot.socket.exists()


async def waiting(seeds, folder):
    """Discord cannot be reached."""
    async with Discord() as discord:
        discord.faults.answer(503, route="GET /users/@me", times=1000)
        async with started(seeds, folder, discord) as bot:
            await discord.until(lambda: "cannot be reached" in bot.err, PATIENCE)
            return *(await bot.stopped()), bot


async def connecting(seeds, folder):
    """The gateway cannot be reached."""
    async with Discord() as discord:
        discord.hub.refused = 1000
        async with started(seeds, folder, discord) as bot:
            await discord.until(lambda: discord.hub.refused < 1000, PATIENCE)
            return *(await bot.stopped()), bot


async def reading(seeds, folder):
    """Another process compiles the archive, and this one waits for it."""
    (folder / "archive").mkdir(parents=True)
    async with Discord() as discord, locked(folder), started(seeds, folder, discord) as bot:
        await discord.until(lambda: ask(bot.socket).why == "reading the corpus", PATIENCE)
        return *(await bot.stopped()), bot


async def reloading(seeds, folder):
    """The same after `/newsdesk reload`."""
    async with Discord() as discord:
        desk = discord.guild("Newsroom").channel("desk")
        async with connected(seeds, folder, discord) as bot, locked(folder):
            (folder / "archive" / "current").unlink()
            await discord.owner.slash_soon(desk, "newsdesk reload").responded()
            return *(await bot.stopped()), bot


async def answering(seeds, folder):
    """Discord does not take the answer."""
    async with Discord() as discord:
        desk = discord.guild("Newsroom").channel("desk")
        async with connected(seeds, folder, discord) as bot:
            discord.faults.slow(30, route="POST /interactions/*")
            discord.user("Ada").slash_soon(desk, "sources", topic="clearview")
            await discord.until(lambda: answers(discord) == 1)
            return *(await bot.stopped()), bot


async def deserted(seeds, folder):
    """The connection is half-open: nothing comes back."""
    async with Discord() as discord, connected(seeds, folder, discord) as bot:
        discord.shard().freeze()
        return *(await bot.stopped()), bot


BUSY = (waiting, connecting, reading, reloading, answering, deserted)


@asynccontextmanager
async def locked(folder):
    """The archive is being compiled, by somebody else."""
    with FileLock(folder / "archive" / "lock"):
        yield


async def test_only_one_bot_runs_on_an_archive(seeds, tmp_path, discord, desk, ada):
    async with connected(seeds, tmp_path, discord) as bot:
        given = {"DISCORD_TOKEN": discord.token, "NEWSDESK_API": discord.api}
        assert await asyncio.to_thread(complaint, *bot.options, **given) == (
            f"another bot runs on this archive: it listens on {bot.socket}"
        )
        assert (await bot.health()).code == 0
        assert len(discord.identifies) == 1
        assert "clearview" in (await ada.slash(desk, "sources", topic="clearview")).message.text


async def test_a_bot_takes_the_place_of_one_that_was_killed(seeds, tmp_path, discord):
    async with connected(seeds, tmp_path, discord) as first:
        first.process.kill()
        await first.ended()
        assert first.socket.exists()
        assert ask(first.socket) == NOT_RUNNING
    async with connected(seeds, tmp_path, discord) as bot:
        assert ask(bot.socket).ready
        assert discord.synced == 1


async def test_the_token_may_be_in_a_file(seeds, tmp_path, discord):
    file = tmp_path / "token"
    file.write_text(f"{discord.token}\n")
    async with connected(
        seeds, tmp_path, discord, DISCORD_TOKEN=None, DISCORD_TOKEN_FILE=str(file)
    ):
        assert len(discord.identifies) == 1


# Refused before anything is sent


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "there is no token: set DISCORD_TOKEN, or DISCORD_TOKEN_FILE to a file with it"),
        ({"DISCORD_TOKEN": ""}, "there is no token"),
        ({"DISCORD_TOKEN": "MTIz.abc.\ndef"}, "the token has characters that no token has"),
        ({"DISCORD_TOKEN_FILE": "/nowhere/token"}, "DISCORD_TOKEN_FILE cannot be read"),
        ({"DISCORD_TOKEN_FILE": "/dev/null"}, "there is no token"),
        ({"DISCORD_TOKEN": "x", "NEWSDESK_CORPUS": "/nowhere"}, "there is no /nowhere"),
        ({"DISCORD_TOKEN": "x", "NEWSDESK_API": "discord.com"}, "NEWSDESK_API: should be an"),
    ],
)
@pytest.mark.usefixtures("_own_signals")
def test_what_cannot_work_is_one_sentence(changes, said, tmp_path, monkeypatch):
    for name in ("DISCORD_TOKEN", "DISCORD_TOKEN_FILE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in changes.items():
        monkeypatch.setenv(name, value)
    ran = run("run", "--archive", str(tmp_path))
    assert (ran.code, ran.out) == (2, "")
    assert is_one_line(ran.err)
    assert ran.err.startswith("newsdesk: ")
    assert said in ran.err
    assert "MTIz" not in ran.err


@pytest.fixture
def _own_signals():
    """`run` listens to SIGTERM from its first moment; afterwards this process does as before."""
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)


async def test_without_a_token_nothing_is_sent(tmp_path, discord):
    given = {"DISCORD_TOKEN": None, "DISCORD_TOKEN_FILE": None, "NEWSDESK_API": discord.api}
    said = await asyncio.to_thread(complaint, "--archive", str(tmp_path), **given)
    assert said == (
        "there is no token: set DISCORD_TOKEN, or DISCORD_TOKEN_FILE to a file with it"
        " (Discord's developer portal, your application, Bot, Reset Token)"
    )
    assert discord.requests == []


async def test_a_broken_outlets_file_is_one_sentence(tmp_path, discord):
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "outlets.yaml").write_text("- name: Harbour Post\n")
    file = tmp_path / "config" / "newsdesk.yaml"
    file.write_text(f"corpus: ['{CORPORA['harbour']}']\noutlets: config/outlets.yaml\n")
    given = {"DISCORD_TOKEN": discord.token, "NEWSDESK_API": discord.api}
    options = ("--config", str(file), "--archive", str(tmp_path / "archive"))
    err = await asyncio.to_thread(complaint, *options, **given)
    assert "outlets.yaml:1: [1].domains: is missing" in err
    assert discord.requests == []


async def test_a_port_that_is_taken_is_one_sentence(seeds, tmp_path, discord):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        async with started(seeds, tmp_path, discord, NEWSDESK_PORT=port) as bot:
            assert await bot.ended() == 2
            assert is_one_line(bot.err)
            assert port in bot.err
            assert not bot.socket.exists()
    assert discord.requests == []


# Refused by Discord


@asynccontextmanager
async def refused(seeds, folder, discord, **changes):
    """A bot that Discord refuses has said so in one sentence, and is gone."""
    async with started(seeds, folder, discord, **changes) as bot:
        assert await bot.ended() == 2, bot.err
        assert bot.out == ""
        assert len(bot.complaints) == 1
        assert bot.err.splitlines()[-1] == bot.complaints[0]
        assert "Traceback" not in bot.err
        assert discord.token not in bot.err
        assert not bot.socket.exists()
        yield bot.complaints[0]


async def test_a_wrong_token_is_said_to_be_one(seeds, tmp_path, discord):
    wrong = {"DISCORD_TOKEN": "MTIz.wrong.token"}
    async with refused(seeds, tmp_path, discord, **wrong) as said:
        assert said.startswith("newsdesk: Discord refuses the token: copy it once more")
        assert len(discord.requests) == 1
    assert discord.identifies == []
    discord.expect("401: Unauthorized")


@pytest.mark.parametrize(
    ("rule", "value", "code", "said"),
    [
        ("PRIVILEGED", 1 << 9, 4014, "Discord refuses an intent: switch it on"),
        ("ALL_INTENTS", 1, 4013, "Discord refuses the intents of this version: update Newsdesk"),
    ],
)
async def test_a_connection_that_discord_refuses_is_not_tried_again(  # noqa: PLR0913, PLR0917
    rule, value, code, said, seeds, tmp_path, discord, monkeypatch
):
    monkeypatch.setattr(f"discord_server.checks.gateway.{rule}", value)
    async with refused(seeds, tmp_path, discord) as complaint:
        assert said in complaint
        assert len(discord.hub.connections) + len(discord.identifies) == 0
        assert discord.violations == [discord.violations[0]]
    discord.expect(f"gateway: {code}")


async def test_refused_intents_cost_one_connection_however_many_shards(
    seeds, tmp_path, monkeypatch
):
    monkeypatch.setattr("discord_server.checks.gateway.PRIVILEGED", 1 << 9)
    async with Discord(shards=3) as discord, refused(seeds, tmp_path, discord) as said:
        assert "Discord refuses an intent" in said
        assert len(discord.violations) == 1
        discord.expect("gateway: 4014")


async def test_refused_commands_say_what_discord_said(seeds, tmp_path, discord):
    discord.faults.answer(400, route="PUT *")
    async with refused(seeds, tmp_path, discord) as said:
        assert said.startswith("newsdesk: Discord refuses the commands: 400 Bad Request")
    assert discord.identifies == []
    async with connected(seeds, tmp_path, discord):
        assert discord.synced == 1


async def test_a_token_that_is_taken_back_ends_the_bot(seeds, tmp_path, discord):
    async with connected(seeds, tmp_path, discord) as bot:
        await discord.shard().close(4004, "Authentication failed.")
        assert await bot.ended() == 2
        (said,) = bot.complaints
        assert said.startswith("newsdesk: Discord refuses the token: copy it once more")
        assert not bot.socket.exists()
    assert len(discord.identifies) == 1


async def test_no_connection_is_made_that_discord_would_punish(seeds, tmp_path):
    async with Discord(session_starts=0) as discord, refused(seeds, tmp_path, discord) as said:
        assert said == (
            "newsdesk: Discord allows no more connections today; start again in 1441 minutes"
        )
        assert discord.identifies == []


async def test_an_api_that_is_elsewhere_is_named(seeds, tmp_path, discord):
    wrong = discord.api.removesuffix("/v10")
    async with refused(seeds, tmp_path, discord, NEWSDESK_API=wrong) as said:
        assert said == ("newsdesk: Discord answers 404 to the login; is the API's address right?")
    discord.breaches.seen.clear()


# Where Discord cannot be reached it waits


async def test_a_bot_waits_for_a_discord_that_is_not_there_yet(seeds, tmp_path):
    later = Discord(port=a_free_port())
    later.world.base = f"http://127.0.0.1:{later.settings.port}"
    async with started(seeds, tmp_path, later) as bot:
        await later.until(lambda: "cannot be reached" in bot.err, 10)
        ill = await bot.health()
        assert (ill.code, ill.out) == (1, "not connected to Discord\n")
        later.faults.drop(route="GET /users/@me")
        async with later:
            await connection(later, bot)
            well = await bot.health()
            assert (well.code, well.out) == (0, "25 articles\n")
            assert len(later.identifies) == 1
            assert (await bot.stopped())[0] == 0
    assert "Unclosed" not in bot.err
    assert "ERROR" not in bot.err


# What it tells


@dataclass
class Said:
    """All that became of one bot that people talked with, with every port and log."""

    form: str
    out: str
    err: str
    code: int
    pages: dict[str, tuple[int, str]]
    ports: set[int] | None
    port: int
    error: str
    secrets: list[str]


@pytest.fixture(scope="module", params=["plain", "json"])
def said(request, newsdesks, tmp_path_factory) -> Said:
    folder = tmp_path_factory.mktemp(request.param)
    return asyncio.run(_talked(request.param, newsdesks["seeds"], folder))


async def _talked(form: str, seeds: Newsdesk, folder: Path) -> Said:
    port = a_free_port()
    async with Discord() as discord:
        desk = discord.guild("Newsroom").channel("desk")
        settings = {"NEWSDESK_LOG": form, "NEWSDESK_PORT": str(port)}
        async with connected(seeds, folder, discord, **settings) as bot:
            error, ids = await _conversation(discord, desk)
            pages = await _pages(port)
            ports = bot.ports()
            code, _ = await bot.stopped()
            tokens = [one.token for one in discord.interactions]
            secrets = [discord.token, *tokens, *ids]
            return Said(form, bot.out, bot.err, code, pages, ports, port, error, secrets)


async def _conversation(discord: Discord, desk: Channel) -> tuple[str, list[str]]:
    """Every way to say something, one of them with an error → what that said; ids of all."""
    ada = discord.user("Ada")
    await ada.slash(desk, "sources", topic=WORD, share=True)
    await ada.autocomplete(desk, "search", "topic", WORD)
    await ada.says(ada.dm, f"who reported {WORD} first?", wait=True)
    await ada.says(desk, f"{WORD}\nand clearview", mention=True, wait=True)
    said = await ada.says(desk, f"{WORD} at https://{WORD}.example/{WORD}?{WORD}={WORD}")
    await ada.menu(desk, "Check coverage", said)
    await ada.menu(desk, "Who else covered this?", said)
    answer = await ada.slash(desk, "search", topic="clearview")
    await ada.press(answer.message, "Timeline")
    await ada.slash(desk, "search", topic=WORD, **{"from": WORD})
    discord.faults.answer(403, route="POST /interactions/*")
    failed = await ada.slash(desk, "search", topic=WORD)
    ids = [str(one) for one in (ada.id, ada.dm.id, desk.id, desk.guild.id, said.id)]
    return failed.message.text, ids


async def _pages(port: int) -> dict[str, tuple[int, str]]:
    found = {}
    async with aiohttp.ClientSession() as session:
        for page in ("livez", "readyz", "metrics", "other"):
            async with session.get(f"http://127.0.0.1:{port}/{page}") as response:
                found[page] = (response.status, await response.text())
    return found


def a_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_nobody_s_words_and_no_secret_are_written(said):
    for text in (said.out, said.err, said.pages["metrics"][1]):
        assert WORD not in text.lower()
        assert [secret for secret in said.secrets if secret in text] == []


def test_nothing_goes_to_standard_output_and_the_end_is_a_good_one(said):
    assert (said.code, said.out) == (0, "")


def test_every_line_of_a_json_log_is_an_object(said):
    if said.form == "json":
        lines = [json.loads(line) for line in said.err.splitlines()]
        assert {"time", "level", "logger", "message"} <= set.intersection(*map(set, lines))
        assert "connected: 1 servers, 1 shards" in {line["message"] for line in lines}
    else:
        assert " INFO bot.discord: connected: 1 servers, 1 shards\n" in said.err


def test_the_number_that_a_person_is_told_is_in_the_log(said):
    number = said.error.split()[-1]
    assert len(number) == 8
    if said.form == "json":
        logged = [json.loads(line) for line in said.err.splitlines()]
        (found,) = [line for line in logged if line.get("id") == number]
        assert (found["level"], found["where"]) == ("ERROR", "slash")
        assert found["traceback"][0].startswith("discord.errors.Forbidden status=403")
    else:
        assert f"slash failed id={number}" in said.err


def test_the_pages_for_monitoring_are_on_the_port(said):
    assert said.pages["livez"] == (200, "ok")
    status, text = said.pages["readyz"]
    assert (status, json.loads(text)) == (200, {"ready": True, "why": "25 articles"})
    assert said.pages["other"][0] == 404


def test_metrics_count_what_was_asked(said):
    status, text = said.pages["metrics"]
    assert status == 200
    assert set(METRICS.split("\n")[1:-1]) <= set(text.splitlines())


METRICS = """
newsdesk_answers_total{face="slash",kind="sources",outcome="nothing"} 1.0
newsdesk_answers_total{face="slash",kind="search",outcome="found"} 1.0
newsdesk_answers_total{face="slash",kind="search",outcome="nothing"} 1.0
newsdesk_answers_total{face="message",kind="who_reported",outcome="nothing"} 1.0
newsdesk_answers_total{face="menu",kind="sources",outcome="nothing"} 1.0
newsdesk_answers_total{face="button",kind="timeline",outcome="found"} 1.0
newsdesk_failures_total{where="slash"} 1.0
newsdesk_failures_total{where="message"} 0.0
newsdesk_gateway_events_total{event="connected"} 1.0
newsdesk_command_syncs_total 1.0
newsdesk_corpus_articles 25.0
newsdesk_corpus_outlets 22.0
newsdesk_corpus_documents 5.0
newsdesk_corpus_problems 0.0
"""


def test_that_port_is_the_only_one(said):
    assert said.ports in ({said.port}, None)
