"""Talking to the bot in a terminal: `/sources topic:clearview`, `press Timeline`, or just text."""
# ruff: noqa: T201 - this is a face in the terminal

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from .control import Control, plain
from .words import split

if TYPE_CHECKING:
    from .server import Discord

HELP = """\
text            says it to the bot, in #desk with a mention
dm text         says it in direct messages
/name key:value a slash command; `press LABEL`, `choose VALUE`, `menu NAME` act on the last message
submit key:value … fills in the form; empty line or `quit` ends"""


async def talk(server: Discord):
    control = Control(server)
    print(HELP)
    while (line := await asyncio.to_thread(_read)) not in {"", "quit"}:
        try:
            print(plain(await _do(control, line)))
        except (AssertionError, KeyError, ValueError) as error:
            print(f"! {error}")
        for violation in server.violations:
            print(f"! {violation}")
        server.violations.clear()


def _read() -> str:
    try:
        return input("> ").strip()
    except EOFError:
        return ""


async def _do(control: Control, line: str) -> dict[str, Any]:
    word, _, rest = line.partition(" ")
    if line.startswith("/"):
        name, options = split(line)
        return await control.slash({"name": name, "options": options, "where": "desk"})
    acts = {
        "press": (control.press, {"label": rest}),
        "choose": (control.choose, {"values": rest.split(",")}),
        "menu": (control.menu, {"name": rest}),
        "submit": (control.submit, {"values": split(rest)[1]}),
        "dm": (control.says, {"text": rest}),
    }
    act, asked = acts.get(word, (control.says, {"text": line, "where": "desk"}))
    return await act(asked)
