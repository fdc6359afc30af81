"""One article as an answer: whom it credits, whose copy it is, the rest of its story."""

import pytest
from wall_corpus import CITED, THIRD, TODAY, an_archive, wall

from bot.desk import Desk
from bot.news.markdown import pages
from bot.news.plaintext import plain_text
from bot.news.question import Options, Piece

MONITOR_1 = "https://lagoonmonitor.test/1"
WALL_1 = (
    "- Harbour wall cracks in two places — Quay Courier, 5 May 2031, 08:00 UTC"
    " · credits Harbour Tidings"
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    with an_archive(tmp_path_factory.mktemp("wall"), wall()) as opened:
        yield opened


@pytest.fixture
def reply(archive):
    return lambda topic: Desk(archive).ask(Options(Piece, topic), TODAY).reply


def lines(found) -> list[str]:
    return [plain_text([one]).partition(" <http")[0].strip() for one in found]


def test_each_outlet_that_it_credits_is_named_with_the_sentence(reply):
    found = lines(reply("https://inletledger.test/1").items)
    assert found[:4] == [
        "Credits Quay Courier:",
        f"“{THIRD}”",
        "Credits Harbour Tidings:",
        f"“{CITED}”",
    ]


def test_a_copy_says_whose_it_is_and_the_original_who_copied_it(reply):
    copy, original = reply("https://inletledger.test/2"), reply(MONITOR_1)
    assert lines(copy.items)[0] == (
        "A copy of an article of Lagoon Monitor, 6 May 2031, 18:00 UTC."
    )
    assert lines(original.items)[0] == "Copied by Inlet Ledger."


def test_the_rest_of_its_story_has_a_page_of_its_own_oldest_first(reply):
    found = reply(MONITOR_1)
    assert lines(found.items)[1:3] == ["The rest of its story, oldest first:", WALL_1]
    assert "its story has 5 articles from 4 outlets, 5–6 May 2031" in lines(found.head)[-1]
    first, second = pages(found)
    assert "cracks in two places" not in first
    assert second.count("\n- ") == 4
    assert "· copy of Lagoon Monitor" in second


def test_an_article_that_stands_alone_has_one_page(reply):
    found = reply("https://lagoonmonitor.test/2")
    assert (len(pages(found)), found.items) == (1, ())
    assert "story" not in plain_text(found.head)
