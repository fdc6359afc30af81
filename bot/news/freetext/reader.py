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
from bot.news.freetext.message import Message, Use, message_of
from bot.news.freetext.moments import Days, moments
from bot.news.freetext.naming import Named, groups, long_names, named_outlets, settled
from bot.news.freetext.parts import cuts, sentences_of
from bot.news.freetext.settling import Spoken, settle
from bot.news.freetext.tables import Kind
from bot.news.freetext.tokens import readable, said
from bot.news.freetext.words import counted, topic_of
from bot.news.links import has_mark, links_in, without_links, without_marks
from bot.news.outlets import Names, without_the
from bot.news.question import (
    LONGEST,
    Help,
    Latest,
    Nothing,
    Question,
    Search,
    Several,
    SmallTalk,
    Timeline,
    Wanted,
    asked_links,
    ordered,
)
from bot.news.text import stem, words
from bot.news.topic import Lexicon

MOST_QUESTIONS = 4
"""Questions of one message that are answered."""

_TITLE_WORDS = 4
"""Words of a message from which it may be a headline."""

_POINTING = frozenset("this that it these them link article piece".split())


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as read; `plainly`: the same words as a search, where they may be no more."""

    question: Question
    plainly: Question | None = None


@dataclass(frozen=True, slots=True)
class _Part:
    """One question of a message: its kind, where one is named, and what it wants."""

    text: str
    spoken: Spoken
    wanted: Wanted
    continuing: bool
    doubtful: bool
    known: bool

    @property
    def kind(self) -> Kind | None:
        """The kind that its words name."""
        return self.spoken.kind

    @property
    def talk(self) -> bool:
        """Whether it says nothing of the news."""
        return self.kind is SmallTalk


@dataclass(frozen=True, slots=True)
class _House:
    """The corpus that messages are about."""

    lexicon: Lexicon
    names: Names
    days: Days

    def message(self, text: str) -> Message:
        """The words of a text."""
        return message_of(text, self.lexicon, self.names)


def read_text(
    text: str,
    lexicon: Lexicon,
    names: Names,
    days: Days,
    limit: int | None = None,
    before: Question | None = None,
) -> Reading:
    """A message → the likeliest question; one without a topic may follow the question `before`.

    `days` says which days a date means. Never raises: the unreadable is a search or nothing.
    """
    text = text[:LONGEST]
    plain = readable(without_marks(text, dated=True))
    links = links_in(plain)
    if len(links) > 1:
        return Reading(asked_links(links))
    plain = _short_enough(plain)
    house = _House(lexicon, names, days)
    lexicon.learn(words(plain))
    if len(words(plain)) >= _TITLE_WORDS and lexicon.titled(plain):
        return Reading(Search(Wanted(topic=" ".join(plain.split()), limit=limit)))
    parts = _parts(house, without_links(plain))
    if links:
        return _linked(parts, links[0], limit)
    if not parts or (has_mark(text) and all(_bare_list(part) for part in parts)):
        return Reading(Nothing())
    questions = [_question(parts[0], before, limit)]
    for part in parts[1:]:
        questions.append(_question(part, questions[-1], limit))
    different = tuple(dict.fromkeys(questions))
    if len(different) > 1:
        return Reading(_several(different))
    doubtful = any(part.doubtful for part in parts)
    plainly = Search(Wanted(topic=" ".join(plain.split()), limit=limit))
    return Reading(different[0], plainly if doubtful else None)


def _short_enough(text: str) -> str:
    """A text with its beginning and its end where it is very long: what is asked stands there."""
    if len(text) <= _BEGINNING + _END:
        return text
    return f"{text[:_BEGINNING].rpartition(' ')[0]} {text[-_END:].partition(' ')[2]}"


_BEGINNING, _END = 800, 400
"""Characters of a message that are read; a topic's terms are fewer."""

_MOST_SENTENCES = 12


def _bare_list(part: _Part) -> bool:
    """Whether it asks about all there is, which somebody hardly does in so many words."""
    return part.wanted.empty and part.kind not in (None, Help, Latest, SmallTalk)


def _linked(parts: list[_Part], link: str, limit: int | None) -> Reading:
    """A question with a link: about that article, unless it says what else it is about."""
    real = [part for part in parts if not part.talk]
    if not real:
        return Reading(settle(Spoken(None), Wanted(url=link, limit=limit)))
    part = next((one for one in real if one.kind), real[0])
    about = settle(part.spoken, replace(part.wanted, topic="", url=link, limit=limit))
    pointing = set(words(part.text)) & _POINTING
    if part.kind and part.wanted.topic and part.known and not pointing:
        return Reading(settle(part.spoken, replace(part.wanted, limit=limit)), about)
    return Reading(about)


def _several(questions: tuple[Question, ...]) -> Several:
    left = len(questions) - MOST_QUESTIONS
    notes = (f"only the first {MOST_QUESTIONS} of {len(questions)} questions are answered",)
    return Several(Wanted(notes=notes if left > 0 else ()), questions[:MOST_QUESTIONS])


# The questions of a message


def _parts(house: _House, text: str) -> list[_Part]:
    """The questions of a message, each with what it is about; small talk only where it is all."""
    sentences = [(one, house.message(one)) for one in sentences_of(text)[:_MOST_SENTENCES]]
    if not any(_asks(message) for _, message in sentences):
        sentences = [_together(sentences)] if sentences else []
        if sentences and len(sentences[0][1].tokens) >= _PASTED:
            return [_pasted(*sentences[0])]
    found = [part for one, message in sentences for part in _sentence(house, one, message)]
    found = [part for part in found if part.kind or part.spoken.rank or not part.wanted.empty]
    serious = [part for part in found if not part.talk and part.kind is not Help]
    return _merged(house, serious) if serious else found[:1]


_PASTED = 25
"""Words without a command from which they are a text to look for, not a question in words."""


def _asks(message: Message) -> bool:
    """Whether a command stands in a sentence."""
    return any(not one.phrasing.weak for one in chosen(message, spotted(message)))


def _pasted(text: str, message: Message) -> _Part:
    """A text that somebody looks for: dates and outlets in it are its own."""
    spoken = Spoken(None, frozenset(message.spoken), "", message.speech)
    wanted = Wanted(topic=" ".join(text.split()))
    return _Part(text, spoken, wanted, continuing=False, doubtful=False, known=True)


def _together(sentences: Sequence[tuple[str, Message]]) -> tuple[str, Message]:
    """Sentences as one, their words as they are."""
    first, *rest = (message for _, message in sentences)
    tokens = [*first.tokens]
    for message in rest:
        tokens += [replace(one, gap=" · ") for one in message.tokens[:1]] + list(message.tokens[1:])
    text = " · ".join(one for one, _ in sentences)
    return text, replace(first, tokens=tokens, taken={})


def _sentence(house: _House, text: str, message: Message) -> list[_Part]:
    """The questions of a sentence: one, or one for each command that `and` leads to."""
    places = list(cuts(message))
    if not places:
        return [_part(house, text, message)]
    ends = [0, *places, len(message.tokens)]
    texts = [said(message.tokens, range(start, end)) for start, end in pairwise(ends)]
    parts = [_part(house, one, house.message(one)) for one in texts if one]
    if parts[0].kind and parts[0].wanted.empty:  # `sources and timeline on drones`
        parts[0] = replace(parts[0], wanted=parts[-1].wanted)
    return parts


def _merged(house: _House, parts: list[_Part]) -> list[_Part]:
    """Sentences that only together are a question, as one: `The bridge. Who was first?`"""
    merged: list[tuple[_Part, str]] = []  # with the text of all that belongs to it
    for part in parts:
        last, text = merged[-1] if merged else (None, "")
        if last is None:
            merged.append((part, part.text))
        elif _belongs(last, part):
            joined = part if last.kind is None and part.kind else last
            merged[-1] = joined, f"{text} · {part.text}"
        elif last.kind is None and part.kind and len(merged) == 1:
            merged[-1] = part, part.text  # what came before it was said by the way
        elif not _said_already(last, part):
            merged.append((part, part.text))
    return [
        part if text == part.text else _part(house, text, house.message(text))
        for part, text in merged
    ]


def _belongs(last: _Part, part: _Part) -> bool:
    """Whether a part only together with the one before it is a question."""
    if last.kind is None and part.kind is None:
        return True
    without_kind = last.kind is None and part.wanted.empty
    without_topic = last.wanted.empty and last.kind is not None and part.kind is None
    more = part.kind is None and not part.wanted.topic and not last.wanted.empty
    return without_kind or without_topic or more


def _said_already(last: _Part, part: _Part) -> bool:
    """Whether an answer to the last part answers this one too (`… and when?`), or nothing can."""
    if part.kind is None:
        return not part.known
    phrasing = part.spoken.phrasing
    when = part.kind is Timeline and phrasing is not None and "when" in phrasing.words
    return part.wanted.empty and (last.kind is part.kind or when)


# One question


def _part(house: _House, text: str, message: Message) -> _Part:
    """One question of a message, its words understood."""
    seen = spotted(message)
    by_name = any(one.phrasing.by_name for one in seen)
    found = groups(message, about=by_name)
    named = long_names(message, found)
    when = moments(message, house.days)
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
    topic = topic_of(message, left_out)
    wanted = Wanted(
        topic=" ".join((topic, *topics)).strip(),
        outlets=_outlets(named, excluded=False),
        excluded=_outlets(named, excluded=True),
        period=period,
        limit=limit,
        notes=notes,
    )
    spoken = {*message.spoken, *(token.folded for token in message.tokens)}
    if commands and commands[0].phrasing.kind is SmallTalk:
        wanted = Wanted()
    return _Part(
        text,
        Spoken(commands[0].phrasing if commands else None, frozenset(spoken), rank, message.speech),
        wanted,
        continuing=bool(spoken & message.speech.words("continuing")),
        doubtful=when.doubtful or bool(left_out) or _ordinary(message, named),
        known=_known(message),
    )


def _known(message: Message) -> bool:
    """Whether the corpus has all telling words that are taken for nothing else."""
    return all(
        message.lexicon.usage(stem(token.folded)).articles
        for place, token in enumerate(message.tokens)
        if not message.idle(place)
    )


def _as_topics(message: Message, named: list[Named]) -> list[str]:
    """Outlets that others wrote about, as topics: `which outlets covered Bellingcat`."""
    found = [
        one
        for one in named
        if not one.excluded
        and message.spoken[one.start - 1 :][:1] != []
        and one.start > 0
        and message.spoken[_before(message, one.start)] in message.speech.words("covering")
    ]
    for one in found:
        named.remove(one)
    return [without_the(one.outlet.name) for one in found]


def _before(message: Message, place: int) -> int:
    """The place before one, the article left out."""
    place -= 1
    return place - 1 if place > 0 and message.tokens[place].folded == "the" else place


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
        if at not in places and not message.idle(at) and message.spoken[at] not in aside
    ]
    return [] if rest else commands


def _outlets(named: Sequence[Named], *, excluded: bool) -> tuple[Outlet, ...]:
    return tuple(dict.fromkeys(one.outlet for one in named if one.excluded == excluded))


def _question(part: _Part, before: Question | None, limit: int | None) -> Question:
    """The question that a part is, once it is known what it may follow."""
    wanted = replace(part.wanted, limit=limit or part.wanted.limit)
    if before and not part.talk:
        after = follows(part.kind, wanted, before, continuing=part.continuing)
        if after:
            return settle(replace(part.spoken, follows=after), carried(wanted, before))
    return settle(part.spoken, wanted)

