"""The desk: one question in, one reply out; the one object that a face talks to."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.errors import QuestionError
from bot.news import freetext, replies
from bot.news.answers import (
    about,
    compare,
    latest,
    piece,
    profile,
    search,
    sources,
    summary,
    timeline,
    who_reported,
)
from bot.news.answers.scope import NoCoverage, Scope
from bot.news.answers.types import Answer
from bot.news.article import Outlet
from bot.news.coverage import Archive, Coverage, Hit, Order, Selection
from bot.news.evidence import best_of, names
from bot.news.names import ArchiveNames
from bot.news.question import (
    About,
    Asked,
    Compare,
    FreeText,
    Help,
    Latest,
    Nothing,
    Options,
    Piece,
    Profile,
    Question,
    Search,
    Sources,
    Summary,
    Timeline,
    WhoReported,
    read_options,
)
from bot.news.reply import Reply
from bot.news.suggest import suggest
from bot.news.topic import NEAR, Topic, read_topic
from bot.news.urls import canonical

MOST_SHOWN = 200
"""Articles of one answer; `export` has them all."""

MOST_ASKED = 10_000
"""Articles of one answer where a limit asks for more."""

MOST_NEAREST = 5
_Covering = Callable[[Scope, Coverage], Answer]


@dataclass(frozen=True, slots=True)
class Response:
    """A reply with what it rests on: the question as read, the facts. Both None where refused."""

    reply: Reply
    question: Question | None = None
    answer: Answer | None = None


class Desk:
    """Answers questions from one archive. Holds nothing of one question for the next."""

    def __init__(self, archive: Archive) -> None:
        """The archive stays whoever opened it."""
        self._archive = archive
        self._names = ArchiveNames(archive)

    def ask(self, asked: Asked, now: datetime) -> Response:
        """A question → its reply; `now` is what "today" means (aware UTC).

        What cannot be read is answered with what is wrong.

        Raises ArchiveError where the archive is damaged.
        """
        try:
            question = self.read(asked)
        except QuestionError as error:
            return Response(replies.refuse(str(error)))
        answer = self._answer(question, now)
        return Response(replies.compose(answer), question, answer)

    def suggest(self, typed: str, most: int) -> tuple[str, ...]:
        """How what somebody is typing may go on: outlets and headlines, at most so many."""
        return suggest(typed, most, self._archive)

    def read(self, asked: Asked) -> Question:
        """How a question is understood. Raises QuestionError."""
        if isinstance(asked, FreeText):
            return freetext.read_text(asked.text, self._archive, self._names, asked.limit)
        if asked.kind is Compare and len(asked.outlets) < 2:  # noqa: PLR2004 - it takes two
            asked = self._with_named_outlets(asked)
        return read_options(asked, self._names.meant)

    def _with_named_outlets(self, asked: Options) -> Options:
        """Options whose topic names the outlets to compare, as in `compare Reuters and BBC`."""
        text = f"compare {asked.topic}"
        named = freetext.read_text(text, self._archive, self._names).wanted
        outlets = asked.outlets + tuple(outlet.name for outlet in named.outlets)
        return replace(asked, topic=named.topic, outlets=outlets)

    def selection(self, asked: Asked) -> Selection:
        """The articles that a question is about, all of them. Raises QuestionError."""
        scope = self._scope(self.read(asked))
        return self._selection(scope, self._scores(scope))

    def _answer(self, question: Question, now: datetime) -> Answer:
        scope = self._scope(question)
        match question:
            case WhoReported():  # whoever was first must be seen, whatever the limit
                return self._over(scope, Order.OLDEST, MOST_SHOWN, who_reported.answer)
            case Sources() | Timeline() | Profile() | Latest():
                order, answer_from = _by_time(question)
                return self._over(scope, order, _most(scope), answer_from)
            case Search() | Piece() | Summary():
                return self._best_of(scope, _by_fit(question))
            case Compare():
                return self._compare(scope)
            case About():
                shares = self._archive.shares(Selection(), MOST_ASKED)
                return about.answer(scope, self._archive.holdings(), shares, now)
            case Help() | Nothing():
                asked = isinstance(question, Help)
                return about.HelpAnswer(scope, self._archive.holdings(), asked)

    # What a question is about

    def _scope(self, question: Question) -> Scope:
        wanted = question.wanted
        if wanted.url is not None:
            key = canonical(wanted.url)
            linked = self._archive.by_address(key) if key else None
            topic = read_topic(linked.article.title, self._archive) if linked else None
            return Scope(question, topic, linked)
        topic = read_topic(wanted.topic, self._archive) if wanted.topic else None
        return Scope(question, topic)

    def _scores(self, scope: Scope) -> Mapping[int, float] | None:
        """Archive id → share of the topic, for the articles that are about it; None: all are."""
        wanted = scope.question.wanted
        if scope.linked and isinstance(scope.question, Piece | Summary):
            return {scope.linked.id: 1.0}
        if scope.topic is None:
            return {} if wanted.url is not None else None
        found = self._archive.find(scope.topic, scope.topic.enough, strictly=True)
        return {**found, scope.linked.id: 1.0} if scope.linked else found

    def _selection(self, scope: Scope, scores: Mapping[int, float] | None) -> Selection:
        wanted = scope.question.wanted
        return Selection(
            ids=None if scores is None else tuple(scores),
            outlets=tuple(outlet.key for outlet in wanted.outlets),
            excluded=tuple(outlet.key for outlet in wanted.excluded),
            period=wanted.period,
        )

    # What is found for it

    def _over(self, scope: Scope, order: Order, most: int, answer: _Covering) -> Answer:
        """An answer from so many articles in order of time."""
        scores = self._scores(scope)
        selection = self._selection(scope, scores)
        coverage = self._coverage(selection, order, scores, most)
        return answer(scope, coverage) if coverage.hits else self._nothing(scope)

    def _best_of(self, scope: Scope, answer: _Covering) -> Answer:
        """An answer from the articles that fit best."""
        scores = self._scores(scope)
        selection = self._selection(scope, scores)
        survey = self._archive.survey(selection)
        if scores is None:
            ranked = self._archive.articles(selection, Order.NEWEST, _most(scope))
        else:
            ranked = best_of(self._archive, selection, scores, scope.topic)[: _most(scope)]
        coverage = Coverage(survey, self._archive.shares(selection, MOST_SHOWN), ranked)
        return answer(scope, coverage) if ranked else self._nothing(scope)

    def _coverage(
        self, selection: Selection, order: Order, scores: Mapping[int, float] | None, most: int
    ) -> Coverage:
        hits = self._archive.articles(selection, order, most)
        return Coverage(
            self._archive.survey(selection),
            self._archive.shares(selection, most),
            _scored(hits, scores),
        )

    def _compare(self, scope: Scope) -> Answer:
        scores = self._scores(scope)
        selection = self._selection(scope, scores)
        survey = self._archive.survey(selection)
        if not survey.articles:
            return self._nothing(scope)
        sides = {
            outlet: self._coverage(
                replace(selection, outlets=(outlet.key,)), Order.OLDEST, scores, _most(scope)
            )
            for outlet in scope.question.wanted.outlets
        }
        return compare.answer(scope, survey, sides)

    # Where there is nothing

    def _nothing(self, scope: Scope) -> NoCoverage:
        """Why there is nothing, and what comes nearest."""
        wanted = scope.question.wanted
        missing = tuple(outlet for outlet in wanted.outlets if not self._names.present(outlet))
        elsewhere = self._few(self._scores(scope) or {}, scope.topic)
        return NoCoverage(
            scope,
            self._archive.survey(Selection()),
            missing,
            self._naming(missing),
            elsewhere,
            () if elsewhere else self._nearest(scope),
        )

    def _naming(self, outlets: Iterable[Outlet]) -> tuple[Hit, ...]:
        """Articles that name one of the outlets in a sentence, as a name."""
        found: dict[str, Hit] = {}
        for outlet in outlets:
            topic = read_topic(outlet.name, self._archive)
            if not topic.unknown and all(term.typed == term.word for term in topic.terms):
                scores = self._archive.find(topic, 1.0, strictly=False)
                hits = best_of(self._archive, Selection(), scores, None)
                found |= {hit.article.key: hit for hit in hits if names(hit.article, outlet)}
        return tuple(found.values())[:MOST_NEAREST]

    def _nearest(self, scope: Scope) -> tuple[Hit, ...]:
        """Articles on the topic without the words that nothing here has, else those near it."""
        topic = scope.topic
        if topic is None:
            return ()
        rest = topic.known
        scores = self._archive.find(rest, rest.enough, strictly=True) if topic.unknown else {}
        return self._few(scores or self._archive.find(topic, NEAR, strictly=False), topic)

    def _few(self, scores: Mapping[int, float], topic: Topic | None) -> tuple[Hit, ...]:
        return best_of(self._archive, Selection(), scores, topic)[:MOST_NEAREST]


def _by_time(
    question: Sources | Timeline | Profile | Latest,
) -> tuple[Order, _Covering]:
    """The order in which a kind wants its articles, and what answers it."""
    match question:
        case Sources():
            return Order.OLDEST, sources.answer
        case Timeline():
            return Order.OLDEST, timeline.answer
        case Profile():
            return Order.NEWEST, profile.answer
        case Latest():
            return Order.NEWEST, latest.answer


def _by_fit(question: Search | Piece | Summary) -> _Covering:
    """What answers a kind from the articles that fit best."""
    match question:
        case Search():
            return search.answer
        case Piece():
            return piece.answer
        case Summary():
            return summary.answer


def _most(scope: Scope) -> int:
    return min(scope.question.wanted.limit or MOST_SHOWN, MOST_ASKED)


def _scored(hits: Iterable[Hit], scores: Mapping[int, float] | None) -> tuple[Hit, ...]:
    """Hits with their share of the topic."""
    if scores is None:
        return tuple(hits)
    return tuple(replace(hit, score=scores[hit.id]) for hit in hits)
