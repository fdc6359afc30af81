"""Words of a topic: phrases, what is left out, words that only ask for a number."""

from datetime import UTC, datetime

import pytest
from archives import a_sighting

from bot.desk import Desk
from bot.news.answers.scope import NoCoverage
from bot.news.markdown import pages
from bot.news.question import About, Figures, FreeText, Options, Search, Sources

NOW = datetime(2031, 6, 1, 12, tzinfo=UTC)
TITLES = (
    "Harbour fire spreads to the ferry",
    "Fire in the harbour is out",
    "Harbour ferry blamed for the fire",
    "Ferry sails again",
    "Tidewater Post wins a prize for ferry photos",
)


@pytest.fixture
def desk(holding):
    return Desk(holding(*(a_sighting(title, line=place) for place, title in enumerate(TITLES, 1))))


def found(desk, asked) -> set[str]:
    asked = Options(Sources, asked) if isinstance(asked, str) else asked
    response = desk.ask(asked, NOW)
    return {hit.article.title for hit in response.answer.coverage.hits} if response.found else set()


def test_a_phrase_is_found_as_it_stands(desk):
    assert found(desk, '"harbour fire"') == {TITLES[0]}
    assert found(desk, "harbour fire") == set(TITLES[:3])


def test_a_phrase_that_nobody_has_is_found_as_words_like_others(desk):
    assert found(desk, '"fire harbour"') == set(TITLES[:3])


def test_words_beside_a_phrase_must_fit_too(desk):
    assert found(desk, '"harbour fire" ferry') == {TITLES[0]}
    assert found(desk, '"harbour fire" zeppelin') == set()


def test_what_is_left_out_is_in_no_article(desk):
    assert found(desk, "fire -ferry") == {TITLES[1]}
    assert found(desk, 'ferry -"harbour ferry" -photos') == {TITLES[0], TITLES[3]}


def test_an_outlet_that_articles_must_not_name_is_left_out(desk):
    text = "search ferry without mentioning the Tidewater Post"
    assert TITLES[4] not in found(desk, FreeText(text))
    assert TITLES[3] in found(desk, FreeText(text))


def test_where_everything_is_left_out_that_is_offered(desk):
    response = desk.ask(Options(Sources, "ferry -ferry"), NOW)
    assert isinstance(response.answer, NoCoverage)
    page = pages(response.reply)[0]
    assert "On it, available with what was left out:" in page
    assert TITLES[3] in page


def test_what_only_the_days_leave_out_is_on_other_days(desk):
    response = desk.ask(Options(Search, "ferry -photos", since="2031-01-01"), NOW)
    assert "On it, available on other days or with what was left out:" in pages(response.reply)[0]


def test_common_words_that_the_corpus_lacks_are_needed_for_articles_but_not_for_figures(holding):
    desk = Desk(holding(a_sighting("Ferry with 40 passengers aground"), a_sighting("x", line=3)))
    topic = "ferry passengers brought home"
    assert not desk.ask(Options(Search, topic), NOW).found
    (quoted,) = desk.ask(Options(Figures, topic), NOW).answer.quoted
    assert [figure.text for figure in quoted.figures] == ["40 passengers"]


def test_figures_on_words_that_nobody_has_are_none(desk):
    assert not desk.ask(Options(Figures, "zeppelins"), NOW).found


def test_a_corpus_without_dates_is_told_without_them(holding):
    desk = Desk(holding(a_sighting("Ferry sails", outlet="Quay Gazette")))
    assert pages(desk.ask(Options(About), NOW).reply)[0].splitlines() == [
        "**1 article** in 1 document.",
        "- **Quay Gazette** · 1 article · Ferry sails",
    ]


def test_an_empty_corpus_is_told_as_such(holding):
    reply = Desk(holding()).ask(Options(About), NOW).reply
    assert pages(reply)[0].startswith("**0 articles** in ")
