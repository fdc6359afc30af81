"""Messages with a link: about that article, unless they say more."""

import pytest
from conftest import TODAY
from readings import reader, said

from bot.news.freetext import Reading
from bot.news.question import Links, Piece, Sources, Wanted

WHALE = "https://coastline.example/whale-sandvik"


@pytest.fixture(scope="module")
def read(newsdesks):
    return reader(newsdesks["harbour"], TODAY["harbour"])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (WHALE, "article"),
        (f"what's this? {WHALE}.", "article"),
        (f"sources <{WHALE}>", "sources"),
        (f"[whale]({WHALE})", "article"),
        (f"[sources]({WHALE})", "article"),  # the text of a link is its own
        (f"who covered this {WHALE}", "sources"),
        (f"{WHALE}. who was first?", "who_reported"),
        (f"{WHALE} timeline of this", "timeline"),
        (f"{WHALE} timeline of zeppelin", "timeline"),
        (f"{WHALE} whale", "article"),
        (f"tldr {WHALE}", "summary"),
        (f"hello {WHALE}", "article"),
        (f"{WHALE} thanks!", "article"),
        (f"help {WHALE}", "article"),
        (f"<@123456789012345678> {WHALE}", "article"),
        (f"do you have this? zeppelin {WHALE}", "article"),
        (f"Quellen {WHALE}", "sources"),
    ],
)
def test_a_message_with_a_link_is_about_that_article(read, text, kind):
    assert said(read(text).question) == f"{kind}: {WHALE}"
    assert read(text).plainly is None


def test_a_link_without_a_scheme_is_one(read):
    url = "coastline.example/whale-sandvik"
    assert read(url).question == Piece(Wanted(url=url))


def test_a_link_has_the_limits_that_stand_beside_it(read):
    question = read(f"{WHALE} only coastline since 2024-05-01", limit=3).question
    assert said(question) == f"article: {WHALE}; from Coastline; 2024-05-01..; 3"


@pytest.mark.parametrize(
    ("text", "question", "plainly"),
    [
        (f"{WHALE} timeline of the bridge", "timeline: bridge", f"timeline: {WHALE}"),
        (f"whale. sources {WHALE}", "sources: whale", f"sources: {WHALE}"),
        (f"who was first on the bridge? {WHALE}", "who_reported: bridge", f"who_reported: {WHALE}"),
    ],
)
def test_a_message_that_says_more_than_a_link_may_be_about_either(read, text, question, plainly):
    reading = read(text)
    assert (said(reading.question), said(reading.plainly)) == (question, plainly)


@pytest.mark.parametrize(
    "text",
    [
        f"is the bridge in this article? {WHALE}",
        f"who covered that bridge piece {WHALE}",
        f"sources for the bridge in it {WHALE}",
    ],
)
def test_a_word_that_points_at_the_link_is_about_it(read, text):
    assert read(text).question.wanted == Wanted(url=WHALE)


def test_more_than_one_link_is_a_question_about_links(read):
    other = "https://northseawire.example/2024/06/02/whale-free"
    assert read(f"timeline {WHALE} {other} {WHALE}") == Reading(Links(Wanted(), (WHALE, other)))


@pytest.mark.parametrize("text", ["https:///", "coastline", "http://", "a/b"])
def test_a_link_that_is_none_is_only_words(read, text):
    assert read(text).question.wanted.url is None


def test_a_link_stands_alone_after_another_question(read):
    before = Sources(Wanted("bridge"))
    assert read(WHALE, before=before) == Reading(Piece(Wanted(url=WHALE)))


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("whale since <t:1717000000:f>", "search: whale; 2024-05-29.."),
        ("latest <t:1718000000>", "latest; 2024-06-10..2024-06-10"),
        ("articles about <#12345678901234567>", "none"),
        ("whale :whale: <:whale:123456789012345678>", "search: whale :whale"),
    ],
)
def test_marks_of_discord_are_dates_or_nothing(read, text, read_as):
    assert said(read(text).question) == read_as
