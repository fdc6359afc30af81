"""Messages: what people write to the bot in a chat, after a mention, or in reply to it."""

import asyncio
import logging

import discord

from bot.discord_ui.drawing import layout, text_layout
from bot.discord_ui.front import Front
from bot.discord_ui.sending import persist
from bot.errors import NewsdeskError
from bot.news.question import FreeText, Nothing
from bot.operation.logs import note
from bot.reception import Asker
from bot.screen import Viewer
from bot.wording import Wording, wording

FACE = "message"
_KINDS = (discord.MessageType.default, discord.MessageType.reply)
_log = logging.getLogger("bot.discord")


class Messages:
    """Answers messages that are addressed to the bot, and no others."""

    def __init__(self, front: Front, *, pictures: bool = False) -> None:
        """`pictures`: see Front."""
        self._front = front
        self._pictures = pictures

    async def read(self, message: discord.Message, me: discord.abc.User) -> None:
        """Answer a message where it is for `me`."""
        if not _addresses(message, me):
            return
        reception = self._front.reception
        now = reception.now()
        if not reception.memory.is_new(message.id, now):
            return
        words = _words(message)
        wait = reception.memory.wait(message.author.id, now)
        if not wait:
            await self._answer(message, words)
            return
        reception.metrics.refused_for_cooldown()
        if reception.memory.is_first_warning(message.author.id, now):
            text = words.say("texts.cooldown", seconds=round(wait + 0.5))
            await self._reply(message, text_layout(text))

    async def _answer(self, message: discord.Message, words: Wording) -> None:
        with self._front.under_way():
            try:
                view, _ = await asyncio.gather(self._view(message, words), _typing(message))
                await self._reply(message, view)
            except discord.Forbidden:
                _log.info("a message could not be answered where it was written")
            except Exception as error:  # noqa: BLE001 - one person's trouble is nobody else's
                await self._apologise(message, words, error)

    async def _view(self, message: discord.Message, words: Wording) -> discord.ui.LayoutView:
        """The answer to a message, or one hint where there is no question in it."""
        alone = message.guild is None
        viewer = Viewer(message.author.id, private=False, words=words)
        asker = Asker(message.author.id, message.channel.id, FACE)
        shown = await self._front.reception.show(FreeText(message.content), asker, viewer)
        if not isinstance(shown.response.question, Nothing):
            return layout(shown.screen, pictures=self._pictures)
        if message.reference and not alone:  # a mention under somebody's message means that one
            menu = words.say("menus.who-else")
            return text_layout(words.say("texts.hint-menu", menu=menu))
        return text_layout(words.say("texts.hint"))

    async def _apologise(self, message: discord.Message, words: Wording, error: Exception) -> None:
        if isinstance(error, NewsdeskError):
            text = str(error)
        else:
            self._front.reception.metrics.failed(FACE)
            text = words.say("texts.error", id=note(_log, FACE, error))
        try:
            await self._reply(message, text_layout(text))
        except (discord.HTTPException, OSError) as again:
            note(_log, FACE, again)

    @staticmethod
    async def _reply(message: discord.Message, view: discord.ui.LayoutView) -> None:
        """Reply once: Discord takes a nonce that it has seen before for the same message."""
        reference = discord.MessageReference.from_message(message, fail_if_not_exists=False)
        await persist(
            lambda: message.channel.send(
                view=view, reference=reference, mention_author=False, nonce=str(message.id)
            )
        )


def _addresses(message: discord.Message, me: discord.abc.User) -> bool:
    """Whether a person wrote this to the bot."""
    if message.author.bot or message.webhook_id or message.type not in _KINDS:
        return False
    return message.guild is None or any(user.id == me.id for user in message.mentions)


def _words(message: discord.Message) -> Wording:
    """The wording of the server; messages do not tell their author's language."""
    return wording(message.guild.preferred_locale.value if message.guild else "")


async def _typing(message: discord.Message) -> None:
    """Show that an answer is coming; where that does not work, it comes all the same."""
    try:
        await message.channel.typing()
    except (discord.HTTPException, OSError):
        return
