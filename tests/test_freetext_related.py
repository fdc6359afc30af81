"""Questions about how articles hang together: credits, stories, why; in four languages."""

import pytest
from conftest import TODAY
from readings import reader, said

SAID = """
credits = credits | who does everyone credit? | who is credited?
credits = do they all credit the same outlet?
credits = where does this come from? | where did they get it from | who is it attributed to?
credits: bridge = bridge credits | credits for the bridge | who do they all cite on the bridge
credits: bridge = where does the bridge story come from? | whose story is the bridge?
credits; from Reuters = who does Reuters credit? | does everyone cite Reuters?
credits; from Reuters = why is Reuters credited?
credits: bridge; from The Ellery Herald = who does the Ellery Herald cite on the bridge?
credits; from The Ellery Herald = which outlets does the Ellery Herald credit
who_reported: Reuters = who credits Reuters? | who cites Reuters? | wer beruft sich auf Reuters?
who_reported: Reuters = ¿quién cita a Reuters? | хто посилається на Reuters?
who_reported: bridge Reuters = who quotes Reuters on the bridge
who_reported = where does that number come from? | who broke the story | who copied whom
figures = which number is right? | do the numbers agree?
figures: bridge = which number is right for the bridge? | do the figures agree on the bridge
sources = are these independent? | are they all copies? | which ones are copies?
sources = is it one report copied?
sources = how many independent reports are there
sources: bridge = how many independent reports on the bridge?
sources: bridge = which outlets does the bridge article cite?
sources: Brücke = unabhängige Berichte über die Brücke

credits = Auf wen berufen sich alle? | wer wird zitiert? | woher haben sie das?
credits = ¿A quién citan todos? | ¿de dónde viene esto? | на кого посилаються? | звідки ця новина?
credits; from The Ellery Herald = auf wen beruft sich der Ellery Herald?
credits; from The Ellery Herald = a quién cita Ellery Herald | на кого посилається Ellery Herald
credits: Brücke; from Northsea Wire = wen zitiert Northsea Wire zur Brücke

stories = stories | the stories, please | which stories are there? | what are the main stories
stories = top stories
stories: bridge = what stories are there on the bridge? | list all stories about the bridge
stories; 2024-05-01..2024-05-31 = what were the big stories in May? | die wichtigsten Themen im Mai
stories; 2024-05-01..2024-05-31 = головні події травня
search: bridge = stories on the bridge | any stories on the bridge?
search: bridge = which stories mention the bridge
search; 2024-05-01..2024-05-31 = stories in May
sources: bridge = how many stories on the bridge
stories = welche Ereignisse gibt es? | ¿qué historias hay? | які події є?
stories: Brücke = welche Ereignisse gibt es zur Brücke?
stories: ballena = qué historias hay sobre la ballena
stories: міст = події про міст

why = why | why? | but why? | why these? | why this answer? | explain this answer | how do you know?
why = why is that a copy? | why are they copies | why are these one story?
why = why are these grouped together
why = why was it the first | why is Reuters first? | why is the Northsea Wire a copy?
why = why is the Herald listed
why = warum? | und warum? | ¿por qué? | ¿y por qué? | чому? | а чому? | woher weißt du das?
why = ¿cómo lo sabes?
why = warum ist Northsea Wire eine Kopie? | por qué es Northsea Wire una copia
why = чому Northsea Wire копія?
why = warum war der Ellery Herald zuerst? | ¿por qué Ellery Herald fue el primero?
why = чому Ellery Herald перший?
why: bridge = why was the Ellery Herald first on the bridge?
why; from Northsea Wire, The Ellery Herald = why is Northsea Wire a copy of the Ellery Herald?
search: ferry late = why is the ferry late?
search: bridge close = why did the bridge close? | why bridge close
search: bridge closed = why was the bridge closed first
search: wurde die Brücke gesperrt = warum wurde die Brücke gesperrt
summary: bridge = explain the bridge

sources: whale & credits: whale = sources and credits on the whale
stories: whale & timeline: whale = what stories are there and timeline of the whale
"""


@pytest.fixture(scope="module")
def read(newsdesks):
    return reader(newsdesks["harbour"], TODAY["harbour"])


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        (text.strip(), read_as)
        for line in SAID.strip().splitlines()
        if line
        for read_as, texts in [line.split(" = ")]
        for text in texts.split("|")
    ],
)
def test_what_is_said_is_read_as_it_is_meant(read, text, read_as):
    assert said(read(text).question) == read_as


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("and the credits?", "credits: bridge"),
        ("who do they credit?", "credits: bridge"),
        ("do they credit Reuters?", "credits: bridge; from Reuters"),
        ("does the Ellery Herald credit Northsea Wire?",
         "credits: bridge; from The Ellery Herald, Northsea Wire"),
        ("and the stories?", "stories: bridge"),
        ("which stories are there?", "stories: bridge"),
        ("why?", "why: bridge"),
        ("and why", "why: bridge"),
        ("why is the Northsea Wire a copy?", "why: bridge"),
        ("why is Northsea Wire a copy of the Ellery Herald?",
         "why: bridge; from Northsea Wire, The Ellery Herald"),
        ("are they independent?", "sources: bridge"),
    ],
)  # fmt: skip
def test_they_go_on_from_the_question_before(read, text, read_as):
    before = read("timeline of the bridge").question
    assert said(read(text, before=before).question) == read_as


@pytest.mark.parametrize(
    "text",
    [
        "Why is the Mayor First in Line for the Bridge?",
        "“why is Reuters first”",
        "who does the mayor's new bridge plan credit union members",
    ],
)
def test_what_only_looks_like_one_is_looked_for(read, text):
    assert said(read(text).question).startswith("search: ")


@pytest.mark.parametrize("text", ["who was: first ferry", "why is: Reuters first ferry"])
def test_none_goes_over_the_end_of_a_clause(read, text):
    assert "ferry" in said(read(text).question)
