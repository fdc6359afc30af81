"""Helpers for the tests of archives as folders: what is in one, what another process does."""

import subprocess
import sys
from contextlib import contextmanager
from itertools import chain, combinations
from pathlib import Path

from archives import a_corpus, articles, front_matter

from bot.app import open_archive
from bot.config import PROJECT

STORM = "Harbour of Lund reopens after the storm"
FERRY = "Ferries of Lund collide"


def two_documents(folder):
    """Settings for two documents, one of them with a problem, compiled."""
    settings = a_corpus(
        folder,
        a_md=front_matter(STORM, "https://courier.test/storm", publishedDateTime="2024-05-06"),
        b_md=front_matter(FERRY, "https://courier.test/ferry", quality="no number"),
    )
    open_archive(settings).close()
    return settings


def generations(folder):
    return sorted(path.name for path in folder.iterdir() if path.name.startswith("generation-"))


def leftovers(folder):
    """What is there besides the lock, the pointer and the one generation that it names."""
    current = (folder / "current").read_text(encoding="utf-8")
    return sorted(
        path.name for path in folder.iterdir() if path.name not in {current, "current", "lock"}
    )


def titles(source):
    return [article.title for article in articles(source)]


def told(settings, **options):
    """Open the archive; what is told of the reading: bytes to read, then bytes and documents."""
    heard = []

    @contextmanager
    def progress(total):
        heard.append(total)
        yield lambda size, documents: heard.append((size, documents))

    open_archive(settings, progress, **options).close()
    return heard


def files_read(settings):
    """Open the archive; which files were read for it: those of as many bytes as were told."""
    heard = told(settings)
    if not heard:
        return []
    total, *_, (size, _) = heard
    assert size == total
    (names,) = [
        [path.name for path in some]
        for some in _subsets(sorted(settings.corpus[0].iterdir()))
        if sum(path.stat().st_size for path in some) == total
    ]
    return names


def _subsets(paths: list[Path]):
    return chain.from_iterable(combinations(paths, number) for number in range(len(paths) + 1))


def run(code, *args, **options):
    """Another process that runs some Python; what it prints can be read."""
    return subprocess.Popen(  # noqa: S603 - our own code in our own Python
        [sys.executable, "-c", code, *map(str, args)],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


OPENING = """
import sys
from pathlib import Path
from bot.app import open_archive
from bot.config import Settings
corpus = Settings((Path(sys.argv[1]),), Path(sys.argv[2]), None)
"""
