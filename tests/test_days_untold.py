"""Dates that leave something untold: a year, a month; and what single words of dates tell."""

from datetime import UTC, date, datetime

import pytest
from periods import period

from bot.news.datewords import DATE_WORDS, PHRASES, Sense
from bot.news.days import is_date, read_days, sense_of

NOW = datetime(2022, 4, 22, 12, tzinfo=UTC)
"""A Friday."""


@pytest.mark.parametrize(
    ("text", "typical", "days"),
    [
        ("24 March", "2020-06-01", "2020-03-24"),
        ("24 March", "2019-11-15", "2020-03-24"),
        ("24 March", "2019-08-15", "2019-03-24"),
        ("24 December", "2022-04-01", "2021-12-24"),
        ("24 May", "2022-04-01", "2022-05-24"),
        ("24. März", "2015-06-01", "2015-03-24"),
        ("24 березня", "2015-06-01", "2015-03-24"),
        ("24.3.", "2015-06-01", "2015-03-24"),
        ("March", "2015-06-01", "2015-03-01..2015-03-31"),
        ("late March", "2015-06-01", "2015-03-21..2015-03-31"),
        ("Q4", "2015-01-20", "2014-10-01..2014-12-31"),
        ("29 February", "2022-04-01", "2024-02-29"),
        ("29 February", "1899-04-01", "1896-02-29"),
        ("29 February", "1901-04-01", "1904-02-29"),
        ("24", "2015-06-01", "2015-06-24"),
        ("the 3rd", "2015-06-01", "2015-06-03"),
        ("31", "2015-06-01", "2015-05-31"),
        ("spring", "2015-06-01", "2015-03-01..2015-05-31"),
        ("summer", "2022-04-01", "2022-06-01..2022-08-31"),
        ("friday 24", "2015-06-01", "2015-04-24"),
        ("the 24th", "2022-04-01", "2022-03-24"),
        ("24", "2022-02-01", "2022-03-24"),
        ("24", "2022-01-01", "2022-01-24"),
        ("24 March 2022", "2015-06-01", "2022-03-24"),
        ("yesterday", "2015-06-01", "2022-04-21"),
        ("friday", "2015-06-01", "2022-04-22"),
        ("last year", "2015-06-01", "2021-01-01..2021-12-31"),
    ],
)
def test_a_year_that_is_not_told_is_the_one_nearest_to_what_the_corpus_covers(text, typical, days):
    assert read_days(text, NOW, date.fromisoformat(typical)) == period(days)


@pytest.mark.parametrize(
    ("text", "now", "days"),
    [
        ("22 April", "2022-04-22", "2022-04-22"),
        ("23 April", "2022-04-22", "2021-04-23"),
        ("April", "2022-04-01", "2022-04-01..2022-04-30"),
        ("May", "2022-04-22", "2021-05-01..2021-05-31"),
        ("Q2", "2022-04-22", "2022-04-01..2022-06-30"),
        ("29 February", "2022-04-22", "2020-02-29"),
        ("29 February", "1903-04-22", "1896-02-29"),
        ("22", "2022-04-22", "2022-04-22"),
        ("23", "2022-04-22", "2022-03-23"),
        ("31", "2022-05-02", "2022-03-31"),
        ("30", "2022-01-15", "2021-12-30"),
        ("31", "2022-03-30", "2022-01-31"),
        ("1 month ago", "2022-03-31", "2022-02-28"),
        ("a year ago", "2024-02-29", "2023-02-28"),
        ("last month", "2022-01-05", "2021-12-01..2021-12-31"),
        ("last quarter", "2022-01-05", "2021-10-01..2021-12-31"),
        ("last week", "2022-01-03", "2021-12-27..2022-01-02"),
        ("this week", "2022-01-02", "2021-12-27..2022-01-02"),
        ("monday", "2022-04-25", "2022-04-25"),
        ("last monday", "2022-04-25", "2022-04-18"),
        ("weekend", "2022-04-22", "2022-04-16..2022-04-17"),
        ("weekend", "2022-04-23", "2022-04-23..2022-04-24"),
        ("this weekend", "2022-04-24", "2022-04-23..2022-04-24"),
        ("last weekend", "2022-04-23", "2022-04-16..2022-04-17"),
        ("last weekend", "2022-04-24", "2022-04-16..2022-04-17"),
        ("last weekend", "2022-04-25", "2022-04-23..2022-04-24"),
    ],
)
def test_without_a_corpus_the_latest_that_is_not_to_come_is_meant(text, now, days):
    noon = datetime.fromisoformat(now).replace(hour=12, tzinfo=UTC)
    assert read_days(text, noon) == period(days)


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("24", (Sense.NUMBER, 24)),
        ("24th", (Sense.NUMBER, 24)),
        ("3rd", (Sense.NUMBER, 3)),
        ("2022", (Sense.YEAR, 2022)),
        ("march", (Sense.MONTH, 3)),
        ("marz", (Sense.MONTH, 3)),
        ("березня", (Sense.MONTH, 3)),
        ("autumn", (Sense.SEASON, 3)),
        ("wochenende", (Sense.WEEKEND, 1)),
        ("bridge", None),
        ("the", None),
        ("24mar", None),
    ],
)
def test_a_word_alone_tells_what_it_tells_in_a_date(word, told):
    assert sense_of(word) == told


def test_senses_are_a_date_only_together():
    day = {Sense.NUMBER: 24, Sense.MONTH: 3}
    assert [is_date(told) for told in (day, {Sense.NUMBER: 24}, {Sense.LAST: 1}, {})] == [
        True,
        False,
        False,
        False,
    ]


def test_words_that_may_be_misspelled_are_long_and_single():
    assert {"april", "yesterday", "weekend", "березня"} <= set(DATE_WORDS)
    assert all(len(word) > 4 and word.isalpha() for word in DATE_WORDS)
    assert {"day before yesterday", "week before last"} <= PHRASES.keys()
