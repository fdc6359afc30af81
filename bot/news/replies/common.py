"""Wording that several replies share: entries, spans of time, how the question was read."""

from collections import Counter
from collections.abc import Sequence

from bot.news.answers.scope import Scope
from bot.news.article import Article, Outlet
from bot.news.coverage import Coverage, Hit, Survey
from bot.news.dates import Period, period_text
from bot.news.question import Piece
from bot.news.relations import UNRELATED, Relations
from bot.news.reply import (
    Line,
    Span,
    emphasis,
    headline,
    item,
    listed,
    plain,
    plural,
    quiet,
    spaced,
    strong,
    when,
)
from bot.news.text import clip

OWN_TITLE_LENGTH = 110
"""Characters of a headline in a list of one outlet's own: there they are what differs."""

_SAID = 90
_NAMED = 6


def entry(article: Article, *more: str | Span) -> Line:
    """An article in a list: headline, outlet, time, and what more is to be said of it."""
    outlet, time = strong(article.outlet.name), when(article.published)
    return item(headline(article), " — ", outlet, ", ", time, *more)


def related(hit: Hit, relations: Relations, *, credits: bool = True) -> tuple[str, ...]:
    """Whose copy an article is, else whom it credits; nothing where it is neither."""
    original = relations.copies.get(hit.id)
    if original:
        return (f" · copy of {original.outlet.name}",)
    likely = relations.likely.get(hit.id)
    said = [f" · probably the same text as {likely.outlet.name}"] if likely else []
    credited = relations.credited_by(hit.id) if credits else ()
    return (*said, f" · credits {some(credited)}") if credited else tuple(said)


def own_entries(hits: tuple[Hit, ...], relations: Relations = UNRELATED) -> tuple[Line, ...]:
    """Articles in a list that is one outlet's own."""
    return tuple(
        item(
            when(hit.article.published),
            " · ",
            headline(hit.article, OWN_TITLE_LENGTH),
            *related(hit, relations),
        )
        for hit in hits
    )


def entries(hits: tuple[Hit, ...], relations: Relations = UNRELATED) -> tuple[Line, ...]:
    """Articles in a list."""
    return tuple(entry(hit.article, *related(hit, relations)) for hit in hits)


def amount(survey: Survey) -> str:
    """`6 articles from 5 outlets`."""
    articles = plural(survey.articles, "article")
    if survey.articles == 1 or not survey.outlets:
        return articles
    return f"{articles} from {plural(survey.outlets, 'outlet')}"


def reports(coverage: Coverage) -> str:
    """`6 articles from 5 outlets, 4 independent reports, 2 copies`, as far as that is known."""
    said, articles = amount(coverage.survey), coverage.survey.articles
    if not coverage.copies:
        return said
    independent = plural(articles - coverage.copies, "independent report")
    return f"{said}, {independent}, {plural(coverage.copies, 'copy', 'copies')}"


def origins(coverage: Coverage) -> tuple[Line, ...]:
    """Who is credited, by how many articles that are no copies; whether it has any itself here."""
    relations = coverage.relations
    counted = Counter(
        outlet
        for hit in coverage.hits
        if hit.id not in relations.copies
        for outlet in relations.credited_by(hit.id)
    )
    if not counted:
        return ()
    own = {share.outlet.key for share in coverage.shares}
    ranked = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0].name))
    said = [
        f"{outlet.name} by {plural(number, 'article')}"
        + ("" if outlet.key in own else ", none of its own here")
        for outlet, number in ranked[:_NAMED]
    ]
    return (quiet("Credited: ", "; ".join(said), "."),)


def span(survey: Survey) -> str:
    """`, 24 Mar – 19 Apr 2022`: from the first day to the last; nothing where no day is known."""
    if not survey.days:
        return ""
    return f", {period_text(Period(survey.days[0].day, survey.days[-1].day))}"


def about(scope: Scope, before: str = " on ") -> tuple[Span, ...]:
    """The topic as it is said in a sentence, or nothing."""
    if scope.linked:
        return plain(before), emphasis(clip(scope.linked.article.title, _SAID))
    text = scope.topic.text if scope.topic else ""
    return (plain(before), emphasis(clip(text, _SAID))) if text else ()


def partly(coverage: Coverage, most: int | None = None) -> tuple[Line, ...]:
    """That not all articles are shown, where that is so; `most`: no more than so many are."""
    shown, every = len(coverage.hits[:most]), coverage.survey.articles
    if shown >= every:
        return ()
    more = "days or an outlet show others"
    return (quiet(f"{shown:,} of {every:,} articles shown; {more}."),)


def reading(scope: Scope) -> tuple[Line, ...]:
    """How the question was read: topic, outlets, days; nothing where it named nothing."""
    wanted = scope.question.wanted
    linked = isinstance(scope.question, Piece) and scope.linked
    parts: list[Span] = [] if linked else list(about(scope, ""))[1:]
    if scope.topic and scope.topic.left_out and not linked:
        parts.append(plain(f"not “{'”, “'.join(scope.topic.left_out)}”"))
    if wanted.outlets:
        parts.append(plain(f"from {some(wanted.outlets)}"))
    if wanted.excluded:
        parts.append(plain(f"not from {some(wanted.excluded)}"))
    if not wanted.period.open:
        parts.append(plain(period_text(wanted.period)))
    return (quiet("Read as ", *spaced(parts)),) if parts else ()


def some(outlets: Sequence[Outlet]) -> str:
    """The names of outlets; of many the first."""
    names = [clip(outlet.name, _SAID) for outlet in outlets]
    more = len(names) - _NAMED
    return listed(names if more <= 1 else [*names[:_NAMED], f"{more} others"])
