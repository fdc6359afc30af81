"""Drawing: the chart of a timeline → a PNG of 1,200 pixels' width.

Sizes are for a phone, where the picture is 350 to 400 pixels wide: no letter is smaller than 34
pixels here, and no mark smaller than 4.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.news.article import Outlet
from bot.news.charts import Bar, Chart, Mark, Row, who
from bot.news.text import clip
from bot.picture.canvas import DARK, LIGHT, Canvas
from bot.picture.letters import clipped, font, shown, wrapped

WIDTH = 1_200

_LEFT, _RIGHT = 40, WIDTH - 40
_WIDE = _RIGHT - _LEFT
_TITLE, _TEXT, _NOTE = 48, 36, 34
_TITLE_LINE, _LINE, _NOTE_LINE = 60, 50, 46
_PLOT, _ROW = 360, 64
_TICKS = 74
_RADIUS = 17
_NAMES = 380
_GRID = 4
_LEAST = 4
_NAMELESS = "an outlet"
_LONGEST_NAME = 60


def png(chart: Chart, *, light: bool = False) -> bytes:
    """The picture of a chart, on a dark ground unless `light`."""
    title = wrapped(shown(chart.title) or "Timeline", _WIDE, _TITLE, 2, bold=True)
    notes = [line for note in chart.notes for line in wrapped(note, _WIDE, _NOTE, 2)]
    legend = _NOTE_LINE if chart.hatched else 0
    top = 30 + len(title) * _TITLE_LINE + 2 * _LINE + 36
    bottom = top + (len(chart.rows) * _ROW if chart.rows else _PLOT)
    height = bottom + _TICKS + legend + len(notes) * _NOTE_LINE + 24
    canvas = Canvas(WIDTH, height, LIGHT if light else DARK)
    _head(canvas, chart, title)
    (_rows if chart.rows else _bars)(canvas, chart, top, bottom)
    _foot(canvas, chart, notes, bottom + _TICKS)
    return canvas.png()


def _head(canvas: Canvas, chart: Chart, title: Sequence[str]) -> None:
    """What it is, from when to when, who was first."""
    y = 30
    for line in title:
        y += _TITLE_LINE
        canvas.text(_LEFT, y - 12, line, _TITLE, canvas.theme.text, bold=True)
    canvas.text(_LEFT, y + 38, chart.subtitle, _TEXT, canvas.theme.quiet)
    first = clipped(who(chart.first, _name), _WIDE - 50, _TEXT)
    canvas.diamond(_LEFT + 16, y + _LINE + 25, 14)
    canvas.text(_LEFT + 50, y + _LINE + 38, first, _TEXT, canvas.theme.first)


def _foot(canvas: Canvas, chart: Chart, notes: Sequence[str], y: float) -> None:
    """What hatching means, how much there is."""
    if chart.hatched:
        canvas.bar((_LEFT, y + 6, _LEFT + 64, y + 36), hatched=True)
        canvas.text(_LEFT + 84, y + 34, chart.hatched, _NOTE, canvas.theme.quiet)
        y += _NOTE_LINE
    for note in notes:
        canvas.text(_LEFT, y + 34, note, _NOTE, canvas.theme.quiet)
        y += _NOTE_LINE


@dataclass(frozen=True, slots=True)
class _Axis:
    """Time from left to right, to scale."""

    start: datetime
    end: datetime
    left: float

    def x(self, at: datetime) -> float:
        """Where a moment is."""
        share = (at - self.start) / (self.end - self.start)
        return self.left + (_RIGHT - self.left) * min(1.0, max(0.0, share))


def _time(canvas: Canvas, chart: Chart, axis: _Axis, top: float, bottom: float) -> None:
    """Round moments: a line down and a name below, each name where there is room for it."""
    taken = 0.0
    for tick in chart.ticks:
        x = axis.x(tick.at)
        canvas.line((x, top, x, bottom), canvas.theme.grid)
        half = font(_TEXT).getlength(tick.text) / 2
        middle = min(max(x, _LEFT + half), _RIGHT - half)
        if middle - half >= taken:
            canvas.text(middle, bottom + 44, tick.text, _TEXT, canvas.theme.quiet, anchor="ms")
            taken = middle + half + 20


# Many articles: bars


def _bars(canvas: Canvas, chart: Chart, top: float, bottom: float) -> None:
    """How many came out in each piece of time; copies on top of the others."""
    step, most = _scale(max(bar.articles for bar in chart.bars))
    labels = {number: f"{number:,}" for number in range(0, most + 1, step)}
    gutter = max(font(_TEXT).getlength(text) for text in labels.values()) + 20
    axis = _Axis(chart.start, chart.end, _LEFT + gutter)
    _time(canvas, chart, axis, bottom, bottom + 10)
    for number, text in labels.items():
        y = bottom - (bottom - top) * number / most
        canvas.line((axis.left, y, _RIGHT, y), canvas.theme.grid)
        canvas.text(axis.left - 20, y, text, _TEXT, canvas.theme.quiet, anchor="rm")
    for bar in chart.bars:
        _bar(canvas, bar, axis, bottom, (bottom - top) / most)
    x = axis.x(chart.first.at)
    canvas.dashes(x, top - 10, bottom, canvas.theme.first)
    canvas.diamond(x, top - 14, 14)


def _bar(canvas: Canvas, bar: Bar, axis: _Axis, bottom: float, each: float) -> None:
    """One bar of articles of so many pixels each; at least so wide and high that it is seen."""
    left, right = axis.x(bar.start), axis.x(bar.end)
    right -= min(6, (right - left) / 4)
    left, right = min(left, _RIGHT - _LEAST), max(right, left + _LEAST)
    middle = bottom - each * (bar.articles - bar.copies)
    top = min(bottom - each * bar.articles, bottom - _LEAST)
    if bar.copies < bar.articles:
        canvas.bar((left, min(middle, bottom - _LEAST), right, bottom))
    if bar.copies:
        canvas.bar((left, top, right, middle), hatched=True)


def _scale(highest: int) -> tuple[int, int]:
    """Steps of a scale of at most four, and its end: 1, 2 or 5 times a power of ten."""
    step = 1
    for factor in _factors():
        step = factor
        if step * _GRID >= highest:
            break
    return step, -(-highest // step) * step


def _factors() -> Iterator[int]:
    power = 1
    while True:
        yield from (power, 2 * power, 5 * power)
        power *= 10


# Few outlets: a row for each


def _rows(canvas: Canvas, chart: Chart, top: float, bottom: float) -> None:
    """A row for each outlet, every article a mark on it."""
    names = [clipped(_name(row.outlet), _NAMES, _TEXT) for row in chart.rows]
    gutter = max(font(_TEXT).getlength(name) for name in names) + 2 * _RADIUS + 16
    axis = _Axis(chart.start, chart.end, _LEFT + gutter)
    _time(canvas, chart, axis, top, bottom)
    for number, (row, name) in enumerate(zip(chart.rows, names, strict=True)):
        y = top + (number + 0.5) * _ROW
        canvas.text(_LEFT, y, name, _TEXT, canvas.theme.text, anchor="lm")
        canvas.line((axis.left, y, _RIGHT, y), canvas.theme.grid)
        _marks(canvas, row, axis, y)


def _marks(canvas: Canvas, row: Row, axis: _Axis, y: float) -> None:
    """The articles of a row; where they lie upon each other, how many, if there is room for it."""
    groups = _together(row.marks, axis)
    for group, after in zip(groups, [*groups[1:], None], strict=True):
        for mark in group:
            _mark(canvas, mark, axis, y)
        right = _middle(group[-1], axis) + _RADIUS + 8
        limit = _middle(after[0], axis) - _RADIUS if after else WIDTH
        number = str(len(group))
        if len(group) > 1 and right + font(_NOTE).getlength(number) < limit:
            canvas.text(right, y, number, _NOTE, canvas.theme.text, anchor="lm")


def _mark(canvas: Canvas, mark: Mark, axis: _Axis, y: float) -> None:
    """An article: a dot, a long mark where only the day is known and that is wide, a diamond."""
    middle, long = _middle(mark, axis), _is_long(mark, axis)
    left = axis.x(mark.start) if long else middle - _RADIUS
    right = axis.x(mark.end) if long else middle + _RADIUS
    if long or not mark.first:
        box = (left, y - _RADIUS, right, y + _RADIUS)
        canvas.pill(box, hatched=mark.copy, faint=long)
    if mark.first:
        canvas.diamond(middle, y, _RADIUS + 2)


def _is_long(mark: Mark, axis: _Axis) -> bool:
    return axis.x(mark.end) - axis.x(mark.start) > 2 * _RADIUS


def _together(marks: Sequence[Mark], axis: _Axis) -> list[list[Mark]]:
    """The articles of a row, those whose marks overlap in one group."""
    found: list[list[Mark]] = []
    for mark in marks:
        if found and _middle(mark, axis) - _middle(found[-1][-1], axis) < 2 * _RADIUS:
            found[-1].append(mark)
        else:
            found.append([mark])
    return found


def _middle(mark: Mark, axis: _Axis) -> float:
    return axis.x(mark.start + (mark.end - mark.start) / 2)


def _name(outlet: Outlet) -> str:
    """An outlet's name, its domain where there are no letters for it."""
    return shown(clip(outlet.name, _LONGEST_NAME)) or shown(outlet.domain or "") or _NAMELESS
