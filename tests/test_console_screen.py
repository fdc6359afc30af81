"""Replies on a terminal: styles, links that can be clicked, addresses that can be copied."""

import io
import re

import pytest
from command import ready
from conftest import TODAY
from pseudoterminal import Terminal
from rich.console import Console

from bot.console.screen import Screen, links_work, progress_bar
from bot.news.plaintext import every_line
from bot.news.question import FreeText
from bot.news.reply import Span, Style, detail, emphasis, item, line, quiet, quote, strong

URL = "https://gazette.example/ferry?a=[1]&b=2"
LINKED = Span("Ferry [bold]aground[/bold] :ship:", url=URL)
OSC8 = re.compile(r"\x1b\]8;id=\d+;([^\x1b]*)\x1b\\([^\x1b]*)\x1b\]8;;\x1b\\")


def shown(*lines, links=True, width=200, terminal=True):
    """What a screen writes for lines."""
    file = io.StringIO()
    console = Console(
        file=file,
        force_terminal=terminal,
        width=width,
        color_system="standard" if terminal else None,
        highlight=False,
        markup=False,
        emoji=False,
        _environ={},
    )
    Screen(console, links=links).show(lines)
    return file.getvalue()


def bare(text):
    """Text without escape sequences."""
    return re.sub(r"\x1b\]8;[^\x1b]*\x1b\\|\x1b\[[0-9;]*m", "", text)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (line("2 ", strong("articles")), "2 \x1b[1marticles\x1b[0m\n"),
        (item("one"), "• one\n"),
        (detail("one"), "  one\n"),
        (quote("Slept."), "  \x1b[3m“Slept.”\x1b[0m\n"),
        (quiet("small"), "\x1b[2msmall\x1b[0m\n"),
        (line(emphasis("a"), " [b]b[/b] :smile: 582"), "\x1b[3ma\x1b[0m [b]b[/b] :smile: 582\n"),
    ],
)
def test_a_line_has_its_styles_and_nothing_is_taken_for_markup(written, text):
    assert shown(written) == text


def test_a_link_can_be_clicked_where_the_terminal_allows_it():
    found = shown(item(LINKED, " — Gazette"))
    assert OSC8.findall(found) == [(URL, LINKED.text)]
    assert bare(found) == f"• {LINKED.text} — Gazette\n"


def test_a_link_that_stands_out_is_still_a_link():
    found = shown(line(Span("Ferry", Style.STRONG, "https://a.example/x")))
    assert "\x1b]8;" in found
    assert "https://a.example/x" in found
    assert "\x1b[1m" in found


def test_a_link_is_written_out_where_the_terminal_does_not_allow_it():
    found = shown(item(LINKED, " — Gazette"), links=False)
    assert "\x1b]8;" not in found
    assert bare(found) == f"• {LINKED.text} — Gazette\n  {URL}\n"


@pytest.mark.parametrize("width", [20, 80])
def test_an_address_that_is_written_out_is_not_broken_in_two(width):
    url = "https://gazette.example/" + "ferry-" * 20
    found = bare(shown(item(Span("Ferry", url=url), " — Gazette"), links=False, width=width))
    assert url in found


def test_a_screen_that_is_no_terminal_gets_plain_text():
    assert shown(item(LINKED, strong("!")), links=False, terminal=False) == (
        f"• {LINKED.text}!\n  {URL}\n"
    )


def test_a_whole_reply_has_every_address_of_its_articles_either_way(seeds):
    reply = seeds.ask(FreeText("timeline"), TODAY["seeds"]).reply
    wanted = [span.url for one in every_line(reply) for span in one.spans if span.url]
    clicked = [url for url, _ in OSC8.findall(shown(*every_line(reply), width=400))]
    written = re.findall(r"https://\S+", bare(shown(*every_line(reply), links=False, width=400)))
    assert len(wanted) == 25
    assert clicked == written == wanted


@pytest.mark.parametrize(
    ("environment", "work"),
    [
        ({}, False),
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM_PROGRAM": "iTerm.app"}, True),
        ({"TERM_PROGRAM": "Apple_Terminal"}, False),
        ({"WT_SESSION": "1"}, True),
        ({"WT_SESSION": ""}, False),
        ({"VTE_VERSION": "6800"}, True),
        ({"VTE_VERSION": "4999"}, False),
        ({"VTE_VERSION": "new"}, False),
    ],
)
def test_links_are_for_terminals_that_are_known_to_show_them(environment, work):
    assert links_work(environment) is work


@pytest.mark.parametrize("total", [0, 10_000, 5_000_000])
def test_the_progress_bar_writes_nothing_to_standard_output(total, capsys):
    with progress_bar(total) as advance:
        for done in range(0, total + 1, 5_000):
            advance(done, done // 1000)
    assert capsys.readouterr().out == ""


def test_the_progress_bar_shows_how_far_it_is_and_leaves_nothing_behind():
    with Terminal(script=BAR) as screen:
        shown = screen.expect("over")
        assert screen.code() == 0
        last = screen.written().rpartition("Reading")[2]
    assert re.search(r"Reading .* 2\.5/5\.0 MB +1,234 documents, [\d,]+/s +00:0\d", shown)
    assert "\x1b[2K" in last  # the line is erased


BAR = """
import time
from bot.console.screen import progress_bar
with progress_bar(5_000_000) as advance:
    for place in range(6):
        advance(500_000 * place, 1_234 * place // 5)
        time.sleep(0.2)
print("over")
"""


@pytest.mark.parametrize(("term", "linked"), [("xterm-kitty", True), ("xterm", False)])
def test_the_command_on_a_terminal_links_where_that_works(term, linked, seeds):
    with Terminal("latest", "--limit", "1", *ready(seeds), TERM=term) as screen:
        screen.expect("World Socialist Web Site")
        assert screen.code() == 0
        written = screen.written()
    assert ("\x1b]8;" in written) == linked
    assert "https://www.wsws.org/en/articles/2022/04/21/wpvy-a21.html" in written


def test_many_documents_are_compiled_on_a_terminal_with_a_bar(tmp_path):
    for place in range(60):
        (tmp_path / f"{place}.txt").write_text(f"Ferry {place} runs aground\n\nNobody was hurt.\n")
    archive = str(tmp_path / "archive")
    with Terminal("index", "--corpus", str(tmp_path), "--archive", archive) as screen:
        screen.expect("60 documents, ")
        assert screen.code() == 0
