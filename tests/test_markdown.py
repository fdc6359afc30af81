import re
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.news.markdown import PAGE, escape, linked, pages, paginate
from bot.news.reply import (
    Line,
    Reply,
    Shape,
    Span,
    detail,
    emphasis,
    item,
    line,
    quiet,
    quote,
    strong,
)


def said(text: str) -> str:
    """What Discord shows of escaped text: a backslash disarms marks, never letters and digits."""
    return re.sub(r"\\([^0-9A-Za-z\s])", r"\1", text).replace("\u200b", "")


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("plain, text (really)!", "plain, text (really)!"),
        ("*a* _b_ ~~c~~ `d` ||e||", r"\*a\* \_b\_ \~\~c\~\~ \`d\` \|\|e\|\|"),
        (r"a\b", r"a\\b"),
        ("# head", r"\# head"),
        ("-# small", r"-\# small"),
        ("> quote", r"\> quote"),
        ("[a](b)", r"\[a\](b)"),
        ("- item", r"\- item"),
        ("  + item", r"  \+ item"),
        ("-5 degrees", "-5 degrees"),
        ("2031. year", r"2031\. year"),
        ("2031.5 a", "2031.5 a"),
        ("a - b", "a - b"),
        ("https://a.example", "https:\u200b//a.example"),
        ("@everyone @HERE", "@\u200beveryone @\u200bHERE"),
        ("<@123> <@!123> <@&123>", "\\<@\u200b123\\> \\<@\u200b!123\\> \\<@\u200b&123\\>"),
        ("<#123> <t:1:R> <:a:1>", r"\<\#123\> \<t:1:R\> \<:a:1\>"),
        ("a@b.example @gazette", "a@b.example @gazette"),
    ],
)
def test_nothing_from_outside_keeps_a_power_of_its_own(text, escaped):
    assert escape(text) == escaped


@given(st.text(st.sampled_from("*_~`|<>[]#\\-+.1 a@:/")) | st.text())
@example("1. a")
@settings(deadline=None, max_examples=300)
def test_escaped_text_is_shown_as_it_was(text):
    assert said(escape(text)) == text.replace("\u200b", "")


def test_a_link_unfolds_no_preview_and_cannot_be_left():
    assert (linked("a [b]", "https://a.example/(x)|* <y>"), linked("a*", None)) == (
        r"[a \[b\]](<https://a.example/%28x%29%7C%2A%20%3Cy%3E>)",
        r"a\*",
    )


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (line("a ", strong("b"), " ", emphasis("c")), "a **b** *c*"),
        (line(strong(" b ")), " **b** "),
        (line(strong(" ")), " "),
        (line(strong("")), ""),
        (item("a"), "- a"),
        (detail("a"), "  a"),
        (quote("a"), "  *“a”*"),
        (line("a", shape=Shape.QUOTE), "> a"),
        (quiet("a"), "-# a"),
        (
            item(Span("a", strong("").style, "https://a.example"), " · b"),
            "- **[a](<https://a.example>)** · b",
        ),
    ],
)
def test_each_line_has_its_marks(written, text):
    assert pages(Reply((written,))) == (text,)


def test_a_page_is_a_message_of_discord():
    assert PAGE == 2000


def test_a_short_reply_is_one_page_without_a_number():
    reply = Reply((line("Head"), line("second")), (item("one"), detail("more")), (quiet("foot"),))
    assert pages(reply) == ("Head\nsecond\n- one\n  more\n-# foot",)


def test_each_page_of_a_long_reply_has_the_first_line_its_number_and_the_foot():
    items = tuple(item(str(number) * 600) for number in range(1, 6))
    reply = Reply((line("Head"), line("second")), items, (quiet("foot"),))
    one, two, three, four, five = ("- " + str(number) * 600 for number in range(1, 6))
    assert pages(reply) == (
        f"Head\nsecond\n{one}\n{two}\n{three}\n-# foot\n-# Page 1 of 2",
        f"Head\n{four}\n{five}\n-# foot\n-# Page 2 of 2",
    )


def test_what_belongs_to_a_line_stays_on_its_page():
    items = (item("a" * 1190), item("b" * 500), detail("c" * 350), detail("d"))
    assert paginate(Reply((line("Head"),), items)) == (
        (line("Head"), items[0]),
        (line("Head"), *items[1:]),
    )


def test_a_line_may_begin_a_page_of_its_own():
    begin = replace(line("rest"), turns=True)
    assert pages(Reply((line("head"), line("more")), (begin, item("a")))) == (
        "head\nmore\n-# Page 1 of 2",
        "head\nrest\n- a\n-# Page 2 of 2",
    )
    assert pages(Reply((line("head"),), (begin,))) == ("head\nrest",)


def test_too_much_for_half_a_page_may_be_parted_and_loses_nothing():
    items = (item("a"), *(detail(str(number) * 300) for number in range(20)))
    found = paginate(Reply((line("Head"),), items))
    assert [one for page in found for one in page if one != line("Head")] == list(items)
    assert max(len(page) for page in pages(Reply((line("Head"),), items))) <= PAGE


def test_a_detail_without_an_entry_stands_alone():
    assert pages(Reply((line("Head"),), (detail("a"),))) == ("Head\n  a",)


def test_a_page_is_filled_to_its_last_character_and_not_beyond():
    rest = len("\n-# Page 1000 of 1000") + len("Head\n") + len("- \n") + len("- \n")
    first = item("a" * 900)
    fitting = [item("b" * (PAGE - rest - 900 + more)) for more in (0, 1)]
    replies = [Reply((line("Head"),), (first, last)) for last in fitting]
    assert [len(paginate(reply)) for reply in replies] == [1, 2]


def test_the_foot_needs_its_room_on_every_page():
    items = (item("a" * 900), item("b" * 900))
    foot = (quiet("c" * 200),)
    assert [len(pages(Reply((line("Head"),), items, end))) for end in ((), foot)] == [1, 2]


def test_a_line_that_is_too_long_loses_its_link_and_its_end():
    long = item("word " * 300, Span("Ferry", url="https://gazette.example/" + "x" * 2_500))
    (page,) = pages(Reply((line("Head"),), (long, item("b")), (quiet("foot"),)))
    assert page == f"Head\n- {'word ' * 118}word…\n- b\n-# foot"


def test_a_head_that_is_too_long_for_a_page_is_cut():
    (page,) = pages(Reply((line("a" * 3000),)))
    assert page == "a" * 599 + "…"


def test_a_foot_that_is_too_long_for_a_page_is_cut():
    foot = tuple(quiet(letter * 1_100) for letter in "abc")
    assert pages(Reply((line("Head"),), (), foot)) == (f"Head\n-# {'a' * 1_100}",)


def test_a_long_head_pushes_the_first_entry_to_the_next_page_and_loses_nothing():
    head = (line("Head"), *(line(letter * 500) for letter in "abc"))
    entry = item("entry " * 100)
    assert any("entry" in page for page in pages(Reply(head, (entry, item("last")))))


def test_a_reply_without_a_head_loses_nothing_either():
    items = (item("a" * 1100), item("b" * 1100))
    assert paginate(Reply((), items)) == ((items[0],), (items[1],))


ENTRIES = st.lists(
    st.tuples(st.text("ab*_<. ", max_size=60), st.booleans(), st.sampled_from([None, "https://a.b/("])),
    max_size=60,
)  # fmt: skip


def entries_of(found) -> tuple[Line, ...]:
    """Entries with at most three details each, numbered so that no two are the same."""
    return tuple(
        line(Span(f"{number} {text}", url=url), kept=kept and number % 4 > 0)
        for number, (text, kept, url) in enumerate(found)
    )


@given(ENTRIES)
@settings(deadline=None, max_examples=150)
def test_pages_lose_no_entry_repeat_none_and_fit_into_a_message(found):
    items = entries_of(found)
    reply = Reply((line("Head"),), items, (quiet("foot"),))
    paged = paginate(reply)
    assert (
        [one for page in paged for one in page[1:]],
        {page[0] for page in paged},
        [text for text in pages(reply) if len(text) > PAGE or not text.startswith("Head")],
    ) == (list(items), {line("Head")}, [])
    shown = "\n".join(pages(reply))
    assert all(f"\n{pages(Reply((one,)))[0]}\n" in shown for one in items)
