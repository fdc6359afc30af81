"""The wording of a search."""

from bot.news.answers.search import SearchAnswer
from bot.news.replies.common import about, entry, partly, reading, related, reports, span
from bot.news.reply import Line, Reply, line, quote, strong


def compose(answer: SearchAnswer) -> Reply:
    """How many articles; the best first, each with its sentence on the topic."""
    survey = answer.coverage.survey
    order = ", best first." if len(answer.matches) > 1 and answer.scope.topic else "."
    head = line(strong(reports(answer.coverage)), *about(answer.scope), f"{span(survey)}{order}")
    items: list[Line] = []
    for match in answer.matches:
        copied = related(match.hit, answer.coverage.relations, credits=False)
        items.append(entry(match.hit.article, *copied))
        items += [quote(match.sentence)] if match.sentence else []
    return Reply((head,), tuple(items), (*partly(answer.coverage), *reading(answer.scope)))
