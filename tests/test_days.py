import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from bot.news.dates import Period, day_text, read_option
from bot.news.days import _SMALL, _WORDS, LONGEST, read_days

NOW = datetime(2022, 4, 22, 12, tzinfo=UTC)
"""A Friday."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def period(days: str) -> Period:
    """`2022-03-21` or `2022-03-21..2022-03-31`."""
    first, _, last = days.partition("..")
    return Period(date.fromisoformat(first), date.fromisoformat(last or first))


def table(text: str) -> list[tuple[str, Period]]:
    """Lines of `days: text | text`; every text with what it must be read as."""
    lines = (line.strip().partition(": ") for line in text.strip().splitlines())
    return [(one.strip(), period(days)) for days, _, texts in lines for one in texts.split(" | ")]


@pytest.mark.parametrize(
    ("text", "days"),
    table("""
        2022-03-24: 2022-03-24 | 2022-3-24 | 20220324 | 2022-03-24T10:44 | 2022-03-24T23:30-00:00
        2022-03-01..2022-03-31: 2022-03 | 2022-3
        2022-01-01..2022-12-31: 2022
        2022-03-23: 2022-03-24T01:00+02:00
        2022-03-24: Thu, 24 Mar 2022 10:44:00 GMT
    """),
)
def test_what_options_took_before_is_read_as_before(text, days):
    assert read_days(text, NOW) == read_option(text) == days


@pytest.mark.parametrize(
    ("text", "days"),
    table("""
        2022-03-24: <t:1648118640> | <t:1648118640:t> | <t:1648118640:R> | <t:1648118640:S>
        2022-03-24: <t:1648118640:s> | since <t:1648118640:f> | `<t:1648118640>`
        1970-01-01: <t:0>
        1969-12-31: <t:-1>
        1800-01-01: <t:-5364662400>
        2200-12-31: <t:7289654399>
    """),
)
def test_a_timestamp_of_discord_is_its_day(text, days):
    assert read_days(text, NOW) == days


@pytest.mark.parametrize(
    ("text", "days"),
    table("""
        2022-03-24: 24 March 2022 | 24 Mar 2022 | March 24, 2022 | 2022 March 24 | 24-Mar-2022
        2022-03-24: 24th of March 2022 | the 24th of March, 2022 | 24Mar2022 | Mar. 24th, 2022
        2022-03-24: Thursday, 24 March 2022 | Thu 24 Mar | Sat 24 Mar | 24 MARCH
        2022-03-24: 24.3.2022 | 24.03.2022 | 24. 3. 2022 | 24/3/2022 | 24-03-2022 | 24 / 3 / 2022
        2022-03-24: 2022/03/24 | 2022.3.24 | 3/24/2022 | 03/24/2022 | 24–3–2022
        2022-03-24: 24.3. | 24.3 | 24/3 | 3/24 | 24-3 | 24 Mar | Mar 24th | 24th of March
        2022-04-03: 3/4/2022 | 3.4. | 03.04.2022 | 3 April
        2022-03-01..2022-03-31: March 2022 | 2022 March | Mar | march | 3/2022 | 03.2022 | 2022/03
        2022-01-01..2022-12-31: in 2022 | since 2022 | 2022.
        2022-01-01..2022-03-31: Q1 2022 | 2022-Q1 | 2022 q1 | q1
        2021-10-01..2021-12-31: Q4 | q4 2021
    """),
)
def test_a_date_is_read_in_any_order_and_form(text, days):
    assert read_days(text, NOW) == days


@pytest.mark.parametrize(
    ("text", "days"),
    table("""
        2022-03-01..2022-03-10: early March | beginning of March 2022 | start of march
        2022-04-11..2022-04-20: mid-April | Mid April | the middle of April
        2022-02-21..2022-02-28: late February | the end of February 2022
        2022-03-21..2022-03-31: late March | end of last month
        2021-01-01..2021-04-30: early 2021 | start of last year
        2021-05-01..2021-08-31: mid-2021
        2021-09-01..2021-12-31: late 2021
        2022-02-01..2022-02-28: mid last quarter
    """),
)
def test_early_mid_and_late_are_thirds(text, days):
    assert read_days(text, NOW) == days


@pytest.mark.parametrize(
    ("text", "days"),
    table("""
        2022-04-22: today | now | TODAY | 0 days ago | friday | fri | this day
        2022-04-21: yesterday | one day ago | thursday | Thu | last day | 24 hours ago
        2022-04-21: yesterday 10:00 | yesterday at 9:05 pm
        2022-04-20: the day before yesterday | day before yesterday | 2 days ago
        2022-04-19: 3 days ago | three days ago | Tuesday
        2022-04-16: saturday | last saturday
        2022-04-15: last friday | a week ago | one week ago | week ago | previous Friday
        2022-04-08: two weeks ago
        2022-03-22: a month ago | 1 month ago
        2021-04-22: a year ago | 12 months ago
        2022-04-11..2022-04-17: last week | previous week | the last week
        2022-04-18..2022-04-24: this week | current week
        2022-03-01..2022-03-31: last month
        2022-04-01..2022-04-30: this month
        2022-01-01..2022-03-31: last quarter
        2022-04-01..2022-06-30: this quarter
        2021-01-01..2021-12-31: last year
        2022-01-01..2022-12-31: this year
        2022-04-19..2022-04-22: past 3 days | last 3 days | the last three days
        2022-04-15..2022-04-22: past week | the past week | past 7 days | last 1 week
        2022-04-21..2022-04-22: last 24 hours | past 13 hours
        2022-04-22..2022-04-22: past 12 hours
        2022-01-22..2022-04-22: last 3 months | past quarter
    """),
)
def test_a_time_relative_to_now_is_read(text, days):
    assert read_days(text, NOW) == days


@pytest.mark.parametrize(
    ("text", "days"),
    table("""
        2022-04-22: heute | jetzt | Freitag | am Freitag | HEUTE
        2022-04-21: gestern | seit gestern | vor einem Tag | Donnerstag
        2022-04-20: vorgestern | Mittwoch
        2022-04-19: vor 3 Tagen | vor drei Tagen
        2022-04-15: letzten Freitag | vor einer Woche
        2022-04-08: vor zwei Wochen
        2022-04-11..2022-04-17: letzte Woche | letzter Woche | vergangene Woche | die vorige Woche
        2022-04-18..2022-04-24: diese Woche | dieser Woche
        2022-03-01..2022-03-31: letzten Monat | März | im März | maerz 2022 | Mrz | MÄRZ 2022
        2022-01-01..2022-03-31: letztes Quartal
        2021-01-01..2021-12-31: letztes Jahr
        2022-04-19..2022-04-22: letzte 3 Tage | die letzten drei Tage
        2022-04-21..2022-04-22: letzte 24 Stunden
        2022-03-24: 24. März | 24 März 2022 | den 24. März 2022 | bis zum 24. März | den 24. | 24.
        2022-03-25: Fr, 25.03.2022 | Freitag, 25. März
        2022-03-01..2022-03-10: Anfang März
        2022-03-11..2022-03-20: Mitte März 2022
        2022-03-21..2022-03-31: Ende März
    """),
)
def test_german_is_read(text, days):
    assert read_days(text, NOW) == days


@pytest.mark.parametrize(
    ("text", "days"),
    table("""
        2022-04-22: hoy | ahora | viernes | el viernes
        2022-04-21: ayer | desde ayer | jueves
        2022-04-20: anteayer | antes de ayer | miércoles | miercoles
        2022-04-19: hace 3 días | hace tres dias
        2022-04-15: el viernes pasado | hace una semana
        2022-04-11..2022-04-17: la semana pasada | semana pasada
        2022-04-18..2022-04-24: esta semana
        2022-03-01..2022-03-31: el mes pasado | marzo | en marzo | marzo de 2022 | MARZO DEL 2022
        2021-01-01..2021-12-31: el año pasado
        2022-04-19..2022-04-22: últimos 3 días | los últimos tres días
        2022-03-24: 24 de marzo | el 24 de marzo de 2022 | hasta el 24 de marzo | el 24 | 24 mar
        2021-05-01: 1º de mayo
        2022-03-01..2022-03-10: a principios de marzo
        2022-03-11..2022-03-20: a mediados de marzo
        2022-03-21..2022-03-31: a finales de marzo de 2022
    """),
)
def test_spanish_is_read(text, days):
    assert read_days(text, NOW) == days


@pytest.mark.parametrize(
    ("text", "days"),
    table("""
        2022-04-22: сьогодні | зараз | п'ятниця | у п’ятницю
        2022-04-21: вчора | учора | ВЧОРА | з вчора
        2022-04-20: позавчора
        2022-04-19: 3 дні тому | три дні тому
        2022-04-15: минулої п'ятниці | тиждень тому
        2022-04-08: два тижні тому
        2022-04-11..2022-04-17: минулого тижня | минулий тиждень
        2022-04-18..2022-04-24: цього тижня
        2022-03-01..2022-03-31: минулого місяця | березень | в березні | у березні 2022
        2021-01-01..2021-12-31: минулого року | торік | 2021 р. | 2021 року | в 2021 році
        2022-04-19..2022-04-22: останні 3 дні | за останні три дні
        2022-03-24: 24 березня | 24 березня 2022 | 24 березня 2022 р. | 24 березня 2022 року
        2022-03-24: з 24 березня | до 24-го березня | 24-го
        2022-01-01..2022-12-31: цьогоріч | цього року
        2022-03-01..2022-03-10: на початку березня
        2022-03-11..2022-03-20: в середині березня
        2022-03-21..2022-03-31: наприкінці березня 2022
    """),
)
def test_ukrainian_is_read(text, days):
    assert read_days(text, NOW) == days


@pytest.mark.parametrize(
    "text",
    [
        "  24   March\t2022 ",
        "24\u00a0March\u202f2022",
        "24\u200b March\u200d 20\u206022",
        "２４ March ２０２２",
        "٢٤/٣/٢٠٢٢",
        "“24 March 2022”",
        "**24 March 2022**",
        "`24 march 2022`?",
        "(24 March, 2022).",
        "on 24 March 2022",
        "since the 24th of March 2022!",
        "FROM March 24 2022",
        "until 2022-03-24",
        "by 24.3.2022",
        "24 Mar 2022, 10:44 UTC",
        "Thursday, March 24, 2022 10:44 AM",
        "24.3.2022 um 10:44 Uhr",
    ],
)
def test_what_stands_around_a_date_does_no_harm(text):
    assert read_days(text, NOW) == period("2022-03-24")


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
    ],
)
def test_without_a_corpus_the_latest_that_is_not_to_come_is_meant(text, now, days):
    noon = datetime.fromisoformat(now).replace(hour=12, tzinfo=UTC)
    assert read_days(text, noon) == period(days)


REFUSED = """
    a | an | the | hello | may be | may the | march on | don't | set | sun | sat | week | day | year | last | ago | this | early | one | three
    so | do | di | die | mit | don | son | un | de | la | el | vor | лист | сер | р | в
    1 | 12 | 012 | "12" | 0 | 00 | 32 | 99 | 123 | 12345 | 1648118640 | -1 | -24 | +24 | 1.5.6
    10:00 | at 10:00 | 10:44 am | 6 Uhr | 22-03-24 | 24/3/22 | 24 Mar 22 | 24 3 2022 | 24:3:2022
    clearview | marchioness | mayor | 5 kg | 3 m | 3d | 24% | $24 | #24 | 24€ | 9,000 | 1e5 | 3 days | 2022 days
    3 3 days ago | march march | 24 24 march | hoy hoy | gestern heute | friday monday | 24 march - 26 march
    friday 24 | last 24 march | early friday | early last week | mid 24 march | late past month
    last hours | this hours | last hour | ago week 2022 | q5 | q1 march | 2022 2021
    before 24 march | after march | tomorrow | morgen | mañana | завтра | next week | in 3 days | in 3 Tagen | через 3 дні
    31 February | 30.2.2022 | 29 February 2022 | 2022-13-01 | 2022-02-30 | 2022/13 | 13/13/2022 | 0/3/2022 | 00.00.
    1799 | 1799-12-31 | 31 December 1799 | 2201 | 1 January 2201 | 9999 | late 9999 | 31 December 9999 | 0001-01-01 | 999 years ago
    <t:> | <t:x> | <t:1:ff> | <t:1.5> | <t:1 | t:1 | <t:-9999999999> | <t:9999999999> | <t:99999999999999999999>
    march 99999999999999999999 | 99999999999999999999 days ago | 24 🎉 | 🎉 | 🗓️ 24 March | <@24> | <#24>
"""  # noqa: E501 - one kind a line


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\u200b",
        "...",
        "|",
        *(one.strip() for line in REFUSED.strip().splitlines() for one in line.split(" | ")),
        "since",
        "24 March 2022" + " " * LONGEST + "x",
        "24 " * 2_000,
        "a" * 4_000,
        "(" * LONGEST,
        "\ufdfa" * LONGEST,
        "1" * LONGEST,
        "1\x85",
        "“\u200b12”",
    ],
)
@pytest.mark.parametrize("typical", [None, date(2021, 11, 3)])
def test_what_is_no_date_is_refused(text, typical):
    with pytest.raises(ValueError):  # noqa: PT011 - what is wrong is said by whoever asks
        read_days(text, NOW, typical)


def test_a_number_that_may_be_a_month_is_a_day_where_it_is_marked_as_one():
    for text in ("12.", "12th", "the 12th", "el 12", "den 12.", "since the 12", "12-го"):
        assert read_days(text, NOW) == period("2022-04-12")


WORDS = (
    sorted({*_WORDS, *_SMALL})
    + (
        "1 3 12 24 31 99 1799 1800 2022 2200 9999 24.3. 3/2022 2022-03 24th 10:00 - . , / heute"
        " märz tagen vor ayer semana enero вчора березня тому дні tomorrow before <t:0>"
    ).split()
)
NOWS = st.integers(-3_700_000_000, 5_700_000_000).map(lambda seconds: EPOCH + timedelta(0, seconds))
TYPICAL = st.none() | st.dates()
DATES = st.dates(date(1800, 1, 1), date(2200, 12, 31))


@given(
    st.text()
    | st.text("0123456789.-/ :<t>QqAaMmрв'", max_size=LONGEST)
    | st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join),
    NOWS,
    TYPICAL,
)
@example("31 december", NOW, date.max)
@example("january", NOW, date.min)
@example("31", NOW, date.min)
@settings(deadline=None, max_examples=500)
def test_any_text_is_a_period_of_this_era_or_refused(text, now, typical):
    try:
        days = read_days(text, now, typical)
    except ValueError:
        return
    assert date(1800, 1, 1) <= days.since <= days.until <= date(2200, 12, 31)
    assert read_days(f" “{text.strip()}” ", now, typical) == days


@given(st.text("0123456789-:TZ+ ", max_size=25) | DATES.map(str))
@settings(deadline=None)
def test_whatever_options_took_before_is_read_as_before(text):
    try:
        days = read_option(text)
    except ValueError:
        return
    assume(days.until.year <= 2200)
    assert read_days(text, NOW) == days


@given(DATES, TYPICAL)
@settings(deadline=None)
def test_a_whole_date_is_that_day_however_it_is_written(day, typical):
    forms = "{0:%Y-%m-%d}|{0.day}.{0.month}.{0.year}|{0:%Y/%m/%d}|{0:%B} {0.day}, {0.year}"
    for text in (day_text(day), *forms.format(day).split("|")):
        assert read_days(text, NOW, typical) == Period(day, day)


@given(DATES, DATES)
@settings(deadline=None)
def test_a_date_without_a_year_is_within_half_a_year_of_the_typical_one(day, typical):
    assume((day.month, day.day) != (2, 29))
    assume(1800 < typical.year < 2200)
    read = read_days(f"{day:%B} {day.day}", NOW, typical).since
    assert (read.month, read.day) == (day.month, day.day)
    assert abs(read - typical) <= timedelta(183)


@given(NOWS, st.sampled_from("monday tuesday wednesday thursday friday saturday sunday".split()))
@settings(deadline=None)
def test_a_weekday_is_one_of_the_last_seven_days(now, name):
    this, last = read_days(name, now).since, read_days(f"last {name}", now).since
    assert f"{this:%A}".lower() == f"{last:%A}".lower() == name
    assert 0 <= (now.date() - this).days < 7
    assert 0 < (now.date() - last).days <= 7


def test_no_word_both_tells_something_and_nothing():
    assert not _WORDS.keys() & _SMALL


FRESH = """
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from bot.news.days import read_days

now = datetime(2022, 4, 22, 12, tzinfo=UTC)
read_days("24 March 2022", now), read_days("3 days ago", now), read_days("2022-03", now)
assert "dateparser" not in sys.modules
sys.setswitchinterval(1e-6)
with ThreadPoolExecutor(16) as pool:
    texts = ["vor 3 Tagen", "hace 3 días", "3 дні тому", "letzten Dienstag"] * 50
    print(*{str(days) for days in pool.map(lambda text: read_days(text, now), texts)})
"""


def test_numbers_and_english_need_no_library_and_threads_may_share_it():
    done = subprocess.run(  # noqa: S603 - our own interpreter, our own text
        [sys.executable, "-W", "error", "-c", FRESH], capture_output=True, check=True, text=True
    )
    assert done.stdout.strip() == str(read_days("2022-04-19", NOW))
