"""How long the picture of a timeline takes: imported cold, drawn warm, beside an empty picture.

    python benchmarks/picture.py [RUNS]

The peer is a figure of matplotlib with the same axes and one bar, in the same process; its figure
is left out where matplotlib is not installed. `lag`: how long drawing keeps other threads waiting.
"""

import sys
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from io import BytesIO
from statistics import median

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from measuring import seconds_of

from bot.news.answers.scope import Scope
from bot.news.answers.timeline import answer
from bot.news.article import Article, Outlet
from bot.news.charts import Chart, chart
from bot.news.counting import shares_of, survey_of
from bot.news.coverage import Coverage, Hit
from bot.news.dates import Precision, Published
from bot.news.question import Timeline, Wanted
from bot.picture.drawing import png

CASES = ((1, 1, 1), (25, 30, 5), (25, 30, 14), (5_000, 90, 400), (5_000, 3_650, 400))
"""Articles, days, outlets."""

MOMENT = 0.001
SWITCH = 0.0005
"""Seconds that a thread may keep the interpreter, as the running bot has it."""


def main(runs: int) -> None:
    """Print the figures of all."""
    sys.setswitchinterval(SWITCH)
    _starts(runs)
    peer = _took(_empty_figure, runs)
    print(f"an empty figure of matplotlib: {_milliseconds(peer)}")
    for articles, days, outlets in CASES:
        made = _chart(articles, days, outlets)
        draw = partial(png, made)
        took, lag = _took(draw, runs), _lag(draw)
        told = f"{articles:,} articles, {days:,} days, {outlets} outlets: {_milliseconds(took)}"
        size = len(png(made)) / 1000
        print(
            f"{told}, lag {lag * 1000:.1f} ms, {size:.0f} KB; {took[0] / peer[0]:.2f} of the peer"
        )


def _starts(runs: int) -> None:
    bare = [sys.executable, "-c", "import bot.news.charts"]
    drawing = [sys.executable, "-c", "import bot.news.charts, bot.picture.drawing"]
    matplotlib = [sys.executable, "-c", "import bot.news.charts, matplotlib.figure"]
    rows = [[seconds_of(one) for one in (bare, drawing, matplotlib)] for _ in range(runs)]
    base, ours, peer = (median(column) for column in zip(*rows, strict=True))
    print(f"imported cold: {(ours - base) * 1000:.0f} ms, matplotlib {(peer - base) * 1000:.0f} ms")


def _chart(articles: int, days: int, outlets: int) -> Chart:
    begin = datetime(2031, 5, 2, 10, tzinfo=UTC)
    hits = []
    for number in range(articles):
        at = begin + timedelta(days=days * (number / articles) ** 2)
        outlet = Outlet(f"p{number % outlets}.example", f"Paper {number % outlets}")
        published = Published(at, Precision.MINUTE)
        hits.append(Hit(number, Article(f"a{number}", "Ferry runs aground", outlet, published)))
    coverage = Coverage(survey_of(hits), shares_of(hits, 100), tuple(hits[:100]))
    made = chart(answer(Scope(Timeline(Wanted())), coverage), range(0, articles, 7))
    assert made  # noqa: S101 - all of them have dates
    return made


def _empty_figure() -> bytes:
    figure = Figure(figsize=(12, 7), dpi=100)
    FigureCanvasAgg(figure)
    figure.add_subplot().bar([0], [1])
    file = BytesIO()
    figure.savefig(file, format="png")
    return file.getvalue()


def _took(draw: Callable[[], bytes], runs: int) -> tuple[float, float]:
    """Median and longest time of drawing in seconds, once everything is warm."""
    draw()
    found = []
    for _ in range(runs):
        begun = time.perf_counter()
        draw()
        found.append(time.perf_counter() - begun)
    return median(found), max(found)


def _lag(draw: Callable[[], bytes]) -> float:
    """How much later than it wanted another thread came back while something was drawn."""
    drawing = threading.Thread(target=lambda: [draw() for _ in range(5)])
    longest = 0.0
    drawing.start()
    while drawing.is_alive():
        begun = time.perf_counter()
        time.sleep(MOMENT)
        longest = max(longest, time.perf_counter() - begun - MOMENT)
    return longest


def _milliseconds(took: tuple[float, float]) -> str:
    return f"{took[0] * 1000:.0f} ms (longest {took[1] * 1000:.0f})"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
