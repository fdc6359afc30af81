"""Mastheads: where in a text an outlet is named, and which one."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from bot.news.article import Outlet, unknown
from bot.news.outlets import KnownOutlet, initials, without_the
from bot.news.text import STOPWORDS, squash

PAPERS = frozenset(
    """
    Advertiser Advocate American-Statesman Bee Bulletin Chronicle Courant Courier Dispatch Echo
    Enquirer Examiner Express Gazette Globe Guardian Herald Independent Inquirer Journal Ledger Mail
    Mercury Mirror News Newspaper Observer Post Press Record Register Republic Review Sentinel
    Standard Star Statesman Sun Telegraph Times Tribune Weekly
    """.split()
)
"""What newspapers are called: the last word of their names."""

ORDINARY = frozenset(
    """
    age ara athletic atlantic australian babel bell blaze block boom caravan commentary conversation
    cut dawn deadline dispatch dissent entrepreneur express federalist focus forward fortune globes
    goal gordon herald hill hindu independent indy information input insider interpreter journal kan
    knack life local mail marianne markup memo metro mint mirror motherboard nation national nature
    newsroom observer outline paper peninsula people post press progressive prospect puck quartz
    reason record register reveal salon science scoop scotsman scroll slate standard star stat stern
    stuff sun tablet tempo time times today tribune up vanguard variety vice watson week wire
    """.split()
)
"""Names of outlets that are also words of the language or names of people."""

_PEOPLE = frozenset("bloomberg forbes fox janes poynter".split())
"""Names of outlets that are also surnames, but mostly the outlet where they stand alone."""

_CITIES = (("New York ", ("NY ", "N.Y. ")), ("Los Angeles ", ("LA ", "L.A. ")))

_MORE = {
    "Agence France-Presse": ("AFP",),
    "United Press International": ("UPI",),
    "ABC News": ("ABC", "Good Morning America", "World News Tonight", "Nightline"),
    "BBC News": ("Newsnight", "Panorama"),
    "CBS News": ("Face the Nation", "60 Minutes"),
    "CNN": ("Anderson Cooper 360",),
    "Fox News": ("Fox & Friends", "Fox and Friends", "Sunday Morning Futures"),
    "MSNBC": ("Morning Joe", "The Rachel Maddow Show"),
    "NBC News": ("Meet the Press", "NBC Nightly News"),
    "NPR": ("All Things Considered", "Morning Edition"),
}
"""Programmes that stand for the network that shows them, and names too short for the settings."""

_AFFILIATED = frozenset("abc cbs fox nbc".split())
"""Networks that lend local stations their names: "Fox 5" is not Fox."""

_INITIALLED = ("Times", "Journal", "Post")
"""The last words of names that are written by their initials."""

_LONGEST_CAPITALS = 4
_WORD = re.compile(r"[^\W_]+")
_CAPITAL = re.compile(r"[A-Z0-9À-Þ][^\W_]*")
_BEFORE = re.compile(r"(?:^|[^\w'])([A-Z][\w.]*)[ -]$")
_LAST_WORDS = frozenset(
    """
    Advertiser Bulletin Chronicle Courant Courier Dispatch Enquirer Gazette Herald Inquirer Journal
    News Observer Post Press Sentinel Telegraph Times Tribune
    """.split()
)
"""Those of `PAPERS` that are the last words of little else."""

_NEWSPAPER = re.compile(
    r"\b(?:(?!(?:The|As|In|And|But)\b)[A-Z][\w.]+\s){1,3}(?:[A-Z]\w+-)?"
    rf"(?:{'|'.join(sorted(_LAST_WORDS - {'News', 'Press'}))}|(?:Daily|Morning) News|Free Press)\b"
    r"(?!\s[A-Z]|-)"
)
_STATION = re.compile(r"[KW][A-Z]{3}(?<!\w.{4})(?:-TV|-FM)?\b|[KW][A-Z]{2}(?<!\w.{3})-TV\b")
_LOWER_AGAIN = re.compile(r"\s(?!magazine)[a-z]")
_NUMBER = re.compile(r"\s?\d")
_PLAIN = tuple(zip("’‘ʼ“”\u00a0\u202f–—", "'''\"\"  --", strict=True))


def plainly(text: str) -> str:
    """Text with plain quotes, dashes and spaces; every character stays in its place."""
    if not text.isascii():
        for mark, plain in _PLAIN:
            text = text.replace(mark, plain)
    return text


class Naming(Enum):
    """How an outlet is named: in full, by a word that means other things too, shortly, as "it"."""

    FULL = "full"
    WORD = "word"
    SHORT = "short"
    NOUN = "noun"


@dataclass(frozen=True, slots=True)
class Mention:
    """An outlet named from `start` to `end` of a sentence."""

    start: int
    end: int
    outlet: Outlet
    naming: Naming = Naming.FULL

    def touches(self, other: "Mention") -> bool:
        """Whether two names share a letter."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class _Name:
    """A way to write an outlet's name; `capitals`: only in capitals is it one."""

    written: str
    lower: str
    outlet: Outlet
    capitals: bool


class Mastheads:
    """The names of known outlets as texts write them."""

    def __init__(self, known: Iterable[KnownOutlet]) -> None:
        """Later outlets never take a name from earlier ones."""
        self._names: dict[str, list[_Name]] = {}
        self._heads: set[str] = set()
        self._taken: set[str] = set()
        networks: dict[str, Outlet] = {}
        for entry in known:
            outlet = Outlet(entry.domains[0], entry.name, entry.domains[0])
            networks[entry.name] = outlet
            for written in (entry.name, *entry.aliases):
                self._learn(without_the(written), outlet)
        for network in _MORE.keys() & networks.keys():
            for more in _MORE[network]:
                self._add(without_the(more), networks[network])
        for names in self._names.values():
            names.sort(key=lambda one: (-len(one.lower), one.lower))

    def _learn(self, name: str, outlet: Outlet) -> None:
        self._add(name, outlet)
        for city, shorter in _CITIES:
            for short in shorter if name.startswith(city) else ():
                self._add(short + name.removeprefix(city), outlet)
        if name.endswith(_INITIALLED):
            for short in initials(name):
                self._add(short, outlet)

    def _add(self, name: str, outlet: Outlet) -> None:
        lower = plainly(name).lower()
        first = _WORD.match(name)
        if first and len(lower) > 1 and lower not in self._taken:
            self._taken.add(lower)
            self._heads |= {first[0], first[0].upper(), first[0].capitalize()}
            capitals = name.isupper() and len(name) <= _LONGEST_CAPITALS
            self._names.setdefault(first[0].lower(), []).append(
                _Name(name, lower, outlet, capitals)
            )

    def mentions(self, plain: str) -> list[Mention]:
        """The names in a plain text in order: known ones, and those that are one by their form."""
        words = _CAPITAL.findall(plain)
        known = [] if self._heads.isdisjoint(words) else list(self._known(plain))
        if _LAST_WORDS.isdisjoint(words) and not _STATION.search(plain):
            return known
        whole = [one for one in known if one.naming is Naming.FULL]
        formed = [one for one in _shaped(plain) if not any(one.touches(other) for other in whole)]
        kept = [one for one in known if not any(one.touches(other) for other in formed)]
        return sorted(kept + formed, key=lambda one: one.start)

    def _known(self, plain: str) -> Iterator[Mention]:
        """The known names, the longest at each place."""
        after = 0
        for word in _CAPITAL.finditer(plain):
            if word.start() >= after and word[0] in self._heads and (name := self._at(plain, word)):
                after = word.start() + len(name.lower)
                naming = Naming.WORD if name.lower in ORDINARY else Naming.FULL
                yield Mention(word.start(), after, name.outlet, naming)

    def _at(self, plain: str, word: re.Match[str]) -> _Name | None:
        """The longest known name that begins with a word of a sentence."""
        start = word.start()
        if start and (plain[start - 1].isalnum() or plain[start - 1] in "@#._"):
            return None
        for name in self._names.get(word[0].lower(), ()):
            end = start + len(name.lower)
            written = plain[start:end]
            if written.lower() != name.lower or plain[end : end + 1].isalnum():
                continue
            if _LOWER_AGAIN.search(written) and not _LOWER_AGAIN.search(name.written):
                continue
            local = name.lower in _AFFILIATED and _NUMBER.match(plain, end)
            return None if local or (name.capitals and not written.isupper()) else name
        return None


def _shaped(plain: str) -> Iterator[Mention]:
    """The names that are a newspaper's or an American station's by their form."""
    for pattern in (_NEWSPAPER, _STATION):
        for found in pattern.finditer(plain):
            yield Mention(*found.span(), unknown(found[0]))


def in_longer(plain: str, mention: Mention) -> bool:
    """Whether a capitalised word before a name makes it a part of another (`Michael Bloomberg`)."""
    name = plain[mention.start : mention.end].lower()
    if name not in _PEOPLE and mention.naming is Naming.FULL:
        return False
    before = _BEFORE.search(plain, max(0, mention.start - 40), mention.start)
    return before is not None and before[1].lower() not in STOPWORDS


def ends_in(name: str, short: str) -> bool:
    """Whether a name is a longer one that ends in a short one (`The Harbour Post`, `Post`)."""
    return name.endswith((" " + short, "-" + short))


def same(first: str, second: str) -> bool:
    """Whether two names are one, but for case, punctuation and a leading "The"."""
    return squash(without_the(first)) == squash(without_the(second))
