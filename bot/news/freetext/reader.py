"""Free text → the question that it most likely is; deterministic, without a language model.

Every word is taken for one thing: a date, an outlet, the words that name the kind of question,
what is left out. What remains is the topic.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.news.freetext.followups import carried, follows
from bot.news.freetext.kinds import Spotted, chosen, spotted
from bot.news.freetext.message import Message, message_of
from bot.news.freetext.moments import Days
from bot.news.freetext.part import Part, pasted, read_part
from bot.news.freetext.parts import cuts, sentences_of
from bot.news.freetext.settling import Spoken, settle
from bot.news.freetext.tokens import readable, said
from bot.news.lexicon import Lexicon
from bot.news.links import about_mark, links_in, without_links, without_marks
from bot.news.outlets import Names
from bot.news.question import (
    LONGEST,
    Credits,
    Figures,
    Help,
    Nothing,
    Piece,
    Question,
    Search,
    Several,
    SmallTalk,
    Sources,
    Stories,
    Summary,
    Timeline,
    Wanted,
    WhoReported,
    asked_links,
)
from bot.news.text import words

MOST_QUESTIONS = 4
"""Questions of one message that are answered."""

_BEGINNING, _END = 800, 400
"""Characters of a very long message that are read; a topic's terms are fewer."""

_MOST_SENTENCES = 12
_TITLE_WORDS = 4
"""Words of a message from which it may be a headline."""

_TITLE = 200
"""Characters up to which it may be one."""

_PASTED = 25
"""Words from which they are a text to look for, unless a question begins or ends them."""

_TOPICAL = (Sources, Timeline, WhoReported, Summary, Figures, Credits, Stories)
_POINTING = frozenset("this that it these them link article piece".split())


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as read; `plainly`: its likeliest other reading, where there is a doubt."""

    question: Question
    plainly: Question | None = None


@dataclass(frozen=True, slots=True)
class _House:
    """The corpus that messages are about."""

    lexicon: Lexicon
    names: Names
    days: Days

    def message(self, text: str) -> Message:
        """The words of a text."""
        return message_of(text, self.lexicon, self.names)

    def part(
        self, text: str, message: Message | None = None, seen: Sequence[Spotted] | None = None
    ) -> Part:
        """A text as one question."""
        return read_part(text, message or self.message(text), self.days, seen)


def read_text(  # noqa: PLR0913, PLR0917 - the corpus in three parts, the message in three
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
    found = words(plain)
    lexicon.learn(found)
    if len(found) >= _TITLE_WORDS and len(plain) <= _TITLE and lexicon.titled(plain):
        return Reading(Search(Wanted(topic=" ".join(plain.split()), limit=limit)))
    parts = _parts(_House(lexicon, names, days), without_links(plain))
    if links:
        return _linked(parts, links[0], limit)
    if not parts or (about_mark(text) and all(_about_all(part) for part in parts)):
        return Reading(Nothing())
    return _asked(parts, limit, before)


def _short_enough(text: str) -> str:
    """A text with its beginning and its end where it is very long: what is asked stands there."""
    if len(text) <= _BEGINNING + _END:
        return text
    return f"{text[:_BEGINNING].rpartition(' ')[0]} {text[-_END:].partition(' ')[2]}"


def _about_all(part: Part) -> bool:
    """Whether it asks about all there is: nothing is left of what it was about but a mention."""
    return part.wanted.empty and part.kind not in (Help, SmallTalk)


def _linked(parts: list[Part], link: str, limit: int | None) -> Reading:
    """A question with a link: about that article, unless it says what else it is about."""
    real = [part for part in parts if not part.talk]
    if not real:
        return Reading(settle(Spoken(None), Wanted(url=link, limit=limit)))
    part = next((one for one in real if one.kind), real[0])
    about = settle(part.spoken, replace(part.wanted, topic="", url=link, limit=limit))
    pointing = not _POINTING.isdisjoint(words(part.text))
    if part.kind and part.wanted.topic and part.known and not pointing:
        return Reading(settle(part.spoken, replace(part.wanted, limit=limit)), about)
    return Reading(about)


def _asked(parts: list[Part], limit: int | None, before: Question | None) -> Reading:
    """The questions that the parts of a message are, each going on from the one before it."""
    questions: list[Question] = []
    for part in parts:
        before = _question(part, before, limit)
        questions.append(before)
    different = tuple(dict.fromkeys(questions))
    if len(different) > 1:
        return Reading(_several(different))
    plainly = parts[0].plainly if different[0] == _question(parts[0], None, limit) else ""
    return Reading(different[0], Search(Wanted(topic=plainly, limit=limit)) if plainly else None)


def _question(part: Part, before: Question | None, limit: int | None) -> Question:
    """The question that a part is, once it is known what it may follow."""
    wanted = replace(part.wanted, limit=limit or part.wanted.limit)
    if before and not part.talk:
        after = follows(part.kind, wanted, before, continuing=part.continuing)
        if after:
            return settle(replace(part.spoken, follows=after), carried(wanted, before))
    return settle(part.spoken, wanted)


def _several(questions: tuple[Question, ...]) -> Several:
    more = len(questions) > MOST_QUESTIONS
    note = f"only the first {MOST_QUESTIONS} of {len(questions)} questions are answered"
    return Several(Wanted(notes=(note,) if more else ()), questions[:MOST_QUESTIONS])


# The questions of a message


def _parts(house: _House, text: str) -> list[Part]:
    """The questions of a message, each with what it is about; small talk only where it is all."""
    sentences = [(one, house.message(one)) for one in sentences_of(text)[:_MOST_SENTENCES]]
    long = sum(len(message.tokens) for _, message in sentences) >= _PASTED
    asking = (*sentences[:1], *sentences[-1:]) if long else sentences
    seen = {id(message): spotted(message) for _, message in asking}
    if sentences and not any(_asks(message, seen[id(message)]) for _, message in asking):
        text, message = _together(sentences)
        if long:
            return [pasted(text, message)]
        sentences = [(text, message)]
    found = [
        part
        for one, message in sentences
        for part in _sentence(house, one, message, seen.get(id(message)))
    ]
    found = [part for part in found if part.kind or part.latest or not part.wanted.empty]
    serious = [part for part in found if not part.talk and part.kind is not Help]
    return _merged(house, serious) if serious else found[:1]


def _asks(message: Message, seen: Sequence[Spotted]) -> bool:
    """Whether a command stands in a sentence."""
    return any(not one.phrasing.weak for one in chosen(message, seen))


def _together(sentences: Sequence[tuple[str, Message]]) -> tuple[str, Message]:
    """Sentences as one, their words as they are."""
    first, *rest = (message for _, message in sentences)
    tokens = [*first.tokens]
    for message in rest:
        tokens += [replace(one, gap=" · ") for one in message.tokens[:1]] + [*message.tokens[1:]]
    text = " · ".join(one.rstrip(".!?") for one, _ in sentences)
    return text, replace(first, tokens=tokens, taken={})


def _sentence(
    house: _House, text: str, message: Message, seen: Sequence[Spotted] | None
) -> list[Part]:
    """The questions of a sentence: one, or one for each command that `and` leads to."""
    joints = list(cuts(message))
    if not joints:
        return [house.part(text, message, seen)]
    edges = [range(0), *joints, range(len(message.tokens), len(message.tokens))]
    spans = (range(one.stop, other.start) for one, other in pairwise(edges))
    return [house.part(said(message.tokens, span)) for span in spans if span]


def _merged(house: _House, parts: list[Part]) -> list[Part]:
    """Sentences that only together are a question, as one: `The bridge. Who was first?`"""
    merged: list[tuple[Part, str]] = []  # with the text of all that belongs to it
    for part in parts:
        last, text = merged[-1] if merged else (None, "")
        if last is None:
            merged.append((part, part.text))
        elif _belongs(last, part):
            joined = part if last.kind is None and part.kind else last
            merged[-1] = joined, f"{text.rstrip('.!?')} · {part.text}"
        elif last.kind is None and part.kind and len(merged) == 1 and not text.endswith("?"):
            merged[-1] = part, part.text  # what came before it was said by the way
        elif not _said_already(last, part):
            merged.append((part, part.text))
    read = [part if text == part.text else house.part(text) for part, text in merged]
    for place in range(len(read) - 2, -1, -1):  # `sources and timeline on whales`
        if read[place].kind in _TOPICAL and read[place].wanted.empty:
            read[place] = replace(read[place], wanted=read[place + 1].wanted)
    return read


def _belongs(last: Part, part: Part) -> bool:
    """Whether a part only together with the one before it is a question."""
    if last.kind is None and part.kind is None:
        return True
    without_kind = last.kind is None and part.wanted.empty
    without_topic = last.wanted.empty and last.kind is not None and part.kind is None
    more = part.kind is None and not part.wanted.topic and not last.wanted.empty
    return without_kind or without_topic or more


def _said_already(last: Part, part: Part) -> bool:
    """Whether an answer to the last part answers this one too (`… and when?`), or nothing can."""
    if part.kind is None:
        return not part.known
    phrasing = part.spoken.phrasing
    when = part.kind in (Timeline, Piece) and phrasing is not None and "when" in phrasing.words
    return part.wanted.empty and (last.kind is part.kind or when)
