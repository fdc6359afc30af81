"""The table of what people say: well-formed, and free of the words of any corpus."""

import re
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

import pytest

from bot.archive.words import english
from bot.news.freetext import tables
from bot.news.freetext.phrasings import TABLE
from bot.news.freetext.tables import KINDS, PHRASINGS, TABLE_WORDS, command_words
from bot.news.outlets import without_the
from bot.news.question import (
    About,
    Compare,
    Figures,
    Help,
    Latest,
    Mood,
    Piece,
    Profile,
    Search,
    SmallTalk,
    Sources,
    Summary,
    Timeline,
    WhoReported,
)
from bot.news.text import stem, words

LANGUAGES = {"en", "de", "es", "uk"}
ROLES = set(
    "generic weak soft covering crediting continuing newest oldest top pieces numbers excluding"
    " naming naming-phrase joining choosing leading without ~without chatter negating since after"
    " until before on between to and polite small none only against excluding-phrase".split()
)
ROWS = [line.split(maxsplit=2) for line in TABLE.splitlines() if line.strip()]
NAMES = set(KINDS)
SOURCES = Path(str(files("bot").joinpath("news")))
SEEDS = Path(__file__).parent.parent / "seeds"


def phrases(name: str, text: str) -> list[tuple[str, ...]]:
    """The phrases of a row: between bars, or each word of a row of words."""
    apart = text.split("|") if "|" in text or name.lstrip("~!=") in KINDS else text.split()
    return [tuple(words(phrase)) for phrase in apart]


def test_every_row_has_a_known_language_and_a_known_name():
    assert {language for language, _, _ in ROWS} == LANGUAGES
    known = NAMES | {f"{mark}{name}" for name in NAMES for mark in "~!="} | ROLES
    assert {name for _, name, _ in ROWS} - known == set()


def test_every_language_says_every_kind_but_those_that_are_english_only():
    for language in LANGUAGES:
        said = {name.lstrip("~!=") for code, name, _ in ROWS if code == language}
        assert NAMES - said <= {"praise", "chat", "insult"}


def test_every_phrase_has_words():
    empty = [(name, text) for _, name, text in ROWS if () in phrases(name, text)]
    assert empty == []


def test_no_phrase_stands_twice_with_two_kinds_in_a_language():
    kinds = defaultdict(set)
    for language, name, text in ROWS:
        if name.lstrip("~!=") in {*KINDS, "none"}:
            for phrase in phrases(name, text):
                kinds[language, phrase].add(name.lstrip("~!="))
    twice = {" ".join(key[1]): found for key, found in kinds.items() if len(found) > 1}
    assert twice == {}


def test_no_phrase_means_another_kind_in_another_language():
    kinds = defaultdict(set)
    for _, name, text in ROWS:
        if name.lstrip("~!=") in KINDS:
            for phrase in phrases(name, text):
                kinds[phrase].add(KINDS[name.lstrip("~!=")])
    assert {" ".join(one) for one, found in kinds.items() if len(found) > 1} <= {
        "corpus",
        "whats going on",
        "how many sources do you have",
    }


def test_moods_are_small_talk():
    assert {name for name, kind in KINDS.items() if kind is SmallTalk} == {
        mood.value for mood in Mood
    }


@pytest.mark.parametrize(
    ("phrase", "kind", "weak"),
    [
        ("Who was first?", WhoReported, False),
        ("who didn't", WhoReported, False),
        ("Which outlets", Sources, False),
        ("Day by day", Timeline, False),
        ("Search for", Search, False),
        ("What’s this?", Piece, False),
        ("the article", Piece, True),
        ("What’s the story?", Summary, False),
        ("death toll", Figures, False),
        ("compare", Compare, False),
        ("What's new?", Latest, False),
        ("Tell me about", Profile, False),
        ("published", Profile, True),
        ("How do I use", Help, False),
        ("How many articles do you have", About, False),
        ("good bot", SmallTalk, False),
        ("water sources", None, False),
        ("was ist passiert", Summary, False),
        ("¿qué pasó?", Summary, False),
        ("що сталося", Summary, False),
    ],
)
def test_a_phrasing_stands_for_its_kind(phrase, kind, weak):
    spoken = tuple(words(phrase))
    (found,) = [one for one in PHRASINGS[spoken[0]] if one.words == spoken]
    assert (found.kind, found.weak) == (kind, weak)


def test_a_phrasing_may_lead_only_where_a_clause_begins():
    leading = {one.words for each in PHRASINGS.values() for one in each if one.leading}
    assert leading == {("open",), ("explain",)}
    assert [one.weak for one in PHRASINGS["open"] if one.leading] == [False]


def test_the_longest_phrasing_with_a_first_word_comes_first():
    for first, found in PHRASINGS.items():
        assert {one.words[0] for one in found} == {first}
        lengths = [len(one.words) for one in found]
        assert lengths == sorted(lengths, reverse=True)


def test_a_phrasing_knows_whether_it_asks_about_outlets_and_which_mood_it_has():
    (profile,) = PHRASINGS["profile"]
    (published,) = [one for one in PHRASINGS["published"] if len(one.words) == 1]
    (bye,) = PHRASINGS["goodbye"]
    assert (profile.by_name, profile.mood) == (True, None)
    assert (published.by_name, published.weak) == (False, True)
    assert (bye.by_name, bye.mood) == (False, Mood.BYE)


def test_the_words_of_commands_are_words_of_the_table():
    assert {"timeline", "zeitleiste"} <= command_words("de")
    assert "zeitleiste" not in command_words("en") | command_words("es")
    assert "хронологія" in command_words("uk")
    for language in LANGUAGES:
        assert command_words("en") <= command_words(language) <= set(TABLE_WORDS)
    assert {"whale", "|", "~article"}.isdisjoint(TABLE_WORDS)


# Words of the corpus

_ORDINARY = 1e-4
"""Share of running English from which a word is ordinary, though the seeds have it in names."""

_OTHERWISE = {"mit", "ukrainian"}
"""Names in the seeds that are here for something else: German `with`, a language."""


def names_of_the_seeds() -> set[str]:
    """Folded words of names: of outlets and their domains, and capitalised inside of sentences."""
    found: set[str] = set()
    for path in SEEDS.glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        for name in re.findall(r"^\s+name: (.+)$", text, re.MULTILINE):
            found |= {*words(name), "".join(words(without_the(name)))}
        for domain in re.findall(r"^\s+domain: (.+)$", text, re.MULTILINE):
            found |= {*domain.split("."), domain}
        for line in re.findall(r"^[\s-]+(?:title|excerpt): (.+)$", text, re.MULTILINE):
            found |= {
                word for token in re.findall(r"\b[A-Z][\w'’-]+", line) for word in words(token)
            }
    return {word for word in found if len(word) > 2}


def test_no_word_of_the_seeds_stands_in_the_tables(seeds):
    shares, usage = dict(english()), seeds.archive.usage
    distinctive = {
        word
        for word in names_of_the_seeds()
        if word not in shares or (shares[word] < _ORDINARY and not usage(stem(word)).lower)
    }
    assert {"clearview", "futurism", "kyiv", "reuters", "wfla"} <= distinctive
    assert {"dead", "people", "report", "times", "facial"}.isdisjoint(distinctive)
    listed = {
        path.name: set(words(path.read_text(encoding="utf-8")))
        for path in (*SOURCES.joinpath("freetext").glob("*.py"), SOURCES / "days.py")
    }
    assert len(listed) > 15
    found = {name: (distinctive - _OTHERWISE) & said for name, said in listed.items()}
    assert {name: said for name, said in found.items() if said} == {}


def test_the_tables_are_read_once():
    assert tables.speech("de") is tables.speech("de")
