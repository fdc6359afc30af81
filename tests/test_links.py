"""Links in messages: found in whatever marks they stand, each article's once, the text without."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.news.links import about_mark, links_in, without_links, without_marks

WHALE = "https://coastline.example/whale-sandvik"
BRIDGE = "https://northseawire.example/2024/05/14/ellery-bridge-cracks"


@pytest.mark.parametrize(
    "text",
    [
        f"Look: {WHALE}",
        f"{WHALE}.",
        f"Did you see {WHALE}?!",
        f"({WHALE}), they say",
        f"“{WHALE}”",
        f"„{WHALE}“ steht da",
        f"« {WHALE} » et «{WHALE}»",
        f"'{WHALE}' and \"{WHALE}\"",
        f"**{WHALE}** *{WHALE}* __{WHALE}__ ~~{WHALE}~~",
        f"||{WHALE}||",
        f"`{WHALE}`",
        f"```\n{WHALE}\n```",
        f"```{WHALE}```",
        f"> {WHALE}",
        f"<{WHALE}>",
        f"[the whale]({WHALE})",
        f"[the whale](<{WHALE}>)",
        f'[the whale]({WHALE} "a title")',
        f"[{WHALE}]({WHALE})",
        f"[{WHALE}](<{WHALE}>)",
        f"{WHALE}…",
        f"{WHALE}。",
        f"（{WHALE}）",
        f"{WHALE}\n\n{WHALE}",
        f"{WHALE}|table",
    ],
)
def test_a_link_is_found_without_the_marks_around_it(text):
    assert links_in(text) == (WHALE,)


@pytest.mark.parametrize(
    "address",
    [
        "http://coastline.example/whale-sandvik",
        "HTTPS://Coastline.Example/whale-sandvik",
        "coastline.example/whale-sandvik",
        "www.coastline.example/whale-sandvik?utm_source=x&b=%20c",
        "https://coastline.example:8080/whale-sandvik",
        "https://coastline.example/?p=17",
        "https://coastline.example/a_(b)_c",
        "https://coastline.example/whale_(animal)",
        "https://coastline.example/whale#!/news/1",
        "https://coastline-example.cdn.ampproject.org/c/s/coastline.example/whale",
        "https://новини.example/кит",
    ],
)
def test_an_address_stays_as_it_was_written(address):
    assert links_in(f"see {address}, please") == (address,)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no link",
        "https://coastline.example",
        "https://coastline.example/",
        "coastline.example",
        "https:///",
        "https://localhost/x",
        "ftp://coastline.example/x",
        "tips@coastline.example/x",
        "and/or, 9.5/10, 24/7, e.g./i.e., ../x, <@17>, <t:1648118640:f>",
        "https://" + "x" * 5_000 + ".example/y",
    ],
)
def test_what_names_no_article_is_no_link_and_stays_in_the_text(text):
    assert (links_in(text), without_links(text)) == ((), text)


def test_different_links_stand_in_their_order_and_one_article_once():
    text = f"{BRIDGE}?utm_source=x {WHALE} http://www.{BRIDGE[8:]}/ {WHALE}?amp"
    assert links_in(text) == (f"{BRIDGE}?utm_source=x", WHALE)


def test_a_masked_link_that_names_another_address_has_both():
    assert links_in(f"[{WHALE}]({BRIDGE})") == (WHALE, BRIDGE)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"Read {WHALE}, it is good", "Read  , it is good"),
        (f"Read ({WHALE}).", "Read ( )."),
        (f"{WHALE} {BRIDGE}", "   "),
        (f"[the whale]({WHALE})", " "),
        (f"See [the whale](<{WHALE}>), please", "See  , please"),
        (f"[the [old] whale]({WHALE})", "[the [old] whale]( )"),
        ("[the whale](https://coastline.example)", "[the whale](https://coastline.example)"),
        ("See https://coastline.example or ask", "See https://coastline.example or ask"),
    ],
)
def test_a_text_is_left_without_its_links(text, left):
    assert without_links(text) == left


MARKS = (
    "<@17> <@!17> <@&17> <#17> <:alarm:17> <a:siren:17> </sources:17> <id:browse> @everyone @here"
)


@pytest.mark.parametrize("mark", MARKS.split())
def test_a_text_is_left_without_mentions_commands_and_emoji(mark):
    assert without_marks(f"whale {mark}, bridge{mark}") == "whale  , bridge "


@pytest.mark.parametrize("text", ["<whale> <3 a@b.example #17 :alarm: <@whale> @everyones", WHALE])
def test_what_only_looks_like_a_mark_stays(text):
    assert without_marks(text) == text


@pytest.mark.parametrize("mark", MARKS.split())
def test_what_is_asked_about_a_mark_is_noticed(mark):
    assert about_mark(f"articles about {mark}, please")
    assert about_mark(f"Sources ON {mark}")


@pytest.mark.parametrize("mark", MARKS.split())
def test_a_mark_that_nothing_is_asked_about_is_only_one(mark):
    assert not about_mark(f"{mark} and the timeline?")
    assert not about_mark(f"ferry on fire, {mark}")


@pytest.mark.parametrize(
    "text", ["", "about <whale>", "by a@b.example", "on #17", "for <t:0:R>", f"about {WHALE}"]
)
def test_what_only_looks_like_a_mark_or_is_a_timestamp_is_not_asked_about(text):
    assert not about_mark(text)


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("<t:1648118640:f>", "2022-03-24"),
        ("<t:1648118640>", "2022-03-24"),
        ("<t:0:R>", "1970-01-01"),
        ("<t:-86400:D>", "1969-12-31"),
        ("<t:999999999999999999:F>", " "),
        ("<t:soon:F>", "<t:soon:F>"),
    ],
)
def test_a_timestamp_is_left_out_or_read_as_its_day(stamp, day):
    left = stamp if day == stamp else " "
    assert (without_marks(stamp), without_marks(stamp, dated=True)) == (left, day)


WORDS = st.text(st.sampled_from("abc §.,;:!?()[]{}<>|*_~`'\"“”„…\\/@#-\n"), max_size=40)
SLUGS = st.text(st.sampled_from("abcxyz0189-_.~%"), max_size=30).map(lambda slug: f"{slug}x")
MARKED = (
    "§ (§) <§> “§” `§` **§** ||§|| ~~§~~, '§'. [a](§) [a](<§>) [§](https://b.example/y)".split()
)


@given(WORDS, SLUGS, st.sampled_from(MARKED))
def test_a_link_is_found_wherever_it_stands(words, slug, marked):
    address = f"https://coastline.example/{slug}"
    assert address in links_in(f"{words} {marked.replace('§', address)} {words}")


@given(st.text(max_size=200))
def test_no_text_is_too_strange(text):
    assert set(links_in(without_links(text))) <= set(links_in(text))
