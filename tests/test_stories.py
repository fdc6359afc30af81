"""Articles about one event become one story; what only sounds like it stays apart."""

from dataclasses import replace
from datetime import timedelta

from makers import an_article, at, on

from bot.archive.background import background
from bot.news.dates import UNKNOWN
from bot.news.stories import NEAR, are_one, explain, most_central, odds, place
from bot.news.story import KEPT, Story
from bot.news.story_shelf import Shelf, cluster
from bot.news.story_terms import UNIT, Features, features

RARE = {"the": 0.1}
"""A background that lacks nearly all words: all of them are equally rare."""


def told(key: str, title: str, published: str = "2031-05-02 10:30", **fields: object) -> Features:
    article = an_article(key=key, title=title, published=at(published), **fields)
    found = features(article, RARE)
    assert found
    return found


def stories(*articles: Features) -> set[frozenset[str]]:
    """The keys of articles that are of one story, for each story."""
    found = cluster(articles)
    return {frozenset(key for key in found if found[key] == story) for story in found.values()}


def chatter(number: int, subject: str, published: str = "2031-05-02 10:30") -> Features:
    """One of many headlines on a subject: what else it says, no other does."""
    own = f"{subject.replace(' ', '')}{number}"
    return told(own, f"{subject} {own}a {own}b", published)


# What an article is about


def test_terms_weigh_by_how_rare_they_are_and_by_the_title():
    article = an_article(title="Ferry aground", excerpt="The ferry ran onto a sandbank, police say")
    found = features(article, {"polic": 2.0})
    assert found
    assert tuple(found.terms)[:2] == ("ferri", "aground")
    assert found.terms["polic"] < found.terms["sandbank"]
    assert abs(sum(weight**2 for weight in found.terms.values()) ** 0.5 - UNIT) < 3
    assert not found.title_only


def test_a_body_counts_by_its_opening_where_there_is_no_excerpt():
    body = "A sandbank stopped it. " * 30 + "Lighthouses were closed."
    found = features(an_article(title="Ferry aground", body=body), RARE)
    assert found
    assert "sandbank" in found.terms
    assert "lighthous" not in found.terms


def test_an_excerpt_that_repeats_the_title_says_nothing_more():
    with_it = told("a", "Ferry aground", excerpt="Ferry aground")
    assert with_it.title_only
    assert with_it.terms == told("a", "Ferry aground").terms


def test_an_article_without_a_date_or_without_words_has_no_place_in_a_story():
    assert features(an_article(published=UNKNOWN), RARE) is None
    assert features(an_article(title="What is it?"), RARE) is None


def test_the_background_knows_common_words_of_several_languages():
    known = background()
    assert known["presid"] < known["ferri"]
    assert known["fur"] < known["presid"]


# Which articles are one story


def test_reports_of_one_event_are_one_story_and_others_are_not():
    ferry = told("a", "Ferry Aurora runs aground off Lunnby")
    again = told("b", "Aurora ferry aground near Lunnby harbour", "2031-05-02 14:00")
    other = told("c", "Lunnby council raises parking fees", "2031-05-02 15:00")
    assert stories(other, again, ferry) == {frozenset("ab"), frozenset("c")}
    assert cluster([again, ferry])["b"] == "a"


def test_the_order_in_which_articles_are_given_does_not_matter():
    articles = [chatter(number, "Aurora ferry aground") for number in range(9)]
    assert cluster(articles) == cluster(articles[::-1])


def test_headlines_that_share_one_rare_word_are_no_story():
    one = told("a", "Aurora wins")
    assert stories(one, told("b", "Aurora sinks")) == {frozenset("a"), frozenset("b")}


def test_one_name_is_enough_where_a_story_of_several_articles_is_about_it():
    many = [told(f"a{n}", "Aurora ferry aground") for n in range(5)]
    found = cluster([*many, told("b", "Aurora pictures", "2031-05-02 11:00")])
    assert found["b"] == found["a0"]


def test_the_next_step_after_days_is_a_story_of_its_own_that_follows_the_first():
    shelf = Shelf()
    first = shelf.take(told("a", "Ferry Aurora runs aground off Lunnby"))
    later = shelf.take(told("b", "Ferry Aurora towed off the rocks of Lunnby", "2031-05-07 10:30"))
    other = shelf.take(told("c", "Lunnby council raises parking fees", "2031-05-07 11:30"))
    assert later.new
    assert later.follows is first.story
    assert other.follows is None


def test_a_story_is_not_followed_after_two_weeks():
    shelf = Shelf()
    shelf.take(told("a", "Ferry Aurora runs aground off Lunnby"))
    shelf.take(told("b", "Lunnby council raises parking fees", "2031-05-10 10:30"))
    later = shelf.take(told("c", "Ferry Aurora runs aground off Lunnby", "2031-05-17 10:30"))
    assert later.follows is None


def test_a_story_ages_even_where_articles_come_every_day():
    daily = [told(f"a{n}", "Ferry Aurora aground", f"2031-05-{n:02} 10:30") for n in range(1, 20)]
    found = cluster(daily)
    assert len(set(found.values())) > 1
    assert found["a2"] == "a1"


def test_the_longer_ago_the_less_likely():
    story = Story(told("a", "Ferry Aurora runs aground off Lunnby"))
    same_day = told("b", "Ferry Aurora aground", "2031-05-02 20:00")
    two_days_on = told("b", "Ferry Aurora aground", "2031-05-04 20:00")
    assert odds(same_day, story) > odds(two_days_on, story)


# Fragments


def fragments(one: str, other: str, many: int, later: str = "2031-05-02 10:30"):
    """Two stories of so many articles each, and whether they are one."""
    found = []
    for subject, published in ((one, "2031-05-02 10:30"), (other, later)):
        articles = [chatter(number, subject, published) for number in range(many)]
        story = Story(articles[0])
        for article in articles[1:]:
            story.add(article)
        found.append(story)
    return are_one(*found)


def test_fragments_of_one_story_that_only_have_titles_are_one_where_they_are_of_several_articles():
    assert fragments("Aurora ferry aground", "Aurora ferry rescue", 4)
    assert not fragments("Aurora ferry aground", "Aurora ferry rescue", 3)
    assert not fragments("Aurora ferry aground", "Aurora school prize", 4)
    assert not fragments("Aurora ferry aground", "Lunnby school prize", 4)
    assert not fragments("Aurora ferry aground", "Aurora ferry rescue", 4, "2031-05-06 10:30")


def test_fragments_that_say_more_are_one_by_the_odds():
    ferry = Story(told("a", "Ferry aground", excerpt="The Aurora hit a sandbank off Lunnby"))
    same = Story(told("b", "Rescue at sea", excerpt="The Aurora hit a sandbank off Lunnby"))
    other = Story(told("c", "Parking fees", excerpt="The council of Lunnby met on Monday night"))
    assert are_one(ferry, same)
    assert not are_one(ferry, other)


def test_an_article_that_shows_two_stories_to_be_one_merges_them_into_the_earlier():
    shelf = Shelf()
    said = "The Aurora hit a sandbank off Lunnby with ninety people on board"
    first = shelf.take(told("a", "Aurora ferry aground: sandbank off Lunnby blamed"))
    second = shelf.take(told("b", "Ninety people on board rescued by boats", "2031-05-02 10:40"))
    assert second.new
    bridge = told(
        "c", "Aurora ferry aground, ninety people on board", "2031-05-02 10:50", excerpt=said
    )
    placed = shelf.take(bridge)
    assert placed.merged
    assert {one.story.now for one in (first, second, placed)} == {first.story}
    assert [one.key for one in first.story.members] == ["a", "b", "c"]


# Stories as they grow


def test_a_story_is_told_by_its_last_articles_alone():
    story = Story(told("first", "Lunnby harbour closed"))
    for number in range(KEPT + 5):
        story.add(chatter(number, "Aurora"))
    fresh = Story(chatter(5, "Aurora"))
    for number in range(6, KEPT + 5):
        fresh.add(chatter(number, "Aurora"))
    assert (story.sums, story.square, story.titles) == (fresh.sums, fresh.square, fresh.titles)
    assert story.first.key == "first"


def test_the_most_central_article_is_most_like_the_others():
    titles = (
        "Rescue at sea",
        "Aurora ferry aground off Lunnby",
        "Aurora ferry aground",
        "Aurora off Lunnby",
    )
    assert most_central([told(title, title) for title in titles]) == 1


# Why


def test_it_is_told_why_two_articles_are_of_one_story():
    ferry = told("a", "Ferry Aurora runs aground off Lunnby")
    again = told("b", "Aurora aground at Lunnby", "2031-05-02 14:00")
    found = explain(again, ferry)
    assert set(found.terms) == {"aurora", "aground", "lunnbi"}
    assert found.minutes == 210
    assert found.likeness > 0.5
    assert found.odds > 0
    assert explain(ferry, told("c", "Parking fees", "2031-05-03 10:30")).terms == ()


def test_an_article_alone_begins_a_story():
    article = features(an_article(published=on("2031-05-02")), RARE)
    assert article
    placed = place(article, ())
    assert placed.new
    assert placed.story.members[0] is article
    assert timedelta(minutes=NEAR) == timedelta(days=3)


def test_the_same_thing_at_two_places_is_two_stories():
    def told(key, place, name):
        return Features(
            key,
            at=100 if key == "a" else 160,
            tie=1,
            terms={"facial": 120, "scanner": 120, "polic": 80, place: 60, name: 50},
            title_only=False,
            names=(place, name),
        )

    here, there = told("a", "ellery", "corbin"), told("b", "sandvik", "lund")
    assert cluster([here, there]) == {"a": "a", "b": "b"}
    same = replace(there, terms={**there.terms, "ellery": 60}, names=("ellery", "lund"))
    assert cluster([here, same]) == {"a": "a", "b": "a"}
    nameless = replace(there, names=("sandvik",))
    assert cluster([here, nameless]) == {"a": "a", "b": "a"}
