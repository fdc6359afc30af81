"""Suggestions: how what somebody types may go on, the likeliest first; all of it will be found."""

from itertools import chain

import pytest
from conftest import TODAY

from bot.news import suggest
from bot.news.coverage import Order, Selection
from bot.news.names import ArchiveNames
from bot.news.question import FreeText, Options, Profile, Sources

EVERY = 10_000
MOST = 25
CORPORA = ["seeds", "harbour"]


def headlines(newsdesk) -> list[str]:
    """Of all articles, newest first."""
    hits = newsdesk.archive.articles(Selection(), Order.NEWEST, EVERY)
    return [hit.article.title for hit in hits]


def outlet_names(newsdesk) -> list[str]:
    """Of the outlets with articles, but for those of texts that have none."""
    shares = newsdesk.archive.shares(Selection(), EVERY)
    return [share.outlet.name for share in shares if share.outlet.domain]


def prefixes(text: str) -> list[str]:
    return [text[:length] for length in range(len(text) + 1)]


class Suggesting:
    """What is suggested over one corpus."""

    def __init__(self, newsdesk):
        self.archive, self.desk = newsdesk.archive, newsdesk.desk
        self.names = ArchiveNames(newsdesk.archive)

    def topics(self, typed: str, most: int = MOST) -> tuple[str, ...]:
        return suggest.topics(typed, most, self.archive)

    def outlets(self, typed: str, most: int = MOST) -> tuple[str, ...]:
        return suggest.outlets(typed, most, self.archive, self.names)

    def lines(self, typed: str, most: int = 8) -> tuple[str, ...]:
        return self.desk.suggest(typed, most)


@pytest.fixture
def topics(seeds):
    return Suggesting(seeds).topics


@pytest.fixture
def outlets(seeds):
    return Suggesting(seeds).outlets


@pytest.fixture
def lines(seeds):
    return Suggesting(seeds).lines


@pytest.mark.parametrize("typed", ["", "   "])
def test_the_newest_headlines_stand_for_nothing_typed(harbour, typed):
    assert Suggesting(harbour).topics(typed, 3) == tuple(headlines(harbour)[:3])


def test_headlines_that_go_on_as_typed_come_first(harbour):
    topics = Suggesting(harbour).topics
    strands = "Whale strands in Sandvik bay, volunteers keep it wet"
    watching, swims = "Whale watching season opens", "Stranded whale in Sandvik bay swims free"
    assert topics("whale wa")[0] == watching
    assert topics("whale s")[0] == strands
    assert topics("stranded wh") == (swims, strands)
    assert sorted(topics("whale")) == [swims, strands, watching]


def test_headlines_are_those_of_articles_about_it_also_where_they_do_not_say_so(topics):
    found = topics("clearview")
    assert found[0].startswith("Ukraine using Clearview AI facial recognition")
    assert (len(found), [title for title in found if "Clearview" in title]) == (6, [found[0]])


@pytest.mark.parametrize("typed", ["cleerview", "claerview", "Clear", "CLEARVIEW ai", "clearview,"])
def test_typos_unfinished_words_and_marks_do_not_matter(topics, typed):
    assert topics(typed, 1) == (
        "Ukraine using Clearview AI facial recognition to identify dead Russian soldiers",
    )


@pytest.mark.parametrize("typed", ["xylophone", "?!", "🎉", "\u200b", "the", "x" * 6_000])
def test_nothing_is_suggested_for_what_nothing_is_about(topics, typed):
    assert topics(typed) == ()


@pytest.mark.parametrize("most", [1, 2, 4])
def test_no_more_is_suggested_than_wanted(topics, outlets, lines, most):
    found = [topics("ukraine", most), topics("", most), outlets("", most), outlets("the", most)]
    assert [len(one) for one in (*found, lines("the ukr", most))] == [most] * 5


def test_half_of_the_lines_may_be_outlets(lines):
    assert lines("from th", 4) == ("from Reuters", "from The Guardian")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("BI", "Business Insider"),
        ("wsj", "The Wall Street Journal"),
        ("techreview", "MIT Technology Review"),
        ("theguardian.com", "The Guardian"),
        ("guardian", "The Guardian"),
        ("the guard", "The Guardian"),
        ("Giz China", "GizChina"),
        ("rueters", "Reuters"),
        ("buisness insider", "Business Insider"),
        ("futurizm", "Futurism"),
        ("  reut", "Reuters"),
    ],
)
def test_an_outlet_is_found_by_name_abbreviation_domain_or_typo(outlets, typed, name):
    assert outlets(typed)[0] == name


def test_the_biggest_outlets_come_first(outlets):
    assert outlets("", 2) == ("Business Insider", "Futurism")
    assert outlets("w", 3) == ("The Wall Street Journal", "WBTW", "WFLA")


@pytest.mark.parametrize("typed", ["New York Times", "nyt", "zz"])
def test_an_outlet_without_articles_is_not_suggested(outlets, typed):
    assert outlets(typed) == ()


@pytest.mark.parametrize("corpus", CORPORA)
def test_a_headline_is_suggested_while_it_is_being_typed(newsdesks, corpus):
    desk = Suggesting(newsdesks[corpus])
    missing = [
        typed
        for title in headlines(newsdesks[corpus])
        for typed in prefixes(title)[12::3]
        if not any(title.startswith(found) for found in desk.topics(typed, MOST))
    ]
    assert missing == []


@pytest.mark.parametrize("corpus", CORPORA)
def test_every_headline_that_is_suggested_is_found_and_can_be_chosen(newsdesks, corpus):
    newsdesk, desk = newsdesks[corpus], Suggesting(newsdesks[corpus])
    typed = chain.from_iterable(prefixes(title)[::2] for title in headlines(newsdesk))
    found = {one for text in set(typed) for one in desk.topics(text, MOST)}
    cut = {title[:100] for title in headlines(newsdesk)}
    assert {one for one in found if not one or len(one) > 100 or one.endswith("…")} == set()
    assert {one for one in found if not any(title.startswith(one) for title in cut)} == set()
    asked = {one: newsdesk.ask(Options(Sources, one), TODAY[corpus]) for one in found}
    assert [one for one, response in asked.items() if not response.found] == []
    assert [
        one
        for one, response in asked.items()
        if not any(hit.article.title.startswith(one) for hit in response.answer.coverage.hits)
    ] == []


@pytest.mark.parametrize("corpus", CORPORA)
def test_every_outlet_that_is_suggested_is_found_by_its_name(newsdesks, corpus):
    newsdesk, desk = newsdesks[corpus], Suggesting(newsdesks[corpus])
    names = outlet_names(newsdesk)
    found = {one: desk.outlets(one, MOST) for name in names for one in prefixes(name)}
    assert {one for several in found.values() for one in several} == set(names)
    assert [one for name in names for one in prefixes(name)[2:] if name not in found[one]] == []
    for name in names:
        response = newsdesk.ask(Options(Profile, outlets=(name,)), TODAY[corpus])
        assert (response.found, response.question.wanted.outlets[0].name) == (True, name)


def test_the_desk_suggests_outlets_that_are_not_named_yet(seeds):
    suggested = seeds.desk.suggest_outlets
    assert suggested("", (), 2) == ("Business Insider", "Futurism")
    assert suggested("", ("bi", "zzyzx"), 2) == ("Futurism", "CBS17 Raleigh")
    assert suggested("reut", ("Reuters",), 2) == ()


def test_the_desk_suggests_topics(seeds):
    assert seeds.desk.suggest_topics("kabul", 1)[0].startswith("Kabul Establishes")


# Whole lines


def test_lines_are_completed_behind_the_words_that_say_what_is_wanted(lines):
    title = "Ukraine using Clearview AI facial recognition to identify dead Russian soldiers"
    assert lines("who reported clear", 1) == (f"who reported {title}",)
    assert lines("sources from wash")[0] == "sources from Washington Examiner"
    assert lines("reut")[0] == "Reuters"


@pytest.mark.parametrize("typed", ["", "  ", "u", "the", "sources ", "who reported", "xylophone"])
def test_a_line_that_says_nothing_yet_is_not_completed(lines, typed):
    assert lines(typed) == ()


def test_the_words_that_begin_an_outlet_are_completed_together(lines):
    assert lines("what about Business Ins") == ("what about Business Insider",)
    assert lines("from The Wa") == ("from The Wall Street Journal",)


STARTS = ("", "what about ", "sources from ", "compare Reuters and ", "not from ")


@pytest.mark.parametrize("corpus", CORPORA)
def test_every_line_that_is_suggested_is_found(newsdesks, corpus):
    newsdesk, desk = newsdesks[corpus], Suggesting(newsdesks[corpus])
    topic = {"seeds": "clearview", "harbour": "bridge"}[corpus]
    starts = (*STARTS, f"{topic} from ", f"timeline of {topic} without ")
    typed = {start + name[:4] for start in starts for name in outlet_names(newsdesk)}
    typed |= {one for title in headlines(newsdesk) for one in prefixes(title)[2:100:4]}
    typed |= {f"who reported {title[:20]}" for title in headlines(newsdesk)}
    found = {one for text in typed for one in desk.lines(text, 8)}
    assert [
        one for one in sorted(found) if not newsdesk.ask(FreeText(one), TODAY[corpus]).found
    ] == []
