"""Several questions in one message: cut, joined, answered once."""

import pytest
from conftest import TODAY
from readings import a_message, reader, said

from bot.news.freetext import MOST_QUESTIONS
from bot.news.freetext.parts import cuts, sentences_of
from bot.news.question import Timeline, Wanted


@pytest.fixture(scope="module")
def read(newsdesks):
    return reader(newsdesks["harbour"], TODAY["harbour"])


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("", []),
        (" \n ", []),
        ("one", ["one"]),
        ("who? what! why", ["who?", "what!", "why"]),
        ("The bridge. The ferry", ["The bridge.", "The ferry"]),
        ("the U.S. Army", ["the U.S. Army"]),
        ("in no. 5 Dock", ["in no. 5 Dock"]),
        ("a toll of 3.50 Crowns", ["a toll of 3.50 Crowns"]),
        ("one\ntwo\n\nthree", ["one", "two", "three"]),
        ("one; two", ["one", "two"]),
        ("1. one\n2. two", ["one", "two"]),
        ("- one\n* two\n• three", ["one", "two", "three"]),
        ("a) one b) two", ["one", "two"]),
        ('He said "why?" and left', ["He said “why?", "and left"]),
    ],
)
def test_sentences_and_lines_are_questions_of_their_own(text, sentences):
    assert [one.replace('"', "“") for one in sentences_of(text)] == sentences


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("sources and timeline of the whale", [range(1, 2)]),
        ("sources and please give me the timeline", [range(1, 2)]),
        ("sources and then some of the best links timeline", []),
        ("whale and bridge", []),
        ('sources "and timeline" whale', []),
        ("sources and", []),
        ("find whale and find bridge and find ferry", [range(2, 3), range(5, 6)]),
        ("sources and also the timeline", [range(1, 3)]),
        ("sources of the whale. timeline of it", [range(4, 4)]),
        ("and timeline", []),
        ("whale then some", []),
        ("sources as timeline", []),
    ],
)
def test_a_sentence_is_cut_where_and_leads_to_a_command(harbour, text, places):
    assert list(cuts(a_message(harbour, text))) == places


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("sources and timeline on the bridge", "sources: bridge & timeline: bridge"),
        ("timeline of the whale and who was first", "timeline: whale & who_reported: whale"),
        ("timeline of the whale also who was first", "timeline: whale & who_reported: whale"),
        (
            "who covered the whale and also give me the timeline of the bridge",
            "sources: whale & timeline: bridge",
        ),
        ("who covered the whale and then the timeline", "sources: whale & timeline: whale"),
        ("find whale and find bridge", "search: whale & search: bridge"),
        ("find whale, then summary", "search: whale & summary: whale"),
        ("sources for the whale; timeline of the bridge", "sources: whale & timeline: bridge"),
        ("1. sources for the whale\n2. sources on bridge", "sources: whale & sources: bridge"),
        ("a) sources for the whale b) timeline of it", "sources: whale & timeline: whale"),
        ("sources for whale. And the bridge?", "sources: whale & search: bridge"),
        ("timeline of the bridge? and the sources?", "timeline: bridge & sources: bridge"),
        ("timeline on bridge? from Coastline? latest", "timeline: bridge; from Coastline & latest"),
        ("whale? sources? timeline?", "sources: whale & timeline: whale"),
        ("sources? timeline? whale", "sources: whale & timeline: whale"),
        ("summary plus timeline of whale", "summary: whale & timeline: whale"),
        (
            "sources for the whale. timeline of the ferry",
            "sources: whale & timeline: ferry",
        ),
        (
            "Sources on the whale? Is the bridge closed since 2024-05-14?",
            "sources: whale & search: bridge closed; 2024-05-14..",
        ),
    ],
)
def test_several_questions_are_several(read, text, read_as):
    assert said(read(text).question) == read_as


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("The bridge. Who was first?", "who_reported: bridge"),
        ("whale. sources, please", "sources: whale"),
        ("sources. Whale.", "sources: Whale"),
        ("timeline? whale", "timeline: whale"),
        ("what's new? on the bridge?", "latest: bridge"),
        ("latest? whale?", "latest: whale"),
        ("sources for the whale. From Coastline.", "sources: whale; from Coastline"),
        ("sources for the whale. Since 2024-05-01.", "sources: whale; 2024-05-01.."),
        ("sources? only coastline", "sources; from Coastline"),
        (
            "who had the whale first? Coastline or Northsea Wire?",
            "compare: whale; from Coastline, Northsea Wire",
        ),
        ("Coastline. who was first?", "who_reported"),
        ("whale; bridge", "search: whale · bridge"),
    ],
)
def test_sentences_that_only_together_are_a_question_are_one(read, text, read_as):
    assert said(read(text).question) == read_as


def test_sentences_that_are_joined_keep_no_marks_between_them(read):
    question = read("I read about the bridge. It has cracks. What are the sources?").question
    assert said(question) == "sources: bridge · It has cracks"


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("sources for the whale? sources for the whale?", "sources: whale"),
        ("who had the bridge first? and when?", "who_reported: bridge"),
        ("Who was first on the bridge? Who had it first?", "who_reported: bridge"),
        ("sources for the bridge? sources?", "sources: bridge"),
        ("sources for whale? Blimey zeppelin", "sources: whale"),
        ("Sources for the whale? Is a zeppelin near?", "sources: whale"),
        ("Bridge. Whale. Ferry timeline.", "timeline: Ferry"),
        ("It was cold. I was out. Ferry timeline?", "timeline: Ferry"),
        ("who covered the whale and the bridge", "sources: whale and the bridge"),
        ("who was first on the bridge and when was it", "who_reported: bridge"),
    ],
)
def test_what_is_said_twice_or_by_the_way_is_no_question(read, text, read_as):
    assert said(read(text).question) == read_as


KINDS = "sources|timeline|who had it first|summary|latest|figures"


@pytest.mark.parametrize("number", range(2, 7))
def test_only_the_first_questions_are_answered_and_that_is_said(read, number):
    text = "? ".join(f"{kind} on the whale" for kind in KINDS.split("|")[:number])
    question = read(text).question
    assert len(question.questions) == min(number, MOST_QUESTIONS)
    assert {one.wanted.topic for one in question.questions} == {"whale"}
    notes = (f"only the first 4 of {number} questions are answered",) if number > 4 else ()
    assert question.wanted == Wanted(notes=notes)


def test_of_very_many_sentences_the_first_are_read(read):
    text = "sources on whale? " * 11 + "timeline of bridge? timeline of ferry?"
    assert said(read(text).question) == "sources: whale & timeline: bridge"


def test_each_question_goes_on_from_the_one_before_it(read):
    before = Timeline(Wanted("bridge"))
    question = read("and the sources? only Coastline? who was first on the whale?", before=before)
    assert said(question.question) == "sources: bridge; from Coastline & who_reported: whale"


def test_several_questions_have_no_other_reading(read):
    assert read("sources from Coastline? timeline of the bridge on monday?").plainly is None


def test_each_of_several_questions_has_the_limit(read):
    question = read("latest on the whale? latest on the bridge?", limit=2).question
    assert said(question) == "latest: whale; 2 & latest: bridge; 2"
