"""The wording of nothing: said plainly, the nearest marked as such."""

from bot.news.answers.scope import NoCoverage
from bot.news.dates import period_text
from bot.news.replies.common import about, amount, entries, reading, some, span
from bot.news.reply import Line, Reply, emphasis, line, plain, plural, spaced, strong
from bot.news.text import clip

_SAID = 60
_SHOWN = 5
"""Articles of each group."""


def compose(answer: NoCoverage) -> Reply:
    """That there is nothing and why; then what comes nearest, as such."""
    return Reply((_head(answer), *_why(answer)), _near(answer), reading(answer.scope))


def _head(answer: NoCoverage) -> Line:
    scope = answer.scope
    wanted = scope.question.wanted
    if wanted.url and not scope.linked:
        return line(strong("This link is not in the corpus"), ".")
    if answer.missing:
        names = some(answer.missing)
        return line(strong(f"No article from {names} in the corpus"), ".")
    outlets = f" from {some(wanted.outlets)}" if wanted.outlets else ""
    days = f" ({period_text(wanted.period)})" if not wanted.period.open else ""
    return line(strong("Nothing in the corpus"), *about(scope), f"{outlets}{days}.")


def _why(answer: NoCoverage) -> tuple[Line, ...]:
    topic = answer.scope.topic
    if topic is not None and topic.unknown:
        words = spaced((emphasis(clip(word, _SAID)) for word in topic.unknown[:5]), ", ")
        return (line(f"No article has the {_noun(topic.unknown)} ", *words, "."),)
    asked_days = not answer.scope.question.wanted.period.open
    if asked_days and not answer.missing and answer.survey.days:
        return (line(f"It holds {amount(answer.survey)}{span(answer.survey)}."),)
    return ()


def _elsewhere(answer: NoCoverage) -> str:
    wanted = answer.scope.question.wanted
    places = ["from other outlets"] if wanted.outlets or wanted.excluded else []
    days = [] if wanted.period.open else ["on other days"]
    topic = answer.scope.topic
    words = ["with what was left out"] if topic and topic.left_out else []
    return " or ".join(places + days + words)


def _nearest(answer: NoCoverage) -> str:
    topic = answer.scope.topic
    if topic and topic.unknown and topic.known.terms:
        return f"Without {'it' if len(topic.unknown) == 1 else 'them'}, the nearest:"
    return "Nearest, but not about it:"


def _noun(found: tuple[str, ...]) -> str:
    return "word" if len(found) == 1 else "words"


def _near(answer: NoCoverage) -> tuple[Line, ...]:
    groups = (
        (f"Named in the text of {plural(len(answer.naming), 'article')}:", answer.naming),
        (f"On it, available {_elsewhere(answer)}:", () if answer.naming else answer.elsewhere),
        (_nearest(answer), answer.nearest),
    )
    lines: list[Line] = []
    for title, hits in groups:
        if hits:
            lines += [line(plain(title)), *entries(hits[:_SHOWN])]
    return tuple(lines)
