"""Small talk: one friendly line and what can be asked, in the language of who looks."""

import pytest
from conftest import TODAY

from bot.given import given
from bot.news.markdown import pages
from bot.news.question import FreeText, Mood, Options, SmallTalk, Wanted, read_options
from bot.news.replies.smalltalk import _SAID
from bot.screen import Tone, Viewer, screen
from bot.wording import LANGUAGES, wording

SAID = {
    "hello": Mood.HELLO,
    "hi there!": Mood.HELLO,
    "thanks a lot": Mood.THANKS,
    "good bot": Mood.PRAISE,
    "goodbye": Mood.BYE,
    "you are useless": Mood.INSULT,
    "are you a bot?": Mood.SELF,
    "tell me a joke": Mood.CHAT,
    "danke": Mood.THANKS,
    "hola": Mood.HELLO,
    "дякую": Mood.THANKS,
}


def no_outlet(name: str):
    raise AssertionError(name)


@pytest.fixture
def ask(harbour):
    return lambda asked: harbour.ask(asked, TODAY["harbour"])


@pytest.mark.parametrize(("text", "mood"), SAID.items())
def test_small_talk_is_answered_in_two_lines(ask, text, mood):
    response = ask(FreeText(text))
    assert (response.question, response.found) == (SmallTalk(Wanted(), mood), True)
    hint = (
        "-# Ask me, for example: *who reported … first?*, *timeline of …*, or send a link."
        " *help* shows more. Here: 9 articles from 4 outlets."
    )
    assert pages(response.reply) == (f"{_SAID[mood]}\n{hint}",)


def test_every_mood_has_words_in_every_language():
    for language in LANGUAGES:
        said = {wording(language).say(f"talk.{mood.value}") for mood in Mood}
        assert len(said) == len(Mood)
    assert {mood: wording("en").say(f"talk.{mood.value}") for mood in Mood} == _SAID


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mood", Mood)
def test_a_screen_talks_in_the_language_of_who_looks(ask, language, mood):
    words = wording(language)
    answer = given(ask(Options(SmallTalk, mood.value)))
    shown = screen(answer, 0, Viewer(owner=1, private=False, words=words, person=1))
    hint = words.say("texts.hint").replace("`", "")
    assert shown.page.text == f"{words.say(f'talk.{mood.value}')}\n-# {hint}"
    assert (shown.rows, shown.tone) == ((), Tone.FOUND)


@pytest.mark.parametrize(
    ("topic", "mood"), [("bye", Mood.BYE), ("", Mood.HELLO), ("x", Mood.HELLO)]
)
def test_options_name_a_mood_or_greet(topic, mood):
    options = Options(SmallTalk, topic, ("nobody",), since="never")
    assert read_options(options, no_outlet) == SmallTalk(mood=mood)
