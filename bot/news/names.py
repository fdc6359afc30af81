"""Who is meant by a name: the outlets of an archive by name, alias, domain, misspelled or not."""

from bisect import bisect_left
from functools import cached_property, lru_cache

from bot.news.article import Outlet, unknown
from bot.news.coverage import Archive, Order, Selection
from bot.news.outlets import without_the
from bot.news.spelling import allowed_edits, nearest_words
from bot.news.text import clean, clip, squash, telling, words
from bot.news.urls import host

REMEMBERED = 4_096
"""Names whose outlet, or that they are none, is remembered."""

MOST_BY_WORD = 20_000
"""Outlets with articles, the biggest first, that are known by a word of their name; some 6 MB."""

_OF_MANY = frozenset(
    "news times daily press today online media world network magazine radio agency site".split()
)
"""Words that are in the names of so many outlets that none is known by them."""

_SHORTEST = 3


class ArchiveNames:
    """The outlets of an archive, as people name them."""

    def __init__(self, archive: Archive) -> None:
        """All names are read at the first question: some 300 bytes of memory each."""
        self._archive = archive
        self.nearly = lru_cache(REMEMBERED)(self._nearly)
        self.present = lru_cache(REMEMBERED)(self._present)

    def exactly(self, squashed: str) -> Outlet | None:
        """The likeliest outlet with exactly this squashed name, alias or domain.

        What only is short for one without articles here, and a word of the name of one that has
        some, is that one: `the Gazette`.
        """
        found = self._names.get(squashed)
        bare = squashed.removeprefix("the")
        if found is None or squash(without_the(found.name)) == bare:
            return found
        here = self.partly(bare)
        return here if here and not self.present(found) else found

    def begins(self, squashed: str) -> bool:
        """Whether any outlet's squashed name, alias or domain begins so."""
        place = bisect_left(self._sorted, squashed)
        return place < len(self._sorted) and self._sorted[place].startswith(squashed)

    def _nearly(self, squashed: str) -> Outlet | None:
        """The likeliest outlet whose name is a typo away; first letters are seldom mistyped."""
        edits = allowed_edits(squashed)
        lengths = range(len(squashed) - edits, len(squashed) + edits + 1)
        start = squashed[:1]
        alike = [name for length in lengths for name in self._alike.get((start, length), ())]
        near = nearest_words(squashed, alike)
        return self._names[near[0][0]] if near else None

    def partly(self, word: str) -> Outlet | None:
        """The one outlet with articles here that has this folded word in its name."""
        found = self._by_word.get(word, ())
        return found[0] if len(found) == 1 else None

    def _present(self, outlet: Outlet) -> bool:
        """Whether there is any article from an outlet."""
        return bool(self._archive.articles(Selection(outlets=(outlet.key,)), Order.OLDEST, 1))

    def meant(self, name: str) -> Outlet:
        """The outlet for what somebody gave as one; where none fits, one that has no articles."""
        name = clip(clean(name), 60)
        squashed = squash(name)
        by_link = host(name)
        found = self.exactly(squashed) or (self.exactly(squash(by_link)) if by_link else None)
        return found or self.begun(squashed) or self.nearly(squashed) or unknown(name)

    def begun(self, squashed: str) -> Outlet | None:
        """The one outlet with articles here whose name begins so."""
        found = self._archive.outlets_beginning(squashed, 2) if len(squashed) >= _SHORTEST else ()
        return found[0] if len(found) == 1 else None

    @cached_property
    def _names(self) -> dict[str, Outlet]:
        names: dict[str, Outlet] = {}
        for squashed, outlet in self._archive.outlet_names():
            names.setdefault(squashed, outlet)
        return names

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self._names)

    @cached_property
    def _by_word(self) -> dict[str, tuple[Outlet, ...]]:
        """The outlets with articles by the telling words of their names."""
        found: dict[str, tuple[Outlet, ...]] = {}
        for outlet in self._archive.outlets_beginning("", MOST_BY_WORD):
            for word in set(telling(words(outlet.name))) - _OF_MANY:
                found[word] = (*found.get(word, ()), outlet)
        return found

    @cached_property
    def _alike(self) -> dict[tuple[str, int], list[str]]:
        """The names by first letter and length."""
        found: dict[tuple[str, int], list[str]] = {}
        for squashed in self._names:
            found.setdefault((squashed[0], len(squashed)), []).append(squashed)
        return found
