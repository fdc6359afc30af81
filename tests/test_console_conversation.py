"""A conversation at the prompt: what goes on from what, and other readings by their number."""

import pytest
from conftest import TODAY

from bot.console.conversation import Conversation, numbered
from bot.news.others import Doubt, Other
from bot.news.plaintext import every_line, plain_text
from bot.news.question import (
    FreeText,
    Nothing,
    Options,
    Profile,
    Search,
    Several,
    SmallTalk,
    Sources,
    Timeline,
    Wanted,
)
from bot.news.reply import Reply, line, quiet


@pytest.fixture
def newsdesk(harbour):
    """Asks the harbour's desk and remembers what it was asked."""

    class Asking:
        def __init__(self):
            self.asked = []

        def __call__(self, asked):
            self.asked.append(asked)
            return harbour.ask(asked, TODAY["harbour"])

    return Asking()


@pytest.fixture
def conversation(newsdesk):
    return Conversation(newsdesk)


def test_a_question_goes_on_from_the_one_before(conversation):
    first = conversation.say("sources on bridge cracks").question
    assert conversation.say("and the timeline?").question == Timeline(Wanted("bridge cracks"))
    assert first == Sources(Wanted("bridge cracks"))


def test_what_found_nothing_is_not_gone_on_from(conversation):
    conversation.say("sources on bridge cracks")
    assert not conversation.say("sources on zeppelin").found
    assert conversation.say("and the timeline?").question == Timeline(Wanted("bridge cracks"))


def test_small_talk_between_two_questions_is_gone_past(conversation):
    conversation.say("sources on bridge cracks")
    assert isinstance(conversation.say("thanks!").question, SmallTalk)
    question = conversation.say("and the timeline?").question
    assert question == Timeline(Wanted("bridge cracks"))


def test_the_number_of_another_reading_asks_that_one(conversation, newsdesk):
    response = conversation.say("sources on brigde zeppelin")
    (other,) = response.others
    assert other.question == Sources(Wanted("bridge"))
    assert conversation.say("1").question == Sources(Wanted("bridge"))
    assert newsdesk.asked[-1] == Options(Sources, "bridge")


def test_each_of_several_questions_is_asked_by_its_number(conversation):
    assert isinstance(
        conversation.say("Sources on cracks. Timeline of the whale?").question, Several
    )
    assert conversation.say("2").question == Timeline(Wanted("whale"))


def test_a_number_counts_for_the_last_answer_only(conversation):
    conversation.say("sources on brigde zeppelin")
    conversation.say("1")
    assert conversation.say("1").question == Search(Wanted("1"))


@pytest.mark.parametrize("text", ["0", "2", "9", "12", "²", "１1", "-1", "1."])
def test_other_numbers_are_questions(conversation, newsdesk, text):
    conversation.say("sources on brigde zeppelin")
    conversation.say(text)
    assert isinstance(newsdesk.asked[-1], FreeText)
    assert newsdesk.asked[-1].text == text


def test_a_limit_holds_for_every_question(newsdesk):
    conversation = Conversation(newsdesk, 2)
    conversation.say("sources on the bridge")
    assert len(conversation.say("and the timeline?").answer.coverage.hits) == 2
    assert [asked.limit for asked in newsdesk.asked] == [2, 2]


def test_a_reply_has_a_numbered_line_for_each_other_reading(conversation):
    response = conversation.say("sources on brigde zeppelin")
    said = plain_text(every_line(numbered(response.reply, response.others)))
    assert said.splitlines()[-1] == "1  Only with: bridge (type 1)"


def test_the_lines_say_what_each_reading_is_about():
    question = Profile(Wanted())
    others = [
        Other(Doubt.TOPIC_BEFORE, question),
        Other(Doubt.LIMITS, question),
        Other(Doubt.WORDS, question, "ferry"),
        Other(Doubt.OUTLET, question, "CNN"),
        Other(Doubt.PLAINLY, question, "may day"),
        Other(Doubt.LINK, question),
        Other(Doubt.PART, question, "2"),
    ]
    reply = numbered(Reply((line("head"),), (), (quiet("foot"),)), others)
    assert plain_text(reply.foot).splitlines() == [
        "foot",
        "1  As a new topic (type 1)",
        "2  All outlets and days (type 2)",
        "3  Only with: ferry (type 3)",
        "4  Articles that name CNN (type 4)",
        "5  As words: may day (type 5)",
        "6  About the link (type 6)",
        "7  Answer 2 in full (type 7)",
    ]


def test_a_question_that_asks_nothing_has_no_other_reading(conversation):
    response = conversation.say("?!")
    assert (response.question, response.others) == (Nothing(), ())
