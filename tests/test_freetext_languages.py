"""German, Spanish and Ukrainian command words, beside English ones."""

import pytest
from conftest import TODAY
from readings import reader, said

from bot.news.freetext.tables import language_of, speech
from bot.news.text import words


@pytest.fixture(scope="module")
def read(newsdesks):
    return reader(newsdesks["harbour"], TODAY["harbour"])


SAID = """
who_reported: whale = wer hat zuerst über whale berichtet | quién publicó whale primero
who_reported: whale = ¿quién informó primero sobre whale? | хто перший повідомив про whale
sources: whale = Quellen zum whale | welche Medien über whale | fuentes sobre whale
sources: whale = джерела про whale
timeline: whale = Zeitleiste whale | cronología de whale | хронологія whale
search: whale = suche whale | gibt es Artikel über whale | busca whale | знайди whale
summary: whale = Zusammenfassung zu whale | resumen del whale | підсумок whale
summary: whale = worum geht es bei whale
figures: volunteers = wie viele volunteers | cuántos volunteers | скільки volunteers
latest = neueste Artikel | últimas noticias | останні новини | що нового
latest; from Coastline = últimas noticias de Coastline
outlet; from Coastline = Profil Coastline
outlet; from Coastline = was schreibt Coastline | qué publicó Coastline | що писало Coastline
compare; from Coastline, Northsea Wire = vergleiche Coastline und Northsea Wire
compare; from Coastline, Northsea Wire = compara Coastline y Northsea Wire
compare; from Coastline, Northsea Wire = порівняй Coastline і Northsea Wire
help = Hilfe | ayuda | допомога
help = wie viele Artikel habt ihr | cuántos artículos hay | скільки статей
hello = Hallo | guten Tag! | hola | привіт
thanks = danke | vielen Dank! | gracias | дякую
bye = tschüss | adiós | до побачення
insult = dummer bot | tonto | дурень
self = wer bist du | ¿quién eres? | хто ти
search: whale; not Coastline = whale außer Coastline | whale excepto Coastline
search: whale; not Coastline = whale крім Coastline
search: whale; not Coastline, Northsea Wire = whale nicht von Coastline oder Northsea Wire
search: whale; not Coastline, Northsea Wire = whale sin Coastline ni Northsea Wire
search: whale -Sandvik = Artikel über whale ohne Sandvik | whale sin mencionar Sandvik
search: whale -Sandvik = whale без згадки Sandvik
search: whale; from Coastline = whale in Coastline
sources: whale & timeline: whale = Quellen und Zeitleiste zu whale | fuentes y cronología de whale
sources: whale & timeline: whale = джерела та хронологія whale
"""


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        (text.strip(), read_as)
        for line in SAID.strip().splitlines()
        for read_as, texts in [line.split(" = ")]
        for text in texts.split("|")
    ],
)
def test_a_message_is_read_in_its_language(read, text, read_as):
    assert said(read(text).question) == read_as


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("sources for the whale", "en"),
        ("Quellen zum Wal", "de"),
        ("fuentes de la ballena", "es"),
        ("джерела про кита", "uk"),
        ("whale", "en"),
        ("", "en"),
        ("die", "de"),
        ("Hallo", "en"),
        ("whale in Sandvik", "en"),
    ],
)
def test_the_language_is_the_one_whose_words_it_has_most_of(text, language):
    assert language_of(words(text)) == language


def test_english_is_spoken_beside_every_language():
    for language in ("en", "de", "es", "uk"):
        assert {"from", "by"} <= speech(language).words("naming")
        assert "the" in speech(language).small


def test_a_language_has_its_own_small_words():
    found = {language: speech(language) for language in ("en", "de", "es", "uk")}
    assert [language for language, one in found.items() if "außer" in one.words("excluding")] == []
    assert [language for language, one in found.items() if "ausser" in one.words("excluding")] == [
        "de"
    ]
    assert [language for language, one in found.items() if "ni" in one.words("joining")] == ["es"]
    assert found["uk"].language == "uk"


def test_phrases_are_found_by_their_first_and_their_last_word_the_longest_first():
    english = speech("en")
    assert english.begun("naming-phrase", "according") == (("according", "to"),)
    assert english.ended("naming-phrase", "per") == (("as", "per"), ("per",))
    assert english.begun("naming-phrase", "whale") == ()
    assert english.ended("no-such-role", "to") == ()
    assert english.begun("no-such-role", "to") == ()
    assert {"according", "per", "as"} <= english.beginning("naming-phrase", "no-such-role")
    assert english.words("no-such-role") == frozenset()
