"""Whether two figures of two articles are one quantity: only where nothing speaks against it.

What is counted has one head noun, one unit, one state (`dead`, `hurt`) and no describing words of
which none is shared; the numbers are of one size; the sentences speak of the same. A false yes
would make two facts confirm or contradict each other.
"""

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from bot.news.alike import alike
from bot.news.bounds import Bounds, bounds, is_vague, size
from bot.news.counted import STATES, is_unit
from bot.news.coverage import Hit
from bot.news.figures import Figure
from bot.news.relations import Relations
from bot.news.text import STOPWORDS, stem, stem_set, words

_SPREAD, _AGREEING_SPREAD, _TOLL_SPREAD = 1.5, 3.0, 5.0
"""How many times as big one figure of a quantity may be: where they cannot be equal, where they
can, where it is what became of people, which grows fast."""

_FEW = 10
_PARTLY = re.compile(
    r"\b(?:more|additional|another|further|extra|remaining|new|newly|daily|weekly|average|fewer"
    r"|each|every|per|rest)\b"
)
"""Words of a part, a rest or a rate: never lined up with a whole."""

_FORESEEN = re.compile(
    r"\b(?:expect|forecast|estimat|project|predict|economists|analysts|target|goal|could|would)"
)

_LONGEST = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure in an article."""

    hit: Hit
    figure: Figure


@dataclass(frozen=True)
class Read:
    """A mention with what it is compared by: size, kind (unit, noun, state), describing words."""

    mention: Mention
    size: float
    kind: tuple[str, str, str]
    described: frozenset[str]

    @property
    def measured(self) -> bool:
        """Whether it is money, a share or a time: of these many stand for different things."""
        return bool(self.kind[0])

    @cached_property
    def bounds(self) -> Bounds | None:
        """What it may stand for."""
        return bounds(self.mention.figure)

    @cached_property
    def said(self) -> frozenset[str]:
        """The telling words of its sentence but for its own."""
        figure = self.mention.figure
        return stem_set(figure.sentence) - stem_set(figure.text) - _SMALL

    @cached_property
    def around(self) -> frozenset[str]:
        """The telling words of its sentence and headline."""
        return self.said | (stem_set(self.mention.hit.article.title) - _SMALL)

    @cached_property
    def partly(self) -> bool:
        """Whether it is a part, a rest or a rate of something."""
        return _PARTLY.search(self._close(_WORD_BEFORE)) is not None

    @cached_property
    def foreseen(self) -> bool:
        """Whether it is only expected."""
        return _FORESEEN.search(self._close(_WORDS_AROUND)) is not None

    def _close(self, most: int) -> str:
        """The figure without its hedge, with so many characters in front of it, a few behind."""
        figure = self.mention.figure
        begin = figure.sentence.index(figure.text)
        end = begin + len(figure.text)
        text = figure.text[len(figure.hedge) :]
        near = figure.sentence[max(0, begin - most) : begin], figure.sentence[end:][:_WORD_BEFORE]
        return f"{near[0]}{text}{near[1]}".lower()


_WORD_BEFORE, _WORDS_AROUND = 12, 60
_SMALL = STOPWORDS | frozenset(map(stem, STOPWORDS))


def read_mention(mention: Mention) -> Read | None:
    """What a mention is compared by; None where nothing says what it counts, or how much."""
    figure = mention.figure
    about = size(figure)
    telling = [word for word in words(figure.counted) if word not in STOPWORDS]
    things = [stem(word) for word in telling if word not in STATES]
    head = alike(things[-1]) if things else ""
    unit = figure.unit or (head if telling and is_unit(telling[-1]) else "")
    state = "" if unit else figure.state
    if about is None or not (head or state or unit):
        return None
    kind = (unit, "" if figure.unit else head or alike(stem("people")), state)
    return Read(mention, about, kind, frozenset(things[:-1]))


def is_same(one: Read, other: Read, relations: Relations) -> bool:
    """Whether nothing speaks against two figures of one kind being one quantity."""
    first, second = one.mention, other.mention
    if first.figure.sentence == second.figure.sentence:
        return first.figure == second.figure
    if one.described and other.described and not one.described & other.described:
        return False
    agree = one.bounds is not None and other.bounds is not None and one.bounds.meets(other.bounds)
    if not _are_of_a_size(one, other, agree=agree) or not _is_near(one, other):
        return False
    if one.partly != other.partly or one.foreseen != other.foreseen:
        return False
    two_of_one = first.hit.id == second.hit.id and not agree
    return not two_of_one and _speak_of_same(one, other, relations, agree=agree)


def _are_of_a_size(one: Read, other: Read, *, agree: bool) -> bool:
    """Whether two numbers may be reports of one quantity, by how far they are apart.

    Few of a thing are mostly others of it; sums and shares of nothing named are other ones.
    """
    low, high = sorted((one.size, other.size))
    if agree:
        vague = is_vague(one.mention.figure) or is_vague(other.mention.figure)
        return vague or high <= _AGREEING_SPREAD * low
    if one.kind[2]:
        return high <= _TOLL_SPREAD * low
    named = bool(one.kind[1]) and not is_unit(one.kind[1])
    return low >= _FEW and named and high <= _SPREAD * low


def _is_near(one: Read, other: Read) -> bool:
    first, second = (read.mention.hit.article.published.at for read in (one, other))
    return first is None or second is None or abs(first - second) <= _LONGEST


def _speak_of_same(one: Read, other: Read, relations: Relations, *, agree: bool) -> bool:
    """Whether sentences, and headlines around them, share enough telling words.

    Articles of different stories only ever confirm each other, and must share more; sums, shares
    and times must share much in the sentence itself.
    """
    stories = [relations.stories.get(read.mention.hit.id) for read in (one, other)]
    known = all(story is not None for story in stories)
    apart = known and stories[0] != stories[1]
    shared = len(one.said & other.said)
    least = min(len(one.said), len(other.said))
    if one.measured:
        return shared >= _FEWEST_SAID and 2 * shared >= least and (agree or not apart)
    fewest, share = _FEWEST if known and not apart else _FEWEST_APART
    around = len(one.around & other.around)
    smaller = min(len(one.around), len(other.around))
    return shared > 0 and around >= max(fewest, share * smaller) and (agree or not apart)


_FEWEST, _FEWEST_APART = (2, 0.25), (4, 0.4)
"""Telling words that two figures must have around them, and what share of the fewer: of articles
of one story, of others."""

_FEWEST_SAID = 3
