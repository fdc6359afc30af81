"""Whom a message would alert."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from discord_server.layout import texts
from discord_server.refusal import Path, Problem

from .basics import is_object, list_problems, not_one_of

if TYPE_CHECKING:
    from collections.abc import Iterator

CODE = re.compile(r"```.*?```|``.+?``|`[^`\n]+`", re.DOTALL)  # in code nothing alerts anybody
USER = re.compile(r"<@!?([0-9]+)>")
ROLE = re.compile(r"<@&([0-9]+)>")
EVERYONE = re.compile(r"@(everyone|here)\b")
KINDS = ("users", "roles", "everyone")


def pings(text: str, allowed: dict[str, Any] | None) -> frozenset[str]:
    """The ids of users and roles, and "everyone"; without `allowed_mentions` everything alerts."""
    plain = CODE.sub(" ", text)
    parse = KINDS if allowed is None else allowed.get("parse") or ()
    users, roles = _listed(allowed, "users"), _listed(allowed, "roles")
    found = {one for one in USER.findall(plain) if "users" in parse or one in users}
    found |= {one for one in ROLE.findall(plain) if "roles" in parse or one in roles}
    if "everyone" in parse and EVERYONE.search(plain):
        found.add("everyone")
    return frozenset(found)


def said(data: dict[str, Any]) -> str:
    """The text that can alert people; that of embeds cannot."""
    return "\n".join([data.get("content") or "", *texts(data.get("components") or [])])


def _listed(allowed: dict[str, Any] | None, key: str) -> set[str]:
    return {str(one) for one in (allowed or {}).get(key) or ()}


def allowed_problems(allowed: Any, path: Path) -> Iterator[Problem]:
    """The shape of `allowed_mentions`."""
    if allowed is None:
        return
    wrong = list(is_object(allowed, path))
    yield from wrong
    if wrong:
        return
    parse = allowed.get("parse") or []
    for index, kind in enumerate(parse):
        if kind not in KINDS:
            yield not_one_of((*path, "parse", index), KINDS)
    for key in ("users", "roles"):
        if allowed.get(key):
            yield from list_problems(allowed[key], (*path, key), 0, 100)
            if key in parse:
                text = f'parse:["{key}"] and {key}: [ids...] are mutually exclusive.'
                yield Problem(path, "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", text)
