"""Names of commands and options, and texts in several languages."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from discord_server.refusal import Path, Problem

from .basics import is_object, not_one_of, text_problems

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCALES = frozenset(
    "ar bg cs da de el en-GB en-US es-419 es-ES fi fr he hi hr hu id it ja ko lt nl no pl pt-BR ro "
    "ru sv-SE th tr uk vi zh-CN zh-TW".split()
)
SCRIPTS = ((0x0900, 0x097F), (0x0E00, 0x0E7F))  # Devanagari and Thai, with their vowel signs


def name_problems(name: Any, path: Path) -> Iterator[Problem]:
    """1 to 32 letters, digits, - _ ' and nothing that has a lower-case form."""
    wrong = list(text_problems(name, path, 1, 32))
    yield from wrong
    if not wrong and (name != name.lower() or not all(_may_stand(letter) for letter in name)):
        text = "Command name is invalid"
        yield Problem(path, "APPLICATION_COMMAND_INVALID_NAME", f"{text}: {name!r}")


def _may_stand(letter: str) -> bool:
    if letter in "-_'" or unicodedata.category(letter)[0] in "LN":
        return True
    return any(first <= ord(letter) <= last for first, last in SCRIPTS)


def localised_problems(texts: Any, path: Path, least: int, most: int) -> Iterator[Problem]:
    """A text for each of some locales."""
    if not texts:
        return
    wrong = list(is_object(texts, path))
    yield from wrong
    for locale, text in ({} if wrong else texts).items():
        if locale not in LOCALES:
            yield not_one_of((*path, locale), sorted(LOCALES))
        yield from text_problems(text, (*path, locale), least, most)


def localised_name_problems(texts: Any, path: Path) -> Iterator[Problem]:
    yield from localised_problems(texts, path, 1, 32)
    for locale, text in (texts if isinstance(texts, dict) else {}).items():
        yield from name_problems(text, (*path, locale))


def longest(item: dict[str, Any], key: str) -> int:
    """The letters of a text in the language where it is longest."""
    translated = item.get(f"{key}_localizations") or {}
    return max(len(str(text)) for text in [item.get(key) or "", *translated.values()])
