"""Slash commands: one for each kind of question, two about privacy, two for the owner."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import discord
from discord import app_commands

from bot.arguments import QUESTIONS
from bot.discord_ui.front import Front, Manner, asker_of
from bot.discord_ui.translating import said
from bot.news.question import About, Help, Options, Profile, Question
from bot.operation.logs import note

AUTOCOMPLETE_WITHIN = 0.08
"""Seconds for suggestions, of a hundred milliseconds with the ways there and back."""

FACE = "autocomplete"
_CHOICE = 100
_log = logging.getLogger("bot.discord")
_PARAMETERS = {
    "topic": "topic",
    "outlet": "outlet",
    "not_outlet": "not-outlet",
    "since": "from",
    "until": "to",
    "share": "share",
}
_Callback = Callable[..., Coroutine[Any, Any, None]]
_Suggest = Callable[[discord.Interaction, str], Coroutine[Any, Any, list[app_commands.Choice[str]]]]
Tree = app_commands.CommandTree[discord.AutoShardedClient]


def add_commands(tree: Tree, front: Front) -> None:
    """Add the commands that ask questions to a tree."""
    for name, (kind, _) in QUESTIONS.items():
        if kind is Profile:
            tree.add_command(command(name, _profile(front), ("outlet",), front))
        else:
            tree.add_command(command(name, _question(front, kind), ("topic", "outlet"), front))
    tree.add_command(command("help", _simple(front, Help)))
    tree.add_command(command("about", _simple(front, About)))


def command(
    name: str, callback: _Callback, completed: tuple[str, ...] = (), front: Front | None = None
) -> "app_commands.Command[Any, ..., None]":
    """A command, named and described in all languages; suggestions for `completed` options."""
    taken = {key: option for key, option in _PARAMETERS.items() if key in callback.__annotations__}
    if taken:
        names = {key: said(f"options.{option}.name") for key, option in taken.items()}
        texts = {key: said(f"options.{option}.description") for key, option in taken.items()}
        app_commands.rename(**names)(callback)
        app_commands.describe(**texts)(callback)
    if front:
        suggesting = {"topic": _suggest_topics(front), "outlet": _suggest_outlets(front)}
        chosen = {key: suggesting[key] for key in completed}
        if "not_outlet" in taken:
            chosen["not_outlet"] = suggesting["outlet"]
        app_commands.autocomplete(**chosen)(callback)
    return app_commands.Command(
        name=said(f"commands.{name}.name"),
        description=said(f"commands.{name}.description"),
        callback=callback,
    )


def _question(front: Front, kind: type[Question]) -> _Callback:
    async def ask(  # noqa: PLR0913, PLR0917 - one for each option
        interaction: discord.Interaction,
        topic: str = "",
        outlet: str = "",
        not_outlet: str = "",
        since: str = "",
        until: str = "",
        share: bool = False,  # noqa: FBT001, FBT002 - Discord's options
    ) -> None:
        asked = Options(kind, topic, _names(outlet), _names(not_outlet), since, until)
        await _answer(front, interaction, asked, shared=share)

    return ask


def _profile(front: Front) -> _Callback:
    async def ask(
        interaction: discord.Interaction,
        outlet: str,
        since: str = "",
        until: str = "",
        share: bool = False,  # noqa: FBT001, FBT002 - Discord's options
    ) -> None:
        asked = Options(Profile, outlets=_names(outlet), since=since, until=until)
        await _answer(front, interaction, asked, shared=share)

    return ask


def _simple(front: Front, kind: type[Question]) -> _Callback:
    async def ask(interaction: discord.Interaction, share: bool = False) -> None:  # noqa: FBT001, FBT002
        await _answer(front, interaction, Options(kind), shared=share)

    return ask


async def _answer(
    front: Front, interaction: discord.Interaction, asked: Options, *, shared: bool
) -> None:
    await front.handle(
        interaction,
        "slash",
        lambda: front.answer(interaction, asked, "slash", Manner(shared=shared)),
    )


def _names(text: str) -> tuple[str, ...]:
    """The outlets in an option; several have commas between them."""
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _suggest_topics(front: Front) -> _Suggest:
    async def suggest(
        interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        finding = front.reception.topics(typed, asker_of(interaction, FACE))
        return await _in_time(front, finding)

    return suggest


def _suggest_outlets(front: Front) -> _Suggest:
    async def suggest(
        _interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        return await _in_time(front, front.reception.outlets(typed))

    return suggest


async def _in_time(front: Front, finding: Awaitable[list[str]]) -> list[app_commands.Choice[str]]:
    """Suggestions as choices; none where they would come too late."""
    try:
        found = await asyncio.wait_for(finding, AUTOCOMPLETE_WITHIN)
    except TimeoutError:
        return []
    except Exception as error:  # noqa: BLE001 - there is nobody to tell while they type
        front.reception.metrics.failed(FACE)
        note(_log, FACE, error)
        return []
    return [app_commands.Choice(name=text, value=text) for text in found if len(text) <= _CHOICE]
