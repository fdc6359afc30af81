"""The reception: takes what people ask in a chat to the desk, and remembers what it must.

Faces that talk with many people at once share it. The desk works in threads of its own, so that
nothing here blocks the event loop.
"""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from time import perf_counter
from typing import Protocol, TypeVar
from weakref import WeakValueDictionary

from bot.as_json import KINDS
from bot.desk import Response
from bot.given import Given, given
from bot.news.coverage import Holdings
from bot.news.freetext import last_asked
from bot.news.markdown import whole
from bot.news.question import (
    Asked,
    FreeText,
    Links,
    Nothing,
    Options,
    Question,
    Wanted,
    WhoReported,
)
from bot.news.suggest import LONGEST
from bot.operation.metrics import Metrics
from bot.reloading import Reload, Reloadable, Reloading
from bot.screen import Screen, Viewer, screen
from bot.state.memory import Memory
from bot.state.store import State

FACES = ("slash", "autocomplete", "message", "menu", "button")
PLACES = (*FACES, "gateway", "reload", "other")
"""Where a question comes from, and where something can break; for metrics."""

THREADS = 4
_TOPICS = 25
T = TypeVar("T")


class DeskInService(Reloadable, Protocol):
    """The desk on a corpus that can be reloaded; may be used from several threads."""

    def ask(self, asked: Asked, now: datetime) -> Response:
        """A question → its reply."""
        ...

    def why(self, asked: Asked, now: datetime) -> Response:
        """Why the answer to a question is what it is."""
        ...

    def remembered(self, asked: Asked, now: datetime) -> Given | None:
        """What was given for a question a short while ago, at once; None for others."""
        ...


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, where, by which face; whether the question may go on from the one before."""

    person: int
    place: int
    face: str
    goes_on: bool = True


@dataclass(frozen=True, slots=True)
class Shown:
    """What was given for a question, and one screen of it."""

    given: Given
    screen: Screen


def clock() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


class Reception:
    """Answers for one bot. Its methods are for the event loop's thread."""

    def __init__(
        self,
        newsdesk: DeskInService,
        state: State,
        memory: Memory,
        metrics: Metrics,
        now: Callable[[], datetime] = clock,
    ) -> None:
        """What it works with stays whoever made it; `now` tells the time (aware UTC)."""
        self.state = state
        self.memory = memory
        self.metrics = metrics
        self.now = now
        self.since = now()
        self.reloading = Reloading(newsdesk, metrics, now)
        self._newsdesk = newsdesk
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="desk")
        self._writing = ThreadPoolExecutor(1, thread_name_prefix="state")
        self._turns: WeakValueDictionary[tuple[int, int], asyncio.Lock] = WeakValueDictionary()

    def close(self) -> None:
        """Let the threads end; nothing is answered afterwards."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        self.reloading.close()
        self._writing.shutdown()

    async def show(self, asked: Asked, asker: Asker, viewer: Viewer, page: int = 0) -> Shown:
        """A question → its answer and the screen of one page. Raises NewsdeskError."""
        if not isinstance(asked, FreeText):
            return await self._show(asked, asker, viewer, page)
        turn = self._turns.setdefault((asker.person, asker.place), asyncio.Lock())
        async with turn:  # what somebody writes goes on from what they wrote before
            before = self.memory.before(asker.person, asker.place, self.now())
            asked = replace(asked, before=before if asker.goes_on else None)
            return await self._show(asked, asker, viewer, page)

    async def _show(self, asked: Asked, asker: Asker, viewer: Viewer, page: int) -> Shown:
        now = self.now()
        start = perf_counter()
        answer = self._newsdesk.remembered(asked, now)
        if answer is None:
            answer = await self._off_loop(self._give, asked, now)
        shown = Shown(answer, screen(answer, page, viewer))
        question = answer.question
        about = _asked_about(answer)
        if answer.found and about:
            self.memory.asked(asker.person, asker.place, about, now)
        kind = KINDS[type(question)] if question else KINDS[Nothing]
        self.metrics.answered(asker.face, kind, _outcome(shown), perf_counter() - start)
        return shown

    def _give(self, asked: Asked, now: datetime) -> Given:
        response = self._newsdesk.ask(asked, now)
        return self._newsdesk.remembered(asked, now) or given(response)

    def keep(self, shown: Shown, person: int) -> None:
        """Begin to keep what the long buttons of a screen ask, for a person.

        They are written one after the other, and read after what was begun before.
        """
        now = self.now()
        new = {
            key: asked
            for key, asked in shown.screen.kept.items()
            if not self.memory.is_kept(key, now)
        }
        if new:
            loop = asyncio.get_running_loop()
            self._writing.submit(self._keep, str(person), new, now, loop)

    def _keep(
        self,
        person: str,
        questions: Mapping[str, str],
        now: datetime,
        loop: asyncio.AbstractEventLoop,
    ) -> None:
        if self.state.keep(person, questions, now):
            with suppress(RuntimeError):  # the loop is closed already
                loop.call_soon_threadsafe(self.memory.kept, questions, now)
        self.state.expire(now)

    async def why(self, asked: Options) -> Response | None:
        """Why the answer to a question is what it is; None where it has none."""
        return await self._off_loop(self._why, asked)

    def _why(self, asked: Options) -> Response | None:
        response = self._newsdesk.why(asked, self.now())
        return response if response.answer else None

    async def file(self, asked: Options) -> str:
        """The whole answer to a question as Markdown."""
        response = await self._off_loop(self._newsdesk.ask, asked, self.now())
        return whole(response.reply)

    async def kept(self, key: str) -> str | None:
        """The question that is kept under a key."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._writing, self.state.kept, key, self.now())

    async def topics(self, typed: str, asker: Asker, most: int = _TOPICS) -> list[str]:
        """What a topic may become: the person's last ones where nothing is typed, headlines."""
        recent = () if typed.strip() else self.memory.topics(asker.person, self.now())
        short = [topic for topic in recent if len(topic) <= LONGEST]
        return _unique([*short, *await self._off_loop(self._topics, typed, most)])[:most]

    def _topics(self, typed: str, most: int) -> tuple[str, ...]:
        with self._newsdesk.serving() as desk:
            return desk.suggest_topics(typed, most)

    async def outlets(self, typed: str, most: int = _TOPICS) -> list[str]:
        """What the last of some outlets may become, with those before it."""
        *named, last = (part.strip() for part in typed.split(","))
        return await self._off_loop(self._outlets, [name for name in named if name], last, most)

    def _outlets(self, named: list[str], last: str, most: int) -> list[str]:
        with self._newsdesk.serving() as desk:
            found = desk.suggest_outlets(last, named, most)
        return [", ".join((*named, name)) for name in found]

    async def holdings(self) -> Holdings:
        """What the corpus is."""
        return await self._off_loop(self._holdings)

    def _holdings(self) -> Holdings:
        with self._newsdesk.serving() as desk:
            holdings = desk.holdings()
        self.count(holdings)
        return holdings

    async def reload(self) -> Reload:
        """Read the corpus again. Raises NewsdeskError; the old one then stays."""
        done = await self.reloading.reload()
        self.count(done.now)
        return done

    async def forget(self, person: int) -> tuple[int, int]:
        """Remove what is kept of a person → remembered questions, questions of buttons."""
        loop = asyncio.get_running_loop()
        buttons = await loop.run_in_executor(self._writing, self.state.forget, str(person))
        return self.memory.forget(person, self.now()), buttons

    def count(self, holdings: Holdings) -> None:
        """Tell monitoring what the corpus is."""
        survey = holdings.survey
        self.metrics.corpus(survey.articles, survey.outlets, holdings.documents, holdings.problems)

    async def _off_loop(self, work: Callable[..., T], *args: object) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work, *args)


def _asked_about(answer: Given) -> Question | None:
    """What questions after this one may go on from: of one known link, what that is about."""
    if isinstance(answer.question, Links) and answer.link:
        return WhoReported(Wanted(url=answer.link))
    return last_asked(answer.question)


def _outcome(shown: Shown) -> str:
    if shown.given.refused:
        return "refused"
    return "found" if shown.given.found else "nothing"


def _unique(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))
