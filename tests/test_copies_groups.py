"""Whose text it is, and which articles have one text together."""

from makers import an_article, an_outlet, at, on

from bot.news.copies import Rule, Sameness, grouped, original_of
from bot.news.dates import UNKNOWN

COURIER = an_outlet("The Courier", "courier.example")
HERALD = an_outlet("Herald", "herald.example")
POST = an_outlet("Ostrand Morning Post", "omp.example")
WIRE = an_outlet("AP News", "apnews.com")


def by(outlet, published=None, **fields: object):
    when = published or at("2031-05-02 10:30")
    return an_article(key=f"{outlet.key}/1", outlet=outlet, published=when, **fields)


EARLY, LATE = at("2031-05-02 08:00"), at("2031-05-02 11:00")


def test_whom_the_others_credit_has_written_it_though_he_was_later():
    courier, herald, post = by(COURIER, LATE), by(HERALD, EARLY), by(POST)
    credits = {herald.key: ["The Courier"], post.key: ["Courier"]}
    assert original_of([herald, post, courier], credits) == courier


def test_initials_and_domains_name_an_outlet_too():
    herald, post = by(HERALD, EARLY), by(POST, LATE)
    assert original_of([herald, post], {herald.key: ["OMP"]}) == post
    assert original_of([herald, post], {herald.key: ["omp.example"]}) == post


def test_a_mark_is_a_credit():
    marked = by(HERALD, EARLY, excerpt="(The Courier) – All are safe.")
    assert original_of([marked, by(COURIER, LATE)], {}) == by(COURIER, LATE)


def test_a_mark_of_ones_own_is_none():
    own = by(COURIER, LATE, excerpt="(The Courier) – All are safe.")
    assert original_of([own, by(HERALD, EARLY)], {}) == by(HERALD, EARLY)


def test_an_agency_wrote_what_others_print_though_some_are_faster():
    assert original_of([by(HERALD, EARLY), by(WIRE, LATE)], {}) == by(WIRE, LATE)
    marked = by(HERALD, EARLY, excerpt="MARROW (AP) — All are safe.")
    assert original_of([marked, by(COURIER), by(WIRE, LATE)], {}) == by(WIRE, LATE)


def test_else_the_earliest():
    group = [by(HERALD, LATE), by(COURIER, EARLY), by(POST, UNKNOWN)]
    assert original_of(group, {}) == by(COURIER, EARLY)


def test_a_day_does_not_decide_within_itself():
    herald, courier = by(HERALD, on("2031-05-02")), by(COURIER, EARLY)
    assert original_of([herald, courier], {}) == courier
    marked = by(COURIER, EARLY, excerpt="MARROW (Coastwire) — All are safe.")
    assert original_of([herald, marked], {}) == herald
    assert original_of([by(HERALD, on("2031-05-01")), courier], {}).outlet == HERALD


def test_without_times_the_key_decides():
    group = [by(HERALD, UNKNOWN), by(COURIER, UNKNOWN)]
    assert original_of(group, {}) == original_of(group[::-1], {}) == group[1]


SURE = Sameness(Rule.EXCERPT, 1.0, "All are safe.")
PROBABLY = Sameness(Rule.PICTURE, 0.9, "ferry", sure=False)


def test_what_is_sure_goes_on():
    links = [("b", "a", SURE), ("b", "c", SURE), ("c", "a", SURE), ("y", "x", SURE)]
    assert grouped(links) == (frozenset("abc"), frozenset("xy"))
    assert grouped(links[::-1]) == grouped(links)
    assert grouped([]) == ()


def test_what_is_probable_adds_one_article_to_a_group():
    assert grouped([("c", "b", PROBABLY), ("a", "b", SURE)]) == (frozenset("abc"),)
    assert grouped([("a", "b", PROBABLY)]) == (frozenset("ab"),)


def test_groups_are_not_joined_by_what_is_probable():
    links = [("a", "b", SURE), ("x", "y", SURE), ("b", "x", PROBABLY)]
    assert grouped(links) == (frozenset("ab"), frozenset("xy"))


def test_nothing_is_joined_by_way_of_what_was_added():
    links = [("a", "b", SURE), ("b", "c", PROBABLY), ("c", "d", PROBABLY)]
    assert grouped(links) == (frozenset("abc"),)
    assert grouped(links[1:]) in ((frozenset("bc"),), (frozenset("cd"),))
