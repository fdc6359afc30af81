"""The words of a corpus and of English, as what reads text sees them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol


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

    def alike(self, word: str, edits: int) -> Sequence[str]:
        """The words of the corpus within so many edits that begin with the same letter.

        The ones in most articles come first.
        """
        ...

    def words_beginning(self, start: str, most: int) -> Sequence[str]:
        """The words of the corpus that begin so, the ones in most articles first."""
        ...

    def meet(self, stems: Sequence[str]) -> bool:
        """Whether any article has all of some stems."""
        ...

    def headlines(
        self, groups: Sequence[Mapping[str, float]], most: int, *, strictly: bool
    ) -> Sequence[str]:
        """The headlines, as folded words, that have most of some groups of stems with weights.

        Of each group the stem with most weight counts; `strictly`: only those with one of each.
        """
        ...

    def publishing(self, squashed: Iterable[str]) -> Mapping[str, Sequence[str]]:
        """Squashed name → the keys of the outlets with articles that are called so."""
        ...

    def titled(self, text: str) -> bool:
        """Whether a text is the title of an article, whole but for case and punctuation."""
        ...
