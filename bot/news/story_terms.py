"""What an article is about, as stories see it: its weighed terms, the heaviest first.

Weights depend on the article and on English news alone, never on the corpus: what came later or
elsewhere moves no story.
"""

import math
from collections import Counter
from collections.abc import Container, Mapping
from dataclasses import dataclass

from bot.news.article import Article, tie
from bot.news.text import STOPWORDS, stem, words

UNIT = 255
"""The length of an article's vector of weights, which are whole so that sums of them are exact."""

_RARE = 11.1
"""The weight of a word that the background lacks: -ln(2 / 133,794), as good as never seen."""

_MARKS = 12
_OPENING = 400
_TITLE = 1.5
_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Features:
    """What decides which story an article belongs to; a few hundred bytes.

    `at` is in minutes since 1970, with `tie` and `key` the place in time; `terms` are stems with
    their weights, the heaviest first, of length 255 together; `title_only`: nothing else is known.
    `names` are those terms that it has as names.
    """

    key: str
    at: int
    tie: int
    terms: dict[str, int]
    title_only: bool
    names: tuple[str, ...] = ()

    @property
    def place(self) -> tuple[int, int, str]:
        """Where it stands among all articles; no two have one place."""
        return self.at, self.tie, self.key

    @property
    def marks(self) -> tuple[str, ...]:
        """Its 12 heaviest terms: by these its neighbours are found."""
        return tuple(self.terms)[:_MARKS]


def features(
    article: Article, background: Mapping[str, float], named: Container[str] = ()
) -> Features | None:
    """What stories need of an article; None where its day is unknown or it says nothing.

    `background` has the inverse document frequencies of stems, -ln(share of articles); what it
    lacks is rare. A term that is there n times weighs (1 + ln n) times that, in the title of a
    piece with more than that by 1.5 more (tf-idf, Salton & Buckley 1988). A body counts by its
    first 400 characters where there is no excerpt: an excerpt is about so long. `named` are the
    stems that stand in it as names.
    """
    if article.published.at is None:
        return None
    title = counted(article.title)
    opening = article.excerpt or article.body[:_OPENING]
    more = counted(opening) if opening != article.title else Counter()
    weights = {
        term: (1 + math.log(title[term] + more[term]) + (_TITLE if more and term in title else 0))
        * background.get(term, _RARE)
        for term in title | more
    }
    at = math.floor(article.published.at.timestamp()) // _MINUTE
    found = _scaled(weights)
    names = tuple(term for term in found if term in named)
    return Features(article.key, at, tie(article.key), found, not more, names) if found else None


def counted(text: str) -> Counter[str]:
    """How often a text has each stem that may tell what it is about."""
    return Counter(stem(one) for one in words(text) if one not in STOPWORDS and len(one) > 1)


def _scaled(weights: Mapping[str, float]) -> dict[str, int]:
    """Weights as a vector of length 255, the heaviest first."""
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    whole = ((term, round(weight / length * UNIT)) for term, weight in weights.items())
    return dict(sorted((one for one in whole if one[1]), key=lambda one: (-one[1], one[0])))
