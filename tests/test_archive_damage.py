"""What an archive says when one of its three parts is not what was written."""

import sqlite3

import pytest
from archives import COURIER, POST, a_document, a_store, by, take_in

from bot.archive.index import whole
from bot.archive.search import EmbeddedArchive
from bot.errors import DamagedArchiveError
from bot.news.coverage import OnTopic, Order, Selection
from bot.news.evidence import best_of
from bot.news.topic import read_topic

PARTS = ("facts.sqlite", "index", "words")
NEWS = (
    by(COURIER, 1, "Harbour closes", excerpt="Ferries wait."),
    by(POST, 1, "Storm over Lund", excerpt="The harbour closes."),
)


@pytest.fixture
def generation(tmp_path):
    store = take_in(a_store(tmp_path), a_document("news.md", *NEWS))
    return store._current()


def opened(generation, **elsewhere):
    """The archive of a generation, some of its parts taken from elsewhere."""
    parts = {name.partition(".")[0]: generation / name for name in PARTS}
    return EmbeddedArchive(**{**parts, **elsewhere})


def best(archive, text):
    """The best articles on a topic."""
    return best_of(archive, Selection(about(archive, text)), 9)


def about(archive, text):
    return OnTopic(read_topic(text, archive), 0.0, strictly=False)


def overwrite(file):
    """Garbage in place, as a disk that fails leaves it: same file, same length."""
    with file.open("r+b") as stream:
        stream.write(b"\xa5" * file.stat().st_size)


QUESTIONS = {
    "articles": lambda archive: archive.articles(Selection(), Order.OLDEST, 9),
    "every": lambda archive: list(archive.every(Selection())),
    "any": lambda archive: archive.any(Selection(outlets=("courier.test",))),
    "span": lambda archive: archive.span(),
    "survey": lambda archive: archive.survey(Selection()),
    "shares": lambda archive: archive.shares(Selection(), 9),
    "holdings": lambda archive: archive.holdings(),
    "by_address": lambda archive: archive.by_address("courier.test/1"),
    "titled": lambda archive: archive.titled("Harbour closes"),
    "outlets_named": lambda archive: archive.outlets_named("courier"),
    "outlet_names": lambda archive: archive.outlet_names(),
    "outlets_beginning": lambda archive: archive.outlets_beginning("c", 9),
    "words_beginning": lambda archive: archive.words_beginning("h", 9),
    "alike": lambda archive: archive.alike("harbor", 1),
    "publishing": lambda archive: archive.publishing(["courier"]),
    "headlines": lambda archive: archive.headlines([{"harbour": 1.0}], 9, strictly=True),
    "candidates": lambda archive: archive.candidates(Selection(about(archive, "storm")), 9),
    "sounding": lambda archive: archive.sounding("HRBR"),
    "learn": lambda archive: archive.learn(["harbour"]),
    "usage": lambda archive: archive.usage("harbour"),
    "frequency": lambda archive: archive.frequency("harbour"),
    "files": lambda archive: archive.files(),
    "problems": lambda archive: archive.problems(),
    "listing_problems": lambda archive: archive.listing_problems(),
}


def test_every_question_says_so_when_the_facts_are_overwritten_while_open(generation):
    silent = []
    with opened(generation) as archive:
        overwrite(generation / "facts.sqlite")
        for name, ask in QUESTIONS.items():
            try:
                ask(archive)
            except DamagedArchiveError:
                continue
            silent.append(name)

    assert silent == []


SEARCHES = {
    "index": {
        "articles": lambda archive: archive.articles(Selection(), Order.OLDEST, 9),
        "best": lambda archive: best(archive, "harbour ferries"),
        "every": lambda archive: list(archive.every(Selection())),
        "survey": lambda archive: archive.survey(Selection()),
        "shares": lambda archive: archive.shares(Selection(), 9),
    },
    "words": {
        "one edit": lambda archive: archive.near("harbor", 1),
        "two edits": lambda archive: archive.near("habor", 2),
    },
}


@pytest.mark.parametrize("searched_before", [False, True])
@pytest.mark.parametrize("part", SEARCHES)
def test_a_search_says_so_when_its_index_is_overwritten_while_open(
    generation, part, searched_before
):
    silent = []
    with opened(generation) as archive:
        if searched_before:
            best(archive, "storm")
            archive.near("strom", 1)
        for file in (generation / part).iterdir():
            overwrite(file)
        for name, ask in SEARCHES[part].items():
            try:
                ask(archive)
            except DamagedArchiveError:
                continue
            silent.append(name)

    assert silent == []


@pytest.mark.parametrize(
    "ask",
    [
        lambda archive: archive.adjacent(("harbour", "closes")),
        lambda archive: archive.titled("Harbour closes"),
        lambda archive: archive.meet(["harbour", "close"]),
        lambda archive: archive.headlines([{"harbour": 1.0}], 9, strictly=True),
        lambda archive: archive.any(Selection(about(archive, "harbour"))),
    ],
)
def test_words_are_not_looked_for_in_silence_where_the_index_is_none(generation, ask):
    with opened(generation) as archive:
        for file in (generation / "index").iterdir():
            overwrite(file)

        with pytest.raises(DamagedArchiveError):
            ask(archive)


@pytest.mark.parametrize("ending", [".term", ".idx", ".store"])
def test_no_file_of_the_words_is_damaged_in_silence(generation, ending):
    with opened(generation) as archive:
        for file in (generation / "words").glob(f"*{ending}"):
            overwrite(file)

        with pytest.raises(DamagedArchiveError):
            archive.near("harbor", 1)


@pytest.mark.parametrize("data", ["{}", "no JSON", '{"key":"a","title":1,"outlet":{}}'])
def test_a_stored_article_that_is_none_is_damage(generation, data):
    facts = sqlite3.connect(generation / "facts.sqlite")
    with facts:
        facts.execute("UPDATE article SET data = ?", (data,))
    facts.close()
    with opened(generation) as archive:
        for name in ("articles", "shares", "by_address", "titled"):
            with pytest.raises(DamagedArchiveError):
                QUESTIONS[name](archive)


@pytest.mark.parametrize("content", [b"", b"no database, but as long as one might be" * 400])
def test_facts_that_are_no_database_are_damage_when_opened(generation, content):
    (generation / "facts.sqlite").write_bytes(content)

    with pytest.raises(DamagedArchiveError):
        opened(generation)


@pytest.mark.parametrize("name", ["meta.json", ".managed.json"])
@pytest.mark.parametrize("part", SEARCHES)
def test_an_index_that_is_none_is_damage_when_opened(generation, part, name):
    overwrite(generation / part / name)

    with pytest.raises(DamagedArchiveError):
        opened(generation)


def test_an_index_that_lost_its_numbers_is_damage_when_searched(generation):
    (fast,) = (generation / "index").glob("*.fast")
    with fast.open("r+b") as stream:
        stream.write(bytes(fast.stat().st_size // 2))

    with opened(generation) as archive, pytest.raises(DamagedArchiveError):
        archive.articles(Selection(), Order.OLDEST, 9)


@pytest.mark.parametrize("part", ["facts", "index", "words"])
def test_a_part_that_is_not_there_is_damage_when_opened(tmp_path, generation, part):
    with pytest.raises(DamagedArchiveError):
        opened(generation, **{part: tmp_path / "nowhere"})


def test_a_closed_archive_answers_nothing(generation):
    archive = opened(generation)
    archive.close()

    with pytest.raises(DamagedArchiveError):
        archive.survey(Selection())


def test_what_is_no_damage_is_not_told_as_one():
    with pytest.raises(KeyboardInterrupt), whole():
        raise KeyboardInterrupt
