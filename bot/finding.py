"""Finding: what an archive has on a question, with its counts and relations."""

from collections.abc import Callable
from dataclasses import replace

from bot.news.answers.scope import NoCoverage, Scope
from bot.news.answers.types import Answer
from bot.news.counting import shares_of, survey_of
from bot.news.coverage import Archive, Coverage, Hit, OnTopic, Order, Selection
from bot.news.evidence import best_of
from bot.news.names import ArchiveNames
from bot.news.nearest import about_of, nothing_on
from bot.news.question import Figures, Piece, Question, Summary
from bot.news.relating import copies_among, relations_of
from bot.news.topic import Topic, read_topic
from bot.news.urls import canonical

MOST_SHOWN = 100
"""Articles of one answer; `export` has them all."""

MOST_ASKED = 10_000
"""Articles of one answer where a limit asks for more."""

Covering = Callable[[Scope, Coverage], Answer]


class Finding:
    """Finds what an archive has on a question. Holds nothing of one question for the next."""

    def __init__(self, archive: Archive, names: ArchiveNames) -> None:
        """The archive stays whoever opened it; `names` are its outlets."""
        self._archive = archive
        self._names = names

    def scope(self, question: Question) -> Scope:
        """A question with everything in it found out."""
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

    def over(self, scope: Scope, order: Order, most: int, answer: Covering) -> Answer:
        """An answer from so many articles in order of time."""
        coverage = self.coverage(selection_of(scope), order, most)
        return answer(scope, coverage) if coverage.hits else self.nothing(scope)

    def best_of(self, scope: Scope, answer: Covering) -> Answer:
        """An answer from the articles that fit best."""
        selection = selection_of(scope)
        ranked = best_of(self._archive, selection, most_of(scope) + 1, every=True)
        if not ranked:
            return self.nothing(scope)
        most = most_of(scope)
        return answer(scope, self.counted(selection, ranked[:most], whole=len(ranked) <= most))

    def coverage(self, selection: Selection, order: Order, most: int) -> Coverage:
        """So many articles of a selection in order of time, with counts over all of it."""
        hits = self._archive.articles(selection, order, most + 1)
        return self.counted(selection, hits[:most], whole=len(hits) <= most)

    def counted(self, selection: Selection, hits: tuple[Hit, ...], *, whole: bool) -> Coverage:
        """Articles to show and counts over their selection; `whole`: they are all of it."""
        relations = relations_of(hits, self._archive)
        if whole:
            shares = shares_of(hits, MOST_SHOWN)
            return Coverage(survey_of(hits), shares, hits, relations, len(relations.copies))
        survey = self._archive.survey(selection)
        shares = self._archive.shares(selection, MOST_SHOWN)
        copies = copies_among(selection, survey, self._archive)
        return Coverage(survey, shares, hits, relations, copies)

    def nothing(self, scope: Scope) -> NoCoverage:
        """Why there is nothing on a question, and what comes nearest."""
        return nothing_on(scope, self._archive, self._names)


def selection_of(scope: Scope) -> Selection:
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


def most_of(scope: Scope) -> int:
    """How many articles an answer shows."""
    return min(scope.question.wanted.limit or MOST_SHOWN, MOST_ASKED)
