"""Phrases in quotation marks and what a topic leaves out: read, and found in an archive."""

import pytest
from archives import COURIER, POST, a_document, a_store, by, found_by, take_in
from makers import TextLexicon

from bot.news.topic import read_topic

LEXICON = TextLexicon(["The harbour fire reached the ferry quay."])


@pytest.mark.parametrize(
    "marked",
    ['"harbour fire"', "“harbour fire”", "„harbour fire“", "«harbour fire»", "“Harbour, Fire!”"],
)
def test_what_stands_in_quotation_marks_is_a_phrase_and_its_words_are_terms(marked):
    topic = read_topic(f"ferry {marked} quay", LEXICON)
    assert topic.phrases == (("harbour", "fire"),)
    assert [term.word for term in topic.terms] == ["ferry", "harbour", "fire", "quay"]


def test_a_topic_is_said_back_without_its_marks():
    assert read_topic('the "harbour fire" -quay', LEXICON).text == "the harbour fire"


def test_small_words_are_part_of_a_phrase():
    assert read_topic('"the fire of the harbour"', LEXICON).phrases == (
        ("the", "fire", "of", "the", "harbour"),
    )


@pytest.mark.parametrize(
    "text", ['"harbour"', '""', '"…!"', 'harbour" fire', "'harbour fire'", '12" fire', "harbour's"]
)
def test_one_word_or_a_single_mark_makes_no_phrase(text):
    assert read_topic(text, LEXICON).phrases == ()


def test_what_stands_between_two_phrases_is_none():
    topic = read_topic('"a" ferry quay "b"', LEXICON)
    assert topic.phrases == ()


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("ferry -quay", ((("quay",),),)),
        ("-quay ferry -Harbour", ((("quay",),), (("harbour",),))),
        ('ferry -"harbour fire"', ((("harbour", "fire"),),)),
        ("ferry -“harbour fire”", ((("harbour", "fire"),),)),
        ("ferry -harbour-fire", ((("harbour",), ("fire",)),)),
        ("ferry -Lund’s", ((("lund",),),)),
    ],
)
def test_a_minus_leaves_a_word_or_a_phrase_out(text, without):
    topic = read_topic(text, LEXICON)
    assert (topic.without, topic.phrases) == (without, ())
    assert [term.word for term in topic.terms] == ["ferry"]


@pytest.mark.parametrize("text", ["ferry-quay", "ferry - quay", "-7 ferry", "ferry – quay", "a--b"])
def test_a_dash_or_a_hyphen_leaves_nothing_out(text):
    assert read_topic(text, LEXICON).without == ()


def test_what_is_left_out_is_kept_as_it_was_written():
    topic = read_topic('ferry -"Harbour Fire" -Quay', LEXICON)
    assert topic.left_out == ("Harbour Fire", "Quay")


# In an archive

NEWS = (
    by(COURIER, 1, "Fire in the harbour of Lund"),
    by(COURIER, 2, "Harbour fire: Lund counts the losses"),
    by(POST, 1, "Ferries wait after the harbour fire"),
    by(POST, 2, "Storm over Malmö"),
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    store = take_in(a_store(tmp_path_factory.mktemp("archive")), a_document("news.md", *NEWS))
    with store.open() as opened:
        yield opened


def found(archive, text):
    return found_by(archive, read_topic(text, archive), 0.0, strictly=False)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("harbour fire", {"courier.test/1", "courier.test/2", "post.test/1"}),
        ('"harbour fire"', {"courier.test/2", "post.test/1"}),
        ('"harbours fires"', {"courier.test/2", "post.test/1"}),
        ('"harbour fire" Lund', {"courier.test/2", "post.test/1"}),
        ('"fire harbour"', set()),
        ('"fire in the harbour"', {"courier.test/1"}),
        ('"harbour fire" "the losses"', {"courier.test/2"}),
        ("harbour -ferry", {"courier.test/1", "courier.test/2"}),
        ('harbour -"harbour fire"', {"courier.test/1"}),
        ("-harbour", {"post.test/2"}),
        ("-zeppelin", {"courier.test/1", "courier.test/2", "post.test/1", "post.test/2"}),
        ("harbour -fire", set()),
        ('"the" -harbour', {"post.test/2"}),
    ],
)
def test_phrases_must_be_there_and_what_is_left_out_must_not(archive, text, keys):
    assert set(found(archive, text)) == keys


def test_a_phrase_adds_nothing_to_the_share_of_its_words(archive):
    assert found(archive, '"harbour fire"') == {"courier.test/2": 1.0, "post.test/1": 1.0}


def test_all_but_what_is_left_out_have_the_whole_share(archive):
    assert found(archive, "-harbour") == {"post.test/2": 1.0}


def test_a_phrase_of_small_words_is_found_as_one(archive):
    assert set(found(archive, '"in the"')) == {"courier.test/1"}
