"""What a number counts: the words behind it, up to their noun; and what became of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.news.text import STOPWORDS

_TOKEN = re.compile(
    r"[ -](?:(?<=-)|[“\"‘'](?=\w))?((?:[A-Z]\.){2,}|[A-Za-zÀ-ɏ][\w'’&.-]*\w|[A-Za-z])"
)
_LEADING = re.compile(
    r"(?: (?:of|the|its|their|his|her|our|other|more|further|additional|such|these|those|all"
    r"|another|out)\b(?! than\b))+",
    re.IGNORECASE,
)
_MOST = 6
"""Words in which the noun is looked for."""

_PLURAL = re.compile(r".+[^siu’']s")
_NOT_PLURAL = frozenset("news politics economics always perhaps this has was does yes vs".split())
_PLURALS = frozenset(
    """
    people men women children feet teeth mice geese oxen police personnel staff troops aircraft
    sheep fish cattle crew offspring species series media criteria phenomena alumni lives dead
    servicemen servicewomen policemen firemen fishermen businessmen congressmen lawmakers gunmen
    jurymen crewmen spokesmen others km kg mph kph cm mm ft lb lbs mg kw mw gw tw gb tb mb percent
    yen yuan rand baht won rupiah hectare acre euro livestock wildlife military
    """.split()
)
"""Nouns that count many without an s; units."""

_UNITS = frozenset(
    """
    year month week day hour minute second decade century mile kilometer kilometre foot inch meter
    metre acre ton tonne pound dollar euro cent point percent feet inches centuries km kg mph kph cm
    mm ft lb mg degree
    """.split()
)
_JOINED = _UNITS | frozenset(
    "story storey page person man woman member seat vote game run part room bed".split()
)


def is_unit(word: str) -> bool:
    """Whether a word is what things are measured in."""
    return bool({word.lower(), word.lower().removesuffix("s")} & _UNITS)


def is_joined(word: str) -> bool:
    """Whether a word stands behind a hyphen as what is counted: `six-day`, no `five-alarm`."""
    return bool({word.lower(), word.lower().removesuffix("s")} & _JOINED)


STATES = {
    word: state
    for state, listed in {
        "dead": "dead killed kill kills killing killings die died dies deaths death slain"
        " fatality fatalities perished toll murdered massacred",
        "hurt": "injured wounded hurt injuries injures injuring wounds wounding injure maimed",
        "missing": "missing unaccounted disappeared vanished",
        "held": "arrested detained jailed arrests imprisoned charged captured custody hostage"
        " hostages abducted kidnapped indicted",
        "ill": "infected cases infections hospitalized hospitalised sickened",
        "away": "displaced evacuated fled homeless evacuees evacuations",
        "saved": "rescued saved freed released survived survivors",
    }.items()
    for word in listed.split()
}
"""A word → what became of those who were counted: figures of two states are two quantities."""

_AFTER_NOUN = frozenset(
    word for word, state in STATES.items() if word.endswith(("ed", "d", "t", "n", "g"))
) - {"toll", "killing"}

_VERBS = frozenset(
    """
    rose fell went ran won lost hit cut spoke met sat stood left fled saw set shut sank broke began
    grew held led paid spent sent sold told took thought wore wrote drove drew ate flew found fought
    read rode sang shot slept swam threw understood woke bought brought built burnt burst cost dealt
    fed felt gave heard hurt kept knew laid lay lost meant put quit showed split spread swung taught
    sued rise fall win lose vote voted face stand join die live remain return follow arrive become
    include died ago later earlier away apart old each long tall wide high deep too well together
    today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday
    january february march april june july august september october november december amid despite
    plus worth versus vs
    """.split()
)
"""Words that end what is counted."""


_ACTIVE = re.compile(r" (?:an?|the|his|her|their|its|at least|\d|one|two|three|more)\b")
"""What shows that they did it: `two men killed a guard`."""

_BECAME = re.compile(
    r"(?: (?:on|in|at|from|aboard|near|inside|of)(?: [\w’'-]+){1,3}(?= (?:were|was|died|had)\b))?"
    r",?(?: (?:who|that|which|of (?:them|whom)))?(?: (?:were|was|are|is|had|have|has|been|being"
    r"|also|all|reportedly|feared|confirmed|believed|presumed|to|be|later|still|left|found|shot))*"
    r" ([a-z]+)\b",
    re.IGNORECASE,
)
_CAUSE = re.compile(
    r"\b([a-z]+)(?: (?:of|to|at|the|has|had|have|risen|rises|rose|climbs|climbed|reaches|reached"
    r"|hits|hit|passes|passed|tops|topped|stands|stood|is|was|now|another|least))* ?$",
    re.IGNORECASE,
)
_DOING = frozenset(
    """
    kill kills killed killing killings deaths death toll injure injures injured injuring wounds
    wounded wounding arrest arrests arrested detains detained displaced displaces infected rescued
    """.split()
)


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts, where that ends behind it, what became of those counted."""

    text: str = ""
    end: int = 0
    state: str = ""


def counted(before: str, after: str, *, alone: bool) -> Counted:
    """What stands behind a number, with what became of it from the words around.

    `alone`: the number is no sum, share or scale, so that only a plural shows what it counts.
    """
    leading = _LEADING.match(after)
    start = leading.end() if leading else 0
    tokens = _tokens(after, start)
    last = _head(tokens, alone=alone and not after.startswith("-"))
    if last < 0:
        return Counted(state=_became(after) or _cause(before))
    end = tokens[last][1]
    begin = end - len(after[start:end].lstrip(" -“\"‘'"))
    text = after[begin:end]
    if is_unit(tokens[last][0]):
        return Counted(text, end)
    states = (STATES[word] for word in reversed(text.lower().split()) if word in STATES)
    return Counted(text, end, next(states, "") or _became(after[end:]) or _cause(before))


def _head(tokens: Sequence[tuple[str, int]], *, alone: bool) -> int:
    """The place of the last word of what is counted; -1 where there is none."""
    plurals = [place for place, (word, _) in enumerate(tokens) if _is_plural(word)]
    things = [place for place in plurals if tokens[place][0].lower() not in STATES]
    if plurals:
        heads = plurals if not things or things[0] == plurals[0] else things
        return _last_of_run(heads)
    return -1 if alone else min(len(tokens), _MOST_SINGULAR) - 1


def _tokens(after: str, start: int) -> list[tuple[str, int]]:
    """The words of a noun phrase with where each ends, until a mark or a word that ends it."""
    found: list[tuple[str, int]] = []
    place = start
    while len(found) < _MOST and (match := _TOKEN.match(after, place)):
        word, lower = match[1], match[1].lower()
        small = lower in STOPWORDS and lower != "others" and not (word.isupper() and word[1:])
        state = lower in _AFTER_NOUN and bool(found) and _is_plural(found[-1][0])
        if state and _ACTIVE.match(after, match.end()):
            break
        if not state and (small or lower in _VERBS):
            break
        found.append((word, match.end()))
        place = match.end()
    return found


def _is_plural(word: str) -> bool:
    last = word.lower().rsplit("-", 1)[-1]
    if last in _PLURALS or last in _AFTER_NOUN:
        return True
    return last not in _NOT_PLURAL and _PLURAL.fullmatch(last) is not None


def _last_of_run(heads: Sequence[int]) -> int:
    """The last of the first run of plurals: `cable news networks`, not `years House Speaker`."""
    return next((one for one, other in pairwise(heads) if other != one + 1), heads[-1])


def _became(rest: str) -> str:
    """What became of those counted, said behind them: `who were killed`."""
    found = _BECAME.match(rest)
    active = found is not None and _ACTIVE.match(rest, found.end())
    return STATES.get(found[1].lower(), "") if found and not active else ""


def _cause(before: str) -> str:
    """What became of those counted, said in front: `killing at least`, `the toll rose to`."""
    found = _CAUSE.search(before)
    word = found[1].lower() if found else ""
    return STATES.get(word, "") if word in _DOING else ""


_MOST_SINGULAR = 3
