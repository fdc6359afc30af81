"""Coverage: what the corpus holds for a question, and the archive that finds it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Protocol

from bot.news.article import Article, Outlet
from bot.news.dates import EVER, Period
from bot.news.lexicon import Lexicon
from bot.news.relations import UNRELATED, Credited, Relations, Story
from bot.news.story_terms import Features
from bot.news.topic import Topic


@dataclass(frozen=True, slots=True)
class OnTopic:
    """Articles with at least a share of a topic's telling weight; strictly: all required terms."""

    topic: Topic
    least: float
    strictly: bool = True


@dataclass(frozen=True, slots=True)
class Selection:
    """Which articles: those about a topic, by archive id, outlet keys, days; None: all of them.

    `including` is the archive id of one that belongs to what they are about whatever it says.
    """

    about: OnTopic | None = None
    including: int | None = None
    ids: tuple[int, ...] | None = None
    outlets: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    period: Period = EVER


class Order(Enum):
    """In which order articles are wanted."""

    OLDEST = "oldest"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Hit:
    """An article, its archive id, and how much of the topic's telling weight it has (0 to 1)."""

    id: int
    article: Article
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that may fit a topic best: its archive id, its share of the topic's weight.

    `titled` is the share that its headline has; the headline's folded words and the outlet's key
    are enough to put candidates in order.
    """

    id: int
    share: float
    titled: float
    headline: tuple[str, ...]
    outlet: str


@dataclass(frozen=True, slots=True)
class OutletShare:
    """An outlet's part of a coverage: how many articles, the first one."""

    outlet: Outlet
    articles: int
    first: Article


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many articles came out on a UTC day."""

    day: date
    articles: int


@dataclass(frozen=True, slots=True)
class Survey:
    """Counts over a whole selection: `days` oldest first; `undated` articles are on no day."""

    articles: int
    outlets: int
    days: tuple[DayCount, ...]
    undated: int
    first: Article | None
    last: Article | None

    @property
    def busiest(self) -> DayCount | None:
        """The day with most articles; of several the earliest."""
        return max(self.days, key=lambda count: count.articles, default=None)


@dataclass(frozen=True, slots=True)
class Holdings:
    """What the whole corpus is, in counts."""

    documents: int
    problems: int
    survey: Survey


class Archive(Lexicon, Protocol):
    """The compiled corpus, as questions see it. Implementations raise ArchiveError only."""

    def by_address(self, key: str) -> Hit | None:
        """The article at a canonical address."""
        ...

    def by_ids(self, numbers: Sequence[int]) -> tuple[Hit, ...]:
        """Articles by their archive ids, in this order."""
        ...

    def articles(self, selection: Selection, order: Order, most: int) -> tuple[Hit, ...]:
        """So many articles in an order of time, with their shares of the topic.

        Those without a date come last, those of one second in an order of their own.
        """
        ...

    def candidates(
        self, selection: Selection, most: int, *, every: bool = True
    ) -> tuple[Candidate, ...]:
        """So many articles that may fit a topic best, those with most of it first.

        `every`: all of them where they are fewer; else some may be missing that have not all of it.
        """
        ...

    def titles(
        self,
        groups: Sequence[Mapping[str, float]],
        most: int,
        *,
        beginning: str = "",
        anywhere: bool = False,
    ) -> tuple[str, ...]:
        """The newest titles that have one stem of each of some groups, or whose articles have.

        Of the newest only those with a word that begins so.
        """
        ...

    def numbers(self, selection: Selection, order: Order, most: int) -> tuple[int, ...]:
        """The archive ids of so many articles in an order of time."""
        ...

    def every(self, selection: Selection) -> Iterator[Hit]:
        """All articles of a selection, oldest first, read a few at a time."""
        ...

    def span(self) -> tuple[date, date] | None:
        """The first and the last day of all articles; None where no day is known."""
        ...

    def any(self, selection: Selection) -> bool:
        """Whether there is any article of a selection."""
        ...

    def survey(self, selection: Selection) -> Survey:
        """Counts over a selection."""
        ...

    def shares(
        self, selection: Selection, most: int, *, biggest: bool = False
    ) -> tuple[OutletShare, ...]:
        """So many outlets of a selection: those with the earliest articles, or the biggest."""
        ...

    def holdings(self) -> Holdings:
        """What the corpus is."""
        ...

    def credits(self, numbers: Sequence[int]) -> Mapping[int, tuple[Credited, ...]]:
        """What articles credit to other outlets, by archive id; nothing for those that do not."""
        ...

    def crediting(self, outlet: Outlet, most: int) -> tuple[int, ...]:
        """The archive ids of so many of the newest articles that credit an outlet."""
        ...

    def texts(self, numbers: Sequence[int]) -> Mapping[int, int]:
        """The articles of some whose text others have too, each with the number of that text."""
        ...

    def likely(self, numbers: Sequence[int]) -> Mapping[int, tuple[int, ...]]:
        """The articles of some that probably have the text of others, with these; both ways."""
        ...

    def having(self, texts: Sequence[int]) -> tuple[int, ...]:
        """The archive ids of all articles that have one of some texts, by their numbers."""
        ...

    def stories(self, numbers: Sequence[int]) -> Mapping[int, Story]:
        """The stories of articles, by archive id."""
        ...

    def features(self, numbers: Sequence[int]) -> Mapping[int, Features]:
        """What decided of which stories articles are, by archive id; nothing of the undated."""
        ...

    def story(self, ident: str) -> Story | None:
        """The story with an id."""
        ...

    def told(self, story: str, order: Order, most: int) -> tuple[int, ...]:
        """The archive ids of so many articles of a story."""
        ...

    def newest_stories(self, most: int) -> tuple[Story, ...]:
        """So many stories, the one with the newest article first."""
        ...

    def outlets_named(self, squashed: str) -> tuple[Outlet, ...]:
        """The outlets that a squashed name, alias or domain stands for, the likeliest first."""
        ...

    def outlet_names(self) -> Sequence[tuple[str, Outlet]]:
        """Every squashed name with its outlet; for completion and misspelled names."""
        ...

    def outlets_beginning(self, squashed: str, most: int) -> tuple[Outlet, ...]:
        """The outlets with articles that have a squashed name beginning so, the biggest first."""
        ...


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was found for a question: counts over all of it, its outlets, the articles to show."""

    survey: Survey
    shares: tuple[OutletShare, ...] = ()
    hits: tuple[Hit, ...] = ()
    relations: Relations = UNRELATED
    copies: int | None = None
    """How many of all of them are copies of others; None where they are too many to tell."""
