"""Claims: what a message of somebody else's may be about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.news.claims import LONGEST_TOPIC, MOST, claims_in

FERRY = "The ferry Alma ran aground off Orsk."
LEAK = "Divers found no leak in the hull."


@pytest.mark.parametrize("text", ["", "   \n ", "https://coastline.example/whale", "\u200b\u2060"])
def test_a_message_without_words_claims_nothing(text):
    assert claims_in(text) == ()


@pytest.mark.parametrize("text", ["🎉🎉", "?!", "…", "-- * --"])
def test_a_message_of_signs_only_claims_nothing(text):
    assert claims_in(text) == ()


def test_a_short_message_is_one_topic_and_then_each_of_its_sentences():
    assert claims_in(f"{FERRY} {LEAK}") == (f"{FERRY} {LEAK}", FERRY, LEAK)


def test_a_headline_is_looked_for_once():
    assert claims_in("Ferry Alma runs aground") == ("Ferry Alma runs aground",)


def test_sentences_that_tell_nothing_are_left_out():
    assert claims_in(f"OK so. {FERRY} And it is what it is. Wow!") == (
        f"OK so. {FERRY} And it is what it is. Wow!",
        FERRY,
    )


def test_a_word_is_enough_for_a_whole_message():
    assert claims_in("ferry") == ("ferry",)


def test_a_long_message_is_its_sentences_only():
    text = f"{FERRY} {'So it goes on and on. ' * 20}{LEAK}"
    assert len(text) > LONGEST_TOPIC
    assert claims_in(text) == (FERRY, LEAK)


def test_as_much_as_one_topic_may_be_is_still_one():
    text = f"ferry {'x' * (LONGEST_TOPIC - 6)}"
    assert (claims_in(text)[0], claims_in(text + "y")) == (text, (text + "y",))


def test_the_first_sentences_are_enough():
    many = [f"Ferry number {number} ran aground off Orsk in the storm." for number in range(20)]
    assert claims_in(" ".join(many)) == tuple(many[:MOST])


def test_a_sentence_that_is_said_twice_is_looked_for_once():
    assert claims_in(f"{FERRY}\n{LEAK}\n{FERRY}") == (f"{FERRY} {LEAK} {FERRY}", FERRY, LEAK)


def test_links_and_invisible_characters_are_no_part_of_a_claim():
    text = f"The fer\u200bry ran aground: https://coastline.example/whale?utm_source=x\n{LEAK}"
    assert claims_in(text) == (
        f"The ferry ran aground: {LEAK}",
        "The ferry ran aground:",
        LEAK,
    )


MARKS = "<@17> <@!17> <@&17> <#17> <:alarm:17> <a:siren:17> @everyone @here <t:1648118640:f> <t:1>"


@pytest.mark.parametrize("mark", MARKS.split())
def test_whom_a_message_mentions_and_its_own_emoji_are_no_part_of_a_claim(mark):
    assert claims_in(f"{mark} {FERRY} {mark}") == (FERRY,)


@given(st.text(max_size=600))
def test_claims_are_few_and_fit_to_be_asked(text):
    found = claims_in(text)
    assert len(found) == len(set(found)) <= 1 + MOST
    assert all(claim == " ".join(claim.split()) != "" for claim in found)
