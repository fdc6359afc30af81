"""What an answer is about: the question with everything in it found out, and its nothing."""

from dataclasses import dataclass

from bot.news.article import Outlet
from bot.news.coverage import Hit, Survey
from bot.news.question import Question
from bot.news.topic import Topic


@dataclass(frozen=True, slots=True)
class Scope:
    """A question, its topic as read (of a link: its headline), the article at its link."""

    question: Question
    topic: Topic | None = None
    linked: Hit | None = None


@dataclass(frozen=True, slots=True)
class NoCoverage:
    """Nothing in the corpus: why, and the nearest things that it does have.

    `missing` are outlets without any article here and `naming` articles whose text names one of
    them; `elsewhere` are articles on the topic that outlets and days left out; `survey` is of all.
    `by_rest`: the nearest have all of the topic but the words that nothing here has.
    """

    scope: Scope
    survey: Survey
    missing: tuple[Outlet, ...] = ()
    naming: tuple[Hit, ...] = ()
    elsewhere: tuple[Hit, ...] = ()
    nearest: tuple[Hit, ...] = ()
    by_rest: bool = False
