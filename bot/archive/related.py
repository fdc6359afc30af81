"""How the articles of an archive hang together: credits, texts, stories."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from bot.archive.register import ArchiveRegister
from bot.archive.schema import ident, number_of, unpack_features, unpack_story
from bot.news.article import Outlet, unknown
from bot.news.coverage import Order
from bot.news.credit_cues import Kind
from bot.news.credits import Credit
from bot.news.outlets import AliasKind, without_the
from bot.news.relations import Credited, Story
from bot.news.story_terms import Features
from bot.news.text import squash

REMEMBERED = 4_096
"""Names whose outlets are remembered; some 2 MB."""


class ArchiveRelations(ArchiveRegister):
    """What was found out about articles; the base of what an archive knows of them."""

    def __init__(self, facts: Path, index: Path, words: Path) -> None:
        """Open all parts. Raises DamagedArchiveError where that fails."""
        super().__init__(facts, index, words)
        self._meant = lru_cache(REMEMBERED)(self.outlets_named)
        self._published = lru_cache(REMEMBERED)(self._by_name)

    # Credits

    def credits(self, numbers: Sequence[int]) -> Mapping[int, tuple[Credited, ...]]:
        """What articles credit to other outlets; nothing for those that do not.

        A name that only may be an outlet's is one where there are articles of such an outlet.
        """
        query = (
            "SELECT article.id, article.outlet, credit.name, sentence, place, cue, sure,"
            " kind, written, squashed"
            " FROM json_each(?) JOIN credit ON credit.article = value"
            " JOIN article ON article.id = value ORDER BY credit.article, credit.number"
        )
        rows = self._rows(query, json.dumps(list(numbers)))
        keys = self._keys_of(list({row[1] for row in rows}))
        found: dict[int, list[Credited]] = defaultdict(list)
        for article, own, name, *said, sure, kind, written, squashed in rows:
            known = self._meant(squashed) if sure else self._published(without_the(name))
            outlet = known[0] if known else unknown(name)
            if (known or sure) and keys[own] != outlet.key:
                sentence, place, cue = said
                credit = Credit(name, sentence, place, cue, bool(sure), Kind(kind), written)
                found[article].append(Credited(outlet, credit))
        return {article: tuple(credited) for article, credited in found.items()}

    def _by_name(self, name: str) -> tuple[Outlet, ...]:
        """The outlets with articles that have a name, not only as initials or so."""
        query = (
            "SELECT key, name, domain FROM alias JOIN outlet ON outlet.id = alias.outlet"
            " WHERE squashed = ? AND kind <= ? AND articles > 0 ORDER BY kind, articles DESC, key"
        )
        rows = self._rows(query, squash(name), AliasKind.SHORT_NAME)
        return tuple(Outlet(*row) for row in rows)

    def crediting(self, outlet: Outlet, most: int) -> tuple[int, ...]:
        """The numbers of so many of the newest articles that credit an outlet."""
        query = (
            "WITH named AS (SELECT squashed FROM alias JOIN outlet ON outlet.id = alias.outlet"
            " WHERE key = ?1 UNION SELECT ?2) SELECT DISTINCT article FROM credit WHERE squashed IN"
            " (SELECT squashed FROM named UNION SELECT 'the' || squashed FROM named)"
        )
        key = outlet.key if outlet.known else ""  # what is only a name may be no text at all
        numbers = [row[0] for row in self._rows(query, key, squash(outlet.name))]
        having = self.credits(numbers)
        kept = [one for one in numbers if any(by.outlet == outlet for by in having.get(one, ()))]
        return tuple(kept[:most])

    # Texts

    def texts(self, numbers: Sequence[int]) -> Mapping[int, int]:
        """The articles of some whose text others have too, each with the number of that text."""
        query = "SELECT article, text FROM json_each(?) JOIN copy ON copy.article = value"
        return dict(self._rows(query, json.dumps(list(numbers))))

    def likely(self, numbers: Sequence[int]) -> Mapping[int, tuple[int, ...]]:
        """The articles of some that probably have the text of others, with these; both ways."""
        query = (
            "SELECT article, other FROM json_each(?1) JOIN same_text ON article = value"
            " WHERE NOT sure UNION SELECT other, article FROM json_each(?1)"
            " JOIN same_text ON other = value WHERE NOT sure ORDER BY 1, 2"
        )
        found: dict[int, list[int]] = defaultdict(list)
        for article, other in self._rows(query, json.dumps(list(numbers))):
            found[article].append(other)
        return {article: tuple(others) for article, others in found.items()}

    def having(self, texts: Sequence[int]) -> tuple[int, ...]:
        """The numbers of all articles that have one of some texts."""
        query = "SELECT article FROM json_each(?) JOIN copy ON copy.text = value"
        return tuple(row[0] for row in self._rows(query, json.dumps(list(texts))))

    # Stories

    def stories(self, numbers: Sequence[int]) -> Mapping[int, Story]:
        """The stories of articles; one of a single article has no name."""
        query = (
            "SELECT article, told.story, story.data FROM json_each(?) JOIN told ON article = value"
            " LEFT JOIN story ON story.number = told.story"
        )
        known: dict[int, Story] = {}
        found: dict[int, Story] = {}
        for article, number, data in self._rows(query, json.dumps(list(numbers))):
            if number not in known:
                known[number] = unpack_story(data) if data else Story(ident(number))
            found[article] = known[number]
        return found

    def features(self, numbers: Sequence[int]) -> Mapping[int, Features]:
        """What decided of which stories articles are; nothing of the undated."""
        query = (
            "SELECT article, told.key, at, tie, data FROM json_each(?) JOIN told ON article = value"
        )
        rows = self._rows(query, json.dumps(list(numbers)))
        return {article: unpack_features(*rest) for article, *rest in rows}

    def story(self, ident: str) -> Story | None:
        """The story of several articles with an id, or what the one with that id is part of."""
        query = (
            "WITH RECURSIVE became (number) AS (SELECT ?1 UNION SELECT into_story FROM became"
            " JOIN merged ON gone = became.number)"
            " SELECT data FROM became JOIN story USING (number)"
        )
        rows = self._rows(query, number_of(ident))
        return unpack_story(rows[0][0]) if rows else None

    def told(self, story: str, order: Order, most: int) -> tuple[int, ...]:
        """The numbers of so many articles of a story, the first or the last of it."""
        step = "DESC" if order is Order.NEWEST else "ASC"
        query = f"SELECT article FROM told WHERE story = ? ORDER BY at {step}, tie {step} LIMIT ?"
        return tuple(row[0] for row in self._rows(query, number_of(story), most))

    def newest_stories(self, most: int) -> tuple[Story, ...]:
        """So many stories of several articles, the one with the newest article first."""
        query = "SELECT data FROM story ORDER BY newest DESC, number LIMIT ?"
        return tuple(unpack_story(row[0]) for row in self._rows(query, most))
