"""The wording of credits."""

from bot.news.answers.credits import Crediting, CreditsAnswer, Origin
from bot.news.replies.common import about, reading, some
from bot.news.reply import (
    Line,
    Reply,
    headline,
    item,
    line,
    plural,
    quiet,
    quote,
    strong,
    when,
)
from bot.news.reply import (
    line as text,
)

_QUOTED = 2
"""Sentences of one article that are shown for a credit."""


def compose(answer: CreditsAnswer) -> Reply:
    """Who is credited most, and then each origin with the articles that name it and their words."""
    items: list[Line] = []
    for origin in answer.origins:
        items += _origin(origin)
    return Reply((_first(answer),), tuple(items), (*_foot(answer), *reading(answer.scope)))


def _first(answer: CreditsAnswer) -> Line:
    articles = plural(answer.looked_at, "article")
    if not answer.origins:
        return line(
            strong("Nobody is credited"), f": none of {articles}", *about(answer.scope),
            " names another outlet as where it comes from.",
        )  # fmt: skip
    origin = answer.origins[0]
    said = f" is credited by {plural(origin.outlets, 'outlet')}, of {articles}"
    return line(strong(origin.outlet.name), said, *about(answer.scope), f"{_here(origin)}.")


def _here(origin: Origin) -> str:
    return "" if origin.present else "; no article of its own is in this corpus"


def _origin(origin: Origin) -> list[Line]:
    onwards = f", itself crediting {some(origin.onwards)}" if origin.onwards else ""
    absent = "" if origin.present else ", not in this corpus"
    by = f" — credited by {plural(len(origin.by), 'article')}{absent}{onwards}:"
    lines = [text(strong(origin.outlet.name), by)]
    for one in origin.by:
        lines += _crediting(one)
    return lines


def _crediting(one: Crediting) -> list[Line]:
    article = one.hit.article
    copied = " (copy)" if one.copied else ""
    said = item(
        strong(article.outlet.name), copied, " · ", when(article.published), " · ",
        headline(article),
    )  # fmt: skip
    sentences = dict.fromkeys(credited.credit.sentence for credited in one.credits)
    return [said, *map(quote, list(sentences)[:_QUOTED])]


def _foot(answer: CreditsAnswer) -> tuple[Line, ...]:
    every = answer.coverage.survey.articles
    if every > answer.looked_at:
        looked = f"The newest {answer.looked_at:,} of {every:,} articles were looked at."
        return (quiet(looked),)
    return ()
