"""Article: everything known about one, and what else the question could have meant."""

from dataclasses import dataclass

from bot.news.answers.scope import Scope
from bot.news.coverage import Coverage, Hit
from bot.news.dates import LATEST
from bot.news.evidence import is_headline
from bot.news.relations import UNRELATED, Relations


@dataclass(frozen=True, slots=True)
class PieceAnswer:
    """The article that is meant likeliest; `others` fit the question too, best first.

    `rest` are the other articles of its story, oldest first, and `relations` of it and those.
    """

    scope: Scope
    coverage: Coverage
    hit: Hit
    others: tuple[Hit, ...]
    rest: tuple[Hit, ...] = ()
    relations: Relations = UNRELATED


def answer(scope: Scope, coverage: Coverage) -> PieceAnswer:
    """The first article of a coverage whose articles come best first; it must have one.

    Where a headline was asked for word for word, only articles with that headline are meant.
    """
    topic = scope.topic
    same = [hit for hit in coverage.hits if topic and is_headline(hit.article, topic)]
    same.sort(key=lambda hit: hit.article.published.at or LATEST)  # a shared headline: the earliest
    first, *others = same or coverage.hits
    return PieceAnswer(scope, coverage, first, tuple(others))
