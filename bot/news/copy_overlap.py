"""Overlaps: how much of one article's text stands in another's, run of words by run of words."""

from dataclasses import dataclass

from bot.news.article import Article
from bot.news.copy_texts import RUN, Passage, headline_of, long_passage, short_passage
from bot.news.text import clip, sentences, stems

EXAMPLE = 200
"""Characters of what is shown of a text that two articles have."""

_LOOKED = 1_500

_LONG = 60
"""Words of a body from which it, and no longer the excerpt, tells whose text an article has."""

SHORT = 15
"""Words of an excerpt, outside of speech, from which it is no teaser that two may have written."""

_ANY_NUMBERS = 4

UNLIKE = 0.3
"""The share of the shorter text below which two texts are not alike."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts share: words, of so many of the shorter; how much of each that is.

    `lead`: the longer begins with it. `bodies`: they are bodies, not excerpts. `numbers`: the
    numbers of the one are, by and large, those of the other.
    """

    words: int = 0
    size: int = 0
    share: float = 0.0
    of_longer: float = 0.0
    lead: bool = False
    bodies: bool = False
    numbers: bool = True

    @property
    def unlike(self) -> bool:
        """Whether the texts were long enough to be alike, and are not."""
        return self.size >= SHORT and self.share < UNLIKE


def touching(one: Article, other: Article) -> bool:
    """Whether a run of words may be in both texts: told quickly, for most pairs share none."""
    if one.body or other.body:
        return True
    return not short_passage(one.excerpt).runs.isdisjoint(short_passage(other.excerpt).runs)


def overlap_of(one: Article, other: Article) -> Overlap:
    """The overlap of two bodies; without them that of what there is of each."""
    bodies = body_of(one), body_of(other)
    if bodies[0] and bodies[1]:
        return _compared(bodies[0], bodies[1], bodies=True)
    excerpts = short_passage(_excerpt(one)), short_passage(_excerpt(other))
    found = _compared(*excerpts)
    if bodies[0] or bodies[1]:
        within = _compared(bodies[0] or excerpts[0], bodies[1] or excerpts[1])
        return max(found, within, key=lambda overlap: overlap.share)
    return found


def _excerpt(article: Article) -> str:
    """An article's excerpt; a short body is one."""
    return article.excerpt or ("" if body_of(article) else article.body)


def body_of(article: Article) -> Passage | None:
    """What an article's body tells, where it is long enough."""
    found = long_passage(article.body) if article.body else None
    return found if found and found.size >= _LONG else None


def _compared(one: Passage, other: Passage, *, bodies: bool = False) -> Overlap:
    """The overlap of two passages; of equally long ones the shorter is that with more of it."""
    if one.runs.isdisjoint(other.runs):
        return Overlap(size=min(one.size, other.size), bodies=bodies)
    sides = [_covered(one, other), _covered(other, one)]
    short, long = sorted(sides, key=lambda side: (len(side), -sum(side), -_begun(side)))
    fewest = min(len(one.numbers), len(other.numbers))
    return Overlap(
        sum(short),
        len(short),
        sum(short) / len(short),
        sum(long) / len(long),
        lead=_begun(long) >= 2 * RUN,
        bodies=bodies,
        numbers=fewest < _ANY_NUMBERS or 2 * len(one.numbers & other.numbers) >= fewest,
    )


def _begun(covered: list[bool]) -> int:
    """How many of a text's first words are covered."""
    return sum(covered[: 4 * RUN])


def _covered(passage: Passage, other: Passage) -> list[bool]:
    """For each word of a passage whether a run that it is in is one of the other's."""
    found: list[bool] = []
    for piece in passage.pieces:
        covered = [False] * (len(piece) + RUN - 1)
        for at, run in enumerate(piece):
            if run in other.runs:
                covered[at : at + RUN] = [True] * RUN
        found += covered
    return found


def on_topic(one: Article, other: Article) -> bool:
    """Whether the shorter text has a word of a headline: what a site says of itself has none."""
    texts = (article.excerpt or article.body for article in (one, other))
    shorter = min(texts, key=lambda text: (len(text), text))
    heads = headline_of(one).stems | headline_of(other).stems
    return not heads.isdisjoint(stems(shorter))


def example(one: Article, other: Article) -> str:
    """A sentence of the shorter article that the longer one has, or has most of."""
    texts = sorted(
        (f"{article.excerpt}\n{article.body}" for article in (one, other)),
        key=lambda text: (len(text), text),
    )
    runs = long_passage(texts[1]).runs
    paragraph = max(texts[0].split("\n"), key=lambda text: _common(text, runs))
    sentence = max(sentences(paragraph[:_LOOKED]), key=lambda text: _common(text, runs))
    return clip(sentence, EXAMPLE)


def _common(text: str, runs: frozenset[int]) -> tuple[float, int]:
    """The share of a text's runs that are among others, and their number as far as it matters."""
    own = short_passage(text).runs
    common = len(own & runs)
    return common / max(1, len(own)), min(common, 2 * RUN)
