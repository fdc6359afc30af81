"""Interactions on their way to the bot."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from .interaction import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL_SUBMIT, Interaction
from .message_json import message_json
from .payloads import channel_json, guild_for_interaction, member_json, user_json
from .places import BOT_DM, USUAL

if TYPE_CHECKING:
    from .message import Message
    from .modal import Modal
    from .person import Person
    from .places import Channel
    from .world import World

PEOPLE_MAY = str(USUAL)


def command(
    person: Person, where: Channel, data: dict[str, Any], owners: dict[str, str], *, typing=False
) -> Interaction:
    """A slash command or menu; `typing`: it is being completed."""
    kind = AUTOCOMPLETE if typing else COMMAND
    return _dispatch(_made(person.world, kind, person, where, owners, data))


def component(person: Person, message: Message, data: dict[str, Any]) -> Interaction:
    owners = (
        message.interaction.owners if message.interaction else installed(person, message.channel)
    )
    made = _made(person.world, COMPONENT, person, message.channel, owners, data)
    made.source = message
    return _dispatch(made)


def submission(person: Person, modal: Modal, values: dict[str, Any]) -> Interaction:
    opener = modal.interaction
    data = {"custom_id": modal.custom_id, "components": modal.filled_in(values)}
    made = _made(person.world, MODAL_SUBMIT, person, opener.channel, opener.owners, data)
    made.opened_by, made.source = opener, opener.source
    return _dispatch(made)


def installed(person: Person, where: Channel, how: str | None = None) -> dict[str, str]:
    """By whose installation the bot's commands are there; `how` "user" or "guild" insists."""
    found = {}
    if how != "user" and where.bot_is_here:
        found["0"] = "0" if where.context == BOT_DM else str(where.guild.id)
    if how == "user" or (how is None and (person.installed or not where.bot_is_here)):
        found["1"] = str(person.id)
    assert found, f"the bot is not in {where!r}"
    return found


def _made(world: World, kind, person, where, owners, data) -> Interaction:  # noqa: PLR0913, PLR0917
    token = secrets.token_urlsafe(100)
    number = world.ids.new()
    made = Interaction(world, number, token, kind, person, where, owners, data, world.clock.now())
    world.interactions[number] = world.by_token[token] = made
    return made


def _dispatch(made: Interaction) -> Interaction:
    guild = made.channel.guild
    made.world.hub.send("INTERACTION_CREATE", payload(made), guild=guild.id if guild else None)
    return made


def payload(made: Interaction) -> dict[str, Any]:
    """The event, whole."""
    world, where = made.world, made.channel
    found: dict[str, Any] = {
        "id": str(made.id),
        "application_id": str(world.application_id),
        "type": made.type,
        "token": made.token,
        "version": 1,
        "data": made.data,
        "locale": made.person.locale,
        "channel_id": str(where.id),
        "channel": _channel(where),
        "app_permissions": str(where.permissions),
        "entitlements": [],
        "entitlement_sku_ids": [],
        "authorizing_integration_owners": made.owners,
        "context": where.context,
        "attachment_size_limit": where.file_limit,
    }
    if made.source is not None:
        found["message"] = message_json(made.source)
    if where.guild is None:
        return found | {"user": user_json(made.person)}
    guild = guild_for_interaction(where.guild)
    member = member_json(made.person) | {"permissions": str(made.person.permissions)}
    place = {"guild_id": guild["id"], "guild": guild, "guild_locale": where.guild.locale}
    return found | place | {"member": member}


def _channel(where: Channel) -> dict[str, Any]:
    found = channel_json(where)
    found.pop("permission_overwrites", None)
    return found | ({"permissions": PEOPLE_MAY} if where.guild else {})
