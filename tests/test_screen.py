"""Screens: which buttons stand under a page, what is written in them, and that Discord takes it."""

from dataclasses import replace

import pytest
from conftest import TODAY
from dialogue import FOLDER, asked, turns
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.given import given as given_for
from bot.news.coded import decode, encode, options_of
from bot.news.markdown import Page
from bot.news.others import Doubt, Other
from bot.news.question import (
    About,
    Compare,
    Credits,
    Figures,
    FreeText,
    Help,
    Latest,
    Links,
    Options,
    Piece,
    Profile,
    Search,
    Sources,
    Stories,
    Summary,
    Timeline,
    Wanted,
    WhoReported,
    Why,
)
from bot.screen import Action, Button, Press, Screen, Tone, Viewer, read_press, screen
from bot.wording import LANGUAGES, wording

ADA, BEN = 80351110224678912, 2**64 - 1
ENGLISH = wording("en")
DIALOGUES = sorted(FOLDER.glob("*.txt"))
LONG = (
    "Ukraine is using facial recognition to ID dead Russian soldiers and send photos of corpses"
    " home to their moms"
)
LONG_LINK = (
    "https://www.republicworld.com/world-news/russia-ukraine-crisis/russia-ukraine-war-kyiv-uses-"
    "facial-recognition-software-to-identify-dead-russian-troops-articleshow.html"
)


AFTER_SOURCES = ["Timeline", "Who was first", "Credits", "Summary", "Why"]
EVERYTHING = ["Sources", "Timeline", "Who was first", "Summary", "Why"]


def a_viewer(**fields) -> Viewer:
    return Viewer(**{"owner": ADA, "private": True, "words": ENGLISH, "person": ADA, **fields})


def for_everybody(**fields) -> Viewer:
    return a_viewer(owner=0, private=False, **fields)


@pytest.fixture
def ask(newsdesks):
    """The answer of one of the corpora to options or a text."""

    def ask(question, corpus="seeds"):
        question = FreeText(question) if isinstance(question, str) else question
        return given_for(newsdesks[corpus].ask(question, TODAY[corpus]))

    return ask


def labels(shown: Screen) -> list[list[str]]:
    """The labels of each row; in brackets where one cannot be pressed, with a star where strong."""
    return [[_label(button) for button in row] for row in shown.rows]


def _label(button: Button) -> str:
    mark = "*" if button.strong else ""
    return f"({button.label})" if button.disabled else button.label + mark


def buttons(shown: Screen) -> dict[str, Press]:
    return {button.label: button.press for row in shown.rows for button in row}


def question_of(press: Press, shown: Screen) -> Options | None:
    kept = press.asked.startswith("*")
    return decode(shown.kept[press.asked[1:]] if kept else press.asked)


# What is written in a button

presses = st.builds(
    Press,
    action=st.sampled_from(Action),
    owner=st.integers(0, 2**64 - 1),
    page=st.integers(0, 9_999),
    asked=st.text(max_size=60),
)


def test_a_button_says_what_it_does_for_whom_where_and_about_what():
    press = Press(Action.TURN, ADA, 12, "s|clearview")
    assert press.custom_id == "n:t:lz63ag7l4ao:12:s|clearview"
    assert Press(Action.WHY, 0, 0, "*key").custom_id == "n:w:0:0:*key"


@given(presses)
@example(Press(Action.ASK, 0, 0, ""))
@example(Press(Action.ASK, 1, 1, "::\n:\x00n:t:0:0:s"))
def test_what_is_written_in_a_button_is_read_back(press):
    assert read_press(press.custom_id) == press


@given(presses, presses)
def test_two_buttons_are_never_written_the_same(one, other):
    assert (one.custom_id == other.custom_id) == (one == other)


@pytest.mark.parametrize(
    "custom_id",
    [
        "",
        "n",
        "n:",
        "n:t:0:0",
        "n:x:0:0:s",
        "n:T:0:0:s",
        "m:t:0:0:s",
        " n:t:0:0:s",
        "n:t::0:s",
        "n:t:0::s",
        "n:t:-1:0:s",
        "n:t:0:-1:s",
        "n:t:A:0:s",
        "n:t:0:12345:s",
        "n:t:00000000000000:0:s",
        "page:3",
    ],
)
def test_what_no_button_of_ours_has_is_none(custom_id):
    assert read_press(custom_id) is None


@given(st.text(st.sampled_from("n:tgfqsw019az*|²٣\n"), max_size=40))
def test_whatever_comes_back_is_read_or_none(custom_id):
    press = read_press(custom_id)
    assert press is None or read_press(press.custom_id) == press


# Whatever is answered, Discord takes it


def component_count(shown: Screen) -> int:
    """The box, at most five things in it, a line below it all, rows and buttons."""
    return 1 + 5 + 1 + len(shown.rows) + sum(len(row) for row in shown.rows)


def check(shown: Screen) -> None:
    """Discord's limits of a message with buttons, and that each button can be understood."""
    found = [button for row in shown.rows for button in row]
    ids = [button.press.custom_id for button in found]
    assert [one for one in ids if not 1 <= len(one.encode("utf-16-le")) // 2 <= 100] == []
    assert len(set(ids)) == len(ids)
    assert [row for row in shown.rows if not 1 <= len(row) <= 5] == []
    assert component_count(shown) <= 40
    assert [one.label for one in found if not 1 <= len(one.label) <= 80] == []
    assert 1 <= len(shown.page.text) <= 2_000
    assert [read_press(one) for one in ids] == [button.press for button in found]
    assert [button for button in found if question_of(button.press, shown) is None] == []
    used = {one.press.asked[1:] for one in found if one.press.asked.startswith("*")}
    assert set(shown.kept) == used


@pytest.mark.parametrize("file", DIALOGUES, ids=lambda file: file.stem)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_every_answer_is_within_the_limits(ask, file, language):
    name = file.stem.partition("-")[0]
    words = wording(language)
    seen = 0
    for line, _ in turns(file.read_text(encoding="utf-8")):
        answer = ask(asked(line), name)
        for viewer in (
            a_viewer(words=words),
            a_viewer(private=False, words=words),
            a_viewer(owner=BEN, words=words),
            for_everybody(words=words),
        ):
            for number in range(len(answer.pages)):
                check(screen(answer, number, viewer))
                seen += 1
    assert seen >= 16


@pytest.mark.parametrize("kind", [Sources, Search, Piece, Compare, Latest, Profile, Links, Help])
def test_a_question_of_any_length_is_within_the_limits(ask, kind):
    topic = "clearview " * 400
    outlets = ("reuters", "The Washington Post", "a" * 60, "б" * 60)
    check(screen(ask(Options(kind, topic, outlets, outlets, "2022", "2023")), 0, a_viewer()))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(topic=st.text(max_size=120), outlet=st.text(min_size=1, max_size=60))
@example(topic="*" * 90, outlet="*")
@example(topic="|" * 25, outlet="%")
@example(topic="🔍" * 40, outlet="🔍")
@example(topic="x" * 66, outlet="y")
def test_questions_of_any_text_are_within_the_limits(ask, topic, outlet):
    answer = ask(Options(Search, "clearview"))
    named = replace(ask(Options(Profile, outlets=("CNN",))).question.wanted.outlets[0], name=outlet)
    wanted = Wanted(topic=topic, outlets=(replace(named, domain=None),))
    other = Other(Doubt.WORDS, Latest(wanted), topic)
    strange = replace(answer, question=Search(wanted), others=(other,))
    check(screen(strange, 0, a_viewer()))


def test_a_question_is_written_in_its_button_as_long_as_it_fits(ask):
    answer = ask(Options(Sources, "clearview"))
    found = {}
    for length in (75, 76, 77, 78, 79):
        question = Sources(Wanted(topic="x" * length))
        shown = screen(replace(answer, question=question), 0, a_viewer())
        found[length] = bool(shown.kept)
    assert found == {75: False, 76: False, 77: False, 78: True, 79: True}


def test_a_longer_one_is_kept_and_found_by_its_key(ask):
    shown = screen(ask(Options(Sources, LONG)), 0, a_viewer())
    kept = {decode(text).kind for text in shown.kept.values()}
    assert kept == {Sources, Timeline, WhoReported, Credits, Summary}
    assert {decode(text).topic for text in shown.kept.values()} == {LONG}
    assert all(press.asked[1:] in shown.kept for press in buttons(shown).values())


def test_a_key_is_the_same_for_the_same_question_of_the_same_person(ask):
    answer = ask(Options(Sources, LONG))
    shown = screen(answer, 0, a_viewer())
    assert screen(answer, 0, a_viewer()).kept == shown.kept
    assert screen(answer, 0, for_everybody()).kept == shown.kept  # kept for whoever asked
    assert not set(screen(answer, 0, a_viewer(person=BEN)).kept) & set(shown.kept)


def test_what_no_button_needs_is_not_kept(ask):
    links = f"{LONG_LINK} https://www.wsws.org/en/articles/2022/04/21/wpvy-a21.html"
    shown = screen(ask(links), 0, a_viewer(private=False))
    assert (labels(shown), shown.kept) == ([], {})


# Which buttons stand where


def test_a_first_page_leads_on(ask):
    answer = ask(Options(Search, "facial recognition"))
    shown = screen(answer, 0, a_viewer())
    assert labels(shown) == [
        ["(◀)", f"1 of {len(answer.pages)}", "▶", "All as a file"],
        ["Sources", "Timeline", "Who was first", "Summary", "Why"],
        ["Share to channel*"],
    ]
    assert (shown.page, shown.tone, shown.pictures) == (answer.pages[0], Tone.FOUND, ())


def test_a_page_in_the_middle_leads_both_ways(ask):
    answer = ask(Options(Search, "facial recognition"))
    shown = screen(answer, 2, a_viewer())
    assert shown.page == answer.pages[2]
    found = buttons(shown)
    assert labels(shown)[0] == ["◀", f"3 of {len(answer.pages)}", "▶", "All as a file"]
    assert (found["◀"].page, found["▶"].page) == (1, 3)


def test_a_last_page_leads_back(ask):
    answer = ask(Options(Search, "facial recognition"))
    last = len(answer.pages) - 1
    shown = screen(answer, last, a_viewer())
    assert labels(shown)[0] == ["◀", f"{last + 1} of {last + 1}", "(▶)", "All as a file"]
    assert buttons(shown)["◀"].page == last - 1


def test_a_page_that_is_not_there_any_more_is_the_last_one(ask):
    answer = ask(Options(Search, "facial recognition"))
    count = len(answer.pages)
    last = screen(answer, count - 1, a_viewer())
    assert [screen(answer, number, a_viewer()) for number in (count, 9_998, 9_999)] == [last] * 3


def test_one_page_needs_no_paging(ask):
    shown = screen(ask(Options(Sources, "clearview")), 0, a_viewer())
    assert labels(shown) == [AFTER_SOURCES, ["Share to channel*"]]


def test_every_button_asks_the_question_of_its_answer(ask):
    question = Options(
        Search, "facial recognition", ("businessinsider.com",), ("cnn.com",), "2022-03-01", "", 20
    )
    shown = screen(ask(question), 0, a_viewer())
    found = {name: (press.action, press.owner) for name, press in buttons(shown).items()}
    onward = replace(question, limit=None)
    assert found == {
        "Sources": (Action.ASK, ADA),
        "Timeline": (Action.ASK, ADA),
        "Who was first": (Action.ASK, ADA),
        "Summary": (Action.ASK, ADA),
        "Why": (Action.WHY, ADA),
        "Share to channel": (Action.SHARE, ADA),
    }
    assert {name: question_of(press, shown) for name, press in buttons(shown).items()} == {
        "Sources": replace(onward, kind=Sources),
        "Timeline": replace(onward, kind=Timeline),
        "Who was first": replace(onward, kind=WhoReported),
        "Summary": replace(onward, kind=Summary),
        "Why": question,
        "Share to channel": question,
    }


def test_paging_and_the_file_ask_the_question_of_their_answer(ask):
    answer = ask(Options(Search, "facial recognition"))
    shown = screen(answer, 1, a_viewer())
    coded = encode(options_of(answer.question))
    found = {name: press for name, press in buttons(shown).items() if press.asked == coded}
    assert found == {
        "◀": Press(Action.TURN, ADA, 0, coded),
        f"2 of {len(answer.pages)}": Press(Action.GO, ADA, len(answer.pages), coded),
        "▶": Press(Action.TURN, ADA, 2, coded),
        "All as a file": Press(Action.FILE, ADA, 0, coded),
        "Why": Press(Action.WHY, ADA, 0, coded),
        "Share to channel": Press(Action.SHARE, ADA, 0, coded),
    }


@pytest.mark.parametrize(
    ("kind", "leads_to"),
    [
        (Sources, AFTER_SOURCES),
        (Timeline, ["Sources", "Who was first", "Stories", "Summary", "Why"]),
        (WhoReported, ["Sources", "Timeline", "Credits", "Summary", "Why"]),
        (Summary, ["Sources", "Timeline", "Who was first", "Figures", "Why"]),
        (Credits, EVERYTHING),
        (Stories, EVERYTHING),
        (Figures, EVERYTHING),
        (Why, ["Sources", "Timeline", "Who was first", "Summary"]),
    ],
)
def test_an_answer_leads_to_what_is_asked_next_and_not_to_itself(ask, kind, leads_to):
    shown = screen(ask(Options(kind, "clearview")), 0, a_viewer())
    assert labels(shown)[-2] == leads_to


def test_an_answer_that_everybody_sees_is_not_shared_again_and_is_nobodys(ask):
    shown = screen(ask(Options(Sources, "clearview")), 0, for_everybody())
    assert labels(shown) == [AFTER_SOURCES]
    assert {press.owner for press in buttons(shown).values()} == {0}


def test_where_there_is_nothing_other_readings_are_offered_instead(ask):
    shown = screen(ask(Options(Sources, "clearview", ("Reuters",))), 0, a_viewer())
    assert labels(shown) == [["Why"], ["All outlets and days"]]
    assert question_of(buttons(shown)["All outlets and days"], shown) == Options(
        Sources, "clearview"
    )
    assert shown.tone is Tone.NOTHING


def test_words_that_the_corpus_has_are_offered(ask):
    shown = screen(ask(Options(Timeline, "penguins clearview")), 0, a_viewer())
    assert labels(shown) == [["Why"], ["Only with: clearview"]]
    found = question_of(buttons(shown)["Only with: clearview"], shown)
    assert found == Options(Timeline, "clearview")


def test_articles_that_name_an_outlet_are_offered(ask):
    shown = screen(ask(Options(Sources, outlets=("WaPo",))), 0, a_viewer())
    label = "Articles that name The Washington Post"
    assert labels(shown) == [["Why"], [label]]
    found = question_of(buttons(shown)[label], shown)
    assert found == Options(Search, "The Washington Post")


def test_a_follow_up_is_offered_as_a_new_topic(ask):
    before = ask(Options(Sources, "clearview")).question
    shown = screen(ask(FreeText("and the timeline?", before=before)), 0, a_viewer(private=False))
    assert labels(shown) == [
        ["Sources", "Who was first", "Stories", "Summary", "Why"],
        ["As a new topic"],
    ]
    assert question_of(buttons(shown)["As a new topic"], shown) == Options(Timeline)


def test_at_most_four_other_readings_are_offered_with_labels_that_fit(ask):
    answer = ask(Options(Sources, "clearview"))
    others = tuple(
        Other(Doubt.WORDS, Sources(Wanted(topic=f"{number}")), f"{number} {'word ' * 50}")
        for number in range(5)
    )
    shown = screen(replace(answer, others=others), 0, a_viewer())
    assert [label.partition(" word")[0] for label in labels(shown)[-1]] == [
        "Only with: 0",
        "Only with: 1",
        "Only with: 2",
        "Only with: 3",
        "Share to channel*",
    ]
    check(shown)


def test_a_refusal_has_no_buttons(ask):
    answer = ask(Options(Timeline, since="2022-13-45"))
    assert screen(answer, 0, a_viewer()) == Screen(answer.pages[0], Tone.REFUSED)


@pytest.mark.parametrize("kind", [Help, About])
def test_what_the_desk_says_of_itself_leads_nowhere(ask, kind):
    shown = screen(ask(Options(kind)), 0, a_viewer(private=False))
    assert {press.action for press in buttons(shown).values()} <= {
        Action.TURN,
        Action.GO,
        Action.FILE,
    }


def test_nothing_asked_has_no_buttons(ask):
    assert labels(screen(ask("🔍"), 0, a_viewer(private=False))) == []


def test_an_article_leads_on_by_its_link(ask):
    link = "https://www.wsws.org/en/articles/2022/04/21/wpvy-a21.html"
    shown = screen(
        ask(Options(Piece, "terrorize families of dead Russian soldiers")), 0, a_viewer()
    )
    leading = {label for row in labels(shown)[-2:] for label in row}
    pressed = {name.removesuffix("*"): buttons(shown)[name.removesuffix("*")] for name in leading}
    found = {name: question_of(press, shown) for name, press in pressed.items()}
    assert found == {
        "Sources": Options(Sources, link),
        "Timeline": Options(Timeline, link),
        "Who was first": Options(WhoReported, link),
        "Summary": Options(Summary, link),
        "Why": Options(Piece, "terrorize families of dead Russian soldiers"),
        "Share to channel": Options(Piece, "terrorize families of dead Russian soldiers"),
    }


def test_an_article_without_a_link_leads_on_by_its_words(ask):
    shown = screen(ask(Options(Piece, "lighthouse museum"), "harbour"), 0, a_viewer())
    found = question_of(buttons(shown)["Timeline"], shown)
    assert found == Options(Timeline, "lighthouse museum")


def test_one_link_of_a_message_leads_on_and_several_do_not(ask):
    one = "https://www.wsws.org/en/articles/2022/04/21/wpvy-a21.html"
    other = "https://www.codastory.com/newsletters/ukraine-facial-recognition/"
    shown = screen(ask(Options(Links, f"{one} https://nowhere.example/x")), 0, a_viewer())
    assert question_of(buttons(shown)["Sources"], shown) == Options(Sources, one)
    both = screen(ask(Options(Links, f"{one} {other}")), 0, a_viewer())
    assert labels(both)[-1] == ["Share to channel*"]
    assert "Sources" not in buttons(both)


def test_buttons_speak_the_language_of_who_looks(ask):
    german = screen(ask(Options(Sources, "clearview")), 0, a_viewer(words=wording("de")))
    words = wording("de")
    keys = ("timeline", "who-reported", "credits", "summary", "why")
    names = [words.say(f"buttons.{key}") for key in keys]
    assert labels(german) == [names, [words.say("buttons.share") + "*"]]


# Pictures


def test_an_article_has_its_first_picture_with_whose_it_is(ask):
    answer = ask(Options(Piece, "terrorize families of dead Russian soldiers"))
    shown = screen(answer, 0, a_viewer())
    assert shown.pictures == answer.pictures[:1] != ()
    assert shown.picture_text == "Picture of the article, by World Socialist Web Site"


def test_lists_have_no_pictures(ask):
    shown = screen(ask(Options(Sources, "clearview")), 0, a_viewer())
    assert (shown.pictures, shown.picture_text) == ((), "")


def test_an_article_without_a_picture_has_none(ask):
    assert screen(ask(Options(Piece, "lighthouse museum"), "harbour"), 0, a_viewer()).pictures == ()


def test_a_page_has_three_parts(ask):
    shown = screen(ask(Options(Timeline, "lighthouse museum"), "harbour"), 0, a_viewer())
    assert isinstance(shown.page, Page)
    assert shown.page.text == f"{shown.page.head}\n{shown.page.items}\n{shown.page.foot}"
