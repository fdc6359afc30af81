"""The table of phrasings, read: phrasings by their first word, small words by what they do."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from bot.news.freetext.phrasings import TABLE
from bot.news.question import (
    About,
    Compare,
    Credits,
    Figures,
    Help,
    Latest,
    Mood,
    Piece,
    Profile,
    Question,
    Search,
    SmallTalk,
    Sources,
    Stories,
    Summary,
    Timeline,
    WhoReported,
    Why,
)
from bot.news.text import STOPWORDS, words

Kind = type[Question]

KINDS: Mapping[str, Kind] = {
    "who-reported": WhoReported,
    "sources": Sources,
    "timeline": Timeline,
    "search": Search,
    "article": Piece,
    "summary": Summary,
    "figures": Figures,
    "credits": Credits,
    "stories": Stories,
    "why": Why,
    "compare": Compare,
    "latest": Latest,
    "outlet": Profile,
    "help": Help,
    "about": About,
    **{mood.value: SmallTalk for mood in Mood},
}

ENGLISH = "en"
NAME = "*"
"""What stands for the name of an outlet in a phrasing."""

_WHERE = "~!="
_BY_PHRASE = frozenset(
    "excluding excluding-phrase without ~without since after until before between to and on"
    " covering naming-phrase".split()
)
"""What phrasings of several words do; all else is listed word by word."""


@dataclass(frozen=True, slots=True)
class Phrasing:
    """Folded words, or `NAME`, and the kind of question that they mean (None: none).

    `weak`: only where no other is named; `leading`: only where a clause begins; `whole`: only
    where nothing else is said.
    """

    words: tuple[str, ...]
    language: str
    name: str
    kind: Kind | None = None
    weak: bool = False
    leading: bool = False
    whole: bool = False

    @property
    def named(self) -> bool:
        """Whether the name of an outlet stands in it."""
        return NAME in self.words

    @property
    def by_name(self) -> bool:
        """Whether it asks about outlets, by name."""
        return self.named or (self.kind in (Compare, Profile) and not self.weak)

    @property
    def mood(self) -> Mood | None:
        """What kind of small talk it is."""
        return Mood(self.name) if self.kind is SmallTalk else None


_Phrases = tuple[tuple[str, ...], ...]


class Speech:
    """The small words of English and of one other language, or of English alone."""

    def __init__(
        self,
        language: str,
        small: frozenset[str],
        listed: Mapping[str, frozenset[str]],
        phrased: Mapping[str, _Phrases],
    ) -> None:
        """`listed`: single words by what they do; `phrased`: phrases, the longest first."""
        self.language = language
        self.small = small
        self._listed = listed
        self._together: dict[tuple[str, ...], frozenset[str]] = {}
        self._beginning: dict[tuple[str, ...], frozenset[str]] = {}
        self._begun = {role: _by_word(found, 0) for role, found in phrased.items()}
        self._ended = {role: _by_word(found, -1) for role, found in phrased.items()}

    def words(self, *roles: str) -> frozenset[str]:
        """The single words that do one of these."""
        found = self._together.get(roles)
        if found is None:
            every = (self._listed.get(role, frozenset()) for role in roles)
            found = self._together[roles] = frozenset().union(*every)
        return found

    def beginning(self, *roles: str) -> frozenset[str]:
        """The words that phrases which do one of these begin with."""
        found = self._beginning.get(roles)
        if found is None:
            found = frozenset(word for role in roles for word in self._begun.get(role, ()))
            self._beginning[roles] = found
        return found

    def begun(self, role: str, word: str) -> _Phrases:
        """The phrases that do it and begin with a word, the longest first."""
        return self._begun.get(role, {}).get(word, ())

    def ended(self, role: str, word: str) -> _Phrases:
        """The phrases that do it and end with a word, the longest first."""
        return self._ended.get(role, {}).get(word, ())


def _by_word(phrases: _Phrases, place: int) -> Mapping[str, _Phrases]:
    found: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in phrases:
        found[phrase[place]].append(phrase)
    return {word: tuple(each) for word, each in found.items()}


def _rows() -> Iterable[tuple[str, str, str]]:
    for line in TABLE.splitlines():
        if line.strip():
            language, name, text = line.split(maxsplit=2)
            yield language, name, text


def _phrasings() -> Iterable[Phrasing]:
    for language, name, text in _rows():
        plain = name.lstrip(_WHERE)
        if plain in KINDS or plain == "none":
            for phrase in text.split("|"):
                yield Phrasing(
                    _spoken(phrase),
                    language,
                    plain,
                    KINDS.get(plain),
                    weak=name.startswith("~"),
                    leading=name.startswith("!"),
                    whole=name.startswith("="),
                )


def _spoken(phrase: str) -> tuple[str, ...]:
    parts = phrase.split(NAME)
    named = [(NAME, *words(part)) for part in parts[1:]]
    return tuple(chain(words(parts[0]), *named))


def _by_first() -> Mapping[str, tuple[Phrasing, ...]]:
    found: defaultdict[str, dict[tuple[str, ...], Phrasing]] = defaultdict(dict)
    for phrasing in _phrasings():
        found[phrasing.words[0]].setdefault(phrasing.words, phrasing)
    return {
        first: tuple(sorted(each.values(), key=lambda one: -len(one.words)))
        for first, each in found.items()
    }


PHRASINGS = _by_first()
"""First word → the phrasings that begin with it, the longest first."""


@lru_cache
def command_words(language: str) -> frozenset[str]:
    """Every word of a phrasing in English or another language."""
    return frozenset(
        word
        for each in PHRASINGS.values()
        for one in each
        if one.language in (ENGLISH, language)
        for word in one.words
        if word != NAME
    )


_ASIDE = frozenset("soft weak chatter polite small crediting generic".split())


def _table_words(*, led: bool) -> tuple[str, ...]:
    """The words of the table but for soft ones; `led`: only of phrasings and of what leads on."""
    talk = {mood.value for mood in Mood}
    found: set[str] = set()
    for _, name, text in _rows():
        plain = name.lstrip(_WHERE)
        if plain == "soft" or (led and plain in _ASIDE | talk):
            continue
        found |= set(words(text.replace("|", " ")))
    return tuple(sorted(found))


TABLE_WORDS = _table_words(led=False)
"""Every word of the table but for soft ones."""

LED_WORDS = _table_words(led=True)
"""The words of phrasings, and those that lead to dates and outlets."""


@lru_cache
def speech(language: str) -> Speech:
    """The small words of English and of a language."""
    listed: defaultdict[str, set[str]] = defaultdict(set)
    phrased: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for code, name, text in _rows():
        if code not in (ENGLISH, language) or name.lstrip(_WHERE) in KINDS:
            continue
        if (name in _BY_PHRASE and "|" in text) or name == "~without":
            phrased[name] |= {tuple(words(phrase)) for phrase in text.split("|")}
        if "|" not in text:
            listed[name] |= {word for one in text.split() for word in words(one)}
        else:
            listed[name] |= {found[0] for one in text.split("|") if len(found := words(one)) == 1}
    for name, group in listed.items():
        if name in _BY_PHRASE:
            phrased[name] |= {(word,) for word in group}
    return Speech(
        language,
        STOPWORDS | listed["small"],
        {name: frozenset(group) for name, group in listed.items()},
        {name: tuple(sorted(group, key=lambda one: (-len(one), one)))
         for name, group in phrased.items()},
    )  # fmt: skip


def _marks() -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for code, name, text in _rows():
        if name != "none":
            found[code] |= set(words(text.replace("|", " ")))
    found[ENGLISH] |= STOPWORDS
    return {code: frozenset(group) for code, group in found.items()}


_MARKS = _marks()


def language_of(spoken: Iterable[str]) -> str:
    """The language of a message's words: whose phrasings and small words they are; else English."""
    said = set(spoken)
    return max(_MARKS, key=lambda code: (len(said & _MARKS[code]), code == ENGLISH))
