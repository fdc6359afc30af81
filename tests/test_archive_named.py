"""Records without an address: told by outlet, title and time, or the one article that has one."""

import tempfile
from pathlib import Path

import pytest
from archive_records import Growing
from archives import articles
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

TITLE = "Harbour of Lund reopens after the storm"


def a_record(ident, page=None, title=TITLE, day="2024-05-06", time="T10:00:00Z", **fields):
    """What the Courier has, at an address where it has a page."""
    url = {"url": f"https://courier.test/{page}"} if page else {}
    outlet = {"publisher": "Courier", "domain": "courier.test"}
    return {"id": ident, "title": title, "published": day + time, **url, **outlet, **fields}


NAMED = a_record("named")
LATER = a_record("later", time="T17:30:00Z")
ONE, OTHER = a_record("one", 1), a_record("other", 2)
POOL = {
    "named": NAMED,
    "named, with more": a_record("more", excerpt="Ferries sail again."),
    "named, later": LATER,
    "named, on no exact time": a_record("day", time=""),
    "named, on another day": a_record("tuesday", day="2024-05-07"),
    "named, of another outlet": a_record("post", publisher="Post", domain="post.test"),
    "named, but for case": a_record("case", title=TITLE.upper() + "!"),
    "at an address": ONE,
    "at another address": OTHER,
    "at an address, on another day": a_record("tuesday at", 3, day="2024-05-07"),
    "at an address, of another title": a_record("retitled", 1, "Ferries of Lund sail again"),
    "at an address, on no day": a_record("undated", 1, day="", time=""),
    "at two addresses": a_record("both", 1, link="https://courier.test/2"),
    "of no outlet": a_record("nobody", publisher="", domain="", body="The harbour was closed."),
    "of no day": a_record("undated named", day="", time=""),
}
FILES = ("a.jsonl", "b.jsonl", "c.jsonl")

steps = st.fixed_dictionaries(
    {},
    optional={
        name: st.one_of(st.none(), st.lists(st.sampled_from(list(POOL)), max_size=4, unique=True))
        for name in FILES
    },
)


def put(growing, step):
    for name, keys in step.items():
        growing.put(name, None if keys is None else [POOL[key] for key in keys])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(steps, min_size=2, max_size=4))
def test_records_without_an_address_are_placed_the_same_whatever_the_order_and_history(history):
    with tempfile.TemporaryDirectory() as name:
        growing = Growing(Path(name))
        for step in history:
            put(growing, step)
            grown, fresh = growing.both("harbour storm")
            assert grown == fresh
            assert grown["dangling"] == []


def found(growing):
    """The ids of each article."""
    return sorted(article.ids for article in articles(growing.settings))


@pytest.fixture
def growing(tmp_path):
    return Growing(tmp_path)


def in_turn(growing, *records):
    """Each record in a file of its own, taken in one after the other."""
    for number, record in enumerate(records):
        growing.put(f"{number}.jsonl", [record])
        articles(growing.settings)


@pytest.mark.parametrize("at_once", [True, False])
def test_a_record_without_an_address_is_told_by_outlet_title_and_time(growing, at_once):
    two = (NAMED, POOL["named, with more"])
    if at_once:
        growing.put("a.jsonl", two)
    else:
        in_turn(growing, *two)

    (article,) = articles(growing.settings)
    told = "2024-05-06T10:00:00+00:00/harbour-of-lund-reopens-after-the-storm"
    assert article.key == f"~courier.test/{told}"
    assert (article.ids, article.excerpt, article.url) == (
        ("named", "more"),
        "Ferries sail again.",
        None,
    )


@pytest.mark.parametrize(
    "other", ["named, later", "named, on another day", "named, of another outlet"]
)
def test_two_records_without_an_address_that_differ_in_any_of_it_are_two_articles(growing, other):
    growing.put("a.jsonl", [NAMED, POOL[other]])

    assert len(articles(growing.settings)) == 2


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (2, 1, 0), (2, 0, 1)])
def test_it_is_the_one_article_of_its_outlet_title_and_day_that_has_an_address(growing, order):
    in_turn(growing, *([NAMED, LATER, ONE][place] for place in order))

    (article,) = articles(growing.settings)
    assert (article.key, set(article.ids)) == ("courier.test/1", {"named", "later", "one"})


@pytest.mark.parametrize(
    "order", [(0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 1, 0), (2, 0, 1)]
)
def test_where_two_articles_may_be_meant_it_stays_one_of_its_own(growing, order):
    in_turn(growing, *([NAMED, ONE, OTHER][place] for place in order))

    assert found(growing) == [("named",), ("one",), ("other",)]


def test_a_doubt_that_goes_is_none_any_more_and_one_that_comes_is_one(growing):
    in_turn(growing, NAMED, ONE, OTHER)
    growing.put("2.jsonl", None)
    alone = found(growing)
    growing.put("2.jsonl", [OTHER])

    assert alone == [("named", "one")]
    assert found(growing) == [("named",), ("one",), ("other",)]


@pytest.mark.parametrize("at_once", [True, False])
def test_it_stands_alone_again_when_the_article_with_an_address_goes(growing, at_once):
    if at_once:
        growing.put("0.jsonl", [NAMED])
        growing.put("1.jsonl", [ONE])
    else:
        in_turn(growing, NAMED, ONE)
    together = found(growing)
    growing.put("1.jsonl", None)

    assert (together, found(growing)) == ([("named", "one")], [("named",)])


def test_it_stands_alone_again_when_the_article_with_an_address_gets_another_title(growing):
    in_turn(growing, NAMED, ONE)
    growing.put("1.jsonl", [POOL["at an address, of another title"]])

    assert found(growing) == [("named",), ("retitled",)]


def test_a_record_without_a_day_or_an_outlet_is_nobodys(growing):
    growing.put("a.jsonl", [ONE, POOL["at an address, on another day"], POOL["of no outlet"]])

    assert len(articles(growing.settings)) == 3
