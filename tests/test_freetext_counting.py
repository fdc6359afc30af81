"""How many articles a message wants, and which words are its topic."""

import pytest
from conftest import TODAY
from makers import TextLexicon
from readings import a_message, reader, said

from bot.news.freetext.message import Use, message_of
from bot.news.freetext.words import counted, topic_of
from bot.news.names import ArchiveNames


@pytest.fixture(scope="module")
def read(newsdesks):
    return reader(newsdesks["harbour"], TODAY["harbour"])


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("last three articles", "latest; 3"),
        ("latest 12 stories on the bridge", "latest: bridge; 12"),
        ("newest one articles", "latest; 1"),
        ("five newest", "latest; 5"),
        ("the five newest", "latest; 5"),
        ("latest 3", "latest; 3"),
        ("latest 3 on the bridge", "latest: bridge; 3"),
        ("3 latest stories about whales", "latest: whales; 3"),
        ("5 newest articles from the ellery herald", "latest; from The Ellery Herald; 5"),
        ("most recent article", "latest; 1"),
        ("the latest story on the bridge", "latest: bridge; 1"),
        ("first article on the bridge", "article: bridge; 1"),
        ("top 5 stories on the whale", "search: whale; 5"),
        ("best three articles about the whale", "search: whale; 3"),
        ("two articles about the bridge", "search: bridge; 2"),
        ("show me 4 reports on cracks", "search: cracks; 4"),
        ("timeline of the bridge, 5 items", "timeline: bridge; 5"),
        ("die drei neuesten Artikel", "latest; 3"),
        ("las tres últimas noticias", "latest; 3"),
    ],
)
def test_so_many_may_be_asked_for(read, text, read_as):
    assert said(read(text).question) == read_as


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("last 0 articles", "search: 0"),
        ("last 99999 reports", "search: 99999"),
        ("96 hangers", "search: 96 hangers"),
        ("40 volunteers", "search: 40 volunteers"),
        ("bridge 40 volunteers", "search: bridge 40 volunteers"),
        ("last three whales", "search: three whales"),
        ('whale "33" articles', 'search: whale "33"'),
        ('latest "3 articles"', 'latest: "3 articles"'),
        ("four hangers", "search: four hangers"),
        ("articles on 4 hangers", "search: 4 hangers"),
        ("flight 93 stories", "search: flight 93"),  # the number of a name
        ("pier 5 timeline", "timeline: pier 5"),
        ("whales, 5 stranded", "search: whales, 5 stranded"),
    ],
)
def test_other_numbers_are_words_of_the_topic(read, text, read_as):
    assert said(read(text).question) == read_as


@pytest.mark.parametrize(
    ("text", "limit", "rank", "taken"),
    [
        ("latest 3", 3, "latest", {0, 1}),
        ("3 latest", 3, "latest", {0, 1}),
        ("3 stories", 3, "", {0}),
        ("top 3 whales", None, "", set()),
        ("newest", None, "newest", set()),
        ("oldest", None, "", set()),
        ("", None, "", set()),
        ("whale latest story", 1, "latest", {1, 2}),
    ],
)
def test_the_words_that_count_are_taken(harbour, text, limit, rank, taken):
    message = a_message(harbour, text)
    assert counted(message) == (limit, rank)
    assert message.taken == dict.fromkeys(taken, Use.COUNT)


def test_words_that_are_taken_already_count_nothing(harbour):
    message = a_message(harbour, "newest article in 3 articles")
    message.take(range(5), Use.DATE)
    assert counted(message) == (None, "")


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("the first responders", "first responders"),
        ("the first climbers", "climbers"),
        ("responders first", "responders"),
        ("first responders and police reports", "first responders and police"),
        ("the vaccine affair", "vaccine"),
        ("the vaccine statement", "vaccine statement"),
        ("police day week", "police day week"),
        ("day week month", ""),
        ('the "week"', '"week"'),
        ("please show me the vaccine now", "vaccine"),
        ("4 the vaccine", "4 the vaccine"),
        ("sources 4 the vaccine", "vaccine"),
        ("the vaccine of the", "vaccine"),
        ("", ""),
    ],
)
def test_words_about_news_and_requests_are_no_topic(harbour, text, topic):
    lexicon = TextLexicon(["First responders came", "A police statement on the vaccine"])
    message = message_of(text, lexicon, ArchiveNames(harbour.archive))
    assert topic_of(message, ()) == topic


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("photos of people", "photos of people"),
        ("news about people of the harbour and the bay", "people of the harbour and the bay"),
        ("of the bridge and", "bridge"),
        ("police uses nets on protesters", "police uses nets on protesters"),
        ("please, photos of people asap", "photos of people"),
        ("I need photos of the whale in the bay please", "photos of the whale in the bay"),
        ("volunteers of the, pls, bay", "volunteers of the bay"),
        ("closing of the bridge by the council report", "closing of the bridge by the council"),
        ("people, teh whale and teh bay", "people whale and bay"),  # misspelled ones tell nothing
        ("sources for the whale and from Coastline", "whale"),
    ],
)
def test_small_words_inside_of_a_topic_stay(read, text, topic):
    assert read(text).question.wanted.topic == topic


def test_what_is_left_out_stands_behind_the_topic(harbour):
    message = a_message(harbour, "whale")
    assert topic_of(message, ("ferry", "ferry operators")) == 'whale -ferry -"ferry operators"'
    message.take([0], Use.COMMAND)
    assert topic_of(message, ("ferry",)) == "-ferry"
