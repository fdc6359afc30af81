import os
import tempfile
from pathlib import Path

import archives
import pytest
from archive_articles import STORM, STORM_BODY, courier, titles
from archive_folders import files_read, told
from archives import (
    a_corpus,
    a_document,
    a_store,
    articles,
    changes,
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
from bot.news.problems import Problem

# Order and history do not matter

BRIEN = "On Monday Mr O'Brien couldn't sail. The U.S. harbour reopened."
POOL = {
    "one/news/a.md": (
        front_matter(STORM, "https://courier.test/storm", excerpt="Ferries sailed again."),
        front_matter(STORM, "https://courier.test/storm?amp", "https://courier.test/7", body=BRIEN),
        front_matter("Short", "https://post.test/short", provider={"name": "Post"}),
        front_matter(STORM, "https://courier.test/storm", quality="no number"),
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
    "two/news/c.txt": (f"{STORM}\n\n{STORM_BODY}\n", f"{STORM}s\n\n{STORM_BODY} {BRIEN}\n"),
    "one/news/d.txt": (
        f"{STORM}s\n\nThe harbour had been closed. Ferries sailed again on Monday. Post.\n",
        f"{STORM}\n\nNothing of it is alike: quotas, fuel, fishermen, protest.\n",
    ),
}
TOPICS = ("harbour storm", "Brien can sail", "fishermen protest", "O'Brien couldn't", "short news")

steps = st.fixed_dictionaries(
    {},
    optional={name: st.sampled_from([None, *texts]) for name, texts in POOL.items()},
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(history=st.lists(steps, min_size=1, max_size=4))
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


def test_only_files_that_changed_are_read_again(tmp_path):
    corpus = a_corpus(
        tmp_path,
        a_md=front_matter(STORM, "https://courier.test/storm"),
        b_md=front_matter("Short", "https://post.test/short"),
        c_txt="Ferries\n\nThey sail to Malmö.\n",
    )
    news = tmp_path / "news"

    first = files_read(corpus)
    unchanged = files_read(corpus)
    write(news / "b.md", front_matter("Other", "https://post.test/short"))
    write(news / "d.txt", "Trains\n\nThey stand.\n")
    changed = files_read(corpus)
    (news / "c.txt").unlink()
    removed = files_read(corpus)

    assert first == ["a.md", "b.md", "c.txt"]
    assert unchanged == []
    assert changed == ["b.md", "d.txt"]
    assert removed == []
    assert titles(corpus) == [STORM, "Other", "Trains"]


def test_a_file_that_was_touched_is_read_again_and_nothing_changes(tmp_path):
    corpus = a_corpus(tmp_path, a_md=front_matter(STORM, "https://courier.test/storm"))
    before = articles(corpus)

    archives.touch(tmp_path / "news" / "a.md")

    assert (files_read(corpus), articles(corpus)) == (["a.md"], before)


def test_a_file_that_moved_is_no_second_document(tmp_path):
    corpus = a_corpus(tmp_path, a_md=front_matter(STORM, "https://courier.test/storm"))
    open_archive(corpus).close()

    (tmp_path / "news" / "a.md").rename(tmp_path / "news" / "z.md")

    assert [one.documents for one in articles(corpus)] == [("news/z.md",)]


def test_a_dead_link_is_told_once_and_does_not_make_every_start_compile(tmp_path):
    corpus = a_corpus(tmp_path, a_md=front_matter(STORM, "https://courier.test/storm"))
    link = tmp_path / "news" / "b.md"
    link.symlink_to("nowhere.md")

    size = (tmp_path / "news" / "a.md").stat().st_size
    reads = [told(corpus), told(corpus)]
    with open_archive(corpus) as archive:
        told_of = archive.problems()
    link.unlink()
    reads.append(told(corpus))

    assert reads == [[size, (size, 1)], [], []]
    assert told_of == (Problem(str(link), 0, "", "cannot be read: no such file or directory"),)


def test_other_settings_read_everything_again(tmp_path):
    corpus = a_corpus(tmp_path, a_md=front_matter(STORM, "https://courier.test/storm"))
    outlets = write(tmp_path / "outlets.yaml", "- {name: The Courier, domains: [courier.test]}\n")
    open_archive(corpus).close()

    named = Settings(corpus.corpus, corpus.archive, outlets)

    assert files_read(named) == ["a.md"]
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

    store.update(changes(documents()), anew=False)

    assert asked == [0, 1, 2]
    assert titles(store) == ["Title 0", "Title 1", "Title 2"]


def test_an_archive_made_anew_holds_nothing_of_the_old_one(tmp_path):
    store = take_in(a_store(tmp_path), a_document("a.md", courier()))

    store.update(archives.NOTHING, anew=True)

    assert contents(store) == contents(Store(archives._empty(), archives.FINGERPRINT))
