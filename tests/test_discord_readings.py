"""How a message was read: several questions of one message, other readings behind buttons."""

import pytest
import pytest_asyncio
from newsroom import LINK, newsroom_of

from bot.news.question import FreeText, Latest, Options, Search, Sources, Timeline
from bot.wording import wording

pytestmark = pytest.mark.asyncio(loop_scope="module")

HINT = wording("en").say("texts.hint")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def newsroom(newsdesks, tmp_path_factory):
    async with newsroom_of(newsdesks["seeds"], tmp_path_factory.mktemp("state")) as made:
        yield made


@pytest.fixture
def room(newsroom):
    with newsroom.within_the_rules():
        yield newsroom


def text_of(room, asked):
    """What the desk itself says."""
    shown = room.pages(asked)[0]
    return "\n".join(part for part in (shown.head, shown.items, shown.foot) if part)


def labels(message):
    return [button.label for button in message.buttons]


async def said(room, text):
    """Somebody, and the answer that they get in a chat."""
    ada = room.reader()
    return ada, await ada.says(ada.dm, text, wait=True)


TWO = "sources on clearview? and latest on deepfakes?"


async def test_two_questions_of_one_message_are_answered_in_their_order(room):
    _, answer = await said(room, TWO)
    assert answer.text.startswith("**1\\.** **6 articles from 5 outlets** on *clearview*")
    assert "\n**2\\.** **Latest:**" in answer.text
    assert answer.text == text_of(room, FreeText(TWO))


@pytest.mark.parametrize(
    ("label", "asked"),
    [
        ("Answer 1 in full", Options(Sources, "clearview")),
        ("Answer 2 in full", Options(Latest, "deepfakes")),
    ],
)
async def test_each_of_several_answers_is_a_press_away_in_full(room, label, asked):
    ada, message = await said(room, TWO)
    answer = await ada.press(message, label)
    assert answer.message.text == text_of(room, asked)


async def test_of_very_many_questions_the_first_four_are_answered(room):
    topics = ("clearview", "deepfakes", "kabul", "moms", "drones", "corpses")
    asked = "? ".join(f"sources on {topic}" for topic in topics)
    _, answer = await said(room, f"{asked}?")
    assert [label for label in labels(answer) if label.startswith("Answer")] == [
        f"Answer {number} in full" for number in range(1, 5)
    ]


async def test_several_questions_are_answered_where_the_bot_is_mentioned(room):
    ada, desk = room.reader(), room.desk()
    answer = await ada.says(desk, TWO, mention=True, wait=True)
    assert answer.text == text_of(room, FreeText(TWO))


async def test_a_follow_up_goes_on_from_the_last_of_several_questions(room):
    ada, _ = await said(room, TWO)
    answer = await ada.says(ada.dm, "and the timeline?", wait=True)
    assert answer.text == text_of(room, Options(Timeline, "deepfakes"))


async def test_a_name_that_was_taken_for_an_outlet_is_a_press_away_as_words(room):
    ada, message = await said(room, "facial recognition by reuters")
    answer = await ada.press(message, "As words: facial recognition by reuters")
    asked = Options(Search, "facial recognition by reuters")
    assert answer.message.text == text_of(room, asked)


async def test_a_link_beside_a_topic_of_its_own_is_a_press_away(room):
    ada, message = await said(room, f"search deepfakes {LINK}")
    assert message.text == text_of(room, Options(Search, "deepfakes"))
    answer = await ada.press(message, "About the link")
    assert answer.message.text == text_of(room, Options(Search, LINK))


async def test_a_doubt_has_its_buttons_in_the_language_of_the_server(room):
    ada = room.reader()
    answer = await ada.says(
        room.desk("de"), "facial recognition by reuters", mention=True, wait=True
    )
    label = wording("de").say("others.plainly", said="facial recognition by reuters")
    assert label in labels(answer)


@pytest.mark.parametrize("text", ["<@17>", "<@17> <@18>", "articles about <@17>", "who is <@&17>?"])
async def test_a_mention_of_others_alone_is_no_question(room, text):
    _, answer = await said(room, text)
    assert answer.text == HINT


async def test_figures_are_a_kind_of_question(room):
    _, answer = await said(room, "how many soldiers were identified?")
    assert answer.text == text_of(room, FreeText("how many soldiers were identified?"))
    assert "figures** in " in answer.text.split("\n")[0]
