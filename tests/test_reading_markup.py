"""Text that needs no mending is left alone quickly, and just as ftfy leaves it; HTML to words."""

from itertools import product

import ftfy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.news.text import clean
from bot.reading.mending import _BROKEN, _MENDING, markup_text, mend

MARKS = "–—‘’“”…"


def mended_by_ftfy(text):
    fixed, steps = ftfy.fix_and_explain(text, _MENDING)
    return clean(fixed), any(step.action in _BROKEN for step in steps)


@given(
    st.one_of(
        st.text(),
        st.text(alphabet="aZ 1.\t\n\r&;<>#" + MARKS),
        st.text(alphabet="aZ é\u00a0–’“â€™œÃ¢\x80\x93…&;"),
        st.text(alphabet="a “’é—").map(lambda text: text.encode().decode("cp1252", "replace")),
        st.text(alphabet="a “’é—").map(lambda text: text.encode().decode("latin-1")),
    )
)
@settings(max_examples=600, deadline=None)
def test_mending_is_what_ftfy_says(text):
    assert mend(text) == mended_by_ftfy(text)


def test_no_marks_beside_each_other_are_mended():
    for length in (1, 2, 3):
        for chars in product(MARKS + "aZ 1", repeat=length):
            text = "".join(chars)
            assert mend(text) == mended_by_ftfy(text) == (clean(text), False)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ferry", "Ferry"),
        ("2 < 3 and 5 > 4", "2 < 3 and 5 > 4"),
        ("<p>It <b>sank</b>.</p><p>At dawn</p>", "\nIt sank.\n\nAt dawn\n"),
        ("<a href='x > y'>bell</a>", " y'>bell"),
        ("one<br/>two", "one\ntwo"),
        ("a<!-- b <i> -->c<script>x()</script>d<style>p{}", "acd"),
        ("<b>Bread</b> &amp; butter", "Bread & butter"),
        ("Bread &amp; butter", "Bread &amp; butter"),
        ("<![CDATA[Ferry]]>", "Ferry"),
    ],
)
def test_html_becomes_its_words(text, words):
    assert markup_text(text) == words
