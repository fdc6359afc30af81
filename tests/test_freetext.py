"""How free text is read: kind, topic, outlets, days, link."""

from datetime import date

import pytest

from bot.as_json import KINDS
from bot.news.dates import EVER, Period
from bot.news.freetext import read_text
from bot.news.names import ArchiveNames
from bot.news.question import About, Help, Nothing, Question


@pytest.fixture
def read(harbour):
    names = ArchiveNames(harbour.archive)

    def reading(text: str) -> Question:
        return read_text(text, harbour.archive, names)

    return reading


@pytest.fixture
def read_seeds(seeds):
    names = ArchiveNames(seeds.archive)
    return lambda text: read_text(text, seeds.archive, names)


def said(question: Question) -> tuple[str, str, list[str], list[str]]:
    wanted = question.wanted
    return (
        KINDS[type(question)],
        wanted.topic,
        [outlet.name for outlet in wanted.outlets],
        [outlet.name for outlet in wanted.excluded],
    )


@pytest.mark.parametrize(
    ("text", "kind", "topic"),
    [
        ("who reported on the bridge?", "who_reported", "bridge"),
        ("Who was first to name the bridge", "who_reported", "bridge"),
        ("which outlet was the first to report cracks", "who_reported", "cracks"),
        ("sources for the stranded whale", "sources", "stranded whale"),
        ("whale srcs pls", "sources", "whale"),
        ("sources:whale", "sources", "whale"),
        ("Which outlets covered the harbour toll?", "sources", "harbour toll"),
        ("timeline of the bridge", "timeline", "bridge"),
        ("timelnie of the brigde", "timeline", "brigde"),
        ("How did the story about the bridge develop over time?", "timeline", "bridge"),
        ("search cracks", "search", "cracks"),
        ("find anything about ferry operators", "search", "ferry operators"),
        ("articles about the tunnel", "search", "tunnel"),
        ("stranded whale", "search", "stranded whale"),
        ("tell me about the whale in coastline.example", "search", "whale"),
        ("summarise the bridge story", "summary", "bridge"),
        ("what's the gist of the whale article", "summary", "whale"),
        ("show me the article on corrosion", "article", "corrosion"),
        ("latest", "latest", ""),
        ("📰 what's new??? 👀", "latest", ""),
        ("last three articles", "latest", ""),
        ("tell me about whales", "search", "whales"),
        ("help", "help", ""),
        ("thanks!", "help", ""),
        ("How many articles do you have?", "help", ""),
        ("help with corrosion", "search", "corrosion"),
        ("compare whale and bridge", "search", "whale and bridge"),
        ("compair coastline and sandvik times", "compare", ""),
        ("sou\u200brces for wh\u200bale", "sources", "whale"),
        ("sources for w̶h̶a̶l̶e̶", "sources", "whale"),
        ("**sources** for `whale`", "sources", "whale"),
        ("sources for whale @everyone <@123456789012345678>", "sources", "whale"),
    ],
)
def test_the_kind_and_the_topic_of_a_message(read, text, kind, topic):
    question = read(text)
    assert said(question)[:2] == (kind, topic)


@pytest.mark.parametrize(
    "text", ["", "   ", "🔍🙏", "\u200b", "?!", "search for it", "<@123>", "the", "@here"]
)
def test_a_message_that_asks_nothing_is_nothing(read, text):
    assert read(text) == Nothing()


def test_help_and_about_take_no_options(read):
    assert read("help") == Help()
    assert read("what do you have") == About()


@pytest.mark.parametrize(
    ("text", "kind", "outlets", "excluded"),
    [
        ("anything by Coastline?", "outlet", ["Coastline"], []),
        ("tell me about the ellery herald", "outlet", ["The Ellery Herald"], []),
        ("tell me about the elery herld", "outlet", ["The Ellery Herald"], []),
        ("coastline.example", "outlet", ["Coastline"], []),
        ("latest from northsea wire", "latest", ["Northsea Wire"], []),
        ("Coastline's latest", "latest", ["Coastline"], []),
        (
            "latest not from Northsea Wire or Coastline",
            "latest",
            [],
            ["Northsea Wire", "Coastline"],
        ),
        ("sources except the ellery herald", "sources", [], ["The Ellery Herald"]),
        ("compare northsea wire, coastline", "compare", ["Northsea Wire", "Coastline"], []),
        ("what did CNN publish?", "outlet", ["CNN"], []),
        ("what did The New York Times publish?", "outlet", ["The New York Times"], []),
    ],
)
def test_the_outlets_of_a_message(read, text, kind, outlets, excluded):
    assert said(read(text)) == (kind, "", outlets, excluded)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("photos of people", "photos of people"),
        ("foreign policy of the council", "foreign policy of the council"),
        ("war in time", "war in time"),
        ("reaction to the news that the bridge closed", "reaction to the that the bridge closed"),
    ],
)
def test_ordinary_words_are_no_outlets(read, text, topic):
    assert said(read(text)) == ("search", topic, [], [])


def test_a_pasted_headline_names_no_outlets_by_its_capitals(read):
    text = "Council Members Give People Time To Cross The Bridge"
    assert said(read(text)) == ("search", text, [], [])


def test_a_short_abbreviation_needs_capitals_or_a_word_before_it(read_seeds):
    assert said(read_seeds("latest from bi"))[2] == ["Business Insider"]
    assert said(read_seeds("BI on soldiers"))[2] == ["Business Insider"]
    assert said(read_seeds("bi soldiers"))[2] == []


def test_an_ordinary_word_that_only_an_outlet_here_can_mean_is_that_outlet(read_seeds):
    assert said(read_seeds("guardian clearview"))[1:3] == ("clearview", ["The Guardian"])


def test_whom_articles_credit_is_a_topic(read_seeds):
    assert said(read_seeds("Who cites The New York Times?")) == (
        "who_reported",
        "The New York Times",
        [],
        [],
    )


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("whale since 2024-06-01", Period(date(2024, 6, 1), None)),
        ("whale before 2024-06-01", Period(None, date(2024, 5, 31))),
        ("whale after 2024-05-31", Period(date(2024, 6, 1), None)),
        ("whale until 2024-06-01", Period(None, date(2024, 6, 1))),
        ("whale on 2024-06-02", Period(date(2024, 6, 2), date(2024, 6, 2))),
        ("whale in 2024-05", Period(date(2024, 5, 1), date(2024, 5, 31))),
        ("2024-06-02 whale", Period(date(2024, 6, 2), date(2024, 6, 2))),
        (
            "whale between 2024-05-14 and 2024-06-02",
            Period(date(2024, 5, 14), date(2024, 6, 2)),
        ),
        ("whale from 2024-05-14 to 2024-06-02", Period(date(2024, 5, 14), date(2024, 6, 2))),
    ],
)
def test_iso_dates_make_a_period(read, text, period):
    question = read(text)
    assert (question.wanted.topic, question.wanted.period) == ("whale", period)


def test_dates_the_wrong_way_round_are_swapped_and_that_is_said(read):
    wanted = read("whale from 2024-06-02 to 2024-05-14").wanted
    assert wanted.period == Period(date(2024, 5, 14), date(2024, 6, 2))
    assert wanted.notes == ("the dates were the wrong way round and are swapped",)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("who reported 9,000 searches?", "9,000 searches"),
        ("search 6.4 weeks", "6.4 weeks"),
        ("sources on the £38m toll", "£38m toll"),
        ("sources on U.S. soldiers", "U.S. soldiers"),
        ("who reported on WHO", "WHO"),
        ("search: whale, ferry; bridge", "whale, ferry; bridge"),
    ],
)
def test_numbers_and_abbreviations_stay_whole(read, text, topic):
    assert read(text).wanted.topic == topic


@pytest.mark.parametrize(
    "text", ["who did not report on whales", "articles that don’t mention whales", "NOT whales"]
)
def test_a_negation_that_is_not_understood_is_said(read, text):
    assert [note.split("”")[1] for note in read(text).wanted.notes] == [
        " was left out: what articles do not say cannot be asked"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "was Coastline earlier than Northsea Wire?",
        "who was first, Coastline or Northsea Wire",
        "what did Coastline and Northsea Wire publish?",
    ],
)
def test_two_outlets_are_compared(read, text):
    assert said(read(text)) == ("compare", "", ["Coastline", "Northsea Wire"], [])


def test_other_than_excludes(read):
    assert said(read("whale other than Coastline")) == ("search", "whale", [], ["Coastline"])


def test_how_many_covered_it_is_asked_of_its_sources(read):
    assert said(read("how many outlets covered the whale"))[:2] == ("sources", "whale")


def test_whom_articles_on_a_topic_credit_is_part_of_the_topic(read_seeds):
    text = "Which articles mention both Clearview and the Washington Post"
    assert said(read_seeds(text))[1:3] == ("Clearview The Washington Post", [])


def test_what_is_no_date_stays_in_the_topic(read):
    question = read("whale 2024-13-99")
    assert (question.wanted.topic, question.wanted.period) == ("whale 2024-13-99", EVER)


@pytest.mark.parametrize(
    ("text", "kind", "url"),
    [
        ("https://coastline.example/whale-sandvik", "article", "https://coastline.example/whale-sandvik"),
        ("what's this? https://coastline.example/a?b=1.", "article", "https://coastline.example/a?b=1"),
        ("coastline.example/whale-sandvik", "article", "coastline.example/whale-sandvik"),
        ("sources <https://coastline.example/a>", "sources", "https://coastline.example/a"),
        ("[whale](https://coastline.example/a)", "article", "https://coastline.example/a"),
    ],
)  # fmt: skip
def test_a_link_is_what_is_asked_about(read, text, kind, url):
    question = read(text)
    assert (said(question)[0], question.wanted.url) == (kind, url)


def test_a_link_that_is_none_is_only_words(read):
    assert read("https:///").wanted.url is None


def test_a_very_long_message_is_read_up_to_its_limit(read):
    assert said(read("sources for whale " + "x" * 100_000))[0] == "sources"


@pytest.mark.parametrize(
    ("text", "topic", "limit"),
    [
        ("last three articles", "", 3),
        ("latest 12 stories on the bridge", "bridge", 12),
        ("newest one articles", "", 1),
        ("last 0 articles", "0", None),
        ("last 99999 reports", "99999", None),
        ("last week articles", "week", None),
    ],
)
def test_so_many_of_the_newest_may_be_asked_for(read, text, topic, limit):
    assert (read(text).wanted.topic, read(text).wanted.limit) == (topic, limit)


def test_a_limit_is_kept(harbour):
    names = ArchiveNames(harbour.archive)
    assert read_text("latest", harbour.archive, names, limit=2).wanted.limit == 2
