import re
from datetime import UTC, date, datetime

import archives
import pytest
from archives import found_by

from bot.app import open_archive
from bot.config import PROJECT, load
from bot.news.article import Outlet, Role
from bot.news.coverage import DayCount, Order, Selection
from bot.news.dates import Period
from bot.news.topic import read_topic


@pytest.fixture(scope="module")
def seeds(tmp_path_factory):
    settings = load(PROJECT / "config" / "newsdesk.yaml", archive=tmp_path_factory.mktemp("seeds"))
    with open_archive(settings) as archive:
        yield archive


@pytest.fixture(scope="module")
def seed_files():
    return {path.name: path.read_text(encoding="utf-8") for path in (PROJECT / "seeds").iterdir()}


def test_the_seeds_are_counted(seeds):
    holdings = seeds.holdings()
    survey = holdings.survey

    assert (holdings.documents, survey.articles, survey.outlets, survey.undated) == (5, 25, 22, 0)
    assert survey.busiest == DayCount(date(2022, 3, 24), 8)
    assert (survey.first.outlet.name, survey.first.published.at) == (
        "Business Insider",
        datetime(2022, 3, 21, 20, 38, tzinfo=UTC),
    )
    assert (survey.last.outlet.name, survey.last.published.at) == (
        "World Socialist Web Site",
        datetime(2022, 4, 21, 2, 2, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("first", "last", "number"),
    [
        (date(2022, 3, 1), date(2022, 3, 31), 12),
        (date(2022, 4, 1), date(2022, 4, 30), 13),
        (date(2022, 3, 24), date(2022, 3, 24), 8),
    ],
)
def test_the_seeds_are_counted_by_month(seeds, first, last, number):
    assert seeds.survey(Selection(period=Period(first, last))).articles == number


def test_an_article_of_two_seeds_is_one(seeds):
    hits = seeds.articles(Selection(outlets=("wsj.com",)), Order.OLDEST, 9)

    assert [len(hit.article.documents) for hit in hits] == [2]


def test_the_scraped_page_of_the_seeds_is_the_body_of_its_article(seeds):
    day = date(2022, 4, 15)
    insider = Outlet("businessinsider.com", "Business Insider", "businessinsider.com")

    hits = seeds.articles(
        Selection(outlets=(insider.key,), period=Period(day, day)), Order.OLDEST, 9
    )

    assert [(hit.article.outlet, hit.article.url is None) for hit in hits] == [(insider, False)]
    (article,) = [hit.article for hit in hits]
    assert Role.TEXT in {place.role for place in article.places}
    assert article.body.startswith("Ukraine is sending photos of dead Russian soldiers home")


def test_a_topic_of_the_seeds_is_found(seeds):
    topic = read_topic("facial recognition", seeds)

    assert len(found_by(seeds, topic, 1.0, strictly=True)) >= 20


def test_nothing_secret_or_broken_of_the_seeds_is_in_any_file(seeds, seed_files):
    folder = next(path for path in _folder(seeds).iterdir() if path.name.startswith("generation-"))
    blobs = re.findall(r'^secured: "(.+)"$', "\n".join(seed_files.values()), flags=re.MULTILINE)
    pieces = [blob[place : place + 24] for blob in blobs for place in (0, len(blob) // 2)]
    unwanted = [text.encode() for text in (*pieces, "â€")]

    files = [path for path in folder.rglob("*") if path.is_file()]
    held = {path.name: path.read_bytes() for path in files}

    assert len(blobs) == 4
    assert any("â€" in text for text in seed_files.values())
    assert [(name, text) for name in held for text in unwanted if text in held[name]] == []


def _folder(archive):
    """The archive folder of an open archive."""
    (row,) = archive._rows("PRAGMA database_list")
    return archives.Path(row[2]).parent.parent
