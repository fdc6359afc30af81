"""Messages that the bot sends, edits and deletes of its own accord."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import posting
from .checks.messages import check_message
from .message_json import is_hidden, message_json
from .places import ATTACH_FILES, SEND_MESSAGES, VIEW_CHANNEL
from .refusal import Problem, Refusal, invalid_form, unknown
from .routes_account import known_channel

if TYPE_CHECKING:
    from .call import Call
    from .message import Message
    from .places import Channel

NONCE_LIFE = 120.0


def create(call: Call) -> dict[str, Any]:
    world, channel = call.world, known_channel(call)
    _may_write(channel, files=bool(call.body.files))
    check_message(call, channel)
    if (again := _sent_before(call, channel)) is not None:
        return message_json(again)
    reference = _reference(call, channel)
    made = posting.post(world, channel, call.body, reference=reference)
    return message_json(made)


def edit(call: Call) -> dict[str, Any]:
    message = _own(call)
    check_message(call, message.channel, message)
    posting.change(call.world, message, call.body)
    return message_json(message)


def delete(call: Call):
    posting.announce(call.world, "MESSAGE_DELETE", _own(call))


def one(call: Call) -> dict[str, Any]:
    message = known_message(call)
    return message_json(message, hidden=is_hidden(message))


def listed(call: Call) -> list[dict[str, Any]]:
    channel = known_channel(call)
    most = int(call.query.get("limit", "50"))
    kept = [one for one in call.world.in_channel[channel.id] if not one.deleted]
    shown = [one for one in kept if not one.ephemeral][-most:]
    return [message_json(one, hidden=is_hidden(one)) for one in reversed(shown)]


def typing(call: Call):
    channel = known_channel(call)
    _may_write(channel, files=False)
    call.world.typing.append(channel.id)
    call.world.changes.happened()


def known_message(call: Call) -> Message:
    channel = known_channel(call)
    found = call.world.messages.get(call.number("message_id"))
    if found is None or found.channel is not channel:
        raise unknown("Message", 10008)
    if found.deleted:
        raise unknown("Message", 10008, breach=False)
    return found


def _own(call: Call) -> Message:
    found = known_message(call)
    if found.author is not call.world.bot:
        raise Refusal(403, 50005, "Cannot edit a message authored by another user")
    return found


def _may_write(channel: Channel, *, files: bool):
    """The world's no, not the bot's fault."""
    if channel.guild is None:
        if not channel.recipients[0].takes_dms:
            raise Refusal(403, 50007, "Cannot send messages to this user", breach=False)
        return
    if not channel.permissions & VIEW_CHANNEL:
        raise Refusal(403, 50001, "Missing Access", breach=False)
    needed = SEND_MESSAGES | (ATTACH_FILES if files else 0)
    if channel.permissions & needed != needed:
        raise Refusal(403, 50013, "Missing Permissions", breach=False)


def _sent_before(call: Call, channel: Channel) -> Message | None:
    """With `enforce_nonce` the same nonce within two minutes makes no second message."""
    nonce = call.data.get("nonce")
    if nonce is None:
        return None
    world = call.world
    before = world.nonces.get((channel.id, str(nonce)))
    if call.data.get("enforce_nonce") and before is not None:
        age = (world.clock.wall() - before.created).total_seconds()
        if age < NONCE_LIFE and not before.deleted:
            return before
    return None


def _reference(call: Call, channel: Channel) -> Message | None:
    given = call.data.get("message_reference")
    if not given:
        return None
    found = call.world.messages.get(int(given["message_id"]))
    if found is not None and found.channel is channel and not found.deleted:
        return found
    if given.get("fail_if_not_exists") is False:
        return None
    text = "Unknown message"
    raise invalid_form(Problem(("message_reference",), "REPLIES_UNKNOWN_MESSAGE", text))
