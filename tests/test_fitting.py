"""Which candidates fit a topic best."""

import pytest
from archives import COURIER, POST, by

from bot.news.coverage import OnTopic, Selection
from bot.news.fitting import in_order
from bot.news.topic import read_topic


@pytest.fixture
def titles():
    def found(archive, text: str) -> list[str]:
        topic = read_topic(text, archive)
        wanted = Selection(OnTopic(topic, topic.enough))
        found = archive.candidates(wanted, 50, every=False)
        ordered = in_order(found, topic, archive)
        return [" ".join(one.headline) for _, one in ordered]

    return found


def test_the_headline_that_has_the_words_comes_before_the_text_that_has_them(holding, titles):
    archive = holding(
        by(COURIER, 1, "Trouble at sea", excerpt="The ferry ran into the quay."),
        by(COURIER, 2, "Ferry hits quay"),
        by(COURIER, 3, "Ferry hits whale"),
    )
    assert titles(archive, "ferry quay") == ["ferry hits quay", "trouble at sea"]


def test_small_words_tell_equal_headlines_apart(holding, titles):
    archive = holding(
        by(COURIER, 1, "The election in pictures"),
        by(COURIER, 2, "What to know of an election"),
    )
    assert titles(archive, "what know election")[0] == "what to know of an election"


def test_the_outlet_that_was_named_comes_first_and_others_follow(holding, titles):
    archive = holding(
        by(COURIER, 1, "Ferry hits quay"),
        by(POST, 2, "A ferry hits the old quay"),
        by(POST, 3, "Nothing of it"),
    )
    found = titles(archive, "ferry quay evening post")
    assert found == ["a ferry hits the old quay", "ferry hits quay"]


def test_a_topic_without_terms_has_no_candidates(holding, titles):
    assert titles(holding(by(COURIER, 1, "The what")), "what the") == []


def test_where_many_articles_have_all_of_a_topic_no_others_are_looked_at(holding, titles):
    many = [by(COURIER, n, f"Ferry {n} hits the quay") for n in range(12)]
    archive = holding(*many, by(POST, 1, "Ferry hits whale and whale hits back"))
    assert len(titles(archive, "ferry hits quay")) == len(many)


def test_without_a_required_term_an_article_has_one_of_the_telling(holding, titles):
    archive = holding(
        by(COURIER, 1, "Ferry hits quay"),
        by(COURIER, 2, "Ferry hits whale"),
        by(COURIER, 3, "Sea breeze"),
    )
    assert titles(archive, "ferry quay storm hits") == []
    assert titles(archive, "ferry hits quay sea") == ["ferry hits quay"]
