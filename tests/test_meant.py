"""What misspelled words were meant as together: the headline they all stand in decides."""

import pytest
from makers import TextLexicon

from bot.news.topic import read_topic

HEADLINES = (
    "Ferry hits quay in Lund harbour",
    "Mayor of Lund opens hospital wing",
    "Divers find wreck of a merry widow",
    "The harbour master retires",
    "The magic number for a quiet life just got bigger",
    "Storm costs Lund 2026 trees",
    "Council votes on the boathouse roof",
)
LEXICON = TextLexicon([*HEADLINES, *(f"His boats are {n}" for n in range(40))], {"juts": 1e-8})


def read(text: str, lexicon: TextLexicon = LEXICON) -> list[str]:
    return [one.word for one in read_topic(text, lexicon).terms]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ferrry quya lund harbuor", ["ferry", "quay", "lund", "harbour"]),
        ("merrry widow wreck", ["merry", "widow", "wreck"]),
        ("mayer opns hospitle wing", ["mayor", "opens", "hospital", "wing"]),
        ("number juts got", ["number"]),
        ("council boathuose votes", ["council", "boathouse", "votes"]),
        ("council votes boat house", ["council", "votes", "boathouse"]),
        ("councilvotes boathouse roof", ["council", "votes", "boathouse", "roof"]),
    ],
)
def test_words_are_meant_as_they_stand_together_in_a_headline(typed, meant):
    assert read(typed) == meant


def test_of_two_near_words_the_one_beside_the_others_is_meant():
    assert read("derry quay harbour") == ["ferry", "quay", "harbour"]
    assert read("derry widow wreck") == ["merry", "widow", "wreck"]


def test_words_that_stand_together_as_typed_are_left_as_they_are():
    lexicon = TextLexicon(["Storm hits the coast", "Storm bits on the coast"])
    assert read("storm bits coast", lexicon) == ["storm", "bits", "coast"]


def test_a_known_word_is_another_only_where_all_others_stand_with_that():
    many = [f"The male choir sings {n}" for n in range(3)]
    lexicon = TextLexicon(["Prankster held in ruined Lund mall", *many])
    assert read("prankster ruined male lund", lexicon) == ["prankster", "ruined", "mall", "lund"]
    assert read("choir male lund", lexicon) == ["choir", "male", "lund"]


def test_a_number_that_the_corpus_lacks_is_one_of_the_headline_with_all_other_words():
    assert read("storm lund 20226 trees") == ["storm", "lund", "2026", "trees"]
    assert read("storm ferry 20226") == ["storm", "ferry", "20226"]
    assert read("storm 20226") == ["storm", "20226"]


def test_an_unknown_word_is_the_one_of_the_headline_that_is_most_like_it():
    assert read("council votes bothause rooof") == ["council", "votes", "boathouse", "roof"]


def test_an_unknown_name_stays_one():
    assert read("mayor opens Zorblax") == ["mayor", "opens", "zorblax"]
    assert read("mayor zorblax") == ["mayor", "zorblax"]


def test_one_word_alone_is_read_as_the_nearest():
    assert read("harbuor") == ["harbour"]


def test_of_very_many_words_each_is_read_by_itself():
    many = "harbuor ferry quay lund mayor hospital wing divers wreck widow magic number life storm"
    assert read(many) == ["harbour", *many.split()[1:]]


def test_two_known_words_are_one_only_where_they_do_not_stand_apart_with_the_others():
    texts = ["Boat at the house of Lund burns", "A boathouse in Brede floods"]
    lexicon = TextLexicon(texts)
    assert read("boat house lund", lexicon) == ["boat", "house", "lund"]
    assert read("boat house brede", lexicon) == ["boathouse", "brede"]
