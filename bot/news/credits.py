"""Credits: the outlets that an article names as where a statement comes from."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bot.news.article import Outlet
from bot.news.credit_cues import Cue, Kind, cue_at, furniture
from bot.news.credit_guesses import guesses
from bot.news.credit_names import (
    Mastheads,
    Mention,
    Naming,
    ends_in,
    in_longer,
    plainly,
    same,
)
from bot.news.credit_short import ShortNames
from bot.news.outlets import without_the
from bot.news.text import sentences


@dataclass(frozen=True, slots=True)
class Credit:
    """One article naming another outlet as where a statement comes from.

    `name` is the outlet's display name where it is known, else as the text writes it; `written` is
    the longest way in which the article writes it. `sentence` is verbatim; `place` is "title",
    "excerpt" or "body"; `cue` are the words that credit, as printed. Where not `sure`, only its
    place says that the name is an outlet's: it counts where the corpus has an outlet of that name.
    """

    name: str
    sentence: str
    place: str
    cue: str
    sure: bool = True
    kind: Kind = Kind.REPORTED
    written: str = ""


LONGEST = 100_000
"""Characters of a text that are read for credits."""

MOST_NAMES = 40
"""Names of a sentence that are looked at: what has more is a list."""

_JOINT = re.compile(r"\s?/\s?|-|\s(?:and|&)\s(?:[Tt]he\s)?|,\s(?:and\s)?(?:[Tt]he\s)?")
_SPEAKER = re.compile(r"[^“\"”:]{3,120}?\b(?:told|tells|said|says|asked|asks)\b[^“\"]*$")
_TITLED = re.compile(r"\s(?:[Mm]agazine|[Nn]ewspaper)\b")
_CAPITAL_NEXT = re.compile(r"\s[A-Z]")


def credits_in(
    title: str, excerpt: str, body: str, own: Outlet, outlets: Mastheads
) -> tuple[Credit, ...]:
    """Every credit in an article by `own`, in reading order, each once."""
    every = (("title", title), ("excerpt", excerpt), ("body", body))
    texts = [(place, text[:LONGEST]) for place, text in every if text]
    if not any(_may_credit(text, own, outlets) for _, text in texts):
        return ()
    reading = _Reading(own, outlets)
    for place, text in texts:
        for sentence in _whole_sentences(text):
            reading.take(place, sentence)
    return tuple(dict.fromkeys(reading.credits()))


def origins(credits: Iterable[Credit]) -> tuple[Credit, ...]:
    """The credits of outlets that an article names as where something comes from, in order.

    What somebody only said to an outlet or in it comes from that person: it counts where the
    outlet is an origin anyway. A dateline with a place (`HARBOURTON (Agency) -`) says whose the
    whole text is, which makes it a copy.
    """
    every = tuple(credits)
    found = {
        one.name
        for one in every
        if one.kind is Kind.REPORTED or (one.kind is Kind.WIRE and one.cue.startswith("("))
    }
    return tuple(one for one in every if one.name in found)


def _may_credit(text: str, own: Outlet, outlets: Mastheads) -> bool:
    """Whether a text can have a credit at all: nearly all have none, which this sees cheaply."""
    plain = plainly(text)
    if any(one.outlet.key != own.key for one in outlets.mentions(plain)):
        return True
    return any(True for _ in guesses(plain))


def _whole_sentences(text: str) -> list[str]:
    """The sentences of a text; a quoted one ("Is it?" Ada Ash told them.) with who said it."""
    found: list[str] = []
    for sentence in sentences(text):
        asked = found and found[-1].endswith(("?”", "!”", '?"', '!"'))
        whole = f"{found[-1]} {sentence}" if asked and _SPEAKER.match(sentence) else ""
        if whole and whole in text:
            found[-1] = whole
        else:
            found.append(sentence)
    return found


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence with the known names in it; `plain` is what is matched."""

    place: str
    text: str
    plain: str
    names: list[Mention]


@dataclass(slots=True)
class _Reading:
    """An article while it is read: all of its sentences first, since names may be told later."""

    own: Outlet
    outlets: Mastheads
    lines: list[_Line] = field(default_factory=list)
    people: set[str] = field(default_factory=set)
    written: dict[str, str] = field(default_factory=dict)

    def take(self, place: str, text: str) -> None:
        """Takes the next sentence: who is named in it, and which names are people's."""
        plain = plainly(text)
        names = self.outlets.mentions(plain)[:MOST_NAMES]
        self.lines.append(_Line(place, text, plain, names))
        for one in names:
            name = plain[one.start : one.end]
            if in_longer(plain, one):
                self.people.add(name)
            elif len(name) > len(self.written.get(one.outlet.key, "")):
                self.written[one.outlet.key] = name

    def credits(self) -> Iterator[Credit]:
        """The credits in everything that was taken."""
        full = (one for line in self.lines for one in line.names if one.naming is Naming.FULL)
        short = ShortNames(self.own, frozenset(one.outlet for one in full))
        for line in self.lines:
            known = [
                one for one in line.names if line.plain[one.start : one.end] not in self.people
            ]
            names = short.filled(line.plain, known)
            if furniture(line.plain):
                continue
            for mention, cue in _cued(line.plain, names):
                if _meant(line.plain, mention, cue) and not self._is_own(mention.outlet):
                    short.credited = mention.outlet
                    yield self._credit(line, mention.outlet, cue)
            yield from self._guessed(line, [*line.names, *names])

    def _is_own(self, outlet: Outlet) -> bool:
        return outlet.key == self.own.key or same(outlet.name, self.own.name)

    def _credit(self, line: _Line, outlet: Outlet, cue: Cue) -> Credit:
        written = self.written.get(outlet.key, outlet.name)
        return Credit(
            outlet.name, line.text, line.place, _printed(line, cue), kind=cue.kind, written=written
        )

    def _guessed(self, line: _Line, known: list[Mention]) -> Iterator[Credit]:
        """Credits of names that only their form or their place tells to be an outlet's."""
        for guess in guesses(line.plain):
            name = line.text[guess.start : guess.end]
            free = all(one.end <= guess.start or guess.end <= one.start for one in known)
            if free and not self._may_be_own(name):
                yield Credit(
                    name,
                    line.text,
                    line.place,
                    _printed(line, guess.cue),
                    sure=False,
                    kind=guess.cue.kind,
                    written=name,
                )

    def _may_be_own(self, name: str) -> bool:
        return same(name, self.own.name) or ends_in(self.own.name, without_the(name))


def _printed(line: _Line, cue: Cue) -> str:
    """The words of a cue as the article prints them, with its own marks."""
    start = line.plain.find(cue.words)
    return line.text[start : start + len(cue.words)]


def _cued(plain: str, names: list[Mention]) -> Iterator[tuple[Mention, Cue]]:
    """The names that a sentence credits; names that are joined are credited together."""
    chain: list[Mention] = []
    for place, one in enumerate(names):
        chain.append(one)
        following = names[place + 1].start if place + 1 < len(names) else len(plain)
        if _JOINT.fullmatch(plain, one.end, following):
            continue
        start = chain[0].start
        with_article = start - 4 if plain[max(0, start - 4) : start].lower() == "the " else start
        if cue := cue_at(plain, with_article, one.end):
            yield from ((named, cue) for named in chain)
        chain = []


def _meant(plain: str, mention: Mention, cue: Cue) -> bool:
    """Whether a name that also means other things is the outlet's here."""
    if mention.naming is Naming.NOUN:
        return cue.plain
    if cue.words == ":" and not mention.outlet.known:
        return False
    if mention.naming is not Naming.WORD or _TITLED.match(plain, mention.end):
        return True
    if _CAPITAL_NEXT.match(plain, mention.end):
        return False
    return plain.endswith("The ", 0, mention.start) or (cue.plain and mention.start > 0)
