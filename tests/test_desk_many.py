"""The desk over more articles on one topic than it looks at closely."""

from datetime import UTC, datetime

import pytest
from archives import front_matter, write

from bot.app import Newsdesk
from bot.config import load
from bot.news.markdown import whole
from bot.news.question import Options, Search, Sources, Timeline

NOW = datetime(2031, 6, 1, 12, tzinfo=UTC)
EVERY = 520


def an_entry(number, title):
    outlet = f"outlet{number % 7}.example"
    return {
        "title": title,
        "webUrl": f"https://{outlet}/{number}",
        "publishedDateTime": f"2031-05-{1 + number // 24:02}T{number % 24:02}:00:00Z",
        "provider": {"name": f"Outlet {number % 7}", "domain": outlet},
    }


@pytest.fixture(scope="module")
def flood(tmp_path_factory):
    """One article about the ferry's captain, the oldest, among very many about the ferry."""
    entries = [an_entry(number, f"Ferry aground, part {number}") for number in range(1, EVERY)]
    folder = tmp_path_factory.mktemp("flood")
    first = an_entry(0, "Ferry captain speaks")
    title, url = first.pop("title"), first.pop("webUrl")
    write(folder / "ferry.md", front_matter(title, url, related=entries, **first))
    newsdesk = Newsdesk(load(corpus=[folder], archive=tmp_path_factory.mktemp("archive")))
    yield newsdesk
    newsdesk.close()


def test_of_very_many_articles_as_many_are_shown_as_wanted_and_all_are_counted(flood):
    answer = flood.ask(Options(Search, "ferry", limit=300), NOW).answer
    assert (answer.coverage.survey.articles, len(answer.coverage.hits)) == (EVERY, 300)
    assert len({hit.id for hit in answer.coverage.hits}) == 300


def test_the_one_that_fits_best_is_first_though_it_is_the_oldest(flood):
    answer = flood.ask(Options(Search, "ferry captain"), NOW).answer
    assert [hit.article.title for hit in answer.coverage.hits] == ["Ferry captain speaks"]


def test_a_file_has_every_article_that_is_asked_for(flood):
    reply = flood.ask(Options(Timeline, "ferry", limit=EVERY), NOW).reply
    assert len({line for line in whole(reply).splitlines() if "](<" in line}) == EVERY
    assert "<t:" not in whole(reply)


def test_a_file_says_how_many_it_leaves_out(flood):
    text = whole(flood.ask(Options(Sources, "ferry", limit=50), NOW).reply)
    assert f"50 of {EVERY} articles shown" in text
    assert "1 May 2031, 01:00 UTC" in text


def test_warming_up_changes_no_answer(harbour):
    asked = Options(Search, "bridge")
    before = harbour.desk.ask(asked, NOW)
    harbour.desk.warm_up()
    assert harbour.desk.ask(asked, NOW) == before
