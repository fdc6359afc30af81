"""Which sentences of an article can be quoted by themselves."""

import pytest

from bot.news.standing import Standing, standing


@pytest.mark.parametrize(
    "sentence",
    [
        "The ferry Osprey sank off Tern Point on Friday.",
        "The captain of the Osprey said: “We saw no light and no land.”",
        "“The ferry Osprey was sound,” the harbour master of Tern Point said.",
        "Mothers of sailors wait for letters from the navy of the U.S.",
    ],
)
def test_a_whole_sentence_that_says_whom_it_speaks_of_stands_alone(sentence):
    assert standing(sentence) is Standing.ALONE


@pytest.mark.parametrize(
    "sentence",
    [
        "He said that the ferry Osprey was sound on Friday.",
        "“It was sound,” the harbour master said of the Osprey.",
        "But the ferry Osprey was sound when it left Tern Point.",
        "The move was welcomed by sailors off Tern Point.",
        "As a result the ferry Osprey stays in harbour.",
        "Sailors say we should see to our own boats first.",
        "Perhaps a ferry is not the best idea,” the captain wrote on Friday.",
    ],
)
def test_a_sentence_that_leans_on_another_is_second_to_one_that_does_not(sentence):
    assert standing(sentence) is Standing.LEANING


def test_a_short_sentence_says_little():
    assert standing("It sank.") is Standing.SHORT


def test_a_sentence_without_an_end_may_have_been_cut_off():
    said = "Osprey finds pairs of boats and flags the connection"
    assert standing(said) is Standing.UNENDED


@pytest.mark.parametrize(
    "sentence",
    [
        "The ferry Osprey sank off Tern Point on Friday and…",
        "The ferry Osprey sank off Tern Point on Friday ...",
        "The ferry Osprey, which sank off Tern Point on Friday,",
        "The ferry Osprey sank off Tern Point on Friday with",
        "The ferry Osprey was seen by Sen. Jo Bell, D-N.",
        "The ferry Osprey was seen on Friday by Sen.",
        "and sank off Tern Point on Friday before noon.",
        "Was the ferry Osprey sound when it left on Friday?",
        "Read our guide to the ferries of Tern Point today.",
        "Here’s all that is known of the ferry off Tern Point.",
        "Photo: the ferry Osprey off Tern Point on Friday.",
        "The ferry Osprey off Tern Point on Friday (Getty Images).",
        "Sign up for our newsletter with all news of the harbour.",
    ],
)
def test_what_is_cut_off_asks_or_calls_is_never_quoted(sentence):
    assert standing(sentence) is Standing.NONE
