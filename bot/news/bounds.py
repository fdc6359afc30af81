"""Bounds: the least and the most that a figure, as it is printed with its hedge, may stand for."""

import re
from dataclasses import dataclass
from math import inf

from bot.news.figures import Figure
from bot.news.numbers import ends

_BELOW = frozenset({"nearly", "almost", "just under", "close to"})
_ABOVE = frozenset(
    {"more than", "over", "at least", "well over", "just over", "no fewer than", "upwards of"}
)
_AT_MOST = frozenset(
    {"up to", "as many as", "as much as", "fewer than", "less than", "under", "no more than"}
)
_EXACTLY = frozenset({"", "just", "only", "between"})
_HEDGED = 0.15
"""By what share a number may differ that is said to be nearly or about so much."""

_ROUNDED = 0.05
"""By what share a number of two digits and zeros may have been rounded."""

_ROUND = re.compile(r"[1-9]\d?0+")
_VAGUE = {
    "tens of thousands": (2e4, 1e5), "hundreds of thousands": (2e5, 1e6), "dozens": (24, 150),
    "scores": (40, 400), "hundreds": (2e2, 1e4), "thousands": (2e3, 1e6), "millions": (2e6, 1e9),
    "billions": (2e9, 1e12), "several dozen": (24, 150), "a dozen": (11, 13), "dozen": (11, 13),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the most that something may be."""

    least: float
    most: float

    def meets(self, other: "Bounds") -> bool:
        """Whether both may be the same."""
        return self.least <= other.most and other.least <= self.most


def size(figure: Figure) -> float | None:
    """About how much a figure is, to put it in order; None of a third and its like."""
    if is_vague(figure):
        return _VAGUE[figure.number.lower()][0]
    found = ends(figure.number)
    return sum(found) / 2 if found else None


def is_vague(figure: Figure) -> bool:
    """Whether it is no number but an order of size: dozens, thousands."""
    return figure.number.lower() in _VAGUE


def bounds(figure: Figure) -> Bounds | None:
    """What a figure may stand for; None where it is no number (`a third`)."""
    number, hedge = figure.number.lower(), figure.hedge.lower()
    if is_vague(figure):
        least, most = _VAGUE[number]
        return Bounds(least, inf if hedge in _ABOVE else most)
    found = ends(number)
    if found is None:
        return None
    least, most = found
    if hedge in _ABOVE:
        return Bounds(least, inf)
    if hedge in _AT_MOST:
        return Bounds(0, most)
    if hedge in _BELOW:
        return Bounds(least * (1 - _HEDGED), most)
    share = _loose(most) if hedge in _EXACTLY else _HEDGED
    return Bounds(least * (1 - share), most * (1 + share))


def _loose(number: float) -> float:
    return _ROUNDED if _ROUND.fullmatch(f"{number:.0f}") and number >= _HUNDRED else 0.0


_HUNDRED = 100
