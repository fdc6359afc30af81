"""One question of a message: what each of its words is taken for, and what it wants."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.news.article import Outlet
from bot.news.dates import ordered
from bot.news.freetext.exclusions import exclusions
from bot.news.freetext.kinds import Spotted, chosen, spotted
from bot.news.freetext.message import Message, Use
from bot.news.freetext.moments import Days, moments
from bot.news.freetext.naming import Named, groups, long_names, named_outlets, settled
from bot.news.freetext.settling import Spoken
from bot.news.freetext.tables import Kind
from bot.news.freetext.words import counted, topic_of
from bot.news.outlets import without_the
from bot.news.question import SmallTalk, Wanted, WhoReported, Why
from bot.news.text import stem


@dataclass(frozen=True, slots=True)
class Part:
    """One question of a message: what it says of its kind, and what it wants.

    `continuing`: a word of it goes on from what was asked before; `known`: the corpus has all of
    its telling words; `plainly`: its words as a topic, where they may have been taken for more.
    """

    text: str
    spoken: Spoken
    wanted: Wanted
    continuing: bool = False
    known: bool = True
    plainly: str = ""

    @property
    def kind(self) -> Kind | None:
        """The kind that its words name."""
        return self.spoken.kind

    @property
    def latest(self) -> bool:
        """Whether it speaks of articles as such, or of the newest: `articles`, `new?`."""
        return self.spoken.any("pieces", "newest")

    @property
    def talk(self) -> bool:
        """Whether it says nothing of the news."""
        return self.kind is SmallTalk


def read_part(
    text: str, message: Message, days: Days, seen: Sequence[Spotted] | None = None
) -> Part:
    """One question of a message, its words understood; `seen`: the phrasings found in it."""
    seen = spotted(message) if seen is None else seen
    by_name = any(one.phrasing.by_name for one in seen)
    found = groups(message, about=by_name)
    named = long_names(message, found)
    when = moments(message, days)
    held = {place for one in seen for place in one.places if place not in message.taken}
    named += named_outlets(message, found, held, about=by_name)
    named = settled(message, named)
    left_out = exclusions(message, named)
    topics = _as_topics(message, named)
    limit, rank = counted(message)
    commands = _commands(message, chosen(message, seen))
    for one in commands:
        message.take(one.places, Use.COMMAND)
    period, notes = ordered(when.period)
    notes += _negation(message)
    wanted = Wanted(
        topic=" ".join((topic_of(message, left_out), *topics)).strip(),
        outlets=() if _yardstick(message, named, commands) else _outlets(named, excluded=False),
        excluded=_outlets(named, excluded=True),
        period=period,
        limit=limit,
        notes=notes,
    )
    phrasing = commands[0].phrasing if commands else None
    words = frozenset((*message.spoken, *(token.folded for token in message.tokens)))
    plain = any(token.minus for token in message.tokens)  # a minus means what it says
    doubtful = when.doubtful or (left_out and not plain) or _ordinary(message, named)
    return Part(
        text,
        Spoken(phrasing, words, rank, message.speech),
        Wanted() if phrasing and phrasing.kind is SmallTalk else wanted,
        continuing=not words.isdisjoint(message.speech.words("continuing")),
        known=_known(message),
        plainly=_plainly(message, commands) if doubtful else "",
    )


def pasted(text: str, message: Message) -> Part:
    """A text that somebody looks for: dates and outlets in it are its own."""
    spoken = Spoken(None, frozenset(message.spoken), "", message.speech)
    return Part(text, spoken, Wanted(topic=" ".join(text.split())))


def _negation(message: Message) -> tuple[str, ...]:
    """That a negated verb was not understood: `who didn't report it`."""
    negating = message.speech.words("negating")
    reporting = message.speech.words("generic", "crediting")
    for place, token in enumerate(message.tokens[:-1]):
        if token.folded not in negating or message.taken.get(place) is Use.LEFT_OUT:
            continue
        if not reporting.isdisjoint(message.spoken[place + 1 : place + 3]):
            return (f"“{token.raw}” was left out: what articles do not say cannot be asked",)
    return ()


def _yardstick(message: Message, named: Sequence[Named], commands: Sequence[Spotted]) -> bool:
    """Whether an outlet is only what others are measured by: `was NPR first?`."""
    who = bool(commands) and commands[0].phrasing.kind in (WhoReported, Why)
    wanted = [one for one in named if not one.excluded]
    crediting = not message.speech.words("crediting").isdisjoint(message.spoken)
    return who and not crediting and len(wanted) == 1 and not wanted[0].led


def _plainly(message: Message, commands: Sequence[Spotted]) -> str:
    """All words but those that command, as a topic."""
    places = [place for one in commands for place in one.places]
    return topic_of(replace(message, taken=dict.fromkeys(places, Use.COMMAND)), ())


def _known(message: Message) -> bool:
    return all(
        message.lexicon.usage(stem(token.folded)).articles
        for place, token in enumerate(message.tokens)
        if not message.idle(place)
    )


def _as_topics(message: Message, named: list[Named]) -> list[str]:
    """Outlets that others wrote about, as topics: `which outlets covered Bellingcat`."""
    covering = message.speech.words("covering")
    found = [one for one in named if not one.excluded and _led_by(message, one, covering)]
    for one in found:
        named.remove(one)
    return [without_the(one.outlet.name) for one in found]


def _led_by(message: Message, one: Named, words: frozenset[str]) -> bool:
    """Whether one of some words stands before a name, the article left out."""
    place = one.start - 1
    place -= place > 0 and message.tokens[place].folded == "the"
    return place >= 0 and message.spoken[place] in words


def _ordinary(message: Message, named: Sequence[Named]) -> bool:
    """Whether an outlet's name may be meant as an ordinary word."""
    for one in named:
        telling = [token for token in message.tokens[one.start : one.end] if not token.small]
        if len(telling) == 1 and message.lexicon.frequency(telling[0].folded) is not None:
            return True
    return False


def _commands(message: Message, commands: list[Spotted]) -> list[Spotted]:
    """Commands without small talk where anything else is said: `ok` is none in `ok plant`."""
    real = [one for one in commands if one.phrasing.kind is not SmallTalk]
    if not commands or real:
        return commands
    places = {place for one in commands for place in one.places}
    aside = message.speech.words("weak", "chatter")
    rest = [
        at
        for at in range(len(message.tokens))
        if at not in places
        and (message.taken.get(at) in _SAID or not message.idle(at))
        and message.spoken[at] not in aside
    ]
    return [] if rest else commands


_SAID = (Use.OUTLET, Use.LEFT_OUT)


def _outlets(named: Sequence[Named], *, excluded: bool) -> tuple[Outlet, ...]:
    return tuple(dict.fromkeys(one.outlet for one in named if one.excluded == excluded))
