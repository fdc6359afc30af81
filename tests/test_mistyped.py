"""What was meant by misspelled words: of one word, of two typed as one, of one typed as two."""

import pytest
from makers import TextLexicon

from bot.news.mistyped import corrected
from bot.news.topic import read_topic


def read_words(text: str, lexicon: TextLexicon) -> list[str]:
    return [one.word for one in read_topic(text, lexicon).terms]


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("harbuor", "harbour"),
        ("Harbor", "harbour"),
        ("xarbour", "harbour"),
        ("harbour", "harbour"),
        ("harb0ur", "harb0ur"),
        ("dirigible", "dirigible"),
        ("hrb", "hrb"),
    ],
)
def test_a_misspelled_word_is_read_as_the_nearest_of_the_corpus(typed, word):
    assert read_words(typed, TextLexicon(["harbour ferry quay"])) == [word]


def test_a_word_that_is_good_english_is_no_misspelling():
    assert read_words("harbours", TextLexicon(["harbourn"], {"harbours": 0.0001})) == ["harbours"]


def test_of_equally_near_words_the_one_with_the_same_first_letter_is_meant():
    lexicon = TextLexicon(["tipping sapping", "tipping"])
    assert read_words("sipping", lexicon) == ["sapping"]


def test_a_nearer_word_is_meant_whatever_its_first_letter():
    lexicon = TextLexicon(["breakwater freakwasser"])
    assert read_words("freakwater", lexicon) == ["breakwater"]


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("labour", "labor"),
        ("organise", "organize"),
        ("civilisation", "civilization"),
        ("analyse", "analyze"),
        ("theatre", "theater"),
        ("catalogue", "catalog"),
        ("defence", "defense"),
        ("fuelled", "fueled"),
    ],
)
def test_british_and_american_spellings_are_one_word(british, american):
    english = {british: 0.00001, american: 0.00001}  # no typos, so that only the table helps
    assert (
        read_words(british, TextLexicon([american], english)),
        read_words(american, TextLexicon([british], english)),
    ) == ([american], [british])


def test_a_slip_at_the_end_is_one_and_a_longer_name_is_not():
    lexicon = TextLexicon(["space harbour"])
    assert [read_words(word, lexicon) for word in ("harbourr", "spacex", "harbourly")] == [
        ["harbour"],
        ["spacex"],
        ["harbourly"],
    ]


def test_the_first_letter_of_a_short_word_is_never_mistyped():
    lexicon = TextLexicon(["quay ferry"])
    assert [read_words(word, lexicon) for word in ("duay", "dferry")] == [["duay"], ["ferry"]]


def test_a_word_is_said_as_the_corpus_has_it_not_as_its_stem():
    lexicon = TextLexicon(["vaccinations harbours"])
    assert read_words("vacccin harbuor", lexicon) == ["vaccinations", "harbours"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("rekognishun", "recognition"),
        ("bizness", "business"),
        ("bzns", "bzns"),
        ("nabor", "nabor"),
    ],
)
def test_a_word_is_known_by_its_sound_where_it_tells_enough(typed, meant):
    assert read_words(typed, TextLexicon(["recognition of a neighbour in business"])) == [meant]


# Beside its neighbours

PRIYA = TextLexicon(
    ["The judge Priya Raman resigned.", "They met Priya Raman at sea with soup."],
    {"ramen": 0.000001, "soup": 0.0001},
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("priya ramen", ["priya", "raman"]),
        ("prya ramen", ["priya", "raman"]),
        ("ramen priya", ["ramen", "priya"]),
        ("ramen resigned", ["raman", "resigned"]),
        ("ramen soup", ["ramen", "soup"]),
        ("ramen", ["ramen"]),
        ("priya r2", ["priya", "r2"]),
        ("priya rx", ["priya", "rx"]),
    ],
)
def test_a_word_that_the_corpus_lacks_is_meant_as_its_neighbours_say(typed, meant):
    assert read_words(typed, PRIYA) == meant


# Typed together, typed apart

SCAN = TextLexicon(
    ["face recognition at the quay", "viewpoint", "They met at the Harbour Gazette and left."],
    {"upon": 0.0001, "facing": 0.00001, "point": 0.0001, "view": 0.0001},
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("facerecognition", ["face", "recognition"]),
        ("recognitionface", ["recognition", "face"]),
        ("quayface", ["quayface"]),
        ("atquay", ["atquay"]),
        ("thequay", ["quay"]),
        ("facing", ["facing"]),
        ("view point", ["viewpoint"]),
        ("view-point", ["viewpoint"]),
        ("view piont", ["viewpoint"]),
        ("view painter", ["view", "painter"]),
        ("face recognition", ["face", "recognition"]),
        ("up on", []),
        ("fa ce", ["fa", "ce"]),
        ("view point view point", ["viewpoint"]),
        ("view 7", ["view", "7"]),
    ],
)
def test_words_typed_together_or_apart_are_those_of_the_corpus(typed, meant):
    assert read_words(typed, SCAN) == meant


def test_two_words_that_the_corpus_has_side_by_side_stay_two():
    lexicon = TextLexicon(["view point", "viewpoint"])
    assert read_words("view point", lexicon) == ["view", "point"]


def test_a_whole_word_is_said_as_the_corpus_has_it_not_as_its_stem():
    lexicon = TextLexicon(["vaccinations"])
    assert read_words("vac cien", lexicon) == ["vaccinations"]


def test_a_neighbour_is_said_as_the_corpus_has_it_not_as_its_stem():
    lexicon = TextLexicon(["Cheap ferries sank."], {"ferra": 0.000001})
    assert read_words("cheap ferra", lexicon) == ["cheap", "ferries"]


# Names

KLOPP = TextLexicon(
    [
        "They met Juergen Klopp there.",
        "The bridge will klapp and hollow.",
        "They met at Harbour Gazette.",
    ]
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Kloop", "klopp"),
        ("Juergen Kloop", "juergen klopp"),
        ("Juergne Klopp", "juergen klopp"),
        ("Anna Kloop", "anna kloop"),
        ("Kloop Anna", "kloop anna"),
        ("Hollop", "hollop"),
        ("hollwo", "hollow"),
        ("HOLLWO", "hollow"),
        ("Hollwo", "hollwo"),
        ("Hollwo bridge", "hollow bridge"),
        ("Hollwo Bridge", "hollwo bridge"),
        ("Bridgge Will Klap Hollwo Juergne Bridgge", "bridge klapp hollow juergen"),
        ("HarbourGazette", "harbour gazette"),
        ("Bridgewill", "bridgewill"),
    ],
)
def test_what_is_written_as_a_name_is_only_taken_for_a_name(typed, meant):
    assert " ".join(read_words(typed, KLOPP)) == meant


class AmongMany(TextLexicon):
    """The lexicon of a few texts among 2,000 others that have none of their words."""

    def size(self) -> int:
        return len(self.texts) + 2_000


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("holowayy", "holowayy"),
        ("hollowya", "holloway"),
        ("holoway", "holloway"),
        ("Hollowya", "holloway"),
        ("hollaway", "hollaway"),
        ("klpop", "klpop"),
        ("briedge", "bridge"),
        ("ramna", "raman"),
    ],
)
def test_in_a_large_corpus_only_slips_are_typos_of_a_name_that_is_rare(typed, meant):
    """Among very many names an unknown one is near to some by chance."""
    texts = ["They met Mr Holloway there.", "They met Klopp.", "They crossed the bridge."]
    lexicon = AmongMany([*texts, "They met Raman.", "We met Raman.", "I met Raman."])
    assert read_words(typed, lexicon) == [meant]


def test_a_correction_says_what_stands_instead_of_what():
    found = corrected("the feryr, FERYR and view point", TextLexicon(["ferry viewpoint"]))
    assert found.pairs == (("feryr", "ferry"), ("viewpoint", "viewpoint"))
    assert found.replaced == {"feryr": "ferry", "view point": "viewpoint"}
