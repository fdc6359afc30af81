"""The wording of why articles are grouped: one text, one story, who credits whom."""

from collections.abc import Iterator, Sequence

from bot.news.answers.why import Ground
from bot.news.article import Article
from bot.news.copies import Rule, Sameness, same_text
from bot.news.coverage import Coverage, Hit
from bot.news.relations import Relations
from bot.news.reply import Line, item, line, quote, strong, when
from bot.news.text import stem, written_words

MOST_EXPLAINED = 20
"""Articles of each group of reasons that are explained."""

_MOST_TERMS = 6
_RULES = {
    Rule.BODY: "of the shorter text stands in the other",
    Rule.EXCERPT: "of the shorter excerpt stands in the other",
    Rule.TITLE: "of their headlines is the same, within two days",
    Rule.MARK: "of their headlines is the same, under the mark of one agency",
    Rule.PICTURE: "of their headlines is the same, within a day, over one picture",
}


def grouping(coverage: Coverage) -> Iterator[Line]:
    """For each copy and each credit among the articles what shows it."""
    yield from _copies(coverage.hits, coverage.relations)
    yield from _credits(coverage.hits, coverage.relations)


def _copies(hits: Sequence[Hit], relations: Relations) -> Iterator[Line]:
    """Each copy with the article that it was compared with: the original, else another copy."""
    texts = [
        hit.article for hit in hits if hit.id in relations.copies or hit.id in relations.likely
    ]
    copied = [hit for hit in hits if hit.id in relations.copies]
    if copied:
        yield line(
            "Copies: of one text the credited outlet's article is the original, else the earliest."
        )
    for hit in copied[:MOST_EXPLAINED]:
        original = relations.copies[hit.id]
        yield from _one(hit.article, [original, *texts], f"is a copy of {original.outlet.name}’s")
    for hit in hits[:MOST_EXPLAINED]:
        if hit.id in relations.likely:
            other = relations.likely[hit.id]
            yield from _one(hit.article, [other], f"probably has the text of {other.outlet.name}’s")


def _one(article: Article, others: Sequence[Article], said: str) -> Iterator[Line]:
    """What an article shares with the first of some others that it shares text with."""
    compared = ((other, same_text(article, other)) for other in others if other != article)
    for other, same in [(other, same) for other, same in compared if same][:1]:
        reason = f", {said}: {_why(other, same)}"
        yield item(strong(article.outlet.name), ", ", when(article.published), reason)
        yield quote(same.shared)


def _written(article: Article) -> dict[str, str]:
    """The words of an article by their stems, each as it is written first."""
    return {stem(word.casefold()): word for word in reversed(written_words(article.text))}


def _why(other: Article, same: Sameness) -> str:
    return f"{same.share:.0%} {_RULES[same.rule]} ({other.outlet.name})"


def _credits(hits: Sequence[Hit], relations: Relations) -> Iterator[Line]:
    """Each credit with its sentence and the words in it that credit."""
    crediting = [hit for hit in hits if relations.credits.get(hit.id)]
    if crediting:
        yield line("Credits: a sentence names another outlet as where it comes from.")
    for hit in crediting[:MOST_EXPLAINED]:
        for outlet in relations.credited_by(hit.id):
            credit = next(one.credit for one in relations.credits[hit.id] if one.outlet == outlet)
            names = f" credits {outlet.name}, by “{credit.cue}” in its {credit.place}:"
            yield item(strong(hit.article.outlet.name), names)
            yield quote(credit.sentence)


def stories_explained(grounds: Sequence[Ground]) -> Iterator[Line]:
    """For each article of a story what it shares with the one that it is most like, and when."""
    if grounds:
        yield line(
            "Stories: an article is of the story that it is most like, of those with an article in"
            " the three days before it; rare words tell most."
        )
    for ground in grounds:
        evidence = ground.evidence
        said = _written(ground.hit.article)
        shared = ", ".join(f"“{said.get(term, term)}”" for term in evidence.terms[:_MOST_TERMS])
        other = ground.other.article
        yield item(
            strong(ground.hit.article.outlet.name),
            ", ",
            when(ground.hit.article.published),
            f", is of one story with {other.outlet.name}, ",
            when(other.published),
            f": both have {shared} ({evidence.likeness:.0%} alike)",
        )
