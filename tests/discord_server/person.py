"""A person, and all that one can do to the bot."""
# ruff: noqa: ASYNC109 - a test says how long it is ready to wait

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from . import asking, talking
from .account import Account
from .commands import MESSAGE_MENU, SLASH, USER_MENU, offered
from .message import Message
from .options import slash_data
from .places import USUAL
from .pressing import button_data, select_data

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .interaction import Interaction
    from .layout import Button
    from .modal import Modal
    from .places import Channel
    from .world import World

    Wanted = str | Callable[[Button], bool]


@dataclass(eq=False, slots=True, init=False)
class Person(Account):
    """Member of all guilds, with these permissions there. `dm` is the channel with the bot;
    `installed`: has the bot as a personal app; `takes_dms`: the bot may write first."""

    world: World
    dm: Channel
    installed: bool
    takes_dms: bool
    permissions: int

    def __init__(self, world: World, number: int, name: str, locale: str):
        Account.__init__(self, number, name, locale)
        self.world = world
        self.installed = False
        self.takes_dms = True
        self.permissions = USUAL

    async def slash(
        self,
        where: Channel,
        name: str,
        /,
        *,
        how: str | None = None,
        timeout: float = 5.0,
        **options: Any,
    ) -> Interaction:
        """`/name` with options by name; "newsdesk status" names a subcommand. Waits until there
        is something to see: of a deferred response, the message that fills it."""
        return await self.slash_soon(where, name, how=how, **options).shown(timeout)

    def slash_soon(
        self, where: Channel, name: str, /, *, how: str | None = None, **options: Any
    ) -> Interaction:
        """The same without waiting: `await it.responded()` or `it.shown()` later, or look at
        `it.arrived` and `it.latency`."""
        return self._command(where, name, how, options)

    async def autocomplete(  # noqa: PLR0913
        self,
        where: Channel,
        name: str,
        option: str,
        typed: str,
        /,
        *,
        how: str | None = None,
        timeout: float = 5.0,
        **others: Any,
    ) -> list[dict[str, Any]]:
        """The choices offered while `option` is being typed, as {"name", "value"}; the name in
        the person's language."""
        made = self._command(where, name, how, others | {option: typed}, focused=option)
        await made.responded(timeout)
        return [
            {
                "name": (choice.get("name_localizations") or {}).get(self.locale, choice["name"]),
                "value": choice["value"],
            }
            for choice in made.choices or []
        ]

    async def menu(
        self,
        where: Channel,
        name: str,
        target: Message | Account,
        *,
        how: str | None = None,
        timeout: float = 5.0,
    ) -> Interaction:
        """An entry of the menu of a message or a user."""
        kind = MESSAGE_MENU if isinstance(target, Message) else USER_MENU
        command = self.world.commands.named(name, kind, where)
        owners = self._owners(command, where, how)
        made = asking.command(self, where, talking.menu_data(command, target), owners)
        return await made.shown(timeout)

    async def press(self, message: Message, wanted: Wanted, *, timeout: float = 5.0) -> Interaction:
        """A button, by its label, emoji, start of its custom_id, or a predicate."""
        return await self.press_soon(message, wanted).shown(timeout)

    def press_soon(self, message: Message, wanted: Wanted) -> Interaction:
        """The same without waiting."""
        return asking.component(self, self._visible(message), button_data(message, wanted))

    async def choose(
        self, message: Message, values: Sequence[str], *, select: str = "", timeout: float = 5.0
    ) -> Interaction:
        """Values (or labels) of the select whose custom_id or placeholder starts with `select`."""
        made = asking.component(self, self._visible(message), select_data(message, values, select))
        return await made.shown(timeout)

    async def submit(
        self, modal: Modal | None, values: dict[str, Any], *, timeout: float = 5.0
    ) -> Interaction:
        """Fills in a form; values go by custom_id or label, what is left out keeps its default."""
        return await self.submit_soon(modal, values).shown(timeout)

    def submit_soon(self, modal: Modal | None, values: dict[str, Any]) -> Interaction:
        """The same without waiting."""
        assert modal is not None, "there is no form to submit"
        return asking.submission(self, modal, values)

    async def says(  # noqa: PLR0913
        self,
        where: Channel,
        text: str,
        *,
        mention: bool = False,
        reply_to: Message | None = None,
        ping: bool = True,
        files: dict[str, bytes] | None = None,
        wait: bool = False,
        timeout: float = 5.0,
    ) -> Message:
        """Writes a message, and returns it; with `wait` the bot's answer instead. `mention` puts
        the bot in front; `ping`: a reply alerts whom it answers."""
        said = talking.say(
            self, where, text, mention=mention, reply_to=reply_to, ping=ping, files=files
        )
        return await talking.next_message(self.world, where, timeout) if wait else said

    def edits(self, message: Message, text: str):
        talking.edit(self, message, text)

    def deletes(self, message: Message):
        """Takes a message away, as its author or a moderator."""
        talking.delete(message)

    def _command(self, where, name, how, options, focused=None) -> Interaction:
        first, *path = name.split()
        command = self.world.commands.named(first, SLASH, where)
        owners = self._owners(command, where, how)
        data = slash_data(self.world, command, path, options, focused)
        return asking.command(self, where, data, owners, typing=focused is not None)

    def _owners(self, command: dict[str, Any], where: Channel, how: str | None) -> dict[str, str]:
        owners = asking.installed(self, where, how)
        why = offered(command, self, where, owners)
        assert why is None, f"{command['name']!r} is not offered in {where!r}: {why}"
        return owners

    def _visible(self, message: Message) -> Message:
        """Deleted messages and other people's private ones have no buttons for this person."""
        assert not message.deleted, f"{message!r} has been deleted"
        shown_to = message.interaction.person if message.interaction else None
        assert not message.ephemeral or shown_to is self, f"{self.name} cannot see {message!r}"
        return message
