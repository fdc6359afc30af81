"""Letters: how wide a text is, what of it the fonts can show, where it is cut and broken.

The fonts come with the bot (DejaVu Sans 2.37, its licence beside it), so that a picture is the same
everywhere. Each letter stands beside the one before it, as in Latin, Greek, Cyrillic, Armenian and
Georgian script; scripts that run to the left or join their letters would need a library of the
system, and count as letters that there are not.
"""

import unicodedata
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

from bot.news.text import clean, clip

_FONTS = Path(__file__).parent / "fonts"
_LEFTWARDS = ("R", "AL")
_NO_CHARACTER = "\uffff"
_REMEMBERED = 4_096


@lru_cache(maxsize=16)
def font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    """The font of a size in pixels."""
    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return ImageFont.truetype(_FONTS / name, size, layout_engine=ImageFont.Layout.BASIC)


def shown(text: str) -> str | None:
    """A text as it can be drawn, without symbols that there are not; None where letters lack."""
    characters = clean(text)
    lacking = [one for one in characters if not one.isspace() and not _is_there(one)]
    if any(unicodedata.category(one)[0] in "LNM" for one in lacking):
        return None
    drawn = clean("".join(one for one in characters if one not in lacking))
    return drawn or None


def clipped(text: str, most: float, size: int, *, bold: bool = False) -> str:
    """A text of at most so many pixels, cut with an ellipsis where it is longer."""
    letters = font(size, bold=bold)
    if letters.getlength(text) <= most:
        return text
    end = len(text)
    while end and letters.getlength(text[:end] + "…") > most:
        end -= 1
    return clip(text, end + 1)


def wrapped(text: str, most: float, size: int, lines: int, *, bold: bool = False) -> list[str]:
    """A text on at most so many lines of so many pixels; what does not fit is cut."""
    letters = font(size, bold=bold)
    found, words = [""], text.split()
    while words:
        longer = f"{found[-1]} {words[0]}".strip()
        if found[-1] and letters.getlength(longer) > most:
            if len(found) == lines:
                found[-1] = " ".join((found[-1], *words))
                break
            found.append("")
        else:
            found[-1] = longer
            del words[0]
    return [clipped(line, most, size, bold=bold) for line in found]


@lru_cache(maxsize=_REMEMBERED)
def _is_there(character: str) -> bool:
    """Whether the fonts have a character, and it needs no more than to be put beside others."""
    if unicodedata.bidirectional(character) in _LEFTWARDS:
        return False
    letters = font(32)
    return bytes(letters.getmask(character)) != bytes(letters.getmask(_NO_CHARACTER))
