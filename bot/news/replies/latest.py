"""The wording of the latest."""

from bot.news.answers.latest import LatestAnswer
from bot.news.coverage import Hit
from bot.news.relations import Relations
from bot.news.replies.common import about, entry, partly, reading, related, reports
from bot.news.reply import Line, Reply, line, plain, strong, when

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
    return Reply((head,), _entries(shown, answer.coverage.relations), foot)


def _entries(hits: tuple[Hit, ...], relations: Relations) -> tuple[Line, ...]:
    """Articles in a list; the newest of each story says how large that is."""
    said: set[str] = set()
    lines = []
    for hit in hits:
        story = relations.stories.get(hit.id)
        told = story is not None and story.articles > 1 and story.id not in said
        of = (f" · story of {story.articles:,} articles",) if story and told else ()
        said |= {story.id} if story else set()
        lines.append(entry(hit.article, *related(hit, relations), *of))
    return tuple(lines)
