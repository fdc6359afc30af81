"""Misspelled words of a topic: what was meant, and when a word is rather a name nobody knows.

A word of the corpus stays as it is. A word written as a name (`Klopp`) is only taken for another
name, and in a full name only for one that stands so in the corpus: an unknown name is no typo.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.news.lexicon import Lexicon
from bot.news.meant import Guess, Meaning, meant
from bot.news.spelling import allowed_edits, is_slip, nearest_words, sound
from bot.news.text import STOPWORDS, stem
from bot.news.typed import Typed, typed_words

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

_FEW = 2
"""Telling words of a text that do not prove each other by standing together."""


@dataclass(frozen=True, slots=True)
class Spelled:
    """Telling words as typed and as read, each once; what to say instead of what; all, in order."""

    pairs: tuple[tuple[str, str], ...]
    replaced: Mapping[str, str]
    order: tuple[str, ...] = ()


def corrected(text: str, lexicon: Lexicon) -> Spelled:
    """The words that were meant in a text: split, joined, spelled as the corpus does."""
    pairs: dict[str, str] = {}
    replaced: dict[str, str] = {}
    order: list[str] = []
    found = list(typed_words(text))
    lexicon.learn(typed.word for typed in found)
    left = _together(found, lexicon)
    before = ""
    for one in _joined(left, lexicon, _nearly_whole):
        typed = replace(one, before=before)
        word = typed.word
        read = (word,) if word in STOPWORDS else typed.told or _read(typed, lexicon)
        if read != (typed.said or word,):
            replaced[typed.said or word] = " ".join(read)
        order += read
        before = read[-1]
        for part in read:
            if part not in STOPWORDS:
                pairs.setdefault(word if len(read) == 1 else part, part)
    return Spelled(tuple(pairs.items()), replaced, tuple(order))


def _together(found: Sequence[Typed], lexicon: Lexicon) -> list[Typed]:
    """The words with what headlines say of them, joined where these have them so."""
    few = sum(typed.word not in STOPWORDS for typed in found) <= _FEW
    joined = list(_joined(found, lexicon, _whole))
    if len(joined) == len(found) or few or any(_strange(typed, lexicon) for typed in joined):
        return _with_told(joined, _meaning(joined, lexicon, few=few))
    apart = _meaning(found, lexicon, few=few)
    if apart.whole:
        return _with_told(found, apart)
    return _with_told(joined, _meaning(joined, lexicon, few=few))


def _strange(typed: Typed, lexicon: Lexicon) -> bool:
    """Whether a word was typed in two of which the corpus lacks one."""
    return any(not lexicon.usage(stem(part)).articles for part in typed.said.split())


def _meaning(found: Sequence[Typed], lexicon: Lexicon, *, few: bool) -> Meaning:
    return meant([_guess(typed, lexicon, few=few) for typed in found], lexicon)


def _with_told(found: Sequence[Typed], meaning: Meaning) -> list[Typed]:
    words_told = meaning.words
    return [replace(one, told=tuple(words_told.get(one.word, "").split())) for one in found]


def _guess(typed: Typed, lexicon: Lexicon, *, few: bool) -> Guess:
    """What else a word may have been meant as: of what is written as a name only another name.

    Beside a single other word anything may stand somewhere by chance.
    """
    strict = typed.name or few
    return Guess(
        typed.word,
        lambda word: (
            not _goes_on(typed.word, word) and (not strict or _plausible(typed, word, lexicon))
        ),
        lambda: _apart(typed, lexicon),
        name=typed.name,
    )


def _joined(
    found: Iterable[Typed], lexicon: Lexicon, whole: Callable[[Typed, Lexicon], str]
) -> Iterator[Typed]:
    """The words, those joined that were typed in two: `ship yard`."""
    rest = list(found)
    while rest:
        typed = rest.pop(0)
        told = typed.told or (rest and rest[0].told)
        if not told and (joined := whole(typed, lexicon)):
            after = rest.pop(0)
            said = f"{typed.word} {after.word}"
            typed = replace(typed, word=joined, after=after.after, said=said)
        yield typed


# One word


def _read(typed: Typed, lexicon: Lexicon) -> tuple[str, ...]:
    """The word that was meant, or the two that were typed as one."""
    word = _spelled(typed, lexicon)
    if lexicon.usage(stem(word)).articles or not word.isalpha():
        return (word,)
    return next(_apart(typed, lexicon), (_beside(typed, lexicon),))


def _apart(typed: Typed, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """The two words that a word may have been typed together of."""
    word = typed.word
    if lexicon.frequency(word) is None and len(word) >= _JOINED and word.isalpha():
        for place in range(len(word) - _PART, _PART - 1, -1):
            pair = word[:place], word[place:]
            if _both(pair, typed, lexicon):
                yield pair


def _both(pair: tuple[str, str], typed: Typed, lexicon: Lexicon) -> bool:
    """Whether a word was typed together of two that stand together in the corpus."""
    usages = [lexicon.usage(stem(part)) for part in pair]
    if not all(usage.articles for usage in usages):
        return False
    if typed.name:
        names = any(usage.named > usage.lower for usage in usages)
        return names and lexicon.adjacent(pair) > 0
    return lexicon.adjacent(pair) > 0 or lexicon.adjacent(pair[::-1], 2) > 0


def _spelled(typed: Typed, lexicon: Lexicon) -> str:
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


def _plausible(typed: Typed, word: str, lexicon: Lexicon) -> bool:
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


def _by_ear(typed: Typed, lexicon: Lexicon) -> str:
    """The word of the corpus that sounds like what was typed and is not too unlike it."""
    key = sound(typed.word)
    alike = lexicon.sounding(key) if len(key) >= _TELLING_SOUND and len(typed.word) > _PART else ()
    likely = [word for word in alike if _plausible(typed, word, lexicon)]
    near = nearest_words(typed.word, likely, max(2, round(len(typed.word) * _UNLIKE)))
    return near[0][0] if near else typed.word


def _beside(typed: Typed, lexicon: Lexicon) -> str:
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


def _whole(typed: Typed, lexicon: Lexicon) -> str:
    """The word that was typed as two: the corpus has it, and not the two so; else ""."""
    whole = _as_one(typed)
    if not whole or not lexicon.usage(stem(whole)).articles:
        return ""
    return "" if lexicon.adjacent((typed.word, typed.after)) else whole


def _nearly_whole(typed: Typed, lexicon: Lexicon) -> str:
    """The word that was misspelled and typed as two, of which one is no word; else ""."""
    whole = _as_one(typed)
    if len(whole) <= _JOINED or typed.name or lexicon.usage(stem(whole)).articles:
        return ""
    strange = any(
        not lexicon.usage(stem(part)).articles and lexicon.frequency(part) is None
        for part in (typed.word, typed.after)
    )
    near = lexicon.near(whole, 1) if strange else ()
    return _whole_word(near[0], lexicon) if near else ""


def _as_one(typed: Typed) -> str:
    """A word and the one after it as one, where these may have been one; else ""."""
    whole = typed.word + typed.after
    small = typed.word in STOPWORDS and typed.after in STOPWORDS
    fits = typed.after and not small and whole.isalpha() and len(whole) >= _JOINED
    return whole if fits else ""
