"""Quantities in a sentence: what was printed, what it counts, what it amounts to."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.news.figures import Figure, figures_in


def texts(sentence: str) -> list[str]:
    return [figure.text for figure in figures_in(sentence)]


def amounts(sentence: str) -> list[tuple[float | int | None, str]]:
    return [(figure.value, figure.unit) for figure in figures_in(sentence)]


def test_a_figure_is_whole_with_its_hedge_what_it_counts_and_its_sentence():
    sentence = "Kestrel made nearly 9,000 facial recognition searches, it said."
    assert list(figures_in(sentence)) == [
        Figure(
            "nearly",
            "9,000",
            "facial recognition searches",
            "nearly 9,000 facial recognition searches",
            sentence,
        )
    ]


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("More than 1.4 million people fled.", ["More than 1.4 million people fled"]),
        ("It raised $38 million from 12 investors.", ["$38 million", "12 investors"]),
        ("The £38m toll rose by 5%.", ["£38m toll", "5%"]),
        ("It cost €5bn, or $ 5 a head.", ["€5bn", "$ 5"]),
        ("About 40 percent of voters stayed.", ["About 40 percent of voters"]),
        ("That is 12.5 per cent.", ["12.5 per cent"]),
        ("At least three soldiers and dozens of civilians fell.", [
            "At least three soldiers", "dozens of civilians"]),
        ("An estimated two thousand homes lost power.", [
            "An estimated two thousand homes"]),
        ("Twenty-five ships sank.", ["Twenty-five ships"]),
        ("Hundreds of thousands of people came.", ["Hundreds of thousands of people"]),
        ("A hundred people came.", ["A hundred people"]),
        ("Several dozen eggs broke.", ["Several dozen eggs"]),
        ("A quarter of homes are dry.", ["A quarter of homes"]),
        ("Half of the voters stayed.", ["Half of the voters"]),
        ("Up to 10,000 other soldiers may come.", ["Up to 10,000 other soldiers"]),
        ("In 1999 over 2000 passengers came.", ["over 2000 passengers"]),
        ("2,024 passengers were aboard.", ["2,024 passengers"]),
        ("A 24-hour strike began.", ["24-hour strike"]),
        ("“7 people died,” he said.", ["7 people died"]),
        ("Bob Miller, 45, saw 3 boats.", ["3 boats"]),
        ("Since March 24, 12 lanes are closed.", ["12 lanes"]),
        ("At 10:30 all 96 hangers held.", ["96 hangers"]),
        ("No. 10 said that 4 ministers resigned.", ["4 ministers"]),
        ("Channel 4 counted 3 deaths.", ["3 deaths"]),
    ],
)  # fmt: skip
def test_quantities_are_found_as_they_were_printed(sentence, figures):
    assert texts(sentence) == figures


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2022 the bridge closed.",
        "The 2022 budget and those of 1999 and 2000.",
        "It opened on 24 March and closed on April 9.",
        "It opened on March 24, 2022.",
        "It opened at 10 a.m. and closed at 5 pm.",
        "It opened at 10:30.",
        "It opened at 9 o'clock GMT.",
        "A 45-year-old man was seen.",
        "Bob Miller, 45, was seen.",
        "A boy, aged 12, was seen.",
        "The G7 met the G20 on COVID-19.",
        "Route 66, Highway 101, Room 5 and Flight 370.",
        "Article 5, Chapter 7, Section 3 and Day 3.",
        "Top 10 songs.",
        "They won 3-1.",
        "Version 3.5.1 came out.",
        "The host is 10.0.0.1, the line 555-1234.",
        "Only one person came.",
        "Some of the people left.",
        "Under 18s may not vote.",
        "The 19th century.",
        "A million-dollar home.",
        "It grew tenfold.",
        "9/11",
        "#24 @24 24/7",
        "7",
        "The answer is 7.",
        "The answer is nine.",
        "",
    ],
)
def test_years_dates_times_ages_and_names_are_no_figures(sentence):
    assert texts(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "amount"),
    [
        ("9,000 people", (9_000, "")),
        ("1.4 million people", (1_400_000, "")),
        ("$38 million", (38_000_000, "$")),
        ("£38m", (38_000_000, "£")),
        ("€5-billion plan", (5_000_000_000, "€")),
        ("¥2 trillion", (2_000_000_000_000, "¥")),
        ("5k people", (5_000, "")),
        ("$5.50", (5.5, "$")),
        ("12.5 per cent", (12.5, "%")),
        ("12 percent", (12, "%")),
        ("5%", (5, "%")),
        ("three soldiers", (3, "")),
        ("nineteen soldiers", (19, "")),
        ("twenty-five soldiers", (25, "")),
        ("two thousand soldiers", (2_000, "")),
        ("five hundred thousand soldiers", (500_000, "")),
        ("one hundred soldiers", (100, "")),
        ("a hundred soldiers", (100, "")),
        ("hundred soldiers", (100, "")),
        ("hundreds of soldiers", (None, "")),
        ("a dozen soldiers", (None, "")),
        ("a third of soldiers", (None, "")),
        ("half of soldiers", (None, "")),
        ("0 soldiers", (0, "")),
    ],
)
def test_a_figure_has_the_number_that_it_amounts_to(sentence, amount):
    assert amounts(sentence) == [amount]


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("Two thirds of the houses burned.", [("Two thirds of the houses", None)]),
        ("He ate two dozen apples.", [("two dozen apples", None)]),
        ("As many as 50 of the 200 men fell.", [("As many as 50", 50), ("200 men", 200)]),
        ("Some 40 US soldiers fell.", [("Some 40 US soldiers", 40)]),
        ("It is 12 m tall.", []),
        ("A Boeing 737 crashed.", []),
        ("She lives at 221 Baker Street.", []),
    ],
)  # fmt: skip
def test_quantities_that_were_once_misread_are_found(sentence, figures):
    assert [(one.text, one.value) for one in figures_in(sentence)] == figures


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Two hundred and fifty ships sank.", 50),
        ("A few hundred people came.", 100),
        ("Between 100 and 150 people came.", 150),
        ("About 100 to 150 people came.", 150),
    ],
)
def test_a_part_of_a_quantity_is_no_figure(sentence, wrong):
    assert wrong not in [figure.value for figure in figures_in(sentence)]


@pytest.mark.parametrize("number", ["$1.2.3 million", "€1.234,56", f"{'9' * 400} people"])
def test_what_is_no_number_amounts_to_nothing(number):
    assert [figure.value for figure in figures_in(f"It cost {number}.")] in ([None], [])


PARTS = (
    "about nearly an estimated more than $ £ 5 12 2022 9,000 1.4 38 one two twenty-five hundred"
    " and thousand million bn m % dozen half third of the people aged , . - / March at 10:30"
).split()


@given(st.text() | st.lists(st.sampled_from(PARTS), max_size=12).map(" ".join))
@example("$5.5.5")
def test_any_sentence_has_figures_that_stand_in_it(sentence):
    for figure in figures_in(sentence):
        assert figure.text in sentence
        assert figure.number in figure.text
        assert figure.counted in figure.text
        assert figure.hedge in figure.text
        assert figure.value is None or 0 <= figure.value < float("inf")


def test_metres_written_together_are_no_millions():
    assert list(figures_in("The tower is 120m tall.")) == []
    assert [one.value for one in figures_in("It cost $120m.")] == [120_000_000]
