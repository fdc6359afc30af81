"""Outlets typed beside a topic."""

import pytest
from makers import TextLexicon

from bot.news.publishers import Aside, aside
from bot.news.topic import read_topic

LEXICON = TextLexicon(
    ["Ferry hits quay", "Harbour closes"],
    outlets={"courier": ["courier.test"], "thepostoflund": ["post.test"], "post": ["post.test"]},
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ferry quay courier", Aside("ferry quay", "courier", ("courier.test",))),
        ("ferry The Post of Lund", Aside("ferry", "The Post of Lund", ("post.test",))),
        ("ferry post.test", Aside("ferry", "post.test", ("post.test",))),
        ("www.post.co.test ferry", Aside("ferry", "www.post.co.test", ("post.test",))),
        ("courier ferry", Aside("courier ferry")),
        ("courier", Aside("courier")),
        ("the courier", Aside("the courier")),
        ("ferry quay", Aside("ferry quay")),
        ("", Aside("")),
    ],
)
def test_an_outlet_at_the_end_or_a_domain_at_the_beginning_is_told_apart(text, found):
    assert aside(text, LEXICON) == found


def test_an_outlet_is_one_term_that_its_articles_have():
    *words, outlet = read_topic("ferry quya the post of lund", LEXICON).terms
    assert [one.word for one in words] == ["ferry", "quay"]
    assert (outlet.word, outlet.outlets) == ("the post of lund", ("post.test",))
    assert not outlet.required


def test_a_name_beside_which_only_small_words_are_left_is_a_word():
    lexicon = TextLexicon(["What a courier"], outlets={"courier": ["courier.test"]})
    assert [(one.word, one.outlets) for one in read_topic("waht courier", lexicon).terms] == [
        ("courier", ())
    ]
