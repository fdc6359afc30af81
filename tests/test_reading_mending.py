"""Text of documents: broken encodings repaired, HTML and Markdown taken away."""

import pytest

from bot.reading.mending import markdown_text, mend, mend_paragraphs


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("FERRY LOST, Islandâ€”Searching", "FERRY LOST, Island—Searching"),
        ("(The Gull) â€“ Divers", "(The Gull) – Divers"),
        ("The islandâ€™s ferry", "The island’s ferry"),
        ("CafÃ© lost", "Café lost"),
        ("Ð¿Ð°Ñ€Ð¾Ð¼ lost", "паром lost"),
        ("Islandâ\x80\x94Searching", "Island—Searching"),
    ],
)
def test_a_broken_encoding_is_repaired_and_told(broken, mended):
    assert mend(broken) == (mended, True)


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("", ""),
        ("Ferry lost", "Ferry lost"),
        ("“Ferry’s” lost — café, naïve, ﬁne, Ｆ, 海", "“Ferry’s” lost — café, naïve, ﬁne, Ｆ, 海"),
        ("  Ferry \n\t lost\u00a0here ", "Ferry lost here"),
        ("Cafe\u0301", "Café"),
        ("Fer\u200bry \u202elost\u2066", "Ferry lost"),
        ("\x1b[31mFerry\x1b[0m lost\x07", "Ferry lost"),
        ("Bread &amp; butter", "Bread & butter"),
        ("@everyone **look** <@1>", "@everyone **look** <@1>"),
        ("نامه\u200cها", "نامه\u200cها"),
    ],
)
def test_whole_text_is_only_cleaned(text, mended):
    assert mend(text) == (mended, False)


def test_paragraphs_are_mended_each_and_empty_ones_dropped():
    text = "It sank.Nobody died.\r\n\n \u200b\nThe islandâ€™s ferry\n"

    assert mend_paragraphs(text) == "It sank. Nobody died.\nThe island’s ferry"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ""),
        ("# Ferry *lost*\n\nIt **sank**\nat `dawn`.\n", "Ferry lost\nIt sank at dawn."),
        ("It  \nsank\\\nat dawn", "It sank at dawn"),
        ("See [the bell](https://gull.example/bell 'x').", "See the bell."),
        ("![The bell](https://gull.example/b.jpg) rang", " rang"),
        ("- one\n- two\n\n> three\n", "one\ntwo\nthree"),
        ("```\nlog of the ferry\n```\n", "log of the ferry\n"),
        ("    indented\n", "indented\n"),
        ("Bread &amp; butter \\*here\\*", "Bread & butter *here*"),
        ("It <b>sank</b> at dawn<br>", "It sank at dawn"),
        ("one\n\n---\n\ntwo", "one\ntwo"),
    ],
)
def test_markdown_becomes_its_words_a_paragraph_a_line(text, words):
    assert markdown_text(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "<p>It <b>sank</b> at dawn.</p>\n\nDivers came.\n",
        "<div class='story'>\nIt <b>sank</b> at dawn.\n</div>\n\nDivers came.\n",
    ],
)
def test_the_words_of_html_paragraphs_are_not_lost(text):
    assert mend_paragraphs(markdown_text(text)) == "It sank at dawn.\nDivers came."


@pytest.mark.parametrize(
    "text",
    [
        "<script>\nalert(1)\n</script>\n\nDivers came.\n",
        "<style>\np {color: red}\n</style>\n\nDivers came.\n",
        "<!-- a <b>remark</b> -->\n\nDivers came.\n",
        "<div>\n<script>\nalert(1)\n</script>\nDivers came.\n</div>\n",
    ],
)
def test_scripts_styles_and_remarks_are_no_words(text):
    assert mend_paragraphs(markdown_text(text)) == "Divers came."
