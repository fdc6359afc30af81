"""What outlives a restart: for thirty days, for nobody else to read, gone when it is forgotten."""

import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier

import pytest

from bot.errors import StateError
from bot.state.store import LIFETIME, State

NOW = datetime(2022, 4, 22, 12, tzinfo=UTC)
ADA, BEN = "80351110224678912", "80351110224678913"
KEY, OTHER = "0123456789abcdef01234567", "fedcba9876543210fedcba98"
QUESTION = "s|the whole headline of an article that is far too long for any button"


@pytest.fixture
def file(tmp_path):
    return tmp_path / "kept" / "state.sqlite"


@pytest.fixture
def state(file):
    with closing(State(file)) as made:
        yield made


def later(**spans: float) -> datetime:
    return NOW + timedelta(**spans)


def rows(file: Path, table: str) -> list[tuple]:
    with closing(sqlite3.connect(file)) as connection:
        return sorted(connection.execute(f"SELECT * FROM {table}"))


def everything_in(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


# Questions of buttons


@pytest.mark.parametrize(
    "question",
    [
        QUESTION,
        "s|Чи використовує Україна розпізнавання облич, щоб ідентифікувати загиблих?",
        "k|https://a.example/" + "x" * 10_000,
        "f|'; DROP TABLE asked; -- \x00 \u202e 🔍",
        "",
    ],
)
def test_a_question_is_found_under_its_key(state, question):
    assert state.keep(ADA, {KEY: question}, NOW) is True
    assert state.kept(KEY, NOW) == question


def test_several_questions_are_kept_at_once(state):
    questions = {f"key {number}": f"s|{number}" for number in range(9)}
    state.keep(ADA, questions, NOW)
    assert {key: state.kept(key, NOW) for key in questions} == questions


def test_nothing_is_found_under_a_key_that_was_never_given(state):
    state.keep(ADA, {KEY: QUESTION}, NOW)
    strange = ("", KEY[:-1], KEY.upper(), "%", "*", "\x00", "🔍", "\ud800")
    assert [state.kept(key, NOW) for key in strange] == [None] * len(strange)


def test_a_question_is_kept_for_thirty_days(state):
    assert timedelta(days=30) == LIFETIME
    state.keep(ADA, {KEY: QUESTION}, NOW)
    assert state.kept(KEY, later(days=30)) == QUESTION
    assert state.kept(KEY, later(days=30, seconds=1)) is None


def test_its_thirty_days_begin_anew_when_a_button_with_it_is_shown_again(state):
    state.keep(ADA, {KEY: QUESTION}, NOW)
    state.keep(ADA, {KEY: QUESTION}, later(days=20))
    assert state.kept(KEY, later(days=49)) == QUESTION
    assert state.kept(KEY, later(days=51)) is None


def test_looking_at_a_question_does_not_keep_it_longer(state):
    state.keep(ADA, {KEY: QUESTION}, NOW)
    state.kept(KEY, later(days=29))
    assert state.kept(KEY, later(days=31)) is None


def test_what_was_kept_long_enough_is_removed_and_nothing_else(state, file):
    state.keep(ADA, {KEY: QUESTION}, NOW)
    state.keep(BEN, {OTHER: "s|other"}, later(days=1))
    state.expire(later(days=30))
    assert len(rows(file, "asked")) == 2
    state.expire(later(days=31))
    assert [row[:3] for row in rows(file, "asked")] == [(OTHER, BEN, "s|other")]
    assert b"the whole headline" not in everything_in(file.parent)


def test_questions_outlive_a_restart(state, file):
    state.keep(ADA, {KEY: QUESTION}, NOW)
    state.close()
    with closing(State(file)) as again:
        assert again.kept(KEY, NOW) == QUESTION


# Forgetting


def test_forgetting_removes_the_questions_of_one_person_and_counts_them(state):
    state.keep(ADA, {number: f"s|{number}" for number in "123"}, NOW)
    state.keep(BEN, {OTHER: QUESTION}, NOW)
    assert state.forget(ADA) == 3
    assert [state.kept(key, NOW) for key in "123"] == [None] * 3
    assert state.kept(OTHER, NOW) == QUESTION
    assert state.forget(ADA) == 0


def test_forgetting_leaves_marks(state):
    state.set_mark("commands", "abc")
    state.forget("commands")
    assert state.mark("commands") == "abc"


def test_what_was_forgotten_is_in_no_file_any_more(state, file):
    for number in range(200):
        state.keep(ADA, {f"{KEY} {number}": f"{QUESTION} {number}"}, NOW)
    assert b"the whole headline" in everything_in(file.parent)
    state.forget(ADA)
    left = everything_in(file.parent)
    assert b"the whole headline" not in left
    assert ADA.encode() not in left


# What is in the file


def test_it_holds_questions_with_whose_they_are_and_marks_and_nothing_else(state, file):
    state.keep(ADA, {KEY: QUESTION}, NOW)
    state.set_mark("commands", "abc")
    tables = [name for (name,) in rows(file, "(SELECT name FROM sqlite_master WHERE sql > '')")]
    assert tables == ["asked", "asked_person", "asked_until", "mark"]
    assert rows(file, "asked") == [(KEY, ADA, QUESTION, later(days=30).timestamp())]
    assert rows(file, "mark") == [("commands", "abc")]


def test_nobody_else_on_the_machine_can_read_what_is_kept(file):
    file.parent.mkdir()
    before = os.umask(0)
    try:
        with closing(State(file)) as state:
            state.keep(ADA, {KEY: QUESTION}, NOW)
            state._file.execute("INSERT INTO mark VALUES ('a', 'b')")  # not yet committed
            modes = {one.name: one.stat().st_mode & 0o777 for one in file.parent.iterdir()}
    finally:
        os.umask(before)
    assert modes == {"state.sqlite": 0o600, "state.sqlite-journal": 0o600}


def test_a_file_that_others_could_read_is_closed_to_them(file):
    file.parent.mkdir()
    file.touch(0o644)
    State(file).close()
    assert file.stat().st_mode & 0o777 == 0o600


# Marks


def test_a_mark_is_there_after_a_restart_until_it_is_set_anew(state, file):
    assert state.mark("commands") is None
    state.set_mark("commands", "abc")
    state.set_mark("commands", "def")
    state.set_mark("other", "")
    state.close()
    with closing(State(file)) as again:
        assert [again.mark(name) for name in ("commands", "other", "none")] == ["def", "", None]


# Damaged files


def a_filled_one(file: Path) -> bytes:
    with closing(State(file)) as state:
        state.keep(ADA, {f"{KEY} {number}": f"{QUESTION} {number}" for number in range(300)}, NOW)
    return file.read_bytes()


def cut_short(content: bytes) -> bytes:
    return content[: len(content) // 2]


def with_pages_overwritten(content: bytes) -> bytes:
    return content[:8192] + b"\xff" * 8192 + content[16384:]


def of_another_program(_content: bytes) -> bytes:
    return b"Not a database, but notes of somebody's.\n" * 200


def with_a_header_only(_content: bytes) -> bytes:
    return b"SQLite format 3\x00" + b"\x01" * 5_000


@pytest.mark.parametrize(
    "damage", [cut_short, with_pages_overwritten, of_another_program, with_a_header_only]
)
def test_a_damaged_file_is_removed_and_a_new_one_begun(file, damage):
    file.write_bytes(damage(a_filled_one(file)))
    with closing(State(file)) as state:
        state.keep(ADA, {KEY: QUESTION}, NOW)
        assert state.kept(KEY, NOW) == QUESTION
        assert state.forget(ADA) == 1
    assert b"the whole headline" not in everything_in(file.parent)


def test_a_database_of_another_kind_is_removed(file):
    file.parent.mkdir()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE asked (something)")
    with closing(State(file)) as state:
        state.keep(ADA, {KEY: QUESTION}, NOW)
        assert state.kept(KEY, NOW) == QUESTION


def test_an_empty_file_is_a_new_one(file):
    file.parent.mkdir()
    file.touch()
    with closing(State(file)) as state:
        state.keep(ADA, {KEY: QUESTION}, NOW)
        assert state.kept(KEY, NOW) == QUESTION


KILLED = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
connection.execute("PRAGMA journal_mode = TRUNCATE")
connection.execute("PRAGMA cache_size = 1")
marks = [(str(number), "x" * 999) for number in range(500)]
connection.executemany("INSERT INTO mark VALUES (?, ?)", marks)
os.kill(os.getpid(), 9)
"""


def test_a_bot_that_was_killed_in_the_middle_of_writing_finds_what_was_written_before(file):
    with closing(State(file)) as state:
        state.keep(ADA, {KEY: QUESTION}, NOW)
    killed = subprocess.run([sys.executable, "-c", KILLED, file], check=False)  # noqa: S603
    assert killed.returncode == -9
    assert file.with_name("state.sqlite-journal").stat().st_size > 0
    with closing(State(file)) as state:
        assert state.kept(KEY, NOW) == QUESTION
        assert state.mark("0") is None


# Where nothing can be written


@pytest.mark.parametrize("place", ["a file/state.sqlite", "a file/deeper/state.sqlite", "folder"])
def test_where_no_file_can_be_it_is_said_which(tmp_path, place):
    (tmp_path / "a file").touch()
    (tmp_path / "folder").mkdir()
    with pytest.raises(StateError) as raised:
        State(tmp_path / place)
    assert str(raised.value).startswith(f"cannot keep anything in {tmp_path / place}: ")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_said(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(StateError):
        State(tmp_path / "state.sqlite")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="there is no folder nobody may write")
def test_a_folder_that_nobody_may_write_is_said():
    with pytest.raises(StateError):
        State(Path("/proc/self/state.sqlite"))


LONG = "s|" + "long " * 10_000


@pytest.fixture
def full(state):
    """A state with one question and one mark, on a disk without room for more."""
    state.keep(ADA, {KEY: QUESTION}, NOW)
    state.set_mark("commands", "abc")
    (pages,) = state._file.execute("PRAGMA page_count").fetchone()
    state._file.execute(f"PRAGMA max_page_count = {pages}")
    return state


def test_where_there_is_no_room_a_question_is_not_kept(full):
    assert full.keep(BEN, {OTHER: LONG}, NOW) is False
    assert full.kept(OTHER, NOW) is None


def test_where_there_is_no_room_everything_else_goes_on(full):
    full.keep(BEN, {OTHER: LONG}, NOW)
    full.set_mark("commands", LONG)
    assert full.kept(KEY, NOW) == QUESTION
    assert full.mark("commands") == "abc"
    assert (full.forget(BEN), full.forget(ADA)) == (0, 1)


def test_where_room_is_made_again_questions_are_kept_again(full):
    full.keep(BEN, {OTHER: LONG}, NOW)
    full._file.execute("PRAGMA max_page_count = 100000")
    full.keep(BEN, {OTHER: LONG}, NOW)
    assert full.kept(OTHER, NOW) == LONG


@pytest.fixture
def read_only(state):
    """A state with one question and one mark whose file cannot be written any more."""
    state.keep(ADA, {KEY: QUESTION}, NOW)
    state.set_mark("commands", "abc")
    state._file.execute("PRAGMA query_only = ON")
    return state


def test_where_nothing_can_be_written_what_is_kept_can_still_be_read(read_only):
    assert read_only.kept(KEY, NOW) == QUESTION
    assert read_only.mark("commands") == "abc"


def test_where_nothing_can_be_written_what_has_ended_has_ended_all_the_same(read_only):
    assert read_only.kept(KEY, later(days=31)) is None


def test_where_nothing_can_be_written_nothing_is_kept(read_only):
    read_only.keep(BEN, {OTHER: QUESTION}, NOW)
    read_only.set_mark("commands", "def")
    read_only.expire(later(days=31))
    assert read_only.kept(OTHER, NOW) is None
    assert read_only.mark("commands") == "abc"


def test_that_nothing_could_be_forgotten_is_said(read_only):
    with pytest.raises(StateError, match=r"^what is kept cannot be removed: "):
        read_only.forget(ADA)


def test_while_another_process_writes_nothing_is_kept(state, file):
    state._file.execute("PRAGMA busy_timeout = 20")  # instead of 5 s
    with closing(sqlite3.connect(file)) as other:
        other.execute("BEGIN EXCLUSIVE")
        state.keep(ADA, {KEY: QUESTION}, NOW)
        other.rollback()
    assert state.kept(KEY, NOW) is None
    state.keep(ADA, {KEY: QUESTION}, NOW)
    assert state.kept(KEY, NOW) == QUESTION


def test_after_the_end_nothing_is_kept_or_found(state):
    state.keep(ADA, {KEY: QUESTION}, NOW)
    state.close()
    state.keep(BEN, {OTHER: QUESTION}, NOW)
    state.set_mark("commands", "abc")
    assert [state.kept(KEY, NOW), state.kept(OTHER, NOW), state.mark("commands")] == [None] * 3
    state.expire(later(days=31))
    with pytest.raises(StateError):
        state.forget(ADA)


def test_text_that_is_none_is_not_kept(state):
    state.keep(ADA, {KEY: "s|\ud800"}, NOW)
    assert state.kept(KEY, NOW) is None


# Threads


def test_many_threads_may_use_it_at_once(state):
    together = Barrier(8)

    def work(person: int) -> list[str | None]:
        keys = [f"{person} {number}" for number in range(20)]
        together.wait()
        for key in keys:
            state.keep(str(person), {key: f"s|{key}"}, NOW)
        state.set_mark(f"mark {person}", str(person))
        return [state.kept(key, NOW) for key in keys]

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(work, range(8)))
    assert found == [[f"s|{person} {number}" for number in range(20)] for person in range(8)]
    assert [state.mark(f"mark {person}") for person in range(8)] == list("01234567")
    assert [state.forget(str(person)) for person in range(8)] == [20] * 8


def test_one_question_kept_by_many_threads_at_once_is_kept_once(state):
    together = Barrier(8)

    def work(_: int) -> None:
        together.wait()
        state.keep(ADA, {KEY: QUESTION}, NOW)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))
    assert state.forget(ADA) == 1
