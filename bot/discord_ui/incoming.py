"""Events as they come in: whether they have the shape that everything behind rests on."""

from collections.abc import Mapping


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
    return isinstance(data.get("content"), str) and isinstance(data.get("author"), Mapping)


def _is_interaction(data: Mapping[str, object]) -> bool:
    member = data.get("member")
    user = member.get("user") if isinstance(member, Mapping) else data.get("user")
    locales = (data.get("locale", "en"), data.get("guild_locale") or "en")
    inner = data.get("data", {})
    return (
        isinstance(user, Mapping)
        and all(isinstance(locale, str) for locale in locales)
        and isinstance(inner, Mapping)
        and isinstance(inner.get("name", ""), str)
        and isinstance(inner.get("custom_id", ""), str)
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
