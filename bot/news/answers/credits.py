"""Credits: who is named as where it comes from, by whom, in which words."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.news.answers.scope import Scope
from bot.news.article import Outlet
from bot.news.coverage import Coverage, Hit
from bot.news.relations import Credited, Relations


@dataclass(frozen=True, slots=True)
class Crediting:
    """An article and what it says to be from one outlet; `copied`: in a text it took over."""

    hit: Hit
    credits: tuple[Credited, ...]
    copied: bool


@dataclass(frozen=True, slots=True)
class Origin:
    """An outlet that is credited, by which articles; `onwards`: whom it credits itself here.

    `present`: the corpus has articles of its own.
    """

    outlet: Outlet
    by: tuple[Crediting, ...]
    present: bool
    onwards: tuple[Outlet, ...] = ()

    @property
    def outlets(self) -> int:
        """How many outlets credit it in words of their own; a text that is only copied is one's."""
        return max(1, len({one.hit.article.outlet.key for one in self.by if not one.copied}))


@dataclass(frozen=True, slots=True)
class Looked:
    """At how many articles was looked, and how many of them credit another outlet."""

    articles: int
    crediting: int


@dataclass(frozen=True, slots=True)
class CreditsAnswer:
    """The origins, the one that most outlets credit first; none where nobody is credited.

    `coverage` has the articles that credit somebody, or the newest of them.
    """

    scope: Scope
    coverage: Coverage
    origins: tuple[Origin, ...]
    looked: Looked


def answer(
    scope: Scope, coverage: Coverage, looked: Looked, present: Callable[[Outlet], bool]
) -> CreditsAnswer:
    """The origins that the articles of a coverage name; of outlets wanted those alone.

    `present` says whether the corpus has articles of an outlet.
    """
    wanted = {outlet.key for outlet in scope.question.wanted.outlets}
    by: dict[Outlet, list[Crediting]] = defaultdict(list)
    for hit in coverage.hits:
        for outlet in coverage.relations.credited_by(hit.id):
            if not wanted or wanted & {outlet.key, hit.article.outlet.key}:
                by[outlet].append(_crediting(hit, outlet, coverage.relations))
    onwards = _onwards(coverage.hits, coverage.relations)
    origins = [
        Origin(outlet, tuple(found), present(outlet), tuple(onwards.get(outlet.key, ())))
        for outlet, found in by.items()
    ]
    origins.sort(key=lambda one: (one.outlet.key not in wanted, -one.outlets, one.outlet.name))
    return CreditsAnswer(scope, coverage, tuple(origins), looked)


def _crediting(hit: Hit, outlet: Outlet, relations: Relations) -> Crediting:
    said = tuple(one for one in relations.credits[hit.id] if one.outlet == outlet)
    return Crediting(hit, said, hit.id in relations.copies)


def _onwards(hits: Sequence[Hit], relations: Relations) -> dict[str, list[Outlet]]:
    """Whom each outlet credits in its own articles here."""
    found: dict[str, list[Outlet]] = defaultdict(list)
    for hit in hits:
        found[hit.article.outlet.key] += relations.credited_by(hit.id)
    return {key: list(dict.fromkeys(outlets)) for key, outlets in found.items()}
