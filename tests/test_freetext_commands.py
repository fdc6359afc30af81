"""Command words: at the edges, in the middle, in headlines, misspelled."""

import pytest
from conftest import TODAY
from makers import TextLexicon
from readings import a_message, reader, said

from bot.news.freetext.kinds import chosen, kind_of, spotted
from bot.news.freetext.message import command_word
from bot.news.question import Search, Wanted


@pytest.fixture(scope="module")
def read(newsdesks):
    return reader(newsdesks["harbour"], TODAY["harbour"])


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("timeline bridge", "timeline: bridge"),
        ("bridge timeline", "timeline: bridge"),
        ("bridge: timeline", "timeline: bridge"),
        ("bridge (timeline)", "timeline: bridge"),
        ("please, bridge timeline", "timeline: bridge"),
        ("can you show me the bridge timeline please", "timeline: bridge"),
        ("I want to know the timeline of the bridge", "timeline: bridge"),
        ("northsea wire timeline", "timeline; from Northsea Wire"),
        ("whale latest", "latest: whale"),
        ("the latest whale", "latest: whale"),
        ("explain bridge corrosion", "summary: bridge corrosion"),
        ("bridge corrosion, explain", "summary: bridge corrosion"),
        ("tell me who covered the bridge", "sources: bridge"),
        ("volunteers pour water who covered it", "sources: volunteers pour water"),
        (
            "volunteers who was first to report poured water",
            "who_reported: volunteers poured water",
        ),
        ("summary of the summary", "summary"),
    ],
)
def test_a_command_stands_at_the_edge_of_a_clause_or_leads_to_the_topic(read, text, read_as):
    assert said(read(text).question) == read_as


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("open the whale", "article: whale"),
        ("hey, open the whale", "article: whale"),
        ("whale, open", "article: whale"),
        ("explain", "summary"),
        ("explain why the bridge was closed", "summary: bridge was closed"),
        ("bridge corrosion explain", "search: bridge corrosion"),
        ("the bridge is open", "search: bridge is open"),
        ("Explain The Cracks In The Sandvik Bridge", "summary: Cracks In The Sandvik Bridge"),
        ("please explain the bridge", "summary: bridge"),
        ("can you explain the bridge", "summary: bridge"),
        ("could you open the whale article", "article: whale"),
    ],
)
def test_some_commands_are_only_where_a_clause_begins(read, text, read_as):
    assert said(read(text).question) == read_as


@pytest.mark.parametrize(
    "text",
    [
        "the bridge timeline changed plans",
        "whale in the latest tide",
        "the harbour report changed",
        "how the bridge timeline slipped by weeks",
        "people who reported cracks fear losses",
        "whale sources say it is dead",
        "Sources say whale is dead",
        "sources close to whale",
        "water sources of the bridge",
        "bridge outlets closed",
        "is the bridge open",
        "Sources for the whale? Is the tunnel open?",
    ],
)
def test_a_command_word_in_the_middle_is_a_word_like_others(read, text):
    question = read(text).question
    last = getattr(question, "questions", (question,))[-1]
    assert isinstance(last, Search)


@pytest.mark.parametrize(
    "text",
    [
        "Whale Strands In Sandvik Bay While Ferry Operators Report Losses",
        "Report Says Bridge Cracks Were Known To Harbour Inspectors",
        "How Ferry Operators Report Losses To Harbour Authority",
        "Cracks Compare Badly In Four Bridge Hangers Says Report",
        "Council Members Give People Time To Cross The Bridge",
        "Bridge Hangers Timeline Slips Weeks",
        "Harbour Authority Publishes Bridge Timeline",
    ],
)
def test_a_headline_commands_nothing_and_names_no_outlet(read, text):
    reading = read(text)
    assert (type(reading.question), reading.question.wanted.outlets) == (Search, ())
    assert reading.plainly is None


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("Sources For The Ellery Harbour Bridge Cracks", "sources: Ellery Harbour Bridge Cracks"),
        ("Timeline Of Whale In The Sandvik Bay Nets", "timeline: Whale In The Sandvik Bay Nets"),
        ("Sources: Whale Strands In Sandvik Bay", "sources: Whale Strands In Sandvik Bay"),
    ],
)
def test_a_command_before_a_headline_is_one(read, text, read_as):
    assert said(read(text).question) == read_as


@pytest.mark.parametrize(
    "title",
    [
        "Whale strands in Sandvik bay, volunteers keep it wet",
        "Whale watching season opens",
        "Inspectors warned of bridge corrosion in 2019",
        "Stranded whale in Sandvik bay swims free",
        "Council debates harbour toll",
    ],
)
def test_the_title_of_an_article_is_all_topic(read, title):
    assert read(title).question == Search(Wanted(title))
    assert read(title.upper(), limit=3).question == Search(Wanted(title.upper(), limit=3))
    assert read(f"  {title}\n").question == Search(Wanted(title))


def test_a_pasted_text_is_all_topic(read):
    text = (
        "The harbour authority closed two lanes. A spokesman said that repairs take six weeks."
        " Traffic is led over the Oldtown tunnel by volunteers of Coastline since May."
    )
    reading = read(text)
    assert reading.plainly is None
    assert reading.question.wanted.outlets == ()
    assert reading.question.wanted.period.open
    assert {"harbour", "Oldtown", "Coastline", "May"} <= set(reading.question.wanted.topic.split())


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("timelnie of the brigde", "timeline: brigde"),
        ("timelien bridge", "timeline: bridge"),
        ("sumary of the bridge", "summary: bridge"),
        ("souces for whale", "sources: whale"),
        ("soruces whale", "sources: whale"),
        ("sauces whale", "sources: whale"),
        ("serach whale", "search: whale"),
        ("latets whale", "latest: whale"),
        ("who frist reported whale", "who_reported: whale"),
        ("hwo reported the whale", "who_reported: whale"),
        ("whcih outlets covered whale", "sources: whale"),
        ("wich outlets covered the whale", "sources: whale"),
        ("fidn whale", "search: whale"),
        ("compair whale", "search: whale"),
        ("1st to report the whale", "who_reported: whale"),
        ("info abt whale", "search: whale"),
        ("latst", "latest"),
        ("sorces", "sources"),
        ("lates", "latest"),
    ],
)
def test_misspelled_command_words_are_put_right(read, text, read_as):
    assert said(read(text).question) == read_as


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("lanes", "search: lanes"),  # near `latest`, no command
        ("boats", "search: boats"),
        ("hangers", "search: hangers"),
        ("wet whale", "search: wet whale"),
        ("tide", "search: tide"),
        ("late whale", "search: late whale"),
        ("lates whale", "search: lates whale"),
        ("ferrys", "search: ferrys"),
    ],
)
def test_words_that_are_near_a_command_and_are_the_corpus_s_own_stay(read, text, read_as):
    assert said(read(text).question) == read_as


ENGLISH = {
    "forms": 1e-4,
    "bow": 2e-5,
    "timelines": 1e-8,
    "sourdes": 1e-7,
    "finite": 1e-6,
    "sumo": 1e-7,
}


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("b4", "before"),
        ("re", "about"),
        ("hoo", "who"),
        ("the", "the"),
        ("timeline", "timeline"),
        ("timelime", "timeline"),
        ("forms", "forms"),  # common English
        ("whst", "what"),
        ("bow", "bow"),  # English too, though `how` is one key away
        ("zzyzx", "zzyzx"),
        ("summry", "summary"),
        ("chronolgoy", "chronology"),
        ("sourdes", "sources"),  # rare English, one key beside
    ],
)
def test_a_command_word_is_put_right_by_its_letters(word, meant):
    assert command_word(word, TextLexicon((), ENGLISH)) == meant


def test_a_word_of_the_corpus_is_no_misspelled_command():
    lexicon = TextLexicon(["A timelime by Frist of the Sourses"])
    for word in ("timelime", "frist", "sourses"):
        assert command_word(word, lexicon) == word


def test_two_edits_away_a_rare_english_word_is_itself():
    plain, rare = TextLexicon(), TextLexicon((), {"chronolgxy": 1e-8})
    assert command_word("chronolgxy", plain) == "chronology"
    assert command_word("chronolgxy", rare) == "chronolgxy"


def test_two_edits_away_a_misspelled_word_of_the_corpus_is_itself():
    lexicon = TextLexicon(["The chronelgxi of the harbour"])
    assert command_word("chronelgxy", lexicon) == "chronelgxy"


def test_the_likeliest_command_names_the_kind(harbour):
    message = a_message(harbour, "whale timeline: who first")
    commands = chosen(message, spotted(message))
    assert [one.phrasing.name for one in commands] == ["who-reported", "timeline"]
    assert kind_of(commands).__name__ == "WhoReported"
    assert kind_of(()) is None
