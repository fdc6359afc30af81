"""How the bot does, told over HTTP to whoever runs it: on a Unix socket, on TCP where wanted."""

import asyncio
import fcntl
import logging
import os
import socket as sockets
import stat
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

from bot.errors import NewsdeskError
from bot.operation.health import Vitals
from bot.operation.logs import note
from bot.operation.metrics import Metrics

__all__ = ["OperationError", "Vitals", "VitalsServer", "watch_loop"]

_PATIENCE = 2.0
_GOODBYE = 0.2
_NAMED = {"Server": "newsdesk"}  # aiohttp's would tell its version and Python's


class OperationError(NewsdeskError):
    """The bot cannot run here as a service, as when another one does already."""


class VitalsServer:
    """Serves /livez, /readyz and /metrics; waits `patience` seconds for the vitals."""

    def __init__(
        self,
        vitals: Callable[[], Awaitable[Vitals]],
        metrics: Metrics,
        patience: float = _PATIENCE,
    ) -> None:
        self._vitals, self._metrics, self._patience = vitals, metrics, patience
        self._runner: web.ServerRunner | None = None
        self._file: _File | None = None

    async def start(self, socket: Path, port: int | None = None, host: str = "127.0.0.1") -> None:
        """Listen on a Unix socket, and on TCP where a port is given.

        Raises OperationError where another bot listens there, or nobody may.
        """
        try:
            listener = _claim(socket)
            self._file = _file_at(socket)
            server = _Server(self._answer, access_log=None)
            self._runner = web.ServerRunner(server, shutdown_timeout=_GOODBYE)
            await self._runner.setup()
            await web.SockSite(self._runner, listener).start()
            if port is not None:
                await web.TCPSite(self._runner, host, port).start()
        except OSError as error:
            await self.close()
            raise OperationError(f"cannot listen: {error.strerror or error}") from error

    async def close(self) -> None:
        """Stop listening; the socket's file is gone afterwards, unless it is another bot's."""
        file, self._file = self._file, None
        with suppress(OSError):  # a file that is left is taken for a dead bot's
            if file and _file_at(file.path) == file:
                file.path.unlink()
        runner, self._runner = self._runner, None
        if runner:
            await runner.cleanup()

    async def _answer(self, request: web.BaseRequest) -> web.Response:
        if request.method not in {"GET", "HEAD"}:
            return web.Response(status=405, headers=_NAMED | {"Allow": "GET, HEAD"})
        match request.path:
            case "/livez":
                return web.Response(text="ok", headers=_NAMED)
            case "/readyz":
                now = await self._vitals_now()
                said = {"ready": now.ready, "why": now.why}
                status = 200 if now.ready else 503
                return web.json_response(said, status=status, headers=_NAMED)
            case "/metrics":
                text, content_type = self._metrics.exposition()
                return web.Response(body=text, headers=_NAMED | {"Content-Type": content_type})
            case _:
                return web.Response(status=404, headers=_NAMED)

    async def _vitals_now(self) -> Vitals:
        try:
            async with asyncio.timeout(self._patience):
                return await self._vitals()
        except TimeoutError:
            return Vitals(ready=False, why=f"the bot did not say within {self._patience:g} s")
        except Exception as error:  # noqa: BLE001 - whatever broke, it is not ready
            number = note(logging.getLogger("bot.operation"), "asking how the bot does", error)
            return Vitals(ready=False, why=f"the bot cannot say, see the log for {number}")


async def watch_loop(metrics: Metrics, every: float = 0.01) -> None:
    """Record how much later than wanted the event loop comes back, until cancelled."""
    clock = asyncio.get_running_loop().time
    while True:
        wanted = clock() + every
        await asyncio.sleep(every)
        metrics.loop_lag(max(0.0, clock() - wanted))


class _Server(web.Server):
    """aiohttp's, with the protocol below."""

    def __call__(self) -> web.RequestHandler:
        return _Protocol(self, loop=self._loop, **self._kwargs)


class _Protocol(web.RequestHandler):
    """Does not tell versions either where the request was none."""

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        response = super().handle_error(request, status, exc, message)
        response.headers.update(_NAMED)
        return response


@dataclass(frozen=True, slots=True)
class _File:
    """Which file is at a path, so that one bot never removes another one's."""

    path: Path
    mode: int
    device: int
    inode: int


def _claim(path: Path) -> sockets.socket:
    """A socket that listens on a path, for this user only. Raises OperationError, OSError."""
    with _alone_in(path.parent):
        _make_way(path)
        listener = sockets.socket(sockets.AF_UNIX, sockets.SOCK_STREAM)
        try:
            listener.bind(str(path))
            path.chmod(0o600)  # nobody can connect before the next line
            listener.listen()
        except OSError:
            listener.close()
            raise
        return listener


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """No other bot claims a socket in a folder meanwhile: two could take a dead one's place."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network file systems cannot lock a folder
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _make_way(path: Path) -> None:
    """Remove what a dead process left. Raises OperationError where something else is there."""
    file = _file_at(path)
    if file is None:
        return
    if not stat.S_ISSOCK(file.mode):
        raise OperationError(f"{path} is in the way; remove it if nobody needs it")
    if _is_alive(path):
        raise OperationError(f"another bot runs on this archive: it listens on {path}")
    path.unlink(missing_ok=True)


def _is_alive(path: Path) -> bool:
    """Whether a process listens on a socket, be it busy or another user's."""
    with closing(sockets.socket(sockets.AF_UNIX, sockets.SOCK_STREAM)) as probe:
        probe.settimeout(_PATIENCE)
        try:
            probe.connect(str(path))
        except (ConnectionRefusedError, FileNotFoundError):
            return False
        except OSError:
            return True
        return True


def _file_at(path: Path) -> _File | None:
    try:
        found = path.lstat()
    except FileNotFoundError:
        return None
    return _File(path, found.st_mode, found.st_dev, found.st_ino)
