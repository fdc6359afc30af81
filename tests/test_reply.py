from datetime import UTC, datetime

import pytest
from makers import an_article, at

from bot.news.dates import UNKNOWN, Precision, Published
from bot.news.reply import (
    Line,
    Shape,
    Span,
    Style,
    detail,
    emphasis,
    headline,
    in_quotes,
    item,
    line,
    listed,
    plain,
    plural,
    quiet,
    quote,
    spaced,
    strong,
    when,
)


def test_spans_have_their_style():
    assert (plain("a"), strong("b"), emphasis("c")) == (
        Span("a", Style.PLAIN, None),
        Span("b", Style.STRONG, None),
        Span("c", Style.EMPHASIS, None),
    )


def test_a_line_is_made_of_spans_and_bare_strings():
    assert line("a", strong("b"), shape=Shape.QUOTE, kept=True) == Line(
        (Span("a"), Span("b", Style.STRONG)), Shape.QUOTE, kept=True
    )


def test_each_kind_of_line_has_its_shape_and_some_stay_with_the_line_before():
    assert (line("a"), item("a"), detail("a"), quiet("a"), quote("a")) == (
        Line((Span("a"),), Shape.TEXT, kept=False),
        Line((Span("a"),), Shape.ITEM, kept=False),
        Line((Span("a"),), Shape.DETAIL, kept=True),
        Line((Span("a"),), Shape.QUIET, kept=False),
        Line((Span("“a”", Style.EMPHASIS),), Shape.DETAIL, kept=True),
    )


def test_a_headline_is_cut_at_a_word_and_linked():
    article = an_article(title="Ferry runs aground", url="https://gazette.example/ferry")
    assert (headline(article), headline(article, 12), headline(an_article(title="Ferry"))) == (
        Span("Ferry runs aground", url="https://gazette.example/ferry"),
        Span("Ferry runs…", url="https://gazette.example/ferry"),
        Span("Ferry"),
    )


def test_a_headline_in_a_list_has_at_most_fifty_eight_characters():
    assert headline(an_article(title="a" * 80)).text == "a" * 57 + "…"


def test_a_time_is_said_as_exactly_as_it_is_known():
    exact, unknown = when(at("2031-05-02 10:30")), when(UNKNOWN)
    assert exact == Span("2 May 2031, 10:30 UTC", at=datetime(2031, 5, 2, 10, 30, tzinfo=UTC))
    assert unknown == Span("date unknown")


def test_a_day_is_the_same_in_every_zone():
    day = Published(datetime(2031, 5, 2, tzinfo=UTC), Precision.DAY)
    assert when(day) == Span("2 May 2031")


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0 copies"), (1, "1 copy"), (2, "2 copies"), (1200, "1,200 copies")]
)
def test_a_number_has_its_plural(number, text):
    assert plural(number, "copy", "copies") == text


def test_most_plurals_end_in_s():
    assert (plural(1, "article"), plural(3, "article")) == ("1 article", "3 articles")


@pytest.mark.parametrize(
    ("names", "text"),
    [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")],
)
def test_names_are_listed_with_one_and(names, text):
    assert listed(names) == text


def test_spans_are_separated_but_not_surrounded():
    assert (spaced([]), spaced([plain("a"), strong("b"), plain("c")])) == (
        (),
        (Span("a"), Span(" · "), Span("b", Style.STRONG), Span(" · "), Span("c")),
    )


def test_the_caller_may_separate_spans_otherwise():
    assert spaced((span for span in (plain("a"), plain("b"))), "; ") == (
        Span("a"),
        Span("; "),
        Span("b"),
    )


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("The ferry sank.", "“The ferry sank.”"),
        ("“Is it gone?” she asked.", "“Is it gone?” she asked."),
        ("She told the Gazette.”", "“She told the Gazette.”"),
    ],
)
def test_a_sentence_is_quoted_once(sentence, shown):
    assert in_quotes(sentence) == shown
