"""A real pseudo-terminal with the command in it: types, and waits for what is expected."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from typing import Self

from command import PROJECT, environment

PATIENCE = 10
_ESCAPES = re.compile(r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b[=>()78]B?")
_SIZE = struct.pack("HHHH", 50, 400, 0, 0)


class Terminal:
    """`python -m bot …`, or a script in Python, in a terminal of 50 lines and 400 columns."""

    def __init__(self, *argv: str, script: str | None = None, **changes: str) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, _SIZE)
        settings = {"TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1", "FORCE_COLOR": None, **changes}
        self._process = subprocess.Popen(  # noqa: S603 - our own command
            [
                sys.executable,
                "-c",
                _IN_FRONT,
                *(("-c", script) if script else ("-m", "bot")),
                *argv,
            ],
            cwd=PROJECT,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            env=environment(**settings),
        )
        os.close(slave)
        self._read = ""
        self._seen = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        os.close(self._master)

    def type(self, text: str) -> None:
        os.write(self._master, text.encode())

    def expect(self, text: str) -> str:
        """Wait until a text is shown after what was expected last; what was shown up to its end."""
        until = time.monotonic() + PATIENCE
        while text not in self._plain()[self._seen :]:
            if not self._more(until - time.monotonic()):
                raise AssertionError(f"{text!r} was not shown, but {self._plain()[self._seen :]!r}")
        start = self._seen
        self._seen = self._plain().index(text, start) + len(text)
        return self._plain()[start : self._seen]

    def code(self) -> int:
        """The exit code, once the command has ended."""
        until = time.monotonic() + PATIENCE
        while self._more(until - time.monotonic()):
            pass
        return self._process.wait(timeout=PATIENCE)

    def written(self) -> str:
        """Everything that was written, escape sequences included."""
        return self._read

    def _plain(self) -> str:
        return _ESCAPES.sub("", self._read).replace("\r\n", "\n")

    def _more(self, seconds: float) -> bool:
        """Whether something more was written in time."""
        if not select.select([self._master], [], [], max(seconds, 0))[0]:
            return False
        try:
            data = os.read(self._master, 65_536)
        except OSError:  # how Linux says that the other end is closed
            return False
        self._read += data.decode(errors="replace")
        return bool(data)


_IN_FRONT = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""
"""Makes the terminal the controlling one, so that Ctrl-C is a signal, then is the command."""
