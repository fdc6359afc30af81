"""Timelines in the terminal: bars under the answer, the picture saved to a file."""

import subprocess
import sys
from io import BytesIO

import pytest
from command import PROJECT, is_one_line, ready, run
from conftest import TODAY
from PIL import Image
from pseudoterminal import Terminal
from test_charts import COURIER, GAZETTE, by, drawn, every, many

from bot.console.bars import MOST_LINES, bars, with_bars
from bot.given import drawable
from bot.news.plaintext import plain_line
from bot.news.question import Options, Sources, Timeline
from bot.picture.drawing import png

NOW = ("--now", TODAY["seeds"].isoformat())


def told(chart, width=60, **signs) -> list[str]:
    return [plain_line(line) for line in bars(chart, width, **signs)]


def test_each_day_is_a_bar_as_long_as_it_has_articles():
    chart = drawn(*many(*["2031-05-02"] * 20, *["2031-05-03"] * 10, "2031-05-09"))
    assert told(chart, 35) == [
        "2 May 2031 █████████████████████ 20",
        "3 May 2031 ██████████ 10",
        "         ⋮",
        "9 May 2031 █ 1",
    ]


def test_copies_are_shown_lighter():
    chart = drawn(*many(*["2031-05-02"] * 20), copies=range(1, 11))
    assert told(chart, 35) == ["2 May 2031 ███████████░░░░░░░░░░ 20", "         ░ 10 copies"]


def test_a_terminal_of_ascii_is_shown_ascii():
    articles = many(*["2031-05-02"] * 12, "2031-05-09")
    chart = drawn(*articles, copies=range(1, 4))
    lines = told(chart, signs=("#", "=", ":"))
    assert all(line.isascii() for line in lines)
    assert "#" in lines[0]
    assert lines[1].strip() == ":"


@pytest.mark.parametrize("width", [1, 20, 40, 80, 400])
def test_no_line_is_wider_than_the_terminal_as_far_as_that_can_be(width):
    chart = drawn(*many(*every(3_000, 7)))
    assert max(map(len, told(chart, width))) <= max(width, 32)


@pytest.mark.parametrize("days", [1, 10, 100, 1_000, 10_000, 100_000])
def test_however_long_it_took_the_bars_are_few(days):
    step = max(1, days // 50)
    lines = told(drawn(*many(*every(days, step))))
    articles = sum(int(line.split()[-1]) for line in lines if "█" in line)
    assert sum("█" in line for line in lines) <= MOST_LINES
    assert articles == len(range(0, days, step))


def test_rows_are_bars_too():
    chart = drawn(by(COURIER, "2031-05-02 10:30"), by(GAZETTE, "2031-05-03 09:00"))
    first, _, second = told(chart)
    assert (first.split()[-1], second.split()[-1]) == ("1", "1")


def test_other_answers_stay_as_they_are(seeds):
    response = seeds.ask(Options(Sources, "clearview"), TODAY["seeds"])
    assert with_bars(response.reply, response.answer, 80, blocks=True) is response.reply


def test_a_terminal_shows_bars_between_the_answer_and_its_list(seeds):
    with Terminal("timeline", "clearview", *NOW, *ready(seeds)) as terminal:
        terminal.expect("6 articles from 5 outlets")
        terminal.expect("24 Mar 2022 " + "█" * 40 + " 3")
        terminal.expect("19 Apr 2022 " + "█" * 13 + " 1")
        terminal.expect("10:44 ")
        assert terminal.code() == 0


def test_so_does_the_chat(seeds):
    with Terminal("chat", *NOW, *ready(seeds)) as terminal:
        terminal.expect("quit: leave")
        terminal.type("timeline of clearview\r")
        terminal.expect("24 Mar 2022 " + "█" * 40 + " 3")
        terminal.expect("Read as")
        terminal.expect(">")
        terminal.type("quit\r")
        assert terminal.code() == 0


def test_a_pipe_has_no_bars(seeds):
    ran = run("timeline", "clearview", *NOW, *ready(seeds))
    assert "█" not in ran.out + run("timeline", "--json", *NOW, *ready(seeds)).out


# The picture


@pytest.mark.parametrize("light", [False, True])
def test_the_picture_is_saved_where_it_is_wanted(seeds, tmp_path, light):
    file = tmp_path / "timeline.png"
    options = ("--picture", str(file), *(["--light"] if light else []))
    ran = run("timeline", "clearview", *options, *NOW, *ready(seeds))
    answer = seeds.ask(Options(Timeline, "clearview"), TODAY["seeds"]).answer
    assert (ran.code, ran.err) == (0, f"picture saved as {file}\n")
    assert ran.out == run("timeline", "clearview", *NOW, *ready(seeds)).out
    assert file.read_bytes() == png(drawable(answer), light=light)
    assert Image.open(BytesIO(file.read_bytes())).width == 1_200


def test_without_an_article_there_is_nothing_to_save(seeds, tmp_path):
    file = tmp_path / "timeline.png"
    ran = run("timeline", "xyzzy", "--picture", str(file), *NOW, *ready(seeds))
    assert (ran.code, ran.err) == (0, "no picture: there is no article with a date\n")
    assert not file.exists()


def test_a_file_that_cannot_be_written_is_one_line(seeds, tmp_path):
    ran = run("timeline", "--picture", str(tmp_path / "no" / "x.png"), *NOW, *ready(seeds))
    assert (ran.code, is_one_line(ran.err)) == (2, True)


def test_a_picture_is_of_one_question(seeds, tmp_path):
    ran = run("timeline", "--stdin", "--picture", str(tmp_path / "x.png"), *ready(seeds))
    assert (ran.code, is_one_line(ran.err)) == (2, True)


@pytest.mark.parametrize("command", ["ask", "timeline"])
def test_nothing_is_imported_to_draw_with_where_nothing_is_drawn(seeds, command):
    code = (
        "import sys\nfrom bot.cli import main\n"
        f"main({[command, 'timeline of clearview', *NOW, *ready(seeds)]!r})\n"
        "assert not {'PIL', 'bot.picture'} & set(sys.modules)\n"
    )
    command_line = [sys.executable, "-c", code]
    subprocess.run(command_line, cwd=PROJECT, check=True, capture_output=True)  # noqa: S603 - ours
