"""Guesses: names that nobody knows as an outlet's, where only an outlet is likely to stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.news.credit_cues import Cue, Kind

_RUN = (
    r"(?P<name>(?:The\s)?(?!(?:The|An?|I|We|He|She|It|They|But|And|In|On|As)\b)[A-Z][\w&.-]*\w"
    r"(?:\s(?:of\s|&\s)?[A-Z][\w&.-]*\w){0,4})"
)
_BEFORE = re.compile(
    rf"(?<![\w@#/.'-]){_RUN}"
    r"(?:\s(?:has|had|also|first|[a-z]+ly|later|on \w+day))*"
    r"\s(?P<cue>[Rr]eport(?:ed|s))\b(?! to\b)"
)
_AFTER = re.compile(
    r"\b(?P<cue>(?:[Aa]ccording to|[Cc]iting"
    r"|(?:reported|obtained|seen|viewed|reviewed|published) by)"
    rf"|(?P<told>told|tells|interview with|spoke to|speaking to))\s(?:the\s)?{_RUN}"
)
_ASKING = re.compile(r"ccording to |iting | by |told |tells |interview with |sp(?:oke|eaking) to ")
_WIRE = re.compile(rf"[\"'\s]*(?:[A-Z][\w.,/ ]{{1,60}}\s)?(?P<cue>\({_RUN}\)\s*-)")


@dataclass(frozen=True, slots=True)
class Guess:
    """A name from `start` to `end` of a sentence that may be an outlet's, and what credits it."""

    start: int
    end: int
    cue: Cue


def guesses(plain: str) -> Iterator[Guess]:
    """The names in a plain sentence that are credited as an outlet would be."""
    if mark := _WIRE.match(plain):
        yield Guess(*mark.span("name"), Cue(mark["cue"], Kind.WIRE))
    for found in _BEFORE.finditer(plain) if "eport" in plain else ():
        if not plain.endswith("'s ", 0, found.start()):
            yield Guess(*found.span("name"), Cue(found["cue"]))
    for found in _AFTER.finditer(plain) if _ASKING.search(plain) else ():
        kind = Kind.TOLD if found["told"] else Kind.REPORTED
        yield Guess(*found.span("name"), Cue(found["cue"], kind))
