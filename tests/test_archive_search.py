from datetime import date

import pytest
from archives import COURIER, POST, a_document, a_store, a_text, at, by, take_in

from bot.news.article import NOBODY, FileState
from bot.news.coverage import DayCount, Holdings, OnTopic, Order, OutletShare, Selection, Survey
from bot.news.dates import Period
from bot.news.topic import read_topic

NEWS = (
    by(COURIER, 1, "Harbour closes", at(2024, 3, 31, 23, 59, 59), excerpt="Ferries wait."),
    by(COURIER, 2, "Harbour opens", at(2024, 4, 2), excerpt="Ferries sail."),
    by(COURIER, 3, "Undated ferries"),
    by(POST, 1, "Storm over Lund", at(2024, 4, 1), excerpt="The harbour closes."),
    by(POST, 2, "Storm is gone", at(2024, 4, 2), excerpt="Ferries of Lund."),
    a_text("A text of nobody at all", "It speaks of trains.", published=at(2024, 4, 2, 12)),
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    store = take_in(a_store(tmp_path_factory.mktemp("archive")), a_document("news.md", *NEWS))
    with store.open() as opened:
        yield opened


def titles(hits):
    return [hit.article.title for hit in hits]


def found(archive, text, least=0.0, *, strictly=False):
    about = OnTopic(read_topic(text, archive), least, strictly)
    hits = archive.articles(Selection(about), Order.OLDEST, 100)
    return {hit.article.title: hit.score for hit in hits}


# Articles in order

MIDNIGHT = ["Harbour opens", "Storm is gone"]
"""They came out in the same second, so that they stand in an order of their own."""


def test_articles_come_oldest_first_and_undated_ones_last(archive):
    found = titles(archive.articles(Selection(), Order.OLDEST, 100))

    assert sorted(found[2:4]) == MIDNIGHT
    assert found[:2] + found[4:] == [
        "Harbour closes",
        "Storm over Lund",
        "A text of nobody at all",
        "Undated ferries",
    ]


def test_articles_come_newest_first_and_undated_ones_last(archive):
    found = titles(archive.articles(Selection(), Order.NEWEST, 100))

    assert sorted(found[1:3]) == MIDNIGHT
    assert found[:1] + found[3:] == [
        "A text of nobody at all",
        "Storm over Lund",
        "Harbour closes",
        "Undated ferries",
    ]


def test_articles_of_one_second_come_in_the_same_order_from_both_ends(archive):
    oldest, newest = (
        [title for title in titles(archive.articles(Selection(), order, 100)) if title in MIDNIGHT]
        for order in (Order.OLDEST, Order.NEWEST)
    )
    assert oldest == newest


@pytest.mark.parametrize("order", Order)
def test_no_more_articles_are_given_than_are_wanted_and_these_are_the_first(archive, order):
    every = archive.articles(Selection(), order, 100)

    for most in range(1, 7):
        assert archive.articles(Selection(), order, most) == every[:most]


def test_every_article_comes_oldest_first(archive):
    hits = archive.articles(Selection(), Order.OLDEST, 100)

    assert [hit.article for hit in archive.every(Selection())] == [hit.article for hit in hits]
    assert list(archive.every(Selection(ids=()))) == []


@pytest.mark.parametrize(
    ("selection", "there"),
    [
        (Selection(), True),
        (Selection(outlets=("post.test",)), True),
        (Selection(outlets=("post.test",), period=Period(None, date(2024, 3, 31))), False),
        (Selection(ids=()), False),
    ],
)
def test_whether_there_is_any_article_is_told(archive, selection, there):
    assert archive.any(selection) is there


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(outlets=("post.test",)), ["Storm over Lund", "Storm is gone"]),
        (
            Selection(excluded=("post.test", "")),
            ["Harbour closes", "Harbour opens", "Undated ferries"],
        ),
        (Selection(outlets=("post.test",), excluded=("post.test",)), []),
        (
            Selection(outlets=("post.test", "courier.test"), period=Period(date(2024, 4, 2))),
            MIDNIGHT,
        ),
        (Selection(ids=()), []),
        (Selection(outlets=("it's; none",)), []),
    ],
)
def test_a_selection_takes_outlets_in_and_leaves_outlets_out(archive, selection, expected):
    assert sorted(titles(archive.articles(selection, Order.OLDEST, 100))) == sorted(expected)


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (Period(date(2024, 4, 1), date(2024, 4, 1)), ["Storm over Lund"]),
        (Period(None, date(2024, 3, 31)), ["Harbour closes"]),
        (Period(None, date(2024, 3, 30)), []),
        (Period(date(2024, 3, 31), date(2024, 4, 1)), ["Harbour closes", "Storm over Lund"]),
        (
            Period(date(2024, 4, 2), None),
            ["A text of nobody at all", *MIDNIGHT],
        ),
    ],
)
def test_both_ends_of_a_period_belong_to_it_and_undated_articles_to_none(archive, period, expected):
    hits = archive.articles(Selection(period=period), Order.OLDEST, 100)

    assert sorted(titles(hits)) == sorted(expected)


def test_a_selection_by_ids_keeps_only_these(archive):
    hits = archive.articles(Selection(), Order.OLDEST, 100)
    wanted = tuple(hit.id for hit in hits[1:3])

    assert archive.articles(Selection(ids=wanted), Order.OLDEST, 100) == hits[1:3]


@pytest.mark.parametrize("text", ["", "what is this about"])
def test_without_a_telling_word_no_article_is_a_candidate(archive, text):
    about = OnTopic(read_topic(text, archive), 0.0) if text else None
    assert archive.candidates(Selection(about), 9) == ()


# Counts


def test_a_survey_counts_articles_outlets_and_days(archive):
    hits = archive.articles(Selection(), Order.OLDEST, 100)

    survey = archive.survey(Selection())

    assert survey == Survey(
        articles=6,
        outlets=2,
        days=(
            DayCount(date(2024, 3, 31), 1),
            DayCount(date(2024, 4, 1), 1),
            DayCount(date(2024, 4, 2), 3),
        ),
        undated=1,
        first=hits[0].article,
        last=hits[4].article,
    )
    assert survey.busiest == DayCount(date(2024, 4, 2), 3)


def test_a_survey_of_nothing_counts_nothing(archive):
    assert archive.survey(Selection(ids=())) == Survey(0, 0, (), 0, None, None)


def test_a_survey_of_undated_articles_has_neither_first_nor_last(holding):
    archive = holding(by(COURIER, 1, "Undated"), by(POST, 1, "Undated too"))

    assert archive.survey(Selection()) == Survey(2, 2, (), 2, None, None)


def test_days_before_1970_are_counted_as_they_are(holding):
    archive = holding(
        by(COURIER, 1, "Old", at(1969, 12, 31, 23, 59, 59)),
        by(COURIER, 2, "Older", at(1969, 12, 31)),
        by(COURIER, 3, "Oldest", at(1851, 9, 18, 0, 0, 1)),
        by(COURIER, 4, "Epoch", at(1970, 1, 1)),
    )

    survey = archive.survey(Selection())

    assert survey.days == (
        DayCount(date(1851, 9, 18), 1),
        DayCount(date(1969, 12, 31), 2),
        DayCount(date(1970, 1, 1), 1),
    )
    before = Selection(period=Period(None, date(1969, 12, 31)))
    assert titles(archive.articles(before, Order.NEWEST, 9)) == ["Old", "Older", "Oldest"]


def test_the_last_half_second_before_1970_is_a_day_of_1969(holding):
    archive = holding(by(COURIER, 1, "Old", at(1969, 12, 31, 23, 59, 59, 500_000)))

    assert archive.survey(Selection()).days == (DayCount(date(1969, 12, 31), 1),)


def test_shares_are_the_outlets_with_their_first_article_the_earliest_outlet_first(archive):
    one, two, _, _, text, _ = archive.articles(Selection(), Order.OLDEST, 100)

    assert archive.shares(Selection(), 9) == (
        OutletShare(COURIER, 3, one.article),
        OutletShare(POST, 2, two.article),
        OutletShare(NOBODY, 1, text.article),
    )
    assert archive.shares(Selection(), 1) == (OutletShare(COURIER, 3, one.article),)


def test_shares_are_counted_within_the_selection(archive):
    since = Selection(excluded=("",), period=Period(date(2024, 4, 1)))

    assert [
        (share.outlet.name, share.articles, share.first.title) for share in archive.shares(since, 9)
    ] == [("Evening Post", 2, "Storm over Lund"), ("Courier", 1, "Harbour opens")]


def test_holdings_are_the_whole_corpus(archive):
    assert archive.holdings() == Holdings(1, 0, archive.survey(Selection()))
    assert archive.size() == 6
    assert archive.files() == {"news.md": FileState("news.md", "news.md", 1, 1)}


# One article


def test_an_article_is_found_by_its_canonical_address(archive):
    hit = archive.by_address("courier.test/2")

    assert (hit,) == archive.articles(Selection(ids=(hit.id,)), Order.OLDEST, 9)
    assert hit.article.title == "Harbour opens"


@pytest.mark.parametrize("key", ["courier.test/9", "", "courier.test/2/"])
def test_no_article_is_at_an_address_that_is_not_in_the_corpus(archive, key):
    assert archive.by_address(key) is None


# Topics


def test_an_article_with_every_word_of_a_topic_has_its_whole_weight(archive):
    shares = found(archive, "harbour ferries")

    assert shares["Harbour closes"] == shares["Harbour opens"] == 1.0
    assert 0 < shares["Storm over Lund"] < 1
    assert set(shares) == {
        "Harbour closes",
        "Harbour opens",
        "Storm over Lund",
        "Storm is gone",
        "Undated ferries",
    }


def test_shares_of_the_words_of_a_topic_add_up_to_one(archive):
    shares = found(archive, "harbour ferries")

    assert shares["Storm over Lund"] + shares["Undated ferries"] == pytest.approx(1, abs=2e-4)


def test_articles_with_less_than_the_least_share_are_left_out(archive):
    assert set(found(archive, "harbour ferries", 1.0)) == {"Harbour closes", "Harbour opens"}


def test_a_required_word_must_be_there_when_the_topic_is_taken_strictly(archive):
    assert set(found(archive, "ferries Lund", strictly=True)) == {
        "Storm over Lund",
        "Storm is gone",
    }
    assert "Harbour opens" in found(archive, "ferries Lund", strictly=False)


def test_a_topic_without_a_telling_word_finds_nothing(archive):
    assert found(archive, "what is this about") == {}
    assert found(archive, "") == {}


def test_a_topic_that_the_corpus_lacks_finds_nothing(archive):
    assert found(archive, "zeppelins") == {}
