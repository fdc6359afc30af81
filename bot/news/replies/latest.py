"""The wording of the latest."""

from bot.news.answers.latest import LatestAnswer
from bot.news.replies.common import about, entries, partly, reading, reports
from bot.news.reply import Reply, line, plain, strong, when

SHOWN = 10
"""Articles, unless more are asked for."""


def compose(answer: LatestAnswer) -> Reply:
    """The newest articles, the newest first."""
    survey = answer.coverage.survey
    most = answer.scope.question.wanted.limit or SHOWN
    shown = answer.coverage.hits[:most]
    newest = when(survey.last.published) if survey.last else plain("no dates known")
    head = line(
        strong("Latest:"), " ", newest, f"; {reports(answer.coverage)}", *about(answer.scope), "."
    )
    foot = (*partly(answer.coverage, most), *reading(answer.scope))
    return Reply((head,), entries(shown, answer.coverage.relations), foot)
