"""Stories: the articles about one event, over all outlets, from content and time.

Articles come in order of time. Each joins the story that it is most like, or begins one; a story
goes on while articles follow within three days, and ages: the next step of an event that runs for
weeks is a story of its own, which follows the last. What is decided depends on earlier articles
alone, so the stories of an archive depend on what it holds, not on how that came in.

How alike is measured by average link (Sokal & Michener 1958): the mean of the tf-idf cosines of an
article with a story's last 50. From it, the time between and how much there is to compare, a
logistic regression tells the odds; `benchmarks/stories.py --fit` fits it, and tells how well it
does on stories that it was not fitted to. Static word vectors (wordllama) added up to 0.02 of F1 to
an aggregator's titles and 0.01 or nothing elsewhere, for numpy and two more libraries; they are not
used.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.news.story import Story, likeness, shared
from bot.news.story_terms import UNIT, Features

DAY = 24 * 60
"""Minutes."""

NEAR = 3 * DAY
"""A story is joined while its last article is no older, in minutes."""

FAR = 14 * DAY
"""A story is followed while its last article is no older, in minutes."""

CANDIDATES = 8
"""Stories that an article is compared with."""

_LEAST = 0.05
_HALF_DAY = DAY // 2
_AGE = 2 * DAY


class Weights(NamedTuple):
    """A logistic regression: log-odds that an article is of a story.

    odds = bias + likeness · ln(0.05 + average link) + title_only, where either is, + gap · √days
    since its last article beyond half a day + terms · ln(1 + terms of the article) + age · days
    since its first article beyond two.
    """

    bias: float
    likeness: float
    title_only: float
    gap: float
    terms: float
    age: float


FITTED = Weights(bias=10.8, likeness=4.2, title_only=-0.65, gap=-2.0, terms=-0.9, age=-1.0)
"""Fitted to what editors, an aggregator and readers put together, and to the editors' titles alone.
`gap` is set below the fit (-2.7), which saw few events of several days; so is `age`: what was
labelled ends after days, what happens does not."""

_ENOUGH = 5
_NEVER = -9.0
_SEVERAL = 2
_NAMED = 0.1
_SURELY = 1.0
_ALIKE = 0.25
_TERMS_SHARED = 1.5
_FRAGMENT = 4
_MERGED_AGE = 3 * DAY
_FOLLOWING = 0.2
_TERMS_FOLLOWING = 2.0


@dataclass(frozen=True, slots=True)
class Placed:
    """An article's place: its story, whether it began it, the stories that were merged by it.

    `follows` is the earlier story whose next step a new one is.
    """

    story: Story
    new: bool
    merged: tuple[Story, ...] = ()
    follows: Story | None = None


def place(article: Features, near: Sequence[Story], weights: Weights = FITTED) -> Placed:
    """Put an article into the story that it is of; `near` are the likeliest, those first.

    Changes that story and those that turn out to be one with it: the one that began first has all
    their articles then.
    """
    open_ones = going_on(article, near)
    rated = [odds(article, story, weights) for story in open_ones]
    best = max(rated, default=0.0)
    if best <= 0:
        return Placed(Story(article), new=True, follows=_followed(article, near))
    story = open_ones.pop(rated.index(best))
    story.add(article)
    merged = []
    for other in open_ones:
        if are_one(story, other, weights):
            story, gone = sorted((story, other), key=lambda one: one.first.place)
            story.merge(gone)
            merged.append(gone)
    return Placed(story, new=False, merged=tuple(merged))


def going_on(article: Features, near: Sequence[Story]) -> list[Story]:
    """The stories near an article that it may be of: eight whose last article is new enough."""
    return [story for story in near if article.at - story.last <= NEAR][:CANDIDATES]


def odds(article: Features, story: Story, weights: Weights = FITTED) -> float:
    """The log-odds that an article is of an earlier story: above 0 it rather is.

    Never where only titles tell, of a few articles, and they share one word: among hundreds of
    headlines a day some do by chance, however rare the word.
    """
    likely = _weighed(evidence(article, story), weights)
    titles = article.title_only or story.title_only
    if titles and len(story.members) < _ENOUGH and _in_common(article, story) < _TERMS_SHARED:
        return min(likely, _NEVER)
    return min(likely, _NEVER) if likely > 0 and are_strangers(article, story) else likely


def are_strangers(article: Features, story: Story) -> bool:
    """Whether an article and a story are about different people and places, however alike.

    Both have names, two or more, and less than a tenth of the weight of either's is shared: the
    same thing at two places is two events.
    """
    own = {name: article.terms[name] for name in article.names}
    theirs: Counter[str] = Counter()
    for member in story.members:
        theirs.update({name: member.terms[name] for name in member.names})
    if min(len(own), len(theirs)) < _SEVERAL:
        return False
    shared_names = own.keys() & theirs.keys()
    return all(
        sum(known[name] for name in shared_names) < _NAMED * sum(known.values())
        for known in (own, theirs)
    )


def _in_common(article: Features, story: Story) -> float:
    return _worth(shared(article.terms, story.sums))


def _worth(products: Sequence[int]) -> float:
    """How many terms are shared, by the products of their weights: n where these are alike.

    It is little more than one where one outweighs all others (inverse participation ratio).
    """
    return sum(products) ** 2 / (sum(part * part for part in products) or 1)


def evidence(article: Features, story: Story) -> tuple[float, ...]:
    """What speaks for an article being of a story or against it, as `Weights` weighs it."""
    return (
        math.log(_LEAST + likeness(article, story)),
        float(article.title_only or story.title_only),
        math.sqrt(max(0, article.at - story.last - _HALF_DAY) / DAY),
        math.log(1 + len(article.terms)),
        max(0, article.at - story.first.at - _AGE) / DAY,
    )


def _weighed(values: tuple[float, ...], weights: Weights) -> float:
    return weights.bias + sum(weights[1 + n] * value for n, value in enumerate(values))


def are_one(one: Story, other: Story, weights: Weights = FITTED) -> bool:
    """Whether two stories that an article is near to are fragments of one, of three days at most.

    Where more than titles is known, that the odds of being one are e to one at least. Titles say
    too little for that: the cosine of their centroids is above 0.25, they share 1.5 terms at least,
    and they are of four articles or more each: a large story is a little like every headline.
    """
    if max(one.last, other.last) - min(one.first.at, other.first.at) > _MERGED_AGE:
        return False
    products = shared(one.sums, other.sums)
    product = sum(products)
    sizes = len(one.members), len(other.members)
    if not (one.title_only and other.title_only):
        mean = product / (UNIT * UNIT * sizes[0] * sizes[1])
        return _weighed(_between(one, other, mean), weights) > _SURELY
    return (
        min(sizes) >= _FRAGMENT
        and product > _ALIKE * math.sqrt(one.square * other.square)
        and _worth(products) >= _TERMS_SHARED
    )


def _between(one: Story, other: Story, mean: float) -> tuple[float, ...]:
    """What speaks for two stories being one; `mean` is that of the cosines of their articles."""
    gap = max(one.members[0].at, other.members[0].at) - min(one.last, other.last)
    terms = [len(article.terms) for story in (one, other) for article in story.members]
    return (
        math.log(_LEAST + mean),
        float(one.title_only or other.title_only),
        math.sqrt(max(0, gap - _HALF_DAY) / DAY),
        math.log(1 + sum(terms) / len(terms)),
        0.0,
    )


def _followed(article: Features, near: Sequence[Story]) -> Story | None:
    """The story whose next step an article's own is: the most alike, if alike at all."""
    alike = [story for story in near[:CANDIDATES] if _in_common(article, story) >= _TERMS_FOLLOWING]
    rated = [likeness(article, story) for story in alike]
    best = max(rated, default=0.0)
    return alike[rated.index(best)] if best >= _FOLLOWING else None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why two articles are of one story or not: the stems they share, the most telling first.

    `likeness` is their cosine, 0 to 1; `minutes` lie between them; `odds` is the log-odds of the
    later one joining the earlier one if there were no others.
    """

    terms: tuple[str, ...]
    likeness: float
    minutes: int
    odds: float


def explain(one: Features, other: Features) -> Evidence:
    """What speaks for two articles being of one story."""
    earlier, later = sorted((one, other), key=lambda article: article.place)
    story = Story(earlier)
    weight = {term: earlier.terms[term] * later.terms.get(term, 0) for term in earlier.terms}
    terms = sorted((term for term in weight if weight[term]), key=lambda term: -weight[term])
    likely = odds(later, story)
    return Evidence(tuple(terms), likeness(later, story), later.at - earlier.at, likely)


def most_central(articles: Sequence[Features]) -> int:
    """Which of the articles of a story is most like all of them, the first of equals."""
    sums: dict[str, int] = {}
    for article in articles:
        for term, weight in article.terms.items():
            sums[term] = sums.get(term, 0) + weight
    means = [sum(shared(article.terms, sums)) / UNIT for article in articles]
    return means.index(max(means))
