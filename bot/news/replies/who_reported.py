"""The wording of who-reported."""

from bot.news.answers.who_reported import Report, WhoReportedAnswer
from bot.news.dates import UNKNOWN, lag_text
from bot.news.relations import Relations
from bot.news.replies.common import about, entries, origins, reading, related, reports, some
from bot.news.reply import (
    WHOLE_TITLE,
    Line,
    Reply,
    headline,
    item,
    line,
    listed,
    plural,
    quiet,
    quote,
    strong,
    when,
)


def compose(answer: WhoReportedAnswer) -> Reply:
    """The first in this corpus, the sentence that proves it, then the followers with their lag."""
    head = _first(answer)
    total = line(reports(answer.coverage), *about(answer.scope), ".")
    items: list[Line] = []
    start = answer.first[0].hit.article.published if answer.first else UNKNOWN
    for report in answer.followers:
        lag = lag_text(start, report.hit.article.published)
        items += _entry(f"{lag} · " if lag else "", report, answer.coverage.relations)
    if answer.mentioning:
        if answer.first or answer.followers:
            items.append(line("No sentence of these says all of it:"))
        items += entries(answer.mentioning, answer.coverage.relations)
    return Reply(
        (*head, total),
        (*items, *origins(answer.coverage)),
        (*_undated(answer), *reading(answer.scope)),
    )


def _first(answer: WhoReportedAnswer) -> tuple[Line, ...]:
    if not answer.first and not answer.followers:
        nobody = strong("No article here says all of it")
        return (line(nobody, " in one sentence or two; these have its words, oldest first."),)
    if not answer.first:
        return (line(strong("Who was first is unknown"), ": no article on it here has a date."),)
    if len(answer.first) == 1:
        report = answer.first[0]
        article = report.hit.article
        first = line(
            f"First {_where(answer)}: ",
            strong(article.outlet.name),
            ", ",
            when(article.published),
            " — ",
            headline(article, WHOLE_TITLE),
            *related(report.hit, answer.coverage.relations),
        )
        return (first, *_proof(report))
    names = listed([report.hit.article.outlet.name for report in answer.first])
    tie = line(f"First {_where(answer)}, and their times do not tell which: ", strong(names), ".")
    lines = [tie]
    for report in answer.first:
        lines += _entry("", report, answer.coverage.relations)
    return tuple(lines)


def _where(answer: WhoReportedAnswer) -> str:
    """Among which articles it was first: never said of all where some were left out."""
    wanted = answer.scope.question.wanted
    if wanted.outlets:
        return f"from {some(wanted.outlets)}"
    return "in this corpus" if not wanted.excluded else "of the others in this corpus"


def _entry(lag: str, report: Report, relations: Relations) -> list[Line]:
    article = report.hit.article
    text = item(
        lag,
        strong(article.outlet.name),
        " · ",
        when(article.published),
        " · ",
        headline(article),
        *related(report.hit, relations),
    )
    return [text, *_proof(report)]


def _proof(report: Report) -> list[Line]:
    return [quote(report.sentence)] if report.sentence else []


def _undated(answer: WhoReportedAnswer) -> tuple[Line, ...]:
    if not answer.undated or not answer.first:
        return ()
    return (quiet(f"{plural(answer.undated, 'article')} without a date could be earlier."),)
