"""The wording of a timeline."""

from dataclasses import replace

from bot.news.answers.timeline import Day, TimelineAnswer
from bot.news.coverage import DayCount, Hit, Survey
from bot.news.dates import Precision, day_text
from bot.news.relations import Relations
from bot.news.replies.common import about, entry, partly, reading, related, reports, span
from bot.news.reply import Line, Reply, Span, headline, item, line, plural, quiet, strong


def compose(answer: TimelineAnswer) -> Reply:
    """Span and busiest day; then day by day, gaps said."""
    survey = answer.coverage.survey
    head = line(
        strong(reports(answer.coverage)), *about(answer.scope), span(survey), *_busiest(survey)
    )
    counts = {count.day: count for count in survey.days}
    items: list[Line] = []
    for day in answer.days:
        items += _day(day, counts[day.day], answer.coverage.relations)
    if answer.undated:
        items.append(line(strong("Date unknown")))
        items += [entry(hit.article) for hit in answer.undated]
    zone = (quiet("Days are UTC days."),) if survey.days else ()
    foot = (*partly(answer.coverage), *zone, *reading(answer.scope))
    return Reply((head,), tuple(items), foot)


def _busiest(survey: Survey) -> tuple[str, ...]:
    busiest = survey.busiest
    if busiest is None or len(survey.days) == 1:
        return (".",)
    alike = [count for count in survey.days if count.articles == busiest.articles]
    if len(alike) > 1:
        return (".",)
    return (f"; busiest day {day_text(busiest.day)} with {busiest.articles:,}.",)


def _day(day: Day, count: DayCount, relations: Relations) -> list[Line]:
    gap = [quiet(f"{plural(day.gap, 'day')} without an article here")] if day.gap else []
    title = line(strong(day_text(day.day)), f" · {plural(count.articles, 'article')}")
    first, *others = (_entry(hit, relations) for hit in day.hits)
    return [*gap, title, replace(first, kept=True), *others]


def _entry(hit: Hit, relations: Relations) -> Line:
    article = hit.article
    exact = article.published.precision is Precision.MINUTE and article.published.at
    time = (Span(f"{exact:%H:%M}", at=exact), " ") if exact else ()
    return item(
        *time, headline(article), " — ", strong(article.outlet.name), *related(hit, relations)
    )
