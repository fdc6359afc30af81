"""Fixed wording of the faces in several languages, from the catalogues beside this file."""

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources

from bot.errors import SettingsError
from bot.records import nodes

FALLBACK = "en"
LANGUAGES = ("en", "de", "es", "uk")
"""The languages that there are catalogues for, by ISO 639-1 code."""

_PLACE = re.compile(r"\{(\w+)\}")


class Wording:
    """The wording in one language."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """`texts` by their keys, as `buttons.why`."""
        self._texts = texts

    def say(self, key: str, **values: object) -> str:
        """A text with its {words} filled in. Raises KeyError for one that is not there."""
        return _PLACE.sub(lambda place: str(values[place[1]]), self._texts[key])

    def has(self, key: str) -> bool:
        """Whether there is a text with a key."""
        return key in self._texts


def wording(locale: object) -> Wording:
    """The wording for a locale, as `de`, `es-419` or `en-GB`; English for any other value."""
    language = str(locale).lower().partition("-")[0]
    return _catalogue(language if language in LANGUAGES else FALLBACK)


@cache
def _catalogue(language: str) -> Wording:
    name = f"{language}.yaml"
    text = (resources.files(__name__) / name).read_text(encoding="utf-8")
    try:
        return Wording(dict(_flat("", nodes.parse(text))))
    except nodes.NodeError as error:
        raise SettingsError(f"{name}:{error.line}: {error.reason}") from error


def _flat(key: str, node: nodes.Node) -> list[tuple[str, str]]:
    match node:
        case nodes.Scalar():
            return [(key, node.text)]
        case nodes.Mapping():
            below = node.entries.items()
            start = f"{key}." if key else ""
            return [pair for name, child in below for pair in _flat(start + name, child)]
        case nodes.Sequence():
            raise nodes.NodeError("should be text or keys and values", node.line)
