import pytest

from bot.news.problems import Problem


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (Problem("a.md", 3, "title", "is missing"), "a.md:3: title: is missing"),
        (Problem("a.md", 3, "", "is no YAML"), "a.md:3: is no YAML"),
        (Problem("a.md", 0, "", "is not UTF-8"), "a.md: is not UTF-8"),
        (Problem("a.md", 0, "id", "occurs twice"), "a.md: id: occurs twice"),
    ],
)
def test_a_problem_is_written_so_that_editors_can_jump_to_it(problem, text):
    assert str(problem) == text


def test_problems_are_sorted_by_file_then_by_line_as_a_number():
    first = Problem("a.md", 9, "url", "is none")
    second = Problem("a.md", 10, "title", "is missing")
    third = Problem("b.md", 1, "title", "is missing")
    assert sorted([third, second, first]) == [first, second, third]
