"""Which question it is, once every word of it is taken for something."""

from dataclasses import dataclass, replace

from bot.news.article import unknown
from bot.news.freetext.tables import ENGLISH, Kind, Phrasing, Speech, speech
from bot.news.question import (
    About,
    Compare,
    Credits,
    Figures,
    Help,
    Latest,
    Nothing,
    Piece,
    Profile,
    Question,
    Search,
    SmallTalk,
    Sources,
    Stories,
    Summary,
    Timeline,
    Wanted,
    WhoReported,
    Why,
)

_ENGLISH = speech(ENGLISH)
_TOPICAL = (Sources, Timeline, WhoReported, Search, Summary, Figures, Stories)
_FIRST = frozenset("first earliest oldest".split())


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the words of a question say of its kind.

    The phrasing that names it, all words as spoken, the rank that is asked for (`newest`), the kind
    where it goes on from another question.
    """

    phrasing: Phrasing | None
    words: frozenset[str] = frozenset()
    rank: str = ""
    speech: Speech = _ENGLISH
    follows: Kind | None = None

    @property
    def kind(self) -> Kind | None:
        """The kind that the words name."""
        if self.follows:
            return self.follows
        if self.rank in self.speech.words("newest") and self.rank:
            return Latest
        return self.phrasing.kind if self.phrasing else None

    def any(self, *roles: str) -> bool:
        """Whether any word does one of these."""
        return bool(self.words & self.speech.words(*roles))


def settle(spoken: Spoken, wanted: Wanted) -> Question:
    """The question that is asked, from the kind that is named and what is left beside it."""
    kind = spoken.kind
    if kind is SmallTalk:
        mood = spoken.phrasing.mood if spoken.phrasing else None
        if mood and wanted.empty:
            return SmallTalk(Wanted(), mood)
        kind = None
    if spoken.any("crediting") and wanted.outlets and kind not in (Figures, Credits, Why):
        return _crediting(kind, wanted)
    if wanted.empty:
        return _about_all(kind, wanted, spoken)
    return _about_some(_who(kind, spoken, wanted), spoken, wanted)


def _who(kind: Kind | None, spoken: Spoken, wanted: Wanted) -> Kind | None:
    """Who reported it first, where `first` says so: `who covered it first`, `when was it first`."""
    words = spoken.phrasing.words if spoken.phrasing else ()
    first = not spoken.words.isdisjoint(_FIRST)
    when = kind is Piece and "when" in words and bool(wanted.topic)
    who = kind is Sources and words[:1] == ("who",)
    return WhoReported if first and (when or who) else kind


def _about_some(kind: Kind | None, spoken: Spoken, wanted: Wanted) -> Question:
    """A question about a topic, outlets, days or a link."""
    weak = spoken.phrasing is None or spoken.phrasing.weak
    if len(wanted.outlets) > 1 and (weak or kind in (None, WhoReported, Profile, Compare)):
        return Compare(wanted)
    if kind is Profile and not wanted.outlets and "profile" in spoken.words:
        return Profile(replace(wanted, topic="", outlets=(unknown(wanted.topic),)))
    if kind in (None, Profile, Help, About, Compare):
        return _unnamed(wanted, counted=kind is About and "many" in spoken.words)
    return kind(wanted)


def _crediting(kind: Kind | None, wanted: Wanted) -> Question:
    """Whom articles name is what they are about."""
    named = " ".join(outlet.name for outlet in wanted.outlets)
    topic = f"{wanted.topic} {named}".strip()
    return (kind if kind in _TOPICAL else WhoReported)(replace(wanted, topic=topic, outlets=()))


def _about_all(kind: Kind | None, wanted: Wanted, spoken: Spoken) -> Question:
    """A question about all there is."""
    wanted = Wanted(limit=wanted.limit)
    if kind is Piece and spoken.words & _FIRST:
        return WhoReported(wanted)
    if kind in (Search, Piece, None):
        return Latest(wanted) if spoken.any("pieces", "newest") else Nothing()
    if kind in (Compare, Profile):
        return Help()
    return kind(wanted)


def _unnamed(wanted: Wanted, *, counted: bool) -> Question:
    """The likeliest question where no phrasing names one; `counted`: how many was asked."""
    if wanted.outlets and not wanted.topic and not wanted.url:
        return Profile(wanted)
    if wanted.url:
        return Piece(wanted)
    return Sources(wanted) if counted else Search(wanted)
