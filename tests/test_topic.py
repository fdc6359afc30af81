import math
from dataclasses import replace

import pytest
from makers import TextLexicon

from bot.news.text import stem
from bot.news.topic import Term, Topic, read_topic

TEXTS = (
    "A ferry left the harbour. It met Orlov at sea.",
    "The ferry sailed again.",
    "Nothing sailed.",
)
ENGLISH = {"ferry": 0.0001, "sailed": 0.5}


def term(word: str, **fields: object) -> Term:
    defaults = {
        "typed": word,
        "word": word,
        "stem": stem(word),
        "weight": 1.0,
        "known": True,
        "required": False,
    }
    return Term(**{**defaults, **fields})


def read_words(text: str, lexicon: TextLexicon) -> list[str]:
    return [one.word for one in read_topic(text, lexicon).terms]


def test_a_topic_is_its_telling_words_and_each_weighs_what_it_tells():
    topic = read_topic("the ferry and the  harbour", TextLexicon(TEXTS, ENGLISH))
    assert topic == Topic(
        "the ferry and the harbour",
        (
            term("ferry", weight=pytest.approx(math.log(203 / (2 + 200 * 0.0001 * 40)))),
            term("harbour", weight=pytest.approx(math.log(203 / 1))),
        ),
        order=("the", "ferry", "and", "the", "harbour"),
    )


def test_a_word_that_every_english_article_has_still_weighs_a_little():
    assert read_topic("sailed", TextLexicon(TEXTS, ENGLISH)).terms == (term("sailed", weight=0.1),)


def test_a_word_that_nobody_knows_weighs_most_and_must_be_there():
    assert read_topic("zeppelin", TextLexicon(TEXTS)).terms == (
        term(
            "zeppelin", weight=pytest.approx(math.log(203 / 0.5)), known=False, required=True
        ),
    )  # fmt: skip


def test_a_word_that_only_english_knows_must_be_there():
    lexicon = TextLexicon(TEXTS, {"lighthouse": 0.00001})
    assert read_topic("lighthouse", lexicon).terms == (
        term(
            "lighthouse",
            weight=pytest.approx(math.log(203 / 0.5)),
            known=False,
            required=True,
        ),
    )


def test_a_name_must_be_there_and_a_word_in_lower_case_need_not():
    topic = read_topic("Orlov harbour", TextLexicon(TEXTS))
    assert [one.required for one in topic.terms] == [True, False]


def test_a_word_that_is_also_written_in_lower_case_is_no_name():
    lexicon = TextLexicon(["They met Bishop there.", "He met a bishop there."])
    assert read_topic("bishop", lexicon).terms[0].required is False


def test_a_name_that_tells_little_beside_the_rest_need_not_be_there():
    lexicon = TextLexicon(["It happened in Orsk."] * 60 + ["In Orsk a dirigible crashed."])
    topic = read_topic("Orsk dirigible", lexicon)
    assert [(one.word, one.required) for one in topic.terms] == [
        ("orsk", False),
        ("dirigible", False),
    ]


def test_a_name_alone_must_be_there_however_little_it_tells():
    lexicon = TextLexicon(["It happened in Orsk."] * 60)
    assert [one.required for one in read_topic("Orsk", lexicon).terms] == [True]


def test_a_number_must_be_there_however_little_it_tells():
    lexicon = TextLexicon(["It happened in 2031."] * 60 + ["In 2031 a dirigible crashed."])
    topic = read_topic("2031 dirigible", lexicon)
    assert [(one.word, one.required) for one in topic.terms] == [
        ("2031", True),
        ("dirigible", False),
    ]


def test_a_small_corpus_lacks_a_word_that_tells_little_and_it_must_be_there_all_the_same():
    lexicon = TextLexicon(["A dirigible crashed."], {"yesterday": 0.01})
    topic = read_topic("yesterday dirigible", lexicon)
    assert [(one.word, one.known, one.required) for one in topic.terms] == [
        ("yesterday", False, True),
        ("dirigible", True, False),
    ]


def test_forms_of_one_word_are_one_term():
    assert read_words("sailing sailed sails", TextLexicon(TEXTS)) == ["sailing"]


def test_only_small_words_make_no_terms():
    topic = read_topic("what about the …", TextLexicon(TEXTS))
    assert topic == Topic("what about the …", (), order=("what", "about", "the"))


def test_a_topic_has_at_most_thirty_two_terms():
    text = " ".join(f"quay{number}" for number in range(40))
    assert read_words(text, TextLexicon()) == [f"quay{number}" for number in range(32)]


def test_a_topic_is_said_back_with_its_corrected_words():
    topic = read_topic("  the feryr in the HARBUOR, feryr", TextLexicon(["ferry harbour"]))
    assert topic.text == "the ferry in the harbour ferry"


def test_only_whole_words_are_corrected_when_a_topic_is_said_back():
    topic = read_topic("feryr feryrman2", TextLexicon(["ferry"]))
    assert topic.text == "ferry feryrman2"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("hàrbuor", "harbour"),
        ("harbuor’s ferry", "harbour ferry"),
        ("the view-point", "the viewpoint"),
        ("view point", "viewpoint"),
        ("ferryharbour", "ferry harbour"),
    ],
)
def test_however_a_corrected_word_was_written_it_is_said_back_corrected(typed, said):
    lexicon = TextLexicon(["The ferry harbour", "viewpoint"])
    assert read_topic(typed, lexicon).text == said


def test_a_long_topic_is_said_back_in_short():
    text = " ".join(f"quay{number}" for number in range(40))
    assert read_topic(text, TextLexicon([text])).text == text[: text.index(" quay18")] + "…"


def test_a_text_that_only_repeats_itself_is_said_back_once():
    lexicon = TextLexicon(["ferry harbour"])
    assert [read_topic("ferry harbour " * times, lexicon).text for times in (3, 4)] == [
        ("ferry harbour " * 3).strip(),
        "ferry harbour",
    ]


def test_a_topic_knows_its_weight_and_the_words_that_the_corpus_lacks():
    topic = Topic(
        "ferry zeppelin",
        (term("ferry", weight=1.5), term("zeppelin", weight=2.25, known=False)),
    )
    assert (topic.weight, topic.unknown) == (3.75, ("zeppelin",))


@pytest.mark.parametrize(("count", "share"), [(0, 1.0), (1, 1.0), (2, 0.75), (4, 0.625)])
def test_the_more_terms_the_smaller_the_share_that_is_enough(count, share):
    assert Topic("", (term("ferry"),) * count).enough == share


def test_a_topic_of_only_its_known_words_leaves_the_others_out():
    topic = Topic("ferry zeppelin", (term("ferry"), term("zeppelin", known=False)))
    assert topic.known == Topic("ferry zeppelin", (term("ferry"),))


COMMON = TextLexicon(
    ["A ferry sank."], {"received": 0.0001, "zeppelin": 0.000009, "ferry": 0.00001}
)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("ferry received sank", ["ferry", "sank"]),
        ("ferry zeppelin received", ["ferry", "zeppelin"]),
        ("ferry xqzw received", ["ferry", "xqzw"]),
        ("ferry received", ["ferry", "received"]),
        ("received", ["received"]),
        ("the", []),
    ],
)
def test_common_english_words_that_the_corpus_lacks_may_go_where_two_others_are_left(text, kept):
    topic = read_topic(text, COMMON)
    assert [one.word for one in topic.without_common(COMMON).terms] == kept


def test_a_topic_may_be_taken_with_its_phrases_as_words_and_with_nothing_left_out():
    topic = read_topic('"ferry harbour" -quay', TextLexicon(["ferry harbour quay"]))
    assert (topic.phrases, topic.without) == ((("ferry", "harbour"),), ((("quay",),),))
    assert topic.loose == replace(topic, phrases=())
    assert topic.with_all == replace(topic, without=())
