"""The search index: stems and columns of articles in tantivy, which only ever sees our own words.

id      the article's number in the archive
outlet  its outlet's number
at      when it came out, in seconds since 1970; none where that is unknown
oldest  goes up with the time, the undated last; articles of one second in an order of their own
newest  goes down as `oldest` goes up, but for the undated, which have the least
title   the stems of the title
text    the stems of title, excerpt and body, with their places
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import tantivy

from bot.errors import DamagedArchiveError

_HEAP = 128 * 1024 * 1024

Place = tantivy.DocAddress
"""Where the index keeps an article."""


def schema() -> tantivy.Schema:
    """What is kept of each article."""
    builder = tantivy.SchemaBuilder()
    for name in ("id", "outlet"):
        builder.add_unsigned_field(name, stored=False, indexed=True, fast=True)
    for name in ("oldest", "newest"):
        builder.add_unsigned_field(name, stored=False, indexed=False, fast=True)
    builder.add_integer_field("at", stored=False, indexed=False, fast=True)
    for name, option in (("title", "basic"), ("text", "position")):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option=option)
    return builder.build()


class IndexWriter:
    """Adds and removes articles; nothing is there before `close`."""

    def __init__(self, folder: Path) -> None:
        """Create the index, or take up the one that is in the folder."""
        folder.mkdir(exist_ok=True)
        self._schema = schema()
        self._folder = folder
        index = tantivy.Index(self._schema, path=str(folder), reuse=True)
        self._writer = index.writer(heap_size=_HEAP, num_threads=1)

    def add(self, number: int, outlet: int, entry: str) -> None:
        """Add an article: `entry` is the rest of it as JSON, its brace not opened."""
        self._writer.add_json(f'{{"id":{number},"outlet":{outlet},{entry}')

    def remove(self, number: int) -> None:
        """Take an article out."""
        # By query: delete_documents_by_term takes a whole number for a signed one and finds none.
        query = tantivy.Query.term_query(self._schema, "id", number)
        self._writer.delete_documents_by_query(query)

    def committed(self) -> "IndexReader":
        """What was added and removed so far, to be searched."""
        self._writer.commit()
        return IndexReader(self._folder)

    def abandon(self) -> None:
        """Leave out what was not committed, and wait until nobody writes any more."""
        self._writer.rollback()
        self._writer.wait_merging_threads()

    def close(self) -> None:
        """Commit, and wait until the segments are merged."""
        self._writer.commit()
        self._writer.wait_merging_threads()


@contextmanager
def whole() -> Iterator[None]:
    """What tantivy says when a file is damaged, its panics too, as our error."""
    try:
        yield
    except (ValueError, OSError) as error:
        raise DamagedArchiveError(str(error)) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # pyo3's, which cannot be imported
            raise
        raise DamagedArchiveError(str(error)) from error


class IndexReader:
    """What an index answers to queries (`queries.py`)."""

    def __init__(self, folder: Path) -> None:
        """Open an index, memory-mapped. Raises DamagedArchiveError where it is none."""
        with whole():
            index = tantivy.Index.open(str(folder))
            index.config_reader(reload_policy="manual")  # nothing changes: nobody has to watch
            self._searcher = index.searcher()

    @property
    def size(self) -> int:
        """How many articles there are."""
        return int(self._searcher.num_docs)

    def best(self, query: tantivy.Query, most: int) -> list[tuple[float, Place]]:
        """The places with the highest scores, those first."""
        with whole():
            return list(self._searcher.search(query, limit=most, count=False).hits)

    def first(self, query: tantivy.Query, column: str, most: int) -> list[Place]:
        """Places by a column: `oldest` from the least on, `newest` from the most on."""
        order = tantivy.Order.Asc if column == "oldest" else tantivy.Order.Desc
        with whole():
            found = self._searcher.search(
                query, limit=most, count=False, order_by_field=column, order=order
            )
            return [place for _, place in found.hits]

    def count(self, query: tantivy.Query) -> int:
        """How many articles there are."""
        with whole():
            found = self._searcher.search(query, limit=1, count=True)
            return int(getattr(found, "count", 0) or 0)

    def column(self, name: str, places: Sequence[Place]) -> list[int | None]:
        """The values of a column at some places."""
        with whole():
            found = self._searcher.fast_field_values(name, list(places))
            return [None if value is None else int(value) for value in found]

    def aggregate(
        self, query: tantivy.Query, wanted: dict[str, object]
    ) -> dict[str, list[dict[str, Any]]]:
        """The buckets of each aggregation that is wanted."""
        with whole():
            found = self._searcher.aggregate(query, wanted)
            return {name: one["buckets"] for name, one in found.items()}
