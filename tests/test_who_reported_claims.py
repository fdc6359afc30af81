"""Who reported a claim: outlets with a sentence that says it, apart from those with its words."""

from datetime import UTC, datetime

from archives import a_sighting
from makers import at

from bot.desk import Desk
from bot.news.markdown import pages
from bot.news.question import Options, WhoReported

NOW = datetime(2031, 6, 1, 12, tzinfo=UTC)
FILLING = " ".join(f"On day {day} the sea was calm and nobody said a word." for day in range(3, 9))


def said(outlet, hour, title, excerpt, body=""):
    return a_sighting(
        title,
        excerpt=excerpt,
        body=body,
        published=at(f"2031-05-02 {hour:02}:00"),
        outlet=outlet,
        addresses=(f"https://{outlet.lower()}.example/osprey",),
    )


EARLY_BUT_SCATTERED = said(
    "Herald",
    8,
    "The Osprey is back in harbour",
    "The captain spoke to nobody.",
    f"He posted a flag. {FILLING} A box of letters burned. {FILLING} Many mothers waited.",
)
IN_A_SENTENCE = said(
    "Courier",
    9,
    "The Osprey after the storm",
    "It is calm again. The captain posted letters to the mothers of his sailors.",
)
IN_THE_HEADLINE = said("Gazette", 10, "Captain posted letters to sailors’ mothers", "It is calm.")


def reply(holding, *sightings, topic="captain posted letters to mothers"):
    response = Desk(holding(*sightings)).ask(Options(WhoReported, topic), NOW)
    return pages(response.reply)[0].splitlines()


def test_who_has_the_words_of_a_claim_in_no_sentence_is_not_said_to_report_it(holding):
    found = reply(holding, EARLY_BUT_SCATTERED, IN_A_SENTENCE, IN_THE_HEADLINE)
    assert found[0].startswith("First in this corpus: **Courier**")
    assert "“The captain posted letters to the mothers of his sailors.”" in found[1]
    assert [line.split("**")[1] for line in found if line.startswith("- +")] == ["Gazette"]
    place = found.index("No sentence of these says all of it:")
    assert "**Herald**" in found[place + 1]


def test_where_no_article_says_all_of_a_claim_those_with_its_words_are_told(holding):
    found = reply(holding, EARLY_BUT_SCATTERED)
    assert found[0] == (
        "**No article here says all of it** in one sentence or two; these have its words, oldest"
        " first."
    )
    assert "**Herald**" in found[2]
    assert "No sentence of these says all of it:" not in found


def test_few_words_are_no_claim(holding):
    found = reply(holding, EARLY_BUT_SCATTERED, IN_A_SENTENCE, topic="letters mothers")
    assert found[0].startswith("First in this corpus: **Herald**")
