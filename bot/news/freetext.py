"""Free text, read simply: kind by its words, outlets, ISO dates, a link; the rest is the topic."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from bot.news.article import Outlet
from bot.news.dates import EVER, Period, read_option
from bot.news.followups import carried, follows
from bot.news.links import links_in, without_links, without_marks
from bot.news.naming import Message, Names, Token, cues_before, named_outlets
from bot.news.phrasings import (
    CONTINUING,
    CREDITING,
    GENERIC,
    LONGEST_PHRASE,
    NEGATIONS,
    NEWEST,
    NUMBER_WORDS,
    PHRASES,
    PIECES,
    SINCE,
    UNTIL,
    WEAK,
)
from bot.news.question import (
    LONGEST,
    About,
    Compare,
    Help,
    Latest,
    Nothing,
    Piece,
    Profile,
    Question,
    Search,
    Sources,
    Summary,
    Timeline,
    Wanted,
    WhoReported,
    asked_links,
    ordered,
)
from bot.news.spelling import nearest_words
from bot.news.text import INVISIBLE, STOPWORDS, stem, unmarked, words
from bot.news.topic import Lexicon

_TOKEN = re.compile(
    r"\d{4}-\d{2}(?:-\d{2})?(?!\d)|[£$€]?\d[\d.,]*\d[\w%]*|(?:[a-z]\.){2,}"
    r"|(?:[\w-]+\.)+[a-z]{2,}\b|[\w'’]+",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[*_~`|<>#\[\]()\\\s]+")
_DATE = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")


def read_text(
    text: str,
    lexicon: Lexicon,
    names: Names,
    limit: int | None = None,
    before: Question | None = None,
) -> Question:
    """A message → the likeliest question; one without a topic may follow the question `before`.

    Never raises: the unreadable is a search or nothing.
    """
    plain = unmarked(INVISIBLE.sub("", without_marks(text[:LONGEST], dated=True)))
    links = links_in(plain)
    tokens = _tokens(without_links(plain))
    if len(links) > 1:
        return asked_links(links)
    if not tokens and not links:
        return Nothing()
    kind, phrase = _kind(tokens, lexicon)
    newest, counted = _newest(tokens)
    if newest:
        kind, phrase, limit = Latest, counted, limit or newest
    message = Message(tokens, kind in {Compare, Profile}, lexicon, names)
    wanted = replace(_wanted(message, phrase), url=links[0] if links else None, limit=limit)
    spoken = {token.folded for token in tokens}
    if before and (after := follows(kind, wanted, before, continuing=bool(spoken & CONTINUING))):
        kind, wanted = after, carried(wanted, before)
    return _settle(kind, wanted, crediting=bool(spoken & CREDITING))


def _wanted(message: Message, phrase: set[int]) -> Wanted:
    """Topic, outlets and days, from what is left beside the words that name the kind."""
    tokens = message.tokens
    period, dated = _dates(tokens)
    used = phrase | dated
    outlets = named_outlets(message, used)
    cues = {place for found in outlets for place in cues_before(tokens, found.start)}
    used |= cues | {place for found in outlets for place in range(found.start, found.end)}
    period, notes = ordered(period)
    return Wanted(
        topic=_topic(tokens, used, message.lexicon),
        outlets=_unique(found.outlet for found in outlets if not found.excluded),
        excluded=_unique(found.outlet for found in outlets if found.excluded),
        period=period,
        notes=(*notes, *_negations(tokens, cues)),
    )


def _tokens(text: str) -> list[Token]:
    tokens: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(text):
        raw = match[0].strip("_'’")
        folded = " ".join(words(raw))
        if folded:
            gap = _MARKS.sub(" ", text[end : match.start()])
            tokens.append(Token(raw, folded, gap if gap.strip() else " "))
            end = match.end()
    return tokens


def _negations(tokens: Sequence[Token], cues: set[int]) -> tuple[str, ...]:
    """That a negation was not understood, where one stands that excludes no outlet."""
    found = (token.raw for place, token in enumerate(tokens) if place not in cues)
    negation = next((raw for raw in found if raw.lower().replace("’", "'") in NEGATIONS), None)
    if negation is None:
        return ()
    return (f"“{negation}” was left out: what articles do not say cannot be asked",)


def _kind(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[type[Question] | None, set[int]]:
    """The kind that the longest phrasing names, the earlier of two; and where its words stand.

    A greeting, which asks for help, gives way to any other.
    """
    spoken = [_command_word(token.folded, lexicon) for token in tokens]
    chosen: type[Question] | None = None
    used: set[int] = set()
    for length in range(LONGEST_PHRASE, 0, -1):
        for start in range(len(spoken) - length + 1):
            kind = PHRASES.get(tuple(spoken[start : start + length]))
            places = set(range(start, start + length))
            if kind is not None and chosen in (None, Help, kind) and not used & places:
                chosen = kind
                used |= places
    return chosen, used


def _newest(tokens: Sequence[Token]) -> tuple[int | None, set[int]]:
    """How many of the newest a message wants (`last three articles`), and where it says so."""
    for place, (before, number, after) in enumerate(
        zip(tokens, tokens[1:], tokens[2:], strict=False)
    ):
        if before.folded in NEWEST and after.folded in PIECES:
            word = number.folded
            found = NUMBER_WORDS.index(word) + 1 if word in NUMBER_WORDS else _digits(word)
            if found:
                return found, {place, place + 1, place + 2}
    return None, set()


def _digits(word: str) -> int | None:
    return int(word) or None if word.isdecimal() and len(word) <= _MOST_DIGITS else None


_MOST_DIGITS = 4
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
        day = _day(token.raw)
        if day is None:
            continue
        before = tokens[place - 1].folded if place else ""
        used.add(place)
        if before in SINCE | UNTIL | {"after", "before", "and", "on", "in"}:
            used.add(place - 1)
        if period.since and not period.until:
            period = replace(period, until=day.until)
        else:
            period = _days_named(before, day)
    return period, used


def _day(text: str) -> Period | None:
    try:
        return read_option(text) if _DATE.fullmatch(text) else None
    except ValueError:
        return None


def _days_named(word: str, day: Period) -> Period:
    """The days that a word before a date means: `after` and `before` leave the date itself out."""
    one = timedelta(days=1)
    if word == "after":
        return Period(day.until + one if day.until else None, None)
    if word == "before":
        return Period(None, day.since - one if day.since else None)
    if word in SINCE:
        return Period(day.since, None)
    return Period(None if word in UNTIL else day.since, day.until)


def _topic(tokens: Sequence[Token], used: set[int], lexicon: Lexicon) -> str:
    """What is left without the words about news as such; nothing where only small words stay."""
    left = [(place, token) for place, token in enumerate(tokens) if place not in used]
    kept = [one for one in left if _command_word(one[1].folded, lexicon) not in GENERIC]
    telling = [number for number, (_, token) in enumerate(kept) if not token.small]
    if all(kept[number][1].folded in WEAK for number in telling):
        return ""
    kept = kept[telling[0] : telling[-1] + 1]
    text = kept[0][1].raw
    for (before, _), (place, token) in pairwise(kept):
        text += (token.gap if place == before + 1 else " ") + token.raw
    return text


def _settle(kind: type[Question] | None, wanted: Wanted, *, crediting: bool) -> Question:
    """The question, once it is known what is left beside the words that name its kind."""
    if crediting and wanted.outlets:  # whom articles name is what they are about
        named = " ".join(outlet.name for outlet in wanted.outlets)
        topic = f"{wanted.topic} {named}".strip()
        return (kind if kind in _TOPICAL else WhoReported)(replace(wanted, topic=topic, outlets=()))
    if kind in (Help, About) and wanted.empty:
        return Help() if kind is Help else About()
    if len(wanted.outlets) > 1 and kind in (None, WhoReported, Profile, Compare):
        return Compare(wanted)
    if kind in (None, Profile, Help, About, Compare):
        return _unnamed(wanted, counted=kind is About)
    if kind is Search and wanted.empty:
        return Nothing()
    return kind(wanted)


_TOPICAL = (Sources, Timeline, WhoReported, Search, Summary)


def _unnamed(wanted: Wanted, *, counted: bool) -> Question:
    """The likeliest question where no phrasing names one; `counted`: how many was asked."""
    if wanted.outlets and not wanted.topic and not wanted.url:
        return Profile(wanted)
    if wanted.url:
        return Piece(wanted)
    if wanted.empty:
        return Nothing()
    return Sources(wanted) if counted else Search(wanted)


def _unique(outlets: Iterator[Outlet]) -> tuple[Outlet, ...]:
    return tuple(dict.fromkeys(outlets))
