"""What an archive does with many articles, and what only many make it do."""

from archives import COURIER, POST, a_document, a_sighting, a_store, at, by, found_by, take_in

from bot.archive.store import _link
from bot.desk import Desk
from bot.news.coverage import OnTopic, Order, Selection
from bot.news.topic import read_topic

MANY = 2_100


def test_an_outlet_that_began_late_is_found_among_very_many_articles(tmp_path):
    early = [
        by(COURIER, n, f"Ferry {n}", at(2024, 5, 1, n // 60 % 24, n % 60)) for n in range(MANY)
    ]
    late = by(POST, 1, "Ferry at last", at(2024, 6, 1))
    with take_in(a_store(tmp_path), a_document("a.jsonl", *early, late)).open() as archive:
        about = Selection(OnTopic(read_topic("ferry", archive), 1.0))
        shares = archive.shares(about, 9)
        newest = archive.articles(about, Order.NEWEST, 1)
    assert [(one.outlet.key, one.articles) for one in shares] == [
        (COURIER.key, MANY),
        (POST.key, 1),
    ]
    assert newest[0].article.title == "Ferry at last"


def test_sightings_that_are_placed_again_join_what_they_joined_before(tmp_path):
    one, other = "https://courier.test/1", "https://courier.test/2"
    store = take_in(
        a_store(tmp_path),
        a_document("b.md", by(COURIER, 1, "Ferry")),
        a_document("a.md", by(COURIER, 2, "Ferry")),
        a_document("c.md", a_sighting("Ferry", addresses=(one, other))),
        a_document("d.md", by(COURIER, 1, "Ferry")),
    )
    take_in(store, removed=("d.md",))
    with store.open() as archive:
        hits = archive.articles(Selection(), Order.OLDEST, 9)
    assert [hit.article.documents for hit in hits] == [("a.md", "b.md", "c.md")]


def test_very_many_words_are_counted_a_part_at_a_time(tmp_path):
    body = " ".join(f"w{number}x" for number in range(210_000))
    store = take_in(
        a_store(tmp_path),
        a_document("a.md", by(COURIER, 1, "Ferry", body=body)),
        a_document("b.md", by(COURIER, 2, "Ferry w7x")),
    )
    with store.open() as archive:
        assert [archive.usage(one).articles for one in ("ferri", "w7x", "w8x")] == [2, 2, 1]


def test_an_article_that_belongs_to_a_topic_is_among_very_many_equals(tmp_path):
    some = [by(COURIER, number, f"Ferry {number}") for number in range(60)]
    with take_in(a_store(tmp_path), a_document("a.jsonl", *some)).open() as archive:
        given = archive.by_address("courier.test/7")
        about = OnTopic(read_topic("whale", archive), 1.0)
        found = archive.candidates(Selection(about, including=given.id), 9)
        many = OnTopic(read_topic("ferry", archive), 1.0)
        best = archive.candidates(Selection(many, including=given.id), 5)
    assert [(one.id, one.share) for one in found] == [(given.id, 1.0)]
    assert len(best) == 5


def test_a_link_to_a_file_that_cannot_be_linked_is_a_copy(tmp_path):
    (tmp_path / "one").write_text("new")
    (tmp_path / "other").write_text("old")  # links are refused where something is
    _link(tmp_path / "one", tmp_path / "other")
    assert (tmp_path / "other").read_text() == "new"


def test_the_best_are_asked_of_the_desk_without_an_answer(holding):
    archive = holding(by(COURIER, 1, "Ferry aground"), by(COURIER, 2, "Whale strands"))
    hits = Desk(archive).best("ferry", 5)
    assert [hit.article.title for hit in hits] == ["Ferry aground"]


def test_words_that_no_headline_has_stay_as_they_are_typed(holding):
    archive = holding(
        by(COURIER, 1, "Ferry", body="A zeppelin came."),
        by(COURIER, 2, "Boat", body="A whale sang."),
    )
    assert [term.word for term in read_topic("zeppelin whale", archive).terms] == [
        "zeppelin",
        "whale",
    ]


def test_small_words_alone_are_a_topic_where_a_headline_has_them_all(holding):
    archive = holding(by(COURIER, 1, "What we know so far"), by(COURIER, 2, "Ferry aground"))
    topic = read_topic("what we know", archive)
    assert found_by(archive, topic, topic.enough, strictly=True) == {"courier.test/1": 1.0}
    assert read_topic("what they know", archive).terms == ()


def test_headlines_have_one_of_each_group_or_the_most_of_them(holding):
    archive = holding(by(COURIER, 1, "Storm over Lund"), by(COURIER, 2, "Harbour opens"))
    groups = [{"storm": 2.0, "harbour": 1.0}, {"lund": 1.0}]
    assert archive.headlines(groups, 9, strictly=True) == ["storm over lund"]
    assert sorted(archive.headlines(groups, 9, strictly=False)) == [
        "harbour opens",
        "storm over lund",
    ]
    assert archive.headlines([{}], 9, strictly=False) == []


def test_a_word_of_the_corpus_is_read_as_another_where_a_headline_has_it_with_all_others(holding):
    others = [by(COURIER, number, f"Tram {number} waits") for number in range(9, 120)]
    archive = holding(
        by(COURIER, 1, "Boat collides with ferry near harbour"),
        by(COURIER, 2, "Boot sale opens"),
        *others,
    )
    words = [term.word for term in read_topic("boot collides ferry harbour", archive).terms]
    assert words == ["boat", "collides", "ferry", "harbour"]
