"""Messages: answered where they are for the bot, in a chat with it, after a mention, in a reply to
it; follow-ups; no others; never more than is good."""

import gc
import io
import json
import logging
import re
from dataclasses import dataclass

import pytest
import pytest_asyncio
from desk_in_discord import running
from discord_server import Channel, Discord, Guild, Message
from discord_server.message_json import message_event
from discord_server.places import SEND_MESSAGES, USUAL
from discord_server.talking import mentioned
from newsroom import newsroom_of

from bot.app import Newsdesk
from bot.errors import ArchiveError
from bot.news.markdown import PAGE, written
from bot.news.question import (
    Compare,
    FreeText,
    Help,
    Latest,
    Options,
    Piece,
    Profile,
    Search,
    Sources,
    Timeline,
    WhoReported,
)
from bot.operation.logs import set_up
from bot.wording import wording

pytestmark = pytest.mark.asyncio(loop_scope="module")

ENGLISH = wording("en")
HINT = ENGLISH.say("texts.hint")
HINT_MENU = ENGLISH.say("texts.hint-menu", menu=ENGLISH.say("menus.who-else"))
GUARDIAN = (
    "https://www.theguardian.com/technology/2022/mar/24/"
    "ukraine-facial-recognition-identify-russian-soldiers"
)
FIRST = "who reported clearview first?"
TYPING, MESSAGES = "POST /channels/*/typing", "POST /channels/*/messages"


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def room(newsdesks, tmp_path_factory):
    async with newsroom_of(newsdesks["seeds"], tmp_path_factory.mktemp("state")) as made:
        yield made


@pytest_asyncio.fixture(loop_scope="module", autouse=True)
async def _rules(room):
    """Whatever a test makes the bot do, it breaks no rule of Discord."""
    before = len(room.discord.violations)
    yield
    assert room.discord.violations[before:] == []


def text_of(room, asked, page=0):
    """What the desk itself says."""
    shown = room.pages(asked)[page]
    return "\n".join(part for part in (shown.head, shown.items, shown.foot) if part)


def hint_in(words):
    """What can be asked, in a language, as small print has it."""
    return words.say("texts.hint").replace("`", "")


def said_in(discord, where):
    """What the bot has said somewhere."""
    return [one for one in discord.messages(where) if one.author.bot]


def requests(room, where):
    """What the bot did somewhere, in order."""
    return [one.route for one in room.discord.requests if f"/{where.id}/" in one.path]


async def stays_silent(room, where):
    """Whatever was said before is behind the bot once it has answered something said later."""
    other = room.reader("Someone else")
    for _ in range(2):
        await other.says(other.dm, "help", wait=True)
    assert requests(room, where) == []


def overheard(room, said, **changes):
    """The event of a message, otherwise than people can write one."""
    guild = said.channel.guild
    event = message_event(said) | {"id": str(room.discord.world.ids.new())} | changes
    room.discord.world.hub.send("MESSAGE_CREATE", event, guild=guild and guild.id)


def a_place(room, kind, *, guild=None):
    """A channel of a server that Discord did not tell the bot of, as threads are."""
    world = room.discord.world
    guild = guild or room.discord.guild("Newsroom")
    made = Channel(world, world.ids.old(), kind, "side", guild)
    world.channels[made.id] = made
    return made


# Where it answers


async def test_a_direct_message_is_answered_with_a_reply_that_alerts_nobody(room):
    ada = room.reader()
    said = await ada.says(ada.dm, FIRST)
    answer = await room.discord.next_message(ada.dm)
    assert answer.reference is said
    assert (answer.mentions, answer.pings, answer.ephemeral) == ([], frozenset(), False)
    assert answer.text == text_of(room, Options(WhoReported, "clearview"))


@pytest.mark.parametrize(
    "text", ["{} timeline of clearview", "hey {} timeline of clearview", "timeline of clearview {}"]
)
async def test_a_mention_anywhere_in_a_message_is_answered(room, text):
    ada, desk = room.reader(), room.desk()
    said = await ada.says(desk, text.format(room.discord.world.bot.mention))
    answer = await room.discord.next_message(desk)
    assert (answer.reference, answer.mentions) == (said, [])
    assert answer.text == text_of(room, Options(Timeline, "clearview"))


async def test_the_old_form_of_a_mention_is_one_too(room):
    ada, desk = room.reader(), room.desk()
    bot = room.discord.world.bot.id
    answer = await ada.says(desk, f"<@!{bot}> latest", wait=True)
    assert answer.text == text_of(room, Options(Latest))


async def test_a_reply_to_the_bot_is_answered_where_it_alerts_the_bot(room):
    ada, desk = room.reader(), room.desk()
    first = await ada.says(desk, "timeline of clearview", mention=True, wait=True)
    second = await ada.says(desk, "sources for deepfakes", reply_to=first, wait=True)
    assert second.text == text_of(room, Options(Sources, "deepfakes"))


async def test_a_reply_that_does_not_alert_the_bot_is_not_for_it(room):
    ada, desk = room.reader(), room.desk()
    first = await ada.says(desk, "timeline of clearview", mention=True, wait=True)
    done = len(requests(room, desk))
    await ada.says(desk, "and the sources?", reply_to=first, ping=False)
    assert (await ada.says(ada.dm, "help", wait=True)).text == text_of(room, Options(Help))
    assert len(requests(room, desk)) == done


@pytest.mark.parametrize("kind", [10, 11, 12, 2, 13], ids=lambda kind: f"type {kind}")
async def test_threads_and_the_chats_of_voice_channels_are_places_too(room, kind):
    ada, thread = room.reader(), a_place(room, kind)
    answer = await ada.says(thread, FIRST, mention=True, wait=True)
    assert answer.text == text_of(room, Options(WhoReported, "clearview"))
    again = await ada.says(thread, "and the timeline?", reply_to=answer, wait=True)
    assert again.text == text_of(room, Options(Timeline, "clearview"))


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("sources for clearview", Options(Sources, "clearview")),
        ("articles about deepfakes", Options(Search, "deepfakes")),
        (GUARDIAN, Options(Piece, GUARDIAN)),
        (f"who else covered <{GUARDIAN}>?", Options(WhoReported, GUARDIAN)),
        ("Futurism", Options(Profile, outlets=("Futurism",))),
        ("compare BI and Futurism", Options(Compare, outlets=("BI", "Futurism"))),
        ("latest", Options(Latest)),
        ("help", Options(Help)),
        ("zeppelins", Options(Search, "zeppelins")),
    ],
)
async def test_an_answer_is_what_the_desk_says(room, text, asked):
    ada, desk = room.reader(), room.desk()
    in_chat = await ada.says(ada.dm, text, wait=True)
    on_mention = await ada.says(desk, text, mention=True, wait=True)
    assert [in_chat.text, on_mention.text] == [text_of(room, asked)] * 2


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("thanks!", "thanks"),
        ("hello", "hello"),
        ("Hallo!", "hello"),
        ("дякую", "thanks"),
        ("you are useless", "insult"),
        ("who are you?", "self"),
        ("bye", "bye"),
    ],
)
@pytest.mark.parametrize(("locale", "code"), [("en-US", "en"), ("de", "de"), ("uk", "uk")])
async def test_small_talk_is_answered_in_the_language_of_the_server(room, text, mood, locale, code):
    ada = room.reader()
    answer = await ada.says(room.desk(locale), text, mention=True, wait=True)
    words = wording(code)
    assert answer.text == f"{words.say(f'talk.{mood}')}\n-# {hint_in(words)}"


async def test_small_talk_in_a_chat_is_answered_in_english_for_messages_tell_no_language(room):
    ada = room.reader(locale="de")
    answer = await ada.says(ada.dm, "danke", wait=True)
    assert answer.text == f"{ENGLISH.say('talk.thanks')}\n-# {hint_in(ENGLISH)}"


async def test_questions_that_come_together_are_each_answered_under_their_own(room):
    ada, bob, desk = room.reader(), room.reader("Bob"), room.desk()
    topics = ["clearview", "deepfakes", "kabul", "corpses", "moms"]
    said = [
        await (ada, bob)[number % 2].says(desk, f"sources for {topic}", mention=True)
        for number, topic in enumerate(topics)
    ]
    found = {answer.reference: answer.text for answer in [
        await room.discord.next_message(desk) for _ in topics
    ]}  # fmt: skip
    assert found == {
        one: text_of(room, Options(Sources, topic)) for one, topic in zip(said, topics, strict=True)
    }


async def test_it_types_before_it_answers(room):
    ada, desk = room.reader(), room.desk()
    await ada.says(desk, "latest", mention=True, wait=True)
    assert requests(room, desk) == [
        "/channels/{channel_id}/typing",
        "/channels/{channel_id}/messages",
    ]


async def test_an_answer_does_not_wait_for_the_typing_indicator(room):
    ada = room.reader()
    room.discord.faults.slow(1.0, route=TYPING, times=1)
    answer = await ada.says(ada.dm, "latest", wait=True, timeout=0.7)
    assert answer.text == text_of(room, Options(Latest))


@pytest.mark.parametrize("fault", ["forbidden", "broken", "lost", "limited"])
async def test_an_answer_comes_though_the_typing_indicator_does_not(room, fault, caplog):
    ada, faults = room.reader(), room.discord.faults
    {
        "forbidden": lambda: faults.answer(403, route=TYPING),
        "broken": lambda: faults.answer(500, route=TYPING, times=9),
        "lost": lambda: faults.drop(route=TYPING, times=9),
        "limited": lambda: faults.rate_limit(0.6, route=TYPING),
    }[fault]()
    answer = await ada.says(ada.dm, "latest", wait=True, timeout=0.9)
    faults.clear()
    gc.collect()  # asyncio tells of lost errors when they go
    assert answer.text == text_of(room, Options(Latest))
    assert [one.message for one in caplog.records if one.levelno >= logging.ERROR] == []


@pytest.mark.parametrize("fault", ["unavailable", "lost"])
async def test_an_answer_that_arrives_though_nobody_says_so_is_there_once(room, fault):
    ada, faults = room.reader(), room.discord.faults
    {
        "unavailable": lambda: faults.answer(503, route=MESSAGES, after=True),
        "lost": lambda: faults.drop(route=MESSAGES, after=True),
    }[fault]()
    await ada.says(ada.dm, "latest", wait=True)
    await room.discord.until(lambda: len(requests(room, ada.dm)) == 3)
    await room.discord.until(lambda: not room.bot.client.front._under_way)
    assert len(said_in(room.discord, ada.dm)) == 1


async def test_a_message_that_is_gone_meanwhile_is_answered_all_the_same(room):
    ada = room.reader()
    room.discord.faults.slow(0.1, route=TYPING, times=1)
    said = await ada.says(ada.dm, "latest")
    ada.deletes(said)
    answer = await room.discord.next_message(ada.dm)
    assert (answer.reference, answer.text) == (None, text_of(room, Options(Latest)))


async def test_no_privileged_intent_is_used(room):
    assert room.discord.privileged_used == 0


# Where it does not


@pytest.mark.parametrize(
    "text",
    [
        "who reported clearview first?",
        "Newsdesk, who reported clearview first?",
        "@Newsdesk latest",
        "@everyone latest",
        "@here latest",
        "<@&17> latest",
        "",
    ],
)
async def test_what_is_said_in_a_server_without_a_mention_is_not_for_the_bot(room, text):
    ada, desk = room.reader(), room.desk()
    said = await ada.says(desk, text)
    overheard(room, said, mention_everyone=True, mention_roles=["17"])
    await stays_silent(room, desk)


async def test_what_mentions_somebody_else_is_not_for_the_bot(room):
    ada, bob, desk = room.reader(), room.reader("Bob"), room.desk()
    said = await ada.says(desk, f"{bob.mention} latest?")
    await bob.says(desk, "no idea", reply_to=said)
    await stays_silent(room, desk)


OTHERS = {
    "another bot": {"author": {"bot": True}},
    "a webhook": {"webhook_id": "4711", "author": {"discriminator": "0000"}},
    "a webhook of an application": {"webhook_id": "4711", "application_id": "4712"},
    "a system message": {"author": {"system": True, "bot": True}},
    "somebody is added": {"type": 1},
    "a pin": {"type": 6},
    "a new member": {"type": 7},
    "a boost": {"type": 8},
    "a followed channel": {"type": 12},
    "a new thread": {"type": 18},
    "a slash command": {"type": 20},
    "the start of a thread": {"type": 21},
    "a menu": {"type": 23},
    "the result of a poll": {"type": 46},
}


@pytest.mark.parametrize("changes", OTHERS.values(), ids=OTHERS)
async def test_what_no_person_wrote_is_not_answered(room, changes):
    ada, desk = room.reader(), room.desk()
    for where in (desk, ada.dm):
        said = Message(1, where, ada, room.discord.clock.wall(), "latest")
        said.mentions = [room.discord.world.bot]
        author = message_event(said)["author"] | changes.get("author", {})
        overheard(room, said, **changes | {"author": author})
    await stays_silent(room, desk)
    await stays_silent(room, ada.dm)


async def test_the_bot_does_not_talk_to_itself(room):
    ada = room.reader()
    answer = await ada.says(ada.dm, "latest", wait=True)
    overheard(room, answer)
    await ada.says(ada.dm, "help", wait=True)
    assert len(said_in(room.discord, ada.dm)) == 2


async def test_a_message_that_comes_twice_is_answered_once(room):
    ada = room.reader()
    said = await ada.says(ada.dm, "latest")
    for _ in range(3):
        overheard(room, said, id=str(said.id))
    await room.discord.next_message(ada.dm)
    await ada.says(ada.dm, "help", wait=True)
    assert len(requests(room, ada.dm)) == 2 * len(["typing", "message"])


async def test_an_edited_message_is_not_answered_again(room):
    ada = room.reader()
    said = await ada.says(ada.dm, "latest")
    await room.discord.next_message(ada.dm)
    ada.edits(said, "timeline of clearview")
    await ada.says(ada.dm, "help", wait=True)
    assert len(said_in(room.discord, ada.dm)) == 2


async def test_a_server_that_the_bot_was_not_told_of_is_no_chat_with_it(room):
    world = room.discord.world
    guild = Guild(world, world.ids.old(), "Unheard of")
    ada, side = room.reader(), a_place(room, 0, guild=guild)
    await ada.says(side, "latest")
    await stays_silent(room, side)


async def test_a_mention_in_a_server_that_the_bot_was_not_told_of_is_answered(room):
    world = room.discord.world
    guild = Guild(world, world.ids.old(), "Unheard of")
    ada, side = room.reader(), a_place(room, 0, guild=guild)
    answer = await ada.says(side, "latest", mention=True, wait=True)
    assert answer.text == text_of(room, Options(Latest))


# Where there is nothing to read


@pytest.mark.parametrize("text", ["", "  ", "👍", "?!", "\u200b", "<:alarm:17>", "||**||", "and?"])
async def test_a_message_without_a_question_gets_one_hint(room, text):
    ada, desk = room.reader(), room.desk()
    in_chat = await ada.says(ada.dm, text, wait=True)
    on_mention = await ada.says(desk, text, mention=True, wait=True)
    assert [in_chat.text, on_mention.text, in_chat.buttons] == [HINT, HINT, []]


UNDER = ["", "👆", "this", "who else covered this?", "and the timeline?", "sources?", "who has it"]


@pytest.mark.parametrize("text", UNDER)
async def test_a_mention_under_somebody_elses_message_is_shown_the_menu(room, text):
    ada, bob, desk = room.reader(), room.reader("Bob"), room.desk()
    await ada.says(desk, FIRST, mention=True, wait=True)
    link = await bob.says(desk, f"have you seen {GUARDIAN}")
    hint = await ada.says(desk, text, mention=True, reply_to=link, wait=True)
    assert hint.text == HINT_MENU


async def test_a_mention_under_a_message_that_is_gone_is_shown_the_menu_too(room):
    ada, bob, desk = room.reader(), room.reader("Bob"), room.desk()
    link = await bob.says(desk, GUARDIAN)
    bob.deletes(link)
    hint = await ada.says(desk, "", mention=True, reply_to=link, wait=True)
    assert hint.text == HINT_MENU


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("timeline of clearview", Options(Timeline, "clearview")),
        ("latest", Options(Latest)),
        ("help", Options(Help)),
        (f"sources {GUARDIAN}", Options(Sources, GUARDIAN)),
    ],
)
async def test_a_whole_question_under_somebody_elses_message_is_answered(room, text, asked):
    ada, bob, desk = room.reader(), room.reader("Bob"), room.desk()
    theirs = await bob.says(desk, "any news?")
    answer = await ada.says(desk, text, mention=True, reply_to=theirs, wait=True)
    assert answer.text == text_of(room, asked)


async def test_a_thumb_up_for_the_bot_is_no_question(room):
    ada, desk = room.reader(), room.desk()
    answer = await ada.says(desk, "latest", mention=True, wait=True)
    await ada.says(desk, "👍", reply_to=answer)
    await ada.says(ada.dm, "help", wait=True)
    assert said_in(room.discord, desk) == [answer]


# Follow-ups

BI = "Business Insider"
CHAIN = [
    ("and the timeline?", Options(Timeline, "clearview")),
    ("only Business Insider", Options(Timeline, "clearview", (BI,))),
    ("who was first?", Options(WhoReported, "clearview")),
    ("since 2022-04-01", Options(WhoReported, "clearview", since="2022-04-01")),
    ("what about The Guardian?", Options(WhoReported, "clearview", ("The Guardian",))),
    ("Reuters vs The Guardian", Options(Compare, "clearview", ("Reuters", "The Guardian"))),
    ("only Reuters", Options(Sources, "clearview", ("Reuters",))),
    ("sources", Options(Sources, "clearview")),
]


async def test_follow_ups_go_on_from_the_last_topic(room):
    ada, desk = room.reader(), room.desk()
    await ada.says(desk, FIRST, mention=True, wait=True)
    for text, asked in CHAIN:
        answer = await ada.says(desk, text, mention=True, wait=True)
        assert (text, answer.text) == (text, text_of(room, asked))


async def test_a_reply_to_the_answer_goes_on_too(room):
    ada, desk = room.reader(), room.desk()
    answer = await ada.says(desk, FIRST, mention=True, wait=True)
    for text, asked in CHAIN:
        answer = await ada.says(desk, text, reply_to=answer, wait=True)
        assert (text, answer.text) == (text, text_of(room, asked))


async def test_a_question_with_a_topic_of_its_own_replaces_the_last(room):
    ada = room.reader()
    for text in (FIRST, "sources for deepfakes"):
        await ada.says(ada.dm, text, wait=True)
    answer = await ada.says(ada.dm, "and the timeline?", wait=True)
    assert answer.text == text_of(room, Options(Timeline, "deepfakes"))


@pytest.mark.parametrize("text", ["zeppelins", "thanks", "latest", "Futurism", "👍", "about"])
async def test_what_has_no_topic_or_finds_nothing_does_not_replace_the_last(room, text):
    ada = room.reader()
    for one in (FIRST, text):
        await ada.says(ada.dm, one, wait=True)
    answer = await ada.says(ada.dm, "and the timeline?", wait=True)
    assert answer.text == text_of(room, Options(Timeline, "clearview"))


async def test_a_link_is_a_topic_to_go_on_from(room):
    ada = room.reader()
    await ada.says(ada.dm, GUARDIAN, wait=True)
    answer = await ada.says(ada.dm, "who was first?", wait=True)
    assert answer.text == text_of(room, Options(WhoReported, GUARDIAN))


async def test_a_topic_of_another_person_or_place_is_not_gone_on_from(room):
    ada, bob, desk, other = room.reader(), room.reader("Bob"), room.desk(), room.desk()
    first = await ada.says(desk, FIRST, mention=True, wait=True)
    everything = text_of(room, Options(Timeline))
    by_bob = await bob.says(desk, "and the timeline?", reply_to=first, wait=True)
    elsewhere = await ada.says(other, "and the timeline?", mention=True, wait=True)
    in_chat = await ada.says(ada.dm, "and the timeline?", wait=True)
    assert [one.text for one in (by_bob, elsewhere, in_chat)] == [everything] * 3
    still = await ada.says(desk, "and the timeline?", mention=True, wait=True)
    assert still.text == text_of(room, Options(Timeline, "clearview"))


async def test_a_topic_is_gone_on_from_for_half_an_hour(room):
    ada, bob = room.reader(), room.reader("Bob")
    for one in (ada, bob):
        await one.says(one.dm, FIRST, wait=True)
    room.bot.clock.advance(minutes=30)
    in_time = await ada.says(ada.dm, "and the timeline?", wait=True)
    room.bot.clock.advance(seconds=1)
    too_late = await bob.says(bob.dm, "and the timeline?", wait=True)
    room.bot.clock.advance(minutes=29)
    again = await ada.says(ada.dm, "and the timeline?", wait=True)
    topical, whole = Options(Timeline, "clearview"), Options(Timeline)
    assert [one.text for one in (in_time, too_late, again)] == [
        text_of(room, asked) for asked in (topical, whole, topical)
    ]


async def test_a_topic_is_forgotten_on_demand(room):
    ada, bob = room.reader(), room.reader("Bob")
    for one in (ada, bob):
        await one.says(one.dm, FIRST, wait=True)
    await ada.slash(ada.dm, "forget-me")
    forgotten = await ada.says(ada.dm, "and the timeline?", wait=True)
    kept = await bob.says(bob.dm, "and the timeline?", wait=True)
    assert [forgotten.text, kept.text] == [
        text_of(room, Options(Timeline)),
        text_of(room, Options(Timeline, "clearview")),
    ]


async def test_a_slash_command_is_gone_on_from_in_the_same_place(room):
    ada, desk = room.reader(), room.desk()
    await ada.slash(desk, "sources", topic="clearview")
    here = await ada.says(desk, "and the timeline?", mention=True, wait=True)
    elsewhere = await ada.says(ada.dm, "and the timeline?", wait=True)
    assert [here.text, elsewhere.text] == [
        text_of(room, Options(Timeline, "clearview")),
        text_of(room, Options(Timeline)),
    ]


async def test_a_menu_is_gone_on_from_in_the_same_place(room):
    ada, bob, desk = room.reader(), room.reader("Bob"), room.desk()
    link = await bob.says(desk, GUARDIAN)
    await ada.menu(desk, "Who else covered this?", link)
    first = await ada.says(desk, "who was first?", mention=True, wait=True)
    claim = await bob.says(desk, "Clearview")
    await ada.menu(desk, "Check coverage", claim)
    second = await ada.says(desk, "who was first?", mention=True, wait=True)
    assert [first.text, second.text] == [
        text_of(room, Options(WhoReported, GUARDIAN)),
        text_of(room, Options(WhoReported, "Clearview")),
    ]


async def test_a_follow_up_can_be_asked_as_a_new_topic(room):
    ada = room.reader()
    await ada.says(ada.dm, FIRST, wait=True)
    answer = await ada.says(ada.dm, "only Futurism", wait=True)
    assert answer.text == text_of(room, Options(WhoReported, "clearview", ("Futurism",)))
    pressed = await ada.press(answer, "As a new topic")
    assert pressed.message.text == text_of(room, Options(Profile, outlets=("Futurism",)))


async def test_a_question_that_goes_on_from_nothing_offers_no_new_topic(room):
    ada = room.reader()
    labels = [
        [button.label for button in (await ada.says(ada.dm, text, wait=True)).buttons]
        for text in ("and the timeline?", FIRST, "sources for deepfakes")
    ]
    assert [one for one in labels if "As a new topic" in one] == []


async def test_nothing_is_gone_on_from_after_a_restart(seeds, tmp_path):
    async with Discord() as discord, running(seeds, tmp_path, discord) as bot:
        ada = discord.user("Ada")
        await ada.says(ada.dm, FIRST, wait=True)
        await bot.restart()
        answer = await ada.says(ada.dm, "and the timeline?", wait=True)
        whole = written(seeds.ask(Options(Timeline), bot.clock()).reply)
        assert answer.text.split("\n")[0] == whole[0].head.split("\n")[0]


# Hostile text

HOSTILE = [
    "**bold** *it* __under__ ~~gone~~ ||spoiler|| `code` clearview",
    "```py\nprint('clearview')\n```",
    "```clearview",
    "# clearview\n-# small\n> quote\n>>> all\n- list\n1. number",
    "[click](https://evil.example/x) zeppelins",
    "[a](<https://evil.example/x>) and [b](https://evil.example/y|z)",
    "zeppelins @everyone @here <@&17> <@17> <#17>",
    "zeppelins <:alarm:17> <a:siren:17> </sources:17> <id:browse>",
    "<t:1648118640:R> <t:99999999999999999:F> <t:x:R>",
    "@\u200beveryone <@\u200b17> @everyone\u2060 zeppelins",
    "z\u200be\u200bp\u200bpelins \u202eevil\u202c \u2066x\u2069",
    "Z̸̡͔͚͈̣̙̦̺̋a̸̡̛͚̱̥̞͗l̵̡̯̪̈g̶̡̗̲̈́o̸̧͖̔ zeppelins",
    "https://evil.example/" + "x" * 1_900,
    "zeppelins\u2028\u2029\x00\x1b[31m\r\n\t\x07",
    "\\*\\_\\`\\\\",
    "'; DROP TABLE article; -- \" OR 1=1",
    '" AND NOT OR ( title:* ~2 ^3 [a TO b]',
    "{0} {} %s %(x)s ${HOME} {{7*7}} <script>alert(1)</script>",
    "🏳️‍🌈👨‍👩‍👧‍👦" * 30,
    "אבג clearview العربية 中文 ภาษาไทย",
    "x" * 4_000,
    "clearview " * 400,
    "<" * 2_000 + ">" * 2_000,
    "[" * 2_000 + "](" * 1_000,
    "a@b.c/d " * 500,
]


POWERS = re.compile(
    r"(?<!\\)(?:<(?:[@#/]|a?:\w+:|id:)|```|\|\||__|~~)|@(?:everyone|here)|^[#>]", re.MULTILINE
)
"""What would ping, hide, shout or lead somewhere if Discord showed it."""


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_whatever_is_written_is_answered_and_has_no_power(room, text):
    ada, bob, desk = room.reader(), room.reader("Bob"), room.desk()
    for where in (ada.dm, desk):
        said = await ada.says(where, text.replace("17", str(bob.id)), mention=True)
        answer = await room.discord.next_message(where)
        assert (answer.reference, answer.pings, answer.mentions) == (said, frozenset(), [])
        assert mentioned(room.discord.world, answer.text) == POWERS.findall(answer.text) == []
        assert 0 < len(answer.text) <= PAGE


async def test_words_are_said_back_as_they_were_without_their_marks(room):
    ada = room.reader()
    answer = await ada.says(ada.dm, "*zeppelins* [and](x) _blimps_ @everyone `x`", wait=True)
    assert answer.text.split("\n")[0] == (
        "**Nothing in the corpus** on *zeppelins and x blimps x*."
    )


# Not too much


async def test_who_asks_too_much_is_told_so_once_and_then_gets_no_answer(seeds, tmp_path):
    async with (
        Discord() as discord,
        running(seeds, tmp_path, discord, answers_a_minute=2) as bot,
    ):
        ada, bob, desk = discord.user("Ada"), discord.user("Bob"), discord.guild().channel("desk")
        told = [
            await ada.says(one, "help", mention=True, wait=True) for one in (ada.dm, desk, desk)
        ]
        for where in (desk, ada.dm, desk):
            await ada.says(where, "help", mention=True)
        by_bob = await bob.says(desk, "help", mention=True, wait=True)
        cooldown = ENGLISH.say("texts.cooldown", seconds=30)
        assert [one.text for one in told] == [by_bob.text, by_bob.text, cooldown]
        bot.clock.advance(seconds=29.5)
        await ada.says(desk, "help", mention=True)
        bot.clock.advance(seconds=0.5)
        again = await ada.says(desk, "help", mention=True, wait=True)
        assert (again.text, len(said_in(discord, ada.dm)), len(said_in(discord, desk))) == (
            by_bob.text,
            1,
            4,
        )


async def test_what_is_not_for_the_bot_costs_nothing(seeds, tmp_path):
    async with Discord() as discord, running(seeds, tmp_path, discord, answers_a_minute=1):
        ada, desk = discord.user("Ada"), discord.guild().channel("desk")
        for _ in range(5):
            await ada.says(desk, "latest")
        answer = await ada.says(desk, "help", mention=True, wait=True)
        assert answer.text != ENGLISH.say("texts.cooldown", seconds=60)


@pytest.mark.parametrize("answers_a_minute", [10_000, 1])
async def test_a_channel_where_it_may_not_write_does_no_harm(seeds, tmp_path, answers_a_minute):
    logged = io.StringIO()
    set_up("json", logged)
    async with Discord() as discord, running(
        seeds, tmp_path, discord, answers_a_minute=answers_a_minute
    ) as bot:  # fmt: skip
        ada, bob = discord.user("Ada"), discord.user("Bob")
        mute = discord.guild().channel("mute", permissions=USUAL & ~SEND_MESSAGES)
        for _ in range(3):
            await ada.says(mute, "latest", mention=True)
        answer = await bob.says(bob.dm, "latest", wait=True)
        await discord.until(lambda: not bot.client.front._under_way)
        assert (answer.text != "", discord.messages(mute)[3:]) == (True, [])
        assert [one for one in records(logged) if one["level"] not in ("INFO", "DEBUG")] == []


async def test_somebody_who_takes_no_messages_does_no_harm(room):
    ada, bob = room.reader(), room.reader("Bob")
    ada.takes_dms = False
    await ada.says(ada.dm, "latest")
    assert (await bob.says(bob.dm, "latest", wait=True)).text == text_of(room, Options(Latest))
    assert said_in(room.discord, ada.dm) == []


# Languages


@pytest.mark.parametrize(
    ("locale", "language"),
    [("de", "de"), ("es-ES", "es"), ("es-419", "es"), ("uk", "uk"), ("fr", "en"), ("en-GB", "en")],
)
async def test_fixed_words_are_in_the_language_of_the_server(room, locale, language):
    ada, bob, desk = room.reader(locale="uk"), room.reader("Bob"), room.desk(locale)
    words = wording(language)
    answer = await ada.says(desk, "sources for clearview", mention=True, wait=True)
    hint = await ada.says(desk, "", mention=True, wait=True)
    link = await bob.says(desk, GUARDIAN)
    menu = await ada.says(desk, "", mention=True, reply_to=link, wait=True)
    assert [button.label for button in answer.buttons] == [
        words.say(f"buttons.{name}")
        for name in ("timeline", "who-reported", "credits", "summary", "why")
    ]
    assert [hint.text, menu.text] == [
        words.say("texts.hint"),
        words.say("texts.hint-menu", menu=words.say("menus.who-else")),
    ]


async def test_in_a_chat_fixed_words_are_english_for_messages_tell_no_language(room):
    ada = room.reader(locale="de")
    assert (await ada.says(ada.dm, "", wait=True)).text == HINT


# Errors


@dataclass
class Failing:
    """A desk that breaks down over what people write, and says so in its error."""

    newsdesk: Newsdesk
    error: type[Exception] | None = ValueError

    def ask(self, asked, now):
        if self.error and isinstance(asked, FreeText):
            raise self.error(f"cannot read {asked.text}")
        return self.newsdesk.ask(asked, now)

    def remembered(self, asked, now):  # noqa: ARG002 - nothing is
        return None

    def serving(self):
        return self.newsdesk.serving()

    def reload(self):
        return self.newsdesk.reload()


def records(logged):
    return [json.loads(line) for line in logged.getvalue().splitlines()]


@pytest.fixture
def logged():
    stream = io.StringIO()
    set_up("json", stream)
    yield stream
    for handler in list(logging.getLogger().handlers):
        if getattr(handler, "stream", None) is stream:
            logging.getLogger().removeHandler(handler)


@pytest.mark.parametrize("locale", ["en-US", "de"])
async def test_what_goes_wrong_is_told_with_an_id_that_is_in_the_log(
    seeds, tmp_path, logged, locale
):
    failing = Failing(seeds)
    async with Discord() as discord, running(failing, tmp_path, discord) as bot:
        ada, desk = discord.user("Ada"), discord.guild(locale=locale).channel("desk")
        told = await ada.says(desk, "my secret hatstand", mention=True, wait=True)
        [record] = [one for one in records(logged) if one["level"] == "ERROR"]
        expected = wording(locale).say("texts.error", id=record["id"])
        assert (told.text, told.reference.author) == (expected, ada)
        assert (record["where"], record["message"]) == ("message", "message failed")
        assert "hatstand" not in logged.getvalue()
        failing.error = None
        answer = await ada.says(desk, "latest", mention=True, wait=True)
        assert answer.text.startswith("**")
        assert b'failures_total{where="message"} 1.0' in bot.metrics.exposition()[0]


async def test_an_error_of_the_desk_is_told_in_its_own_words(seeds, tmp_path, logged):
    failing = Failing(seeds, ArchiveError)
    async with Discord() as discord, running(failing, tmp_path, discord):
        ada = discord.user("Ada")
        told = await ada.says(ada.dm, "*hatstand*", wait=True)
        assert told.text == "cannot read \\*hatstand\\*"
        assert [one for one in records(logged) if one["level"] == "ERROR"] == []


async def test_words_are_not_logged_when_all_goes_well(seeds, tmp_path, logged):
    async with Discord() as discord, running(seeds, tmp_path, discord):
        ada, desk = discord.user("Ada"), discord.guild().channel("desk")
        for text in ("hatstand", "sources for hatstand", "https://hatstand.example/hatstand"):
            await ada.says(ada.dm, text, wait=True)
            await ada.says(desk, text, mention=True, wait=True)
        assert "hatstand" not in logged.getvalue()


async def test_an_apology_that_cannot_be_sent_is_only_logged(seeds, tmp_path, logged):
    failing = Failing(seeds)
    async with Discord() as discord, running(failing, tmp_path, discord):
        ada = discord.user("Ada")
        discord.faults.drop(route=MESSAGES, times=9)
        await ada.says(ada.dm, "hatstand")
        await discord.until(lambda: len(errors(logged)) == 2)
        assert [one["where"] for one in errors(logged)] == ["message", "message"]
        discord.faults.clear()
        failing.error = None
        assert (await ada.says(ada.dm, "latest", wait=True)).text.startswith("**")


def errors(logged):
    return [one for one in records(logged) if one["level"] == "ERROR"]


async def test_the_answers_under_way_are_finished_before_it_leaves(seeds, tmp_path):
    async with Discord() as discord, running(seeds, tmp_path, discord) as bot:
        ada = discord.user("Ada")
        discord.faults.slow(0.2, route=MESSAGES, times=1)
        await ada.says(ada.dm, "latest")
        await discord.until(lambda: bot.client.front._under_way)
        await bot.stop()
        assert len(said_in(discord, ada.dm)) == 1
        await bot.start()
