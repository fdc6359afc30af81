"""Answering: the facts for a question, found in one archive."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import chain

from bot.finding import MOST_SHOWN, Covering, Finding, most_of, selection_of
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
from bot.news.answers.piece import PieceAnswer
from bot.news.answers.scope import Scope
from bot.news.answers.several import SeveralAnswer
from bot.news.answers.types import Answer
from bot.news.coverage import Archive, Hit, Order, Selection
from bot.news.evidence import best_of
from bot.news.names import ArchiveNames
from bot.news.nearest import enough
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
from bot.news.relating import MOST_COUNTED, relations_of
from bot.news.topic import read_topic


class Answering:
    """Finds what an archive has for a question. Holds nothing of one question for the next."""

    def __init__(self, archive: Archive, names: ArchiveNames) -> None:
        """The archive stays whoever opened it; `names` are its outlets."""
        self._archive = archive
        self._names = names
        self._finding = Finding(archive, names)

    def selection(self, question: Question) -> Selection:
        """The articles that a question is about, all of them."""
        return selection_of(self._finding.scope(question))

    def best(self, topic: str, most: int) -> tuple[Hit, ...]:
        """So many of the best articles on a topic, best first."""
        about = enough(read_topic(topic, self._archive))
        return best_of(self._archive, Selection(about), most)

    def answer(self, question: Question, now: datetime) -> Answer:  # noqa: C901, PLR0911, PLR0912 - one for each
        """The facts for a question. Raises ArchiveError where the archive is damaged."""
        if isinstance(question, Several):
            answers = tuple(self.answer(one, now) for one in question.questions)
            return SeveralAnswer(Scope(question), answers)
        scope = self._finding.scope(question)
        match question:
            case WhoReported():  # whoever was first must be seen, whatever the limit
                return self._finding.over(scope, Order.OLDEST, MOST_SHOWN, who_reported.answer)
            case Profile():
                return self._profile(scope)
            case Sources() | Timeline() | Latest():
                order, answer_from = _by_time(question)
                return self._finding.over(scope, order, most_of(scope), answer_from)
            case Piece():
                return self._piece(scope)
            case Search() | Summary() | Figures():
                return self._finding.best_of(scope, _by_fit(question))
            case Credits():
                return self._credits(scope)
            case Stories():
                return self._stories(scope)
            case Why():
                return self._why(scope)
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

    def grounds(self, answer: Answer) -> tuple[why.Ground, ...]:
        """Why the articles of an answer are of their stories."""
        of = answer.of if isinstance(answer, why.WhyAnswer) else answer
        coverage = getattr(of, "coverage", None)
        if coverage is None:
            return ()
        features = self._archive.features([hit.id for hit in coverage.hits])
        return why.grounds_of(coverage, features)

    # Kinds that need more than their coverage

    def _credits(self, scope: Scope) -> Answer:
        """Whom the articles credit; of outlets wanted what they credit and who credits them."""
        selection = self._crediting(scope)
        numbers = self._archive.numbers(selection, Order.NEWEST, MOST_COUNTED)
        if not numbers:
            return self._finding.nothing(scope)
        having = self._archive.credits(numbers)
        newest = tuple(number for number in numbers if number in having)[: most_of(scope)]
        hits = self._archive.articles(Selection(ids=newest), Order.OLDEST, len(newest))
        coverage = self._finding.counted(selection, hits, whole=False)
        looked = credits.Looked(len(numbers), len(having))
        return credits.answer(scope, coverage, looked, self._names.present)

    def _crediting(self, scope: Scope) -> Selection:
        """The articles in which credits are looked for."""
        selection = selection_of(scope)
        outlets = scope.question.wanted.outlets
        if not outlets or selection.ids is not None:
            return selection
        everyone = replace(selection, outlets=())
        if selection.about:
            return everyone
        own = self._archive.numbers(selection, Order.NEWEST, MOST_COUNTED)
        by = (self._archive.crediting(outlet, MOST_COUNTED) for outlet in outlets)
        return replace(everyone, ids=tuple(dict.fromkeys((*own, *chain.from_iterable(by)))))

    def _profile(self, scope: Scope) -> Answer:
        """An outlet's articles, and who credits it."""
        outlet = scope.question.wanted.outlets[0]
        by = self._archive.by_ids(self._archive.crediting(outlet, MOST_SHOWN))
        crediting = partial(profile.answer, crediting=by)
        found = self._finding.over(scope, Order.NEWEST, most_of(scope), crediting)
        if not isinstance(found, profile.ProfileAnswer):
            return found
        return replace(found, copies=self._copies(found.coverage.hits))

    def _copies(self, hits: tuple[Hit, ...]) -> int:
        """How many of some articles are copies of any others."""
        known = {hit.id for hit in hits}
        texts = set(self._archive.texts(list(known)).values())
        others = [one for one in self._archive.having(sorted(texts)) if one not in known]
        relations = relations_of((*hits, *self._archive.by_ids(others)), self._archive)
        return len(known & relations.copies.keys())

    def _piece(self, scope: Scope) -> Answer:
        """One article, with the rest of its story."""
        found = self._finding.best_of(scope, piece.answer)
        if not isinstance(found, PieceAnswer):
            return found
        story = found.coverage.relations.stories.get(found.hit.id)
        told = self._archive.told(story.id, Order.OLDEST, MOST_SHOWN) if story else ()
        rest = self._archive.by_ids([number for number in told if number != found.hit.id])
        relations = relations_of((found.hit, *rest), self._archive)
        return replace(found, rest=rest, relations=relations)

    def _why(self, scope: Scope) -> Answer:
        """Why an answer is what it is, with why its articles are of their stories."""
        found = self._finding.over(scope, Order.OLDEST, MOST_SHOWN, why.answer)
        if not isinstance(found, why.WhyAnswer):
            return found
        return replace(found, grounds=self.grounds(found))

    def _stories(self, scope: Scope) -> Answer:
        """The stories of the newest articles."""
        selection = selection_of(scope)
        numbers = self._archive.numbers(selection, Order.NEWEST, MOST_COUNTED)
        if not numbers:
            return self._finding.nothing(scope)
        coverage = self._finding.coverage(selection, Order.NEWEST, MOST_SHOWN)
        return stories.answer(scope, coverage, self._archive.stories(numbers))

    def _compare(self, scope: Scope) -> Answer:
        selection = selection_of(scope)
        survey = self._archive.survey(selection)
        if not survey.articles:
            return self._finding.nothing(scope)
        sides = {
            outlet: self._finding.coverage(
                replace(selection, outlets=(outlet.key,)), Order.OLDEST, most_of(scope)
            )
            for outlet in scope.question.wanted.outlets
        }
        every = tuple(hit for side in sides.values() for hit in side.hits)
        return compare.answer(scope, survey, sides, relations_of(every, self._archive))

    def _links(self, scope: Scope, urls: Iterable[str]) -> Answer:
        """Each link that is here with who reported what it is about; the others."""
        known: dict[int, KnownLink] = {}
        unknown: list[str] = []
        for url in urls:
            about_it = self._finding.scope(WhoReported(Wanted(url=url)))
            if about_it.linked is None:
                unknown.append(url)
                continue
            if about_it.linked.id in known:
                continue
            found = self._finding.coverage(selection_of(about_it), Order.OLDEST, MOST_SHOWN)
            reported = who_reported.answer(about_it, found)
            known[about_it.linked.id] = KnownLink(url, about_it.linked, reported)
        return LinksAnswer(scope, tuple(known.values()), tuple(unknown))


def _by_time(question: Sources | Timeline | Latest) -> tuple[Order, Covering]:
    """The order in which a kind wants its articles, and what answers it."""
    match question:
        case Sources():
            return Order.OLDEST, sources.answer
        case Timeline():
            return Order.OLDEST, timeline.answer
        case Latest():
            return Order.NEWEST, latest.answer


def _by_fit(question: Search | Summary | Figures) -> Covering:
    """What answers a kind from the articles that fit best."""
    match question:
        case Search():
            return search.answer
        case Summary():
            return summary.answer
        case Figures():
            return figures.answer
