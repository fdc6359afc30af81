"""About and help: what the corpus is, what can be asked."""

from dataclasses import dataclass
from datetime import datetime

from bot.news.answers.scope import Scope
from bot.news.coverage import Holdings, OutletShare
from bot.news.question import Mood


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


@dataclass(frozen=True, slots=True)
class SmallTalkAnswer:
    """Nothing about the news: what was said, and what the corpus holds."""

    scope: Scope
    holdings: Holdings
    mood: Mood


def answer(
    scope: Scope, holdings: Holdings, shares: tuple[OutletShare, ...], now: datetime
) -> AboutAnswer:
    """The corpus; its biggest outlets first."""
    ranked = sorted(shares, key=lambda share: (-share.articles, share.outlet.name.casefold()))
    return AboutAnswer(scope, holdings, tuple(ranked), now)
