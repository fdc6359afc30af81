"""The canvas: shapes and letters in the colours of a theme, drawn double for smooth edges."""

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageChops, ImageColor, ImageDraw

from bot.picture.letters import font

_TWICE = 2
_HATCH, _HATCH_LINE = 12, 5
"""Pixels from one line of a hatching to the next, and of the line itself."""

_APART = 12
"""Steps from one colour to the next, of 256; Pillow does not tell apart what is nearer than 4."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels of the finished picture."""


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of a picture; contrast of all but the grid is at least 4.5 (WCAG 2.2, 1.4.3)."""

    ground: str
    text: str
    quiet: str
    grid: str
    bar: str
    first: str


DARK = Theme("#1e1f22", "#f2f3f5", "#b5bac1", "#43454c", "#5aa9f7", "#ffb640")
LIGHT = Theme("#ffffff", "#1e1f22", "#5c5e66", "#d5d7dc", "#1f6fd0", "#b45309")


class Canvas:
    """A picture that is being drawn."""

    def __init__(self, width: int, height: int, theme: Theme) -> None:
        """An empty picture of so many pixels."""
        self.theme = theme
        self._image = Image.new("RGB", (width * _TWICE, height * _TWICE), theme.ground)
        self._draw = ImageDraw.Draw(self._image)

    def png(self) -> bytes:
        """The picture as it is now."""
        smooth = self._image.reduce(_TWICE)
        few = smooth.quantize(palette=_palette(self.theme), dither=Image.Dither.NONE)
        file = BytesIO()
        few.save(file, "PNG")
        return file.getvalue()

    def text(  # noqa: PLR0913 - where, what and how
        self,
        x: float,
        y: float,
        text: str,
        size: int,
        colour: str,
        *,
        bold: bool = False,
        anchor: str = "ls",
    ) -> None:
        """A text whose `anchor` is there: the left end of its baseline, or as Pillow names them."""
        letters = font(size * _TWICE, bold=bold)
        self._draw.text((x * _TWICE, y * _TWICE), text, colour, letters, anchor)

    def line(self, box: Box, colour: str, width: int = 2) -> None:
        """A line from one corner of a box to the other."""
        self._draw.line(_doubled(box), colour, width * _TWICE)

    def dashes(self, x: float, top: float, bottom: float, colour: str) -> None:
        """A broken line down."""
        y = top
        while y < bottom:
            self.line((x, y, x, min(y + 12, bottom)), colour, 4)
            y += 20

    def bar(self, box: Box, *, hatched: bool = False) -> None:
        """A bar; a hatched one has an edge."""
        if hatched:
            self._hatch(box, None)
            self._draw.rectangle(_doubled(box), None, self.theme.bar, 2 * _TWICE)
        else:
            self._draw.rectangle(_doubled(box), self.theme.bar)

    def pill(self, box: Box, *, hatched: bool = False, faint: bool = False) -> None:
        """A mark with round ends, on a rim of ground that tells it from what it lies on."""
        left, top, right, bottom = _doubled(box)
        radius, rim = (bottom - top) / 2, 3 * _TWICE
        around = (left - rim, top - rim, right + rim, bottom + rim)
        self._draw.rounded_rectangle(around, radius + rim, self.theme.ground)
        if hatched or faint:
            edge = self.theme.bar
            self._draw.rounded_rectangle((left, top, right, bottom), radius, None, edge, rim)
        if hatched:
            self._hatch(box, radius)
        elif not faint:
            self._draw.rounded_rectangle((left, top, right, bottom), radius, self.theme.bar)

    def diamond(self, x: float, y: float, radius: float) -> None:
        """The mark of the first report."""
        for size, colour in ((radius + 4, self.theme.ground), (radius, self.theme.first)):
            corners = ((x - size, y), (x, y - size), (x + size, y), (x, y + size))
            doubled = [(left * _TWICE, top * _TWICE) for left, top in corners]
            self._draw.polygon(doubled, colour)

    def _hatch(self, box: Box, radius: float | None) -> None:
        """Slanting lines inside a box, of which one with a radius has round corners."""
        left, top, right, bottom = (round(one) for one in _doubled(box))
        size = max(1, right - left), max(1, bottom - top)
        mask = Image.new("L", size)
        lines = ImageDraw.Draw(mask)
        step = _HATCH * _TWICE
        for start in range(-size[1] // step * step - step, size[0] + step, step):
            lines.line((start, size[1], start + size[1], 0), 255, _HATCH_LINE * _TWICE)
        if radius is not None:
            inside = Image.new("L", size)
            whole = (0, 0, size[0] - 1, size[1] - 1)
            ImageDraw.Draw(inside).rounded_rectangle(whole, radius, 255)
            mask = ImageChops.multiply(mask, inside)
        self._image.paste(self.theme.bar, (left, top), mask)


@lru_cache(maxsize=2)
def _palette(theme: Theme) -> Image.Image:
    """The colours of a theme, and those between the ground and each: all that smooth edges need.

    A PNG of these alone is a third as long, and written in a third of the time.
    """
    ground = ImageColor.getrgb(theme.ground)
    colours = list(ground)
    for name in (theme.text, theme.quiet, theme.grid, theme.bar, theme.first):
        pairs = list(zip(ground, ImageColor.getrgb(name), strict=True))
        blends = max(abs(one - other) for one, other in pairs) // _APART
        for step in range(1, blends + 1):
            colours += [round(one + (other - one) * step / blends) for one, other in pairs]
    palette = Image.new("P", (1, 1))
    palette.putpalette(colours)
    return palette


def _doubled(box: Box) -> Box:
    left, top, right, bottom = box
    return left * _TWICE, top * _TWICE, right * _TWICE, bottom * _TWICE
