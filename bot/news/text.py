"""Text: cleaned for showing, folded for comparing, cut into words, stems and sentences."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import sentencex
import Stemmer

INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u2064\u2066-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Control, bidirectional, zero-width and blank characters. The joiners U+200C and U+200D stay:
Persian, Indic scripts and emoji are written with them."""

STOPWORDS = frozenset(
    """
    a about above according across actually after again against all almost along already also
    although always am among an and another any anybody anyone anything are aren't around as ask
    asked asks at away back be became because become becomes been before began being below between
    both but by call called came can can't cannot come comes coming could couldn't did didn't do
    does doesn't doing don't done down during each either else even ever every everybody everyone
    everything few for from further gave get gets getting give given gives giving go goes going gone
    got had hadn't has hasn't have haven't having he her here hers herself him himself his how
    however i if in indeed instead into is isn't it its itself just keep kept knew know known knows
    least less let lets like likely made make makes making many may maybe me might more most
    much must my myself near nearly neither never nevertheless no nobody non none nor not nothing
    now of off often oh ok on once one only onto or other others otherwise ought our ours ourselves
    out over own per perhaps please put puts quite rather really regarding said same saw say saying
    says see seem seems seen shall she should shouldn't since so some somebody someone something
    sometimes somewhere still such take taken takes taking tell tells than that the their theirs
    them themselves then there therefore these they thing things this those though through thus to
    together told too took toward towards tried tries truly try trying under until unto up upon us
    use used uses using usually various very via want wants was wasn't way we well went were weren't
    what whatever when whenever where whereas wherever whether which whichever while who whoever
    whole whom whose why will wish with within without won't would wouldn't yes yet you your yours
    yourself yourselves i'd i'm i've i'll you're you've you'd you'll we're we've we'd we'll they're
    they've they'd they'll it'll that'll u ur im ive
    """.split()
)
"""English function words and light verbs (after the SMART stop list, Salton 1971): they never tell
what a text is about."""

_APOSTROPHES = str.maketrans("’‘ʼ", "'''")
_PLAIN_MARKS = tuple(zip("’‘“”–—…", "''\"\"-- ", strict=True))
"""Marks of running text that fold to nothing more than these; most texts have no others."""

_OTHER = re.compile(r"[^\x00-\x7f]")
_DROPPED = frozenset({"Mn", "Me", "Cf"})
_GROUPED = re.compile(r"(?<=\d)[,\u2009\u202f](?=\d{3}(?!\d))")
_DOTTED = re.compile(r"\b[^\W\d_](?:\.[^\W\d_])+\b\.?")
_POSSESSIVE = re.compile(r"['’](?:s\b|(?=\s|$))", re.IGNORECASE)
_AMERICA = re.compile(r"\b(?:USA?\b|[Uu]\.[Ss]\b(?:\.?[Aa]\b)?\.?)")
_WORD = re.compile(r"\d+(?:\.\d+)+|[^\W_]+(?:['’][^\W_]+)*")
_GLUED = re.compile(
    r"(?<=[^\W_]{2})([.!?]+[\"”’']?)(?=[“‘]?[A-Z][a-z])|(?<=[.!?])([\"”’'])(?=[A-Z][a-z])"
)
_LETTERS = re.compile(r"[^\W\d_]+")
_ASCII_LETTERS = re.compile(r"[A-Za-z]+")
_NO_LETTER = re.compile(r"[\W_]+")
_SPACE = re.compile(r"\s+")

_PIECE = 4_000

_stemmer = Stemmer.Stemmer("english")


def clean(text: str) -> str:
    """Text fit to be shown on one line: NFC, no invisible characters, single spaces."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split()) if "  " in text else text.strip()
    return _SPACE.sub(" ", unicodedata.normalize("NFC", INVISIBLE.sub("", text))).strip()


def unmarked(text: str) -> str:
    """Text without the marks that were laid over it (`c̶l̶e̶a̶r̶`); letters with accents stay."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(char for char in composed if unicodedata.category(char) not in ("Mn", "Me"))


def fold(text: str) -> str:
    """Text for comparing: compatibility forms, accents, case and invisible characters are gone."""
    return _unaccented(text).casefold()


def _unaccented(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES))
    return _OTHER.sub(_kept, decomposed)


def _kept(char: re.Match[str]) -> str:
    return "" if unicodedata.category(char[0]) in _DROPPED else char[0]


def words(text: str) -> list[str]:
    """A text's folded words in order; `9,000` is one, `Russia's` is `russia`, `U.S.` is `us`."""
    plain = _plain(text)
    return _WORD.findall(plain.lower() if plain.isascii() else plain.casefold())


def written_words(text: str) -> list[str]:
    """The words of a text as `words` has them, but in the case in which they are written."""
    return _WORD.findall(_plain(text))


def _plain(text: str) -> str:
    """Text of which every run of letters and digits is a word."""
    text = _plainly_marked(text)
    ascii_only = text.isascii()
    if "," in text or not ascii_only:
        text = _GROUPED.sub("", text)
    if "US" in text or ".S" in text or ".s" in text:
        text = _AMERICA.sub(" USA ", text)
    if not ascii_only:
        text = _unaccented(text)
    if "." in text:
        text = _DOTTED.sub(lambda dotted: dotted[0].replace(".", "") + " ", text)
    if "'" in text or "’" in text:
        text = _POSSESSIVE.sub(" ", text)
    return text


def letters(text: str) -> list[str]:
    """The runs of letters in a text, as they are written."""
    text = _plainly_marked(text)
    return (_ASCII_LETTERS if text.isascii() else _LETTERS).findall(text)


def _plainly_marked(text: str) -> str:
    if not text.isascii():
        for mark, plain in _PLAIN_MARKS:
            text = text.replace(mark, plain)
    return text


class _Stems(dict[str, str]):
    """Stems of words met before: without an order of use, which costs more than stemming saves."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_STEMS:
            self.clear()
        found = self[word] = str(_stemmer.stemWord(word))
        return found


_MOST_STEMS = 100_000
"""Words whose stems are remembered; some 15 MB."""

stem = _Stems().__getitem__
"""The Snowball (Porter 2) stem of one folded word."""


@lru_cache(maxsize=8_192)
def stem_set(text: str) -> frozenset[str]:
    """The stems of a short text, each once; the last 8,192 are remembered."""
    return frozenset(stems(text))


def stems(text: str) -> list[str]:
    """The stems of all words of a text, in order."""
    return [stem(word) for word in words(text)]


def telling(found: list[str]) -> list[str]:
    """The words that say what a text is about; none where it has only small words."""
    return [word for word in found if word not in STOPWORDS]


def squash(name: str) -> str:
    """A name for comparing: letters and digits only, so `Giz China` and `GizChina` are one."""
    return _NO_LETTER.sub("", fold(name))


def unglue(text: str) -> str:
    """Scraped text with the spaces that were lost between sentences (`soldiers.Officials`)."""
    return _GLUED.sub(lambda end: end[0] + " ", text)


def sentences(text: str) -> list[str]:
    """The sentences of a text, paragraphs kept apart; each stripped, none empty."""
    found: list[str] = []
    for piece in _pieces(text):
        parts = (part.strip() for part in sentencex.segment("en", piece))
        found += _joined([part for part in parts if part])
    return found


def _pieces(text: str) -> Iterator[str]:
    """The paragraphs of a text, very long ones cut at spaces: cutting sentences is quadratic."""
    for paragraph in text.splitlines():
        rest = paragraph.strip()
        while len(rest) > _PIECE:
            cut = rest.rfind(" ", 0, _PIECE) + 1 or _PIECE
            yield rest[:cut]
            rest = rest[cut:]
        if rest:
            yield rest


def _joined(parts: list[str]) -> list[str]:
    """Stray marks stay with their sentence, a quote with its speaker (`“…?” she told them.`)."""
    whole: list[str] = []
    for part in parts:
        speaker = bool(whole) and whole[-1].endswith(("”", '"', "’")) and part[0].islower()
        if whole and (speaker or not _WORD.search(part)):
            whole[-1] += (" " if speaker else "") + part
        else:
            whole.append(part)
    return whole


def clip(text: str, most: int) -> str:
    """The text, cut at a word with an ellipsis where it is longer than `most` characters."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    return (cut[: cut.rfind(" ")] if " " in cut[most // 2 :] else cut).rstrip(" ,;:–—-") + "…"
