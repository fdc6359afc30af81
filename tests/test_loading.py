"""Loading by several processes: the same result, and nothing is left behind whatever happens."""

import os
import pickle
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from archive_folders import OPENING, run, told
from archive_loading import EACH, FILES, a_big_corpus, alive, readers, soon
from archive_records import a_record, as_lines
from archives import a_document, a_sighting, a_store, changes, contents, write

from bot.app import open_archive
from bot.archive.store import Store
from bot.config import PROJECT, Settings
from bot.errors import ArchiveError
from bot.news.outlets import Directory
from bot.reading.portions import Portion

pytestmark = pytest.mark.skipif(
    len(os.sched_getaffinity(0)) == 1 or not Path("/proc/self/status").exists(),
    reason="nobody else reads here, or nobody tells who does",
)


@pytest.fixture
def corpus(tmp_path):
    return a_big_corpus(tmp_path)


def progress_that(act):
    """Progress that does something each time that it is told how far reading is."""

    @contextmanager
    def progress(_total):
        yield lambda _size, _documents: act()

    return progress


def test_what_others_read_is_what_one_process_reads(corpus, tmp_path):
    alone = Settings(corpus.corpus, tmp_path / "alone", None)
    a_store(alone.archive)
    news = corpus.corpus[0]
    for number in range(1, FILES):
        (news / f"{number}.jsonl").rename(tmp_path / f"{number}.jsonl")
    for number in range(FILES):
        if number:
            (tmp_path / f"{number}.jsonl").rename(news / f"{number}.jsonl")
        seen = []
        open_archive(alone, progress_that(lambda seen=seen: seen.extend(readers()))).close()
        assert seen == []
    seen = []
    open_archive(corpus, progress_that(lambda: seen.extend(readers()))).close()

    assert len(set(seen)) == len(os.sched_getaffinity(0))
    assert contents(corpus, "harbour storm") == contents(alone, "harbour storm")


def test_progress_goes_up_to_all_bytes_and_documents(corpus):
    total, *heard = told(corpus)

    size = sum(path.stat().st_size for path in corpus.corpus[0].iterdir())
    assert total == size
    assert heard == sorted(heard)
    assert heard[-1] == (pytest.approx(size, abs=100), FILES * EACH)  # line ends between parts


def test_small_documents_are_read_in_groups_and_come_in_order(corpus):
    for number in range(120):
        write(corpus.corpus[0] / f"x{number:03}.txt", f"Train {number}\n\nIt stands.\n")
    before = contents(corpus)

    assert len(before["document"]) > 120
    open_archive(corpus, anew=True).close()
    assert contents(corpus) == before


# Whatever happens


def taken_in_before(corpus):
    """Put an archive in service that has something else; what it holds."""
    store = Store(corpus.archive, corpus.fingerprint)
    document = a_document("old.md", a_sighting(addresses=("https://courier.test/old",)))
    store.update(changes([document]), anew=False)
    return store, contents(store)


@pytest.mark.parametrize("anew", [True, False])
def test_a_process_that_is_ended_from_outside_is_told_and_the_old_archive_stays(corpus, anew):
    store, before = taken_in_before(corpus)

    def end_one():
        for one in readers()[:1]:
            os.kill(one, signal.SIGKILL)

    with pytest.raises(ArchiveError) as told:
        open_archive(corpus, progress_that(end_one), anew=anew)

    assert str(told.value) == "a process that reads the corpus was ended from outside"
    assert readers() == []
    assert contents(store) == before


def test_what_progress_raises_stops_all_reading_and_the_old_archive_stays(corpus):
    store, before = taken_in_before(corpus)
    running = []

    def stop():
        running.extend(readers())
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        open_archive(corpus, progress_that(stop))

    assert (len(running), readers()) == (len(os.sched_getaffinity(0)), [])
    assert contents(store) == before


def test_nobody_reads_any_more_when_all_is_read(corpus):
    open_archive(corpus).close()

    assert readers() == []


NO_ROOM = (
    OPENING
    + """
import resource
sys.path.insert(0, "tests")
from archive_loading import readers, soon
from bot.errors import ArchiveError
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    open_archive(corpus)
except ArchiveError as error:
    print(error)
    print(soon(lambda: readers() == [], seconds=3))
"""
)


@pytest.mark.xfail(reason="who reads begins before anybody sees to it that they end")
def test_nobody_reads_any_more_where_there_is_no_room_to_begin_with(corpus):
    with run(NO_ROOM, corpus.corpus[0], corpus.archive) as child:
        output, errors = child.communicate(timeout=60)

    assert (output.splitlines()[1:], errors) == (["True"], "")
    assert output.startswith(f"cannot write the archive in {corpus.archive}: ")


READING = (
    OPENING
    + """
from contextlib import contextmanager
@contextmanager
def progress(total):
    yield lambda size, documents: (print(documents, flush=True), sys.stdin.readline())
with open_archive(corpus, progress) as archive:
    print(archive.size(), flush=True)
"""
)
"""A process that reads on each time that it is told to."""


@pytest.mark.parametrize("portions", [1, 2, 3])
def test_processes_that_read_end_with_the_one_they_read_for(corpus, portions):
    paths = (corpus.corpus[0], corpus.archive)
    with run(READING, *paths, stdin=subprocess.PIPE) as child:
        for _ in range(portions - 1):
            child.stdout.readline()
            print(file=child.stdin, flush=True)
        child.stdout.readline()
        running = readers(child.pid)
        child.kill()
        child.communicate(timeout=60)  # of these too: they end before this does

    assert len(running) == len(os.sched_getaffinity(0))
    assert soon(lambda: alive(running) == [])


def test_they_end_without_a_word_also_in_the_middle_of_a_portion():
    """More than a pipe holds is on its way when the one that hands it over is gone."""
    given = pickle.dumps(Directory(())) + pickle.dumps(Portion((), raw=b"x" * 500_000))
    command = [sys.executable, "-m", "bot.loading"]
    for cut in (0, 1, len(given) // 2, len(given) - 1, len(given)):
        ran = subprocess.run(  # noqa: S603 - our own code in our own Python
            command, cwd=PROJECT, input=given[:cut], capture_output=True, timeout=60, check=False
        )
        assert (ran.returncode, ran.stderr) == (0, b"")


INTERRUPTED = (
    OPENING
    + """
import os, signal, threading, time
sys.path.insert(0, "tests")
from archive_loading import readers
def interrupt():
    while not readers():
        time.sleep(0.001)
    time.sleep(float(sys.argv[3]))
    os.killpg(0, signal.SIGINT)
threading.Thread(target=interrupt, daemon=True).start()
try:
    open_archive(corpus)
except KeyboardInterrupt:
    print("stopped")
"""
)


@pytest.mark.parametrize("seconds", [0.1, 0.3])
def test_only_the_one_that_reads_for_somebody_is_interrupted(corpus, seconds):
    """Ctrl-C goes to all processes of a terminal, also to those that only just began."""
    paths = (corpus.corpus[0], corpus.archive)
    with run(INTERRUPTED, *paths, seconds, start_new_session=True) as child:
        output = child.communicate(timeout=60)

    assert output == ("stopped\n", "")


# Wherever the program was started


PRINTING = OPENING + "with open_archive(corpus) as archive: print(archive.size())\n"


@pytest.mark.parametrize("how", ["-c", "-"])
def test_a_script_without_a_main_guard_may_load(corpus, how):
    paths = [str(corpus.corpus[0]), str(corpus.archive)]
    given = (["-c", PRINTING], None) if how == "-c" else (["-"], PRINTING)
    ran = subprocess.run(  # noqa: S603 - our own code in our own Python
        [sys.executable, *given[0], *paths],
        input=given[1],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert (ran.stdout, ran.stderr) == (f"{FILES * EACH}\n", "")


def test_what_lies_in_the_folder_one_stands_in_is_none_of_ours(corpus, tmp_path):
    script = write(tmp_path / "script" / "load.py", PRINTING)
    for name in ("bot/__init__.py", "queue.py"):
        write(tmp_path / "here" / name, "raise SystemExit('none of ours')\n")

    ran = subprocess.run(  # noqa: S603 - our own code in our own Python
        [sys.executable, str(script), str(corpus.corpus[0]), str(corpus.archive)],
        cwd=tmp_path / "here",
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert (ran.stdout, ran.stderr) == (f"{FILES * EACH}\n", "")


# Only some of it


def test_parts_that_are_known_come_in_their_place_also_where_others_read(corpus):
    open_archive(corpus).close()
    for number in range(FILES):
        found = [a_record(number * EACH + record) for record in range(EACH)]
        found[EACH // 2] = a_record(1_000_000 + number)
        write(corpus.corpus[0] / f"{number}.jsonl", as_lines(found))

    _, *heard = told(corpus)

    assert 0 < heard[-1][1] < FILES * EACH * 3 / 4
    grown = contents(corpus)
    open_archive(corpus, anew=True).close()
    assert contents(corpus) == grown
