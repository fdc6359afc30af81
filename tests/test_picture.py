"""The drawing itself: valid, of its size, in both themes, whatever stands in it."""

import asyncio
import logging
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pytest
from makers import an_outlet
from PIL import Image
from test_charts import COURIER, GAZETTE, by, drawn, every, many

from bot.news.charts import Chart
from bot.picture.canvas import DARK, LIGHT, Theme
from bot.picture.drawing import WIDTH, png
from bot.picture.letters import clipped, font, shown, wrapped
from bot.picture.studio import MOST_KEPT, MOST_WAITING, Studio

HOSTILE = (
    "$x^2_{y}$ \\frac{1}{0}",
    "line\nbreak\tand\x00null",
    "\u202eright to left\u202c שלום",
    "جريدة الميناء",
    "朝日港新聞",
    "😀👩‍👩‍👧‍👦🏴‍☠️",
    "<b>&amp;</b>",
    "%s {0} {name}",
    "e\u0301" * 40,
    "W" * 400,
    "",
    "…",
)


def image(chart: Chart, *, light: bool = False) -> Image.Image:
    picture = Image.open(BytesIO(png(chart, light=light)))
    assert (picture.format, picture.mode) == ("PNG", "P")
    return picture.convert("RGB")


def few() -> Chart:
    return drawn(by(COURIER, "2031-05-02 10:30"), by(GAZETTE, "2031-05-04 10:30"))


CHARTS = {
    "one article": lambda: drawn(by(COURIER, "2031-05-02 10:30")),
    "a day that is only known as a day": lambda: drawn(by(COURIER, "2031-05-02")),
    "few outlets": few,
    "many outlets": lambda: drawn(*many(*every(25))),
    "5,000 articles": lambda: drawn(*many(*every(100) * 50), shown=100),
    "one day": lambda: drawn(*many(*["2031-05-02 09:15"] * 25)),
    "ten years": lambda: drawn(*many(*every(3_652, 20))),
    "eight thousand years": lambda: drawn(by(COURIER, "1800-01-01"), by(COURIER, "9999-12-31")),
    "copies": lambda: drawn(*many(*every(25)), copies=range(5, 15)),
    "copies in rows": lambda: drawn(by(COURIER, "2031-05-02"), by(GAZETTE, "2031-05-03 09:00"),
                                    copies=[1, 2]),
    "articles upon each other": lambda: drawn(*(
        by(COURIER, f"2031-05-02 10:{minute}", number=minute) for minute in range(10, 30))),
    "nothing dated but one": lambda: drawn(by(COURIER, "2031-05-02"), by(GAZETTE, None)),
}  # fmt: skip


@pytest.mark.parametrize("light", [False, True])
@pytest.mark.parametrize("name", CHARTS)
def test_every_timeline_is_a_picture_of_phone_width_on_its_ground(name, light):
    picture = image(CHARTS[name](), light=light)
    ground = picture.getpixel((0, 0))
    assert picture.width == WIDTH
    assert 300 <= picture.height <= 1_100
    assert f"#{bytes(ground).hex()}" == (LIGHT if light else DARK).ground
    assert len(picture.getcolors(1_000_000)) > 20


def colours(picture: Image.Image) -> set[str]:
    return {f"#{bytes(colour).hex()}" for _, colour in picture.getcolors(1_000_000)}


@pytest.mark.parametrize(("light", "theme"), [(False, DARK), (True, LIGHT)])
def test_articles_and_the_first_report_have_colours_of_their_own(light, theme):
    assert {theme.bar, theme.first} <= colours(image(few(), light=light))
    assert {theme.bar, theme.first} <= colours(image(drawn(*many(*every(25))), light=light))


def share_of(picture: Image.Image, colour: str) -> float:
    wanted = tuple(bytes.fromhex(colour[1:]))
    counts = {found: count for count, found in picture.getcolors(1_000_000)}
    return counts.get(wanted, 0) / (picture.width * picture.height)


def test_copies_are_hatched():
    solid, hatched = drawn(*many(*every(25))), drawn(*many(*every(25)), copies=range(1, 26))
    one, other = (share_of(image(chart), DARK.bar) for chart in (solid, hatched))
    assert 0.3 * one < other < 0.8 * one


def test_a_longer_bar_has_more_of_its_colour():
    low = drawn(*many(*["2031-05-02"] * 12, *["2031-05-06"] * 2))
    high = drawn(*many(*["2031-05-02"] * 12, *["2031-05-06"] * 12))
    assert share_of(image(high), DARK.bar) > 1.5 * share_of(image(low), DARK.bar)


def test_a_gap_is_as_wide_as_it_was_long():
    picture = image(drawn(*many(*["2031-05-02"] * 12, *["2031-05-11"] * 12)))
    bar = tuple(bytes.fromhex(DARK.bar[1:]))
    bottom = [picture.getpixel((x, picture.height - 150)) for x in range(WIDTH)]
    painted = [x for x, colour in enumerate(bottom) if colour == bar]
    gap = max(after - before for before, after in pairwise(painted))
    width = len(painted) / 2
    assert 6 * width < gap < 11 * width


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_a_title_or_an_outlet_is_called_the_picture_is_drawn(text):
    papers = [an_outlet(text, domain) for domain in ("a.example", None, "й.example")]
    found = [by(paper, f"2031-05-0{day} 10:30") for day, paper in enumerate(papers, 1)]
    made = replace(drawn(*found), title=text)
    assert image(made).width == WIDTH
    assert image(replace(made, rows=())).width == WIDTH


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (WCAG 2.2)."""

    def luminance(colour: str) -> float:
        parts = [value / 255 for value in bytes.fromhex(colour[1:])]
        linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
        return sum(
            weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True)
        )

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_what_is_to_be_read_stands_out_from_the_ground(theme: Theme):
    for colour in (theme.text, theme.quiet, theme.bar, theme.first):
        assert contrast(colour, theme.ground) >= 4.5


# Letters


@pytest.mark.parametrize(
    "text", ["Harbour Gazette", "Новини Порту", "Εφημερίδα", "Łódź – Čas", "“The Post”", "Թերթ"]
)
def test_scripts_of_letters_side_by_side_are_shown(text):
    assert shown(text) == text


@pytest.mark.parametrize(
    "text", ["הארץ", "جريدة", "朝日新聞", "अख़बार", "หนังสือพิมพ์", "Post 報", "", "  ", "\u202e"]
)
def test_of_other_scripts_it_is_said_that_there_are_no_letters(text):
    assert shown(text) is None


def test_symbols_that_are_not_there_are_left_out():
    assert shown("Ferry 🪼 News\n") == "Ferry News"


def test_an_outlet_without_letters_is_shown_by_its_domain():
    named = image(drawn(by(an_outlet("朝日新聞", "asahi.example"), "2031-05-02 10:30")))
    same = image(drawn(by(an_outlet("asahi.example", "asahi.example"), "2031-05-02 10:30")))
    assert named.tobytes() == same.tobytes()


def test_a_text_is_cut_at_a_word_where_it_is_too_wide():
    text = "The Evening Independent Star"
    cut = clipped(text, 300, 36)
    assert cut == "The Evening…"
    assert font(36).getlength(cut) <= 300
    assert clipped(text, 3_000, 36) == text
    assert clipped("W" * 90, 100, 36) == "W…"


def test_a_text_is_broken_into_lines():
    assert wrapped("one two three four", 150, 36, 2) == ["one two", "three…"]
    assert wrapped("one", 400, 36, 2) == ["one"]
    assert wrapped("", 400, 36, 2) == [""]


# The studio


async def test_the_studio_draws_what_a_chart_is():
    assert await Studio(patience=30).picture(few()) == png(few())
    assert await Studio(patience=30, light=True).picture(few()) == png(few(), light=True)


async def test_the_same_chart_is_drawn_once():
    one = Studio(patience=30)
    first, second = await asyncio.gather(one.picture(few()), one.picture(few()))
    assert first is second


async def test_what_takes_too_long_is_not_waited_for_and_there_the_next_time(caplog):
    one = Studio(patience=0)
    assert await one.picture(few()) is None
    assert "a picture took too long" in caplog.text
    for _ in range(1_000):
        await asyncio.sleep(0.01)
        if await one.picture(few()):
            break
    assert await one.picture(few()) == png(few())


async def test_where_too_many_wait_no_more_are_begun(caplog):
    one = Studio(patience=0)
    charts = [replace(few(), title=str(number)) for number in range(MOST_WAITING + 5)]
    await asyncio.gather(*map(one.picture, charts))
    assert "too many pictures to draw" in caplog.text


async def test_only_the_last_pictures_are_remembered():
    one = Studio(patience=30)
    for number in range(MOST_KEPT + 3):
        assert await one.picture(replace(few(), title=str(number)))
    assert len(one._drawn) == MOST_KEPT


async def test_where_drawing_fails_there_is_no_picture_and_the_log_says_so(caplog):
    broken = replace(drawn(*many(*every(25))), bars=(), title="private words")
    with caplog.at_level(logging.ERROR):
        assert await Studio(patience=30).picture(broken) is None
    assert "picture failed" in caplog.text
    assert "private words" not in caplog.text
