"""Standing: whether a sentence of an article can be quoted by itself."""

import re
from enum import Enum

from bot.news.furniture import is_furniture
from bot.news.text import STOPWORDS

_SHORTEST = 40
_CUT = re.compile(r"(?:\.\.\.|…|[,;:–—-]|\[…\]|\[\.\.\.\])[\"”’')\]]*$")
_ABBREVIATED = re.compile(
    r"(?:(?<!U\.)(?<!D\.)\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Reps|Gov|Gen|Lt|Col|Jr|St|No|vs|Inc))\.$"
)
"""An end that is only an abbreviation's: the sentence was cut there."""

_ENDED = re.compile(r"[.!][\"”’')\]]*$")
_ASKING = re.compile(r"\?[\"”’')\]]*$")
_LEANING = re.compile(
    r"[“\"‘']?(?:he|she|they|it|this|that|these|those|his|her|their|its|him|them|there|here|such|both"
    r"|either|neither|others?|another|but|and|or|so|yet|nor|however|also|meanwhile|moreover"
    r"|furthermore|instead|still|then|thus|therefore|nevertheless|besides|plus|because|which|who"
    r"|what|why|how|when asked|in addition|for example|at (?:the|that) time"
    r"|in (?:that|this|response)|as (?:usual|a result)|the (?:move|surveys?|news|decision|comments?"
    r"|remarks|announcement|former|latter|pair|two|duo|same))\b",
    re.IGNORECASE,
)
"""Beginnings that lean on what was said before."""

_CALLING = re.compile(
    r"(?:click|read|watch|subscribe|sign up|follow|check|see|listen|share|join|get|don['’]t miss"
    r"|download|visit|stay|find out|learn|scroll|tap|support|donate|register|tune in|here['’]s"
    r"|here are|photo|image|video|file|related|update|credit|caption|correction|editor['’]s note"
    r"|advertisement|more:|by [A-Z])\b",
    re.IGNORECASE,
)
_SPEAKING = re.compile(r"\b(?:you|your|yours|we|our|us|i|i['’]m|my|let['’]s)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]|‘[^’]*’(?!\w)")
_CREDITED = re.compile(r"\b(?:getty images|ap photo|photo by|/afp|shutterstock)\b", re.IGNORECASE)


class Standing(Enum):
    """What a sentence is good for, the best first.

    Alone: whole, and says whom it speaks of. Leaning: whole, but needs what stands before it.
    Short: whole, but says little. Unended: nothing shows whether it was cut off. None: cut off, a
    question, a call to do something, a caption, the page's own.
    """

    ALONE = "alone"
    LEANING = "leaning"
    SHORT = "short"
    UNENDED = "unended"
    NONE = "none"


def standing(sentence: str) -> Standing:
    """What a sentence is good for; questions, calls and captions are for nothing."""
    plain = _QUOTED.sub(" ", sentence)
    if _is_none(sentence, plain):
        return Standing.NONE
    if not _ENDED.search(sentence):
        return Standing.UNENDED
    torn = sentence.count("”") != sentence.count("“") or sentence.count('"') % 2
    if len(sentence) < _SHORTEST:
        return Standing.SHORT
    leaning = torn or _LEANING.match(sentence) or _SPEAKING.search(plain)
    return Standing.LEANING if leaning else Standing.ALONE


def _is_none(sentence: str, plain: str) -> bool:
    last = sentence.rsplit(maxsplit=1)[-1].lower()
    cut = (
        _CUT.search(sentence)
        or _ABBREVIATED.search(sentence)
        or last in STOPWORDS
        or sentence[0].islower()
    )
    asks = _ASKING.search(sentence) or _CALLING.match(sentence) or _CREDITED.search(plain)
    return bool(cut or asks) or is_furniture(sentence)
