"""The wording of a summary."""

from bot.news.answers.summary import Said, SummaryAnswer
from bot.news.coverage import Survey
from bot.news.replies.common import about, amount, entries, reading, span
from bot.news.reply import Line, Reply, Span, in_quotes, item, line, strong, when


def compose(answer: SummaryAnswer) -> Reply:
    """The sentences, each with its source; how many articles and outlets they were chosen from."""
    survey = answer.coverage.survey
    head = line(
        strong(amount(survey)),
        *about(answer.scope),
        f"{span(survey)}. In {_whose(survey)} own words:",
    )
    if not answer.said:
        head = line(strong(amount(survey)), *about(answer.scope), ", with headlines only:")
        return Reply((head,), entries(answer.coverage.hits), reading(answer.scope))
    return Reply((head,), tuple(_said(one) for one in answer.said), reading(answer.scope))


def _whose(survey: Survey) -> str:
    return "its" if survey.articles == 1 else "their"


def _said(said: Said) -> Line:
    article = said.hit.article
    source = Span(article.outlet.name, url=article.url)
    return item(f"{in_quotes(said.sentence)} — ", source, ", ", when(article.published))
