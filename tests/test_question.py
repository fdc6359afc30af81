from datetime import date

import pytest
from makers import an_outlet

from bot.errors import QuestionError
from bot.news.article import Outlet, unknown
from bot.news.dates import EVER, Period
from bot.news.question import (
    About,
    Compare,
    Help,
    Latest,
    Nothing,
    Options,
    Profile,
    Search,
    Sources,
    Timeline,
    Wanted,
    read_options,
)

OUTLETS = {name: an_outlet(name, f"{name.lower()}.example") for name in ("Gazette", "Courier")}


def outlet(name: str) -> Outlet:
    return OUTLETS.get(name.strip().title()) or unknown(name)


GAZETTE, COURIER = OUTLETS["Gazette"], OUTLETS["Courier"]


def test_options_become_a_question():
    options = Options(
        Timeline,
        topic="  ferry\u200b \n aground ",
        outlets=("gazette", "GAZETTE", " ", "courier"),
        excluded=("courier", ""),
        since="2031-05",
        until="2031",
        limit=3,
    )
    assert read_options(options, outlet) == Timeline(
        Wanted(
            topic="ferry aground",
            outlets=(GAZETTE, COURIER),
            excluded=(COURIER,),
            period=Period(date(2031, 5, 1), date(2031, 12, 31)),
            limit=3,
        )
    )


def test_options_that_say_nothing_ask_about_everything():
    question = read_options(Options(Sources), outlet)
    assert (question, question.wanted.empty) == (Sources(Wanted()), True)


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(topic="ferry"),
        Wanted(url="https://gazette.example/ferry"),
        Wanted(outlets=(GAZETTE,)),
        Wanted(excluded=(GAZETTE,)),
        Wanted(period=Period(until=date(2031, 5, 2))),
    ],
)
def test_a_question_that_names_anything_is_not_about_everything(wanted):
    assert not wanted.empty


def test_how_many_are_wanted_does_not_say_about_what():
    assert Wanted(limit=3, notes=("a note",)).empty


@pytest.mark.parametrize(
    "link", ["https://gazette.example/ferry?amp", "gazette.example/ferry", "http://gazette.example"]
)
def test_a_link_is_no_topic(link):
    assert read_options(Options(Search, topic=f" {link} "), outlet) == Search(Wanted(url=link))


@pytest.mark.parametrize(
    "topic", ["gazette.example", "and/or", "see https://gazette.example/ferry", "ferry"]
)
def test_words_are_a_topic_even_with_a_link_among_them(topic):
    assert read_options(Options(Search, topic=topic), outlet) == Search(Wanted(topic=topic))


def test_what_comes_after_the_longest_message_is_not_read():
    question = read_options(Options(Search, topic="a" * 4001), outlet)
    assert question.wanted.topic == "a" * 4000


@pytest.mark.parametrize(
    ("since", "until", "period"),
    [
        ("", " ", EVER),
        ("2031-05", "", Period(since=date(2031, 5, 1))),
        ("", "2031-05", Period(until=date(2031, 5, 31))),
        ("2031-05-02", "2031-05-02", Period(date(2031, 5, 2), date(2031, 5, 2))),
        ("2031", "2031", Period(date(2031, 1, 1), date(2031, 12, 31))),
    ],
)
def test_a_period_goes_from_the_first_day_of_one_date_to_the_last_of_the_other(
    since, until, period
):
    question = read_options(Options(Search, since=since, until=until), outlet)
    assert question == Search(Wanted(period=period))


def test_dates_the_wrong_way_round_are_swapped_and_that_is_said():
    question = read_options(Options(Search, since="2031-06", until="2031-05"), outlet)
    assert question == Search(
        Wanted(
            period=Period(date(2031, 5, 1), date(2031, 6, 30)),
            notes=("the dates were the wrong way round and are swapped",),
        )
    )


def test_an_excluded_outlet_that_nobody_knows_is_said():
    options = Options(
        Search, excluded=("Nowhere Post", "gazette"), since="2031-06-02", until="2031-06-01"
    )
    assert read_options(options, outlet) == Search(
        Wanted(
            excluded=(unknown("Nowhere Post"), GAZETTE),
            period=Period(date(2031, 6, 1), date(2031, 6, 2)),
            notes=(
                "the dates were the wrong way round and are swapped",
                "no outlet Nowhere Post is known here",
            ),
        )
    )


@pytest.mark.parametrize("option", ["since", "until"])
def test_what_is_no_date_is_shown_to_the_asker_in_short(option):
    with pytest.raises(QuestionError) as refused:
        read_options(Options(Search, **{option: "the day\nbefore " + "long " * 20}), outlet)
    assert str(refused.value) == (
        "“the day before long long long long…” is not a date: "
        "write dates as 2022-03-24, 2022-03, “24 March” or “last week”."
    )


@pytest.mark.parametrize("option", ["since", "until"])
def test_a_moment_outside_the_calendar_is_no_date_either(option):
    with pytest.raises(QuestionError):
        read_options(Options(Search, **{option: "0001-01-01T00:00+05:00"}), outlet)


def test_a_profile_needs_an_outlet():
    with pytest.raises(QuestionError, match="Name one"):
        read_options(Options(Profile, outlets=(" ",)), outlet)
    assert read_options(Options(Profile, outlets=("gazette",)), outlet) == Profile(
        Wanted(outlets=(GAZETTE,))
    )


def test_a_comparison_needs_two_outlets():
    with pytest.raises(QuestionError, match="two or more"):
        read_options(Options(Compare, outlets=("gazette", "GAZETTE")), outlet)
    assert read_options(Options(Compare, outlets=("gazette", "courier")), outlet) == Compare(
        Wanted(outlets=(GAZETTE, COURIER))
    )


def test_other_questions_need_no_outlet():
    assert read_options(Options(Latest), outlet) == Latest(Wanted())


def test_some_questions_want_nothing():
    assert (Help().wanted, About().wanted, Nothing().wanted) == (Wanted(), Wanted(), Wanted())
