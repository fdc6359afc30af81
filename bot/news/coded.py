"""Questions as short texts that a button can carry, and back.

`kind|topic or link|outlets|outlets left out|first day|last day|how many|notes`, empty ends left
out; a bar, a comma or a percent sign inside a part is written as in an address (%7C, %2C, %25).
"""

import re

from bot.news.question import (
    About,
    Compare,
    Credits,
    Figures,
    Help,
    Latest,
    Links,
    Nothing,
    Options,
    Piece,
    Profile,
    Question,
    Search,
    Several,
    SmallTalk,
    Sources,
    Stories,
    Summary,
    Timeline,
    WhoReported,
    Why,
)

_LETTERS: dict[type[Question], str] = {
    Sources: "s",
    Timeline: "t",
    WhoReported: "w",
    Search: "f",
    Piece: "a",
    Summary: "y",
    Profile: "o",
    Compare: "c",
    Latest: "l",
    Links: "k",
    Help: "h",
    About: "b",
    Nothing: "n",
    Figures: "u",
    Credits: "r",
    Stories: "i",
    Why: "e",
    Several: "m",
    SmallTalk: "g",
}
_KINDS = {letter: kind for kind, letter in _LETTERS.items()}
_ESCAPES = (("%", "%25"), ("|", "%7C"), (",", "%2C"))
_PARTS = 8
_COUNT = re.compile(r"[0-9]{1,6}")


def options_of(question: Question) -> Options:
    """The options that ask a question again."""
    wanted = question.wanted
    return Options(
        type(question),
        topic=_carrying(question) or wanted.url or wanted.topic,
        outlets=tuple(outlet.domain or outlet.name for outlet in wanted.outlets),
        excluded=tuple(outlet.domain or outlet.name for outlet in wanted.excluded),
        since=wanted.period.since.isoformat() if wanted.period.since else "",
        until=wanted.period.until.isoformat() if wanted.period.until else "",
        limit=wanted.limit,
        notes=wanted.notes,
    )


def _carrying(question: Question) -> str:
    """What a question holds beside what all may name: links, questions, a mood."""
    match question:
        case Links():
            return " ".join(question.urls)
        case Several():
            return "\n".join(encode(options_of(one)) for one in question.questions)
        case SmallTalk():
            return question.mood.value
        case _:
            return ""


def several_in(options: Options) -> tuple[Options, ...]:
    """The questions that options of several hold."""
    found = (decode(line) for line in options.topic.split("\n"))
    return tuple(one for one in found if one and one.kind is not Several)


def encode(options: Options) -> str:
    """Options → a short text."""
    parts = (
        _LETTERS[options.kind],
        _escaped(options.topic),
        _listed(options.outlets),
        _listed(options.excluded),
        _escaped(options.since),
        _escaped(options.until),
        str(options.limit or ""),
        _listed(options.notes),
    )
    return "|".join(parts).rstrip("|")


def decode(text: str) -> Options | None:
    """A short text → the options in it, None where it holds none."""
    kind, topic, outlets, excluded, since, until, limit, notes = _parts(text)
    if kind not in _KINDS or (limit and not _COUNT.fullmatch(limit)):
        return None
    return Options(
        _KINDS[kind],
        topic=_plain(topic),
        outlets=_unlisted(outlets),
        excluded=_unlisted(excluded),
        since=_plain(since),
        until=_plain(until),
        limit=int(limit) if limit else None,
        notes=_unlisted(notes),
    )


def _parts(text: str) -> list[str]:
    parts = text.split("|")[:_PARTS]
    return parts + [""] * (_PARTS - len(parts))


def _listed(texts: tuple[str, ...]) -> str:
    return ",".join(_escaped(text) for text in texts)


def _unlisted(text: str) -> tuple[str, ...]:
    return tuple(_plain(part) for part in text.split(",") if part)


def _escaped(text: str) -> str:
    for char, code in _ESCAPES:
        text = text.replace(char, code)
    return text


def _plain(text: str) -> str:
    for char, code in reversed(_ESCAPES):
        text = text.replace(code, char)
    return text
