"""Slash commands in a server, in a direct message, as a personal app: every kind answers."""

import re
from dataclasses import replace

import pytest
import pytest_asyncio
from archives import a_corpus, front_matter, write
from newsroom import QUESTIONS, newsroom_of

from bot.app import Newsdesk
from bot.news.question import Options, Sources, Timeline, WhoReported
from bot.wording import wording

pytestmark = pytest.mark.asyncio(loop_scope="module")

ENGLISH = wording("en")
GERMAN = wording("de")

PLACES = {
    "a server": lambda room, _: room.desk(),
    "a server, by one's own installation": lambda room, _: room.desk(),
    "a direct message": lambda _, ada: ada.dm,
    "a server without the bot": lambda room, _: room.elsewhere(),
    "a server that hides such apps": lambda room, _: room.elsewhere(external_apps=False),
    "a group": lambda room, ada: room.discord.group_dm(ada, room.reader("Bob")),
    "a chat of two": lambda room, ada: room.discord.private(ada, room.reader("Bob")),
}
IN_CHAT = "a direct message"
HIDING = "a server that hides such apps"
INSTALLED_FOR = {"a server, by one's own installation": "user"}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def newsroom(newsdesks, tmp_path_factory):
    async with newsroom_of(newsdesks["seeds"], tmp_path_factory.mktemp("state")) as made:
        yield made


@pytest.fixture
def room(newsroom):
    with newsroom.within_the_rules():
        yield newsroom


def somewhere(room, place):
    """A reader, where they ask, and by whose installation."""
    ada = room.reader()
    ada.installed = True
    return ada, PLACES[place](room, ada), INSTALLED_FOR.get(place)


def labels(message):
    return [button.label for button in message.buttons]


# Everywhere


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", QUESTIONS)
async def test_a_command_says_what_the_desk_says_to_whoever_asked_only(room, name, place):
    ada, channel, how = somewhere(room, place)
    options, asked = QUESTIONS[name]

    answer = await ada.slash(channel, name, how=how, **options)

    assert answer.message.text == room.pages(asked)[0].text
    assert answer.ephemeral == (place != IN_CHAT)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", QUESTIONS)
async def test_a_shared_answer_is_for_everybody_where_the_server_lets_it(room, name, place):
    ada, channel, how = somewhere(room, place)
    options, asked = QUESTIONS[name]

    answer = await ada.slash(channel, name, how=how, share=True, **options)

    assert answer.message.text == room.pages(asked)[0].text
    assert answer.ephemeral == (place == HIDING)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", ["privacy", "forget-me", "newsdesk status", "newsdesk reload"])
async def test_what_is_about_the_bot_is_said_to_whoever_asked_only(room, name, place):
    ada, channel, how = somewhere(room, place)

    answer = await ada.slash(channel, name, how=how)

    assert answer.ephemeral == (place != IN_CHAT)


async def test_who_was_first_is_said_with_a_stamp_for_the_readers_zone(room):
    answer = await room.reader().slash(room.desk(), "who-reported", topic="clearview")

    assert answer.message.text.startswith(
        "First in this corpus: **The Telegraph**, <t:1648118640:f> — [Ukraine using Clearview AI"
    )


async def test_an_answer_comes_at_once(room):
    answer = await room.reader().slash(room.desk(), "sources", topic="clearview")

    assert not answer.deferred


# Sharing


@pytest.mark.parametrize("name", QUESTIONS)
async def test_only_what_others_do_not_see_can_be_shared(room, name):
    ada, desk, share = room.reader(), room.desk(), ENGLISH.say("buttons.share")
    options = QUESTIONS[name][0]

    private = await ada.slash(desk, name, **options)
    shared = await ada.slash(desk, name, share=True, **options)
    in_chat = await ada.slash(ada.dm, name, **options)

    sharable = [share in labels(one.message) for one in (private, shared, in_chat)]
    assert sharable == [True, False, False]


@pytest.mark.parametrize("options", [{"topic": "banana"}, {"from": "banana"}])
async def test_nothing_is_not_offered_for_sharing(room, options):
    answer = await room.reader().slash(room.desk(), "sources", **options)

    assert ENGLISH.say("buttons.share") not in labels(answer.message)


async def test_everybody_turns_the_pages_of_a_shared_answer(room):
    ada, bob, desk = room.reader("Ada"), room.reader("Bob"), room.desk()
    shared = await ada.slash(desk, "sources", topic="soldiers", share=True)

    await bob.press(shared.message, "▶")

    assert shared.message.text == room.pages(Options(Sources, "soldiers"))[1].text


async def test_a_question_under_a_shared_answer_is_answered_to_whoever_pressed(room):
    ada, bob, desk = room.reader("Ada"), room.reader("Bob"), room.desk()
    shared = await ada.slash(desk, "sources", topic="clearview", share=True)

    answer = await bob.press(shared.message, "Timeline")

    assert answer.ephemeral
    assert answer.message.text == room.pages(Options(Timeline, "clearview"))[0].text
    assert shared.message.text == room.pages(Options(Sources, "clearview"))[0].text


async def test_forgetting_removes_what_a_shared_answer_keeps(room):
    ada, bob, desk = room.reader("Ada"), room.reader("Bob"), room.desk()
    topic = (
        "clearview soldiers facial recognition Ukraine identify software families photos corpses"
    )
    shared = await ada.slash(desk, "sources", topic=f"{topic} mothers", share=True)
    kept = await bob.press(shared.message, "Why")

    forgotten = await ada.slash(desk, "forget-me")

    gone = await bob.press(shared.message, "Why")
    words = ENGLISH.say("texts.forgotten", topics=1, buttons=5)
    assert kept.message.text.startswith("**Why this answer**")
    assert forgotten.message.text.startswith(words)
    assert gone.modal.title == ENGLISH.say("texts.expired")


# Commands of another version

OPTION = {"name": "topic", "description": "x", "type": 3, "autocomplete": True}
OLD = {"name": "old", "description": "x", "contexts": [0, 1, 2], "integration_types": [0, 1]}


@pytest.fixture
def stale(room):
    """Discord still has a command, and an option of another one, that the bot does not know."""
    commands = room.discord.world.commands
    known = commands.everywhere
    sources = commands.named("sources", 1, room.desk())
    others = [command for command in known if command is not sources]
    more = {"options": [*sources["options"], OPTION | {"name": "when"}]}
    commands.everywhere = [*others, sources | more]
    commands.add(OLD | {"options": [OPTION]})
    yield
    commands.everywhere = known


@pytest.mark.usefixtures("stale")
@pytest.mark.parametrize("place", PLACES)
async def test_a_command_that_is_gone_is_said_to_be_so(room, place):
    ada, channel, how = somewhere(room, place)

    answer = await ada.slash(channel, "old", how=how, topic="clearview")

    assert answer.message.text == ENGLISH.say("texts.gone")
    assert answer.ephemeral == (place != IN_CHAT)


@pytest.mark.usefixtures("stale")
async def test_an_option_that_is_gone_is_said_to_be_so(room):
    answer = await room.reader().slash(room.desk(), "sources", topic="clearview", when="2022")

    assert answer.message.text == ENGLISH.say("texts.gone")
    assert answer.ephemeral


@pytest.mark.usefixtures("stale")
@pytest.mark.parametrize(("name", "option"), [("old", "topic"), ("sources", "when")])
async def test_nothing_is_suggested_for_what_is_gone(room, name, option):
    ada, desk = room.reader(), room.desk()

    assert await ada.autocomplete(desk, name, option, "clear", timeout=1) == []


# Too many questions


async def test_too_many_questions_get_a_friendly_answer_until_a_while_has_passed(seeds, tmp_path):
    async with newsroom_of(seeds, tmp_path, answers_a_minute=2) as room:
        ada, desk = room.reader(), room.desk()

        async def asked():
            answer = await ada.slash(desk, "who-reported", topic="clearview", share=True)
            return answer.ephemeral, answer.message.text

        answered = (False, room.pages(Options(WhoReported, "clearview"))[0].text)
        in_30_s, in_20_s = (
            (True, ENGLISH.say("texts.cooldown", seconds=wait)) for wait in (30, 20)
        )
        assert [await asked() for _ in range(4)] == [answered, answered, in_30_s, in_30_s]
        room.bot.clock.advance(seconds=10)
        assert await asked() == in_20_s
        room.bot.clock.advance(seconds=20)
        assert [await asked() for _ in range(2)] == [answered, in_30_s]


async def test_who_asks_too_much_keeps_nobody_else_waiting(seeds, tmp_path):
    async with newsroom_of(seeds, tmp_path, answers_a_minute=1) as room:
        desk = room.desk()
        ada, bob = room.reader("Ada"), room.reader("Bob")
        for _ in range(3):
            await ada.slash(desk, "sources", topic="clearview")

        answer = await bob.slash(desk, "sources", topic="clearview")

        assert answer.message.text == room.pages(Options(Sources, "clearview"))[0].text


async def test_suggestions_are_no_questions(seeds, tmp_path):
    async with newsroom_of(seeds, tmp_path, answers_a_minute=1) as room:
        ada, desk = room.reader(), room.desk()
        for typed in ("c", "cl", "cle"):
            await ada.autocomplete(desk, "sources", "topic", typed)

        first = await ada.slash(desk, "sources", topic="clearview")
        suggested = await ada.autocomplete(desk, "sources", "topic", "clear")

        assert first.message.text == room.pages(Options(Sources, "clearview"))[0].text
        assert suggested


async def test_in_a_direct_message_too_many_questions_are_refused_in_the_open(seeds, tmp_path):
    async with newsroom_of(seeds, tmp_path, answers_a_minute=1) as room:
        ada = room.reader()
        await ada.slash(ada.dm, "about")

        refused = await ada.slash(ada.dm, "about")

        assert refused.message.text == ENGLISH.say("texts.cooldown", seconds=60)
        assert not refused.ephemeral


# The owner


@pytest.fixture
def small(tmp_path):
    """A Newsdesk on one document, with an outlets file."""
    settings = a_corpus(tmp_path, one_md=front_matter("Ferry runs aground", "https://a.example/1"))
    outlets = write(tmp_path / "outlets.yaml", "[]")
    newsdesk = Newsdesk(replace(settings, outlets=outlets))
    yield newsdesk
    newsdesk.close()


@pytest.mark.parametrize("name", ["newsdesk reload", "newsdesk status"])
async def test_only_the_owner_may_look_after_the_bot(room, name):
    answer = await room.reader().slash(room.desk(), name)

    assert answer.message.text == ENGLISH.say("texts.owner-only")


async def test_the_owner_sees_how_the_bot_does(room):
    answer = await room.discord.owner.slash(room.desk(), "newsdesk status")

    said = ENGLISH.say(
        "texts.status",
        articles=25,
        outlets=22,
        documents=5,
        problems=0,
        guilds=sum(guild.bot for guild in room.discord.world.guilds.values()),
        shards=1,
        latency="MEASURED",
        since="<t:1650628800:R>",
        lag="MEASURED",
    )
    assert re.fullmatch(re.escape(said).replace("MEASURED", r"\d+"), answer.message.text)
    assert answer.ephemeral


async def test_the_owner_of_the_team_that_the_bot_belongs_to_is_its_owner(seeds, tmp_path):
    async with newsroom_of(seeds, tmp_path, team=True) as room:
        desk, owner = room.desk(), room.discord.owner

        told = [await one.slash(desk, "newsdesk status") for one in (owner, room.reader())]

        assert "22" in told[0].message.text
        assert told[1].message.text == ENGLISH.say("texts.owner-only")


async def test_the_owner_has_the_corpus_read_again(small, tmp_path):
    async with newsroom_of(small, tmp_path) as room:
        desk, owner = room.desk(), room.discord.owner
        before = await owner.slash(desk, "sources", topic="whale")
        write(tmp_path / "news" / "two.md", front_matter("Whale strands", "https://b.example/2"))

        reloaded = await owner.slash(desk, "newsdesk reload")

        after = await owner.slash(desk, "sources", topic="whale")
        assert before.message.text.startswith("**Nothing in the corpus**")
        assert re.fullmatch(
            r"Corpus read again\. Articles: 2 \(\+1\), outlets: 2 \(\+1\), documents: 2 \(\+1\),"
            r" problems: 0\. It took \d+\.\d s\. Files: 1 new, 0 changed, 0 gone\.",
            reloaded.message.text,
        )
        assert reloaded.ephemeral
        assert after.message.text.startswith("**1 article**")


async def test_what_is_gone_and_what_is_broken_is_told_after_reading_again(small, tmp_path):
    async with newsroom_of(small, tmp_path) as room:
        desk, owner = room.desk(), room.discord.owner
        owner.locale = "de"
        next((tmp_path / "news").iterdir()).write_text("---\ntitle: [\n---\n")

        reloaded = await owner.slash(desk, "newsdesk reload")

        assert "Artikel: 1, Medien: 1, Dokumente: 1," in reloaded.message.text
        assert "Probleme: 2 (+2)." in reloaded.message.text
        assert "what was read from it before stays" in reloaded.message.text
        assert "Dateien: 0 neu, 1 geändert, 0 entfernt." in reloaded.message.text
        assert ":3: broken YAML: " in reloaded.message.text
        assert reloaded.message.text.endswith(GERMAN.say("texts.problems"))


async def test_the_owner_sees_that_the_corpus_is_an_old_one_and_why(small, tmp_path):
    async with newsroom_of(small, tmp_path) as room:
        desk, owner = room.desk(), room.discord.owner
        write(tmp_path / "outlets.yaml", "broken")
        await owner.slash(desk, "newsdesk reload")

        ill = await owner.slash(desk, "newsdesk status")
        write(tmp_path / "outlets.yaml", "[]")
        await owner.slash(desk, "newsdesk reload")
        well = await owner.slash(desk, "newsdesk status")

        assert "The corpus cannot be read again, since <t:" in ill.message.text
        assert "outlets.yaml:1: should be a list of outlets" in ill.message.text
        assert "cannot be read" not in well.message.text


async def test_a_corpus_that_cannot_be_read_leaves_the_old_one_in_service(small, tmp_path):
    async with newsroom_of(small, tmp_path) as room:
        desk, owner = room.desk(), room.discord.owner
        write(tmp_path / "outlets.yaml", "- {name: __A__, domain*s*: 1}")

        reloaded = await owner.slash(desk, "newsdesk reload")

        after = await owner.slash(desk, "sources", topic="ferry")
        assert reloaded.message.text.startswith(ENGLISH.say("texts.reload-failed", why=""))
        assert r"domain\*s\*" in reloaded.message.text
        assert after.message.text.startswith("**1 article**")


async def test_after_reloading_in_the_owners_chat_nothing_is_hidden(small, tmp_path):
    async with newsroom_of(small, tmp_path) as room:
        owner = room.discord.owner

        reloaded = await owner.slash(owner.dm, "newsdesk reload")

        assert not reloaded.ephemeral
