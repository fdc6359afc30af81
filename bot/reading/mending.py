"""Text of documents: broken encodings repaired, HTML and Markdown taken away."""

import re
from functools import lru_cache
from html import unescape

import ftfy
from markdown_it import MarkdownIt

from bot.news.text import clean, unglue

_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1>|\Z)|<[^>]*>", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[|\]\]>|<(script|style)\b.*?(?:</\1\s*>|\Z)|</?([a-z][a-z0-9]*)[^<>]*>",
    re.IGNORECASE | re.DOTALL,
)
_INLINE = frozenset("a abbr b cite code em font i mark q s small span strong sub sup u".split())
"""Tags that stand within a word or a line; others end one."""

_SAFE = re.compile(r"[ -%'-~–—‘’“”…]*")
"""Text that ftfy never changes: printable ASCII without `&`, and marks that none of its rules takes
for a broken encoding unless a letter with an accent or another sign stands beside them."""

_BROKEN = frozenset({"encode", "decode", "transcode"})
"""What ftfy calls the steps that undo a wrong encoding."""

_MENDING = ftfy.TextFixerConfig(
    uncurl_quotes=False,  # smart quotes and accents stay as they are
    fix_latin_ligatures=False,
    fix_character_width=False,
    normalization="NFC",
)


def mend(text: str) -> tuple[str, bool]:
    """One line of text, repaired and cleaned → (text, whether the encoding had been broken)."""
    if _SAFE.fullmatch(text):
        return _single_spaced(text), False
    if "&" not in text:  # entities would come first
        fixed, steps = ftfy.fix_encoding_and_explain(text, _MENDING)
        if _SAFE.fullmatch(fixed):
            return _single_spaced(fixed), any(step.action in _BROKEN for step in steps or ())
    fixed, steps = ftfy.fix_and_explain(text, _MENDING)
    return clean(fixed), any(step.action in _BROKEN for step in steps or ())


def _single_spaced(text: str) -> str:
    return " ".join(text.split()) if "  " in text else text.strip()


def mend_title(text: str) -> tuple[str, bool]:
    """A title, mended; spaces that somebody put into it stay as they are."""
    mended, broken = mend(text)
    written = text.strip(" ")
    only_spaces = "  " in written and written.split() == mended.split(" ") and written.isprintable()
    return (written if only_spaces else mended), broken


def mend_paragraphs(text: str) -> str:
    """Several paragraphs, each mended, with the spaces that scraping lost between sentences."""
    lines = (unglue(mend(line)[0]) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def markdown_text(text: str) -> str:
    """The words of a Markdown text, a paragraph a line; links keep their words, pictures none."""
    lines: list[str] = []
    for token in _markdown().parse(text) if text and not text.isspace() else ():
        if token.type == "inline":
            lines.append("".join(_words(child) for child in token.children or ()))
        elif token.type in ("fence", "code_block"):
            lines.append(token.content)
        elif token.type == "html_block":
            lines.append(_MARKUP.sub("", token.content))
    return "\n".join(lines)


def markup_text(text: str) -> str:
    """The words of a text that may be HTML, a paragraph a line."""
    plain = _TAG.sub(_between, text)
    return text if plain == text else unescape(plain)


def _between(tag: re.Match[str]) -> str:
    """What stands for a tag."""
    name = tag[2]
    return "\n" if name and name.lower() not in _INLINE else ""


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark")


def _words(token: "object") -> str:
    kind = getattr(token, "type", "")
    if kind in ("softbreak", "hardbreak"):
        return " "
    return getattr(token, "content", "") if kind in ("text", "code_inline") else ""
