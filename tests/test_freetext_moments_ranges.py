"""Days in free text: from one to another, and parts of a month or a year."""

import pytest
from periods import table, without_small, written
from reading_score import NOW
from readings import reader


@pytest.fixture(scope="module")
def read(invented):
    return reader(invented, NOW)  # a Wednesday


@pytest.fixture
def days(read):
    """The days of a date in a message; AssertionError if it leaves anything in the topic."""

    def days_of(text: str) -> str:
        found = {read(f"{about} {text}").question.wanted for about in ("bridge", "bridge sources")}
        wanted = found.pop()
        assert not found, "the same with a command"
        assert wanted.topic == "bridge"
        return written(wanted.period)

    return days_of


RANGES = """
    2024-03-21..2024-03-24: between 21 and 24 march | between 21 march and 24 march
    2024-03-21..2024-03-24: between march 21 and 24 | between march 21 and march 24
    2024-03-21..2024-03-24: between the 21st and the 24th of march | between 21st and 24th march
    2024-03-21..2024-03-24: between 24 and 21 march | between 21 and 24 march 2024
    2024-03-21..2024-03-24: between 2024-03-21 and 2024-03-24 | between 21/3 and 24/3
    2024-03-21..2024-03-24: from 21 to 24 march | from the 21st to the 24th of march
    2024-03-21..2024-03-24: 21 to 24 march
    2024-03-21..2024-03-24: 21 until 24 march | 21 till 24 march | 21 through 24 march
    2024-03-21..2024-03-24: from march 21 through march 24 | from march 21 to 24
    2024-03-21..2024-03-24: march 21st to 24th | March 21 - 24 | March 21-24 | march 21 – 24
    2024-03-21..2024-03-24: 21-24 march | 21–24 March | 21—24 March | 21 - 24 March
    2024-03-21..2024-03-24: 21st-24th march
    2024-03-21..2024-03-24: 21/3-24/3 | 21/3 - 24/3 | 21/3 to 24/3
    2024-03-21..2024-03-24: 2024-03-21..2024-03-24 | 2024-03-21 - 2024-03-24
    2024-03-21..2024-03-24: 2024-03-21 to 2024-03-24 | from 2024-03-24 to 2024-03-21
    2024-03-21..2024-04-04: march 21 to april 4 | march 21-april 4 | mar 21 – apr 4 | 21 mar - 4 apr
    2024-03-30..2024-04-02: 30 march to 2 april | between 30 march and 2 april
    2023-12-30..2024-01-02: 30 december to 2 january | dec 30 2023 - jan 2 2024
    2023-03-21..2023-04-24: between 21 march and 24 april 2023
    2023-03-21..2024-03-24: between 21 march 2023 and 24 march 2024
    2024-05-21..2024-05-24: between 21 and 24 | between the 21st and the 24th
    2024-05-11..2024-05-12: 11/12 may | 11/12 May 2024
    2024-03-01..2024-04-30: between march and april | from march to april | from march till april
    2024-03-01..2024-04-30: 2024-03 to 2024-04 | from march until the end of april
    2023-03-01..2023-04-30: between march and april 2023
    2023-01-01..2024-12-31: between 2023 and 2024 | from 2023 to 2024 | 2023-2024 | 2023 to 2024
    2024-01-01..2024-06-30: q1-q2 2024 | from q1 to q2
    2023-10-01..2024-03-31: q4 2023 to q1 2024
    2024-06-03..2024-06-05: between monday and wednesday | monday to wednesday | monday-wednesday
    2024-06-04..2024-06-05: between yesterday and today | from yesterday to today
    2024-05-27..2024-06-04: from last week to yesterday
    2024-05-31..2024-06-03: 3 to 5 days ago
"""
PARTS = """
    2024-03-18..2024-03-24: the week of 21 march | week of march 21 | in the week of 2024-03-21
    2024-03-18..2024-03-24: in the week of the 21st of march | week of 18-20 march
    2024-05-27..2024-06-02: week of last friday
    2024-06-03..2024-06-09: week of monday
    2024-04-01..2024-04-07: the first week of april | in the 1st week of april
    2024-04-08..2024-04-14: second week of april | the 2nd week of April 2024
    2024-04-15..2024-04-21: third week of april | 3rd week of april
    2024-04-22..2024-04-28: fourth week of april | the 4th week of april
    2024-04-24..2024-04-30: last week of april | the final week of april
    2024-04-01..2024-04-15: first half of april | in the first half of april | 1st half of April
    2024-04-16..2024-04-30: the second half of april | last half of april
    2024-04-16..2024-04-30: second half of april 2024
    2024-01-01..2024-02-15: first half of Q1
    2024-05-11..2024-05-12: the weekend of 11 may | over the weekend of 11/12 may
    2024-05-11..2024-05-12: weekend of may 12 | the weekend of 11-12 may
    2024-05-04..2024-05-05: first weekend of may
"""
MISREAD = """
    2024-03-01..2024-04-30: march to april | march-april | march/april
    2024-03-21..2024-03-24: on 21 and 24 march | on 21 march and 24 march
    2024-03-21..2024-03-24: 21..24 march | 2024-03-21/2024-03-24 | 21.3. - 24.3.2024
    2024-03-21..2024-03-24: 21.3.-24.3. | 21.3. to 24.3.
    2024-05-11..2024-05-12: 11 and 12 may | 11, 12 may
    2023-12-30..2024-01-02: dec 30 - jan 2 2024
    2024-05-27..2024-05-31: from monday to friday
    2024-05-20..2024-05-26: week of the 21st | in the week of the 21st
    2024-05-11..2024-05-12: the weekend of the 11th
    2024-04-01..2024-04-07: first week in april | the first week in April
    2024-05-11..2024-05-12: second weekend of may
    2024-05-25..2024-05-26: last weekend of may
    2023-07-01..2023-12-31: second half of 2023
    2024-01-01..2024-06-30: the first half of 2024
    2024-01-01..2024-03-31: first quarter of 2024 | the first quarter of 2024
    2023-04-01..2023-06-30: second quarter of 2023
    2024-03-18..: since the week of 21 march
    ..2024-04-07: until the first week of april
    ..2024-04-15: before the second half of april
"""


@pytest.mark.parametrize(("text", "meant"), table(RANGES))
def test_two_dates_are_the_days_from_one_to_the_other(days, text, meant):
    assert days(text) == meant


@pytest.mark.parametrize(("text", "meant"), table(PARTS))
def test_weeks_weekends_and_halves_of_what_is_named_are_read(days, text, meant):
    assert days(text) == meant


@pytest.mark.parametrize(("text", "meant"), table(MISREAD))
def test_forms_that_were_once_misread_are_read(days, text, meant):
    assert days(text) == meant


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("half of voters", "half voters"),
        ("the week of protests", "week protests"),
        ("first week of school", "week school"),
        ("week of", ""),
        ("between christmas and new year", "christmas new year"),
        ("bridge between banks", "bridge between banks"),
        ("between 100 and 200 jobs", "100 200 jobs"),
        ("21 of 24 lanes", "21 24 lanes"),
        ("10 and 20 drones", "10 20 drones"),
    ],
)
def test_what_goes_on_otherwise_is_no_part_and_no_range(read, text, topic):
    wanted = read(text).question.wanted
    assert (without_small(wanted.topic), wanted.period.open) == (without_small(topic), True)


def test_dates_the_wrong_way_round_are_swapped_and_that_is_said(read):
    wanted = read("bridge since may before april").question.wanted
    assert written(wanted.period) == "2024-03-31..2024-05-01"
    assert wanted.notes == ("the dates were the wrong way round and are swapped",)


@pytest.mark.parametrize(
    "text",
    [
        "On 21 March, sources for the bridge",
        "21 march: bridge",
        "bridge; 21 march",
        "bridge (21 March)",
        "what happened with the bridge on 21 march?",
        "bridge articles, 21 march please",
        "the bridge on march 21, sources?",
    ],
)
def test_days_may_stand_anywhere_in_a_message(read, text):
    wanted = read(text).question.wanted
    assert (wanted.topic, written(wanted.period)) == ("bridge", "2024-03-21")
