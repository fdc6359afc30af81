"""Whether two articles have one text: each rule, and what must never look like a copy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from makers import an_article, an_outlet, at, on

from bot.news.article import NOBODY, Image
from bot.news.copies import Rule, Sameness, same_text
from bot.news.dates import UNKNOWN

COURIER = an_outlet("Courier", "courier.example")
HERALD = an_outlet("Herald", "herald.example")
GAZETTE = an_outlet("Harbour Gazette", "harbourgazette.example")

LEAD = (
    "The night ferry ran onto a sandbank outside the old harbour of Marrow on Friday morning,"
    " and all of its 214 passengers were taken off by lifeboats before noon."
)
SECOND = (
    "The company that owns the ship had been told in March by surveyors that its steering gear"
    " was worn, the harbour office in Marrow wrote in a letter to the town."
)
BODY = f"""{LEAD}

{SECOND}

Divers looked at the hull in the afternoon and found two tears below the engine room, each as long
as a man. Tugs from Ostrand are to pull the ship free with the spring tide on Monday, but the
harbour master doubted that the weather will hold so long.

Fishermen complained that oil had reached the mussel beds south of the pier, where some forty
families earn their living. The town has closed the beach and asked visitors to stay away from it.
"""
OWN_BODY = """We were standing at the pier when the lifeboats came in with the first passengers of
the night ferry, wet and silent, many without shoes. A teacher from Ostrand carried her cat under
her coat. Nobody had told them what had happened, a dozen of them said to this newspaper.

For years the people of Marrow have asked why ships are led so close to the bank, and for years the
office has replied that the channel is deep enough. Our reporters read forty pages of minutes of the
council in which the dredging of the channel was put off from one spring to the next.
"""
HEADLINE = "Night ferry with 214 aboard runs onto sandbank outside the old harbour of Marrow"
OTHER_HEADLINE = "All safe after ferry hits bank near Marrow"


def one(**fields: object):
    return an_article(**{"key": "courier.example/1", "outlet": COURIER, **fields})


def two(**fields: object):
    return an_article(**{"key": "herald.example/2", "outlet": HERALD, **fields})


def both(first, second) -> Sameness | None:
    """What is found, after seeing that the order says nothing."""
    found = same_text(first, second)
    assert found == same_text(second, first)
    return found


# Bodies


def test_a_body_under_two_mastheads_is_one_text():
    found = both(one(title=HEADLINE, body=BODY), two(title=OTHER_HEADLINE, body=BODY))
    assert found
    assert (found.rule, found.share, found.sure) == (Rule.BODY, 1.0, True)
    assert found.shared.rstrip("…") in LEAD + " " + BODY.replace("\n", " ")


def test_a_body_that_was_cut_after_the_first_paragraphs_is_a_copy():
    short = "\n".join(BODY.split("\n")[:6])
    found = both(one(title=HEADLINE, body=BODY), two(title=OTHER_HEADLINE, body=short))
    assert found
    assert found.rule is Rule.BODY


def test_two_reports_of_the_same_event_in_own_words_are_no_copies():
    assert not both(one(title=HEADLINE, body=BODY), two(title=HEADLINE, body=OWN_BODY))


def test_the_same_statement_quoted_at_length_makes_no_copy():
    speech = (
        "“We have known this bank since our grandfathers' days, and we have warned every captain"
        " who came here by night that the lights on the northern side cannot be trusted. Nobody"
        " listened to us, nobody wrote down what we told them, and now forty families wait for the"
        " oil to go away,” the speaker of the fishermen told reporters at the pier on Friday.\n"
    )
    assert not both(
        one(title=HEADLINE, body=speech + OWN_BODY), two(title=OTHER_HEADLINE, body=BODY + speech)
    )


def test_a_long_page_that_has_a_short_report_somewhere_inside_is_none_of_it():
    paragraphs = [
        f"Word {n} of the evening came from village number {n} on the coast, where the people of"
        f" house {n} had seen {n} lamps and {n + 1} boats go by between dusk and dawn of that day."
        for n in range(60)
    ]
    live = "\n".join([*paragraphs[:30], BODY, *paragraphs[30:]])
    assert not both(one(title=HEADLINE, body=live), two(title=OTHER_HEADLINE, body=BODY))


def test_a_form_that_is_filled_with_other_numbers_is_another_text():
    form = (
        "The {0} company said on Tuesday that it had earned {1} million crowns in its second"
        " quarter. On a per-share basis it said it had net income of {2} crowns. The results went"
        " beyond what was expected, the average estimate of the analysts who were asked was for"
        " earnings of {3} crowns per share. The company posted revenue of {4} million crowns in"
        " the period, which was more than the {5} million crowns that had been forecast by them."
    )
    first = form.format("Ostrand shipping", 12, "1.10", "1.02", 140, 133)
    second = form.format("Marrow canning", 31, "0.40", "0.37", 290, 281)
    assert not both(
        one(title="Quarter goes well for company", body=first),
        two(title="Quarter goes well for company", body=second),
    )


def test_half_of_a_body_is_enough_only_under_headlines_that_share_something():
    half = "\n".join(BODY.split("\n")[:4])
    mixed = half + OWN_BODY.replace("\n", " ")
    titled = one(title=HEADLINE, body=BODY)
    assert not both(titled, two(title="What the council knew", body=mixed.split(" Our ")[0]))


def test_a_text_that_comes_again_after_months_is_not_looked_at():
    later = two(title=HEADLINE, body=BODY, published=at("2031-09-02 10:30"))
    assert not both(one(title=HEADLINE, body=BODY), later)


# Excerpts


def test_an_excerpt_under_two_mastheads_is_one_text():
    assert both(one(title=HEADLINE, excerpt=LEAD), two(title=OTHER_HEADLINE, excerpt=LEAD)) == (
        Sameness(Rule.EXCERPT, 1.0, LEAD)
    )


def test_an_excerpt_that_is_cut_shorter_is_the_same_text():
    cut = " ".join(f"{LEAD} {SECOND}".split()[:40]) + "…"
    found = both(
        one(title=HEADLINE, excerpt=f"{LEAD} {SECOND}"), two(title=OTHER_HEADLINE, excerpt=cut)
    )
    assert found
    assert found.sure


def test_an_excerpt_that_stands_in_the_others_body_is_one_text():
    found = both(one(title=HEADLINE, body=BODY), two(title=OTHER_HEADLINE, excerpt=SECOND))
    assert found
    assert found.rule is Rule.EXCERPT
    assert not both(one(title=HEADLINE, body=OWN_BODY), two(title="Ferry", excerpt=SECOND))


def test_a_short_body_is_like_an_excerpt():
    assert both(one(title=HEADLINE, body=LEAD), two(title=OTHER_HEADLINE, excerpt=LEAD)) == (
        Sameness(Rule.EXCERPT, 1.0, LEAD)
    )


def test_excerpts_tell_where_only_one_has_a_body():
    first = one(title=HEADLINE, excerpt=LEAD, body=OWN_BODY)
    assert both(first, two(title=OTHER_HEADLINE, excerpt=LEAD)) == (
        Sameness(Rule.EXCERPT, 1.0, LEAD)
    )


def test_one_sentence_that_goes_on_in_own_words_is_only_probably_taken_over():
    own = " Our reporter had watched the ship leave the pier of Ostrand with lights on both sides."
    short = "The night ferry ran onto a sandbank outside the old harbour of Marrow on Friday."
    found = both(one(title=HEADLINE, excerpt=short), two(title=OTHER_HEADLINE, excerpt=short + own))
    assert found
    assert not found.sure


def test_a_mark_before_the_text_does_not_matter():
    marked = one(title=HEADLINE, excerpt=f"MARROW, May 2 (Coastwire) — {LEAD}")
    assert both(marked, two(title=OTHER_HEADLINE, excerpt=LEAD)) == (
        Sameness(Rule.EXCERPT, 1.0, LEAD)
    )


def test_under_one_agencys_mark_less_is_enough():
    first = f"MARROW (Coastwire) — {LEAD} Nobody was hurt, which the harbour office called luck."
    second = (
        "MARROW (Coastwire) - All of its 214 passengers were taken off by lifeboats before noon"
        " when a ship met a bank. What becomes of her is to be settled by the owners at a meeting."
    )
    assert both(one(title=HEADLINE, excerpt=first), two(title=HEADLINE, excerpt=second))
    unmarked = (text.partition(" (Coastwire) ")[2][2:] for text in (first, second))
    first, second = unmarked
    assert not both(one(title="Ferry safe", excerpt=first), two(title="Ferry", excerpt=second))


STATEMENT = (
    "“We have told them so for years, and nobody wanted to hear it. Now we shall have to pay"
    " for what others did not do,” the mayor of Marrow said on Friday."
)
CAPTION = (
    "The night ferry lies at the pier of Ostrand on the first day of the summer season in this"
    " picture that was taken from the town's old lighthouse."
)
SIGN_UP = "Sign up for our newsletter and get the news of the coast to your inbox every morning."


@pytest.mark.parametrize(
    "shared",
    [
        STATEMENT,
        SIGN_UP,
        f"FILE - {CAPTION}",
        f"{CAPTION} (Jo Lind/Coastwire via AP)",
        "Nobody was hurt when the ferry ran aground.",
    ],
)
def test_speech_captions_and_short_teasers_make_no_copy(shared):
    assert not both(one(title=HEADLINE, excerpt=shared), two(title=OTHER_HEADLINE, excerpt=shared))


def test_the_same_event_in_nearly_the_same_words_is_no_copy():
    other = (
        "A night ferry has run onto a bank near the harbour of Marrow early on Friday; its 214"
        " passengers were all brought ashore by the lifeboats in the course of the morning."
    )
    assert not both(one(title=HEADLINE, excerpt=LEAD), two(title=OTHER_HEADLINE, excerpt=other))


def test_excerpts_are_compared_within_days():
    first = one(title=HEADLINE, excerpt=LEAD)
    assert not both(first, two(title=HEADLINE, excerpt=LEAD, published=at("2031-05-09 10:00")))
    assert both(first, two(title=HEADLINE, excerpt=LEAD, published=on("2031-05-04")))


def test_without_a_date_or_a_word_in_common_above_two_sentences_are_needed():
    first = one(title=HEADLINE, excerpt=LEAD, published=UNKNOWN)
    assert not both(first, two(title=HEADLINE, excerpt=LEAD))
    long = one(title=HEADLINE, excerpt=f"{LEAD} {SECOND}", published=UNKNOWN)
    assert both(long, two(title=HEADLINE, excerpt=f"{LEAD} {SECOND}"))
    assert both(long, two(title="Our picture of Monday", excerpt=f"{LEAD} {SECOND}"))
    assert not both(
        one(title=HEADLINE, excerpt=LEAD), two(title="Our picture of Monday", excerpt=LEAD)
    )


# Headlines


@pytest.mark.parametrize(
    "written",
    [
        HEADLINE,
        HEADLINE.upper(),
        f"UPDATE 2-{HEADLINE}",
        f"WATCH: {HEADLINE} (Video)",
        f"{HEADLINE} -- 2nd Update",
        f"{HEADLINE} | Herald",
        f"{HEADLINE} - herald.example",
        "Night ferry with 214 aboard runs onto sandbank outside the old harbour ...",
        f"{HEADLINE}, owners say",
        HEADLINE.replace("the old", "old"),
        HEADLINE.replace("sandbank", "wide sandbank"),
    ],
)
def test_a_long_headline_is_hardly_written_twice(written):
    found = both(one(title=HEADLINE), two(title=written))
    assert found
    assert found.rule is Rule.TITLE
    assert found.sure


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ferry runs aground outside harbour", "Ferry runs aground outside harbour"),
        (HEADLINE, HEADLINE.replace("214", "241")),
        (HEADLINE, HEADLINE.replace("Night", "Second night")),
        (
            "Night ferry with 214 aboard runs onto sandbank outside Mar ...",
            "Night ferry with 214 aboard runs onto sandbank outside the harbour of old Ostrand",
        ),
        ("Night ferry runs onto sandbank outside the old ...", "Night ferry runs onto sandbank"),
        (
            "Captain of the long night ferry, known along the coast, dies at 74",
            "Captain of the long night ferry, known along the coast, dies at 74",
        ),
        (
            "Live updates: night ferry with 214 aboard runs onto sandbank outside the harbour",
            "Live updates: night ferry with 214 aboard runs onto sandbank outside the harbour",
        ),
        (
            "Morning briefing: storm warning, ferry strike, mussel prices, harbour dues, council",
            "Morning briefing: storm warning, ferry strike, mussel prices, harbour dues, council",
        ),
        (HEADLINE, "Passengers of the night ferry ask harbour of Marrow who is going to pay them"),
    ],
)
def test_what_anybody_writes_and_other_headlines_prove_nothing(first, second):
    assert not both(one(title=first), two(title=second))


def test_headlines_are_compared_within_two_days():
    first = one(title=HEADLINE)
    assert both(first, two(title=HEADLINE, published=on("2031-05-04")))
    assert not both(first, two(title=HEADLINE, published=at("2031-05-04 10:31")))
    assert not both(first, two(title=HEADLINE, published=UNKNOWN))


def test_the_same_headline_over_other_teasers_is_still_one_text():
    teaser = "Lifeboats had to take everybody off while the tide was falling, and divers went down."
    found = both(one(title=HEADLINE, excerpt=LEAD), two(title=HEADLINE, excerpt=teaser))
    assert found
    assert found.rule is Rule.TITLE


def test_a_shorter_headline_of_an_agency_is_that_of_its_text():
    title = "Ferry runs onto bank off Marrow, 214 safe"
    wire = an_outlet("AP News", "apnews.com")
    assert both(one(title=title), two(title=title, outlet=wire))
    assert not both(one(title=title), two(title=title))


def test_agencies_do_not_print_each_others_texts():
    first = one(title=HEADLINE, outlet=an_outlet("AP News", "apnews.com"))
    assert not both(first, two(title=HEADLINE, outlet=an_outlet("Reuters", "reuters.com")))


def test_a_headline_that_names_its_source_stands_over_another_text():
    assert not both(one(title=HEADLINE), two(title=f"{HEADLINE}, Courier reports"))


# Marks and pictures

PHOTO = "https://courier.example/2031/05/MarrowFerryCW31122745245082-1024x576.jpg?w=1280"
SAME_PHOTO = "https://cdn.herald.example/img/marrowferryCW31122745245082.jpg"
NEAR = "Night ferry runs onto a sandbank off Marrow, report says"
NEARLY = "Night ferry runs onto a sandbank off Marrow: report"
OTHER_TEXT = (
    "Divers looked at the hull of the ship and found two tears below the engine room of it."
)


def pictured(url: str) -> tuple[Image, ...]:
    return (Image(url),)


def test_near_equal_headlines_over_one_picture_are_one_text():
    first = one(title=NEAR, images=pictured(PHOTO))
    found = both(first, two(title=NEARLY, images=pictured(SAME_PHOTO)))
    assert found
    assert (found.rule, found.sure) == (Rule.PICTURE, True)
    assert found.shared == "marrowferrycw31122745245082"


def test_over_texts_that_are_unlike_a_picture_says_probably():
    first = one(title=NEAR, excerpt=LEAD, images=pictured(PHOTO))
    second = two(title=NEARLY, excerpt=OTHER_TEXT, images=pictured(SAME_PHOTO))
    found = both(first, second)
    assert found
    assert (found.rule, found.sure) == (Rule.PICTURE, False)


@pytest.mark.parametrize(
    "url",
    [
        "https://cdn.example/logo.png",
        "https://cdn.example/ferry.jpg",
        "https://cdn.example/herald-default-20310502123456.jpg",
        "https://cdn.example/GettyImages-1234567890.jpg",
        "https://cdn.example/pictures?id=20310502123456",
    ],
)
def test_a_picture_that_anybody_uses_says_nothing(url):
    first = one(title=NEAR, images=pictured(url))
    assert not both(first, two(title=NEARLY, images=pictured(url)))


def test_a_picture_alone_or_a_day_later_says_nothing():
    first = one(title=NEAR, images=pictured(PHOTO))
    assert not both(first, two(title=OTHER_HEADLINE, images=pictured(PHOTO)))
    later = two(title=NEARLY, images=pictured(PHOTO), published=at("2031-05-03 12:00"))
    assert not both(first, later)


def test_a_description_is_a_telling_name_of_a_picture():
    url = "https://cdn.example/night-ferry-on-a-sandbank-off-marrow.jpg"
    assert both(one(title=NEAR, images=pictured(url)), two(title=NEARLY, images=pictured(url)))


def test_near_equal_headlines_under_one_mark_are_one_text():
    first = one(title=NEAR, excerpt="(Coastwire) – All are safe.")
    second = two(title=NEARLY, excerpt="(Coastwire) – Divers went down.")
    assert both(first, second) == Sameness(Rule.MARK, pytest.approx(0.95, abs=0.03), "Coastwire")
    assert not both(one(title=NEAR), two(title=NEARLY))


def test_the_mark_of_the_other_outlet_says_whose_text_it_is():
    own, marked = one(title=NEAR), two(title=NEARLY, excerpt="(The Courier) – All are safe.")
    found = both(own, marked)
    assert found
    assert (found.rule, found.shared) == (Rule.MARK, "The Courier")
    assert not both(own, two(title=NEARLY, excerpt="(Ostrand Post) – All are safe."))


# Outlets


def test_an_update_of_the_same_outlet_is_no_copy():
    assert not both(one(title=HEADLINE, body=BODY), two(title=HEADLINE, body=BODY, outlet=COURIER))
    site = an_outlet("courier.example", None)
    assert not both(one(title=HEADLINE, body=BODY), two(title=HEADLINE, body=BODY, outlet=site))
    post = an_outlet("Ostrand Post", None)
    assert both(one(title=HEADLINE, body=BODY), two(title=HEADLINE, body=BODY, outlet=post))


def test_of_unknown_outlets_nothing_is_said():
    nobody = one(title=HEADLINE, body=BODY, outlet=NOBODY)
    assert not both(nobody, two(title=HEADLINE, body=BODY))


def test_articles_that_share_nothing_are_told_apart():
    assert not both(one(title="Council votes on dues"), two(title="Mussel prices rise again"))


WORDS = st.sampled_from(f"{LEAD} {SECOND} {OWN_BODY} {BODY} 12 “ ” 7 \n … (Coastwire) –".split(" "))
TEXTS = st.lists(WORDS, max_size=120).map(" ".join)
ARTICLES = st.builds(
    lambda outlet, title, excerpt, body, day: an_article(
        key=f"{outlet.key}/1",
        outlet=outlet,
        title=title or "Ferry",
        excerpt=excerpt,
        body=body,
        published=on(f"2031-05-{day:02}"),
    ),
    st.sampled_from([COURIER, HERALD, GAZETTE]),
    TEXTS.map(lambda text: " ".join(text.split()[:14])),
    TEXTS.map(lambda text: " ".join(text.split()[:60])),
    TEXTS,
    st.integers(1, 28),
)


@given(ARTICLES, ARTICLES)
def test_the_order_says_nothing_and_the_same_answer_comes_again(first, second):
    found = both(first, second)
    assert found == same_text(first, second)
    if found:
        assert first.outlet.key != second.outlet.key
        assert 0.0 < found.share <= 1.0
        assert 0 < len(found.shared) <= 200


@given(st.lists(st.sampled_from(sorted(set(OWN_BODY.split()))), min_size=90, max_size=150))
def test_a_long_enough_text_under_another_masthead_is_always_a_copy(found):
    text = " ".join(found)
    assert both(one(title=HEADLINE, body=text), two(title=OTHER_HEADLINE, body=text))
