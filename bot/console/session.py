"""A session at a terminal: the conversation, its screen, the bars of timelines."""

from pathlib import Path

from bot.console.bars import with_bars
from bot.console.chat import Suggest, talk
from bot.console.conversation import Conversation, numbered
from bot.console.screen import Screen
from bot.news.reply import Reply


def converse(conversation: Conversation, suggest: Suggest, history: Path) -> None:
    """Answer what somebody types until they leave."""
    screen = Screen()

    def reply(text: str) -> Reply:
        response = conversation.say(text)
        told = numbered(response.reply, response.others)
        return with_bars(told, response.answer, screen.width, blocks=screen.blocks)

    talk(reply, screen.show, suggest, history)
