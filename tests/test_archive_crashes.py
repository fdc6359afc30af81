import shutil
import signal
import subprocess
import time
from pathlib import Path

import archives
import pytest
from archive_folders import (
    FERRY,
    OPENING,
    STORM,
    leftovers,
    run,
    titles,
    two_documents,
)
from archive_loading import soon
from archives import a_document, a_sighting, changes, contents, write

from bot.app import open_archive
from bot.archive.store import Store
from bot.errors import ArchiveError


@pytest.fixture
def corpus(tmp_path):
    return two_documents(tmp_path)


# A crash in the middle


def test_documents_that_cannot_be_read_on_leave_the_old_archive_in_service(corpus):
    store = Store(corpus.archive, corpus.fingerprint)
    before = contents(store, "harbour")

    def documents():
        yield a_document("c.md", a_sighting(addresses=("https://courier.test/c",)))
        raise RuntimeError("the reader crashed")

    with pytest.raises(RuntimeError, match="the reader crashed"):
        store.update(changes(documents()), anew=False)

    assert contents(store, "harbour") == before
    assert leftovers(corpus.archive) == []


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="nobody tells which threads run")
def test_nobody_writes_any_more_when_it_is_told_that_an_archive_could_not_be_written(corpus):
    store = Store(corpus.archive, corpus.fingerprint)

    def documents():
        yield a_document("c.md", a_sighting(addresses=("https://courier.test/c",)))
        raise OSError(28, "No space left on device")

    before = writing()
    with pytest.raises(ArchiveError) as told:
        store.update(changes(documents()), anew=True)

    assert soon(lambda: writing() == before, seconds=2)
    assert told.value.__cause__


def writing():
    """The threads of this process that write an index."""
    return sorted(
        task.name for task in Path("/proc/self/task").iterdir() if "thrd-tantivy" in name_of(task)
    )


def name_of(task):
    """The name of a thread, none where it has ended meanwhile."""
    try:
        return (task / "comm").read_text()
    except OSError:
        return ""


def test_a_disk_that_fails_while_documents_are_read_is_told_and_the_old_archive_stays(corpus):
    store = Store(corpus.archive, corpus.fingerprint)
    before = contents(store, "harbour")

    def documents():
        yield a_document("c.md", a_sighting(addresses=("https://courier.test/c",)))
        raise OSError(28, "No space left on device")

    with pytest.raises(ArchiveError) as told:
        store.update(changes(documents()), anew=True)

    assert str(told.value) == (
        f"cannot write the archive in {corpus.archive}: No space left on device; make room or"
        " choose another folder with --archive"
    )
    assert contents(store, "harbour") == before
    assert leftovers(corpus.archive) == []


def test_an_index_that_vanishes_while_it_is_written_is_told_and_the_old_archive_stays(corpus):
    store = Store(corpus.archive, corpus.fingerprint)
    before = contents(store, "harbour")

    def documents():
        yield a_document("c.md", a_sighting(addresses=("https://courier.test/c",)))
        (building,) = corpus.archive.glob("building-*")
        shutil.rmtree(building / "index")

    with pytest.raises(ArchiveError, match="cannot write the archive in "):
        store.update(changes(documents()), anew=False)

    assert contents(store, "harbour") == before


def test_words_that_cannot_be_written_are_told_and_the_old_archive_stays(corpus):
    store = Store(corpus.archive, corpus.fingerprint)
    before = contents(store, "harbour")

    def documents():
        yield a_document("c.md", a_sighting(addresses=("https://courier.test/c",)))
        (building,) = corpus.archive.glob("building-*")
        shutil.rmtree(building / "words")
        write(building / "words", "a file where a folder was")

    with pytest.raises(ArchiveError, match="cannot write the archive in "):
        store.update(changes(documents()), anew=False)

    assert contents(store, "harbour") == before


KILLED_WHILE_READING = (
    OPENING
    + """
import os, signal
from contextlib import contextmanager
def now(moment):
    if moment == sys.argv[3]:
        os.kill(os.getpid(), signal.SIGKILL)
@contextmanager
def progress(total):
    now("before")
    yield lambda size, documents: now("amid")
    now("after")
open_archive(corpus, progress)
"""
)


@pytest.mark.parametrize("moment", ["before", "amid", "after"])
def test_a_process_killed_while_it_reads_leaves_the_old_archive_in_service(corpus, moment):
    before = contents(corpus, "harbour")
    store = Store(corpus.archive, corpus.fingerprint)
    for name in ("c", "d", "e"):
        write(corpus.corpus[0] / f"{name}.txt", f"Trains {name}\n\nThey stand.\n")

    with run(KILLED_WHILE_READING, corpus.corpus[0], corpus.archive, moment) as child:
        _, errors = child.communicate(timeout=60)

    assert (child.returncode, errors) == (-signal.SIGKILL, "")

    assert contents(store, "harbour") == before
    assert len(leftovers(corpus.archive)) == 1
    assert sorted(titles(corpus)) == sorted([STORM, FERRY, "Trains c", "Trains d", "Trains e"])
    assert leftovers(corpus.archive) == []


COMPILING_ON_AND_ON = (
    OPENING
    + """
from bot.archive.store import Store
from bot.news.outlets import Directory
store = Store(corpus.archive, corpus.fingerprint)
print("ready", flush=True)
while True:
    with store.compiling():
        store.update(Changes((), (), (), Directory(())), anew=False)
"""
)


def test_a_process_killed_at_any_moment_leaves_an_archive_in_service(corpus):
    store = Store(corpus.archive, corpus.fingerprint)
    before = contents(store, "harbour")
    for moment in (0.0, 0.011, 0.019, 0.033, 0.047):
        with run(COMPILING_ON_AND_ON, corpus.corpus[0], corpus.archive) as child:
            child.stdout.readline()
            time.sleep(moment)
            child.kill()

        assert contents(store, "harbour") == before

    with store.compiling():
        store.update(archives.NOTHING, anew=False)
    assert (contents(store, "harbour"), leftovers(corpus.archive)) == (before, [])


def test_what_a_crash_left_behind_is_tidied_by_the_next_compilation(corpus):
    number = "0123456789abcdef" * 2
    for name in (f"building-{number}", f"generation-{number}"):
        write(corpus.archive / name / "index" / "meta.json", "{")
    write(corpus.archive / f"building-generation-{number}", f"generation-{number}")

    write(corpus.corpus[0] / "c.txt", "Trains\n\nThey stand.\n")
    open_archive(corpus).close()

    assert leftovers(corpus.archive) == []


# Several processes

READING = (
    OPENING
    + """
from contextlib import contextmanager
from bot.news.coverage import Order, Selection
@contextmanager
def progress(total):
    print("reading", flush=True)
    sys.stdin.readline()
    read = []
    yield lambda size, documents: read.append(documents)
    print(read[-1])
print("ready", flush=True)
sys.stdin.readline()
with open_archive(corpus, progress) as archive:
    print(sorted(hit.article.title for hit in archive.articles(Selection(), Order.OLDEST, 9)))
"""
)


def changed(corpus, state):
    """Have an archive that is stale or none; the titles, and how many documents are to be read."""
    if state == "stale":
        write(corpus.corpus[0] / "c.txt", "Trains\n\nThey stand.\n")
        return sorted([STORM, FERRY, "Trains"]), 1
    if state == "none":
        shutil.rmtree(corpus.archive)
        return sorted([STORM, FERRY]), 2
    return sorted([STORM, FERRY]), 0


@pytest.mark.parametrize("state", ["there", "stale", "none"])
def test_several_processes_may_open_or_compile_at_once_and_one_of_them_reads(corpus, state):
    expected, read = changed(corpus, state)

    children = [
        run(READING, corpus.corpus[0], corpus.archive, stdin=subprocess.PIPE) for _ in range(3)
    ]
    for child in children:
        child.stdout.readline()
    for child in children:
        print("\n", file=child.stdin, flush=True)
    output = sorted(child.communicate(timeout=60) for child in children)

    assert output[:2] == [(f"{expected}\n", "")] * 2
    assert output[2] == (f"{f'reading{chr(10)}{read}{chr(10)}' if read else ''}{expected}\n", "")
    assert leftovers(corpus.archive) == []


@pytest.mark.parametrize("state", ["stale", "none"])
def test_who_comes_while_another_one_compiles_waits_and_uses_the_result(corpus, state):
    expected, read = changed(corpus, state)
    paths = (corpus.corpus[0], corpus.archive)
    with run(READING, *paths, stdin=subprocess.PIPE) as first:
        print(file=first.stdin, flush=True)
        assert [first.stdout.readline() for _ in range(2)] == ["ready\n", "reading\n"]
        with run(READING, *paths, stdin=subprocess.PIPE) as second:
            print(file=second.stdin, flush=True)
            assert second.stdout.readline() == "ready\n"
            with pytest.raises(subprocess.TimeoutExpired):
                second.wait(timeout=0.7)
            there = first.poll()
            print(file=first.stdin, flush=True)
            output = [child.communicate(timeout=60) for child in (first, second)]

    assert there is None
    assert output == [(f"{read}\n{expected}\n", ""), (f"{expected}\n", "")]
