"""Replies on a terminal: bold, dimmed, with links that can be clicked where the terminal allows."""

import os
from collections.abc import Iterable, Mapping

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from bot.news.article import FileState
from bot.news.reply import Line, Shape, Span, Style

_STYLES = {Style.PLAIN: "", Style.STRONG: "bold", Style.EMPHASIS: "italic"}
_INDENTS = {Shape.ITEM: "• ", Shape.DETAIL: "  ", Shape.QUOTE: "  "}
_LINKING = ("iTerm.app", "WezTerm", "vscode", "Hyper", "ghostty", "Tabby", "rio", "WarpTerminal")
_LINKING_TERMS = ("xterm-kitty", "alacritty", "foot", "xterm-ghostty", "wezterm", "contour")
_LINKING_MARKS = ("KITTY_WINDOW_ID", "WT_SESSION", "KONSOLE_VERSION", "DOMTERM")
_FIRST_VTE = 5000
"""Terminals that show OSC 8 hyperlinks (list: github.com/Alhadis/OSC8-Adoption)."""

_FEW = 50


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


def progress_bar(files: Iterable[FileState], total: int) -> Iterable[FileState]:
    """The files, with a bar on standard error where they are many: done, a second, time left."""
    if total < _FEW:
        yield from files
        return
    columns = (
        SpinnerColumn(),
        TextColumn("Reading documents"),
        BarColumn(),
        MofNCompleteColumn(),
        TaskProgressColumn(show_speed=True),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total)
        for file in files:
            yield file
            progress.advance(task)
