"""Whether the built image does what it should, in containers as hardened as compose.yaml's.

    make image image-check

Needs Docker, or Debian's podman and runc. The bot in it talks to tests/discord_server.
"""
# ruff: noqa: T201, S603 - a script that says what it saw; its commands are its own

import json
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
IMAGE = "newsdesk:latest"
MOST_MB = 250
"""Over the base image: bytes of the layers, unpacked, in millions."""
TOKEN = "MTAwMDAwMDAwMDAwMDAwMDAx.G-test.not-a-token-of-anybody"  # noqa: S105 - of the test Discord
ROUTES = ("api", "gateway")
HARDENED = "--read-only --cap-drop=ALL --security-opt=no-new-privileges --network=host".split()
PODMAN = (
    "--read-only-tmpfs=false --no-healthcheck --ulimit=nofile=1024:1024 --ulimit=nproc=1024:1024"
)
"""As Docker does it; without timers, which need systemd; with limits that need no privilege."""

IDENTITY = """
import os
status = dict(line.split(":\\t", 1) for line in open("/proc/self/status") if ":\\t" in line)
print(os.getuid(), os.getgid(), int(status["CapEff"], 16), int(status["NoNewPrivs"]))
"""
WRITABLE = """
import os
for folder, below, _ in os.walk("/"):
    if folder == "/":
        below[:] = [name for name in below if name not in {"dev", "proc", "sys"}]
    probe = os.path.join(folder, ".probe")
    try:
        open(probe, "x").close()
    except OSError:
        continue
    os.remove(probe)
    print(folder)
"""
IMPORTED = """
import importlib, importlib.metadata, importlib.util, pkgutil, bot
theirs = importlib.metadata.packages_distributions()
ours = [one.name for one in pkgutil.walk_packages(bot.__path__, "bot.")]
ours.remove("bot.__main__")
for name in (*theirs, *ours):
    importlib.import_module(name)
superfluous = [one for one in ("pip", "setuptools", "pytest") if importlib.util.find_spec(one)]
assert not superfluous, superfluous
print(len(theirs), "packages,", len(ours), "modules of ours")
"""
FILES = """
import pathlib, bot
home = pathlib.Path(bot.__file__).parent
print(*(path.relative_to(home) for path in home.rglob("*") if path.is_file()), sep="\\n")
"""

Done = subprocess.CompletedProcess[str]


class Engine:
    """What runs containers here: Docker, or podman."""

    def __init__(self) -> None:
        if shutil.which("docker") and _run("docker", "info").returncode == 0:
            self._command, self._options = ["docker"], HARDENED
        elif shutil.which("podman") and shutil.which("runc"):
            self._command, self._options = ["podman", "--runtime=runc"], HARDENED + PODMAN.split()
        else:
            sys.exit("needs Docker, or Debian's podman and runc: apt-get install podman runc")

    def __call__(self, *args: str) -> Done:
        return _run(*self._command, *args)

    def must(self, *args: str) -> str:
        """The output of what has to succeed."""
        done = self(*args)
        assert done.returncode == 0, f"{' '.join(args)}: {_said(done)}"
        return done.stdout.strip()

    def run(self, *args: str, options: tuple[str, ...] = ()) -> Done:
        """A hardened container, to its end."""
        return self("run", "--rm", *self._options, *options, IMAGE, *args)

    def python(self, code: str) -> str:
        """The output of Python code in a hardened container."""
        done = self.run("-c", code, options=("--entrypoint=python",))
        assert done.returncode == 0, _said(done)
        return done.stdout.strip()

    @contextmanager
    def running(self, *options: str) -> Iterator[str]:
        """A hardened container that runs meanwhile."""
        container = self.must("run", "--detach", *self._options, *options, IMAGE)
        try:
            yield container
        finally:
            self("rm", "--force", "--volumes", container)

    def inspect(self, *args: str) -> dict[str, Any]:
        found: list[dict[str, Any]] = json.loads(self.must(*args))
        return found[0]


def it_answers_about_over_the_seeds(engine: Engine) -> str:
    done = engine.run("about")
    assert (done.returncode, "in 5 documents" in done.stdout) == (0, True), _said(done)
    return done.stdout.splitlines()[0]


def a_mounted_corpus_replaces_the_seeds(engine: Engine) -> str:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        shutil.copy(min((PROJECT / "seeds").iterdir()), folder)
        done = engine.run("about", options=("--volume", f"{folder}:/corpus:ro"))
    assert "in 1 document" in done.stdout, _said(done)
    return done.stdout.splitlines()[0]


def it_is_nobody_with_no_privileges(engine: Engine) -> str:
    assert engine.python(IDENTITY) == "10001 10001 0 1"
    return "uid 10001, gid 10001, no capabilities, no new privileges"


def only_the_cache_can_be_written_to(engine: Engine) -> str:
    written = engine.python(WRITABLE)
    assert written == "/cache", written
    return "tried in every folder but those of the kernel"


def everything_in_it_can_be_imported(engine: Engine) -> str:
    return engine.python(IMPORTED)


def it_has_every_file_of_the_bot(engine: Engine) -> str:
    files = [path for path in (PROJECT / "bot").rglob("*") if path.is_file()]
    ours = {str(path.relative_to(PROJECT / "bot")) for path in files if path.suffix != ".pyc"}
    missing = ours - set(engine.python(FILES).splitlines())
    assert not missing, f"not in the image: {sorted(missing)}"
    return f"{len(ours)} files"


def it_is_small(engine: Engine) -> str:
    image = engine.inspect("image", "inspect", IMAGE)
    name = image["Config"]["Labels"]["org.opencontainers.image.base.name"]
    base = engine.inspect("image", "inspect", name)
    whole, over = image["Size"] / 1e6, (image["Size"] - base["Size"]) / 1e6
    assert over <= MOST_MB, f"{over:.0f} MB over the base"
    return f"{over:.0f} MB over its base, {whole:.0f} MB in all"


def without_a_token_it_ends_with_code_2(engine: Engine) -> str:
    done = engine.run()
    assert (done.returncode, "DISCORD_TOKEN" in done.stderr) == (2, True), _said(done)
    return done.stderr.strip()


def without_a_bot_it_is_not_healthy(engine: Engine) -> str:
    done = engine.run("health")
    assert (done.returncode, "no bot is running" in done.stdout) == (1, True), _said(done)
    return done.stdout.strip()


def with_a_wrong_token_it_ends_with_code_2(engine: Engine) -> str:
    with _discord() as (_, where):
        done = engine.run(options=(*where, "--env=DISCORD_TOKEN=not.the.one"))
    assert (done.returncode, "refuses the token" in done.stderr) == (2, True), _said(done)
    return done.stderr.strip().splitlines()[-1]


def it_is_healthy_once_connected_and_stops_on_sigterm(engine: Engine) -> str:
    """Discord sleeps until health was asked for once, so that no bot is quick enough."""
    with _discord() as (discord, where), _secret(TOKEN) as secret:
        discord.send_signal(signal.SIGSTOP)
        with engine.running(*where, *secret) as container:
            time.sleep(3)
            early = engine("exec", container, *_health_check(engine))
            assert (early.returncode, early.stderr) == (1, ""), _said(early)
            discord.send_signal(signal.SIGCONT)
            healthy = _seconds_until_healthy(engine, container)
            memory = engine.must("exec", container, "grep", "VmHWM", "/proc/1/status").split()[1]
            start = time.monotonic()
            engine.must("stop", "--time=10", container)
            stopped = time.monotonic() - start
            code = engine.inspect("inspect", container)["State"]["ExitCode"]
            assert (code, stopped <= 5) == (0, True), (code, stopped, engine("logs", container))
        discord.terminate()
        broken = discord.communicate(timeout=10)[1]
        assert not broken, f"Discord's rules were broken: {broken}"
    return (
        f"before “{early.stdout.strip()}”, healthy {healthy:.1f} s after Discord woke,"
        f" {int(memory) // 1024} MB, code 0 {stopped:.1f} s after SIGTERM"
    )


CHECKS = (
    it_answers_about_over_the_seeds,
    a_mounted_corpus_replaces_the_seeds,
    it_is_nobody_with_no_privileges,
    only_the_cache_can_be_written_to,
    everything_in_it_can_be_imported,
    it_has_every_file_of_the_bot,
    it_is_small,
    without_a_token_it_ends_with_code_2,
    without_a_bot_it_is_not_healthy,
    with_a_wrong_token_it_ends_with_code_2,
    it_is_healthy_once_connected_and_stops_on_sigterm,
)


def main() -> int:
    engine = Engine()
    failed = 0
    for check in CHECKS:
        name = check.__name__.replace("_", " ")
        try:
            print(f"ok    {name}: {check(engine)}", flush=True)
        except (AssertionError, subprocess.TimeoutExpired) as error:
            failed += 1
            print(f"FAIL  {name}: {error}", flush=True)
    print(f"{len(CHECKS) - failed} passed, {failed} failed")
    return 1 if failed else 0


@contextmanager
def _discord() -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    """The test Discord as a process, and the options that lead a container to it."""
    command = [sys.executable, "tests/discord_server", "--port=0", f"--token={TOKEN}"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=PROJECT, stdout=pipe, stderr=pipe, text=True) as discord:
        assert discord.stdout
        try:
            said = dict(pair.split("=", 1) for pair in discord.stdout.readline().split())
            assert said, "the test Discord did not start"
            yield discord, [f"--env=NEWSDESK_{name.upper()}={said[name]}" for name in ROUTES]
        finally:
            discord.kill()


@contextmanager
def _secret(text: str) -> Iterator[tuple[str, ...]]:
    """The options for a token in a file, as compose.yaml does it."""
    place = "/run/secrets/discord_token"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "token"
        file.write_text(text + "\n", encoding="utf-8")
        file.chmod(0o444)
        yield f"--volume={file}:{place}:ro", f"--env=DISCORD_TOKEN_FILE={place}"


def _health_check(engine: Engine) -> list[str]:
    """The command of the image's HEALTHCHECK, which podman tells elsewhere than Docker."""
    image = engine.inspect("image", "inspect", IMAGE)
    command: list[str]
    kind, *command = (image.get("Healthcheck") or image["Config"]["Healthcheck"])["Test"]
    assert kind == "CMD"
    return command


def _seconds_until_healthy(engine: Engine, container: str) -> float:
    start = time.monotonic()
    while engine("exec", container, *_health_check(engine)).returncode:
        assert time.monotonic() < start + 30, _said(engine("logs", container))
        time.sleep(0.2)
    return time.monotonic() - start


def _run(*command: str) -> Done:
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def _said(done: Done) -> str:
    """How a command ended, and its last words."""
    return f"exit {done.returncode}: {(done.stdout + done.stderr).strip()[-500:]}"


if __name__ == "__main__":
    sys.exit(main())
