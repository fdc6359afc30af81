import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from periods import period

from bot.news.dates import Period, day_text, read_option
from bot.news.datewords import WORDS as TELLING
from bot.news.days import _SMALL, LONGEST, read_days

NOW = datetime(2022, 4, 22, 12, tzinfo=UTC)
"""A Friday."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

REFUSED = """
    a | an | the | hello | may be | may the | march on | don't | set | sun | sat | week | day | year | last | ago | this | early | one | three
    so | do | di | die | mit | don | son | un | de | la | el | vor | лист | сер | р | в
    1 | 12 | 012 | "12" | 0 | 00 | 32 | 99 | 123 | 12345 | 1648118640 | -1 | -24 | +24 | 1.5.6
    10:00 | at 10:00 | 10:44 am | 6 Uhr | 22-03-24 | 24/3/22 | 24 Mar 22 | 24 3 2022 | 24:3:2022
    clearview | marchioness | mayor | 5 kg | 3 m | 3d | 24% | $24 | #24 | 24€ | 9,000 | 1e5 | 3 days | 2022 days
    3 3 days ago | march march | 24 24 march | hoy hoy | gestern heute | friday monday | 24 march - 26 march
    friday 32 | friday 0 | friday 24 2022 | last 24 march | early friday | early spring | weekend 2022 | last spring | early last week | mid 24 march | late past month
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
    sorted({*TELLING, *_SMALL})
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
    assert not TELLING.keys() & _SMALL


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
