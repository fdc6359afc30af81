"""Stories as answers: the events, each with its articles; those that stand alone."""

from dataclasses import replace

import pytest
from archives import at
from wall_corpus import TODAY, an_archive, wall

from bot.as_json import response_json
from bot.desk import Desk
from bot.news import replies
from bot.news.answers.scope import NoCoverage
from bot.news.answers.stories import Told, answer
from bot.news.coverage import Coverage
from bot.news.dates import UNKNOWN
from bot.news.plaintext import plain_text
from bot.news.question import FreeText, Options, Sources, Stories
from bot.news.relations import Story

WALL = "- Harbour wall cracks in two places — 5 articles from 4 outlets"


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    with an_archive(tmp_path_factory.mktemp("wall"), wall()) as opened:
        yield opened


@pytest.fixture
def ask(archive):
    def ask(*asked: object, **options: object):
        return Desk(archive).ask(Options(Stories, *asked, **options), TODAY)

    return ask


def lines(reply) -> list[str]:
    """The lines of a reply, without addresses."""
    found = (plain_text([one]) for one in (*reply.head, *reply.items, *reply.foot))
    return [line.partition(" <http")[0].strip() for line in found]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({}, ["1 story, of 5 articles; 2 articles stand alone.", f"{WALL}, 5–6 May 2031"]),
        (
            {"topic": "gymnasium"},
            [
                "1 story on gymnasium, of 2 articles.",
                f"{WALL}, 2 of them on it, 5–6 May 2031",
                "Read as gymnasium",
            ],
        ),
        (
            {"since": "2031-05-06", "until": "2031-05-07", "excluded": ("Inlet Ledger",)},
            [
                "1 story, of 1 article; 1 article stands alone.",
                f"{WALL}, 1 of them asked for, 5–6 May 2031",
                "Read as not from Inlet Ledger · 6–7 May 2031",
            ],
        ),
        (
            {"topic": "museum"},
            ["No story of several articles on museum; 1 article stands alone.", "Read as museum"],
        ),
    ],
)
def test_each_story_has_its_size_and_span_and_the_rest_stands_alone(ask, options, said):
    assert lines(ask(**options).reply) == said


@pytest.mark.parametrize("asked", [("zeppelin",), ("", ("CNN",)), ("https://nowhere.test/1",)])
def test_where_there_is_nothing_that_is_said(ask, asked):
    response = ask(*asked)
    assert (response.found, type(response.answer)) == (False, NoCoverage)


def a_story(number: int, day: int | None) -> Story:
    published = at(2031, 5, day) if day else UNKNOWN
    name = f"Event {number}"
    return Story(f"s{number}", name, None, 2, 2, first=published, last=published)


@pytest.fixture
def many(ask):
    """An answer of 120 stories of two articles, a day each, and one that is alone."""
    found = ask("museum").answer
    of = {number: a_story(number // 2, number // 2 % 28 + 1) for number in range(238)}
    of |= {238: a_story(119, None), 239: a_story(119, None), 240: Story("alone")}
    return answer(found.scope, found.coverage, of)


def test_the_story_with_the_newest_article_comes_first_and_one_without_a_day_too(many):
    assert [one.story.id for one in many.stories[:3]] == ["s119", "s111", "s27"]
    assert (len(many.stories), many.alone, many.looked_at) == (120, 1, 241)
    assert many.stories[0] == Told(a_story(119, None), 2)


def test_a_story_without_a_day_has_no_span(many):
    assert lines(replies.compose(many))[1] == "- Event 119 — 2 articles from 2 outlets"


@pytest.mark.parametrize(("limit", "shown"), [(None, 100), (7, 7), (500, 120)])
def test_as_many_are_shown_as_are_asked_for(many, limit, shown):
    question = replace(many.scope.question, wanted=replace(many.scope.question.wanted, limit=limit))
    reply = replies.compose(replace(many, scope=replace(many.scope, question=question)))
    cut = f"The newest {shown} of them are shown."
    assert len(reply.items) == shown
    assert (cut in lines(reply)) == (shown < 120)


def test_how_many_were_looked_at_is_said_where_there_are_more(many):
    survey = replace(many.coverage.survey, articles=5_000)
    reply = replies.compose(replace(many, coverage=Coverage(survey)))
    assert "The newest 241 articles were looked at." in lines(reply)


def test_stories_are_in_json_of_every_answer(ask, archive):
    (story,) = ask().answer.stories
    as_json = {
        "id": story.story.id,
        "name": "Harbour wall cracks in two places",
        "url": "https://quaycourier.test/1",
        "articles": 5,
        "outlets": 4,
        "first": "2031-05-05T08:00:00Z",
        "last": "2031-05-06T20:00:00Z",
        "follows": None,
    }
    desk = Desk(archive)
    both = FreeText("sources on the wall. what stories are there on the gymnasium?")
    for response in (ask("wall"), desk.ask(Options(Sources, "wall"), TODAY), desk.ask(both, TODAY)):
        assert response_json(response, 1.0)["stories"] == [as_json]
    assert response_json(ask("museum"), 1.0)["stories"] == []
    assert response_json(desk.ask(Options(Sources, "museum"), TODAY), 1.0)["stories"] == []
    everything = response_json(ask(), 1.0)
    assert everything["question"]["kind"] == "stories"
    assert [one["story"] for one in everything["articles"]][-5:] == [story.story.id] * 5
    assert len(everything["articles"]) == 7


@pytest.mark.parametrize(
    "text",
    [
        "which stories are there on the wall?",
        "welche Ereignisse gibt es zum Thema wall?",
        "¿qué historias hay sobre wall?",
        "які події про wall?",
    ],
)
def test_they_are_asked_for_in_words_of_four_languages(archive, text):
    response = Desk(archive).ask(FreeText(text), TODAY)
    assert lines(response.reply)[0] == "1 story on wall, of 5 articles."
