"""Bars: a timeline as lines of blocks, for a terminal."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import dropwhile

from bot.console.screen import Screen
from bot.desk import Response
from bot.given import drawable
from bot.news.answers.types import Answer
from bot.news.charts import Chart
from bot.news.plaintext import every_line
from bot.news.reply import Line, Reply, line, quiet
from bot.news.timescale import Unit, begin, following, piece_text

MOST_LINES = 14
_WIDEST = 40
_NARROWEST = 5
_BLOCKS, _PLAIN = ("█", "░", "⋮"), ("#", "=", ":")
"""What stands for articles, for copies, for time without any."""


def show(response: Response) -> None:
    """Write a whole reply to standard output, with its bars."""
    screen = Screen()
    reply = with_bars(response.reply, response.answer, screen.width, blocks=screen.blocks)
    screen.show(every_line(reply))


def with_bars(reply: Reply, answer: Answer | None, width: int, *, blocks: bool) -> Reply:
    """A reply with the bars of its answer, where it has any, under what it says first.

    `width` is that of the terminal in columns; `blocks`: it can show more than ASCII.
    """
    chart = drawable(answer)
    if chart is None:
        return reply
    lines = bars(chart, width, _BLOCKS if blocks else _PLAIN)
    return replace(reply, head=(*reply.head, *lines))


def bars(chart: Chart, width: int, signs: tuple[str, str, str] = _BLOCKS) -> Iterator[Line]:
    """A line for each piece of time that has articles; as long pieces as make the lines few."""
    unit, articles, copies = _pieces(chart)
    labels = {start: piece_text(start, unit) for start in articles}
    longest, most = max(map(len, labels.values())), max(articles.values())
    room = min(_WIDEST, max(_NARROWEST, width - longest - len(f"{most:,}") - 2))
    full, copied, gap = signs
    last: datetime | None = None
    for start, number in sorted(articles.items()):
        if last and last < start:
            yield quiet(f"{gap:>{longest}}")
        cells = max(1, round(room * number / most))
        hatched = round(cells * copies[start] / number)
        drawn = full * (cells - hatched) + copied * hatched
        yield line(f"{labels[start]:>{longest}} {drawn} {number:,}")
        last = following(start, unit)
    if chart.hatched:
        yield quiet(f"{copied:>{longest}} {chart.hatched}")


def _pieces(chart: Chart) -> tuple[Unit, Counter[datetime], Counter[datetime]]:
    """Articles and copies by pieces of time, the shortest of which there are few enough."""
    unit = chart.unit
    articles: Counter[datetime] = Counter()
    copies: Counter[datetime] = Counter()
    for unit in dropwhile(lambda one: one is not chart.unit, Unit):
        articles.clear()
        copies.clear()
        for bar in chart.bars:
            start = begin(bar.start, unit)
            articles[start] += bar.articles
            copies[start] += bar.copies
        if len(articles) <= MOST_LINES:
            break
    return unit, articles, copies
