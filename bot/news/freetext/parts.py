"""Several questions in one message: where one ends and the next begins."""

import re
from collections.abc import Iterator

from bot.news.freetext.message import Message
from bot.news.freetext.tables import PHRASINGS

_SENTENCE = re.compile(
    r"(?<=[?!])\s+|(?<=[^\s.\d]{2}[.])\s+(?=[A-Z])|(?<=[?!.])\s*[\"”]\s+|\n+|;\s+"
    r"|(?:^|(?<=\s))[\da-f]\)\s+(?=\S)|^(?:\d\.|[-•*])\s+(?=\S)",
    re.MULTILINE,
)
_SHY = frozenset("a an the also then please give show me us tell some get find now".split())
_MOST_SHY = 4


def sentences_of(text: str) -> list[str]:
    """The sentences and lines of a message, each stripped, none empty."""
    return [part.strip() for part in _SENTENCE.split(text) if part and part.strip()]


def cuts(message: Message) -> Iterator[int]:
    """Where `and` leads to another command within a sentence: the place of its first word."""
    beginning = message.speech.beginning("and")
    for place in range(1, len(message.tokens)):
        if message.spoken[place] not in beginning:
            continue
        joint = message.phrase_at("and", place)
        if not joint or message.tokens[place].quoted:
            continue
        at = joint.stop
        limit = at + _MOST_SHY
        while at < min(len(message.tokens), limit) and message.tokens[at].folded in _SHY:
            if _command(message, at):
                break
            at += 1
        if at < len(message.tokens) and _command(message, at):
            yield joint.start


def _command(message: Message, place: int) -> bool:
    """Whether a phrasing of a kind of question begins at a place."""
    for phrasing in PHRASINGS.get(message.spoken[place], ()):
        part = message.spoken[place : place + len(phrasing.words)]
        if tuple(part) == phrasing.words and phrasing.kind and not phrasing.weak:
            return True
    return False
