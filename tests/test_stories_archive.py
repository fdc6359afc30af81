"""The stories of an archive are those of what it holds, whatever came first or went again."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from archives import COURIER, a_document, a_store, by, contents, take_in

from bot.archive.store import Store
from bot.news.article import Document
from bot.news.dates import Precision, Published

FIRST = datetime(2031, 5, 2, tzinfo=UTC)
SUBJECTS = (
    "ferry Aurora aground Lunnby sandbank rescue captain blamed passengers boats",
    "council Lunnby parking fees protest mayor vote traders angry",
    "ferry Aurora towed harbour inquiry captain charged insurers rescue",
    "school prize Lunnby pupils robot contest final trophy",
)


def documents(random: Random, number: int, days: float) -> list[Document]:
    """Articles on a few subjects, in no order: headlines of some of their words, some say more."""
    found = []
    for page in range(number):
        words = random.choice(SUBJECTS).split()
        title = " ".join(random.sample(words, random.randint(2, 5)))
        said = " ".join(random.sample(words, 6)) if random.random() < 0.3 else ""
        when = FIRST + timedelta(minutes=random.randrange(round(days * 1440)))
        published = Published(when, Precision.MINUTE)
        seen = by(COURIER, page, f"{title} {page}", published, excerpt=said)
        found.append(a_document(f"/news/{page:03}.md", seen))
    return found


@pytest.mark.parametrize(
    ("seed", "number", "days"), [(1, 24, 2), (2, 40, 4), (3, 40, 9), (4, 60, 3)]
)
def test_stories_do_not_depend_on_what_came_first_or_went_again(tmp_path, seed, number, days):
    random = Random(seed)  # noqa: S311 - the same articles each time
    every = documents(random, number, days)
    store = a_store(tmp_path / "grown")
    take_in(store, *every[: number // 2])
    for document in every[number // 2 :]:
        take_in(store, document)
    gone = random.sample(every, number // 6)
    for document in gone:
        take_in(store, removed=(document.file.path,))
    for document in gone[:3]:
        take_in(store, document)
    kept = [one for one in every if one not in gone[3:]]
    same_stories(store, take_in(a_store(tmp_path / "fresh"), *kept))


def same_stories(grown: Store, fresh: Store) -> None:
    """That two archives hold the same stories, texts and steps to them."""
    found, wanted = contents(grown), contents(fresh)
    for table in ("told", "merged", "story", "texts"):
        assert found[table] == wanted[table], table


def test_a_story_that_began_before_what_is_looked_back_at_is_known_by_its_last_articles(tmp_path):
    daily = [*(on_day(day) for day in range(9)), on_day(60)]
    later = [on_day(19), on_day(20)]
    store = take_in(a_store(tmp_path / "grown"), *daily)
    for document in later:
        take_in(store, document)
    same_stories(store, take_in(a_store(tmp_path / "fresh"), *later, *daily))
    assert [row[4] for row in contents(store)["told"]].count(contents(store)["told"][0][4]) == 9


def on_day(day: int) -> Document:
    """A report of one event that goes on."""
    published = Published(FIRST + timedelta(days=day), Precision.MINUTE)
    title = "Ferry Aurora aground off Lunnby, captain blamed"
    return a_document(f"/news/{day:03}.md", by(COURIER, day, title, published))
