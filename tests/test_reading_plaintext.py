"""Plain text: the title on the first line, the page's furniture cut."""

import pytest

from bot.news.article import Role, Sighting
from bot.news.problems import Problem
from bot.reading import plaintext
from bot.records.fields import Problems


def read(text):
    problems = Problems("ferry.txt")
    return plaintext.read(text, problems), problems.found


def a_text(**fields):
    defaults = {"role": Role.TEXT, "line": 1, "title": "Ferry lost in the strait"}
    return Sighting(**(defaults | fields))


@pytest.mark.parametrize(
    ("text", "sighting"),
    [
        ("Ferry lost in the strait", a_text()),
        ("  Ferry lost \u200bin the\tstrait  \n\n", a_text()),
        ("\n\u200b\n \nFerry lost in the strait\n", a_text(line=4)),
        ("Ferry lost in the strait\r\n\r\nIt sank.\r\n", a_text(body="It sank.")),
        (
            "Ferry lost in the strait\nIt sank.\n\nNobody died.",
            a_text(body="It sank.\nNobody died."),
        ),
        ("Ferry lost in the strait\nIt sank.Nobody died.", a_text(body="It sank. Nobody died.")),
        ("Caf\u00e9 lost", a_text(title="Café lost")),
        ("Fog \u00e2\u20ac\u201d ferry lost", a_text(title="Fog — ferry lost", repaired=True)),
        ("Ferry lost in the strait\nâ€œIt sank.â€\x9d", a_text(body="“It sank.”")),
        ("F" * 400, a_text(title="F" * 400)),
    ],
)
def test_the_first_line_with_words_is_the_title_and_the_rest_is_the_body(text, sighting):
    assert read(text) == ((sighting,), [])


def test_the_furniture_of_the_page_is_no_part_of_the_article():
    text = """Ferry lost in the strait

The ferry sank on Monday.Sign up for our newsletter to get updates. Divers found the bell.

Share this article

The captain was rescued.

Leave a Reply

Your email address will not be published. Required fields are marked *

Next Post

Lighthouse for sale

Somebody may live in it soon.
"""
    body = "The ferry sank on Monday. Divers found the bell.\nThe captain was rescued."

    assert read(text) == ((a_text(body=body),), [])


@pytest.mark.parametrize("text", ["", " \n\t\r\n", "\u200b\n\ufeff\n\u202e\n\x00\n"])
def test_a_text_without_words_is_set_aside(text):
    assert read(text) == ((), [Problem("ferry.txt", 0, "", "holds no text; set aside")])


def test_a_text_that_begins_with_a_paragraph_is_set_aside():
    reason = "has no title: its first line is a paragraph; set aside"

    assert read("\n" + "F" * 401 + "\nIt sank.") == ((), [Problem("ferry.txt", 2, "", reason)])
