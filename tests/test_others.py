"""Other readings: what else may have been meant, as whole questions that find something."""

from datetime import date
from itertools import product

import pytest
from conftest import TODAY
from makers import a_topic, an_article, an_outlet

from bot.news.answers.about import HelpAnswer
from bot.news.answers.scope import NoCoverage, Scope
from bot.news.answers.several import SeveralAnswer
from bot.news.coded import options_of
from bot.news.coverage import Hit, Holdings, Survey
from bot.news.dates import Period
from bot.news.others import Doubt, Other, other_readings
from bot.news.question import (
    Compare,
    FreeText,
    Help,
    Options,
    Profile,
    Search,
    Several,
    Sources,
    Summary,
    Timeline,
    Wanted,
)

EMPTY = Survey(0, 0, (), 0, None, None)
POST = an_outlet("Tidewater Post", "tidewaterpost.example")
LIMITED = Timeline(Wanted("ferry", outlets=(POST,), period=Period(date(2031, 5, 1), None)))
FERRY = Hit(1, an_article())


def nothing(question=LIMITED, topic="ferry", **found: object) -> NoCoverage:
    return NoCoverage(Scope(question, a_topic(topic)), EMPTY, **found)


def test_an_answer_that_found_something_has_no_other_reading():
    answer = HelpAnswer(Scope(Help()), Holdings(0, 0, EMPTY), asked=True)
    assert other_readings(answer) == ()


def test_a_follow_up_may_be_a_question_of_its_own():
    answer = HelpAnswer(Scope(Help()), Holdings(0, 0, EMPTY), asked=True)
    alone = Profile(Wanted(outlets=(POST,)))
    assert other_readings(answer, alone) == (Other(Doubt.TOPIC_BEFORE, alone),)


def test_what_other_outlets_and_days_have_is_offered_without_limits():
    assert other_readings(nothing(elsewhere=(FERRY,))) == (
        Other(Doubt.LIMITS, Timeline(Wanted("ferry"))),
    )


def test_an_outlet_that_articles_name_is_searched_for_by_its_name():
    missing = (an_outlet("CNN"), POST)
    named = Hit(2, an_article(excerpt="The ferry is old, the Tidewater Post said."))
    answer = nothing(missing=missing, naming=(named,), elsewhere=(FERRY,))
    assert other_readings(answer) == (
        Other(Doubt.OUTLET, Search(Wanted("Tidewater Post")), "Tidewater Post"),
    )


def test_nothing_at_all_has_no_other_reading():
    assert other_readings(nothing()) == ()
    assert other_readings(NoCoverage(Scope(Timeline()), EMPTY)) == ()


def test_how_it_stands_alone_comes_before_what_may_be_found_instead():
    alone = Profile(Wanted(outlets=(POST,)))
    doubts = [other.doubt for other in other_readings(nothing(elsewhere=(FERRY,)), alone)]
    assert doubts == [Doubt.TOPIC_BEFORE, Doubt.LIMITS]


def test_a_word_that_was_taken_for_more_may_be_one_like_others():
    answer = HelpAnswer(Scope(Help()), Holdings(0, 0, EMPTY), asked=True)
    plainly = Search(Wanted("ferry in march"))
    assert other_readings(answer, None, plainly) == (
        Other(Doubt.PLAINLY, plainly, "ferry in march"),
    )


def test_a_question_with_a_link_may_be_about_the_link():
    answer = HelpAnswer(Scope(Help()), Holdings(0, 0, EMPTY), asked=True)
    about = Timeline(Wanted(url="https://quaygazette.example/ferry"))
    assert other_readings(answer, None, about) == (Other(Doubt.LINK, about),)


def test_each_of_several_questions_is_offered_alone_by_its_number():
    parts = (Search(Wanted("ferry")), Timeline(Wanted("whale")))
    answers = tuple(NoCoverage(Scope(one), EMPTY) for one in parts)
    assert other_readings(SeveralAnswer(Scope(Several(questions=parts)), answers)) == (
        Other(Doubt.PART, parts[0], "1"),
        Other(Doubt.PART, parts[1], "2"),
    )


def test_the_likeliest_other_reading_comes_first():
    alone, plainly = Profile(Wanted(outlets=(POST,))), Search(Wanted("post"))
    found = other_readings(nothing(elsewhere=(FERRY,)), alone, plainly)
    assert [one.doubt for one in found] == [Doubt.TOPIC_BEFORE, Doubt.PLAINLY, Doubt.LIMITS]


def offered(newsdesk, asked, today):
    return [(one.doubt, one.question, one.said) for one in newsdesk.ask(asked, today).others]


def test_a_word_that_the_corpus_lacks_may_be_left_out(harbour):
    found = offered(harbour, Options(Sources, "brigde zeppelin"), TODAY["harbour"])
    assert found == [(Doubt.WORDS, Sources(Wanted("bridge")), "bridge")]


@pytest.mark.parametrize("topic", ["zeppelin", "zeppelin quux"])
def test_words_of_which_the_corpus_has_none_leave_nothing_to_look_for(harbour, topic):
    assert offered(harbour, Options(Sources, topic), TODAY["harbour"]) == []


def test_a_link_that_is_not_known_has_no_other_reading(harbour):
    asked = Options(Sources, "https://nowhere.example/x")
    assert offered(harbour, asked, TODAY["harbour"]) == []


def test_a_follow_up_that_finds_something_is_offered_alone(harbour):
    asked = FreeText("only Coastline", before=Timeline(Wanted("bridge")))
    coastline = an_outlet("Coastline", "coastline.example")
    assert offered(harbour, asked, TODAY["harbour"]) == [
        (Doubt.TOPIC_BEFORE, Profile(Wanted(outlets=(coastline,))), ""),
    ]


@pytest.mark.parametrize("text", ["timeline of the whale", "help", "👍", "search"])
def test_a_question_of_its_own_and_what_alone_is_none_are_not_offered(harbour, text):
    asked = FreeText(text, before=Timeline(Wanted("bridge")))
    assert offered(harbour, asked, TODAY["harbour"]) == []


WORDS = {
    "seeds": (
        "",
        "clearview",
        "clearview zeppelin",
        "moms telegram xyzzy",
        "clearview deepfakes x",
    ),
    "harbour": ("", "bridge", "bridge zeppelin", "whale cracks xyzzy", "zeppelin"),
}
OUTLETS = (
    (),
    ("CNN",),
    ("Washington Post",),
    ("The Hill", "Washington Post"),
    ("Washington Post", "CNN"),
    ("Coastline",),
    ("Zzyzx Post", "Reuters"),
)
EXCLUDED = ((), ("Reuters",))
SINCE = ("", "2030-01-01", "2022-04-20")
ASKED = (Sources, Compare, Summary)


@pytest.mark.parametrize("corpus", ["seeds", "harbour"])
def test_every_reading_that_is_offered_for_nothing_finds_something(newsdesks, corpus):
    newsdesk, today = newsdesks[corpus], TODAY[corpus]
    empty, known = set(), {}
    for kind, *rest in product(ASKED, WORDS[corpus], OUTLETS, EXCLUDED, SINCE):
        if kind is Compare and len(rest[1]) < 2:
            continue
        asked = Options(kind, *rest)
        for other in newsdesk.ask(asked, today).others:
            again = options_of(other.question)
            if again not in known:
                known[again] = newsdesk.ask(again, today).found
            if not known[again]:
                empty.add((kind.__name__, *rest, other.doubt.name))
    assert (len(empty), sorted(empty, key=repr)[:5]) == (0, [])
