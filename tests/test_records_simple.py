"""Simple YAML, read line by line: what libyaml makes of it, or left to libyaml."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.records.nodes import Mapping, NodeError, Scalar, Sequence, parse
from bot.records.simple import parse_simple


@pytest.mark.parametrize(
    "text",
    [
        "title: Ferry lost",
        'title: "Ferry: lost # here"  \n\n   \nheat: -1\n',
        "title: 'it''s'\nurl: https://gull.example/a?b=1&c=2#d",
        r'title: "say \"x\" \\ \/"',
        "empty:\nnext: x\nlast: ",
        "a:\n  b:\n    c: 1\n  d: 2\ne: 3",
        "a:\n- x\n- 'y'\n- \nb: 1",
        "a:\n  - x\n  - k: 1\n    l:\n      m: 2\n  - k: 3\nb: 1",
        "a:\n  -   k:\n      - x\n      l: 1",
        "  a: 1\n  b: 2",
        "plain: a - b, [c] {d} x#y é 海 😀",
        "null: null",
    ],
)
def test_simple_yaml_is_read_as_libyaml_reads_it(text):
    assert parse_simple(text, 3) == parse(text, 3)
    assert parse_simple(text, 3) is not None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n \n",
        "Ferry",
        "# remark\na: 1",
        "a: 1 # remark",
        "a: &x 1",
        "a: *x",
        "a: !!int 1",
        "a: [1]",
        "a: {b: 1}",
        "a: |\n  x",
        'a: "x\\n"',
        'a: "open',
        "a: b: c",
        "a: x\n  y",
        "a: x\n  b: 1",
        "a: x\n  - b",
        "- a\nb: 1",
        "- x\n- y",
        "a: 1\n- b",
        "a:\n  b: 1\n c: 2",
        "a:\n    - b\n  - c",
        " a: 1\nb: 2",
        "a: 1\na: 2",
        "a: x\ty",
        "a: x\x85y",
        "a:\u00a0x",
        "---\na: 1",
        "a: 1\n...",
        "a: @x",
        "- - x",
        "-",
        "? a",
        "\n".join(" " * depth + "a:" for depth in range(70)),
    ],
)
def test_what_is_not_simple_is_left_or_read_as_libyaml_reads_it(text):
    node = parse_simple(text, 1)

    assert node is None or node == parse(text, 1)


def test_a_list_at_the_top_is_simple_too():
    assert parse_simple("- x\n- k: 1\n", 1) == Sequence(
        (Scalar("x", plain=True, line=1), Mapping({"k": Scalar("1", plain=True, line=2)}, 2)), 1
    )


SCALARS = st.one_of(
    st.sampled_from(
        [
            *"x|>~#&*!@%`'\"-?:",
            "x y",
            '"q"',
            "'s'",
            "''",
            "1:2",
            "x#c",
            "x #c",
            "-1",
            "&a",
            "a: b",
            "[1]",
            "{a: 1}",
            '"a\\n"',
            '"a\\""',
            "'it''s'",
            '"open',
            "x:",
            "- x",
            "null",
            "http://x/y",
            "x\ty",
            "x\u2028y",
            "\ufeffx",
            "\x85",
            "\u00a0x",
            "😀",
            "x  ",
            "",
        ]
    ),
    st.text("ab:#-'\" [],&*!|>%@`é", max_size=8),
)


@st.composite
def documents(draw):
    """Lines of nested keys and lists, some of them spoilt."""
    lines, indents = [], [0]
    for number in range(draw(st.integers(1, 9))):
        indent = draw(st.sampled_from(indents))
        dash = draw(st.sampled_from(["", "", "", "- ", "-  "]))
        key = draw(st.sampled_from([f"k{number}: ", f"k{number}:", f"k{number}: ", "", "k: "]))
        value = draw(st.one_of(st.just(""), SCALARS)) if key.endswith(" ") or not key else ""
        lines.append(" " * indent + dash + key + value)
        inner = indent + len(dash)
        kept = [one for one in indents if one <= indent]
        indents = [*kept, inner, inner, draw(st.sampled_from([inner, inner + 2, inner + 1]))]
    return "\n".join(lines) + draw(st.sampled_from(["", "\n", "\n\n"]))


@given(text=documents())
@settings(max_examples=600, deadline=None)
def test_whatever_is_written_both_readers_agree_or_the_simple_one_leaves_it(text):
    node = parse_simple(text, 2)

    try:
        wanted = parse(text, 2)
    except NodeError:
        assert node is None
    else:
        assert node in (None, wanted)
