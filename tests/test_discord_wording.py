"""The language of the reader: commands, buttons and fixed sentences in Discord."""

import re

import pytest
import pytest_asyncio
from archives import a_corpus, front_matter
from discord_server.checks.names import LOCALES
from newsroom import QUESTIONS, newsroom_of

from bot.app import Newsdesk
from bot.wording import wording

pytestmark = pytest.mark.asyncio(loop_scope="module")

TRANSLATED = {"de": "de", "es-419": "es", "es-ES": "es", "uk": "uk"}
"""Discord's locales that there is a catalogue for besides English, and which."""

READERS = {"en-US": "en", "en-GB": "en", "de": "de", "es-ES": "es", "es-419": "es", "uk": "uk"}
READERS |= {"fr": "en", "pt-BR": "en", "ja": "en"}
"""Locales of readers, and the catalogue that they read."""

ONWARD = ("sources", "timeline", "who-reported", "summary", "why")
AFTER = {
    "sources": ("timeline", "who-reported", "credits", "summary", "why"),
    "timeline": ("sources", "who-reported", "stories", "summary", "why"),
    "who-reported": ("sources", "timeline", "credits", "summary", "why"),
    "summary": ("sources", "timeline", "who-reported", "figures", "why"),
    "why": ("sources", "timeline", "who-reported", "summary"),
    "help": (),
    "about": (),
}
"""The buttons under each answer, and under all others."""
LONG = (
    "clearview soldiers dead facial recognition Ukraine identify software families photos corpses"
)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def newsroom(newsdesks, tmp_path_factory):
    async with newsroom_of(newsdesks["seeds"], tmp_path_factory.mktemp("state")) as made:
        yield made


@pytest.fixture
def room(newsroom):
    with newsroom.within_the_rules():
        yield newsroom


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """A Newsdesk on 1,234 articles of one outlet."""
    numbers = range(1, 1_235)
    first, *others = [
        {"title": f"Ferry {number} runs aground", "webUrl": f"https://gazette.example/{number}"}
        for number in numbers
    ]
    text = front_matter(first["title"], first["webUrl"], related=others)
    newsdesk = Newsdesk(a_corpus(tmp_path_factory.mktemp("large"), ferries_md=text))
    yield newsdesk
    newsdesk.close()


class Failing:
    """A Newsdesk whose every answer fails, by a mistake of ours."""

    def __init__(self, newsdesk):
        self._newsdesk = newsdesk

    def __getattr__(self, name):
        return getattr(self._newsdesk, name)

    def remembered(self, *_):
        """Nothing is."""

    def ask(self, *_):
        raise ZeroDivisionError


def labels(message):
    return [button.label for button in message.buttons]


def described(command, key):
    """Each command, subcommand and option with its key in the catalogues."""
    yield command, f"commands.{key}"
    for option in command.get("options") or []:
        if option["type"] == 1:
            yield from described(option, option["name"])
        else:
            yield option, f"options.{option['name']}"


def everything_named(room):
    return [
        one
        for command in room.discord.commands
        if command["type"] == 1
        for one in described(command, command["name"])
    ]


# Commands


async def test_names_and_descriptions_are_english_for_whoever_has_no_catalogue(room):
    english = wording("en")
    found = [
        (item["name"], item["description"], english.say(f"{key}.name"))
        for item, key in everything_named(room)
    ]

    assert [(name, said) for name, _, said in found if name != said] == []
    assert [text for _, text, _ in found if not text] == []
    assert len(found) > 60


@pytest.mark.parametrize("part", ["name", "description"])
async def test_names_and_descriptions_are_translated_for_whom_there_is_a_catalogue(room, part):
    for item, key in everything_named(room):
        localised = {
            locale: wording(language).say(f"{key}.{part}")
            for locale, language in TRANSLATED.items()
        }
        assert item[f"{part}_localizations"] == localised


async def test_the_menus_of_messages_are_translated(room):
    menus = [command for command in room.discord.commands if command["type"] == 3]

    found = [(menu["name"], menu["name_localizations"]) for menu in menus]
    assert found == [
        (
            wording("en").say(f"menus.{key}"),
            {one: wording(language).say(f"menus.{key}") for one, language in TRANSLATED.items()},
        )
        for key in ("who-else", "check")
    ]


# Every language that Discord has


@pytest.mark.parametrize("locale", sorted(LOCALES))
async def test_every_reader_is_told_about_privacy_in_a_language_that_there_is(room, locale):
    answer = await room.reader(locale=locale).slash(room.desk(), "privacy")

    words = wording(TRANSLATED.get(locale, "en"))
    assert answer.message.text == words.say("texts.privacy", minutes=30, days=30)
    assert words.say("commands.forget-me.name") in answer.message.text


# Buttons


@pytest.mark.parametrize(("locale", "language"), READERS.items())
async def test_buttons_are_in_the_language_of_the_reader(room, locale, language):
    words = wording(language)

    for name, (options, _) in QUESTIONS.items():
        answer = await room.reader(locale=locale).slash(room.desk("fr"), name, **options)

        onward = {words.say(f"buttons.{one}") for one in AFTER.get(name, ONWARD)}
        found = set(labels(answer.message)) - {"◀", "▶"}
        pages = {one for one in found if re.fullmatch(r"1 \w+ \d+", one)}
        expected = {words.say("buttons.share"), *onward}
        if pages:
            expected |= {words.say("buttons.file"), *pages}
            assert {words.say("buttons.page", page=1, pages=n) for n in range(2, 9)} >= pages
        assert found == expected


@pytest.mark.parametrize(("locale", "language"), READERS.items())
async def test_buttons_of_a_shared_answer_are_in_the_language_of_the_server(room, locale, language):
    reader = room.reader(locale="de" if language != "de" else "uk")

    answer = await reader.slash(room.desk(locale), "timeline", topic="clearview", share=True)

    words = wording(language)
    expected = [words.say(f"buttons.{key}") for key in AFTER["timeline"]]
    assert labels(answer.message) == expected


async def test_buttons_of_an_answer_shared_where_there_is_no_server_are_in_the_sharers(room):
    ada, bob = room.reader("Ada", locale="de"), room.reader("Bob", locale="uk")
    ada.installed = True
    group = room.discord.group_dm(ada, bob)

    answer = await ada.slash(group, "timeline", topic="clearview", share=True)

    assert labels(answer.message)[0] == "Quellen"


async def test_what_a_button_of_a_shared_answer_says_is_in_the_language_of_who_pressed_it(room):
    ada, bob, desk = room.reader("Ada"), room.reader("Bob", locale="uk"), room.desk("de")
    shared = await ada.slash(desk, "sources", topic="clearview", share=True)

    answer = await bob.press(shared.message, "Chronologie")

    assert answer.ephemeral
    assert "Джерела" in labels(answer.message)


async def test_a_shared_answer_stays_in_the_language_of_the_server_when_it_is_turned(room):
    ada, bob, desk = room.reader("Ada"), room.reader("Bob", locale="uk"), room.desk("de")
    shared = await ada.slash(desk, "sources", topic="soldiers", share=True)

    await bob.press(shared.message, "▶")

    found = ", ".join(labels(shared.message)[:5])
    assert re.fullmatch(r"◀, 2 von \d, ▶, Alles als Datei, Chronologie", found)


async def test_the_language_changes_nothing_of_what_is_found(room):
    desk = room.desk()
    texts = set()
    for locale in READERS:
        answer = await room.reader(locale=locale).slash(desk, "sources", topic="clearview")
        texts.add(answer.message.text)

    assert len(texts) == 1


# Sentences


@pytest.mark.parametrize(("locale", "language"), READERS.items())
async def test_only_the_owner_is_said_in_the_language_of_the_reader(room, locale, language):
    answer = await room.reader(locale=locale).slash(room.desk(), "newsdesk status")

    assert answer.message.text == wording(language).say("texts.owner-only")


@pytest.mark.parametrize(("locale", "language"), READERS.items())
async def test_what_was_forgotten_is_counted(room, locale, language):
    ada, desk = room.reader(locale=locale), room.desk()
    for topic in ("drones", "582", LONG):
        await ada.slash(desk, "sources", topic=topic)

    first = await ada.slash(desk, "forget-me")
    again = await ada.slash(desk, "forget-me")

    words = wording(language)
    buttons = words.say("texts.forgotten-buttons")
    found = words.say("texts.forgotten", topics=3, buttons=5)
    nothing = words.say("texts.forgotten", topics=0, buttons=0)
    assert (first.message.text, again.message.text) == (f"{found} {buttons}", nothing)


@pytest.mark.parametrize(("locale", "language"), READERS.items())
async def test_a_command_that_is_gone_is_said_to_be_so_in_the_language_of_the_reader(
    room, locale, language
):
    commands = room.discord.world.commands
    known = commands.everywhere
    commands.add({"name": "old", "description": "x", "contexts": [0], "integration_types": [0]})

    answer = await room.reader(locale=locale).slash(room.desk(), "old")

    commands.everywhere = known
    assert answer.message.text == wording(language).say("texts.gone")


async def test_too_much_is_said_in_the_language_of_the_reader(seeds, tmp_path):
    async with newsroom_of(seeds, tmp_path, answers_a_minute=1) as room:
        desk = room.desk()
        for locale, language in READERS.items():
            reader = room.reader(locale=locale)
            await reader.slash(desk, "sources", topic="clearview")

            refused = await reader.slash(desk, "sources", topic="clearview")

            said = wording(language).say("texts.cooldown", seconds=60)
            assert refused.message.text == said


async def test_a_mistake_of_ours_is_said_in_the_language_of_the_reader(seeds, tmp_path):
    async with newsroom_of(Failing(seeds), tmp_path) as room:
        desk = room.desk("fr")
        for locale, language in READERS.items():
            answer = await room.reader(locale=locale).slash(desk, "sources", share=True)

            start, _, end = wording(language).say("texts.error", id="NUMBER").partition("NUMBER")
            text = answer.message.text
            assert answer.ephemeral
            assert text.startswith(start)
            assert text.endswith(end)
            assert re.fullmatch(r"[0-9a-f]{8}", text.removeprefix(start).removesuffix(end))


# Numbers and times


@pytest.mark.parametrize("locale", ["en-US", "de", "es-ES", "uk"])
async def test_large_numbers_are_read_alike_in_every_language(large, tmp_path, locale):
    async with newsroom_of(large, tmp_path) as room:
        owner, desk = room.discord.owner, room.desk()
        owner.locale = locale

        for name in ("newsdesk status", "newsdesk reload"):
            answer = await owner.slash(desk, name)

            assert "1\u202f234" in answer.message.text


async def test_times_are_stamps_that_every_reader_sees_in_their_own_zone(room):
    found = set()
    for locale in READERS:
        answer = await room.reader(locale=locale).slash(room.desk(), "article", topic="clearview")
        found.add(re.search(r"<t:\d+:\w>", answer.message.text)[0])

    assert found == {"<t:1648118640:f>"}
