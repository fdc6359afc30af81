"""Which articles of an archive have one text, while it is compiled.

An article is linked to earlier ones of its story whose text it has, or that have its text; what is
linked for sure, by way of others too, is one text.
"""

import json
import sqlite3
from collections.abc import Iterable
from functools import lru_cache

from bot.archive.schema import unpack_article
from bot.news.article import Article
from bot.news.copies import same_text

ENOUGH = 3
"""Articles with one's text after which no more are looked for: these have it from each other."""

REMEMBERED = 8_192
"""Articles that are remembered to be compared with; some 30 MB."""


class Texts:
    """Keeps links between articles, and the texts that they make, in step."""

    def __init__(self, facts: sqlite3.Connection) -> None:
        """`facts` is the archive's database, in a transaction."""
        self._facts = facts
        self._article = lru_cache(REMEMBERED)(self._read)
        self._changed: set[int] = set()

    def forget(self, number: int) -> set[int]:
        """Take an article's links out; the articles that it was linked to."""
        every: set[int] = set()
        for one, other in (("article", "other"), ("other", "article")):
            rows = self._facts.execute(f"SELECT {other} FROM same_text WHERE {one} = ?", (number,))
            linked = {row[0] for row in rows}
            if linked:
                every |= linked
                self._changed |= linked | {number}
                self._facts.execute(f"DELETE FROM same_text WHERE {one} = ?", (number,))
        return every

    def compare(self, number: int, others: Iterable[int]) -> None:
        """Link an article to those of some earlier ones whose text it has, the likeliest first."""
        before = self._links(number)
        found: dict[int, bool] = {}
        article = self._article(number)
        for other in others:
            same = same_text(article, self._article(other))
            if same:
                found[other] = same.sure
            if sum(found.values()) >= ENOUGH:
                break
        if found == before:
            return
        self._facts.execute("DELETE FROM same_text WHERE article = ?", (number,))
        rows = ((number, other, sure) for other, sure in found.items())
        self._facts.executemany("INSERT INTO same_text VALUES (?, ?, ?)", rows)
        self._changed |= {number, *before, *found}

    def _links(self, number: int) -> dict[int, bool]:
        query = "SELECT other, sure FROM same_text WHERE article = ?"
        return {other: bool(sure) for other, sure in self._facts.execute(query, (number,))}

    def _read(self, number: int) -> Article:
        query = "SELECT data FROM article WHERE id = ?"
        return unpack_article(self._facts.execute(query, (number,)).fetchone()[0])

    def close(self) -> None:
        """Write anew which text each article has whose links, or those of its text, are others."""
        self._article.cache_clear()
        query = (
            "SELECT copy.article FROM copy JOIN copy AS own ON own.text = copy.text"
            " WHERE own.article IN (SELECT value FROM json_each(?))"
        )
        rows = self._facts.execute(query, (json.dumps(list(self._changed)),))
        left = self._changed | {row[0] for row in rows}
        gone = ((number,) for number in left)
        self._facts.executemany("DELETE FROM copy WHERE article = ?", gone)
        while left:
            text = self._reached(left.pop())
            left -= text
            if len(text) > 1:
                one = min(text)
                insert = "INSERT INTO copy VALUES (?, ?)"
                self._facts.executemany(insert, ((number, one) for number in text))
        self._changed.clear()

    def _reached(self, start: int) -> set[int]:
        """The articles that sure links lead to from one, over others too, itself included."""
        query = (
            "WITH RECURSIVE reached(one) AS (SELECT ? UNION"
            " SELECT iif(article = one, other, article) FROM reached JOIN same_text"
            " ON (article = one OR other = one) AND sure) SELECT one FROM reached"
        )
        return {row[0] for row in self._facts.execute(query, (start,))}
