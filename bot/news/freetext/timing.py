"""Whether words that may be a date are meant as one where they stand.

`may` is seldom a month, `march` may be a protest, `the 24th` goes on (`the 19th century`).
"""

from bot.news.datewords import Sense, Told
from bot.news.freetext.message import Message

DOUBTFUL = frozenset("may march mar mai second sun sat mon wed dec jan fri mayo marzo".split())
"""Words that are more often something else."""

OF = frozenset("of in im vom de del".split())
"""Words between a part and its whole: `first week of April`."""

ONWARD = frozenset("on onwards onward forward".split())
"""Words behind a date from which it begins."""

_UNITS = frozenset("week weekend woche wochenende semana".split())
_PROTESTS = frozenset("march may".split())
_STRICT = frozenset(
    "in since until till before during by through throughout im en у в seit bis desde hasta"
    " between from and to".split()
)
_ON = frozenset("on am el".split())
_THE = frozenset("the el den dem der".split())
_PLURALS = frozenset("hours days weeks months quarters years".split())
_BOUNDS = ("since", "after", "until", "before")
_CUES = ("on", "between", *_BOUNDS)
_ABBREVIATION = 3


def past_the(message: Message, place: int) -> int:
    """Where a date begins with the article before it."""
    article = message.before(place) in _THE and message.free([place - 1])
    return place - 1 if article else place


def meant_as_date(message: Message, told: Told, places: range) -> bool:
    """Whether words that tell this are a date where they stand."""
    words = [message.tokens[place].folded for place in places]
    start = past_the(message, places.start)
    if "now" in words:
        return False
    if {Sense.NUMBER, Sense.MONTH} <= told.keys() and len(words) > 1:
        digits = any(message.tokens[place].raw[0].isdigit() for place in places)
        return digits and told[Sense.NUMBER] > 0
    if len(told) == 1 and Sense.WEEKEND not in told:
        return _alone(message, next(iter(told)), places, start)
    if {Sense.WEEKEND, Sense.UNIT} & told.keys() and not {Sense.NUMBER, Sense.THIRD} & told.keys():
        return words[-1] not in _PLURALS and message.tokens_after(places.stop) not in OF
    return True


def _alone(message: Message, sense: Sense, places: range, start: int) -> bool:
    """Whether a word is a date with no other beside it."""
    word = message.tokens[places.start].folded
    match sense:
        case Sense.DAY:
            led = led_strictly(message, start) or message.before(start - 1) in _UNITS
            name = message.tokens[start].raw == "The" and start > 0  # `from The 19th`
            return led and not name and not goes_on(message, places.stop)
        case Sense.MONTH:
            return _month(message, places, start)
        case Sense.SEASON:
            return led_strictly(message, start)
        case Sense.YEAR:
            raw = message.tokens[places.start].raw
            led = led_strictly(message, start) and not goes_on(message, places.stop)
            return raw.isdecimal() and (led or _lone_year(message, word, places))
        case Sense.WEEKDAY:
            return len(word) > _ABBREVIATION and (_cued(message, start) or not message.headline)
        case _:
            return True


def _lone_year(message: Message, word: str, places: range) -> bool:
    """Whether four digits that the corpus does not have are a year, and count nothing."""
    known = message.lexicon.usage(word).articles > 0
    return not known and not goes_on(message, places.stop)


def _month(message: Message, places: range, start: int) -> bool:
    token = message.tokens[places.start]
    before = message.before(start)
    if start < places.start or _in_name(message, places.start):  # `the march`, `June Perrin`
        return False
    strict = before in _STRICT or _bound(message, start)
    if strict or token.folded not in DOUBTFUL:
        return strict or len(token.folded) > _ABBREVIATION
    capital = token.raw[0].isupper() and not message.headline and places.start > 0
    of = before in {"of", "for", "de"} and not goes_on(message, places.stop)
    if of and (capital or token.folded in _PROTESTS):
        return True
    return capital and places.stop == message.clause(places.start).stop


def _in_name(message: Message, place: int) -> bool:
    """Whether a word stands beside another as in a name of the corpus."""
    if not message.tokens[place].raw[0].isupper():
        return False
    for at in (place - 1, place + 1):
        if 0 <= at < len(message.tokens) and message.tokens[at].raw[0].isupper():
            pair = tuple(message.tokens[one].folded for one in sorted((place, at)))
            if message.lexicon.adjacent(pair):
                return True
    return False


def _cued(message: Message, start: int) -> bool:
    return start == 0 or any(message.phrase_ending(role, start) for role in _CUES)


def led_strictly(message: Message, start: int) -> bool:
    """Whether a word that leads to dates, hardly to anything else, stands before a place."""
    return message.before(start) in _STRICT | _ON or _bound(message, start)


def _bound(message: Message, start: int) -> bool:
    return any(message.phrase_ending(role, start) for role in _BOUNDS)


def goes_on(message: Message, end: int) -> bool:
    """Whether the word after it belongs to it: `the 19th century`."""
    if end >= len(message.tokens) or message.tokens[end].begins:
        return False
    if message.tokens[end].folded in ONWARD:
        return False
    return not message.idle(end)
