"""About and help: what the corpus is, what can be asked."""

from dataclasses import dataclass
from datetime import datetime

from bot.news.answers.scope import Scope
from bot.news.coverage import Holdings, OutletShare


@dataclass(frozen=True, slots=True)
class AboutAnswer:
    """What the corpus holds, its outlets with most articles first."""

    scope: Scope
    holdings: Holdings
    shares: tuple[OutletShare, ...]
    now: datetime


@dataclass(frozen=True, slots=True)
class HelpAnswer:
    """What can be asked. `asked` is False where there was no question to begin with."""

    scope: Scope
    holdings: Holdings
    asked: bool


def answer(
    scope: Scope, holdings: Holdings, shares: tuple[OutletShare, ...], now: datetime
) -> AboutAnswer:
    """The corpus; its biggest outlets first."""
    ranked = sorted(shares, key=lambda share: (-share.articles, share.outlet.name.casefold()))
    return AboutAnswer(scope, holdings, tuple(ranked), now)
