"""The desk: what a question is answered with, over small corpora of real files."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from archives import front_matter, write

from bot.app import Newsdesk
from bot.archive.compile import FACTS
from bot.config import load
from bot.desk import Response
from bot.news.markdown import pages
from bot.news.question import (
    Compare,
    FreeText,
    Latest,
    Options,
    Profile,
    Search,
    Sources,
    Summary,
    Timeline,
    WhoReported,
)

NOW = datetime(2031, 6, 1, 12, tzinfo=UTC)
GAZETTE = {"name": "Quay Gazette", "domain": "quaygazette.example"}
POST = {"name": "Tidewater Post", "domain": "tidewaterpost.example"}
OWL = {"name": "The Owl", "domain": "owl.example"}


@pytest.fixture(scope="module")
def corpus_of(tmp_path_factory) -> Callable[..., Newsdesk]:
    def opened(**files: str) -> Newsdesk:
        folder = tmp_path_factory.mktemp("corpus")
        for name, text in files.items():
            write(folder / f"{name}.md", text)
        archive = tmp_path_factory.mktemp("archive")
        return Newsdesk(load(corpus=[folder], archive=archive))

    return opened


def ferry(number: int, provider: dict[str, str], published: str | None, **fields: object) -> str:
    when = {"publishedDateTime": published} if published else {}
    return front_matter(
        f"Ferry runs aground, part {number}",
        f"https://{provider['domain']}/ferry-{number}",
        provider=provider,
        **when,
        **fields,
    )


@pytest.fixture(scope="module")
def ties(corpus_of) -> Newsdesk:
    return corpus_of(
        a=ferry(1, GAZETTE, "2031-05-02T10:30:00Z"),
        b=ferry(2, POST, "2031-05-02"),
        c=ferry(3, OWL, "2031-05-03T08:00:00Z"),
        d=ferry(4, {"name": "Nobody's News", "domain": "nobody.example"}, None),
    )


def firsts(response: Response) -> list[str]:
    return [report.hit.article.outlet.name for report in response.answer.first]


def test_a_day_that_may_hide_an_earlier_minute_ties_for_first(ties):
    response = ties.ask(Options(WhoReported, "ferry"), NOW)
    assert firsts(response) == ["Tidewater Post", "Quay Gazette"]
    assert [report.hit.article.outlet.name for report in response.answer.followers] == [
        "The Owl",
        "Nobody's News",
    ]


@pytest.mark.parametrize(("limit", "shown"), [(1, False), (2, False), (3, True)])
def test_a_limit_cuts_who_followed_and_never_who_was_first(ties, limit, shown):
    response = ties.ask(Options(WhoReported, "ferry", limit=limit), NOW)
    assert firsts(response) == ["Tidewater Post", "Quay Gazette"]
    assert ("The Owl" in pages(response.reply)[0]) is shown
    assert "Nobody's News" not in pages(response.reply)[0]


def test_an_article_without_a_date_is_said_to_be_able_to_be_earlier(ties):
    page = pages(ties.ask(Options(WhoReported, "ferry"), NOW).reply)[0]
    assert "1 article without a date could be earlier." in page


def test_an_exact_article_of_an_outlet_decides_what_a_day_only_one_leaves_open(corpus_of):
    newsdesk = corpus_of(
        a=ferry(1, POST, "2031-05-02"),
        b=ferry(2, POST, "2031-05-02T08:00:00Z"),
        c=ferry(3, GAZETTE, "2031-05-02T10:00:00Z"),
    )
    names = ("tidewater post", "quay gazette")
    compared = newsdesk.ask(Options(Compare, outlets=names), NOW)
    assert firsts(newsdesk.ask(Options(WhoReported, "ferry"), NOW)) == ["Tidewater Post"]
    assert [side.outlet.name for side in compared.answer.earlier] == ["Tidewater Post"]


def test_seconds_decide_no_first(corpus_of):
    newsdesk = corpus_of(
        a=ferry(1, POST, "2031-05-02T08:00:10Z"), b=ferry(2, GAZETTE, "2031-05-02T08:00:50Z")
    )
    names = ["Tidewater Post", "Quay Gazette"]
    assert firsts(newsdesk.ask(Options(WhoReported, "ferry"), NOW)) == names


def test_an_outlet_is_one_report_however_often_it_reports(corpus_of):
    newsdesk = corpus_of(
        a=ferry(1, GAZETTE, "2031-05-02T10:30:00Z"),
        b=ferry(2, GAZETTE, "2031-05-02T11:30:00Z"),
        c=ferry(3, OWL, "2031-05-02T12:00:00Z"),
    )
    answer = newsdesk.ask(Options(WhoReported, "ferry"), NOW).answer
    assert [report.hit.article.url for report in (*answer.first, *answer.followers)] == [
        "https://quaygazette.example/ferry-1",
        "https://owl.example/ferry-3",
    ]


@pytest.fixture(scope="module")
def many(corpus_of) -> Newsdesk:
    related = [
        {
            "title": f"Ferry runs aground, part {number}",
            "webUrl": f"https://{provider['domain']}/ferry-{number}",
            "publishedDateTime": f"2031-05-{1 + number // 24:02}T{number % 24:02}:00:00Z",
            "provider": provider,
        }
        for number in range(260)
        for provider in [(GAZETTE, POST, OWL)[number % 3]]
    ]
    return corpus_of(a=ferry(999, OWL, "2031-05-30T10:30:00Z", related=related))


@pytest.mark.parametrize("kind", [Sources, Timeline, Search, Profile])
def test_what_is_too_much_to_show_is_counted_all_the_same(many, kind):
    outlets = ("owl.example",) if kind is Profile else ()
    limit = 50
    response = many.ask(Options(kind, "" if outlets else "ferry", outlets, limit=limit), NOW)
    every = 87 if outlets else 261
    assert response.answer.coverage.survey.articles == every
    assert f"50 of {every} articles shown" in pages(response.reply)[-1]


def test_every_page_fits_and_none_repeats_an_article(many):
    written = pages(many.ask(Options(Timeline, "ferry", limit=260), NOW).reply)
    links = [part.split(">")[0] for page in written for part in page.split("](<")[1:]]
    assert max(len(page) for page in written) <= 2_000
    assert len(links) == len(set(links)) == 260


def test_the_latest_shows_ten_unless_more_are_asked_for(many):
    ten = many.ask(Options(Latest), NOW).reply
    seven = many.ask(Options(Latest, limit=7), NOW).reply
    assert (len(ten.items), len(seven.items)) == (10, 7)


def test_a_busiest_day_is_named_only_where_there_is_one(ties, many):
    assert "busiest" not in pages(many.ask(Options(Timeline, "ferry"), NOW).reply)[0]
    assert "busiest day 2 May 2031 with 2" in pages(ties.ask(Options(Timeline), NOW).reply)[0]


def test_the_same_question_gets_the_same_answer(many):
    asked = FreeText("search ferry part 17")
    one, other = many.ask(asked, NOW), many.ask(asked, NOW)
    assert one == other
    assert one.answer.coverage.hits[0].article.title == "Ferry runs aground, part 17"


def test_comparing_counts_each_outlet_and_says_who_has_nothing(ties):
    page = pages(ties.ask(Options(Compare, "ferry", ("owl", "Quay Gazette", "CNN")), NOW).reply)[0]
    assert page.startswith("**Quay Gazette was earlier** in this corpus on *ferry*.")
    assert "**CNN**: no article on it here." in page
    alone = pages(ties.ask(Options(Compare, "", ("owl", "CNN")), NOW).reply)[0]
    assert "**CNN**: no article here." in alone


def test_comparing_with_an_outlet_that_has_nothing_says_who_has(ties):
    page = pages(ties.ask(Options(Compare, "ferry", ("owl", "CNN")), NOW).reply)[0]
    assert page.startswith("**Only The Owl** has something here on *ferry*.")


def test_outlets_to_compare_may_be_named_in_the_topic_or_by_option(ties):
    by_option = ties.ask(Options(Compare, "ferry", ("owl", "quay gazette")), NOW)
    by_topic = ties.ask(Options(Compare, "the owl and quay gazette ferry"), NOW)
    mixed = ties.ask(Options(Compare, "ferry quay gazette", ("the owl",)), NOW)
    assert by_option.reply.head == by_topic.reply.head == mixed.reply.head


def test_comparing_three_that_tie_names_them_all(corpus_of):
    newsdesk = corpus_of(
        a=ferry(1, GAZETTE, "2031-05-02"),
        b=ferry(2, POST, "2031-05-02"),
        c=ferry(3, OWL, "2031-05-02"),
    )
    names = ("quay gazette", "tidewater post", "owl")
    page = pages(newsdesk.ask(Options(Compare, outlets=names), NOW).reply)[0]
    first = "**Quay Gazette, Tidewater Post and The Owl may all have been first** in this corpus"
    assert page.startswith(first)


def test_comparing_on_what_nobody_has_is_nothing(ties):
    response = ties.ask(Options(Compare, "penguin", ("owl", "quay gazette")), NOW)
    assert "Nothing in the corpus" in pages(response.reply)[0]


def test_a_damaged_archive_is_compiled_anew_in_the_middle_of_questions(corpus_of):
    newsdesk = corpus_of(a=ferry(1, GAZETTE, "2031-05-02T10:30:00Z"))
    before = newsdesk.ask(Options(Sources, "ferry"), NOW).reply
    for file in newsdesk.settings.archive.rglob(FACTS):
        file.write_bytes(b"not a database" * 1_000)
    newsdesk.archive.close()
    assert newsdesk.ask(Options(Sources, "ferry"), NOW).reply == before


def test_an_empty_corpus_says_that_it_has_nothing(corpus_of):
    newsdesk = corpus_of()
    for kind in (Sources, Timeline, WhoReported, Search, Summary, Latest):
        assert "Nothing in the corpus" in pages(newsdesk.ask(Options(kind), NOW).reply)[0]
    assert "**0 articles** in 0 documents." in pages(newsdesk.ask(FreeText("about"), NOW).reply)[0]


def test_headlines_alone_are_listed_where_there_is_nothing_to_sum_up(ties):
    page = pages(ties.ask(Options(Summary, "ferry"), NOW).reply)[0]
    assert "with headlines only:" in page


def test_a_summary_says_nothing_twice_and_nothing_cut_off(corpus_of):
    said = "The ferry Alma ran aground off Orsk with forty sailors on board."
    newsdesk = corpus_of(
        a=ferry(1, GAZETTE, "2031-05-02T10:30:00Z", excerpt=said),
        b=ferry(2, POST, "2031-05-02T11:30:00Z", excerpt=said.replace("forty", "40")),
        c=ferry(3, OWL, "2031-05-02T12:30:00Z", excerpt="The ferry Alma was built in 1978 and ..."),
        d=ferry(
            4, OWL, "2031-05-02T13:30:00Z", excerpt="Divers found no leak in the ferry's hull."
        ),
    )
    answer = newsdesk.ask(Options(Summary, "ferry"), NOW).answer
    assert [one.sentence for one in answer.said] == [
        said,
        "Divers found no leak in the ferry's hull.",
    ]


def test_a_summary_chooses_what_says_something(corpus_of):
    newsdesk = corpus_of(
        a=ferry(1, GAZETTE, "2031-05-02", excerpt="It is what it is, and so it was what it was."),
        b=ferry(2, POST, "2031-05-02", excerpt="Divers found no leak in the hull of the ferry."),
    )
    said = newsdesk.ask(Options(Summary, limit=2), NOW).answer.said
    assert [one.sentence for one in said] == ["Divers found no leak in the hull of the ferry."]


def test_only_small_words_are_no_topic_that_matches_everything(ties):
    response = ties.ask(Options(Search, "it is the of"), NOW)
    assert "Nothing in the corpus" in pages(response.reply)[0]


def test_a_link_to_an_article_asks_for_its_coverage(ties):
    response = ties.ask(Options(Sources, "http://www.owl.example/ferry-3/?utm_source=x"), NOW)
    assert {hit.article.url for hit in response.answer.coverage.hits} >= {
        "https://owl.example/ferry-3"
    }


def test_how_a_question_was_read_otherwise_than_meant_comes_right_behind_the_answer(ties):
    page = pages(ties.ask(Options(Sources, since="2031-06", until="2031-05"), NOW).reply)[0]
    note = "Note: the dates were the wrong way round and are swapped."
    assert page.splitlines()[1] == note


def test_an_unknown_outlet_that_is_not_wanted_is_told(ties):
    page = pages(ties.ask(Options(Sources, "ferry", excluded=("zzyzx",)), NOW).reply)[0]
    assert "no outlet zzyzx is known here" in page


def test_suggestions_are_outlets_and_headlines_that_will_be_found(ties):
    suggest = ties.desk.suggest
    assert suggest("sources from tide", 5) == ("sources from Tidewater Post",)
    assert suggest("who reported ferry runs agr", 2) == (
        "who reported Ferry runs aground, part 3",
        "who reported Ferry runs aground, part 1",
    )
    assert suggest("ferry ", 1) == ("Ferry runs aground, part 3",)
    assert suggest("f", 5) == ()
    assert suggest("sources ", 5) == ()
    assert suggest("xylophone", 5) == ()
    for text in suggest("ferr", 9):
        assert ties.ask(FreeText(text), NOW).answer.coverage.hits


def test_files_and_folders_of_a_corpus_may_be_named_apart(tmp_path):
    one = write(tmp_path / "x" / "a.md", ferry(1, GAZETTE, None))
    two = write(tmp_path / "y" / "b.md", ferry(2, POST, None))
    newsdesk = Newsdesk(load(corpus=[one, Path(two).parent], archive=tmp_path / "archive"))
    assert newsdesk.archive.holdings().documents == 2
