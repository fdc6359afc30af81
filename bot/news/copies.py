"""Copies: whether two articles have one text, and whose text that is.

An article is compared only with its few neighbours in time and content, so the overlap is counted
exactly, run of words by run of words. MinHash (Broder 1997) would estimate the same from a sample;
it pays where millions of pairs are looked through, and tells short excerpts apart badly.

When in doubt two articles are two reports: who reported for himself must not be called a copy.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from bot.news.article import Article, Outlet
from bot.news.copy_origin import original_of, tie_of
from bot.news.copy_overlap import (
    EXAMPLE,
    SHORT,
    UNLIKE,
    Overlap,
    example,
    on_topic,
    overlap_of,
    touching,
)
from bot.news.copy_texts import Headline, headline_of, is_agency, is_named, picture
from bot.news.dates import first_span
from bot.news.recognise import NUMBERS
from bot.news.spelling import in_common
from bot.news.text import clip

__all__ = ["Link", "Rule", "Sameness", "grouped", "original_of", "same_text"]


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

_NO_SENTENCE = 45
"""Words that are more than any one sentence: one alone may be quoted from the other."""

_TWO_SENTENCES = 30
"""Words that hardly one sentence has."""

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

_TELLS_APART = NUMBERS | {"reports", "reported", "reportedly"}
"""Words that make two headlines those of two texts: a number; that another outlet reports it."""

_QUARTER, _HALF, _OVER_HALF, _MOST, _NEARLY_ALL = 0.25, 0.5, 0.6, 0.75, 0.9
"""Shares of a text's words, outside of speech, that stand in the other one."""


def same_text(one: Article, other: Article) -> Sameness | None:
    """What shows that one article took over the other's text, or both a third one's; else None.

    The same for both orders. Articles of one outlet, or of an unknown one, are never copies.
    """
    if one.outlet.key == other.outlet.key or not (one.outlet.key and other.outlet.key):
        return None
    alike = len(headline_of(one).stems & headline_of(other).stems)
    if alike < _FEW_STEMS and not touching(one, other):
        return None
    overlap = overlap_of(one, other)
    gap = _gap(one, other)
    found = _by_text(one, other, overlap, alike, gap) or _by_headline(one, other, overlap, gap)
    return None if found and _may_be_one(one.outlet, other.outlet) else found


def _may_be_one(outlet: Outlet, other: Outlet) -> bool:
    """Whether an outlet of which only a name is known may be the other one."""
    if outlet.domain and other.domain:
        return False
    return is_named(outlet, other.name) or is_named(other, outlet.name)


# By text


def _by_text(
    one: Article, other: Article, overlap: Overlap, alike: int, gap: timedelta | None
) -> Sameness | None:
    """Whether enough of a text stands in the other one."""
    if not overlap.numbers:
        return None
    if overlap.bodies:
        if not _enough_of_body(overlap, alike, gap):
            return None
        return Sameness(Rule.BODY, round(overlap.share, 3), example(one, other))
    enough = _enough_of_excerpt(overlap, alike, gap, tied=tie_of(one, other) != "")
    if not enough or not on_topic(one, other):
        return None
    whole = overlap.words >= _TWO_SENTENCES and overlap.share >= _NEARLY_ALL
    sure = whole or overlap.words >= _NO_SENTENCE or overlap.of_longer >= _NEARLY_ALL
    return Sameness(Rule.EXCERPT, round(overlap.share, 3), example(one, other), sure=sure)


def _enough_of_body(overlap: Overlap, alike: int, gap: timedelta | None) -> bool:
    """Half of the shorter body, and what it is taken into is not mostly about other things."""
    whole = overlap.of_longer >= _QUARTER or overlap.lead
    near = gap is None or gap <= _MONTH
    return near and whole and overlap.share >= (_HALF if alike else _MOST)


def _enough_of_excerpt(overlap: Overlap, alike: int, gap: timedelta | None, *, tied: bool) -> bool:
    """Most of one, or more than half of it and two sentences; less under an agency's mark.

    Without a date, or under headlines that share nothing, nearly all of two sentences.
    """
    if overlap.words < SHORT or (gap or timedelta()) > _DAYS:
        return False
    long = overlap.words >= _TWO_SENTENCES
    if gap is None or not alike:
        return long and overlap.share >= _NEARLY_ALL
    return overlap.share >= (UNLIKE if tied else _OVER_HALF if long else _MOST)


# By headline


def _by_headline(
    one: Article, other: Article, overlap: Overlap, gap: timedelta | None
) -> Sameness | None:
    """Whether two headlines within two days are no coincidence, alone or with what backs them.

    Two agencies that write the same are two agencies.
    """
    if gap is None or gap > _HOURS or (overlap.bodies and overlap.unlike):
        return None
    heads = sorted(
        (headline_of(one), headline_of(other)),
        key=lambda head: (len(head.words), head.words, head.cut),
    )
    wires = is_agency(one.outlet), is_agency(other.outlet)
    if heads[0].generic or heads[1].generic or all(wires):
        return None
    share = _likeness(heads[0], heads[1])
    if share < _BACKED or heads[0].weight < _BACKED_WEIGHT:
        return None
    shorter = min((one.title, other.title), key=lambda title: (len(title), title))
    shown = clip(shorter, EXAMPLE)
    if share == 1.0 and heads[0].weight >= (_AGENCY_WEIGHT if any(wires) else _SAME_WEIGHT):
        return Sameness(Rule.TITLE, 1.0, shown)
    if _is_edited(heads[0], heads[1], share) and not overlap.unlike:
        return Sameness(Rule.TITLE, share, shown)
    return _backed(one, other, overlap, gap, share)


def _likeness(short: Headline, long: Headline) -> float:
    """Words in the same order, as a share of both; 0 where numbers differ, or one has a source.

    A headline that is cut off is compared as far as it goes.
    """
    there = long.words
    if short.cut and there[: len(short.words)] == short.words:
        return 1.0
    differing = set(short.words) ^ set(there)
    if any(word in _TELLS_APART or not word.isalpha() for word in differing):
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
    one: Article, other: Article, overlap: Overlap, gap: timedelta, share: float
) -> Sameness | None:
    """Near-equal headlines that an agency's mark or a picture says are over one text."""
    tie = tie_of(one, other)
    if tie and not overlap.unlike:
        return Sameness(Rule.MARK, share, tie)
    common = {picture(image) for image in one.images} & {picture(image) for image in other.images}
    if gap <= _DAY and common - {""}:
        return Sameness(Rule.PICTURE, share, max(common), sure=not overlap.unlike)
    return None


def _gap(one: Article, other: Article) -> timedelta | None:
    """The least time that may lie between two articles; None where a date is unknown."""
    spans = [first_span([article.published]) for article in (one, other)]
    if spans[0] is None or spans[1] is None:
        return None
    return max(spans[0][0] - spans[1][1], spans[1][0] - spans[0][1], timedelta())


# Groups


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
