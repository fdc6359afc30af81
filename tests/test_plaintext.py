import pytest

from bot.news.plaintext import every_line, one_line, plain_line, plain_text
from bot.news.reply import Reply, Shape, Span, detail, item, line, quiet, quote, strong

LINK = Span("Ferry *aground*", url="https://gazette.example/ferry")


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (line("2 ", strong("articles")), "2 articles"),
        (item(LINK, " · Gazette"), "- Ferry *aground* · Gazette <https://gazette.example/ferry>"),
        (detail("a ", Span("b", url="https://b.example")), "    a b <https://b.example>"),
        (quote("Sailors slept."), "    “Sailors slept.”"),
        (line("a", shape=Shape.QUOTE), "    a"),
        (quiet("small"), "small"),
        (line("a\u200bb"), "ab"),
    ],
)
def test_a_line_is_plain_text_with_its_links_at_the_end(written, text):
    assert plain_line(written) == text


def test_two_links_of_a_line_stand_in_their_order():
    written = line(Span("a", url="https://a.example"), " and ", Span("b", url="https://b.example"))
    assert plain_line(written) == "a and b <https://a.example> <https://b.example>"


REPLY = Reply((line("Head"), line("second")), (item("one"), detail("more")), (quiet("foot"),))


def test_a_reply_has_all_its_lines_in_order():
    assert plain_text(every_line(REPLY)) == "Head\nsecond\n- one\n    more\nfoot"


def test_a_reply_fits_on_one_line():
    assert one_line(REPLY) == "Head | second | - one | more | foot"
