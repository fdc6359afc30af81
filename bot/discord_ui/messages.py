"""Messages: what people write to the bot in a chat, after a mention, or in reply to it."""

import asyncio
import logging
from collections.abc import Sequence

import discord

from bot.discord_ui.drawing import PICTURE, layout, text_layout
from bot.discord_ui.front import Front
from bot.discord_ui.menus import texts_of
from bot.discord_ui.sending import PATIENT, PAUSES, UNSENT, files, persist
from bot.errors import NewsdeskError
from bot.news.links import links_in, without_marks
from bot.news.markdown import escape
from bot.news.question import (
    About,
    Asked,
    Claim,
    FreeText,
    Help,
    Latest,
    Links,
    Nothing,
    Options,
    Question,
)
from bot.news.text import words as words_in
from bot.operation.logs import note
from bot.reception import Asker, Shown
from bot.screen import Viewer
from bot.wording import Wording, wording

FACE = "message"
TYPING = 0.25
"""Seconds that an answer waits for the typing indicator to be shown before it."""

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
        memory = self._front.reception.memory
        if not _addresses(message, me):
            return
        if not memory.is_new(message.id, self._front.reception.now()):
            return
        words = _words(message)
        with self._front.under_way():
            try:
                await self._answer(message, me, words)
            except (discord.Forbidden, discord.NotFound):
                _log.info("a message could not be answered where it was written")
            except Exception as error:  # noqa: BLE001 - one person's trouble is nobody else's
                await self._apologise(message, words, error)

    async def _answer(self, message: discord.Message, me: discord.abc.User, words: Wording) -> None:
        reception = self._front.reception
        now = reception.now()
        wait = reception.memory.wait(message.author.id, now)
        if wait:
            reception.metrics.refused_for_cooldown()
            if reception.memory.is_first_warning(message.author.id, now):
                text = words.say("texts.cooldown", seconds=wait)
                await self._reply(message, text_layout(text))
            return
        typing = asyncio.create_task(_typing(message))
        shown = await self._shown(message, me, words)
        hint = _hint(shown, message, me, words)
        picture = None
        if hint is None:
            picture = await self._front.picture(shown, may_attach=_may_attach(message))
        await asyncio.wait({typing}, timeout=TYPING)  # shown behind the answer it would mislead
        typing.cancel()
        reception.keep(shown, message.author.id)
        if hint:
            await self._reply(message, text_layout(hint))
        elif hint is None:
            view = layout(shown.screen, pictures=self._pictures, drawn=picture is not None)
            await self._reply(message, view, picture=picture)

    async def _shown(self, message: discord.Message, me: discord.abc.User, words: Wording) -> Shown:
        """The answer to a message; one under somebody else's does not go on from what was asked."""
        viewer = Viewer(message.author.id, False, words, message.author.id)  # noqa: FBT003 - private
        goes_on = _replies_to(message, me) is not True
        asker = Asker(message.author.id, message.channel.id, FACE, goes_on)
        return await self._front.reception.show(_asked(message), asker, viewer)

    async def _apologise(self, message: discord.Message, words: Wording, error: Exception) -> None:
        if isinstance(error, NewsdeskError):
            text = escape(str(error))
        else:
            self._front.reception.metrics.failed(FACE)
            text = words.say("texts.error", id=note(_log, FACE, error))
        try:
            await self._reply(message, text_layout(text), PAUSES)
        except UNSENT as again:
            note(_log, FACE, again)

    @staticmethod
    async def _reply(
        message: discord.Message,
        view: discord.ui.LayoutView,
        pauses: Sequence[float] = PATIENT,
        picture: bytes | None = None,
    ) -> None:
        """Reply once: Discord takes a nonce that it has seen before for the same message."""
        reference = discord.MessageReference.from_message(message, fail_if_not_exists=False)
        await persist(
            lambda: message.channel.send(
                view=view,
                files=files(PICTURE, picture),
                reference=reference,
                mention_author=False,
                nonce=str(message.id),
            ),
            pauses,
        )


def _hint(
    shown: Shown, message: discord.Message, me: discord.abc.User, words: Wording
) -> str | None:
    """What is said where there is no question in a message; None where there is one.

    Nothing to a reply to the bot that says nothing, as a thumb up.
    """
    theirs, question = _replies_to(message, me), shown.given.question
    if theirs and _has_no_topic(question):
        return words.say("texts.hint-menu", menu=words.say("menus.who-else"))
    if not isinstance(question, Nothing):
        return None
    return "" if theirs is False else words.say("texts.hint")


def _asked(message: discord.Message) -> Asked:
    """What a message asks; one that only passes another on asks about that."""
    if words_in(without_marks(message.content)) or not message.message_snapshots:
        return FreeText(message.content)
    text = "\n".join(texts_of(message))
    links = links_in(text)
    return Options(Links, " ".join(links)) if links else Claim(text)


def _replies_to(message: discord.Message, me: discord.abc.User) -> bool | None:
    """Whether a message in a server replies to somebody else's (True), or the bot's (False)."""
    if message.reference is None or isinstance(message.channel, discord.DMChannel):
        return None
    if message.message_snapshots:
        return None
    replied = message.reference.resolved
    return not (isinstance(replied, discord.Message) and replied.author.id == me.id)


def _has_no_topic(question: Question | None) -> bool:
    """Whether a question is about nothing of its own: under a message it is about that one."""
    return question is None or (
        question.wanted.empty and not isinstance(question, Help | About | Latest | Links)
    )


def _addresses(message: discord.Message, me: discord.abc.User) -> bool:
    """Whether a person wrote this to the bot."""
    if message.author.bot or message.webhook_id or message.type not in _KINDS:
        return False
    alone = isinstance(message.channel, discord.DMChannel)
    return alone or any(user.id == me.id for user in message.mentions)


def _may_attach(message: discord.Message) -> bool:
    """Whether the bot may send files where a message was written."""
    if message.guild is None:
        return True
    try:
        own = message.guild.me
        return bool(own) and message.channel.permissions_for(own).attach_files
    except discord.ClientException:  # a thread of a channel that nobody told us of
        return False


def _words(message: discord.Message) -> Wording:
    """The wording of the server; messages do not tell their author's language."""
    return wording(message.guild.preferred_locale.value if message.guild else "")


async def _typing(message: discord.Message) -> None:
    """Show that an answer is coming; where that does not work, it comes all the same."""
    asks = words_in(without_marks(message.content)) or message.message_snapshots
    if not asks:
        return
    try:
        await message.channel.typing()
    except UNSENT:
        return
