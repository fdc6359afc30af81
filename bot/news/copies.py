"""Copies: whether two articles have one text, and whose text that is.

An article is compared only with its few neighbours in time and content, so the overlap is counted
exactly, run of words by run of words. MinHash (Broder 1997) would estimate the same from a sample;
it pays where millions of pairs are looked through, and tells short excerpts apart badly.

When in doubt two articles are two reports: who reported for himself must not be called a copy.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from bot.news.article import Article
from bot.news.copy_texts import (
    RUN,
    Headline,
    Passage,
    headline,
    is_agency,
    is_named,
    long_passage,
    marked,
    picture,
    short_passage,
)
from bot.news.dates import first_span, firsts
from bot.news.recognise import NUMBERS
from bot.news.spelling import in_common
from bot.news.text import clip, sentences


class Rule(StrEnum):
    """What shows that two articles have one text."""

    BODY = "body"
    EXCERPT = "excerpt"
    TITLE = "title"
    MARK = "mark"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Sameness:
    """Two articles that have one text: by which rule, how much of the shorter, an example of it.

    `share` is of words, 0 to 1, of headlines where the rule is about these. `shared` is verbatim,
    at most 200 characters: a sentence, a headline, an agency's mark, the name of a picture's file.
    Not `sure`: say “probably”. The headlines and the picture are the same, what is known of the
    texts is not; or one sentence is, and one of them goes on in words of its own.
    """

    rule: Rule
    share: float
    shared: str
    sure: bool = True


Link = tuple[str, str, Sameness]
"""The keys of two articles that have one text, and what shows it."""

_EXAMPLE = 200
_LOOKED = 1_500
_LONG = 60
"""Words of a body from which it, and no longer the excerpt, tells whose text an article has."""

_SHORT = 15
"""Words of an excerpt, outside of speech, from which it is more than a teaser by chance alike."""

_TWO_SENTENCES = 30
_ANY_NUMBERS = 4
_FEW_STEMS = 4

_MONTH = timedelta(days=30)
_DAYS = timedelta(days=3)
_HOURS = timedelta(hours=48)
_DAY = timedelta(hours=24)

_SAME_WEIGHT, _WITHIN_WEIGHT, _NEAR_WEIGHT, _BACKED_WEIGHT = 17, 20, 22, 12
"""Weights (`Headline.weight`) from which two headlines are no coincidence: equal, one within the
other, a word changed, and where a mark or a picture says so too. Set by reading 400 pairs of
headlines of different outlets: of equal ones below 17 one in ten was written twice."""

_AGENCY_WEIGHT = 14
"""The weight from which an agency's headline over another outlet's text is that of its text."""

_WITHIN, _NEAR, _BACKED = 0.75, 0.94, 0.8

_QUARTER, _UNLIKE, _HALF, _OVER_HALF, _MOST, _NEARLY_ALL = 0.25, 0.3, 0.5, 0.6, 0.75, 0.9
"""Shares of a text's words, outside of speech, that stand in the other one."""


def same_text(one: Article, other: Article) -> Sameness | None:
    """What shows that one article took over the other's text, or both a third one's; else None.

    The same for both orders. Articles of one outlet, or of an unknown one, are never copies.
    """
    if one.outlet.key == other.outlet.key or not (one.outlet.key and other.outlet.key):
        return None
    alike = len(_headline(one).stems & _headline(other).stems)
    if alike < _FEW_STEMS and not _touching(one, other):
        return None
    overlap = _overlap(one, other)
    gap = _gap(one, other)
    found = _by_text(one, other, overlap, alike, gap) or _by_headline(one, other, overlap, gap)
    return None if found and is_named(one.outlet, other.outlet.name) else found


# By text


@dataclass(frozen=True, slots=True)
class _Overlap:
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
        return self.size >= _SHORT and self.share < _UNLIKE


def _touching(one: Article, other: Article) -> bool:
    """Whether a run of words may be in both texts: told quickly, for most pairs share none."""
    if one.body or other.body:
        return True
    return not short_passage(one.excerpt).runs.isdisjoint(short_passage(other.excerpt).runs)


def _overlap(one: Article, other: Article) -> _Overlap:
    """The overlap of two bodies; without them that of what there is of each."""
    bodies = _body(one), _body(other)
    if bodies[0] and bodies[1]:
        return _compared(bodies[0], bodies[1], bodies=True)
    excerpts = short_passage(one.excerpt), short_passage(other.excerpt)
    found = _compared(*excerpts)
    if bodies[0] or bodies[1]:
        within = _compared(bodies[0] or excerpts[0], bodies[1] or excerpts[1])
        return max(found, within, key=lambda overlap: overlap.share)
    return found


def _body(article: Article) -> Passage | None:
    """What an article's body tells, where it is long enough."""
    found = long_passage(article.body) if article.body else None
    return found if found and found.size >= _LONG else None


def _compared(one: Passage, other: Passage, *, bodies: bool = False) -> _Overlap:
    short, long = (one, other) if one.size <= other.size else (other, one)
    if short.runs.isdisjoint(long.runs):
        return _Overlap(size=short.size, bodies=bodies)
    shared, back = _covered(short, long), _covered(long, short)
    begun = sum(back[: 4 * RUN])
    common = len(short.numbers & long.numbers)
    return _Overlap(
        sum(shared),
        short.size,
        sum(shared) / short.size,
        sum(back) / long.size,
        lead=begun >= 2 * RUN,
        bodies=bodies,
        numbers=len(short.numbers) < _ANY_NUMBERS or 2 * common >= len(short.numbers),
    )


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


def _by_text(
    one: Article, other: Article, overlap: _Overlap, alike: int, gap: timedelta | None
) -> Sameness | None:
    """Whether enough of a text stands in the other one."""
    if not overlap.numbers:
        return None
    if overlap.bodies:
        if not _enough_of_body(overlap, alike, gap):
            return None
        return Sameness(Rule.BODY, round(overlap.share, 3), _example(one, other))
    if not _enough_of_excerpt(overlap, alike, gap, tied=_tie(one, other) != ""):
        return None
    sure = overlap.words >= _TWO_SENTENCES or overlap.of_longer >= _MOST
    return Sameness(Rule.EXCERPT, round(overlap.share, 3), _example(one, other), sure=sure)


def _enough_of_body(overlap: _Overlap, alike: int, gap: timedelta | None) -> bool:
    """Half of the shorter body, and what it is taken into is not mostly about other things."""
    whole = overlap.of_longer >= _QUARTER or overlap.lead
    near = gap is None or gap <= _MONTH
    return near and whole and overlap.share >= (_HALF if alike else _MOST)


def _enough_of_excerpt(overlap: _Overlap, alike: int, gap: timedelta | None, *, tied: bool) -> bool:
    """Most of one, or more than half of it and two sentences; less under an agency's mark.

    Without a date, or under headlines that share nothing, nearly all of two sentences.
    """
    if overlap.words < _SHORT or (gap or timedelta()) > _DAYS:
        return False
    long = overlap.words >= _TWO_SENTENCES
    if gap is None or not alike:
        return long and overlap.share >= _NEARLY_ALL
    return overlap.share >= (_UNLIKE if tied else _OVER_HALF if long else _MOST)


def _example(one: Article, other: Article) -> str:
    """A sentence of the shorter text that the longer one has, or has most of."""
    texts = sorted(
        (article.body if _body(article) else article.excerpt for article in (one, other)),
        key=lambda text: (len(text), text),
    )
    runs = long_passage(texts[1]).runs
    paragraph = max(texts[0].split("\n"), key=lambda text: _common(text, runs))
    sentence = max(sentences(paragraph[:_LOOKED]), key=lambda text: _common(text, runs))
    return clip(sentence, _EXAMPLE)


def _common(text: str, runs: frozenset[int]) -> tuple[float, int]:
    """The share of a text's runs that are among others, and their number as far as it matters."""
    own = short_passage(text).runs
    common = len(own & runs)
    return common / max(1, len(own)), min(common, 2 * RUN)


# By headline


def _by_headline(
    one: Article, other: Article, overlap: _Overlap, gap: timedelta | None
) -> Sameness | None:
    """Whether two headlines within two days are no coincidence, alone or with what backs them."""
    if gap is None or gap > _HOURS or (overlap.bodies and overlap.unlike):
        return None
    heads = sorted(
        (_headline(one), _headline(other)), key=lambda head: (len(head.words), head.words, head.cut)
    )
    if heads[0].generic or heads[1].generic:
        return None
    share = _likeness(heads[0], heads[1])
    if share < _BACKED or heads[0].weight < _BACKED_WEIGHT:
        return None
    shorter = min((one.title, other.title), key=lambda title: (len(title), title))
    shown = clip(shorter, _EXAMPLE)
    wired = is_agency(one.outlet) or is_agency(other.outlet)
    if share == 1.0 and heads[0].weight >= (_AGENCY_WEIGHT if wired else _SAME_WEIGHT):
        return Sameness(Rule.TITLE, 1.0, shown)
    if _is_edited(heads[0], heads[1], share) and not overlap.unlike:
        return Sameness(Rule.TITLE, share, shown)
    return _backed(one, other, overlap, gap, share)


def _likeness(short: Headline, long: Headline) -> float:
    """Words in the same order, as a share of both; 0 where the numbers differ.

    A headline that is cut off is compared as far as it goes.
    """
    there = long.words
    if short.cut and there[: len(short.words)] == short.words:
        return 1.0
    if long.cut and len(there) == len(short.words):
        return 1.0 if there == short.words else 0.0
    differing = set(short.words) ^ set(there)
    if any(word in NUMBERS or not word.isalpha() for word in differing):
        return 0.0
    return round(in_common(short.words, there), 3)


def _is_edited(short: Headline, long: Headline, share: float) -> bool:
    """Whether a headline was shortened, a word of it changed, or only small words."""
    if short.weight < _WITHIN_WEIGHT:
        return False
    if short.telling == long.telling or (short.weight >= _NEAR_WEIGHT and share >= _NEAR):
        return True
    inside = f" {' '.join(short.words)} " in f" {' '.join(long.words)} "
    return inside and len(short.words) >= _WITHIN * len(long.words)


def _backed(
    one: Article, other: Article, overlap: _Overlap, gap: timedelta, share: float
) -> Sameness | None:
    """Near-equal headlines that an agency's mark or a picture says are over one text."""
    tie = _tie(one, other)
    if tie and not overlap.unlike:
        return Sameness(Rule.MARK, share, tie)
    common = {picture(image) for image in one.images} & {picture(image) for image in other.images}
    if gap <= _DAY and common - {""}:
        return Sameness(Rule.PICTURE, share, max(common), sure=not overlap.unlike)
    return None


def _tie(one: Article, other: Article) -> str:
    """The mark that both texts have, or that the one has of the other's outlet; mostly none."""
    marks = marked(_start(one)), marked(_start(other))
    if marks[0] == marks[1]:
        return marks[0]
    named = (
        marks[0] and is_named(other.outlet, marks[0]),
        marks[1] and is_named(one.outlet, marks[1]),
    )
    return max(mark for mark, says in zip(("", *marks), (True, *named), strict=True) if says)


def _start(article: Article) -> str:
    return article.excerpt or article.body


def _headline(article: Article) -> Headline:
    return headline(article.title, article.outlet.name, article.outlet.domain)


def _gap(one: Article, other: Article) -> timedelta | None:
    """The least time that may lie between two articles; None where a date is unknown."""
    spans = [first_span([article.published]) for article in (one, other)]
    if spans[0] is None or spans[1] is None:
        return None
    return max(spans[0][0] - spans[1][1], spans[1][0] - spans[0][1], timedelta())


# Groups


def original_of(articles: Sequence[Article], credits: Mapping[str, Sequence[str]]) -> Article:
    """Of the articles, one or more, that have one text, the one that the others have it from.

    First whom most of the others credit, in words (`credits`: names by an article's key) or in
    the mark of their text. Then an agency: its texts are made to be printed by others, some of
    whom are faster. Then the earliest, as far as the times tell. Of equals one without a mark.
    """
    group = sorted(articles, key=lambda article: article.key)
    group = _most_credited(group, credits)
    group = [article for article in group if is_agency(article.outlet)] or group
    early = firsts([first_span([article.published]) for article in group])
    group = [article for article, first in zip(group, early, strict=True) if first] or group
    group = [article for article in group if not marked(_start(article))] or group
    return group[0]


def _most_credited(group: Sequence[Article], credits: Mapping[str, Sequence[str]]) -> list[Article]:
    """Those of a group whose outlet most of the others name as where they have it from."""
    named = {
        article.key: (*credits.get(article.key, ()), marked(_start(article))) for article in group
    }
    votes = {
        article.key: sum(
            any(is_named(article.outlet, name) for name in named[other.key])
            for other in group
            if other.outlet.key != article.outlet.key
        )
        for article in group
    }
    most = max(votes.values())
    return [article for article in group if votes[article.key] == most]


def grouped(links: Iterable[Link]) -> tuple[frozenset[str], ...]:
    """The keys of articles that have one text, two or more in each group, in order.

    What is sure joins groups; what is only probable adds a single article to a group, or to
    another single one, and nothing is joined by way of it.
    """
    ordered = sorted(links, key=lambda link: (not link[2].sure, -link[2].share, *sorted(link[:2])))
    groups: dict[str, set[str]] = {}
    doubtful: set[str] = set()
    for one, other, sameness in ordered:
        here, there = (groups.setdefault(key, {key}) for key in (one, other))
        if here is there:
            continue
        if not sameness.sure:
            added = sorted(key for key in (one, other) if len(groups[key]) == 1)
            if not added or doubtful & {one, other}:
                continue
            doubtful.add(added[-1])
        here |= there
        groups.update(dict.fromkeys(there, here))
    found = {min(group): frozenset(group) for group in groups.values() if len(group) > 1}
    return tuple(found[key] for key in sorted(found))
