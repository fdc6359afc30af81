"""Context menus of messages: who else covered its links, whether there is coverage of its text."""

from collections.abc import Iterable, Iterator

import discord
from discord import app_commands

from bot.discord_ui.commands import Tree
from bot.discord_ui.front import Front
from bot.discord_ui.translating import said
from bot.news.links import links_in
from bot.news.question import Claim, Links, Options

FACE = "menu"


def add_menus(tree: Tree, front: Front) -> None:
    """Add both menus to a tree."""

    async def who_else(interaction: discord.Interaction, message: discord.Message) -> None:
        def asked() -> Options:
            return Options(Links, " ".join(links_in("\n".join(texts_of(message)))))

        await front.handle(interaction, FACE, lambda: front.answer(interaction, asked(), FACE))

    async def check(interaction: discord.Interaction, message: discord.Message) -> None:
        def asked() -> Claim:
            return Claim("\n".join(texts_of(message)))

        await front.handle(interaction, FACE, lambda: front.answer(interaction, asked(), FACE))

    for key, callback in (("menus.who-else", who_else), ("menus.check", check)):
        tree.add_command(app_commands.ContextMenu(name=said(key), callback=callback))


def texts_of(message: discord.Message) -> Iterator[str]:
    """All texts of a message: its own, its previews', its layout's, those it passes on."""
    parts: tuple[discord.Message | discord.MessageSnapshot, ...]
    parts = (message, *message.message_snapshots)
    for part in parts:
        yield part.content
        yield from _embed_texts(part.embeds)
        yield from _component_texts(part.components)


def _embed_texts(embeds: Iterable[discord.Embed]) -> Iterator[str]:
    for embed in embeds:
        yield from (text for text in (embed.url, embed.title, embed.description) if text)
        yield from (field.value for field in embed.fields if field.value)


def _component_texts(components: Iterable[object]) -> Iterator[str]:
    """The texts and link buttons of a layout, wherever in it."""
    for component in components:
        if isinstance(component, discord.TextDisplay):
            yield component.content
        elif isinstance(component, discord.Button) and component.url:
            yield component.url
        below = getattr(component, "children", ())
        accessory = getattr(component, "accessory", None)
        yield from _component_texts((*below, accessory) if accessory else below)
