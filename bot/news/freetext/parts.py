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
_MOST_SHY = 5
_STOPS = frozenset(".!?")


def sentences_of(text: str) -> list[str]:
    """The sentences and lines of a message, each stripped, none empty."""
    return [part.strip() for part in _SENTENCE.split(text) if part and part.strip()]


def cuts(message: Message) -> Iterator[range]:
    """Where `and` or a full stop leads to another command within a sentence.

    The places of what joins them, none for a full stop.
    """
    beginning = message.speech.beginning("and")
    place = 1
    while place < len(message.tokens):
        token = message.tokens[place]
        if token.gap.strip() in _STOPS and begins_command(message, place):
            yield range(place, place)
        elif message.spoken[place] in beginning:
            joint = message.phrase_at("and", place)
            if joint and _leads_on(message, joint.stop):
                yield joint
            place = max(place, joint.stop - 1)
        place += 1


def _leads_on(message: Message, place: int) -> bool:
    """Whether a command begins at a place, or behind a few shy words (`a`, `give me the`)."""
    for at in range(place, min(len(message.tokens), place + _MOST_SHY)):
        if begins_command(message, at):
            return True
        if message.tokens[at].folded not in _SHY:
            return False
    return False


def begins_command(message: Message, place: int) -> bool:
    """Whether a phrasing of a kind of question begins at a place."""
    for phrasing in PHRASINGS.get(message.spoken[place], ()):
        part = message.spoken[place : place + len(phrasing.words)]
        if tuple(part) == phrasing.words and phrasing.kind and not phrasing.weak:
            return True
    return False
