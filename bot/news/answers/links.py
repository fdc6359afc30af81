"""Links: which of some links are in the corpus, who covered what they are about, who was first."""

from dataclasses import dataclass

from bot.news.answers.scope import Scope
from bot.news.answers.who_reported import WhoReportedAnswer
from bot.news.coverage import Hit


@dataclass(frozen=True, slots=True)
class KnownLink:
    """A link that is in the corpus: its article, and who reported what it is about."""

    url: str
    hit: Hit
    reported: WhoReportedAnswer


@dataclass(frozen=True, slots=True)
class LinksAnswer:
    """The links that the corpus has, and those that it does not know, each in the order given."""

    scope: Scope
    known: tuple[KnownLink, ...]
    unknown: tuple[str, ...]
