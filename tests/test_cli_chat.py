"""The chat in a pipe and the figures of the command line: what scripts may say and get."""

import json

from command import Ran, ready, run
from conftest import TODAY

NOW = ("--now", TODAY["seeds"].isoformat())


def chat(newsdesk, *lines: str, options: tuple[str, ...] = ()) -> Ran:
    text = "".join(f"{line}\n" for line in lines)
    return run("chat", *options, *NOW, *ready(newsdesk), stdin=text.encode())


def answers(ran: Ran) -> list[list[str]]:
    """The lines of each answer; an empty line stands after each."""
    assert (ran.code, ran.err) == (0, "")
    return [answer.splitlines() for answer in ran.out.split("\n\n") if answer.strip()]


def test_a_question_goes_on_from_the_one_before(seeds):
    _, timeline = answers(chat(seeds, "sources on clearview", "and the timeline?"))
    whole = run("timeline", "clearview", *NOW, *ready(seeds)).out.splitlines()
    assert timeline[0] == whole[0]
    assert timeline[-1] == "1  As a new topic (type 1)"


def test_a_number_asks_the_other_reading_of_that_number(seeds):
    said = chat(seeds, "sources on clearview zeppelin", "1")
    nothing, instead = answers(said)
    assert nothing[-1] == "1  Only with: clearview (type 1)"
    whole = run("sources", "clearview", *NOW, *ready(seeds)).out.splitlines()
    assert instead[: len(whole)] == whole


def test_a_number_without_readings_is_looked_for(seeds):
    ((head, *_),) = answers(chat(seeds, "1"))
    assert "1" in head


def test_each_of_several_questions_is_asked_by_its_number(seeds):
    both, second = answers(chat(seeds, "Sources on clearview. Timeline of the moms?", "2"))
    assert both[-2:] == ["1  Answer 1 in full (type 1)", "2  Answer 2 in full (type 2)"]
    assert second == run("timeline", "moms", *NOW, *ready(seeds)).out.splitlines()


def test_as_json_every_line_is_answered_with_one_line(seeds):
    said = chat(seeds, "sources on clearview zeppelin", "", "1", options=("--json",))
    assert said.out.count("\n") == 2
    first, second = (json.loads(line) for line in said.out.splitlines())
    assert (first["found"], second["found"]) == (False, True)
    assert (second["question"]["kind"], second["question"]["topic"]) == ("sources", "clearview")


def test_a_limit_holds_for_the_whole_chat(seeds):
    said = chat(seeds, "sources on clearview", "and the timeline?", options=("--limit", "2"))
    limited = [
        [line for line in answer if line.lstrip("- ").startswith("2 of 6 articles shown")]
        for answer in answers(said)
    ]
    assert [len(lines) for lines in limited] == [1, 1]


def test_a_word_leaves_and_the_rest_is_not_read(seeds):
    assert len(answers(chat(seeds, "latest", "QUIT", "latest"))) == 1


def test_small_talk_is_answered_and_forgotten(seeds):
    said = answers(chat(seeds, "sources on clearview", "thanks", "and the timeline?"))
    assert said[1][0] == "You are welcome."
    assert said[2][0] == run("timeline", "clearview", *NOW, *ready(seeds)).out.splitlines()[0]


def test_figures_are_a_command_with_the_options_of_the_others(seeds):
    ran = run("figures", "soldiers", "--outlet", "BI", "--json", *NOW, *ready(seeds))
    found = json.loads(ran.out)
    assert (ran.code, found["question"]["kind"], found["question"]["outlets"]) == (
        0,
        "figures",
        ["businessinsider.com"],
    )
    assert {one["outlet"] for one in found["figures"]} == {"Business Insider"}
    assert 582 in [one["value"] for one in found["figures"]]
    assert all(str(one["what"]) in one["sentence"] for one in found["figures"])


def test_how_many_is_asked_in_words_too(seeds):
    ran = run("ask", "how many dead soldiers?", *NOW, *ready(seeds))
    assert ran.out.splitlines()[1].startswith("- 582 dead soldiers — Business Insider")
    assert "    “Russian families have been sent images relating to 582" in ran.out
