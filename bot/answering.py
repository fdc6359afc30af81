"""Answering: the facts for a question, found in one archive."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.news.answers import (
    about,
    compare,
    figures,
    latest,
    piece,
    profile,
    search,
    sources,
    summary,
    timeline,
    who_reported,
)
from bot.news.answers.links import KnownLink, LinksAnswer
from bot.news.answers.scope import NoCoverage, Scope
from bot.news.answers.several import SeveralAnswer
from bot.news.answers.types import Answer
from bot.news.article import Outlet
from bot.news.counting import shares_of, survey_of
from bot.news.coverage import Archive, Coverage, Hit, OnTopic, Order, Selection
from bot.news.evidence import best_of, names
from bot.news.names import ArchiveNames
from bot.news.question import (
    About,
    Compare,
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
    Summary,
    Timeline,
    Wanted,
    WhoReported,
)
from bot.news.topic import NEAR, Topic, read_topic
from bot.news.urls import canonical

MOST_SHOWN = 100
"""Articles of one answer; `export` has them all."""

MOST_ASKED = 10_000
"""Articles of one answer where a limit asks for more."""

MOST_NEAREST = 5
MOST_NAMING = 100
"""Articles in which the name of a missing outlet is looked for."""

_Covering = Callable[[Scope, Coverage], Answer]


class Answering:
    """Finds what an archive has for a question. Holds nothing of one question for the next."""

    def __init__(self, archive: Archive, names: ArchiveNames) -> None:
        """The archive stays whoever opened it; `names` are its outlets."""
        self._archive = archive
        self._names = names

    def selection(self, question: Question) -> Selection:
        """The articles that a question is about, all of them."""
        return _selection(self._scope(question))

    def best(self, topic: str, most: int) -> tuple[Hit, ...]:
        """So many of the best articles on a topic, best first."""
        about = _enough(read_topic(topic, self._archive))
        return best_of(self._archive, Selection(about), most)

    def answer(self, question: Question, now: datetime) -> Answer:  # noqa: PLR0911 - one for each
        """The facts for a question. Raises ArchiveError where the archive is damaged."""
        if isinstance(question, Several):
            answers = tuple(self.answer(one, now) for one in question.questions)
            return SeveralAnswer(Scope(question), answers)
        scope = self._scope(question)
        match question:
            case WhoReported():  # whoever was first must be seen, whatever the limit
                return self._over(scope, Order.OLDEST, MOST_SHOWN, who_reported.answer)
            case Sources() | Timeline() | Profile() | Latest():
                order, answer_from = _by_time(question)
                return self._over(scope, order, _most(scope), answer_from)
            case Search() | Piece() | Summary() | Figures():
                return self._best_of(scope, _by_fit(question))
            case Compare():
                return self._compare(scope)
            case Links():
                return self._links(scope, question.urls)
            case About():
                shares = self._archive.shares(Selection(), MOST_SHOWN, biggest=True)
                return about.answer(scope, self._archive.holdings(), shares, now)
            case SmallTalk():
                return about.SmallTalkAnswer(scope, self._archive.holdings(), question.mood)
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
        if topic and isinstance(question, Figures):
            topic = topic.without_common(self._archive)
        return Scope(question, self._phrased(topic) if topic and topic.phrases else topic)

    def _phrased(self, topic: Topic) -> Topic:
        """A topic with its phrases, where any article has them all; else as words like others."""
        phrased = Selection(OnTopic(topic, 0.0, strictly=False))
        return topic if self._archive.any(phrased) else topic.loose

    # What is found for it

    def _over(self, scope: Scope, order: Order, most: int, answer: _Covering) -> Answer:
        """An answer from so many articles in order of time."""
        coverage = self._coverage(_selection(scope), order, most)
        return answer(scope, coverage) if coverage.hits else self._nothing(scope)

    def _best_of(self, scope: Scope, answer: _Covering) -> Answer:
        """An answer from the articles that fit best."""
        selection = _selection(scope)
        ranked = best_of(self._archive, selection, _most(scope) + 1, every=True)
        if not ranked:
            return self._nothing(scope)
        coverage = self._counted(selection, ranked, whole=len(ranked) <= _most(scope))
        return answer(scope, replace(coverage, hits=ranked[: _most(scope)]))

    def _coverage(self, selection: Selection, order: Order, most: int) -> Coverage:
        hits = self._archive.articles(selection, order, most + 1)
        coverage = self._counted(selection, hits, whole=len(hits) <= most)
        return replace(coverage, hits=hits[:most])

    def _counted(self, selection: Selection, hits: Sequence[Hit], *, whole: bool) -> Coverage:
        """Counts over a selection, from its articles where these are the whole of it."""
        if whole:
            return Coverage(survey_of(hits), shares_of(hits, MOST_SHOWN))
        survey = self._archive.survey(selection)
        return Coverage(survey, self._archive.shares(selection, MOST_SHOWN))

    def _compare(self, scope: Scope) -> Answer:
        selection = _selection(scope)
        survey = self._archive.survey(selection)
        if not survey.articles:
            return self._nothing(scope)
        sides = {
            outlet: self._coverage(
                replace(selection, outlets=(outlet.key,)), Order.OLDEST, _most(scope)
            )
            for outlet in scope.question.wanted.outlets
        }
        return compare.answer(scope, survey, sides)

    def _links(self, scope: Scope, urls: Iterable[str]) -> Answer:
        """Each link that is here with who reported what it is about; the others."""
        known: dict[int, KnownLink] = {}
        unknown: list[str] = []
        for url in urls:
            about_it = self._scope(WhoReported(Wanted(url=url)))
            if about_it.linked is None:
                unknown.append(url)
                continue
            if about_it.linked.id in known:
                continue
            found = self._coverage(_selection(about_it), Order.OLDEST, MOST_SHOWN)
            reported = who_reported.answer(about_it, found)
            known[about_it.linked.id] = KnownLink(url, about_it.linked, reported)
        return LinksAnswer(scope, tuple(known.values()), tuple(unknown))

    # Where there is nothing

    def _nothing(self, scope: Scope) -> NoCoverage:
        """Why there is nothing, and what comes nearest."""
        wanted = scope.question.wanted
        missing = tuple(outlet for outlet in wanted.outlets if not self._names.present(outlet))
        elsewhere = self._elsewhere(scope)
        return NoCoverage(
            scope,
            self._archive.survey(Selection()),
            missing,
            self._naming(missing),
            elsewhere,
            *((), False) if elsewhere else self._nearest(scope),
        )

    def _elsewhere(self, scope: Scope) -> tuple[Hit, ...]:
        """What there is on the topic from other outlets or days, or with what was left out."""
        about = _about(scope)
        if about is None:
            return ()
        selection = Selection(about, including=scope.linked.id if scope.linked else None)
        if about.topic.without and not self._archive.any(selection):
            selection = Selection(_enough(about.topic.with_all))
        return best_of(self._archive, selection, MOST_NEAREST)

    def _naming(self, outlets: Iterable[Outlet]) -> tuple[Hit, ...]:
        """Articles that name one of the outlets in a sentence, as a name."""
        found: dict[str, Hit] = {}
        for outlet in outlets:
            topic = read_topic(outlet.name, self._archive)
            if not topic.unknown and all(term.typed == term.word for term in topic.terms):
                wanted = Selection(OnTopic(topic, 1.0, strictly=False))
                hits = self._archive.articles(wanted, Order.NEWEST, MOST_NAMING)
                found |= {hit.article.key: hit for hit in hits if names(hit.article, outlet)}
        return tuple(found.values())

    def _nearest(self, scope: Scope) -> tuple[tuple[Hit, ...], bool]:
        """Articles on the topic without the words that nothing here has (True), or near it."""
        topic = scope.topic
        if topic is None or not topic.known.terms:
            return (), False
        if topic.unknown:
            rest = best_of(self._archive, Selection(_enough(topic.known)), MOST_NEAREST)
            if rest:
                return rest, True
        near = Selection(OnTopic(topic, NEAR, strictly=False))
        return best_of(self._archive, near, MOST_NEAREST), False


def _enough(topic: Topic) -> OnTopic:
    """The articles that are about a topic."""
    return OnTopic(topic, topic.enough)


def _about(scope: Scope) -> OnTopic | None:
    """What a question is about; None where it is about everything, or one article."""
    return _enough(scope.topic) if scope.topic else None


def _selection(scope: Scope) -> Selection:
    """The articles that a question is about."""
    wanted = scope.question.wanted
    chosen = Selection(
        about=_about(scope),
        including=scope.linked.id if scope.linked else None,
        outlets=tuple(outlet.key for outlet in wanted.outlets),
        excluded=tuple(outlet.key for outlet in wanted.excluded),
        period=wanted.period,
    )
    if scope.linked and isinstance(scope.question, Piece | Summary):
        return replace(chosen, about=None, including=None, ids=(scope.linked.id,))
    return replace(chosen, ids=()) if wanted.url is not None and not scope.linked else chosen


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


def _by_fit(question: Search | Piece | Summary | Figures) -> _Covering:
    """What answers a kind from the articles that fit best."""
    match question:
        case Search():
            return search.answer
        case Piece():
            return piece.answer
        case Summary():
            return summary.answer
        case Figures():
            return figures.answer


def _most(scope: Scope) -> int:
    return min(scope.question.wanted.limit or MOST_SHOWN, MOST_ASKED)
