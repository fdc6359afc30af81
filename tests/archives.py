"""Helpers for the tests of bot.archive: documents, corpora of files, what an archive holds."""

import atexit
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import cache
from itertools import count
from pathlib import Path

import tantivy

from bot.app import open_archive
from bot.archive.compile import Changes
from bot.archive.prepare import prepare
from bot.archive.search import EmbeddedArchive
from bot.archive.store import Store
from bot.config import Settings
from bot.news.article import Article, Document, FileState, Outlet, Role, Sighting
from bot.news.coverage import Hit, OnTopic, Order, Selection
from bot.news.dates import UNKNOWN, Precision, Published
from bot.news.outlets import Directory
from bot.news.problems import Problem
from bot.news.topic import Topic, read_topic

NOTHING = Changes((), (), (), Directory(()))
FINGERPRINT = Settings((), Path(), None).fingerprint
ALL = 1_000_000
COURIER = Outlet("courier.test", "Courier", "courier.test")
POST = Outlet("post.test", "Evening Post", "post.test")

_times = count(1_000_000_000_000_000_000, 1_000_000_000)


def a_sighting(title="Harbour reopens after the storm", **fields) -> Sighting:
    return Sighting(**{"role": Role.MAIN, "line": 2, "title": title, **fields})


def at(*moment) -> Published:
    """A time, given as year, month, day and whatever else `datetime` takes."""
    return Published(datetime(*moment, tzinfo=UTC), Precision.MINUTE)


def by(outlet: Outlet, page: int, title: str, published: Published = UNKNOWN, **fields) -> Sighting:
    """What an outlet has on one of its pages."""
    return a_sighting(
        title,
        addresses=(f"https://{outlet.domain}/{page}",),
        outlet=outlet.name,
        domain=outlet.domain,
        published=published,
        **fields,
    )


def a_text(title, body, **fields) -> Sighting:
    """What a plain text without an address is read as."""
    return Sighting(**{"role": Role.TEXT, "line": 1, "title": title, "body": body, **fields})


def a_document(path: str, *sightings: Sighting, problems: Iterable[Problem] = ()) -> Document:
    return Document(FileState(path, path, 1, 1), sightings, tuple(problems))


def front_matter(title, *urls, body="", related=(), **fields) -> str:
    """A document of the seeds' kind; JSON is YAML."""
    keys = ("webUrl", "originalUrl", "ampWebUrl", "cdnAmpWebUrl")
    entry = {"title": title, **dict(zip(keys, urls, strict=False)), **fields}
    if related:
        entry["related"] = list(related)
    lines = [f"{key}: {json.dumps(value)}" for key, value in entry.items()]
    return "\n".join(["---", *lines, "---", body])


def write(file: Path, text: str) -> Path:
    """Write a file so that it is seen to have changed, however fast that was."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    touch(file)
    return file


def touch(path: Path) -> None:
    now = next(_times)
    os.utime(path, ns=(now, now))


@cache
def _empty() -> Path:
    """An archive of no documents, made once: the 82,834 English words take most of the time."""
    folder = Path(tempfile.mkdtemp(prefix="newsdesk-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    Store(folder, FINGERPRINT).update(NOTHING, anew=True)
    return folder


def a_store(folder: Path) -> Store:
    """A store whose archive holds nothing yet."""
    shutil.copytree(_empty(), folder, dirs_exist_ok=True)
    return Store(folder, FINGERPRINT)


def take_in(
    store: Store,
    *documents: Document,
    removed: tuple[str, ...] = (),
    problems: tuple[Problem, ...] = (),
    directory: Directory = NOTHING.directory,
) -> Store:
    store.update(changes(documents, removed, problems, directory), anew=False)
    return store


def changes(
    documents: Iterable[Document],
    removed: tuple[str, ...] = (),
    problems: tuple[Problem, ...] = (),
    directory: Directory = NOTHING.directory,
) -> Changes:
    ready = (one for document in documents for one in prepare((document,), directory))
    return Changes(ready, removed, problems, directory)


def a_corpus(folder: Path, **files: str) -> Settings:
    """Settings for a corpus of the given files (`name=text`), its archive still empty."""
    for name, text in files.items():
        write(folder / "news" / name.replace("_", "."), text)
    a_store(folder / "archive")
    return Settings((folder / "news",), folder / "archive", None)


def articles(source: Store | Settings) -> tuple[Article, ...]:
    """All articles of an archive, oldest first; of settings: after compiling what changed."""
    with _opened(source) as archive:
        return tuple(hit.article for hit in archive.articles(Selection(), Order.OLDEST, ALL))


def contents(source: Store | Settings, *topics: str) -> dict[str, object]:
    """Everything that an archive holds, comparable with another one: ids are replaced by keys."""
    with _opened(source) as archive:
        return contents_of(archive, *topics)


def contents_of(archive: EmbeddedArchive, *topics: str) -> dict[str, object]:
    hits = archive.articles(Selection(), Order.OLDEST, ALL)
    key = "json_extract(article.data, '$.key')"
    tables = {
        "document": "SELECT path, part, line, digest, name, size, mtime_ns, records FROM document",
        "problem": "SELECT path, line, key, reason, document IS NULL FROM problem",
        "address": f"SELECT address.key, {key} FROM address JOIN article ON id = article",
        "same": f"SELECT same.key, {key} FROM same JOIN article ON id = article",
        "place": f"SELECT path, sighting.data, {key}, coalesce(outlet.key, '') FROM sighting"
        " JOIN document ON document.id = document JOIN article ON article.id = article"
        " LEFT JOIN outlet ON outlet.id = article.outlet",
        "word": "SELECT * FROM word",
        "stem": "SELECT * FROM stem",
        "outlet": "SELECT key, name, domain, articles FROM outlet",
        "alias": "SELECT squashed, kind, outlet.key FROM alias JOIN outlet ON outlet.id = outlet",
        "credit": f"SELECT {key}, number, name, sentence, credit.place, cue, sure, kind, written"
        " FROM credit JOIN article ON id = article",
        "told": "SELECT at, tie, key, picked, story, follows, data FROM told",
        "merged": "SELECT * FROM merged",
        "story": "SELECT number, newest, data FROM story",
        "spelled": "SELECT key, spelled.name, spelled.articles, sightings FROM spelled"
        " JOIN outlet ON outlet.id = outlet",
    }
    return {
        "articles": [hit.article for hit in hits],
        "dangling": archive._rows(
            "SELECT 'address', key FROM address WHERE article NOT IN (SELECT id FROM article)"
            " UNION SELECT 'same', key FROM same WHERE article NOT IN (SELECT id FROM article)"
            " UNION SELECT 'credit', name FROM credit WHERE article NOT IN (SELECT id FROM article)"
            " UNION SELECT 'told', key FROM told WHERE article NOT IN (SELECT id FROM article)"
            " UNION SELECT 'copy', article FROM copy WHERE article NOT IN (SELECT id FROM article)"
            " UNION SELECT 'same text', article FROM same_text WHERE"
            " article NOT IN (SELECT id FROM article) OR other NOT IN (SELECT id FROM article)"
            " UNION SELECT 'alias', outlet FROM alias WHERE outlet NOT IN (SELECT id FROM outlet)"
            " UNION SELECT 'sighting', data FROM sighting"
            " WHERE article IS NULL OR article NOT IN (SELECT id FROM article)"
        ),
        **{name: sorted(archive._rows(query), key=repr) for name, query in tables.items()},
        "texts": _texts(archive, hits),
        "words": words_of(archive),
        **{f"find {text}": _found(archive, text) for text in topics},
    }


def _texts(archive: EmbeddedArchive, hits: Sequence[Hit]) -> list[object]:
    """The keys of the articles that have one text, of each for sure and probably."""
    keys = {hit.id: hit.article.key for hit in hits}
    texts, likely = (found(list(keys)) for found in (archive.texts, archive.likely))
    groups = {
        text: sorted(keys[one] for one in texts if texts[one] == text) for text in texts.values()
    }
    pairs = [sorted((keys[one], keys[other])) for one in likely for other in likely[one]]
    return [sorted(groups.values()), sorted(pairs)]


def words_of(archive: EmbeddedArchive) -> list[str]:
    """The words of an archive's index of words, as often as they are in it."""
    searcher = archive._words._searcher
    hits = searcher.search(tantivy.Query.all_query(), limit=ALL).hits
    return sorted(searcher.doc(place)["word"][0] for _, place in hits)


def _found(archive: EmbeddedArchive, text: str) -> list[object]:
    topic = read_topic(text, archive)
    found = (found_by(archive, topic, 0.0, strictly=strictly) for strictly in (False, True))
    return [topic, *(sorted(shares.items()) for shares in found)]


def found_by(
    archive: EmbeddedArchive, topic: Topic, least: float, *, strictly: bool
) -> dict[str, float]:
    """The keys of the articles that have enough of a topic, with their shares of it."""
    wanted = Selection(OnTopic(topic, least, strictly))
    hits = archive.articles(wanted, Order.OLDEST, ALL)
    return {hit.article.key: hit.score for hit in hits}


def _opened(source: Store | Settings) -> EmbeddedArchive:
    return source.open() if isinstance(source, Store) else open_archive(source)
