"""Lining up: the figures of several articles that are one quantity, and where they are at odds."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

from bot.news.bounds import bounds, size
from bot.news.counted import STATES
from bot.news.figures import Figure
from bot.news.relations import UNRELATED, Relations
from bot.news.same_quantity import Mention, Read, is_same, read_mention
from bot.news.text import stem_set

_AT_ONCE = timedelta(hours=24)
_GROWING = timedelta(hours=6)
_MOST = 60
"""Figures of one kind that are compared with each other."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity as articles quote it, oldest first; `at_odds` cannot all be right at once.

    `what` says what is counted; `copied` are the archive ids of articles that have it from another
    of them: they confirm nothing.
    """

    what: str
    mentions: tuple[Mention, ...]
    at_odds: tuple[Mention, ...] = ()
    copied: frozenset[int] = frozenset()

    @property
    def own(self) -> tuple[Mention, ...]:
        """The mentions that are no copies of others."""
        return tuple(one for one in self.mentions if one.hit.id not in self.copied)

    @property
    def outlets(self) -> int:
        """How many outlets have it otherwise than from another one's article."""
        return len({one.hit.article.outlet.key for one in self.own})

    @property
    def ends(self) -> tuple[Figure, Figure]:
        """The smallest and the largest figure; of equals the one without a hedge."""
        figures = sorted((one.figure for one in self.own), key=_by_size)
        largest = max(figures, key=lambda figure: _by_size(figure)[0])
        return figures[0], largest


def _by_size(figure: Figure) -> tuple[float, bool, bool]:
    return size(figure) or 0.0, bool(figure.hedge), not figure.number[0].isdigit()


def lined_up(mentions: Iterable[Mention], relations: Relations = UNRELATED) -> tuple[Quantity, ...]:
    """The quantities that more than one article quotes, in the order of the mentions."""
    kinds: dict[tuple[str, str, str], list[Read]] = defaultdict(list)
    for mention in mentions:
        read = read_mention(mention)
        if read and len(kinds[read.kind]) < _MOST:
            kinds[read.kind].append(read)
    found = [
        _quantity(group, relations)
        for kind in kinds.values()
        for group in _groups(kind, relations)
        if len({one.mention.hit.id for one in group}) > 1
    ]
    return tuple(found)


def _groups(reads: Sequence[Read], relations: Relations) -> list[list[Read]]:
    """Groups in which every two are one quantity."""
    groups: list[list[Read]] = []
    for read in reads:
        fitting = (
            group for group in groups if all(is_same(read, other, relations) for other in group)
        )
        found = next(fitting, None)
        if found is None:
            groups.append([read])
        else:
            found.append(read)
    return groups


def _quantity(group: Sequence[Read], relations: Relations) -> Quantity:
    dated = sorted((read.mention for read in group), key=_time)
    once = list({(one.hit.id, one.figure.number): one for one in reversed(dated)}.values())[::-1]
    copied = _copied(once, relations)
    own = [one for one in once if one.hit.id not in copied]
    odd = _at_odds(own, toll=bool(group[0].kind[2]))
    return Quantity(_what(group), tuple(once), odd, copied)


def _copied(mentions: Sequence[Mention], relations: Relations) -> frozenset[int]:
    """The articles that have a figure from an original here, or in an earlier one's sentence."""
    have = {(one.hit.article.key, one.figure.number) for one in mentions}
    found: set[int] = set()
    said: dict[str, int] = {}
    for one in mentions:
        original = relations.copies.get(one.hit.id)
        repeated = said.setdefault(one.figure.sentence, one.hit.id) != one.hit.id
        if repeated or (original and (original.key, one.figure.number) in have):
            found.add(one.hit.id)
    return frozenset(found)


_SAID = {"dead": "dead", "hurt": "injured", "missing": "missing", "held": "held", "ill": "ill",
         "away": "displaced", "saved": "saved"}  # fmt: skip
"""How a state is said in front of a noun."""


def _what(group: Sequence[Read]) -> str:
    """What all of a group count: state, the describing words that all share, the noun."""
    counted = sorted({read.mention.figure.counted for read in group} - {""}, key=len)
    things = [text for text in counted if text.split()[-1].lower() not in STATES]
    if not things:
        return counted[0] if counted else _SAID.get(group[0].kind[2], "")
    if group[0].measured and len(counted) > 1 and not group[0].kind[1]:
        return ""
    shortest = things[0].split()
    shared = frozenset.intersection(*(read.described for read in group))
    describing = [word for word in shortest[:-1] if stem_set(word) & shared]
    state = _SAID.get(group[0].kind[2], "")
    return " ".join((*([state] if state else []), *describing, shortest[-1]))


def _at_odds(mentions: Sequence[Mention], *, toll: bool) -> tuple[Mention, ...]:
    """The mentions that another article's contradicts at about the same time.

    A `toll` may have grown from one report to another some hours later.
    """
    odd: list[Mention] = []
    for one, other in combinations(mentions, 2):
        first, second = bounds(one.figure), bounds(other.figure)
        if first is None or second is None or first.meets(second) or one.hit.id == other.hit.id:
            continue
        lag = _lag(one, other)
        grew = toll and lag >= _GROWING and second.least > first.least
        if lag <= _AT_ONCE and not grew:
            odd += [one, other]
    return tuple(one for one in mentions if one in odd)


def _lag(one: Mention, other: Mention) -> timedelta:
    """How much later another article came out; long where a time is unknown."""
    first, second = one.hit.article.published.at, other.hit.article.published.at
    return timedelta.max if first is None or second is None else second - first


def _time(one: Mention) -> tuple[bool, float, str]:
    at = one.hit.article.published.at
    return at is None, at.timestamp() if at else 0.0, one.hit.article.key
