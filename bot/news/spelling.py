"""How near two spellings are: what counts as a typo, and of what."""

from collections.abc import Iterable

import jellyfish
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA, Indel

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


def sound(word: str) -> str:
    """How an English word sounds: its Metaphone key (Philips 1990), mostly its consonants."""
    return jellyfish.metaphone(word)


def likeness(one: str, other: str) -> float:
    """How alike two folded texts are, 0 to 1: shared characters in order (normalised Indel)."""
    return Indel.normalized_similarity(one, other)


def contains(whole: str, part: str) -> float:
    """How well a text contains another, 0 to 1, wherever it stands (RapidFuzz partial ratio)."""
    return fuzz.partial_ratio(whole, part) / 100
