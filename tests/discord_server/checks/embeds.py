"""Classic embeds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord_server.refusal import Path, Problem

from .basics import is_object, list_problems, text_problems

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST, ALL_TEXT, FIELDS = 10, 6000, 25


def embeds_problems(embeds: Any, path: Path) -> Iterator[Problem]:
    found = list(list_problems(embeds, path, 0, MOST))
    yield from found
    if found:
        return
    for index, embed in enumerate(embeds):
        wrong = list(is_object(embed, (*path, index)))
        yield from wrong or _embed(embed, (*path, index))
    if sum(_size(embed) for embed in embeds if isinstance(embed, dict)) > ALL_TEXT:
        text = f"Embed size exceeds maximum size of {ALL_TEXT}"
        yield Problem(path, "MAX_EMBED_SIZE_EXCEEDED", text)


def _embed(embed: dict[str, Any], path: Path) -> Iterator[Problem]:
    footer, author = embed.get("footer") or {}, embed.get("author") or {}
    for value, most, where in (
        (embed.get("title"), 256, ("title",)),
        (embed.get("description"), 4096, ("description",)),
        (footer.get("text"), 2048, ("footer", "text")),
        (author.get("name"), 256, ("author", "name")),
    ):
        yield from text_problems(value, (*path, *where), 0, most, required=False)
    fields = embed.get("fields") or []
    yield from list_problems(fields, (*path, "fields"), 0, FIELDS)
    for index, field in enumerate(fields if isinstance(fields, list) else []):
        yield from text_problems(field.get("name"), (*path, "fields", index, "name"), 1, 256)
        yield from text_problems(field.get("value"), (*path, "fields", index, "value"), 1, 1024)


def _size(embed: dict[str, Any]) -> int:
    parts = [embed.get("title"), embed.get("description")]
    parts += [(embed.get("footer") or {}).get("text"), (embed.get("author") or {}).get("name")]
    for field in embed.get("fields") or []:
        parts += [field.get("name"), field.get("value")]
    return sum(len(part) for part in parts if isinstance(part, str))
