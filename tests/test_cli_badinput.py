"""What nobody meant to type: refused in one line, or answered as what it is."""

import json
import os
import re

import pytest
from command import Ran, is_one_line, ready, run, spawn
from conftest import TODAY
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.arguments import QUESTIONS
from bot.news.markdown import pages
from bot.news.question import LONGEST, Compare, FreeText, Options, Piece, Profile

POWER = re.compile(r"@everyone|@here|<@[!&]?\d|<#\d|(?<!\\)<t:(?!\d{9,10}:f>)")
"""What would ping, link or unfold in Discord; moments of ours are written to the second."""


def refused_in_one_line(ran):
    assert is_one_line(ran.err)
    assert ran == Ran(2, "", ran.err)
    return ran.err


# Wrong usage


WRONG = {
    "no command": (),
    "an unknown command": ("gossip",),
    "an unknown option": ("latest", "--loud"),
    "an option of another command": ("latest", "--format", "csv"),
    "a limit of nothing": ("latest", "--limit", "0"),
    "a limit below nothing": ("latest", "--limit", "-3"),
    "a limit that is no number": ("latest", "--limit", "x"),
    "a limit without a number": ("latest", "--limit"),
    "a now that is no time": ("latest", "--now", "x"),
    "a now before all time": ("latest", "--now", "0001-01-01T00:00+14:00"),
    "a now after all time": ("latest", "--now", "9999-12-31T23:59-14:00"),
    "a format that is none": ("export", "--format", "docx"),
    "an unknown option with a line break": ("latest", "--lo\nud"),
    "a command with a line break": ("la\ntest",),
}


@pytest.mark.parametrize("argv", WRONG.values(), ids=WRONG)
def test_wrong_usage_is_refused_in_one_line(argv):
    assert "--help" in refused_in_one_line(run(*argv))


REFUSED = {
    "a day that is none": ("latest", "--from", "2022-13-45"),
    "a last day that is none": ("timeline", "--to", "yesterday-ish"),
    "a day with a line break": ("latest", "--from", "2022\n-13"),
    "an outlet without a name": ("outlet",),
    "an outlet of spaces": ("outlet", "  "),
    "a comparison of nothing": ("compare",),
    "a comparison with one": ("compare", "reuters"),
    "a comparison with itself": ("compare", "reuters", "--outlet", "reuters"),
    "an export of a day that is none": ("export", "--from", "2022-02-30"),
}


@pytest.mark.parametrize("argv", REFUSED.values(), ids=REFUSED)
def test_a_question_that_cannot_be_read_is_refused_in_one_line(argv, seeds):
    refused_in_one_line(run(*argv, *ready(seeds)))


def test_a_refusal_says_what_a_day_looks_like(seeds):
    assert run("latest", "--from", "2022-13-45", *ready(seeds)).err == (
        "newsdesk: “2022-13-45” is not a date:"
        " write dates as 2022-03-24, 2022-03, “24 March” or “last week”.\n"
    )


@pytest.mark.parametrize(
    ("option", "value", "wanted"), [("--limit", "x", "whole number"), ("--now", "x", "2022-")]
)
def test_a_refusal_says_what_an_option_takes_and_no_name_of_ours(option, value, wanted):
    told = refused_in_one_line(run("latest", option, value))
    assert "_count" not in told
    assert "_moment" not in told
    assert wanted in told


def test_as_json_a_refusal_is_an_object_with_the_same_exit_code(seeds):
    ran = run("latest", "--from", "2022-13-45", "--json", *ready(seeds))
    found = json.loads(ran.out)
    assert (ran.code, found["found"], found["question"]["kind"], ran.err) == (2, False, "none", "")
    assert found["reply"].startswith("“2022-13-45” is not a date")


@pytest.mark.parametrize("name", ["gone", "gone\nand lost", "gone 渡船"])
def test_a_corpus_that_is_not_there_is_refused_in_one_line(name, tmp_path):
    archive = str(tmp_path / "archive")
    told = refused_in_one_line(
        run("latest", "--corpus", str(tmp_path / name), "--archive", archive)
    )
    assert "gone" in told


SETTINGS = {
    "broken YAML": "corpus: [seeds",
    "no YAML at all": "\tcorpus: }{",
    "a list": "- seeds",
    "an unknown key": "corpus: [seeds]\ncolour: red",
    "two unknown keys": "corpus: [seeds]\ncolour: red\nsize: big",
    "no corpus": "archive: x",
    "a corpus of the wrong type": "corpus: {a: b}",
    "nothing": "",
}


@pytest.mark.parametrize("text", SETTINGS.values(), ids=SETTINGS)
def test_settings_that_are_wrong_are_refused_in_one_line(text, tmp_path):
    file = tmp_path / "newsdesk.yaml"
    file.write_text(text, encoding="utf-8")
    told = refused_in_one_line(run("latest", "--config", str(file)))
    assert told.startswith(f"newsdesk: {file}:")


def test_settings_that_are_not_there_are_refused_in_one_line(tmp_path):
    file = tmp_path / "none.yaml"
    assert run("latest", "--config", str(file)) == Ran(
        2, "", f"newsdesk: there is no settings file {file}\n"
    )


def test_an_archive_folder_that_is_a_file_is_refused_in_one_line(tmp_path):
    file = tmp_path / "archive"
    file.write_text("mine")
    told = refused_in_one_line(run("latest", "--archive", str(file)))
    assert told.startswith(f"newsdesk: cannot write the archive in {file}: ")
    assert file.read_text() == "mine"


def test_a_limit_beyond_all_articles_is_none(seeds):
    asked = ("latest", "--json", "--limit", "9" * 30, *ready(seeds))
    ran = run(*asked)
    assert (ran.code, ran.err) == (0, "")
    assert len(json.loads(ran.out)["articles"]) == 25


# Questions that nobody meant


HARD = {
    "4,000 characters": "clearview " * 400,
    "100,000 characters": "clearview " * 10_000,
    "one word of 100,000 characters": "a" * 100_000,
    "100,000 brackets": "([{<" * 25_000,
    "5,000 words": " ".join(f"word{place}" for place in range(5_000)),
    "a link of 100,000 characters": "https://a.example/" + "a/" * 50_000,
    "control characters": "\x01\x02\x1b[31mred\x1b[0m\x07\x08\x0b\x0c\x1c\x85",
    "pings": "@everyone @here <@123> <@&123> <@!123> <#123>",
    "Markdown": "**bold** __u__ ~~s~~ ||hidden|| `code` ```py\nx\n``` > quote # head [a](https://b)",
    "format strings": "%s %d {0} {x!r} {{}} %(name)s ${HOME} $(id) `id`",
    "search syntax": 'title:x AND (y OR "z) -a +b ~3 * ? ^2 [a TO b] \\ NEAR/2',
    "SQL": "'; DROP TABLE article; --",
    "lone surrogates": "clear\udcffview \ud800",
    "right to left": "\u202eweivraelc\u202c \u200f\u05d0",
    "combining marks": "c\u0336l\u0336e\u0336a\u0336r" + "\u0301" * 500,
    "a NUL": "clear\0view",
    "line breaks": "clearview\nlatest\r\n\u2028\u2029x",
    "an option as text": "what about --json",
    "a half link": "https://",
    "a link to nowhere": "http://[::1%eth0]:99999/@everyone",
}
EMPTY = {"nothing": "", "spaces": " \t \u00a0\u3000 ", "emoji": "😀👩‍👩‍👧🇺🇦", "marks": "?!… – ·"}


@pytest.mark.parametrize("text", [*HARD.values(), *EMPTY.values()], ids=[*HARD, *EMPTY])
def test_whatever_is_asked_is_answered(text, seeds):
    ran = run("ask", "--json", *ready(seeds), "--", text)
    found = json.loads(ran.out)
    assert (ran.code, ran.err, ran.out.count("\n")) == (0, "", 1)
    assert len(found["reply"]) <= 2_000
    assert POWER.search(found["reply"]) is None


@pytest.mark.parametrize("command", QUESTIONS)
@pytest.mark.parametrize("text", HARD.values(), ids=HARD)
def test_whatever_is_a_topic_is_answered(text, command, seeds):
    outlets = () if command == "outlet" else ("--outlet", "reuters", "--outlet", text)
    ran = run(command, "--json", *outlets, *ready(seeds), "--", text)
    found = json.loads(ran.out)
    assert (ran.code, ran.err, ran.out.count("\n")) == (0, "", 1)
    assert len(found["reply"]) <= 2_000
    assert POWER.search(found["reply"]) is None


@pytest.mark.parametrize("text", EMPTY.values(), ids=EMPTY)
def test_where_nothing_is_asked_the_answer_says_so_and_what_can_be(text, seeds):
    ran = run("ask", *ready(seeds), "--", text)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Nothing was asked. Ask about the coverage, ")


def test_of_a_question_that_is_too_long_the_beginning_is_read(seeds):
    long = "sources on clearview".ljust(LONGEST) + "volcano" * 10_000
    assert run("ask", long, *ready(seeds)) == run("ask", "sources on clearview", *ready(seeds))


@pytest.mark.parametrize("text", HARD.values(), ids=HARD)
def test_a_pipe_gets_no_control_characters_of_a_question(text, seeds):
    ran = run("search", *ready(seeds), "--", text)
    assert re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202e]", ran.out + ran.err) == []


def test_lines_from_standard_input_keep_an_answer_each_whatever_they_hold(seeds):
    lines = [text.replace("\n", " ").replace("\r", " ") for text in HARD.values()]
    data = "\n".join(lines).encode("utf-8", "surrogatepass")
    ran = run("ask", "--stdin", *ready(seeds), stdin=data)
    assert (ran.code, ran.out.count("\n"), ran.err) == (0, len(HARD), "")


def test_bytes_that_are_no_text_are_answered_a_line_each(seeds):
    data = b"clear\0view\n\xff\xfe\x00l\n\x80\x81 latest\n" + bytes(range(14, 256)) + b"\n\n"
    ran = run("search", "--stdin", "--json", *ready(seeds), stdin=data)
    found = [json.loads(line) for line in ran.out.split("\n")[:-1]]
    assert (ran.code, len(found), ran.err) == (0, 5, "")
    assert found[0]["question"]["topic"] == "clearview"


@pytest.mark.parametrize(
    "argv",
    [
        ("ask", b"\xff\xfe clearview"),
        ("sources", "clearview", "--outlet", b"\xff"),
        ("search", os.fsencode("clear\udcffview")),
    ],
)
def test_arguments_that_are_no_text_are_answered(argv, seeds):
    ran = spawn(*argv, "--json", *ready(seeds))
    found = json.loads(ran.out)
    assert (ran.code, ran.err, set(found) >= {"reply", "found"}) == (0, "", True)


@pytest.mark.parametrize("option", ["--corpus", "--config"])
def test_paths_that_are_no_text_are_refused_in_one_line(option):
    refused_in_one_line(spawn("latest", option, b"/nowhere/\xff"))


# Any text at all


TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(
        st.sampled_from(
            "who reported first latest compare from not since until sources timeline summary about"
            " clearview soldiers Reuters BBC WSJ The 582 2022-03-24 @everyone @here <@1> https://"
            " www.wfla.com/news | ``` ]( > # - 1. \\ \u200b \x00 \ud800 ‘ ” ? , and vs in".split(
                " "
            )
        ),
        max_size=9,
    ).map(" ".join),
)
KINDS = [kind for kind, _ in QUESTIONS.values()]


def shown(newsdesk, asked):
    """The pages of a reply, after it was seen that none of them can do harm."""
    found = pages(newsdesk.ask(asked, TODAY["seeds"]).reply)
    assert found
    assert [page for page in found if not 0 < len(page) <= 2_000] == []
    assert [page for page in found if POWER.search(page)] == []
    return found


UNHURRIED = settings(deadline=None, max_examples=150)


@UNHURRIED
@given(text=TEXTS)
def test_any_text_has_a_reply_of_harmless_pages_and_the_same_again(newsdesks, text):
    seeds = newsdesks["seeds"]
    assert shown(seeds, FreeText(text)) == shown(seeds, FreeText(text))


@UNHURRIED
@given(kind=st.sampled_from(KINDS), topic=TEXTS, outlet=TEXTS, since=TEXTS)
def test_any_options_have_a_reply_of_harmless_pages(newsdesks, kind, topic, outlet, since):
    for newsdesk in newsdesks.values():
        shown(newsdesk, Options(kind, topic))
        shown(newsdesk, Options(kind, topic, outlets=(outlet, "Reuters")))
        shown(newsdesk, Options(kind, topic, excluded=(outlet,), since=since))


@UNHURRIED
@given(topic=TEXTS)
def test_any_topic_alone_is_refused_only_where_outlets_are_needed(newsdesks, topic):
    for kind in KINDS:
        refused = newsdesks["seeds"].ask(Options(kind, topic), TODAY["seeds"]).reply.refused
        assert not refused or kind in {Profile, Compare, Piece}


@UNHURRIED
@given(text=TEXTS, most=st.integers(1, 12))
def test_any_text_can_be_gone_on_from(newsdesks, text, most):
    found = newsdesks["seeds"].desk.suggest(text, most)
    assert len(found) == len(set(found)) <= most
