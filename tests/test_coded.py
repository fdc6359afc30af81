"""Questions as short texts that a button can carry: nothing is lost on the way there and back."""

from dataclasses import replace
from typing import get_args

import pytest
from conftest import CORPORA, TODAY
from dialogue import FOLDER, asked, turns
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.news.coded import decode, encode, options_of, several_in
from bot.news.question import (
    About,
    Claim,
    Compare,
    Figures,
    FreeText,
    Latest,
    Links,
    Mood,
    Options,
    Piece,
    Profile,
    Question,
    Several,
    SmallTalk,
    Sources,
    Timeline,
    Wanted,
    WhoReported,
)

KINDS = get_args(Question)
DIALOGUES = sorted(FOLDER.glob("*.txt"))
MARKS = ("|", ",", "%", "%7C", "%2C", "%25", "%257C", "*", " ", "\x00", "\n", "а", "🔍", "\u202e")
texts = st.lists(st.sampled_from(MARKS) | st.text(max_size=4), max_size=6).map("".join)
names = st.lists(texts.filter(bool), max_size=3).map(tuple)
options = st.builds(
    Options,
    kind=st.sampled_from(KINDS),
    topic=texts,
    outlets=names,
    excluded=names,
    since=texts,
    until=texts,
    limit=st.none() | st.integers(1, 999_999),
    notes=names,
)
garbage = st.lists(
    st.sampled_from(("s", "k", "o", "c", "x", "|", "||||", *MARKS, "0", "9", "²", "٣", "１", "-1"))
    | st.text(max_size=5),
    max_size=20,
).map("".join)


def test_a_question_is_a_letter_and_its_parts():
    found = Options(
        Sources, "clearview", ("reuters.com", "bbc.com"), ("cnn.com",), "2022-03-01", "2022-04", 20
    )
    assert encode(found) == "s|clearview|reuters.com,bbc.com|cnn.com|2022-03-01|2022-04|20"


def test_empty_ends_are_left_out():
    assert encode(Options(About)) == "b"
    assert encode(Options(Timeline, "drones")) == "t|drones"
    assert encode(Options(Latest, until="2022")) == "l|||||2022"


def test_what_parts_the_parts_is_written_as_in_an_address():
    found = Options(Compare, "100% | a,b", ("Smith, Jones|Co", "%2C"))
    assert encode(found) == "c|100%25 %7C a%2Cb|Smith%2C Jones%7CCo,%252C"


def test_every_kind_has_a_letter_of_its_own():
    letters = {encode(Options(kind)) for kind in KINDS}
    assert len(letters) == len(KINDS) == 19
    assert all(len(letter) == 1 for letter in letters)


@given(options)
def test_what_was_written_is_read_back(found):
    assert decode(encode(found)) == found


@given(options, options)
def test_two_questions_are_never_the_same_text(one, other):
    assert (encode(one) == encode(other)) == (one == other)


@given(garbage)
@example("")
@example("|||||||||||")
@example("ss|x")
@example("s||||||x")
@example("s||||||²")
@example("s||||||-1")
@example("s||||||1.5")
@example("s||||||0")
def test_garbage_is_no_question_or_one_that_can_be_written(text):
    found = decode(text)
    assert found is None or decode(encode(found)) == replace(found, limit=found.limit or None)


@pytest.mark.parametrize(
    "text", ["", "x", "S|x", "ss|x", "|x", "*key", "s||||||many", "s||||||²", "s||||||1 "]
)
def test_what_has_no_kind_or_no_number_is_no_question(text):
    assert decode(text) is None


def test_a_number_that_no_answer_has_is_no_question():
    assert decode("s||||||" + "9" * 5_000) is None


def test_parts_that_a_later_version_may_add_are_left_out():
    assert decode("s|x|||||||something|else") == Options(Sources, "x")


def test_a_text_of_a_version_without_notes_is_read():
    assert decode("s|x||||2022|3") == Options(Sources, "x", until="2022", limit=3)


@given(text=garbage)
@settings(deadline=None)
@example(text="s|x||,,,|0000|9999-99-99|" + "9" * 80)
@example(text="k|https://[::1]/x http://a/b?c|,|%2C|t:9|<t:99999999999999:R>|1")
def test_whatever_can_be_read_gets_a_reply(newsdesks, text):
    found = decode(text)
    assert found is None or newsdesks["harbour"].ask(found, TODAY["harbour"]).reply.head


@pytest.mark.parametrize("file", DIALOGUES, ids=lambda file: file.stem)
def test_a_question_asked_again_by_its_text_gets_the_same_answer(file, newsdesks):
    name = file.stem.partition("-")[0]
    found, again = {}, {}
    for line, _ in turns(file.read_text(encoding="utf-8")):
        response = newsdesks[name].ask(asked(line), TODAY[name])
        if response.question is None:
            continue  # a refusal has no buttons
        text = encode(options_of(response.question))
        repeated = newsdesks[name].ask(decode(text), TODAY[name])
        found[line] = response.question, response.answer, response.reply
        again[line] = repeated.question, repeated.answer, repeated.reply
    assert again == found
    assert len(found) >= 4


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", CORPORA)
def test_every_kind_asked_again_gets_the_same_answer(newsdesks, name, kind):
    topic = {"seeds": "clearview AI", "harbour": "bridge cracks"}[name]
    outlets = {"seeds": ("The Guardian", "WFLA"), "harbour": ("Coastline", "Herald")}[name]
    days = {"seeds": ("2022-03-24", "2022-04-20"), "harbour": ("2024-05", "last week")}[name]
    for found in (
        Options(kind),
        Options(kind, topic, outlets, ("CNN",), *days, 3),
        Options(kind, outlets=outlets),
        Options(kind, topic, excluded=outlets[:1]),
    ):
        response = newsdesks[name].ask(found, TODAY[name])
        if response.question is not None:
            text = encode(options_of(response.question))
            assert newsdesks[name].ask(decode(text), TODAY[name]) == response


def test_links_asked_again_get_the_same_answer(harbour):
    line = (
        "https://coastline.example/whale-sandvik?utm_source=x|y,z and"
        " <https://www.elleryherald.example/amp/news/bridge-lanes-closed> or"
        " [this](https://nowhere.example/100%25,50%)"
    )
    response = harbour.ask(FreeText(line), TODAY["harbour"])
    assert isinstance(response.question, Links)
    text = encode(options_of(response.question))
    assert harbour.ask(decode(text), TODAY["harbour"]) == response


def test_a_link_asked_again_gets_the_same_answer(harbour):
    link = "https://www.elleryherald.example/amp/news/bridge-lanes-closed"
    response = harbour.ask(FreeText(f"what is this? {link}"), TODAY["harbour"])
    assert options_of(response.question) == Options(Piece, link)
    assert harbour.ask(Options(Piece, link), TODAY["harbour"]).reply == response.reply


def test_a_message_asked_about_again_gets_the_same_answer(harbour):
    claim = Claim("Breaking! The harbour bridge has cracks, 4 of its 96 hangers. Share this, 100%")
    response = harbour.ask(claim, TODAY["harbour"])
    text = encode(options_of(response.question))
    again = harbour.ask(decode(text), TODAY["harbour"])
    assert (again.question, again.reply) == (response.question, response.reply)


def test_a_follow_up_asked_again_keeps_the_topic_of_the_question_before(harbour):
    before = harbour.ask(FreeText("sources on bridge cracks"), TODAY["harbour"]).question
    response = harbour.ask(FreeText("only Coastline", before=before), TODAY["harbour"])
    again = options_of(response.question)
    assert again == Options(Sources, "bridge cracks", ("coastline.example",))
    assert harbour.ask(again, TODAY["harbour"]).reply == response.reply


def test_days_are_those_they_were_when_it_was_asked(harbour):
    response = harbour.ask(Options(Sources, since="last week"), TODAY["harbour"])
    again = options_of(response.question)
    assert again == Options(Sources, since="2024-06-03")


def test_notes_are_written_once_however_often_it_is_asked_again(harbour):
    asked = Options(
        Sources, "bridge cracks", excluded=("Zzyzx",), since="2024-06-01", until="2024-05"
    )
    response = harbour.ask(asked, TODAY["harbour"])
    for _ in range(3):
        again = decode(encode(options_of(response.question)))
        assert harbour.ask(again, TODAY["harbour"]) == response
    assert len(response.question.wanted.notes) == 2


def test_an_outlet_that_nobody_knows_keeps_its_name(harbour):
    response = harbour.ask(Options(Profile, outlets=("Zzyzx, | 100% Times",)), TODAY["harbour"])
    text = encode(options_of(response.question))
    assert text == "o||Zzyzx%2C %7C 100%25 Times"
    assert harbour.ask(decode(text), TODAY["harbour"]) == response


@pytest.mark.parametrize(
    "line",
    [
        "who did not report on the bridge cracks",
        "bridge cracks from 2024-06-01 to 2024-05-01",
        "sources on bridge cracks, not from Zzyzx Times",
    ],
)
def test_what_was_left_out_of_a_question_is_said_again(harbour, line):
    response = harbour.ask(FreeText(line), TODAY["harbour"])
    again = harbour.ask(decode(encode(options_of(response.question))), TODAY["harbour"])
    assert again.reply == response.reply


def test_who_was_first_of_an_article_without_an_address_is_asked_by_its_words(harbour):
    response = harbour.ask(Options(WhoReported, "lighthouse museum"), TODAY["harbour"])
    assert options_of(response.question) == Options(WhoReported, "lighthouse museum")


def test_several_questions_are_one_text_and_read_back_each(harbour):
    line = "sources on bridge cracks. Timeline of the whale from Coastline, 50% | more?"
    response = harbour.ask(FreeText(line), TODAY["harbour"])
    assert isinstance(response.question, Several)
    again = decode(encode(options_of(response.question)))
    assert [one.kind for one in several_in(again)] == [Sources, Timeline]
    assert harbour.ask(again, TODAY["harbour"]) == response


def test_several_questions_hold_no_others_like_them_and_nothing_unreadable():
    inner = Several(questions=(Sources(Wanted("ferry")),))
    outer = options_of(Several(questions=(Figures(Wanted("toll, 5%")), inner)))
    assert several_in(outer) == (Options(Figures, "toll, 5%"),)
    assert several_in(Options(Several, "x|y\n\ns|ferry\nS")) == (Options(Sources, "ferry"),)


@pytest.mark.parametrize("mood", Mood)
def test_small_talk_is_asked_again_with_its_mood(harbour, mood):
    found = options_of(SmallTalk(mood=mood))
    assert (found, encode(found)) == (Options(SmallTalk, mood.value), f"g|{mood.value}")
    assert harbour.ask(decode(encode(found)), TODAY["harbour"]).question == SmallTalk(mood=mood)


def test_figures_have_a_letter_and_a_text():
    assert encode(Options(Figures, "bridge", limit=3)) == "u|bridge|||||3"
    assert decode("u|bridge|||||3") == Options(Figures, "bridge", limit=3)
