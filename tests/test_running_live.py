"""`newsdesk run` on a corpus that changes while people ask: soon, whole, and without a failure."""

import asyncio
import os
import pty
import re
import signal
import subprocess
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from archives import front_matter, write
from bot_process import PATIENCE, BotProcess, connected
from command import environment, start
from discord_server import Channel, Discord, Person

from bot.app import Newsdesk
from bot.config import load
from bot.operation.health import ask

SOON = 5
"""Seconds from a change until it is in the answers."""

CROWD = 3
"""People who ask all the time."""


def news(title, provider="Harbour Post"):
    host = provider.lower().replace(" ", "-")
    address = f"https://{host}.example/{title.lower().replace(' ', '-')}"
    return front_matter(title, address, provider={"name": provider})


def saved(file, text):
    """As editors save: a new file takes the place of the old one."""
    write(file.with_name(f"{file.name}~"), text).replace(file)


@dataclass
class Room:
    """A bot, its corpus, and people who ask it for the latest news."""

    discord: Discord
    bot: BotProcess
    folder: Path
    desk: Channel
    ada: Person
    answers: list[str] = field(default_factory=list)

    @property
    def news(self) -> Path:
        return self.folder / "news"

    @property
    def reloads(self) -> list[str]:
        """What the log says of the reloads that worked."""
        return re.findall(r"corpus read again in .* s: (.*)", self.bot.err)

    async def latest(self, asks: Person | None = None) -> str:
        answer = await (asks or self.ada).slash(self.desk, "latest", timeout=PATIENCE)
        self.answers.append(answer.message.text)
        return answer.message.text

    async def becomes(self, *titles: str, seconds: float = SOON) -> str:
        """The first answer with exactly these titles, in time."""
        async with asyncio.timeout(seconds):
            while (found := titles_in(text := await self.latest())) != set(titles):
                assert found
        return text

    async def logs(self, text: str, seconds: float = SOON) -> None:
        await self.discord.until(lambda: text in self.bot.err, seconds, f"{text!r} in the log")

    @asynccontextmanager
    async def crowd(self):
        """Several people ask without a pause meanwhile."""

        async def ask_on(person):
            while True:
                await self.latest(person)

        people = [self.discord.user(f"Reader {number}") for number in range(CROWD)]
        asking = [asyncio.create_task(ask_on(person)) for person in people]
        try:
            yield
        finally:
            assert not any(one.done() for one in asking)
            for one in asking:
                one.cancel()


def titles_in(text):
    return set(re.findall(r"(?:Ferry|Whale|Tram|Dock)(?: \w+)*", text))


@asynccontextmanager
async def room(folder, how="auto", *given):
    """A bot on a corpus of its own with one article, outlets and settings beside it."""
    write(folder / "news" / "a.md", news("Ferry lost"))
    write(folder / "config" / "outlets.yaml", "[]")
    corpus = "\n".join(f"  - {one}" for one in given or ("news",))
    settings = f"corpus:\n{corpus}\narchive: archive\noutlets: config/outlets.yaml\n"
    file = write(folder / "config" / "newsdesk.yaml", settings)
    newsdesk = Newsdesk(load(file, environment={}))
    newsdesk.close()
    async with Discord() as discord:
        changes = {"NEWSDESK_ANSWERS_A_MINUTE": "10000", "NEWSDESK_WATCH": how}
        desk, ada = discord.guild("Newsroom").channel("desk"), discord.user("Ada")
        async with connected(newsdesk, folder, discord, "--config", str(file), **changes) as bot:
            yield Room(discord, bot, folder, desk, ada)


# Changes


async def test_what_changes_is_in_the_answers_soon_and_each_is_old_or_new(tmp_path):
    async with room(tmp_path) as here:
        states = [await here.becomes("Ferry lost")]
        async with here.crowd():
            write(here.news / "b.md", news("Whale strands"))
            states.append(await here.becomes("Ferry lost", "Whale strands"))
            write(here.news / "a.md", news("Ferry found"))
            states.append(await here.becomes("Ferry found", "Whale strands"))
            saved(here.news / "a.md", news("Ferry repaired"))
            states.append(await here.becomes("Ferry repaired", "Whale strands"))
            (here.news / "b.md").rename(here.news / "b.bak")
            states.append(await here.becomes("Ferry repaired"))
            (here.news / "b.bak").rename(here.news / "c.md")
            states.append(await here.becomes("Ferry repaired", "Whale strands"))
            (here.news / "c.md").unlink()
            await here.becomes("Ferry repaired")
            write(here.news / "2031" / "05" / "d.md", news("Tram derails"))
            states.append(await here.becomes("Ferry repaired", "Tram derails"))
            (here.news / "2031").rename(here.news.parent / "2031")
            await here.becomes("Ferry repaired")
        assert set(here.answers) <= set(states)
        assert len(here.answers) > 50
        assert (await here.bot.stopped())[0] == 0
    assert "ERROR" not in here.bot.err
    assert "watchfiles" not in here.bot.err


async def test_what_changes_is_in_the_answers_soon_where_the_system_tells_nothing(tmp_path):
    async with room(tmp_path, "poll") as here, here.crowd():
        write(here.news / "b.md", news("Whale strands"))
        await here.becomes("Ferry lost", "Whale strands")
        saved(here.news / "a.md", news("Ferry found"))
        await here.becomes("Ferry found", "Whale strands")


async def test_a_burst_of_files_is_few_reloads(tmp_path):
    async with room(tmp_path) as here, here.crowd():
        for number in range(500):
            write(here.news / f"{number}.md", news(f"Dock {number} opens"))
        await here.logs("501 documents (", PATIENCE)
        assert len(here.reloads) <= 3
        assert "; 501 documents (+" in here.reloads[-1]
        assert (
            "Dock 499 opens"
            in (await here.ada.slash(here.desk, "search", topic="dock 499 opens")).message.text
        )


async def test_the_whole_corpus_may_be_replaced_by_another(tmp_path):
    async with room(tmp_path) as here, here.crowd():
        write(tmp_path / "next" / "a.md", news("Whale strands"))
        here.news.rename(tmp_path / "before")
        (tmp_path / "next").rename(here.news)
        await here.becomes("Whale strands")
        write(here.news / "b.md", news("Tram derails"))
        await here.becomes("Whale strands", "Tram derails")


async def test_a_linked_corpus_may_lead_elsewhere(tmp_path):
    for name, title in (("one", "Ferry lost"), ("two", "Whale strands")):
        write(tmp_path / name / "a.md", news(title))
    (tmp_path / "link").symlink_to("one")
    async with room(tmp_path, "auto", "link") as here:
        await here.becomes("Ferry lost")
        (tmp_path / "new").symlink_to("two")
        (tmp_path / "new").replace(tmp_path / "link")
        await here.becomes("Whale strands")


async def test_outlets_that_are_added_are_known_soon(tmp_path):
    async with room(tmp_path) as here:
        outlets = tmp_path / "config" / "outlets.yaml"
        saved(
            outlets, "- {name: The Harbour Post, domains: [harbour-post.example], aliases: [Zed]}"
        )
        await here.logs("corpus read again")
        answer = await here.ada.slash(here.desk, "outlet", outlet="Zed")
        assert "The Harbour Post" in answer.message.text


# Without watching; at once


async def test_without_watching_sighup_and_the_command_read_the_corpus_again(tmp_path):
    async with room(tmp_path, "off") as here, here.crowd():
        write(here.news / "b.md", news("Whale strands"))
        here.bot.process.send_signal(signal.SIGHUP)
        await here.becomes("Ferry lost", "Whale strands", seconds=3)
        write(here.news / "a.md", news("Ferry found"))
        answer = await here.discord.owner.slash(here.desk, "newsdesk reload")
        assert answer.message.text.startswith("Corpus read again. Articles: 2,")
        await here.becomes("Ferry found", "Whale strands")
        (here.news / "b.md").unlink()
        for _ in range(50):
            here.bot.process.send_signal(signal.SIGHUP)
        await here.becomes("Ferry found")
        assert len(here.reloads) < 10


async def test_sighup_while_the_bot_starts_does_not_end_it(tmp_path):
    async with room(tmp_path, "off") as here:
        given = {"DISCORD_TOKEN": here.discord.token, "NEWSDESK_API": here.discord.api}
        await here.bot.stopped()
        with (
            (tmp_path / "err").open("wb") as err,
            start("run", *here.bot.options, env=environment(**given), stderr=err) as process,
        ):
            again = BotProcess(process, tmp_path, here.bot.options)
            try:
                await here.discord.until(again.socket.exists, PATIENCE)
                while not again.is_connected:
                    process.send_signal(signal.SIGHUP)
                    await asyncio.sleep(0.02)
                assert (await again.stopped())[0] == 0
            finally:
                process.kill()


async def test_a_bot_whose_terminal_is_closed_ends(tmp_path):
    async with room(tmp_path) as here:
        given = {"DISCORD_TOKEN": here.discord.token, "NEWSDESK_API": here.discord.api}
        await here.bot.stopped()
        master, terminal = pty.openpty()
        with (tmp_path / "err").open("wb") as err:
            process = start(
                *("run", *here.bot.options),
                env=environment(**given),
                stdin=terminal,
                stdout=subprocess.DEVNULL,
                stderr=err,
                preexec_fn=_take_terminal,
            )
        os.close(terminal)
        with process:
            again = BotProcess(process, tmp_path, here.bot.options)
            try:
                await here.logs("connected: ", PATIENCE)
                os.close(master)
                assert await again.ended() == 0
            finally:
                process.kill()


def _take_terminal():
    os.setsid()
    os.close(os.open(os.ttyname(0), os.O_RDWR))  # the first one opened becomes the session's own


# What is broken


async def test_broken_outlets_leave_the_old_corpus_and_are_told_until_they_are_mended(tmp_path):
    async with room(tmp_path) as here, here.crowd():
        old = await here.becomes("Ferry lost")
        outlets = tmp_path / "config" / "outlets.yaml"
        write(outlets, "- {name: Post}")
        await here.logs("the corpus cannot be read again, the old one stays: ")
        await here.logs("outlets.yaml:1: [1].domains: is missing: at least one")
        write(here.news / "b.md", news("Whale strands"))
        well = ask(here.bot.socket)
        assert well.ready
        assert re.fullmatch(
            r"1 articles, as they were \S+ \S+ UTC: .*outlets\.yaml:1: .* is missing.*", well.why
        )
        owner = here.discord.owner
        told = await owner.slash(here.desk, "newsdesk reload")
        assert "the old one stays in service" in told.message.text
        assert "is missing" in (await owner.slash(here.desk, "newsdesk status")).message.text
        assert set(here.answers) == {old}
        write(outlets, "[]")
        await here.becomes("Ferry lost", "Whale strands")
        assert ask(here.bot.socket).why == "2 articles"
        assert here.bot.err.count("the corpus cannot be read again") == 1


async def test_a_corpus_that_is_gone_leaves_the_old_one_until_it_is_back(tmp_path):
    async with room(tmp_path) as here, here.crowd():
        here.news.rename(tmp_path / "away")
        await here.logs("the corpus cannot be read again, the old one stays: there is no ")
        assert titles_in(await here.latest()) == {"Ferry lost"}
        write(tmp_path / "away" / "b.md", news("Whale strands"))
        (tmp_path / "away").rename(here.news)
        await here.becomes("Ferry lost", "Whale strands")


async def test_an_archive_that_cannot_be_written_leaves_the_old_one(tmp_path):
    """A folder lies where the lock belongs: even root cannot lock a folder."""
    async with room(tmp_path) as here, here.crowd():
        lock = tmp_path / "archive" / "lock"
        lock.unlink(missing_ok=True)
        lock.mkdir()
        write(here.news / "b.md", news("Whale strands"))
        await here.logs("the old one stays: cannot write the archive in ")
        assert titles_in(await here.latest()) == {"Ferry lost"}
        lock.rmdir()
        here.bot.process.send_signal(signal.SIGHUP)
        await here.becomes("Ferry lost", "Whale strands")


async def test_a_document_that_is_broken_is_counted_and_takes_no_other_away(tmp_path):
    async with room(tmp_path) as here, here.crowd():
        write(here.news / "b.md", "---\ntitle: [\n---\n")
        await here.logs("1 files added, 0 changed, 0 removed; 2 documents (+1), 1 articles, 1 prob")
        await here.logs("b.md:3: broken YAML")
        assert titles_in(await here.latest()) == {"Ferry lost"}
        write(here.news / "b.md", news("Whale strands"))
        await here.becomes("Ferry lost", "Whale strands")
        await here.logs("2 documents, 2 articles (+1), 0 problems (-1)")
