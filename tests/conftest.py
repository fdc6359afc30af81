"""What the tests share: archives of the seeds and of an invented corpus, compiled once."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from archives import NOTHING, a_document, a_store, take_in

from bot.app import Newsdesk
from bot.archive.search import EmbeddedArchive
from bot.config import Settings, load

HERE = Path(__file__).parent
CORPORA = {"seeds": HERE.parent / "seeds", "harbour": HERE / "corpora" / "harbour"}
TODAY = {
    "seeds": datetime(2022, 4, 22, 12, tzinfo=UTC),
    "harbour": datetime(2024, 6, 10, 12, tzinfo=UTC),
}


def settings_for(corpus: Path, archive: Path) -> Settings:
    return load(corpus=[corpus], archive=archive)


@pytest.fixture(scope="session")
def newsdesks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Newsdesk]]:
    archives = tmp_path_factory.mktemp("archives")
    found = {
        name: Newsdesk(settings_for(corpus, archives / name)) for name, corpus in CORPORA.items()
    }
    yield found
    for newsdesk in found.values():
        newsdesk.archive.close()


@pytest.fixture
def seeds(newsdesks) -> Newsdesk:
    return newsdesks["seeds"]


@pytest.fixture
def harbour(newsdesks) -> Newsdesk:
    return newsdesks["harbour"]


@pytest.fixture
def holding(tmp_path) -> Iterator[Callable[..., EmbeddedArchive]]:
    """Opens an archive of given sightings."""
    opened: list[EmbeddedArchive] = []

    def open_with(*sightings, directory=NOTHING.directory) -> EmbeddedArchive:
        store = a_store(tmp_path / str(len(opened)))
        take_in(store, a_document("a.md", *sightings), directory=directory)
        opened.append(store.open())
        return opened[-1]

    yield open_with
    for one in opened:
        one.close()


@pytest.fixture(scope="session")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsdesk]:
    """The corpus that the questions of `tests/data` are about."""
    newsdesk = Newsdesk(settings_for(HERE / "data" / "corpus", tmp_path_factory.mktemp("invented")))
    yield newsdesk
    newsdesk.archive.close()
