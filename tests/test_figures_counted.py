"""What numbers count, what became of it, and numerals that count nothing."""

import pytest
from makers import an_article

from bot.news.figures import figures_in, figures_of
from bot.news.numbers import ends


def found(sentence: str) -> list[tuple[str, str]]:
    return [(figure.text, figure.counted) for figure in figures_in(sentence)]


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("Fishermen saw 36 rival group fighters on Monday.", [
            ("36 rival group fighters", "rival group fighters")]),
        ("For two years Harbour Master Jo Bell slept.", [("two years", "years")]),
        ("It has three local news networks.", [
            ("three local news networks", "local news networks")]),
        ("They hold 66 of the harbour’s boats.", [("66 of the harbour’s boats",
            "harbour’s boats")]),
        ("A 26-Story Tower Fell, At Least 1 Dead", [
            ("26-Story Tower", "Story Tower"), ("At Least 1 Dead", "Dead")]),
        ("It is a five-alarm call and a half-measure.", []),
        ("A six-day swing through 5 U.S. ports.", [
            ("six-day swing", "day swing"), ("5 U.S. ports", "U.S. ports")]),
        ("Job growth of around 181,000 was seen.", [("around 181,000", "")]),
        ("The raid killed at least 49.", [("at least 49", "")]),
        ("Fire kills 3", [("3", "")]),
        ("14 of them died.", [("14", "")]),
        ("Thousands chanted.", [("Thousands", "")]),
        ("The two spoke.", []),
        ("Some 4 in 10 sailors and one in five captains left.", [
            ("Some 4 in 10 sailors", "sailors"), ("one in five captains", "captains")]),
        ("Half a million jobs and 1.5M boats.", [
            ("Half a million jobs", "jobs"), ("1.5M boats", "boats")]),
        ("It is 12km away, 6 km by boat.", [("12km", ""), ("6 km", "km")]),
        ("A crowd of 25,000–30,000 people.", [("25,000–30,000 people", "people")]),
        ("Pay rose from $5 to $7 million.", [("$5 to $7 million", "")]),
        ("It rose from 40 percent on July 14 to 46 percent.", [
            ("40 percent", ""), ("46 percent", "")]),
        ("They paid between $5 and $7 each.", [("between $5 and $7", "")]),
        ("On Friday 12 Marines and 10 decks.", [("12 Marines", "Marines"), (
            "10 decks", "decks")]),
        ("It lists 4 Other Harbours.", [("4 Other Harbours", "Harbours")]),
        ("Alder’s 99 counties voted.", [("99 counties", "counties")]),
        ("Eight of nine states voted.", [("Eight", ""), ("nine states", "states")]),
        ("Up to 11.7 million: report", [("Up to 11.7 million", "")]),
        ("It costs US$5 a day.", [("US$5", "")]),
        ("Two men killed a guard.", [("Two men", "men")]),
    ],
)  # fmt: skip
def test_a_figure_ends_with_the_noun_that_it_counts(sentence, figures):
    assert found(sentence) == figures


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        ("12 people were killed.", "dead"),
        ("12 people on board were feared dead.", "dead"),
        ("12 people died.", "dead"),
        ("12 dead sailors lay there.", "dead"),
        ("The toll rose to 12 people.", "dead"),
        ("the killings of 12 people", "dead"),
        ("Killing 12 people, it sank.", "dead"),
        ("It left 12 people injured.", "hurt"),
        ("12 sailors remain.", ""),
        ("12 men killed a guard.", ""),
        ("Sailors killed 12 days ago.", ""),
        ("12 sailors were missing.", "missing"),
    ],
)
def test_what_became_of_those_counted_is_known(sentence, state):
    assert [figure.state for figure in figures_in(sentence)] == [state]


@pytest.mark.parametrize(
    "sentence",
    [
        "Boeing 737 jets are grounded.",
        "Windows 11 users wait.",
        "Interest in phase 2 trials and type 2 ferries grows.",
        "“13 Hours” is back.",
        "Clues about 2020 campaigns.",
        "7 things to know",
        "She died at 82, he at the age of 84.",
        "A girl 12 years old.",
        "Come at around 10 on Monday.",
        "Call 555-1234 or (212) 555-0199.",
        "A 5-to-4 majority.",
        "A day and half of sitting.",
        "Sign up for our newsletter with 5 stories.",
        "It beat 3 Ferry Lane.",
    ],
)
def test_numerals_that_count_nothing_are_no_figures(sentence):
    assert found(sentence) == []


@pytest.mark.parametrize(
    ("number", "both"),
    [
        ("9,000", (9_000, 9_000)),
        ("1 to 2 million", (1_000_000, 2_000_000)),
        ("$5 and $7 million", (5_000_000, 7_000_000)),
        ("US$5", (5, 5)),
        ("two and a half million", (2_500_000, 2_500_000)),
        ("half a million", (500_000, 500_000)),
        ("half", None),
        ("4 in 10", None),
        ("a third", None),
        ("2 to 3 dozens", None),
        ("three percentage points", (3, 3)),
    ],
)
def test_a_number_has_two_ends_that_are_mostly_one(number, both):
    assert ends(number) == both


def test_a_range_is_no_one_value():
    (figure,) = figures_in("Some 100 to 150 people came.")
    assert (figure.value, figure.hedge, figure.number) == (None, "Some", "100 to 150")


def test_an_article_has_each_figure_once_though_its_excerpt_begins_its_body():
    article = an_article(
        title="Ferry sinks with 40 sailors",
        excerpt="It had 7 decks.",
        body="It had 7 decks. It had 2 funnels.",
    )
    assert [one.text for one in figures_of(article)] == ["40 sailors", "7 decks", "2 funnels"]
