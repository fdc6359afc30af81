"""Topics: what a question is about, as weighed terms, and which articles are about it.

An article is about a topic when it has every term that must be there and enough of the telling
weight of all. A term weighs as much as it tells (inverse document frequency, Spärck Jones 1972),
from the corpus and, because five documents say little about English, from a background of English
words.
"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from bot.news.spelling import allowed_edits, nearest_words, sound
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

NEAR = 0.4
"""Share of the telling weight from which an article is near a topic that nothing is about."""


@dataclass(frozen=True, slots=True)
class Usage:
    """How the corpus uses a stem: articles that have it, that write it as a name, in lower case."""

    articles: int = 0
    named: int = 0
    lower: int = 0


class Lexicon(Protocol):
    """The words of a corpus, and of English."""

    def size(self) -> int:
        """How many articles the corpus has."""
        ...

    def learn(self, words: Iterable[str]) -> None:
        """Look up some folded words at once; nothing changes but that they are then known fast."""
        ...

    def usage(self, stem: str) -> Usage:
        """How the corpus uses a stem."""
        ...

    def adjacent(self, words: tuple[str, ...], apart: int = 0) -> int:
        """How many articles have these folded words one behind the other, or so far apart."""
        ...

    def sounding(self, sound: str) -> Sequence[str]:
        """The words of the corpus that sound so (Metaphone), the ones in most articles first."""
        ...

    def frequency(self, word: str) -> float | None:
        """A word's share in running English (0 to 1), None where it is no known English word."""
        ...

    def near(self, word: str, edits: int) -> Sequence[str]:
        """The words of the corpus within 1 or 2 edits, the ones in most articles first."""
        ...

    def words_beginning(self, start: str, most: int) -> Sequence[str]:
        """The words of the corpus that begin so, the ones in most articles first."""
        ...

    def titled(self, text: str) -> bool:
        """Whether a text is the title of an article, whole but for case and punctuation."""
        ...


@dataclass(frozen=True, slots=True)
class Term:
    """One telling word: as typed, as read, its stem, its weight; known: the corpus has it."""

    typed: str
    word: str
    stem: str
    weight: float
    known: bool
    required: bool


@dataclass(frozen=True, slots=True)
class Topic:
    """What is asked about; `text` is how it is said back, `terms` what is looked for."""

    text: str
    terms: tuple[Term, ...]
    phrases: tuple[tuple[str, ...], ...] = ()
    without: tuple[tuple[str, ...], ...] = ()
    left_out: tuple[str, ...] = ()

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
    spelled = _corrected(words(plain), lexicon)
    terms: dict[str, Term] = {}
    for typed, word in list(spelled.pairs)[:MOST_TERMS]:
        usage = lexicon.usage(stem(word))
        weight = _weight(word, usage, lexicon)
        term = Term(typed, word, stem(word), weight, usage.articles > 0, _must(word, usage))
        terms.setdefault(term.stem, term)
    most = max((term.weight for term in terms.values()), default=0.0)
    return Topic(
        _said(plain, spelled.replaced),
        tuple(_settled(term, most) for term in terms.values()),
        tuple(phrase for phrase in phrases if len(phrase) > 1),
        tuple(found for one in left_out if (found := tuple(words(one)))),
        left_out,
    )


_QUOTED = re.compile(r"[“„«\"]([^“”„«»\"]{2,})[”“»\"]")
_MARKS = re.compile(r"[“”„«»\"]")
_LEFT_OUT = re.compile(r"(?:(?<=\s)|^)-(?:\"([^\"]+)\"|([^\W\d_][\w'’-]*))")


def _without(text: str) -> tuple[str, tuple[str, ...]]:
    """A topic without what it leaves out, and that."""
    left_out = tuple(quoted or word for quoted, word in _LEFT_OUT.findall(text))
    return _LEFT_OUT.sub(" ", text), left_out


@dataclass(frozen=True, slots=True)
class _Spelled:
    """Telling words as typed and as read, each once; and what to say instead of what."""

    pairs: tuple[tuple[str, str], ...]
    replaced: Mapping[str, str]


def _corrected(typed: Sequence[str], lexicon: Lexicon) -> _Spelled:
    """The words that were meant: split, joined, spelled as the corpus does."""
    pairs: dict[str, str] = {}
    replaced: dict[str, str] = {}
    place = 0
    while place < len(typed):
        word = typed[place]
        after = typed[place + 1] if place + 1 < len(typed) else ""
        if after and (whole := _whole(word, after, lexicon)):
            pairs.setdefault(word + after, whole)
            replaced[f"{word} {after}"] = whole
            place += 2
            continue
        place += 1
        if word in STOPWORDS or word in pairs:
            continue
        read = _read(word, lexicon)
        if read == (word,) and not lexicon.usage(stem(word)).articles:
            before = next((one for one in reversed(pairs.values())), "") if pairs else ""
            read = (_beside(word, before, after, lexicon),)
        if read != (word,):
            replaced[word] = " ".join(read)
        for one in read:
            if one not in STOPWORDS:
                pairs.setdefault(word if len(read) == 1 else one, one)
    return _Spelled(tuple(pairs.items()), replaced)


def _beside(word: str, before: str, after: str, lexicon: Lexicon) -> str:
    """What an unknown word was meant as beside another: `ramen` in `priya ramen`, a person's name.

    Only what stands so in the corpus.
    """
    if len(word) < _SHORT - 1 or not word.isalpha():
        return word
    alike = [*lexicon.near(word, 1), *lexicon.sounding(sound(word))][:_MOST_ALIKE]
    for near in dict.fromkeys(alike):
        pairs = ((before, near), (near, after))
        if any(one and other and lexicon.adjacent((one, other)) for one, other in pairs):
            return near
    return word


_MOST_ALIKE = 12
"""Words like an unknown one that are looked for beside its neighbours."""


def _whole(word: str, after: str, lexicon: Lexicon) -> str:
    """The word that was typed as two: the corpus has it, and not the two so; else ""."""
    whole = word + after
    if not (whole.isalpha() and len(whole) >= _JOINED) or (
        word in STOPWORDS and after in STOPWORDS
    ):
        return ""
    if lexicon.usage(stem(whole)).articles:
        return "" if lexicon.adjacent((word, after)) else whole
    strange = any(
        not lexicon.usage(stem(part)).articles and lexicon.frequency(part) is None
        for part in (word, after)
    )
    near = lexicon.near(whole, 1) if strange and len(whole) > _JOINED else ()
    return near[0] if near else ""


_JOINED = 6
"""Letters of a word from which it may have been typed in two."""

_PART = 2
"""Letters of the shortest word that another was typed together with."""


def _read(typed: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The word that was meant, or the two that were typed as one."""
    word = _spelled(typed, lexicon)
    if lexicon.usage(stem(word)).articles or not typed.isalpha() or len(typed) < _JOINED:
        return (word,)
    if lexicon.frequency(typed) is not None:
        return (word,)
    for place in range(len(typed) - _PART, _PART - 1, -1):
        pair = typed[:place], typed[place:]
        both = all(lexicon.usage(stem(part)).articles for part in pair)
        if both and (lexicon.adjacent(pair) or lexicon.adjacent(pair[::-1], 2)):
            return pair
    return (word,)


def _spelled(typed: str, lexicon: Lexicon) -> str:
    """The word that was meant: itself where the corpus or English has it, else the nearest."""
    if lexicon.usage(stem(typed)).articles:
        return typed
    for variant in _variants(typed):
        if lexicon.usage(stem(variant)).articles:
            return variant
    if lexicon.frequency(typed) is not None or any(char.isdigit() for char in typed):
        return typed
    for edits in range(1, allowed_edits(typed) + 1):
        near = [word for word in lexicon.near(typed, edits) if not _goes_on(typed, word)]
        same_start = [word for word in near if word[0] == typed[0]]
        if near and (same_start or len(typed) > _SHORT):
            return _whole_word((same_start or near)[0], lexicon)
    return _by_ear(typed, lexicon)


def _whole_word(word: str, lexicon: Lexicon) -> str:
    """A word of the corpus for a stem of one: `drones` for `drone`, where it never has that."""
    begun = lexicon.words_beginning(word, 1)
    return word if word in begun or not begun else begun[0]


def _by_ear(typed: str, lexicon: Lexicon) -> str:
    """The word of the corpus that sounds like what was typed and is not too unlike it."""
    key = sound(typed)
    alike = lexicon.sounding(key) if len(key) >= _TELLING_SOUND and len(typed) > _PART else ()
    near = nearest_words(typed, alike, max(2, round(len(typed) * _UNLIKE)))
    return near[0][0] if near else typed


_UNLIKE = 0.4
"""Edits by letter up to which two words that sound alike may be one."""

_SHORT = 4
"""Letters up to which a word's first one is never taken for mistyped."""

_TELLING_SOUND = 3
"""Consonants that a word must sound of to be known by them."""


def _goes_on(typed: str, word: str) -> bool:
    """Whether what was typed only goes on from a word, as `spacex` does: a name, no typo."""
    return typed.startswith(word) and set(typed[len(word) :]) != {word[-1]}


_REGIONAL = (
    (r"our", "or"), (r"or", "our"),
    (r"is(?=e|ing|ation|ed)", "iz"), (r"iz(?=e|ing|ation|ed)", "is"),
    (r"yse", "yze"), (r"yze", "yse"), (r"tre$", "ter"), (r"ter$", "tre"), (r"ogue$", "og"),
    (r"og$", "ogue"), (r"ence$", "ense"), (r"ense$", "ence"), (r"ll(?=ed|ing|er)", "l"),
    (r"(?<=[aeiou])l(?=ed|ing|er)", "ll"),
)  # fmt: skip
"""British and American spellings of one word."""


def _variants(word: str) -> list[str]:
    return [re.sub(here, there, word) for here, there in _REGIONAL if re.search(here, word)]


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
    said = clip(" ".join(once if len(every) > _REPEATED * len(once) else every), 120)
    for typed, word in spelled.items():
        if typed != word:
            said = re.sub(rf"\b{re.escape(typed)}\b", word, said, flags=re.IGNORECASE)
    return said
