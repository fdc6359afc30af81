"""Free text read over a corpus, and readings in one line each."""

from collections.abc import Callable
from datetime import date, datetime

from bot.app import Newsdesk
from bot.as_json import KINDS
from bot.news.days import Told, days_told
from bot.news.freetext import Reading, read_text
from bot.news.freetext.message import Message, message_of
from bot.news.names import ArchiveNames
from bot.news.question import Links, Question, Several, SmallTalk

Read = Callable[..., Reading]


def reader(newsdesk: Newsdesk, now: datetime) -> Read:
    """What reads a text over the corpus of a newsdesk, as its desk does."""
    archive, names = newsdesk.archive, ArchiveNames(newsdesk.archive)
    first, last = archive.span()
    middle = first + (last - first) // 2

    def days(told: Told) -> tuple[date, date]:
        return days_told(told, now, middle)

    return lambda text, **more: read_text(text, archive, names, days, **more)


def a_message(newsdesk: Newsdesk, text: str) -> Message:
    """The words of a text over the corpus of a newsdesk."""
    return message_of(text, newsdesk.archive, ArchiveNames(newsdesk.archive))


def said(question: Question) -> str:
    """`latest: whale; from Coastline; not CNN; 2024-05-01..; 3`, questions with ` & ` between."""
    if isinstance(question, Several):
        return " & ".join(said(one) for one in question.questions)
    if isinstance(question, SmallTalk):
        return question.mood.value
    if isinstance(question, Links):
        return f"links: {' '.join(question.urls)}"
    wanted, period = question.wanted, question.wanted.period
    named = ", ".join(outlet.name for outlet in wanted.outlets)
    excluded = ", ".join(outlet.name for outlet in wanted.excluded)
    about = " ".join(filter(None, (wanted.topic, wanted.url)))
    limits = (
        f"from {named}" if named else "",
        f"not {excluded}" if excluded else "",
        "" if period.open else f"{period.since or ''}..{period.until or ''}",
        str(wanted.limit or ""),
    )
    return "; ".join(
        (f"{KINDS[type(question)]}: {about}".strip(": "), *(one for one in limits if one))
    )
