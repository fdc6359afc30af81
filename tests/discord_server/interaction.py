"""One interaction: what a person did, and what the bot made of it."""
# ruff: noqa: ASYNC109 - a test says how long it is ready to wait

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .layout import EPHEMERAL_FLAG
from .message_json import MENU, PLAIN, SLASH

if TYPE_CHECKING:
    from .message import Message
    from .modal import Modal
    from .person import Person
    from .places import Channel
    from .world import World

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT = 2, 3, 4, 5
REPLY_NOW, REPLY_LATER, UPDATE_LATER, UPDATE_NOW, CHOICES, OPEN_MODAL = 4, 5, 6, 7, 8, 9
FIRST_RESPONSE = 3.0  # seconds
TOKEN_LIFE = 15 * 60.0
FOLLOW_UPS_OF_GUESTS = 5


@dataclass(eq=False, slots=True)
class Interaction:
    """`owners` says by whose installation the command is there: {"0": guild id, "1": user id}."""

    world: World
    id: int
    token: str
    type: int
    person: Person
    channel: Channel
    owners: dict[str, str]
    data: dict[str, Any]
    dispatched: float
    source: Message | None = None  # the message whose component was used
    opened_by: Interaction | None = None  # the one that opened the modal
    response_type: int | None = None
    arrived: float | None = None  # when the first response did
    response_flags: int = 0
    original: Message | None = None
    followups: list[Message] = field(default_factory=list)
    choices: list[dict[str, Any]] | None = None
    modal: Modal | None = None

    @property
    def message(self) -> Message | None:
        """The response as it is shown now; None while the bot is thinking, or when deleted."""
        shown = self.original
        return None if shown is None or shown.loading or shown.deleted else shown

    @property
    def ephemeral(self) -> bool:
        """Only the person sees the response."""
        if self.original is not None and self.response_type in (REPLY_NOW, REPLY_LATER):
            return self.original.ephemeral
        return bool(self.response_flags & EPHEMERAL_FLAG)

    @property
    def deferred(self) -> bool:
        return self.response_type in (REPLY_LATER, UPDATE_LATER)

    @property
    def latency(self) -> float | None:
        """Seconds from the event to the arrival of the first response."""
        return None if self.arrived is None else self.arrived - self.dispatched

    @property
    def is_guest(self) -> bool:
        """The command is the person's own, in a guild that does not have the bot."""
        guild = self.channel.guild
        return guild is not None and "0" not in self.owners and not guild.bot

    @property
    def is_hidden(self) -> bool:
        """The guild lets nobody see what other people's own apps answer."""
        guild = self.channel.guild
        return guild is not None and "0" not in self.owners and not guild.external_apps

    @property
    def message_type(self) -> int:
        if self.type != COMMAND:
            return PLAIN
        return SLASH if self.data.get("type") == 1 else MENU

    async def responded(self, timeout: float = 5.0) -> Interaction:
        """Once the first response has arrived."""
        await self._until(lambda: self.response_type is not None, timeout, "any response")
        return self

    async def shown(self, timeout: float = 5.0) -> Interaction:
        """Once there is something to see: after a deferred response, its message."""
        await self.responded(timeout)
        if self.response_type == REPLY_LATER:
            await self._until(self._is_settled, timeout, "the message after a deferred response")
        return self

    async def edited(self, timeout: float = 5.0, *, edits: int = 1) -> Message:
        """Once the original response has been edited so many times."""
        await self._until(
            lambda: self.original and self.original.edits >= edits, timeout, f"{edits} edits"
        )
        assert self.original is not None
        return self.original

    async def followup(self, number: int = 1, timeout: float = 5.0) -> Message:
        """The so-manieth follow-up."""
        await self._until(lambda: len(self.followups) >= number, timeout, f"follow-up {number}")
        return self.followups[number - 1]

    def _is_settled(self) -> bool:
        return self.original is not None and (not self.original.loading or self.original.deleted)

    async def _until(self, found, timeout: float, what: str):
        await self.world.changes.until(found, timeout, f"{what} to {self!r}")

    def __repr__(self):
        what = self.data.get("name") or self.data.get("custom_id")
        return f"<Interaction {what!r} of {self.person.name}>"
