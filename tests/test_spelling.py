import pytest

from bot.news.spelling import (
    allowed_edits,
    begun_alike,
    contains,
    is_slip,
    likeness,
    nearest_words,
    slip_cost,
    sound,
)


@pytest.mark.parametrize(
    ("word", "edits"),
    [("pie", 0), ("pier", 1), ("harbour", 1), ("harbours", 2), ("breakwaters", 2)],
)
def test_longer_words_may_have_more_typos(word, edits):
    assert allowed_edits(word) == edits


def test_the_nearest_words_come_first_and_farther_ones_not_at_all():
    vocabulary = ["shipyard", "shipyards", "shipward", "hardship"]
    assert nearest_words("shipyards", vocabulary) == [
        ("shipyards", 0),
        ("shipyard", 1),
        ("shipward", 2),
    ]


def test_two_swapped_letters_are_one_edit():
    assert nearest_words("feryr", ["ferry"]) == [("ferry", 1)]


def test_a_short_word_is_no_typo_of_anything():
    assert nearest_words("pie", ["pier"]) == []


def test_the_caller_may_allow_more_edits():
    assert nearest_words("pie", ["pier", "piers", "pillars"], 2) == [("pier", 1), ("piers", 2)]


def test_at_most_sixteen_words_are_near():
    vocabulary = [f"ferr{letter}" for letter in "abcdefghijklmnopqrstuvwx"]
    assert len(nearest_words("ferry", vocabulary)) == 16


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("ferry", "ferry", 1.0),
        ("ferry", "quay", 2 / 9),
        ("abc", "xyz", 0.0),
        ("abcd", "abc", 6 / 7),
    ],
)
def test_likeness_is_the_share_of_common_letters_in_order(one, other, share):
    assert likeness(one, other) == pytest.approx(share)


def test_a_text_contains_its_parts_wholly_and_others_partly():
    assert (
        contains("ferry runs aground", "runs"),
        contains("ferry runs aground", "ferry rams"),
        contains("abc", "xyz"),
    ) == (1.0, pytest.approx(14 / 17), 0.0)


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("form", "from"),
        ("hwo", "who"),
        ("wo", "who"),
        ("whoo", "who"),
        ("fro", "from"),
        ("sonce", "since"),
        ("qho", "who"),
        ("wjo", "who"),
        ("ffrom", "from"),
        ("good", "god"),
    ],
)
def test_a_slip_of_the_finger_is_known(typed, word):
    assert is_slip(typed, word)


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("who", "who"),
        ("rom", "from"),
        ("whop", "who"),
        ("zho", "who"),
        ("since", "who"),
        ("h", "ho"),
        ("o", "who"),
        ("frop", "from"),
        ("moms", "mom"),
    ],
)
def test_another_word_is_no_slip(typed, word):
    assert not is_slip(typed, word)


@pytest.mark.parametrize(
    ("one", "other", "letters"), [("ferry", "fern", 3), ("ferry", "ferry", 5), ("a", "b", 0)]
)
def test_words_begin_alike_by_so_many_letters(one, other, letters):
    assert begun_alike(one, other) == letters


@pytest.mark.parametrize(
    ("one", "other"),
    [("recognition", "rekognishun"), ("business", "bizness"), ("neighbour", "naybor")],
)
def test_words_that_sound_alike_have_one_key(one, other):
    assert sound(one) == sound(other)


@pytest.mark.parametrize(("word", "key"), [("ferry", "FR"), ("7", ""), ("нафта", ""), ("", "")])
def test_a_sound_is_its_consonants(word, key):
    assert sound(word) == key


@pytest.mark.parametrize(
    ("likelier", "rarer"),
    [
        (("teh", "the"), ("tie", "the")),
        (("harbbour", "harbour"), ("harbxour", "harbour")),
        (("harbor", "harbour"), ("harbrour", "harbour")),
        (("harvour", "harbour"), ("harpour", "harbour")),
        (("harbeur", "harbour"), ("harbxur", "harbour")),
        (("harbuor", "harbour"), ("xarbour", "harbour")),
        (("harbuor", "harbour"), ("hrabuor", "harbour")),
        (("hrabuor", "harbour"), ("hrabuxr", "harbour")),
        (("kway", "kway"), ("kwai", "kway")),
    ],
)
def test_a_likely_slip_costs_less_than_a_rare_one(likelier, rarer):
    assert slip_cost(*likelier) < slip_cost(*rarer)


def test_what_sounds_the_same_costs_less():
    assert slip_cost("fotograf", "photograf") < slip_cost("totograf", "photograf")
    assert slip_cost("harbour", "harbour") == 0
