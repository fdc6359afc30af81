"""First responses to interactions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import posting
from .bodies import Body
from .call import Answer
from .checks.responses import check_response
from .interaction import REPLY_NOW, UPDATE_NOW, Interaction
from .layout import EPHEMERAL_FLAG, LOADING_FLAG
from .message_json import message_json
from .modal import Modal
from .stored import number_components

if TYPE_CHECKING:
    from .call import Call


def callback(call: Call) -> Answer:
    """The one first response."""
    interaction = check_response(call)
    interaction.arrived = call.arrived
    interaction.response_type = call.data["type"]
    _take(call, interaction)
    call.world.changes.happened()
    if call.query.get("with_response", "").lower() not in {"1", "true"}:
        return Answer(204)
    return Answer(200, _response(interaction))


def _take(call: Call, interaction: Interaction):
    """Does what the response says."""
    data = call.data.get("data") or {}
    interaction.response_flags = data.get("flags") or 0
    match call.data["type"]:
        case 4:
            _reply(call, interaction, Body(data, call.body.files), 0)
        case 5:
            _reply(call, interaction, Body({"flags": data.get("flags")}), LOADING_FLAG)
        case 6:
            interaction.original = interaction.source
        case 7:
            interaction.original = interaction.source
            if interaction.source is not None:
                posting.change(call.world, interaction.source, Body(data, call.body.files))
        case 8:
            interaction.choices = data["choices"]
        case 9:
            components = data["components"]
            number_components(components)
            interaction.modal = Modal(data["title"], data["custom_id"], components, interaction)


def _reply(call: Call, interaction: Interaction, body: Body, flags: int):
    flags |= forced(interaction)
    interaction.original = posting.post(
        call.world, interaction.channel, body, interaction=interaction, flags=flags
    )


def forced(interaction: Interaction) -> int:
    """Where the guild forbids external apps, nobody else sees what they say."""
    return EPHEMERAL_FLAG if interaction.is_hidden else 0


def _response(interaction: Interaction) -> dict[str, Any]:
    found: dict[str, Any] = {"id": str(interaction.id), "type": interaction.type}
    kind, message = interaction.response_type, interaction.original
    if message is not None:
        found |= {
            "response_message_id": str(message.id),
            "response_message_loading": message.loading,
            "response_message_ephemeral": message.ephemeral,
        }
    found |= {"channel_id": str(interaction.channel.id)}
    if interaction.channel.guild is not None:
        found["guild_id"] = str(interaction.channel.guild.id)
    whole: dict[str, Any] = {"interaction": found}
    if kind in (REPLY_NOW, UPDATE_NOW) and message is not None:
        whole["resource"] = {"type": kind, "message": message_json(message)}
    return whole
