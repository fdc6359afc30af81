"""YAML text as nodes: what was written, where it stood, and what is refused."""

import pytest

from bot.records.nodes import Mapping, NodeError, Scalar, Sequence, parse


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("No", Scalar("No", plain=True, line=1)),
        ("2031-05-04", Scalar("2031-05-04", plain=True, line=1)),
        ("'0x1F'", Scalar("0x1F", plain=False, line=1)),
        ('"ferry\\nlost"', Scalar("ferry\nlost", plain=False, line=1)),
        ("! ferry", Scalar("ferry", plain=True, line=1)),
        ("\n|\n  two\n  lines\n", Scalar("two\nlines\n", plain=False, line=2)),
        (">\n  one\n  line", Scalar("one line", plain=False, line=1)),
        ("\ufeffferry", Scalar("ferry", plain=True, line=1)),
        ("", Scalar("", plain=True, line=1)),
        ("# nothing but a remark", Scalar("", plain=True, line=1)),
        ("[]", Sequence((), 1)),
        ("{}", Mapping({}, 1)),
    ],
)
def test_a_value_is_what_was_written_and_nothing_is_made_of_it(text, node):
    assert parse(text) == node


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL", "''", '" \\t"', "'  '"])
def test_these_say_nothing(text):
    assert parse(text).empty


@pytest.mark.parametrize("text", ["'null'", '"~"', "nil", "none", "No", "0", "false", "nULL"])
def test_these_say_something(text):
    assert not parse(text).empty


def test_every_node_knows_its_line_counted_from_where_the_text_began():
    text = (
        "title: Ferry lost\nrelated:\n  - title: Search goes on\n    topics: [sea,\n      ships]\n"
    )

    assert parse(text, first_line=2) == Mapping(
        {
            "title": Scalar("Ferry lost", plain=True, line=2),
            "related": Sequence(
                (
                    Mapping(
                        {
                            "title": Scalar("Search goes on", plain=True, line=4),
                            "topics": Sequence(
                                (
                                    Scalar("sea", plain=True, line=5),
                                    Scalar("ships", plain=True, line=6),
                                ),
                                5,
                            ),
                        },
                        4,
                    ),
                ),
                4,
            ),
        },
        2,
    )


def test_lines_are_counted_the_same_with_carriage_returns():
    node = parse("title: Ferry lost\r\nheat: 3\r\n")

    assert node == Mapping(
        {
            "title": Scalar("Ferry lost", plain=True, line=1),
            "heat": Scalar("3", plain=True, line=2),
        },
        1,
    )


def test_the_first_of_equal_keys_counts_and_the_others_are_told_with_their_lines():
    node = parse("title: Ferry lost\ntitle: Ferry found\nheat: 3\n'title': [Ferry]\n")

    assert node == Mapping(
        {
            "title": Scalar("Ferry lost", plain=True, line=1),
            "heat": Scalar("3", plain=True, line=3),
        },
        1,
        repeated=(("title", 2), ("title", 4)),
    )


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("a: [1, 2", 2, "broken YAML: did not find expected ',' or ']'"),
        ("a: 1\nb: 'never closed\nc: 2", 3, "broken YAML: found unexpected end of stream"),
        ("a: 1\n\tb: 2", 2, "broken YAML: found a tab character that violates indentation"),
        ("a: 1\nb: `c`", 2, "broken YAML: found character that cannot start any token"),
        ("a: b: c", 1, "broken YAML: mapping values are not allowed in this context"),
        ("a: 1\n- b", 2, "broken YAML: did not find expected key"),
        ("a: 1\nb: @everyone", 2, "broken YAML: found character that cannot start any token"),
        ('a: "\\q"', 1, "broken YAML: found unknown escape character"),
        ('a: "\\ud83d"', 1, "broken YAML: found invalid Unicode character escape code"),
        ("%YAML 9.9\n--- a", 1, "broken YAML: found incompatible YAML document"),
        ("a: 1\nb: \0", 2, "broken YAML: control characters are not allowed"),
        ("a: 1\n\nb: &here 2", 3, "YAML anchors (&name) are refused"),
        ("a: &here [1]", 1, "YAML anchors (&name) are refused"),
        ("a: &here {b: 1}", 1, "YAML anchors (&name) are refused"),
        ("a: 1\nb: *here", 2, "YAML aliases (*name) are refused"),
        ("a: 1\n<<: *here", 2, "YAML aliases (*name) are refused"),
        ("a: !!int 3", 1, "YAML tags (tag:yaml.org,2002:int) are refused"),
        ("a: !!python/name:os.system x", 1, "YAML tags (tag:yaml.org,2002:python/name:os.system) are refused"),  # noqa: E501
        ("a:\n  !mine [1]", 2, "YAML tags (!mine) are refused"),
        ("a:\n  !mine {b: 1}", 2, "YAML tags (!mine) are refused"),
        ("a: 1\n? [b, c]\n: 2", 2, "a key must be plain text"),
        ("a: 1\n? {b: c}\n: 2", 2, "a key must be plain text"),
        ("a: 1\n---\nb: 2", 2, "a second YAML document begins here"),
        ("[" * 65, 1, "nested more than 64 levels deep"),
        ("a:\n" + "- " * 64, 2, "nested more than 64 levels deep"),
    ],
)  # fmt: skip
def test_what_is_not_acceptable_is_told_with_its_line(text, line, reason):
    with pytest.raises(NodeError) as caught:
        parse(text)

    assert (caught.value.line, caught.value.reason, str(caught.value)) == (line, reason, reason)


def test_the_line_of_a_problem_is_counted_from_where_the_text_began():
    with pytest.raises(NodeError) as caught:
        parse("a: 1\nb: c: d", first_line=2)

    assert caught.value.line == 3


def test_the_line_of_a_control_character_is_right_after_letters_of_several_bytes():
    with pytest.raises(NodeError) as caught:
        parse("a: éééééééééé\nb: \0\nc: 1\nd: 1\ne: 1\nf: 1\n")

    assert (caught.value.line, caught.value.reason) == (
        2,
        "broken YAML: control characters are not allowed",
    )


def test_sixty_four_levels_are_read():
    node = parse("[" * 64 + "]" * 64)

    for _ in range(63):
        (node,) = node.items
    assert node == Sequence((), 1)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_a_hundred_thousand_levels_are_refused_at_once(opening):
    with pytest.raises(NodeError) as caught:
        parse(opening * 100_000)

    assert caught.value.reason == "nested more than 64 levels deep"
