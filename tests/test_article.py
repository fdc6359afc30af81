from itertools import permutations

import pytest
from makers import a_sighting, an_article, an_outlet, at, on

from bot.news.article import NOBODY, Article, Image, Place, Role, best_address, merge, unknown
from bot.news.dates import UNKNOWN

PLAIN = "https://gazette.example/ferry"
OTHERS = ("a.example/2", "a.example/1")
AMP = "https://gazette.example/ferry/amp/"


def merged(*sightings) -> Article:
    return merge("key", an_outlet(), [(f"{n}.md", one) for n, one in enumerate(sightings)])


def test_the_keys_of_a_sighting_are_sorted_without_repeats_and_without_what_is_no_address():
    sighting = a_sighting(addresses=(AMP, "none", "http://a.example/3?via=c", PLAIN, *OTHERS))
    assert sighting.keys == ("a.example/1", "a.example/2", "a.example/3", "gazette.example/ferry")


def test_an_outlet_is_known_unless_it_is_only_a_name():
    assert (an_outlet().known, NOBODY.known, unknown("The Nowhere Post").known) == (
        True,
        True,
        False,
    )


def test_a_name_that_nothing_is_known_of_is_shown_as_it_was_given():
    assert (unknown("Nowhere Post").name, unknown("Nowhere Post").domain) == ("Nowhere Post", None)


def test_the_text_of_an_article_is_a_paragraph_for_each_part_that_it_has():
    assert (
        an_article(title="Ferry", excerpt="It ran aground.", body="Off the pier.").text,
        an_article(title="Ferry", body="Off the pier.").text,
    ) == ("Ferry\nIt ran aground.\nOff the pier.", "Ferry\nOff the pier.")


def test_an_article_names_each_of_its_documents_once_and_in_order():
    places = (
        Place("b.md", Role.MAIN, 1),
        Place("a.md", Role.RELATED, 9),
        Place("b.md", Role.TEXT, 4),
    )
    assert an_article(places=places).documents == ("b.md", "a.md")


def test_the_best_field_of_each_sighting_survives_in_any_order():
    main = a_sighting(
        line=2,
        title="Ferry runs aground off Orsk",
        excerpt="Short.",
        published=on("2031-05-02"),
        addresses=(AMP,),
        category="news",
        quality=40,
        heat=-1,
        on_site=False,
        topics=("Sea", "Ships"),
        images=(Image("https://gazette.example/a.jpg", 640, 480),),
    )
    related = a_sighting(
        role=Role.RELATED,
        line=30,
        title="Ferry aground",
        excerpt="A longer excerpt.",
        published=at("2031-05-02 10:30"),
        addresses=(PLAIN, AMP),
        category="world",
        kind="article",
        quality=60,
        on_site=True,
        topics=("Ships", "Orsk"),
        images=(Image("https://gazette.example/b.jpg"),),
    )
    text = a_sighting(
        role=Role.TEXT,
        line=1,
        title="Ferry runs aground off Orsk: report",
        body="The whole text.",
        published=at("2031-05-02 09:00"),
        quality=50,
    )
    documents = [("a.md", related), ("b.md", main), ("c.txt", text)]
    expected = Article(
        key="key",
        title="Ferry runs aground off Orsk",
        outlet=an_outlet(),
        published=at("2031-05-02 09:00"),
        excerpt="A longer excerpt.",
        body="The whole text.",
        url=PLAIN,
        addresses=(AMP, PLAIN),
        category="news",
        kind="article",
        quality=60,
        heat=-1,
        on_site=True,
        topics=("Sea", "Ships", "Orsk"),
        images=(
            Image("https://gazette.example/a.jpg", 640, 480),
            Image("https://gazette.example/b.jpg"),
        ),
        places=(
            Place("b.md", Role.MAIN, 2),
            Place("a.md", Role.RELATED, 30),
            Place("c.txt", Role.TEXT, 1),
        ),
    )
    assert [merge("key", an_outlet(), order) for order in permutations(documents)] == [expected] * 6


def test_sightings_in_one_role_are_ordered_by_document_then_by_line():
    first = a_sighting(line=9, title="First")
    second = a_sighting(line=3, title="Second")
    third = a_sighting(line=7, title="Third")
    article = merge("key", an_outlet(), [("b.md", third), ("b.md", second), ("a.md", first)])
    assert (article.title, article.places) == (
        "First",
        (Place("a.md", Role.MAIN, 9), Place("b.md", Role.MAIN, 3), Place("b.md", Role.MAIN, 7)),
    )


def test_clean_text_wins_over_longer_text_that_had_to_be_repaired():
    broken = a_sighting(
        title="Ferry - aground", excerpt="A long excerpt.", body="Long body.", repaired=True
    )
    clean = a_sighting(
        role=Role.TEXT, title="Ferry — aground", excerpt="An excerpt.", body="A body."
    )
    article = merged(broken, clean)
    assert (article.title, article.excerpt, article.body) == (
        "Ferry — aground",
        "An excerpt.",
        "A body.",
    )


def test_repaired_text_is_better_than_none():
    article = merged(a_sighting(), a_sighting(body="Mended.", repaired=True))
    assert article.body == "Mended."


@pytest.mark.parametrize(
    ("times", "best"),
    [
        ((UNKNOWN, on("2031-05-03")), on("2031-05-03")),
        ((on("2031-05-02"), at("2031-05-03 10:30")), on("2031-05-02")),
        ((on("2031-05-03"), at("2031-05-03 10:30")), at("2031-05-03 10:30")),
        ((at("2031-05-03 10:30"), at("2031-05-02 10:30")), at("2031-05-02 10:30")),
        ((on("2031-05-03"), on("2031-05-02")), on("2031-05-02")),
        ((UNKNOWN, UNKNOWN), UNKNOWN),
    ],
)
def test_the_earlier_day_wins_and_on_one_day_the_exact_time(times, best):
    assert merged(*(a_sighting(published=one) for one in times)).published == best


def test_what_no_sighting_says_stays_unsaid():
    assert merged(a_sighting(title="Ferry")) == Article(
        key="key", title="Ferry", outlet=an_outlet(), places=(Place("0.md", Role.MAIN, 1),)
    )


@pytest.mark.parametrize(
    ("flags", "published"),
    [
        ((None, None), None),
        ((None, False), False),
        ((False, True), True),
        ((False, False), False),
        ((True, None), True),
    ],
)
def test_an_article_is_on_the_site_where_any_sighting_says_so(flags, published):
    assert merged(*(a_sighting(on_site=flag) for flag in flags)).on_site is published


def test_a_score_of_nothing_is_a_score():
    assert merged(a_sighting(quality=0), a_sighting()).quality == 0


def test_a_picture_that_two_sightings_have_is_there_once():
    picture = Image("https://gazette.example/a.jpg", 640, 480)
    assert merged(a_sighting(images=(picture,)), a_sighting(images=(picture,))).images == (picture,)


def test_the_size_of_a_picture_survives_a_sighting_that_does_not_know_it():
    known, bare = Image("https://a.example/a.jpg", 640, 480), Image("https://a.example/a.jpg")
    articles = [
        merged(a_sighting(images=(known,)), a_sighting(images=(bare,))),
        merged(a_sighting(images=(bare,)), a_sighting(images=(known,))),
    ]
    assert [article.images for article in articles] == [(known,), (known,)]


@pytest.mark.parametrize(
    ("addresses", "best"),
    [
        ((), None),
        (("no address",), None),
        (("no address", PLAIN), PLAIN),
        ((AMP, PLAIN), PLAIN),
        ((AMP, "http://gazette.example/ferry"), "http://gazette.example/ferry"),
        (("http://gazette.example/ferry", PLAIN), PLAIN),
        (("https://www.gazette.example/ferry", PLAIN), PLAIN),
        (("https://gazette.example/b", "https://gazette.example/a"), "https://gazette.example/a"),
        (("https://gazette.example/aa", "https://gazette.example/b"), "https://gazette.example/b"),
        ((PLAIN + "?via=a&utm_source=b",), PLAIN),
        ((AMP,), AMP),
    ],
)
def test_the_best_address_is_the_outlets_own_then_secure_then_short(addresses, best):
    assert best_address(addresses) == best
