"""What the picture of a timeline shows, as data and in words."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from makers import a_topic, an_article, an_outlet, at, on

from bot.news.answers.scope import Scope
from bot.news.answers.timeline import answer
from bot.news.article import NOBODY, Article, Outlet
from bot.news.charts import LONGEST_ALT, MOST_MARKS, MOST_ROWS, Bar, Chart, Mark, chart
from bot.news.counting import shares_of, survey_of
from bot.news.coverage import Coverage, Hit
from bot.news.dates import UNKNOWN, Period
from bot.news.question import Timeline, Wanted
from bot.news.timescale import Unit

GAZETTE, COURIER = an_outlet(), an_outlet("Courier", "courier.example")
HERALD = an_outlet("Herald", "herald.example")


def by(outlet: Outlet, when: str | None, **fields: object) -> Article:
    """An article of an outlet at a time, on a day, or without a date."""
    published = UNKNOWN if when is None else (at(when) if ":" in when else on(when))
    key = f"{outlet.key}/{when}/{fields.pop('number', 0)}"
    return an_article(key=key, outlet=outlet, published=published, **fields)


def drawn(
    *articles: Article,
    topic: str | None = "ferry aground",
    copies: Sequence[int] = (),
    shown: int | None = None,
    **wanted: object,
) -> Chart | None:
    """The chart of articles, oldest first, numbered from 1; of so many of them `shown`."""
    hits = tuple(Hit(number, article) for number, article in enumerate(articles, 1))
    coverage = Coverage(survey_of(hits), shares_of(hits, 100), hits[:shown])
    asked = Timeline(Wanted(topic=topic or "", **wanted))
    scope = Scope(asked, a_topic(topic) if topic else None)
    return chart(answer(scope, coverage), copies)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


def test_few_outlets_have_a_row_each_the_first_one_on_top():
    made = drawn(
        by(COURIER, "2031-05-02 10:30"),
        by(GAZETTE, "2031-05-02 12:00"),
        by(COURIER, "2031-05-04"),
    )
    first, second = made.rows
    assert (first.outlet, second.outlet) == (COURIER, GAZETTE)
    assert first.marks == (
        Mark(utc(2031, 5, 2, 10, 30), utc(2031, 5, 2, 10, 30, 59, 999999), first=True),
        Mark(utc(2031, 5, 4), utc(2031, 5, 4, 23, 59, 59, 999999)),
    )
    assert (made.start, made.end) == (utc(2031, 5, 2), utc(2031, 5, 5))
    assert [bar.articles for bar in made.bars] == [2, 1]


def test_title_and_notes_say_how_it_was_read_and_what_it_is_of():
    made = drawn(by(COURIER, "2031-05-02 10:30"), by(GAZETTE, "2031-05-09 12:00"), by(HERALD, None))
    assert made.title == "ferry aground"
    assert made.subtitle == "2–9 May 2031"
    assert made.notes == (
        "3 articles from 3 outlets, in this corpus; days are UTC.",
        "1 article without a date not shown.",
    )


def test_what_was_asked_for_stands_in_the_title():
    made = drawn(
        by(COURIER, "2031-05-02 10:30"),
        outlets=(COURIER,),
        period=Period(utc(2031, 5, 1).date(), utc(2031, 5, 3).date()),
    )
    assert made.title == "ferry aground · from Courier · 1–3 May 2031"
    assert drawn(by(COURIER, "2031-05-02 10:30"), topic=None).title == "All articles"


def test_a_long_title_is_cut():
    assert len(drawn(by(COURIER, "2031-05-02"), topic="ferry " * 100).title) <= 120


def test_without_any_date_there_is_no_picture():
    assert drawn(by(COURIER, None), by(GAZETTE, None)) is None


def test_the_first_report_is_marked_with_its_outlet_and_time():
    first = drawn(by(COURIER, "2031-05-02 10:30"), by(GAZETTE, "2031-05-02 10:31")).first
    assert (first.outlets, first.when) == ((COURIER,), "2 May 2031, 10:30 UTC")
    assert first.at.replace(second=0, microsecond=0) == utc(2031, 5, 2, 10, 30)


def test_whoever_may_have_been_first_is_marked_so():
    made = drawn(
        by(COURIER, "2031-05-02"), by(GAZETTE, "2031-05-02 10:30"), by(HERALD, "2031-05-03")
    )
    assert made.first.outlets == (COURIER, GAZETTE)
    assert [mark.first for row in made.rows for mark in row.marks] == [True, True, False]
    assert "First: Courier and Harbour Gazette, 2 May 2031." in made.alt
    assert "A long mark: only the day is known." in made.notes


def test_of_many_that_may_have_been_first_only_the_number_is_said():
    made = drawn(by(COURIER, "2031-05-02"), by(GAZETTE, "2031-05-02"), by(HERALD, "2031-05-02"))
    assert "First: 3 outlets, 2 May 2031." in made.alt


def test_over_a_long_time_a_day_is_a_dot_and_needs_no_note():
    made = drawn(by(COURIER, "2031-05-02"), by(GAZETTE, "2031-07-02 10:30"))
    assert made.notes == ("2 articles from 2 outlets, in this corpus; days are UTC.",)


def test_an_article_without_an_outlet_has_a_row_too():
    made = drawn(by(NOBODY, "2031-05-02 10:30"), by(COURIER, "2031-05-02 11:30"))
    assert [row.outlet.name for row in made.rows] == ["outlet unknown", "Courier"]


def outlets(number: int) -> list[Outlet]:
    return [an_outlet(f"Paper {place}", f"p{place}.example") for place in range(number)]


def test_many_outlets_are_bars():
    few = [by(one, "2031-05-02 10:30") for one in outlets(MOST_ROWS)]
    assert len(drawn(*few).rows) == MOST_ROWS
    many = drawn(*few, by(COURIER, "2031-05-02 10:30"))
    assert many.rows == ()
    assert many.subtitle == "2 May 2031 · per hour"


def test_many_articles_are_bars():
    found = [by(COURIER, "2031-05-02 10:30", number=one) for one in range(MOST_MARKS + 1)]
    assert drawn(*found).rows == ()
    assert len(drawn(*found[1:]).rows) == 1


def many(*whens: str) -> list[Article]:
    """An article for each time, of too many outlets for rows."""
    papers = outlets(MOST_ROWS + 1)
    return [by(papers[place % len(papers)], when, number=place) for place, when in enumerate(whens)]


def every(days: int, step: int = 1) -> list[str]:
    """A day, and those that follow in steps."""
    start = utc(2031, 5, 2)
    return [f"{start + timedelta(days=day):%Y-%m-%d}" for day in range(0, days, step)]


def test_articles_are_counted_by_day_and_gaps_stay_empty():
    made = drawn(*many(*(["2031-05-02"] * 9), *(["2031-05-03"] * 2), "2031-05-12"))
    assert made.bars == (
        Bar(utc(2031, 5, 2), utc(2031, 5, 3), 9),
        Bar(utc(2031, 5, 3), utc(2031, 5, 4), 2),
        Bar(utc(2031, 5, 12), utc(2031, 5, 13), 1),
    )
    assert (made.start, made.end) == (utc(2031, 5, 2), utc(2031, 5, 13))
    assert "None 4–11 May 2031." in made.alt


def test_of_a_day_or_two_hours_are_counted_where_they_are_known():
    times = [f"2031-05-02 {hour:02}:15" for hour in range(9, 21)]
    made = drawn(*many(*times))
    assert made.unit is Unit.HOUR
    assert made.bars[0] == Bar(utc(2031, 5, 2, 9), utc(2031, 5, 2, 10), 1)
    assert (made.start, made.end) == (utc(2031, 5, 2), utc(2031, 5, 3))
    assert [tick.text for tick in made.ticks] == ["2 May", "06:00", "12:00", "18:00"]
    assert drawn(*many(*times, "2031-05-02")).unit is Unit.DAY
    assert drawn(*many(*times, "2031-05-03 10:00")).unit is Unit.HOUR
    assert drawn(*many(*times, "2031-05-04 10:00")).unit is Unit.DAY


@pytest.mark.parametrize(
    ("days", "step", "unit"),
    [
        (100, 5, Unit.DAY),
        (700, 30, Unit.WEEK),
        (3_652, 100, Unit.MONTH),
        (36_000, 1_000, Unit.YEAR),
        (300_000, 10_000, Unit.DECADE),
        (2_900_000, 100_000, Unit.CENTURY),
    ],
)
def test_the_longer_the_time_the_longer_its_pieces(days, step, unit):
    made = drawn(*many(*every(days, step)))
    assert made.unit is unit
    assert sum(bar.articles for bar in made.bars) == len(range(0, days, step))
    assert made.start <= made.bars[0].start < made.bars[-1].end <= made.end
    assert 2 <= len(made.ticks) <= 5
    assert all(made.start <= tick.at < made.end for tick in made.ticks)


def test_time_from_the_first_newspapers_to_the_end_of_the_calendar_has_an_end():
    made = drawn(by(COURIER, "1800-01-01 10:30"), by(GAZETTE, "9999-12-31 23:59"))
    assert made.first.outlets == (COURIER,)
    assert made.end > made.start
    assert made.bars[0].start == utc(1800, 1, 1)


def test_copies_are_told_apart_where_all_articles_are_here():
    found = many(*(["2031-05-02 10:30"] * 12), "2031-05-05 10:30")
    made = drawn(*found, copies=[2, 3, 13])
    assert [(bar.articles, bar.copies) for bar in made.bars] == [(12, 2), (1, 1)]
    assert made.hatched == "3 copies"
    assert "3 copies, hatched." in made.alt
    row = drawn(by(COURIER, "2031-05-02 10:30"), by(GAZETTE, "2031-05-03 10:30"), copies=[2])
    assert [mark.copy for one in row.rows for mark in one.marks] == [False, True]
    assert row.hatched == "1 copy"


def test_of_more_articles_than_are_shown_days_and_all_are_counted():
    found = many(*every(40))
    made = drawn(*found, shown=10, copies=[1, 2])
    assert sum(bar.articles for bar in made.bars) == 40
    assert (made.rows, made.hatched) == ((), "")
    assert made.notes[1] == "Copies are not told apart."


# In words


def test_the_words_say_what_rows_show():
    made = drawn(
        by(COURIER, "2031-05-02 10:30"),
        by(GAZETTE, "2031-05-03 12:00"),
        by(COURIER, "2031-05-09 10:30"),
    )
    assert made.alt == (
        "Timeline: ferry aground. 3 articles from 2 outlets, 2–9 May 2031. "
        "First: Courier, 2 May 2031, 10:30 UTC. "
        "By outlet: Courier 2, 2–9 May 2031; Harbour Gazette 3 May 2031. None 4–8 May 2031."
    )


def test_the_words_say_what_bars_show():
    made = drawn(*many(*(["2031-05-02"] * 12), "2031-05-03"))
    assert made.alt.endswith("Articles per day: 2 May 2031: 12; 3 May 2031: 1.")


def test_of_many_bars_the_busiest_are_told():
    made = drawn(*many(*every(30), "2031-05-20", "2031-05-20", "2031-05-09"))
    assert made.alt.endswith(
        "Most articles per day: 2 May 2031: 1; 3 May 2031: 1; 4 May 2031: 1; "
        "9 May 2031: 2; 20 May 2031: 3."
    )


@pytest.mark.parametrize(
    ("days", "step", "told"),
    [
        (700, 30, "week of 28 Apr 2031: 1"),
        (3_652, 100, "May 2031: 1"),
        (36_000, 1_000, "2031: 1"),
        (300_000, 10_000, "2030s: 1"),
    ],
)
def test_pieces_have_names(days, step, told):
    assert told in drawn(*many(*every(days, step))).alt


def test_an_hour_has_a_name():
    assert "2 May 2031, 09:00: 12." in drawn(*many(*["2031-05-02 09:15"] * 12)).alt


@pytest.mark.parametrize("sign", ["x", "😀"])
def test_the_words_are_never_longer_than_discord_takes(sign):
    papers = [an_outlet(sign * 39 + str(place), f"p{place}.example") for place in range(MOST_ROWS)]
    found = [by(one, f"203{place}-05-02 10:30") for place, one in enumerate(papers)]
    alt = drawn(*found, topic=f"{sign * 100} aground", shown=None).alt
    assert len(alt.encode("utf-16-le")) // 2 <= LONGEST_ALT
    assert alt.endswith("…") == (sign == "😀")


def test_the_same_timeline_is_the_same_chart():
    found = [by(COURIER, "2031-05-02 10:30"), by(GAZETTE, "2031-05-03 12:00")]
    assert drawn(*found) == drawn(*found)
    assert hash(drawn(*found)) == hash(drawn(*found))
    assert replace(drawn(*found), title="x") != drawn(*found)
