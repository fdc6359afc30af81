"""The chat: questions at a prompt, with completion and history; replies page by page."""

from collections.abc import Callable, Iterable
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import HTML
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.shortcuts import CompleteStyle

from bot.console import LEAVE
from bot.news.markdown import paginate
from bot.news.reply import Line, Reply, quiet

GREETING = "Ask about the coverage (help: what can be asked, more: the next page, quit: leave)."
MORE = frozenset({"more", "next", "/more"})
MOST_COMPLETIONS = 12
_SHORTEST = 2

Suggest = Callable[[str, int], Iterable[str]]
"""What a text may go on to: whole lines for what was typed so far, at most so many."""


class Pages:
    """The pages of the last reply, one after the other."""

    def __init__(self) -> None:
        """There is nothing to turn yet."""
        self._left: list[tuple[Line, ...]] = []
        self._foot: tuple[Line, ...] = ()

    def begin(self, reply: Reply) -> tuple[Line, ...]:
        """The first page of a reply."""
        self._left = list(paginate(reply))
        self._foot = reply.foot
        return self.turn()

    def turn(self) -> tuple[Line, ...]:
        """The next page; after the last one a line that says so."""
        if not self._left:
            return (quiet("There is no further page."),)
        page = self._left.pop(0)
        left = len(self._left)
        word = "page" if left == 1 else "pages"
        more = (quiet(f"{left} more {word}: type more"),) if left else ()
        return (*page, *self._foot, *more)


class Suggestions(Completer):
    """Outlets and headlines that go on from what is typed."""

    def __init__(self, suggest: Suggest) -> None:
        """`suggest` finds them."""
        self._suggest = suggest

    def get_completions(
        self, document: Document, complete_event: CompleteEvent
    ) -> Iterable[Completion]:
        """Suggestions for the text before the cursor; each takes the place of what it completes."""
        del complete_event  # it makes no difference how completion was called
        typed = document.text_before_cursor.lstrip()
        if len(typed) < _SHORTEST:
            return
        for text in self._suggest(typed, MOST_COMPLETIONS):
            yield Completion(text, start_position=-len(typed))


def talk(
    ask: Callable[[str], Reply],
    show: Callable[[Iterable[Line]], None],
    suggest: Suggest,
    history: Path,
) -> None:
    """Answer questions until the end of input; Ctrl-C leaves a line, Ctrl-D the chat."""
    session: PromptSession[str] = PromptSession(
        history=_history(history),
        completer=Suggestions(suggest),
        complete_while_typing=True,
        complete_in_thread=True,
        complete_style=CompleteStyle.COLUMN,
    )
    pages = Pages()
    show((quiet(GREETING),))
    while True:
        try:
            text = session.prompt(HTML("<b>&gt; </b>")).strip()
        except KeyboardInterrupt:
            continue
        except EOFError:
            return
        if text.lower() in LEAVE:
            return
        if text:
            show(pages.turn() if text.lower() in MORE else pages.begin(ask(text)))


def _history(file: Path) -> History:
    """What was asked before, readable to its owner only; in memory where it cannot be written."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
    except OSError:
        return InMemoryHistory()
    return FileHistory(str(file)) if file.is_file() else InMemoryHistory()
