"""Texts without an address: recognised as the article that they are a copy of, or left alone."""

from collections.abc import Sequence

from bot.news.article import Article, Sighting
from bot.news.spelling import likeness, nearest_words
from bot.news.text import squash, telling, words

_KEY_WORDS = 4
SAME_TITLE = 0.92
"""Likeness of two titles from which they may be one; headline edits change a word or two."""

SAME_TEXT = 0.5
"""Share of an excerpt's telling words that the text must have: by chance it is about a fifth."""


NUMBERS = frozenset(
    """
    no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    hundred hundreds thousand thousands million millions billion billions dozen dozens half first
    second third fourth fifth last monday tuesday wednesday thursday friday saturday sunday
    """.split()
)
"""Words that make two headlines two stories when they differ."""


def recognise(text: Sighting, candidates: Sequence[Article]) -> Article | None:
    """The one article that a text without an address is; None where there is none, or a doubt."""
    title = squash(text.title)
    near = [one for one in candidates if _same(text, title, one)]
    exact = [one for one in near if squash(one.title) == title]
    for group in (exact, near):
        if len(group) > 1:
            group = _by_outlet(text, group)  # noqa: PLW2901 - the doubt is settled or it stays
        if len(group) == 1:
            return group[0]
        if group:
            return None
    return None


def _same(text: Sighting, title: str, article: Article) -> bool:
    if likeness(title, squash(article.title)) < SAME_TITLE or not _agree(text, article):
        return False
    if not _only_typos(words(text.title), words(article.title)):
        return False
    if not text.body or not (article.excerpt or article.body):
        return bool(text.outlet or text.domain) and len(words(text.title)) > _KEY_WORDS
    wanted = set(telling(words(article.excerpt or article.body)))
    having = set(words(text.body)) | set(words(text.title))
    return len(wanted & having) >= SAME_TEXT * len(wanted)


def _only_typos(one: list[str], other: list[str]) -> bool:
    """Whether two titles differ in typos or in words added to one of them, never in numbers."""
    here, there = set(one) - set(other), set(other) - set(one)
    if any(word in NUMBERS or any(char.isdigit() for char in word) for word in here | there):
        return False
    pairs = ((here, there), (there, here))
    return any(all(nearest_words(word, others) for word in these) for these, others in pairs)


def _agree(text: Sighting, article: Article) -> bool:
    """Whether nothing that is known of both speaks against it: outlet, day."""
    outlet = squash(text.outlet or text.domain)
    known = {squash(article.outlet.name), squash(article.outlet.domain or "")}
    days = (text.published.day, article.published.day)
    return (not outlet or outlet in known) and (None in days or days[0] == days[1])


def _by_outlet(text: Sighting, candidates: list[Article]) -> list[Article]:
    """Of several, those whose outlet the text names: its sign-up lines and bylines do."""
    body = f" {' '.join(words(text.body))} "
    named = [one for one in candidates if f" {' '.join(words(one.outlet.name))} " in body]
    return named or candidates
