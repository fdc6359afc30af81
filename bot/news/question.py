"""Questions: what was asked, parsed; one type for each kind."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from bot.errors import QuestionError
from bot.news.article import Outlet
from bot.news.dates import EVER, WANTED, Period, from_to, read_option
from bot.news.links import MOST, links_in
from bot.news.text import clean, clip
from bot.news.urls import canonical

_NAMED = 6
LONGEST = 4_000
"""Characters of a question; Discord's longest message. What comes after that is not read."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What every question may name: topic, link, outlets wanted and excluded, days, how many.

    `notes` say how something was read that could be read otherwise.
    """

    topic: str = ""
    url: str | None = None
    outlets: tuple[Outlet, ...] = ()
    excluded: tuple[Outlet, ...] = ()
    period: Period = EVER
    limit: int | None = None
    notes: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether it asks about everything."""
        return not (self.topic or self.url or self.outlets or self.excluded) and self.period.open


@dataclass(frozen=True, slots=True)
class _Asked:
    """What all kinds of questions have."""

    wanted: Wanted = Wanted()


class Sources(_Asked):
    """Which outlets covered it?"""

    __slots__ = ()


class Timeline(_Asked):
    """How did it unfold, day by day?"""

    __slots__ = ()


class WhoReported(_Asked):
    """Who reported it, and who was first?"""

    __slots__ = ()


class Search(_Asked):
    """Which articles mention it?"""

    __slots__ = ()


class Piece(_Asked):
    """What is this one article?"""

    __slots__ = ()


class Summary(_Asked):
    """What does the coverage say, in two or three sentences?"""

    __slots__ = ()


class Figures(_Asked):
    """Which numbers are quoted on it?"""

    __slots__ = ()


class Credits(_Asked):
    """Who credits whom as where it comes from?"""

    __slots__ = ()


class Stories(_Asked):
    """Which stories are there on it?"""

    __slots__ = ()


class Why(_Asked):
    """Why is it grouped as it is: what is one story, a copy, a credit, the first?"""

    __slots__ = ()


class Profile(_Asked):
    """What is there from this outlet?"""

    __slots__ = ()


class Compare(_Asked):
    """How do two or more outlets differ on it?"""

    __slots__ = ()


class Latest(_Asked):
    """What came out last?"""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Links(_Asked):
    """Are these links in the corpus, and who else covered what they are about?"""

    urls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Several(_Asked):
    """Several questions in one message, in order."""

    questions: tuple["Question", ...] = ()


class Mood(Enum):
    """What small talk is about."""

    HELLO = "hello"
    THANKS = "thanks"
    PRAISE = "praise"
    BYE = "bye"
    INSULT = "insult"
    SELF = "self"
    CHAT = "chat"


@dataclass(frozen=True, slots=True)
class SmallTalk(_Asked):
    """Greetings, thanks, insults: nothing about the news."""

    mood: Mood = Mood.HELLO


class Help(_Asked):
    """What can be asked?"""

    __slots__ = ()


class About(_Asked):
    """What is the corpus?"""

    __slots__ = ()


class Nothing(_Asked):
    """Nothing was asked: spaces, emoji, a mention alone."""

    __slots__ = ()


Topical = (
    Sources
    | Timeline
    | WhoReported
    | Search
    | Piece
    | Summary
    | Figures
    | Credits
    | Stories
    | Why
    | Profile
    | Compare
    | Latest
)
Question = Topical | Links | Several | SmallTalk | Help | About | Nothing
TopicQuestion = type[Topical]


@dataclass(frozen=True, slots=True)
class Options:
    """A question as options give it: raw text, not yet checked.

    `notes`: how it was read when it was asked in other words.
    """

    kind: type[Question]
    topic: str = ""
    outlets: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    limit: int | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FreeText:
    """A question as somebody typed it; `before`: what they asked last, for follow-ups."""

    text: str
    limit: int | None = None
    before: "Question | None" = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A message of somebody else's, whose coverage is asked for."""

    text: str


Asked = FreeText | Options | Claim


def read_options(
    options: Options, outlet: Callable[[str], Outlet], days: Callable[[str], Period] = read_option
) -> Question:
    """Options → a question. `outlet` finds who is meant by a name, `days` reads a date.

    Raises QuestionError for a date that is none, and for `Profile` and `Compare` without outlets.
    """
    if options.kind is SmallTalk:
        known = options.topic in {mood.value for mood in Mood}
        return SmallTalk(Wanted(), Mood(options.topic) if known else Mood.HELLO)
    if options.kind is Links:
        return asked_links(links_in(options.topic), options.notes)
    text = clean(options.topic[:LONGEST])
    link = text if " " not in text and "/" in text and canonical(text) else None
    period, notes = from_to(_days(options.since, days), _days(options.until, days))
    excluded = _outlets(options.excluded, outlet)
    outlets = _outlets(options.outlets, outlet)
    found = any(one.known for one in outlets)
    notes += _unknown((*(outlets if found else ()), *excluded))
    wanted = Wanted(
        topic="" if link else text,
        url=link,
        outlets=outlets,
        excluded=excluded,
        period=period,
        limit=options.limit,
        notes=tuple(dict.fromkeys((*options.notes, *notes))),
    )
    if options.kind is Profile and not wanted.outlets:
        raise QuestionError("Which outlet? Name one, for example: Reuters")
    if options.kind is Compare and len(wanted.outlets) < 2:  # noqa: PLR2004 - it takes two
        raise QuestionError("Which outlets? Name two or more, for example: Reuters, BBC")
    if options.kind is Piece and wanted.empty:
        raise QuestionError("Which article? Give a link, a headline or words.")
    return options.kind(wanted)


def _unknown(outlets: Iterable[Outlet]) -> tuple[str, ...]:
    """A note that names the outlets that nothing is known of."""
    names = [one.name for one in outlets if not one.known]
    if not names:
        return ()
    more = len(names) - _NAMED
    said = names if more <= 0 else [*names[:_NAMED], f"{more} others"]
    return (f"no outlet {', '.join(said)} is known here",)


def asked_links(urls: tuple[str, ...], notes: tuple[str, ...] = ()) -> Links:
    """A question about links; of very many about the first, which is said."""
    if len(urls) > MOST:
        notes = (*notes, f"only the first {MOST} of {len(urls)} links were looked up")
    return Links(Wanted(notes=notes), urls[:MOST])


def _outlets(names: Iterable[str], outlet: Callable[[str], Outlet]) -> tuple[Outlet, ...]:
    return tuple(dict.fromkeys(outlet(name) for name in names if clean(name)))


def _days(text: str, days: Callable[[str], Period]) -> Period:
    if not text.strip():
        return EVER
    try:
        return days(text)
    except ValueError as error:
        shown = clip(clean(text), 40)
        raise QuestionError(f"“{shown}” is not a date: {WANTED}.") from error
