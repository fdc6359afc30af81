"""The front: every answer in Discord goes out here, in time, once, to the right person."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TypeVar

import discord
from discord import ui

from bot.discord_ui.drawing import PICTURE, layout, text_layout
from bot.discord_ui.sending import PATIENT, PAUSES, TOO_LATE, UNSENT, files, persist
from bot.errors import NewsdeskError
from bot.news.markdown import escape, pages
from bot.news.question import Asked, Options
from bot.operation.logs import note
from bot.picture.studio import Studio
from bot.reception import Asker, Reception, Shown
from bot.screen import Viewer
from bot.wording import Wording, wording

DEFER_AFTER = 1.5
"""Seconds after which Discord is told that the answer comes later; it waits three."""

FILE = "newsdesk.md"

_PROMISED = "promised"
T = TypeVar("T")
_log = logging.getLogger("bot.discord")


@dataclass(frozen=True, slots=True)
class Manner:
    """How an answer is given: for everybody (`shared`), in place of the message of a button.

    `page` counts from 0, `owner` is whose answer it is (None: whoever asks), `below` a last line.
    """

    shared: bool = False
    in_place: bool = False
    page: int = 0
    owner: int | None = None
    below: str = ""


class Front:
    """Takes questions to the reception and sends what comes back."""

    def __init__(
        self, reception: Reception, *, pictures: bool = False, studio: Studio | None = None
    ) -> None:
        """`pictures`: show those of articles, covered until somebody presses them.

        `studio` draws timelines; without it they are told in words only.
        """
        self.reception = reception
        self._studio = studio
        self._pictures = pictures
        self._under_way = 0
        self._idle = asyncio.Event()
        self._idle.set()

    @contextmanager
    def under_way(self) -> Iterator[None]:
        """Whatever happens inside is finished before the bot leaves."""
        self._under_way += 1
        self._idle.clear()
        try:
            yield
        finally:
            self._under_way -= 1
            if not self._under_way:
                self._idle.set()

    async def finish(self, patience: float) -> None:
        """Wait until nothing is under way, at most so many seconds."""
        try:
            await asyncio.wait_for(self._idle.wait(), patience)
        except TimeoutError:
            _log.warning("left with %d answers under way", self._under_way)

    async def answer(
        self,
        interaction: discord.Interaction,
        asked: Asked,
        face: str,
        manner: Manner | None = None,
    ) -> None:
        """Answer an interaction, to its user only if nothing else is said."""
        manner = manner or Manner()
        alone = not manner.shared and not in_chat(interaction)
        if manner.in_place and interaction.message:
            alone = interaction.message.flags.ephemeral
        owner = interaction.user.id if manner.owner is None else manner.owner
        owner = 0 if manner.shared or alone else owner  # nobody else can press what one person sees
        words = words_for(interaction, everybody=owner == 0 and not alone)
        viewer = Viewer(owner, alone, words, interaction.user.id)

        async def work() -> tuple[Shown, bytes | None]:
            asker = asker_of(interaction, face)
            shown = await self.reception.show(asked, asker, viewer, manner.page)
            may_attach = interaction.app_permissions.attach_files
            return shown, await self.picture(shown, may_attach=may_attach)

        shown, picture = await self.in_time(
            interaction, work(), alone=alone, thinking=not manner.in_place
        )
        self.reception.keep(shown, viewer.person)
        drawn = picture is not None
        view = layout(shown.screen, pictures=self._pictures, below=manner.below, drawn=drawn)
        if manner.in_place and interaction.message and not _is_answered(interaction):
            edit = interaction.response.edit_message
            await persist(lambda: edit(view=view, attachments=files(PICTURE, picture)))
        else:
            await self._send(interaction, view, PICTURE, picture, alone=alone)

    async def picture(self, shown: Shown, *, may_attach: bool) -> bytes | None:
        """The picture of what is shown; None where it has none, or that may not be attached."""
        chart = shown.screen.chart
        if chart is None or self._studio is None or not may_attach:
            return None
        return await self._studio.picture(chart)

    async def in_time(
        self,
        interaction: discord.Interaction,
        working: Awaitable[T],
        *,
        alone: bool | None = None,
        thinking: bool = True,
    ) -> T:
        """What some work gives; where it takes long, Discord is told to wait for it."""
        response = interaction.response
        alone = not in_chat(interaction) if alone is None else alone

        async def promise() -> None:
            await persist(lambda: response.defer(ephemeral=alone, thinking=thinking))
            interaction.extras[_PROMISED] = thinking  # Discord may have it though it did not say so

        late = _Later(promise)
        try:
            return await working
        finally:
            await late.over()

    @staticmethod
    async def _send(
        interaction: discord.Interaction,
        view: ui.LayoutView,
        name: str = FILE,
        content: bytes | None = None,
        *,
        alone: bool,
    ) -> None:
        """Send a layout as the answer to an interaction, or in place of what says to wait."""

        async def send() -> object:
            attached = files(name, content)
            if _is_answered(interaction):
                return await interaction.edit_original_response(view=view, attachments=attached)
            response = interaction.response
            return await response.send_message(view=view, files=attached, ephemeral=alone)

        await persist(send, PATIENT if _is_answered(interaction) else PAUSES)

    async def explain(self, interaction: discord.Interaction, asked: Options) -> None:
        """Tell the user of an interaction why an answer is what it is."""
        alone = not in_chat(interaction)
        response = await self.in_time(interaction, self.reception.why(asked), alone=alone)
        text = pages(response.reply)[0] if response else words_for(interaction).say("texts.gone")
        await self._send(interaction, text_layout(text), alone=alone)

    async def say(self, interaction: discord.Interaction, text: str) -> None:
        """Tell something to the user of an interaction only."""
        alone, view = not in_chat(interaction), text_layout(text)
        if _is_answered(interaction) and not interaction.extras.get(_PROMISED):
            await persist(lambda: interaction.followup.send(view=view, ephemeral=alone), PATIENT)
        else:
            await self._send(interaction, view, alone=alone)

    async def tell(self, interaction: discord.Interaction, text: str) -> None:
        """Say something that nobody minds to miss where it cannot be sent."""
        try:
            await self.say(interaction, text)
        except UNSENT as error:
            note(_log, "telling", error)

    async def attach(
        self, interaction: discord.Interaction, text: str, working: Awaitable[str]
    ) -> None:
        """Give the user of an interaction a text as a Markdown file."""
        alone = not in_chat(interaction)
        content = await self.in_time(interaction, working, alone=alone)
        view = text_layout(text, FILE)
        await self._send(interaction, view, FILE, content.encode(), alone=alone)

    async def ask_in(self, interaction: discord.Interaction, modal: ui.Modal) -> None:
        """Show a form; what comes back is read without it, so that it outlives a restart."""
        await persist(lambda: interaction.response.send_modal(modal))
        modal.stop()

    async def admit(self, interaction: discord.Interaction) -> bool:
        """Whether an interaction is to be answered: not a second time, not too many at once."""
        now = self.reception.now()
        if not self.reception.memory.is_new(interaction.id, now):
            return False
        if interaction.type is discord.InteractionType.autocomplete:
            return True
        wait = self.reception.memory.wait(interaction.user.id, now)
        if not wait:
            return True
        self.reception.metrics.refused_for_cooldown()
        words = words_for(interaction)
        await self.tell(interaction, words.say("texts.cooldown", seconds=wait))
        return False

    async def handle(
        self, interaction: discord.Interaction, face: str, work: Callable[[], Awaitable[None]]
    ) -> None:
        """Do what an interaction asks for; whatever goes wrong is told to its user."""
        with self.under_way():
            try:
                await work()
            except Exception as error:  # noqa: BLE001 - one person's trouble is nobody else's
                await self.failed(interaction, face, error)

    async def failed(self, interaction: discord.Interaction, face: str, error: Exception) -> None:
        """Say in one sentence that something went wrong, with an id that is in the log."""
        if isinstance(error, discord.NotFound) and error.code == TOO_LATE:
            _log.warning("an answer came too late for Discord")
            return
        if interaction.type is discord.InteractionType.autocomplete:
            self.reception.metrics.failed("autocomplete")
            note(_log, "autocomplete", error)
            with suppress(*UNSENT, discord.InteractionResponded):
                await interaction.response.autocomplete([])
            return
        if isinstance(error, NewsdeskError):
            text = escape(str(error))
        else:
            self.reception.metrics.failed(face)
            number = note(_log, face, error)
            text = words_for(interaction).say("texts.error", id=number)
        await self.tell(interaction, text)


def _is_answered(interaction: discord.Interaction) -> bool:
    return interaction.response.is_done() or _PROMISED in interaction.extras


class _Later:
    """Does something after a while, unless what it waits for is over before."""

    def __init__(self, act: Callable[[], Awaitable[object]]) -> None:
        self._act = act
        self._acting: asyncio.Future[object] | None = None
        self._timer = asyncio.get_running_loop().call_later(DEFER_AFTER, self._start)

    def _start(self) -> None:
        self._acting = asyncio.ensure_future(self._act())

    async def over(self) -> None:
        """What was waited for is there; what was begun meanwhile is ended first."""
        self._timer.cancel()
        if self._acting:
            await self._acting


def words_for(interaction: discord.Interaction, *, everybody: bool = False) -> Wording:
    """The wording in the language of an interaction's user, or of the server for everybody."""
    locale = interaction.guild_locale if everybody and interaction.guild_locale else None
    return wording((locale or interaction.locale).value)


def asker_of(interaction: discord.Interaction, face: str) -> Asker:
    """Who asks by an interaction, and where."""
    return Asker(interaction.user.id, interaction.channel_id or 0, face)


def in_chat(interaction: discord.Interaction) -> bool:
    """Whether it is the chat of a person with the bot, where nobody else reads anyway."""
    return bool(interaction.context.dm_channel)
