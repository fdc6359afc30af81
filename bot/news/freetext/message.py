"""A message as it is read: its words, what is known of them, and what each is taken for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from bot.news.freetext.tables import COMMAND_WORDS, ENGLISH, Speech, language_of, speech
from bot.news.freetext.tokens import Token, tokens_of
from bot.news.outlets import Names
from bot.news.spelling import nearest_words
from bot.news.text import STOPWORDS, stem, words
from bot.news.topic import Lexicon

_HEADLINE_WORDS = 5
_SURE, _COMMAND_EDITS = 6, 2
_SHORT = 4
_LONG_WORDS = tuple(word for word in COMMAND_WORDS if len(word) > _SHORT)
_ASKING = ("who", "what", "when", "where", "which", "how", "from", "about", "first", "find", "show")
"""Short words that questions begin with; of those alone a short typo is put right."""


@dataclass(frozen=True)
class Message:
    """The words of one question in a message; `taken` grows as they are understood."""

    tokens: Sequence[Token]
    speech: Speech
    lexicon: Lexicon
    names: Names
    taken: set[int] = field(default_factory=set)

    @cached_property
    def spoken(self) -> list[str]:
        """Each word as a command word where it is one or nearly so; quoted words are none."""
        return [
            "" if token.quoted else command_word(token.folded, self.lexicon)
            for token in self.tokens
        ]

    @cached_property
    def headline(self) -> bool:
        """Whether capitals say nothing, as in a pasted headline that capitalises all."""
        telling = [token for token in self.tokens if not token.small]
        capital = [token for token in telling if token.raw[:1].isupper()]
        return len(telling) >= _HEADLINE_WORDS and len(capital) >= len(telling) - 1

    def free(self, places: Iterable[int]) -> bool:
        """Whether none of these words is taken for anything yet."""
        return self.taken.isdisjoint(places)

    def idle(self, place: int) -> bool:
        """Whether a word says nothing of what is asked about: taken, small or about news."""
        token = self.tokens[place]
        return place in self.taken or (
            not token.quoted
            and (token.small or self.spoken[place] in self.speech.words("generic", "polite"))
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
        return self.tokens[place - 1].folded if place > 0 else ""

    def phrase_ending(self, role: str, place: int) -> range:
        """The places of the phrase with this role that ends just before a place; maybe none."""
        for phrase in self.speech.phrases(role):
            start = place - len(phrase)
            if start >= 0 and self._is(phrase, start):
                return range(start, place)
        return range(place, place)

    def phrase_at(self, role: str, place: int) -> range:
        """The places of the phrase with this role that begins at a place; maybe none."""
        for phrase in self.speech.phrases(role):
            if self._is(phrase, place):
                return range(place, place + len(phrase))
        return range(place, place)

    def _is(self, phrase: Sequence[str], start: int) -> bool:
        part = self.tokens[start : start + len(phrase)]
        return len(part) == len(phrase) and all(
            word in (token.folded, spoken)
            for word, token, spoken in zip(
                phrase, part, self.spoken[start : start + len(phrase)], strict=True
            )
        )


def message_of(text: str, lexicon: Lexicon, names: Names) -> Message:
    """A readable text without links → its words, in the language that its small words are of."""
    spoken = speech(language_of(words(text)))
    return Message(tokens_of(text, spoken.small), spoken, lexicon, names)


def command_word(word: str, lexicon: Lexicon) -> str:
    """A misspelled command word put right; words of the corpus or of English stay."""
    if word in STOPWORDS or word in COMMAND_WORDS_SET or known(word, lexicon):
        return word
    if len(word) <= _SHORT:
        near = nearest_words(word, _ASKING, 1) if len(word) > 1 else []
        near = [one for one in near if len(one[0]) >= len(word)]
        return near[0][0] if near and near[0][0][0] in word else word
    near = nearest_words(word, _LONG_WORDS, _COMMAND_EDITS if len(word) > _SURE else None)
    return near[0][0] if near else word


COMMAND_WORDS_SET = frozenset(COMMAND_WORDS)


def known(word: str, lexicon: Lexicon) -> bool:
    """Whether it is a word of the corpus or of English."""
    return lexicon.usage(stem(word)).articles > 0 or lexicon.frequency(word) is not None


__all__ = ["ENGLISH", "Message", "command_word", "known", "message_of"]
