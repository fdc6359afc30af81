import pytest

from bot.news.phrasings import (
    _PHRASES,
    CREDITING,
    EXCLUDING,
    GENERIC,
    LONGEST_PHRASE,
    NAMING,
    PHRASES,
    SINCE,
    UNTIL,
)
from bot.news.question import (
    About,
    Compare,
    Help,
    Latest,
    Piece,
    Profile,
    Search,
    Sources,
    Summary,
    Timeline,
    WhoReported,
)
from bot.news.text import words


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("Who had it first?", WhoReported),
        ("who didn't", WhoReported),
        ("Which outlets", Sources),
        ("Day by day", Timeline),
        ("Search for", Search),
        ("What’s this?", Piece),
        ("What’s the story?", Summary),
        ("compare", Compare),
        ("What's new?", Latest),
        ("Tell me about", Profile),
        ("How do I use", Help),
        ("How many articles", About),
    ],
)
def test_a_phrasing_stands_for_its_kind(phrase, kind):
    assert PHRASES[tuple(words(phrase))] is kind


def test_a_phrasing_typed_with_a_curly_apostrophe_is_the_same():
    assert PHRASES.get(tuple(words("Who didn’t"))) is WhoReported


def test_every_phrasing_has_words_and_none_stands_in_two_places():
    listed = [tuple(words(phrase)) for _, phrases in _PHRASES for phrase in phrases.split("|")]
    assert ((), sorted(listed)) == (
        tuple(found for found in listed if not found),
        sorted(PHRASES),
    )


def test_no_phrasing_is_longer_than_the_longest():
    assert {len(phrase) for phrase in PHRASES} == set(range(1, LONGEST_PHRASE + 1))


@pytest.mark.parametrize("listed", [GENERIC, CREDITING, EXCLUDING, NAMING, SINCE, UNTIL])
def test_listed_words_are_written_as_they_are_compared(listed):
    assert [word for word in sorted(listed) if words(word) != [word]] == []


@pytest.mark.parametrize(
    ("listed", "inside", "outside"),
    [
        (GENERIC, "articles", "ferry"),
        (CREDITING, "quoted", "from"),
        (EXCLUDING, "without", "with"),
        (NAMING, "from", "except"),
        (SINCE, "since", "until"),
        (UNTIL, "until", "since"),
    ],
)
def test_each_list_has_words_of_its_own(listed, inside, outside):
    assert (inside in listed, outside in listed) == (True, False)
