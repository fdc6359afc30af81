"""Links in a message: every address that stands in it, as plain text, masked or in brackets."""

import re
from datetime import UTC, datetime, timedelta

from bot.news.urls import canonical

_MARK = re.compile(r"<(?:@[!&]?\d+|#\d+|a?:\w+:\d+|/[^:>]+:\d+|id:\w+)>|@(?:everyone|here)\b")
_ABOUT_MARK = re.compile(rf"\b(?:on|about|for|of|from|by)\s+(?:{_MARK.pattern})", re.IGNORECASE)
_STAMP = re.compile(r"<t:(-?\d{1,18})(?::\w)?>")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

MOST = 10
"""Links of one message that are looked at."""

_PATH = r"(?:(?!\]\()[^\s<>|`\"“”„«»])+"
"""What an address may have behind its host: no quotes, no backtick, not what ends a masked text."""

_LINK = re.compile(
    rf"https?://{_PATH}|(?<![\w@./-])(?:[a-z0-9-]+\.)+[a-z]{{2,}}/{_PATH}", re.IGNORECASE
)
_MASKED = re.compile(r"\[[^\[\]\n]{0,300}\]\(\s*<?(https?://[^\s<>()]+)>?\s*\)")
_SENTENCE_END = ".,;:!?]}’'*_~…。）」\\"


def links_in(text: str) -> tuple[str, ...]:
    """The addresses in a text that may be an article's, in order, each once."""
    found: dict[str, str] = {}
    for match in _LINK.finditer(text):
        address = _ended(match[0])
        if key := _key(address):
            found.setdefault(key, address)
    return tuple(found.values())


def without_marks(text: str, *, dated: bool = False) -> str:
    """A text without Discord's mentions, emoji and timestamps; `dated`: these as `2022-03-24`."""
    return _MARK.sub(" ", _STAMP.sub(_day if dated else " ", text))


def about_mark(text: str) -> bool:
    """Whether a text asks about a person, a role or a channel that it mentions: `who is on @x`."""
    return _ABOUT_MARK.search(text) is not None


def _day(stamp: re.Match[str]) -> str:
    try:
        return (_EPOCH + timedelta(seconds=int(stamp[1]))).date().isoformat()
    except OverflowError:
        return " "


def without_links(text: str) -> str:
    """A text without the addresses in it, nor the words that were laid over one."""
    return _LINK.sub(_rest, _MASKED.sub(_unmasked, text))


def _unmasked(match: re.Match[str]) -> str:
    return " " if _key(_ended(match[1])) else match[0]


def _rest(match: re.Match[str]) -> str:
    """What is left of a match without its address."""
    address = _ended(match[0])
    return " " + match[0][len(address) :] if _key(address) else match[0]


def _key(address: str) -> str | None:
    """The canonical address; None for a host alone, which is no article."""
    key = canonical(address)
    return key if key and ("/" in key or "?" in key) else None


def _ended(address: str) -> str:
    """An address without the marks of the sentence that it stands in."""
    while address and (address[-1] in _SENTENCE_END or _opens_less(address)):
        address = address[:-1]
    return address


def _opens_less(address: str) -> bool:
    """Whether its last character closes a bracket that stands before it."""
    return address[-1] == ")" and address.count(")") > address.count("(")
