"""The wording of credits."""

from itertools import takewhile

from bot.news.answers.credits import Crediting, CreditsAnswer, Origin
from bot.news.article import Outlet
from bot.news.replies.common import about, reading, some
from bot.news.reply import (
    Line,
    Reply,
    Span,
    headline,
    item,
    line,
    plain,
    plural,
    quiet,
    quote,
    strong,
    when,
)
from bot.news.text import clip

_QUOTED = 2
"""Sentences of one article that are shown for a credit."""

_SENTENCE = 300
_ABSENT = ", and has no article in this corpus"


def compose(answer: CreditsAnswer) -> Reply:
    """Who is credited most, and then each origin with the articles that name it and their words."""
    items: list[Line] = []
    for origin in answer.origins:
        items += _origin(origin)
    return Reply((_first(answer),), tuple(items), (*_foot(answer), *reading(answer.scope)))


def _first(answer: CreditsAnswer) -> Line:
    wanted = answer.scope.question.wanted.outlets
    if len(wanted) == 1:
        return line(*_of_one(wanted[0], answer), ".")
    if answer.origins:
        return line(*_most(answer.origins), *_crediting_at_all(answer), ".")
    every = answer.looked.articles
    of = "the only article" if every == 1 else f"none of {plural(every, 'article')}"
    none = "no other outlet" if every == 1 else "another outlet"
    said = plain(f" names {none} as where it comes from.")
    return line(strong("Nobody is credited"), f": {of}", *about(answer.scope), said)


def _most(origins: tuple[Origin, ...]) -> tuple[Span, ...]:
    """Who is credited by most outlets."""
    most = origins[0].outlets
    first = tuple(takewhile(lambda one: one.outlets == most, origins))
    are = "is" if len(first) == 1 else "are"
    best = " most," if len(first) < len(origins) else ""
    each = " each" if len(first) > 1 else ""
    absent = _ABSENT if len(first) == 1 and not first[0].present else ""
    by = f" {are} credited{best} by {plural(most, 'outlet')}{each}{absent}"
    return strong(some([one.outlet for one in first])), plain(by)


def _of_one(outlet: Outlet, answer: CreditsAnswer) -> tuple[Span, ...]:
    """Whom an outlet credits, and who credits it."""
    own = [
        origin.outlet
        for origin in answer.origins
        if any(one.hit.article.outlet.key == outlet.key for one in origin.by)
    ]
    by = next((one for one in answer.origins if one.outlet.key == outlet.key), None)
    credited = f"is credited by {plural(by.outlets, 'outlet') if by else 'nobody'}"
    if by and not by.present:
        return strong(outlet.name), plain(f" {credited}{_ABSENT}"), *about(answer.scope)
    credits = f" credits {some(own) if own else 'nobody'}, and {credited}"
    return strong(outlet.name), plain(credits), *about(answer.scope)


def _crediting_at_all(answer: CreditsAnswer) -> tuple[Span, ...]:
    """How many of the articles credit another outlet."""
    on, found = about(answer.scope), answer.looked.crediting
    if answer.looked.articles == 1:
        return (plain(", in the only article"), *on)
    credit = "credits" if found == 1 else "credit"
    articles = plain(f"; {found:,} of {plural(answer.looked.articles, 'article')}")
    return articles, *on, plain(f" {credit} another outlet")


def _origin(origin: Origin) -> list[Line]:
    notes = ["credited by " + plural(len(origin.by), "article")]
    if not origin.present:
        notes.append("no article of its own in this corpus")
    if origin.onwards:
        notes.append(f"itself credits {some(origin.onwards)}")
    lines = [line(strong(origin.outlet.name), f" — {'; '.join(notes)}:")]
    for one in origin.by:
        lines += _crediting(one)
    return lines


def _crediting(one: Crediting) -> list[Line]:
    article = one.hit.article
    copied = " (copy)" if one.copied else ""
    name, time = strong(article.outlet.name), when(article.published)
    said = item(name, copied, " · ", time, " · ", headline(article))
    sentences = dict.fromkeys(credited.credit.sentence for credited in one.credits)
    return [said, *(quote(clip(found, _SENTENCE)) for found in list(sentences)[:_QUOTED])]


def _foot(answer: CreditsAnswer) -> tuple[Line, ...]:
    """What was not looked at, or not shown."""
    every, looked, shown = answer.coverage.survey.articles, answer.looked, answer.coverage.hits
    foot = []
    if len(shown) < looked.crediting:
        which = f"the newest {len(shown):,} of {looked.crediting:,} articles with credits"
        foot.append(quiet(f"Shown and counted are {which}."))
    if looked.articles < every:
        foot.append(quiet(f"The newest {looked.articles:,} of {every:,} articles were looked at."))
    return tuple(foot)
