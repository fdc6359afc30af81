import pytest
from archives import COURIER, by
from makers import a_topic, an_article, an_outlet, on

from bot.news.coverage import OnTopic, Selection
from bot.news.evidence import (
    CLOSELY,
    article_sentences,
    best_of,
    best_sentence,
    is_headline,
    names,
)
from bot.news.topic import read_topic

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


def found(archive, text, most=CLOSELY):
    about = OnTopic(read_topic(text, archive), 0.0, strictly=False)
    return [hit.article.title for hit in best_of(archive, Selection(about), most)]


def test_the_best_articles_of_a_selection_come_first(holding):
    archive = holding(
        by(COURIER, 1, "Ferry at sea"), by(COURIER, 2, "Ferry aground"), by(COURIER, 3, "Storm")
    )
    assert found(archive, "ferry aground") == ["Ferry aground", "Ferry at sea"]


def test_of_very_many_articles_the_best_are_looked_at(holding):
    news = [by(COURIER, number, f"Ferry {number}") for number in range(CLOSELY + 20)]
    archive = holding(*news, by(COURIER, 9_999, "A ferry aground at last"))
    titles = found(archive, "ferry aground")
    assert (titles[0], len(titles)) == ("A ferry aground at last", CLOSELY)
    assert found(archive, "ferry aground", 1) == titles[:1]
    assert len(found(archive, "ferry aground", CLOSELY + 30)) == CLOSELY + 21


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"quality": 7, "published": on("2031-05-01")}, {"quality": 6}),
        ({"quality": 1}, {}),
        ({"heat": 3}, {"heat": 2}),
        ({"published": on("2031-05-03")}, {"published": on("2031-05-02")}),
        ({"published": on("2031-05-03")}, {}),
    ],
)
def test_of_equals_the_better_the_hotter_the_newer_comes_first(holding, better, worse):
    archive = holding(
        by(COURIER, 1, "Ferry aground", category="worse", **worse),
        by(COURIER, 2, "Ferry aground", category="better", **better),
    )
    about = OnTopic(read_topic("ferry aground", archive), 1.0)
    hits = best_of(archive, Selection(about), 2)
    assert [hit.article.category for hit in hits] == ["better", "worse"]
