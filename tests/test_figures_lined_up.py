"""Figures of several articles: which are one quantity, which cannot all be right, what is said."""

from datetime import UTC, datetime

import pytest
from archives import a_sighting
from makers import an_article, an_outlet, at, on

from bot.desk import Desk
from bot.news.bounds import bounds, is_vague, size
from bot.news.coverage import Hit
from bot.news.dates import UNKNOWN
from bot.news.figures import figures_in, figures_of
from bot.news.lining_up import lined_up
from bot.news.markdown import pages
from bot.news.question import Figures, Options
from bot.news.relations import UNRELATED, Relations, Story
from bot.news.same_quantity import Mention

NOW = datetime(2031, 6, 1, 12, tzinfo=UTC)
WRECK = "Ferry Osprey sinks off Tern Point"
TIMES = ("2031-05-02 10:00", "2031-05-02 11:00", "2031-05-03 09:00")


def story(ident: str) -> Story:
    return Story(ident, WRECK, None, 2, 2)


def hits(*said, times=TIMES, title=WRECK):
    """An article of its own outlet for each text."""
    return [
        Hit(
            number,
            an_article(
                key=f"a{number}",
                title=title,
                excerpt=text,
                outlet=an_outlet(f"Outlet {number}", f"outlet{number}.example"),
                published=at(when) if when else UNKNOWN,
            ),
        )
        for number, (text, when) in enumerate(zip(said, (*times, *times), strict=False))
    ]


def lines(*said, relations=None, **options):
    """The quantities of articles of one story."""
    found = hits(*said, **options)
    known = Relations({hit.id: story("s") for hit in found}) if relations is None else relations
    return lined_up((Mention(hit, one) for hit in found for one in figures_of(hit.article)), known)


def numbers(quantity):
    return [f"{one.figure.hedge} {one.figure.number}".strip() for one in quantity.mentions]


@pytest.mark.parametrize(
    ("first", "second", "what"),
    [
        (
            "Families of nearly 600 Norlander sailors who were killed off Tern Point wait.",
            "Families learned of 582 dead sailors off Tern Point.",
            "dead sailors",
        ),
        (
            "At least 12 people were killed when the Osprey sank.",
            "The Osprey sank, killing 14.",
            "dead people",
        ),
        (
            "Some 40 soldiers were aboard the Osprey.",
            "About 42 troops were aboard the Osprey when it sank.",
            "troops",
        ),
        (
            "Owners of the Osprey put the loss at $2.5 million after it sank.",
            "The owners put the loss of the Osprey at $2.5m.",
            "",
        ),
    ],
)
def test_figures_of_one_noun_state_and_matter_are_one_quantity(first, second, what):
    (quantity,) = lines(first, second)
    assert (quantity.what, len(quantity.mentions)) == (what, 2)


def test_sums_of_one_matter_with_other_nouns_have_none():
    (quantity,) = lines(
        "The Osprey’s owners claim a $2.5 million loss after it sank.",
        "Owners claim $2.5m damages after the Osprey sank.",
    )
    assert quantity.what == ""


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The Osprey sank with 500 people injured.", "The Osprey sank with 500 people dead."),
        ("The Osprey cost $2.5 million to build.", "The Osprey cost 2.5 million euros to build."),
        ("The Osprey held 2 million photos.", "The Osprey cost its owners $2 million."),
        ("The Osprey carried 40 Norlander sailors.", "The Osprey carried 40 Sudlander sailors."),
        ("The Osprey carried 40 sailors.", "The Osprey carried 400 sailors."),
        ("The Osprey carried two sailors.", "The Osprey carried three sailors."),
        ("The Osprey carried 40 sailors.", "The Osprey carried another 40 sailors."),
        ("The Osprey carried 40 sailors.", "The Osprey was expected to carry 40 sailors."),
        ("The Osprey rose by 20 percent.", "The Osprey sank by 50 percent, its owners said."),
        ("The Osprey was at sea for 40 days.", "Weeds grow for 41 days, gardeners say."),
        ("The Osprey carried 40 sailors.", "Bakers sell 40 sailors in sugar each morning."),
        ("A third of sailors on the Osprey left.", "A quarter of sailors on the Osprey left."),
    ],
)
def test_what_speaks_against_one_quantity_keeps_figures_apart(first, second):
    assert lines(first, second, title="Osprey") == ()


def test_figures_of_one_article_are_no_quantity_of_several():
    assert lines("The Osprey carried 40 sailors. The Osprey carried about 40 sailors.") == ()


def test_two_numbers_of_one_article_are_two_quantities():
    said = "The Osprey carried 40 sailors. The Osprey carried 45 sailors in its boats."
    assert [numbers(one) for one in lines(said, "The Osprey carried 40 sailors north.")] == [
        ["40", "40"]
    ]


def test_figures_a_long_time_apart_are_two_quantities():
    said = ("The Osprey carried 40 sailors north.", "The Osprey carried 40 sailors south.")
    assert len(lines(*said)) == 1
    assert len(lines(*said, times=("2031-05-02 10:00", ""))) == 1
    assert lines(*said, times=("2031-05-02 10:00", "2031-09-02 10:00")) == ()


def test_articles_of_other_stories_confirm_but_never_contradict():
    words = "sailors boarded the Osprey at Tern Point harbour"
    apart = Relations({0: story("s"), 1: story("t")})
    assert len(lines(f"Some 40 {words}.", f"Nearly 41 {words}.", relations=apart)) == 1
    assert lines(f"Then 40 {words}.", f"Then 46 {words}.", relations=apart) == ()
    assert lines("Then 40 sailors left.", "The Osprey has 40 sailors.", relations=apart) == ()
    assert len(lines(f"Then 40 {words}.", f"Then 46 {words}.", relations=UNRELATED)) == 1


def test_a_quantity_goes_from_old_to_new_each_article_once():
    (quantity,) = lines(
        "The Osprey sank, killing 14.",
        "The Osprey sank with 12 people dead. At least 12 people were killed on the Osprey.",
        times=("2031-05-03 10:00", "2031-05-02 11:00"),
    )
    assert [one.figure.number for one in quantity.mentions] == ["12", "14"]
    assert quantity.at_odds == ()


@pytest.mark.parametrize(
    ("first", "second", "odd"),
    [
        ("48 boats", "50 boats", ["48", "50"]),
        ("48 boats", "48 boats", []),
        ("nearly 50 boats", "48 boats", []),
        ("at least 45 boats", "50 boats", []),
        ("up to 50 boats", "48 boats", []),
        ("about 45 boats", "50 boats", []),
        ("582 boats", "600 boats", []),
        ("582 boats", "612 boats", ["582", "612"]),
        ("between 40 and 45 boats", "50 boats", ["40 and 45", "50"]),
    ],
)
def test_numbers_that_cannot_both_be_right_are_at_odds_given_their_hedges(first, second, odd):
    (quantity,) = lines(
        f"The Osprey was found by {first} off Tern Point.",
        f"The Osprey was found on Friday by {second} off Tern Point.",
    )
    assert [one.figure.number for one in quantity.at_odds] == odd


@pytest.mark.parametrize(
    ("times", "odd"),
    [
        (("2031-05-02 10:00", "2031-05-02 11:00"), 2),
        (("2031-05-02 10:00", "2031-05-02 20:00"), 0),
        (("2031-05-02 20:00", "2031-05-02 10:00"), 2),
        (("2031-05-02 10:00", "2031-05-09 10:00"), 0),
        (("2031-05-02 10:00", ""), 0),
    ],
)
def test_a_toll_may_grow_within_hours_but_not_shrink_within_a_day(times, odd):
    (quantity,) = lines(
        "The Osprey sank, killing 12.", "The Osprey sank with 15 people dead.", times=times
    )
    assert len(quantity.at_odds) == odd


def test_copies_confirm_nothing():
    said = ("The Osprey carried 40 sailors north.", "The Osprey carried 40 sailors south.")
    found = hits(*said)
    stories = {hit.id: story("s") for hit in found}
    copied = Relations(stories, copies={1: found[0].article})
    (quantity,) = lines(*said, relations=copied)
    assert (quantity.copied, quantity.outlets) == (frozenset({1}), 1)
    (quantity,) = lines(said[0], said[0])
    assert (quantity.copied, quantity.outlets) == (frozenset({1}), 1)
    other = Relations(stories, copies={1: an_article(key="elsewhere")})
    assert lines(*said, relations=other)[0].outlets == 2


@pytest.mark.parametrize(
    ("text", "about", "least", "most"),
    [
        ("40 boats", 40, 40, 40),
        ("more than 40 boats", 40, 40, float("inf")),
        ("fewer than 40 boats", 40, 0, 40),
        ("100 boats", 100, 95, 105),
        ("dozens of boats", 24, 24, 150),
        ("more than a dozen boats", 11, 11, float("inf")),
        ("1 to 2 million boats", 1_500_000, 1_000_000, 2_000_000),
    ],
)
def test_a_figure_may_stand_for_what_its_hedge_and_its_zeros_leave_open(text, about, least, most):
    (figure,) = figures_in(text)
    found = bounds(figure)
    assert (size(figure), found.least, found.most) == (
        about,
        pytest.approx(least, rel=0.051),
        pytest.approx(most, rel=0.051),
    )


def test_a_share_in_words_has_no_size():
    (figure,) = figures_in("a third of boats")
    assert (size(figure), bounds(figure), is_vague(figure)) == (None, None, False)


# What is said


def desk_of(holding, *said, topic="Osprey"):
    sightings = [
        a_sighting(
            f"{WRECK}, {name} has learned",
            excerpt=text,
            published=when,
            outlet=name,
            addresses=(f"https://{name.lower()}.example/osprey",),
        )
        for name, text, when in said
    ]
    (text, *_) = pages(Desk(holding(*sightings)).ask(Options(Figures, topic), NOW).reply)
    return text.splitlines()


def test_the_first_line_is_what_is_counted_and_its_range(holding):
    found = desk_of(
        holding,
        ("Herald", "Families learned of 582 dead sailors on the Osprey.", on("2031-05-01")),
        (
            "Courier",
            "Nearly 600 sailors on the Osprey were killed, families say.",
            on("2031-05-02"),
        ),
    )
    assert found[0] == "**582 to nearly 600 dead sailors** in 2 outlets on *Osprey*, 1–2 May 2031."
    assert found[1:3] == [
        "- **582 dead sailors** — [Herald](<https://herald.example/osprey>), 1 May 2031",
        "  *“Families learned of 582 dead sailors on the Osprey.”*",
    ]


def test_what_cannot_be_right_at_once_comes_first_then_what_stands_alone(holding):
    found = desk_of(
        holding,
        ("Herald", "The Osprey was found by 48 boats. The Osprey has 7 decks.", on("2031-05-02")),
        ("Courier", "The Osprey was found by 53 boats on Friday.", on("2031-05-02")),
    )
    assert found[0].startswith("**48 or 53 boats** in 2 outlets")
    assert [line for line in found if line.endswith(":")] == [
        "These cannot all be right:",
        "Also quoted:",
    ]
    assert found[-3].startswith("- **7 decks** — ")


def test_each_further_quantity_has_a_line_of_its_own(holding):
    found = desk_of(
        holding,
        ("Herald", "The Osprey was found by 48 boats. The Osprey has 7 decks.", on("2031-05-02")),
        (
            "Courier",
            "The Osprey was found by 48 boats. The Osprey has seven decks.",
            on("2031-05-02"),
        ),
        topic="",
    )
    assert [line for line in found if line.endswith(":")] == [
        "**48 boats** in 1 outlet and 1 copy:",
        "**7 decks** in 2 outlets:",
    ]
    assert " · also " in next(line for line in found if line.startswith("- **48 boats**"))


def test_of_a_long_sentence_what_stands_around_its_figure_is_quoted(holding):
    long = "The Osprey " + "slowly " * 60 + "sank with 48 boats " + "around " * 60 + "it."
    found = desk_of(holding, ("Herald", long, on("2031-05-02")))
    quoted = found[2].strip(" *“”")
    assert "48 boats" in quoted
    assert (quoted[0], quoted[-1], len(quoted) < 210) == ("…", "…", True)


def test_many_figures_are_told_in_short_before_all(holding):
    said = "The Osprey has 7 decks. The Osprey has two funnels. The Osprey cost $5 million."
    more = "Nearly 40 sailors run the Osprey."
    found = desk_of(holding, ("Herald", f"{said} {more}", on("2031-05-02")), topic="")
    assert found[1] == "7 decks; nearly 40 sailors; two funnels; $5 million."
    many = " ".join(
        f"The Osprey has {number} red {thing}s."
        for number, thing in enumerate(
            "deck door lamp bell boat flag rope sail sink pump".split(), 20
        )
    )
    found = desk_of(holding, ("Herald", many, on("2031-05-02")), topic="")
    assert found[1].endswith("; 27 red sails; 2 more.")
