"""Documents that break: nothing that was good before is lost, and all of it is told."""

import pytest
from archive_articles import STORM
from archives import a_corpus, articles, contents, front_matter, write

from bot.app import open_archive

WHOLE = front_matter(STORM, "https://courier.test/storm", excerpt="Ferries sail again.")
OTHER = front_matter(STORM, "https://courier.test/storm", body="The harbour was closed.")
BROKEN = {
    "no YAML": "---\ntitle: [broken\n---\n",
    "no title": "---\nexcerpt: none\n---\n",
    "nothing": "",
    "no text": None,
}
STAYS = "is broken now; what was read from it before stays in service"


@pytest.fixture
def corpus(tmp_path):
    found = a_corpus(tmp_path, a_md=WHOLE)
    open_archive(found).close()
    return found


def put(corpus, name, text):
    """Write a document; None: bytes that are no UTF-8."""
    file = write(corpus.corpus[0] / name, text or "")
    if text is None:
        file.write_bytes(b"---\ntitle: caf\xe9\n---\n")


def problems(corpus):
    with open_archive(corpus) as archive:
        return [problem.reason for problem in archive.problems()]


@pytest.mark.parametrize("how", BROKEN)
def test_a_document_that_breaks_keeps_its_article_and_says_so(corpus, how):
    before = articles(corpus)

    put(corpus, "a.md", BROKEN[how])

    assert articles(corpus) == before
    told = problems(corpus)
    assert STAYS in told
    assert any(reason.endswith("set aside") for reason in told)


@pytest.mark.parametrize("how", BROKEN)
def test_a_document_that_was_broken_from_the_first_has_no_article(corpus, how):
    put(corpus, "b.md", BROKEN[how])

    assert len(articles(corpus)) == 1
    assert STAYS not in problems(corpus)


def test_it_is_as_if_it_had_never_broken_when_it_is_whole_again(corpus):
    before = contents(corpus)
    put(corpus, "a.md", BROKEN["no YAML"])
    open_archive(corpus).close()
    put(corpus, "a.md", WHOLE)

    after = contents(corpus)

    documents = before.pop("document"), after.pop("document")
    assert after == before
    assert len(documents[0]) == len(documents[1]) == 1


def test_what_broke_twice_is_told_as_it_is_now(corpus):
    put(corpus, "a.md", BROKEN["no YAML"])
    open_archive(corpus).close()
    put(corpus, "a.md", BROKEN["nothing"])

    assert sorted(problems(corpus)) == [STAYS, "is empty; set aside"]
    assert len(articles(corpus)) == 1


def test_a_broken_document_goes_with_its_file(corpus):
    put(corpus, "a.md", BROKEN["no YAML"])
    open_archive(corpus).close()
    (corpus.corpus[0] / "a.md").unlink()

    assert (articles(corpus), problems(corpus)) == ((), [])


def test_a_broken_document_goes_when_it_becomes_another_one(corpus):
    put(corpus, "a.md", BROKEN["no YAML"])
    open_archive(corpus).close()
    put(corpus, "a.md", front_matter("Ferries of Lund", "https://courier.test/ferry"))

    assert [article.key for article in articles(corpus)] == ["courier.test/ferry"]
    assert problems(corpus) == []


def test_an_article_changes_with_its_other_documents_while_one_is_broken(corpus):
    put(corpus, "a.md", BROKEN["no YAML"])
    open_archive(corpus).close()
    put(corpus, "b.md", OTHER)
    (joined,) = articles(corpus)
    (corpus.corpus[0] / "b.md").unlink()
    (alone,) = articles(corpus)

    assert (joined.excerpt, joined.body) == ("Ferries sail again.", "The harbour was closed.")
    assert (alone.excerpt, alone.body, alone.documents) == (
        "Ferries sail again.",
        "",
        ("news/a.md",),
    )


def test_an_archive_that_is_made_anew_has_nothing_of_a_broken_document(corpus):
    put(corpus, "a.md", BROKEN["no YAML"])
    open_archive(corpus).close()

    open_archive(corpus, anew=True).close()

    assert articles(corpus) == ()
    assert STAYS not in problems(corpus)


def test_a_broken_document_is_not_read_again_until_it_changes(corpus):
    put(corpus, "a.md", BROKEN["no YAML"])
    open_archive(corpus).close()
    (generation,) = corpus.archive.glob("generation-*")
    open_archive(corpus).close()

    assert generation.exists()


def test_of_records_the_bad_ones_go_and_the_good_ones_stay(tmp_path):
    good = '{"title": "Harbour closes", "url": "https://courier.test/1"}\n'
    corpus = a_corpus(tmp_path, a_jsonl=good + good.replace("1", "2"))
    assert len(articles(corpus)) == 2

    put(corpus, "a.jsonl", good + "no JSON\n")

    assert [article.key for article in articles(corpus)] == ["courier.test/1"]
