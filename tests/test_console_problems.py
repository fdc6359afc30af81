"""How `newsdesk check` lists problems, few and many."""

from time import perf_counter

import pytest

from bot.console.problems import EXAMPLES, FEW, FILES, KINDS, kind_of, listed
from bot.news.problems import Problem


def bad_dates(path, count, first=1):
    return [
        Problem(path, line, "published", f"is no date: “day {line}”; its time is unknown")
        for line in range(first, first + count)
    ]


@pytest.mark.parametrize("count", [0, 1, FEW])
def test_few_problems_are_listed_one_by_one(count):
    problems = bad_dates("a.jsonl", count)
    assert list(listed(problems)) == [str(one) for one in problems]


def test_all_of_many_are_listed_where_that_is_wanted():
    problems = bad_dates("a.jsonl", 10 * FEW)
    assert list(listed(iter(problems), every=True)) == [str(one) for one in problems]


def test_many_are_listed_by_kind_and_file_the_most_frequent_first():
    problems = sorted(
        [
            *bad_dates("a.jsonl", 2),
            *(Problem("a.jsonl", line, "url", "is missing") for line in range(1, 4)),
            *bad_dates("b.jsonl", 1200),
            Problem("c.md", 0, "", "is not UTF-8 (byte 0xFF in line 12); set aside"),
        ]
    )
    assert list(listed(problems)) == [
        "1,202 × published: is no date: …; its time is unknown",
        "  b.jsonl:1: published: is no date: “day 1”; its time is unknown",
        "  b.jsonl:2: published: is no date: “day 2”; its time is unknown",
        "  b.jsonl:3: published: is no date: “day 3”; its time is unknown",
        "  … 1,197 more in b.jsonl",
        "  a.jsonl:1: published: is no date: “day 1”; its time is unknown",
        "  a.jsonl:2: published: is no date: “day 2”; its time is unknown",
        "3 × url: is missing",
        "  a.jsonl:1: url: is missing",
        "  a.jsonl:2: url: is missing",
        "  a.jsonl:3: url: is missing",
        "1 × is not UTF-8 (byte … in line …); set aside",
        "  c.md: is not UTF-8 (byte 0xFF in line 12); set aside",
    ]


def test_of_many_files_those_with_most_problems_are_shown_and_the_others_counted():
    files = [f"{number:02}.jsonl" for number in range(30)]
    problems = [one for path in files for one in bad_dates(path, 20 if path == "27.jsonl" else 2)]
    lines = list(listed(problems))
    assert lines[:5] == [
        "78 × published: is no date: …; its time is unknown",
        "  27.jsonl:1: published: is no date: “day 1”; its time is unknown",
        "  27.jsonl:2: published: is no date: “day 2”; its time is unknown",
        "  27.jsonl:3: published: is no date: “day 3”; its time is unknown",
        "  … 17 more in 27.jsonl",
    ]
    assert lines[5].startswith("  00.jsonl:1: ")
    assert lines[-1] == f"  … {2 * (30 - FILES)} more in 25 other files"


def test_of_many_kinds_the_rare_ones_are_counted():
    words = [f"{'a' * number} is odd" for number in range(1, 10 * KINDS + 1)]
    problems = [Problem("a.md", 1, "", word) for word in words]
    lines = list(listed(problems))
    assert len(lines) == 2 * KINDS + 1
    assert lines[-1] == f"… {9 * KINDS} more of {9 * KINDS} other kinds"


@pytest.mark.parametrize(
    ("problem", "kind"),
    [
        (Problem("a", 1, "url", "is missing"), "url: is missing"),
        (Problem("a", 1, "related[12].url", "is missing"), "related[…].url: is missing"),
        (Problem("a", 1, "", "is no date: “24, 3”; left out"), "is no date: …; left out"),
        (Problem("a", 1, "", "is larger than 5 MB; set aside"), "is larger than … MB; set aside"),
        (Problem("a", 1, "", "isn't 'this' but 1.5"), "isn't … but …"),
    ],
)
def test_what_differs_from_place_to_place_makes_no_kind(problem, kind):
    assert kind_of(problem) == kind


@pytest.mark.parametrize("kinds", [1, 10_000])
def test_any_number_of_problems_is_listed_soon_and_in_little_space(kinds):
    """Files in order, each with some problems; as many kinds as nobody should have."""
    count = 200_000
    problems = (
        Problem(f"{number // 4:06}.jsonl", number, "", f"is {'x' * (number % kinds % 97)} {number}")
        for number in range(count)
    )
    begun = perf_counter()
    lines = list(listed(problems))
    assert perf_counter() - begun < 10
    assert len(lines) <= KINDS * (1 + FILES * (EXAMPLES + 1) + 1) + 1
