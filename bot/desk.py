"""The desk: one question in, one reply out; the one object that a face talks to."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cached_property

from bot.answering import Answering
from bot.errors import QuestionError
from bot.news import freetext, replies, suggest
from bot.news.answers.links import LinksAnswer
from bot.news.answers.scope import NoCoverage
from bot.news.answers.several import SeveralAnswer
from bot.news.answers.types import Answer
from bot.news.claims import claims_in
from bot.news.coded import several_in
from bot.news.coverage import Archive, Hit, Holdings, Selection
from bot.news.dates import Period, read_option
from bot.news.datewords import Told
from bot.news.days import days_told, read_days
from bot.news.links import MOST, links_in
from bot.news.names import ArchiveNames
from bot.news.others import Other, other_readings
from bot.news.question import (
    About,
    Asked,
    Claim,
    Compare,
    FreeText,
    Latest,
    Nothing,
    Options,
    Piece,
    Question,
    Search,
    Several,
    Sources,
    Summary,
    Timeline,
    Wanted,
    WhoReported,
    read_options,
)
from bot.news.replies.why import explain
from bot.news.reply import Reply

_ANY_DAY = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Response:
    """A reply with what it rests on: the question as read, the facts. Both None where refused.

    `others` are other readings of the question, the likeliest first.
    """

    reply: Reply
    question: Question | None = None
    answer: Answer | None = None
    others: tuple[Other, ...] = ()

    @property
    def found(self) -> bool:
        """Whether the corpus has something on it."""
        match self.answer:
            case None | NoCoverage() | LinksAnswer(known=()):
                return False
            case SeveralAnswer():
                return not all(isinstance(one, NoCoverage) for one in self.answer.answers)
            case _:
                return True


class Desk:
    """Answers questions from one archive. Holds nothing of one question for the next."""

    def __init__(self, archive: Archive) -> None:
        """The archive stays whoever opened it."""
        self._archive = archive
        self._names = ArchiveNames(archive)
        self._answering = Answering(archive, self._names)

    def ask(self, asked: Asked, now: datetime) -> Response:
        """A question → its reply; `now` is what "today" means (aware UTC).

        What cannot be read is answered with what is wrong.

        Raises ArchiveError where the archive is damaged.
        """
        if isinstance(asked, Claim):
            return self._covered(asked, now)
        try:
            reading = self._read(asked, now)
        except QuestionError as error:
            return Response(replies.refuse(str(error)))
        question = reading.question
        answer = self._answering.answer(question, now)
        plainly = reading.plainly if reading.plainly and self._any(reading.plainly) else None
        others = other_readings(answer, self._alone(asked, question, now), plainly)
        return Response(replies.compose(answer), question, answer, others)

    def why(self, asked: Asked, now: datetime) -> Response:
        """Why the answer to a question is what it is, instead of the answer, where there is one."""
        response = self.ask(asked, now)
        if response.answer is None:
            return response
        grounds = self._answering.grounds(response.answer)
        return replace(response, reply=explain(response.answer, grounds))

    def warm_up(self) -> None:
        """Ask what makes everything be read that is read only once: tables, names, languages."""
        now = _ANY_DAY
        for title in self.suggest_topics("", 3):
            for kind in (Sources, Timeline, WhoReported, Search, Piece, Summary, Latest, About):
                self.ask(Options(kind, title), now)
            self.ask(FreeText(f"{title} from zzyzx"), now)
            self.suggest_topics(title[:3], 1)
        for text in ("wer hat berichtet", "quién informó", "хто повідомив"):
            self.ask(FreeText(text), now)
        for day in ("vorgestern", "anteayer", "позавчора", "banana"):
            self.ask(Options(Search, since=day), now)
        self.suggest_outlets("zzyzx", (), 1)

    def best(self, topic: str, most: int) -> tuple[Hit, ...]:
        """So many of the best articles on a topic, best first, without an answer around them."""
        return self._answering.best(topic, most)

    def suggest(self, typed: str, most: int) -> tuple[str, ...]:
        """How what somebody is typing may go on: outlets and headlines, at most so many."""
        return suggest.lines(typed, most, self._archive, self._finds)

    def _any(self, question: Question) -> bool:
        """Whether there is anything on a question; of a link that is said in the answer."""
        linked = question.wanted.url is not None
        return linked or self._archive.any(self._answering.selection(question))

    def _finds(self, line: str) -> bool:
        """Whether there is anything on a question."""
        return self._any(self.read(FreeText(line), _ANY_DAY))

    def suggest_topics(self, typed: str, most: int) -> tuple[str, ...]:
        """Headlines that what somebody types as a topic may become; the newest for nothing."""
        return suggest.topics(typed, most, self._archive)

    def suggest_outlets(self, typed: str, named: Iterable[str], most: int) -> tuple[str, ...]:
        """Outlets with articles that somebody may be typing, the likeliest first; none `named`."""
        already = {self._names.meant(name).name for name in named}
        found = suggest.outlets(typed, most + len(already), self._archive, self._names)
        return tuple(name for name in found if name not in already)[:most]

    def read(self, asked: FreeText | Options, now: datetime) -> Question:
        """How a question is understood. Raises QuestionError."""
        return self._read(asked, now).question

    def _read(self, asked: FreeText | Options, now: datetime) -> freetext.Reading:
        if isinstance(asked, FreeText):
            return self._reading(asked, now)
        return freetext.Reading(self._by_options(asked, now))

    def _by_options(self, asked: Options, now: datetime) -> Question:
        if asked.kind is Several:
            questions = tuple(self.read(one, now) for one in several_in(asked))
            return Several(Wanted(notes=asked.notes), questions)
        if asked.kind is Compare and len(asked.outlets) < 2:  # noqa: PLR2004 - it takes two
            asked = self._with_named_outlets(asked)
        return read_options(asked, self._names.meant, lambda text: self._days(text, now))

    def _reading(self, asked: FreeText, now: datetime) -> freetext.Reading:
        """How free text is understood."""

        def days(told: Told) -> tuple[date, date]:
            return days_told(told, now, self._typical)

        return freetext.read_text(
            asked.text, self._archive, self._names, days, asked.limit, asked.before
        )

    @cached_property
    def _typical(self) -> date | None:
        """The middle of what the corpus covers."""
        span = self._archive.span()
        return span[0] + (span[1] - span[0]) // 2 if span else None

    def _days(self, text: str, now: datetime) -> Period:
        """The days that a date means; a year that is not said is the one the corpus speaks of."""
        try:
            return read_option(text)
        except ValueError:
            return read_days(text, now, self._typical)

    def _alone(
        self, asked: FreeText | Options, question: Question, now: datetime
    ) -> Question | None:
        """How a follow-up would be read if nothing had been asked before."""
        if not isinstance(asked, FreeText) or asked.before is None:
            return None
        alone = self.read(replace(asked, before=None), now)
        return None if alone == question or isinstance(alone, Nothing) else alone

    def _covered(self, claim: Claim, now: datetime) -> Response:
        """The sources of a message: of all that it says, else of a sentence or link with any."""
        topics = (*claims_in(claim.text), *links_in(claim.text)[:MOST])
        if not topics:
            return Response(replies.refuse("This message has no words to look for."))
        asked = (Options(Sources, topic) for topic in topics)
        responses = (self.ask(one, now) for one in asked)
        first = next(responses)
        return first if first.found else next((one for one in responses if one.found), first)

    def _with_named_outlets(self, asked: Options) -> Options:
        """Options whose topic names the outlets to compare, as in `compare Reuters and BBC`."""
        text = f"compare {asked.topic}"
        named = self.read(FreeText(text), _ANY_DAY).wanted
        outlets = asked.outlets + tuple(outlet.name for outlet in named.outlets)
        return replace(asked, topic=named.topic, outlets=outlets)

    def selection(self, asked: Options, now: datetime) -> Selection:
        """The articles that a question is about, all of them. Raises QuestionError."""
        return self._answering.selection(self.read(asked, now))

    def holdings(self) -> Holdings:
        """What the corpus is."""
        return self._archive.holdings()
