"""A message as it is read: its words, what is known of them, and what each is taken for."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property, lru_cache

from bot.news.freetext.tables import (
    ENGLISH,
    LED_WORDS,
    TABLE_WORDS,
    Speech,
    command_words,
    language_of,
    speech,
)
from bot.news.freetext.tokens import Token, tokens_of
from bot.news.lexicon import Lexicon
from bot.news.outlets import Names
from bot.news.spelling import begun_alike, is_slip, nearest_words
from bot.news.text import STOPWORDS, squash, stem, words

_HEADLINE_WORDS = 5
_HOST_PREFIX = re.compile(r"^(?:www|m|amp|mobile)\.", re.IGNORECASE)
_POSSESSIVE = re.compile("['’]s$", re.IGNORECASE)
_SURE, _COMMAND_EDITS = 6, 2
_SHORT = 4
_LONG_WORDS = tuple(word for word in LED_WORDS if len(word) > _SHORT)
_LOOSE_WORDS = tuple(word for word in TABLE_WORDS if len(word) > _SHORT)
"""Words that lead, of which a typo may be two edits off; all words of the table, one."""

_SHORT_WORDS = tuple(
    "the and from for about with what who when where which how does did was were that this first"
    " find show have has any help news many".split()
)
"""Short words of questions; slips of the finger in them are put right."""

_RARE = 1e-5
"""Share of running English below which a word may be a misspelled command."""

_DATED = frozenset("in on since until by before after last this early late mid of".split())
_SHORTHAND = {
    "1st": "first", "hoo": "who", "whoo": "who", "4": "for", "w": "with", "b4": "before",
    "abt": "about", "re": "about",
}  # fmt: skip

Use = Enum("Use", "DATE OUTLET CUE COMMAND LEFT_OUT COUNT")
"""What a word is taken for."""


@dataclass(frozen=True)
class Message:
    """The words of one question in a message; `taken` grows as they are understood."""

    tokens: Sequence[Token]
    speech: Speech
    lexicon: Lexicon
    names: Names
    taken: dict[int, Use] = field(default_factory=dict)

    @cached_property
    def spoken(self) -> list[str]:
        """Each word as a command word where it is one or nearly so; quoted words are none."""
        commands = command_words(self.speech.language)
        found: list[str] = []
        for place, token in enumerate(self.tokens):
            if not self.shouted and is_name(token.raw, first=place == 0):
                shout = token.raw.isupper() and len(token.raw) > 1
                word = "" if shout and token.folded in STOPWORDS else token.folded
            else:
                word = command_word(token.folded, self.lexicon, self.speech.language)
            command = bool(found) and found[-1] in commands and found[-1] not in STOPWORDS
            if token.folded == "4" and not command:
                word = token.folded  # `srcs 4 whale`, but `4 whales`
            found.append("" if token.quoted else word)
        return found

    @cached_property
    def shouted(self) -> bool:
        """Whether all of it is in capitals."""
        return all(token.raw.isupper() or not token.raw.isalpha() for token in self.tokens)

    @cached_property
    def headline(self) -> bool:
        """Whether capitals say nothing, as in a pasted headline that capitalises all."""
        telling = [token for token in self.tokens if not token.small]
        capital = [token for token in telling if token.raw[:1].isupper()]
        return len(telling) >= _HEADLINE_WORDS and len(capital) >= len(telling) - 1

    @cached_property
    def squashed(self) -> list[str]:
        """Each word as it is compared with names: a host without `www.`, no possessive."""
        return [_squashed(token.raw) for token in self.tokens]

    def take(self, places: Iterable[int], use: Use) -> None:
        """Take words for something."""
        self.taken.update(dict.fromkeys(places, use))

    def free(self, places: Iterable[int]) -> bool:
        """Whether none of these words is taken for anything yet."""
        return not any(place in self.taken for place in places)

    def small(self, place: int) -> bool:
        """Whether a word tells nothing, as typed or as it was meant."""
        token = self.tokens[place]
        if token.quoted or token.small:
            return token.small and not token.quoted
        return self.meant[place] != token.folded and self.meant[place] in STOPWORDS

    @cached_property
    def meant(self) -> list[str]:
        """Each word as spoken, unless it may as well be a misspelled word of the corpus."""
        return [
            token.folded if spoken != token.folded and self._rival(token.folded, spoken) else spoken
            for token, spoken in zip(self.tokens, self.spoken, strict=True)
        ]

    def _rival(self, word: str, spoken: str) -> bool:
        near = self.lexicon.near(word, 1) if len(word) > _SHORT else ()
        return bool(near) and spoken not in near

    def idle(self, place: int) -> bool:
        """Whether a word says nothing of what is asked about: taken, small or about news."""
        return place in self.taken or (
            not self.tokens[place].quoted
            and (self.small(place) or self.meant[place] in self.speech.words("generic", "polite"))
        )

    def clause(self, place: int) -> range:
        """The places of the clause that a word stands in."""
        start = place
        while start > 0 and not self.tokens[start].begins:
            start -= 1
        end = place + 1
        while end < len(self.tokens) and not self.tokens[end].begins:
            end += 1
        return range(start, end)

    def before(self, place: int) -> str:
        """The folded word before a place, "" at the start."""
        return self.tokens[place - 1].folded if 0 < place <= len(self.tokens) else ""

    def tokens_after(self, place: int) -> str:
        """The folded word at a place, "" behind the end."""
        return self.tokens[place].folded if place < len(self.tokens) else ""

    def dated(self, token: Token) -> bool:
        """Whether a number stands beside a word, or what leads to a date before it."""
        place = next(at for at, one in enumerate(self.tokens) if one is token)
        before = self.before(place)
        beside = (before, self.tokens_after(place + 1))
        return before in _DATED or any(word[:1].isdecimal() for word in beside)

    def phrase_ending(self, role: str, place: int) -> range:
        """The places of the phrase with this role that ends just before a place; maybe none."""
        if place > 0:
            for word in self._either(place - 1):
                for phrase in self.speech.ended(role, word):
                    start = place - len(phrase)
                    if start >= 0 and self._is(phrase, start):
                        return range(start, place)
        return range(place, place)

    def phrase_at(self, role: str, place: int) -> range:
        """The places of the phrase with this role that begins at a place; maybe none."""
        if place < len(self.tokens):
            for word in self._either(place):
                for phrase in self.speech.begun(role, word):
                    if self._is(phrase, place):
                        return range(place, place + len(phrase))
        return range(place, place)

    def _either(self, place: int) -> tuple[str, ...]:
        """A word as typed and as spoken, where these differ."""
        typed, spoken = self.tokens[place].folded, self.spoken[place]
        return (typed,) if typed == spoken else (typed, spoken)

    def _is(self, phrase: Sequence[str], start: int) -> bool:
        if start + len(phrase) > len(self.tokens):
            return False
        return all(word in self._either(start + place) for place, word in enumerate(phrase))


def message_of(text: str, lexicon: Lexicon, names: Names) -> Message:
    """A readable text without links → its words, in the language that its small words are of."""
    spoken = speech(language_of(words(text)))
    return Message(tokens_of(text, spoken.small), spoken, lexicon, names)


def is_name(raw: str, *, first: bool) -> bool:
    """Whether a word is written as a name: a capital inside a message, `PimEyes`, `WHO`."""
    inside = raw[1:] != raw[1:].lower() and not raw.isupper()
    return inside or (raw[:1].isupper() and not first)


def command_word(word: str, lexicon: Lexicon, language: str = ENGLISH) -> str:
    """A misspelled command word put right; words of the corpus or of common English stay."""
    if word in _SHORTHAND:
        return _SHORTHAND[word]
    if word in STOPWORDS or word in command_words(language) or lexicon.usage(stem(word)).articles:
        return word
    share = lexicon.frequency(word)
    meant = _meant(word) if (share or 0.0) < _RARE else word
    if meant == word or len(word) <= _SHORT:
        return meant
    farther = not nearest_words(word, (meant,), 1)
    return word if farther and (share is not None or lexicon.near(word, 1)) else meant


@lru_cache(4_096)
def _meant(word: str) -> str:
    """The command word that is nearest to one, or the word itself."""
    if len(word) <= _SHORT:
        return next((small for small in _SHORT_WORDS if is_slip(word, small)), word)
    near = nearest_words(word, _LOOSE_WORDS, 1)
    if not near and len(word) > _SURE:
        near = nearest_words(word, _LONG_WORDS, _COMMAND_EDITS)
    slips = [small for small in _SHORT_WORDS if is_slip(word, small)]
    alike = [found for found, distance in near if distance == near[0][1]]
    if near and near[0][1] > 1:
        alike = [found for found in alike if found[0] == word[0] and found[-1] == word[-1]]
    alike.sort(key=lambda found: (-begun_alike(word, found), -len(found)))
    return (slips or alike or [word])[0]


@lru_cache(16_384)
def _squashed(raw: str) -> str:
    if "." in raw:
        raw = _HOST_PREFIX.sub("", raw)
    return squash(_POSSESSIVE.sub("", raw))


def known(word: str, lexicon: Lexicon) -> bool:
    """Whether it is a word of the corpus or of English."""
    return lexicon.usage(stem(word)).articles > 0 or lexicon.frequency(word) is not None
