"""The wording of sources."""

from bot.news.answers.sources import SourcesAnswer
from bot.news.coverage import Hit, OutletShare
from bot.news.replies.common import about, amount, partly, reading, span
from bot.news.reply import Line, Reply, detail, headline, item, line, strong, when


def compose(answer: SourcesAnswer) -> Reply:
    """How many outlets; each with its first article, and its others under it."""
    survey = answer.coverage.survey
    head = line(strong(amount(survey)), *about(answer.scope), f"{span(survey)}.")
    items: list[Line] = []
    for share in answer.coverage.shares:
        items += _outlet(share, answer.coverage.hits)
    return Reply((head,), tuple(items), (*partly(answer.coverage), *reading(answer.scope)))


def _outlet(share: OutletShare, hits: tuple[Hit, ...]) -> list[Line]:
    first = share.first
    name = strong(share.outlet.name)
    lines = [item(name, " · ", when(first.published), " · ", headline(first))]
    for hit in hits:
        article = hit.article
        if article.outlet.key == share.outlet.key and article.key != first.key:
            lines.append(detail("also ", when(article.published), " · ", headline(article)))
    return lines
