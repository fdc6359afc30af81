"""Outlets in free text: by name, typo, beginning, part, domain; and words that are none."""

import pytest
from conftest import TODAY
from readings import reader, said


@pytest.fixture(scope="module")
def read(newsdesks):
    return reader(newsdesks["harbour"], TODAY["harbour"])


@pytest.fixture(scope="module")
def read_seeds(newsdesks):
    return reader(newsdesks["seeds"], TODAY["seeds"])


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("anything by Coastline?", "outlet; from Coastline"),
        ("tell me about the ellery herald", "outlet; from The Ellery Herald"),
        ("tell me about the elery herld", "outlet; from The Ellery Herald"),
        ("tell me about the whale in coastline.example", "search: whale; from Coastline"),
        ("coastline.example", "outlet; from Coastline"),
        ("www.coastline.example", "outlet; from Coastline"),
        ("latest from northsea wire", "latest; from Northsea Wire"),
        ("Coastline's latest", "latest; from Coastline"),
        ("Coastline’s whale", "search: whale; from Coastline"),
        ("what did CNN publish?", "outlet; from CNN"),
        ("what did The New York Times publish?", "outlet; from The New York Times"),
        ("timeline of the whale per Northsea Wire", "timeline: whale; from Northsea Wire"),
        ("whale according to the sandvik times", "search: whale; from Sandvik Times"),
        ("profile of the whale times", "outlet; from whale times"),
        ("whale of the 19th century", "search: whale of the 19th century"),
        ("9to5mac", "outlet; from 9to5Mac"),
        ("whale from 9to5Mac", "search: whale; from 9to5Mac"),
        ("latest from 404 Media", "latest; from 404 Media"),
        ("articles from The 19th", "outlet; from The 19th"),
        ("articles from the 19th", "search; 2024-05-19..2024-05-19"),
    ],
)
def test_outlets_are_named(read, text, read_as):
    assert said(read(text).question) == read_as


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("reuters", "outlet; from Reuters"),
        ("clearview, reuters", "search: clearview; from Reuters"),
        ("guardain clearview", "search: clearview; from The Guardian"),
        ("the gaurdian", "outlet; from The Guardian"),
        ("washignton post", "outlet; from The Washington Post"),
        ("the new york tiems", "outlet; from The New York Times"),
        ("wapo", "outlet; from The Washington Post"),
        ("wash post", "outlet; from The Washington Post"),
        ("CBS17 Raleigh", "outlet; from CBS17 Raleigh"),
        ("cbs17", "outlet; from CBS17 Raleigh"),
        ("wbtw", "outlet; from WBTW"),
        ("theguardian.com clearview", "search: clearview; from The Guardian"),
        ("from indian exp", "outlet; from The Indian Express"),
        ("Indian Exp. on clearview", "search: clearview; from The Indian Express"),
        ("World Socialist", "outlet; from World Socialist Web Site"),
        ("latest in The Hill on clearview", "latest: clearview; from The Hill"),
        ("anything in the independent on clearview", "search: clearview; from The Independent"),
        ("clearview in the Telegraph", "search: clearview; from The Telegraph"),
        ("from the Examiner", "outlet; from Washington Examiner"),
        ("Times of India clearview", "search: clearview; from The Times of India"),
        ("Profile Guardian", "outlet; from The Guardian"),
        ("Latest Guardian", "latest; from The Guardian"),
        ("Latest Reuters", "latest; from Reuters"),
        ("Sources Guardian clearview", "sources: clearview; from The Guardian"),
        ("nyt clearview", "search: clearview; from The New York Times"),
        ("futurism clearview", "search: clearview; from Futurism"),
        ("people", "none"),
        ("from People", "outlet; from People"),
        ("from the people", "none"),
        ("GUARDIAN clearview", "search: clearview; from The Guardian"),
        ("clearview per guardian", "search: clearview; from The Guardian"),
        ("clearview as per guardian", "search: clearview; from The Guardian"),
        ("from the socialist", "outlet; from World Socialist Web Site"),
        ("clearview from the washington", "search: clearview; from Washington Examiner"),
        ("from reutrs", "outlet; from Reuters"),
        ("Futurizm clearview", "search: clearview; from Futurism"),
        (
            "from reutrs xqa xqb xqc xqd xqe xqf xqg xqh xqi xqj",
            "search: xqa xqb xqc xqd xqe xqf xqg xqh xqi xqj; from Reuters",
        ),
    ],
)
def test_outlets_of_the_seeds_are_named(read_seeds, text, read_as):
    assert said(read_seeds(text).question) == read_as


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("guardian clearview", "guardian clearview"),
        ("indian exp", "indian exp"),
        ("the Examiner on clearview", "Examiner on clearview"),
        ("examiner clearview", "examiner clearview"),
        ("time on clearview", "time on clearview"),
        ("People on clearview", "People on clearview"),
        ("the sun on the recall", "sun on the recall"),
        ("clearview at the Verge", "clearview at the Verge"),
        ("US soldiers", "US soldiers"),
        ("from web", "web"),
        ("the washington", "washington"),
        ("Socialist on clearview", "Socialist on clearview"),
        ("wflaa clearview", "wflaa clearview"),
        ('"Reuters" clearview', '"Reuters" clearview'),
        ('clearview "from reuters"', 'clearview "from reuters"'),
        ('clearview guardian or "reuters"', 'clearview guardian or "reuters"'),
        ("clearview guardian or", "clearview guardian"),
    ],
)
def test_words_that_may_be_a_name_need_more_to_be_one(read_seeds, text, topic):
    assert said(read_seeds(text).question) == f"search: {topic}"


def test_a_short_abbreviation_needs_capitals_or_a_word_before_it(read_seeds):
    found = [
        said(read_seeds(text).question) for text in ("from bi", "BI on soldiers", "bi soldier")
    ]
    assert found == [
        "outlet; from Business Insider",
        "search: soldiers; from Business Insider",
        "search: soldier; from Business Insider",
    ]


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("compare northsea wire, coastline", "compare; from Northsea Wire, Coastline"),
        ("compair coastline and sandvik times", "compare; from Coastline, Sandvik Times"),
        ("was Coastline earlier than Northsea Wire?", "compare; from Coastline, Northsea Wire"),
        ("who was first, Coastline or Northsea Wire", "compare; from Coastline, Northsea Wire"),
        ("what did Coastline and Northsea Wire publish?", "compare; from Coastline, Northsea Wire"),
        ("Northsea Wire / Coastline", "compare; from Northsea Wire, Coastline"),
        ("Northsea Wire + Coastline", "compare; from Northsea Wire, Coastline"),
        ("diff coastline northsea wire", "compare; from Coastline, Northsea Wire"),
        (
            "whale in Coastline vs the ellery herald",
            "compare: whale; from Coastline, The Ellery Herald",
        ),
        ("sources for the whale from Coastline and CNN", "sources: whale; from Coastline, CNN"),
        ("timeline of the whale, Coastline and CNN", "timeline: whale; from Coastline, CNN"),
    ],
)
def test_outlets_that_are_joined_are_compared_unless_another_kind_is_named(read, text, read_as):
    assert said(read(text).question) == read_as


@pytest.mark.parametrize(
    ("text", "outlets"),
    [
        ("guardian and reuters on clearview", "The Guardian, Reuters"),
        ("guardian/reuters clearview", "The Guardian, Reuters"),
        ("the guardian + reuters on clearview", "The Guardian, Reuters"),
        ("reuters & bbc clearview", "Reuters, BBC"),
        ("reuters and bbc and cnn on clearview", "Reuters, BBC, CNN"),
        ("Business Insider's and Reuters's coverage of clearview", "Business Insider, Reuters"),
        ("who had clearview first, BI or futurism", "Business Insider, Futurism"),
        ("bbc or cnn on clearview", "BBC, CNN"),
    ],
)
def test_a_name_beside_another_is_one_too(read_seeds, text, outlets):
    assert said(read_seeds(text).question) == f"compare: clearview; from {outlets}"


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("Who cites The New York Times?", "who_reported: The New York Times"),
        ("who mentions the guardian", "who_reported: Guardian"),
        ("who credited Reuters with clearview", "who_reported: clearview Reuters"),
        ("which outlets covered Bellingcat", "sources: Bellingcat"),
        ("which outlets covered the Guardian", "sources: Guardian"),
        ("articles mentioning reuters on clearview", "search: clearview Reuters"),
        (
            "Which articles mention both Clearview and the Washington Post",
            "search: Clearview The Washington Post",
        ),
        ("figures quoted by Reuters", "figures; from Reuters"),
        ("who published clearview in the Guardian", "who_reported: clearview; from The Guardian"),
    ],
)
def test_whom_articles_credit_or_cover_is_their_topic(read_seeds, text, read_as):
    assert said(read_seeds(text).question) == read_as
