"""What an archive finds and counts of selections is what plain Python does over all articles."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from archive_selections import (
    COMMON,
    FIRST_DAY,
    LAST,
    LATE,
    NAME,
    OTHERS,
    OUTLETS,
    Known,
    in_order_of_time,
    known,
    many_sightings,
    second,
    share_of,
    shares,
    survey,
)
from archives import COURIER, a_document, a_store, by, take_in
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.archive.selecting import FEW
from bot.news.coverage import OnTopic, Order, Selection
from bot.news.dates import EVER, Period
from bot.news.evidence import best_of
from bot.news.topic import read_topic

MANY = 3_600
ALL = 10_000


@pytest.fixture(scope="module")
def corpus(tmp_path_factory) -> Iterator[Known]:
    """Thousands of articles, compiled at once."""
    store = a_store(tmp_path_factory.mktemp("fresh"))
    take_in(store, a_document("a.md", *many_sightings(MANY)))
    with store.open() as archive:
        yield known(archive)


@pytest.fixture(scope="module")
def grown(tmp_path_factory) -> Iterator[Known]:
    """The same articles, taken in some at a time, the last ones first, some of them twice."""
    sightings = many_sightings(MANY)
    parts = [sightings[start : start + 500] for start in range(0, MANY, 500)]
    store = a_store(tmp_path_factory.mktemp("grown"))
    take_in(store, a_document("x.md", *sightings[100:700]))
    for number, part in reversed(list(enumerate(parts))):
        take_in(store, a_document(f"{number}.md", *part))
    take_in(store, removed=("x.md",))
    with store.open() as archive:
        yield known(archive)


outlets = st.lists(st.sampled_from([*OUTLETS, LAST, LATE]), max_size=3, unique=True)
days = st.one_of(
    st.none(),
    st.integers(-3, 45).map(lambda day: FIRST_DAY.date() + timedelta(days=day)),
    st.sampled_from([date(1851, 9, 18), date(1969, 12, 31), date(1970, 1, 1), date(9999, 12, 31)]),
)
words = st.sampled_from([*COMMON, *COMMON, NAME, *OTHERS])
marked = st.one_of(
    words,
    st.tuples(words, words).map(lambda two: f'"{two[0]} {two[1]}"'),
    words.map(lambda word: f"-{word}"),
    st.tuples(words, words).map(lambda two: f'-"{two[0]} {two[1]}"'),
    st.tuples(words, words).map(lambda two: f"-{two[0]}-{two[1]}"),
)
topics = st.lists(marked, min_size=1, max_size=6).map(" ".join)
LEAST = (0.0, 0.4, 0.5, 0.75, 1.0)


@st.composite
def wanted(draw) -> dict[str, object]:
    """A selection, its topic as text, what belongs to it anyway as a place among all articles."""
    return {
        "topic": draw(st.one_of(st.none(), topics)),
        "least": draw(st.sampled_from(LEAST)),
        "strictly": draw(st.booleans()),
        "including": draw(st.one_of(st.none(), st.integers(0, MANY - 1))),
        "ids": draw(st.one_of(st.none(), st.none(), st.none(), st.sets(st.integers(1, MANY)))),
        "outlets": draw(outlets),
        "excluded": draw(outlets),
        "since": draw(days),
        "until": draw(days),
    }


def selection(corpus: Known, wanted) -> Selection:
    topic = wanted["topic"] and read_topic(wanted["topic"], corpus.archive)
    about = OnTopic(topic, wanted["least"], wanted["strictly"]) if topic else None
    since, until = wanted["since"], wanted["until"]
    return Selection(
        about=about,
        including=corpus.oldest[wanted["including"]][0] if about and wanted["including"] else None,
        ids=None if wanted["ids"] is None else tuple(sorted(wanted["ids"])),
        outlets=tuple(one.key for one in wanted["outlets"]),
        excluded=tuple(one.key for one in wanted["excluded"]),
        period=EVER if since and until and since > until else Period(since, until),
    )


def check(corpus: Known, chosen: Selection) -> int:
    """Everything that is asked of a selection; how many articles it has."""
    archive = corpus.archive
    articles = [article for _, article in corpus.chosen(chosen)]
    for order in (Order.OLDEST, Order.NEWEST):
        every = corpus.chosen(chosen, order)
        for most in (ALL, 7):
            hits = archive.articles(chosen, order, most)
            assert {hit.id for hit in hits} == {number for number, _ in every[:most]}
            assert [second(hit.article) for hit in hits] == [second(one) for _, one in every[:most]]
    assert [hit.article for hit in archive.every(chosen)] == articles
    assert archive.any(chosen) is bool(articles)
    found = archive.survey(chosen)
    assert replace(found, first=None, last=None) == survey(articles)
    if any(one.published.at for one in articles):
        newest = [article for _, article in corpus.chosen(chosen, Order.NEWEST)]
        assert [second(found.first), second(found.last)] == [second(articles[0]), second(newest[0])]
    else:
        assert (found.first, found.last) == (None, None)
    counted = shares(articles)
    listed = archive.shares(chosen, ALL)
    assert {one.outlet.key: (one.articles, second(one.first)) for one in listed} == counted
    assert in_order_of_time(one.first for one in listed)
    assert [one.articles for one in archive.shares(chosen, 2, biggest=True)] == sorted(
        (number for number, _ in counted.values()), reverse=True
    )[:2]
    assert [second(one.first) for one in archive.shares(chosen, 2)] == sorted(
        begun for _, begun in counted.values()
    )[:2]
    if chosen.about:
        for hit in archive.articles(chosen, Order.OLDEST, 50):
            share = share_of(hit.article, chosen.about.topic)
            assert hit.score == (1.0 if hit.id == chosen.including else share)
    return len(articles)


slowly = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@slowly
@given(wanted=wanted())
def test_what_belongs_to_a_selection_is_what_plain_python_finds(corpus, wanted):
    check(corpus, selection(corpus, wanted))


@pytest.mark.parametrize(
    "text",
    [
        None,
        "ferry",
        "-whale",
        "ferry harbour storm",
        "ferry -whale",
        "ferry harbour -“ferry harbour”",
        "ferry harbour storm quay whale bridge crane anchor lantern tunnel fog mast reef",
    ],
)
@pytest.mark.parametrize("narrowed", [False, True])
def test_many_articles_are_counted_as_plain_python_counts_them(corpus, text, narrowed):
    about = OnTopic(read_topic(text, corpus.archive), 0.0, strictly=False) if text else None
    narrow = {"excluded": (LAST.key,), "period": Period(date(1969, 12, 31))} if narrowed else {}

    assert check(corpus, Selection(about, **narrow)) > FEW


def test_many_articles_with_one_that_belongs_to_them_anyway(corpus):
    about = OnTopic(read_topic("ferry", corpus.archive), 1.0)
    other = next(
        number for number, one in corpus.oldest if "ferry" not in one.text and one.published.at
    )

    assert check(corpus, Selection(about, including=other)) > FEW


@pytest.mark.parametrize("text", [NAME, f"{NAME} ferry", f"storm {NAME}"])
def test_many_articles_must_have_a_name_where_they_are_taken_strictly(corpus, text):
    topic = read_topic(text, corpus.archive)
    assert [term.word for term in topic.terms if term.required] == [NAME.lower()]

    for least in (0.0, 0.5):
        loosely = check(corpus, Selection(OnTopic(topic, least, strictly=False)))
        assert FEW < check(corpus, Selection(OnTopic(topic, least))) <= loosely


def test_one_that_belongs_to_a_topic_anyway_is_among_the_best(corpus):
    topic = read_topic("whale quay", corpus.archive)
    (other, *_) = (number for number, one in corpus.oldest if "whale" not in one.text)
    hits = best_of(corpus.archive, Selection(OnTopic(topic, 1.0), including=other), 400)

    assert {hit.id: hit.score for hit in hits}[other] == 1.0
    assert len(hits) == len(corpus.chosen(Selection(OnTopic(topic, 1.0), including=other)))


def test_many_articles_that_only_very_many_sets_of_terms_make_are_looked_at_one_by_one(corpus):
    """Half of twelve terms that weigh about the same: no query can name them all."""
    topic = read_topic(" ".join((*COMMON, *OTHERS)), corpus.archive)

    for least in (0.1, 0.2, 0.3, 0.4, 0.5):
        check(corpus, Selection(OnTopic(topic, least, strictly=False)))


# Order


def in_order(corpus: Known, order: Order, most: int = ALL) -> list[str]:
    hits = corpus.archive.articles(Selection(), order, most)
    return [hit.article.key for hit in hits]


def test_all_articles_are_in_order_of_time_and_the_undated_come_last(corpus):
    oldest = [article for _, article in corpus.oldest]
    assert len(oldest) == MANY
    assert in_order_of_time(oldest)
    assert oldest[-1].published.at is None


def test_articles_of_one_second_have_one_order_from_both_ends(corpus):
    times = {article.key: second(article) for _, article in corpus.oldest}
    groups = []
    for order in (Order.OLDEST, Order.NEWEST):
        found: dict[float, list[str]] = {}
        for key in in_order(corpus, order):
            found.setdefault(times[key], []).append(key)
        groups.append(found)

    assert max(map(len, groups[0].values())) > 20
    assert groups[0] == groups[1]


@pytest.mark.parametrize("order", [Order.OLDEST, Order.NEWEST])
def test_fewer_articles_are_the_first_of_more(corpus, order):
    every = in_order(corpus, order)
    for most in (1, 2, 7, 20, 200):
        assert in_order(corpus, order, most) == every[:most]


def test_the_first_article_is_the_same_wherever_it_is_asked_for(corpus):
    first = in_order(corpus, Order.OLDEST)[0]
    survey = corpus.archive.survey(Selection())
    shares = corpus.archive.shares(Selection(), 1)
    every = next(corpus.archive.every(Selection())).article
    assert {survey.first.key, shares[0].first.key, every.key} == {first}


@pytest.mark.parametrize("most", [7, 200, ALL])
@pytest.mark.parametrize("order", [Order.OLDEST, Order.NEWEST])
def test_a_grown_archive_has_the_order_of_a_fresh_one(corpus, grown, order, most):
    assert in_order(corpus, order, most) == in_order(grown, order, most)


def test_every_article_of_a_grown_archive_comes_in_the_order_of_a_fresh_one(corpus, grown):
    one, other = ([article.key for _, article in some.oldest] for some in (corpus, grown))
    assert one == other


@slowly
@given(wanted=wanted())
def test_a_grown_archive_finds_what_a_fresh_one_finds(corpus, grown, wanted):
    asked = {**wanted, "ids": None}
    here, there = selection(corpus, asked), selection(grown, asked)
    for order in (Order.OLDEST, Order.NEWEST):
        found = (
            [(hit.article.key, hit.score) for hit in archive.articles(chosen, order, 70)]
            for archive, chosen in ((corpus.archive, here), (grown.archive, there))
        )
        assert next(found) == next(found)
    assert _survey(corpus, here) == _survey(grown, there)


def _survey(corpus, chosen):
    """Counts, the articles in them by their keys: their documents differ."""
    found = corpus.archive.survey(chosen)
    ends = tuple(one and one.key for one in (found.first, found.last))
    return found.articles, found.outlets, found.days, found.undated, ends


@pytest.mark.parametrize("biggest", [False, True])
@pytest.mark.parametrize("most", [1, 2, 9])
@pytest.mark.parametrize("text", [None, "ferry"])
def test_a_grown_archive_has_the_outlets_of_a_fresh_one(corpus, grown, text, most, biggest):
    found = []
    for one in (corpus, grown):
        about = OnTopic(read_topic(text, one.archive), 0.5) if text else None
        listed = one.archive.shares(Selection(about), most, biggest=biggest)
        found.append([(share.outlet.key, share.articles, share.first.key) for share in listed])

    assert found[0] == found[1]


@pytest.mark.parametrize("text", ["ferry", "whale", "quay whale", '"ferry harbour"'])
def test_the_best_of_very_many_equals_are_the_same_whatever_the_history(corpus, grown, text):
    found = []
    for one in (corpus, grown):
        topic = read_topic(text, one.archive)
        hits = best_of(one.archive, Selection(OnTopic(topic, topic.enough)), 7)
        found.append([(hit.article.key, hit.score) for hit in hits])

    assert found[0] == found[1]


@pytest.mark.parametrize("most", [7, 40, 400])
@pytest.mark.parametrize(
    "text",
    [
        "ferry harbour",
        "quay whale",
        "ferry harbour storm quay whale bridge crane anchor",
        " ".join((*COMMON, *OTHERS)),
        "-ferry",
    ],
)
def test_the_best_of_a_grown_archive_are_those_of_a_fresh_one(corpus, grown, text, most):
    """Hundreds of articles are equally good: which of them are shown must not depend on history."""
    found = []
    for one in (corpus, grown):
        topic = read_topic(text, one.archive)
        hits = best_of(one.archive, Selection(OnTopic(topic, topic.enough)), most)
        found.append([(hit.article.key, hit.score) for hit in hits])

    assert found[0] == found[1]


def test_outlets_that_began_in_one_second_come_in_one_order_whatever_the_history(tmp_path):
    news = [by(outlet, 1, "Ferry news") for outlet in (*OUTLETS, LAST, COURIER)]
    found = []
    for name, some in (("1", news), ("2", news[::-1])):
        store = a_store(tmp_path / name)
        for number, one in enumerate(some):
            take_in(store, a_document(f"{number}.md", one))
        with store.open() as archive:
            shares = archive.shares(Selection(), 3)
            biggest = archive.shares(Selection(), 3, biggest=True)
            found.append([[share.outlet.key for share in some] for some in (shares, biggest)])

    assert found[0] == found[1]
