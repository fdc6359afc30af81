"""Days in free text in German, Spanish and Ukrainian."""

import pytest
from periods import table, written
from reading_score import NOW
from readings import reader


@pytest.fixture
def days(invented):
    """The days of a message on the bridge; AssertionError if anything else is in its topic."""
    read = reader(invented, NOW)  # a Wednesday

    def days_of(text: str) -> str:
        wanted = read(text).question.wanted
        assert (wanted.topic, wanted.outlets) == ("bridge", ())
        return written(wanted.period)

    return days_of


GERMAN = """
    2024-03-24: am 24. März | 24. März | vom 24. März | am 24.3. | den 24. März 2024
    2024-04-15..: seit dem 15. April | ab dem 15. April | seit 15. April
    2024-04-01..: seit April
    2024-05-27..: seit letzter Woche
    2024-06-04: gestern | von gestern
    2024-06-04..: seit gestern
    2024-06-03: vorgestern | am Montag
    2024-06-05: heute
    2024-05-27..2024-06-02: letzte Woche | letzter Woche
    2024-05-31: letzten Freitag
    2024-03-01..2024-03-31: im März | im märz
    2024-04-11..2024-04-20: Mitte April
    2024-05-01..2024-05-10: Anfang Mai
    2024-05-21..2024-05-31: Ende Mai
    ..2024-03-19: vor dem 20. März
    ..2024-03-20: bis zum 20. März | bis 20. März
    2024-05-10..: nach dem 9. Mai
    2024-03-01..2024-04-30: von März bis April | zwischen März und April
    2024-06-02..2024-06-05: in den letzten 3 Tagen | letzte 3 Tage | die letzten drei Tage
    2024-01-01..2024-12-31: dieses Jahr
    2024-03-01..2024-05-31: im Frühling 2024
    2024-06-01..2024-06-02: am Wochenende | letztes Wochenende
"""
GERMAN_MISREAD = """
    2024-03-21..2024-03-24: zwischen dem 21. und dem 24. März | zwischen 21. und 24. März
    2024-03-21..2024-03-24: vom 21. bis 24. März | vom 21. bis zum 24. März | 21.-24. März
    2024-06-02: vor 3 Tagen | vor drei Tagen
    2024-05-29: vor einer Woche
    2024-03-11..2024-03-17: in der Woche vom 11. März | Woche vom 11. März
    2024-04-01..2024-04-07: erste Woche im April
"""
SPANISH = """
    2024-03-24: el 24 de marzo | 24 de marzo de 2024 | el 24 de marzo del 2024
    2024-04-15..: desde el 15 de abril | a partir de 15 de abril
    2024-04-01..: desde abril
    2024-06-04: ayer | de ayer
    2024-06-03: anteayer | antes de ayer | el lunes
    2024-06-05: hoy
    2024-05-27..2024-06-02: la semana pasada
    2024-05-31: el viernes pasado
    2024-05-01..2024-05-31: el mes pasado
    2024-03-01..2024-03-31: en marzo
    2024-04-11..2024-04-20: a mediados de abril
    2024-05-01..2024-05-10: a principios de mayo
    2024-05-21..2024-05-31: a finales de mayo
    ..2024-03-19: antes del 20 de marzo
    ..2024-03-20: hasta el 20 de marzo
    2024-05-10..: después del 9 de mayo
    2024-03-21..2024-03-24: entre el 21 y el 24 de marzo | del 21 al 24 de marzo
    2024-03-21..2024-03-24: desde el 21 hasta el 24 de marzo
    2024-06-02..2024-06-05: en los últimos 3 días | los últimos tres días
    2024-01-01..2024-12-31: este año
    2024-06-03..2024-06-09: esta semana
    2024-03-01..2024-05-31: en primavera
    2024-03-11..2024-03-17: la semana del 11 de marzo
"""
SPANISH_MISREAD = """
    2024-06-02: hace 3 días | hace tres días
    2024-05-29: hace una semana
    2024-03-01..2024-04-30: de marzo a abril
"""
UKRAINIAN = """
    2024-03-24: 24 березня | 24 березня 2024
    2024-04-15..: з 15 квітня | від 15 квітня
    2024-06-04: вчора | учора
    2024-06-03: позавчора
    2024-06-05: сьогодні
    2024-05-27..2024-06-02: минулого тижня
    2024-05-31: минулої п'ятниці | у п'ятницю | у п’ятницю
    2024-03-01..2024-03-31: у березні | в березні 2024
    2024-04-11..2024-04-20: в середині квітня
    2024-05-01..2024-05-10: на початку травня
    2024-05-21..2024-05-31: наприкінці травня
    ..2024-03-20: до 20 березня
    2024-05-10..: після 9 травня
    2024-03-21..2024-03-24: між 21 і 24 березня | з 21 по 24 березня | з 21 до 24 березня
    2024-06-02: 3 дні тому | три дні тому
    2024-05-29: тиждень тому
    2024-06-02..2024-06-05: за останні 3 дні
    2024-01-01..2024-12-31: цього року
    2023-01-01..2023-12-31: торік
    2024-03-01..2024-05-31: весна 2024
"""


@pytest.mark.parametrize(("text", "meant"), table(GERMAN) + table(GERMAN_MISREAD))
def test_german_days_are_read(days, text, meant):
    assert days(f"quellen bridge {text}") == meant


@pytest.mark.parametrize(("text", "meant"), table(SPANISH) + table(SPANISH_MISREAD))
def test_spanish_days_are_read(days, text, meant):
    assert days(f"fuentes bridge {text}") == meant


@pytest.mark.parametrize(("text", "meant"), table(UKRAINIAN))
def test_ukrainian_days_are_read(days, text, meant):
    assert days(f"джерела bridge {text}") == meant
