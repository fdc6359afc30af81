import sqlite3
from datetime import UTC, date, datetime

import pytest
from archives import a_document, a_sighting, a_store, a_text, take_in

from bot.archive import index
from bot.archive.outlets import domain_stem
from bot.archive.search import EmbeddedArchive
from bot.errors import DamagedArchiveError
from bot.news.article import NOBODY, FileState, Outlet
from bot.news.coverage import DayCount, Holdings, Order, OutletShare, Selection, Survey
from bot.news.dates import UNKNOWN, Period, Precision, Published
from bot.news.outlets import Directory, KnownOutlet
from bot.news.topic import Usage, read_topic

NOBODY_KNOWN = Directory(())
COURIER = Outlet("courier.test", "Courier", "courier.test")
POST = Outlet("post.test", "Evening Post", "post.test")


def at(*moment):
    """A time, given as year, month, day and whatever else `datetime` takes."""
    return Published(datetime(*moment, tzinfo=UTC), Precision.MINUTE)


def by(outlet, page, title, published=UNKNOWN, **fields):
    return a_sighting(
        title,
        addresses=(f"https://{outlet.domain}/{page}",),
        outlet=outlet.name,
        domain=outlet.domain,
        published=published,
        **fields,
    )


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


@pytest.fixture
def holding(tmp_path):
    """Opens an archive of given sightings."""
    opened = []

    def open_with(*sightings, directory=NOBODY_KNOWN):
        folder = tmp_path / str(len(opened))
        store = take_in(a_store(folder), a_document("a.md", *sightings), directory=directory)
        opened.append(store.open())
        return opened[-1]

    yield open_with
    for one in opened:
        one.close()


def titles(hits):
    return [hit.article.title for hit in hits]


def found(archive, text, least=0.0, *, strictly=False):
    shares = archive.find(read_topic(text, archive), least, strictly=strictly)
    hits = archive.articles(Selection(ids=tuple(shares)), Order.OLDEST, 100)
    return {hit.article.title: shares[hit.id] for hit in hits}


# Articles in order


def test_articles_come_oldest_first_with_ties_by_key_and_undated_ones_last(archive):
    assert titles(archive.articles(Selection(), Order.OLDEST, 100)) == [
        "Harbour closes",
        "Storm over Lund",
        "Harbour opens",
        "Storm is gone",
        "A text of nobody at all",
        "Undated ferries",
    ]


def test_articles_come_newest_first_with_ties_by_key_and_undated_ones_last(archive):
    assert titles(archive.articles(Selection(), Order.NEWEST, 100)) == [
        "A text of nobody at all",
        "Harbour opens",
        "Storm is gone",
        "Storm over Lund",
        "Harbour closes",
        "Undated ferries",
    ]


def test_articles_can_be_asked_for_a_page_at_a_time(archive):
    pages = [titles(archive.articles(Selection(), Order.OLDEST, 2, offset)) for offset in (0, 2, 6)]

    assert pages == [["Harbour closes", "Storm over Lund"], ["Harbour opens", "Storm is gone"], []]


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
            ["Harbour opens", "Storm is gone"],
        ),
        (Selection(ids=()), []),
        (Selection(outlets=("it's; none",)), []),
    ],
)
def test_a_selection_takes_outlets_in_and_leaves_outlets_out(archive, selection, expected):
    assert titles(archive.articles(selection, Order.OLDEST, 100)) == expected


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (Period(date(2024, 4, 1), date(2024, 4, 1)), ["Storm over Lund"]),
        (Period(None, date(2024, 3, 31)), ["Harbour closes"]),
        (Period(None, date(2024, 3, 30)), []),
        (Period(date(2024, 3, 31), date(2024, 4, 1)), ["Harbour closes", "Storm over Lund"]),
        (
            Period(date(2024, 4, 2), None),
            ["Harbour opens", "Storm is gone", "A text of nobody at all"],
        ),
    ],
)
def test_both_ends_of_a_period_belong_to_it_and_undated_articles_to_none(archive, period, expected):
    assert titles(archive.articles(Selection(period=period), Order.OLDEST, 100)) == expected


def test_a_selection_by_ids_keeps_only_these(archive):
    hits = archive.articles(Selection(), Order.OLDEST, 100)
    wanted = tuple(hit.id for hit in hits[1:3])

    assert archive.articles(Selection(ids=wanted), Order.OLDEST, 100) == hits[1:3]


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

    assert hit == archive.articles(Selection(), Order.OLDEST, 1, 2)[0]
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


# Words


def test_the_words_of_the_corpus_that_begin_so_come_by_the_articles_that_have_them(archive):
    assert archive.words_beginning("o", 9) == ("of", "opens", "over")
    assert archive.words_beginning("o", 1) == ("of",)
    assert archive.words_beginning("zz", 9) == ()


def test_a_word_begins_with_itself(archive):
    assert archive.words_beginning("harbour", 9) == ("harbour",)


def test_the_vocabulary_is_by_length_and_then_by_the_articles_that_have_a_word(archive):
    assert archive.vocabulary(4, 4) == ["lund", "gone", "over", "sail", "text", "wait"]
    assert archive.vocabulary(4, 5) == [*archive.vocabulary(4, 4), "storm", "opens"]
    assert archive.vocabulary(-1, 1) == ["a"]
    assert archive.vocabulary(5, 4) == []


def test_usage_says_how_often_a_stem_is_there_and_how_it_is_written(archive):
    assert archive.usage("lund") == Usage(articles=2, named=1, lower=0)
    assert archive.usage("harbour") == Usage(articles=3, named=0, lower=1)
    assert archive.usage("zeppelin") == Usage()


def test_english_words_have_a_frequency_and_others_have_none(archive):
    assert archive.frequency("the") > archive.frequency("ferry") > 0
    assert archive.frequency("xqzw") is None


# Names of outlets


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


# Damage


@pytest.fixture
def generation(tmp_path):
    store = take_in(a_store(tmp_path), a_document("news.md", *NEWS))
    return store._current()


def overwrite(file):
    """Garbage in place, as a disk that fails leaves it: same file, same length."""
    with file.open("r+b") as stream:
        stream.write(b"\xa5" * file.stat().st_size)


QUESTIONS = {
    "articles": lambda archive: archive.articles(Selection(), Order.OLDEST, 9),
    "survey": lambda archive: archive.survey(Selection()),
    "shares": lambda archive: archive.shares(Selection(), 9),
    "holdings": lambda archive: archive.holdings(),
    "by_address": lambda archive: archive.by_address("courier.test/1"),
    "outlets_named": lambda archive: archive.outlets_named("courier"),
    "outlet_names": lambda archive: archive.outlet_names(),
    "outlets_beginning": lambda archive: archive.outlets_beginning("c", 9),
    "words_beginning": lambda archive: archive.words_beginning("h", 9),
    "vocabulary": lambda archive: archive.vocabulary(4, 5),
    "usage": lambda archive: archive.usage("harbour"),
    "frequency": lambda archive: archive.frequency("harbour"),
    "files": lambda archive: archive.files(),
    "problems": lambda archive: archive.problems(),
    "listing_problems": lambda archive: archive.listing_problems(),
}


def test_every_question_says_so_when_the_facts_are_overwritten_while_open(generation):
    silent = []
    with EmbeddedArchive(generation / "facts.sqlite", generation / "index") as archive:
        overwrite(generation / "facts.sqlite")
        for name, ask in QUESTIONS.items():
            try:
                ask(archive)
            except DamagedArchiveError:
                continue
            silent.append(name)

    assert silent == []


@pytest.mark.parametrize("searched_before", [False, True])
def test_a_search_says_so_when_the_index_is_overwritten_while_open(generation, searched_before):
    with EmbeddedArchive(generation / "facts.sqlite", generation / "index") as archive:
        topic = read_topic("harbour ferries", archive)
        if searched_before:
            archive.find(topic, 0.0, strictly=False)
        for file in (generation / "index").iterdir():
            overwrite(file)

        with pytest.raises(DamagedArchiveError):
            archive.find(topic, 0.0, strictly=False)


@pytest.mark.parametrize("data", ["{}", "no JSON", '{"key":"a","title":1,"outlet":{}}'])
def test_a_stored_article_that_is_none_is_damage(generation, data):
    facts = sqlite3.connect(generation / "facts.sqlite")
    with facts:
        facts.execute("UPDATE article SET data = ?", (data,))
    facts.close()
    with EmbeddedArchive(generation / "facts.sqlite", generation / "index") as archive:
        for name in ("articles", "shares", "by_address"):
            with pytest.raises(DamagedArchiveError):
                QUESTIONS[name](archive)


@pytest.mark.parametrize("content", [b"", b"no database, but as long as one might be" * 400])
def test_facts_that_are_no_database_are_damage_when_opened(generation, content):
    (generation / "facts.sqlite").write_bytes(content)

    with pytest.raises(DamagedArchiveError):
        EmbeddedArchive(generation / "facts.sqlite", generation / "index")


@pytest.mark.parametrize("name", ["meta.json", ".managed.json"])
def test_an_index_that_is_none_is_damage_when_opened(generation, name):
    overwrite(generation / "index" / name)

    with pytest.raises(DamagedArchiveError):
        EmbeddedArchive(generation / "facts.sqlite", generation / "index")


def test_an_index_that_lost_its_numbers_is_damage_when_searched(generation):
    (fast,) = (generation / "index").glob("*.fast")
    with fast.open("r+b") as stream:
        stream.write(bytes(8))

    with (
        EmbeddedArchive(generation / "facts.sqlite", generation / "index") as archive,
        pytest.raises(DamagedArchiveError),
    ):
        archive.find(read_topic("harbour", archive), 0.0, strictly=False)


def test_parts_that_are_not_there_are_damage_when_opened(tmp_path, generation):
    with pytest.raises(DamagedArchiveError):
        EmbeddedArchive(generation / "facts.sqlite", tmp_path / "nowhere")
    with pytest.raises(DamagedArchiveError):
        EmbeddedArchive(tmp_path / "nowhere.sqlite", generation / "index")


def test_a_closed_archive_answers_nothing(generation):
    archive = EmbeddedArchive(generation / "facts.sqlite", generation / "index")
    archive.close()

    with pytest.raises(DamagedArchiveError):
        archive.survey(Selection())


def test_what_is_no_damage_is_not_told_as_one():
    with pytest.raises(KeyboardInterrupt), index._whole():
        raise KeyboardInterrupt
