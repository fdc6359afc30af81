"""Whether words that are an outlet's name are meant as one.

`the washington post` may be an outlet, `people` seldom is: a name that could be ordinary English
needs more to be believed: capitals, a word such as `from` before it, articles of that outlet.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.news.article import Outlet
from bot.news.freetext.message import Message, Use
from bot.news.freetext.tables import command_words
from bot.news.freetext.tokens import Token
from bot.news.lexicon import Lexicon
from bot.news.text import stem

_ABBREVIATION = 3
_COMMON = 2e-5
"""Share of running English from which a word alone is hardly an outlet's name."""

_NUMBER = re.compile(r"\d+(?:st|nd|rd|th)?")
_BETWEEN = frozenset({"+", "/", "&", ",", "|"})


@dataclass(frozen=True)
class Window:
    """Words of a message that may be a name, from `start` to before `end`, and it squashed.

    `about`: the message asks about outlets by name.
    """

    message: Message
    start: int
    end: int
    squashed: str
    about: bool

    @property
    def part(self) -> Sequence[Token]:
        """The words."""
        return self.message.tokens[self.start : self.end]

    @cached_property
    def cued(self) -> bool:
        """Whether something leads to a name here: `from`, a possessive, the kind of question."""
        owned = self.part[-1].raw.lower().endswith(("'s", "’s"))
        return self.about or owned or _cued(self.message, self.start, self.end)


def believed(window: Window, outlet: Outlet) -> bool:  # noqa: PLR0911 - one for each way to be sure
    """Whether words that are exactly an outlet's name are meant as one."""
    message, part = window.message, window.part
    generic = message.speech.words("generic", "weak")
    if len(part) == len(message.tokens) and part[0].folded not in generic:
        return True
    if any("." in token.raw for token in part):
        return True
    telling = [token for token in part if not token.small]
    number = all(_NUMBER.fullmatch(token.folded) for token in telling)
    if number and not message.names.present(outlet):
        return window.cued and part[0].raw[0].isupper()  # `from The 19th`
    if len(telling) == 1 and _within_name(window, outlet):
        return False
    if all(message.lexicon.frequency(token.folded) is not None for token in telling):
        return _believed_in_english(window, outlet, telling)
    short = len(telling) == 1 and len(telling[0].folded) <= _ABBREVIATION
    if not short or telling[0].raw.isupper() or window.cued:
        return True
    return not message.lexicon.usage(telling[0].folded).articles


def _believed_in_english(window: Window, outlet: Outlet, telling: Sequence[Token]) -> bool:
    """Whether words of plain English are meant as an outlet's name."""
    message = window.message
    here, as_name = message.names.present(outlet), capitals(message, telling)
    if len(telling) > 1:
        return here or window.cued or as_name
    topical = _topical(telling[0], message.lexicon)
    common = (message.lexicon.frequency(telling[0].folded) or 0.0) >= _COMMON
    sure = window.cued or as_name or not (common or topical) or _leading(window)
    the = window.part[0].folded == "the" and not topical
    return (here and sure) or (window.cued and (as_name or the))


def _leading(window: Window) -> bool:
    """Whether a message begins with it as with its subject: `the sun on the recall`."""
    after = window.message.spoken[window.end : window.end + 1]
    the = window.part[0].folded == "the"
    return the and window.start == 0 and after in (["on"], ["about"])


def _within_name(window: Window, outlet: Outlet) -> bool:
    """Whether a word is rather a part of another name: `Athletic` in `Rothwell Athletic`."""
    message, place = window.message, window.end - 1
    for at in (place - 1, place + 1):
        if not 0 <= at < len(message.tokens) or message.tokens[at].small:
            continue
        if message.spoken[at] in command_words(message.speech.language):
            continue
        pair = tuple(message.tokens[one].folded for one in sorted((place, at)))
        if message.lexicon.adjacent(pair):
            return True
        capital = message.tokens[at].raw[:1].isupper() and not message.headline
        beside = not message.tokens[max(at, place)].gap.strip()
        ordinary = message.lexicon.frequency(message.tokens[place].folded) is not None
        if capital and beside and (ordinary or not message.names.present(outlet)):
            return at < place and at not in message.taken
    return False


def capitals(message: Message, telling: Sequence[Token]) -> bool:
    """Whether words are written as a name is, where that says anything."""
    if all(token.raw.isupper() and len(token.raw) > 1 for token in telling):
        return True
    first = message.tokens[0] is telling[0]
    capital = all(token.raw[:1].isupper() for token in telling)
    return capital and not message.headline and (len(telling) > 1 or not first)


def strange(message: Message, place: int) -> bool:
    """Whether neither the corpus nor English has a word."""
    token = message.tokens[place]
    if token.small or message.lexicon.usage(stem(token.folded)).articles:
        return False
    return message.lexicon.frequency(token.folded) is None


def _cued(message: Message, start: int, end: int) -> bool:
    """Whether a word such as `from` leads to a name, or it is joined to another one."""
    first = start - (message.before(start) == "the")
    before = message.before(first)
    if before in message.speech.words("naming", "excluding", "crediting", "against"):
        return True
    if message.phrase_ending("naming-phrase", first):
        return True
    if before == "in" and _said_of(message, first, end):
        return True
    joined = before in message.speech.words("joining")
    return (joined and message.taken.get(first - 2) is Use.OUTLET) or _beside(message, start, end)


def _beside(message: Message, start: int, end: int) -> bool:
    """Whether another outlet stands beside words, with nothing but a mark or `and` between."""
    if message.taken.get(start - 1) is Use.OUTLET:
        return message.tokens[start].gap.strip() in _BETWEEN
    if message.taken.get(end) is Use.OUTLET:
        return message.tokens[end].gap.strip() in _BETWEEN
    joining = message.tokens_after(end) in message.speech.words("joining", "choosing")
    return joining and (message.taken.get(end + 1) is Use.OUTLET or _plain_name(message, end + 1))


def _plain_name(message: Message, place: int) -> bool:
    """Whether a word can only be an outlet's name."""
    if place >= len(message.tokens) or message.tokens[place].quoted:
        return False
    known = message.lexicon.frequency(message.tokens[place].folded) is not None
    return not known and message.names.exactly(message.squashed[place]) is not None


def _said_of(message: Message, place: int, end: int) -> bool:
    """Whether `in` leads to a name: `anything in The Hill on …`, `latest in the Independent`."""
    after = message.spoken[end] if end < len(message.tokens) else "on"
    return place > 1 and message.idle(place - 2) and after in {"on", "about"}


def _topical(token: Token, lexicon: Lexicon) -> bool:
    """Whether the corpus speaks of it as of an ordinary thing."""
    usage = lexicon.usage(stem(token.folded))
    return usage.articles > 0 and (usage.lower > 0 or not usage.named)
