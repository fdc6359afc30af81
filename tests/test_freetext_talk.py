"""Small talk, help, and questions about the corpus in free text."""

import pytest
from conftest import TODAY
from readings import reader, said

from bot.news.question import Help, Mood, Search, SmallTalk, Sources, Timeline, Wanted


@pytest.fixture(scope="module")
def read(newsdesks):
    return reader(newsdesks["harbour"], TODAY["harbour"])


@pytest.mark.parametrize(
    ("mood", "texts"),
    [
        (Mood.HELLO, "hello|Good morning!|hi there 👋|what's up|How are you?|hi bot|anyone there?"),
        (Mood.THANKS, "thanks|Thank you!|thx|ok|got it|thanks today|perfect, thanks|cool"),
        (Mood.PRAISE, "good bot|well done!|I love you|you are awesome|great job"),
        (Mood.BYE, "bye|Good night!|see you tomorrow|gotta go|talk later"),
        (Mood.INSULT, "stupid bot|You are useless!|fuck you|shut up|wtf|YOU ARE STUPID"),
        (Mood.SELF, "who are you|are you a bot?|what's your name|are you a robot or a human?"),
        (Mood.CHAT, "tell me a joke|lol|what's the weather|I’m bored|flip a coin|weather today"),
    ],
)
def test_small_talk_has_a_mood(read, mood, texts):
    found = {text: read(text).question for text in texts.split("|")}
    assert found == dict.fromkeys(found, SmallTalk(Wanted(), mood))


def test_every_mood_is_tried_here():
    assert len(Mood) == 7


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("ok whale", "search: whale"),
        ("hello whale", "search: whale"),
        ("nice bridge", "search: nice bridge"),
        ("good morning bridge", "search: good morning bridge"),
        ("hey newsdesk, who covered the whale", "sources: whale"),
        ("thanks, and the timeline of the whale?", "timeline: whale"),
        ("okay, timeline of the whale", "timeline: whale"),
        ("you are useless. sources for whale", "sources: whale"),
        ("hello? sources for the bridge? thanks!", "sources: bridge"),
        ("hi! whale", "search: whale"),
        ("thanks. Coastline?", "outlet; from Coastline"),
    ],
)
def test_small_talk_beside_anything_else_is_said_by_the_way(read, text, read_as):
    assert said(read(text).question) == read_as


def test_a_quoted_greeting_is_no_greeting(read):
    assert read('"hello"').question == Search(Wanted('"hello"'))


@pytest.mark.parametrize(
    ("text", "mood"), [("hi. thanks!", Mood.HELLO), ("ok. bye", Mood.THANKS), ("lol\nwtf", "chat")]
)
def test_of_several_greetings_the_first_is_answered(read, text, mood):
    assert read(text).question == SmallTalk(Wanted(), Mood(mood))


@pytest.mark.parametrize(
    ("text", "question"),
    [("help? hello", Help()), ("hello. help.", SmallTalk(Wanted(), Mood.HELLO))],
)
def test_a_greeting_and_a_call_for_help_are_answered_by_the_first(read, text, question):
    assert read(text).question == question


@pytest.mark.parametrize("before", [None, Timeline(Wanted("bridge"))])
@pytest.mark.parametrize(("text", "mood"), [("thanks!", "thanks"), ("who are you?", "self")])
def test_small_talk_goes_on_from_nothing(read, text, mood, before):
    assert read(text, before=before).question == SmallTalk(Wanted(), Mood(mood))


@pytest.mark.parametrize(
    "text",
    [
        "help",
        "HELP!",
        "help me",
        "what can you do",
        "how does this work?",
        "examples",
        "menu",
        "i am lost",
        "What can I ask?",
    ],
)
def test_help_is_asked_for(read, text):
    assert said(read(text).question) == "help"


@pytest.mark.parametrize(
    "text",
    [
        "How many articles do you have?",
        "what do you have",
        "what period do you cover",
        "how many outlets are there",
        "which day had the most articles",
        "how up to date are you?",
        "size of the corpus",
    ],
)
def test_what_there_is_is_asked_for(read, text):
    assert type(read(text).question).__name__ == "About"


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("help me with the whale", "search: whale"),
        ("help? sources for bridge", "sources: bridge"),
        ("how many articles do you have on the whale", "sources: whale"),
        ("do you have anything on the whale", "search: whale"),
        ("what do you have from coastline", "outlet; from Coastline"),
    ],
)
def test_help_and_holdings_with_a_topic_are_about_the_topic(read, text, read_as):
    assert said(read(text).question) == read_as


def test_a_mood_does_not_hide_what_follows_a_question(read):
    before = Timeline(Wanted("bridge"))
    assert read("ok, and the sources?", before=before).question == Sources(Wanted("bridge"))
    only = read("ok, only Coastline", before=before).question
    assert said(only) == "timeline: bridge; from Coastline"
