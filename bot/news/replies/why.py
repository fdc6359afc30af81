"""The wording of why an answer is what it is: how it was read, what counts, what was compared."""

from collections.abc import Iterator, Sequence

from bot.news.answers.credits import CreditsAnswer
from bot.news.answers.latest import LatestAnswer
from bot.news.answers.links import LinksAnswer
from bot.news.answers.piece import PieceAnswer
from bot.news.answers.scope import Scope
from bot.news.answers.search import SearchAnswer
from bot.news.answers.sources import SourcesAnswer
from bot.news.answers.summary import SummaryAnswer
from bot.news.answers.timeline import TimelineAnswer
from bot.news.answers.types import Answer
from bot.news.answers.who_reported import Report, WhoReportedAnswer
from bot.news.answers.why import Ground
from bot.news.dates import lag_text
from bot.news.replies.common import reading
from bot.news.replies.grouping import grouping, stories_explained
from bot.news.reply import Line, Reply, Span, emphasis, item, line, plural, strong, when
from bot.news.topic import Term


def explain(answer: Answer, grounds: Sequence[Ground] = ()) -> Reply:
    """How the question was read, which articles count as being about it, who counts as first.

    `grounds`: why its articles are of their stories.
    """
    scope = answer.scope
    return Reply(
        (line(strong("Why this answer")), *reading(scope)),
        (
            *_spelled(scope),
            *_about(answer),
            *_counted(answer),
            *_first(answer),
            *_grouped(answer),
            *stories_explained(grounds),
        ),
    )


def _spelled(scope: Scope) -> Iterator[Line]:
    for term in scope.topic.terms if scope.topic else ():
        if term.typed != term.word:
            typed, word = emphasis(term.typed), emphasis(term.word)
            yield item(typed, " is not a word of this corpus; ", word, " is the nearest.")


def _about(answer: Answer) -> Iterator[Line]:
    topic = answer.scope.topic
    if isinstance(answer, LinksAnswer) or answer.scope.question.wanted.url:
        yield item("Links are compared without their tracking, AMP and mobile forms.")
    if topic is None or not topic.terms:
        return
    if answer.scope.linked:
        if isinstance(answer, PieceAnswer | SummaryAnswer):
            return
        yield item("The link is about what its headline says.")
    must = [term for term in topic.terms if term.required]
    if len(topic.terms) == 1:
        yield item("An article on it has ", *_words(topic.terms), ", in any of its forms.")
        return
    if must:
        yield item("An article must have ", *_words(must), ": names, numbers or unknown words.")
    weights = f"{topic.enough:.0%} of the weight of these words"
    yield item(f"It must have {weights}: ", *_weights(topic.terms, topic.weight), ".")
    yield item("A word weighs more the fewer articles have it; other forms of a word count.")


def _counted(answer: Answer) -> Iterator[Line]:
    if not isinstance(answer, SourcesAnswer | TimelineAnswer | WhoReportedAnswer | LatestAnswer):
        return
    undated = answer.coverage.survey.undated
    if undated:
        stand = "stands" if undated == 1 else "stand"
        yield item(f"{plural(undated, 'article')} without a date {stand} last.")


def _first(answer: Answer) -> Iterator[Line]:
    if isinstance(answer, WhoReportedAnswer):
        yield item(
            "First is who published earliest, of the articles in this corpus only, compared to"
            " the minute; where only the day is known, the whole day counts."
        )
    if isinstance(answer, WhoReportedAnswer) and answer.first:
        yield item("Here that is ", *_published(answer.first), *_next(answer), ".")


def _published(reports: Sequence[Report]) -> Iterator[str | Span]:
    """Who may have been first, each with the time."""
    for place, report in enumerate(reports):
        article = report.hit.article
        yield from (" or " if place else "", strong(article.outlet.name))
        yield from (", ", when(article.published))


def _next(answer: WhoReportedAnswer) -> Iterator[str | Span]:
    """Who came after the first, and how much later."""
    first = answer.first[0].hit.article
    after = next((one.hit.article for one in answer.followers), None)
    lag = lag_text(first.published, after.published) if after else ""
    if after and lag:
        yield from ("; next was ", strong(after.outlet.name), ", ", lag)


def _grouped(answer: Answer) -> Iterator[Line]:
    """What shows each copy, credit and story among the articles."""
    if isinstance(answer, SourcesAnswer | TimelineAnswer | WhoReportedAnswer | LatestAnswer):
        yield from grouping(answer.coverage)
    if isinstance(answer, SearchAnswer | CreditsAnswer):
        yield from grouping(answer.coverage)


def _words(terms: Sequence[Term]) -> Iterator[str]:
    yield ", ".join(f"“{term.word}”" for term in terms)


def _weights(terms: tuple[Term, ...], total: float) -> Iterator[str]:
    yield ", ".join(f"“{term.word}” {term.weight / total:.0%}" for term in terms)
