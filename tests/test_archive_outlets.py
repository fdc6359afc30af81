import pytest
from archives import COURIER, POST, a_text, by

from bot.archive.outlets import domain_stem
from bot.news.article import Outlet
from bot.news.outlets import Directory, KnownOutlet


def test_an_outlet_is_found_by_name_domain_stem_and_alias(holding):
    directory = Directory([KnownOutlet("The Lund Evening Star", ("star.co.uk",), ("Stella",))])
    archive = holding(by(COURIER, 1, "Harbour"), directory=directory)
    star = Outlet("star.co.uk", "The Lund Evening Star", "star.co.uk")
    names = ("thelundeveningstar", "lundeveningstar", "starcouk", "star", "stella", "les")

    assert [archive.outlets_named(name) for name in names] == [(star,)] * 6
    assert archive.outlets_named("courier") == (COURIER,)
    assert archive.outlets_named("nobody") == ()
    assert archive.outlets_named("") == ()


def test_who_has_articles_here_comes_first_then_names_aliases_and_what_is_derived(holding):
    directory = Directory(
        [
            KnownOutlet("Lund Daily Star", ("daily.test",)),
            KnownOutlet("Something", ("lds.test",)),
            KnownOutlet("Other", ("other.test",), ("LDS",)),
            KnownOutlet("LDS", ("named.test",)),
        ]
    )
    archive = holding(
        by(Outlet("daily.test", "Lund Daily Star", "daily.test"), 1, "Harbour"),
        by(Outlet("daily.test", "Lund Daily Star", "daily.test"), 2, "Storm"),
        directory=directory,
    )

    assert [outlet.key for outlet in archive.outlets_named("lds")] == [
        "daily.test",
        "named.test",
        "other.test",
        "lds.test",
    ]


def test_of_outlets_with_one_name_the_bigger_is_likelier_and_then_the_first_key(holding):
    def star(domain, *pages):
        return [by(Outlet(domain, "Star", domain), page, f"{domain} {page}") for page in pages]

    archive = holding(*star("star.test", 1), *star("astra.test", 1), *star("big.test", 1, 2))

    assert [outlet.key for outlet in archive.outlets_named("star")] == [
        "big.test",
        "astra.test",
        "star.test",
    ]


def test_names_are_listed_with_those_of_outlets_that_have_articles_first(holding):
    directory = Directory([KnownOutlet("Astra", ("astra.test",))])
    archive = holding(by(POST, 1, "Harbour"), directory=directory)
    astra = Outlet("astra.test", "Astra", "astra.test")

    assert archive.outlet_names() == [
        ("eveningpost", POST),
        ("posttest", POST),
        ("post", POST),
        ("astra", astra),
        ("astratest", astra),
    ]


def test_outlets_with_articles_whose_names_begin_so_come_the_biggest_first(holding):
    directory = Directory([KnownOutlet("Postman", ("postman.test",))])
    poste = Outlet("poste.test", "Poste", "poste.test")
    archive = holding(
        by(POST, 1, "Harbour"),
        by(poste, 1, "Storm"),
        by(poste, 2, "Gale"),
        by(COURIER, 1, "Train"),
        directory=directory,
    )

    assert archive.outlets_beginning("post", 9) == (poste, POST)
    assert archive.outlets_beginning("post", 1) == (poste,)
    assert archive.outlets_beginning("", 9) == (poste, COURIER, POST)
    assert archive.outlets_beginning("postman", 9) == ()


def test_an_outlet_without_a_domain_goes_by_its_name(holding):
    archive = holding(a_text("Harbour of Lund reopened today", "Body.", outlet="Lund Radio"))

    assert archive.outlets_named("lundradio") == (Outlet("lundradio", "Lund Radio"),)


@pytest.mark.parametrize(
    ("domain", "expected"),
    [
        ("telegraph.co.uk", "telegraph"),
        ("news.courier.test", "news.courier.test"),
        ("post.com", "post"),
        ("co.uk", "co.uk"),
        ("localhost", "localhost"),
    ],
)
def test_the_stem_of_a_domain_stands_before_its_public_suffix(domain, expected):
    assert domain_stem(domain) == expected
