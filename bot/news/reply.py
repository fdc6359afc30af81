"""Replies: the wording of an answer as data; a face decides how it looks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from bot.news.article import Article
from bot.news.dates import Precision, Published, published_text
from bot.news.text import clip

TITLE_LENGTH = 58
"""Characters of a headline in a list, cut at a word: with outlet and time two lines on a phone."""

WHOLE_TITLE = 300
"""Characters of a headline that is the answer."""


class Style(Enum):
    """How a piece of a line stands out."""

    PLAIN = "plain"
    STRONG = "strong"
    EMPHASIS = "emphasis"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a line: its text, its style, where it links to.

    `at`: the moment (aware UTC) that the text says, for faces that show it in the reader's zone.
    """

    text: str
    style: Style = Style.PLAIN
    url: str | None = None
    at: datetime | None = None


class Shape(Enum):
    """What a line is."""

    TEXT = "text"
    ITEM = "item"
    DETAIL = "detail"
    QUOTE = "quote"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a reply.

    `kept`: it belongs to the line before and stays on its page; `turns`: it begins a page.
    """

    spans: tuple[Span, ...]
    shape: Shape = Shape.TEXT
    kept: bool = False
    turns: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """What is said: the direct answer, the list that may go over pages, what stands under it.

    `refused`: the question could not be read as it was put, and the head says why.
    """

    head: tuple[Line, ...]
    items: tuple[Line, ...] = ()
    foot: tuple[Line, ...] = ()
    refused: bool = False


def plain(text: str) -> Span:
    """Text as it is."""
    return Span(text)


def strong(text: str) -> Span:
    """Text that carries the answer."""
    return Span(text, Style.STRONG)


def emphasis(text: str) -> Span:
    """Text that is somebody's words."""
    return Span(text, Style.EMPHASIS)


def line(*parts: str | Span, shape: Shape = Shape.TEXT, kept: bool = False) -> Line:
    """A line of spans; bare strings are plain."""
    spans = tuple(Span(part) if isinstance(part, str) else part for part in parts)
    return Line(spans, shape, kept)


def item(*parts: str | Span) -> Line:
    """A line of a list."""
    return line(*parts, shape=Shape.ITEM)


def detail(*parts: str | Span) -> Line:
    """A line that belongs to the list entry before it."""
    return line(*parts, shape=Shape.DETAIL, kept=True)


def quote(sentence: str) -> Line:
    """A sentence of an article, under its entry."""
    return Line((emphasis(in_quotes(sentence)),), Shape.DETAIL, kept=True)


def in_quotes(sentence: str) -> str:
    """A sentence between quotation marks; one that has marks of its own keeps those."""
    if sentence.count("”") > sentence.count("“"):
        sentence = sentence.removesuffix("”").rstrip()
    return sentence if sentence.startswith(("“", '"')) else f"“{sentence}”"


def quiet(*parts: str | Span) -> Line:
    """A line in small print."""
    return line(*parts, shape=Shape.QUIET)


def headline(article: Article, most: int = TITLE_LENGTH) -> Span:
    """An article's title, linked to it where it has an address."""
    return Span(clip(article.title, most), url=article.url)


def when(published: Published) -> Span:
    """The publication time in words, as exact as it is known; a day is the same in every zone."""
    exact = published.precision is Precision.MINUTE
    return Span(published_text(published), at=published.at if exact else None)


def plural(number: int, one: str, many: str | None = None) -> str:
    """`1 article`, `1,200 articles`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(names: Sequence[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    if len(names) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def spaced(spans: Iterable[Span], between: str = " · ") -> tuple[Span, ...]:
    """Spans with a separator between each two."""
    joined: list[Span] = []
    for span in spans:
        joined += [Span(between), span] if joined else [span]
    return tuple(joined)
