"""How free text is read: kind, topic, outlets, days, link."""

from dataclasses import replace

import pytest
from conftest import TODAY
from readings import reader, said

from bot.news.dates import EVER
from bot.news.freetext import Reading
from bot.news.question import (
    LONGEST,
    About,
    Help,
    Latest,
    Nothing,
    Search,
    SmallTalk,
    Timeline,
    Wanted,
)


@pytest.fixture(scope="module")
def read(newsdesks):
    return reader(newsdesks["harbour"], TODAY["harbour"])


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("who had the bridge first?", "who_reported: bridge"),
        ("Who was first to name the bridge", "who_reported: bridge"),
        ("which outlet was the first to report cracks", "who_reported: cracks"),
        ("who wrote the report on the corrosion", "who_reported: corrosion"),
        ("when was the whale first", "who_reported: whale"),
        ("who covered the whale first", "who_reported: whale"),
        ("who reported on the bridge?", "sources: bridge"),
        ("sources for the stranded whale", "sources: stranded whale"),
        ("whale srcs pls", "sources: whale"),
        ("srcs 4 whale", "sources: whale"),
        ("sources:whale", "sources: whale"),
        ("how many outlets covered the whale", "sources: whale"),
        ("timeline of the bridge", "timeline: bridge"),
        ("How did the story about the bridge develop over time?", "timeline: bridge"),
        ("find anything about ferry operators", "search: ferry operators"),
        ("articles about the tunnel", "search: tunnel"),
        ("stranded whale", "search: stranded whale"),
        ("tell me about whales", "search: whales"),
        ("help with corrosion", "search: corrosion"),
        ("compare whale and bridge", "search: whale and bridge"),
        ("how many articles on the bridge do you have?", "sources: bridge"),
        ("the news about the whale", "search: whale"),
        ("summarise the bridge story", "summary: bridge"),
        ("what's the gist of the whale article", "summary: whale"),
        ("tl;dr bridge", "summary: bridge"),
        ("bridge tl dr", "summary: bridge"),
        ("show me the article on corrosion", "article: corrosion"),
        ("the whale story", "article: whale"),
        ("when was the whale article published", "article: whale"),
        ("how many volunteers", "figures: volunteers"),
        ("which numbers are quoted on the hangers", "figures: hangers"),
        ("latest", "latest"),
        ("📰 what's new??? 👀", "latest"),
        ("any updates on the bridge?", "latest: bridge"),
        ("breaking: whale strands", "latest: whale strands"),
        ("whale other than Coastline", "search: whale; not Coastline"),
    ],
)
def test_the_kind_and_the_topic_of_a_message(read, text, read_as):
    assert said(read(text).question) == read_as


@pytest.mark.parametrize(
    "text", ["", "   ", "🔍🙏", "\u200b", "?!", "search for it", "<@123>", "the", "@here", "first"]
)
def test_a_message_that_asks_nothing_is_nothing(read, text):
    assert read(text) == Reading(Nothing())


@pytest.mark.parametrize("text", ["sources", "timeline", "who had it first", "summary", "figures"])
def test_a_kind_alone_asks_about_all_there_is_beside_a_mention_too(read, text):
    assert read(text).question.wanted == Wanted()
    assert said(read(text).question) != "none"
    assert read(f"<@123456789012345678> {text}") == read(text)
    assert read(f"{text} <@123456789012345678>") == read(text)


@pytest.mark.parametrize("word", ["on", "about", "for", "of", "from", "by"])
@pytest.mark.parametrize("kind", ["sources", "timeline", "summary", "who reported"])
def test_what_is_asked_of_somebody_who_is_mentioned_is_nothing(read, kind, word):
    assert read(f"{kind} {word} <@123456789012345678>") == Reading(Nothing())
    assert said(read(f"{kind} {word} <@123456789012345678> whale").question).endswith(": whale")
    assert said(read(f"whale {kind} {word} <#123456789012345678>").question).endswith(": whale")


@pytest.mark.parametrize("text", ["articles from", "latest from", "articles of", "newest by"])
def test_the_articles_of_somebody_who_is_mentioned_are_nothing(read, text):
    assert read(f"{text} <@123456789012345678>") == Reading(Nothing())


@pytest.mark.parametrize(
    ("text", "question"), [("latest", Latest()), ("help", Help()), ("hi", SmallTalk())]
)
def test_what_is_asked_of_the_bot_may_stand_beside_a_mention(read, text, question):
    assert read(f"<@123456789012345678> {text}") == Reading(question)


@pytest.mark.parametrize(
    "text",
    [
        "any articles",
        "newest",
        "newest?",
        "any reports",
        "top 5 stories",
        "articles",
    ],
)
def test_pieces_without_a_topic_are_the_latest(read, text):
    assert isinstance(read(text).question, Latest)
    assert read(text).question.wanted.topic == ""


def test_an_earliest_piece_without_a_topic_asks_who_was_first(read):
    assert said(read("the first article").question) == "who_reported; 1"


@pytest.mark.parametrize("text", ["compare", "profile", "outlet profile"])
def test_what_cannot_be_asked_of_all_there_is_gets_help(read, text):
    assert read(text) == Reading(Help())


def test_help_and_about_take_no_options(read):
    assert (read("help").question, read("what do you have").question) == (Help(), About())


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("photos of people", "photos of people"),
        ("foreign policy of the council", "foreign policy of the council"),
        ("war in time", "war in time"),
    ],
)
def test_ordinary_words_are_no_outlets(read, text, topic):
    assert read(text).question == Search(Wanted(topic))


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("who reported 9,000 searches?", "9,000 searches"),
        ("search 6.4 weeks", "6.4 weeks"),
        ("sources on the £38m toll", "£38m toll"),
        ("sources on U.S. soldiers", "U.S. soldiers"),
        ("who reported on WHO", "WHO"),
        ("sources on IT", "IT"),
        ("search: whale, ferry, bridge", "whale, ferry, bridge"),
        ("the '90s whale", "90s whale"),
        ("rock'n'roll whale", "rock'n'roll whale"),
    ],
)
def test_numbers_and_abbreviations_stay_whole(read, text, topic):
    wanted = read(text).question.wanted
    assert (wanted.topic, wanted.period) == (topic, EVER)


def test_what_is_no_date_stays_in_the_topic(read):
    assert said(read("whale 2024-13-99").question) == "search: whale 2024-13-99"


def test_days_stand_beside_all_else_that_is_asked(read):
    text = "latest 3 on the bridge from the ellery herald since 2024-05-15"
    assert said(read(text).question) == "latest: bridge; from The Ellery Herald; 2024-05-15..; 3"


def test_dates_the_wrong_way_round_are_swapped_and_that_is_said(read):
    question = read("whale since 2024-06-02, before 2024-05-14").question
    assert said(question) == "search: whale; 2024-05-13..2024-06-02"
    assert question.wanted.notes == ("the dates were the wrong way round and are swapped",)


def test_a_limit_from_outside_wins_over_one_in_words(read):
    assert said(read("latest 5 on the whale", limit=2).question) == "latest: whale; 2"


def test_a_very_long_message_is_read_by_its_beginning_and_its_end(read):
    rest = "volunteer " * 380
    text = f"sources for whale {rest}from Coastline"
    question = read(text).question
    assert len(text) < LONGEST
    assert said(replace(question, wanted=replace(question.wanted, topic=""))) == (
        "sources; from Coastline"
    )
    assert question.wanted.topic.startswith("whale volunteer")
    assert len(question.wanted.topic) < 1_250


def test_what_comes_after_the_longest_message_is_not_read(read):
    assert read("whale " + "x" * LONGEST + " timeline") == Reading(Search(Wanted("whale")))


@pytest.mark.parametrize(
    ("text", "plainly"),
    [
        ("whale on monday", "whale on monday"),
        ("whale not stranded", "whale not stranded"),
        ("Coastline's whale", "Coastline's whale"),
        ("timeline of the whale from coastline", "whale from coastline"),
    ],
)
def test_words_that_may_be_like_others_are_also_read_plainly(read, text, plainly):
    assert read(text).plainly == Search(Wanted(plainly))


@pytest.mark.parametrize("text", ["whale", "whale from the ellery herald", "whale in april"])
def test_without_a_doubt_there_is_one_reading(read, text):
    assert read(text).plainly is None


def test_a_follow_up_has_no_other_reading(read):
    before = Timeline(Wanted("bridge"))
    assert read("only coastline").plainly is not None
    assert read("only coastline", before=before).plainly is None
    assert read("whale not stranded", before=before).plainly is not None


def test_another_reading_has_the_limit_too(read):
    assert read("Coastline's whale", limit=4).plainly == Search(
        Wanted("Coastline's whale", limit=4)
    )


def test_a_question_may_follow_the_one_before(read):
    before = Timeline(Wanted("bridge"))
    assert read("and the sources?", before=before) == Reading(read("sources on bridge").question)
