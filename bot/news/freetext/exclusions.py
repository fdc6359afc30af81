"""What a message leaves out: `not about ferries`, `that don't mention the toll`, `-ferry`."""

from bot.news.freetext.message import Message, Use
from bot.news.freetext.naming import Named
from bot.news.freetext.parts import begins_command
from bot.news.freetext.tokens import said
from bot.news.outlets import without_the

_MOST_WORDS = 4
_MARKS = frozenset({",", "/", "&", "+"})
_NOTHING = frozenset("no nothing".split())
_DUMMIES = frozenset(
    "stuff angle angles thing things side part parts bit please pls stories articles pieces".split()
)
"""Words behind what is left out that say nothing: `no insurance stuff`."""

_STOPS = frozenset(
    "and but from since until before after though although und aber y pero і але".split()
)


def exclusions(message: Message, named: list[Named]) -> tuple[str, ...]:
    """The topics that are left out, in order, outlets that articles must not name among them.

    Their words are taken; such outlets are no longer `named`.
    """
    topics = _with_minus(message)
    beginning = message.speech.beginning("without", "~without")
    for place, token in enumerate(message.tokens):
        if token.folded not in beginning and message.spoken[place] not in beginning:
            continue
        if token.quoted or message.taken.get(place) is Use.LEFT_OUT:
            continue
        strong = message.phrase_at("without", place)
        cue = strong or message.phrase_at("~without", place)
        outlet = _outlet_after(message, cue.stop, named) if cue else None
        if outlet and not outlet.excluded:
            named.remove(outlet)
            topics.append(without_the(outlet.outlet.name))
            message.take(range(cue.start, outlet.end), Use.LEFT_OUT)
        elif cue:
            topics += _list_after(message, cue, weak=not strong)
    return tuple(topics)


def _list_after(message: Message, cue: range, *, weak: bool) -> list[str]:
    """What a phrase such as `not about` leaves out, one thing or several; their words are taken."""
    topics: list[str] = []
    places = _words_after(message, cue.stop)
    if not places or not _meant(message, cue, places, weak=weak):
        return topics
    message.take(cue, Use.LEFT_OUT)
    place = cue.stop
    while places:
        topics.append(_named(message, places))
        message.take(range(place, places[-1] + 1), Use.LEFT_OUT)
        place = places[-1] + 1
        joint = _listed(message, place)
        places = _words_after(message, joint) if joint else []
    return topics


def _with_minus(message: Message) -> list[str]:
    """Words with a minus before them: `whale -ferry`."""
    found = [
        place
        for place, token in enumerate(message.tokens)
        if token.minus and place not in message.taken and token.raw[0].isalpha()
    ]
    topics: list[str] = []
    for place in found:
        end = place + 1
        while (
            end < len(message.tokens)
            and message.tokens[place].quoted
            and message.tokens[end].quoted
        ):
            end += 1
        topics.append(said(message.tokens, range(place, end)).strip('"'))
        message.take(range(place, end), Use.LEFT_OUT)
    return topics


def _named(message: Message, places: list[int]) -> str:
    """What is left out, as a topic writes it: several words in quotation marks, or joined."""
    if any(message.tokens[place].quoted for place in places):
        return said(message.tokens, places).strip('"')
    aside = _DUMMIES | message.speech.words("generic")
    kept = [
        place
        for place in places
        if not message.small(place) and message.tokens[place].folded not in aside
    ]
    return "-".join(message.tokens[place].raw for place in kept or places)


def _listed(message: Message, place: int) -> int | None:
    """Where the next of several things that are left out begins; None behind the last."""
    if place >= len(message.tokens):
        return None
    word = message.tokens[place].folded in message.speech.words("joining", "choosing")
    mark = message.tokens[place].gap.strip() in _MARKS and message.free([place])
    after = place + word
    if not (word or mark) or after >= len(message.tokens) or begins_command(message, after):
        return None
    return after


def _outlet_after(message: Message, place: int, named: list[Named]) -> Named | None:
    """An outlet that articles must not name: `without mentioning the Post`."""
    for one in named:
        if one.start >= place and all(message.tokens[at].small for at in range(place, one.start)):
            return one
    return None


def _words_after(message: Message, place: int) -> list[int]:
    """The words that are left out: at most four telling ones, to the end of their clause."""
    places: list[int] = []
    telling = 0
    stops = _STOPS | message.speech.words("joining", "choosing") - {"the"}
    for at in range(place, len(message.tokens)):
        token = message.tokens[at]
        joined = at > place and (token.begins or token.gap.strip() in _MARKS)
        ended = joined or at in message.taken or token.folded in stops
        if ended or telling == _MOST_WORDS or (at > place and message.phrase_at("without", at)):
            break
        places.append(at)
        telling += not token.small
    while places and message.tokens[places[-1]].small:
        places.pop()
    while places and message.tokens[places[0]].small:
        places.pop(0)
    return places


def _meant(message: Message, cue: range, places: list[int], *, weak: bool) -> bool:
    """Whether it leaves something out: not alone, and not words of the corpus (`without trial`)."""
    if message.tokens[places[0]].raw[0].isdecimal():
        return False  # `no. 5`
    begins = message.tokens[cue.start].begins or message.before(cue.start) in _STOPS
    dummy = message.tokens[places[-1]].folded in _DUMMIES  # `no ferry stuff`
    if message.tokens[cue.start].folded in _NOTHING and not (begins or dummy):
        return False  # `is there nothing on the whale?`, `it had no permit`
    if not weak:
        return cue.start > 0
    others = any(not message.idle(at) for at in range(cue.start))
    if not others and message.free(range(cue.start)):
        return False
    stem_pair = tuple(message.tokens[at].folded for at in (*cue, places[0]))
    return not message.lexicon.adjacent(stem_pair) and not message.headline
