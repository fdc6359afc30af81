"""How the articles of an archive hang together: credits, copies, stories."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence

from bot.archive.register import ArchiveRegister
from bot.news.article import Outlet, unknown
from bot.news.coverage import Order
from bot.news.credits import Credit
from bot.news.relations import Credited, Story
from bot.news.text import squash


class ArchiveRelations(ArchiveRegister):
    """What was found out about articles; the base of what an archive knows of them."""

    def credits(self, numbers: Sequence[int]) -> Mapping[int, tuple[Credited, ...]]:
        """What articles credit to other outlets; nothing for those that do not.

        A name that only may be an outlet's is one where the archive knows such an outlet.
        """
        query = (
            "SELECT article.id, article.outlet, credit.name, sentence, place, cue, sure, squashed"
            " FROM json_each(?) JOIN credit ON credit.article = value"
            " JOIN article ON article.id = value ORDER BY credit.article, credit.number"
        )
        found: dict[int, list[Credited]] = defaultdict(list)
        rows = self._rows(query, json.dumps(list(numbers)))
        for article, own, name, sentence, place, cue, sure, squashed in rows:
            known = self.outlets_named(squashed)
            if not known and not sure:
                continue
            outlet = known[0] if known else unknown(name)
            if self._keys_of([own])[own] != outlet.key:
                credit = Credit(name, sentence, place, cue, bool(sure))
                found[article].append(Credited(outlet, credit))
        return {article: tuple(credited) for article, credited in found.items()}

    def crediting(self, outlet: Outlet, most: int) -> tuple[int, ...]:
        """The numbers of so many of the newest articles that credit an outlet."""
        query = (
            "SELECT DISTINCT article FROM credit WHERE squashed IN (SELECT squashed FROM alias"
            " JOIN outlet ON outlet.id = alias.outlet WHERE key = ?1 UNION SELECT ?2)"
        )
        numbers = [row[0] for row in self._rows(query, outlet.key, squash(outlet.name))]
        having = self.credits(numbers)
        kept = [one for one in numbers if any(by.outlet == outlet for by in having.get(one, ()))]
        return tuple(kept[:most])

    def texts(self, numbers: Sequence[int]) -> Mapping[int, int]:
        """The articles of some whose text others have too, each with the number of that text."""
        del numbers
        return {}

    def likely(self, numbers: Sequence[int]) -> Mapping[int, tuple[int, ...]]:
        """The articles of some that probably have the text of others, with these."""
        del numbers
        return {}

    def having(self, texts: Sequence[int]) -> tuple[int, ...]:
        """The numbers of all articles that have one of some texts."""
        del texts
        return ()

    def stories(self, numbers: Sequence[int]) -> Mapping[int, Story]:
        """The stories of articles."""
        del numbers
        return {}

    def story(self, ident: str) -> Story | None:
        """The story with an id."""
        del ident
        return None

    def told(self, story: str, order: Order, most: int) -> tuple[int, ...]:
        """The numbers of so many articles of a story."""
        del story, order, most
        return ()

    def newest_stories(self, most: int) -> tuple[Story, ...]:
        """So many stories, the one with the newest article first."""
        del most
        return ()
