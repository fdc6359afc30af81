"""Suggestions: how what somebody is typing may go on; what is suggested is what will be found."""

import re
from collections.abc import Iterator

from bot.news.coverage import Archive, Order, Selection
from bot.news.evidence import best_of
from bot.news.naming import Names
from bot.news.phrasings import GENERIC, PHRASES
from bot.news.text import STOPWORDS, squash, words
from bot.news.topic import NEAR, read_topic

_SPOKEN = STOPWORDS | GENERIC | {word for phrase in PHRASES for word in phrase}
_SHORTEST = 2
_WORD = re.compile(r"\S+")


def lines(typed: str, most: int, archive: Archive) -> tuple[str, ...]:
    """Whole lines for what was typed so far: outlets that its last words begin, then headlines."""
    found = [*_outlets(typed, most // 2, archive), *_headlines(typed, most, archive)]
    return tuple(dict.fromkeys(found))[:most]


def topics(typed: str, most: int, archive: Archive) -> tuple[str, ...]:
    """Headlines for the words typed so far, best first; the newest for none."""
    if typed.strip():
        return tuple(dict.fromkeys(_about(typed, most, archive)))[:most]
    newest = archive.articles(Selection(), Order.NEWEST, most)
    return tuple(dict.fromkeys(hit.article.title for hit in newest))


def outlets(typed: str, most: int, archive: Archive, names: Names) -> tuple[str, ...]:
    """Names of outlets with articles here that the letters typed so far begin or misspell.

    The biggest come first, also for no letters.
    """
    squashed = squash(typed)
    begun = archive.outlets_beginning(squashed, most)
    near = None if begun else names.nearly(squashed)
    found = [*begun, *([near] if near and names.present(near) else [])]
    return tuple(dict.fromkeys(outlet.name for outlet in found))


def _outlets(typed: str, most: int, archive: Archive) -> Iterator[str]:
    """The text with its last words, the fewest that do, completed to an outlet's name."""
    starts = [match.start() for match in _WORD.finditer(typed)]
    for start in reversed(starts[-4:]):
        begun = squash(typed[start:])
        if len(begun) >= _SHORTEST and begun not in _SPOKEN:
            for outlet in archive.outlets_beginning(begun, most):
                yield typed[:start] + outlet.name


def _headlines(typed: str, most: int, archive: Archive) -> Iterator[str]:
    """The text with what follows its command words completed to headlines."""
    start = next(
        (match.start() for match in _WORD.finditer(typed) if not _is_spoken(match[0])), len(typed)
    )
    if len(typed) - start > _SHORTEST:
        for title in _about(typed[start:], most, archive):
            yield typed[:start] + title


def _about(typed: str, most: int, archive: Archive) -> Iterator[str]:
    """The headlines of articles that are about what was typed, its last word perhaps not whole."""
    last = words(typed)[-1:]
    if not last:
        return
    begun = archive.words_beginning(last[0], 1) if not typed.endswith(" ") else ()
    text = typed[: len(typed) - len(last[0])] + begun[0] if begun else typed
    topic = read_topic(text, archive)
    scores = archive.find(topic, max(NEAR, topic.enough), strictly=True)
    for hit in best_of(archive, Selection(), scores, topic)[:most]:
        yield hit.article.title


def _is_spoken(text: str) -> bool:
    return all(word in _SPOKEN for word in words(text))
