from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from makers import at, on

from bot.news.dates import (
    EVER,
    UNKNOWN,
    Period,
    day_text,
    lag_text,
    period_text,
    published_text,
    read_option,
    read_published,
)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("2031-05-02T10:37:00Z", at("2031-05-02 10:37")),
        (" 2031-05-02T10:37:59 ", at("2031-05-02 10:37:59")),
        ("2031-05-02T01:37:00+02:00", at("2031-05-01 23:37")),
        ("Fri, 02 May 2031 10:37:00 GMT", at("2031-05-02 10:37")),
        ("Fri, 02 May 2031 10:37:00 -0500", at("2031-05-02 15:37")),
        ("Fri, 02 May 2031 10:37:00 -0000", at("2031-05-02 10:37")),
        ("2031-05-02", on("2031-05-02")),
        ("20310502", on("2031-05-02")),
        ("2031-05-02T00:00:00Z", on("2031-05-02")),
        ("2031-05-02T00:00:01Z", at("2031-05-02 00:00:01")),
        ("1800-01-01", on("1800-01-01")),
    ],
)
def test_a_publication_time_is_read_with_its_precision(text, published):
    assert read_published(text) == published


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "2031-13-01",
        "2031-02-30",
        "1799-12-31",
        "9999-12-31T23:00:00-05:00",
        "0001-01-01T00:00:00+05:00",
        "Fri, 42 May 2031 10:37:00 GMT",
        ",",
    ],
)
def test_what_is_no_publication_time_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 - what is wrong is said by whoever asks
        read_published(text)


@pytest.mark.parametrize(
    "text", ["1 Jan 99999999999999999999 10:00:00", "1 Jan 2031 10:00:00 +99999999999999999999"]
)
def test_numbers_beyond_any_calendar_are_no_publication_time(text):
    with pytest.raises(ValueError):  # noqa: PT011 - what is wrong is said by whoever asks
        read_published(text)


@given(st.text() | st.text("0123456789 -:+.,TZWJanFebMonGMT", max_size=40))
@settings(deadline=None, max_examples=300)
def test_any_text_is_a_time_of_this_era_or_refused(text):
    try:
        published = read_published(text)
    except ValueError:
        return
    assert (published.at.year >= 1800, published.at.tzinfo) == (True, UTC)


def test_a_publication_time_knows_its_day():
    assert (at("2031-05-02 23:59").day, on("2031-05-02").day, UNKNOWN.day) == (
        date(2031, 5, 2),
        date(2031, 5, 2),
        None,
    )


def test_a_day_or_a_minute_may_have_been_its_first_or_its_last_moment():
    exact = at("2031-05-02 10:30:40")
    assert [(one.earliest, one.latest) for one in (on("2031-05-02"), exact, UNKNOWN)] == [
        (datetime(2031, 5, 2, tzinfo=UTC), datetime(2031, 5, 2, 23, 59, 59, 999_999, UTC)),
        (
            datetime(2031, 5, 2, 10, 30, tzinfo=UTC),
            datetime(2031, 5, 2, 10, 30, 59, 999_999, UTC),
        ),
        (None, None),
    ]


@pytest.mark.parametrize(
    ("since", "until", "open_"),
    [
        (None, None, True),
        (date(2031, 5, 2), None, False),
        (None, date(2031, 5, 2), False),
        (date(2031, 5, 2), date(2031, 5, 2), False),
    ],
)
def test_a_period_is_open_where_it_leaves_nothing_out(since, until, open_):
    assert Period(since, until).open is open_


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2031-05-02", date(2031, 5, 2), date(2031, 5, 2)),
        (" 2031-5-2 ", date(2031, 5, 2), date(2031, 5, 2)),
        ("2031-05", date(2031, 5, 1), date(2031, 5, 31)),
        ("2032-02", date(2032, 2, 1), date(2032, 2, 29)),
        ("2031", date(2031, 1, 1), date(2031, 12, 31)),
        ("20310502", date(2031, 5, 2), date(2031, 5, 2)),
        ("2031-05-02T10:30", date(2031, 5, 2), date(2031, 5, 2)),
        ("2031-05-02T01:30+02:00", date(2031, 5, 1), date(2031, 5, 1)),
        ("1800", date(1800, 1, 1), date(1800, 12, 31)),
    ],
)
def test_an_option_names_a_day_a_month_a_year_or_a_moment(text, first, last):
    assert read_option(text) == Period(first, last)


@pytest.mark.parametrize(
    "text", ["", "May", "1799", "1799-05-02", "2031-13", "2031-02-30", "2031-00", "31-05-02"]
)
def test_an_option_that_is_no_date_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 - what is wrong is said by whoever asks
        read_option(text)


@pytest.mark.parametrize("text", ["9999-12-31T23:59-05:00", "0001-01-01T00:00+05:00"])
def test_an_option_outside_the_calendar_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 - what is wrong is said by whoever asks
        read_option(text)


@pytest.mark.parametrize("text", ["17000101", "1700-01-01T10:00"])
def test_an_option_before_1800_is_refused_however_it_is_written(text):
    with pytest.raises(ValueError):  # noqa: PT011 - what is wrong is said by whoever asks
        read_option(text)


def test_a_day_is_written_without_leading_zero():
    assert day_text(date(2031, 5, 2)) == "2 May 2031"


@pytest.mark.parametrize(
    ("published", "text"),
    [
        (UNKNOWN, "date unknown"),
        (on("2031-05-02"), "2 May 2031"),
        (at("2031-05-02 09:05"), "2 May 2031, 09:05 UTC"),
    ],
)
def test_a_publication_time_is_said_as_exactly_as_it_is_known(published, text):
    assert published_text(published) == text


@pytest.mark.parametrize(
    ("period", "text"),
    [
        (EVER, ""),
        (Period(date(2031, 5, 2), None), "since 2 May 2031"),
        (Period(None, date(2031, 5, 2)), "until 2 May 2031"),
        (Period(date(2031, 5, 2), date(2031, 5, 2)), "2 May 2031"),
        (Period(date(2031, 5, 2), date(2031, 5, 9)), "2–9 May 2031"),
        (Period(date(2031, 5, 2), date(2031, 6, 9)), "2 May – 9 Jun 2031"),
        (Period(date(2031, 5, 2), date(2032, 5, 2)), "2 May 2031 – 2 May 2032"),
    ],
)
def test_a_period_says_nothing_twice(period, text):
    assert period_text(period) == text


@pytest.mark.parametrize(
    ("later", "text"),
    [
        (at("2031-05-02 10:30"), "+0 min"),
        (at("2031-05-02 11:15"), "+45 min"),
        (at("2031-05-02 12:30"), "+2 h"),
        (at("2031-05-02 22:26"), "+11 h 56 min"),
        (at("2031-05-05 10:30"), "+3 d"),
        (at("2031-05-05 14:35"), "+3 d 4 h"),
        (at("2031-05-05 10:35"), "+3 d"),
        (on("2031-05-02"), "same day"),
        (on("2031-05-03"), "+1 d"),
        (UNKNOWN, ""),
    ],
)
def test_a_lag_is_said_in_its_two_largest_units_and_no_more_exactly_than_known(later, text):
    assert lag_text(at("2031-05-02 10:30"), later) == text


def test_there_is_no_lag_after_an_unknown_time():
    assert lag_text(UNKNOWN, at("2031-05-02 10:30")) == ""


def test_midnight_where_it_was_written_is_that_day():
    assert read_published("2031-05-02T00:00:00+02:00") == on("2031-05-02")
