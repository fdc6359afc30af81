"""Answering: the facts for a question, found in one archive."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from itertools import chain

from bot.news.answers import (
    about,
    compare,
    credits,
    figures,
    latest,
    piece,
    profile,
    search,
    sources,
    stories,
    summary,
    timeline,
    who_reported,
    why,
)
from bot.news.answers.links import KnownLink, LinksAnswer
from bot.news.answers.scope import Scope
from bot.news.answers.several import SeveralAnswer
from bot.news.answers.types import Answer
from bot.news.counting import shares_of, survey_of
from bot.news.coverage import Archive, Coverage, Hit, OnTopic, Order, Selection
from bot.news.evidence import best_of
from bot.news.names import ArchiveNames
from bot.news.nearest import about_of, enough, nothing_on
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
    Wanted,
    WhoReported,
    Why,
)
from bot.news.relating import MOST_COUNTED, copies_among, relations_of
from bot.news.topic import Topic, read_topic
from bot.news.urls import canonical

MOST_SHOWN = 100
"""Articles of one answer; `export` has them all."""

MOST_ASKED = 10_000
"""Articles of one answer where a limit asks for more."""

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
        about = enough(read_topic(topic, self._archive))
        return best_of(self._archive, Selection(about), most)

    def answer(self, question: Question, now: datetime) -> Answer:  # noqa: C901, PLR0911 - one for each
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
            case Credits():
                return self._credits(scope)
            case Stories():
                return self._stories(scope)
            case Why():
                return self._over(scope, Order.OLDEST, MOST_SHOWN, why.answer)
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
        return (
            answer(scope, coverage)
            if coverage.hits
            else nothing_on(scope, self._archive, self._names)
        )

    def _best_of(self, scope: Scope, answer: _Covering) -> Answer:
        """An answer from the articles that fit best."""
        selection = _selection(scope)
        ranked = best_of(self._archive, selection, _most(scope) + 1, every=True)
        if not ranked:
            return nothing_on(scope, self._archive, self._names)
        most = _most(scope)
        return answer(scope, self._counted(selection, ranked[:most], whole=len(ranked) <= most))

    def _coverage(self, selection: Selection, order: Order, most: int) -> Coverage:
        hits = self._archive.articles(selection, order, most + 1)
        return self._counted(selection, hits[:most], whole=len(hits) <= most)

    def _counted(self, selection: Selection, hits: tuple[Hit, ...], *, whole: bool) -> Coverage:
        """Articles to show and counts over their selection; `whole`: they are all of it."""
        relations = relations_of(hits, self._archive)
        if whole:
            shares = shares_of(hits, MOST_SHOWN)
            return Coverage(survey_of(hits), shares, hits, relations, len(relations.copies))
        survey = self._archive.survey(selection)
        shares = self._archive.shares(selection, MOST_SHOWN)
        copies = copies_among(selection, survey, self._archive)
        return Coverage(survey, shares, hits, relations, copies)

    def _credits(self, scope: Scope) -> Answer:
        """Whom the articles credit; of outlets wanted what they credit and who credits them."""
        selection = self._crediting(scope)
        numbers = self._archive.numbers(selection, Order.NEWEST, MOST_COUNTED)
        if not numbers:
            return nothing_on(scope, self._archive, self._names)
        having = self._archive.credits(numbers)
        newest = [number for number in numbers if number in having][:MOST_SHOWN]
        hits = self._archive.articles(Selection(ids=tuple(newest)), Order.OLDEST, MOST_SHOWN)
        coverage = self._counted(selection, hits, whole=False)
        return credits.answer(scope, coverage, len(numbers), self._names.present)

    def _crediting(self, scope: Scope) -> Selection:
        """The articles in which credits are looked for."""
        selection = _selection(scope)
        outlets = scope.question.wanted.outlets
        if not outlets or selection.ids is not None:
            return selection
        everyone = replace(selection, outlets=())
        if selection.about:
            return everyone
        own = self._archive.numbers(selection, Order.NEWEST, MOST_COUNTED)
        by = (self._archive.crediting(outlet, MOST_COUNTED) for outlet in outlets)
        return replace(everyone, ids=tuple(dict.fromkeys((*own, *chain.from_iterable(by)))))

    def _stories(self, scope: Scope) -> Answer:
        """The stories of the newest articles."""
        selection = _selection(scope)
        numbers = self._archive.numbers(selection, Order.NEWEST, MOST_COUNTED)
        if not numbers:
            return nothing_on(scope, self._archive, self._names)
        survey = self._archive.survey(selection)
        return stories.answer(scope, Coverage(survey), self._archive.stories(numbers))

    def _compare(self, scope: Scope) -> Answer:
        selection = _selection(scope)
        survey = self._archive.survey(selection)
        if not survey.articles:
            return nothing_on(scope, self._archive, self._names)
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


def _selection(scope: Scope) -> Selection:
    """The articles that a question is about."""
    wanted = scope.question.wanted
    chosen = Selection(
        about=about_of(scope),
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
