"""Replies: all wording, one module for each kind of answer."""

from dataclasses import replace

from bot.news.answers.about import AboutAnswer, HelpAnswer, SmallTalkAnswer
from bot.news.answers.compare import CompareAnswer
from bot.news.answers.credits import CreditsAnswer
from bot.news.answers.figures import FiguresAnswer
from bot.news.answers.latest import LatestAnswer
from bot.news.answers.links import LinksAnswer
from bot.news.answers.piece import PieceAnswer
from bot.news.answers.profile import ProfileAnswer
from bot.news.answers.scope import NoCoverage
from bot.news.answers.search import SearchAnswer
from bot.news.answers.several import SeveralAnswer
from bot.news.answers.sources import SourcesAnswer
from bot.news.answers.stories import StoriesAnswer
from bot.news.answers.summary import SummaryAnswer
from bot.news.answers.timeline import TimelineAnswer
from bot.news.answers.types import Answer
from bot.news.answers.who_reported import WhoReportedAnswer
from bot.news.answers.why import WhyAnswer
from bot.news.replies import (
    about,
    compare,
    credits,
    figures,
    latest,
    links,
    nothing,
    piece,
    profile,
    search,
    several,
    smalltalk,
    sources,
    stories,
    summary,
    timeline,
    who_reported,
    why,
)
from bot.news.reply import Reply, line


def compose(answer: Answer) -> Reply:
    """The wording of an answer; notes on how it was read come right behind the first line."""
    reply = _composed(answer)
    notes = tuple(line(f"Note: {note}.") for note in answer.scope.question.wanted.notes)
    return replace(reply, head=(*reply.head[:1], *notes, *reply.head[1:]))


def _composed(answer: Answer) -> Reply:  # noqa: C901, PLR0911, PLR0912 - one return for each kind
    match answer:
        case SourcesAnswer():
            return sources.compose(answer)
        case TimelineAnswer():
            return timeline.compose(answer)
        case WhoReportedAnswer():
            return who_reported.compose(answer)
        case SearchAnswer():
            return search.compose(answer)
        case PieceAnswer():
            return piece.compose(answer)
        case SummaryAnswer():
            return summary.compose(answer)
        case ProfileAnswer():
            return profile.compose(answer)
        case CompareAnswer():
            return compare.compose(answer)
        case LatestAnswer():
            return latest.compose(answer)
        case LinksAnswer():
            return links.compose(answer)
        case AboutAnswer():
            return about.compose(answer)
        case HelpAnswer():
            return about.compose_help(answer)
        case FiguresAnswer():
            return figures.compose(answer)
        case CreditsAnswer():
            return credits.compose(answer)
        case StoriesAnswer():
            return stories.compose(answer)
        case WhyAnswer():
            return why.explain(answer.of, answer.grounds)
        case SmallTalkAnswer():
            return smalltalk.compose(answer)
        case SeveralAnswer():
            return several.compose([compose(one) for one in answer.answers])
        case NoCoverage():
            return nothing.compose(answer)


def refuse(why: str) -> Reply:
    """What is wrong with a question that could not be read."""
    return Reply((line(why),), refused=True)
