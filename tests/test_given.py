"""What was given is remembered for a while: by question and day, not more than fits."""

from dataclasses import replace
from datetime import timedelta

from conftest import TODAY

from bot.given import LIFETIME, Given, Remembered, given
from bot.news.markdown import Page
from bot.news.question import FreeText, Options, Search, Sources

NOW = TODAY["seeds"]
ASKED = Options(Sources, "ferry")


def a_page(length: int) -> Given:
    return Given((Page("a" * length, "", ""),), None, found=True, refused=False)


def test_the_same_question_is_given_the_same_for_half_an_hour():
    remembered, answer = Remembered(), a_page(10)
    remembered.put(ASKED, NOW, answer)
    assert remembered.get(ASKED, NOW + LIFETIME) is answer
    assert remembered.get(ASKED, NOW + LIFETIME + timedelta(seconds=1)) is None


def test_another_question_or_day_is_not_the_same():
    remembered = Remembered()
    late = NOW.replace(hour=23, minute=50)
    remembered.put(ASKED, late, a_page(10))
    assert remembered.get(replace(ASKED, topic="fairy"), late) is None
    assert remembered.get(ASKED, late + timedelta(minutes=15)) is None


def test_the_oldest_goes_where_there_is_no_room():
    remembered = Remembered(most=100)
    questions = [Options(Sources, str(number)) for number in range(3)]
    for question in questions:
        remembered.put(question, NOW, a_page(40))
    assert [remembered.get(one, NOW) is None for one in questions] == [True, False, False]


def test_what_is_too_big_for_itself_is_not_remembered_and_takes_nothing_away():
    remembered = Remembered(most=100)
    remembered.put(ASKED, NOW, a_page(40))
    remembered.put(Options(Search, "big"), NOW, a_page(100))
    assert remembered.get(Options(Search, "big"), NOW) is None
    assert remembered.get(ASKED, NOW) is not None


def test_the_same_question_again_takes_no_more_room():
    remembered = Remembered(most=100)
    for _ in range(5):
        remembered.put(ASKED, NOW, a_page(40))
    remembered.put(Options(Search, "other"), NOW, a_page(40))
    assert remembered.get(ASKED, NOW) is not None


def test_what_ended_goes_when_something_else_comes():
    remembered = Remembered()
    remembered.put(ASKED, NOW, a_page(10))
    remembered.put(Options(Search, "other"), NOW + LIFETIME * 2, a_page(10))
    assert len(remembered._given) == 1


def test_questions_in_options_are_remembered_and_free_text_is_not(seeds):
    seeds.ask(Options(Sources, "soldiers"), NOW)
    response = seeds.ask(FreeText("sources on soldiers"), NOW)
    assert seeds.remembered(Options(Sources, "soldiers"), NOW) == given(response)
    assert seeds.remembered(FreeText("sources on soldiers"), NOW) is None


def test_a_reload_forgets_what_was_given(newsdesks):
    newsdesk = newsdesks["harbour"]
    asked = Options(Sources, "bridge")
    newsdesk.ask(asked, NOW)
    before = newsdesk.remembered(asked, NOW)
    newsdesk.reload()
    assert (before is None, newsdesk.remembered(asked, NOW)) == (False, None)
