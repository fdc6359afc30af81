"""The wording of sources."""

from bot.news.answers.sources import SourcesAnswer
from bot.news.coverage import Coverage, Hit, OutletShare
from bot.news.relations import Relations
from bot.news.replies.common import about, origins, partly, reading, related, reports, span
from bot.news.reply import Line, Reply, detail, headline, item, line, strong, when


def compose(answer: SourcesAnswer) -> Reply:
    """How many outlets; each with its first article, under it copies of that and its others."""
    coverage = answer.coverage
    head = line(
        strong(reports(coverage)),
        *about(answer.scope),
        f"{span(coverage.survey)}{_whether(coverage)}.",
    )
    shown = {share.outlet.key for share in coverage.shares}
    folded = _folded(coverage.hits, coverage.relations, shown)
    items: list[Line] = []
    for share in coverage.shares:
        if share.outlet.key not in {hit.article.outlet.key for hit in folded}:
            items += _outlet(share, coverage.hits, coverage.relations)
            items += [_copy(hit) for hit in folded if _original(hit, answer) == share.outlet.key]
    return Reply(
        (head,), tuple(items), (*origins(coverage), *partly(coverage), *reading(answer.scope))
    )


def _whether(coverage: Coverage) -> str:
    """That there are no copies, where that is known and could be otherwise."""
    return "; no copies" if coverage.copies == 0 and coverage.survey.articles > 1 else ""


def _folded(hits: tuple[Hit, ...], relations: Relations, shown: set[str]) -> list[Hit]:
    """The copies that stand under their original: those of outlets that have nothing else here."""
    own: dict[str, int] = {}
    for hit in hits:
        own[hit.article.outlet.key] = own.get(hit.article.outlet.key, 0) + 1
    copied = [hit for hit in hits if hit.id in relations.copies]
    return [
        hit
        for hit in copied
        if own[hit.article.outlet.key] == 1 and relations.copies[hit.id].outlet.key in shown
    ]


def _original(hit: Hit, answer: SourcesAnswer) -> str:
    return answer.coverage.relations.copies[hit.id].outlet.key


def _copy(hit: Hit) -> Line:
    article = hit.article
    name, time = strong(article.outlet.name), when(article.published)
    return detail("copy: ", name, " · ", time, " · ", headline(article))


def _outlet(share: OutletShare, hits: tuple[Hit, ...], relations: Relations) -> list[Line]:
    first = share.first
    of_outlet = [hit for hit in hits if hit.article.outlet.key == share.outlet.key]
    more = next((related(hit, relations) for hit in of_outlet if hit.article.key == first.key), ())
    name = strong(share.outlet.name)
    lines = [item(name, " · ", when(first.published), " · ", headline(first), *more)]
    for hit in of_outlet:
        article = hit.article
        if article.key != first.key:
            also = ("also ", when(article.published), " · ", headline(article))
            lines.append(detail(*also, *related(hit, relations)))
    return lines
