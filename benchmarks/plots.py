"""Plots of the results: small pictures for README.md."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.figure import Figure as Picture
from results import NAIVE, OURS, Results, Run
from tables import shortened

COLOURS = {
    OURS: "#0b5cad",
    NAIVE: "#d55e00",
    "SQLite FTS5": "#00805c",
    "tantivy's fuzzy terms": "#a8458f",
    "bm25s": "#8a6d00",
    "orjson, parse only": "#777777",
}
"""Always the same; they can be told apart by people who see no red or no green."""

INK, GRID = "#333333", "#e3e3e3"
SMALL = 8
APART = 0.065
"""Of two names below each other, as a share of the picture's height."""

Points = list[tuple[int, float]]


def draw(results: Results, folder: Path) -> list[str]:
    """Draw the plots that there are figures for → their names."""
    folder.mkdir(exist_ok=True)
    runs = _by_size(results)
    drawn = []
    if len(runs) > 1:
        _growth(runs, folder / "growth.png")
        _memory(runs, folder / "memory.png")
        _building(runs, folder / "compile.png")
        drawn = ["growth", "memory", "compile"]
    asked = _largest(results)
    if asked:
        _right(*asked, folder / "quality.png")
        drawn.insert(1, "quality")
    return drawn


def _by_size(results: Results) -> list[Run]:
    """The runs whose sizes are numbers, the smallest first: what is asked of them is the same."""
    runs = (run for name, run in results.runs.items() if name.isdecimal())
    return sorted(runs, key=lambda run: run.articles)


def _largest(results: Results) -> tuple[Run, str] | None:
    """The run that shows quality, and its queries: over all real articles if that was measured."""
    real = results.runs.get("real")
    if real and real.whose("search real", "first"):
        return real, "search real"
    runs = _by_size(results)
    return (runs[-1], "search made") if runs else None


def _growth(runs: Sequence[Run], file: Path) -> None:
    """How latency grows with the corpus."""
    title = "Search, milliseconds: line median, dots 99th percentile"
    lines = _lines(runs, "search made", "p50")
    with _over_articles(file, title, lines) as axes:
        axes.set_yscale("log")
        for who, points in _lines(runs, "search made", "p99").items():
            width = 2.0 if who == OURS else 1.1
            axes.plot(*zip(*points, strict=True), color=COLOURS[who], lw=width, ls=":")


def _memory(runs: Sequence[Run], file: Path) -> None:
    """Resident memory of a process that has answered; ours split in its own and mapped files."""
    title = "Resident memory while answering, MB; shaded: own memory, light: mapped files"
    lines = _lines(runs, "memory", "rss")
    with _over_articles(file, title, lines) as axes:
        own = _lines(runs, "memory", "anonymous")[OURS]
        sizes, low = zip(*own, strict=True)
        high = [value for _, value in lines[OURS]]
        axes.fill_between(sizes, low, color=COLOURS[OURS], alpha=0.30, lw=0)
        axes.fill_between(sizes, low, high, color=COLOURS[OURS], alpha=0.12, lw=0)


def _building(runs: Sequence[Run], file: Path) -> None:
    """How fast articles are taken in."""
    lines = _lines(runs, "compile", "speed")
    lines.pop(NAIVE, None)  # it builds nothing
    with _over_articles(file, "Built from JSON Lines, articles a second", lines) as axes:
        axes.set_yscale("log")


def _right(run: Run, what: str, file: Path) -> None:
    """How often the right article is first, and among five."""
    whose = [who for who in run.whose(what, "first") if who in COLOURS]
    with _picture(file, f"Right article first / in five, {run.articles:,} articles", 2.6) as axes:
        for place, who in enumerate(reversed(whose)):
            first, five = (run.value(what, who, which) or 0 for which in ("first", "in five"))
            axes.barh(place, five, color=COLOURS[who], alpha=0.35, height=0.62)
            axes.barh(place, first, color=COLOURS[who], height=0.62)
            said = f"{first:.1%} / {five:.1%}"
            axes.text(five + 0.01, place, said, va="center", fontsize=SMALL, color=INK)
        axes.grid(visible=False, axis="y")
        axes.set_yticks(range(len(whose)), whose[::-1], fontsize=SMALL)
        axes.set_xlim(0, 1.2)
        axes.set_xticks([0, 0.5, 1], ["0", "50 %", "100 %"], fontsize=SMALL)


def _lines(runs: Sequence[Run], what: str, measure: str) -> dict[str, Points]:
    """For everybody who is drawn, numbers of articles with a figure."""
    whose = [who for who in runs[-1].whose(what, measure) if who in COLOURS]
    lines: dict[str, Points] = {}
    for who in whose:
        found = ((run.articles, run.value(what, who, measure)) for run in runs)
        lines[who] = [(articles, value) for articles, value in found if value is not None]
    return lines


def _plot(axes: Axes, lines: dict[str, Points]) -> None:
    """Draw lines."""
    for who, points in lines.items():
        width = 2.4 if who == OURS else 1.3
        axes.plot(*zip(*points, strict=True), color=COLOURS[who], lw=width, marker="o", ms=3)


def _name(axes: Axes, lines: dict[str, Points]) -> None:
    """Write each line's name behind its end, apart from each other."""
    into = axes.transData + axes.transAxes.inverted()
    ends = sorted((*into.transform(points[-1])[::-1], who) for who, points in lines.items())
    for height, (_, across, who) in zip(_apart([end[0] for end in ends]), ends, strict=True):
        text = axes.text(across + 0.02, height, who, transform=axes.transAxes, va="center")
        text.set(color=COLOURS[who], fontsize=SMALL)


def _apart(heights: Sequence[float]) -> list[float]:
    """Heights from the lowest, moved up, and where that is too high down, until all are apart."""
    found = list(heights)
    for place in range(1, len(found)):
        found[place] = max(found[place], found[place - 1] + APART)
    highest = 1 - APART / 2
    for place in reversed(range(len(found))):
        found[place] = highest = min(found[place], highest)
        highest -= APART
    return found


@contextmanager
def _over_articles(file: Path, title: str, lines: dict[str, Points]) -> Iterator[Axes]:
    """Lines over the number of articles; their scale may be changed, and more added."""
    sizes = sorted({articles for points in lines.values() for articles, _ in points})
    with _picture(file, title, 3.6) as axes:
        axes.set_xscale("log")
        axes.set_xlim(min(sizes) * 0.8, max(sizes) * 50)
        yield axes
        _plot(axes, lines)
        axes.set_xticks(sizes, [shortened(size) for size in sizes])
        axes.minorticks_off()
        axes.tick_params(labelsize=SMALL)
        axes.yaxis.set_major_formatter(lambda value, _: f"{value:,.10g}")
        axes.set_ylim(0 if axes.get_yscale() == "linear" else None)
        _name(axes, lines)


@contextmanager
def _picture(file: Path, title: str, height: float) -> Iterator[Axes]:
    """An empty plot, which is written at the end."""
    picture = Picture(figsize=(6.4, height), dpi=110)
    axes = picture.subplots()
    axes.grid(visible=True, color=GRID, lw=0.6)
    axes.set_axisbelow(True)
    yield axes
    axes.set_title(title, fontsize=9.5, loc="left", color=INK)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.tick_params(length=0, colors=INK)
    picture.tight_layout()
    picture.savefig(file)
