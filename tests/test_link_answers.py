"""Links of a message: which are in the corpus, who else covered what they are about, who was first;
and messages of somebody else's, whose coverage is looked for."""

from datetime import UTC, datetime

import pytest
from archives import front_matter, write

from bot.app import Newsdesk
from bot.as_json import response_json
from bot.config import load
from bot.news.markdown import pages
from bot.news.question import Claim, FreeText, Links, Options, Sources, Wanted

NOW = datetime(2031, 6, 1, 12, tzinfo=UTC)
NAMES = "Alder Birch Cedar Dogwood Elm Fir Ginkgo Hazel Ironwood Juniper Karri".split()
NOWHERE = "https://nowhere.example/x"


def an_entry(title, name, published=None, slug=None, **fields):
    domain = f"{name.lower()}news.example"
    slug = slug or "-".join(title.lower().split()[:2])
    when = {"publishedDateTime": published} if published else {}
    provider = {"name": f"{name} News", "domain": domain}
    return {"title": title, "webUrl": f"https://{domain}/{slug}", "provider": provider} | (
        when | fields
    )


def a_file(first, *related):
    url, title = first.pop("webUrl"), first.pop("title")
    return front_matter(title, url, related=related, **first)


@pytest.fixture(scope="module")
def coast(tmp_path_factory):
    """Eleven outlets on a ferry, two on a lighthouse at the same minute, three on a museum without
    dates, one on a tram, whose article has two addresses."""
    ferry = [
        an_entry("Ferry Alma aground", name, f"2031-05-02T{hour:02}:30:00Z")
        for hour, name in enumerate(NAMES, 8)
    ]
    light = [
        an_entry("Lighthouse keeper retires", name, "2031-05-03T10:00:00Z") for name in NAMES[:2]
    ]
    museum = [an_entry("Whaling museum reopens", name) for name in NAMES[:3]]
    tram = an_entry("Tram derails downtown", "Alder", "2031-05-04T09:00:00Z")
    folder = tmp_path_factory.mktemp("coast")
    for number, entries in enumerate((ferry, light, museum)):
        write(folder / f"{number}.md", a_file(*entries))
    write(folder / "tram.md", front_matter(tram["title"], tram["webUrl"],
          "https://cdn.aldernews.example/t/1", publishedDateTime=tram["publishedDateTime"],
          provider=tram["provider"]))  # fmt: skip
    with_archive = load(corpus=[folder], archive=tmp_path_factory.mktemp("archive"))
    newsdesk = Newsdesk(with_archive)
    yield newsdesk
    newsdesk.close()


def asked(newsdesk, *urls):
    return newsdesk.ask(Options(Links, " ".join(urls)), NOW)


def told(newsdesk, *urls):
    return pages(asked(newsdesk, *urls).reply)[0].splitlines()


FERRY, LATE_FERRY = "https://aldernews.example/ferry-alma", "https://karrinews.example/ferry-alma"
LIGHT, MUSEUM = (
    "https://birchnews.example/lighthouse-keeper",
    "https://cedarnews.example/whaling-museum",
)
TRAM = "https://aldernews.example/tram-derails"


def test_a_link_that_was_first_says_who_else_has_it(coast):
    others = ", ".join(f"{name} News" for name in NAMES[1:7])
    assert told(coast, FERRY) == [
        "**This link is in the corpus**.",
        f"- [Ferry Alma aground](<{FERRY}>) — **Alder News**, <t:1935477000:f>",
        f"  11 articles from 11 outlets on it, also from {others} and 4 others.",
        "  It is the first in this corpus.",
    ]


def test_a_link_that_came_later_says_who_was_first(coast):
    assert told(coast, LATE_FERRY)[-1] == (
        "  First in this corpus: **Alder News**, <t:1935477000:f> ·"
        f" [Ferry Alma aground](<{FERRY}>)"
    )


def test_a_tie_for_first_is_told_as_one(coast):
    assert told(coast, LIGHT)[-2:] == [
        "  2 articles from 2 outlets on it, also from Alder News.",
        "  First in this corpus, and their times do not tell which: **Birch News and Alder News**",
    ]


def test_where_no_article_has_a_date_nobody_is_called_first(coast):
    assert told(coast, MUSEUM)[-1] == (
        "  3 articles from 3 outlets on it, also from Alder News and Birch News."
    )


def test_an_article_that_nobody_else_has_says_so(coast):
    assert told(coast, TRAM)[-1] == "  No other outlet here covers it."


def test_two_addresses_of_one_article_are_one_link(coast):
    response = asked(coast, TRAM, "https://cdn.aldernews.example/t/1", f"{TRAM}?utm_source=x")
    assert [link.url for link in response.answer.known] == [TRAM]
    assert pages(response.reply)[0].startswith("**This link is in the corpus**.")


@pytest.mark.parametrize(
    ("urls", "head"),
    [
        ((), "**There is no link to an article in this message**."),
        ((NOWHERE,), "**This link is not in the corpus**."),
        ((NOWHERE, f"{NOWHERE}y"), "**None of these 2 links is in the corpus**."),
        ((NOWHERE, TRAM), "**1 of 2 links is in the corpus**."),
        ((TRAM, NOWHERE, FERRY), "**2 of 3 links are in the corpus**."),
        ((TRAM, FERRY), "**2 of 2 links are in the corpus**."),
    ],
)
def test_the_first_line_counts_the_links(coast, urls, head):
    response = asked(coast, *urls)
    assert pages(response.reply)[0].splitlines()[0] == head
    assert response.found is bool(response.answer.known)


def test_links_that_are_not_known_come_last_under_a_title(coast):
    lines = told(coast, "http://www.nowhere.example/a_(b)?x=1", TRAM, "nowhere.example/c")
    assert lines[0] == "**1 of 3 links is in the corpus**."
    assert lines[-3:] == [
        "**Not in the corpus:**",
        "- [www.nowhere.example/a\\_(b)?x=1](<http://www.nowhere.example/a_%28b%29?x=1>)",
        "- nowhere.example/c",
    ]


def test_links_that_are_all_unknown_need_no_title(coast):
    assert told(coast, NOWHERE, f"{NOWHERE}y")[1:] == [
        "- [nowhere.example/x](<https://nowhere.example/x>)",
        "- [nowhere.example/xy](<https://nowhere.example/xy>)",
    ]


def test_a_very_long_address_is_cut_where_it_is_shown(coast):
    assert told(coast, NOWHERE + "x" * 200)[1].startswith(f"- [nowhere.example/{'x' * 63}…](<")


def test_of_very_many_links_it_says_which_were_looked_up(coast):
    lines = told(coast, *(f"{NOWHERE}{number}" for number in range(13)), TRAM)
    assert lines[:2] == [
        "**None of these 10 links is in the corpus**.",
        "Note: only the first 10 of 14 links were looked up.",
    ]


def test_long_links_are_looked_up_whole(coast):
    long = [f"{NOWHERE}?{number}{'x' * 900}" for number in range(8)]
    response = asked(coast, *long, f"{TRAM}?utm_source={'x' * 3_000}")
    assert (len(response.answer.known), len(response.answer.unknown)) == (1, 8)


def test_links_in_free_text_are_the_same_question(coast):
    text = f"have we got {TRAM} and {NOWHERE}?"
    assert coast.ask(FreeText(text), NOW) == asked(coast, TRAM, NOWHERE)


def test_links_as_json_have_the_articles_and_outlets_of_the_known_ones(coast):
    found = response_json(asked(coast, LIGHT, NOWHERE), 1.0)
    assert {key: found[key] for key in ("question", "found", "nearest", "pages")} == {
        "question": {
            "kind": "article",
            "topic": "",
            "outlets": [],
            "excluded_outlets": [],
            "from": None,
            "to": None,
            "url": None,
            "limit": None,
            "reading": "",
        },
        "found": True,
        "nearest": [],
        "pages": 1,
    }
    assert [one["url"] for one in found["articles"]] == [LIGHT]
    assert found["outlets"] == [
        {"name": f"{name} News", "domain": f"{name.lower()}news.example", "articles": 1}
        | {"first": "2031-05-03T10:00:00Z"}
        for name in NAMES[1::-1]
    ]


def test_links_of_which_none_is_known_are_nothing_in_json_too(coast):
    found = response_json(asked(coast, NOWHERE), 1.0)
    assert (found["found"], found["articles"], found["outlets"]) == (False, [], [])


# Messages of somebody else's


def covered(newsdesk, text):
    response = newsdesk.ask(Claim(text), NOW)
    return response.question, response.found


def test_a_message_is_covered_as_a_whole_where_anything_is(coast):
    text = "Ferry Alma aground. Tram derails downtown."
    assert covered(coast, "Ferry Alma aground!") == (Sources(Wanted("Ferry Alma aground!")), True)
    assert covered(coast, text) == (Sources(Wanted(text)), True)


def test_the_first_sentence_that_anything_covers_is_taken(coast):
    text = "Zeppelins are back in fashion. Bakeries run out of flour. Tram derails downtown. Wow."
    assert covered(coast, text) == (Sources(Wanted("Tram derails downtown.")), True)


def test_a_message_that_nothing_covers_is_nothing_on_all_of_it(coast):
    text = "Zeppelins are back in fashion. Bakeries run out of flour."
    assert covered(coast, text) == (Sources(Wanted(text)), False)


@pytest.mark.parametrize("text", [TRAM, f"Read this: {TRAM} wow", f"{NOWHERE} {TRAM}?amp"])
def test_what_a_link_in_a_message_is_about_counts_where_its_words_find_nothing(coast, text):
    question, found = covered(coast, text)
    assert (question.wanted.url.removesuffix("?amp"), found) == (TRAM, True)


def test_a_link_that_nobody_knows_is_said_to_be_unknown(coast):
    page = pages(coast.ask(Claim(NOWHERE), NOW).reply)[0]
    assert page == "**This link is not in the corpus**."


@pytest.mark.parametrize("text", ["", " \n", "🎉", "<@17>"])
def test_a_message_without_words_is_refused(coast, text):
    response = coast.ask(Claim(text), NOW)
    assert (pages(response.reply), response.reply.refused, response.question) == (
        ("This message has no words to look for.",),
        True,
        None,
    )
