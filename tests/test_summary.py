"""Summaries: whose sentences are chosen, in what order, and never a word that no article has."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from makers import a_topic, an_article, an_outlet, at

from bot.news.answers.scope import Scope
from bot.news.answers.summary import LENGTH, answer
from bot.news.counting import survey_of
from bot.news.coverage import Coverage, Hit
from bot.news.question import Summary
from bot.news.relations import UNRELATED, Relations

NOW = datetime(2031, 6, 1, 12, tzinfo=UTC)
SANK = "The ferry Osprey sank off Tern Point with forty sailors on board."
FOUND = "Divers found no leak in the hull of the ferry on Saturday."
TRIED = "The captain of the ferry goes on trial in the town of Tern in May."
BUILT = "Builders in Norland finished the ferry in spring."


def hit(number, outlet, *, excerpt="", body="", day=1, **fields):
    return Hit(
        number,
        an_article(
            key=f"a{number}",
            title="Ferry",
            excerpt=excerpt,
            body=body,
            outlet=an_outlet(outlet, f"{outlet.lower()}.example"),
            published=at(f"2031-05-{day:02} 10:00"),
            **fields,
        ),
    )


def said(*hits, topic=None, relations=UNRELATED):
    coverage = Coverage(survey_of(hits), hits=hits, relations=relations)
    found = answer(Scope(Summary(), topic), coverage).said
    return [one.sentence for one in found]


def test_each_sentence_is_of_another_outlet_where_there_are_as_many_the_newest_last():
    found = said(
        hit(1, "Herald", excerpt=f"{FOUND} {BUILT}", day=3),
        hit(2, "Courier", excerpt=SANK, day=1),
        hit(3, "Gazette", excerpt=TRIED, day=5),
    )
    assert found == [SANK, FOUND, TRIED]


def test_one_outlet_alone_says_several_things_in_its_own_order():
    assert said(hit(1, "Herald", excerpt=f"{FOUND} {SANK} {BUILT}")) == [FOUND, SANK, BUILT]


def test_two_outlets_are_told_and_no_third_sentence_is_looked_for():
    found = said(hit(1, "Herald", excerpt=f"{SANK} {BUILT}"), hit(2, "Courier", excerpt=FOUND))
    assert len(found) == 2


def test_the_last_sentence_is_one_of_the_newer_where_a_good_one_is():
    old = [
        hit(number, f"Outlet{number}", excerpt=f"{text} {SANK}", day=number)
        for number, text in enumerate((SANK, FOUND, BUILT), 1)
    ]
    assert said(*old, hit(9, "Late", excerpt=TRIED, day=20))[-1] == TRIED


def test_nothing_is_said_twice():
    again = SANK.replace("forty", "40")
    assert said(hit(1, "Herald", excerpt=SANK), hit(2, "Courier", excerpt=again)) == [SANK]


def test_a_copy_is_quoted_only_where_there_are_copies_alone():
    own, copy = hit(1, "Herald", excerpt=SANK), hit(2, "Courier", excerpt=FOUND)
    relations = Relations(copies={2: own.article})
    assert said(own, copy, relations=relations) == [SANK]
    assert said(copy, relations=relations) == [FOUND]


def test_what_leans_on_another_sentence_comes_in_where_too_few_stand_alone():
    leaning = "He said that the hull of the Osprey was sound on Saturday."
    assert said(hit(1, "Herald", excerpt=leaning), hit(2, "Courier", excerpt=SANK)) == [
        leaning,
        SANK,
    ]
    assert leaning not in said(
        hit(1, "Herald", excerpt=f"{leaning} {BUILT}"), hit(2, "Courier", excerpt=SANK)
    )


def test_sentences_that_only_may_be_cut_off_are_better_than_none():
    unended = "Osprey is a ferry that takes sailors to the islands"
    assert said(hit(1, "Herald", excerpt=unended)) == [unended]
    assert said(hit(1, "Herald", excerpt=unended), hit(2, "Courier", excerpt=SANK)) == [SANK]
    assert said(hit(1, "Herald", excerpt="The ferry Osprey left Tern Point and …")) == []


def test_short_sentences_are_better_than_none():
    assert said(hit(1, "Herald", excerpt="It opens at ten. It is closed in winter.")) == [
        "It opens at ten.",
        "It is closed in winter.",
    ]


def test_a_sentence_on_the_topic_comes_before_what_all_say():
    hits = (
        hit(1, "Herald", excerpt=f"{SANK} {BUILT}"),
        hit(2, "Courier", excerpt=SANK),
    )
    assert BUILT in said(*hits, topic=a_topic("builders"))


PIECES = (
    f"{SANK}|{FOUND}|{TRIED}|{BUILT}|He slept.|Why did the ferry of all ferries sink|? |. |… |“|”"
    "| |\n|Read more: |U.S. |Sen. |and |the ferry|!”|  "
).split("|")


@given(
    st.lists(st.tuples(st.lists(st.sampled_from(PIECES), max_size=8), st.booleans()), max_size=5)
)
def test_every_sentence_stands_in_its_article_word_for_word(texts):
    hits = tuple(
        hit(number, f"Outlet{number % 3}", **{"body" if in_body else "excerpt": "".join(parts)})
        for number, (parts, in_body) in enumerate(texts)
    )
    coverage = Coverage(survey_of(hits), hits=hits)
    found = answer(Scope(Summary()), coverage).said
    assert len(found) <= LENGTH
    for one in found:
        assert one.sentence in one.hit.article.excerpt or one.sentence in one.hit.article.body
        assert not one.sentence.endswith(("…", "?"))


@pytest.mark.parametrize("text", ["", "Was it short?", f"{SANK[:-1]} " * 20 + "."])
def test_what_says_nothing_or_is_too_long_is_not_quoted(text):
    assert said(hit(1, "Herald", excerpt=text)) == []
