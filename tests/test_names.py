"""Who is meant by a name: the outlets of an archive by name, part of a name, typo, domain."""

import pytest
from archives import a_document, a_store, by, take_in

from bot.news.article import Outlet, unknown
from bot.news.names import ArchiveNames
from bot.news.outlets import Directory, KnownOutlet

HERALD = Outlet("elleryherald.test", "The Ellery Herald", "elleryherald.test")
WIRE = Outlet("northseawire.test", "Northsea Wire", "northseawire.test")
COASTLINE = Outlet("coastline.test", "Coastline", "coastline.test")
COASTAL = Outlet("coastal.test", "Coastal Times", "coastal.test")
ABSENT = Outlet("absent.test", "Absent Weekly", "absent.test")
DIRECTORY = Directory([KnownOutlet("Absent Weekly", ("absent.test",), ("AbWe",))])


@pytest.fixture(scope="module")
def names(tmp_path_factory):
    articles = [by(one, 1, f"News of {one.name}") for one in (HERALD, WIRE, COASTLINE, COASTAL)]
    articles.append(by(HERALD, 2, "More news"))
    store = a_store(tmp_path_factory.mktemp("archive"))
    with take_in(store, a_document("a.md", *articles), directory=DIRECTORY).open() as archive:
        yield ArchiveNames(archive)


@pytest.mark.parametrize(
    ("squashed", "outlet"),
    [
        ("theelleryherald", HERALD),
        ("elleryherald", HERALD),
        ("elleryheraldtest", HERALD),
        ("abwe", ABSENT),
        ("ellery", None),
        ("", None),
    ],
)
def test_an_outlet_is_known_by_exactly_its_names(names, squashed, outlet):
    assert names.exactly(squashed) == outlet


@pytest.mark.parametrize(
    ("squashed", "begins"),
    [
        ("e", True),
        ("elleryher", True),
        ("elleryherald", True),
        ("elleryherold", False),
        ("zzz", False),
        ("absentw", True),
        ("", True),
    ],
)
def test_a_name_may_be_told_to_begin_so(names, squashed, begins):
    assert names.begins(squashed) is begins


def test_nothing_begins_so_where_there_are_no_outlets(holding):
    assert not ArchiveNames(holding()).begins("")


@pytest.mark.parametrize(
    ("squashed", "outlet"),
    [
        ("elleryhreald", HERALD),
        ("elleryherald", HERALD),
        ("northseawier", WIRE),
        ("coastlime", COASTLINE),
        ("toastline", None),
        ("abe", None),
        ("", None),
        ("zeppelin", None),
    ],
)
def test_a_misspelled_name_is_the_nearest_with_its_first_letter(names, squashed, outlet):
    assert names.nearly(squashed) == outlet


@pytest.mark.parametrize(
    ("word", "outlet"),
    [
        ("ellery", HERALD),
        ("herald", HERALD),
        ("northsea", WIRE),
        ("times", None),
        ("the", None),
        ("absent", None),
        ("elle", None),
    ],
)
def test_an_outlet_with_articles_is_known_by_a_telling_word_of_its_name(names, word, outlet):
    assert names.partly(word) == outlet


def test_a_word_of_two_names_is_neither(holding):
    archive = holding(
        by(HERALD, 1, "News"), by(Outlet("e.test", "Ellery Post", "e.test"), 1, "Others")
    )
    names = ArchiveNames(archive)
    assert (names.partly("ellery"), names.partly("herald")) == (None, HERALD)


@pytest.mark.parametrize(
    ("squashed", "outlet"),
    [
        ("nor", WIRE),
        ("no", None),
        ("coast", None),
        ("coastl", COASTLINE),
        ("absent", None),
        ("northseawire", WIRE),
    ],
)
def test_one_outlet_with_articles_may_be_begun(names, squashed, outlet):
    assert names.begun(squashed) == outlet


def test_an_outlet_is_present_where_it_has_an_article(names):
    assert (names.present(HERALD), names.present(ABSENT)) == (True, False)


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("The Ellery Herald", HERALD),
        ("  ELLERY-herald ", HERALD),
        ("https://www.elleryherald.test/news/1", HERALD),
        ("Northsea", WIRE),
        ("Nortsea Wire", WIRE),
        ("AbWe", ABSENT),
        ("Absent Weekl", ABSENT),
        ("Nowhere Gazette", unknown("Nowhere Gazette")),
        ("https://nowhere.test/1", unknown("https://nowhere.test/1")),
        ("El", unknown("El")),
    ],
)
def test_what_somebody_gives_as_an_outlet_is_the_likeliest_one(names, name, outlet):
    assert names.meant(name) == outlet


def test_a_very_long_name_is_kept_in_short(names):
    assert len(names.meant("Gazette " * 600).name) <= 60


def test_what_is_only_short_for_an_absent_outlet_is_one_that_is_here_with_that_word(tmp_path):
    short = KnownOutlet("Norrey Dispatch", ("thedispatch.test",), ("TND",))
    known = Directory([short, KnownOutlet("The Courier", ("thecourier.test",))])
    here = Outlet("pellworthdispatch.test", "Pellworth Dispatch", "pellworthdispatch.test")
    courier = Outlet("quaycourier.test", "Quay Courier", "quaycourier.test")
    articles = [by(here, 1, "News"), by(courier, 1, "More news")]
    with take_in(a_store(tmp_path), a_document("a.md", *articles), directory=known).open() as found:
        names = ArchiveNames(found)
        assert names.exactly("thedispatch") == here
        assert names.exactly("tnd").name == names.exactly("thedispatchtest").name == short.name
        assert names.exactly("thecourier").name == "The Courier"
