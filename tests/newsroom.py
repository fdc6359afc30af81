"""One bot for all tests of a module, each with people and servers of its own; what to ask it."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desk_in_discord import Bot, running
from discord_server import Channel, Discord, Message, Person

from bot.news.markdown import Page, written
from bot.news.question import (
    About,
    Compare,
    Credits,
    Figures,
    Help,
    Latest,
    Options,
    Piece,
    Profile,
    Search,
    Sources,
    Stories,
    Summary,
    Timeline,
    WhoReported,
    Why,
)
from bot.reception import DeskInService

ONE = {"topic": "clearview"}
TWO = {"topic": "clearview", "outlet": "The Telegraph, BI"}

QUESTIONS = {
    "sources": (ONE, Options(Sources, "clearview")),
    "timeline": (ONE, Options(Timeline, "clearview")),
    "who-reported": (ONE, Options(WhoReported, "clearview")),
    "search": (ONE, Options(Search, "clearview")),
    "article": (ONE, Options(Piece, "clearview")),
    "summary": (ONE, Options(Summary, "clearview")),
    "figures": (ONE, Options(Figures, "clearview")),
    "credits": (ONE, Options(Credits, "clearview")),
    "stories": (ONE, Options(Stories, "clearview")),
    "why": (ONE, Options(Why, "clearview")),
    "compare": (TWO, Options(Compare, "clearview", ("The Telegraph", "BI"))),
    "latest": (ONE, Options(Latest, "clearview")),
    "outlet": ({"outlet": "futurism"}, Options(Profile, outlets=("futurism",))),
    "help": ({}, Options(Help)),
    "about": ({}, Options(About)),
}
"""Each command that asks, with options, and the question that these are."""

ON_A_TOPIC = {name: asked.kind for name, (_, asked) in QUESTIONS.items() if asked.topic}
"""The commands that take a topic, and what they ask."""

BY_TOPIC_ALONE = {name: kind for name, kind in ON_A_TOPIC.items() if kind is not Compare}

LINK = (
    "https://www.theguardian.com/technology/2022/mar/24/"
    "ukraine-facial-recognition-identify-russian-soldiers"
)
"""An article that is in the seeds."""


@dataclass(frozen=True, slots=True)
class Newsroom:
    """A bot at work in a test Discord."""

    discord: Discord
    bot: Bot

    def reader(self, name: str = "Ada", locale: str = "en-US") -> Person:
        """Somebody who never asked anything."""
        return self.discord.user(name, locale=locale)

    def desk(self, locale: str = "en-US") -> Channel:
        """A channel of a new server that has the bot."""
        return self.discord.guild("Newsroom", locale=locale).channel("desk")

    def elsewhere(self, **settings: Any) -> Channel:
        """A channel of a new server that does not have the bot."""
        return self.discord.guild("Elsewhere", bot=False, **settings).channel("talk")

    def pages(self, asked: Options) -> tuple[Page, ...]:
        """What the desk itself says to a question."""
        return written(self.bot.newsdesk.ask(asked, self.bot.clock()).reply)

    async def turned(self, reader: Person, message: Message) -> list[Message]:
        """All pages of an answer: the message as it was, and as it is after each press of ▶."""
        shown = [copy(message)]
        while any(button.label == "▶" and not button.disabled for button in message.buttons):
            await reader.press(message, "▶")
            shown.append(copy(message))
        return shown

    @contextmanager
    def within_the_rules(self) -> Iterator["Newsroom"]:
        """AssertionError if a rule of Discord is broken meanwhile."""
        before = len(self.discord.violations)
        yield self
        assert self.discord.violations[before:] == []


@asynccontextmanager
async def newsroom_of(
    newsdesk: DeskInService, folder: Path, *, team: bool = False, **settings: Any
) -> AsyncIterator[Newsroom]:
    """A bot that is connected; `team`: it belongs to one."""
    async with Discord(team=team) as discord, running(newsdesk, folder, discord, **settings) as bot:
        yield Newsroom(discord, bot)
