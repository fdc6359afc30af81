"""The words of a text as they were typed: what stands beside each, what is written as a name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.news.text import STOPWORDS, words

_HEADLINE = 5
"""Words of a text that, all in capitals, say nothing by them."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A word as typed; `name`: it is written as one; its neighbours, of a full name or any.

    `said` is how it was typed where that was in two, `told` what headlines say it was meant as.
    """

    word: str
    name: bool = False
    before: str = ""
    after: str = ""
    full: tuple[str, str] = ("", "")
    said: str = ""
    told: tuple[str, ...] = ()


def typed_words(text: str) -> Iterator[Typed]:
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
        yield Typed(word, name, before[0], after[0], full)


def _is_name(chunk: str) -> bool:
    """Whether a word is written as a name: with a capital, but not all in capitals."""
    letters = re.sub(r"[\W\d_]", "", chunk)
    return letters[:1].isupper() and not (letters.isupper() and len(letters) > 1)
