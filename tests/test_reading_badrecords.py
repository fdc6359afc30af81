"""Bad records: each is told with file, line and reason, and takes nothing good with it."""

# ruff: noqa: E501 - a row of a table stays on one line

import gzip
import json
import tempfile
from pathlib import Path

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.news.article import FileState
from bot.reading.cutting import MAX_RECORD
from bot.reading.feeds import MAX_FEED
from bot.reading.jsondocument import Place, units
from bot.reading.portions import NEVER, portions
from bot.reading.read import MAX_PROBLEMS, read_portion
from bot.records.fields import Problems

GOOD = {"title": "Ferry lost"}


def a_file(folder, name, data):
    path = Path(folder) / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    found = path.stat()
    return FileState(str(path), name, found.st_size, found.st_mtime_ns)


def read(file):
    return [
        one for portion in portions([file], lambda _: frozenset()) for one in read_portion(portion)
    ]


def titles(file):
    return [one.title for document in read(file) for one in document.sightings]


def problems(file):
    found = [one for document in read(file) for one in document.problems]
    assert {one.path for one in found} <= {file.path}
    return [(one.line, one.key, one.reason) for one in found]


def told(folder, name, data):
    """What is left of a file, and what is told of it."""
    file = a_file(folder, name, data)
    return titles(file), problems(file)


def line(**fields):
    return json.dumps({**GOOD, **fields}) + "\n"


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (b"{", "is no JSON: "),
        (b"nothing", "is no JSON: "),
        (b'{"title": NaN}', "is no JSON: "),
        (b'{"title": "caf\xe9"}', "is not UTF-8 (byte 0xE9)"),
        (b"\x00", "is no JSON: "),
        (b"[" * 5_000, "is no JSON: "),
        (b'"text"', "should be keys and values, not “text”"),
        (b"[1]", "should be keys and values, not a list"),
        (b"null", "should be keys and values, not nothing"),
        (b"{}", "is missing"),
        (b'{"title": " \xe2\x80\x8b"}', "is missing"),
        (b'{"title": "' + b"x" * 401 + b'"}', "has 401 characters, 400 at most"),
        (b'{"title": "[Removed]"}', "says that the article was removed"),
    ],
)
def test_a_bad_line_is_told_and_takes_no_good_one_with_it(tmp_path, bad, reason):
    good = line().encode()

    left, found = told(tmp_path, "a.jsonl", good + bad + b"\n" + good)

    assert left == ["Ferry lost"] * 2
    assert [
        (at, said.startswith(reason), said.endswith("; set aside")) for at, _, said in found
    ] == [(2, True, True)]


@pytest.mark.parametrize(
    ("field", "problem"),
    [
        ({"title": ["x"], "headline": "Ferry lost"}, ("title", "should be text, not a list; left out")),
        ({"title": True, "headline": "Ferry lost"}, ("title", "should be text, not “True”; left out")),
        ({"excerpt": {"x": 1}}, ("excerpt", "should be text, not keys and values; left out")),
        ({"url": "nowhere"}, ("url", "is no web address: “nowhere”; left out")),
        ({"url": {"x": 1}}, ("url", "is no web address: keys and values; left out")),
        ({"url": None, "link": ["no"]}, ("link[1]", "is no web address: “no”; left out")),
        ({"published": "soon"}, ("published", "is no date: “soon”; its time is unknown")),
        ({"published": ["2031"]}, ("published", "is no date: a list; its time is unknown")),
        ({"published": 1e300}, ("published", "is no date: “1e+300”; its time is unknown")),
        ({"published": -1.0}, None),
        ({"quality": "high"}, ("quality", "should be a whole number from 0 to 100, not “high”; left out")),
        ({"quality": 1.5}, ("quality", "should be a whole number from 0 to 100, not “1.5”; left out")),
        ({"quality": "nan"}, ("quality", "should be a whole number from 0 to 100, not “nan”; left out")),
        ({"quality": True}, ("quality", "should be a whole number from 0 to 100, not “True”; left out")),
        ({"heat": "9" * 400}, ("heat", "should be a whole number from -1 to 1000000, not “" + "9" * 60 + "…”; left out")),
        ({"topics": [["x"]]}, ("topics[1]", "should be text, not a list; left out")),
        ({"images": ["nowhere"]}, ("images[1].url", "is no web address: “nowhere”; picture left out")),
        ({"images": {"url": 3}}, ("images.url", "is no web address: “3”; picture left out")),
        ({"images": [{"url": "https://gull.example/a.jpg", "width": "wide", "height": 0}] * 2}, None),
        ({"related": ["x"]}, ("related[1]", "should be keys and values, not “x”; left out")),
        ({"related": [{}]}, ("related[1].title", "is missing; set aside")),
        ({"related": []}, None),
        ({"topics": ["", " ", "sea"]}, None),
        ({"published": None, "secured": "x", "nobody": {"knows": 1}, "id": {"x": 1}}, None),
        ({"publisher": ["x"] * 2}, ("publisher", "should be text, not a list; left out")),
        ({"domain": "https://[", "publisher": "x" * 300}, None),
    ],
)  # fmt: skip
def test_a_bad_field_is_told_and_left_out_and_the_record_stays(tmp_path, field, problem):
    left, found = told(tmp_path, "a.jsonl", json.dumps({**GOOD, **field}))

    assert left == ["Ferry lost"]
    expected = [] if problem is None else [(1, *problem)]
    if "publisher" in field and isinstance(field["publisher"], list):
        expected = expected * len(found)
    assert found == expected


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.jsonl", b"", "is empty; set aside"),
        ("a.csv", b" \n\n", "is empty; set aside"),
        ("a.json", b"\xef\xbb\xbf", "is empty; set aside"),
        ("a.json", b'{"a": 1}', "holds no article: neither a title nor a list of records; set aside"),
        ("a.json", b"[]", "holds no article: neither a title nor a list of records; set aside"),
        ("a.json", b"[[1], 2]", "holds no article: neither a title nor a list of records; set aside"),
        ("a.json", b'{"images": [{"title": "x"}]}', "holds no article: neither a title nor a list of records; set aside"),
        ("a.json", b'{"a": {"b": {"c": {"articles": [{}]}}}}', "holds no article: neither a title nor a list of records; set aside"),
        ("a.json", b"nothing", "is broken JSON: lexical error: invalid string in json text.; set aside"),
        ("a.json", b'{"a": 1,\n{"b": 2}', "is broken JSON: parse error: invalid object key (must be a string); set aside"),
        ("a.json", b"[" * 100_000, "is nested more than 64 levels deep; set aside"),
        ("a.json", b'["\xff"]', "is broken JSON: lexical error: invalid bytes in UTF8 string.; set aside"),
        ("a.json", b"[" + b"9" * 5_000 + b"]", "holds a number of thousands of digits; set aside"),
        ("a.csv", b"a,b\n1,2\n", "has no column for a title; its columns are a, b; set aside"),
        ("a.csv", b"title\n", "holds no records; set aside"),
        ("a.csv", b"title,caf\xe9\n", "is not UTF-8; set aside"),
        ("a.csv", b"title\ra\rb", None),
        ("a.csv", b"\xff\xfet\x00", "is not UTF-8 but UTF-16; set aside"),
        ("a.jsonl.gz", b"no gzip", "is damaged: Not a gzipped file (b'no'); set aside"),
        ("a.jsonl.zst", b"no zstd", None),
        ("a.xml", b"", "is no feed: neither RSS nor Atom; set aside"),
        ("a.xml", b"<html><p>x</p></html>", "is no feed: neither RSS nor Atom; set aside"),
        ("a.xml", b'<rss version="2.0"><channel><title>x</title></channel></rss>', "is a feed without entries; set aside"),
        ("a.xml", b'<!DOCTYPE x [<!entity a "b">]><rss/>', "declares entities of its own, which are refused; set aside"),
        ("a.md.gz", b"---\n", "is damaged: Not a gzipped file (b'--'); set aside"),
    ],
)  # fmt: skip
def test_a_file_that_holds_no_article_is_one_problem(tmp_path, name, data, reason):
    left, found = told(tmp_path, name, data)

    assert left == []
    assert len(found) == 1
    assert reason is None or found == [(0, "", reason)]


def test_a_feed_that_is_not_well_formed_is_read_as_far_as_it_goes(tmp_path):
    feed = (
        b'<rss version="2.0"><channel><title>x</title><item><title>Ferry lost</title></item><item>'
    )

    left, found = told(tmp_path, "a.xml", feed)

    assert left == ["Ferry lost"]
    assert [
        (line, key, reason.startswith("is not well-formed (")) for line, key, reason in found
    ] == [(0, "", True), (0, "record 2, title", False)]


def test_a_feed_in_another_encoding_than_it_says_is_no_problem(tmp_path):
    feed = '<?xml version="1.0" encoding="us-ascii"?><rss version="2.0"><channel><item><title>Café</title></item></channel></rss>'

    assert told(tmp_path, "a.xml", feed) == (["Café"], [])


def test_a_feed_that_is_too_large_is_refused(tmp_path):
    file = a_file(tmp_path, "a.xml.gz", gzip.compress(b" " * (MAX_FEED + 1), 1))

    assert problems(file) == [(0, "", "is larger than 50 MB; set aside")]


@pytest.mark.parametrize(
    ("pack", "suffix"),
    [(gzip.compress, ".gz"), (zstandard.ZstdCompressor().compress, ".zst")],
)
def test_of_a_file_that_was_cut_off_what_was_there_stays(tmp_path, pack, suffix):
    data = "".join(
        line(id=number, url=f"https://gull.example/{number * 7919}") for number in range(20_000)
    )
    packed = pack(data.encode())

    left, found = told(tmp_path, f"a.jsonl{suffix}", packed[: len(packed) // 2])

    assert 2_000 < len(left) < 18_000
    assert found[-1] == (
        0,
        "",
        "is cut off: the end of its compressed data is missing; the rest is set aside",
    )


@pytest.mark.parametrize(
    ("pack", "suffix"),
    [(gzip.compress, ".gz"), (zstandard.ZstdCompressor().compress, ".zst")],
)
def test_several_packed_pieces_one_after_the_other_are_one_file(tmp_path, pack, suffix):
    packed = pack(line().encode()) + pack(line().encode())

    assert told(tmp_path, f"a.jsonl{suffix}", packed) == (["Ferry lost"] * 2, [])


def test_a_line_that_is_too_long_is_left_out_with_its_line(tmp_path):
    data = line() + "x" * (3 * MAX_RECORD) + "\n" + line() + "x" * (MAX_RECORD + 200_000)

    assert told(tmp_path, "a.jsonl", data) == (
        ["Ferry lost"] * 2,
        [(2, "", "is longer than 5 MB; set aside"), (4, "", "is longer than 5 MB; set aside")],
    )


def test_a_record_that_is_too_long_ends_a_json_document(tmp_path):
    document = [GOOD, {"title": "x", "body": ["word" * 10] * 200_000}, GOOD]

    assert told(tmp_path, "a.json", json.dumps(document)) == (
        ["Ferry lost"],
        [(0, "", "holds a record longer than 5 MB; the rest is set aside")],
    )


def test_a_json_document_that_breaks_off_keeps_the_records_before(tmp_path):
    left, found = told(tmp_path, "a.json", json.dumps({"articles": [GOOD, GOOD]})[:-20])

    assert (left, found) == (
        ["Ferry lost"],
        [(0, "", "is broken JSON: parse error: premature EOF; the rest is set aside")],
    )


def test_a_list_that_is_no_longer_where_it_was_has_no_records():
    assert list(units([b'{"a": [1]}'], Place(("articles",)), Problems("a"))) == []


def test_an_article_that_breaks_off_is_told(tmp_path):
    assert told(tmp_path, "a.json", '{"title": "Ferry lost", "x": ') == (
        [],
        [(0, "", "is broken JSON: parse error: premature EOF; the rest is set aside")],
    )


def test_records_of_a_document_are_told_by_their_number(tmp_path):
    deep = json.loads("[" * 70 + "]" * 70)
    records = [
        GOOD,
        3,
        {"title": "Deep", "x": deep},
        {"title": "Big", "id": 10**30},
        {"url": "x", **GOOD},
    ]
    text = json.dumps({"articles": records, "more": {"x": [1]}})

    assert told(tmp_path, "a.json", text) == (
        ["Ferry lost", "Big", "Ferry lost"],
        [
            (0, "record 2", "should be keys and values, not “3”; set aside"),
            (0, "record 3", "is nested more than 64 levels deep; set aside"),
            (0, "record 5, url", "is no web address: “x”; left out"),
        ],
    )


def test_a_row_with_other_cells_than_columns_is_told_with_its_line(tmp_path):
    table = 'title,url\nOne,\n"Two\nlines",\nThree\n\nFour,,,\nFive,\n'

    assert told(tmp_path, "a.csv", table) == (
        ["One", "Two lines", "Five"],
        [(5, "", "has 1 cells, not 2; set aside"), (7, "", "has 4 cells, not 2; set aside")],
    )


def test_a_quote_too_many_takes_no_good_rows_with_it(tmp_path):
    table = b'title,url\nOne,\n"Two,\nThree,\nFour,\n"Five",\n' + b"caf\xe9,\nSix,\n"

    left, found = told(tmp_path, "a.csv", table)

    assert left == ["One", "Three", "Four", "Five", "Six"]
    assert [(at, reason) for at, _, reason in found][-1] == (7, "is not UTF-8; set aside")


def test_a_quote_that_is_never_closed_loses_its_row_alone(tmp_path):
    rows = "".join(f"Row {number},\n" for number in range(5_000))

    left, found = told(tmp_path, "a.csv", f'title,url\n"Open,\n{rows}')

    assert (len(left), found) == (
        5_000,
        [(2, "", "is no row (unexpected end of data); set aside")],
    )


def test_after_very_many_bad_rows_of_several_lines_what_they_took_is_not_tried_again(tmp_path):
    table = "title,url\n" + '"a\nb"\n' * 200 + "Last,\n"

    left, found = told(tmp_path, "a.csv", table)

    assert left == ["Last"]
    assert len(found) > 200


def test_a_carriage_return_in_a_row_is_told(tmp_path):
    left, found = told(tmp_path, "a.csv", "title,url\nOne\rx,\nTwo,\n")

    assert left == ["Two"]
    assert [(at, reason.startswith("is no row (new-line")) for at, _, reason in found] == [
        (2, True)
    ]


def test_of_very_many_problems_the_first_are_told(tmp_path):
    (document,) = read(a_file(tmp_path, "a.jsonl", "x\n" * 2_500))

    assert len(document.problems) == MAX_PROBLEMS + 1
    assert document.problems[-1].reason == "1500 more problems after this one are not told"


def test_a_file_that_is_gone_is_read_again_the_next_time(tmp_path):
    for name in ("a.jsonl", "a.csv", "a.json", "a.xml", "a.md"):
        path = str(tmp_path / name)
        (document,) = read(FileState(path, name, 10, 5))

        assert document.file == FileState(path, name, 10, NEVER)
        assert [one.reason for one in document.problems] == [
            "cannot be read: no such file or directory; set aside"
        ]


def test_a_packed_bomb_is_a_stream_and_hurts_nobody(tmp_path):
    for name, bomb in (
        ("a.jsonl.gz", gzip.compress(b" " * 200_000_000, 9)),
        ("b.json.zst", zstandard.ZstdCompressor().compress(b"[" + b" " * 300_000_000)),
    ):
        assert len(bomb) < 250_000
        left, found = told(tmp_path, name, bomb)
        assert (left, len(found)) == ([], 1)


NAMES = [
    "a.jsonl",
    "a.json",
    "a.csv",
    "a.tsv",
    "a.xml",
    "a.jsonl.gz",
    "a.json.zst",
    "a.md.gz",
    "a.txt.zst",
]
PIECES = st.lists(
    st.one_of(
        st.binary(max_size=12),
        st.sampled_from(
            [
                b'{"title": "Ferry"',
                b'"url": ',
                b",",
                b"}",
                b"[",
                b"]",
                b"\n",
                b'"',
                b'"articles": ',
                b"title,url\n",
                b"\xef\xbb\xbf",
                b"<rss><channel>",
                b"<item><title>x",
                b"</item>",
                b"null",
                b"1e999",
                b'"related": [',
                b'"images": {',
                b'"published": ',
                b"-7",
                b"{",
            ]
        ),
    ),
    max_size=14,
).map(b"".join)


@pytest.mark.parametrize("name", NAMES)
@given(data=PIECES, packed=st.booleans())
@settings(max_examples=100, deadline=None)
def test_nothing_in_a_file_raises(name, data, packed):
    if packed and name.endswith(".gz"):
        data = gzip.compress(data)
    if packed and name.endswith(".zst"):
        data = zstandard.ZstdCompressor().compress(data)
    with tempfile.TemporaryDirectory() as folder:
        documents = read(a_file(folder, name, data))

    assert documents
    assert any(one.sightings or one.problems for one in documents)


VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(2**62), 2**62), st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=9), st.sampled_from(["2031-05-04", "https://gull.example/a", "true"])),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(["name", "url", "title", "domain", "width"]), inner, max_size=3)),
    max_leaves=6,
)  # fmt: skip
KEYS = "title excerpt content published precision url addresses source domain id ids category type quality heat topics images related".split()


@given(record=st.dictionaries(st.sampled_from(KEYS), VALUES))
@settings(max_examples=120, deadline=None)
def test_whatever_stands_in_a_field_nothing_is_raised(record):
    with tempfile.TemporaryDirectory() as folder:
        text = json.dumps([{**record, "headline": "Ferry lost"}])
        (lines,) = read(a_file(folder, "a.jsonl", text[1:-1]))
        (document,) = read(a_file(folder, "a.json", text))

    assert len(lines.sightings) >= 1 or lines.problems
    assert lines.sightings == document.sightings
