"""What was given for a question: all that is needed to show it, and the last of them by question.

The same question over the same corpus has the same answer. Pages, shared answers and what a whole
newsroom asks at once come from here; not what people wrote in words of their own, nor who asked.
"""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from threading import Lock

from bot.desk import Response
from bot.news.answers.links import LinksAnswer
from bot.news.answers.piece import PieceAnswer
from bot.news.answers.timeline import TimelineAnswer
from bot.news.answers.types import Answer
from bot.news.article import Article
from bot.news.charts import Chart, chart
from bot.news.markdown import Page, written
from bot.news.others import Other
from bot.news.question import Options, Question

MOST_CHARACTERS = 8_000_000
"""Characters of all pages that are remembered; at most 32 MB. The oldest go first."""

LIFETIME = timedelta(minutes=30)
_CHART = 10_000
"""Characters that take as much memory as a chart: 130 bars, or 60 marks."""

_Key = tuple[Options, date]


@dataclass(frozen=True, slots=True)
class Given:
    """A reply page by page, with what else a screen of it shows; light enough to be kept.

    `article` is about which one it is, if it is about one, and `link` its address; `several`: it is
    about several links. `chart`: what the picture of a timeline shows.
    """

    pages: tuple[Page, ...]
    question: Question | None
    found: bool
    refused: bool
    others: tuple[Other, ...] = ()
    link: str | None = None
    several: bool = False
    outlet: str = ""
    pictures: tuple[str, ...] = ()
    chart: Chart | None = None


def given(response: Response) -> Given:
    """What a response gives."""
    article = _one_article(response.answer)
    piece = isinstance(response.answer, PieceAnswer)
    return Given(
        written(response.reply),
        response.question,
        response.found,
        response.reply.refused,
        response.others,
        article.url if article else None,
        isinstance(response.answer, LinksAnswer) and article is None,
        article.outlet.name if article else "",
        tuple(image.url for image in article.images) if article and piece else (),
        drawable(response.answer),
    )


def drawable(answer: Answer | None) -> Chart | None:
    """What the picture of an answer shows; None where it has none."""
    if not isinstance(answer, TimelineAnswer):
        return None
    return chart(answer, answer.coverage.relations.copies)


def _one_article(answer: Answer | None) -> Article | None:
    """The one article that an answer is about."""
    if isinstance(answer, PieceAnswer):
        return answer.hit.article
    if isinstance(answer, LinksAnswer) and len(answer.known) == 1:
        return answer.known[0].hit.article
    return None


class Remembered:
    """The last answers that were given from one archive; may be used from any thread."""

    def __init__(self, most: int = MOST_CHARACTERS) -> None:
        """`most`: characters of all of them together."""
        self._most = most
        self._lock = Lock()
        self._given: OrderedDict[_Key, tuple[datetime, Given, int]] = OrderedDict()
        self._characters = 0

    def get(self, asked: Options, now: datetime) -> Given | None:
        """What was given for a question; None for one that is not remembered."""
        with self._lock:
            found = self._given.get((asked, now.date()))
            return found[1] if found and now - found[0] <= LIFETIME else None

    def put(self, asked: Options, now: datetime, one: Given) -> None:
        """Remember what was given; not what is too big for itself."""
        weight = 1 + sum(len(page.text) for page in one.pages) + (_CHART if one.chart else 0)
        if weight > self._most:
            return
        key = asked, now.date()
        with self._lock:
            self._characters += weight - self._given.pop(key, (now, one, 0))[2]
            self._given[key] = now, one, weight
            while self._characters > self._most or now - self._oldest() > LIFETIME:
                self._characters -= self._given.popitem(last=False)[1][2]

    def _oldest(self) -> datetime:
        return next(iter(self._given.values()))[0]
