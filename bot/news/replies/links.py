"""The wording of whether links are in the corpus, and who else covered what they are about."""

from bot.news.answers.links import KnownLink, LinksAnswer
from bot.news.answers.who_reported import Report
from bot.news.replies.common import entry, reports, some
from bot.news.reply import (
    Line,
    Reply,
    Span,
    detail,
    headline,
    item,
    line,
    listed,
    plural,
    strong,
    when,
)
from bot.news.text import clip

_ADDRESS = 80


def compose(answer: LinksAnswer) -> Reply:
    """How many of the links are in the corpus; each with who covered it; then the unknown ones."""
    items: list[Line] = []
    for link in answer.known:
        items += _known(link)
    if answer.known and answer.unknown:
        items.append(line(strong("Not in the corpus:")))
    items += [item(_address(url)) for url in answer.unknown]
    return Reply((line(strong(_counted(answer)), "."),), tuple(items))


def _counted(answer: LinksAnswer) -> str:
    known, every = len(answer.known), len(answer.known) + len(answer.unknown)
    if not every:
        return "There is no link to an article in this message"
    if every == 1:
        return "This link is in the corpus" if known else "This link is not in the corpus"
    if not known:
        return f"None of these {every} links is in the corpus"
    return f"{known} of {plural(every, 'link')} {'is' if known == 1 else 'are'} in the corpus"


def _known(link: KnownLink) -> list[Line]:
    others = [share.outlet for share in link.reported.coverage.shares]
    also = [outlet for outlet in others if outlet.key != link.hit.article.outlet.key]
    lines = [entry(link.hit.article)]
    if not also:
        return [*lines, detail("No other outlet here covers it.")]
    total = reports(link.reported.coverage)
    lines.append(detail(f"{total} on it, also from {some(also)}."))
    first = link.reported.first
    if [report.hit.id for report in first] == [link.hit.id]:
        return [*lines, detail("It is the first in this corpus.")]
    return [*lines, detail(*_first(first))] if first else lines


def _first(reports: tuple[Report, ...]) -> tuple[Span | str, ...]:
    if len(reports) > 1:
        names = [report.hit.article.outlet.name for report in reports]
        return "First in this corpus, and their times do not tell which: ", strong(listed(names))
    article = reports[0].hit.article
    return (
        "First in this corpus: ",
        strong(article.outlet.name),
        ", ",
        when(article.published),
        " · ",
        headline(article),
    )


def _address(url: str) -> Span:
    shown = url.removeprefix("https://").removeprefix("http://")
    return Span(clip(shown, _ADDRESS), url=url if "://" in url else None)
