"""A conversation at the prompt: questions that go on, other readings by their number."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from bot.desk import Response
from bot.news.coded import options_of
from bot.news.freetext import last_asked
from bot.news.others import Other
from bot.news.question import Asked, FreeText, Question
from bot.news.reply import Line, Reply, quiet
from bot.wording import FALLBACK, wording


class Conversation:
    """What one person asks, one question after the other."""

    def __init__(self, ask: Callable[[Asked], Response], limit: int | None = None) -> None:
        """`ask` answers; `limit`: articles of an answer."""
        self._ask = ask
        self._limit = limit
        self._before: Question | None = None
        self._others: tuple[Other, ...] = ()

    def say(self, text: str) -> Response:
        """The response to a line; the number of another reading asks that one."""
        number = int(text) if text.isdecimal() and len(text) == 1 else 0
        if 0 < number <= len(self._others):
            response = self._ask(options_of(self._others[number - 1].question))
        else:
            response = self._ask(FreeText(text, self._limit, self._before))
        self._others = response.others
        if response.found:
            self._before = last_asked(response.question) or self._before
        return response


def numbered(reply: Reply, others: Iterable[Other]) -> Reply:
    """A reply with a numbered line for each other reading."""
    words = wording(FALLBACK)
    lines: list[Line] = []
    for number, other in enumerate(others, 1):
        label = words.say(f"others.{other.doubt.value}", said=other.said)
        lines.append(quiet(f"{number}  {label} (type {number})"))
    return replace(reply, foot=(*reply.foot, *lines))
