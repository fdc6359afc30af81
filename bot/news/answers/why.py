"""Why: what an answer rests on, explained instead of the answer."""

from dataclasses import dataclass

from bot.news.answers import who_reported
from bot.news.answers.scope import Scope
from bot.news.answers.who_reported import WhoReportedAnswer
from bot.news.coverage import Coverage


@dataclass(frozen=True, slots=True)
class WhyAnswer:
    """The answer that is explained: who reported it has all that there is to explain."""

    scope: Scope
    of: WhoReportedAnswer


def answer(scope: Scope, coverage: Coverage) -> WhyAnswer:
    """The explanation of a coverage whose articles come oldest first."""
    return WhyAnswer(scope, who_reported.answer(scope, coverage))
