"""Lists of what a message leaves out, each of its own; what is negated in other ways."""

import pytest
from conftest import TODAY
from makers import TextLexicon
from reading_score import NOW
from readings import reader, said

from bot.news.freetext.message import message_of
from bot.news.freetext.part import read_part
from bot.news.names import ArchiveNames
from bot.news.topic import read_topic


@pytest.fixture(scope="module")
def read(newsdesks):
    return reader(newsdesks["harbour"], TODAY["harbour"])


@pytest.fixture(scope="module")
def read_invented(invented):
    return reader(invented, NOW)


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        (
            "whale except coastline, cnn and northsea wire",
            "search: whale; not Coastline, CNN, Northsea Wire",
        ),
        ("whale except coastline/cnn", "search: whale; not Coastline, CNN"),
        ("latest except coastline & cnn", "latest; not Coastline, CNN"),
        ("whale not from coastline, from cnn", "search: whale; from CNN; not Coastline"),
        ("not from coastline, bridge", "search: bridge; not Coastline"),
        (
            "whale from cnn, not coastline and northsea wire",
            "search: whale; from CNN; not Coastline, Northsea Wire",
        ),
    ],
)
def test_a_list_of_outlets_is_left_out_as_a_whole(read, text, read_as):
    assert said(read(text).question) == read_as


def test_outlets_of_another_corpus_are_left_out_as_a_list(read_invented):
    question = read_invented("rothwell except reuters, npr and spiegel").question
    assert said(question) == "search: rothwell; not Reuters, NPR, Der Spiegel"


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("whale but i don't want coastline", "search: whale; not Coastline"),
        ("whale, don’t want coastline or cnn", "search: whale; not Coastline, CNN"),
        ("don't want coastline whale", "search: whale; not Coastline"),
        ("sick of coastline, whale", "search: whale; not Coastline"),
        ("whale, tired of cnn", "search: whale; not CNN"),
        ("I'm fed up with coastline, whale", "search: whale; not Coastline"),
        ("whale not interested in coastline", "search: whale; not Coastline"),
    ],
)
def test_an_outlet_that_somebody_does_not_want_is_left_out(read, text, read_as):
    assert said(read(text).question) == read_as


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("bridge excluding corrosion and ferry", "search: bridge -corrosion -ferry"),
        (
            "bridge excluding corrosion, ferry and whale",
            "search: bridge -corrosion -ferry -whale",
        ),
        ("latest excluding whale and bridge", "latest: -whale -bridge"),
        ('bridge without "ferry boats" and cracks', 'search: bridge -"ferry boats" -cracks'),
        (
            "bridge not about corrosion and closed lanes since may",
            "search: bridge -corrosion -closed-lanes; 2024-05-01..",
        ),
        ("bridge excluding corrosion, since may", "search: bridge -corrosion; 2024-05-01.."),
        ("bridge without corrosion and", "search: bridge -corrosion"),
        ("bridge without corrosion or", "search: bridge -corrosion"),
        ("bridge without corrosion, coastline", "search: bridge -corrosion; from Coastline"),
        ("bridge not about the ferry and from coastline", "search: bridge -ferry; from Coastline"),
        ("bridge not about corrosion or ferries", "search: bridge -corrosion -ferries"),
        ("bridge except corrosion & ferry", "search: bridge -corrosion -ferry"),
        ("bridge except corrosion/ferry", "search: bridge -corrosion -ferry"),
    ],
)
def test_each_topic_of_a_list_is_left_out_by_itself(read, text, read_as):
    assert said(read(text).question) == read_as


def test_words_of_two_topics_are_left_out_each_together(read_invented):
    question = read_invented("helixor excluding germany and hong kong").question
    assert said(question) == "search: helixor -germany -hong-kong"


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("bridge excluding corrosion, timeline", "timeline: bridge -corrosion"),
        ("bridge but not corrosion, who was first?", "who_reported: bridge -corrosion"),
    ],
)
def test_a_command_behind_what_is_left_out_is_none_of_it(read, text, read_as):
    assert said(read(text).question) == read_as


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("whale no ferry stuff", "search: whale -ferry"),
        ("bridge not about corrosion angles", "search: bridge -corrosion"),
        ("bridge, no corrosion please", "search: bridge -corrosion"),
        ("bridge without stuff", "search: bridge -stuff"),  # nothing else is named
        ("bridge no more", "search: bridge"),
        ("bridge, not reports about corrosion", "search: bridge -corrosion"),
        ("whale no. 5", "search: whale no. 5"),
        ("is there nothing on the whale?", "search: whale"),
    ],
)
def test_words_that_say_nothing_are_no_part_of_what_is_left_out(read, text, read_as):
    assert said(read(text).question) == read_as


def test_several_words_left_out_are_looked_for_apart_and_quoted_ones_together(harbour):
    apart = read_topic("bridge -ferry-operators", harbour.archive)
    together = read_topic('bridge -"ferry operators"', harbour.archive)
    assert apart.without == ((("ferry",), ("operators",)),)
    assert together.without == ((("ferry", "operators"),),)


LEFT_OUT = "“{}” was left out: what articles do not say cannot be asked"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("who didn't report on the whale", "didn't"),
        ("who didn’t report the whale", "didn’t"),
        ("which outlets haven't covered the whale", "haven't"),
        ("who did not report the whale", "not"),
        ("the whale never reported", "never"),
    ],
)
def test_a_negated_verb_is_left_out_and_that_is_said(read, text, word):
    question = read(text).question
    assert question.wanted.notes == (LEFT_OUT.format(word),)
    assert question.wanted.topic == "whale"


@pytest.mark.parametrize(
    "text",
    [
        "who reported on the whale",
        "articles that don't mention the ferry",
        "whale not about ferries",
        "whale is not it",
        "whale, not stranded",
        "bridge not",
        "whale not wet",
        "whale is never wet now",
    ],
)
def test_other_words_are_not_said_to_be_left_out(read, text):
    assert read(text).question.wanted.notes == ()


def test_a_negation_before_the_last_word_is_said_too(harbour):
    message = message_of("they never published", TextLexicon(), ArchiveNames(harbour.archive))
    assert read_part("", message, lambda _: None).wanted.notes == (LEFT_OUT.format("never"),)


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("was coastline first on the whale?", "who_reported: whale"),
        ("was coastline the first to report the whale", "who_reported: whale"),
        ("who had the whale before coastline", "who_reported: whale"),
        ("who had the whale before the ellery herald", "who_reported: whale"),
        ("who had it before coastline", "who_reported"),
        ("who had the whale behind coastline", "who_reported: whale"),
        ("who had the whale first? coastline?", "who_reported: whale"),
        ("who beat coastline on the whale", "who_reported: whale"),
        (
            "who reported the whale before coastline on 2024-05-13",
            "who_reported: whale; 2024-05-13..2024-05-13",
        ),
        ("who had the whale before 2024-05-13", "who_reported: whale; ..2024-05-12"),
    ],
)
def test_an_outlet_that_others_are_measured_by_is_no_filter(read, text, read_as):
    assert said(read(text).question) == read_as


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("who was first on the whale from coastline", "who_reported: whale; from Coastline"),
        ("who was first on the whale in coastline", "who_reported: whale; from Coastline"),
        ("who was first on the whale at the coastline", "who_reported: whale; from Coastline"),
        ("only coastline, who was first on the whale", "who_reported: whale; from Coastline"),
        ("who published the whale via coastline", "who_reported: whale; from Coastline"),
        (
            "who was first on the whale according to coastline",
            "who_reported: whale; from Coastline",
        ),
        ("who had the whale first, not coastline", "who_reported: whale; not Coastline"),
        ("who had the whale first, coastline or cnn", "compare: whale; from Coastline, CNN"),
        ("was northsea wire ahead of coastline", "compare; from Northsea Wire, Coastline"),
        ("timeline of the whale before coastline", "timeline: whale; from Coastline"),
        ("who credited coastline first", "who_reported: Coastline"),
    ],
)
def test_an_outlet_that_something_leads_to_is_a_filter(read, text, read_as):
    assert said(read(text).question) == read_as


@pytest.mark.parametrize("text", ["was npr first on helixor?", "who had helixor before reuters"])
def test_an_outlet_that_is_named_beside_who_was_first_leaves_all_outlets(read_invented, text):
    assert said(read_invented(text).question) == "who_reported: helixor"
