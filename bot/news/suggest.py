"""Suggestions: how what somebody is typing may go on; what is suggested is what will be found."""

import re
from collections.abc import Iterator

from bot.news.coverage import Archive, OnTopic, Order, Selection
from bot.news.evidence import best_of
from bot.news.freetext.tables import ENGLISH, command_words, speech
from bot.news.outlets import Names
from bot.news.text import clip, fold, squash, words
from bot.news.topic import NEAR, read_topic

_ENGLISH = speech(ENGLISH)
_SPOKEN = _ENGLISH.small | _ENGLISH.words("generic") | command_words(ENGLISH)
LONGEST = 100
"""Characters of a choice (Discord API, Application Command Option Choice)."""

_SHORTEST = 2
_COMPLETIONS = 5
_LEADING = _ENGLISH.words("leading", "naming", "excluding") | {"about", "publish", "published"}
_WORD = re.compile(r"\S+")


def lines(typed: str, most: int, archive: Archive) -> tuple[str, ...]:
    """Whole lines for what was typed so far: outlets that its last words begin, then headlines."""
    found = [*_outlets(typed, most // 2, archive), *_headlines(typed, most, archive)]
    return tuple(dict.fromkeys(found))[:most]


def topics(typed: str, most: int, archive: Archive) -> tuple[str, ...]:
    """Headlines for the words typed so far, best first; the newest for none. Long ones are cut."""
    if typed.strip():
        titles = _about(typed, most, archive)
    else:
        newest = archive.articles(Selection(), Order.NEWEST, most)
        titles = [hit.article.title for hit in newest]
    return tuple(dict.fromkeys(_cut(title) for title in titles))[:most]


def _cut(title: str) -> str:
    """A headline that can be chosen, cut between two words: with fewer words it is found too."""
    return clip(title, LONGEST).removesuffix("…")


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
    """The text with its last words completed to an outlet's name: the most words that begin one.

    They stand alone, or behind a word that leads to an outlet.
    """
    starts = [match.start() for match in _WORD.finditer(typed)]
    for start in starts[-4:]:
        begun = squash(typed[start:])
        before = words(typed[:start])[-1:]
        led = not before or before[0] in _LEADING
        if led and len(begun) >= _SHORTEST and begun not in _SPOKEN:
            found = archive.outlets_beginning(begun, most)
            yield from (typed[:start] + outlet.name for outlet in found)
            if found:
                return


def _headlines(typed: str, most: int, archive: Archive) -> Iterator[str]:
    """The text with what follows its command words completed to headlines."""
    start = next(
        (match.start() for match in _WORD.finditer(typed) if not _is_spoken(match[0])), len(typed)
    )
    if len(typed) - start > _SHORTEST:
        for title in _about(typed[start:], most, archive):
            yield typed[:start] + title


def _about(typed: str, most: int, archive: Archive) -> list[str]:
    """The headlines of articles that are about what was typed; those that go on so come first."""
    titles: list[str] = []
    for text in _completed(typed, archive):
        topic = read_topic(text, archive)
        wanted = Selection(OnTopic(topic, max(NEAR, topic.enough)))
        titles += [hit.article.title for hit in best_of(archive, wanted, most)]
    begun = f" {fold(typed.strip())}"
    return sorted(dict.fromkeys(titles), key=lambda title: begun not in f" {fold(title)}")


def _completed(typed: str, archive: Archive) -> Iterator[str]:
    """What was typed, its last word as it stands and as the commonest words that begin so."""
    head, space, last = typed.rpartition(" ")
    begun = words(last)[-1:]
    found = archive.words_beginning(begun[0], _COMPLETIONS) if begun else ()
    yield from (head + space + word for word in found)
    yield head if head and words(head) else typed


def _is_spoken(text: str) -> bool:
    return all(word in _SPOKEN for word in words(text))
