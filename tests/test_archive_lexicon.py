"""The words of an archive as topics are read with: how often, how alike, side by side."""

from datetime import date

import pytest
from archives import COURIER, POST, a_document, a_store, a_text, at, by, take_in
from makers import TextLexicon

from bot.archive.lexicon import REMEMBERED
from bot.news.lexicon import Usage

TEXTS = (
    "Harbour closes. Ferries wait.",
    "Harbour opens. Ferries sail to Lund, where they dock.",
    "Storm over Lund. The harbour closes.",
    "Storm is gone. They left Lund harbour on the ferries.",
)
LATE = at(2024, 4, 2, 23, 59, 59)
NEWS = [
    by(COURIER, number, title, LATE if number else at(2024, 3, 31), excerpt=rest.strip())
    for number, (title, _, rest) in enumerate(text.partition(".") for text in TEXTS)
]


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    store = take_in(a_store(tmp_path_factory.mktemp("archive")), a_document("news.md", *NEWS))
    with store.open() as opened:
        yield opened


def test_usage_says_how_often_a_stem_is_there_and_how_it_is_written(archive):
    assert archive.usage("lund") == Usage(articles=3, named=2, lower=0)
    assert archive.usage("harbour") == Usage(articles=4, named=0, lower=2)
    assert archive.usage("zeppelin") == Usage()


def test_english_words_have_a_frequency_and_others_have_none(archive):
    assert archive.frequency("the") > archive.frequency("ferry") > 0
    assert archive.frequency("xqzw") is None


ASKED = ("lund", "harbours", "ferries", "zeppelin", "the", "xqzw", "o'brien", '"]; --', "", "🚢")


def test_what_was_learned_at_once_is_what_is_found_one_by_one(archive, holding):
    learned = holding(*NEWS)
    learned.learn(ASKED)
    learned.learn(iter(ASKED))

    for word in ASKED:
        assert learned.usage(word) == archive.usage(word)
        assert learned.frequency(word) == archive.frequency(word)


def test_what_was_learned_is_not_looked_up_again(holding):
    archive = holding(*NEWS)
    archive.learn(["harbours", "xqzw"])
    archive.close()

    assert (archive.usage("harbour").articles, archive.frequency("xqzw")) == (4, None)


def test_very_many_words_are_not_remembered_for_ever(holding):
    archive = holding(*NEWS)
    archive.learn(f"word{number}" for number in range(REMEMBERED + 1))
    archive.learn(["harbour"])

    assert len(archive._usages) == len(archive._shares) == 1
    assert archive.usage("harbour").articles == 4


def test_headlines_with_most_of_some_words_come_first(archive):
    groups = [{"harbour": 1.0}, {"close": 2.0, "open": 3.0}]
    assert list(archive.headlines(groups, 1, strictly=True)) == ["harbour opens"]
    assert set(archive.headlines(groups, 9, strictly=True)) == {"harbour opens", "harbour closes"}


def test_no_headline_has_any_of_no_words(archive):
    assert list(archive.headlines([], 9, strictly=True)) == []
    assert list(archive.headlines([{}, {}], 9, strictly=False)) == []


def test_the_words_of_the_corpus_that_begin_so_come_by_the_articles_that_have_them(archive):
    assert archive.words_beginning("o", 9) == ("on", "opens", "over")
    assert archive.words_beginning("o", 1) == ("on",)
    assert archive.words_beginning("zz", 9) == ()


def test_a_word_begins_with_itself(archive):
    assert archive.words_beginning("harbour", 9) == ("harbour",)


def test_near_words_come_by_the_articles_that_have_them(archive):
    assert archive.near("harbor", 1) == ("harbour",)
    assert archive.near("closed", 2) == ("close", "closes")
    assert archive.near("ferris", 1) == ("ferri", "ferries")
    assert archive.near("zeppelin", 2) == ()


def test_words_side_by_side_are_counted_by_article(archive):
    assert archive.adjacent(("harbour", "closes")) == 2
    assert archive.adjacent(("harbours", "close")) == 2
    assert archive.adjacent(("closes", "harbour")) == 0
    assert archive.adjacent(("harbour closes",)) == 2
    assert archive.adjacent(("lund",)) == 3
    assert archive.adjacent(("zeppelin", "harbour")) == 0


@pytest.mark.parametrize(("apart", "articles"), [(0, 0), (1, 0), (2, 0), (3, 1)])
def test_words_may_stand_apart_where_that_is_asked_for(archive, apart, articles):
    assert archive.adjacent(("lund", "ferries"), apart) == articles


@pytest.mark.parametrize(("apart", "articles"), [(0, 0), (1, 0), (2, 2)])
def test_two_words_that_may_be_two_places_apart_may_change_places(archive, apart, articles):
    assert archive.adjacent(("closes", "harbour"), apart) == articles


def test_a_title_ends_where_the_text_begins_but_words_go_on(archive):
    assert archive.adjacent(("gone", "they")) == 1


def test_words_that_sound_alike_come_by_the_articles_that_have_them(holding):
    archive = holding(
        by(COURIER, 1, "Priya Raman"),
        by(COURIER, 2, "Prya sails"),
        by(COURIER, 3, "Prya waits"),
    )
    assert archive.sounding("PRY") == ("prya", "priya")
    assert archive.sounding("PR") == ()
    assert archive.sounding("") == ()


@pytest.mark.parametrize(
    ("text", "titled"),
    [
        ("Harbour closes", True),
        ("“HARBOUR… closes!”", True),
        ("Harbour", False),
        ("Harbour closes again", False),
        ("Harbour opens", True),
        ("", False),
        ("?!", False),
        ("🚢", False),
    ],
)
def test_a_title_is_one_but_for_case_and_punctuation(archive, text, titled):
    assert archive.titled(text) is titled


def test_a_title_is_known_among_many_that_begin_alike(holding):
    """A column has the same first words every day."""
    archive = holding(*(by(COURIER, n, f"Five things to know, part {n}") for n in range(60)))
    titles = [f"five things to know part {number}" for number in range(60)]

    assert [title for title in titles if not archive.titled(title)] == []


def test_the_span_is_the_first_and_the_last_day(archive):
    assert archive.span() == (date(2024, 3, 31), date(2024, 4, 2))


def test_articles_without_a_day_have_no_span(holding):
    assert holding(by(COURIER, 1, "Undated")).span() is None
    assert holding().span() is None


def test_undated_articles_do_not_shorten_the_span_and_days_before_1970_count(holding):
    archive = holding(
        by(COURIER, 1, "Old", at(1969, 12, 31, 23, 59, 59)),
        by(COURIER, 2, "New", at(2024, 4, 2)),
        by(POST, 1, "Undated"),
        a_text("A text of nobody", "It says nothing."),
    )
    assert archive.span() == (date(1969, 12, 31), date(2024, 4, 2))


# The lexicon that the tests of topics read with is one as an archive is

PAIRS = [("harbour", "closes"), ("lund", "harbour"), ("ferries", "sail"), ("sail", "lund")]


@pytest.mark.parametrize("text", ["harbor", "feries", "strom", "lnud", "closed", "zeppelin"])
def test_the_lexicon_of_a_few_texts_finds_what_an_archive_of_them_does(archive, text):
    texts = TextLexicon(TEXTS)
    for edits in (1, 2):
        assert tuple(texts.near(text, edits)) == archive.near(text, edits)
    assert tuple(texts.words_beginning(text[:2], 3)) == archive.words_beginning(text[:2], 3)


@pytest.mark.parametrize("apart", [0, 1, 2])
@pytest.mark.parametrize("pair", PAIRS)
def test_the_lexicon_of_a_few_texts_counts_neighbours_as_an_archive_does(archive, pair, apart):
    texts = TextLexicon(TEXTS)
    assert texts.adjacent(pair, apart) == archive.adjacent(pair, apart)
    assert texts.adjacent(pair[::-1], apart) == archive.adjacent(pair[::-1], apart)


@pytest.mark.parametrize("stem", ["harbour", "sail", "ferri", "storm", "the", "zeppelin"])
def test_the_lexicon_of_a_few_texts_uses_stems_as_an_archive_does(archive, stem):
    assert TextLexicon(TEXTS).usage(stem) == archive.usage(stem)
