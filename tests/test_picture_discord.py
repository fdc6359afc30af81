"""Timelines in Discord come with their picture, once, wherever it may be shown; never late."""

import time

import pytest
from discord_server import Message
from discord_server.layout import GALLERY, walk
from discord_server.places import ATTACH_FILES, USUAL
from newsroom import ONE, newsroom_of
from test_discord_buttons import SlowDesk

from bot.discord_ui.drawing import PICTURE
from bot.discord_ui.front import DEFER_AFTER
from bot.given import drawable
from bot.news.charts import Chart
from bot.news.question import Options, Timeline
from bot.picture.drawing import png

TOPIC = ONE["topic"]


@pytest.fixture
async def room(seeds, tmp_path):
    async with newsroom_of(seeds, tmp_path) as made:
        with made.within_the_rules():
            made.bot.client.front._studio._patience = 30  # a busy machine is no reason to fail
            yield made


def chart(room, topic: str = TOPIC) -> Chart:
    return drawable(room.bot.newsdesk.ask(Options(Timeline, topic), room.bot.clock()).answer)


def galleries(message: Message) -> list[dict]:
    return [one for _, one in walk(message.components) if one.get("type") == GALLERY]


def assert_pictured(message: Message, chart: Chart, *, light: bool = False) -> None:
    """The one picture is attached, shown, and told in words."""
    assert message.files == {PICTURE: png(chart, light=light)}
    ((item,),) = (one["items"] for one in galleries(message))
    assert item["media"]["url"] == message.attachments[0].url
    assert (item["description"], item["spoiler"]) == (chart.alt, False)


def assert_in_words_only(message: Message) -> None:
    assert (message.files, galleries(message)) == ({}, [])
    assert message.text


async def test_a_timeline_shows_its_picture_to_who_asked_by_a_command(room):
    ada = room.reader()
    answer = await ada.slash(room.desk(), "timeline", **ONE)
    assert answer.message.ephemeral
    assert_pictured(answer.message, chart(room))


@pytest.mark.parametrize("share", [True, False])
async def test_so_does_a_shared_one_and_one_that_is_shared_later(room, share):
    ada = room.reader()
    answer = await ada.slash(room.desk(), "timeline", share=share, **ONE)
    if not share:
        answer = await ada.press(answer.message, "Share to channel")
    assert not answer.message.ephemeral
    assert_pictured(answer.message, chart(room))


async def test_so_does_an_answer_to_what_somebody_writes(room):
    ada, desk = room.reader(), room.desk()
    alone = await ada.says(ada.dm, f"timeline of {TOPIC}", wait=True)
    public = await ada.says(desk, f"timeline of {TOPIC}", mention=True, wait=True)
    for message in (alone, public):
        assert_pictured(message, chart(room))


async def test_so_does_an_app_that_somebody_brings_along(room):
    answer = await room.reader().slash(room.elsewhere(), "timeline", how="user", **ONE)
    assert_pictured(answer.message, chart(room))


async def test_every_page_has_the_picture_once(room):
    ada = room.reader()
    answer = await ada.slash(room.desk(), "timeline", share=True)
    turned = await room.turned(ada, answer.message)
    assert len(turned) > 1
    for page in turned:
        assert_pictured(page, chart(room, ""))


async def test_another_question_in_its_place_takes_the_picture_away_and_brings_it_back(room):
    ada = room.reader()
    message = (await ada.slash(room.desk(), "timeline", **ONE)).message
    await ada.press(message, "Sources")
    assert_in_words_only(message)
    await ada.press(message, "Timeline")
    assert_pictured(message, chart(room))


async def test_an_answer_without_a_timeline_has_no_picture(room):
    ada, desk = room.reader(), room.desk()
    for name, options in (("sources", ONE), ("timeline", {"topic": "xyzzy"})):
        assert_in_words_only((await ada.slash(desk, name, **options)).message)
    told = await ada.says(ada.dm, f"timeline of {TOPIC}; sources on {TOPIC}", wait=True)
    assert_in_words_only(told)


async def test_where_the_bot_may_not_attach_files_the_words_stand_alone(room):
    ada = room.reader()
    desk = room.discord.guild("Strict").channel("desk", permissions=USUAL & ~ATTACH_FILES)
    private = await ada.slash(desk, "timeline", **ONE)
    public = await ada.says(desk, f"timeline of {TOPIC}", mention=True, wait=True)
    assert_in_words_only(private.message)
    assert_in_words_only(public)
    assert private.message.text == public.text


async def test_a_late_picture_is_not_waited_for(room, caplog):
    studio = room.bot.client.front._studio
    studio._patience = 0.05
    studio._thread.submit(time.sleep, 1)
    ada, desk = room.reader(), room.desk()
    message = (await ada.slash(desk, "timeline", **ONE)).message
    assert_in_words_only(message)
    assert "a picture took too long" in caplog.text
    assert TOPIC not in caplog.text
    studio._patience = 30
    assert_pictured((await ada.slash(desk, "timeline", **ONE)).message, chart(room))


async def test_an_answer_that_was_promised_brings_its_picture_and_takes_it_away(seeds, tmp_path):
    async with newsroom_of(SlowDesk(seeds), tmp_path) as room:
        room.bot.client.front._studio._patience = 30
        ada = room.reader()
        room.bot.newsdesk.seconds = DEFER_AFTER + 0.3
        answer = await ada.slash(room.desk(), "timeline", **ONE)
        assert answer.deferred
        assert_pictured(answer.message, chart(room))
        pressed = ada.press_soon(answer.message, "Sources")
        await room.discord.until(lambda: not answer.message.files)
        assert pressed.deferred
        assert_in_words_only(answer.message)


@pytest.mark.parametrize("after", [False, True])
async def test_where_discord_fails_for_a_moment_the_picture_is_sent_again(room, after):
    ada, desk = room.reader(), room.desk()
    room.discord.faults.answer(503, route="POST /interactions/*", after=after)
    answer = await ada.slash(desk, "timeline", **ONE)
    assert_pictured(answer.message, chart(room))


@pytest.mark.parametrize(("wanted", "light"), [("light", True), ("dark", False)])
async def test_its_ground_is_what_the_settings_say(seeds, tmp_path, wanted, light):
    async with newsroom_of(seeds, tmp_path, service={"timeline_picture": wanted}) as room:
        room.bot.client.front._studio._patience = 30
        answer = await room.reader().slash(room.desk(), "timeline", **ONE)
        assert_pictured(answer.message, chart(room), light=light)


async def test_where_the_settings_say_so_there_is_none(seeds, tmp_path):
    async with newsroom_of(seeds, tmp_path, service={"timeline_picture": "off"}) as room:
        answer = await room.reader().slash(room.desk(), "timeline", **ONE)
        assert_in_words_only(answer.message)
