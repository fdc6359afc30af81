"""Answers as JSON: the values behind the keys of the contract."""

import json

import pytest
from conftest import TODAY
from makers import an_article, an_outlet, at, on

from bot.article_json import article_json, document_json, published_json
from bot.as_json import KINDS, response_json
from bot.news.article import Place, Role
from bot.news.coverage import Hit
from bot.news.dates import UNKNOWN
from bot.news.markdown import pages
from bot.news.question import (
    About,
    Compare,
    FreeText,
    Options,
    Question,
    Several,
    Sources,
    Timeline,
    WhoReported,
)
from bot.news.relations import UNRELATED

CONTRACT = {"sources", "timeline", "who_reported", "search", "article", "summary", "figures"} | {
    "credits",
    "compare",
    "outlet",
    "stories",
    "latest",
    "help",
    "why",
    "none",
}


def as_json(newsdesk, asked, today):
    return response_json(newsdesk.ask(asked, today), 1.23456)


def test_an_answer_is_whole(harbour):
    asked = Options(
        WhoReported, "whale", until="2024-06-02", outlets=("Coastline", "Northsea Wire")
    )
    response = harbour.ask(asked, TODAY["harbour"])
    (story,) = {one.id: one for one in response.answer.coverage.relations.stories.values()}.values()
    shared = {"published": "2024-06-02T11:00:00Z", "precision": "minute", "copy_of": None}
    assert response_json(response, 1.23456) == {
        "question": {
            "kind": "who_reported",
            "topic": "whale",
            "outlets": ["coastline.example", "northseawire.example"],
            "excluded_outlets": [],
            "from": None,
            "to": "2024-06-02",
            "url": None,
            "limit": None,
            "reading": "Read as whale · from Coastline and Northsea Wire · until 2 Jun 2024",
        },
        "found": True,
        "reply": pages(response.reply)[0],
        "articles": [
            {
                "title": "Stranded whale in Sandvik bay swims free",
                "url": "https://northseawire.example/2024/06/02/whale-free",
                "outlet": "Northsea Wire",
                "domain": "northseawire.example",
                **shared,
                "credits": [],
                "story": story.id,
                "score": 1.0,
            },
            {
                "title": "Whale strands in Sandvik bay, volunteers keep it wet",
                "url": "https://coastline.example/whale-sandvik",
                "outlet": "Coastline",
                "domain": "coastline.example",
                **shared,
                "credits": [],
                "story": story.id,
                "score": 1.0,
            },
        ],
        "outlets": [
            {
                "name": "Northsea Wire",
                "domain": "northseawire.example",
                "articles": 1,
                "first": "2024-06-02T11:00:00Z",
            },
            {
                "name": "Coastline",
                "domain": "coastline.example",
                "articles": 1,
                "first": "2024-06-02T11:00:00Z",
            },
        ],
        "figures": [],
        "credits": [],
        "stories": [
            {
                "id": story.id,
                "name": story.name,
                "url": story.url,
                "articles": story.articles,
                "outlets": story.outlets,
                "first": "2024-06-02T11:00:00Z",
                "last": "2024-06-02T11:00:00Z",
                "follows": None,
            }
        ],
        "nearest": [],
        "pages": 1,
        "took_ms": 1.23,
    }


def test_it_can_be_written_and_read_back(harbour):
    found = as_json(harbour, FreeText("latest"), TODAY["harbour"])
    assert json.loads(json.dumps(found)) == found


def test_every_kind_of_question_has_a_name_of_the_contract():
    assert set(KINDS) == set(Question.__args__)
    told = {kind: name for kind, name in KINDS.items() if kind is not Several}  # each of them is
    assert set(told.values()) <= CONTRACT


def test_a_comparison_has_the_articles_and_outlets_of_every_side(seeds):
    asked = Options(Compare, outlets=("Reuters", "BI", "Infobae"))
    found = as_json(seeds, asked, TODAY["seeds"])
    assert [one["domain"] for one in found["outlets"]] == found["question"]["outlets"]
    assert [one["domain"] for one in found["articles"]] == [
        "reuters.com",
        *["businessinsider.com"] * 3,
        "infobae.com",
    ]


def test_a_corrected_topic_is_told_as_it_was_understood(seeds):
    found = as_json(seeds, Options(Sources, "claerview"), TODAY["seeds"])
    assert (found["question"]["topic"], found["question"]["reading"]) == (
        "clearview",
        "Read as clearview",
    )


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("sources on the stranded whale in the bay", "stranded whale bay"),
        ('search "stranded whale" bay', 'bay "stranded whale"'),
        ("search whale -tide", "whale -tide"),
        ("search bridge without mentioning the Ellery Herald", 'bridge -"Ellery Herald"'),
        ("search the whale's “night tide”", 'whale "night tide"'),
        ("latest", ""),
    ],
)
def test_a_topic_is_told_as_its_telling_words_with_phrases_and_what_is_left_out(
    harbour, text, topic
):
    assert as_json(harbour, FreeText(text), TODAY["harbour"])["question"]["topic"] == topic


def test_how_many_are_wanted_is_told(harbour):
    found = as_json(harbour, FreeText("last three articles on the bridge"), TODAY["harbour"])
    assert (found["question"]["limit"], len(found["articles"])) == (3, 3)


def test_several_questions_are_told_each_and_the_first_of_them_in_its_place(harbour):
    text = "sources on bridge cracks. Timeline of the whale?"
    found = as_json(harbour, FreeText(text), TODAY["harbour"])
    alone = [
        as_json(harbour, asked, TODAY["harbour"])
        for asked in (Options(Sources, "bridge cracks"), Options(Timeline, "whale"))
    ]
    first, second = (one["question"] for one in alone)
    assert found["question"] == {**first, "questions": [first, second]}
    assert found["articles"] == [*alone[0]["articles"], *alone[1]["articles"]]
    assert found["outlets"] == [*alone[0]["outlets"], *alone[1]["outlets"]]
    assert found["found"] is True


def test_several_questions_find_something_where_one_of_them_does(harbour):
    some = as_json(harbour, FreeText("Sources on zeppelin. Timeline of whale"), TODAY["harbour"])
    none = as_json(harbour, FreeText("Sources on zeppelin. Timeline of xyzzy"), TODAY["harbour"])
    assert (some["found"], none["found"], len(none["question"]["questions"])) == (True, False, 2)


@pytest.mark.parametrize("text", ["hello", "thanks!", "who are you?", "👍"])
def test_small_talk_is_no_kind_of_question(harbour, text):
    found = as_json(harbour, FreeText(text), TODAY["harbour"])
    assert (found["question"]["kind"], found["articles"], found["outlets"]) == ("none", [], [])


def test_about_has_the_outlets_of_the_corpus_and_no_articles(harbour):
    found = as_json(harbour, Options(About), TODAY["harbour"])
    counts = {one["name"]: one["articles"] for one in found["outlets"]}
    assert found["articles"] == []
    assert {name: counts[name] for name in sorted(counts) if name != "outlet unknown"} == {
        "Coastline": 2,
        "Northsea Wire": 2,
        "Sandvik Times": 1,
        "The Ellery Herald": 3,
    }


def test_an_outlet_that_is_not_there_has_no_domain_and_is_told_by_name(seeds):
    found = as_json(seeds, Options(Sources, "clearview", outlets=("Nowhere Post",)), TODAY["seeds"])
    assert (found["found"], found["question"]["outlets"]) == (False, ["Nowhere Post"])
    assert [one["score"] for one in found["nearest"]] == [1.0] * 5


@pytest.mark.parametrize(
    ("published", "text"),
    [
        (at("2031-05-02 10:30"), "2031-05-02T10:30:00Z"),
        (at("2031-05-02 10:30:05"), "2031-05-02T10:30:05Z"),
        (on("2031-05-02"), "2031-05-02"),
        (UNKNOWN, None),
    ],
)
def test_a_time_is_as_exact_as_it_is_known(published, text):
    assert published_json(published) == text


def test_an_article_without_address_and_date_says_so():
    article = an_article(published=UNKNOWN, outlet=an_outlet("Leaflet", None))
    assert article_json(Hit(7, article, 0.5), UNRELATED) == {
        "title": "Ferry runs aground",
        "url": None,
        "outlet": "Leaflet",
        "domain": None,
        "published": None,
        "precision": "unknown",
        "copy_of": None,
        "credits": [],
        "story": None,
        "score": 0.5,
    }


def test_an_exported_article_has_every_address_and_document_once():
    article = an_article(
        url="https://a.example/x",
        addresses=("https://a.example/x", "https://amp.a.example/x"),
        places=(
            Place("one.md", Role.MAIN, 1),
            Place("two.md", Role.RELATED, 9),
            Place("one.md", Role.RELATED, 4),
        ),
        topics=("Sea",),
        quality=0,
    )
    assert document_json(Hit(7, article), UNRELATED) == {
        "ids": [],
        "url": "https://a.example/x",
        "addresses": ["https://a.example/x", "https://amp.a.example/x"],
        "title": "Ferry runs aground",
        "excerpt": "",
        "outlet": "Harbour Gazette",
        "domain": "harbourgazette.example",
        "published": "2031-05-02T10:30:00Z",
        "precision": "minute",
        "topics": ["Sea"],
        "quality": 0,
        "story": None,
        "copy_of": None,
        "credits": [],
        "figures": [],
        "documents": ["one.md", "two.md"],
    }
