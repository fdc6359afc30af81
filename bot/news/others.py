"""Other readings: for every doubt about a question, the complete other question."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from bot.news.answers.scope import NoCoverage
from bot.news.answers.several import SeveralAnswer
from bot.news.answers.types import Answer
from bot.news.evidence import names
from bot.news.question import Compare, Links, Profile, Question, Search, Sources, Wanted


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
    PLAINLY = "plainly"
    """A word that was taken for a date, an outlet or a command may be one like others."""
    LINK = "link"
    """It may be about the link in it."""
    PART = "part"
    """It is one of several questions, which are answered shortly."""


@dataclass(frozen=True, slots=True)
class Other:
    """Another reading; `said` is what it is about, where that differs."""

    doubt: Doubt
    question: Question
    said: str = ""


def other_readings(
    answer: Answer, alone: Question | None = None, plainly: Question | None = None
) -> tuple[Other, ...]:
    """The other readings of a question with this answer, the likeliest first.

    `alone`: how it would be read if it did not go on from the question before; `plainly`: as words
    like others, or about the link in it.
    """
    found = [Other(Doubt.TOPIC_BEFORE, alone)] if alone else []
    if plainly:
        doubt = Doubt.LINK if plainly.wanted.url else Doubt.PLAINLY
        found.append(Other(doubt, plainly, plainly.wanted.topic))
    if isinstance(answer, SeveralAnswer):
        for number, one in enumerate(answer.answers, 1):
            found.append(Other(Doubt.PART, one.scope.question, str(number)))
    if isinstance(answer, NoCoverage):
        found += _instead(answer)
    return tuple(found)


def _instead(answer: NoCoverage) -> Iterator[Other]:
    topic = answer.scope.topic
    if answer.naming:
        for outlet in answer.missing:
            if any(names(hit.article, outlet) for hit in answer.naming):
                yield Other(Doubt.OUTLET, Search(Wanted(topic=outlet.name)), outlet.name)
    elif answer.elsewhere:
        yield Other(Doubt.LIMITS, _wider(answer, answer.scope.question.wanted.topic))
    elif topic and answer.by_rest:
        words = " ".join(term.word for term in topic.known.terms)
        yield Other(Doubt.WORDS, _wider(answer, words), words)


def _wider(answer: NoCoverage, topic: str) -> Question:
    """The same question on a topic from all outlets and days."""
    question = answer.scope.question
    url = question.wanted.url if topic == question.wanted.topic else None
    kind = Sources if isinstance(question, Compare | Profile | Links) else type(question)
    return kind(Wanted(topic=topic, url=url))
