"""Why an answer is what it is: how it was read, what counts, what is compared."""

import pytest
from conftest import TODAY

from bot.news.plaintext import plain_text
from bot.news.question import (
    About,
    Compare,
    Help,
    Latest,
    Links,
    Options,
    Piece,
    Profile,
    Search,
    Sources,
    Summary,
    Timeline,
    WhoReported,
)
from bot.news.replies.why import explain

WHALE = "https://coastline.example/whale-sandvik"
FIRST = (
    "First is who published earliest, of the articles in this corpus only, compared to the minute;"
    " where only the day is known, the whole day counts."
)
LINKED = "Links are compared without their tracking, AMP and mobile forms."
WEIGHTS = "It must have 62% of the weight of these words:"
FEWER = "A word weighs more the fewer articles have it; other forms of a word count."


@pytest.fixture
def why(harbour):
    """The lines under the title, without their marks."""

    def explained(*asked: object, **options: object) -> list[str]:
        answer = harbour.ask(Options(*asked, **options), TODAY["harbour"]).answer
        reply = explain(answer)
        title, *lines = (plain_text([one]) for one in (*reply.head, *reply.items))
        assert title.strip() == "Why this answer"
        return [line.strip().removeprefix("- ").removeprefix("• ") for line in lines]

    return explained


def test_one_word_is_in_every_article(why):
    assert why(Sources, "bridge") == [
        "Read as bridge",
        "An article on it has “bridge”, in any of its forms.",
    ]


def test_several_words_have_their_weights(why):
    assert why(Sources, "bridge cracks") == [
        "Read as bridge cracks",
        "It must have 75% of the weight of these words: “bridge” 48%, “cracks” 52%.",
        FEWER,
    ]


def test_names_numbers_and_unknown_words_must_be_there(why):
    assert why(Search, "bridge corrosion 2019 zeppelin") == [
        "Read as bridge corrosion 2019 zeppelin",
        "An article must have “2019”, “zeppelin”: names, numbers or unknown words.",
        f"{WEIGHTS} “bridge” 19%, “corrosion” 26%, “2019” 26%, “zeppelin” 29%.",
        FEWER,
    ]


def test_a_word_that_was_put_right_is_said(why):
    assert why(Timeline, "brigde") == [
        "Read as bridge",
        "brigde is not a word of this corpus; bridge is the nearest.",
        "An article on it has “bridge”, in any of its forms.",
    ]


def test_who_counts_as_first_is_said_where_that_was_asked(why):
    assert why(WhoReported, "corrosion") == [
        "Read as corrosion",
        "An article on it has “corrosion”, in any of its forms.",
        FIRST,
        "Here that is Coastline, 16 May 2024, 15:30 UTC.",
    ]


def test_articles_without_a_date_stand_last_where_time_orders(why):
    assert [why(Latest), why(Sources, "museum"), why(Sources, "whale")] == [
        ["3 articles without a date stand last."],
        [
            "Read as museum",
            "An article on it has “museum”, in any of its forms.",
            "1 article without a date stands last.",
        ],
        [
            "Read as whale",
            "An article on it has “whale”, in any of its forms.",
            "1 article without a date stands last.",
        ],
    ]


@pytest.mark.parametrize("kind", [Search, Summary, Piece])
def test_the_best_come_first_with_a_date_or_without(why, kind):
    assert why(kind, "whale")[-1] == "An article on it has “whale”, in any of its forms."


def test_what_a_link_is_about_is_its_headline(why):
    read, *lines, fewer = why(Sources, WHALE)
    assert (read, lines[:3], fewer) == (
        "Read as Whale strands in Sandvik bay, volunteers keep it wet",
        [
            LINKED,
            "The link is about what its headline says.",
            "An article must have “sandvik”: names, numbers or unknown words.",
        ],
        FEWER,
    )


@pytest.mark.parametrize("kind", [Piece, Summary])
def test_the_article_at_a_link_is_compared_with_nothing(why, kind):
    assert why(kind, WHALE)[-1] == LINKED


@pytest.mark.parametrize("kind", [Sources, Piece, Links])
def test_a_link_that_is_not_known_was_only_compared(why, kind):
    assert why(kind, "https://nowhere.example/x") == [LINKED]


def test_limits_are_said(why):
    assert why(Profile, outlets=("Coastline",), since="2024-06-01") == [
        "Read as from Coastline · since 1 Jun 2024"
    ]


def test_outlets_are_compared_on_the_same_articles(why):
    assert why(Compare, "whale", ("Coastline", "Northsea Wire")) == [
        "Read as whale · from Coastline and Northsea Wire",
        "An article on it has “whale”, in any of its forms.",
    ]


def test_nothing_has_its_reasons_too(why):
    assert why(WhoReported, "bridge", since="2030-01-01") == [
        "Read as bridge · since 1 Jan 2030",
        "An article on it has “bridge”, in any of its forms.",
    ]


@pytest.mark.parametrize("asked", [(About,), (Help,), (Sources, "the of it")])
def test_where_nothing_was_weighed_nothing_is_explained(why, asked):
    assert why(*asked) == [f"Read as {topic}" for topic in asked[1:]]
