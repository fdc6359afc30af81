"""Several questions in one message: each answered shortly, in order, and in full by a button."""

import pytest
from conftest import TODAY

from bot.desk import Response
from bot.given import given
from bot.news.answers.scope import NoCoverage
from bot.news.answers.several import SeveralAnswer
from bot.news.markdown import pages
from bot.news.others import Doubt
from bot.news.question import (
    FreeText,
    Help,
    Options,
    Search,
    Several,
    Sources,
    Summary,
    Timeline,
    Wanted,
)
from bot.news.replies import several
from bot.news.reply import Reply, item, line, quiet, quote
from bot.screen import Viewer, screen
from bot.wording import wording

VIEWER = Viewer(owner=1, private=True, words=wording("en"), person=1)
BOTH = "Sources on bridge cracks. Timeline of the whale?"


@pytest.fixture
def ask(harbour):
    def ask(asked) -> Response:
        asked = FreeText(asked) if isinstance(asked, str) else asked
        return harbour.ask(asked, TODAY["harbour"])

    return ask


def test_each_question_has_its_answer_in_order(ask):
    response = ask(BOTH)
    parts = Sources(Wanted("bridge cracks")), Timeline(Wanted("whale"))
    assert response.question == Several(questions=parts)
    alone = tuple(ask(Options(type(one), one.wanted.topic)).answer for one in parts)
    assert response.answer.answers == alone


def test_each_answer_is_numbered_and_begins_as_it_does_alone(ask):
    shown = texts(ask(BOTH).reply)
    alone = (Options(Sources, "bridge cracks"), Options(Timeline, "whale"))
    for number, asked in enumerate(alone, 1):
        head, *rest = texts(ask(asked).reply)
        place = shown.index(f"{number}. {head}")
        assert shown[place + 1] == rest[0]
    assert len(pages(ask(BOTH).reply)) == 1


def test_each_can_be_asked_alone_by_a_button_and_by_its_number(ask):
    response = ask(BOTH)
    assert [(one.doubt, one.question, one.said) for one in response.others] == [
        (Doubt.PART, Sources(Wanted("bridge cracks")), "1"),
        (Doubt.PART, Timeline(Wanted("whale")), "2"),
    ]
    shown = screen(given(response), 0, VIEWER)
    assert [[one.label for one in row] for row in shown.rows] == [
        ["Answer 1 in full", "Answer 2 in full", "Share to channel"]
    ]


def test_several_of_which_one_finds_something_are_found(ask):
    some = ask("Sources on zeppelin. Timeline of the whale?")
    none = ask("Sources on zeppelin. Timeline of xyzzy?")
    assert (some.found, none.found) == (True, False)
    assert isinstance(some.answer.answers[0], NoCoverage)
    assert "Nothing in the corpus" in pages(some.reply)[0]


def test_more_than_four_questions_are_said_to_be_too_many(ask):
    topics = "cracks", "whale", "toll", "ferry", "tunnel"
    response = ask(" ".join(f"Sources on {topic}?" for topic in topics))
    assert isinstance(response.answer, SeveralAnswer)
    assert len(response.answer.answers) == 4
    assert "only the first 4 of 5 questions are answered" in pages(response.reply)[0]


def test_several_questions_are_not_gone_on_from(ask):
    before = ask(BOTH).question
    assert ask(FreeText("and the summary?", before=before)).question == Summary(Wanted())


def a_reply(entries: int, *, quoted: bool = False) -> Reply:
    items = [item(f"{place}") for place in range(entries)]
    if quoted:
        items = [one for place in range(entries) for one in (item(f"{place}"), quote(f"q{place}"))]
    return Reply((line("head"), line("second")), tuple(items), (quiet("foot"),))


def texts(reply: Reply) -> list[str]:
    lines = (*reply.head, *reply.items, *reply.foot)
    return ["".join(span.text for span in one.spans) for one in lines]


def test_two_answers_show_three_entries_each_without_what_belongs_to_them():
    shown = texts(several.compose([a_reply(7, quoted=True), a_reply(2)]))
    assert shown == [
        *("1. head", "second", "0", "1", "2", "4 more: ask for it alone.", "foot"),
        *("2. head", "second", "0", "1", "foot"),
    ]


def test_many_answers_show_two_entries_each():
    shown = texts(several.compose([a_reply(3)] * 8))
    assert shown.count("1 more: ask for it alone.") == 8
    assert [text for text in shown if text.endswith(". head")] == [
        f"{number}. head" for number in range(1, 9)
    ]


def test_entries_that_all_fit_leave_nothing_to_ask_for():
    assert texts(several.compose([a_reply(2)])) == ["1. head", "second", "0", "1", "foot"]


def test_no_answers_are_an_empty_reply():
    assert several.compose([]) == Reply((), ())


def test_options_without_questions_are_none(ask):
    assert ask(Options(Several, "")).question == Several()
    assert ask(Options(Several, "h\nf|whale")).question == Several(
        questions=(Help(), Search(Wanted("whale")))
    )
