"""No room for a new archive: it is said on one line, and the old archive stays in service."""

import os
import resource
import subprocess
import sys

import pytest
from archive_folders import leftovers, two_documents
from archives import contents, write

from bot.app import open_archive
from bot.archive.store import Store
from bot.config import PROJECT

COMMAND = (sys.executable, "-m", "bot", "index")
MOST = (0, 1, 4_096, 50_000, 200_000, 1_000_000, 2_000_000)
"""Bytes of a file up to which there is room; the facts alone have more."""


def index(corpus, most):
    """Run `newsdesk index` where no file may have more than so many bytes."""
    options = ("--corpus", str(corpus.corpus[0]), "--archive", str(corpus.archive))
    return subprocess.run(  # noqa: S603 - our own command
        [*COMMAND, *options],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
    )


@pytest.fixture
def corpus(tmp_path):
    return two_documents(tmp_path)


def service(corpus):
    """The store of the archive that the command compiles, and what it holds."""
    (generation,) = corpus.archive.glob("generation-*")
    store = Store(corpus.archive, corpus.fingerprint)
    return store, generation.name, contents(store, "harbour")


@pytest.mark.parametrize("most", MOST)
def test_a_change_that_has_no_room_ends_with_one_line_and_the_old_archive_stays(corpus, most):
    assert (corpus.archive / "current").exists()
    _, generation, before = service(corpus)
    write(corpus.corpus[0] / "c.txt", "Trains\n\nThey stand.\n")

    ran = index(corpus, most)

    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.endswith("; make room or choose another folder with --archive\n")
    assert ran.stderr.count("\n") == 1
    assert f"cannot write the archive in {corpus.archive}: " in ran.stderr
    _, after, held = service(corpus)
    assert (after, held) == (generation, before)
    assert leftovers(corpus.archive) == []


@pytest.mark.parametrize("most", MOST)
def test_a_first_archive_that_has_no_room_leaves_nothing_behind(corpus, tmp_path, most):
    folder = tmp_path / "new"
    ran = index(type(corpus)(corpus.corpus, folder, None), most)

    assert (ran.returncode, ran.stdout, ran.stderr.count("\n")) == (2, "", 1)
    assert ran.stderr.endswith("; make room or choose another folder with --archive\n")
    assert [path.name for path in folder.iterdir()] == ["lock"]


def test_what_had_no_room_is_there_at_the_next_start_that_has(corpus):
    write(corpus.corpus[0] / "c.txt", "Trains\n\nThey stand.\n")
    index(corpus, MOST[-1])

    with open_archive(corpus) as archive:
        assert archive.size() == 3


# A disk that is full

FULL = """
mount -t tmpfs -o size=30m none "$1" && cd "$2" && shift 2 || exit 77
"$@" || exit 78
dd if=/dev/zero of="$ARCHIVE/spare" bs=1k count="$FREE" 2>/dev/null
dd if=/dev/zero of="$ARCHIVE/filler" bs=1k 2>/dev/null
rm "$ARCHIVE/spare"
printf 'Trains\\n\\nThey stand.\\n' > "$CORPUS/c.txt"
"$@"
code=$?
rm -f "$ARCHIVE/filler" "$CORPUS/c.txt"
echo "$code"
ls "$ARCHIVE" | grep -c building
exec "$@"
"""
"""In a file system of its own: compile, fill it up, have something to compile, make room."""


def has_own_mounts():
    try:
        return subprocess.run(["unshare", "-rm", "true"], check=False).returncode == 0  # noqa: S607
    except OSError:
        return False


@pytest.mark.skipif(not has_own_mounts(), reason="no file system of one's own may be mounted here")
@pytest.mark.parametrize("free", [0, 500, 1_500])
def test_a_disk_that_is_full_is_said_and_the_old_archive_stays(corpus, tmp_path, free):
    folder = tmp_path / "disk"
    folder.mkdir()
    command = (*COMMAND, "--corpus", str(corpus.corpus[0]), "--archive", str(folder))
    ran = subprocess.run(  # noqa: S603 - our own commands
        ["unshare", "-rm", "sh", "-c", FULL, "sh", str(folder), str(PROJECT), *command],  # noqa: S607
        env={
            **os.environ,
            "ARCHIVE": str(folder),
            "CORPUS": str(corpus.corpus[0]),
            "FREE": str(free),
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert ran.returncode == 0
    counted = "2 documents, 2 articles, 1 outlets, 1 problems; in "
    compiled, code, left, again = ran.stdout.splitlines()
    assert (code, left) == ("2", "0")
    assert compiled.startswith(counted)
    assert again.startswith(counted)
    assert (ran.stderr.count("\n"), "No space left on device; make room" in ran.stderr) == (1, True)
