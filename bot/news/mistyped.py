"""Misspelled words of a topic: what was meant, and when a word is rather a name nobody knows.

A word of the corpus stays as it is. A word written as a name (`Klopp`) is only taken for another
name, and in a full name only for one that stands so in the corpus: an unknown name is no typo.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.news.lexicon import Lexicon
from bot.news.spelling import allowed_edits, is_slip, nearest_words, sound
from bot.news.text import STOPWORDS, stem, words

_SHORT = 4
"""Letters up to which a word's first one is never taken for mistyped."""

_JOINED = 6
"""Letters of a word from which it may have been typed in two."""

_PART = 2
"""Letters of the shortest word that another was typed together with."""

_UNLIKE = 0.4
"""Edits by letter up to which two words that sound alike may be one."""

_TELLING_SOUND = 3
"""Consonants that a word must sound of to be known by them."""

_MOST_ALIKE = 12
"""Words like an unknown one that are looked for beside its neighbours."""

_PROMINENT = 2_000
"""Articles of a corpus of which one must have a name for others to be typos of it: in a large one
there are so many names that an unknown one is near to some by chance."""

_HEADLINE = 5
"""Words of a text that, all in capitals, say nothing by them."""


@dataclass(frozen=True, slots=True)
class Spelled:
    """Telling words as typed and as read, each once; and what to say instead of what."""

    pairs: tuple[tuple[str, str], ...]
    replaced: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Typed:
    """A word as typed; `name`: it is written as one; its neighbours, of a full name or any."""

    word: str
    name: bool = False
    before: str = ""
    after: str = ""
    full: tuple[str, str] = ("", "")


def corrected(text: str, lexicon: Lexicon) -> Spelled:
    """The words that were meant in a text: split, joined, spelled as the corpus does."""
    pairs: dict[str, str] = {}
    replaced: dict[str, str] = {}
    found = list(_typed(text))
    before = ""
    while found:
        typed = replace(found.pop(0), before=before)
        before = typed.word
        if typed.word in pairs:
            continue
        if joined := _whole(typed, lexicon):
            pairs.setdefault(typed.word + typed.after, joined)
            replaced[f"{typed.word} {typed.after}"] = joined
            found.pop(0)
            continue
        if typed.word in STOPWORDS:
            continue
        read = _read(typed, lexicon)
        if read != (typed.word,):
            replaced[typed.word] = " ".join(read)
        before = read[-1]
        for one in read:
            if one not in STOPWORDS:
                pairs.setdefault(typed.word if len(read) == 1 else one, one)
    return Spelled(tuple(pairs.items()), replaced)


def _typed(text: str) -> Iterator[_Typed]:
    """The words of a text with what stands around them and how they are written."""
    chunks = [(word, _is_name(chunk)) for chunk in text.split() for word in words(chunk)]
    telling = [name for word, name in chunks if word not in STOPWORDS]
    first = len(chunks) > 1 and not any(name for _, name in chunks[1:])
    if first or (len(telling) >= _HEADLINE and all(telling)):  # what begins a message has a capital
        chunks = [(word, False) for word, _ in chunks]
    for place, (word, name) in enumerate(chunks):
        before = chunks[place - 1] if place else ("", False)
        after = chunks[place + 1] if place + 1 < len(chunks) else ("", False)
        full = (before[0] if before[1] else "", after[0] if after[1] else "")
        yield _Typed(word, name, before[0], after[0], full)


def _is_name(chunk: str) -> bool:
    """Whether a word is written as a name: with a capital, but not all in capitals."""
    letters = re.sub(r"[\W\d_]", "", chunk)
    return letters[:1].isupper() and not (letters.isupper() and len(letters) > 1)


# One word


def _read(typed: _Typed, lexicon: Lexicon) -> tuple[str, ...]:
    """The word that was meant, or the two that were typed as one."""
    word = _spelled(typed, lexicon)
    if lexicon.usage(stem(word)).articles or not word.isalpha():
        return (word,)
    if lexicon.frequency(word) is None and len(word) >= _JOINED:
        for place in range(len(word) - _PART, _PART - 1, -1):
            pair = word[:place], word[place:]
            if _both(pair, typed, lexicon):
                return pair
    return (_beside(typed, lexicon),)


def _both(pair: tuple[str, str], typed: _Typed, lexicon: Lexicon) -> bool:
    """Whether a word was typed together of two that stand together in the corpus."""
    usages = [lexicon.usage(stem(part)) for part in pair]
    if not all(usage.articles for usage in usages):
        return False
    if typed.name:
        names = any(usage.named > usage.lower for usage in usages)
        return names and lexicon.adjacent(pair) > 0
    return lexicon.adjacent(pair) > 0 or lexicon.adjacent(pair[::-1], 2) > 0


def _spelled(typed: _Typed, lexicon: Lexicon) -> str:
    """The word that was meant: itself where the corpus or English has it, else the nearest."""
    word = typed.word
    if lexicon.usage(stem(word)).articles:
        return word
    for variant in _variants(word):
        if lexicon.usage(stem(variant)).articles:
            return variant
    if lexicon.frequency(word) is not None or any(char.isdigit() for char in word):
        return word
    for edits in range(1, allowed_edits(word) + 1):
        near = [one for one in lexicon.near(word, edits) if _plausible(typed, one, lexicon)]
        same_start = [one for one in near if one[0] == word[0]]
        if same_start or (near and len(word) > _SHORT and not typed.name):
            return _whole_word((same_start or near)[0], lexicon)
    return _by_ear(typed, lexicon)


def _plausible(typed: _Typed, word: str, lexicon: Lexicon) -> bool:
    """Whether a word may be what was meant; of what is written as a name only another name."""
    if _goes_on(typed.word, word):
        return False
    usage = lexicon.usage(stem(word))
    is_name = usage.named > usage.lower
    if is_name and usage.articles * _PROMINENT < lexicon.size():
        return is_slip(typed.word, word) and len(word) > _JOINED
    if not typed.name or not is_name:
        return not typed.name
    before, after = typed.full
    if not (before or after):
        return True
    return any(
        lexicon.adjacent(pair) for pair in ((before, word), (word, after)) if pair[0] and pair[1]
    )


def _by_ear(typed: _Typed, lexicon: Lexicon) -> str:
    """The word of the corpus that sounds like what was typed and is not too unlike it."""
    key = sound(typed.word)
    alike = lexicon.sounding(key) if len(key) >= _TELLING_SOUND and len(typed.word) > _PART else ()
    likely = [word for word in alike if _plausible(typed, word, lexicon)]
    near = nearest_words(typed.word, likely, max(2, round(len(typed.word) * _UNLIKE)))
    return near[0][0] if near else typed.word


def _beside(typed: _Typed, lexicon: Lexicon) -> str:
    """What an unknown word was meant as beside another: `ramen` in `priya ramen`, a person's name.

    Only what stands so in the corpus.
    """
    word = typed.word
    if len(word) < _SHORT - 1 or not word.isalpha():
        return word
    alike = [*lexicon.near(word, 1), *lexicon.sounding(sound(word))][:_MOST_ALIKE]
    for near in dict.fromkeys(alike):
        if typed.name and not _plausible(typed, near, lexicon):
            continue
        pairs = ((typed.before, near), (near, typed.after))
        if any(one and other and lexicon.adjacent((one, other)) for one, other in pairs):
            return _whole_word(near, lexicon)
    return word


def _goes_on(typed: str, word: str) -> bool:
    """Whether what was typed only goes on from a word, as `spacex` does: a name, no typo."""
    return typed.startswith(word) and set(typed[len(word) :]) != {word[-1]}


def _whole_word(word: str, lexicon: Lexicon) -> str:
    """A word of the corpus for a stem of one: `drones` for `drone`, where it never has that."""
    begun = lexicon.words_beginning(word, 1)
    return word if word in begun or not begun else begun[0]


_REGIONAL = (
    (r"our", "or"), (r"or", "our"),
    (r"is(?=e|ing|ation|ed)", "iz"), (r"iz(?=e|ing|ation|ed)", "is"),
    (r"yse", "yze"), (r"yze", "yse"), (r"tre$", "ter"), (r"ter$", "tre"), (r"ogue$", "og"),
    (r"og$", "ogue"), (r"ence$", "ense"), (r"ense$", "ence"), (r"ll(?=ed|ing|er)", "l"),
    (r"(?<=[aeiou])l(?=ed|ing|er)", "ll"),
)  # fmt: skip
"""British and American spellings of one word."""


def _variants(word: str) -> Sequence[str]:
    return [re.sub(here, there, word) for here, there in _REGIONAL if re.search(here, word)]


# Two words


def _whole(typed: _Typed, lexicon: Lexicon) -> str:
    """The word that was typed as two: the corpus has it, and not the two so; else ""."""
    word, after = typed.word, typed.after
    whole = word + after
    small = word in STOPWORDS and after in STOPWORDS
    if not after or small or not whole.isalpha() or len(whole) < _JOINED:
        return ""
    if lexicon.usage(stem(whole)).articles:
        return "" if lexicon.adjacent((word, after)) else whole
    strange = any(
        not lexicon.usage(stem(part)).articles and lexicon.frequency(part) is None
        for part in (word, after)
    )
    near = lexicon.near(whole, 1) if strange and len(whole) > _JOINED and not typed.name else ()
    return _whole_word(near[0], lexicon) if near else ""
