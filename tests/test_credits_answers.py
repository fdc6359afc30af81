"""Credits as answers: who is named as where it comes from, by whom, in which words."""

from dataclasses import replace

import pytest
from archives import at, by
from wall_corpus import (
    CITED,
    COURIER,
    LEDGER,
    OBSERVER,
    THIRD,
    TIDINGS,
    TODAY,
    WARNED,
    an_archive,
    wall,
)

from bot.as_json import response_json
from bot.desk import Desk
from bot.export import FORMATS
from bot.news import replies
from bot.news.answers.credits import CreditsAnswer, Looked
from bot.news.answers.scope import NoCoverage
from bot.news.markdown import pages
from bot.news.plaintext import plain_text
from bot.news.question import Credits, FreeText, Options
from bot.news.relating import every_related

COURIER_1 = "- Quay Courier · 5 May 2031, 08:00 UTC · Harbour wall cracks in two places"
LEDGER_1 = "- Inlet Ledger · 6 May 2031, 07:00 UTC · A third crack in the harbour wall"


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    with an_archive(tmp_path_factory.mktemp("wall"), wall()) as opened:
        yield opened


@pytest.fixture
def ask(archive):
    def ask(*asked: object, **options: object):
        return Desk(archive).ask(Options(Credits, *asked, **options), TODAY)

    return ask


@pytest.fixture
def said(ask):
    """The lines of a reply, without addresses."""

    def said(*asked: object, **options: object) -> list[str]:
        reply = ask(*asked, **options).reply
        lines = (plain_text([one]) for one in (*reply.head, *reply.items, *reply.foot))
        return [line.partition(" <http")[0].strip() for line in lines]

    return said


def first(answer) -> str:
    return plain_text(replies.compose(answer).head)


def test_who_is_credited_most_comes_first_then_each_with_who_credits_it_in_which_words(said):
    assert said("harbour wall") == [
        (
            "Harbour Tidings is credited most, by 3 outlets, and has no article in this corpus;"
            " 3 of 5 articles on harbour wall credit another outlet."
        ),
        "Harbour Tidings — credited by 3 articles; no article of its own in this corpus:",
        COURIER_1,
        f"“{WARNED}”",
        "- Pier Observer · 5 May 2031, 09:00 UTC · Cracked harbour wall alarms Pellworth",
        f"“{CITED}”",
        LEDGER_1,
        f"“{CITED}”",
        "Quay Courier — credited by 1 article; itself credits Harbour Tidings:",
        LEDGER_1,
        f"“{THIRD}”",
        "Read as harbour wall",
    ]


def test_of_an_outlet_it_is_said_whom_it_credits_and_who_credits_it(said):
    assert said("wall", ("Quay Courier",)) == [
        "Quay Courier credits Harbour Tidings, and is credited by 1 outlet on wall.",
        "Quay Courier — credited by 1 article; itself credits Harbour Tidings:",
        LEDGER_1,
        f"“{THIRD}”",
        "Harbour Tidings — credited by 1 article; no article of its own in this corpus:",
        COURIER_1,
        f"“{WARNED}”",
        "Read as wall · from Quay Courier",
    ]


@pytest.mark.parametrize(
    ("outlets", "line"),
    [
        (
            "Harbour Tidings",
            "Harbour Tidings is credited by 3 outlets, and has no article in this corpus.",
        ),
        ("Quay Courier", "Quay Courier credits Harbour Tidings, and is credited by 1 outlet."),
        (
            "Inlet Ledger",
            "Inlet Ledger credits Harbour Tidings and Quay Courier, and is credited by nobody.",
        ),
        ("Lagoon Monitor", "Lagoon Monitor credits nobody, and is credited by nobody."),
        (
            "Harbour Tidings, Quay Courier",
            (
                "Harbour Tidings is credited most, by 3 outlets, and has no article in this corpus;"
                " 3 of 4 articles credit another outlet."
            ),
        ),
    ],
)
def test_outlets_are_told_over_all_there_is_whether_they_are_here_or_only_credited(
    said, outlets, line
):
    assert said(outlets=tuple(outlets.split(", ")))[0] == line


@pytest.mark.parametrize(
    ("options", "line"),
    [
        (
            {"since": "2031-05-06"},
            (
                "Harbour Tidings and Quay Courier are credited by 1 outlet each;"
                " 1 of 5 articles credits another outlet."
            ),
        ),
        (
            {"excluded": ("Inlet Ledger",)},
            (
                "Harbour Tidings is credited by 2 outlets, and has no article in this corpus;"
                " 2 of 5 articles credit another outlet."
            ),
        ),
        (
            {
                "topic": "https://pierobserver.test/1",
                "until": "2031-05-05",
                "excluded": ("courier",),
            },
            (
                "Harbour Tidings is credited by 1 outlet, and has no article in this corpus,"
                " in the only article on Cracked harbour wall alarms Pellworth."
            ),
        ),
        (
            {"topic": "museum"},
            (
                "Nobody is credited: the only article on museum names no other outlet as where"
                " it comes from."
            ),
        ),
        (
            {"since": "2031-05-07"},
            "Nobody is credited: none of 2 articles names another outlet as where it comes from.",
        ),
        (
            {"topic": "families", "outlets": ("Lagoon Monitor",)},
            "Lagoon Monitor credits nobody, and is credited by nobody on families.",
        ),
    ],
)
def test_days_outlets_and_links_say_which_articles_are_looked_at(said, options, line):
    assert said(**options)[0] == line


@pytest.mark.parametrize("asked", [("zeppelin",), ("", ("CNN",)), ("https://nowhere.test/1",)])
def test_where_there_is_nothing_that_is_said(ask, asked):
    response = ask(*asked)
    assert (response.found, type(response.answer)) == (False, NoCoverage)


def test_a_limit_shows_the_newest_articles_and_says_so(said, ask):
    lines = said("wall", limit=1)
    assert lines[0] == (
        "Harbour Tidings and Quay Courier are credited by 1 outlet each;"
        " 3 of 5 articles on wall credit another outlet."
    )
    assert lines[-2] == "Shown and counted are the newest 1 of 3 articles with credits."
    assert [hit.article.outlet for hit in ask("wall", limit=1).answer.coverage.hits] == [LEDGER]


def test_how_many_were_looked_at_is_said_where_there_are_more(ask):
    answer = ask("wall").answer
    many = replace(answer.coverage.survey, articles=3_000)
    answer = replace(
        answer,
        coverage=replace(answer.coverage, survey=many, hits=answer.coverage.hits[1:]),
        looked=Looked(2_000, 1_200),
    )
    assert [plain_text([line]).strip() for line in replies.compose(answer).foot[:2]] == [
        "Shown and counted are the newest 2 of 1,200 articles with credits.",
        "The newest 2,000 of 3,000 articles were looked at.",
    ]
    assert "; 1,200 of 2,000 articles on wall credit another outlet." in first(answer)


def test_a_text_that_was_only_taken_over_is_one_report(tmp_path):
    text = f"{WARNED} The wall is older than the town, and nobody knows who built it or why."
    later = at(2031, 5, 5, 10)
    copied = (
        by(COURIER, 1, "Harbour wall was known to be weak", at(2031, 5, 5, 8), excerpt=text),
        by(LEDGER, 1, "Harbour wall was known to be weak", later, excerpt=text),
    )
    with an_archive(tmp_path, copied) as opened:
        reply = Desk(opened).ask(Options(Credits, "wall"), TODAY).reply
    head, (_, *rest) = plain_text(reply.head), [plain_text([one]) for one in reply.items]
    assert head.startswith("Harbour Tidings is credited by 1 outlet, and has no article")
    assert [line.partition(" · ")[0] for line in rest[::2]] == [
        "- Quay Courier",
        "- Inlet Ledger (copy)",
    ]


def test_an_origin_that_only_copies_credit_is_one_outlets(ask):
    answer = ask("wall").answer
    origin = answer.origins[0]
    copies = tuple(replace(one, copied=True) for one in origin.by)
    assert (origin.outlets, replace(origin, by=copies).outlets) == (3, 1)


def test_credits_are_in_json_and_in_exports(ask, archive):
    found = response_json(ask("third crack"), 1.0)
    said = [("Quay Courier", THIRD), ("Harbour Tidings", CITED)]
    assert found["credits"] == [
        {"outlet": "Inlet Ledger", "credited": name, "sentence": text,
         "url": "https://inletledger.test/1"}
        for name, text in said
    ]  # fmt: skip
    assert found["articles"][0]["credits"] == [
        {"credited": name, "sentence": text} for name, text in said
    ]
    assert found["question"]["kind"] == "credits"
    selection = Desk(archive).selection(Options(Credits, "third crack"), TODAY)
    _, row = FORMATS["csv"](every_related(selection, archive))
    assert row.endswith("Quay Courier; Harbour Tidings")


def test_the_credits_of_many_go_over_pages(tmp_path):
    many = (
        by(
            LEDGER,
            page,
            f"Harbour wall cracks again in place {page}",
            at(2031, 5, 5, 8, page),
            excerpt=f"A crack in place {page} was seen, the Quay Courier reported.",
        )
        for page in range(30)
    )
    with an_archive(tmp_path, many) as opened:
        response = Desk(opened).ask(Options(Credits), TODAY)
        shown = pages(response.reply)
    assert len(shown) > 2
    assert all("**Quay Courier** is credited by 1 outlet" in page for page in shown)
    assert all(len(page) <= 2_000 for page in shown)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("who does everyone credit for the harbour wall?", "Harbour Tidings is credited most"),
        ("Auf wen beruft sich der Quay Courier?", "Quay Courier credits Harbour Tidings"),
        ("¿a quién cita Pier Observer?", "Pier Observer credits Harbour Tidings"),
        ("на кого посилається Inlet Ledger?", "Inlet Ledger credits Harbour Tidings and"),
    ],
)
def test_they_are_asked_for_in_words_of_four_languages(archive, text, line):
    response = Desk(archive).ask(FreeText(text), TODAY)
    assert isinstance(response.answer, CreditsAnswer)
    assert plain_text(response.reply.head).startswith(line)


def test_whom_an_outlet_credits_is_told_apart_from_who_credits_it(archive):
    response = Desk(archive).ask(FreeText("does the Pier Observer credit Quay Courier?"), TODAY)
    credited = {origin.outlet for origin in response.answer.origins}
    by = {one.hit.article.outlet for origin in response.answer.origins for one in origin.by}
    assert (credited, by) == ({TIDINGS, COURIER}, {COURIER, OBSERVER, LEDGER})
