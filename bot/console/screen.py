"""Replies on a terminal: bold, dimmed, with links that can be clicked where the terminal allows."""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from time import monotonic

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from bot.news.reply import Line, Shape, Span, Style
from bot.progress import Advance

_STYLES = {Style.PLAIN: "", Style.STRONG: "bold", Style.EMPHASIS: "italic"}
_INDENTS = {Shape.ITEM: "• ", Shape.DETAIL: "  ", Shape.QUOTE: "  "}
_LINKING = ("iTerm.app", "WezTerm", "vscode", "Hyper", "ghostty", "Tabby", "rio", "WarpTerminal")
_LINKING_TERMS = ("xterm-kitty", "alacritty", "foot", "xterm-ghostty", "wezterm", "contour")
_LINKING_MARKS = ("KITTY_WINDOW_ID", "WT_SESSION", "KONSOLE_VERSION", "DOMTERM")
_FIRST_VTE = 5000
"""Terminals that show OSC 8 hyperlinks (list: github.com/Alhadis/OSC8-Adoption)."""

_LITTLE = 1_000_000
"""Bytes that are read before anybody could look at a bar."""

_MOMENT = 0.1
"""Seconds that at least have passed, for a speed that can be believed."""


def links_work(environment: Mapping[str, str]) -> bool:
    """Whether the terminal is one that makes links clickable."""
    version = environment.get("VTE_VERSION", "")
    return (
        environment.get("TERM_PROGRAM", "") in _LINKING
        or environment.get("TERM", "") in _LINKING_TERMS
        or any(environment.get(mark) for mark in _LINKING_MARKS)
        or (version.isdigit() and int(version) >= _FIRST_VTE)
    )


class Screen:
    """Writes replies to a terminal."""

    def __init__(self, console: Console | None = None, *, links: bool | None = None) -> None:
        """Without arguments: standard output, with links where the environment allows."""
        self._console = console or Console(highlight=False, emoji=False, markup=False)
        self._links = links_work(os.environ) if links is None else links

    @property
    def width(self) -> int:
        """Its columns."""
        return self._console.width

    @property
    def blocks(self) -> bool:
        """Whether it can show more than ASCII."""
        return self._console.encoding.lower().startswith("utf")

    def show(self, lines: Iterable[Line]) -> None:
        """Write lines; addresses that cannot be clicked stand whole on lines of their own."""
        for line in lines:
            self._console.print(self._text(line))
            if not self._links:
                for span in line.spans:
                    if span.url:
                        address = Text(f"  {span.url}", style="dim underline")
                        self._console.print(address, soft_wrap=True)

    def _text(self, line: Line) -> Text:
        style = "dim" if line.shape is Shape.QUIET else ""
        text = Text(_INDENTS.get(line.shape, ""), style=style)
        for span in line.spans:
            text.append(span.text, style=self._style(span))
        return text

    def _style(self, span: Span) -> str:
        link = f" link {span.url}" if span.url and self._links else ""
        return (_STYLES[span.style] + link).strip()


@contextmanager
def progress_bar(total_bytes: int) -> Iterator[Advance]:
    """A bar on standard error while a corpus of some size is read; nothing is left of it.

    It shows what is done, documents a second and the time left. Whoever reads calls what it gives
    with the bytes and documents done until then, from one thread.
    """
    if total_bytes < _LITTLE:
        yield lambda _bytes, _documents: None
        return
    columns = (
        SpinnerColumn(),
        TextColumn("Reading"),
        BarColumn(),
        DownloadColumn(),
        TextColumn("{task.fields[documents]:,} documents, {task.fields[speed]:,.0f}/s"),
        TimeRemainingColumn(compact=True, elapsed_when_finished=True),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total_bytes, documents=0, speed=0.0)
        begun = monotonic()

        def advance(done: int, documents: int) -> None:
            speed = documents / max(monotonic() - begun, _MOMENT)
            progress.update(task, completed=done, documents=documents, speed=speed)

        yield advance
