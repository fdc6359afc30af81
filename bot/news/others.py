"""Other readings: for every doubt about a question, the complete other question."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from bot.news.answers.scope import NoCoverage
from bot.news.answers.types import Answer
from bot.news.dates import EVER
from bot.news.question import Question, Search, Wanted


class Doubt(Enum):
    """What may have been meant otherwise."""

    TOPIC_BEFORE = "topic-before"
    """It goes on from the question before; it may be one of its own."""
    LIMITS = "limits"
    """There is nothing from these outlets or on these days."""
    WORDS = "words"
    """There is nothing with a word that the corpus does not have."""
    OUTLET = "outlet"
    """There is nothing from an outlet that articles name."""


@dataclass(frozen=True, slots=True)
class Other:
    """Another reading; `said` is what it is about, where that differs."""

    doubt: Doubt
    question: Question
    said: str = ""


def other_readings(answer: Answer, alone: Question | None = None) -> tuple[Other, ...]:
    """The other readings of a question with this answer, the likeliest first.

    `alone`: how it would be read if it did not go on from the question before.
    """
    found = [Other(Doubt.TOPIC_BEFORE, alone)] if alone else []
    if isinstance(answer, NoCoverage):
        found += _instead(answer)
    return tuple(found)


def _instead(answer: NoCoverage) -> Iterator[Other]:
    question = answer.scope.question
    wanted, topic = question.wanted, answer.scope.topic
    if answer.naming:
        names = " ".join(outlet.name for outlet in answer.missing)
        yield Other(Doubt.OUTLET, Search(Wanted(topic=names)), names)
    elif answer.elsewhere:
        wider = replace(wanted, outlets=(), excluded=(), period=EVER)
        yield Other(Doubt.LIMITS, replace(question, wanted=wider))
    elif topic and topic.unknown and topic.known.terms:
        words = " ".join(term.word for term in topic.known.terms)
        rest = replace(wanted, topic=words, url=None)
        yield Other(Doubt.WORDS, replace(question, wanted=rest), words)
