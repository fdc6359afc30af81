"""Menus of messages: who else covered its links, in whatever form they stand there; whether there
is coverage of what it says."""

import re

import pytest
import pytest_asyncio
from discord_server import asking, talking
from discord_server.commands import MESSAGE_MENU
from newsroom import newsroom_of

from bot.news.markdown import PAGE
from bot.news.question import Links, Options, Sources, WhoReported
from bot.wording import wording

pytestmark = pytest.mark.asyncio(loop_scope="module")

WHO_ELSE, CHECK = "Who else covered this?", "Check coverage"
REFUSED = "This message has no words to look for."
NO_LINK = "**There is no link to an article in this message**."
GUARDIAN = (
    "https://www.theguardian.com/technology/2022/mar/24/"
    "ukraine-facial-recognition-identify-russian-soldiers"
)
INSIDER = (
    "https://www.businessinsider.com/ukraine-russia-have-both-weaponized-facial-recognition-2022-3"
)
NOWHERE = "https://nowhere.example/x"
HEADLINE = "Ukraine using Clearview AI facial recognition to identify dead Russian soldiers"


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def room(newsdesks, tmp_path_factory):
    async with newsroom_of(newsdesks["seeds"], tmp_path_factory.mktemp("state")) as made:
        yield made


@pytest_asyncio.fixture(loop_scope="module", autouse=True)
async def _rules(room):
    """Whatever a test makes the bot do, it breaks no rule of Discord."""
    before = len(room.discord.violations)
    yield
    assert room.discord.violations[before:] == []


def text_of(room, asked):
    """What the desk itself says, first page."""
    page = room.pages(asked)[0]
    return "\n".join(part for part in (page.head, page.items, page.foot) if part)


async def chosen(room, name, text, where=None, **parts):
    """An entry of the menu of a message that says something, or has such parts."""
    bob, ada = room.reader("Bob"), room.reader()
    where = where or room.desk()
    target = await bob.says(where, text)
    command = room.discord.world.commands.named(name, MESSAGE_MENU, where)
    data = talking.menu_data(command, target)
    data["resolved"]["messages"][str(target.id)] |= parts
    made = asking.command(ada, where, data, asking.installed(ada, where))
    return await made.shown()


async def links_told(room, text, **parts):
    """What is said of the links of a message, which only the asker sees."""
    made = await chosen(room, WHO_ELSE, text, **parts)
    assert made.ephemeral
    return made.message.text


async def coverage_told(room, text, **parts):
    made = await chosen(room, CHECK, text, **parts)
    assert made.ephemeral
    return made.message.text


# Who else covered this?

ONE = Options(Links, GUARDIAN)
BOTH = Options(Links, f"{GUARDIAN} {INSIDER}")


@pytest.mark.parametrize(
    "text",
    [
        GUARDIAN,
        f"have you seen {GUARDIAN}?",
        f"<{GUARDIAN}>",
        f"[this]({GUARDIAN})",
        f"[this](<{GUARDIAN}>)",
        f"[{GUARDIAN}](<{GUARDIAN}>)",
        f"||{GUARDIAN}||",
        f"`{GUARDIAN}`",
        f"**„{GUARDIAN}“**",
        f"> {GUARDIAN}\nwow",
        GUARDIAN.removeprefix("https://"),
        f"{GUARDIAN}?utm_source=x&CMP=share_btn_tw#comments",
        GUARDIAN.replace("www.", "amp."),
        GUARDIAN.replace("www.", "m.").replace("https", "http"),
        f"{GUARDIAN}/amp",
        f"{GUARDIAN}?amp",
        "https://www.google.com/amp/s/" + GUARDIAN.removeprefix("https://"),
        "https://www.google.com/url?q=" + GUARDIAN,
        "https://www-theguardian-com.cdn.ampproject.org/c/s/" + GUARDIAN.removeprefix("https://"),
        "https://web.archive.org/web/20220324235959/" + GUARDIAN,
        f"{GUARDIAN} and again {GUARDIAN}?amp=1 and <{GUARDIAN}/>",
    ],
)
async def test_a_link_is_known_in_every_form(room, text):
    told = await links_told(room, text)
    assert told.split("\n")[0] == "**This link is in the corpus**."
    assert told == text_of(room, ONE)


ALSO = "Reuters, Inshorts, Republic World, TechStory, The Telegraph, MIT Technology Review"


async def test_who_else_and_who_was_first_is_said_of_one_link(room):
    told = (await links_told(room, GUARDIAN)).split("\n")
    assert [re.sub(r"\(<.*?>\)|\[.*?\]", "", line) for line in told] == [
        "**This link is in the corpus**.",
        "-  — **The Guardian**, <t:1648156020:f>",
        (
            "  19 articles from 17 outlets, 18 independent reports, 1 copy on it, also from"
            f" {ALSO} and 10 others."
        ),
        "  First in this corpus: **Reuters**, <t:1648075680:f> · ",
    ]


async def test_each_of_several_links_is_looked_up(room):
    told = await links_told(room, f"{NOWHERE} {GUARDIAN} and {INSIDER}, not https://x.example/y")
    assert told.split("\n")[0] == "**2 of 4 links are in the corpus**."
    assert told.split("\n")[-3:] == [
        "**Not in the corpus:**",
        "- [nowhere.example/x](<https://nowhere.example/x>)",
        "- [x.example/y](<https://x.example/y>)",
    ]


EMBED = {"type": "article", "url": GUARDIAN, "title": "Ukraine uses facial recognition"}
DESCRIBED = {"type": "rich", "description": f"see [this]({GUARDIAN})"}
FIELDS = {"type": "rich", "fields": [{"name": "Link", "value": GUARDIAN, "inline": True}]}
TEXT = {"type": 10, "id": 1, "content": f"[this](<{GUARDIAN}>)"}
BUTTON = {"type": 2, "id": 2, "style": 5, "url": GUARDIAN, "label": "Read"}
PLAIN = {"type": 10, "id": 3, "content": "Read it"}
PRESSED = {"type": 2, "id": 2, "style": 2, "custom_id": "x", "label": "Press"}
SECTION = {"type": 9, "id": 4, "components": [PLAIN], "accessory": BUTTON}


def a_layout(*components):
    return {"flags": 1 << 15, "components": list(components)}


def forwarded(**parts):
    """A message that passes another one on, which has such parts."""
    empty = {"type": 0, "content": "", "embeds": [], "attachments": [], "components": []}
    times = {"timestamp": "2022-03-25T10:00:00+00:00", "edited_timestamp": None, "flags": 0}
    named = {"mentions": [], "mention_roles": []}
    reference = {"type": 1, "message_id": "17", "channel_id": "18"}
    message = empty | times | named | parts
    return {"message_reference": reference, "message_snapshots": [{"message": message}]}


PARTS = {
    "a preview": {"embeds": [EMBED]},
    "an embed's text": {"embeds": [DESCRIBED]},
    "an embed's field": {"embeds": [FIELDS]},
    "a layout's text": a_layout(TEXT),
    "a layout's button": a_layout({"type": 1, "id": 9, "components": [BUTTON]}),
    "a section's text": a_layout(SECTION | {"components": [TEXT], "accessory": PRESSED}),
    "a section's button": a_layout(SECTION),
    "a container": a_layout({"type": 17, "id": 9, "components": [PLAIN, TEXT]}),
    "a section in a container": a_layout({"type": 17, "id": 8, "components": [SECTION]}),
    "a forwarded message": forwarded(content=f"look {GUARDIAN}"),
    "a forwarded preview": forwarded(embeds=[EMBED]),
    "a forwarded embed": forwarded(embeds=[DESCRIBED]),
    "a forwarded layout": forwarded(**a_layout(TEXT)),
}


@pytest.mark.parametrize("parts", PARTS.values(), ids=PARTS)
async def test_a_link_is_found_wherever_a_message_has_it(room, parts):
    assert await links_told(room, "", **parts) == text_of(room, ONE)


async def test_a_link_and_its_preview_are_one(room):
    assert await links_told(room, f"{GUARDIAN}?utm_source=x", embeds=[EMBED]) == text_of(room, ONE)


async def test_the_links_of_an_answer_of_the_bot_itself_can_be_looked_up(room):
    ada = room.reader()
    answer = await ada.says(ada.dm, "compare Futurism and BI", wait=True)
    made = await ada.menu(ada.dm, WHO_ELSE, answer)
    assert made.message.text.split("\n")[0] == "**5 of 5 links are in the corpus**."


@pytest.mark.parametrize(
    "text", ["no link at all", "", "🎉", "https://www.theguardian.com", "mail@desk.example/x"]
)
async def test_a_message_without_a_link_is_said_to_have_none(room, text):
    made = await chosen(room, WHO_ELSE, text)
    assert (made.message.text, made.message.buttons) == (NO_LINK, [])


async def test_links_that_are_not_known_are_only_counted_and_listed(room):
    made = await chosen(room, WHO_ELSE, f"{NOWHERE} https://nowhere.example/a_(b)*c*")
    assert made.message.text.split("\n") == [
        "**None of these 2 links is in the corpus**.",
        "- [nowhere.example/x](<https://nowhere.example/x>)",
        "- [nowhere.example/a\\_(b)\\*c](<https://nowhere.example/a_%28b%29%2Ac>)",
    ]
    assert [button.label for button in made.message.buttons if "hare" in button.label] == []


async def test_of_more_than_ten_links_it_says_how_many_were_looked_up(room):
    many = [f"https://nowhere.example/{number}" for number in range(14)]
    lines = (await links_told(room, " ".join([GUARDIAN, *many]))).split("\n")
    assert lines[:2] == [
        "**1 of 10 links is in the corpus**.",
        "Note: only the first 10 of 15 links were looked up.",
    ]
    assert [line for line in lines if "nowhere" in line] == [
        f"- [nowhere.example/{number}](<https://nowhere.example/{number}>)" for number in range(9)
    ]


async def test_the_longest_links_are_looked_up_whole(room):
    tails = [f"{NOWHERE}{number}?{'x' * 1_900}" for number in range(8)]
    embeds = [{"type": "link", "url": tail} for tail in tails]
    made = await chosen(room, WHO_ELSE, f"{GUARDIAN}?utm_source={'x' * 1_800}", embeds=embeds)
    assert made.message.text.split("\n")[0] == "**1 of 9 links is in the corpus**."
    assert len(made.message.text) <= PAGE


async def test_the_buttons_lead_on_from_the_one_link_that_is_known(room):
    made = await chosen(room, WHO_ELSE, f"{GUARDIAN} {NOWHERE}")
    assert [button.label for button in made.message.buttons] == [
        "Sources", "Timeline", "Who was first", "Summary", "Why", "Share to channel",
    ]  # fmt: skip
    pressed = await made.person.press(made.message, "Who was first")
    assert pressed.message.text == text_of(room, Options(WhoReported, GUARDIAN))


async def test_what_is_said_of_links_can_be_shared(room):
    desk = room.desk()
    made = await chosen(room, WHO_ELSE, f"{GUARDIAN} {INSIDER}", where=desk)
    shared = await made.person.press(made.message, "Share to channel")
    assert (shared.ephemeral, shared.message.channel) == (False, desk)
    assert shared.message.text == "\n".join(
        [text_of(room, BOTH), f"-# Shared by {made.person.mention}"]
    )


async def test_a_link_that_would_run_something_is_none(room):
    text = "javascript:alert(1)/x data:text/html,x/y [x](javascript://nowhere.example/%0aalert(1))"
    assert "javascript" not in await links_told(room, text)


# Check coverage

SOURCES = Options(Sources, HEADLINE)
LISBON = "Nice weather in Lisbon today. Everyone is at the beach. "


@pytest.mark.parametrize(
    "text",
    [
        HEADLINE,
        f"**{HEADLINE}**",
        f"# {HEADLINE}",
        f"> {HEADLINE}",
        f"“{HEADLINE}”",
        f"{HEADLINE}\n{NOWHERE}",
        f"<@17> {HEADLINE} <:alarm:17>",
    ],
)
async def test_a_headline_is_looked_for(room, text):
    told = await coverage_told(room, text)
    assert told.split("\n")[0].startswith("**6 articles from 5 outlets** on *")
    assert told.split("\n")[1:-1] == text_of(room, SOURCES).split("\n")[1:-1]


async def test_a_preview_is_looked_for_where_the_message_says_nothing(room):
    embed = {"type": "article", "url": NOWHERE, "title": HEADLINE}
    assert await coverage_told(room, NOWHERE, embeds=[embed]) == text_of(room, SOURCES)


@pytest.mark.parametrize(
    "parts", [forwarded(content=HEADLINE), a_layout(PLAIN | {"content": HEADLINE})]
)
async def test_what_is_passed_on_or_laid_out_is_looked_for(room, parts):
    assert await coverage_told(room, "", **parts) == text_of(room, SOURCES)


async def test_of_a_long_post_the_first_sentence_with_coverage_counts(room):
    said = "Clearview AI was used to identify dead soldiers."
    told = await coverage_told(room, f"{LISBON * 6}{said} {LISBON}")
    assert told == text_of(room, Options(Sources, said))


async def test_a_long_post_that_nothing_covers_is_nothing(room):
    told = await coverage_told(room, LISBON * 12)
    assert told.split("\n")[0] == "**Nothing in the corpus** on *Nice weather in Lisbon today.*."


@pytest.mark.parametrize("text", [GUARDIAN, f"Read this: {GUARDIAN} wow", f"<{GUARDIAN}?amp>"])
async def test_a_link_counts_where_the_words_find_nothing(room, text):
    told = (await coverage_told(room, text)).split("\n")
    assert told == text_of(room, Options(Sources, GUARDIAN)).split("\n")


@pytest.mark.parametrize("text", ["", "🎉🎉", "?!", "<@17>", "<:alarm:17> <t:1648118640:R>"])
async def test_a_message_without_words_says_so(room, text):
    made = await chosen(room, CHECK, text)
    assert (made.message.text, made.message.buttons) == (REFUSED, [])


async def test_a_message_with_a_picture_only_says_so(room):
    picture = {"id": "1", "filename": "a.png", "size": 1, "url": "https://cdn.example/a.png"}
    parts = {"attachments": [picture | {"proxy_url": "https://cdn.example/a.png"}]}
    assert await coverage_told(room, "", **parts) == REFUSED


@pytest.mark.parametrize(
    "text",
    [
        "Die Ukraine nutzt Gesichtserkennung, um tote Soldaten zu erkennen.",
        "Україна використовує розпізнавання облич.",
        "ウクライナは顔認識を使用している",
        "أوكرانيا تستخدم التعرف على الوجه",
    ],
)
async def test_text_in_another_language_finds_nothing_and_says_which_words(room, text):
    told = (await coverage_told(room, text)).split("\n")
    assert told[0] == f"**Nothing in the corpus** on *{text}*."
    assert told[1].startswith(("No article has the words *", "No article has the word *"))


async def test_names_in_another_language_are_found_in_their_own_sentence(room):
    text = f"Gesichtserkennung im Krieg! {HEADLINE}."
    told = await coverage_told(room, text)
    assert told == text_of(room, Options(Sources, f"{HEADLINE}."))


async def test_hostile_text_is_looked_for_and_has_no_power(room):
    text = "@everyone **zeppelins** ||x|| `y` [z](https://evil.example/q) # h\n> q\n```py\nx\n```"
    made = await chosen(room, CHECK, text)
    assert (made.ephemeral, made.message.pings) == (True, frozenset())
    assert made.message.text.split("\n")[0].startswith("**Nothing in the corpus** on *")
    assert re.findall(r"(?<!\\)(?:\|\||`)|^[#>]", made.message.text, re.MULTILINE) == []


# Both


@pytest.mark.parametrize("name", [WHO_ELSE, CHECK])
async def test_menus_work_for_a_personal_app_where_the_bot_is_not(room, name):
    ada, bob = room.reader(), room.reader("Bob")
    ada.installed = True
    places = [
        room.discord.guild("Elsewhere", bot=False).channel("talk"),
        room.discord.private(ada, bob),
        room.discord.group_dm(ada, bob),
    ]
    for where in places:
        target = await bob.says(where, f"{HEADLINE} {GUARDIAN}")
        made = await ada.menu(where, name, target)
        assert "**" in made.message.text
        assert made.ephemeral


@pytest.mark.parametrize("locale", ["de", "es-ES", "uk"])
async def test_menus_have_names_and_buttons_in_the_readers_language(room, locale):
    words = wording(locale)
    names = {
        one["name_localizations"][locale]
        for one in room.discord.commands
        if one["type"] == MESSAGE_MENU
    }
    assert names == {words.say("menus.who-else"), words.say("menus.check")}
    ada, bob, desk = room.reader(locale=locale), room.reader("Bob"), room.desk()
    target = await bob.says(desk, GUARDIAN)
    made = await ada.menu(desk, WHO_ELSE, target)
    assert made.message.buttons[0].label == words.say("buttons.sources")


async def test_the_two_menus_are_menus_of_messages_for_everybody_everywhere(room):
    menus = [one for one in room.discord.commands if one["type"] == MESSAGE_MENU]
    assert [(one["name"], one["contexts"], one["integration_types"]) for one in menus] == [
        (WHO_ELSE, [0, 1, 2], [0, 1]),
        (CHECK, [0, 1, 2], [0, 1]),
    ]
