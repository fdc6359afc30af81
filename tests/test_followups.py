"""Follow-ups: what goes on from the question before, and what stands alone."""

from datetime import date

import pytest
from conftest import TODAY
from makers import an_outlet
from readings import reader

from bot.as_json import KINDS
from bot.news.dates import EVER, Period
from bot.news.freetext.followups import carried, follows, last_asked
from bot.news.question import (
    About,
    Compare,
    Help,
    Latest,
    Links,
    Nothing,
    Piece,
    Profile,
    Question,
    Search,
    Several,
    Sources,
    Summary,
    Timeline,
    Wanted,
    WhoReported,
)

GAZETTE, POST = an_outlet("Quay Gazette"), an_outlet("Tidewater Post")
APRIL = Period(date(2031, 4, 1), None)
BRIDGE = Timeline(Wanted("bridge"))
LINKED = Piece(Wanted(url="https://coastline.example/whale-sandvik"))
TOPICAL = (Sources, Timeline, WhoReported, Search, Piece, Summary, Latest)


@pytest.mark.parametrize("kind", [kind for kind in TOPICAL if kind is not Latest])
@pytest.mark.parametrize("before", [BRIDGE, LINKED])
def test_another_kind_without_a_topic_goes_on(kind, before):
    assert follows(kind, Wanted(), before, continuing=False) is kind


def test_the_latest_goes_on_only_with_a_word_that_says_so():
    found = [follows(Latest, Wanted(), BRIDGE, continuing=one) for one in (True, False)]
    assert found == [Latest, None]


@pytest.mark.parametrize("wanted", [Wanted("whale"), Wanted(url="https://a.example/b")])
@pytest.mark.parametrize("kind", [Timeline, None])
def test_what_has_a_topic_of_its_own_stands_alone(kind, wanted):
    assert follows(kind, wanted, BRIDGE, continuing=True) is None


@pytest.mark.parametrize("before", [Profile(Wanted(outlets=(POST,))), Latest(), Help(), Links()])
def test_nothing_goes_on_from_a_question_without_a_topic(before):
    assert follows(Timeline, Wanted(), before, continuing=True) is None


@pytest.mark.parametrize("kind", [Help, About, Nothing, Links])
def test_help_and_its_like_stand_alone(kind):
    assert follows(kind, Wanted(), BRIDGE, continuing=True) is None


@pytest.mark.parametrize(
    ("kind", "before", "kind_after"),
    [
        (None, BRIDGE, Timeline),
        (Profile, BRIDGE, Timeline),
        (About, BRIDGE, Timeline),
        (WhoReported, BRIDGE, WhoReported),
        (None, LINKED, Sources),
        (None, Compare(Wanted("bridge", outlets=(POST, GAZETTE))), Sources),
    ],
)
def test_an_outlet_narrows_what_was_asked(kind, before, kind_after):
    wanted = Wanted(outlets=(GAZETTE,))
    assert follows(kind, wanted, before, continuing=True) is kind_after


@pytest.mark.parametrize("kind", [None, Profile, About])
def test_an_outlet_alone_is_asked_about_itself(kind):
    assert follows(kind, Wanted(outlets=(GAZETTE,)), BRIDGE, continuing=False) is None


@pytest.mark.parametrize("kind", [None, Compare, Profile, About, WhoReported, Timeline])
def test_two_outlets_are_compared(kind):
    wanted = Wanted(outlets=(GAZETTE, POST))
    assert follows(kind, wanted, BRIDGE, continuing=False) is Compare


@pytest.mark.parametrize("outlets", [(), (GAZETTE,)])
def test_fewer_than_two_outlets_cannot_be_compared(outlets):
    assert follows(Compare, Wanted(outlets=outlets), BRIDGE, continuing=True) is None


@pytest.mark.parametrize("wanted", [Wanted(period=APRIL), Wanted(excluded=(POST,))])
@pytest.mark.parametrize("continuing", [True, False])
def test_days_and_outlets_left_out_narrow_what_was_asked(wanted, continuing):
    assert follows(None, wanted, BRIDGE, continuing=continuing) is Timeline


@pytest.mark.parametrize("continuing", [True, False])
def test_no_words_are_no_follow_up(continuing):
    assert follows(None, Wanted(), BRIDGE, continuing=continuing) is None


def test_a_follow_up_has_the_topic_from_before_and_only_its_own_limits():
    before = Timeline(
        Wanted("bridge", outlets=(POST,), excluded=(GAZETTE,), period=APRIL, limit=3, notes=("a",))
    )
    own = Wanted(outlets=(GAZETTE,), period=Period(None, date(2031, 5, 1)), limit=7, notes=("b",))
    assert (carried(own, before), carried(Wanted(), LINKED)) == (
        Wanted("bridge", None, (GAZETTE,), (), Period(None, date(2031, 5, 1)), 7, ("b",)),
        Wanted("", "https://coastline.example/whale-sandvik"),
    )


@pytest.fixture(scope="module")
def read(newsdesks):
    reading = reader(newsdesks["harbour"], TODAY["harbour"])
    return lambda text, before: reading(text, before=before).question


def said(question: Question) -> tuple[str, str, list[str], list[str], Period]:
    wanted = question.wanted
    return (
        KINDS[type(question)],
        wanted.url or wanted.topic,
        [outlet.name for outlet in wanted.outlets],
        [outlet.name for outlet in wanted.excluded],
        wanted.period,
    )


@pytest.mark.parametrize(
    ("text", "kind", "outlets", "excluded"),
    [
        ("and the timeline?", "timeline", [], []),
        ("timeline", "timeline", [], []),
        ("who was first?", "who_reported", [], []),
        ("who else?", "who_reported", [], []),
        ("and who else covered it?", "who_reported", [], []),
        ("sources", "sources", [], []),
        ("the gist please", "summary", [], []),
        ("tldr", "summary", [], []),
        ("tell me about it", "search", [], []),
        ("and the latest?", "latest", [], []),
        ("last three articles about it", "latest", [], []),
        ("only Northsea Wire", "search", ["Northsea Wire"], []),
        ("just the Ellery Herald, please", "search", ["The Ellery Herald"], []),
        ("what about Coastline?", "search", ["Coastline"], []),
        ("and in the Sandvik Times?", "search", ["Sandvik Times"], []),
        ("timeline from Coastline", "timeline", ["Coastline"], []),
        ("without Coastline", "search", [], ["Coastline"]),
        ("not from Coastline or Northsea Wire", "search", [], ["Coastline", "Northsea Wire"]),
        ("Northsea Wire vs Coastline", "compare", ["Northsea Wire", "Coastline"], []),
        ("Northsea Wire and Coastline", "compare", ["Northsea Wire", "Coastline"], []),
        ("who was earlier, Coastline or CNN?", "compare", ["Coastline", "CNN"], []),
    ],
)
def test_a_follow_up_is_read_with_the_topic_from_before(read, text, kind, outlets, excluded):
    question = read(text, Search(Wanted("bridge cracks")))
    assert said(question) == (kind, "bridge cracks", outlets, excluded, EVER)


def test_days_narrow_the_question_before(read):
    since = read("since 2024-05-15", WhoReported(Wanted("bridge")))
    between = read("only between 2024-05-15 and 2024-05-20", WhoReported(Wanted("bridge")))
    assert (said(since), said(between)) == (
        ("who_reported", "bridge", [], [], Period(date(2024, 5, 15), None)),
        ("who_reported", "bridge", [], [], Period(date(2024, 5, 15), date(2024, 5, 20))),
    )


def test_the_link_from_before_is_gone_on_from(read):
    question = read("who was first?", LINKED)
    assert said(question) == ("who_reported", LINKED.wanted.url, [], [], EVER)


@pytest.mark.parametrize(
    ("text", "kind", "topic"),
    [
        ("timeline of the whale", "timeline", "whale"),
        ("and the whale?", "search", "whale"),
        ("what about whales", "search", "whales"),
        ("https://northseawire.example/x", "article", "https://northseawire.example/x"),
        ("Coastline", "outlet", ""),
        ("latest", "latest", ""),
        ("help", "help", ""),
        ("how many articles do you have?", "help", ""),
        ("👍", "none", ""),
        ("and?", "none", ""),
        ("", "none", ""),
    ],
)
def test_a_question_of_its_own_is_read_as_if_nothing_came_before(read, text, kind, topic):
    alone, after = read(text, None), read(text, BRIDGE)
    assert alone == after
    assert said(after)[:2] == (kind, topic)


def test_two_links_are_a_question_of_their_own(read):
    question = read("https://a.example/b and https://c.example/d", BRIDGE)
    assert question == Links(urls=("https://a.example/b", "https://c.example/d"))


@pytest.mark.parametrize("text", ["who credited Coastline?", "and who cites Coastline?"])
def test_whom_articles_name_joins_the_topic_from_before(read, text):
    question = read(text, Timeline(Wanted("bridge")))
    assert said(question) == ("who_reported", "bridge Coastline", [], [], EVER)


def test_a_follow_up_goes_on_from_a_follow_up(read):
    question: Question = Sources(Wanted("bridge"))
    found = []
    for text in ("and the timeline?", "only Coastline", "who was first?", "since 2024-05-15"):
        question = read(text, question)
        found.append(said(question))
    assert found == [
        ("timeline", "bridge", [], [], EVER),
        ("timeline", "bridge", ["Coastline"], [], EVER),
        ("who_reported", "bridge", [], [], EVER),
        ("who_reported", "bridge", [], [], Period(date(2024, 5, 15), None)),
    ]


@pytest.mark.parametrize(
    ("asked", "last"),
    [
        (None, None),
        (BRIDGE, BRIDGE),
        (Several(Wanted(), (BRIDGE, LINKED)), LINKED),
        (Several(), None),
    ],
)
def test_of_several_questions_the_last_is_gone_on_from(asked, last):
    assert last_asked(asked) == last
