"""What people type into the options of slash commands: topics, outlets, days, links, nothing."""

import re

import pytest
import pytest_asyncio
from discord_answers import assert_harmless, assert_laid_out
from newsroom import BY_TOPIC_ALONE, LINK, ON_A_TOPIC, newsroom_of

from bot.news.dates import WANTED
from bot.news.markdown import escape
from bot.news.question import Compare, Options, Profile
from bot.news.text import clip

pytestmark = pytest.mark.asyncio(loop_scope="module")

AMP = LINK.replace("www.", "amp.") + "?utm_source=feed"

OUTLETS = [
    ("The Wall Street Journal", "The Wall Street Journal"),
    ("WSJ", "The Wall Street Journal"),
    ("wsj.com", "The Wall Street Journal"),
    ("https://www.wsj.com/articles/x", "The Wall Street Journal"),
    ("WSJ,BI", "The Wall Street Journal and Business Insider"),
    (" , WSJ ,, BI , ", "The Wall Street Journal and Business Insider"),
    ("WSJ, wsj, The Wall Street Journal", "The Wall Street Journal"),
    ("telegrpah, Futursim", "The Telegraph and Futurism"),
    ("washington ex", "Washington Examiner"),
    ("BI, WSJ, WFLA, Futurism", "Business Insider, The Wall Street Journal, WFLA and Futurism"),
]
"""What is typed as outlets, and who is meant."""

DAYS = [
    ("2022-03-24", "24 Mar 2022", "24 Mar 2022"),
    ("2022-03", "1 Mar 2022", "31 Mar 2022"),
    ("2022", "1 Jan 2022", "31 Dec 2022"),
    ("2022-03-24T10:44:00Z", "24 Mar 2022", "24 Mar 2022"),
    ("24 March", "24 Mar 2022", "24 Mar 2022"),
    ("March 24th, 2022", "24 Mar 2022", "24 Mar 2022"),
    ("since 24 March", "24 Mar 2022", "24 Mar 2022"),
    ("24/03/2022", "24 Mar 2022", "24 Mar 2022"),
    ("march", "1 Mar 2022", "31 Mar 2022"),
    ("Q1 2022", "1 Jan 2022", "31 Mar 2022"),
    ("<t:1648118640:f>", "24 Mar 2022", "24 Mar 2022"),
    ("<t:1648118640:R>", "24 Mar 2022", "24 Mar 2022"),
    ("<t:1648118640:s>", "24 Mar 2022", "24 Mar 2022"),
    ("<t:1648118640>", "24 Mar 2022", "24 Mar 2022"),
    ("today", "22 Apr 2022", "22 Apr 2022"),
    ("yesterday", "21 Apr 2022", "21 Apr 2022"),
    ("3 days ago", "19 Apr 2022", "19 Apr 2022"),
    ("last week", "11 Apr 2022", "17 Apr 2022"),
    ("letzte Woche", "11 Apr 2022", "17 Apr 2022"),
    ("24. März", "24 Mar 2022", "24 Mar 2022"),
    ("gestern", "21 Apr 2022", "21 Apr 2022"),
    ("la semana pasada", "11 Apr 2022", "17 Apr 2022"),
    ("24 de marzo", "24 Mar 2022", "24 Mar 2022"),
    ("минулого тижня", "11 Apr 2022", "17 Apr 2022"),
    ("24 березня", "24 Mar 2022", "24 Mar 2022"),
]
"""What is typed as a date on 22 April 2022, the first and the last day that it means."""

NO_DATES = [
    "banana",
    "12",
    "2022-13",
    "31 February 2022",
    "<t:99999999999999:f>",
    "@everyone **soon**",
    "<@123456789012345678>",
    "[here](https://evil.example)",
    "9" * 6_000,
    "24 March\n# March",
]

HOSTILE = [
    "@everyone @here <@123456789012345678> <@!123456789012345678> <@&5> <#6> clearview",
    "**bold** *it* __under__ _it_ ~~gone~~ ||spoiler|| `code` clearview",
    "```py\nimport this\n```",
    "[click me](https://evil.example) [x](<https://evil.example>) https://evil.example/?a=b",
    "<https://evil.example> <t:0:R> <id:customize> </sources:1> <:emoji:123456789012345678>",
    "-# small\n# Big\n> quote\n- list\n1. number",
    "clear\u200bview \u202egnp.exe\u202c \u2066hidden\u2069 \ufeff",
    "c\u0338l\u0336e\u0321a\u0334r\u0335view " * 20,
    "\\*\\_ \\",
    "|",
    "*",
    "_",
    "`",
    "#",
    "\u200b",
    "\x00\x1b[31mred",
    "🎉🎉 👩‍👩‍👧‍👦",
    "'; DROP TABLE article;--",
    "%7C|%2C,%25",
    "\ufdfa" * 500,
    "clearview " * 600,
    "a" * 6_000,
    "1 " * 3_000,
    ", ".join(f"Outlt {number}" for number in range(600))[:6_000],
]
"""What somebody may type to break or to deceive; a zero-width space, letters of 18, and so on."""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def newsroom(newsdesks, tmp_path_factory):
    async with newsroom_of(newsdesks["seeds"], tmp_path_factory.mktemp("state")) as made:
        yield made


@pytest.fixture
def room(newsroom):
    with newsroom.within_the_rules():
        yield newsroom


async def text_of(room, name, **options):
    """What a command says to somebody who asked nothing before."""
    answer = await room.reader().slash(room.desk(), name, **options)
    return answer.message.text


# Outlets


@pytest.mark.parametrize("name", ON_A_TOPIC)
async def test_every_option_of_a_question_reaches_the_desk(room, name):
    text = await text_of(
        room,
        name,
        topic="soldiers",
        outlet="Telegraph, BI, Guardian",
        **{"not-outlet": "WSJ, WFLA", "from": "24 March", "to": "2022-04"},
    )

    wanted, unwanted = ("Telegraph", "BI", "Guardian"), ("WSJ", "WFLA")
    days = ("2022-03-24", "2022-04-30")
    by_desk = Options(ON_A_TOPIC[name], "soldiers", wanted, unwanted, *days)
    assert text == room.pages(by_desk)[0].text
    assert "The Guardian" in text


@pytest.mark.parametrize(("typed", "meant"), OUTLETS)
async def test_outlets_are_read_with_commas_abbreviations_and_typos(room, typed, meant):
    wanted = await text_of(room, "sources", outlet=typed)
    unwanted = await text_of(room, "sources", **{"not-outlet": typed})

    assert wanted.endswith(f"\n-# Read as from {meant}")
    assert unwanted.endswith(f"\n-# Read as not from {meant}")


async def test_the_days_of_an_outlet_can_be_limited(room):
    days = {"from": "letzten Monat", "to": "31 March"}

    text = await text_of(room, "outlet", outlet="BI", **days)

    by_desk = Options(Profile, outlets=("BI",), since="2022-03-01", until="2022-03-31")
    assert text == room.pages(by_desk)[0].text
    assert text.endswith("\n-# Read as from Business Insider · 1–31 Mar 2022")


async def test_outlets_to_compare_may_stand_in_the_topic(room):
    text = await text_of(room, "compare", topic="Telegraph and BI on clearview")

    by_desk = Options(Compare, "clearview", ("The Telegraph", "Business Insider"))
    assert text == room.pages(by_desk)[0].text


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("compare", {}),
        ("compare", {"topic": "clearview"}),
        ("compare", {"outlet": "BI, BI"}),
        ("outlet", {"outlet": ","}),
        ("outlet", {"outlet": " "}),
    ],
)
async def test_a_question_asks_for_the_outlets_that_it_needs(room, name, options):
    answer = await room.reader().slash(room.desk(), name, **options)

    assert re.fullmatch(r"Which outlets?\?.*", answer.message.text)
    assert answer.message.buttons == []


@pytest.mark.parametrize("option", ["outlet", "not-outlet"])
async def test_an_outlet_that_is_not_known_is_said_to_be_so_beside_one_that_is(room, option):
    text = await text_of(room, "sources", **{option: "Nosuch Gazette, BI"})

    assert "Nosuch Gazette" in text.split("\n- ")[0]


# Days


@pytest.mark.parametrize(("typed", "first", "last"), DAYS)
async def test_dates_are_read_as_people_write_them(room, typed, first, last):
    since = await text_of(room, "sources", **{"from": typed})
    until = await text_of(room, "sources", to=typed)

    assert since.endswith(f"\n-# Read as since {first}")
    assert until.endswith(f"\n-# Read as until {last}")


@pytest.mark.parametrize("typed", NO_DATES, ids=range(len(NO_DATES)))
@pytest.mark.parametrize("option", ["from", "to"])
async def test_what_is_no_date_gets_one_sentence_that_says_how_to_write_one(room, typed, option):
    answer = await room.reader().slash(room.desk(), "sources", **{option: typed})

    shown = escape(clip(typed.replace("\n", " "), 40))
    assert answer.message.text == f"“{shown}” is not a date: {WANTED}."
    assert answer.message.buttons == []
    assert answer.ephemeral
    assert_harmless(answer.message)


async def test_days_the_wrong_way_round_are_swapped_and_that_is_said(room):
    text = await text_of(room, "sources", **{"from": "5 April", "to": "24 March"})

    assert "\nNote: the dates were the wrong way round and are swapped.\n" in text
    assert text.endswith("\n-# Read as 24 Mar – 5 Apr 2022")


# Topics


@pytest.mark.parametrize("name", BY_TOPIC_ALONE)
async def test_without_options_a_question_is_about_everything(room, name):
    text = await text_of(room, name)

    assert text == room.pages(Options(BY_TOPIC_ALONE[name]))[0].text
    assert "-# Read as" not in text


@pytest.mark.parametrize("link", [LINK, AMP, f"<{LINK}>", f"  {LINK}  "])
@pytest.mark.parametrize("name", BY_TOPIC_ALONE)
async def test_a_link_in_any_form_is_a_topic(room, name, link):
    text = await text_of(room, name, topic=link)

    assert text == room.pages(Options(BY_TOPIC_ALONE[name], LINK))[0].text
    assert "Ukraine uses facial recognition software to identify" in text


async def test_an_unknown_link_is_said_to_be_unknown(room):
    text = await text_of(room, "article", topic="https://www.example.com/nothing/here")

    assert text.startswith("**This link is not in the corpus**.")


async def test_a_topic_of_6000_characters_is_read_and_shown_in_short(room):
    topic = " ".join(f"clearview the{number}" for number in range(500))
    text = await text_of(room, "sources", topic=topic[:6_000])

    said = "clearview the0 clearview the1 clearview the2 clearview the3 clearview the4 clearview…"
    assert text.startswith(f"**Nothing in the corpus** on *{said}*.")


async def test_a_topic_that_only_repeats_itself_is_said_once(room):
    text = await text_of(room, "sources", topic=("clearview " * 600)[:6_000])

    assert text.startswith(
        "**6 articles from 5 outlets** on *clearview*, 24 Mar – 19 Apr 2022; no copies."
    )


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
async def test_hostile_topics_are_shown_as_they_are_and_alert_nobody(room, typed):
    ada, desk = room.reader(), room.desk()

    for name in ON_A_TOPIC:
        outlets = {"outlet": "BI, WSJ"} if name == "compare" else {}
        answer = await ada.slash(desk, name, topic=typed, share=True, **outlets)

        assert_harmless(answer.message)
        assert_laid_out(answer.message)


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
async def test_hostile_outlets_are_shown_as_they_are_and_alert_nobody(room, typed):
    ada, desk = room.reader(), room.desk()

    for name, option in (("sources", "outlet"), ("sources", "not-outlet"), ("outlet", "outlet")):
        answer = await ada.slash(desk, name, share=True, **{option: typed})

        assert_harmless(answer.message)
        assert_laid_out(answer.message)


async def test_the_marks_of_a_topic_are_shown(room):
    text = await text_of(room, "sources", topic="**x** @everyone")

    shown = r"\*\*x\*\* @" + "\u200beveryone"
    assert text == (
        f"**Nothing in the corpus** on *{shown}*.\n"
        f"No article has the word *x*.\n-# Read as *{shown}*"
    )


async def test_so_many_outlets_do_not_push_the_answer_off_its_page(room):
    unwanted = ", ".join(f"Outlt {number}" for number in range(600))[:6_000]

    text = await text_of(room, "sources", topic="clearview", **{"not-outlet": unwanted})

    assert "**The Telegraph**" in text
