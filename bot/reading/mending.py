"""Text of documents: broken encodings repaired, HTML and Markdown taken away."""

import re

import ftfy
from markdown_it import MarkdownIt

from bot.news.text import clean, unglue

_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1>|\Z)|<[^>]*>", re.IGNORECASE | re.DOTALL
)
_MENDING = ftfy.TextFixerConfig(
    uncurl_quotes=False,  # smart quotes and accents stay as they are
    fix_latin_ligatures=False,
    fix_character_width=False,
    normalization="NFC",
)


def mend(text: str) -> tuple[str, bool]:
    """One line of text, repaired and cleaned → (text, whether the encoding had been broken)."""
    fixed, steps = ftfy.fix_and_explain(text, _MENDING)
    broken = any(step.action in ("encode", "decode", "transcode") for step in steps or ())
    return clean(fixed), broken


def mend_paragraphs(text: str) -> str:
    """Several paragraphs, each mended, with the spaces that scraping lost between sentences."""
    lines = (unglue(mend(line)[0]) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def markdown_text(text: str) -> str:
    """The words of a Markdown text, a paragraph a line; links keep their words, pictures none."""
    lines: list[str] = []
    for token in MarkdownIt("commonmark").parse(text):
        if token.type == "inline":
            lines.append("".join(_words(child) for child in token.children or ()))
        elif token.type in ("fence", "code_block"):
            lines.append(token.content)
        elif token.type == "html_block":
            lines.append(_MARKUP.sub("", token.content))
    return "\n".join(lines)


def _words(token: "object") -> str:
    kind = getattr(token, "type", "")
    if kind in ("softbreak", "hardbreak"):
        return " "
    return getattr(token, "content", "") if kind in ("text", "code_inline") else ""
