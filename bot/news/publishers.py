"""Outlets typed beside a topic: `oil prices bbc`, `nytimes.com tariffs`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.news.lexicon import Lexicon
from bot.news.text import STOPWORDS, squash, words

_MOST_WORDS = 5
"""Words of the longest name of an outlet that is looked for."""

_DOMAIN = re.compile(r"(?:www\.)?([\w-]+)(?:\.[a-z]{2,})+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Aside:
    """What a text says beside the name of an outlet, that name, the keys of who is called so."""

    rest: str
    name: str = ""
    outlets: tuple[str, ...] = ()


def aside(text: str, lexicon: Lexicon) -> Aside:
    """A text without the name of an outlet that ends it, or the domain of one that begins it.

    Something telling must be left. A text without such a name stays whole.
    """
    chunks = text.split()
    longest = min(_MOST_WORDS, len(chunks) - 1)
    parts = [(chunks[-length:], chunks[:-length]) for length in range(longest, 0, -1)]
    if longest > 0 and _DOMAIN.fullmatch(chunks[0]):
        parts.append((chunks[:1], chunks[1:]))
    names = {squashed for name, _ in parts for squashed in _squashed(name)}
    known = lexicon.publishing(names) if names else {}
    for name, rest in parts:
        keys = [key for squashed in _squashed(name) for key in known.get(squashed, ())]
        if keys and _tells(name) and _tells(rest):
            return Aside(" ".join(rest), " ".join(name), tuple(dict.fromkeys(keys)))
    return Aside(text)


def _squashed(chunks: Sequence[str]) -> list[str]:
    """How an outlet may be known that is written so: by the whole, by what a domain begins with."""
    domain = _DOMAIN.fullmatch(chunks[0]) if len(chunks) == 1 else None
    return [squash("".join(chunks)), *([squash(domain[1])] if domain else [])]


def _tells(chunks: Sequence[str]) -> bool:
    return any(word not in STOPWORDS for word in words(" ".join(chunks)))
