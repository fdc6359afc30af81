"""Topics: what a question is about, as weighed terms, and which articles are about it.

An article is about a topic when it has every term that must be there and enough of the telling
weight of all. A term weighs as much as it tells (inverse document frequency, Spärck Jones 1972),
from the corpus and, because five documents say little about English, from a background of English
words.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.news.lexicon import Lexicon, Usage
from bot.news.mistyped import corrected
from bot.news.publishers import Aside, aside
from bot.news.text import STOPWORDS, clip, stem, words

PRIOR_ARTICLES = 200
"""Imagined articles of plain English that are added to the corpus when a term is weighed."""

PRIOR_LENGTH = 40
"""Words of an imagined article: a headline and an excerpt."""

MOST_TERMS = 32
"""Terms of a topic; what a longer text says after that only repeats it."""

NAME_WEIGHT = 0.75
"""A name must be there when it tells at least this share of what the most telling term tells."""

_COMMON = 1e-5
"""Share of running English from which a word is a common one."""

_SMALL_IN_TITLE = 0.4
"""What a small word in a title weighs: enough to tell equals apart."""

_FEWEST_SMALL = 3
"""Small words from which they are looked for where nothing else is said."""

NEAR = 0.4
"""Share of the telling weight from which an article is near a topic that nothing is about."""


@dataclass(frozen=True, slots=True)
class Term:
    """One telling word: as typed, as read, its stem, its weight; known: the corpus has it.

    The name of an outlet is one term; what comes from one of its `outlets` has it too.
    """

    typed: str
    word: str
    stem: str
    weight: float
    known: bool
    required: bool
    outlets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """What is asked about; `text` is how it is said back, `terms` what is looked for.

    `order` is all its words as read, small ones too: they say which headline fits best.
    """

    text: str
    terms: tuple[Term, ...]
    phrases: tuple[tuple[str, ...], ...] = ()
    without: tuple[tuple[tuple[str, ...], ...], ...] = ()
    left_out: tuple[str, ...] = ()
    order: tuple[str, ...] = ()

    @property
    def weight(self) -> float:
        """The telling weight of all terms together."""
        return sum(term.weight for term in self.terms)

    @property
    def unknown(self) -> tuple[str, ...]:
        """The words that the corpus does not have."""
        return tuple(term.word for term in self.terms if not term.known)

    @property
    def known(self) -> "Topic":
        """The topic without the words that the corpus does not have."""
        return replace(self, terms=tuple(term for term in self.terms if term.known))

    def without_common(self, lexicon: Lexicon) -> "Topic":
        """The topic without common English words that the corpus lacks, if any other is left.

        What is asked for a number is said in many ways (`received`); the number proves itself.
        """
        kept = tuple(
            term
            for term in self.terms
            if term.known or (lexicon.frequency(term.word) or 0.0) < _COMMON
        )
        return replace(self, terms=kept) if len(kept) > 1 else self

    @property
    def with_all(self) -> "Topic":
        """The topic without anything left out."""
        return replace(self, without=())

    @property
    def loose(self) -> "Topic":
        """The topic with its phrases as words like others."""
        return replace(self, phrases=())

    @property
    def titled(self) -> Mapping[str, float]:
        """Stem → what it weighs more when it stands in the title; of small words too."""
        small = {stem(word): _SMALL_IN_TITLE for word in self.order if word in STOPWORDS}
        telling = {term.stem: term.weight / 2 for term in self.terms if not term.outlets}
        return small | telling

    @property
    def outlets(self) -> frozenset[str]:
        """The keys of the outlets that were named beside the topic."""
        return frozenset(key for term in self.terms for key in term.outlets)

    @property
    def enough(self) -> float:
        """The share of the weight that makes an article be about it: all of one, ¾ of two, … ½."""
        return 0.5 + 0.5 / max(1, len(self.terms))


def read_topic(text: str, lexicon: Lexicon) -> Topic:
    """Words, a sentence or a headline → a topic, misspelled words corrected. Terms may be none.

    What stands in quotation marks is a phrase; `-word` and `-"two words"` leave articles out.
    """
    wanted, left_out = _without(text)
    phrases = tuple(found for quoted in _QUOTED.findall(wanted) if (found := tuple(words(quoted))))
    plain = " ".join(_MARKS.sub(" ", wanted).split())
    beside = aside(plain, lexicon)
    spelled = corrected(beside.rest, lexicon)
    if beside.outlets and not spelled.pairs:
        beside, spelled = Aside(plain), corrected(plain, lexicon)
    terms: dict[str, Term] = {}
    for typed, word in list(spelled.pairs)[:MOST_TERMS]:
        usage = lexicon.usage(stem(word))
        weight = _weight(word, usage, lexicon)
        term = Term(typed, word, stem(word), weight, usage.articles > 0, _must(word, usage))
        terms.setdefault(term.stem, term)
    most = max((term.weight for term in terms.values()), default=0.0)
    settled = [_settled(term, most) for term in terms.values()] or _small(spelled.order, lexicon)
    if beside.outlets and settled:
        settled.append(_published(beside, min(term.weight for term in settled)))
    return Topic(
        _said(plain, spelled.replaced),
        tuple(settled),
        tuple(phrase for phrase in phrases if len(phrase) > 1),
        tuple(apart for one in left_out if (apart := _apart(one))),
        tuple(one.replace("-", " ") for one in left_out),
        (*spelled.order[:MOST_TERMS], *words(beside.name)),
    )


def _small(found: Sequence[str], lexicon: Lexicon) -> list[Term]:
    """The terms of small words alone, where they are enough and a headline has them all."""
    each = {stem(word): word for word in found}
    groups = [{one: 1.0} for one in each]
    if len(each) < _FEWEST_SMALL or not lexicon.headlines(groups, 1, strictly=True):
        return []
    return [
        Term(word, word, one, _weight(word, lexicon.usage(one), lexicon), known=True, required=True)
        for one, word in each.items()
    ]


_QUOTED = re.compile(r"[“„«\"]([^“”„«»\"]*)[”“»\"]")
_MARKS = re.compile(r"[“”„«»\"]")
_LEFT_OUT = re.compile(r"(?:(?<=\s)|^)-(?:[“„«\"]([^“”„«»\"]+)[”“»\"]|([^\W\d_][\w'’-]*))")


def _apart(text: str) -> tuple[tuple[str, ...], ...]:
    """What is left out as phrases that must all be there: `two words` is one, `two-words` two."""
    if "-" in text:
        return tuple((word,) for word in words(text))
    phrase = tuple(words(text))
    return (phrase,) if phrase else ()


def _without(text: str) -> tuple[str, tuple[str, ...]]:
    """A topic without what it leaves out, and that."""
    left_out = tuple(quoted or word for quoted, word in _LEFT_OUT.findall(text))
    return _LEFT_OUT.sub(" ", text), left_out


def _published(beside: Aside, weight: float) -> Term:
    """The term for an outlet's name that was typed beside a topic."""
    name = beside.name
    return Term(name, name, name, weight, known=True, required=False, outlets=beside.outlets)


def _weight(word: str, usage: Usage, lexicon: Lexicon) -> float:
    """ln((N + prior) / (n + prior × share of plain English articles with the word))."""
    share = min(1.0, (lexicon.frequency(word) or 0.0) * PRIOR_LENGTH)
    having = max(0.5, usage.articles + PRIOR_ARTICLES * share)
    return max(0.1, math.log((lexicon.size() + PRIOR_ARTICLES) / having))


def _must(word: str, usage: Usage) -> bool:
    """Numbers, names and words that the corpus lacks cannot be left out or said otherwise."""
    number = any(char.isdigit() for char in word)
    return number or not usage.articles or (usage.named > 0 and not usage.lower)


def _settled(term: Term, most: float) -> Term:
    """The term, excused from being required where it is a name that tells little beside others."""
    number = any(char.isdigit() for char in term.word)
    excused = term.known and not number and term.weight < NAME_WEIGHT * most
    required = term.required and not excused
    return Term(term.typed, term.word, term.stem, term.weight, term.known, required)


_REPEATED = 3
"""How often each word stands in a text from which it only repeats itself."""


def _said(text: str, spelled: Mapping[str, str]) -> str:
    """The text with its corrected words, short enough for a reading line."""
    every = text.split()
    once = list(dict.fromkeys(every))
    chunks = once if len(every) > _REPEATED * len(once) else every
    said: list[str] = []
    while chunks:
        for length in (2, 1):
            found = " ".join(word for chunk in chunks[:length] for word in words(chunk))
            if found in spelled:
                said.append(spelled[found])
                chunks = chunks[length:]
                break
        else:
            said.append(chunks[0])
            chunks = chunks[1:]
    return clip(" ".join(said), 120)
