"""Fixed wording: four catalogues with the same keys, within Discord's limits; filling them in."""

import importlib
import re
import shutil
import sys
import unicodedata
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

import bot.wording
from bot.errors import SettingsError
from bot.news.days import read_days
from bot.records import nodes
from bot.wording import LANGUAGES, Wording, wording

FOLDER = Path(bot.wording.__file__).parent
TRANSLATIONS = [language for language in LANGUAGES if language != "en"]
NOW = datetime(2022, 3, 30, 12, tzinfo=UTC)

NAME = re.compile(r"(commands|options)\.[^.]+\.name")
MODAL = re.compile(r"texts\.(expired|ask-again|go-to|page-number)")
LIMITS = (
    (NAME, 32),
    (re.compile(r"(commands|options)\.[^.]+\.description"), 100),
    (re.compile(r"menus\..*"), 32),
    (re.compile(r"buttons\..*"), 24),  # Discord takes 80; what is longer does not fit on a phone
    (re.compile(r"others\..*"), 80),
    (re.compile(r"talk\..*"), 200),
    (MODAL, 45),
    (re.compile(r"texts\.picture"), 1024),
    (re.compile(r"texts\..*"), 2000),
)
"""The most characters of a text, by its key; the first that fits."""

LONG = {"pages": 9999, "said": "Frankfurter Allgemeine Zeitung, The Washington Post"}
"""Values as long as they get, where a text with them has to fit."""

AS_IN_ENGLISH = {
    "de": {"commands.newsdesk.name", "commands.status.name"},
    "es": {"commands.newsdesk.name"},
    "uk": {"commands.newsdesk.name"},
}
"""What rightly reads as in English: the bot's own name, and words that are the same."""

COUNTS = "articles|buttons|days|documents|guilds|minutes|outlets|problems|seconds|shards|topics"
UNITS = {"min", "s", "хв", "с"}


def texts(language):
    """The texts of a catalogue by their keys, in its order."""
    return wording(language)._texts


def places(text):
    return Counter(re.findall(r"\{(\w*)\}", text))


def named(language, kind):
    """The names of commands or options in a language → their keys."""
    found = [(text, key.split(".")[1]) for key, text in names(language, kind)]
    assert len(dict(found)) == len(found), f"a name twice: {found}"
    return dict(found)


def names(language, kind):
    return [
        (key, text)
        for key, text in texts(language).items()
        if NAME.fullmatch(key) and key.startswith(kind)
    ]


def repeated_keys(node):
    match node:
        case nodes.Mapping():
            below = [key for child in node.entries.values() for key in repeated_keys(child)]
            return [*node.repeated, *below]
        case _:
            return []


@pytest.fixture
def broken(tmp_path, monkeypatch):
    """Copies of the package, each with another German catalogue."""
    copied = []

    def copy(catalogue):
        name = f"wording_copy_{len(copied)}"
        shutil.copytree(FOLDER, tmp_path / name)
        (tmp_path / name / "de.yaml").write_text(catalogue, encoding="utf-8")
        monkeypatch.syspath_prepend(tmp_path)
        copied.append(name)
        return importlib.import_module(name)

    yield copy
    for name in copied:
        sys.modules.pop(name, None)


# The catalogues


def test_there_is_a_catalogue_for_each_language_and_none_besides():
    assert {file.stem for file in FOLDER.glob("*.yaml")} == set(LANGUAGES)


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_a_catalogue_has_the_keys_of_the_english_one_in_their_order(language):
    assert list(texts(language)) == list(texts("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_says_nothing_twice(language):
    file = FOLDER / f"{language}.yaml"

    assert repeated_keys(nodes.parse(file.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_says_in_its_first_line_what_it_is(language):
    first = (FOLDER / f"{language}.yaml").read_text(encoding="utf-8").splitlines()[0]

    assert first.startswith("# Fixed wording in ")


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_what_is_filled_in_is_the_same_in_every_language(language):
    assert {key: places(text) for key, text in texts(language).items()} == {
        key: places(text) for key, text in texts("en").items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_braces_stand_around_what_is_filled_in_and_nowhere_else(language):
    rests = {key: re.sub(r"\{\w+\}", "", text) for key, text in texts(language).items()}

    assert [key for key, rest in rests.items() if "{" in rest or "}" in rest] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty_or_begins_or_ends_with_a_space(language):
    assert [key for key, text in texts(language).items() if not text or text != text.strip()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_within_what_discord_takes(language):
    too_long = []
    for key, text in texts(language).items():
        most = next(most for pattern, most in LIMITS if pattern.fullmatch(key))
        full = re.sub(r"\{(\w+)\}", lambda place: str(LONG.get(place[1], place[0])), text)
        if len(full) > most:
            too_long.append((key, len(full), most))

    assert too_long == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["commands", "options"])
def test_names_are_made_of_lower_case_letters_digits_and_hyphens(language, kind):
    for _, name in names(language, kind):
        assert name == name.lower()
        assert all(letter in "-_'" or unicodedata.category(letter)[0] in "LN" for letter in name)
        assert name == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["commands", "options"])
def test_no_name_is_that_of_another_in_its_language_or_in_english(language, kind):
    english = named("en", kind)

    assert {
        name: (key, english[name])
        for name, key in named(language, kind).items()
        if english.get(name, key) != key
    } == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["menus", "buttons", "others"])
def test_no_two_menus_or_buttons_read_the_same(language, kind):
    labels = [text for key, text in texts(language).items() if key.startswith(f"{kind}.")]

    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_nothing_is_left_in_english_but_what_is_listed(language):
    same = {key for key, text in texts(language).items() if text == texts("en")[key]}

    assert same == AS_IN_ENGLISH[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_commands_in_texts_have_the_names_that_they_have_in_the_language(language):
    def mentioned(spoken):
        commands = named(spoken, "commands")
        return {
            key: [commands[name] for name in re.findall(r"`/([^`]+)`", text)]
            for key, text in texts(spoken).items()
        }

    assert mentioned(language) == mentioned("en")
    assert mentioned(language)["texts.hint"] == ["help"]


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_no_noun_stands_behind_a_number_so_that_any_number_is_right(language):
    behind = re.compile(rf"\{{(?:{COUNTS})\}} (\w+)")
    words = {word for text in texts(language).values() for word in behind.findall(text)}

    assert words <= UNITS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("option", ["from", "to"])
def test_the_dates_given_as_examples_are_understood_as_in_english(language, option):
    def understood(spoken):
        _, _, said = wording(spoken).say(f"options.{option}.description").partition(": ")
        examples = re.split(r", | (?:or|oder|o|або) ", said)
        assert examples[-1] == "@time"
        return [read_days(example, NOW) for example in examples[:-1]]

    assert understood(language) == understood("en")
    assert len(understood(language)) == 3


# A locale's wording


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("de", "de"),
        ("de-AT", "de"),
        ("DE-at", "de"),
        ("es-ES", "es"),
        ("es-419", "es"),
        ("uk", "uk"),
    ],
)
def test_a_locale_has_the_wording_of_its_language(locale, language):
    assert wording(locale) is wording(language)
    assert wording(locale).say("buttons.sources") == {
        "en": "Sources",
        "de": "Quellen",
        "es": "Fuentes",
        "uk": "Джерела",
    }.get(language)


@pytest.mark.parametrize("locale", ["fr", "pt-BR", "ukr", "e", "", "-", "../de"])
def test_a_locale_without_a_catalogue_has_the_english_wording(locale):
    assert wording(locale) is wording("en")


# Filling in


def test_words_in_braces_are_filled_in_wherever_they_stand():
    spoken = Wording({"texts.page": "{page} of {pages}: {page}"})

    assert spoken.say("texts.page", page=2, pages="9") == "2 of 9: 2"


def test_what_a_text_has_no_place_for_is_left_out():
    assert Wording({"why": "Why"}).say("why", page=2) == "Why"


@pytest.mark.parametrize("value", ["{pages}", "{page}", "{", "}", "{}", r"\1", r"\g<1>", "%s"])
def test_a_value_stands_as_it_is_and_is_not_filled_in_again(value):
    spoken = Wording({"page": "<{page}> of {pages}"})

    assert spoken.say("page", page=value, pages=9) == f"<{value}> of 9"


def test_a_key_that_is_not_there_is_a_mistake():
    with pytest.raises(KeyError, match=r"buttons\.jump"):
        wording("en").say("buttons.jump")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_value_that_is_missing_is_a_mistake(language):
    with pytest.raises(KeyError, match="pages"):
        wording(language).say("buttons.page", page=1)


def test_one_can_ask_whether_a_text_is_there():
    spoken = wording("de")

    assert spoken.has("buttons.why")
    assert not spoken.has("buttons")
    assert not spoken.has("Warum")


# Catalogues that cannot be read


@pytest.mark.parametrize(
    ("catalogue", "sentence"),
    [
        ("buttons:\n  why: [Warum", "de.yaml:3: broken YAML: "),
        ("buttons:\n  why: Warum\n   share: Teilen\n", "de.yaml:3: broken YAML: "),
        ("buttons:\n  why:\n  - Warum\n", "de.yaml:3: should be text or keys and values"),
        ("buttons: &all\n  why: Warum\n", "de.yaml:1: YAML anchors (&name) are refused"),
    ],
)
def test_a_malformed_catalogue_is_refused_with_its_line(broken, catalogue, sentence):
    with pytest.raises(SettingsError) as caught:
        broken(catalogue).wording("de")

    assert str(caught.value).startswith(sentence)


def test_a_malformed_catalogue_leaves_the_other_languages_alone(broken):
    copy = broken("buttons: [")

    assert copy.wording("uk").say("buttons.why") == "Чому"
