"""Selections as queries: which terms are enough together, how a topic is counted."""

from itertools import combinations
from math import ceil

import pytest
from archives import COURIER, POST, a_document, a_store, by, take_in
from hypothesis import given
from hypothesis import strategies as st
from makers import a_topic

from bot.archive.queries import sufficient, weighed
from bot.news.coverage import OnTopic, Order, Selection
from bot.news.topic import read_topic

# The least sets that are enough


def least_sets(steps, need):
    """All sets of places that are enough and of which nothing can be left out."""
    every = [
        places
        for number in range(len(steps) + 1)
        for places in combinations(range(len(steps)), number)
        if sum(steps[place] for place in places) >= need
    ]
    return {places for places in every if not any(set(other) < set(places) for other in every)}


weights = st.lists(st.integers(1, 40), max_size=9).map(lambda found: sorted(found, reverse=True))


@given(weights, st.integers(-3, 200))
def test_the_least_sets_that_are_enough_are_found_each_once(steps, need):
    found = list(sufficient(steps, need))
    assert len(found) == len(set(found))
    assert set(found) == least_sets(steps, need)


@given(weights, st.floats(0.1, 1.0))
def test_so_they_are_for_a_share_of_the_whole(steps, share):
    need = ceil(share * sum(steps))
    assert set(sufficient(steps, need)) == least_sets(steps, need)


@pytest.mark.parametrize(
    ("steps", "need", "sets"),
    [
        ([], 0, {()}),
        ([], 1, set()),
        ([3, 2, 1], 0, {()}),
        ([3, 2, 1], 3, {(0,), (1, 2)}),
        ([3, 2, 1], 6, {(0, 1, 2)}),
        ([3, 2, 1], 7, set()),
        ([2, 2, 2], 4, {(0, 1), (0, 2), (1, 2)}),
    ],
)
def test_what_is_enough_is_left_alone_and_what_is_not_goes_on(steps, need, sets):
    assert set(sufficient(steps, need)) == sets


def test_very_many_sets_are_made_one_at_a_time():
    found = sufficient([1] * 60, 30)
    assert next(found) == tuple(range(30))


# How a topic is counted


@given(
    st.dictionaries(
        st.sampled_from("ferry quay whale crane fog mast".split()),
        st.floats(0.1, 14.0),
        min_size=1,
    ),
    st.floats(0.0, 1.0),
)
def test_no_more_is_asked_for_than_a_share_and_no_less(weights, least):
    about = OnTopic(a_topic(" ".join(weights), weights), least)
    topic = weighed(about)
    assert topic.least / topic.total >= least - 1e-6
    assert topic.least == 1 or (topic.least - 1) / topic.total < least
    assert topic.share(topic.total) == 1.0
    assert 0 < topic.share(topic.least) <= 1.0


def test_a_topic_is_counted_the_same_whatever_the_order_of_its_words():
    weights = {"ferry": 2.0, "quay": 2.0, "whale": 5.0}
    one, other = (a_topic(text, weights) for text in ("ferry quay whale", "whale quay ferry"))
    counted = [weighed(OnTopic(topic, 0.5)) for topic in (one, other)]
    assert counted[0].steps == counted[1].steps == (320, 128, 128)
    assert counted[0].least == counted[1].least == 288


# What a query must not get wrong

NEWS = (
    by(COURIER, 1, "Ferry quay whale"),
    by(COURIER, 2, "Ferry quay"),
    by(POST, 1, "Whale"),
    by(POST, 2, "Ferry ferry ferry ferry"),
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    store = take_in(a_store(tmp_path_factory.mktemp("archive")), a_document("news.md", *NEWS))
    with store.open() as opened:
        yield opened


def found(archive, text, least, **narrowed):
    about = OnTopic(read_topic(text, archive), least, strictly=False)
    hits = archive.articles(Selection(about, **narrowed), Order.OLDEST, 9)
    return {hit.article.key: hit.score for hit in hits}


def test_a_word_that_stands_often_weighs_no_more(archive):
    shares = found(archive, "ferry quay", 0.0)
    assert shares["courier.test/2"] == 1.0
    assert 0 < shares["post.test/2"] < 1.0


def test_an_article_that_belongs_to_it_anyway_has_the_whole_share(archive):
    given = archive.by_address("post.test/1").id
    shares = found(archive, "ferry quay", 1.0, including=given)
    assert shares == {"courier.test/1": 1.0, "courier.test/2": 1.0, "post.test/1": 1.0}


@pytest.mark.parametrize(
    "narrowed", [{"outlets": ("courier.test",)}, {"excluded": ("post.test",)}, {"ids": ()}]
)
def test_an_article_that_belongs_to_it_anyway_is_left_out_with_its_outlet(archive, narrowed):
    given = archive.by_address("post.test/1").id
    assert "post.test/1" not in found(archive, "ferry quay", 1.0, including=given, **narrowed)


def test_an_article_that_is_not_there_belongs_to_nothing(archive):
    assert set(found(archive, "quay", 1.0, including=999_999)) == {
        "courier.test/1",
        "courier.test/2",
    }
