"""A message as Discord writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .payloads import member_json, user_json

if TYPE_CHECKING:
    from datetime import datetime

    from .interaction import Interaction
    from .message import Attachment, Message

PLAIN, REPLY, SLASH, MENU = 0, 19, 20, 23


def message_json(message: Message, *, hidden: bool = False, deep: bool = True) -> dict[str, Any]:
    """`hidden`: for a bot without the intent for content. `deep`: with what it replies to."""
    found = {
        "type": message_type(message),
        "id": str(message.id),
        "channel_id": str(message.channel.id),
        "author": user_json(message.author),
        "content": "" if hidden else message.content,
        "mentions": [user_json(user) for user in message.mentions],
        "mention_roles": [],
        "mention_everyone": "everyone" in message.pings,
        "attachments": [] if hidden else [attachment_json(one) for one in message.attachments],
        "embeds": [] if hidden else [{"type": "rich", **embed} for embed in message.embeds],
        "components": [] if hidden else message.components,
        "timestamp": iso(message.created),
        "edited_timestamp": None if message.edited is None else iso(message.edited),
        "flags": message.flags,
        "pinned": False,
        "tts": False,
    }
    if message.nonce is not None:
        found["nonce"] = message.nonce
    if message.reference is not None:
        found |= _reference(message.reference, deep=deep)
    if message.interaction is not None:
        found |= _answered(message.interaction)
    return found


def is_hidden(message: Message) -> bool:
    """Without the intent for content a bot reads direct messages, its own, and what names it; of
    what a message replies to it reads no more."""
    world = message.channel.world
    if world.reads_content or message.channel.guild is None:
        return False
    return message.author is not world.bot and world.bot not in message.mentions


def message_event(message: Message) -> dict[str, Any]:
    """As MESSAGE_CREATE and MESSAGE_UPDATE have it."""
    found = message_json(message, hidden=is_hidden(message))
    found["channel_type"] = message.channel.type
    guild = message.channel.guild
    if guild is None:
        return found
    mentions = [
        user_json(user) | {"member": member_json(user, with_user=False)}
        for user in message.mentions
    ]
    member = member_json(message.author, with_user=False)
    return found | {"guild_id": str(guild.id), "member": member, "mentions": mentions}


def message_type(message: Message) -> int:
    if message.interaction is not None:
        return message.interaction.message_type
    return PLAIN if message.reference is None else REPLY


def _reference(other: Message, *, deep: bool) -> dict[str, Any]:
    found: dict[str, Any] = {
        "message_reference": {
            "type": 0,
            "message_id": str(other.id),
            "channel_id": str(other.channel.id),
        }
    }
    if other.channel.guild is not None:
        found["message_reference"]["guild_id"] = str(other.channel.guild.id)
    if deep:
        whole = message_json(other, hidden=is_hidden(other), deep=False)
        found["referenced_message"] = None if other.deleted else whole
    return found


def _answered(interaction: Interaction) -> dict[str, Any]:
    application = str(interaction.world.application_id)
    metadata: dict[str, Any] = {
        "id": str(interaction.id),
        "type": interaction.type,
        "user": user_json(interaction.person),
        "authorizing_integration_owners": interaction.owners,
    }
    if interaction.source is not None:
        metadata["interacted_message_id"] = str(interaction.source.id)
    if interaction.opened_by is not None:
        metadata["triggering_interaction_metadata"] = _opener(interaction.opened_by)
    found = {"application_id": application, "webhook_id": application}
    return found | {"interaction_metadata": metadata}


def _opener(interaction: Interaction) -> dict[str, Any]:
    found: dict[str, Any] = _answered(interaction)["interaction_metadata"]
    return found


def attachment_json(attachment: Attachment) -> dict[str, Any]:
    found = {
        "id": str(attachment.id),
        "filename": attachment.filename,
        "size": len(attachment.content),
        "url": attachment.url,
        "proxy_url": attachment.url,
        "content_type": attachment.content_type,
    }
    if attachment.description is not None:
        found["description"] = attachment.description
    return found


def iso(moment: datetime) -> str:
    return moment.isoformat(timespec="microseconds")
