"""The command as tests run it: inside this process on real streams, or as a process of its own."""

import io
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.app import Newsdesk
from bot.cli import main

PROJECT = Path(__file__).parent.parent
PATIENCE = 60


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str


def ready(newsdesk: Newsdesk) -> tuple[str, ...]:
    """The options that name a newsdesk's corpus and its archive, which is compiled already."""
    settings = newsdesk.settings
    corpora = [part for folder in settings.corpus for part in ("--corpus", str(folder))]
    return (*corpora, "--archive", str(settings.archive))


def run(*argv: str, stdin: bytes | io.RawIOBase = b"") -> Ran:
    """Run `main` on streams that are none of this terminal's; what it writes has to be UTF-8."""
    source = io.BytesIO(stdin) if isinstance(stdin, bytes) else io.BufferedReader(stdin)
    out, err = io.BytesIO(), io.BytesIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", io.TextIOWrapper(source, encoding="ascii"))
        patch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="ascii"))
        patch.setattr(sys, "stderr", io.TextIOWrapper(err, encoding="ascii"))
        code = main(list(argv))
        sys.stdout.flush()
        sys.stderr.flush()
        return Ran(code, out.getvalue().decode(), err.getvalue().decode())


def environment(**changes: str | None) -> dict[str, str]:
    """This environment with changes; None takes a variable away."""
    merged: dict[str, str | None] = {**os.environ, **changes}
    return {name: value for name, value in merged.items() if value is not None}


def start(*argv: str | bytes, **how: object) -> "subprocess.Popen[bytes]":
    """Start `python -m bot` as a process of its own; all its streams are pipes unless said."""
    streams = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    command = [sys.executable, "-m", "bot", *argv]
    return subprocess.Popen(command, cwd=PROJECT, **{**streams, **how})  # noqa: S603 - our own command


def spawn(*argv: str | bytes, stdin: bytes | None = None, **how: object) -> Ran:
    """Run `python -m bot` to its end."""
    with start(*argv, **how) as process:
        out, err = process.communicate(stdin, timeout=PATIENCE)
    return Ran(process.returncode, (out or b"").decode(), (err or b"").decode())


def is_one_line(text: str) -> bool:
    return text.endswith("\n") and len(text.splitlines()) == 1 and text.strip() != ""
