"""When words that are an outlet's name are believed to be one; what is settled in the end."""

import pytest
from makers import TextLexicon, an_outlet

from bot.news.freetext.believing import Window, believed, capitals, strange
from bot.news.freetext.message import Message, Use, message_of
from bot.news.freetext.naming import Named, cues_before, groups, long_names, settled
from bot.news.freetext.settling import Spoken, settle
from bot.news.freetext.tables import PHRASINGS
from bot.news.names import ArchiveNames
from bot.news.question import Compare, Figures, Help, Latest, Profile, Search, Sources, Wanted

COASTLINE = an_outlet("Coastline", "coastline.example")
ELSEWHERE = an_outlet("Elsewhere", "elsewhere.example")


@pytest.fixture(scope="module")
def message(newsdesks):
    names = ArchiveNames(newsdesks["harbour"].archive)

    def made(text: str, *texts: str, **english: float) -> Message:
        return message_of(text, TextLexicon(texts, english), names)

    return made


def window(message: Message, word: str, about: bool = False) -> Window:  # noqa: FBT001, FBT002
    """The words from `the` or the word itself to the word."""
    place = [token.folded for token in message.tokens].index(word)
    the = place > 0 and message.tokens[place - 1].folded == "the"
    return Window(message, place - the, place + 1, word, about)


@pytest.mark.parametrize(
    ("text", "is_believed"),
    [
        ("coastline", True),  # alone
        ("whale coastline.example", True),  # a domain
        ("Rothwell Coastline won", False),  # of another name, by its capital
        ("rothwell coastline won", True),
        ("sandvik coastline", False),  # of another name, as the corpus says
        ("the whale from coastline", True),
    ],
)
def test_a_name_that_is_no_english_word_is_believed_unless_it_is_in_another(
    message, text, is_believed
):
    words = message(text, "The Sandvik coastline")
    word = "coastline example" if "." in text else "coastline"
    outlet = ELSEWHERE if "Rothwell" in text else COASTLINE
    assert believed(window(words, word), outlet) is is_believed


@pytest.mark.parametrize(
    ("text", "outlet", "is_believed"),
    [
        ("whale coastline", COASTLINE, False),
        ("whale Coastline", COASTLINE, True),
        ("COASTLINE whale", COASTLINE, True),
        ("whale from coastline", COASTLINE, True),
        ("whale as per coastline", COASTLINE, True),
        ("whale from coastline", ELSEWHERE, False),
        ("whale from Coastline", ELSEWHERE, True),
        ("whale from the coastline", ELSEWHERE, True),
        ("whale Coastline", ELSEWHERE, False),
    ],
)
def test_a_common_english_word_needs_a_cue_or_capitals(message, text, outlet, is_believed):
    words = message(text, whale=1e-5, coastline=1e-4)
    assert believed(window(words, "coastline"), outlet) is is_believed


def test_a_question_about_outlets_leads_to_their_names(message):
    words = message("whale coastline", coastline=1e-4)
    assert believed(window(words, "coastline", about=True), COASTLINE)


def test_a_short_abbreviation_that_the_corpus_has_as_a_word_is_none(message):
    plain, known = message("whale cst"), message("whale cst", "The CST rises")
    assert believed(window(plain, "cst"), COASTLINE)
    assert believed(window(plain, "cst"), ELSEWHERE)  # it can be nothing else
    assert not believed(window(known, "cst"), COASTLINE)
    assert believed(window(message("whale CST", "The CST rises"), "cst"), ELSEWHERE)


@pytest.mark.parametrize(
    ("text", "say"),
    [
        ("Whale sources", False),
        ("the Whale", True),
        ("the whale", False),
        ("WHALE sources", True),
        ("Whale Strands Sandvik Bay Volunteers", False),
    ],
)
def test_capitals_say_something_inside_of_a_sentence(message, text, say):
    words = message(text)
    whale = [token for token in words.tokens if token.folded == "whale"]
    assert capitals(words, whale) is say


def test_a_strange_word_is_known_to_nobody(message):
    words = message("the whale herring zzyzx", "Whales swim", herring=1e-6)
    assert [strange(words, place) for place in range(4)] == [False, False, False, True]


def test_groups_of_words_are_names_or_begin_one(message):
    words = message('northsea wire and the ellery "sandvik times"')
    found = groups(words, about=False)
    assert [one.squashed for one in found.exact] == ["northseawire", "wire"]
    assert [one.squashed for one in found.begun] == ["theellery", "northsea", "ellery"]
    assert [one.outlet.name for one in long_names(words, found)] == ["Northsea Wire"]
    assert words.taken == {0: Use.OUTLET, 1: Use.OUTLET}


@pytest.mark.parametrize(
    ("text", "place", "cues"),
    [
        ("whale but not from the coastline", 5, [4, 3, 2, 1]),
        ("whale from, coastline", 2, [1]),
        ("whale from. coastline", 2, []),
        ('whale "from" coastline', 2, []),
        ("coastline", 0, []),
        ("whale coastline", 1, []),
    ],
)
def test_small_words_lead_to_an_outlet(message, text, place, cues):
    assert list(cues_before(message(text), place)) == cues


@pytest.mark.parametrize(
    ("text", "excluded"),
    [
        ("not coastline or elsewhere", [True, True]),
        ("not coastline, elsewhere", [True, True]),
        ("not coastline/elsewhere", [True, True]),
        ("not coastline; elsewhere", [True, False]),
        ("not coastline but elsewhere", [True, False]),
        ("only coastline or elsewhere", [False, False]),
    ],
)
def test_not_from_one_or_another_excludes_both(message, text, excluded):
    words = message(text)
    last = len(words.tokens) - 1
    found = [
        Named(ELSEWHERE, last, last + 1, excluded=False),
        Named(COASTLINE, 1, 2, excluded=text.startswith("not")),
    ]
    in_order = settled(words, found)
    assert [one.start for one in in_order] == [1, last]
    assert [one.excluded for one in in_order] == excluded
    assert (words.taken.get(0) is Use.CUE) == text.startswith("not")


def spoken(*words: str) -> Spoken:
    found = next(one for one in PHRASINGS[words[0]] if one.words == words)
    return Spoken(found, frozenset(words))


@pytest.mark.parametrize(
    ("said", "wanted", "question"),
    [
        (spoken("hello"), Wanted("whale"), Search(Wanted("whale"))),
        (spoken("help"), Wanted("whale"), Search(Wanted("whale"))),
        (spoken("profile"), Wanted(), Help()),
        (spoken("compare"), Wanted(outlets=(COASTLINE,)), Profile(Wanted(outlets=(COASTLINE,)))),
        (
            spoken("sources"),
            Wanted("whale", outlets=(COASTLINE, ELSEWHERE)),
            Sources(Wanted("whale", outlets=(COASTLINE, ELSEWHERE))),
        ),
        (
            spoken("published"),
            Wanted("whale", outlets=(COASTLINE, ELSEWHERE)),
            Compare(Wanted("whale", outlets=(COASTLINE, ELSEWHERE))),
        ),
        (spoken("figures", "quoted"), Wanted("whale"), Figures(Wanted("whale"))),
        (Spoken(None, rank="newest"), Wanted("whale"), Latest(Wanted("whale"))),
        (Spoken(None, follows=Sources), Wanted("whale"), Sources(Wanted("whale"))),
    ],
)
def test_a_question_is_settled_by_its_kind_and_what_it_wants(said, wanted, question):
    assert settle(said, wanted) == question
