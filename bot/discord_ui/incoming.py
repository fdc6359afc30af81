"""Events as they come in: whether they have the shape that everything behind rests on."""

from collections.abc import Mapping

_PERSON = ("id", "username", "discriminator", "avatar")
_COMMANDS = (1, 2, 3)
"""Slash commands, menus of people, menus of messages (Discord API, Application Command Types)."""

_NEEDED: Mapping[int, str] = {2: "name", 3: "custom_id", 4: "name", 5: "custom_id"}
"""What an interaction must say, by its type (Discord API, Interaction Data)."""


def is_sound(event: str, data: object) -> bool:
    """Whether an event is of the kinds that Discord describes, where it matters here."""
    match event:
        case "INTERACTION_CREATE":
            return isinstance(data, Mapping) and _is_interaction(data)
        case "MESSAGE_CREATE":
            return isinstance(data, Mapping) and _is_message(data)
        case _:
            return True


def _is_message(data: Mapping[str, object]) -> bool:
    return isinstance(data.get("content"), str) and _is_person(data.get("author"))


def _is_person(user: object) -> bool:
    return isinstance(user, Mapping) and all(key in user for key in _PERSON)


def _is_interaction(data: Mapping[str, object]) -> bool:
    member = data.get("member")
    known = isinstance(member, Mapping) and data.get("guild_id") and _is_person(member.get("user"))
    locales = (data.get("locale", "en"), data.get("guild_locale") or "en")
    inner = data.get("data", {})
    kind = data.get("type")
    needed = _NEEDED.get(kind) if isinstance(kind, int) else None
    return (
        bool(known or _is_person(data.get("user")))
        and all(isinstance(locale, str) for locale in locales)
        and isinstance(inner, Mapping)
        and (needed is None or isinstance(inner.get(needed), str))
        and inner.get("type", 1) in _COMMANDS
        and isinstance(inner.get("target_id", ""), str)
        and isinstance(inner.get("resolved", {}), Mapping)
        and _are_options(inner.get("options", ()))
    )


def _are_options(options: object) -> bool:
    """Whether these are options, or a subcommand with options."""
    return isinstance(options, list | tuple) and all(
        isinstance(one, Mapping)
        and isinstance(one.get("name"), str)
        and _are_options(one.get("options", ()))
        for one in options
    )
