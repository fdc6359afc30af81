"""The words of the corpus as an index of their own: what is near a word, and how it is kept."""

import pytest
from archives import COURIER, POST, a_document, a_store, by, contents, take_in, words_of
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from bot.archive.vocabulary import WordReader, update
from bot.errors import DamagedArchiveError
from bot.news.lexicon import Usage

WORDS = ("ferry", "ferri", "berry", "ferries", "quay", "7", "нафта", "harbour's")


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "words"


def near(folder, word, edits):
    return sorted(WordReader(folder).near(word, edits))


@pytest.mark.parametrize(
    ("word", "edits", "found"),
    [
        ("ferry", 1, ["berry", "ferri", "ferry"]),
        ("fery", 1, ["ferry"]),
        ("feryr", 1, ["ferry"]),
        ("fer", 2, ["ferri", "ferry"]),
        ("feiresr", 2, []),
        ("нафтв", 1, ["нафта"]),
        ("harbours", 1, ["harbour's"]),
        ("zeppelin", 2, []),
        ("", 1, ["7"]),
        ("x" * 4_000, 2, []),
    ],
)
def test_the_words_within_some_edits_are_found(folder, word, edits, found):
    update(folder, WORDS, ())
    assert near(folder, word, edits) == found


LETTERS = st.text("abcd", min_size=1, max_size=6)


@settings(max_examples=60, deadline=None)
@given(st.lists(LETTERS, min_size=1, max_size=30, unique=True), LETTERS, st.sampled_from([1, 2]))
def test_edits_are_those_of_optimal_string_alignment(tmp_path_factory, known, word, edits):
    folder = tmp_path_factory.mktemp("words") / "words"
    update(folder, known, ())
    assert near(folder, word, edits) == sorted(
        one for one in known if OSA.distance(one, word) <= edits
    )


def test_no_more_than_five_hundred_words_are_looked_at(folder):
    update(folder, [f"a{chr(0x4E00 + number)}" for number in range(600)], ())
    assert len(near(folder, "ab", 1)) == 500


def test_words_are_added_and_taken_out_later(folder):
    update(folder, WORDS, ())
    update(folder, ["merry"], ["ferry", "never there"])
    assert near(folder, "ferry", 1) == ["berry", "ferri", "merry"]


def test_a_word_that_went_may_come_back(folder):
    update(folder, ["ferry"], ())
    update(folder, (), ["ferry"])
    gone = near(folder, "ferry", 1)
    update(folder, ["ferry"], ())
    assert (gone, near(folder, "ferry", 1)) == ([], ["ferry"])


def test_nothing_is_near_where_there_are_no_words(folder):
    update(folder, (), ())
    assert near(folder, "ferry", 2) == []


def test_a_folder_without_an_index_is_damage(tmp_path):
    with pytest.raises(DamagedArchiveError):
        WordReader(tmp_path)


# As the archive keeps it

HARBOUR = by(COURIER, 1, "Harbour closes", excerpt="Ferries wait.")
STORM = by(POST, 1, "Storm over Lund", excerpt="The harbour closes.")


def words(store):
    with store.open() as archive:
        return words_of(archive)


def test_the_words_of_an_archive_are_its_words_and_their_stems(tmp_path):
    store = take_in(a_store(tmp_path), a_document("a.md", HARBOUR))
    assert words(store) == ["close", "closes", "ferri", "ferries", "harbour", "wait"]


def test_a_word_of_two_documents_is_there_once_whichever_goes(tmp_path):
    store = take_in(a_store(tmp_path), a_document("a.md", HARBOUR), a_document("b.md", STORM))
    both = words(store).count("harbour")
    take_in(store, removed=("b.md",))
    assert (both, words(store).count("harbour")) == (1, 1)


def test_the_words_of_a_document_go_with_it(tmp_path):
    store = take_in(a_store(tmp_path), a_document("a.md", HARBOUR), a_document("b.md", STORM))
    take_in(store, removed=("a.md",))
    with store.open() as archive:
        near = archive.near("ferry", 2), archive.near("harbor", 1)
    assert near == ((), ("harbour",))


def test_an_archive_that_lost_all_documents_has_no_words(tmp_path):
    store = take_in(a_store(tmp_path), a_document("a.md", HARBOUR))
    take_in(store, removed=("a.md",))
    assert words(store) == []


def test_words_that_come_back_are_there_once(tmp_path):
    store = take_in(a_store(tmp_path), a_document("a.md", HARBOUR))
    before = words(store)
    take_in(store, removed=("a.md",))
    take_in(store, a_document("a.md", HARBOUR))
    assert words(store) == before


def test_a_changed_document_leaves_the_words_as_if_it_had_been_so_from_the_first(tmp_path):
    changed = by(COURIER, 1, "Harbours close", excerpt="A ferry waits in Malmö.")
    grown = take_in(a_store(tmp_path / "1"), a_document("a.md", HARBOUR), a_document("b.md", STORM))
    take_in(grown, a_document("a.md", changed))
    fresh = take_in(a_store(tmp_path / "2"), a_document("a.md", changed), a_document("b.md", STORM))
    assert contents(grown) == contents(fresh)


def test_a_word_changes_sides_from_word_to_stem_and_back(tmp_path):
    """`close` is a word of its own in one document and only the stem of one in another."""
    word = a_document("a.md", by(COURIER, 1, "Ports close"))
    alone = take_in(a_store(tmp_path / "1"), word)
    store = take_in(a_store(tmp_path / "2"), word, a_document("b.md", HARBOUR))
    take_in(store, removed=("a.md",))
    stem = words(store).count("close")
    take_in(store, word, removed=("b.md",))
    assert (stem, words(store)) == (1, words(alone))


def test_many_small_changes_leave_what_one_would(tmp_path):
    store = a_store(tmp_path / "1")
    documents = [
        a_document(f"{n}.md", by(COURIER, n, f"Harbour {n} closes", excerpt=f"Quay{n} waits."))
        for n in range(12)
    ]
    for document in documents:
        take_in(store, document)
    for number in range(0, 12, 2):
        take_in(store, removed=(f"{number}.md",))
    fresh = take_in(a_store(tmp_path / "2"), *documents[1::2])
    assert contents(store, "harbour") == contents(fresh, "harbour")


def test_the_sound_of_every_word_is_kept(tmp_path):
    store = take_in(a_store(tmp_path), a_document("a.md", HARBOUR))
    with store.open() as archive:
        rows = archive._rows("SELECT word, sound FROM word ORDER BY word")
    assert rows == [("closes", "KLSS"), ("ferries", "FRS"), ("harbour", "HRBR"), ("wait", "WT")]


LETTERS_FOR = str.maketrans("0123456789", "bcdfghjklm")
"""No word of these is another one's stem."""


def test_very_many_words_are_counted_as_few_are(tmp_path):
    """So many that they are written down before all documents are there."""
    many = [f"q{number}q".translate(LETTERS_FOR) for number in range(150_000)]
    parts = (many[:75_000], many[75_000:], many[74_999:75_001])
    store = take_in(
        a_store(tmp_path),
        *(
            a_document(f"{n}.md", by(COURIER, n, "Words", body=" ".join(part)))
            for n, part in enumerate(parts)
        ),
    )

    with store.open() as archive:
        uses = [archive.usage(many[place]) for place in (0, 74_999, 75_000, 149_999)]
        listed = words_of(archive)
    assert uses == [Usage(1, 0, 1), Usage(2, 0, 2), Usage(2, 0, 2), Usage(1, 0, 1)]
    assert (len(listed), len(set(listed))) == (150_002, 150_002)
