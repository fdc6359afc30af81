"""Cues: what in a sentence says that something comes from the outlet that is named in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How an article credits an outlet.

    The outlet says it itself; somebody else says it to the outlet or in it; or the article's whole
    text is the outlet's.
    """

    REPORTED = "reported"
    TOLD = "told"
    WIRE = "wire"


@dataclass(frozen=True, slots=True)
class Cue:
    """What credits a name: the words as printed, and how.

    `plain` says that the name stands right beside words that ask for an outlet ("X reported",
    "told X"), so that it is one even where it is also a word of the language.
    """

    words: str
    kind: Kind = Kind.REPORTED
    plain: bool = False


NEAR = 160
"""Characters on either side of a name that are looked at for what credits it."""


def _forms(verbs: str) -> Iterator[str]:
    """The forms of regular verbs, each given in the third person: `notes`, `reports`."""
    for verb in verbs.split():
        stem = verb[:-2] if verb.endswith(("es", "ys")) else verb[:-1]
        yield from (verb, stem + "ed", stem + "ing")


_VERBS = "|".join(
    (
        *_forms(
            """adds alleges argues asserts calculates characterizes cites claims comments
            concludes confirms contends declares describes details determines discloses documents
            estimates examines explains exposes hints indicates muses notes obtains observes opines
            predicts projects publishes quotes rates reckons reports reveals speculates states
            suggests tweets uncovers unearths warns"""
        ),
        "says|said|saying|writes|wrote|writing|written|finds|found|finding|learns|learned|tells",
        "calls|called|calling|(?:broke|breaks)(?! down| up)|put it|puts it|points (?:out|to)",
        "pointed (?:out|to)|aired|identifies|identified|released|queried|questioned",
    )
)
_SAYS = f"(?i:{_VERBS})"
"""What an outlet does that says something."""

_SHOWS = (
    rf"{_SAYS}|shows?|showed|showing|shown|ha[sd](?! a margin)|have|gives?|gave|puts?|pegs?|pegged"
)
"""What a poll or a report does."""

_TIME = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:'s)?"
    r"|(?:May|June|July|March|April|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)(?:[a-z]*|\.))(?:\s\d{1,4})?)"
)
_MEANWHILE = (
    r"(?:has|have|had|is|was|also|first|even|later|earlier|just|now|then|since|once|still|on|in|at"
    r"|last|this|the|next|week|weekend|month|year|time|night|morning|evening|afternoon|today"
    rf"|yesterday|ago|a|few|days|weeks|months|years|[a-z]+ly|{_TIME})"
)
"""What may stand between a subject and its verb."""

_STAFF = (
    r"(?i:analyst|anchor|blogger|chief|columnist|commentator|contributor|correspondent|critic"
    r"|editor|host|co-host|journalist|moderator|presenter|producer|pundit|reporter|writer|article"
    r"|story)s?"
)
"""Who or what of an outlet speaks for it."""

_PAPER = (
    r"(?:[Mm]agazine|[Nn]ewspaper|newswire|news agency|network|channel|radio|television|TV|website)"
)
_WORK = (
    r"(?i:polls?|polling|surveys?|reports?|reporting|analysis|investigation|review|editorial"
    r"|tally|count|average|projections?|forecast|transcript|tracker|fact[- ]check|profile"
    r"|estimates?|database|study|exit poll data|data)\b(?! board| page)"
)
_VENUE = r"(?i:interview|articles?|story|op-ed|column|essay|podcast|appearance|broadcast)"
"""What an outlet publishes: what says something, and what others say something in."""

_THE = r"(?:(?:the|a|an|its|this|that)\s)?"
_NO_ADJECTIVE = (
    r"(?:of|and|or|but|about|that|than|you|me|us|him|her|them|it|he|she|they|we|why|how|if|whether"
    r"|when|as|because|is|are|was|were|not|to|on|in|at|for|from|with|who|what|by)\b"
)
_ADJECTIVES = (
    rf"(?:(?!{_NO_ADJECTIVE})(?:[a-z-]+|{_TIME}|[A-Z][a-z]+(?=\s(?:[a-z]+\s)?$))\s){{0,3}}"
)
_NAME = r"\s[A-Z][\w.'-]+"
_NOUNS = (
    r"(?:\s(?!(?:the|an?|its|his|her|their|in|on|at|for|of|to|and|by|with|that|who|which|is|was|has"
    r"|\w+ed)\b)[\w'-]+){0,3}?"
)
_PARTNER = r"(?:(?:\s?/\s?|-)[A-Z][\w.&'-]*(?:\s[A-Z][\w.&'-]*){0,3})?"
_ASIDE = r"(?:\s*,[^,]{1,90},|\s*\([^)]{1,60}\)|\s+-[^-]{1,80}-)?"

# Patterns that end in `$` are of what stands before a name, the others of what follows it.

_DATELINE = re.compile(r"[\"'\s]*(?:[A-Z][\w.,/ ]{1,60}\s)?\($")
_AFTER_DATELINE = re.compile(r"\)\s*(?:-{1,2}|:)\s")
_ACCORDING = re.compile(
    r"(?P<cue>\b(?:according to|as per|citing|quoting|per|via|h/t:?|hat tip(?: to)?:?))\s"
    rf"(?:(?P<far>[^,;:.()]{{2,110}}\s)??{_THE})$",
    re.IGNORECASE,
)
_BY = re.compile(
    rf"(?P<cue>\b(?:{_SAYS}|seen|viewed|reviewed|broken|compiled|collected|analy[sz]ed|broadcast"
    r"|conducted|commissioned|told|posted|verified|carried|reported on)"
    rf"(?:\s{_MEANWHILE})*\sby)\s{_THE}{_ADJECTIVES}$"
)
_TOLD = re.compile(
    r"(?P<cue>\b(?:(?i:told|tells?|telling)"
    r"|(?i:spoke|speaks?|speaking|talks?|talking|talked) (?:to|with)"
    r"|(?:explained|confirmed|statements?|comments|message|e-?mail) to|shared with"
    r"|interview(?:s|ed)?(?: \w+){0,3}? (?:with|by|to|for|on|in)"
    rf"|(?i:provided|leaked|released|given|said|says|speaking)(?:\s{_MEANWHILE}){{0,3}} (?:to|on)))"
    rf"\s{_THE}{_ADJECTIVES}$"
)
_IN_VENUE = re.compile(
    rf"\b(?P<cue>{_VENUE})(?:\s[^,;:.\"]{{1,40}}?)?\s(?:in|for|at|on)\s{_THE}(?:{_TIME}\s|[a-z]+\s)?$"
)
_SAID_IN = re.compile(
    rf"\b(?P<cue>{_SAYS})(?:\s{_MEANWHILE})*\s(?:in|at|on)\s{_THE}(?:{_TIME}\s|[a-z]+\s)?$"
)
_IN_WORK = re.compile(
    rf"\b(?P<cue>(?!reporting){_WORK})(?:\s[^,;:.\"]{{1,50}}?)?\s(?:from|by|in|for)\s"
    rf"{_THE}(?:{_TIME}\s|[a-z]+\s)?$"
)
_INVERTED = re.compile(rf"(?:[,\"'?!]\s*|^)(?P<cue>{_SAYS})\s{_THE}{_ADJECTIVES}$")
_ENDS = re.compile(
    rf"(?:\s{_PAPER})?(?:'s?)?(?:\W*$|[,.;:\"]|\s(?:in|on|at|last|this|earlier|{_TIME}|{_STAFF})\b)"
)
_STAFF_OF = re.compile(
    rf",\s{_THE}(?:[\w-]+\s){{0,3}}?"
    r"(?P<cue>columnist|writer|reporter|correspondent|editor|journalist|critic)"
    rf"\s(?:for|at|of|with)\s{_THE}(?:[A-Z]?[a-z]+\s){{0,2}}$"
)
_HAS_VENUE = re.compile(rf"(?:\s{_PAPER})?(?:'s?)?{_NOUNS}\s(?P<cue>{_VENUE})\b")
_SPEAKS = re.compile(
    rf"(?:{_NAME}(?=\s(?:first\s)?report))?{_PARTNER}(?:\s{_PAPER})?"
    rf"(?P<staff>'s?(?:{_NAME}){{1,4}}"
    rf"|(?:'s?)?(?:{_NAME}){{0,4}}(?:\s[a-z]+){{0,2}}?\s{_STAFF}(?:{_NAME}){{0,4}})?"
    rf"(?:\seach|\sboth)?{_ASIDE}(?:,(?=\shave\s))?(?:\s{_MEANWHILE})*"
    rf"\s(?P<cue>{_SAYS}|ask(?:s|ed))\b(?!-|\sitself|\sin\s(?:[a-z]+\s)?statements?\b)"
)
_SAYING = re.compile(rf"\b{_SAYS}\b")
_SHORTLY = 40
"""Characters after a name in which it is said that somebody says something."""

_LASTING = re.compile(r"\b(?:is|are|was|were|been)\s|,")
_HAS_WORK = re.compile(
    rf"{_PARTNER}(?:\s{_PAPER})?(?:'s?)?(?P<cue>{_NOUNS}\s{_WORK})"
    rf"(?P<shows>(?:(?!\bwas\b)[^.;:?!]){{0,70}}?\s(?:{_SHOWS}|that|which)\b)?"
)
_FROM = re.compile(
    rf"\b(?:in|from|by|on|per|upon|citing|quoting)\s{_THE}(?:[\w'-]+\s){{0,3}}"
    r"(?:[\w.&' -]{1,40}[/-])?$",
    re.IGNORECASE,
)
_AT_END = re.compile(r"\w\W+\w+\s?(?P<cue>:|\s-)\s(?:the\s)?$", re.IGNORECASE)
_COLON = re.compile(rf"{_PARTNER}(?:{_NOUNS}\s{_WORK})?:\s")
_FURNITURE = re.compile(
    r"^\W*(?:follow|sign up|subscribe|read (?:more|the (?:rest|full|whole|entire))|click|download"
    r"|like us|join|get the|photo|image|picture|file|copyright|as published in)\b"
    r"|\bphotos?(?: credit)?[:/]|getty images|^\W*(?:©|\(c\))"
    r"|\([^()]*(?:/|television|pool)[^()]*\bvia [^()]*\)|\bvia ap images|/[^/]{2,30} via \w+\W*$",
    re.IGNORECASE,
)


def furniture(plain: str) -> bool:
    """Whether a sentence is an invitation to readers, or says whose a picture is."""
    return _FURNITURE.search(plain) is not None


def cue_at(plain: str, start: int, end: int) -> Cue | None:
    """What credits the outlets named from `start` to `end` of a plain sentence."""
    left, right = plain[max(0, start - NEAR) : start], plain[end : end + NEAR]
    mark = _AFTER_DATELINE.match(right)
    if mark and _DATELINE.fullmatch(plain, 0, start):
        return Cue(plain[: end + mark.end()].strip(), Kind.WIRE, plain=True)
    if found := _ACCORDING.search(left):
        asks = found["cue"].lower() not in ("per", "via")
        return Cue(found["cue"], plain=asks and not found["far"])
    if found := _BY.search(left):
        return Cue(found["cue"], plain=True)
    if found := _TOLD.search(left):
        return Cue(found["cue"], Kind.TOLD, plain=True)
    return _spoken(left, right) or _in_it(left, right)


def _spoken(left: str, right: str) -> Cue | None:
    """What credits a name that says something itself, or by its people and works."""
    if found := _SPEAKS.match(right):
        bare = not found["staff"]
        says = found["cue"]
        loose = says.endswith("ing") and not _LASTING.search(found[0])
        titled = says[0].isupper() and not says.endswith("s")
        if not titled and not (bare and (loose or says.lower().startswith("ask"))):
            return Cue(says, plain=bare and says.lower().startswith("report"))
    found = _HAS_WORK.match(right)
    if found and (found["shows"] or _FROM.search(left)):
        return Cue(found["cue"].strip())
    if (found := _INVERTED.search(left)) and _ENDS.match(right):
        return Cue(found["cue"], plain=found["cue"].lower().startswith("report"))
    if not left.strip(" \"'") and _COLON.match(right):
        return Cue(":")
    if not right.strip() and (found := _AT_END.search(left)):
        return Cue(found["cue"].strip())
    return None


def _in_it(left: str, right: str) -> Cue | None:
    """What credits a name that somebody said something in, or wrote for."""
    found = _STAFF_OF.search(left)
    if found and (_SAYING.search(left) or _SAYING.search(right[:_SHORTLY])):
        return Cue(found["cue"])
    if found := _IN_WORK.search(left):
        return Cue(found["cue"])
    if found := _HAS_VENUE.match(right) or _IN_VENUE.search(left) or _SAID_IN.search(left):
        return Cue(found["cue"], Kind.TOLD)
    return None
