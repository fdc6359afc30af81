"""Fields of a mapping: each is read or reported, and a wrong one never hides the rest."""

import pytest

from bot.news.problems import Problem
from bot.records.fields import Fields, Problems
from bot.records.nodes import parse


def fields_of(text):
    return Fields(parse(text), Problems("ferry.md"))


def told(fields):
    return [(problem.line, problem.key, problem.reason) for problem in fields.problems.found]


def test_problems_are_kept_in_the_order_they_were_met():
    problems = Problems("ferry.md")
    problems.add(7, "heat", "is too high")
    problems.add(2, "", "is odd")

    assert problems.found == [
        Problem("ferry.md", 7, "heat", "is too high"),
        Problem("ferry.md", 2, "", "is odd"),
    ]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("title: Ferry lost", "Ferry lost"),
        ("title: No", "No"),
        ("title: 1984", "1984"),
        ("title: 'null'", "null"),
        ("title: null", None),
        ("title:", None),
        ("title: '  '", None),
        ("heat: 3", None),
    ],
)
def test_text_is_read_as_written_and_nothing_is_none(text, read):
    fields = fields_of(text)

    assert (fields.text("title"), told(fields)) == (read, [])


@pytest.mark.parametrize(
    ("text", "kind"),
    [("title: [Ferry]", "a list"), ("title: []", "a list"), ("title: {a: b}", "keys and values")],
)
def test_text_that_is_none_is_reported_and_left_out(text, kind):
    fields = fields_of(text)

    assert fields.text("title") is None
    assert told(fields) == [(1, "title", f"should be text, not {kind}; left out")]


@pytest.mark.parametrize(
    ("written", "number"),
    [("0", 0), ("100", 100), ("'54'", 54), ("54.0", 54), ("1e2", 100), ("~", None)],
)
def test_a_whole_number_is_read(written, number):
    fields = fields_of(f"quality: {written}")

    assert (fields.whole_number("quality", 0, 100), told(fields)) == (number, [])


@pytest.mark.parametrize(
    "written", ["high", "-1", "101", "54.5", "nan", "inf", "-inf", "1e999", "0x10", "5 4"]
)
def test_what_is_no_whole_number_within_bounds_is_reported(written):
    fields = fields_of(f"\nquality: {written}")

    assert fields.whole_number("quality", 0, 100) is None
    reason = f"should be a whole number from 0 to 100, not “{written}”; left out"
    assert told(fields) == [(2, "quality", reason)]


def test_a_number_of_five_thousand_digits_is_reported_by_its_beginning():
    fields = fields_of("quality: " + "9" * 5_000)

    assert fields.whole_number("quality", 0, 100) is None
    reason = f"should be a whole number from 0 to 100, not “{'9' * 40}…”; left out"
    assert told(fields) == [(1, "quality", reason)]


@pytest.mark.parametrize(
    ("written", "flag"),
    [
        ("true", True),
        ("True", True),
        ("TRUE", True),
        ("'true'", True),
        ("false", False),
        ("False", False),
        ("FALSE", False),
        ("null", None),
    ],
)
def test_a_flag_is_read(written, flag):
    fields = fields_of(f"published: {written}")

    assert (fields.flag("published"), told(fields)) == (flag, [])


@pytest.mark.parametrize("written", ["yes", "no", "1", "0", "tRUE", "on"])
def test_a_flag_that_is_none_is_reported(written):
    fields = fields_of(f"published: {written}")

    assert fields.flag("published") is None
    reason = f"should be true or false, not “{written}”; left out"
    assert told(fields) == [(1, "published", reason)]


def test_a_list_of_texts_keeps_the_good_ones_and_reports_each_other_one():
    fields = fields_of("topics:\n  - sea\n  -\n  - [ships]\n  - {a: b}\n  - 1912\n  - ''\n")

    assert fields.texts("topics") == ("sea", "1912")
    assert told(fields) == [
        (3, "topics[2]", "should be text, not nothing; left out"),
        (4, "topics[3]", "should be text, not a list; left out"),
        (5, "topics[4]", "should be text, not keys and values; left out"),
        (7, "topics[6]", "should be text, not nothing; left out"),
    ]


@pytest.mark.parametrize("text", ["topics:", "topics: ~", "topics: []", "heat: 3"])
def test_a_list_that_is_not_there_is_empty(text):
    fields = fields_of(text)

    assert (fields.texts("topics"), fields.groups("topics"), told(fields)) == ((), (), [])


@pytest.mark.parametrize(
    ("written", "kind"), [("sea", "“sea”"), ("3", "“3”"), ("{a: b}", "keys and values")]
)
def test_a_list_that_is_none_is_reported(written, kind):
    fields = fields_of(f"topics: {written}")

    assert fields.texts("topics") == ()
    assert told(fields) == [(1, "topics", f"should be a list, not {kind}; left out")]


def test_what_was_written_is_shown_short_and_on_one_line():
    fields = fields_of('topics: "a  sea\\n\\tof ' + "words " * 10 + '"')

    assert fields.texts("topics") == ()
    assert told(fields) == [
        (1, "topics", "should be a list, not “a sea of words words words words words w…”; left out")
    ]


def test_forty_characters_are_shown_whole():
    fields = fields_of("topics: " + "s" * 40)

    assert fields.texts("topics") == ()
    assert told(fields) == [(1, "topics", f"should be a list, not “{'s' * 40}”; left out")]


def test_a_group_below_is_read_and_its_problems_carry_the_whole_key():
    fields = fields_of("provider:\n  name: [Harbour Times]\n  owner: {name: [Nobody]}\n")
    provider = fields.group("provider")

    assert provider.line == 2
    assert provider.text("name") is None
    assert provider.group("owner").text("name") is None
    assert told(fields) == [
        (2, "provider.name", "should be text, not a list; left out"),
        (3, "provider.owner.name", "should be text, not a list; left out"),
    ]


@pytest.mark.parametrize("text", ["provider:", "provider: null", "heat: 3"])
def test_a_group_that_is_not_there_is_none(text):
    fields = fields_of(text)

    assert (fields.group("provider"), told(fields)) == (None, [])


@pytest.mark.parametrize(
    ("written", "kind"), [("Harbour Times", "“Harbour Times”"), ("[a, b]", "a list")]
)
def test_a_group_that_is_none_is_reported(written, kind):
    fields = fields_of(f"provider: {written}")

    assert fields.group("provider") is None
    assert told(fields) == [(1, "provider", f"should be keys and values, not {kind}; left out")]


def test_a_list_of_groups_keeps_the_good_ones_and_counts_from_one():
    fields = fields_of("related:\n- title: Ferry lost\n- Ferry found\n-\n- title: []\n")
    first, last = fields.groups("related")

    assert (first.text("title"), last.text("title")) == ("Ferry lost", None)
    assert told(fields) == [
        (3, "related[2]", "should be keys and values, not “Ferry found”; left out"),
        (4, "related[3]", "should be keys and values, not nothing; left out"),
        (5, "related[4].title", "should be text, not a list; left out"),
    ]


def test_repeated_keys_are_reported_wherever_they_are():
    fields = fields_of("title: a\ntitle: b\nrelated:\n- heat: 1\n  heat: 2\n  heat: 3\n")
    (entry,) = fields.groups("related")

    assert (fields.text("title"), entry.text("heat")) == ("a", "1")
    assert told(fields) == [
        (2, "title", "is there twice; the first one counts"),
        (5, "related[1].heat", "is there twice; the first one counts"),
        (6, "related[1].heat", "is there twice; the first one counts"),
    ]


def test_keys_that_are_not_known_are_reported_in_order_of_the_alphabet():
    fields = fields_of("zone: 1\ncorpus: [a]\narchives: b\n")
    fields.unknown(["corpus", "archive"])

    assert told(fields) == [
        (3, "archives", "is not a key that is known here"),
        (1, "zone", "is not a key that is known here"),
    ]


def test_a_problem_with_a_key_stands_at_its_line_or_where_the_mapping_begins():
    fields = fields_of("\nheat: 3\ntitle: Ferry lost\n")
    fields.report("title", "is dull")
    fields.report("excerpt", "is missing")

    assert told(fields) == [(3, "title", "is dull"), (2, "excerpt", "is missing")]


def test_a_problem_is_one_line_without_control_characters_whatever_the_key_is():
    fields = fields_of('"ti\\ntle\\e[31m": a\n"ti\\ntle\\e[31m": b\nheat: "3\\u202e\\e[31m"\n')
    fields.whole_number("heat", 0, 100)

    assert [str(problem) for problem in fields.problems.found] == [
        "ferry.md:2: ti tle[31m: is there twice; the first one counts",
        "ferry.md:3: heat: should be a whole number from 0 to 100, not “3[31m”; left out",
    ]
