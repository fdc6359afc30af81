import asyncio
import json
import logging
import os
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import ExitStack, asynccontextmanager, suppress
from inspect import signature
from pathlib import Path

import pytest

from bot.operation.health import NO_ANSWER, NOT_RUNNING, ask, socket_for
from bot.operation.metrics import Metrics
from bot.operation.vitals import OperationError, Vitals, VitalsServer

PROJECT = Path(__file__).parent.parent
needs_proc = pytest.mark.skipif(
    not Path("/proc/self/net/tcp").exists(), reason="only Linux tells which ports are open"
)
READY = Vitals(ready=True, why="connected, 30 articles")


async def ready():
    return READY


@pytest.fixture
def place(tmp_path):
    return socket_for(tmp_path)


@asynccontextmanager
async def a_server(place, vitals=ready, patience=2.0, **where):
    metrics = Metrics(faces=("command",), kinds=("search",), places=())
    server = VitalsServer(vitals, metrics, patience)
    await server.start(place, **where)
    try:
        yield server
    finally:
        await server.close()


async def fetch(to, page, method="GET", raw=None):
    """Status, headers and body of a page, asked over a real socket: a path's, or a port's."""
    connect = asyncio.open_connection if isinstance(to, tuple) else asyncio.open_unix_connection
    reader, writer = await connect(*(to if isinstance(to, tuple) else (to,)))
    request = f"{method} {page} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    writer.write(raw or request.encode())
    head, _, body = (await reader.read()).decode().partition("\r\n\r\n")
    writer.close()
    await writer.wait_closed()
    first, *lines = head.split("\r\n")
    headers = {name.lower(): text for name, text in (line.split(": ", 1) for line in lines)}
    return int(first.split()[1]), headers, body


def a_free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def listening_ports():
    """The TCP ports on which this process listens."""
    own = {os.path.realpath(link) for link in Path("/proc/self/fd").iterdir()}
    rows = [line.split() for line in Path("/proc/self/net/tcp").read_text().splitlines()[1:]]
    return {
        int(row[1].split(":")[1], 16)
        for row in rows
        if f"/proc/{os.getpid()}/fd/socket:[{row[9]}]" in own
    }


def a_dead_socket(path):
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(str(path))


# Pages


async def test_a_bot_that_lives_says_so(place):
    async with a_server(place):
        status, headers, body = await fetch(place, "/livez")
    assert (status, body) == (200, "ok")
    assert headers["content-type"] == "text/plain; charset=utf-8"


async def test_a_bot_that_is_ready_says_so_and_why(place):
    async with a_server(place):
        status, headers, body = await fetch(place, "/readyz")
    assert status == 200
    assert headers["content-type"] == "application/json; charset=utf-8"
    assert json.loads(body) == {"ready": True, "why": "connected, 30 articles"}


async def test_a_bot_that_is_not_ready_says_503_and_why_but_lives(place):
    async def connecting():
        return Vitals(ready=False, why="connecting to Discord")

    async with a_server(place, connecting):
        status, _, body = await fetch(place, "/readyz")
        alive, _, _ = await fetch(place, "/livez")
    assert status == 503
    assert json.loads(body) == {"ready": False, "why": "connecting to Discord"}
    assert alive == 200


async def test_a_bot_that_cannot_say_how_it_is_is_not_ready(place, caplog):
    async def broken():
        raise ValueError("marzipan")

    async with a_server(place, broken):
        status, _, body = await fetch(place, "/readyz")
    assert status == 503
    said = json.loads(body)
    assert said["ready"] is False
    assert said["why"] == f"the bot cannot say, see the log for {caplog.records[0].id}"


async def test_a_bot_that_takes_too_long_to_say_is_not_ready(place):
    async def slow():
        await asyncio.sleep(60)
        return READY

    async with a_server(place, slow, patience=0.05):
        status, _, body = await fetch(place, "/readyz")
    assert status == 503
    assert json.loads(body) == {"ready": False, "why": "the bot did not say within 0.05 s"}


def test_the_bot_has_two_seconds_to_say_how_it_is_and_who_asks_waits_longer():
    patience = VitalsServer(ready, Metrics((), (), ()))._patience
    assert patience == 2
    assert signature(ask).parameters["timeout"].default > patience


async def test_metrics_are_what_prometheus_reads(place):
    async with a_server(place) as server:
        server._metrics.refused_for_cooldown()
        status, headers, body = await fetch(place, "/metrics")
    assert status == 200
    assert headers["content-type"].startswith("text/plain; version=")
    assert "newsdesk_cooldown_refusals_total 1.0" in body


@pytest.mark.parametrize("page", ["/livez", "/readyz", "/metrics"])
async def test_the_head_of_a_page_can_be_asked_alone(place, page):
    async with a_server(place):
        status, headers, body = await fetch(place, page, "HEAD")
    assert (status, body) == (200, "")
    assert int(headers["content-length"]) > 0


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
async def test_nothing_can_be_done_but_read(place, method):
    async with a_server(place):
        status, headers, body = await fetch(place, "/livez", method)
    assert (status, headers["allow"], body) == (405, "GET, HEAD", "")


@pytest.mark.parametrize("page", ["/", "/livez/", "/healthz", "/metrics/x", "/../etc/passwd"])
async def test_there_are_no_other_pages(place, page):
    async with a_server(place):
        status, _, body = await fetch(place, page)
    assert (status, body) == (404, "")


@pytest.mark.parametrize(
    "raw",
    [
        None,
        b"GET /nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        b"nonsense\r\n\r\n",
        b"GET /livez HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n",
    ],
)
async def test_no_answer_tells_a_version(place, raw):
    async with a_server(place):
        _, headers, body = await fetch(place, "/livez", raw=raw)
    assert headers["server"] == "newsdesk"
    assert "aiohttp" not in body


async def test_requests_are_not_logged(place, caplog):
    caplog.set_level(logging.DEBUG)
    async with a_server(place):
        await fetch(place, "/livez?marzipan")
    assert "marzipan" not in caplog.text


# Sockets


async def test_only_the_bots_user_may_open_its_socket(place):
    async with a_server(place):
        mode = place.lstat().st_mode
    assert stat.S_ISSOCK(mode)
    assert stat.S_IMODE(mode) == 0o600


async def test_closing_removes_the_socket_and_may_be_done_twice(place):
    async with a_server(place) as server:
        assert place.exists()
        await server.close()
        assert not place.exists()
    assert ask(place) == NOT_RUNNING


async def test_closing_what_never_started_does_nothing():
    await VitalsServer(ready, Metrics((), (), ())).close()


async def test_closing_does_not_wait_for_those_who_keep_their_connection(place):
    loop = asyncio.get_running_loop()
    async with a_server(place):
        reader, writer = await asyncio.open_unix_connection(place)
        writer.write(b"GET /livez HTTP/1.1\r\nHost: x\r\n\r\n")
        await reader.readuntil(b"ok")
        before = loop.time()
    assert loop.time() - before < 0.5
    writer.close()
    await writer.wait_closed()


async def test_closing_does_not_wait_for_slow_vitals(place):
    asked = asyncio.Event()

    async def slow():
        asked.set()
        await asyncio.sleep(60)
        return READY

    loop = asyncio.get_running_loop()
    async with a_server(place, slow):
        asking = asyncio.create_task(asyncio.to_thread(ask, place))
        await asked.wait()
        before = loop.time()
    assert loop.time() - before < 1
    assert await asking == NO_ANSWER


@needs_proc
async def test_by_default_no_tcp_port_is_open(place):
    before = listening_ports()
    async with a_server(place):
        assert listening_ports() == before


@needs_proc
async def test_where_a_port_is_given_the_pages_are_there_too(place):
    port = a_free_port()
    async with a_server(place, port=port):
        assert port in listening_ports()
        assert (await fetch(("127.0.0.1", port), "/livez"))[0] == 200
        assert (await fetch(place, "/livez"))[0] == 200
    assert port not in listening_ports()


async def test_a_port_that_is_taken_is_an_error_that_leaves_nothing_behind(place):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(OperationError, match=r"cannot listen: .*address already in use"):
            async with a_server(place, port=taken.getsockname()[1]):
                pass
    assert not place.exists()


async def test_the_socket_of_a_dead_bot_is_replaced(place):
    a_dead_socket(place)
    async with a_server(place):
        assert (await fetch(place, "/livez"))[0] == 200
    assert not place.exists()


async def test_a_second_bot_on_the_same_archive_is_refused_and_the_first_goes_on(place):
    async with a_server(place):
        with pytest.raises(OperationError, match="another bot runs on this archive"):
            async with a_server(place):
                pass
        assert (await fetch(place, "/livez"))[0] == 200


async def test_a_bot_too_busy_to_take_a_connection_is_not_taken_for_dead(place):
    with socket.socket(socket.AF_UNIX) as busy, ExitStack() as waiting:
        busy.bind(str(place))
        busy.listen(0)
        for _ in range(3):
            asker = waiting.enter_context(socket.socket(socket.AF_UNIX))
            asker.settimeout(0)
            with suppress(BlockingIOError):
                asker.connect(str(place))
        with pytest.raises(OperationError, match="another bot"):
            async with a_server(place):
                pass
        assert place.exists()


async def test_a_bot_that_is_killed_can_be_started_again(place):
    code = (
        "import asyncio, sys; from pathlib import Path\n"
        "from bot.operation.vitals import VitalsServer; from bot.operation.metrics import Metrics\n"
        "async def run():\n"
        "    await VitalsServer(run, Metrics((), (), ())).start(Path(sys.argv[1]))\n"
        "    print('up', flush=True); await asyncio.sleep(60)\n"
        "asyncio.run(run())\n"
    )
    with subprocess.Popen(  # noqa: S603, ASYNC220 - our own code
        [sys.executable, "-c", code, place], stdout=subprocess.PIPE, cwd=PROJECT
    ) as other:
        assert other.stdout.readline() == b"up\n"
        with pytest.raises(OperationError, match="another bot"):
            async with a_server(place):
                pass
        other.send_signal(signal.SIGKILL)
    assert place.exists()
    async with a_server(place):
        assert await asyncio.to_thread(ask, place) == READY


def test_of_bots_that_start_at_once_in_a_dead_ones_place_one_runs(place):
    a_dead_socket(place)
    outcomes, line = [], threading.Barrier(8, timeout=10)

    async def run():
        server = VitalsServer(ready, Metrics((), (), ()))
        line.wait()
        try:
            await server.start(place)
            outcomes.append("runs")
        except OperationError:
            outcomes.append("refused")
        line.wait()
        await server.close()

    threads = [threading.Thread(target=asyncio.run, args=(run(),)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["refused"] * 7 + ["runs"]


async def test_a_file_that_is_no_socket_is_left_alone(place):
    place.write_text("mine")
    with pytest.raises(OperationError, match="is in the way"):
        async with a_server(place):
            pass
    assert place.read_text() == "mine"


async def test_a_folder_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(OperationError, match="cannot listen: No such file or directory"):
        async with a_server(tmp_path / "nowhere" / "health.sock"):
            pass


async def test_a_path_that_no_socket_can_have_is_an_error(tmp_path):
    with pytest.raises(OperationError, match="cannot listen: AF_UNIX path too long"):
        async with a_server(tmp_path / ("x" * 120)):
            pass


async def test_closing_leaves_the_socket_that_another_bot_made_meanwhile(place):
    async with a_server(place) as first:
        place.unlink()
        async with a_server(place):
            await first.close()
            assert (await fetch(place, "/livez"))[0] == 200
    async with a_server(place) as first:
        await first.close()
        async with a_server(place):
            await first.close()
            assert (await fetch(place, "/livez"))[0] == 200


# Asking from outside


async def test_health_is_what_the_bot_says(place):
    async with a_server(place):
        assert await asyncio.to_thread(ask, place) == READY


async def test_health_of_a_bot_that_is_not_ready_says_why(place):
    async def connecting():
        return Vitals(ready=False, why="connecting to Discord")

    async with a_server(place, connecting):
        assert await asyncio.to_thread(ask, place) == await connecting()


def test_health_without_a_bot_says_so(place):
    assert ask(place) == Vitals(ready=False, why="no bot is running on this archive")


def test_health_of_a_dead_bot_says_that_none_is_running(place):
    a_dead_socket(place)
    assert ask(place) == NOT_RUNNING


def test_health_of_a_bot_that_hangs_says_that_it_does_not_answer(place):
    with socket.socket(socket.AF_UNIX) as hanging:
        hanging.bind(str(place))
        hanging.listen()
        before = time.monotonic()
        assert ask(place, timeout=0.05) == Vitals(ready=False, why="the bot does not answer")
        assert time.monotonic() - before < 1


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"nonsense\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]",
        b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{",
        b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nnull",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n\xff",
    ],
)
def test_health_of_something_else_on_the_socket_is_no_answer(place, said):
    def answer_once():
        connection, _ = listener.accept()
        with connection:
            connection.recv(1000)
            connection.sendall(said)

    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(place))
        listener.listen()
        other = threading.Thread(target=answer_once)
        other.start()
        assert ask(place) == NO_ANSWER
        other.join()


def test_health_of_a_path_that_no_socket_can_have_is_no_answer(tmp_path):
    assert ask(tmp_path / ("x" * 120)) == NO_ANSWER


def test_asking_for_health_imports_nothing_heavy():
    code = (
        "import sys, bot.operation.health\n"
        "heavy = {'aiohttp', 'asyncio', 'discord', 'prometheus_client', 'pythonjsonlogger'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=PROJECT)  # noqa: S603 - our own code


# Where the socket is


def test_the_socket_is_in_the_archives_folder(tmp_path):
    assert socket_for(tmp_path) == tmp_path / "health.sock"


async def test_in_a_folder_with_a_long_name_the_socket_is_elsewhere_and_works(tmp_path):
    room = 100 - len(str(tmp_path)) - len("//health.sock")
    folder = tmp_path / ("ä" * room)  # of two bytes each
    folder.mkdir()
    place = socket_for(folder)
    assert place.parent == Path(tempfile.gettempdir())
    assert place == socket_for(folder)
    assert place != socket_for(tmp_path / ("ö" * room))
    async with a_server(place):
        assert await asyncio.to_thread(ask, place) == READY
    assert not place.exists()


def test_the_socket_is_the_same_however_the_folder_is_written(tmp_path, monkeypatch):
    folder = tmp_path / ("x" * 90)
    folder.mkdir()
    monkeypatch.chdir(tmp_path)
    assert socket_for(Path(folder.name)) == socket_for(folder)
    assert socket_for(folder / ".." / folder.name) == socket_for(folder)


def test_a_path_of_a_hundred_bytes_is_short_enough(tmp_path):
    room = 100 - len(os.fsencode(tmp_path)) - len("//health.sock")
    fits, does_not = tmp_path / ("x" * room), tmp_path / ("x" * (room + 1))
    assert socket_for(fits) == fits / "health.sock"
    assert socket_for(does_not).parent == Path(tempfile.gettempdir())
