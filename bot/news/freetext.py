"""Free text, read simply: kind by its words, outlets, ISO dates, a link; the rest is the topic."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.news.article import Outlet
from bot.news.dates import EVER, Period, read_option
from bot.news.naming import Message, Names, Token, cues_before, named_outlets
from bot.news.phrasings import (
    CREDITING,
    GENERIC,
    LONGEST_PHRASE,
    PHRASES,
    SINCE,
    UNTIL,
)
from bot.news.question import (
    LONGEST,
    About,
    Compare,
    Help,
    Nothing,
    Piece,
    Profile,
    Question,
    Search,
    Wanted,
    WhoReported,
)
from bot.news.spelling import nearest_words
from bot.news.text import INVISIBLE, STOPWORDS, stem, unmarked, words
from bot.news.topic import Lexicon
from bot.news.urls import canonical

_MENTION = re.compile(r"<(?:@[!&]?|#|a?:\w+:)\d+>|@(?:everyone|here)\b")
_LINK = re.compile(
    r"https?://[^\s<>|]+|(?<![\w@./-])(?:[a-z0-9-]+\.)+[a-z]{2,}/[^\s<>|]+", re.IGNORECASE
)
_TOKEN = re.compile(r"\d{4}-\d{2}(?:-\d{2})?(?!\d)|(?:[\w-]+\.)+[a-z]{2,}\b|[\w'’]+", re.IGNORECASE)
_DATE = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")
_SENTENCE_END = ".,;:!?)]}’'\"”*_"


def read_text(text: str, lexicon: Lexicon, names: Names, limit: int | None = None) -> Question:
    """A message → the likeliest question. Never raises: the unreadable is a search or nothing."""
    plain = unmarked(INVISIBLE.sub("", _MENTION.sub(" ", text[:LONGEST])))
    link = _link(plain)
    tokens = _tokens(plain.replace(link, " ") if link else plain)
    if not tokens and not link:
        return Nothing()
    kind, phrase = _kind(tokens, lexicon)
    period, dated = _dates(tokens)
    used = phrase | dated
    message = Message(tokens, kind in {Compare, Profile}, lexicon, names)
    outlets = named_outlets(message, used)
    for found in outlets:
        used.update(range(found.start, found.end))
        used.update(cues_before(tokens, found.start))
    topic = _topic([token for place, token in enumerate(tokens) if place not in used], lexicon)
    wanted = Wanted(
        topic=topic,
        url=link,
        outlets=_unique(found.outlet for found in outlets if not found.excluded),
        excluded=_unique(found.outlet for found in outlets if found.excluded),
        period=period,
        limit=limit,
    )
    return _settle(kind, wanted, any(token.folded in CREDITING for token in tokens))


def _link(text: str) -> str | None:
    for match in _LINK.finditer(text):
        address = match[0].rstrip(_SENTENCE_END)
        key = canonical(address)
        if key and "/" in key:
            return address
    return None


def _tokens(text: str) -> list[Token]:
    raw = [match[0].strip("_'’") for match in _TOKEN.finditer(text)]
    pairs = [(one, " ".join(words(one))) for one in raw]
    return [Token(one, folded) for one, folded in pairs if folded]


def _kind(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[type[Question] | None, set[int]]:
    """The kind that the longest phrasing names, the earlier of two; and where its words stand."""
    spoken = [_command_word(token.folded, lexicon) for token in tokens]
    chosen: type[Question] | None = None
    used: set[int] = set()
    for length in range(LONGEST_PHRASE, 0, -1):
        for start in range(len(spoken) - length + 1):
            kind = PHRASES.get(tuple(spoken[start : start + length]))
            places = set(range(start, start + length))
            if kind is not None and chosen in (None, kind) and not used & places:
                chosen = kind
                used |= places
    return chosen, used


_SURE, _COMMAND_EDITS = 6, 2
_COMMAND_WORDS = tuple(sorted({word for phrase in PHRASES for word in phrase if len(word) > 4}))  # noqa: PLR2004 - shorter ones have no typos


def _command_word(word: str, lexicon: Lexicon) -> str:
    """A misspelled command word put right; words of the corpus or of English stay."""
    if (
        word in STOPWORDS
        or lexicon.frequency(word) is not None
        or lexicon.usage(stem(word)).articles
    ):
        return word
    near = nearest_words(word, _COMMAND_WORDS, _COMMAND_EDITS if len(word) > _SURE else None)
    return near[0][0] if near else word


def _dates(tokens: Sequence[Token]) -> tuple[Period, set[int]]:
    """The period that ISO dates in a message name, and where they and their words stand."""
    period, used = EVER, set[int]()
    for place, token in enumerate(tokens):
        if not _DATE.fullmatch(token.raw):
            continue
        try:
            day = read_option(token.raw)
        except ValueError:
            continue
        before = tokens[place - 1].folded if place else ""
        used.add(place)
        if before in SINCE | UNTIL | {"and", "on", "in"}:
            used.add(place - 1)
        if period.since and not period.until:
            period = replace(period, until=day.until)
        elif before in SINCE:
            period = replace(period, since=day.since)
        else:
            period = Period(None if before in UNTIL else day.since, day.until)
    return period, used


def _topic(tokens: Sequence[Token], lexicon: Lexicon) -> str:
    """What is left without the words about news as such; nothing where only small words stay."""
    kept = [token for token in tokens if _command_word(token.folded, lexicon) not in GENERIC]
    telling = [place for place, token in enumerate(kept) if not token.small]
    if not telling:
        return ""
    return " ".join(token.raw for token in kept[telling[0] : telling[-1] + 1])


def _settle(kind: type[Question] | None, wanted: Wanted, crediting: bool) -> Question:  # noqa: FBT001
    """The question, once it is known what is left beside the words that name its kind."""
    if crediting and wanted.outlets and not wanted.topic:
        names = " ".join(outlet.name for outlet in wanted.outlets)
        return WhoReported(replace(wanted, topic=names, outlets=()))
    if kind in (Help, About):
        if wanted.empty:
            return Help() if kind is Help else About()
        kind = None
    if kind is None and len(wanted.outlets) > 0 and not wanted.topic and not wanted.url:
        return Profile(wanted)
    if kind is Profile and not wanted.outlets:
        kind = None
    if kind is Profile and wanted.topic:
        kind = Search
    if kind is Compare and len(wanted.outlets) < 2:  # noqa: PLR2004 - it takes two
        kind = Search
    if kind is None:
        return Piece(wanted) if wanted.url else Search(wanted) if not wanted.empty else Nothing()
    if kind is Search and wanted.empty:
        return Nothing()
    return kind(wanted)


def _unique(outlets: Iterator[Outlet]) -> tuple[Outlet, ...]:
    return tuple(dict.fromkeys(outlets))
