"""Answers as JSON: the contract of the command line (one object for each question)."""

import re

from bot.article_json import (
    article_json,
    credits_json,
    figure_json,
    published_json,
    story_json,
)
from bot.desk import Response
from bot.news.answers.about import AboutAnswer, HelpAnswer, SmallTalkAnswer
from bot.news.answers.compare import CompareAnswer
from bot.news.answers.credits import CreditsAnswer
from bot.news.answers.figures import FiguresAnswer
from bot.news.answers.latest import LatestAnswer
from bot.news.answers.links import LinksAnswer
from bot.news.answers.piece import PieceAnswer
from bot.news.answers.profile import ProfileAnswer
from bot.news.answers.scope import NoCoverage, Scope
from bot.news.answers.search import SearchAnswer
from bot.news.answers.several import SeveralAnswer
from bot.news.answers.sources import SourcesAnswer
from bot.news.answers.stories import StoriesAnswer
from bot.news.answers.summary import SummaryAnswer
from bot.news.answers.timeline import TimelineAnswer
from bot.news.answers.types import Answer
from bot.news.answers.who_reported import WhoReportedAnswer
from bot.news.answers.why import WhyAnswer
from bot.news.coverage import Hit, OutletShare
from bot.news.markdown import pages
from bot.news.plaintext import plain_text
from bot.news.question import (
    About,
    Compare,
    Credits,
    Figures,
    Help,
    Latest,
    Links,
    Nothing,
    Piece,
    Profile,
    Question,
    Search,
    Several,
    SmallTalk,
    Sources,
    Stories,
    Summary,
    Timeline,
    WhoReported,
    Why,
)
from bot.news.relations import UNRELATED, Relations, Story, joined
from bot.news.replies.common import reading
from bot.news.text import words

KINDS: dict[type[Question], str] = {
    Sources: "sources",
    Timeline: "timeline",
    WhoReported: "who_reported",
    Search: "search",
    Piece: "article",
    Summary: "summary",
    Figures: "figures",
    Credits: "credits",
    Stories: "stories",
    Why: "why",
    Profile: "outlet",
    Compare: "compare",
    Latest: "latest",
    Links: "article",
    Help: "help",
    About: "help",
    Nothing: "none",
    SmallTalk: "none",
    Several: "several",
}
"""The name of each kind of question in the contract."""


def response_json(response: Response, took_ms: float) -> dict[str, object]:
    """One response as plain values, ready to be written as one line of JSON."""
    written = pages(response.reply)
    answer = response.answer
    hits, relations = _hits(answer), _relations(answer)
    return {
        "question": _question(response),
        "found": response.found,
        "reply": written[0],
        "articles": [article_json(hit, relations) for hit in hits],
        "outlets": [_share(share) for share in _shares(answer)],
        "figures": _figures(answer),
        "credits": [
            {"outlet": hit.article.outlet.name, **one, "url": hit.article.url}
            for hit in hits
            for one in credits_json(hit, relations)
        ],
        "stories": [story_json(story) for story in _stories(answer)],
        "nearest": [article_json(hit, UNRELATED) for hit in _nearest(answer)],
        "pages": len(written),
        "took_ms": round(took_ms, 2),
    }


def _question(response: Response) -> dict[str, object]:
    """The question as read; of several the first, with all of them under `questions`."""
    answer = response.answer
    if isinstance(answer, SeveralAnswer):
        every = [_one_question(one.scope) for one in answer.answers]
        return every[0] | {"questions": every}
    return _one_question(answer.scope if answer else Scope(Nothing()))


def _one_question(scope: Scope) -> dict[str, object]:
    wanted = scope.question.wanted
    since, until = wanted.period.since, wanted.period.until
    return {
        "kind": KINDS[type(scope.question)],
        "topic": _topic(scope),
        "outlets": [outlet.domain or outlet.name for outlet in wanted.outlets],
        "excluded_outlets": [outlet.domain or outlet.name for outlet in wanted.excluded],
        "from": since.isoformat() if since else None,
        "to": until.isoformat() if until else None,
        "url": wanted.url,
        "limit": wanted.limit,
        "reading": " · ".join(_read_as(scope)),
    }


def _topic(scope: Scope) -> str:
    """The telling words of the topic as read, in order; what is left out with a minus."""
    topic = scope.topic
    if topic is None or scope.linked:
        return scope.question.wanted.topic
    quoted = {word for phrase in topic.phrases for word in phrase}
    telling = {term.word for term in topic.terms} - quoted
    chunks = [
        _POSSESSIVE.sub("", chunk.strip(_AROUND))
        for chunk in topic.text.split()
        if telling & set(words(chunk))
    ]
    phrases = (f'"{" ".join(phrase)}"' for phrase in topic.phrases)
    left_out = (f'-"{text}"' if " " in text else f"-{text}" for text in topic.left_out)
    return " ".join((*chunks, *phrases, *left_out))


_POSSESSIVE = re.compile("['’]s$", re.IGNORECASE)
_AROUND = " \"'“”‘’«»„.,;:!?()[]{}"


def _read_as(scope: Scope) -> list[str]:
    return [plain_text([one]) for one in reading(scope)] + list(scope.question.wanted.notes)


def _hits(answer: Answer | None) -> tuple[Hit, ...]:  # noqa: PLR0911 - one for each
    """The articles that an answer rests on, in its order."""
    match answer:
        case SourcesAnswer() | TimelineAnswer() | SearchAnswer() | LatestAnswer() | ProfileAnswer():
            return answer.coverage.hits
        case WhoReportedAnswer() | SummaryAnswer() | PieceAnswer() | FiguresAnswer():
            return answer.coverage.hits
        case CreditsAnswer() | StoriesAnswer():
            return answer.coverage.hits
        case WhyAnswer():
            return answer.of.coverage.hits
        case CompareAnswer():
            return tuple(hit for side in answer.sides for hit in side.coverage.hits)
        case LinksAnswer():
            return tuple(link.hit for link in answer.known)
        case SeveralAnswer():
            return tuple(hit for one in answer.answers for hit in _hits(one))
        case AboutAnswer() | HelpAnswer() | SmallTalkAnswer() | NoCoverage() | None:
            return ()


def _relations(answer: Answer | None) -> Relations:
    """How the articles of an answer hang together."""
    match answer:
        case CompareAnswer():
            return answer.relations
        case LinksAnswer():
            return joined(link.reported.coverage.relations for link in answer.known)
        case SeveralAnswer():
            return joined(_relations(one) for one in answer.answers)
        case WhyAnswer():
            return answer.of.coverage.relations
        case AboutAnswer() | HelpAnswer() | SmallTalkAnswer() | NoCoverage() | None:
            return UNRELATED
        case _:
            return answer.coverage.relations


def _shares(answer: Answer | None) -> tuple[OutletShare, ...]:  # noqa: PLR0911 - one for each
    match answer:
        case CompareAnswer():
            return tuple(share for side in answer.sides for share in side.coverage.shares)
        case AboutAnswer():
            return answer.shares
        case LinksAnswer():
            return tuple(share for link in answer.known for share in link.reported.coverage.shares)
        case SeveralAnswer():
            return tuple(share for one in answer.answers for share in _shares(one))
        case HelpAnswer() | SmallTalkAnswer() | NoCoverage() | None:
            return ()
        case SourcesAnswer() | TimelineAnswer() | SearchAnswer() | LatestAnswer() | ProfileAnswer():
            return answer.coverage.shares
        case WhoReportedAnswer() | SummaryAnswer() | PieceAnswer() | FiguresAnswer():
            return answer.coverage.shares
        case CreditsAnswer() | StoriesAnswer():
            return answer.coverage.shares
        case WhyAnswer():
            return answer.of.coverage.shares


def _figures(answer: Answer | None) -> list[dict[str, object]]:
    """The figures of an answer, each with its sentence."""
    if isinstance(answer, SeveralAnswer):
        return [row for one in answer.answers for row in _figures(one)]
    if not isinstance(answer, FiguresAnswer):
        return []
    return [
        figure_json(figure) | {"outlet": one.hit.article.outlet.name, "url": one.hit.article.url}
        for one in answer.quoted
        for figure in one.figures
    ]


def _stories(answer: Answer | None) -> tuple[Story, ...]:
    """The stories that an answer lists, else those of its articles; of several articles each."""
    if isinstance(answer, StoriesAnswer):
        return tuple(one.story for one in answer.stories)
    if isinstance(answer, SeveralAnswer):
        return tuple(dict.fromkeys(story for one in answer.answers for story in _stories(one)))
    found = dict.fromkeys(_relations(answer).stories.values())
    return tuple(story for story in found if story.articles > 1)


def _nearest(answer: Answer | None) -> tuple[Hit, ...]:
    if not isinstance(answer, NoCoverage):
        return ()
    return (*answer.naming, *answer.elsewhere, *answer.nearest)


def _share(share: OutletShare) -> dict[str, object]:
    return {
        "name": share.outlet.name,
        "domain": share.outlet.domain,
        "articles": share.articles,
        "first": published_json(share.first.published),
    }
