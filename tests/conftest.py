"""What the tests share: archives of the seeds and of an invented corpus, compiled once."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.app import Newsdesk
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
