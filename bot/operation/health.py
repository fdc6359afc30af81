"""How the bot on an archive does, asked from outside; imports little, so that it is fast."""

import hashlib
import json
import os
import socket as sockets
import tempfile
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

_LONGEST = 100
"""Bytes of a socket's path; the system takes 107 on Linux, 103 on macOS (unix(7), unix(4))."""


@dataclass(frozen=True, slots=True)
class Vitals:
    """Whether a bot can answer questions, and why (not), in a few words."""

    ready: bool
    why: str


NOT_RUNNING = Vitals(ready=False, why="no bot is running on this archive")
NO_ANSWER = Vitals(ready=False, why="the bot does not answer")


def socket_for(folder: Path) -> Path:
    """Where a bot on the archive in a folder listens: in it, or elsewhere if that is too long."""
    place = folder.resolve() / "health.sock"
    if len(os.fsencode(place)) <= _LONGEST:
        return place
    name = hashlib.sha256(os.fsencode(place)).hexdigest()[:32]
    return Path(tempfile.gettempdir()) / f"newsdesk-{name}.sock"


def ask(socket: Path, timeout: float = 3.0) -> Vitals:
    """What the bot that listens on a socket says; NOT_RUNNING or NO_ANSWER where none does."""
    with closing(_Connection(socket, timeout)) as connection:
        try:
            connection.connect()
        except (FileNotFoundError, ConnectionRefusedError):
            return NOT_RUNNING
        except OSError:
            return NO_ANSWER
        try:
            connection.request("GET", "/readyz")
            said = json.loads(connection.getresponse().read())
            return Vitals(ready=said["ready"] is True, why=str(said["why"]))
        except (OSError, HTTPException, ValueError, LookupError, TypeError):
            return NO_ANSWER


class _Connection(HTTPConnection):
    """HTTP over a Unix socket."""

    def __init__(self, path: Path, timeout: float) -> None:
        super().__init__("localhost", timeout=timeout)
        self._path = path

    def connect(self) -> None:
        """Open the connection. Raises OSError."""
        self.sock = sockets.socket(sockets.AF_UNIX, sockets.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(str(self._path))
