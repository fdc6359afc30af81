"""Profiles with lag, copies and credits; why copies and stories are what they are; the latest."""

from datetime import timedelta

import pytest
from archives import COURIER, POST, a_document, a_store, at, by, take_in
from test_archive_related import BRIDGE, FERRY, GAZETTE, HERALD, bridge, ferry

from bot.desk import Desk
from bot.news.plaintext import every_line, plain_text
from bot.news.question import Compare, FreeText, Help, Latest, Options, Profile, Sources, Why
from bot.news.reply import Reply

NOW = at(2031, 6, 1).at


@pytest.fixture
def asking(tmp_path):
    """A desk over some articles."""
    opened = []

    def desk(*sightings):
        store = a_store(tmp_path / f"archive-{len(opened)}")
        take_in(store, *(a_document(f"{n}.md", one) for n, one in enumerate(sightings)))
        opened.append(store.open())
        return Desk(opened[-1])

    yield desk
    for archive in opened:
        archive.close()


def said(reply: Reply) -> str:
    return plain_text(every_line(reply))


def test_a_profile_says_how_late_an_outlet_usually_is_and_how_often_it_was_first(asking):
    desk = asking(
        ferry(COURIER, 0, hour=9),
        ferry(POST, 1, hour=12),
        bridge(POST, 4, day=20, hour=8),
        bridge(COURIER, 5, day=20, hour=10),
    )
    response = desk.ask(Options(Profile, outlets=("Evening Post",)), NOW)
    assert (response.answer.first, response.answer.lag.usual) == (1, timedelta(hours=3))
    assert "First in 1 story; in 1 story later than the first, by 3 h (median)." in said(
        response.reply
    )


def test_a_profile_without_company_says_nothing_of_time(asking):
    response = asking(ferry(COURIER, 0)).ask(Options(Profile, outlets=("Courier",)), NOW)
    assert (response.answer.first, response.answer.lag) == (0, None)
    assert "median" not in said(response.reply)


def test_a_profile_counts_copies_among_its_own_and_whom_it_credits(asking):
    credits = f"{FERRY} The radar had failed before, Evening Post reported on Monday."
    desk = asking(
        ferry(COURIER, 0, excerpt=credits),
        ferry(POST, 1, hour=7),
        ferry(HERALD, 4, hour=13, excerpt="The Courier reported on Monday that a ferry sank."),
    )
    shown = said(desk.ask(Options(Profile, outlets=("Courier",)), NOW).reply)
    assert "credits Evening Post (1)" in shown
    assert "is credited by Herald (1)" in shown


def test_a_profile_says_how_many_texts_are_taken_over(asking):
    desk = asking(
        ferry(COURIER, 0, excerpt=FERRY),
        ferry(POST, 4, hour=11, excerpt=FERRY),
        bridge(POST, 5, excerpt=BRIDGE),
    )
    answer = desk.ask(Options(Profile, outlets=("Evening Post",)), NOW)
    assert "1 copy of other outlets’ texts" in said(answer.reply)
    assert desk.ask(Options(Profile, outlets=("Courier",)), NOW).answer.copies == 0
    assert not desk.ask(Options(Profile, outlets=("Plover",)), NOW).found


def test_sources_fold_a_copy_under_its_original_and_why_shows_what_they_share(asking):
    desk = asking(
        ferry(COURIER, 0, excerpt=FERRY),
        ferry(POST, 4, hour=11, excerpt=FERRY),
        ferry(HERALD, 1, hour=13),
    )
    shown = said(desk.ask(Options(Sources, "ferry Margarethe"), NOW).reply)
    assert shown.startswith("3 articles from 3 outlets, 2 independent reports, 1 copy on ferry")
    assert "    copy: Evening Post · 3 May 2031, 11:00 UTC · " in shown
    why = said(desk.why(Options(Sources, "ferry Margarethe"), NOW).reply)
    assert "Evening Post, 3 May 2031, 11:00 UTC, is a copy of Courier’s: 100% of" in why
    assert "Stories: an article is of the story that it is most like" in why
    assert "“Margarethe”" in why


def test_an_outlet_with_a_copy_and_more_stands_on_its_own(asking):
    desk = asking(
        ferry(COURIER, 0, excerpt=FERRY),
        ferry(POST, 4, hour=11, excerpt=FERRY),
        ferry(POST, 5, hour=15),
    )
    shown = said(desk.ask(Options(Sources, "ferry Margarethe"), NOW).reply)
    assert "- Evening Post · 3 May 2031, 11:00 UTC" in shown
    assert "copy of Courier" in shown


def test_a_comparison_knows_that_one_side_copied_the_other(asking):
    desk = asking(
        ferry(COURIER, 0, excerpt=FERRY),
        ferry(POST, 4, hour=11, excerpt=FERRY),
        bridge(POST, 5, excerpt=BRIDGE),
    )
    asked = Options(Compare, "ferry", outlets=("Courier", "Evening Post"))
    assert "copy of Courier" in said(desk.ask(asked, NOW).reply)


def test_no_more_than_twenty_grounds_are_given(asking):
    many = [ferry(HERALD if n % 2 else GAZETTE, n, hour=n % 24) for n in range(26)]
    answer = asking(*many).ask(Options(Why, "ferry Margarethe"), NOW).answer
    assert len(answer.grounds) == 20
    assert all(ground.story.articles == 26 for ground in answer.grounds)


def test_what_cannot_be_read_or_has_no_articles_is_not_explained(asking):
    desk = asking(ferry(COURIER, 0))
    assert desk.why(Options(Profile), NOW).reply.refused
    assert said(desk.why(Options(Help), NOW).reply) == "Why this answer"
    assert not desk.ask(Options(Why, "walrus"), NOW).found


def test_the_newest_of_a_story_says_how_large_it_is(asking):
    desk = asking(
        ferry(COURIER, 0), ferry(POST, 1, hour=11), by(HERALD, 7, "Tea prices", at(2031, 5, 2, 9))
    )
    shown = said(desk.ask(Options(Latest), NOW).reply)
    assert shown.count("story of 2 articles") == 1
    assert said(desk.ask(FreeText("latest"), NOW).reply) == shown


def test_suggestions_for_nothing_begin_with_the_newest_story(asking):
    desk = asking(
        ferry(COURIER, 0), ferry(POST, 1, hour=11), by(HERALD, 7, "Tea prices", at(2031, 5, 4, 9))
    )
    first, second, *_ = desk.suggest_topics("", 4)
    assert "Margarethe" in first
    assert second == "Tea prices"
