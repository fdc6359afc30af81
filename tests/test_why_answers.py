"""Why as a question of its own: what shows each copy and each credit, who was first."""

import pytest
from archives import at, by
from wall_corpus import (
    CITED,
    COPIED,
    COURIER,
    LEDGER,
    OBSERVER,
    THIRD,
    TODAY,
    WARNED,
    an_archive,
    wall,
)

from bot.as_json import response_json
from bot.desk import Desk
from bot.news.answers.scope import NoCoverage
from bot.news.plaintext import plain_text
from bot.news.question import FreeText, Options, Search, Sources, WhoReported, Why
from bot.news.replies.why import explain

RULE = (
    "- First is who published earliest, of the articles in this corpus only, compared to the"
    " minute; where only the day is known, the whole day counts."
)
ON_WALL = "- An article on it has “wall”, in any of its forms."
COPIES = "Copies: of one text the credited outlet's article is the original, else the earliest."
STORIES = (
    "Stories: an article is of the story that it is most like, of those with an article in the"
    " three days before it; rare words tell most."
)
CREDITS = "Credits: a sentence names another outlet as where it comes from."


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    with an_archive(tmp_path_factory.mktemp("wall"), wall()) as opened:
        yield opened


@pytest.fixture
def desk(archive):
    return Desk(archive)


def lines(reply) -> list[str]:
    return [plain_text([one]).strip() for one in (*reply.head, *reply.items)]


def test_it_tells_who_was_first_and_what_shows_each_copy_and_each_credit(desk):
    found = lines(desk.ask(Options(Why, "wall"), TODAY).reply)
    assert found[: found.index(STORIES)] == [
        "Why this answer",
        "Read as wall",
        ON_WALL,
        RULE,
        "- Here that is Quay Courier, 5 May 2031, 08:00 UTC; next was Pier Observer, +1 h.",
        COPIES,
        (
            "- Inlet Ledger, 6 May 2031, 20:00 UTC, is a copy of Lagoon Monitor’s:"
            " 100% of the shorter excerpt stands in the other (Lagoon Monitor)"
        ),
        f"“{COPIED}”",
        CREDITS,
        "- Quay Courier credits Harbour Tidings, by “reported” in its excerpt:",
        f"“{WARNED}”",
        "- Pier Observer credits Harbour Tidings, by “according to” in its excerpt:",
        f"“{CITED}”",
        "- Inlet Ledger credits Quay Courier, by “reported” in its excerpt:",
        f"“{THIRD}”",
        "- Inlet Ledger credits Harbour Tidings, by “according to” in its body:",
        f"“{CITED}”",
    ]


def test_it_tells_what_each_article_shares_with_one_before_it_of_its_story(desk):
    found = lines(desk.ask(Options(Why, "wall"), TODAY).reply)
    told = [line.partition(": both have ")[0] for line in found[found.index(STORIES) + 1 :]]
    courier = "is of one story with Quay Courier, 5 May 2031, 08:00 UTC"
    assert told == [
        f"- Pier Observer, 5 May 2031, 09:00 UTC, {courier}",
        f"- Inlet Ledger, 6 May 2031, 07:00 UTC, {courier}",
        f"- Lagoon Monitor, 6 May 2031, 18:00 UTC, {courier}",
        (
            "- Inlet Ledger, 6 May 2031, 20:00 UTC, is of one story with Lagoon Monitor,"
            " 6 May 2031, 18:00 UTC"
        ),
    ]


def test_the_button_under_an_answer_tells_the_same(desk):
    asked = lines(desk.ask(Options(Why, "wall"), TODAY).reply)
    pressed = lines(explain(desk.ask(Options(WhoReported, "wall"), TODAY).answer))
    listed = lines(explain(desk.ask(Options(Sources, "wall"), TODAY).answer))
    assert asked[: len(pressed)] == pressed
    asked = asked[: asked.index(STORIES)]
    listed = listed[: listed.index(STORIES)] if STORIES in listed else listed
    assert listed == [line for line in asked if not line.startswith(("- First", "- Here"))]


def test_where_nothing_is_a_copy_or_credited_only_the_first_is_told(desk):
    assert lines(desk.ask(Options(Why, "museum"), TODAY).reply) == [
        "Why this answer",
        "Read as museum",
        "- An article on it has “museum”, in any of its forms.",
        RULE,
        "- Here that is Lagoon Monitor, 7 May 2031, 10:00 UTC.",
    ]


def test_two_outlets_are_asked_about_together(desk):
    asked = FreeText("why is the Inlet Ledger a copy of Lagoon Monitor?")
    found = lines(desk.ask(asked, TODAY).reply)
    assert found[1] == "Read as from Inlet Ledger and Lagoon Monitor"
    assert found[5].startswith("- Inlet Ledger, 6 May 2031, 20:00 UTC, is a copy of Lagoon")


def test_a_tie_names_everybody_who_may_have_been_first(tmp_path):
    noon = at(2031, 5, 5, 12)
    tied = [by(outlet, 1, "Harbour wall cracks", noon) for outlet in (COURIER, OBSERVER)]
    later = by(LEDGER, 1, "Cracks seen in the harbour wall")
    with an_archive(tmp_path, [*tied, later]) as opened:
        found = lines(Desk(opened).ask(Options(Why, "wall"), TODAY).reply)
        alone = lines(Desk(opened).ask(Options(Why, "wall", ("Inlet Ledger",)), TODAY).reply)
    here = [line for line in found if line.startswith("- Here that is ")]
    times = "5 May 2031, 12:00 UTC"
    assert here in (
        [f"- Here that is Quay Courier, {times} or Pier Observer, {times}."],
        [f"- Here that is Pier Observer, {times} or Quay Courier, {times}."],
    )
    assert not any(line.startswith("- Here") for line in alone)


@pytest.mark.parametrize("asked", [("zeppelin",), ("", ("CNN",)), ("https://nowhere.test/1",)])
def test_where_there_is_nothing_that_is_said(desk, asked):
    response = desk.ask(Options(Why, *asked), TODAY)
    assert (response.found, type(response.answer)) == (False, NoCoverage)


def test_it_is_in_json_with_the_articles_it_is_about(desk):
    found = response_json(desk.ask(Options(Why, "gymnasium"), TODAY), 1.0)
    assert found["question"]["kind"] == "why"
    assert [one["copy_of"] for one in found["articles"]] == [None, "https://lagoonmonitor.test/1"]
    assert {one["name"] for one in found["outlets"]} == {"Lagoon Monitor", "Inlet Ledger"}
    assert found["reply"].startswith("**Why this answer**")


@pytest.mark.parametrize("text", ["why?", "and why", "warum?", "¿por qué?", "чому?"])
def test_it_goes_on_from_the_question_before(desk, text):
    before = desk.ask(Options(Search, "wall"), TODAY).question
    response = desk.ask(FreeText(text, before=before), TODAY)
    assert (type(response.question), lines(response.reply)[1]) == (Why, "Read as wall")
