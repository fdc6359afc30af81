from dataclasses import replace

import pytest
from archives import COURIER, a_sighting, at, by
from makers import a_topic, an_article, an_outlet

from bot.news.coverage import OnTopic, Selection
from bot.news.evidence import (
    article_sentences,
    bears,
    best_of,
    best_sentence,
    is_claim,
    is_headline,
    names,
)
from bot.news.topic import read_topic

MANY = 90
"""More articles than are looked at closely."""

FERRY = an_article(
    title="Trouble at sea",
    excerpt="The ferry left. Sailors slept.",
    body="The ferry ran aground.\nThe ferry ran aground. A ferry is aground.",
)


def test_the_sentences_of_an_article_are_those_of_excerpt_and_body_each_once():
    assert article_sentences(FERRY) == (
        "The ferry left.",
        "Sailors slept.",
        "The ferry ran aground.",
        "A ferry is aground.",
    )


@pytest.mark.parametrize(
    ("topic", "sentence"),
    [
        (a_topic("ferries aground"), "The ferry ran aground."),
        (a_topic("ferry"), "The ferry left."),
        (a_topic("sailor ferry", {"sailor": 2.0}), "Sailors slept."),
        (a_topic("zeppelin"), None),
        (a_topic("the"), None),
        (None, None),
    ],
)
def test_the_sentence_with_most_of_the_topic_is_quoted_the_first_of_equals(topic, sentence):
    assert best_sentence(FERRY, topic) == sentence


def test_an_article_that_is_only_a_title_has_no_sentence():
    assert best_sentence(an_article(title="Ferry aground"), a_topic("ferry")) is None


def test_no_sentence_is_quoted_where_the_title_says_more():
    article = an_article(title="Ferry aground", excerpt="The ferry left.")
    assert best_sentence(article, a_topic("ferry aground")) is None


def test_a_long_sentence_is_quoted_in_short():
    article = an_article(excerpt="Ferry " + "ahoy " * 80 + "end.")
    assert best_sentence(article, a_topic("ferry")) == "Ferry " + ("ahoy " * 58).strip() + "…"


def test_a_headline_is_the_title_but_for_punctuation():
    article = an_article(title="Ferry, aground!")
    assert (
        is_headline(article, a_topic("ferry aground")),
        is_headline(article, a_topic("ferry")),
    ) == (True, False)


@pytest.mark.parametrize(
    ("name", "sentence", "named"),
    [
        ("The Tidewater Post", "The ferry is old, the Tidewater Post said.", True),
        ("The Tidewater Post", "The ferry is old, The Tidewater Post said.", True),
        ("The Tidewater Post", "Tidewater Post says that the ferry is old.", False),
        ("The Tidewater Post", "The ferry met the tidewater post.", False),
        ("The Tidewater Post", "The ferry met the Tidewater Posts.", False),
        ("The Tidewater Post", "The ferry met Tidewater.", False),
        ("The Sun", "The ferry waited in the Sun.", False),
        ("The Sun", "So it says in The Sun (of Lund).", True),
        ("Futurism", "The ferry is old, Futurism said.", True),
        ("C++ Weekly", "The ferry is old, C++ Weekly said.", True),
    ],
)
def test_a_sentence_names_an_outlet_where_it_is_written_as_a_name(name, sentence, named):
    assert names(an_article(excerpt=sentence), an_outlet(name)) is named


def best(archive, text, most=MANY):
    """The titles of so many of the best articles."""
    about = OnTopic(read_topic(text, archive), 0.0, strictly=False) if text else None
    return [hit.article.title for hit in best_of(archive, Selection(about), most)]


def test_without_a_topic_the_newest_comes_first_and_the_undated_last(holding):
    archive = holding(
        by(COURIER, 1, "Old", at(1950, 5, 2)),
        by(COURIER, 2, "Undated"),
        by(COURIER, 3, "New", at(2031, 5, 2, 10, 30)),
    )
    assert best(archive, "") == best(archive, "", 3) == ["New", "Old", "Undated"]
    assert best(archive, "", 1) == ["New"]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (by(COURIER, 9, "Ferry aground"), by(COURIER, 1, "Ferry at sea")),
        (by(COURIER, 9, "Ferry aground"), by(COURIER, 1, "Ferry at sea", excerpt="It is aground.")),
        (by(COURIER, 9, "A ferry aground"), by(COURIER, 1, "Aground with a ferry")),
        (by(COURIER, 9, "FÉRRY AGROUND"), by(COURIER, 1, "Aground: ferry")),
    ],
)
def test_the_better_headline_comes_first_whatever_else_is_known(holding, better, worse):
    better = replace(better, published=at(2020, 1, 1))
    worse = replace(worse, quality=100, heat=9, published=at(2024, 1, 1))
    assert best(holding(worse, better), "ferry aground") == [better.title, worse.title]
    assert best(holding(better, worse), "ferry aground", 1) == [better.title]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"quality": 7}, {"quality": 6, "heat": 9, "published": at(2031, 6, 1)}),
        ({"quality": 1}, {"quality": None}),
        ({"heat": 2}, {"heat": 1, "published": at(2031, 6, 1)}),
        ({"published": at(2031, 5, 3)}, {"published": at(2031, 5, 2)}),
        ({"published": at(1900, 5, 3)}, {}),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_of_equal_headlines_the_one_of_more_worth_comes_first(holding, better, worse, first):
    two = (
        a_sighting("Ferry aground", addresses=("https://a.test/1",), **better),
        a_sighting("Ferry aground!", addresses=("https://b.test/1",), **worse),
    )
    archive = holding(*(two if first else two[::-1]))
    assert best(archive, "ferry aground") == ["Ferry aground", "Ferry aground!"]


def test_of_articles_that_nothing_tells_apart_the_first_key_comes_first(holding):
    archive = holding(*(by(COURIER, page, "Ferry aground") for page in (3, 1, 2)))
    about = OnTopic(read_topic("ferry", archive), 0.0)
    hits = best_of(archive, Selection(about), MANY)
    assert [hit.article.key for hit in hits] == [f"courier.test/{page}" for page in (1, 2, 3)]


def test_a_hit_has_its_share_of_the_topic(holding):
    archive = holding(by(COURIER, 1, "Ferry at sea"), by(COURIER, 2, "Ferry aground"))
    about = OnTopic(read_topic("ferry aground", archive), 0.0, strictly=False)
    whole, part = best_of(archive, Selection(about), MANY)
    assert (whole.score, 0 < part.score < 1) == (1.0, True)


def test_of_very_many_articles_the_best_are_looked_at(holding):
    news = [by(COURIER, number, f"Ferry {number}") for number in range(MANY)]
    archive = holding(*news, by(COURIER, 9_999, "A ferry aground at last"))
    assert best(archive, "ferry aground", 1) == ["A ferry aground at last"]
    assert best(archive, "ferry aground")[0] == "A ferry aground at last"
    assert len(best(archive, "ferry", 70)) == 70


CLAIM = "captain sent letters mothers"


@pytest.mark.parametrize(
    ("said", "borne"),
    [
        ({"title": "Captain sent letters to mothers"}, True),
        ({"title": "Storm", "body": "It rained. The captain sent letters to mothers."}, True),
        ({"title": "Storm", "body": "The captain sent letters. Mothers got them."}, True),
        ({"title": "The captain’s letters", "excerpt": "They were sent to mothers."}, True),
        ({"title": "Storm", "body": "The captain slept. It rained. Letters burn. Mothers."}, False),
        (
            {
                "title": "Storm",
                "body": "The captain slept. It rained. He sent help. It blew. Letters burn.",
            },
            False,
        ),
    ],
)
def test_a_claim_is_borne_by_a_headline_a_sentence_or_two_that_follow_each_other(said, borne):
    assert bears(an_article(**said), a_topic(CLAIM)) is borne


def test_three_telling_words_are_a_claim_names_of_outlets_beside_it_are_none():
    about = a_topic("captain sent letters")
    beside = replace(about, terms=(*about.terms[:2], replace(about.terms[2], outlets=("h",))))
    found = [is_claim(one) for one in (about, beside, a_topic("captain letters"), None)]
    assert found == [True, False, False, False]


def test_irregular_forms_and_nouns_never_told_apart_say_the_same():
    article = an_article(title="Captain sends photos to moms", excerpt="It rained.")
    claim = a_topic("sent pictures mothers")
    assert (bears(article, claim), best_sentence(article, claim)) == (True, None)
    below = an_article(title="Storm", excerpt="He will send a photograph to each mother.")
    assert best_sentence(below, claim) == "He will send a photograph to each mother."
