"""What a message leaves out: outlets and topics."""

import pytest
from conftest import TODAY
from makers import TextLexicon
from readings import reader, said

from bot.news.freetext.exclusions import exclusions
from bot.news.freetext.message import message_of
from bot.news.names import ArchiveNames
from bot.news.topic import read_topic


@pytest.fixture(scope="module")
def read(newsdesks):
    return reader(newsdesks["harbour"], TODAY["harbour"])


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("whale other than Coastline", "search: whale; not Coastline"),
        ("whale except coastline", "search: whale; not Coastline"),
        ("whale not in coastline", "search: whale; not Coastline"),
        ("whale, no coastline", "search: whale; not Coastline"),
        ("no coastline whale", "search: whale; not Coastline"),
        ("whale minus CNN", "search: whale; not CNN"),
        ("sources except the ellery herald", "sources; not The Ellery Herald"),
        ("whale in outlets besides coastline", "sources: whale; not Coastline"),
        ("bridge but not from coastline", "search: bridge; not Coastline"),
        ("latest not from Northsea Wire or Coastline", "latest; not Northsea Wire, Coastline"),
        (
            "whale not in coastline or the ellery herald",
            "search: whale; not Coastline, The Ellery Herald",
        ),
        (
            "whale from anyone but coastline and northsea wire",
            "search: whale; not Coastline, Northsea Wire",
        ),
        ("all but coastline", "search; not Coastline"),
        ("who covered the whale? not coastline", "sources: whale; not Coastline"),
        (
            "whale from coastline but not northsea wire",
            "search: whale; from Coastline; not Northsea Wire",
        ),
        ("everything but coastline", "search; not Coastline"),
        ("anything but coastline on whale", "search: whale; not Coastline"),
        (
            "neither coastline nor northsea wire on whale",
            "search: whale; not Coastline, Northsea Wire",
        ),
    ],
)
def test_outlets_are_left_out(read, text, read_as):
    assert said(read(text).question) == read_as


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("whale -ferry", "search: whale -ferry"),
        ("bridge not about corrosion", "search: bridge -corrosion"),
        ("articles on the bridge that don't mention corrosion", "search: bridge -corrosion"),
        ("bridge without ferry operators", "search: bridge -ferry-operators"),
        ("bridge except the ferry", "search: bridge -ferry"),
        ("bridge but not corrosion", "search: bridge -corrosion"),
        ("bridge, not about corrosion, ferry", "search: bridge -corrosion -ferry"),
        ("bridge apart from the ferry but with cracks", "search: bridge but with cracks -ferry"),
        (
            "bridge not about corrosion from coastline",
            "search: bridge -corrosion; from Coastline",
        ),
        ("timeline of the bridge, nothing about the ferry", "timeline: bridge -ferry"),
        ("5 articles not about the whale", "search: -whale; 5"),
        ("bridge not mentioning coastline", "search: bridge -Coastline"),
        ("bridge without naming the ellery herald", 'search: bridge -"Ellery Herald"'),
        (
            "bridge not about two cracks hangers lanes city harbour",
            "search: bridge city harbour -two-cracks-hangers-lanes",
        ),
        ("latest not about the whale", "latest: -whale"),
        ("articles that don’t mention whales", "search: -whales"),
        (
            "bridge not about corrosion not about ferries",
            "search: bridge -corrosion -ferries",
        ),
        ('bridge without "ferry boats"', 'search: bridge -"ferry boats"'),
    ],
)
def test_topics_are_left_out(read, text, read_as):
    assert said(read(text).question) == read_as


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("without trial", "search: trial"),
        ("not closed", "search: closed"),
        ("bridge except for the", "search: bridge except"),
        ('"not" whale', 'search: "not" whale'),
        ('bridge "without ferry"', 'search: bridge "without ferry"'),
        ("bridge with not much", "search: bridge"),
    ],
)
def test_what_stands_alone_or_is_quoted_leaves_nothing_out(read, text, read_as):
    assert said(read(text).question) == read_as


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("jail without trial", ()),
        ("harbour jail without trial", ()),
        ("jail without ferry", ("ferry",)),
        ("Old Harbour Jail Opens Without Ferry", ()),  # a headline
        ("jail not about trial", ("trial",)),
    ],
)
def test_words_that_follow_without_in_the_corpus_are_a_topic(harbour, text, left_out):
    lexicon = TextLexicon(["Held in jail without trial", "A trial"])
    message = message_of(text, lexicon, ArchiveNames(harbour.archive))
    assert exclusions(message, []) == left_out


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("whale -ferry", "search: whale -ferry"),
        ("-ferry whale", "search: whale -ferry"),
        ("-ferry", "search: -ferry"),
        ("whale -ferry -bridge", "search: whale -ferry -bridge"),
        ("whale -ferry operators", "search: whale operators -ferry"),
        ("timeline of the whale -ferry", "timeline: whale -ferry"),
        ('whale -"ferry boats" cracks', 'search: whale cracks -"ferry boats"'),
        ("whale -“ferry boats” cracks", 'search: whale cracks -"ferry boats"'),
        ('whale -"ferry boats', "search: whale boats -ferry"),  # no end, no quotation
        ('whale -"ferry boats" "cracks"', 'search: whale -"ferry boats" "cracks"'),
        ("whale -ferry without bridge", "search: whale -ferry -bridge"),
        ("whale -ferry, not from Coastline", "search: whale -ferry; not Coastline"),
        ("latest -whale", "latest: -whale"),
        ("sources and timeline on whale -ferry", "sources: whale -ferry & timeline: whale -ferry"),
        ("- whale", "search: whale"),
        ("whale - ferry", "search: whale - ferry"),
        ("whale 2024-05-01", "search: whale; 2024-05-01..2024-05-01"),
        ('whale "ferry -boats"', 'search: whale "ferry -boats"'),
        ("whale -Coastline", "search: whale; not Coastline"),
        ("whale -coastline.example", "search: whale; not Coastline"),
        ("whale -coastline -bridge", "search: whale -bridge; not Coastline"),
        ("whale -monday", "search: whale -monday"),
    ],
)
def test_a_minus_before_a_word_leaves_it_out(read, text, read_as):
    assert said(read(text).question) == read_as


@pytest.mark.parametrize(
    "text",
    [
        "man-made reef",
        "bridge-toll protests",
        "AI-generated images",
        "Sandvik-Bay whale",
        '"man-made reef" cracks',
    ],
)
def test_a_hyphen_within_a_word_leaves_nothing_out(read, text):
    assert said(read(text).question) == f"search: {text}"


@pytest.mark.parametrize("text", ["whale -ferry", "bridge -whale -cracks"])
def test_what_a_minus_leaves_out_is_offered_no_second_time(read, text):
    assert read(text).plainly is None


def test_what_is_left_out_may_have_been_words_like_others(read):
    assert said(read("whale not stranded").question) == "search: whale -stranded"
    assert said(read("whale not stranded").plainly) == "search: whale not stranded"


def test_a_topic_without_something_finds_articles_without_it(harbour, read):
    question = read('bridge without "ferry operators"').question
    assert read_topic(question.wanted.topic, harbour.archive).left_out == ("ferry operators",)
