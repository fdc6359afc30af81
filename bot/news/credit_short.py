"""Short names: "the Post" and "the newspaper" are outlets that an article names in full."""

import re
from dataclasses import dataclass, field

from bot.news.article import Outlet
from bot.news.credit_names import PAPERS, Mention, Naming, ends_in

_SHORT = re.compile(
    rf"\b[Tt]he\s(?P<name>(?:[A-Z]\w*-)?(?:{'|'.join(sorted(PAPERS))}))\b(?!\s(?:of\s)?[A-Z])"
)
_OF_ONE = frozenset("Express Guardian Independent Mirror Observer Register Sun Telegraph".split())
"""Short names that alone mean the outlet that is called so; others are the names of many."""

_NOUN = re.compile(
    r"\b[Tt]he\s(?:newspaper|paper|magazine|network|news agency|broadcaster|news (?:site|outlet))\b"
)


@dataclass(slots=True)
class ShortNames:
    """What short names stand for in an article by `own`, whose sentences come in order.

    `everywhere` are the outlets that it names in full anywhere.
    """

    own: Outlet
    everywhere: frozenset[Outlet]
    credited: Outlet | None = None
    _before: dict[str, Outlet] = field(default_factory=dict)

    def filled(self, plain: str, names: list[Mention]) -> list[Mention]:
        """The names in the next sentence in order, the short ones with what they stand for."""
        found = {one.start: one for one in names}
        short = {one.span("name") for one in _SHORT.finditer(plain)}
        short |= {(one.start, one.end) for one in names if plain[one.start : one.end] in PAPERS}
        for start, end in short:
            known = found.get(start)
            meant = self._meant(plain[start:end]) if known is None or known.end == end else None
            if meant:
                found[start] = Mention(start, end, meant, Naming.SHORT)
            elif known and known.end == end and plain[start:end] not in _OF_ONE:
                del found[start]
        if self.credited:
            for noun in _NOUN.finditer(plain):
                found[noun.start()] = Mention(*noun.span(), self.credited, Naming.NOUN)
        for one in found.values():
            if one.naming is Naming.FULL:
                self._before.pop(one.outlet.key, None)
                self._before[one.outlet.key] = one.outlet
        return [found[start] for start in sorted(found)]

    def _meant(self, short: str) -> Outlet | None:
        """The outlet last named whose name ends so, else the article's own, else the only one."""
        for outlet in (*reversed(self._before.values()), self.own):
            if ends_in(outlet.name, short):
                return outlet
        later = [outlet for outlet in self.everywhere if ends_in(outlet.name, short)]
        return later[0] if len(later) == 1 else None
