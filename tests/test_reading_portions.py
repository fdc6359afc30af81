"""A corpus cut into portions: in streams, at places that what is in it decides."""

import gzip
import json
import pickle
import random
import tracemalloc

import pytest

from bot.news.article import WHOLE, FileState
from bot.reading.blocks import UnreadableError
from bot.reading.cutting import LEAST, MOST, lines, runs
from bot.reading.portions import GROUP, Kept, Portion, portions
from bot.reading.read import read_portion
from bot.reading.tables import units
from bot.records.fields import Problems

RECORDS = 12_000


def a_file(folder, name, data):
    path = folder / name
    path.write_bytes(data)
    found = path.stat()
    return FileState(str(path), name, found.st_size, found.st_mtime_ns)


def some_records(count=RECORDS, seed=1):
    rnd = random.Random(seed)  # noqa: S311 - nothing secret
    return [
        {
            "id": number,
            "title": f"Ferry {rnd.randrange(10**9)} lost",
            "excerpt": "word " * rnd.randrange(10, 60),
        }
        for number in range(count)
    ]


def as_lines(records):
    return [json.dumps(one).encode() for one in records]


def as_rows(records):
    return [b"id,title,excerpt"] + [
        f'{one["id"]},{one["title"]},"{one["excerpt"]}\n"'.encode() for one in records
    ]


def nothing_known(_):
    return frozenset()


def cut(file):
    return list(portions([file], nothing_known))


def titles(found):
    return [
        one.title
        for portion in found
        for document in read_portion(portion)
        for one in document.sightings
    ]


def changed(folder, before, after, name="a.jsonl"):
    """How many parts of a file are read anew once it has other lines."""
    old = cut(a_file(folder, name, b"\n".join(before) + b"\n"))
    file = a_file(folder, name, b"\n".join(after) + b"\n")
    known = frozenset(one.part for one in old)
    found = list(portions([file], lambda _: known))
    assert {one.part for one in found if isinstance(one, Kept)} <= known
    assert all(one.file == file for one in found if isinstance(one, Kept))
    return len([one for one in found if isinstance(one, Portion)]), len(found)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl", b"\n".join(as_lines(some_records()))),
        ("a.jsonl.gz", gzip.compress(b"\n".join(as_lines(some_records())))),
        ("a.json", b"[" + b",".join(as_lines(some_records())) + b"]"),
        ("a.csv", b"\n".join(as_rows(some_records()))),
    ],
)
def test_a_large_file_is_cut_into_runs_that_hold_every_record_once(tmp_path, name, data):
    found = cut(a_file(tmp_path, name, data))

    assert len(found) > 3
    assert all(LEAST * 0.7 < len(one.raw) < MOST + 1_000 for one in found[:-1])
    assert [one.part.number for one in found] == list(range(len(found)))
    assert titles(found) == [one["title"] for one in some_records()]
    assert sum(one.records for portion in found for one in read_portion(portion)) == RECORDS


def test_records_know_their_lines_in_every_run(tmp_path):
    found = cut(a_file(tmp_path, "a.csv", b"\n".join(as_rows(some_records()))))

    places = [
        one.line
        for portion in found
        for document in read_portion(portion)
        for one in document.sightings
    ]
    assert places == [2 + 2 * number for number in range(RECORDS)]


def test_a_portion_can_be_sent_to_another_process(tmp_path):
    for portion in cut(a_file(tmp_path, "a.csv", b"\n".join(as_rows(some_records(9))))):
        assert pickle.loads(pickle.dumps(portion)) == portion  # noqa: S301 - our own


@pytest.mark.parametrize(("form", "name"), [(as_lines, "a.jsonl"), (as_rows, "a.csv")])
def test_what_did_not_change_is_kept_and_not_read(tmp_path, form, name):
    text = form(some_records())

    anew, parts = changed(tmp_path, text, text, name)
    assert (anew, parts > 3) == (0, True)


@pytest.mark.parametrize(("form", "name"), [(as_lines, "a.jsonl"), (as_rows, "a.csv")])
def test_a_record_that_is_added_at_the_end_touches_the_last_parts_only(tmp_path, form, name):
    text = form(some_records(RECORDS + 200))

    assert changed(tmp_path, text[:-200], text, name)[0] <= 2


@pytest.mark.parametrize("place", range(0, RECORDS, RECORDS // 16))
def test_a_record_that_is_changed_touches_one_part_or_two(tmp_path, place):
    text = as_lines(some_records())
    other = [*text]
    other[place] = b'{"title": "Another one altogether"}'

    assert 1 <= changed(tmp_path, text, other)[0] <= 3


def test_a_record_that_is_added_early_cuts_at_the_same_records_again(tmp_path):
    """Parts after it have other lines, and so are other parts; their bytes are the same."""
    text = as_lines(some_records())
    before = cut(a_file(tmp_path, "a.jsonl", b"\n".join(text)))
    after = cut(a_file(tmp_path, "b.jsonl", b"\n".join([text[0], *text])))

    same = {one.part.digest for one in before} & {one.part.digest for one in after}
    assert len(same) >= len(before) - 3


def test_a_table_with_other_columns_is_another_table(tmp_path):
    text = as_rows(some_records(100))

    assert changed(tmp_path, text, [b"id,headline,excerpt", *text[1:]], "a.csv") == (1, 1)


def test_small_documents_come_many_at_a_time(tmp_path):
    files = [a_file(tmp_path, f"{number}.md", b"Ferry lost\n") for number in range(GROUP * 2 + 1)]

    found = list(portions(files, nothing_known))

    assert [len(one.files) for one in found] == [GROUP, GROUP, 1]
    assert all((one.part, one.layout, one.raw) == (WHOLE, None, b"") for one in found)
    assert titles(found) == ["Ferry lost"] * len(files)


def test_large_documents_come_one_or_two_at_a_time(tmp_path):
    files = [a_file(tmp_path, f"{number}.md", b"Ferry lost\n" * 50_000) for number in range(3)]

    assert [len(one.files) for one in portions(files, nothing_known)] == [1, 1, 1]


def test_no_files_are_no_portions():
    assert list(portions([], nothing_known)) == []


def test_a_file_that_is_cut_never_is_whole_in_memory(tmp_path):
    line = json.dumps({"title": "Ferry lost", "excerpt": "word " * 50}).encode() + b"\n"
    file = a_file(tmp_path, "a.jsonl.gz", gzip.compress(line * 400_000, 1))

    tracemalloc.start()
    size = sum(len(one.raw) for one in portions([file], nothing_known))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert size > 100_000_000
    assert peak < 8_000_000


def test_a_run_of_empty_lines_ends_too():
    sizes = [len(run.raw) for run in runs(iter([b""] * 100_000), Problems("a"))]

    assert len(sizes) > 3


def test_lines_are_the_same_however_the_bytes_come():
    data = b"one\n\ntwo\r\nthree \xff\nfour"

    for step in (1, 2, 3, 100):
        blocks = [data[start : start + step] for start in range(0, len(data), step)]
        assert list(lines(blocks, Problems("a"))) == data.split(b"\n")


def test_a_quote_that_stays_open_is_taken_for_what_it_looks_like_in_the_end():
    text = [b'5" pipe'] + [b"x"] * 2_500

    assert list(units(text)) == text
    assert list(units([b'"a', b"b", b'c"', b"d"])) == [b'"a\nb\nc"', b"d"]
    assert list(units([b'"a', b"x" * 6_000_000, b"b"])) == [b'"a', b"x" * 6_000_000, b"b"]


def test_a_file_that_can_no_longer_be_read_half_way_is_told():
    def failing():
        yield b"Ferry"
        raise UnreadableError("cannot be read: input/output error")

    with pytest.raises(UnreadableError):
        list(runs(lines(failing(), Problems("a")), Problems("a")))
