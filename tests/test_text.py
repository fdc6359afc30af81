import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.news.text import (
    clean,
    clip,
    fold,
    sentences,
    squash,
    stem,
    stems,
    telling,
    unglue,
    unmarked,
    words,
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("  two\t\n lines ", "two lines"),
        ("Zu\u0308rich", "Zürich"),
        ("a\u200bb\u00adc\ufeffd\u202ee\u0007f", "abcdef"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🚒", "👩\u200d🚒"),
        ("flag \U000e0067 end", "flag end"),
        ("“smart” quotes’ and é stay", "“smart” quotes’ and é stay"),
    ],
)
def test_clean_text_is_one_line_without_invisible_characters(text, shown):
    assert clean(text) == shown


def test_an_accent_behind_an_invisible_character_is_composed_all_the_same():
    assert clean("caf" + "e\u200b\u0301") == "café"


@given(st.text())
@settings(deadline=None, max_examples=200)
def test_cleaning_twice_changes_nothing_more(text):
    assert clean(clean(text)) == clean(text)


def test_struck_out_letters_lose_their_strokes_and_accented_ones_keep_their_accents():
    assert unmarked("f\u0336e\u0336r\u0336ry\u20dd Zu\u0308rich é") == "ferry Zürich é"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ÉCOLE", "ecole"),
        ("Straße", "strasse"),
        ("ﬁﬂ ２０３１ ①", "fifl 2031 1"),
        ("so\u00adft", "soft"),
        ("İzmir", "izmir"),
        ("a\u20ddb", "ab"),
    ],
)
def test_folding_takes_accents_case_and_compatibility_forms_away(text, folded):
    assert fold(text) == folded


@given(st.text())
@settings(deadline=None, max_examples=200)
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ferry runs aground, again!", ["ferry", "runs", "aground", "again"]),
        ("9,000 of 1,234,567", ["9000", "of", "1234567"]),
        ("1,23 and 1,2345", ["1", "23", "and", "1", "2345"]),
        ("Norway's and the sailors' union", ["norway", "and", "the", "sailors", "union"]),
        ("Norway’s and the sailors’", ["norway", "and", "the", "sailors"]),
        ("The U.S.-led fleet", ["the", "usa", "led", "fleet"]),
        ("u.s. and u.s fleets, U.S.A.", ["usa", "and", "usa", "fleets", "usa"]),
        ("n.y.c mayor at 5 p.m.", ["nyc", "mayor", "at", "5", "pm"]),
        ("J.K.Orlov", ["jk", "orlov"]),
        ("snake_case word", ["snake", "case", "word"]),
        ("didn't", ["didn't"]),
        ("Čapek Zürich", ["capek", "zurich"]),
        ("Covid-19", ["covid", "19"]),
        ("…!?", []),
    ],
)
def test_words_are_folded_and_in_order(text, found):
    assert words(text) == found


@pytest.mark.parametrize("space", ["\u2009", "\u202f"])
def test_thin_spaces_group_the_digits_of_one_number(space):
    assert words(f"about 9{space}000 sailors") == ["about", "9000", "sailors"]


def test_a_curly_apostrophe_makes_no_other_word():
    assert words("O’Malley didn’t sail") == words("O'Malley didn't sail")


def test_a_contraction_tells_nothing_whichever_apostrophe_it_has():
    assert telling(words("They didn't and won’t")) == []


def test_stems_join_the_forms_of_a_word():
    assert (stem("mothers"), stems("Mothers sailing, sailed")) == (
        "mother",
        ["mother", "sail", "sail"],
    )


def test_small_words_tell_nothing():
    assert telling(["the", "ferry", "was", "aground"]) == ["ferry", "aground"]


def test_a_squashed_name_has_letters_and_digits_only():
    assert squash("The Ören-Post №1!") == "theorenpostno1"


@pytest.mark.parametrize(
    ("scraped", "mended"),
    [
        ("They left the pier.Officials shrugged.", "They left the pier. Officials shrugged."),
        ("They left.”Officials shrugged.", "They left.” Officials shrugged."),
        ("Did they leave?!Officials shrugged", "Did they leave?! Officials shrugged"),
        ("sailed in 2031.Then they left", "sailed in 2031. Then they left"),
        ("the U.S.Navy and harbour.example stay", "the U.S.Navy and harbour.example stay"),
        ("Already apart. Officials shrugged.", "Already apart. Officials shrugged."),
        ("an acronym.NATO stays", "an acronym.NATO stays"),
        ("“Go!”She went", "“Go!” She went"),
        ("He got a B.”She got an A", "He got a B.” She got an A"),
    ],
)
def test_lost_spaces_between_sentences_come_back(scraped, mended):
    assert unglue(scraped) == mended


@pytest.mark.parametrize("quote", ["“", "‘"])
def test_a_lost_space_before_an_opening_quote_comes_back(quote):
    scraped = f"They left the pier.{quote}Officials shrugged"
    assert unglue(scraped) == f"They left the pier. {quote}Officials shrugged"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("  \n \n", []),
        (
            "The U.S. fleet sailed. Mr. Orlov did not.",
            ["The U.S. fleet sailed.", "Mr. Orlov did not."],
        ),
        ("One paragraph\n  another one ", ["One paragraph", "another one"]),
        ("“Why now?” she told them. They left.", ["“Why now?” she told them.", "They left."]),
        ('"Go!" he said. They left.', ['"Go!" he said.', "They left."]),
        ("“Go!” They left.", ["“Go!”", "They left."]),
        ("They left! !! Nobody spoke.", ["They left! !!", "Nobody spoke."]),
        ("…", ["…"]),
    ],
)
def test_sentences_know_abbreviations_paragraphs_and_speakers(text, found):
    assert sentences(text) == found


def test_a_paragraph_never_runs_into_the_quote_that_ended_the_one_before():
    assert sentences("“We left.”\niPhone sales fell.") == ["“We left.”", "iPhone sales fell."]


def test_a_very_long_paragraph_is_read_in_pieces_that_end_at_a_space():
    found = sentences("ahoy " * 1500)
    assert (" ".join(found), [len(part) for part in found]) == (
        ("ahoy " * 1500).strip(),
        [3999, 3499],
    )


def test_a_very_long_paragraph_without_spaces_is_read_in_pieces_too():
    assert [len(part) for part in sentences("a" * 9000)] == [4000, 4000, 1000]


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        ("Ferry runs", 10, "Ferry runs"),
        ("Ferry runs aground", 12, "Ferry runs…"),
        ("Ferry runs, aground", 13, "Ferry runs…"),
        ("Ferry – aground", 10, "Ferry…"),
        ("A Donaudampfschifffahrt", 10, "A Donauda…"),
        ("Donaudampfschifffahrt", 10, "Donaudamp…"),
    ],
)
def test_a_long_text_is_cut_at_a_word(text, most, shown):
    assert clip(text, most) == shown


@given(st.text(), st.integers(min_value=1, max_value=60))
@settings(deadline=None, max_examples=200)
def test_a_cut_text_is_never_longer_than_allowed(text, most):
    assert len(clip(text, most)) <= most
