"""Days in free text: words that only look like dates, typos, doubts, other languages."""

from datetime import UTC, datetime

import pytest
from archives import a_text
from hypothesis import given, settings
from hypothesis import strategies as st
from periods import table, without_small, written
from reading_score import NOW
from readings import reader

from bot.news.dates import EVER
from bot.news.freetext import read_text
from bot.news.names import ArchiveNames
from bot.news.question import FreeText, Search


@pytest.fixture(scope="module")
def read(invented):
    return reader(invented, NOW)  # a Wednesday


@pytest.fixture
def days(read):
    """The days of a date in a message; AssertionError if it leaves anything in the topic."""

    def days_of(text: str) -> str:
        wanted = read(text).question.wanted
        assert wanted.topic == "bridge"
        return written(wanted.period)

    return days_of


ORDINARY = """
    march bridge: the march on the bridge | march on the bridge
    women's march: women's march
    march: sources on the march | the march | march
    march against mine: march against the mine
    led march: who led the march?
    march penguins: march of the penguins
    march madness: march madness
    bridge may reopen: the bridge may reopen
    bridge may be closed: bridge may be closed
    theresa: theresa may
    24th victim: the 24th victim
    24th: the 24th | 24th
    5th floor: on the 5th floor
    2nd half: in the 2nd half
    32nd: on the 32nd
    second: second
    second bridge: second bridge
    second collapse: the second collapse
    second month: for second month
    sat bridge: sat on the bridge
    sat: sat
    mon: mon
    wed: wed
    dec: dec
    jan: jan
    582: 582
    582 bridges: 582 bridges
    bridge 582: bridge 582
    24: 24 | the 24
    24 people injured: 24 people injured
    3 days: 3 days
    3 days rain: 3 days of rain
    18 days: after 18 days
    6 weeks: 6 weeks | for 6 weeks
    days war: the last days of the war
    bridge: the last bridge
    past: the past
    chance: last chance
    year in life: a year in the life
    year dragon: the year of the dragon
    spring water: spring water
    summer camp: summer camp
    fall bank: the fall of the bank
    winter storm: winter storm
    early voting: early voting
    end bridge: the end of the bridge
    quarter final: quarter final
    whale tomorrow: whale tomorrow
    mondays: on mondays
    bridge 32 march: bridge 32 march
    bridge 0 march: bridge 0 march
    bridge 2024-13-45: bridge 2024-13-45
    bridge 2024-02-30: bridge 2024-02-30
    bridge 50/50: bridge 50/50
    bridge at 10:30: bridge at 10:30
    "24 march": anything on "24 march"?
    "last week" bridge: “last week” bridge
    bridge "march": bridge "march"
    bridge "between 21 and 24 march": bridge "between 21 and 24 march"
"""
MISREAD_AS_DATES = """
    19th century bridge: the 19th century bridge
    bridge 19th century: bridge of the 19th century
    protests following march: protests following the march
    protests march: protests after the march
    1500 passengers: 1500 passengers
    1200 jobs lost: 1200 jobs lost
    2000 jobs: who reported 2000 jobs
    2,024 passengers: 2,024 passengers
    drones 5 10: drones 5 to 10
    10-15 drones: 10-15 drones
    5 10 drones: 5 to 10 drones
    voters aged 18-24: voters aged 18-24
    6 8 weeks waiting: 6 to 8 weeks waiting
    2-1 win: a 2-1 win
    bridge in 1500: bridge in 1500
"""


@pytest.mark.parametrize(("text", "topic"), table(ORDINARY))
def test_words_that_only_look_like_dates_are_words_like_others(read, text, topic):
    wanted = read(text).question.wanted
    assert (without_small(wanted.topic), written(wanted.period)) == (without_small(topic), "")


@pytest.mark.parametrize(("text", "topic"), table(MISREAD_AS_DATES))
def test_words_that_were_once_taken_for_dates_are_words_like_others(read, text, topic):
    wanted = read(text).question.wanted
    assert (without_small(wanted.topic), wanted.outlets) == (without_small(topic), ())
    assert written(wanted.period) == ""


def test_the_day_of_a_score_is_the_other_one(read):
    assert written(read("bridge won 3-1 on saturday").question.wanted.period) == "2024-06-01"


@pytest.mark.parametrize(
    "text",
    [
        "bridge before 0001",
        "bridge before 0001-01-01",
        "bridge since 9999-12-31",
        "bridge after 9999-12-31",
        "bridge the week of 9999-12-31",
        "bridge second half of 9999",
        "bridge 0000",
        "bridge 99999999 days ago",
        "bridge last 99999999 days",
        "bridge last 9999 years",
        "bridge 99999999999999999999999 days ago",
        "bridge last ٣ days",
        "bridge ² march",
    ],
)
def test_no_number_is_too_big(read, text):
    assert read(text).question.wanted.topic.startswith("bridge")


WORDS = (
    "the of in on since after until before between from to and by last past this week of month day"
    " days year march may april 24th 24 1 9999 0001 1984 2024-03-24 24/3 friday weekend first half"
    " second early mid Q1 spring ago yesterday bridge - – / .. , . vor im marzo березня"
).split()


@given(st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join))
@settings(deadline=None, max_examples=400)
def test_any_order_of_the_words_of_dates_is_read(invented, text):
    response = invented.desk.ask(FreeText(text), NOW)
    assert response.question is not None
    period = response.question.wanted.period
    assert not (period.since and period.until) or period.since <= period.until


def test_a_year_that_the_corpus_has_as_a_word_needs_a_word_before_it(holding):
    archive = holding(a_text("Readers return to 1984", "Orwell wrote 1984. Harbour bridge."))
    names = ArchiveNames(archive)

    def topic(text: str) -> tuple[str, str]:
        wanted = read_text(text, archive, names, _no_days).question.wanted
        return wanted.topic, written(wanted.period)

    assert topic("1984 readers") == ("1984 readers", "")


@pytest.mark.parametrize(
    ("text", "topic", "meant"),
    [
        ("bridge 30 february to 5 march", "bridge 30", "2024-02-01..2024-03-05"),
        ("bridge half of april", "bridge half", "2024-04-01..2024-04-30"),
        ("bridge from 21 to the", "bridge from 21", ""),
        ('bridge march "24"', 'bridge march "24"', ""),
        ('bridge "march" 24', 'bridge "march" 24', ""),
        ('bridge from 21 march to "24 march"', 'bridge "24 march"', "2024-03-21"),
        ('bridge 21 to "24 march"', 'bridge 21 "24 march"', ""),
    ],
)
def test_what_is_no_date_beside_one_stays_in_the_topic(read, text, topic, meant):
    wanted = read(text).question.wanted
    assert (without_small(wanted.topic), written(wanted.period)) == (without_small(topic), meant)


def _no_days(told):
    raise ValueError(told)


TYPOS = """
    2024-04-01..2024-04-30: bridge in aprill | bridge aprill | bridge in Arpil
    2024-04-04: bridge aprill 4 | bridge aprl 4 | 4 apirl bridge
    2024-03-01..2024-03-31: bridge in marhc | bridge in mrach
    2024-03-24: bridge marhc 24
    2024-06-04: bridge yesteday | bridge yesterdya | bridge yestreday | bridge yesterdaay
    2024-06-03: bridge day before yesteday
    2024-06-05: bridge todya | bridge on wensday | bridge on wednsday
    2024-03-21..2024-03-24: bridge betwen 21 and 24 march | bridge beetween 21 and 24 march
    2024-03-21..2024-03-24: bridge btwn 21 and 24 march | bridge 21 to 24 mrach
    2024-02-06: bridge febuary 6 | bridge feburary 6th | bridge Febuary 6
    2024-05-30: bridge last thurday | bridge last thrusday
    2024-05-31: bridge last firday | bridge on fridya
    2024-05-01..2024-05-31: bridge last motnh | bridge last mnoth
    2024-06-01..2024-06-02: bridge last wekeend
    2024-04-15..: bridge since aprl 15 | bridge sinse april 15 | bridge sicne april 15
    ..2024-03-19: bridge b4 march 20 | bridge beofre march 20
    2023-09-01..2023-09-30: bridge septmber 2023 | bridge in septemebr 2023
    2023-12-01..2023-12-31: bridge in Decmber 2023
"""


@pytest.mark.parametrize(("text", "meant"), table(TYPOS))
def test_misspelled_words_of_dates_are_put_right(days, text, meant):
    assert days(text) == meant


@pytest.mark.parametrize("text", ["match", "marsh", "aril", "ferry", "tidy", "mouth", "yeast"])
def test_a_word_of_the_corpus_or_of_english_is_no_misspelled_date(read, text):
    wanted = read(f"{text} 24").question.wanted
    assert (wanted.topic, written(wanted.period)) == (f"{text} 24", "")


@pytest.mark.parametrize(
    ("text", "plainly"),
    [
        ("bridge in march", "bridge in march"),
        ("bridge on the 24th", "bridge 24th"),
        ("bridge since the 15th", "bridge since 15th"),
        ("bridge on friday", "bridge friday"),
        ("black friday bridge", "black friday bridge"),
        ("bridge 2023", "bridge 2023"),
        ("net zero by 2050", "net zero by 2050"),
        ("Bridge closed since May", "Bridge closed"),
        ("anything about March?", "March"),
        ("bridge 24/7", "bridge 24/7"),
        ("9/11", "9/11"),
        ("weekend trains", "weekend trains"),
    ],
)
def test_a_word_that_may_be_no_date_can_be_searched_for_as_it_stands(read, text, plainly):
    reading = read(text)
    assert not reading.question.wanted.period.open
    assert isinstance(reading.plainly, Search)
    assert reading.plainly.wanted.period == EVER
    assert without_small(reading.plainly.wanted.topic) == without_small(plainly)


@pytest.mark.parametrize(
    "text",
    [
        "bridge on 24 march",
        "bridge last week",
        "bridge yesterday",
        "bridge march 2024",
        "bridge between 21 and 24 march",
        "bridge in april",
        "bridge last friday",
        "bridge since mid-april",
        "bridge 24.3.",
        "bridge 2024-03-24",
        "bridge since 24.03.2024",
    ],
)
def test_what_can_only_be_a_date_leaves_no_doubt(read, text):
    assert read(text).plainly is None


def test_a_headline_in_capitals_has_no_weekday_unless_something_leads_to_it(read):
    title = "Bloody Sunday Victims Remembered In Larkspur Chapel"
    wanted = read(title).question.wanted
    assert (wanted.topic, written(wanted.period)) == (title, "")


def test_a_day_of_the_month_is_the_latest_that_is_not_to_come(invented):
    for now, meant in (("2024-05-23", "2024-04-24"), ("2024-05-24", "2024-05-24")):
        then = datetime.fromisoformat(now).replace(tzinfo=UTC)
        question = invented.desk.read(FreeText("bridge on the 24th"), then)
        assert written(question.wanted.period) == meant


def test_a_day_of_the_month_in_a_corpus_of_long_ago_is_one_of_its_days(invented):
    later = datetime(2031, 5, 2, tzinfo=UTC)
    question = invented.desk.read(FreeText("bridge on the 24th"), later)
    assert written(question.wanted.period) == "2024-04-24"
    question = invented.desk.read(FreeText("bridge yesterday"), later)
    assert written(question.wanted.period) == "2031-05-01"
