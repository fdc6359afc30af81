"""Buttons: each does what it says, wherever it is pressed, before and after a restart."""

import asyncio
import re
import time
from copy import copy, deepcopy

import pytest
import pytest_asyncio
from archives import a_corpus, front_matter
from discord_answers import assert_harmless, assert_laid_out
from discord_server import Message
from discord_server.layout import GALLERY, walk
from newsroom import newsroom_of

from bot.app import Newsdesk
from bot.news.article import Article
from bot.news.coverage import Order, Selection
from bot.news.markdown import pages, whole
from bot.news.question import (
    Latest,
    Options,
    Piece,
    Search,
    Sources,
    Summary,
    Timeline,
    WhoReported,
)
from bot.reception import THREADS
from bot.wording import wording

pytestmark = pytest.mark.asyncio(loop_scope="module")

ENGLISH = wording("en")
TOPIC = "facial recognition"
FIVE_PAGES = Options(Search, TOPIC)
LONG_TOPIC = (
    "Ukraine is using facial recognition to ID dead Russian soldiers and send photos of corpses"
    " home to their moms, a campaign to turn Russians against the war"
)
LONG_LINK = (
    "https://www.republicworld.com/world-news/russia-ukraine-crisis/russia-ukraine-war-kyiv-uses-"
    "facial-recognition-software-to-identify-dead-russian-troops-articleshow.html"
)
PAGED_TOPIC = f"facial recognition {'dead Russian soldiers ' * 5}".strip()
UKRAINIAN = (
    "Чи використовує Україна розпізнавання облич, щоб ідентифікувати загиблих російських солдатів"
    " і повідомити їхні родини про їхню смерть?"
)
ONWARD = {
    "Sources": Sources,
    "Timeline": Timeline,
    "Who was first": WhoReported,
    "Summary": Summary,
}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def newsroom(newsdesks, tmp_path_factory):
    async with newsroom_of(newsdesks["seeds"], tmp_path_factory.mktemp("state")) as made:
        yield made
        world = made.discord.world
        sent = [one for one in world.messages.values() if one.author is world.bot]
        assert [one for one in sent if one.pings or one.mentions] == []


@pytest.fixture
def room(newsroom):
    with newsroom.within_the_rules():
        yield newsroom


@pytest.fixture(params=["before a restart", "after a restart"])
def meanwhile(request, room):
    """What happens before the next button is pressed: nothing, or the bot is started again."""

    async def pass_by() -> None:
        if request.param == "after a restart":
            await room.bot.restart()

    return pass_by


def labels(message: Message) -> list[str]:
    """The labels of the buttons, in brackets where one cannot be pressed."""
    return [f"({one.label})" if one.disabled else one.label for one in message.buttons]


def said(room, asked: Options, page: int = 0) -> str:
    """A page of what the desk itself says."""
    return room.pages(asked)[page].text


def why(room, asked: Options) -> str:
    return pages(room.bot.newsdesk.why(asked, room.bot.clock()).reply)[0]


def as_file(room, asked: Options) -> dict[str, bytes]:
    return {
        "newsdesk.md": whole(room.bot.newsdesk.ask(asked, room.bot.clock()).reply).encode(),
    }


def check_harmless(sharer, message: Message) -> None:
    """Nobody is alerted and nothing has a power of its own, but for our line of who shared it."""
    message = copy(message)
    line = f"-# Shared by {sharer.mention}"
    message.components = [one for one in message.components if one.get("content") != line]
    assert_harmless(message)


def is_long(message: Message) -> bool:
    """Whether what it answers is too long for a button."""
    (reason,) = (one for one in message.buttons if one.label == "Why")
    return ":*" in reason.custom_id


async def long_answer(room, reader, where, topic: str, **options) -> Message:
    """An answer with long buttons, once what they ask has been written down."""
    message = (await reader.slash(where, "sources", topic=topic, **options)).message
    assert is_long(message)
    await room.bot.client.front.finish(3)
    return message


# Pages


async def test_pages_are_turned_to_the_last_one_and_back(room, meanwhile):
    ada = room.reader()
    message = (await ada.slash(room.desk(), "search", topic=TOPIC)).message
    count = len(room.pages(FIVE_PAGES))
    shown = [message.text]
    for _ in range(count - 1):
        await ada.press(message, "▶")
        shown.append(message.text)
    last = labels(message)[:4]
    await meanwhile()
    for _ in range(count - 1):
        await ada.press(message, "◀")
        shown.append(message.text)

    expected = [said(room, FIVE_PAGES, page) for page in range(count)]
    assert shown == expected + expected[-2::-1]
    assert last == ["◀", f"{count} of {count}", "(▶)", "All as a file"]
    assert labels(message)[:4] == ["(◀)", f"1 of {count}", "▶", "All as a file"]
    assert message.ephemeral


async def links_of_all_pages(room, name: str) -> list[str]:
    """The links of all pages of an answer about everything; the first line stands on each once."""
    ada = room.reader()
    answer = await ada.slash(room.desk(), name)
    first, *others = (one.text for one in await room.turned(ada, answer.message))
    repeated = first.partition("\n")[0]
    assert len(others) >= 2
    assert all(one.startswith(repeated) for one in others)
    text = "\n".join((first, *(one.removeprefix(repeated) for one in others)))
    return re.findall(r"\]\(<(\S+)>\)", text)


def everything(room) -> list[Article]:
    """All articles of the corpus, oldest first."""
    hits = room.bot.newsdesk.archive.articles(Selection(), Order.OLDEST, 1_000)
    return [hit.article for hit in hits]


@pytest.mark.parametrize("name", ["search", "sources", "timeline"])
async def test_pages_have_every_article_once(room, name):
    found = await links_of_all_pages(room, name)

    assert sorted(found) == sorted(article.url for article in everything(room))


async def test_pages_have_the_first_article_of_every_outlet_once(room):
    found = await links_of_all_pages(room, "who-reported")

    first: dict[str, str] = {}
    for article in everything(room):
        first.setdefault(article.outlet.key, article.url)
    assert found == list(first.values())


async def test_every_page_is_laid_out_within_the_limits(room):
    ada = room.reader()
    answer = await ada.slash(room.desk(), "timeline")

    for message in await room.turned(ada, answer.message):
        assert_laid_out(message)


async def test_a_page_is_gone_to_by_its_number(room, meanwhile):
    ada = room.reader()
    message = (await ada.slash(room.desk(), "search", topic=TOPIC)).message
    count = len(room.pages(FIVE_PAGES))
    await meanwhile()
    form = (await ada.press(message, f"1 of {count}")).modal
    await meanwhile()

    answer = await ada.submit(form, {f"Page, 1 to {count}": " 4 "})

    assert form.title == "Go to page"
    assert answer.original is message
    assert message.text == said(room, FIVE_PAGES, 3)


async def test_a_number_that_no_page_has_turns_none(room):
    ada = room.reader()
    message = (await ada.slash(room.desk(), "search", topic=TOPIC)).message
    count = len(room.pages(FIVE_PAGES))
    form = (await ada.press(message, f"1 of {count}")).modal

    refused = [
        await ada.submit(form, {"n:field": text})
        for text in ("0", str(count + 1), "9999", "-1", "1.5", "two", " ", "²", "1 2", "٠")
    ]

    sentences = {(one.message.text, one.ephemeral) for one in refused}
    assert sentences == {(f"There are pages 1 to {count}.", True)}
    assert message.text == said(room, FIVE_PAGES)


@pytest.mark.parametrize("digits", ["3", "03", "３", "٣"])
async def test_a_number_may_be_written_in_any_digits(room, digits):
    ada = room.reader()
    message = (await ada.slash(room.desk(), "search", topic=TOPIC)).message
    form = (await ada.press(message, f"1 of {len(room.pages(FIVE_PAGES))}")).modal

    await ada.submit(form, {"n:field": digits})

    assert message.text == said(room, FIVE_PAGES, 2)


async def test_everything_comes_as_a_file(room, meanwhile):
    ada = room.reader()
    message = (await ada.slash(room.desk(), "search", topic=TOPIC)).message
    await meanwhile()

    answer = await ada.press(message, "All as a file")

    assert answer.message.files == as_file(room, FIVE_PAGES)
    assert answer.message.text == "Everything as a file:"
    assert answer.ephemeral
    assert message.text == said(room, FIVE_PAGES)


# Questions that lead on


@pytest.mark.parametrize("label", ONWARD)
async def test_a_question_that_leads_on_is_answered_in_place(room, meanwhile, label):
    ada = room.reader()
    message = (await ada.slash(room.desk(), "search", topic=TOPIC)).message
    await meanwhile()

    answer = await ada.press(message, label)

    assert answer.original is message
    assert message.text == said(room, Options(ONWARD[label], TOPIC))
    assert message.ephemeral
    assert label not in labels(message)


async def test_one_question_leads_to_the_next(room):
    ada, desk = room.reader(), room.desk()
    message = (await ada.slash(desk, "sources", topic="clearview", outlet="BI")).message
    for label in ("Timeline", "Summary", "Who was first", "Sources"):
        await ada.press(message, label)

        asked = Options(ONWARD[label], "clearview", ("BI",))
        assert message.text == said(room, asked)
    assert room.discord.messages(desk) == [message]


async def test_it_is_said_why_an_answer_is_what_it_is(room, meanwhile):
    ada = room.reader()
    message = (await ada.slash(room.desk(), "who-reported", topic="clearview AI")).message
    await meanwhile()

    answer = await ada.press(message, "Why")

    asked = Options(WhoReported, "clearview AI")
    assert answer.message.text == why(room, asked)
    assert answer.message.text.startswith("**Why this answer**")
    assert answer.ephemeral
    assert message.text == said(room, asked)


async def test_an_answer_is_shared_with_the_channel(room, meanwhile):
    ada, desk = room.reader(), room.desk()
    message = (await ada.slash(desk, "sources", topic="clearview")).message
    await meanwhile()

    shared = await ada.press(message, "Share to channel")

    text = said(room, Options(Sources, "clearview"))
    assert shared.message.text == f"{text}\n-# Shared by {ada.mention}"
    assert not shared.ephemeral
    assert labels(shared.message) == ["Timeline", "Who was first", "Credits", "Summary", "Why"]
    assert (message.text, message.ephemeral) == (text, True)
    assert room.discord.messages(desk) == [message, shared.message]


OTHERS = {
    "All outlets and days": (
        {"topic": "clearview", "outlet": "Reuters", "from": "2022-04-01"},
        Options(Sources, "clearview"),
    ),
    "Only with: clearview": ({"topic": "penguins clearview"}, Options(Sources, "clearview")),
    "Articles that name The Washington Post": (
        {"topic": "clearview", "outlet": "WaPo"},
        Options(Search, "The Washington Post"),
    ),
}


@pytest.mark.parametrize("label", OTHERS)
async def test_another_reading_is_answered_in_place(room, meanwhile, label):
    options, asked = OTHERS[label]
    ada = room.reader()
    message = (await ada.slash(room.desk(), "sources", **options)).message
    await meanwhile()

    await ada.press(message, label)

    assert message.text == said(room, asked)


async def test_a_follow_up_becomes_a_topic_of_its_own(room, meanwhile):
    ada = room.reader()
    await ada.says(ada.dm, "sources on clearview", wait=True)
    message = await ada.says(ada.dm, "and the timeline?", wait=True)
    await meanwhile()

    answer = await ada.press(message, "As a new topic")

    assert message.text == said(room, Options(Timeline, "clearview"))
    assert answer.message.text == said(room, Options(Timeline))


# In a direct message


async def test_in_a_direct_message_pages_turn_in_place_and_all_else_is_a_new_message(
    room, meanwhile
):
    ada = room.reader()
    message = await ada.says(ada.dm, f"search {TOPIC}", wait=True)
    await meanwhile()

    await ada.press(message, "▶")
    onward = await ada.press(message, "Timeline")
    reason = await ada.press(message, "Why")
    file = await ada.press(message, "All as a file")

    assert message.text == said(room, FIVE_PAGES, 1)
    assert onward.message.text == said(room, Options(Timeline, TOPIC))
    assert reason.message.text == why(room, FIVE_PAGES)
    assert file.message.files == as_file(room, FIVE_PAGES)
    shown = [message, onward.message, reason.message, file.message]
    assert room.discord.messages(ada.dm)[1:] == shown
    assert not any(one.ephemeral for one in shown)


async def test_in_a_direct_message_a_page_is_gone_to_in_place(room):
    ada = room.reader()
    message = (await ada.slash(ada.dm, "search", topic=TOPIC)).message
    form = (await ada.press(message, f"1 of {len(room.pages(FIVE_PAGES))}")).modal

    await ada.submit(form, {"n:field": "2"})

    assert message.text == said(room, FIVE_PAGES, 1)
    assert "Share to channel" not in labels(message)
    assert room.discord.messages(ada.dm) == [message]


# On an answer that everybody sees


async def test_everybody_turns_the_pages_of_a_shared_answer(room, meanwhile):
    ada, bob, desk = room.reader("Ada"), room.reader("Bob"), room.desk()
    message = (await ada.slash(desk, "search", topic=TOPIC, share=True)).message
    count = len(room.pages(FIVE_PAGES))
    await meanwhile()

    await bob.press(message, "▶")
    turned = message.text
    form = (await bob.press(message, f"2 of {count}")).modal
    await bob.submit(form, {"n:field": "5"})
    gone_to = message.text
    await ada.press(message, "◀")

    found = [turned, gone_to, message.text]
    assert found == [said(room, FIVE_PAGES, page) for page in (1, 4, 3)]
    assert "Share to channel" not in labels(message)
    assert room.discord.messages(desk) == [message]


async def test_under_a_shared_answer_all_else_is_for_whoever_presses(room, meanwhile):
    ada, bob, desk = room.reader("Ada"), room.reader("Bob"), room.desk()
    message = (await ada.slash(desk, "search", topic=TOPIC, share=True)).message
    before = labels(message)
    await meanwhile()

    onward = await bob.press(message, "Timeline")
    reason = await bob.press(message, "Why")
    file = await bob.press(message, "All as a file")
    own = await ada.press(message, "Sources")

    assert onward.message.text == said(room, Options(Timeline, TOPIC))
    assert reason.message.text == why(room, FIVE_PAGES)
    assert file.message.files == as_file(room, FIVE_PAGES)
    assert own.message.text == said(room, Options(Sources, TOPIC))
    assert [one.ephemeral for one in (onward, reason, file, own)] == [True] * 4
    assert (message.text, labels(message)) == (said(room, FIVE_PAGES), before)
    await bob.press(onward.message, "▶")
    assert onward.message.text == said(room, Options(Timeline, TOPIC), 1)


async def test_who_shared_an_answer_stands_on_all_its_pages(room):
    ada, bob, desk = room.reader("Ada"), room.reader("Bob"), room.desk()
    private = (await ada.slash(desk, "search", topic=TOPIC)).message
    shared = (await ada.press(private, "Share to channel")).message

    await bob.press(shared, "▶")

    assert shared.text == f"{said(room, FIVE_PAGES, 1)}\n-# Shared by {ada.mention}"


async def test_a_shared_answer_speaks_the_language_of_the_server(room):
    ada = room.reader("Ada", locale="de")
    german, ukrainian = wording("de"), wording("uk")
    desk = room.desk(locale="uk")
    private = (await ada.slash(desk, "sources", topic="clearview")).message
    shared = (await ada.press(private, german.say("buttons.share"))).message

    line = ukrainian.say("texts.shared", person=ada.mention)
    assert shared.text.endswith(f"\n-# {line}")
    keys = ("timeline", "who-reported", "credits", "summary", "why")
    assert labels(shared) == [ukrainian.say(f"buttons.{key}") for key in keys]
    onward = await ada.press(shared, ukrainian.say("buttons.timeline"))
    assert onward.message.buttons[-1].label == german.say("buttons.share")


# On an answer to one person


async def test_only_the_asker_turns_the_pages_of_a_personal_answer(room, meanwhile):
    ada, bob, desk = room.reader("Ada"), room.reader("Bob"), room.desk()
    message = await ada.says(desk, f"search {TOPIC}", mention=True, wait=True)
    await meanwhile()

    await ada.press(message, "▶")
    others = await bob.press(message, "▶")

    assert message.text == said(room, FIVE_PAGES, 1)
    assert "Share to channel" not in labels(message)
    assert (others.message.text, others.ephemeral) == (said(room, FIVE_PAGES, 2), True)
    assert others.message is not message


async def test_the_page_that_somebody_else_got_is_their_own(room):
    ada, bob, desk = room.reader("Ada"), room.reader("Bob"), room.desk()
    message = await ada.says(desk, f"search {TOPIC}", mention=True, wait=True)
    own = (await bob.press(message, "▶")).message

    await bob.press(own, "▶")
    shared = await bob.press(own, "Share to channel")

    assert own.text == said(room, FIVE_PAGES, 2)
    assert shared.message.text.endswith(f"\n-# Shared by {bob.mention}")
    assert message.text == said(room, FIVE_PAGES)


async def test_somebody_else_goes_to_a_page_of_their_own(room):
    ada, bob, desk = room.reader("Ada"), room.reader("Bob"), room.desk()
    message = await ada.says(desk, f"search {TOPIC}", mention=True, wait=True)
    form = (await bob.press(message, f"1 of {len(room.pages(FIVE_PAGES))}")).modal

    answer = await bob.submit(form, {"n:field": "4"})

    assert (answer.message.text, answer.ephemeral) == (said(room, FIVE_PAGES, 3), True)
    assert message.text == said(room, FIVE_PAGES)


async def test_under_a_personal_answer_all_else_is_for_whoever_presses(room):
    ada, bob, desk = room.reader("Ada"), room.reader("Bob"), room.desk()
    message = await ada.says(desk, f"search {TOPIC}", mention=True, wait=True)

    for reader in (ada, bob):
        onward = await reader.press(message, "Timeline")
        reason = await reader.press(message, "Why")
        file = await reader.press(message, "All as a file")

        assert onward.message.text == said(room, Options(Timeline, TOPIC))
        assert [one.ephemeral for one in (onward, reason, file)] == [True] * 3
    assert message.text == said(room, FIVE_PAGES)


# By one's own installation


async def test_a_personal_app_works_in_a_server_without_the_bot(room, meanwhile):
    ada, talk = room.reader(), room.elsewhere()
    ada.installed = True
    message = (await ada.slash(talk, "search", topic=TOPIC)).message
    await meanwhile()

    await ada.press(message, "▶")
    turned = message.text
    await ada.press(message, "Timeline")
    reason = await ada.press(message, "Why")
    shared = await ada.press(message, "Share to channel")

    assert turned == said(room, FIVE_PAGES, 1)
    assert message.text == said(room, Options(Timeline, TOPIC))
    assert reason.ephemeral
    assert not shared.ephemeral


async def test_others_of_a_group_press_the_buttons_of_a_personal_app(room):
    ada, bob = room.reader("Ada"), room.reader("Bob")
    ada.installed = True
    group = room.discord.group_dm(ada, bob)
    message = (await ada.slash(group, "search", topic=TOPIC, share=True)).message

    await bob.press(message, "▶")
    onward = await bob.press(message, "Timeline")

    assert message.text == said(room, FIVE_PAGES, 1)
    assert (onward.message.text, onward.ephemeral) == (said(room, Options(Timeline, TOPIC)), True)


async def test_where_a_server_hides_personal_apps_buttons_work_all_the_same(room):
    ada, talk = room.reader(), room.elsewhere(external_apps=False)
    ada.installed = True
    message = (await ada.slash(talk, "search", topic=TOPIC, share=True)).message

    await ada.press(message, "▶")

    assert (message.text, message.ephemeral) == (said(room, FIVE_PAGES, 1), True)


# Questions too long for a button

LONG = {
    "a headline": LONG_TOPIC,
    "a link": LONG_LINK,
    "text in Ukrainian": f"clearview {UKRAINIAN}",
}


@pytest.mark.parametrize("what", LONG)
async def test_a_question_too_long_for_a_button_is_asked_all_the_same(room, meanwhile, what):
    ada, topic = room.reader(), LONG[what]
    message = await long_answer(room, ada, room.desk(), topic)
    before = labels(message)
    await meanwhile()

    reason = await ada.press(message, "Why")
    for label in [one for one in before if one in ONWARD]:
        await ada.press(message, label)

        assert message.text == said(room, Options(ONWARD[label], topic))
    assert reason.message.text == why(room, Options(Sources, topic))


async def test_the_pages_of_a_long_question_are_turned(room, meanwhile):
    asked = Options(Sources, PAGED_TOPIC)
    count = len(room.pages(asked))
    ada = room.reader()
    message = await long_answer(room, ada, room.desk(), PAGED_TOPIC)
    await meanwhile()

    await ada.press(message, "▶")
    turned = message.text
    form = (await ada.press(message, f"2 of {count}")).modal
    await ada.submit(form, {"n:field": str(count)})
    file = await ada.press(message, "All as a file")
    shared = await ada.press(message, "Share to channel")

    assert count > 2
    assert turned == said(room, asked, 1)
    assert message.text == said(room, asked, count - 1)
    assert file.message.files == as_file(room, asked)
    assert shared.message.text.startswith(said(room, asked))


async def test_others_press_the_long_buttons_of_a_shared_answer(room, meanwhile):
    ada, bob = room.reader("Ada"), room.reader("Bob")
    message = await long_answer(room, ada, room.desk(), LONG_TOPIC, share=True)
    await meanwhile()

    onward = await bob.press(message, "Timeline")
    await room.bot.client.front.finish(3)
    await bob.press(onward.message, "Sources")

    assert onward.message.text == said(room, Options(Sources, LONG_TOPIC))


@pytest.fixture
async def own_room(seeds, tmp_path):
    """A newsroom whose time goes on as the test says."""
    async with newsroom_of(seeds, tmp_path) as made:
        with made.within_the_rules():
            yield made


@pytest.mark.asyncio(loop_scope="function")
async def test_a_long_question_is_kept_for_thirty_days(own_room):
    room = own_room
    ada = room.reader()
    message = await long_answer(room, ada, room.desk(), LONG_TOPIC)
    room.bot.clock.advance(days=29)
    await room.bot.restart()
    await ada.press(message, "Timeline")  # its thirty days begin anew
    await room.bot.client.front.finish(3)
    room.bot.clock.advance(days=29)
    await room.bot.restart()

    await ada.press(message, "Sources")

    assert message.text == said(room, Options(Sources, LONG_TOPIC))


@pytest.mark.asyncio(loop_scope="function")
async def test_after_that_its_buttons_ask_again(own_room):
    room = own_room
    ada = room.reader()
    message = await long_answer(room, ada, room.desk(), PAGED_TOPIC)
    before = message.text
    room.bot.clock.advance(days=31)
    await room.bot.restart()

    pressed = [
        await ada.press(message, label) for label in labels(message) if not label.startswith("(")
    ]
    titles = {(one.modal.title, one.modal.fields[0].label) for one in pressed}
    answer = await ada.submit(pressed[0].modal, {"Ask again": "sources on clearview"})

    assert len(pressed) == 9
    assert titles == {("This answer has expired", "Ask again")}
    assert answer.message.text == said(room, Options(Sources, "clearview"))
    assert answer.ephemeral
    assert message.text == before


@pytest.mark.asyncio(loop_scope="function")
async def test_a_form_that_asks_again_outlives_a_restart_and_takes_anything(own_room):
    room = own_room
    ada = room.reader()
    message = await long_answer(room, ada, ada.dm, LONG_TOPIC)
    room.bot.clock.advance(days=31)
    form = (await ada.press(message, "Timeline")).modal
    await room.bot.restart()

    nothing = await ada.submit(form, {"Ask again": " 🔍 "})
    short = await ada.submit(form, {"Ask again": "timeline of clearview"})
    link = await ada.submit(form, {"Ask again": f"who else covered {LONG_LINK} ?"})

    assert nothing.message.text.startswith("**Nothing was asked.")
    assert short.message.text == said(room, Options(Timeline, "clearview"))
    assert not short.ephemeral
    assert link.message.text


@pytest.mark.asyncio(loop_scope="function")
async def test_a_page_form_whose_question_has_ended_says_so(own_room):
    room = own_room
    ada = room.reader()
    message = await long_answer(room, ada, room.desk(), PAGED_TOPIC)
    form = (await ada.press(message, lambda one: one.label.startswith("1 of "))).modal
    room.bot.clock.advance(days=31)

    answer = await ada.submit(form, {"n:field": "2"})

    assert (answer.message.text, answer.ephemeral) == (ENGLISH.say("texts.gone"), True)


@pytest.mark.asyncio(loop_scope="function")
async def test_buttons_that_hold_their_question_never_end(own_room):
    room = own_room
    ada = room.reader()
    message = (await ada.slash(room.desk(), "search", topic=TOPIC)).message
    room.bot.clock.advance(days=3_000)
    await room.bot.restart()

    await ada.press(message, "▶")

    assert message.text == said(room, FIVE_PAGES, 1)


async def test_what_was_forgotten_is_asked_for_again(room, meanwhile):
    ada, desk = room.reader(), room.desk()
    long = await long_answer(room, ada, desk, LONG_TOPIC)
    short = (await ada.slash(desk, "sources", topic="clearview")).message
    kept = {one.custom_id.split(":")[4] for one in long.buttons}

    forgotten = await ada.slash(desk, "forget-me")
    await meanwhile()
    asked_again = [await ada.press(long, label) for label in labels(long)]
    await ada.press(short, "Timeline")

    sentence = ENGLISH.say("texts.forgotten", topics=2, buttons=len(kept))
    assert forgotten.message.text.startswith(sentence)
    assert {one.modal.title for one in asked_again} == {"This answer has expired"}
    assert short.text == said(room, Options(Timeline, "clearview"))


async def test_what_was_forgotten_for_one_is_kept_for_another(room):
    ada, bob, desk = room.reader("Ada"), room.reader("Bob"), room.desk()
    message = await long_answer(room, bob, desk, LONG_TOPIC)
    await long_answer(room, ada, desk, LONG_TOPIC)

    await ada.slash(desk, "forget-me")
    await bob.press(message, "Timeline")

    assert message.text == said(room, Options(Timeline, LONG_TOPIC))


async def test_after_forgetting_the_same_question_is_kept_anew(room):
    ada, desk = room.reader(), room.desk()
    old = await long_answer(room, ada, desk, LONG_TOPIC)
    await ada.slash(desk, "forget-me")
    new = await long_answer(room, ada, desk, LONG_TOPIC)

    for message in (new, old):
        await ada.press(message, "Timeline")

        assert message.text == said(room, Options(Timeline, LONG_TOPIC))


@pytest.mark.asyncio(loop_scope="function")
async def test_where_nothing_can_be_written_answers_come_and_their_long_buttons_ask_again(own_room):
    room = own_room
    ada, desk = room.reader(), room.desk()
    room.bot.reception.state._file.execute("PRAGMA query_only = ON")

    message = await long_answer(room, ada, desk, LONG_TOPIC)
    pressed = await ada.press(message, "Timeline")
    forgotten = await ada.slash(desk, "forget-me")
    room.bot.reception.state._file.execute("PRAGMA query_only = OFF")
    again = await long_answer(room, ada, desk, LONG_TOPIC)
    await ada.press(again, "Timeline")

    assert message.text == said(room, Options(Sources, LONG_TOPIC))
    assert pressed.modal.title == "This answer has expired"
    assert forgotten.message.text.startswith("what is kept cannot be removed: ")
    assert again.text == said(room, Options(Timeline, LONG_TOPIC))


# Buttons that are not as they should be


def with_custom_id(message: Message, label: str, custom_id: str) -> None:
    """Make a button one of another version, or of somebody who means ill."""
    message.components = deepcopy(message.components)
    for _, component in walk(message.components):
        if component.get("label") == label:
            component["custom_id"] = custom_id


GONE = ENGLISH.say("texts.gone")
AGAIN = ENGLISH.say("texts.expired")
STRANGE = {
    "n:": GONE,
    "n:t": GONE,
    "n:again": GONE,
    "n:z:0:0:s|clearview": GONE,
    "n:t:0:99999:s|clearview": GONE,
    "n:T:0:0:s|clearview": GONE,
    "page:2": GONE,
    "garbage": GONE,
    "x" * 100: GONE,
    "n:t:0:0:": AGAIN,
    "n:t:0:0:zz|clearview": AGAIN,
    "n:q:0:0:*": AGAIN,
    "n:q:0:0:*../../etc/passwd": AGAIN,
    "n:q:0:0:*%' OR 1=1 --": AGAIN,
    "n:w:0:0:s||||||²": AGAIN,
    "n:g:0:0:s||||||99999999999999": AGAIN,
}


@pytest.mark.parametrize("custom_id", STRANGE)
async def test_a_button_that_is_none_of_ours_says_something_friendly(room, custom_id):
    ada = room.reader()
    message = (await ada.slash(room.desk(), "sources", topic="clearview")).message
    with_custom_id(message, "Timeline", custom_id)

    answer = await ada.press(message, "Timeline", timeout=1)

    found = answer.modal.title if answer.modal else answer.message.text
    assert found == STRANGE[custom_id]
    assert message.text == said(room, Options(Sources, "clearview"))


HOSTILE = (
    "n:q:0:0:s|@everyone <@1> ||x|| `a` [b](https://evil.example) \u202e",
    "n:q:0:0:k|https://[::1]/x javascript:alert(1) http://evil.example/)x(",
    "n:q:0:0:s|x|@here|<@&1>,**|9999-99-99|t:99999999999999999",
    "n:q:0:0:o",
    "n:q:0:0:c|x|reuters",
    "n:q:0:0:l||||||000000",
    "n:w:0:0:o",
    "n:f:0:0:o",
    "n:s:0:0:c|x",
    "n:t:0:9999:s|clearview",
    "n:t:zzzzzzzzzzzzz:0:s|clearview",
    "n:s:0:0:n",
    "n:w:0:0:n",
    "n:w:0:0:b",
)


@pytest.mark.parametrize("custom_id", HOSTILE)
async def test_a_button_of_any_content_is_answered_and_harmless(room, custom_id):
    ada = room.reader()
    message = (await ada.slash(room.desk(), "sources", topic="clearview")).message
    with_custom_id(message, "Timeline", custom_id)

    answer = await ada.press(message, "Timeline", timeout=2)

    assert answer.message.text
    assert ENGLISH.say("texts.error", id="") not in answer.message.text
    check_harmless(ada, answer.message)


async def test_a_page_that_is_not_there_any_more_is_the_last_one(room):
    ada = room.reader()
    message = (await ada.slash(room.desk(), "search", topic=TOPIC)).message
    with_custom_id(message, "▶", f"n:t:0:9999:f|{TOPIC}")

    await ada.press(message, "▶")

    assert message.text == said(room, FIVE_PAGES, len(room.pages(FIVE_PAGES)) - 1)


async def test_a_form_that_is_none_of_ours_says_something_friendly(room):
    ada = room.reader()
    message = (await ada.slash(room.desk(), "search", topic=TOPIC)).message
    opened = await ada.press(message, f"1 of {len(room.pages(FIVE_PAGES))}")

    for custom_id in ("n:", "garbage", "n:g:0:5:zz", "n:g:0:5:*none"):
        object.__setattr__(opened.modal, "custom_id", custom_id)
        answer = await ada.submit(opened.modal, {"n:field": "2"})
        assert (answer.message.text, answer.ephemeral) == (GONE, True)


# Pressed twice, too often, while the desk is slow


async def test_a_button_pressed_twice_shows_the_same_page_twice(room):
    ada = room.reader()
    message = (await ada.slash(room.desk(), "search", topic=TOPIC)).message

    pressed = [ada.press_soon(message, "▶") for _ in range(2)]
    await asyncio.gather(*(one.shown() for one in pressed))

    assert message.text == said(room, FIVE_PAGES, 1)
    assert message.edits == 2


async def test_a_press_that_discord_delivers_twice_is_answered_once(room):
    ada, desk = room.reader(), room.desk()
    message = (await ada.slash(desk, "sources", topic="clearview")).message
    room.discord.shard().duplicate(1)

    shared = await ada.press(message, "Share to channel")
    await asyncio.sleep(0.1)

    assert room.discord.messages(desk) == [message, shared.message]


async def test_buttons_count_as_questions(seeds, tmp_path):
    async with newsroom_of(seeds, tmp_path, answers_a_minute=2) as room:
        ada = room.reader()
        message = (await ada.slash(room.desk(), "search", topic=TOPIC)).message
        await ada.press(message, "▶")

        refused = await ada.press(message, "▶")

        sentence = ENGLISH.say("texts.cooldown", seconds=30)
        assert (refused.message.text, refused.ephemeral) == (sentence, True)
        assert message.text == said(room, FIVE_PAGES, 1)


class SlowDesk:
    """A desk that takes its time once it is told so, and remembers nothing."""

    def __init__(self, newsdesk: Newsdesk) -> None:
        self._newsdesk = newsdesk
        self.seconds = 0.0
        self.asked = 0

    def ask(self, asked, now):
        self.asked += 1
        time.sleep(self.seconds)
        return self._newsdesk.ask(asked, now)

    def why(self, asked, now):
        self.asked += 1
        time.sleep(self.seconds)
        return self._newsdesk.why(asked, now)

    def remembered(self, _asked, _now):
        return None

    def serving(self):
        return self._newsdesk.serving()

    def reload(self):
        return self._newsdesk.reload()


async def test_a_slow_answer_is_promised_and_arrives_where_it_belongs(seeds, tmp_path):
    async with newsroom_of(SlowDesk(seeds), tmp_path) as room:
        ada, bob, desk = room.reader("Ada"), room.reader("Bob"), room.desk()
        paged = (await ada.slash(desk, "search", topic=TOPIC)).message
        onward = (await ada.slash(desk, "search", topic="clearview")).message
        chat = (await ada.slash(ada.dm, "search", topic="clearview")).message
        room.bot.newsdesk.seconds = 2.2

        in_place = [ada.press_soon(paged, "▶"), ada.press_soon(onward, "Sources")]
        new = [bob.press_soon(chat, "Timeline"), ada.press_soon(onward, "Share to channel")]
        await asyncio.gather(*(one.shown(4) for one in new), *(one.edited(4) for one in in_place))
        room.bot.newsdesk.seconds = 0

        timeline, shared = (one.message.text for one in new)
        sources = Options(Sources, "clearview")
        assert [one.deferred for one in (*in_place, *new)] == [True] * 4
        assert paged.text == said(room, FIVE_PAGES, 1)
        assert onward.text == said(room, sources)
        assert timeline == said(room, Options(Timeline, "clearview"))
        assert shared.startswith(said(room, Options(Search, "clearview")))
        assert [one.ephemeral for one in new] == [False, False]


async def test_a_busy_desk_keeps_no_button_waiting_in_silence(seeds, tmp_path):
    async with newsroom_of(SlowDesk(seeds), tmp_path) as room:
        ada, desk = room.reader("Ada"), room.desk()
        message = await long_answer(room, ada, desk, PAGED_TOPIC)
        at_work = room.bot.newsdesk.asked + THREADS
        room.bot.newsdesk.seconds = 3.2

        busy = [room.reader().slash_soon(desk, "search", topic=f"{n}") for n in range(2)]
        waiting = [ada.press_soon(message, label) for label in ("Why", "All as a file")]
        await room.discord.until(lambda: room.bot.newsdesk.asked == at_work)
        form = await ada.press(message, lambda one: one.label.startswith("1 of "), timeout=4)
        await asyncio.gather(*(one.shown(5) for one in (*busy, *waiting)))
        room.bot.newsdesk.seconds = 0

        reason, file = waiting
        assert form.modal.title == "Go to page"
        assert reason.message.text == why(room, Options(Sources, PAGED_TOPIC))
        assert file.message.files == as_file(room, Options(Sources, PAGED_TOPIC))
        assert (reason.ephemeral, file.ephemeral) == (True, True)


# Pictures


def galleries(message: Message) -> list[list[dict]]:
    return [one["items"] for _, one in walk(message.components) if one.get("type") == GALLERY]


ARTICLE = "terrorize families of dead Russian soldiers"


async def test_pictures_are_not_shown(room):
    answer = await room.reader().slash(room.desk(), "article", topic=ARTICLE)

    assert galleries(answer.message) == []


async def test_where_pictures_are_wanted_they_are_covered(seeds, tmp_path):
    async with newsroom_of(seeds, tmp_path, service={"pictures": True}) as room:
        ada, desk = room.reader(), room.desk()
        answer = await ada.slash(desk, "article", topic=ARTICLE)
        said_to = await ada.says(ada.dm, f"article {ARTICLE}", wait=True)
        listed = await ada.slash(desk, "latest")

        article = seeds.ask(Options(Piece, ARTICLE), room.bot.clock()).answer.hit.article
        for message in (answer.message, said_to):
            ((picture,),) = galleries(message)
            assert picture["spoiler"] is True
            assert picture["media"]["url"] == article.images[0].url
            assert picture["description"] == ENGLISH.say(
                "texts.picture", outlet="World Socialist Web Site"
            )
            assert_laid_out_with_picture(message)
        assert galleries(listed.message) == []
        assert listed.message.text == said(room, Options(Latest))


def assert_laid_out_with_picture(message: Message) -> None:
    assert len(list(walk(message.components))) <= 40
    assert len(message.text) <= 2_000


# What the corpus says stays text

TITLE = "@everyone **Ferry** ~~aground~~ [click](https://evil.example) <@1> `x` ||y|| # z"
NAME = "*The* @here _Post_"
EXCERPT = (
    "> The ferry ran aground, said <@&2> and @everyone. ||Nobody|| was **hurt** https://x.example."
)


@pytest.fixture
def hostile(tmp_path):
    pictures = [{"url": "pics.example/ferry.jpg"}, {"url": "https://pics.example/" + "x" * 3_000}]
    settings = a_corpus(
        tmp_path,
        **{
            f"{number}_md": front_matter(
                f"{TITLE} {number}",
                f"https://a.example/ferry-{number}_*x*_(y)",
                excerpt=EXCERPT,
                publishedDateTime=f"2022-04-{number + 10}T12:00:00Z",
                provider={"name": NAME, "domain": "a.example"},
                images=pictures[number % 2 :],
            )
            for number in range(12)
        },
    )
    newsdesk = Newsdesk(settings)
    yield newsdesk
    newsdesk.close()


async def test_nothing_in_the_corpus_has_a_power_of_its_own(hostile, tmp_path):
    async with newsroom_of(hostile, tmp_path, service={"pictures": True}) as room:
        ada, desk = room.reader(), room.desk()
        message = (await ada.slash(desk, "search", topic="ferry")).message
        first = message.text
        seen = await room.turned(ada, message)
        for label in ONWARD:
            await ada.press(message, label)
            seen += await room.turned(ada, message)
        seen.append((await ada.press(message, "Why")).message)
        seen.append((await ada.press(message, "Share to channel")).message)

        assert len(seen) > 8
        for one in seen:
            check_harmless(ada, one)
        assert first.splitlines()[1] == (
            "- [@\u200beveryone \\*\\*Ferry\\*\\* \\~\\~aground\\~\\~…]"
            "(<https://a.example/ferry-11_%2Ax%2A_%28y%29>) — "
            "**\\*The\\* @\u200bhere \\_Post\\_**, <t:1650542400:f>"
        )


@pytest.mark.parametrize("number", [0, 1])
async def test_a_picture_that_discord_would_refuse_does_not_cost_the_answer(
    hostile, tmp_path, number
):
    async with newsroom_of(hostile, tmp_path, service={"pictures": True}) as room:
        link = f"https://a.example/ferry-{number}_*x*_(y)"

        answer = await room.reader().slash(room.desk(), "article", topic=link)

        assert answer.message.text.splitlines()[0] == (
            "**Article:** [@\u200beveryone \\*\\*Ferry\\*\\* \\~\\~aground\\~\\~ "
            "\\[click\\](https:\u200b//evil.example) \\<@\u200b1\\> \\`x\\` \\|\\|y\\|\\| \\# z "
            f"{number}](<https://a.example/ferry-{number}_%2Ax%2A_%28y%29>)"
        )


async def test_whatever_is_sent_says_that_nobody_is_alerted(room):
    ada, desk = room.reader(), room.desk()
    message = (await ada.slash(desk, "search", topic=TOPIC)).message
    before = len(room.discord.requests)
    for label in ("▶", "Why", "All as a file", "Share to channel", "Timeline"):
        await ada.press(message, label)

    sent = [one.body for one in room.discord.requests[before:] if one.method == "POST"]
    assert len(sent) == 5
    allowed = [one["data"].get("allowed_mentions") for one in sent]
    assert [one for one in allowed if one is None or one.get("parse") != []] == []
