"""Buttons and forms: what they do is written in them, so they work after a restart too."""

from typing import Any

import discord
from discord import ui

from bot.discord_ui.drawing import SMALL
from bot.discord_ui.front import Front, Manner, words_for
from bot.news.coded import decode
from bot.news.question import FreeText, Options
from bot.screen import Action, Press, read_press

FACE = "button"
_MOST_DIGITS = 4
_LONGEST_QUESTION = 300
_AGAIN = "n:again"
_FIELD = "n:field"


class Buttons:
    """Does what buttons and forms ask for."""

    def __init__(self, front: Front) -> None:
        """Everything goes out by the front."""
        self._front = front

    async def pressed(self, interaction: discord.Interaction, custom_id: str) -> None:
        """A button was pressed. Raises NewsdeskError and what Discord raises."""
        press = read_press(custom_id)
        words = words_for(interaction)
        if press is None:
            await self._front.say(interaction, words.say("texts.gone"))
            return
        asked = await self._asked(press)
        if asked is None:
            await self._front.ask_in(interaction, self._again(interaction))
            return
        match press.action:
            case Action.TURN:
                await self._turn(interaction, press, asked, press.page)
            case Action.GO:
                await self._front.ask_in(interaction, self._go_to(interaction, press))
            case Action.FILE:
                working = self._front.reception.file(asked)
                await self._front.attach(interaction, words.say("texts.file"), working)
            case Action.ASK:
                alone = interaction.message is not None and interaction.message.flags.ephemeral
                await self._front.answer(interaction, asked, FACE, Manner(in_place=alone))
            case Action.SHARE:
                everybody = words_for(interaction, everybody=True)
                below = everybody.say("texts.shared", person=interaction.user.mention)
                await self._front.answer(interaction, asked, FACE, Manner(shared=True, below=below))
            case Action.WHY:
                await self._front.explain(interaction, asked)

    async def submitted(self, interaction: discord.Interaction, custom_id: str) -> None:
        """A form came back. Raises NewsdeskError and what Discord raises."""
        text = _value(interaction)
        if custom_id == _AGAIN:
            await self._front.answer(interaction, FreeText(text), FACE)
            return
        press = read_press(custom_id)
        asked = await self._asked(press) if press else None
        words = words_for(interaction)
        if press is None or asked is None:
            await self._front.say(interaction, words.say("texts.gone"))
        elif not text.isdecimal() or not 1 <= int(text[:_MOST_DIGITS]) <= press.page:
            await self._front.say(interaction, words.say("texts.no-page", pages=press.page))
        else:
            await self._turn(interaction, press, asked, int(text[:_MOST_DIGITS]) - 1)

    async def _asked(self, press: Press) -> Options | None:
        """The question of a button; None where it is not kept any more."""
        kept = press.asked.startswith("*")
        text = await self._front.reception.kept(press.asked[1:]) if kept else press.asked
        return decode(text) if text else None

    async def _turn(
        self, interaction: discord.Interaction, press: Press, asked: Options, page: int
    ) -> None:
        """Show another page: in place to whom the answer belongs, to others as their own."""
        own = press.owner in (0, interaction.user.id)
        owner = press.owner if own else interaction.user.id
        manner = Manner(in_place=own, page=page, owner=owner, below=_below(interaction))
        await self._front.answer(interaction, asked, FACE, manner)

    @staticmethod
    def _go_to(interaction: discord.Interaction, press: Press) -> ui.Modal:
        words = words_for(interaction)
        label = words.say("texts.page-number", pages=press.page)
        return _form(words.say("texts.go-to"), press.custom_id, label, _MOST_DIGITS)

    @staticmethod
    def _again(interaction: discord.Interaction) -> ui.Modal:
        words = words_for(interaction)
        title, label = words.say("texts.expired"), words.say("texts.ask-again")
        return _form(title, _AGAIN, label, _LONGEST_QUESTION)


def _below(interaction: discord.Interaction) -> str:
    """The last line of a shared answer, which says who shared it."""
    parts = interaction.message.components if interaction.message else []
    last = parts[-1] if parts else None
    if not isinstance(last, discord.TextDisplay) or not last.content.startswith(SMALL):
        return ""
    return last.content.removeprefix(SMALL)


def _form(title: str, custom_id: str, label: str, longest: int) -> ui.Modal:
    modal = ui.Modal(title=title, custom_id=custom_id)
    field: ui.TextInput[ui.Modal] = ui.TextInput(custom_id=_FIELD, max_length=longest)
    modal.add_item(ui.Label(text=label, component=field))
    return modal


def _value(interaction: discord.Interaction) -> str:
    """What was written into the one field of a form."""
    data: Any = interaction.data or {}
    rows = [row for row in data.get("components") or () if isinstance(row, dict)]
    parts = (part for row in rows for part in (row.get("component"), *row.get("components", ())))
    for part in parts:
        if isinstance(part, dict) and part.get("custom_id") == _FIELD:
            return str(part.get("value") or "").strip()
    return ""


def pressing(buttons: Buttons, front: Front) -> type[ui.DynamicItem[ui.Button[ui.LayoutView]]]:
    """The item that discord.py makes of every button of ours, whichever message it is on."""

    class Pressed(ui.DynamicItem[ui.Button[ui.LayoutView]], template=r"(?s:.*)"):
        """A button of ours that was pressed."""

        @classmethod
        async def from_custom_id(
            cls,
            _interaction: discord.Interaction,
            item: Any,  # noqa: ANN401 - discord.py knows no better
            _match: object,
        ) -> "Pressed":
            """The button as it is on the message."""
            return cls(item)

        async def callback(self, interaction: discord.Interaction) -> None:
            """Do what is written in it."""
            if await front.admit(interaction):
                await front.handle(
                    interaction, FACE, lambda: buttons.pressed(interaction, self.custom_id)
                )

    return Pressed
