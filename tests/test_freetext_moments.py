"""Days in free text: single dates, days told from now, and what bounds them on one side."""

import pytest
from periods import table, written
from reading_score import NOW
from readings import reader

from bot.news.dates import EVER


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


SINGLE = """
    2024-05-24: on the 24th | on 24th | the article of 2024-05-24
    2024-03-24: 24/3 | 24.3. | 24.3 | 3/24 | 24-3 | 24/3/2024 | 3/24/2024 | 24-03-2024 | 24.03.2024
    2024-03-24: 2024-03-24 | on 2024-03-24 | 24 / 3 / 2024
    2024-03-24: march 24 | 24 march | on march 24 | on 24 march | on the 24th of march | 24th march
    2024-03-24: mar 24 | 24 mar | 24 mar 2024 | Mar. 24 | on March 24th, 2024 | March the 24th
    2024-03-24: 24 march 2024 | March 24, 2024 | 2024 March 24 | MARCH 24 | of march 24 | , 24 march
    2024-03-24: sunday 24 march | Sunday, March 24 | on Sunday the 24th of March | for 24 march
    2024-03-24: dated 24 march | published on 24 march | around 24 march | around march 24th
    2024-05-16: on thursday the 16th | thursday 16th | thu 16 may | on Thursday, 16 May
    2024-05-24: may 24 | May 24th | 24 may | the 24th of May | on 24 May 2024
    2024-01-06: jan 6 | January 6th | 6 Jan
    2024-02-29: 29 february | feb 29 | Feb 29th
    2023-12-24: 24 december | dec 24 | on 24 December 2023
"""
LONGER = """
    2024-03-01..2024-03-31: in march | in March 2024 | march 2024 | during march | throughout march
    2024-03-01..2024-03-31: of March 2024 | 2024-03 | in 2024-03 | in mar | from march | for march
    2024-04-01..2024-04-30: in april | april | in apr | apr 2024 | April, 2024
    2024-05-01..2024-05-31: in may | in May | May 2024 | during may | of May
    2023-11-01..2023-11-30: in november | november 2023 | Nov 2023
    2024-01-01..2024-03-31: Q1 | q1 2024 | in Q1 | 2024 Q1 | in the Q1 of 2024
    2022-01-01..2022-03-31: Q1 2022 | in Q1 2022
    2024-03-01..2024-05-31: in spring | spring 2024 | in the spring of 2024 | during the spring
    2023-09-01..2023-11-30: in the fall | in autumn | autumn 2023 | in the autumn of 2023
    2023-12-01..2024-02-29: in winter | winter 2023
    2023-01-01..2023-12-31: in 2023 | 2023 | during 2023 | of 2023
    2024-01-01..2024-12-31: in 2024 | throughout 2024
    2024-04-11..2024-04-20: mid-April | mid april | in mid-April | in the middle of april
    2024-04-01..2024-04-10: early april | in early April | beginning of april | start of april 2024
    2024-04-21..2024-04-30: late april | the end of april | at the end of April | end of april 2024
    2023-05-01..2023-08-31: mid-2023 | in mid 2023
    2023-09-01..2023-12-31: late 2023 | end of 2023 | the end of last year
    2024-01-01..2024-04-30: early 2024 | early this year
    2024-05-21..2024-05-31: late last month | the end of last month
"""
FROM_NOW = """
    2024-06-05: today | this day | on wednesday | wednesday | 0 days ago | an hour ago
    2024-06-04: yesterday | 1 day ago | one day ago | a day ago | on tuesday | last day
    2024-06-03: the day before yesterday | day before yesterday | two days ago | 2 days ago | monday
    2024-06-03: a couple of days ago | couple of days ago | last monday
    2024-06-02: 3 days ago | three days ago | a few days ago | few days ago | last sunday
    2024-06-02: on Sunday
    2024-05-31: last friday | on friday | friday | this friday | from last friday | previous friday
    2024-05-29: a week ago | one week ago | week ago | last wednesday
    2024-05-22: two weeks ago | 2 weeks ago | 2 wks ago | a couple of weeks ago
    2024-05-05: a month ago | 1 month ago
    2023-06-05: a year ago
    2024-05-27..2024-06-02: last week | from last week | of last week | previous week
    2024-05-27..2024-06-02: the previous week | the last week
    2024-05-20..2024-05-26: the week before last | week before last | in the week before last
    2024-06-03..2024-06-09: this week | earlier this week | current week
    2024-06-01..2024-06-02: last weekend | over the weekend | this weekend | at the weekend
    2024-05-01..2024-05-31: last month | the previous month | from last month
    2024-04-01..2024-04-30: the month before last | month before last
    2024-06-01..2024-06-30: this month | current month
    2024-01-01..2024-03-31: last quarter
    2023-01-01..2023-12-31: last year | from last year
    2024-01-01..2024-12-31: this year | in the current year
    2024-06-02..2024-06-05: past 3 days | the past three days | last 3 days | over the last few days
    2024-06-02..2024-06-05: in the last 3 days | within the last three days | of the past 3 days
    2024-05-29..2024-06-05: in the last week | over the last week | within the last week | past week
    2024-05-29..2024-06-05: during the past week | in the past week | last seven days
    2024-05-22..2024-06-05: last 2 weeks | in the last couple of weeks | of the last two weeks
    2024-05-01..2024-06-05: the last several weeks
    2024-05-05..2024-06-05: over the last month | the past month
    2024-03-05..2024-06-05: the past few months
    2023-06-05..2024-06-05: past year | in the last year
    2024-06-04..2024-06-05: past 24 hours | last 24 hours | in the last 24 hrs
"""
BOUNDED = """
    2024-04-15..: since april 15 | since 15 april | since the 15th of april | since 2024-04-15
    2024-04-15..: starting april 15 | starting from 15 april | as of 15 april | ever since 15 april
    2024-04-15..: from and including 15 april | from 15 april on | from april 15 onwards
    2024-04-15..: from April 15 onward | from 15 april forward | from 2024-04-15
    2024-05-15..: since the 15th | since 15th
    2024-06-05..: since today
    2024-06-03..: since monday | since the day before yesterday | since last monday
    2024-06-02..: since 3 days ago | since three days ago
    2024-05-27..: since last week
    2024-03-01..: since march | from march onwards | since early march | since the start of march
    2024-05-01..: since may | since May | since the beginning of may
    2024-04-11..: since mid-april
    2024-01-01..: since Q1 | since this year
    2023-01-01..: since 2023 | since last year
    2024-03-01..: since spring | since the spring
    2024-05-10..: after 9 may | after the 9th | after May 9th | later than 9 may | past may 9
    2024-05-10..: following 9 may
    2024-04-01..: after march
    2024-06-03..: after last week
    2024-06-05..: after yesterday
    ..2024-03-20: until march 20 | until 20 march | till march 20 | til march 20 | through march 20
    ..2024-03-20: up to the 20th of march | up until 20 march | thru march 20 | by march 20
    ..2024-03-20: by 20 march | no later than 20 march | on or before 20 march | until 2024-03-20
    ..2024-05-20: until the 20th | by the 20th | through the 20th
    ..2024-03-31: by march | until march | through march | until the end of march
    ..2024-05-31: by friday | until last friday
    ..2024-06-05: until today
    ..2024-03-19: before march 20 | before the 20th of march | prior to 20 march | ahead of 20 march
    ..2024-03-19: earlier than 20 march | before 2024-03-20 | before 20/3
    ..2024-05-19: before the 20th
    ..2024-02-29: before march
    ..2024-04-30: before may
    ..2024-06-03: before yesterday
    ..2024-05-26: before last week
    ..2022-12-31: before 2023
    2024-04-15..2024-05-01: since april 15 until may 1 | since april 15 and until may 1
    2024-04-02..2024-04-09: after 1 april and before 10 april | after 1 april but before 10 april
    2024-04-01..2024-04-09: since 1 april, before 10 april
    2024-04-01..2024-04-10: until 10 april since 1 april
    2024-05-01..2024-06-04: since last month until yesterday
"""
MISREAD = """
    2024-03-24: 2024/03/24
    2024-03-20..: no earlier than 20 march
    2024-03-24..: on or after 24 march
    2024-05-20..: from the 20th onwards | from the 20th on
    2024-04-15: april15 | 15april
    2024-05-11: sat 11 may | on Sat, 11 May
    2024-05-12: sun 12 may
    2024-04-03: on 3-4
    2023-10-05..: since 5-10
"""


@pytest.mark.parametrize(("text", "meant"), table(SINGLE))
def test_a_single_day_is_read_in_any_form(days, text, meant):
    assert days(text) == meant


@pytest.mark.parametrize(("text", "meant"), table(LONGER))
def test_a_month_a_quarter_a_season_a_year_and_thirds_of_these_are_read(days, text, meant):
    assert days(text) == meant


@pytest.mark.parametrize(("text", "meant"), table(FROM_NOW))
def test_days_that_are_told_from_now_are_read(days, text, meant):
    assert days(text) == meant


@pytest.mark.parametrize(("text", "meant"), table(BOUNDED))
def test_days_are_bounded_on_one_side_or_on_two(days, text, meant):
    assert days(text) == meant


@pytest.mark.parametrize(("text", "meant"), table(MISREAD))
def test_forms_that_were_once_misread_are_read(days, text, meant):
    assert days(text) == meant


@pytest.mark.parametrize("text", ["until now", "up to now", "just now", "now", "right now?"])
def test_now_bounds_nothing(read, text):
    assert read(f"bridge {text}").question.wanted.period == EVER
