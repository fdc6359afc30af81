"""What is written as a name is no typo: of a command, a small word or a date."""

import pytest
from conftest import TODAY
from makers import TextLexicon
from periods import table, without_small, written
from reading_score import NOW
from readings import reader, said

from bot.news.freetext.message import command_word, is_name, message_of
from bot.news.names import ArchiveNames


@pytest.fixture(scope="module")
def read(newsdesks):
    return reader(newsdesks["harbour"], TODAY["harbour"])


@pytest.fixture(scope="module")
def read_invented(invented):
    return reader(invented, NOW)  # a Wednesday


@pytest.mark.parametrize(
    ("word", "at_first", "inside"),
    [
        ("whale", False, False),
        ("Whale", False, True),
        ("W", False, True),
        ("PimEyes", True, True),
        ("iPhone", True, True),
        ("WHO", False, True),
        ("582", False, False),
    ],
)
def test_a_capital_makes_a_name_but_not_the_first_of_a_message(word, at_first, inside):
    assert (is_name(word, first=True), is_name(word, first=False)) == (at_first, inside)


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("Sorces for the whale", "sources: whale"),
        ("whale sorces", "sources: whale"),
        ("whale Sorces", "search: whale Sorces"),
        ("the Timelien of the bridge", "search: Timelien of the bridge"),
        ("tImelien whale", "search: tImelien whale"),
        ("whale LATETS", "search: whale LATETS"),
        ("WHALE SORCES", "sources: WHALE"),
        ("WHALE 3 SORCES", "sources: WHALE 3"),
        ("whale Timeline", "timeline: whale"),  # no typo
        ("Who Had The Whale First", "who_reported: Whale"),
        ("what did WHO say about the whale", "search: WHO say about the whale"),
        ("WHO had the whale first?", "who_reported: whale"),
    ],
)
def test_a_name_is_no_misspelled_command(read, text, read_as):
    assert said(read(text).question) == read_as


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("chronolgxy", "chronology"),
        ("chronolgxx", "chronolgxx"),  # another last letter
        ("xhronolgoy", "xhronolgoy"),  # another first letter
        ("timelin", "timeline"),  # one edit: at the end too
    ],
)
def test_two_edits_keep_the_first_and_the_last_letter(word, meant):
    assert command_word(word, TextLexicon()) == meant


def test_quoted_or_small_words_in_capitals_are_what_they_are(harbour):
    names = ArchiveNames(harbour.archive)
    message = message_of("see WHO and IT", TextLexicon(), names)
    assert message.spoken == ["see", "", "and", ""]
    assert message_of("SEE WHO AND IT", TextLexicon(), names).spoken == ["see", "who", "and", "it"]


DATES = """
    2024-04-01..2024-04-30: bridge in Arpil | Aprile bridge | BRIDGE IN ARPIL
    2024-04-04: bridge Arpil 4 | bridge 4 Apirl
    2024-04-01..2024-04-10: bridge early Apirl
    2024-06-04: bridge yesterdya | Yesterdya bridge | BRIDGE YESTERDYA
    2023-10-01..2023-10-31: bridge in octoper
    2024-06-01..2024-06-30: bridge in June | bridge June
"""


@pytest.mark.parametrize(("text", "meant"), table(DATES))
def test_a_date_is_put_right_where_it_is_led_to(read_invented, text, meant):
    wanted = read_invented(text).question.wanted
    assert (wanted.topic.lower(), written(wanted.period)) == ("bridge", meant)


@pytest.mark.parametrize(
    "text",
    [
        "bridge Arpil",
        "bridge Yesterdya",
        "bridge Wensday",
        "bridge in Marchal",  # no slip of the finger
        "bridge in Octoper",
        "bridge yesturdays",  # two edits, another last letter
    ],
)
def test_a_name_is_no_misspelled_date(read_invented, text):
    wanted = read_invented(text).question.wanted
    assert (without_small(wanted.topic), written(wanted.period)) == (without_small(text), "")


@pytest.mark.parametrize(
    ("text", "topic", "meant"),
    [
        ("June Perrin", "June Perrin", ""),
        ("interview with June Perrin", "interview June Perrin", ""),
        ("Bridge June Perrin", "Bridge June Perrin", ""),
        ("Perrin in June", "Perrin", "2024-06-01..2024-06-30"),
        ("June Bridge", "Bridge", "2024-06-01..2024-06-30"),
        ("june bridge", "bridge", "2024-06-01..2024-06-30"),
    ],
)
def test_a_month_within_a_name_of_the_corpus_is_none(read_invented, text, topic, meant):
    wanted = read_invented(text).question.wanted
    assert (without_small(wanted.topic), written(wanted.period)) == (topic, meant)


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("582 first", "search: 582"),
        ("who had 582 first", "who_reported: 582"),
        ("582 newest", "latest; 582"),
    ],
)
def test_a_number_before_first_is_no_limit(read, text, read_as):
    assert said(read(text).question) == read_as
