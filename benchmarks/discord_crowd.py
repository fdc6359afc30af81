"""People in the test Discord who ask the bot: who, where, what; for discord_load.py."""

import asyncio
from collections import deque
from collections.abc import Mapping, Sequence
from itertools import accumulate
from random import Random
from typing import Any, TypeAlias

from asked import Material, commands
from tasks import Slash

from bot.app import Newsdesk
from bot.news.coverage import Order, Selection

LOCALES = ("en-US", "de", "es-ES", "uk")
PATIENCE = 3.5
SKEW = 0.99
PRESSED = "tqwsf"
"""Buttons that are pressed: pages, questions that lead on, why, share, file (bot/screen.py)."""

Server: TypeAlias = Any
Interaction: TypeAlias = Any
"""The test Discord's; the tests, where it is, have no types."""

Where: TypeAlias = tuple[Any, Any, str | None]


class Crowd:
    """People in one test Discord: on a server, in a chat with the bot, on servers without it.

    `groups` says of what kind each of their questions was.
    """

    def __init__(self, server: Server, users: int, random: Random) -> None:
        self.groups: list[tuple[str, Interaction]] = []
        self._random = random
        newsroom, elsewhere = server.guild("Newsroom"), server.guild("Elsewhere", bot=False)
        self._desks = [newsroom.channel(name) for name in ("desk", "foreign", "night")]
        self._elsewhere = elsewhere.channel("elsewhere")
        numbered = ((number, LOCALES[number % len(LOCALES)]) for number in range(users))
        self._people = [server.user(f"Editor {one}", locale=locale) for one, locale in numbered]

    def somebody(self) -> Where:
        """A person, a place, and by whose installation they ask there."""
        person = self._random.choice(self._people)
        match self._random.randrange(10):
            case 0 | 1:
                return person, person.dm, None
            case 2:
                return person, self._elsewhere, "user"
            case _:
                return person, self._random.choice(self._desks), None

    def command(self, group: str, name: str, options: Mapping[str, Any]) -> Interaction:
        """Somebody gives a slash command."""
        person, where, how = self.somebody()
        asked = person.slash_soon(where, name, how=how, **options)
        self.groups.append((group, asked))
        return asked

    def ping(self) -> None:
        """Somebody asks the peer."""
        self.command("pong", "ping", {})


class Readers:
    """What a crowd asks the newsdesk."""

    def __init__(self, crowd: Crowd, pool: Sequence[Slash], random: Random) -> None:
        self._crowd, self._pool, self._random = crowd, pool, random
        self._popularity = list(accumulate(rank**-SKEW for rank in range(1, len(pool) + 1)))
        self._new = set(range(len(pool)))
        self._answers: deque[Interaction] = deque(maxlen=200)
        self._typing: set[asyncio.Task[Any]] = set()

    def ask(self) -> None:
        """Press a button in one of five cases, else give a command; one in three is shared."""
        if self._random.randrange(5) == 0 and self._press():
            return
        (number,) = self._random.choices(range(len(self._pool)), cum_weights=self._popularity)
        name, options = self._pool[number]
        group = "asked first" if number in self._new else "asked again"
        self._new.discard(number)
        shared = {"share": True} if self._random.randrange(3) == 0 else {}
        self._answers.append(self._crowd.command(group, name, {**options, **shared}))

    def type(self) -> None:
        """Type the beginning of what somebody asked in an option that is suggested for."""
        person, where, how = self._crowd.somebody()
        _, options = self._random.choice(self._pool)
        option = "topic" if "topic" in options else "outlet"
        typed = options.get(option, "")[: self._random.randrange(20)]
        choices = person.autocomplete(where, "sources", option, typed, how=how, timeout=PATIENCE)
        task = asyncio.create_task(choices)
        self._typing.add(task)
        task.add_done_callback(lambda done: done.cancelled() or done.exception())

    def _press(self) -> bool:
        """Press a button of an answer that came lately → whether there was one."""
        message = self._random.choice(self._answers).message if self._answers else None
        buttons = message.buttons if message else ()
        live = [one for one in buttons if not one.disabled and one.custom_id[2] in PRESSED]
        if not live or message is None:
            return False
        wanted = self._random.choice(live)
        pressed = message.interaction.person.press_soon(message, lambda one: one == wanted)
        self._crowd.groups.append(("button", pressed))
        return True


def questions(newsdesk: Newsdesk, number: int, random: Random) -> list[Slash]:
    """So many different questions of all kinds, about what a corpus has."""
    hits = newsdesk.archive.articles(Selection(), Order.NEWEST, most=2_000)
    titles = [hit.article.title for hit in hits]
    outlets = sorted({hit.article.outlet.name for hit in hits})
    days = [str(hit.article.published.day) for hit in hits if hit.article.published.day]
    return commands(Material(titles, outlets, days), number, random)
