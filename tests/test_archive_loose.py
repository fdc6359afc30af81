from archive_articles import COURIER, POST, STORM, STORM_BODY, courier, post
from archives import (
    a_document,
    a_store,
    a_text,
    articles,
    contents,
    take_in,
)

from bot.news.article import NOBODY, Place, Role


def test_a_plain_text_becomes_the_body_of_the_article_that_it_is(tmp_path):
    store = take_in(
        a_store(tmp_path),
        a_document("a.txt", a_text(STORM, STORM_BODY)),
        a_document("b.md", courier(excerpt="Ferries sailed again as the harbour opened.")),
    )

    (article,) = articles(store)

    assert (article.key, article.body) == ("courier.test/storm", STORM_BODY)
    assert article.places == (Place("b.md", Role.MAIN, 2), Place("a.txt", Role.TEXT, 1))


def test_front_matter_without_an_address_is_recognised_as_well(tmp_path):
    store = take_in(
        a_store(tmp_path),
        a_document("a.md", courier(url="", body=STORM_BODY, category="sea")),
        a_document("b.md", courier(excerpt="Ferries sailed again as the harbour opened.")),
    )

    (article,) = articles(store)

    assert (article.key, article.body, article.category) == (
        "courier.test/storm",
        STORM_BODY,
        "sea",
    )


def test_a_text_that_may_be_of_two_outlets_stays_its_own_article(tmp_path):
    store = take_in(
        a_store(tmp_path),
        a_document("a.md", courier(excerpt="Ferries sailed again.")),
        a_document("b.md", post(excerpt="Ferries sailed again.")),
        a_document("c.txt", a_text(STORM, STORM_BODY)),
    )

    assert {one.outlet: one.body for one in articles(store)} == {
        COURIER: "",
        NOBODY: STORM_BODY,
        POST: "",
    }


def test_of_two_outlets_the_one_that_the_text_names_has_published_it(tmp_path):
    body = STORM_BODY + "\nThe Courier asked the harbour master."
    store = take_in(
        a_store(tmp_path),
        a_document("a.md", courier(excerpt="Ferries sailed again.")),
        a_document("b.md", post(excerpt="Ferries sailed again.")),
        a_document("c.txt", a_text(STORM, body)),
    )

    assert {one.outlet: one.body for one in articles(store)} == {COURIER: body, POST: ""}


def test_a_text_that_says_other_things_stays_its_own_article(tmp_path):
    store = take_in(
        a_store(tmp_path),
        a_document("a.md", courier(excerpt="Fishermen protest against quotas and fuel prices.")),
        a_document("b.txt", a_text(STORM, STORM_BODY)),
    )

    assert {one.key: one.body for one in articles(store)} == {
        "courier.test/storm": "",
        "harbouroflundreopensafterthestormofthecentury": STORM_BODY,
    }


def test_two_texts_of_one_page_are_one_article(tmp_path):
    longer = STORM_BODY + "\nNobody was hurt."
    store = take_in(
        a_store(tmp_path),
        a_document("a.txt", a_text(STORM, STORM_BODY)),
        a_document("b.txt", a_text(STORM + "s", longer)),
    )

    (article,) = articles(store)

    assert (article.title, article.body, article.outlet) == (STORM, longer, NOBODY)
    assert article.documents == ("a.txt", "b.txt")


def test_texts_are_recognised_when_their_article_comes_later_and_are_left_when_it_goes(tmp_path):
    store = take_in(a_store(tmp_path), a_document("a.txt", a_text(STORM, STORM_BODY)))
    alone = contents(store, "harbour")

    take_in(store, a_document("b.md", courier(excerpt="Ferries sailed again.")))
    joined = [(one.key, one.body) for one in articles(store)]
    take_in(store, removed=("b.md",))

    assert joined == [("courier.test/storm", STORM_BODY)]
    assert contents(store, "harbour") == alone


def test_a_text_changes_sides_when_another_outlet_brings_the_same_title(tmp_path):
    store = take_in(
        a_store(tmp_path),
        a_document("a.md", courier(excerpt="Ferries sailed again.")),
        a_document("b.txt", a_text(STORM, STORM_BODY)),
    )

    take_in(store, a_document("c.md", post(excerpt="Ferries sailed again.")))

    assert {one.outlet: one.body for one in articles(store)} == {
        COURIER: "",
        NOBODY: STORM_BODY,
        POST: "",
    }


def test_a_title_without_any_word_is_no_reason_to_stop(tmp_path):
    store = take_in(a_store(tmp_path), a_document("a.txt", a_text("?!", STORM_BODY)))

    assert [(one.key, one.title) for one in articles(store)] == [("", "?!")]
