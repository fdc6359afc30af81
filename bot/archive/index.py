"""The search index: stems of titles and texts in tantivy, which only ever sees our own words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import tantivy

from bot.archive.words import searched
from bot.errors import DamagedArchiveError
from bot.news.article import Article
from bot.news.text import stem
from bot.news.topic import Topic

_HEAP = 64 * 1024 * 1024
_ROUNDING = 1e-4


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("id", stored=False, indexed=True, fast=True)
    builder.add_text_field(
        "text", stored=False, tokenizer_name="whitespace", index_option="position"
    )
    return builder.build()


class IndexWriter:
    """Adds and removes articles; nothing is there before `close`."""

    def __init__(self, folder: Path) -> None:
        """Create the index, or take up the one that is in the folder."""
        folder.mkdir(exist_ok=True)
        self._schema = _schema()
        index = tantivy.Index(self._schema, path=str(folder), reuse=True)
        self._writer = index.writer(heap_size=_HEAP, num_threads=1)

    def add(self, number: int, article: Article) -> None:
        """Add an article under its archive id."""
        document = tantivy.Document()
        document.add_unsigned("id", number)
        document.add_text("text", " ".join(searched(article)))
        self._writer.add_document(document)

    def remove(self, number: int) -> None:
        """Take an article out."""
        # By query: delete_documents_by_term takes a whole number for a signed one and finds none.
        query = tantivy.Query.term_query(self._schema, "id", number)
        self._writer.delete_documents_by_query(query)

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
    """Finds the articles that are about a topic."""

    def __init__(self, folder: Path) -> None:
        """Open an index, memory-mapped. Raises DamagedArchiveError where it is none."""
        with whole():
            self._schema = _schema()
            index = tantivy.Index.open(str(folder))
            index.config_reader(reload_policy="manual")  # nothing changes: nobody has to watch
            self._searcher = index.searcher()

    def find(self, topic: Topic, least: float, *, strictly: bool) -> Mapping[int, float]:
        """Article id → share of the topic's weight, for those with at least the least share."""
        total = topic.weight or 1.0
        if not (topic.terms or topic.phrases or topic.without):
            return {}
        query = tantivy.Query.boolean_query(list(self._clauses(topic, strictly=strictly)))
        with whole():
            most = max(1, self._searcher.num_docs)  # all of them: the first may be the least like
            hits = self._searcher.search(query, limit=most, count=False).hits
            kept = [(score / total, place) for score, place in hits]
            kept = [(share, place) for share, place in kept if share >= least - _ROUNDING]
            found = self._searcher.fast_field_values("id", [place for _, place in kept])
            ids = [int(number) for number in found if number is not None]
            pairs = zip(ids, kept, strict=True)
            return {number: round(share, 4) for number, (share, _) in pairs}

    def adjacent(self, stems: Sequence[str], apart: int) -> int:
        """How many articles have these stems one behind the other, or so many words apart."""
        with whole():
            found = self._searcher.search(self._phrase(stems, apart), limit=1, count=True)
            return int(getattr(found, "count", 0) or 0)

    def _phrase(self, stems: Sequence[str], apart: int = 0) -> tantivy.Query:
        if len(stems) == 1:
            return tantivy.Query.term_query(self._schema, "text", stems[0], index_option="basic")
        return tantivy.Query.phrase_query(self._schema, "text", list(stems), slop=apart)

    def _clauses(
        self, topic: Topic, *, strictly: bool
    ) -> Iterable[tuple[tantivy.Occur, tantivy.Query]]:
        """Each term adds its weight, however often and wherever it stands in an article."""
        for term in topic.terms:
            query = tantivy.Query.term_query(self._schema, "text", term.stem, index_option="basic")
            must = strictly and term.required
            occur = tantivy.Occur.Must if must else tantivy.Occur.Should
            yield occur, tantivy.Query.const_score_query(query, term.weight)
        for phrase in topic.phrases:
            query = self._phrase([stem(word) for word in phrase])
            yield tantivy.Occur.Must, tantivy.Query.const_score_query(query, 0.0)
        for left_out in topic.without:
            apart = [self._phrase([stem(word) for word in phrase]) for phrase in left_out]
            both = [(tantivy.Occur.Must, one) for one in apart]
            yield tantivy.Occur.MustNot, tantivy.Query.boolean_query(both)
        if not topic.terms:  # all but what is left out
            every = tantivy.Query.const_score_query(tantivy.Query.all_query(), 1.0)
            yield tantivy.Occur.Must, every
