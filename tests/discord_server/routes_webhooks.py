"""The original response and follow-ups, by an interaction's token."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import posting
from .checks.messages import check_message
from .checks.tokens import interaction_of, may_follow_up
from .interaction import REPLY_LATER
from .message_json import message_json
from .refusal import unknown
from .routes_interactions import forced

if TYPE_CHECKING:
    from .call import Call
    from .interaction import Interaction
    from .message import Message


def follow_up(call: Call) -> dict[str, Any]:
    """A new message; right after a deferred response it becomes that response."""
    interaction = interaction_of(call)
    waiting = interaction.original
    if interaction.response_type == REPLY_LATER and waiting is not None and waiting.loading:
        return _change(call, waiting)
    may_follow_up(interaction)
    check_message(call, interaction.channel)
    made = posting.post(
        call.world,
        interaction.channel,
        call.body,
        interaction=interaction,
        flags=forced(interaction),
        reference=interaction.original,
    )
    interaction.followups.append(made)
    call.world.changes.happened()
    return message_json(made)


def original(call: Call) -> dict[str, Any]:
    return message_json(_original(call))


def edit_original(call: Call) -> dict[str, Any]:
    return _change(call, _original(call))


def delete_original(call: Call):
    posting.announce(call.world, "MESSAGE_DELETE", _original(call))


def one(call: Call) -> dict[str, Any]:
    return message_json(_message(call))


def edit(call: Call) -> dict[str, Any]:
    return _change(call, _message(call))


def delete(call: Call):
    posting.announce(call.world, "MESSAGE_DELETE", _message(call))


def _change(call: Call, message: Message) -> dict[str, Any]:
    check_message(call, message.channel, message)
    posting.change(call.world, message, call.body)
    return message_json(message)


def _original(call: Call) -> Message:
    return _there(interaction_of(call).original)


def _message(call: Call) -> Message:
    interaction: Interaction = interaction_of(call)
    mine = [interaction.original, *interaction.followups]
    number = call.number("message_id")
    return _there(next((one for one in mine if one is not None and one.id == number), None))


def _there(message: Message | None) -> Message:
    if message is None:
        raise unknown("Message", 10008)
    if message.deleted:
        raise unknown("Message", 10008, breach=False)
    return message
