"""Suggestions: how what somebody is typing may go on; what is suggested is what will be found."""

import re
from collections.abc import Callable, Iterator

from bot.news.coverage import Archive, Order, Selection
from bot.news.freetext.tables import ENGLISH, command_words, speech
from bot.news.outlets import Names
from bot.news.spelling import allowed_edits
from bot.news.text import STOPWORDS, clip, fold, squash, stem, words
from bot.news.topic import read_topic

_ENGLISH = speech(ENGLISH)
_SPOKEN = _ENGLISH.small | _ENGLISH.words("generic") | command_words(ENGLISH)
LONGEST = 100
"""Characters of a choice (Discord API, Application Command Option Choice)."""

_SHORTEST = 2
_COMPLETIONS = 40
_ASKED = 3
"""Lines of which it is asked whether they find anything."""
_LEADING = _ENGLISH.words("leading", "naming", "excluding") | {"about", "publish", "published"}
_NAMING = _ENGLISH.words("naming", "excluding")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\S+")


def lines(typed: str, most: int, archive: Archive, finds: Callable[[str], bool]) -> tuple[str, ...]:
    """Whole lines for what was typed so far: outlets that its last words begin, then headlines.

    `finds` says whether a line is answered with anything; it is asked of a few.
    """
    found = [*_outlets(typed, most // 2, archive, finds), *_headlines(typed, most, archive, finds)]
    return tuple(dict.fromkeys(found))[:most]


def topics(typed: str, most: int, archive: Archive) -> tuple[str, ...]:
    """Headlines for the words typed so far, best first; for none the newest stories and articles.

    Long ones are cut.
    """
    if typed.strip():
        titles = _about(typed, most, archive)
    else:
        newest = archive.articles(Selection(), Order.NEWEST, most)
        stories = archive.newest_stories(most // 2)
        titles = [story.name for story in stories] + [hit.article.title for hit in newest]
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


def _outlets(
    typed: str, most: int, archive: Archive, finds: Callable[[str], bool]
) -> Iterator[str]:
    """The text with its last words completed to an outlet's name: the most words that begin one.

    They stand alone, or behind a word that leads to an outlet; beside a topic only outlets that
    have anything on it.
    """
    starts = [match.start() for match in _WORD.finditer(typed)]
    for start in starts[-4:]:
        begun = squash(typed[start:])
        before = words(typed[:start])
        led = not before or before[-1] in _LEADING
        if led and len(begun) >= _SHORTEST and begun not in _SPOKEN:
            found = archive.outlets_beginning(begun, most)
            named = [typed[:start] + outlet.name for outlet in found]
            alone = all(_is_spoken(word) or word in _LEADING for word in before)
            yield from named if alone else filter(finds, named[:_ASKED])
            if found:
                return


def _headlines(
    typed: str, most: int, archive: Archive, finds: Callable[[str], bool]
) -> Iterator[str]:
    """The text with what follows its command words completed to headlines.

    What a headline says of days may be read as days that are asked for.
    """
    start = next(
        (match.start() for match in _WORD.finditer(typed) if not _is_spoken(match[0])), len(typed)
    )
    outlet = words(typed[:start])[-1:]
    if len(typed) - start <= _SHORTEST or _NAMING.intersection(outlet):
        return
    for title in _about(typed[start:], most, archive):
        line = typed[:start] + title
        if not start or not _DIGIT.search(title) or finds(line):
            yield line


def _about(typed: str, most: int, archive: Archive) -> list[str]:
    """The newest headlines that have what was typed; those that go on so come first.

    The last word may only have begun; words that no headline has with the others are read as what
    they may have been meant as.
    """
    head, _, last = typed.rpartition(" ")
    exact = [{stem(word): 1.0} for word in words(head) if word not in STOPWORDS]
    begun = _completions(words(last)[-1:], archive, alone=not exact)
    if not (exact or begun):
        return []
    letters = words(last)[-1:]
    titles = _titles(exact, begun, letters, most, archive)
    if not titles and exact:
        terms = read_topic(head, archive).terms
        meant = [{term.stem: 1.0} for term in terms]
        titles = _titles(meant, begun, letters, most, archive)
    folded = f" {fold(typed.strip())}"
    return sorted(dict.fromkeys(titles), key=lambda title: folded not in f" {fold(title)}")


_Groups = list[dict[str, float]]


def _titles(
    head: _Groups, begun: _Groups, letters: list[str], most: int, archive: Archive
) -> list[str]:
    """The newest titles that have the words and what the last one may become.

    Then those with any word that begins so, then those of articles that have it all anywhere.
    """
    found = [*archive.titles([*head, *begun], most)]
    if len(found) < most and head:
        found += archive.titles(head, most, beginning="".join(letters))
    if len(found) < most:
        found += archive.titles([*head, *begun], most, anywhere=True)
    return found


def _completions(last: list[str], archive: Archive, *, alone: bool) -> list[dict[str, float]]:
    """The stems that the word being typed may become: it goes on, or it is a slip of another.

    A small word says nothing where it stands alone.
    """
    if not last:
        return []
    (word,) = last
    found = [*archive.words_beginning(word, _COMPLETIONS)]
    if alone:
        found = [one for one in found if one not in STOPWORDS]
    if not found and allowed_edits(word):
        found = list(archive.near(word, 1))[:_COMPLETIONS]
    stems = {stem(one): 1.0 for one in found}
    if not stems and alone and word in STOPWORDS:
        return []
    return [stems or {stem(word): 1.0}]


def _is_spoken(text: str) -> bool:
    return all(word in _SPOKEN for word in words(text))
