"""Free text → the question that it most likely is; deterministic, without a language model.

Every word is taken for one thing: a date, an outlet, the words that name the kind of question,
what is left out. What remains is the topic.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.news.article import Outlet
from bot.news.freetext.exclusions import exclusions
from bot.news.freetext.followups import carried, follows
from bot.news.freetext.kinds import Spotted, chosen, spotted
from bot.news.freetext.message import Message, message_of
from bot.news.freetext.moments import Reader, moments
from bot.news.freetext.naming import Named, long_names, named_outlets, settled
from bot.news.freetext.parts import cuts, sentences_of
from bot.news.freetext.tables import Kind, Phrasing
from bot.news.freetext.tokens import readable, said
from bot.news.links import links_in, without_links, without_marks
from bot.news.outlets import Names
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
    Several,
    SmallTalk,
    Sources,
    Summary,
    Timeline,
    Wanted,
    WhoReported,
    asked_links,
    ordered,
)
from bot.news.topic import Lexicon

MOST_QUESTIONS = 5
"""Questions of one message that are answered."""

_MOST_DIGITS = 4
_TOPICAL = (Sources, Timeline, WhoReported, Search, Summary)


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as read; `plainly`: the same words as a search, where they may be no more."""

    question: Question
    plainly: Question | None = None


@dataclass(frozen=True, slots=True)
class _Part:
    """One question of a message: its kind, where one is named, and what it wants."""

    text: str
    kind: Kind | None
    wanted: Wanted
    phrasing: Phrasing | None
    crediting: bool
    continuing: bool
    doubtful: bool

    @property
    def talk(self) -> bool:
        """Whether it says nothing of the news."""
        return self.kind is SmallTalk and self.wanted.empty

    @property
    def bare(self) -> bool:
        """Whether it names nothing that it is about."""
        return self.wanted.empty


@dataclass(frozen=True, slots=True)
class Reader_:
    """Reads messages over one corpus."""

    lexicon: Lexicon
    names: Names
    days: Reader


def read_text(
    text: str,
    lexicon: Lexicon,
    names: Names,
    days: Reader,
    limit: int | None = None,
    before: Question | None = None,
) -> Reading:
    """A message → the likeliest question; one without a topic may follow the question `before`.

    `days` says which days a date means. Never raises: the unreadable is a search or nothing.
    """
    plain = readable(without_marks(text[:LONGEST], dated=True))
    links = links_in(plain)
    if len(links) > 1:
        return Reading(asked_links(links))
    house = Reader_(lexicon, names, days)
    parts = _parts(house, without_links(plain))
    if links:
        whole = _joined(parts)
        wanted = replace(whole.wanted, topic="", url=links[0])
        parts = [replace(whole, wanted=wanted)]
    if not parts:
        return Reading(Nothing())
    questions = [_question(parts[0], before, limit)]
    for part in parts[1:]:
        questions.append(_question(part, questions[-1], limit))
    different = tuple(dict.fromkeys(questions))
    if len(different) > 1:
        return Reading(_several(different))
    plainly = Search(Wanted(topic=" ".join(plain.split()), limit=limit))
    return Reading(different[0], plainly if parts[0].doubtful and not links else None)


def _several(questions: tuple[Question, ...]) -> Several:
    left = len(questions) - MOST_QUESTIONS
    notes = (f"only the first {MOST_QUESTIONS} of {len(questions)} questions are answered",)
    return Several(Wanted(notes=notes if left > 0 else ()), questions[:MOST_QUESTIONS])


# The questions of a message


def _parts(house: Reader_, text: str) -> list[_Part]:
    """The questions of a message, each with what it is about; small talk only where it is all."""
    found: list[_Part] = []
    for sentence in sentences_of(text):
        found += _sentence(house, sentence)
    found = [part for part in found if part.kind or not part.bare]
    serious = [part for part in found if not part.talk and part.kind is not Help]
    return _merged(house, serious) if serious else found[:1]


def _sentence(house: Reader_, text: str) -> list[_Part]:
    """The questions of a sentence: one, or one for each command that `and` leads to."""
    message = message_of(text, house.lexicon, house.names)
    places = list(cuts(message))
    if not places:
        return [_part(house, text, message)]
    ends = [0, *places, len(message.tokens)]
    texts = [said(message.tokens, range(start, end)) for start, end in pairwise(ends)]
    parts = [_read_part(house, one) for one in texts if one]
    if parts[0].bare and parts[0].kind and not parts[-1].bare:  # `sources and timeline on drones`
        parts[0] = replace(parts[0], wanted=parts[-1].wanted)
    return parts


def _merged(house: Reader_, parts: list[_Part]) -> list[_Part]:
    """Sentences that only together are a question, as one: `The bridge. Who was first?`"""
    merged: list[_Part] = []
    for part in parts:
        last = merged[-1] if merged else None
        if last and _belongs(last, part):
            merged[-1] = _read_part(house, f"{last.text} · {part.text}")
        elif not (last and part.bare and _said_already(last, part)):
            merged.append(part)
    return merged


def _belongs(last: _Part, part: _Part) -> bool:
    """Whether a part only together with the one before it is a question."""
    if last.kind is None and part.kind is None:
        return True
    without_kind = last.kind is None and part.bare
    without_topic = last.bare and last.kind is not None and part.kind is None
    more = part.kind is None and not part.wanted.topic and not last.bare
    return without_kind or without_topic or more


def _said_already(last: _Part, part: _Part) -> bool:
    """Whether an answer to the last part answers this one too: `… and when?`"""
    kinds = {last.kind, part.kind}
    when = part.kind is Timeline and part.phrasing is not None and part.phrasing.words[0] == "when"
    return len(kinds) == 1 or when or part.kind is None


def _joined(parts: list[_Part]) -> _Part:
    """All that is said beside a link: the first kind that is named."""
    if not parts:
        return _Part("", None, Wanted(), None, crediting=False, continuing=False, doubtful=False)
    return next((part for part in parts if part.kind and not part.talk), parts[0])


# One question


def _read_part(house: Reader_, text: str) -> _Part:
    return _part(house, text, message_of(text, house.lexicon, house.names))


def _part(house: Reader_, text: str, message: Message) -> _Part:
    """One question of a message, its words understood."""
    seen = spotted(message)
    about = any(one.phrasing.kind in (Compare, Profile) for one in seen)
    named = long_names(message, cued=about)
    when = moments(message, house.days)
    _held(message, seen)
    named += named_outlets(message, about=about)
    _released(message, seen, named, when.doubtful)
    named = settled(message, named)
    left_out = exclusions(message, named)
    commands = chosen(message, seen)
    limit, counted = _counted(message)
    commands = _without_talk(message, commands)
    phrasing = commands[0].phrasing if commands else None
    for one in commands:
        message.taken.update(one.places)
    message.taken.update(counted)
    period, notes = ordered(when.period)
    kind = Latest if counted and _newest(message, counted) else phrasing.kind if phrasing else None
    spoken = {token.folded for token in message.tokens}
    wanted = Wanted(
        topic=_topic(message, left_out.topics),
        outlets=_outlets(named, excluded=False),
        excluded=_outlets(named, excluded=True),
        period=period,
        limit=limit,
        notes=notes,
    )
    return _Part(
        text,
        kind,
        wanted,
        phrasing,
        crediting=bool(spoken & message.speech.words("crediting")) and not left_out.named,
        continuing=bool(spoken & message.speech.words("continuing")),
        doubtful=when.doubtful or bool(left_out.topics) or _ordinary(message, named),
    )


def _held(message: Message, seen: Sequence[Spotted]) -> None:
    """Words of commands are no outlets' names."""
    message.taken.update(place for one in seen for place in one.places)


def _released(message: Message, seen: Sequence[Spotted], named: list[Named], _: bool) -> None:  # noqa: FBT001
    held = {place for one in seen for place in one.places}
    outlets = {place for one in named for place in range(one.start, one.end)}
    message.taken.difference_update(held - outlets)


def _ordinary(message: Message, named: Sequence[Named]) -> bool:
    """Whether an outlet's name may be meant as an ordinary word."""
    for one in named:
        words = [message.tokens[place] for place in range(one.start, one.end)]
        telling = [token for token in words if not token.small]
        if len(telling) == 1 and message.lexicon.frequency(telling[0].folded) is not None:
            return True
    return False


def _without_talk(message: Message, commands: list[Spotted]) -> list[Spotted]:
    """Commands without small talk where anything else is said: `ok` is none in `ok plant`."""
    places = {place for one in commands for place in one.places}
    rest = [at for at in range(len(message.tokens)) if at not in places and not message.idle(at)]
    real = [one for one in commands if one.phrasing.kind is not SmallTalk]
    if not rest and not real:
        return commands
    greetings = [one for one in commands if one.phrasing.kind is SmallTalk and _at_edge(message, one)]
    return [*real, *(one for one in greetings if real or one.phrasing.mood)]


def _at_edge(message: Message, one: Spotted) -> bool:
    return one.places[0] == 0 or message.tokens[one.places[0]].begins


def _counted(message: Message) -> tuple[int | None, set[int]]:
    """How many a message wants (`last three articles`, `5 sources`), and where it says so."""
    speech = message.speech
    numbers = _NUMBERS
    for place, token in enumerate(message.tokens[:-1]):
        if message.spoken[place + 1] not in speech.words("pieces") or not message.free([place]):
            continue
        word = token.folded
        count = numbers.get(word) or (int(word) if _few(word) else None)
        before = message.spoken[place - 1] if place else ""
        ranked = before in speech.words("newest", "oldest", "top")
        if count and (ranked or place == 0 or message.idle(place - 1)):
            start = place - 1 if ranked else place
            return count, set(range(start, place + 2))
    return None, set()


_NUMBERS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), 1
    )
}


def _few(word: str) -> bool:
    return word.isdecimal() and len(word) <= _MOST_DIGITS and int(word) > 0


def _newest(message: Message, counted: set[int]) -> bool:
    return message.spoken[min(counted)] in message.speech.words("newest")


def _outlets(named: Sequence[Named], *, excluded: bool) -> tuple[Outlet, ...]:
    return tuple(dict.fromkeys(one.outlet for one in named if one.excluded == excluded))


def _topic(message: Message, left_out: Sequence[str]) -> str:
    """What is left without the words about news as such; nothing where only small words stay."""
    weak, generic = message.speech.words("weak"), message.speech.words("generic")
    kept = [
        place
        for place, token in enumerate(message.tokens)
        if place not in message.taken and (token.quoted or message.spoken[place] not in generic)
    ]
    telling = [number for number, place in enumerate(kept) if not message.tokens[place].small]
    quoted = any(message.tokens[kept[number]].quoted for number in telling)
    said_in = ""
    if quoted or not all(message.tokens[kept[number]].folded in weak for number in telling):
        said_in = said(message.tokens, kept[telling[0] : telling[-1] + 1])
    return " ".join((said_in, *(f'-"{text}"' if " " in text else f"-{text}" for text in left_out))).strip()


# The kind of question


def _question(part: _Part, before: Question | None, limit: int | None) -> Question:
    """The question that a part is, once it is known what it may follow."""
    kind, wanted = part.kind, replace(part.wanted, limit=limit or part.wanted.limit)
    if before and not part.talk:
        after = follows(kind, wanted, before, continuing=part.continuing)
        if after:
            kind, wanted = after, carried(wanted, before)
    if kind is SmallTalk:
        mood = part.phrasing.mood if part.phrasing else None
        if wanted.empty and mood:
            return SmallTalk(Wanted(), mood)
        kind = None
    return _settle(kind, wanted, crediting=part.crediting)


def _settle(kind: Kind | None, wanted: Wanted, *, crediting: bool) -> Question:
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


def _unnamed(wanted: Wanted, *, counted: bool) -> Question:
    """The likeliest question where no phrasing names one; `counted`: how many was asked."""
    if wanted.outlets and not wanted.topic and not wanted.url:
        return Profile(wanted)
    if wanted.url:
        return Piece(wanted)
    if wanted.empty:
        return Nothing()
    return Sources(wanted) if counted else Search(wanted)
