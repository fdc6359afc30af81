import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import archives
import pytest
from archives import (
    a_corpus,
    a_document,
    a_sighting,
    a_store,
    a_text,
    articles,
    contents,
    front_matter,
    take_in,
    write,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.app import open_archive
from bot.archive.store import Store
from bot.config import Settings
from bot.news.article import NOBODY, Article, FileState, Outlet, Place, Role
from bot.news.dates import Precision, Published
from bot.news.outlets import Directory, KnownOutlet
from bot.news.problems import Problem

STORM = "Harbour of Lund reopens after the storm of the century"
STORM_BODY = "Ferries sailed again on Monday.\nThe harbour had been closed for three days."
COURIER = Outlet("courier.test", "Courier", "courier.test")
POST = Outlet("post.test", "Post", "post.test")


def courier(title=STORM, url="https://courier.test/storm", **fields):
    return a_sighting(
        title, addresses=(url,) if url else (), outlet="Courier", domain="courier.test", **fields
    )


def post(title=STORM, url="https://post.test/storm", **fields):
    return a_sighting(
        title, addresses=(url,) if url else (), outlet="Post", domain="post.test", **fields
    )


def titles(store):
    return sorted(article.title for article in articles(store))


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


# Texts without an address


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

    assert [(one.outlet, one.body) for one in articles(store)] == [
        (COURIER, ""),
        (NOBODY, STORM_BODY),
        (POST, ""),
    ]


def test_of_two_outlets_the_one_that_the_text_names_has_published_it(tmp_path):
    body = STORM_BODY + "\nThe Courier asked the harbour master."
    store = take_in(
        a_store(tmp_path),
        a_document("a.md", courier(excerpt="Ferries sailed again.")),
        a_document("b.md", post(excerpt="Ferries sailed again.")),
        a_document("c.txt", a_text(STORM, body)),
    )

    assert [(one.outlet, one.body) for one in articles(store)] == [(COURIER, body), (POST, "")]


def test_a_text_that_says_other_things_stays_its_own_article(tmp_path):
    store = take_in(
        a_store(tmp_path),
        a_document("a.md", courier(excerpt="Fishermen protest against quotas and fuel prices.")),
        a_document("b.txt", a_text(STORM, STORM_BODY)),
    )

    assert [(one.key, one.body) for one in articles(store)] == [
        ("courier.test/storm", ""),
        ("harbouroflundreopensafterthestormofthecentury", STORM_BODY),
    ]


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

    assert [(one.outlet, one.body) for one in articles(store)] == [
        (COURIER, ""),
        (NOBODY, STORM_BODY),
        (POST, ""),
    ]


def test_a_title_without_any_word_is_no_reason_to_stop(tmp_path):
    store = take_in(a_store(tmp_path), a_document("a.txt", a_text("?!", STORM_BODY)))

    assert [(one.key, one.title) for one in articles(store)] == [("", "?!")]


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


# Order and history do not matter

BRIEN = "On Monday Mr O'Brien couldn't sail. The U.S. harbour reopened."
POOL = {
    "one/news/a.md": (
        front_matter(STORM, "https://courier.test/storm", excerpt="Ferries sailed again."),
        front_matter(STORM, "https://courier.test/storm?amp", "https://courier.test/7", body=BRIEN),
        front_matter("Short", "https://post.test/short", provider={"name": "Post"}),
        "---\ntitle: [broken\n---\n",
    ),
    "one/news/b.md": (
        front_matter(
            "Fishermen of Lund protest against quotas",
            "https://post.test/fish",
            provider={"name": "Post", "domain": "post.test"},
            publishedDateTime="2024-05-06T07:30:00Z",
            related=[
                {"title": STORM, "webUrl": "https://courier.test/7", "excerpt": "Brien can sail."},
                {"title": "Short", "webUrl": "https://m.post.test/short"},
            ],
        ),
        front_matter(STORM, "https://courier.test/7", provider={"domain": "courier.test"}),
    ),
    "two/news/a.md": (
        front_matter(f"{STORM}s", "https://courier.test/storm", excerpt="Mr Brien was told."),
        front_matter(STORM, "https://post.test/storm", excerpt="Ferries sailed again on Monday."),
        front_matter(STORM, body=STORM_BODY, provider={"name": "Courier"}),
    ),
    "two/news/c.txt": (f"{STORM}\n\n{STORM_BODY}\n", f"{STORM}s\n\n{STORM_BODY} {BRIEN}\n", ""),
    "one/news/d.txt": (
        f"{STORM}s\n\nThe harbour had been closed. Ferries sailed again on Monday. Post.\n",
        f"{STORM}\n\nNothing of it is alike: quotas, fuel, fishermen, protest.\n",
    ),
}
TOPICS = ("harbour storm", "Brien can sail", "fishermen protest", "O'Brien couldn't", "short news")

changes = st.fixed_dictionaries(
    {},
    optional={name: st.sampled_from([None, *texts]) for name, texts in POOL.items()},
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(history=st.lists(changes, min_size=1, max_size=4))
def test_an_archive_is_the_same_whatever_order_and_history_made_it(history):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        roots = (folder / "one" / "news", folder / "two" / "news")
        for root in roots:
            root.mkdir(parents=True)
        grown = Settings(roots, folder / "grown", None)
        a_store(grown.archive)
        for number, step in enumerate(history):
            for path, text in step.items():
                if text is None:
                    (folder / path).unlink(missing_ok=True)
                else:
                    write(folder / path, text)
            fresh = Settings(roots, folder / f"fresh{number}", None)
            a_store(fresh.archive)

            assert contents(grown, *TOPICS) == contents(fresh, *TOPICS)


def test_an_archive_that_grew_from_nothing_is_the_one_that_is_compiled_at_once(tmp_path):
    for path, texts in POOL.items():
        write(tmp_path / path, texts[0])
    roots = (tmp_path / "one", tmp_path / "two")
    a_store(tmp_path / "grown")

    grown = contents(Settings(roots, tmp_path / "grown", None), *TOPICS)

    assert grown == contents(Settings(roots, tmp_path / "fresh", None), *TOPICS)
    assert grown["dangling"] == []


# Only what changed is read again


def told(corpus):
    """Open the archive; what the progress hook is told: the files that are read, and how many."""
    heard = []

    def progress(files, total):
        heard.append(total)
        for file in files:
            heard.append(file.name)
            yield file

    open_archive(corpus, progress).close()
    return heard


def test_only_files_that_changed_are_read_again(tmp_path):
    corpus = a_corpus(
        tmp_path,
        a_md=front_matter(STORM, "https://courier.test/storm"),
        b_md=front_matter("Short", "https://post.test/short"),
        c_txt="Ferries\n\nThey sail.\n",
    )
    news = tmp_path / "news"

    first = told(corpus)
    unchanged = told(corpus)
    write(news / "b.md", front_matter("Other", "https://post.test/short"))
    write(news / "d.txt", "Trains\n\nThey stand.\n")
    changed = told(corpus)
    (news / "c.txt").unlink()
    removed = told(corpus)

    assert first == [3, "news/a.md", "news/b.md", "news/c.txt"]
    assert unchanged == []
    assert changed == [2, "news/b.md", "news/d.txt"]
    assert removed == [0]
    assert titles(corpus) == [STORM, "Other", "Trains"]


def test_a_file_that_was_touched_is_read_again_and_nothing_changes(tmp_path):
    corpus = a_corpus(tmp_path, a_md=front_matter(STORM, "https://courier.test/storm"))
    before = articles(corpus)

    archives.touch(tmp_path / "news" / "a.md")

    assert (told(corpus), articles(corpus)) == ([1, "news/a.md"], before)


def test_a_file_that_moved_is_no_second_document(tmp_path):
    corpus = a_corpus(tmp_path, a_md=front_matter(STORM, "https://courier.test/storm"))
    open_archive(corpus).close()

    (tmp_path / "news" / "a.md").rename(tmp_path / "news" / "z.md")

    assert [one.documents for one in articles(corpus)] == [("news/z.md",)]


def test_a_dead_link_is_told_once_and_does_not_make_every_start_compile(tmp_path):
    corpus = a_corpus(tmp_path, a_md=front_matter(STORM, "https://courier.test/storm"))
    link = tmp_path / "news" / "b.md"
    link.symlink_to("nowhere.md")

    reads = [told(corpus), told(corpus)]
    with open_archive(corpus) as archive:
        told_of = archive.problems()
    link.unlink()
    reads.append(told(corpus))

    assert reads == [[1, "news/a.md"], [], [0]]
    assert told_of == (Problem(str(link), 0, "", "cannot be read: no such file or directory"),)


def test_other_settings_read_everything_again(tmp_path):
    corpus = a_corpus(tmp_path, a_md=front_matter(STORM, "https://courier.test/storm"))
    outlets = write(tmp_path / "outlets.yaml", "- {name: The Courier, domains: [courier.test]}\n")
    open_archive(corpus).close()

    named = Settings(corpus.corpus, corpus.archive, outlets)

    assert told(named) == [1, "news/a.md"]
    assert [one.outlet.name for one in articles(named)] == ["The Courier"]


def test_a_file_whose_name_is_not_utf8_does_not_stop_the_others(tmp_path):
    corpus = a_corpus(tmp_path, a_md=front_matter(STORM, "https://courier.test/storm"))
    name = os.fsencode(tmp_path / "news") + b"/caf\xe9.txt"
    try:
        Path(os.fsdecode(name)).write_text("Trains\n\nThey stand.\n", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")

    assert STORM in titles(corpus)


def test_documents_are_asked_for_once_and_taken_one_at_a_time(tmp_path):
    store = a_store(tmp_path)
    asked = []

    def documents():
        for number in range(3):
            asked.append(number)
            yield a_document(f"{number}.md", courier(f"Title {number}", f"courier.test/{number}"))

    changes = archives.Changes(documents(), (), (), archives.NOTHING.directory)
    store.update(changes, anew=False)

    assert asked == [0, 1, 2]
    assert titles(store) == ["Title 0", "Title 1", "Title 2"]


def test_an_archive_made_anew_holds_nothing_of_the_old_one(tmp_path):
    store = take_in(a_store(tmp_path), a_document("a.md", courier()))

    store.update(archives.NOTHING, anew=True)

    assert contents(store) == contents(Store(archives._empty(), archives.FINGERPRINT))
