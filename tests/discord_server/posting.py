"""Messages come into being, change and go; the gateway hears of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .checks.mentions import pings, said
from .layout import EPHEMERAL_FLAG, LOADING_FLAG
from .message import Attachment, Message
from .message_json import message_event
from .places import TEXT
from .stored import stored_components

if TYPE_CHECKING:
    from .bodies import Body
    from .interaction import Interaction
    from .places import Channel
    from .world import World

GUILD_MESSAGES, DIRECT_MESSAGES = 1 << 9, 1 << 12


def post(  # noqa: PLR0913
    world: World,
    channel: Channel,
    body: Body,
    *,
    interaction: Interaction | None = None,
    reference: Message | None = None,
    flags: int = 0,
) -> Message:
    """A new message of the bot."""
    made = Message(world.ids.new(), channel, world.bot, world.clock.wall(), flags=flags)
    made.interaction, made.reference = interaction, reference
    _fill(world, made, body)
    _remember_nonce(world, made, body)
    _alert(world, made, body)
    announce(world, "MESSAGE_CREATE", made)
    return made


def change(world: World, message: Message, body: Body):
    """An edit; of a message that says “thinking…”, its first real form."""
    first, private = message.loading, message.flags & EPHEMERAL_FLAG
    _fill(world, message, body)
    message.flags = message.flags & ~(LOADING_FLAG | EPHEMERAL_FLAG) | private
    message.edits += 1
    if first:
        _alert(world, message, body)
    else:
        message.edited = world.clock.wall()
    announce(world, "MESSAGE_UPDATE", message)


def _alert(world: World, made: Message, body: Body):
    """Whom the message alerts; an answer alerts the one who is answered unless told not to."""
    allowed = body.data.get("allowed_mentions")
    made.pings = pings(said(body.data), allowed)
    numbers = {int(one) for one in made.pings if one.isdigit()}
    made.mentions = [user for number in sorted(numbers) if (user := world.account(number))]
    if made.reference is not None and made.interaction is None:
        other = made.reference.author
        if (allowed is None or allowed.get("replied_user")) and other not in made.mentions:
            made.mentions.append(other)


def _remember_nonce(world: World, made: Message, body: Body):
    made.nonce = body.data.get("nonce")
    if made.nonce is not None:
        world.nonces[made.channel.id, str(made.nonce)] = made


def _fill(world: World, message: Message, body: Body):
    data = body.data
    message.flags |= data.get("flags") or 0
    if "content" in data:
        message.content = data["content"] or ""
    if "embeds" in data:
        message.embeds = data["embeds"] or []
    message.attachments = attachments(world, message, body)
    if "components" in data:
        message.components = stored_components(world, data["components"] or [], message.attachments)


def attachments(world: World, message: Message, body: Body) -> list[Attachment]:
    """Those kept, then those that came with the request."""
    listed = body.data.get("attachments")
    by_id = {str(one.get("id")): one for one in listed or []}
    kept = [one for one in message.attachments if listed is None or str(one.id) in by_id]
    return kept + [
        _attachment(world, message.channel, file, by_id.get(str(index), {}))
        for index, file in body.files.items()
    ]


def _attachment(world: World, channel: Channel, file: Any, described: dict[str, Any]) -> Attachment:
    number = world.ids.new()
    name = described.get("filename") or file.filename
    url = f"{world.base}/attachments/{channel.id}/{number}/{name}"
    about = described.get("description")
    made = Attachment(number, name, file.content, url, about, file.content_type)
    world.files[number] = made
    return made


def announce(world: World, event: str, message: Message):
    """Keeps the message, and tells the gateway what it may know of it."""
    channel = message.channel
    if event == "MESSAGE_CREATE":
        world.messages[message.id] = message
        world.in_channel[channel.id].append(message)
        channel.last_message_id = message.id
        if message.author is world.bot and message.interaction is None:
            world.unseen[channel.id].append(message)
    message.deleted = message.deleted or event == "MESSAGE_DELETE"
    if channel.bot_is_here and not message.ephemeral:
        _tell(world, event, message)
    world.changes.happened()


def _tell(world: World, event: str, message: Message):
    channel = message.channel
    guild = channel.guild.id if channel.guild else None
    needed = GUILD_MESSAGES if channel.type == TEXT else DIRECT_MESSAGES
    if event == "MESSAGE_DELETE":
        gone = {"id": str(message.id), "channel_id": str(channel.id)}
        data = gone | ({"guild_id": str(guild)} if guild else {})
    else:
        data = message_event(message)
    world.hub.send(event, data, guild=guild, intents=needed)
