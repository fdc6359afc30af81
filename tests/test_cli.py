"""The command line, a contract that scripts depend on: against the real command on the seeds."""

import io
import json
import os
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from command import PATIENCE, PROJECT, Ran, environment, is_one_line, ready, run, spawn, start
from conftest import CORPORA, TODAY

from bot import __version__
from bot.arguments import QUESTIONS
from bot.news.markdown import pages
from bot.news.question import FreeText

NOW = ("--now", TODAY["seeds"].isoformat())

ANSWERS = {
    "ask who reported on claerview first?": (
        "First in this corpus: The Telegraph, 24 Mar 2022, 10:44 UTC — Ukraine using Clearview AI"
        " facial recognition to identify dead Russian soldiers"
        " <https://www.telegraph.co.uk/world-news/2022/03/24/"
        "ukraine-using-clearview-ai-facial-recognition-identify-dead/>"
    ),
    "sources clearview": "6 articles from 5 outlets on clearview, 24 Mar – 19 Apr 2022; no copies.",
    "timeline clearview": (
        "6 articles from 5 outlets on clearview, 24 Mar – 19 Apr 2022;"
        " busiest day 24 Mar 2022 with 3."
    ),
    "who-reported clearview": (
        "First in this corpus: The Telegraph, 24 Mar 2022, 10:44 UTC — Ukraine using Clearview AI"
        " facial recognition to identify dead Russian soldiers"
        " <https://www.telegraph.co.uk/world-news/2022/03/24/"
        "ukraine-using-clearview-ai-facial-recognition-identify-dead/>"
    ),
    "search clearview": (
        "6 articles from 5 outlets on clearview, 24 Mar – 19 Apr 2022, best first."
    ),
    "article https://wfla.com/news/international/ukraine-has-used-facial-recognition-tech-to-notify"
    "-russian-families-of-dead-soldiers-report/amp/": (
        "Article: Ukraine has used facial recognition tech to notify Russian families of dead"
        " soldiers: report <https://www.wfla.com/news/international/ukraine-has-used-facial-"
        "recognition-tech-to-notify-russian-families-of-dead-soldiers-report/>"
    ),
    "summary clearview": (
        "6 articles from 5 outlets on clearview, 24 Mar – 19 Apr 2022. In their own words:"
    ),
    "figures clearview": "1 figure in 1 article on clearview, 24 Mar – 19 Apr 2022.",
    "credits clearview": (
        "The Washington Post is credited most, by 2 outlets, and has no article in this corpus;"
        " 2 of 6 articles on clearview credit another outlet."
    ),
    "stories clearview": "2 stories on clearview, of 6 articles.",
    "why clearview": "Why this answer",
    "compare reuters and the telegraph": ("Reuters was earlier in this corpus, by 11 h 56 min."),
    "latest": (
        "Latest: 21 Apr 2022, 02:02 UTC;"
        " 25 articles from 22 outlets, 24 independent reports, 1 copy."
    ),
    "outlet telegraph": "The Telegraph (telegraph.co.uk): 1 article, 24 Mar 2022.",
    "help": "Ask about the coverage, in words, with a link or a headline:",
    "about": "25 articles from 22 outlets in 5 documents, 21 Mar – 21 Apr 2022.",
}


@pytest.mark.parametrize("asked", ANSWERS)
def test_every_question_is_answered_on_the_seeds(asked, seeds):
    ran = run(*asked.split(), *NOW, *ready(seeds))
    assert (ran.code, ran.out.splitlines()[0], ran.err) == (0, ANSWERS[asked], "")


def test_every_kind_of_question_is_among_them():
    assert {asked.split()[0] for asked in ANSWERS} == {*QUESTIONS, "ask", "help", "about"}


def test_credits_take_all_options_and_lines_of_standard_input(seeds):
    options = ("--from", "2022-04-15", "--to", "2022-04-20", "--not-outlet", "ussanews")
    ran = run("credits", "--stdin", "--limit", "1", *options, *ready(seeds), stdin=b"clearview\n\n")
    clearview, everything = ran.out.splitlines()
    both = "The Hill and The Washington Post are credited by 1 outlet each; "
    assert clearview.startswith(f"{both}2 of 3 articles on clearview credit another outlet.")
    assert everything.startswith(f"{both}2 of 7 articles credit another outlet.")


def test_a_question_needs_no_quotes(seeds):
    apart = run("ask", "who", "reported", "on", "claerview", "first?", *ready(seeds))
    assert apart == run("ask", "who reported on claerview first?", *ready(seeds))


@pytest.mark.parametrize("asked", [*ANSWERS, "check", "index", "export clearview"])
def test_a_pipe_gets_no_escape_sequences_even_where_colour_is_forced(asked, seeds, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-kitty")
    ran = run(*asked.split(), *ready(seeds))
    assert ran.code == 0
    assert "\x1b" not in ran.out + ran.err


def test_a_process_of_its_own_answers_the_same(seeds):
    ran = spawn("sources", "clearview", *NOW, *ready(seeds), env=environment(FORCE_COLOR="1"))
    assert ran == run("sources", "clearview", *NOW, *ready(seeds))


def test_nothing_found_is_an_answer(seeds):
    ran = run("sources", "volcano", *ready(seeds))
    assert (ran.code, ran.out.splitlines()[0], ran.err) == (
        0,
        "Nothing in the corpus on volcano.",
        "",
    )


def test_the_version_is_told():
    assert run("--version") == Ran(0, f"newsdesk {__version__}\n", "")


@pytest.mark.parametrize("command", [*QUESTIONS, "ask", "chat", "check", "index", "export"])
def test_every_command_has_help(command):
    ran = run(command, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"usage: newsdesk {command} ")


# JSON


def titles(found, of="articles"):
    return [one["title"] for one in found[of]]


KEYS = {"question", "found", "reply", "articles", "outlets", "figures", "credits", "nearest"} | {
    "stories",
    "pages",
    "took_ms",
}
QUESTION_KEYS = {"kind", "topic", "outlets", "excluded_outlets", "from", "to", "url"} | {
    "limit",
    "reading",
}
ARTICLE_KEYS = {"title", "url", "outlet", "domain", "published", "precision", "copy_of"} | {
    "credits",
    "story",
    "score",
}
OUTLET_KEYS = {"name", "domain", "articles", "first"}
FIGURE_KEYS = {"value", "unit", "what", "hedge", "sentence", "outlet", "url"}
CREDIT_KEYS = {"outlet", "credited", "sentence", "url"}
STORY_KEYS = {"id", "name", "url", "articles", "outlets", "first", "last", "follows"}
KINDS = {"who-reported": "who_reported", "ask": "who_reported", "about": "help"}


@pytest.mark.parametrize("asked", ANSWERS)
def test_json_is_one_object_on_one_line_with_the_keys_of_the_contract(asked, seeds):
    ran = run(*asked.split(), "--json", *ready(seeds))
    assert (ran.code, ran.out.count("\n"), ran.err) == (0, 1, "")
    found = json.loads(ran.out)
    command = asked.split()[0]
    assert set(found) == KEYS
    assert set(found["question"]) == QUESTION_KEYS
    assert found["question"]["kind"] == KINDS.get(command, command)
    assert found["found"] is True
    assert {frozenset(one) for one in found["articles"]} <= {frozenset(ARTICLE_KEYS)}
    assert {frozenset(one) for one in found["outlets"]} <= {frozenset(OUTLET_KEYS)}
    assert bool(found["articles"]) == (command not in {"help", "about"})
    assert bool(found["outlets"]) == (command != "help")
    assert {frozenset(one) for one in found["credits"]} <= {frozenset(CREDIT_KEYS)}
    assert {frozenset(one) for one in found["stories"]} <= {frozenset(STORY_KEYS)}
    assert bool(found["stories"]) == (command not in {"help", "about"})
    assert found["nearest"] == []
    assert {frozenset(one) for one in found["figures"]} <= {frozenset(FIGURE_KEYS)}
    assert bool(found["figures"]) == (command == "figures")
    assert isinstance(found["took_ms"], float)
    assert found["took_ms"] >= 0


@pytest.mark.parametrize("asked", ["latest", "latest since 2022-04-10", "about", "", "volcano"])
def test_the_reply_in_json_is_the_first_page_as_discord_shows_it(asked, seeds):
    found = json.loads(run("ask", asked, "--json", *NOW, *ready(seeds)).out)
    written = pages(seeds.ask(FreeText(asked), TODAY["seeds"]).reply)
    assert (found["reply"], found["pages"]) == (written[0], len(written))
    assert 0 < len(found["reply"]) <= 2_000


def test_json_of_nothing_names_the_nearest_articles(seeds):
    found = json.loads(run("sources", "clearview volcano", "--json", *ready(seeds)).out)
    assert (found["found"], found["articles"], found["outlets"]) == (False, [], [])
    assert {frozenset(one) for one in found["nearest"]} == {frozenset(ARTICLE_KEYS)}
    about_it = run("sources", "clearview", "--json", *ready(seeds))
    assert set(titles(found, "nearest")) < set(titles(json.loads(about_it.out)))


def test_json_says_how_the_options_were_read(seeds):
    ran = run(
        *("sources", "soldiers", "--outlet", "BI", "--outlet", "futurism"),
        *("--not-outlet", "WSJ", "--from", "2022-04", "--to", "2022-04-15", "--json"),
        *ready(seeds),
    )
    assert json.loads(ran.out)["question"] == {
        "kind": "sources",
        "topic": "soldiers",
        "outlets": ["businessinsider.com", "futurism.com"],
        "excluded_outlets": ["wsj.com"],
        "from": "2022-04-01",
        "to": "2022-04-15",
        "url": None,
        "limit": None,
        "reading": "Read as soldiers · from Business Insider and Futurism · not from"
        " The Wall Street Journal · 1–15 Apr 2022",
    }


def test_json_of_a_link_has_its_address(seeds):
    link = "https://www.wfla.com/news/international/ukraine-has-used-facial-recognition-tech-to-notify-russian-families-of-dead-soldiers-report/"
    found = json.loads(run("article", link, "--json", *ready(seeds)).out)
    assert (found["question"]["url"], found["question"]["topic"]) == (link, "")
    assert [one["url"] for one in found["articles"]] == [link]


# Options


@pytest.mark.parametrize(
    "asked",
    [
        ("latest",),
        ("timeline",),
        ("sources", "soldiers"),
        ("who-reported", "soldiers"),
        ("search", "soldiers"),
        ("summary", "soldiers"),
        ("outlet", "Business Insider"),
        ("ask", "sources on soldiers"),
    ],
)
def test_a_limit_leaves_the_first_of_the_articles(asked, seeds):
    everything = titles(json.loads(run(*asked, "--json", *ready(seeds)).out))
    limited = titles(json.loads(run(*asked, "--json", "--limit", "2", *ready(seeds)).out))
    assert len(everything) > 2
    assert limited == everything[:2]


def test_a_limit_holds_for_exports_too(seeds):
    everything = run("export", *ready(seeds)).out.splitlines()
    limited = run("export", "--limit", "3", *ready(seeds)).out.splitlines()
    assert (len(everything), limited) == (25, everything[:3])


@pytest.mark.parametrize(
    ("now", "age"),
    [
        ("2022-04-22", "1 day ago"),
        ("2022-04-23T00:30:00+03:00", "1 day ago"),
        ("2022-05-01T12:00:00Z", "10 days ago"),
        ("2023-04-21", "365 days ago"),
    ],
)
def test_now_is_what_today_means(now, age, seeds):
    ran = run("about", "--now", now, *ready(seeds))
    assert (
        ran.out.splitlines()[2]
        == f"Last: World Socialist Web Site, 21 Apr 2022, 02:02 UTC ({age})."
    )


@pytest.fixture(scope="module")
def own_cache(tmp_path_factory):
    return tmp_path_factory.mktemp("cache")


def test_several_corpora_are_one(own_cache):
    both = [part for folder in CORPORA.values() for part in ("--corpus", str(folder))]
    ran = run("index", *both, "--archive", str(own_cache / "both"))
    assert ran.out.startswith("11 documents, 34 articles, 26 outlets, 4 problems; in ")


def test_a_corpus_may_be_a_single_file(own_cache):
    file = CORPORA["harbour"] / "whales.md"
    ran = run("about", "--corpus", str(file), "--archive", str(own_cache / "file"))
    assert ran.out.splitlines()[0] == "3 articles from 3 outlets in 1 document, 2 Jun 2024."


def test_without_options_the_settings_of_the_working_folder_and_the_cache_hold(
    tmp_path, monkeypatch
):
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "newsdesk.yaml").write_text("corpus: [news]\n")
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "ferry.txt").write_text("Ferry runs aground\n\nNobody was hurt.\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    ran = run("latest")
    assert (ran.code, ran.err) == (0, "")
    assert "Ferry runs aground" in ran.out
    assert [path.name for path in tmp_path.glob("cache/newsdesk/*/current")] == ["current"]


def test_a_settings_file_can_be_named(tmp_path, own_cache):
    (tmp_path / "config").mkdir()
    file = tmp_path / "config" / "mine.yaml"
    file.write_text(f"corpus: [{CORPORA['harbour']}]\narchive: {own_cache / 'named'}\n")
    ran = run("about", "--config", str(file))
    assert (ran.code, ran.out.splitlines()[0]) == (
        0,
        "9 articles from 4 outlets in 6 documents, 14 May – 2 Jun 2024.",
    )


@pytest.mark.parametrize(
    "named", ["reuters and BI and the telegraph", "reuters, BI, telegraph", "reuters BI telegraph"]
)
def test_a_comparison_leaves_none_of_the_outlets_out_that_are_named(named, seeds):
    found = json.loads(run("compare", named, "--json", *ready(seeds)).out)
    assert found["question"]["outlets"] == ["reuters.com", "businessinsider.com", "telegraph.co.uk"]


# Standard input


LINES = "who reported on clearview first?\n\nlatest --limit\n😀\ncompare reuters\nlatest"


def test_standard_input_is_answered_a_line_for_each_line(seeds):
    ran = run("ask", "--stdin", *ready(seeds), stdin=LINES.encode())
    answers = ran.out.splitlines()
    assert (ran.code, len(answers), ran.err) == (0, 6, "")
    assert answers[0].startswith("First in this corpus: The Telegraph, 24 Mar 2022, 10:44 UTC — ")
    assert answers[1].startswith("Nothing was asked. ")
    assert answers[3].startswith("Nothing was asked. ")
    assert answers[5].startswith(ANSWERS["latest"] + " | -")


def test_standard_input_gives_an_object_for_each_line(seeds):
    ran = run("ask", "--stdin", "--json", *ready(seeds), stdin=LINES.encode())
    found = [json.loads(answer) for answer in ran.out.splitlines()]
    assert (ran.code, ran.err) == (0, "")
    kinds = [one["question"]["kind"] for one in found]
    assert (len(kinds), kinds[0], kinds[1], kinds[3], kinds[5]) == (
        6,
        "who_reported",
        "none",
        "none",
        "latest",
    )
    assert {frozenset(one) for one in found} == {frozenset(KEYS)}


def test_a_line_that_is_refused_is_answered_in_its_place(seeds):
    asked = b"reuters and the telegraph\n\nreuters\n"
    ran = run("compare", "--stdin", *ready(seeds), stdin=asked)
    refusal = "Which outlets? Name two or more, for example: Reuters, BBC"
    assert (ran.code, ran.out.splitlines()[1:], ran.err) == (0, [refusal, refusal], "")


def test_an_object_for_a_refused_line_says_why(seeds):
    ran = run("outlet", "--stdin", "--json", *ready(seeds), stdin=b"\nreuters\n")
    first, second = (json.loads(answer) for answer in ran.out.splitlines())
    assert (ran.code, second["found"]) == (0, True)
    assert {**first, "took_ms": 0} == {
        "question": {
            "kind": "none",
            "topic": "",
            "outlets": [],
            "excluded_outlets": [],
            "from": None,
            "to": None,
            "url": None,
            "limit": None,
            "reading": "",
        },
        "found": False,
        "reply": "Which outlet? Name one, for example: Reuters",
        "articles": [],
        "outlets": [],
        "figures": [],
        "credits": [],
        "stories": [],
        "nearest": [],
        "pages": 1,
        "took_ms": 0,
    }


def test_topics_come_a_line_each_with_the_same_options(seeds):
    ran = run("search", "--stdin", "--json", "--outlet", "BI", *ready(seeds), stdin=b"moms\nmoms\n")
    found = [json.loads(answer) for answer in ran.out.splitlines()]
    assert [{**one, "took_ms": 0} for one in found] == [{**found[0], "took_ms": 0}] * 2
    assert [one["outlet"] for one in found[0]["articles"]] == ["Business Insider"]


def test_no_line_is_no_answer(seeds):
    assert run("ask", "--stdin", *ready(seeds)) == Ran(0, "", "")


def test_lines_may_end_as_on_windows(seeds):
    ran = run("ask", "--stdin", *ready(seeds), stdin=b"latest\r\nlatest\r\n")
    assert ran == run("ask", "--stdin", *ready(seeds), stdin=b"latest\nlatest\n")


def test_the_chat_in_a_pipe_answers_what_is_not_empty(seeds):
    ran = run("chat", *ready(seeds), stdin=b"latest\n\n  \nlatest\n")
    once = run("ask", "latest", *ready(seeds)).out
    assert ran == Ran(0, f"{once}\n{once}\n", "")


def test_an_answer_comes_before_the_next_line_and_ctrl_c_leaves_without_a_traceback(seeds):
    with start("ask", "--stdin", *ready(seeds)) as process:
        process.stdin.write(b"outlet telegraph\n")
        process.stdin.flush()
        answer = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
    assert answer.startswith(b"The Telegraph (telegraph.co.uk): 1 article")
    assert (process.returncode, out, err.strip()) == (130, b"", b"")


# Where output goes


def with_closed_output(*argv):
    """Run a command that nobody reads the output of."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        return spawn(*argv, stdout=writing)
    finally:
        os.close(writing)


@pytest.mark.parametrize(
    "asked", [("timeline",), ("timeline", "--json"), ("export",), ("about",), ("latest",)]
)
def test_a_closed_pipe_is_the_end_and_no_error(asked, seeds):
    assert with_closed_output(*asked, *ready(seeds)) == Ran(0, "", "")


def test_a_pipe_that_closes_between_two_answers_is_the_end_and_no_error(seeds):
    with start("ask", "--stdin", *ready(seeds)) as process:
        process.stdin.write(b"latest\n")
        process.stdin.flush()
        assert process.stdout.readline().startswith(b"Latest: ")
        process.stdout.close()
        process.stdin.write(b"latest\n" * 3)
        process.stdin.close()
        err = process.stderr.read()
    assert (process.returncode, err) == (0, b"")


@pytest.mark.parametrize("asked", [("--help",), ("sources", "--help"), ("--version",)])
def test_help_into_a_closed_pipe_is_no_error(asked):
    assert with_closed_output(*asked) == Ran(0, "", "")


def test_a_full_disk_is_told_in_one_line(seeds):
    with Path("/dev/full").open("wb") as full:
        ran = spawn("timeline", *ready(seeds), stdout=full)
    assert ran.code != 0
    assert is_one_line(ran.err)


@pytest.mark.parametrize("asked", ["about", "timeline", "help"])
def test_a_locale_without_unicode_gets_the_same_bytes(asked, seeds):
    plain = environment(LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", PYTHONIOENCODING=None)
    ran = spawn(asked, *NOW, *ready(seeds), env=plain)
    assert ran == run(asked, *NOW, *ready(seeds))
    assert not ran.out.isascii()


def shell(line, seeds):
    """Run a line of shell with `$BOT` for the command on the seeds."""
    bot = " ".join([shlex.quote(sys.executable), "-m bot", line.partition(" ")[0], *ready(seeds)])
    rest = line.partition(" ")[2]
    found = subprocess.run(  # noqa: S602 - the test's own words
        f"{bot} {rest}", shell=True, cwd=PROJECT, capture_output=True, timeout=PATIENCE, check=False
    )
    return Ran(found.returncode, found.stdout.decode(), found.stderr.decode())


def test_an_answer_needs_no_standard_error(seeds):
    assert shell("sources clearview 2>&-", seeds) == run("sources", "clearview", *ready(seeds))


def test_closed_output_is_no_mistake_of_ours(seeds):
    assert shell("sources clearview >&-", seeds).err.count("mistake") == 0


def test_closed_input_is_no_mistake_of_ours(seeds):
    assert shell("ask --stdin <&-", seeds).err.count("mistake") == 0


# check, index


def test_check_lists_every_problem_where_an_editor_finds_it(harbour):
    folder = CORPORA["harbour"]
    assert run("check", *ready(harbour)) == Ran(
        1,
        f"{folder}/broken.md:3: broken YAML: found unexpected end of stream; set aside\n"
        f"{folder}/odd.md:4: publishedDateTime: should be text, not a list; left out\n"
        f"{folder}/odd.md:6: quality: should be a whole number from 0 to 100, not “high”;"
        " left out\n"
        f"{folder}/odd.md:7: topics: should be a list, not “Transport”; left out\n",
        "6 documents, 4 problems\n",
    )


def test_check_as_json_has_a_problem_a_line(harbour):
    ran = run("check", "--json", *ready(harbour))
    found = [json.loads(line) for line in ran.out.splitlines()]
    folder = CORPORA["harbour"]
    assert (ran.code, len(found)) == (1, 4)
    assert found[2] == {
        "file": f"{folder}/odd.md",
        "line": 6,
        "key": "quality",
        "reason": "should be a whole number from 0 to 100, not “high”; left out",
    }


def test_check_groups_many_problems_and_lists_all_where_that_is_wanted(tmp_path):
    corpus = tmp_path / "news"
    corpus.mkdir()
    for number in range(30):
        text = f"---\ntitle: Ferry {number}\nquality: high{number}\n---\n"
        (corpus / f"{number:02}.md").write_text(text)
    options = ("--corpus", str(corpus), "--archive", str(tmp_path / "archive"))

    grouped, every = run("check", *options), run("check", "--all", *options)

    problems = every.out.splitlines()
    assert (grouped.code, every.code) == (1, 1)
    assert grouped.err == every.err == f"30 documents, {len(problems)} problems\n"
    assert f"{corpus}/00.md:3: quality: should be a whole number from 0 to 100, not “high0”" in (
        every.out
    )
    kind = "30 × quality: should be a whole number from … to …, not …; left out"
    assert kind in grouped.out.splitlines()
    assert "in 25 other files" in grouped.out
    assert len(run("check", "--json", *options).out.splitlines()) == len(problems)


def test_check_finds_nothing_wrong_with_the_seeds(seeds):
    assert run("check", *ready(seeds)) == Ran(0, "", "5 documents, 0 problems\n")


def test_other_commands_answer_although_documents_are_broken(harbour):
    ran = run("sources", "whale", *ready(harbour))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("3 articles from 3 outlets on whale")


def test_index_says_what_it_compiled_and_where(seeds):
    ran = run("index", *ready(seeds))
    folder = seeds.settings.archive
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(
        f"5 documents, 25 articles, 22 outlets, 0 problems; in {folder} after "
    )


# What is never shown


def frontmatter(file):
    text = file.read_text(encoding="utf-8")
    return yaml.safe_load(text.split("\n---")[0]) if text.startswith("---") else {}


def blobs():
    """The opaque blobs of the seeds, as they are written there."""
    found = (frontmatter(file).get("secured") for file in sorted(CORPORA["seeds"].iterdir()))
    return [blob for blob in found if blob]


EVERYTHING = [
    *([*asked.split(), *more] for asked in ANSWERS for more in ([], ["--json"])),
    *(["export", "--format", name] for name in ("jsonl", "csv", "bibtex", "ris", "markdown")),
    *([name] for name in ("timeline", "sources", "search", "check", "index")),
    ["search", "secured"],
    ["search", "isCached"],
]


def test_the_seeds_have_blobs_that_could_be_shown():
    assert [len(blob) > 100 for blob in blobs()] == [True] * 4


@pytest.mark.parametrize("asked", EVERYTHING, ids=" ".join)
def test_no_output_has_anything_of_the_opaque_parts(asked, seeds):
    ran = run(*asked, *ready(seeds))
    shown = ran.out + ran.err
    pieces = [blob[place : place + 16] for blob in blobs() for place in range(0, len(blob) - 16, 8)]
    assert shown
    assert [piece for piece in pieces if piece in shown] == []
    assert ("isCached" in shown) == ("isCached" in asked)


def test_the_opaque_parts_cannot_be_searched_for(seeds):
    for blob in blobs():
        found = json.loads(run("search", blob[:60], "--json", *ready(seeds)).out)
        assert (found["found"], found["articles"]) == (False, [])


# Mistakes of ours


class Breaking(io.RawIOBase):
    """A stream that breaks in a way that nobody foresaw."""

    def readable(self):
        return True

    def readinto(self, _buffer):
        raise LookupError("the stream broke")


def test_a_mistake_of_ours_is_one_line(seeds):
    assert run("ask", "--stdin", *ready(seeds), stdin=Breaking()) == Ran(
        70, "", "newsdesk: a mistake of ours (LookupError); --debug shows where\n"
    )


def test_debug_lets_a_mistake_of_ours_through(seeds):
    with pytest.raises(LookupError, match="the stream broke"):
        run("ask", "--stdin", "--debug", *ready(seeds), stdin=Breaking())


def test_debug_shows_where_a_mistake_came_from(tmp_path):
    ran = spawn("latest", "--debug", "--corpus", str(tmp_path / "none"))
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("Traceback (most recent call last):\n")
    assert ran.err.splitlines()[-1].startswith("bot.errors.SettingsError: there is no ")


def test_a_word_leaves_the_chat_in_a_pipe_too(seeds):
    ran = run("chat", *ready(seeds), stdin=b"latest\nquit\nsources clearview\n")
    assert (ran.code, ran.err, ran.out.count("Latest:"), "6 articles" in ran.out) == (
        0,
        "",
        1,
        False,
    )
