"""Words of a message with what stands between them; text made readable."""

import pytest
from conftest import TODAY
from readings import a_message, reader, said

from bot.news.freetext.tokens import readable, tokens_of
from bot.news.freetext.tokens import said as as_typed

SMALL = frozenset("the of us it".split())


@pytest.fixture(scope="module")
def read(newsdesks):
    return reader(newsdesks["harbour"], TODAY["harbour"])


@pytest.mark.parametrize(
    ("text", "raws"),
    [
        ("Sources for the whale?", ["Sources", "for", "the", "whale"]),
        ("2024-03-24 and 2024-3", ["2024-03-24", "and", "2024-3"]),
        ("tl;dr TL;DR", ["tl;dr", "TL;DR"]),
        ("£38m $5.5bn 9,000 3.5%", ["£38m", "$5.5bn", "9,000", "3.5%"]),
        ("U.S. e.g. it", ["U.S.", "e.g.", "it"]),
        ("www.coastline.example, a-b.co.uk", ["www.coastline.example", "a-b.co.uk"]),
        ("don't 'quoted' rock’n’roll whale’s", ["don't", "quoted", "rock’n’roll", "whale’s"]),
        ("_sources_ for __whale__", ["sources", "for", "whale"]),
        ("' ’ _ __", []),
        ("", []),
        ("whale/ferry|bridge", ["whale", "ferry", "bridge"]),
        ("👏", []),
    ],
)
def test_a_text_is_cut_into_words(text, raws):
    assert [token.raw for token in tokens_of(text, SMALL)] == raws


def test_a_word_knows_what_is_before_it_and_whether_it_tells_anything():
    us, it, sea, bay = tokens_of("US, it — Sea (bay)", SMALL)
    assert (us.small, it.small, sea.small) == (False, True, False)
    assert [token.gap for token in (us, it, sea, bay)] == ["", ", ", " — ", " ("]
    assert [token.begins for token in (us, it, sea, bay)] == [False, True, True, True]
    assert [token.folded for token in (us, it, sea, bay)] == ["usa", "it", "sea", "bay"]


def test_a_single_capital_is_no_abbreviation():
    assert [token.small for token in tokens_of("It IT I i", frozenset({"it", "i"}))] == [
        True,
        False,
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('the "dead whale" sources', ["dead", "whale"]),
        ("the “dead whale” sources", ["dead", "whale"]),
        ("the „dead whale“ sources", ["dead", "whale"]),
        ("the «dead whale» sources", ["dead", "whale"]),
        ("the 'dead whale' sources", ["dead", "whale"]),
        ("the ‘dead whale’ sources", ["dead", "whale"]),
        ("the whale's sources' end", []),
        ('the "whale', []),
        ('"" "w" whale', []),
        ('"dead\nwhale"', []),
    ],
)
def test_words_in_quotation_marks_are_quoted(text, quoted):
    assert [token.raw for token in tokens_of(text, SMALL) if token.quoted] == quoted


@pytest.mark.parametrize(
    ("text", "places", "typed"),
    [
        ("whale, ferry; bridge", (0, 1, 2), "whale, ferry; bridge"),
        ("whale, ferry; bridge", (0, 2), "whale bridge"),
        ("**whale** `ferry`", (0, 1), "whale ferry"),
        ("whale/ferry", (0, 1), "whale/ferry"),
        ('a "dead whale" here', (0, 1, 2, 3), 'a "dead whale" here'),
        ('a "dead whale" here', (1, 2), '"dead whale"'),
        ('a "dead whale" here', (2, 3), '"whale" here'),
        ('"dead" "whale"', (0, 1), '"dead" "whale"'),
        ("a 'dead whale'", (1, 2), '"dead whale"'),
        ("whale", (), ""),
    ],
)
def test_some_words_are_said_as_they_were_typed(text, places, typed):
    assert as_typed(tokens_of(text, SMALL), places) == typed


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("sou\u200brces", "sources"),
        ("ti\u00admeline\u202e", "timeline"),
        ("\x1b[31mred\x1b[0m", " red "),
        ("w̶h̶a̶l̶e̶", "whale"),
        ("Sоurces", "Sources"),
        ("ѕources fоr", "sources for"),
        ("привіт", "привіт"),
        ("wh\u200dale", "whale"),
        ("café", "café"),
        ("ΒΒС News", "ΒΒС News"),
        ("BΒС", "BBC"),
    ],
)
def test_a_text_is_made_readable(text, plain):
    assert readable(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "timeline\u202e of the bridge",
        "time\u200bline of the bri\u200bdge",
        "t̶i̶m̶e̶l̶i̶n̶e̶ of the bridge",
        "tіmelіne of the bridge",
        "ｔｉｍｅｌｉｎｅ of the bridge",
        "𝐭𝐢𝐦𝐞𝐥𝐢𝐧𝐞 of the bridge",
        "\x1b[31mtimeline\x1b[0m of the bridge",
        "**timeline** of the `bridge`",
        "```timeline of the bridge```",
        "```\ntimeline of the bridge\n```",
        "# timeline of the bridge",
        "> timeline of the bridge",
        "||timeline|| of the ~~bridge~~",
        "timeline👏of👏the👏bridge",
        "<@123456789012345678> timeline of the bridge @everyone",
        "  timeline \t of\u00a0the   bridge  ",
        "“timeline of the bridge",
        "TiMeLiNe of the bridge",
    ],
)
def test_dress_does_not_change_what_is_asked(read, text):
    assert said(read(text).question) == "timeline: bridge"


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ('"stranded whale" timeline', 'timeline: "stranded whale"'),
        ("timeline of “stranded whale”", 'timeline: "stranded whale"'),
        ('"timeline" of bridge', 'search: "timeline" of bridge'),
        ('sources "timeline of the bridge"', 'sources: "timeline of the bridge"'),
        ('whale "40 volunteers"', 'search: whale "40 volunteers"'),
        ('"Coastline" whale', 'search: "Coastline" whale'),
        ('latest "from Coastline"', 'latest: "from Coastline"'),
        ("'whale' timeline", 'timeline: "whale"'),
        ('sources for "monday"', 'sources: "monday"'),
    ],
)
def test_what_is_quoted_is_a_phrase_of_the_topic(read, text, read_as):
    assert said(read(text).question) == read_as


def test_a_message_knows_its_words(harbour):
    message = a_message(harbour, "Souces: Coastline's whale, the end")
    assert message.spoken[0] == "sources"
    assert message.squashed == ["souces", "coastline", "whale", "the", "end"]
    assert [message.clause(place) for place in (0, 2, 4)] == [
        range(1),
        range(1, 3),
        range(3, 5),
    ]
    assert [message.before(place) for place in (0, 1, 5, 6)] == ["", "souces", "end", ""]
    assert [message.tokens_after(place) for place in (4, 5)] == ["end", ""]
    assert message.small(3)
    assert message.idle(3)
    assert not message.idle(2)


def test_a_phrase_is_found_where_it_begins_and_where_it_ends(harbour):
    message = a_message(harbour, "whale acording to coastline")
    assert message.phrase_at("naming-phrase", 1) == range(1, 3)
    assert message.phrase_ending("naming-phrase", 3) == range(1, 3)
    assert not message.phrase_at("naming-phrase", 0)
    assert not message.phrase_at("naming-phrase", 4)
    assert not message.phrase_ending("naming-phrase", 0)
    assert not message.phrase_ending("naming-phrase", 2)
    assert not a_message(harbour, "acording").phrase_at("naming-phrase", 0)
    assert not a_message(harbour, "to").phrase_ending("naming-phrase", 1)
