"""How near two spellings are: what counts as a typo, and of what."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

import jellyfish
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA, Indel, Prefix

_SURE = 8
_SHORTEST = 4


def allowed_edits(word: str) -> int:
    """Edits (optimal string alignment) of a typo: none below 4 letters, 1 below 8, else 2."""
    return 0 if len(word) < _SHORTEST else 1 if len(word) < _SURE else 2


def nearest_words(
    word: str, vocabulary: Iterable[str], most: int | None = None
) -> list[tuple[str, int]]:
    """Words of a vocabulary within the allowed edits (or `most`), with distance, nearest first."""
    most = allowed_edits(word) if most is None else most
    if not most:
        return []
    found = process.extract(
        word,
        tuple(vocabulary),
        scorer=OSA.distance,
        score_cutoff=most,
        limit=16,
    )
    return sorted(((text, int(distance)) for text, distance, _ in found), key=lambda hit: hit[1])


def within(word: str, listed: Sequence[str], edits: int) -> list[tuple[str, int]]:
    """Those of some words that are within so many edits of one, with their places in the list."""
    found = process.extract(word, listed, scorer=OSA.distance, score_cutoff=edits, limit=None)
    return [(text, int(place)) for text, _, place in found]


_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEIGHBOURS = {
    (one, other)
    for number, row in enumerate(_ROWS)
    for place, one in enumerate(row)
    for near in (row, *_ROWS[number + 1 : number + 2], *_ROWS[max(0, number - 1) : number])
    for other in near[max(0, place - 1) : place + 2]
    if one != other
}
"""Keys that lie beside each other on a QWERTY keyboard."""


def is_slip(typed: str, word: str) -> bool:
    """Whether a short word was typed with a slip of the finger.

    Its letters in another order with the first in place or swapped, one missing or doubled, one
    key beside the right one.
    """
    if typed == word or abs(len(typed) - len(word)) > 1 or OSA.distance(typed, word) != 1:
        return False
    if len(typed) == len(word):
        pairs = [(one, other) for one, other in zip(typed, word, strict=True) if one != other]
        return len(pairs) > 1 or pairs[0] in _NEIGHBOURS
    longer, shorter = sorted((typed, word), key=len, reverse=True)
    doubled = any(one == other for one, other in pairwise(longer))
    missing = len(typed) < len(word) and typed[0] == word[0] and len(typed) > 1
    return missing or (doubled and len(typed) > len(word) and set(longer) == set(shorter))


def begun_alike(one: str, other: str) -> int:
    """How many first letters two words share."""
    return Prefix.similarity(one, other)


@lru_cache(maxsize=32_768)
def sound(word: str) -> str:
    """How an English word sounds: its Metaphone key (Philips 1990), mostly its consonants."""
    return jellyfish.metaphone(word)


def likeness(one: str, other: str) -> float:
    """How alike two folded texts are, 0 to 1: shared characters in order (normalised Indel)."""
    return Indel.normalized_similarity(one, other)


def in_common(one: Sequence[str], other: Sequence[str]) -> float:
    """How alike two lists of words are, 0 to 1: shared words in order (normalised Indel)."""
    return Indel.normalized_similarity(one, other)


def contains(whole: str, part: str) -> float:
    """How well a text contains another, 0 to 1, wherever it stands (RapidFuzz partial ratio)."""
    return fuzz.partial_ratio(whole, part) / 100


_EDIT = 6.0
_EDITS = 10.5
_FARTHER = 4.5
_CHEAPER = {"swapped": -1.0, "doubled": -1.2, "missing": -0.5, "beside": -0.3, "vowel": -0.5}
_DEARER = {"other": 1.0, "added": 0.5}
_FIRST_LETTER = 1.5
_SMALL_WORD = 1.0
_SAME_SOUND = 1.2
_VOWELS = frozenset("aeiouy")


def slip_cost(typed: str, word: str) -> float:
    """How unlikely it is that a word was typed so: -ln of its probability, about; 0 for itself.

    A noisy channel (Kernighan, Church and Gale 1990) with classes of edits in place of letters.
    """
    edits = int(OSA.distance(typed, word))
    if not edits:
        return 0.0
    cost = _EDIT + _edit_cost(typed, word) if edits == 1 else _EDITS + _FARTHER * (edits - 2)
    if typed[0] != word[0]:
        cost += _FIRST_LETTER
    if len(typed) <= _SHORTEST:
        cost += _SMALL_WORD * min(edits, 3)
    if sound(typed) == sound(word):
        cost -= _SAME_SOUND * min(edits, 4)
    return cost


def _edit_cost(typed: str, word: str) -> float:
    """What the one edit between two words costs more or less than another one."""
    place = begun_alike(typed, word)
    if len(typed) != len(word):
        longer = max(typed, word, key=len)
        if place and longer[place] == longer[place - 1]:
            return _CHEAPER["doubled"]
        return _CHEAPER["missing"] if longer is word else _DEARER["added"]
    if typed[place + 1 :] != word[place + 1 :]:
        return _CHEAPER["swapped"]
    pair = typed[place], word[place]
    if pair in _NEIGHBOURS:
        return _CHEAPER["beside"]
    return _CHEAPER["vowel"] if _VOWELS.issuperset(pair) else _DEARER["other"]
