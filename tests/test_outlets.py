import pytest
from makers import an_outlet

from bot.news.article import NOBODY, Outlet
from bot.news.outlets import (
    Alias,
    AliasKind,
    Directory,
    KnownOutlet,
    aliases,
    display_name,
    initials,
    without_the,
)

GAZETTE = KnownOutlet("The Harbour Gazette", ("gazette.example", "hg.example"), ("HaGa",))
COURIER = KnownOutlet("Courier", ("courier.example",), ("Haga", "Gazette"))
DIRECTORY = Directory([GAZETTE, COURIER])


def found(domain: str, name: str) -> Outlet:
    return Outlet(domain, name, domain)


def stem(domain: str) -> str:
    return domain.rpartition(".")[0]


@pytest.mark.parametrize(
    ("domain", "outlet"),
    [
        ("gazette.example", GAZETTE),
        ("hg.example", GAZETTE),
        ("news.sea.gazette.example", GAZETTE),
        ("courier.example", COURIER),
        ("mygazette.example", None),
        ("example", None),
        ("", None),
    ],
)
def test_an_outlet_is_known_by_its_domains_and_what_is_under_them(domain, outlet):
    assert DIRECTORY.by_domain(domain) == outlet


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("The Harbour Gazette", GAZETTE),
        ("harbour-gazette", GAZETTE),
        ("HAGA", GAZETTE),
        ("courier", COURIER),
        ("gazette", COURIER),
        ("Harbour", None),
        ("", None),
    ],
)
def test_an_outlet_is_known_by_its_name_and_aliases(name, outlet):
    assert DIRECTORY.by_name(name) == outlet


def test_a_later_outlet_takes_no_domain_from_an_earlier_one():
    later = KnownOutlet("Later", ("gazette.example",))
    assert Directory([GAZETTE, later]).by_domain("gazette.example") == GAZETTE


def test_a_directory_keeps_its_outlets_in_order():
    assert Directory(iter([COURIER, GAZETTE])).known == (COURIER, GAZETTE)


@pytest.mark.parametrize(
    ("name", "domain", "host", "outlet"),
    [
        ("HG", "www.HG.example ", None, found("gazette.example", "The Harbour Gazette")),
        ("HaGa", "sea.gazette.example", None, found("gazette.example", "The Harbour Gazette")),
        ("", "sea.gazette.example", None, found("gazette.example", "The Harbour Gazette")),
        ("Sea Life", "sea.gazette.example", None, found("sea.gazette.example", "Sea Life")),
        ("HaGa", "", None, found("gazette.example", "The Harbour Gazette")),
        ("HaGa", "", "courier.example", found("gazette.example", "The Harbour Gazette")),
        ("Unheard", "", "sea.courier.example", found("courier.example", "Courier")),
        ("Unheard", " ", "unheard.example", found("unheard.example", "Unheard")),
        ("Courier", "unheard.example", "courier.example", found("unheard.example", "Courier")),
        ("sea", "seanews.example", None, found("seanews.example", "seanews.example")),
        ("", "", "unheard.example", found("unheard.example", "unheard.example")),
        (" The Unheard ", "", None, Outlet("theunheard", "The Unheard")),
        ("…", "", None, NOBODY),
        ("", "", None, NOBODY),
    ],
)
def test_a_sighting_names_its_outlet_by_domain_else_by_name_else_by_link(
    name, domain, host, outlet
):
    assert DIRECTORY.identify(name, domain, host) == outlet


@pytest.mark.parametrize(
    ("name", "domain", "shown"),
    [
        ("Harbour Gazette", "gazette.example", "Harbour Gazette"),
        (" Gazette ", "gazette.example", "Gazette"),
        ("tech", "techquay.example", "techquay.example"),
        ("Tech", "techquay.example", "Tech"),
        ("sea-tech", "sea-tech.example", "sea-tech"),
        ("sea tech", "sea-technews.example", "sea-technews.example"),
        ("gazette.example", "gazette.example", "gazette.example"),
        ("gazette", "gazette.example", "gazette"),
        ("ferry news", "gazette.example", "ferry news"),
        ("", "gazette.example", "gazette.example"),
    ],
)
def test_a_fragment_of_the_domain_is_no_name_to_show(name, domain, shown):
    assert display_name(name, domain) == shown


def test_the_aliases_of_an_outlet_are_all_its_names_each_once():
    outlet = an_outlet("The Sea and Harbour Gazette", "seagazette.example")
    assert aliases(outlet, ["SeaGaz", "sea-gaz", "hg.example"], stem) == (
        Alias("The Sea and Harbour Gazette", "theseaandharbourgazette", AliasKind.NAME),
        Alias("SeaGaz", "seagaz", AliasKind.CONFIGURED),
        Alias("hg.example", "hgexample", AliasKind.CONFIGURED),
        Alias("seagazette.example", "seagazetteexample", AliasKind.DOMAIN),
        Alias("seagazette", "seagazette", AliasKind.STEM),
        Alias("Sea and Harbour Gazette", "seaandharbourgazette", AliasKind.SHORT_NAME),
        Alias("SaHG", "sahg", AliasKind.INITIALS),
        Alias("SHG", "shg", AliasKind.INITIALS),
    )


def test_an_alias_that_comes_from_two_places_is_of_the_stronger_kind():
    outlet = an_outlet("The Gazette", "gazette.example")
    assert aliases(outlet, [], stem) == (
        Alias("The Gazette", "thegazette", AliasKind.NAME),
        Alias("gazette.example", "gazetteexample", AliasKind.DOMAIN),
        Alias("Gazette", "gazette", AliasKind.SHORT_NAME),
    )


def test_an_outlet_without_a_domain_is_called_by_its_name_and_what_has_letters():
    assert aliases(an_outlet("Courier", None), ["…", "Cou"], stem) == (
        Alias("Courier", "courier", AliasKind.NAME),
        Alias("Cou", "cou", AliasKind.CONFIGURED),
    )


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("The Gazette", "Gazette"),
        ("the gazette", "gazette"),
        ("Theatre News", "Theatre News"),
        ("The", "The"),
    ],
)
def test_a_leading_the_is_left_out(name, short):
    assert without_the(name) == short


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Harbour Gazette", ()),
        ("The Harbour Gazette", ()),
        ("Sea Harbour Gazette", ("SHG",)),
        ("Sea & Harbour Gazette", ("SHG",)),
        ("Gazette of the Sea", ("GotS",)),
        ("Journal of Ships and Seas", ("JoSaS", "JSS")),
        ("… & …", ()),
    ],
)
def test_a_name_of_three_words_has_initials(name, letters):
    assert initials(name) == letters


def test_a_domain_where_a_name_should_be_is_the_outlet_of_that_domain():
    assert DIRECTORY.identify("HG.example", "", None) == found(
        "gazette.example", "The Harbour Gazette"
    )
    assert DIRECTORY.identify("tide.example", "", None).domain == "tide.example"
    assert DIRECTORY.identify("Tide. Example", "", None).domain is None
