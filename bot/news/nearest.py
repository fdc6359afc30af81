"""Where there is nothing: why that is so, and what of the corpus comes nearest."""

from collections.abc import Iterable

from bot.news.answers.scope import NoCoverage, Scope
from bot.news.article import Outlet
from bot.news.coverage import Archive, Hit, OnTopic, Order, Selection
from bot.news.evidence import best_of, names
from bot.news.outlets import Names
from bot.news.topic import NEAR, Topic, read_topic

MOST_NEAREST = 5
MOST_NAMING = 100
"""Articles in which the name of a missing outlet is looked for."""


def enough(topic: Topic) -> OnTopic:
    """The articles that are about a topic."""
    return OnTopic(topic, topic.enough)


def about_of(scope: Scope) -> OnTopic | None:
    """What a question is about; None where it is about everything, or one article."""
    return enough(scope.topic) if scope.topic else None


def nothing_on(scope: Scope, archive: Archive, known: Names) -> NoCoverage:
    """Why there is nothing, and what comes nearest; `known` are the outlets of the archive."""
    wanted = scope.question.wanted
    missing = tuple(outlet for outlet in wanted.outlets if not known.present(outlet))
    elsewhere = _elsewhere(scope, archive)
    return NoCoverage(
        scope,
        archive.survey(Selection()),
        missing,
        _naming(missing, archive),
        elsewhere,
        *((), False) if elsewhere else _nearest(scope, archive),
    )


def _elsewhere(scope: Scope, archive: Archive) -> tuple[Hit, ...]:
    """What there is on the topic from other outlets or days, or with what was left out."""
    about = about_of(scope)
    if about is None:
        return ()
    selection = Selection(about, including=scope.linked.id if scope.linked else None)
    if about.topic.without and not archive.any(selection):
        selection = Selection(enough(about.topic.with_all))
    return best_of(archive, selection, MOST_NEAREST)


def _naming(outlets: Iterable[Outlet], archive: Archive) -> tuple[Hit, ...]:
    """Articles that name one of the outlets in a sentence, as a name."""
    found: dict[str, Hit] = {}
    for outlet in outlets:
        topic = read_topic(outlet.name, archive)
        if not topic.unknown and all(term.typed == term.word for term in topic.terms):
            wanted = Selection(OnTopic(topic, 1.0, strictly=False))
            hits = archive.articles(wanted, Order.NEWEST, MOST_NAMING)
            found |= {hit.article.key: hit for hit in hits if names(hit.article, outlet)}
    return tuple(found.values())


def _nearest(scope: Scope, archive: Archive) -> tuple[tuple[Hit, ...], bool]:
    """Articles on the topic without the words that nothing here has (True), or near it."""
    topic = scope.topic
    if topic is None or not topic.known.terms:
        return (), False
    if topic.unknown:
        rest = best_of(archive, Selection(enough(topic.known)), MOST_NEAREST)
        if rest:
            return rest, True
    near = Selection(OnTopic(topic, NEAR, strictly=False))
    return best_of(archive, near, MOST_NEAREST), False
