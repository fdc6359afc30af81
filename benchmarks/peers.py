"""Other ways to find an article by some of its words, for scale.py to set beside the newsdesk.

    python benchmarks/peers.py build|search NAME TASK

Each is built from the same file of articles and asked the same queries, in processes of its own,
and is used as its documentation shows; what it prints is JSON. Only the process of a peer imports
its libraries, so that the memory is its own.
"""

import json
import re
import sqlite3
import sys
import time
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

import orjson
from measuring import memory, settle, timed
from tasks import COMPLETIONS, MOST, Task, ranked, read_task
from variants import Record

HEAP = 128_000_000
"""Bytes that tantivy may use for building."""

_WORD = re.compile(r"\w+")


class Peer(Protocol):
    """A way to find articles."""

    def search(self, text: str) -> Sequence[str]:
        """The titles that fit some words best, at most five."""
        ...


class RapidFuzz:
    """The naive way: every title is compared with what was typed."""

    def __init__(self, folder: Path) -> None:
        self._process: Any = import_module("rapidfuzz.process")
        self._scorer = import_module("rapidfuzz.fuzz").token_set_ratio
        self._titles = orjson.loads((folder / "titles.json").read_bytes())
        self._folded = [title.casefold() for title in self._titles]

    @staticmethod
    def build(folder: Path, records: Iterator[Record]) -> None:
        """Keep the titles."""
        titles = [record["title"] for record in records]
        (folder / "titles.json").write_bytes(orjson.dumps(titles))

    def search(self, text: str) -> Sequence[str]:
        """The nearest titles by the words that they share with the text."""
        found = self._process.extract(text, self._titles, scorer=self._scorer, limit=MOST)
        return [title for title, _, _ in found]

    def complete(self, typed: str) -> Sequence[str]:
        """Titles with these letters, by looking through all until there are enough."""
        wanted, found = typed.casefold(), []
        for place, title in enumerate(self._folded):
            if wanted in title:
                found.append(self._titles[place])
                if len(found) == COMPLETIONS:
                    break
        return found


class Fts5:
    """SQLite's FTS5 with Porter stems and an index of prefixes; any of the words, by BM25."""

    _BEST = "SELECT title FROM article WHERE article MATCH ? ORDER BY bm25(article, 2, 1) LIMIT ?"

    def __init__(self, folder: Path) -> None:
        self._facts = sqlite3.connect(folder / "fts5.sqlite")

    @staticmethod
    def build(folder: Path, records: Iterator[Record]) -> None:
        """Titles and excerpts, optimised at the end as SQLite advises."""
        facts = sqlite3.connect(folder / "fts5.sqlite")
        facts.execute(
            "CREATE VIRTUAL TABLE article USING fts5(title, excerpt, prefix = '2 3',"
            " tokenize = 'porter unicode61 remove_diacritics 2')"
        )
        rows = ((record["title"], record.get("excerpt", "")) for record in records)
        facts.executemany("INSERT INTO article VALUES (?, ?)", rows)
        facts.execute("INSERT INTO article (article) VALUES ('optimize')")
        facts.commit()
        facts.close()

    def search(self, text: str) -> Sequence[str]:
        """Articles with any of the words, or words that they begin, by BM25."""
        words = " OR ".join(f'"{word}"*' for word in _WORD.findall(text))
        return [title for (title,) in self._facts.execute(self._BEST, (words, MOST))]

    def complete(self, typed: str) -> Sequence[str]:
        """Articles with all of the words, the last of which may go on."""
        words = " ".join(f'"{word}"' for word in _WORD.findall(typed))
        if not words:
            return []
        return [title for (title,) in self._facts.execute(self._BEST, (words + "*", COMPLETIONS))]


class Fuzzy:
    """tantivy's own fuzzy terms: each word, or one that is one typo away, of long ones two."""

    def __init__(self, folder: Path) -> None:
        self._tantivy: Any = import_module("tantivy")
        self._schema = self._fields()
        self._searcher = self._tantivy.Index.open(str(folder / "tantivy")).searcher()

    @staticmethod
    def _fields() -> Any:  # noqa: ANN401 - tantivy's schema
        return import_module("tantivy").SchemaBuilder().add_text_field("title", stored=True).build()

    @classmethod
    def build(cls, folder: Path, records: Iterator[Record]) -> None:
        """The titles."""
        tantivy: Any = import_module("tantivy")
        (folder / "tantivy").mkdir()
        writer = tantivy.Index(cls._fields(), path=str(folder / "tantivy")).writer(HEAP)
        for record in records:
            writer.add_document(tantivy.Document(title=record["title"]))
        writer.commit()
        writer.wait_merging_threads()

    def search(self, text: str) -> Sequence[str]:
        """Articles with any of the words; the very word counts more than one near it."""
        query, should = self._tantivy.Query, self._tantivy.Occur.Should
        clauses = []
        for word in _WORD.findall(text.lower()):
            distance = 2 if len(word) > 5 else 1  # noqa: PLR2004 - as Elasticsearch's AUTO has it
            clauses.append((should, query.term_query(self._schema, "title", word)))
            near = query.fuzzy_term_query(self._schema, "title", word, distance)
            clauses.append((should, near))
        hits = self._searcher.search(query.boolean_query(clauses), limit=MOST).hits
        return [str(self._searcher.doc(place)["title"][0]) for _, place in hits]


class Bm25s:
    """bm25s: BM25 with all scores in a sparse matrix in memory, with Snowball stems."""

    def __init__(self, folder: Path) -> None:
        self._bm25s: Any = import_module("bm25s")
        self._stemmer: Any = import_module("Stemmer").Stemmer("english")
        self._titles = orjson.loads((folder / "bm25s-titles.json").read_bytes())
        self._index = self._bm25s.BM25.load(str(folder / "bm25s"))
        self._most = min(MOST, len(self._titles))

    @staticmethod
    def build(folder: Path, records: Iterator[Record]) -> None:
        """The titles."""
        bm25s: Any = import_module("bm25s")
        stemmer = import_module("Stemmer").Stemmer("english")
        titles = [record["title"] for record in records]
        tokens = bm25s.tokenize(titles, stopwords="en", stemmer=stemmer, show_progress=False)
        index = bm25s.BM25(backend="numpy")
        index.index(tokens, show_progress=False)
        index.save(str(folder / "bm25s"))
        (folder / "bm25s-titles.json").write_bytes(orjson.dumps(titles))

    def search(self, text: str) -> Sequence[str]:
        """The best titles."""
        tokens = self._bm25s.tokenize(
            [text], stopwords="en", stemmer=self._stemmer, show_progress=False
        )
        found, _ = self._index.retrieve(tokens, k=self._most, show_progress=False)
        return [self._titles[place] for place in found[0]]


PEERS: dict[str, type[RapidFuzz | Fts5 | Fuzzy | Bm25s]] = {
    "RapidFuzz over all titles": RapidFuzz,
    "SQLite FTS5": Fts5,
    "tantivy's fuzzy terms": Fuzzy,
    "bm25s": Bm25s,
}


def build(name: str, task: Task) -> dict[str, object]:
    """How long building takes."""
    start = time.perf_counter()
    PEERS[name].build(task.folder, task.corpus.records())
    return {"seconds": time.perf_counter() - start}


def search(name: str, task: Task) -> dict[str, object]:
    """How long opening and searching take, and what is found."""
    sheet = task.sheet
    start = time.perf_counter()
    peer = PEERS[name](task.folder)
    peer.search(sheet.warm[0])
    opened = time.perf_counter() - start
    timed(peer.search, sheet.warm[1:], task.patience / 10)
    settle()
    found: dict[str, object] = {
        "open": opened,
        "made": ranked(peer.search, sheet.made, task.patience),
        "real": ranked(peer.search, sheet.real, task.patience),
        "memory": memory(),
    }
    if isinstance(peer, RapidFuzz | Fts5):
        timed(peer.complete, sheet.warm, task.patience / 10)
        settle()
        found["typed"] = timed(peer.complete, sheet.typed, task.patience / 2)
    return found


if __name__ == "__main__":
    work = {"build": build, "search": search}[sys.argv[1]]
    print(json.dumps(work(sys.argv[2], read_task(Path(sys.argv[3])))))
