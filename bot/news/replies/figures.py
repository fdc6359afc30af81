"""The wording of figures."""

from bot.news.answers.figures import FiguresAnswer, Quoted
from bot.news.replies.common import about, amount, entries, partly, reading, span
from bot.news.reply import Line, Reply, Span, headline, item, line, plural, quote, strong, when
from bot.news.text import clip

_MOST = 3
_SAID = 60
_SENTENCE = 300


def compose(answer: FiguresAnswer) -> Reply:
    """Each sentence with its figures first, then outlet and time; where there are none, that."""
    survey = answer.coverage.survey
    whole: tuple[str | Span, ...] = (*about(answer.scope), f"{span(survey)}.")
    foot = (*partly(answer.coverage), *reading(answer.scope))
    if not answer.quoted:
        head = line(strong("No figures"), f" in {amount(survey)}", *whole)
        return Reply((head,), entries(answer.coverage.hits), foot)
    articles = len({one.hit.id for one in answer.quoted})
    number = plural(sum(len(one.figures) for one in answer.quoted), "figure")
    head = line(strong(number), f" in {plural(articles, 'article')}", *whole)
    return Reply((head,), tuple(found for one in answer.quoted for found in _entry(one)), foot)


def _entry(one: Quoted) -> tuple[Line, ...]:
    said = "; ".join(clip(figure.text, _SAID) for figure in one.figures[:_MOST])
    article = one.hit.article
    named = (" — ", strong(article.outlet.name), ", ", when(article.published), " · ")
    return (
        item(strong(said), *named, headline(article)),
        quote(clip(one.sentence, _SENTENCE)),
    )
