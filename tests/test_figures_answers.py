"""Figures on a topic: which sentences are quoted, in what order, and how that is said."""

from datetime import UTC, datetime

import pytest
from archives import a_sighting
from makers import at

from bot.as_json import response_json
from bot.desk import Desk, Response
from bot.news.answers.figures import FiguresAnswer
from bot.news.markdown import pages
from bot.news.question import Figures, FreeText, Options, Search, Several, Wanted

NOW = datetime(2031, 6, 1, 12, tzinfo=UTC)
FIRE = (
    a_sighting(
        "Fire destroys 40 homes in Quayside",
        excerpt="The fire burned 1,200 acres. Smoke could be seen for miles on Sunday.",
        published=at("2031-05-02 10:30"),
        outlet="Quay Gazette",
        addresses=("https://quaygazette.example/fire",),
    ),
    a_sighting(
        "Quayside fire contained",
        excerpt="Two firefighters were hurt. Insurers put the damage of the fire at $38 million.",
        published=at("2031-05-04 09:00"),
        outlet="Tidewater Post",
        addresses=("https://tidewaterpost.example/fire",),
    ),
    a_sighting(
        "Mayor speaks",
        excerpt="The mayor spoke on the harbour in 2031. Everybody listened to the mayor.",
        published=at("2031-05-05 09:00"),
        outlet="Tidewater Post",
        addresses=("https://tidewaterpost.example/mayor",),
    ),
)


@pytest.fixture
def desk(holding):
    return Desk(holding(*FIRE))


def quoted(response: Response) -> list[str]:
    assert isinstance(response.answer, FiguresAnswer)
    return [one.sentence for one in response.answer.quoted]


def test_sentences_that_count_what_is_asked_come_first_and_others_not_at_all(desk):
    response = desk.ask(Options(Figures, "homes fire"), NOW)
    assert quoted(response) == ["Fire destroys 40 homes in Quayside"]
    assert [one.text for one in response.answer.quoted[0].figures] == ["40 homes"]


def test_sentences_that_fit_alike_are_told_with_the_digits_first(desk):
    assert quoted(desk.ask(Options(Figures, "fire"), NOW)) == [
        "Fire destroys 40 homes in Quayside",
        "The fire burned 1,200 acres.",
        "Insurers put the damage of the fire at $38 million.",
    ]


def test_all_figures_are_quoted_where_no_topic_is_asked_about(desk):
    assert set(quoted(desk.ask(Options(Figures), NOW))) == {
        "Fire destroys 40 homes in Quayside",
        "The fire burned 1,200 acres.",
        "Two firefighters were hurt.",
        "Insurers put the damage of the fire at $38 million.",
    }


def test_a_limit_is_on_articles(desk):
    response = desk.ask(Options(Figures, limit=1), NOW)
    assert len({one.hit.id for one in response.answer.quoted}) <= 1
    assert len(response.answer.coverage.hits) == 1


def test_words_that_only_ask_for_a_number_need_not_be_in_an_article(desk):
    response = desk.ask(FreeText("how many homes were destroyed by the fire in total?"), NOW)
    assert quoted(response) == ["Fire destroys 40 homes in Quayside"]


def test_the_wording_has_each_sentence_with_its_figures_outlet_and_time(desk):
    (text,) = pages(desk.ask(Options(Figures, "fire"), NOW).reply)
    assert text == (
        "**3 figures** in 2 articles on *fire*, 2–4 May 2031.\n"
        "- **40 homes** — [Quay Gazette](<https://quaygazette.example/fire>), <t:1935484200:f>\n"
        "  *“Fire destroys 40 homes in Quayside”*\n"
        "- **1,200 acres** — [Quay Gazette](<https://quaygazette.example/fire>), <t:1935484200:f>\n"
        "  *“The fire burned 1,200 acres.”*\n"
        "- **$38 million** — [Tidewater Post](<https://tidewaterpost.example/fire>),"
        " <t:1935651600:f>\n"
        "  *“Insurers put the damage of the fire at $38 million.”*\n"
        "-# Read as *fire*"
    )


def test_articles_without_figures_are_listed_as_such(desk):
    reply = desk.ask(Options(Figures, "mayor"), NOW).reply
    assert "**No figures** in 1 article on *mayor*" in pages(reply)[0]


def test_what_nothing_is_on_is_no_coverage(desk):
    response = desk.ask(Options(Figures, "zeppelin"), NOW)
    assert (response.found, response.reply.head[0].spans[0].text) == (
        False,
        "Nothing in the corpus",
    )


def test_figures_as_json_are_values_with_their_sentences(desk):
    found = response_json(desk.ask(Options(Figures, "damage fire"), NOW), 1.0)
    assert (found["question"]["kind"], found["figures"]) == (
        "figures",
        [
            {
                "value": 38_000_000,
                "unit": "$",
                "what": "",
                "hedge": "",
                "sentence": "Insurers put the damage of the fire at $38 million.",
                "outlet": "Tidewater Post",
                "url": "https://tidewaterpost.example/fire",
            }
        ],
    )
    assert [one["outlet"] for one in found["articles"]] == ["Tidewater Post"]


def test_figures_of_several_questions_are_all_in_json(desk):
    both = Several(questions=(Figures(Wanted("damage fire")), Search(Wanted("mayor"))))
    response = desk.ask(FreeText("how much damage by the fire? and who spoke: mayor?"), NOW)
    assert isinstance(response.question, type(both))
    found = response_json(response, 1.0)
    assert [one["value"] for one in found["figures"]] == [38_000_000]
