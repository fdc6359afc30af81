import pytest
from hypothesis import given
from hypothesis import strategies as st
from makers import an_outlet

from bot.news.credit_cues import NEAR, Kind
from bot.news.credit_names import Mastheads
from bot.news.credits import LONGEST, MOST_NAMES, Credit, credits_in, origins
from bot.news.outlets import KnownOutlet
from bot.news.text import sentences

OWN = an_outlet("Harbour Gazette", "harbourgazette.example")
MASTHEADS = Mastheads(
    (
        KnownOutlet("Harbour Gazette", ("harbourgazette.example",), ("HaGa",)),
        KnownOutlet("The Northshire Post", ("northshire.example",), ("NoPo",)),
        KnownOutlet("The New York Times", ("times.example",)),
        KnownOutlet("The Times", ("thetimes.example",)),
        KnownOutlet("Coastwire", ("coastwire.example",), ("CW",)),
        KnownOutlet("Tidings", ("tidings.example",)),
        KnownOutlet("The Hill", ("hill.example",)),
        KnownOutlet("Time", ("time.example",)),
        KnownOutlet("The Guardian", ("guardian.example",)),
        KnownOutlet("Bloomberg", ("bloomberg.example",)),
        KnownOutlet("Fox News", ("fox.example",), ("Fox",)),
        KnownOutlet("NBC News", ("nbc.example",), ("NBC",)),
        KnownOutlet("Starlight (Kenya)", ("star.example",), ("The Kenyan Star",)),
        KnownOutlet("Kenyan Star", ("second.example",)),
    )
)


def credits(text: str, title: str = "", body: str = "", own=OWN) -> tuple[Credit, ...]:
    return credits_in(title, text, body, own, MASTHEADS)


def named(text: str, **more: str) -> list[tuple[str, Kind]]:
    """Names and kinds of the sure credits of an excerpt, each once."""
    found = [(one.name, one.kind) for one in credits(text, **more) if one.sure]
    return list(dict.fromkeys(found))


def guessed(text: str) -> list[str]:
    return [one.name for one in credits(text) if not one.sure]


@pytest.mark.parametrize(
    "text",
    [
        "Coastwire reported on Monday that the ferry had sunk.",
        "The ferry had sunk, Coastwire reported.",
        "The ferry had sunk, Coastwire first reported last week.",
        "The pier, as Coastwire has since learned, was closed.",
        "The plan, first reported by Coastwire on Monday, was dropped.",
        "The letter was seen by Coastwire.",
        "The pier was reported on last week by the local newspaper Coastwire.",
        "The pier is closed, according to Coastwire.",
        "The pier is closed, according to a letter from the mayor obtained by Coastwire.",
        "According to a new Coastwire report, the pier is closed.",
        "The pier is closed, per Coastwire.",
        "The mayor resigned, says the agency, citing Coastwire.",
        "“The pier is closed,” wrote Coastwire.",
        "The mayor had known of it, reported the website Coastwire.",
        "Coastwire's Ada Ash reported that the pier is closed.",
        "Coastwire columnist Ada Ash called it a disgrace.",
        "Coastwire, which has seen the letter, says that the pier is closed.",
        "Ada Ash, a columnist for Coastwire, called it a disgrace.",
        "A Coastwire poll found that nobody wanted the pier.",
        "In a Coastwire poll, nobody wanted the pier.",
        "A Coastwire/Seaside University survey shows that nobody wants the pier.",
        "A review by Coastwire of the letters found nothing.",
        "The minister resigned after a report in Coastwire.",
        "Several papers, including Coastwire, have pointed out that the pier is old.",
        "Coastwire: The pier is closed.",
        "Pier Is Closed, Coastwire Reports",
        "Pier is closed: Coastwire",
        "Pier is closed for good - Coastwire",
        "The pier is closed (via Coastwire).",
        "Coastwire Poll Finds That Nobody Wants the Pier",
        "Coastwire's own reporting has often told otherwise, and found nothing.",
        "Coastwire exclusive poll: nobody wants the pier.",
    ],
)
def test_an_outlet_that_says_something_is_credited(text):
    assert named(text) == [("Coastwire", Kind.REPORTED)]


@pytest.mark.parametrize(
    "text",
    [
        "“We shall mend it,” the mayor told Coastwire.",
        "The mayor said in an interview with Coastwire that he would resign.",
        "The mayor spoke to the news agency Coastwire on Monday.",
        "Mayor Tells Coastwire He Is Innocent",
        "In a Coastwire interview the mayor declared himself innocent.",
        "The mayor wrote in a Coastwire op-ed that he was innocent.",
        "The mayor wrote in Coastwire of his innocence.",
        "In a statement to Coastwire, the mayor denied everything.",
    ],
)
def test_an_outlet_that_somebody_says_something_to_is_told(text):
    assert named(text) == [("Coastwire", Kind.TOLD)]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("(Coastwire) – The pier is closed.", "(Coastwire) –"),
        ("(Coastwire): The pier is closed.", "(Coastwire):"),
        ("NORTHSHIRE, May 2 (Coastwire) — The pier is closed.", "NORTHSHIRE, May 2 (Coastwire) —"),
        ("NORTHSHIRE (CW) -- The pier is closed.", "NORTHSHIRE (CW) --"),
    ],
)
def test_a_dateline_credits_the_agency_whose_text_it_is(text, cue):
    (credit,) = credits(text)
    assert (credit.name, credit.kind, credit.cue) == ("Coastwire", Kind.WIRE, cue)


@pytest.mark.parametrize(
    "text",
    [
        "Coastwire dismissed its editor on Monday.",
        "The mayor subscribes to Coastwire and reports to the council.",
        "Coastwire found itself in trouble, they say.",
        "Follow Coastwire on the web for what it reported.",
        "Read more: what Coastwire reported.",
        "Photo: Coastwire reported from the pier.",
        "The pier at night (Ada Ash/Pool via Coastwire).",
        "Coastwire asked the mayor to leave.",
        "The mayor read Coastwire saying nothing.",
        "Coastwire's claims were false.",
        "He owns Coastwire - Ash said so on Monday.",
        "Pier of Coastwire Building Found Rotten",
        "KIDS: Coastwire dismissed its editor.",
        "Coastwire announced that it would close.",
        "Ada Ash, a writer for Coastwire, was arrested.",
        "Coastwire said in a statement that it was sold.",
        "The mayor said that he was tired.",
        "A report was expected.",
        "Send it to coastwire@Coastwire.example, the mayor said.",
        "The mayor told them why Coastwire was sold.",
        "Nobody knew, said Coastwire chairman Bo Birch's lawyers.",
        "The margin of error of the Coastwire poll was three points.",
    ],
)
def test_an_outlet_that_nothing_comes_from_is_not_credited(text):
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Time will tell whether the pier was reported.", []),
        ("Time reported nothing, and the mayor said so.", []),
        ("As the mayor told Time, the pier is old.", ["Time"]),
        ("Time magazine reported that the pier is old.", ["Time"]),
        ("The mayor said it in Time Square, reports say.", []),
        ("It was a busy day on the Hill, said the mayor.", []),
        ("The mayor told The Hill that the pier is old.", ["The Hill"]),
        ("The Hill reported that the pier is old.", ["The Hill"]),
        ("The Hill Street school reported a fire.", []),
        ("The mayor told The Hill Street School that the pier is old.", []),
        ("Michael Bloomberg said that he would run.", []),
        ("Michael Bloomberg will run. Bloomberg said so on Monday.", []),
        ("Bloomberg reported that the pier is old.", ["Bloomberg"]),
        ("But Bloomberg said that the pier is old.", ["Bloomberg"]),
        ("Fox reported that the pier is old.", ["Fox News"]),
        ("The northshire post is a post of old, Coastwire reported.", ["Coastwire"]),
        ("The Northshire post reported a fire.", []),
        ("Fox 5 reported that the pier is old.", []),
        ("Foxes reported missing, says Fox.", ["Fox News"]),
        ("The cw said that the pier is old. Cw reported it.", []),
        ("He said on Monday on NBC's “Meet the Press” on Sunday.", ["NBC News"]),
        ("Speaking on Meet the Press, he denied it.", ["NBC News"]),
        ("He told Meet the Press that he would run.", ["NBC News"]),
    ],
)
def test_names_that_are_also_words_or_people_are_taken_for_outlets_only_where_they_must_be(
    text, found
):
    assert [name for name, _ in named(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Northshire Post is old. The Post reported a fire.", ["The Northshire Post"]),
        ("The Post reported a fire. Others followed The Northshire Post.", ["The Northshire Post"]),
        ("The Post reported a fire.", []),
        ("The Times reported a fire.", []),
        ("The New York Times is old. The Times reported a fire.", ["The New York Times"]),
        ("NYT reported a fire.", ["The New York Times"]),
        ("NY Times reported a fire.", ["The New York Times"]),
        ("The Guardian reported a fire.", ["The Guardian"]),
        ("The Gazette reported a fire.", []),
        ("The Post Office reported a fire. So The Northshire Post had it.", []),
        ("The Northshire Post and the New York Times reported a fire.",
         ["The Northshire Post", "The New York Times"]),
        ("A Northshire Post/Coastwire poll found a fire.", ["The Northshire Post", "Coastwire"]),
    ],
)  # fmt: skip
def test_short_names_stand_for_the_outlet_that_the_article_names_in_full(text, found):
    assert [name for name, _ in named(text)] == found


def test_the_newspaper_is_the_outlet_credited_last():
    text = "Coastwire reported a fire. The newspaper said little. It burnt, the newspaper reported."
    assert [one.sentence for one in credits(text)] == [
        "Coastwire reported a fire.",
        "It burnt, the newspaper reported.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Gazette reported a fire.",
        "“It burns,” the mayor told HaGa.",
        "The Gazette reported a fire.",
        "HARBOUR (Harbour Gazette) - It burns.",
    ],
)
def test_an_outlet_citing_itself_is_no_credit(text):
    assert credits(text) == ()


def test_an_outlet_that_is_not_known_does_not_credit_itself_either():
    own = an_outlet("The Quay Herald", None)
    assert credits("The Quay Herald reported a fire, told the Herald.", own=own) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Quay Herald reported a fire.", ["Quay Herald"]),
        ("It burnt, according to a report on Monday from KQUA.", ["KQUA"]),
        ("It burnt, as the mayor told the Quay Times-Tribune.", ["Quay Times-Tribune"]),
        ("The Quay Herald Building reported a fire.", []),
    ],
)
def test_names_of_the_form_of_a_newspaper_or_a_station_are_sure(text, found):
    assert [name for name, _ in named(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Quaysider reported a fire.", ["Quaysider"]),
        ("It burnt, according to the Quaysider.", ["Quaysider"]),
        ("It burnt, the mayor told Quay Today.", ["Quay Today"]),
        ("(Quaysider) – It burnt.", ["Quaysider"]),
        ("It burnt three times per Week.", []),
        ("Ada Ash reported to Quaysider.", []),
    ],
)
def test_a_name_that_only_stands_where_outlets_do_is_not_sure(text, found):
    assert guessed(text) == found


def test_a_credit_says_sentence_place_and_cue_as_they_are_printed():
    found = credits_in(
        "Pier burns: Coastwire",
        "It burnt. The pier’s end, as Coastwire’s Ada Ash reported, is gone.",
        "Coastwire has more.\nThe CW said: It burnt.",
        OWN,
        MASTHEADS,
    )
    assert found == (
        Credit(
            "Coastwire",
            "Pier burns: Coastwire",
            "title",
            ":",
            written="Coastwire",
        ),
        Credit(
            "Coastwire",
            "The pier’s end, as Coastwire’s Ada Ash reported, is gone.",
            "excerpt",
            "reported",
            written="Coastwire",
        ),
        Credit("Coastwire", "The CW said: It burnt.", "body", "said", written="Coastwire"),
    )


def test_a_quote_that_ends_in_a_mark_is_one_sentence_with_who_said_it():
    asked = "“Is it burning?” Ada Ash, the mayor, told Coastwire."
    assert [one.sentence for one in credits(f"{asked} “No!” Nobody answered.")] == [asked]


def test_origins_are_the_outlets_that_say_something_themselves():
    told = credits("The mayor told Coastwire that it burnt.")
    both = credits("The mayor told Coastwire that it burnt. Coastwire reported more.")
    assert origins(told) == ()
    assert origins(both) == both
    assert origins(credits("HARBOUR (Tidings) - It burnt.")) == ()
    assert len(origins(credits("(Tidings) - It burnt."))) == 1


def test_a_name_is_the_outlets_that_had_it_first():
    assert named("The Kenyan Star reported a fire.") == [("Starlight (Kenya)", Kind.REPORTED)]


def test_a_name_that_two_outlets_share_is_neither():
    assert named("Starlight magazine reported a fire.") == []


WORDS = st.lists(
    st.sampled_from(
        "Coastwire The Post Northshire said reported told ( ) - – : , . “ ” ' ’s according to by in"
        " Gazette Harbour poll Time Fox 5 the newspaper on Monday and / \n".split(" ")
    ),
    max_size=40,
).map(" ".join)


@given(title=WORDS, excerpt=WORDS, body=WORDS)
def test_credits_of_any_text_are_verbatim_and_never_the_own_outlet_and_always_the_same(
    title, excerpt, body
):
    found = credits_in(title, excerpt, body, OWN, MASTHEADS)
    texts = {"title": title, "excerpt": excerpt, "body": body}
    for one in found:
        joined = one.sentence in sentences(texts[one.place]) or one.sentence in texts[one.place]
        assert joined
        assert one.cue in one.sentence
        assert one.name != OWN.name
    assert found == credits_in(title, excerpt, body, OWN, MASTHEADS)


def test_texts_and_lists_without_end_are_read_only_so_far():
    assert credits("", body="The pier. " * (LONGEST // 10) + "Coastwire reported a fire.") == ()
    assert named("Tidings, " * MOST_NAMES + "Coastwire reported a fire.") == []


def test_only_what_is_near_a_name_credits_it():
    assert named("According to the mayor " + "who sat there and " * (NEAR // 16) + "Tidings") == []
