"""What is left of a message as its topic, and how many articles it wants."""

from collections.abc import Sequence

from bot.news.datewords import Sense
from bot.news.days import sense_of
from bot.news.freetext.message import Message, Use
from bot.news.freetext.tokens import said

_MOST_DIGITS = 4


def topic_of(message: Message, left_out: Sequence[str]) -> str:
    """What is left without the words about news as such; nothing where only small words stay."""
    kept = [place for place in range(len(message.tokens)) if _kept(message, place)]
    telling = [number for number, place in enumerate(kept) if not message.small(place)]
    weak = message.speech.words("weak")
    found = ""
    if any(
        message.tokens[kept[number]].quoted or message.meant[kept[number]] not in weak
        for number in telling
    ):
        found = said(message.tokens, _trimmed(message, kept, telling))
    minus = (f'-"{text}"' if " " in text else f"-{text}" for text in left_out)
    return " ".join((found, *minus)).strip()


def _trimmed(message: Message, kept: list[int], telling: list[int]) -> list[int]:
    """The places from the first telling word to the last; misspelled small words are left out."""
    inner = kept[telling[0] : telling[-1] + 1]
    return [place for place in inner if message.tokens[place].small or not message.small(place)]


def _kept(message: Message, place: int) -> bool:
    """Whether a word may belong to the topic."""
    if place in message.taken:
        return False
    token, spoken = message.tokens[place], message.meant[place]
    if token.quoted:
        return True
    if spoken in message.speech.words("soft"):
        return message.lexicon.usage(token.folded).articles > 0
    if spoken in message.speech.words("generic"):
        return spoken not in message.speech.words("pieces") and _in_phrase(message, place)
    if spoken in message.speech.words("polite") and not token.small:
        return False
    return not (spoken == "for" and token.folded == "4")


def _in_phrase(message: Message, place: int) -> bool:
    """Whether a word about news stands beside another as in the corpus: `first responders`."""
    for other in (place - 1, place + 1):
        inside = 0 <= other < len(message.tokens) and other not in message.taken
        if (
            inside
            and not message.small(other)
            and message.spoken[other] not in message.speech.words("generic", "pieces")
        ):
            pair = tuple(message.tokens[at].folded for at in sorted((place, other)))
            if message.lexicon.adjacent(pair):
                return True
    return False


_ONE = frozenset("article story piece report".split())


def counted(message: Message) -> tuple[int | None, str]:
    """How many a message wants (`last three articles`, `the five newest`) and by what rank.

    The words are taken.
    """
    ranks = message.speech.words("newest", "oldest", "top")
    pieces = message.speech.words("pieces")
    ordered = message.speech.words("newest", "oldest")
    top = message.speech.words("top")
    for place in range(len(message.tokens) - 1):
        if message.spoken[place] in top and message.spoken[place + 1] in pieces:
            message.take([place], Use.COUNT)
        if (
            message.spoken[place] in ordered
            and message.tokens[place + 1].folded in _ONE
            and message.free([place])
        ):
            message.take([place, place + 1], Use.COUNT)
            return 1, message.spoken[place]
    for place, token in enumerate(message.tokens):
        number = _number(token.folded)
        if not number or not message.free([place]) or token.quoted:
            continue
        before = message.spoken[place - 1] if place else ""
        after = message.spoken[place + 1] if place + 1 < len(message.tokens) else ""
        behind = message.spoken[place + 2] if place + 2 < len(message.tokens) else ""
        rank = before if before in ranks else after if after in ranks else ""
        piece = (behind if rank == after and rank else after) in pieces
        if rank == after and rank and not piece and rank in message.speech.words("oldest"):
            continue  # `who had 582 first`
        if not (piece or rank) or (not piece and not _ends(message, place + (rank == after))):
            continue
        if not (rank or place == 0 or token.begins or message.idle(place - 1)):
            continue
        start = place - (rank == before and bool(rank))
        message.take(range(start, place + 1 + (rank == after and bool(rank))), Use.COUNT)
        return number, rank
    alone = next(iter(message.spoken), "") if len(message.tokens) == 1 else ""
    return None, alone if alone in message.speech.words("newest") else ""


def _ends(message: Message, place: int) -> bool:
    return place + 1 == len(message.tokens) or message.idle(place + 1)


_NO_NUMBERS = frozenset("once un una ein eine einen einem couple".split())
"""Words that count only in dates."""


def _number(word: str) -> int | None:
    """A number in digits or words of any language."""
    sense = None if word in _NO_NUMBERS else sense_of(word)
    if word.isdecimal():
        return int(word) or None if len(word) <= _MOST_DIGITS else None
    return sense[1] if sense and sense[0] is Sense.NUMBER and word.isalpha() else None
