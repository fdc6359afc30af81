"""Credits, texts and stories in an archive: told as they are, whatever came first."""

from random import Random

import pytest
from archives import COURIER, POST, a_document, a_sighting, a_store, at, by, contents, take_in

from bot.archive.schema import ident, number_of
from bot.news.article import Outlet
from bot.news.coverage import Order, Selection

HERALD = Outlet("herald.test", "Herald", "herald.test")
GAZETTE = Outlet("gazette.test", "Gazette", "gazette.test")
OUTLETS = (COURIER, POST, HERALD, GAZETTE)

FERRY = (
    "The ferry Margarethe ran aground off Ellery harbour on Monday with 140 passengers aboard,"
    " the coast guard said. Tugs pulled it free at high tide, and nobody was hurt, while the"
    " harbour master ordered an inquiry into the faulty radar of the ship."
)
BRIDGE = (
    "The council of Sandvik voted on Monday to close the iron bridge over the Lode for repairs"
    " until spring. Engineers had found cracks in two of its pillars, and merchants fear for the"
    " Christmas market on the other bank."
)


def ferry(outlet, page, day=3, hour=9, **fields):
    titles = (
        "Ferry Margarethe runs aground off Ellery harbour",
        "Passengers stranded as ferry Margarethe hits Ellery sandbank",
        "Ellery ferry grounding: harbour master orders inquiry into Margarethe",
        "Tugs free ferry Margarethe off Ellery harbour",
    )
    said = {
        "excerpt": f"{titles[page % 4]}. Ferry Margarethe, Ellery harbour, coast guard."
    } | fields
    return by(outlet, page, titles[page % 4], at(2031, 5, day, hour), **said)


def bridge(outlet, page, day=3, hour=9, **fields):
    titles = (
        "Sandvik council closes iron bridge over the Lode",
        "Cracks close Sandvik's iron bridge until spring",
        "Merchants fear for market as Sandvik iron bridge closes",
        "Iron bridge of Sandvik: council votes for repairs",
    )
    said = {"excerpt": f"{titles[page % 4]}. Sandvik iron bridge, Lode, council repairs."} | fields
    return by(outlet, page, titles[page % 4], at(2031, 5, day, hour), **said)


@pytest.fixture
def store(tmp_path):
    return a_store(tmp_path / "archive")


def document(path, *sightings):
    return a_document(path, *sightings)


def numbers(archive):
    return {hit.article.key: hit.id for hit in archive.every(Selection())}


def stories(archive):
    """The keys of the articles of each story, sorted."""
    known = {number: key for key, number in numbers(archive).items()}
    told = archive.stories(list(known))
    groups = {}
    for number, key in known.items():
        groups.setdefault(told[number].id if number in told else key, []).append(key)
    return sorted(sorted(group) for group in groups.values())


def test_articles_about_one_event_are_a_story_and_others_are_not(store):
    take_in(
        store,
        document("a.md", ferry(COURIER, 0), bridge(COURIER, 4)),
        document("b.md", ferry(POST, 1, hour=11), bridge(POST, 5, hour=12)),
    )
    with store.open() as archive:
        assert stories(archive) == [
            ["courier.test/0", "post.test/1"],
            ["courier.test/4", "post.test/5"],
        ]
        ids = numbers(archive)
        story = archive.stories([ids["post.test/1"]])[ids["post.test/1"]]
        assert (story.articles, story.outlets) == (2, 2)
        assert "Margarethe" in story.name
        assert (story.first, story.last) == (at(2031, 5, 3, 9), at(2031, 5, 3, 11))
        assert archive.story(story.id) == story
        assert archive.told(story.id, Order.OLDEST, 9) == (
            ids["courier.test/0"],
            ids["post.test/1"],
        )
        assert archive.told(story.id, Order.NEWEST, 1) == (ids["post.test/1"],)
        newest, older = archive.newest_stories(9)
        assert (newest.last, older) == (at(2031, 5, 3, 12), story)
        assert set(archive.features(list(ids.values()))) == set(ids.values())


def test_an_article_alone_is_a_story_without_a_name(store):
    take_in(store, document("a.md", ferry(COURIER, 0)))
    with store.open() as archive:
        (number,) = numbers(archive).values()
        alone = archive.stories([number])[number]
        assert (alone.name, alone.articles, alone.outlets) == ("", 1, 1)
        assert archive.story(alone.id) is None
        assert archive.newest_stories(9) == ()


def test_what_has_no_date_is_of_no_story(store):
    undated = a_sighting("Ferry Margarethe", addresses=("https://courier.test/0",))
    take_in(store, document("a.md", undated))
    with store.open() as archive:
        assert archive.stories(list(numbers(archive).values())) == {}


def test_a_step_weeks_later_is_a_story_that_follows_the_first(store):
    take_in(
        store,
        document("a.md", ferry(COURIER, 0), ferry(POST, 1, hour=11)),
        document("b.md", ferry(HERALD, 2, day=10), ferry(GAZETTE, 3, day=10, hour=12)),
    )
    with store.open() as archive:
        newer, older = archive.newest_stories(9)
        assert (newer.follows, older.follows) == (older.id, None)


def test_a_story_keeps_its_id_when_articles_join_it_and_has_another_without_its_first(store):
    take_in(store, document("a.md", ferry(COURIER, 0)), document("b.md", ferry(POST, 1, hour=11)))
    with store.open() as archive:
        before = archive.newest_stories(1)[0].id
    take_in(store, document("c.md", ferry(HERALD, 2, hour=13)))
    with store.open() as archive:
        (story,) = archive.newest_stories(9)
        assert (story.id, story.articles) == (before, 3)
    take_in(store, removed=("a.md",))
    with store.open() as archive:
        (story,) = archive.newest_stories(9)
        assert (story.id == before, story.articles) == (False, 2)


def test_one_text_of_several_outlets_is_known_by_all_of_them(store):
    take_in(
        store,
        document("a.md", ferry(COURIER, 0, excerpt=FERRY), bridge(COURIER, 4, excerpt=BRIDGE)),
        document("b.md", ferry(POST, 4, hour=11, excerpt=FERRY)),
        document("c.md", ferry(HERALD, 8, hour=13, excerpt=FERRY)),
    )
    with store.open() as archive:
        ids = numbers(archive)
        texts = archive.texts(list(ids.values()))
        same = {ids["courier.test/0"], ids["post.test/4"], ids["herald.test/8"]}
        assert set(texts) == same
        assert len(set(texts.values())) == 1
        assert set(archive.having(list(texts.values()))) == same
    take_in(store, document("b.md", bridge(POST, 5, excerpt="Nothing in common.")))
    with store.open() as archive:
        ids = numbers(archive)
        assert set(archive.texts(list(ids.values()))) == {
            ids["courier.test/0"],
            ids["herald.test/8"],
        }
    take_in(store, removed=("c.md",))
    with store.open() as archive:
        assert archive.texts(list(numbers(archive).values())) == {}


def test_a_body_that_is_changed_into_another_text_is_no_copy_any_more(store):
    long = f"{FERRY} {FERRY.replace('Monday', 'Tuesday')} {BRIDGE}"
    first = document("a.md", ferry(COURIER, 0, body=long))
    take_in(store, first, document("b.md", ferry(POST, 4, hour=11, body=long)))
    with store.open() as archive:
        assert len(archive.texts(list(numbers(archive).values()))) == 2
    other = " ".join(f"A {one} b{one} of c{one} said d{one}." for one in range(40))
    take_in(store, document("b.md", ferry(POST, 4, hour=11, body=other)))
    with store.open() as archive:
        assert archive.texts(list(numbers(archive).values())) == {}
    take_in(store, document("b.md", ferry(POST, 4, hour=11, body=long)))
    take_in(store, document("a.md", ferry(COURIER, 0, body=f"{long} More.")))
    with store.open() as archive:
        assert len(archive.texts(list(numbers(archive).values()))) == 2


def test_what_is_probably_one_text_is_told_both_ways(store):
    picture = {"images": ()}
    one = ferry(COURIER, 0, excerpt=FERRY.partition(". ")[0] + ".", **picture)
    more = " Its owners had been fined for the same fault twice in the winter, our archive shows."
    other = ferry(POST, 1, hour=11, excerpt=FERRY.partition(". ")[0] + "." + more, **picture)
    take_in(store, document("a.md", one), document("b.md", other))
    with store.open() as archive:
        ids = numbers(archive)
        first, second = ids["courier.test/0"], ids["post.test/1"]
        assert archive.texts([first, second]) == {}
        assert archive.likely([first, second]) == {first: (second,), second: (first,)}


def test_credits_are_found_by_who_is_credited(store):
    said = "The pump failed twice, Evening Post reported on Monday."
    alone = by(POST, 1, "Pumps of Ellery fail", at(2031, 5, 3, 8))
    take_in(
        store,
        document("a.md", ferry(COURIER, 0, excerpt=said)),
        document("b.md", alone, ferry(HERALD, 2, excerpt="Nobody else is named here.")),
    )
    with store.open() as archive:
        ids = numbers(archive)
        ((credited,),) = archive.credits(list(ids.values())).values()
        assert (credited.outlet, credited.credit.sentence) == (POST, said)
        assert archive.crediting(POST, 9) == (ids["courier.test/0"],)
        assert archive.crediting(HERALD, 9) == ()
    take_in(store, removed=("b.md",))
    with store.open() as archive:
        ((credited,),) = archive.credits(list(numbers(archive).values())).values()
        assert (credited.outlet.name, credited.outlet.known) == ("Evening Post", False)
        assert archive.crediting(credited.outlet, 9) == (numbers(archive)["courier.test/0"],)


def test_a_name_that_only_may_be_an_outlets_is_one_where_it_has_articles(store):
    quiet = Outlet("plover.test", "Plover", "plover.test")
    said = "The pump failed twice, according to Plover."
    take_in(store, document("a.md", ferry(COURIER, 0, excerpt=said)))
    with store.open() as archive:
        assert archive.credits(list(numbers(archive).values())) == {}
    take_in(store, document("b.md", bridge(quiet, 1)))
    with store.open() as archive:
        ((credited,),) = archive.credits(list(numbers(archive).values())).values()
        assert (credited.outlet, credited.credit.sure) == (quiet, False)


def test_an_id_is_a_number_in_sixteen_digits():
    for number in (0, 1, -1, 2**63 - 1, -(2**63)):
        assert number_of(ident(number)) == number
    assert {number_of(text) for text in ("", "x", "0" * 15, "G" * 16)} == {0}


@pytest.mark.parametrize("seed", range(6))
def test_stories_and_texts_are_the_same_whatever_came_first(tmp_path, seed):
    chance = Random(seed)  # noqa: S311 - no secret
    pool = [
        make(
            chance.choice(OUTLETS),
            page,
            chance.choice((3, 3, 3, 4, 5, 6, 9, 16, 28)),
            chance.randrange(24),
            excerpt=chance.choice((text, text, f"{page} {text[:90]}", "")),
        )
        for page in range(60)
        for make, text in (chance.choice(((ferry, FERRY), (bridge, BRIDGE))),)
    ]
    held: dict[str, list] = {}
    grown = a_store(tmp_path / "grown")
    for step in range(8):
        path = f"{chance.randrange(4)}.md"
        if path in held and chance.random() < 0.3:
            del held[path]
            take_in(grown, removed=(path,))
        else:
            held[path] = chance.sample(pool, chance.randrange(1, 12))
            take_in(grown, document(path, *held[path]))
        fresh = a_store(tmp_path / f"fresh-{step}")
        take_in(fresh, *(document(name, *found) for name, found in held.items()))
        assert contents(grown) == contents(fresh)
