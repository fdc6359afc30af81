from datetime import UTC, datetime

import pytest
from periods import period, table

from bot.news.dates import read_option
from bot.news.days import read_days

NOW = datetime(2022, 4, 22, 12, tzinfo=UTC)
"""A Friday."""


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
    assert read_days(text, NOW) == read_option(text) == period(days)


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
    assert read_days(text, NOW) == period(days)


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
        2022-03-01..2022-05-31: spring | spring 2022 | in the spring of 2022 | 2022 spring
        2021-06-01..2021-08-31: summer | summer 2021
        2021-09-01..2021-11-30: autumn | the fall | fall 2021
        2021-12-01..2022-02-28: winter | winter 2021
        2023-12-01..2024-02-29: winter 2023
        2022-03-25: friday 25 | Friday the 25th | on friday, 25th
        2022-03-24: thursday the 24th | thursday 24
        2021-12-24: friday 24
    """),
)
def test_a_date_is_read_in_any_order_and_form(text, days):
    assert read_days(text, NOW) == period(days)


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
        2022-04-01..2022-04-10: start of this month
        2022-01-01..2022-04-30: early this year
    """),
)
def test_early_mid_and_late_are_thirds(text, days):
    assert read_days(text, NOW) == period(days)


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
        2022-04-04..2022-04-10: week before last | the week before last
        2022-02-01..2022-02-28: month before last
        2022-04-16..2022-04-17: weekend | last weekend | this weekend | the weekend
        2022-04-20: a couple days ago
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
    assert read_days(text, NOW) == period(days)


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
        2022-03-01..2022-05-31: Frühling | im Frühjahr 2022
        2022-04-16..2022-04-17: am Wochenende | letztes Wochenende
    """),
)
def test_german_is_read(text, days):
    assert read_days(text, NOW) == period(days)


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
        2022-03-01..2022-05-31: primavera | en primavera de 2022
    """),
)
def test_spanish_is_read(text, days):
    assert read_days(text, NOW) == period(days)


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
        2022-03-01..2022-05-31: весна 2022 | весна
    """),
)
def test_ukrainian_is_read(text, days):
    assert read_days(text, NOW) == period(days)


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
