"""Messages that people write, and waiting for those of the bot."""
# ruff: noqa: ASYNC109 - a test says how long it is ready to wait

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any

from .bodies import Body, Upload
from .message import Message
from .message_json import message_json
from .payloads import member_json, user_json
from .posting import announce, attachments

if TYPE_CHECKING:
    from .account import Account
    from .person import Person
    from .places import Channel
    from .world import World

MENTION = re.compile(r"<@!?([0-9]+)>")


def say(  # noqa: PLR0913
    person: Person,
    where: Channel,
    text: str,
    *,
    mention: bool = False,
    reply_to: Message | None = None,
    ping: bool = True,
    files: dict[str, bytes] | None = None,
) -> Message:
    world = person.world
    content = f"{world.bot.mention} {text}" if mention else text
    said = Message(world.ids.new(), where, person, world.clock.wall(), content, reference=reply_to)
    said.mentions = mentioned(world, content)
    if reply_to is not None and ping and reply_to.author not in said.mentions:
        said.mentions.append(reply_to.author)
    sent = Body({}, {n: Upload(*file) for n, file in enumerate((files or {}).items())})
    said.attachments = attachments(world, said, sent)
    announce(world, "MESSAGE_CREATE", said)
    return said


def edit(person: Person, message: Message, text: str):
    assert message.author is person, "people edit their own messages only"
    world = person.world
    message.content, message.edited = text, world.clock.wall()
    message.mentions = mentioned(world, text)
    announce(world, "MESSAGE_UPDATE", message)


def delete(message: Message):
    announce(message.channel.world, "MESSAGE_DELETE", message)


def mentioned(world: World, content: str) -> list[Account | Person]:
    numbers = dict.fromkeys(int(number) for number in MENTION.findall(content))
    return [account for number in numbers if (account := world.account(number))]


def menu_data(command: dict[str, Any], target: Message | Account) -> dict[str, Any]:
    """The `data` of a menu interaction: the target whole, the message with all it says."""
    base = {"id": command["id"], "name": command["name"], "type": command["type"]}
    base["target_id"] = str(target.id)
    if isinstance(target, Message):
        return base | {"resolved": {"messages": {str(target.id): message_json(target)}}}
    plain = member_json(target, with_user=False) | {"permissions": "0"}
    resolved = {"users": {str(target.id): user_json(target)}, "members": {str(target.id): plain}}
    return base | {"resolved": resolved}


async def next_message(world: World, where: Channel, timeout: float) -> Message:
    """The next message that the bot wrote there of its own accord and nobody asked for yet."""
    unseen = world.unseen[where.id]
    await world.changes.until(lambda: unseen, timeout, f"a message of the bot in {where!r}")
    return unseen.pop(0)


async def silence(world: World, where: Channel, seconds: float):
    """AssertionError when the bot writes there within so many seconds, or has before."""
    await asyncio.sleep(seconds)
    unseen = world.unseen[where.id]
    assert not unseen, f"the bot was to say nothing in {where!r}, and said {unseen!r}"
