from datetime import UTC, datetime

import archives
import pytest
from archive_articles import COURIER, STORM, STORM_BODY, courier, post, titles
from archives import (
    a_document,
    a_sighting,
    a_store,
    a_text,
    articles,
    contents,
    take_in,
)

from bot.news.article import Article, FileState, Outlet, Place, Role
from bot.news.dates import Precision, Published
from bot.news.outlets import Directory, KnownOutlet
from bot.news.problems import Problem

# One article, once


def test_an_article_of_several_documents_is_there_once_with_the_best_of_each(tmp_path):
    moment = datetime(2024, 5, 6, 7, 30, tzinfo=UTC)
    day = datetime(2024, 5, 6, tzinfo=UTC)
    store = take_in(
        a_store(tmp_path),
        a_document("a.md", courier(published=Published(day, Precision.DAY), quality=40)),
        a_document(
            "b.md",
            a_sighting("Another", addresses=("https://post.test/other",)),
            courier(
                role=Role.RELATED,
                line=9,
                excerpt="Ferries sail.",
                published=Published(moment, Precision.MINUTE),
                topics=("Shipping",),
            ),
        ),
        a_document("c.md", courier("Harbour reopens", role=Role.RELATED, line=5)),
    )

    found = [article for article in articles(store) if article.outlet == COURIER]

    assert found == [
        Article(
            key="courier.test/storm",
            title=STORM,
            outlet=COURIER,
            published=Published(moment, Precision.MINUTE),
            excerpt="Ferries sail.",
            url="https://courier.test/storm",
            addresses=("https://courier.test/storm",),
            quality=40,
            topics=("Shipping",),
            places=(
                Place("a.md", Role.MAIN, 2),
                Place("b.md", Role.RELATED, 9),
                Place("c.md", Role.RELATED, 5),
            ),
        )
    ]


def test_amp_cached_and_tracking_addresses_are_one_article(tmp_path):
    forms = (
        "http://www.courier.test/storm/?utm_source=x",
        "https://courier.test/storm/amp",
        "https://m.courier.test/storm?amp",
        "https://courier-test.cdn.ampproject.org/c/s/courier.test/storm/amp",
        "https://courier.test/storm?via=app",
    )
    documents = [a_document(f"{n}.md", courier(url=form)) for n, form in enumerate(forms)]

    (article,) = articles(take_in(a_store(tmp_path), *documents))

    assert (article.key, article.url) == ("courier.test/storm", "https://courier.test/storm")
    assert article.addresses == forms
    assert article.documents == ("0.md", "1.md", "2.md", "3.md", "4.md")


@pytest.mark.parametrize("at_once", [True, False])
def test_a_document_with_two_addresses_joins_two_articles_to_one(tmp_path, at_once):
    both = a_sighting(STORM, addresses=("https://courier.test/storm", "https://courier.test/id/7"))
    documents = (
        a_document("a.md", courier()),
        a_document("b.md", courier(url="https://courier.test/id/7")),
        a_document("c.md", both),
    )
    store = a_store(tmp_path)

    for part in [documents] if at_once else [(document,) for document in documents]:
        take_in(store, *part)

    (article,) = articles(store)
    assert article.key == "courier.test/id/7"
    assert article.documents == ("a.md", "b.md", "c.md")


def test_what_joins_two_articles_joins_those_that_came_later_too(tmp_path):
    """The document that names both addresses stays as it is, what it was one with changes."""
    both = a_sighting("Both", addresses=("https://courier.test/storm", "https://courier.test/id/7"))
    documents = (
        a_document("a.md", courier("New", excerpt="Ferries sail.")),
        a_document("b.md", both),
        a_document("c.md", courier("Seven", url="https://courier.test/id/7")),
    )
    grown = take_in(a_store(tmp_path / "1"), a_document("a.md", courier()), documents[1])
    take_in(grown, documents[0], documents[2])

    (article,) = articles(grown)
    assert article.documents == ("a.md", "b.md", "c.md")
    assert contents(grown) == contents(take_in(a_store(tmp_path / "2"), *documents))


def test_articles_fall_apart_when_what_joined_them_goes(tmp_path):
    both = a_sighting(STORM, addresses=("https://courier.test/storm", "https://courier.test/id/7"))
    store = take_in(
        a_store(tmp_path),
        a_document("a.md", courier()),
        a_document("b.md", courier(url="https://courier.test/id/7")),
        a_document("c.md", both),
    )

    take_in(store, removed=("c.md",))

    found = {article.key: article.documents for article in articles(store)}
    assert found == {"courier.test/storm": ("a.md",), "courier.test/id/7": ("b.md",)}


def test_an_article_goes_with_its_last_document(tmp_path):
    store = take_in(a_store(tmp_path), a_document("a.md", courier()), a_document("b.md", courier()))

    take_in(store, removed=("a.md",))
    left = [article.documents for article in articles(store)]
    take_in(store, removed=("b.md", "never-there.md"))

    assert (left, articles(store)) == ([("b.md",)], ())


def test_a_changed_document_takes_the_place_of_what_it_was(tmp_path):
    store = take_in(a_store(tmp_path), a_document("a.md", courier("Old", excerpt="Older.")))

    take_in(store, a_document("a.md", courier("New")))

    (article,) = articles(store)
    assert (article.title, article.excerpt) == ("New", "")


def test_a_document_may_go_while_another_one_of_the_same_article_changes(tmp_path):
    store = take_in(
        a_store(tmp_path),
        a_document("a.md", courier()),
        a_document("b.md", courier()),
        a_document("c.md", post()),
    )

    take_in(store, a_document("b.md", courier("New")), removed=("a.md",))

    assert titles(store) == sorted([STORM, "New"])


def test_two_documents_of_one_article_may_change_at_once(tmp_path):
    store = take_in(
        a_store(tmp_path),
        a_document("a.md", courier()),
        a_document("b.md", courier()),
        a_document("c.md", post()),
    )

    take_in(store, a_document("a.md", courier("New")), a_document("b.md"))

    assert titles(store) == sorted([STORM, "New"])


def test_the_outlet_is_what_a_document_of_its_own_says_with_a_domain(tmp_path):
    url = "https://courier.test/storm"
    store = take_in(
        a_store(tmp_path),
        a_document("a.md", a_sighting(STORM, addresses=(url,), outlet="Wrong Name")),
        a_document("b.md", a_sighting(STORM, role=Role.RELATED, addresses=(url,), domain="x.test")),
        a_document("c.md", courier()),
    )

    assert [article.outlet for article in articles(store)] == [COURIER]


def test_an_outlet_is_taken_from_the_link_where_no_document_names_one(tmp_path):
    store = take_in(
        a_store(tmp_path), a_document("a.md", a_sighting(addresses=("https://m.lunds.test/1",)))
    )

    assert [article.outlet for article in articles(store)] == [
        Outlet("lunds.test", "lunds.test", "lunds.test")
    ]


# Problems, outlets, English


def test_problems_stay_with_their_document_and_go_with_it(tmp_path):
    bad = Problem("b.md", 3, "title", "is missing; set aside")
    gone = Problem("/news/dead-link.md", 0, "", "cannot be read")
    store = take_in(a_store(tmp_path), a_document("b.md", problems=[bad]), problems=(gone,))

    with store.open() as archive:
        first = archive.problems(), archive.listing_problems(), archive.holdings().problems
    take_in(store, removed=("b.md",), problems=(gone,))
    with store.open() as archive:
        second = archive.problems(), archive.listing_problems(), archive.holdings().problems

    assert first == ((gone, bad), (gone,), 2)
    assert second == ((gone,), (gone,), 1)


def test_an_outlet_of_several_names_is_called_by_the_commonest(tmp_path):
    def named(name, number):
        url = f"https://courier.test/{number}"
        return a_sighting(f"Title {number}", addresses=(url,), outlet=name, domain="courier.test")

    store = take_in(
        a_store(tmp_path),
        a_document("a.md", named("A Courier", 1), named("The Courier", 2), named("The Courier", 3)),
    )

    with store.open() as archive:
        assert archive.outlets_named("couriertest") == (
            Outlet("courier.test", "The Courier", "courier.test"),
        )
        assert archive._rows("SELECT articles FROM outlet") == [(3,)]


def test_known_outlets_are_listed_even_without_articles(tmp_path):
    directory = Directory(
        [
            KnownOutlet("The Courier", ("courier.test", "kurier.test"), ("Cour",)),
            KnownOutlet("Lund Evening Star", ("star.co.uk",)),
        ]
    )
    store = take_in(
        a_store(tmp_path),
        a_document("a.md", a_sighting(addresses=("https://amp.kurier.test/1",))),
        directory=directory,
    )

    found = contents(store)

    assert [one.outlet for one in articles(store)] == [
        Outlet("courier.test", "The Courier", "courier.test")
    ]
    assert found["outlet"] == [
        ("courier.test", "The Courier", "courier.test", 1),
        ("star.co.uk", "Lund Evening Star", "star.co.uk", 0),
    ]
    assert found["alias"] == [
        ("cour", 1, "courier.test"),
        ("courier", 3, "courier.test"),
        ("couriertest", 2, "courier.test"),
        ("kuriertest", 1, "courier.test"),
        ("les", 5, "star.co.uk"),
        ("lundeveningstar", 0, "star.co.uk"),
        ("star", 4, "star.co.uk"),
        ("starcouk", 2, "star.co.uk"),
        ("thecourier", 0, "courier.test"),
    ]


def test_two_known_outlets_with_one_domain_are_one_the_earlier(tmp_path):
    """So `Directory` says of its entries; and a full disk is no reason that could be given."""
    directory = Directory(
        [KnownOutlet("Courier", ("courier.test",)), KnownOutlet("Kurier", ("courier.test",))]
    )

    store = take_in(a_store(tmp_path), directory=directory)

    assert contents(store)["outlet"] == [("courier.test", "Courier", "courier.test", 0)]


def test_a_stem_counts_its_articles_whatever_was_compiled_before(tmp_path):
    """Neither is “can” a word of “can't” nor “Brien” one of “O'Brien”."""
    apart = a_document("a.md", courier("A", excerpt="Yesterday Mr O'Brien can't sail."))
    words = a_document("b.md", post("B", excerpt="Yesterday Mr Brien can sail."))
    at_once = take_in(a_store(tmp_path / "1"), apart, words)
    in_turn = take_in(take_in(a_store(tmp_path / "2"), apart), words)

    assert contents(in_turn)["stem"] == contents(at_once)["stem"]


def test_texts_of_one_page_are_one_article_in_whatever_order_they_came(tmp_path):
    first = a_document("a.txt", a_text(STORM, STORM_BODY))
    second = a_document("b.txt", a_text(STORM + "s", STORM_BODY))
    at_once = take_in(a_store(tmp_path / "1"), first, second)
    in_turn = take_in(take_in(a_store(tmp_path / "2"), second), first)

    assert contents(in_turn, "harbour") == contents(at_once, "harbour")


def test_folders_of_one_name_do_not_make_an_article_depend_on_what_came_first(tmp_path):
    """Two corpus folders may both be called `news`; documents are shown by the same name then."""
    one = a_document("news/x.md", courier("One of them", excerpt="Long."))
    state = FileState("/other/news/x.md", "news/x.md", 1, 1)
    other = archives.Document(state, (courier("The other", excerpt="Same."),))
    at_once = take_in(a_store(tmp_path / "1"), one, other)
    in_turn = take_in(take_in(a_store(tmp_path / "2"), other), one)

    assert articles(in_turn) == articles(at_once)
