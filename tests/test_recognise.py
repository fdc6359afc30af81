import pytest
from makers import a_sighting, an_article, an_outlet, at, on

from bot.news.article import Role
from bot.news.recognise import recognise

TITLE = "Ferry with forty sailors runs aground off Orsk"
EXCERPT = "The ferry struck a sandbank near the lighthouse on Friday."
BODY = "On Friday a ferry struck a sandbank near the old lighthouse, and forty sailors swam ashore."


def a_text(**fields):
    return a_sighting(**{"role": Role.TEXT, "title": TITLE, "body": BODY, **fields})


def a_report(**fields):
    return an_article(**{"title": TITLE, "excerpt": EXCERPT, **fields})


def test_a_text_is_the_article_with_its_title_and_words():
    report = a_report()
    assert recognise(a_text(), [a_report(title="Mayor opens a new pier in Orsk"), report]) == report


def test_a_text_with_a_nearly_equal_title_is_the_article_too():
    report = a_report(title="Ferry with forty sailors runs aground off Orsk")
    text = a_text(title="Ferry with forty sailor runs agroud off Orsk")
    assert recognise(text, [report]) == report


@pytest.mark.parametrize(
    "title",
    [
        "Ferry with forty-one sailors runs aground off Orsk",
        "Ferry with sixty sailors runs aground off Orsk",
        "Ferry with forty sailors runs aground off Oslo",
        "Ferry with forty sailors runs aground off Orsk, day 2",
    ],
)
def test_another_number_or_name_in_the_title_is_another_story(title):
    report = a_report(title="Ferry with forty sailors runs aground off Orsk")
    assert recognise(a_text(title=title), [report]) is None


def test_a_text_with_another_title_is_no_article_here():
    assert (
        recognise(a_text(title="Ferry runs aground near Orsk: what we know"), [a_report()]) is None
    )


def test_there_is_nothing_to_recognise_without_candidates():
    assert recognise(a_text(), []) is None


def test_a_text_about_other_things_is_another_article_for_all_its_title():
    text = a_text(body="A storm tore the roof off a bakery, and nobody was hurt.")
    assert recognise(text, [a_report()]) is None


def test_half_of_the_excerpts_words_are_enough():
    report = a_report(excerpt="Captain Belov tested a ferry")
    enough, too_few = a_text(body="Captain Smirnov slept."), a_text(body="Smirnov slept.")
    assert (recognise(enough, [report]), recognise(too_few, [report])) == (report, None)


def test_the_words_of_the_body_count_where_an_article_has_no_excerpt():
    with_body = a_report(excerpt="", body=EXCERPT)
    other = a_report(excerpt="", body="A bakery lost its roof during a violent storm.")
    assert (recognise(a_text(), [with_body]), recognise(a_text(), [other])) == (with_body, None)


@pytest.mark.parametrize(
    ("title", "outlet", "same"),
    [
        ("Ferry aground off Orsk", "Harbour Gazette", False),
        ("Ferry runs aground off Orsk", "Harbour Gazette", True),
        ("Ferry runs aground off Orsk", "", False),
    ],
)
def test_without_text_to_compare_an_outlet_and_five_words_say_enough(title, outlet, same):
    report = a_report(title=title)
    bare = a_report(title=title, excerpt="")
    assert (
        recognise(a_text(title=title, outlet=outlet, body=""), [report]) == report,
        recognise(a_text(title=title, outlet=outlet), [bare]) == bare,
    ) == (same, same)


@pytest.mark.parametrize(
    ("outlet", "domain", "same"),
    [
        ("", "", True),
        ("harbour gazette", "", True),
        ("", "harbourgazette.example", True),
        ("HARBOUR-GAZETTE", "elsewhere.example", True),
        ("Courier", "", False),
        ("", "courier.example", False),
    ],
)
def test_a_text_from_another_outlet_is_another_article(outlet, domain, same):
    report = a_report()
    found = recognise(a_text(outlet=outlet, domain=domain), [report])
    assert (found == report) is same


@pytest.mark.parametrize(
    ("published", "same"), [(at("2031-05-02 23:00"), True), (on("2031-05-03"), False)]
)
def test_a_text_from_another_day_is_another_article(published, same):
    report = a_report(published=at("2031-05-02 10:30"))
    assert (recognise(a_text(published=published), [report]) == report) is same


def test_an_equal_title_wins_over_a_nearly_equal_one():
    exact = a_report(key="b")
    near = a_report(key="a", title=TITLE.replace("Orsk", "Omsk"))
    assert recognise(a_text(), [near, exact]) == exact


def test_between_two_articles_with_one_title_a_text_stays_alone():
    assert recognise(a_text(), [a_report(key="a"), a_report(key="b")]) is None


def test_between_two_articles_that_are_equally_near_a_text_stays_alone():
    one = a_report(key="a", title=TITLE.replace("Orsk", "Omsk"))
    other = a_report(key="b", title=TITLE.replace("Orsk", "Ursk"))
    assert recognise(a_text(), [one, other]) is None


def test_of_two_articles_with_one_title_the_text_names_its_outlet():
    one = a_report(key="a", outlet=an_outlet("Harbour Gazette"))
    other = a_report(key="b", outlet=an_outlet("Sea Courier"))
    text = a_text(body=BODY + "\nSign up for the Sea Courier.")
    assert recognise(text, [one, other]) == other


def test_a_text_that_names_both_outlets_stays_alone():
    one = a_report(key="a", outlet=an_outlet("Harbour Gazette"))
    other = a_report(key="b", outlet=an_outlet("Sea Courier"))
    text = a_text(body=BODY + " The Sea Courier told the Harbour Gazette.")
    assert recognise(text, [one, other]) is None


def test_an_outlets_name_inside_other_words_names_no_outlet():
    one = a_report(key="a", outlet=an_outlet("AP"))
    other = a_report(key="b", outlet=an_outlet("Sea Courier"))
    assert recognise(a_text(body=BODY + " It happened fast."), [one, other]) is None
