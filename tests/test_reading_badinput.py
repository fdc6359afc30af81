"""Bad documents: each is told with file, line, key and reason; the good ones beside it are read."""

# ruff: noqa: E501 - a row of a table stays on one line

import json
import os
import socket
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.news.article import Image, Role, Sighting
from bot.news.dates import UNKNOWN, Precision, Published
from bot.news.problems import Problem
from bot.news.text import INVISIBLE
from bot.reading.files import list_files
from bot.reading.read import read_document

GOOD = (
    b"---\ntitle: Harbour bridge reopens\nexcerpt: Traffic is back.\n"
    b"publishedDateTime: 2031-05-04T09:30:00Z\nwebUrl: https://gull.example/bridge\n"
    b"provider: {name: The Gull, domain: gull.example}\nrelated:\n"
    b"  - title: Toll to rise\n    webUrl: https://owl.example/toll\n---\nCars *rolled* again.\n"
)
GOOD_SIGHTINGS = (
    Sighting(
        Role.MAIN,
        2,
        "Harbour bridge reopens",
        excerpt="Traffic is back.",
        body="Cars rolled again.",
        published=Published(datetime(2031, 5, 4, 9, 30, tzinfo=UTC), Precision.MINUTE),
        addresses=("https://gull.example/bridge",),
        outlet="The Gull",
        domain="gull.example",
    ),
    Sighting(Role.RELATED, 8, "Toll to rise", addresses=("https://owl.example/toll",)),
)

GLACIER = Sighting(
    Role.MAIN, 2, "Glacier loses its ice bridge", addresses=("https://owl.example/glacier",)
)
"""What `a_document` says when nothing is added to it; what is added begins in line 4."""


def a_document(added=""):
    head = "---\ntitle: Glacier loses its ice bridge\nwebUrl: https://owl.example/glacier\n"
    return f"{head}{added}\n---\n".encode()


def a_corpus(folder, data, name="bad.md"):
    """A folder with one file between two good ones."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "a.md").write_bytes(GOOD)
    (folder / "z.md").write_bytes(GOOD)
    if data is not None:
        (folder / name).write_bytes(data)
    return folder


def read_corpus(folder):
    """What the good ones, and the others, hold; and every problem, as (path, line, key, reason)."""
    listing = list_files((folder,))
    documents = [read_document(file) for file in listing.files]
    good = [one for one in documents if Path(one.file.path).name in ("a.md", "z.md")]
    others = [one for one in documents if one not in good]
    assert [(one.sightings, one.problems) for one in good] == [(GOOD_SIGHTINGS, ())] * len(good)
    assert len(good) == 2
    problems = [*listing.problems, *(problem for one in others for problem in one.problems)]
    return tuple(sighting for one in others for sighting in one.sightings), problems


def problems_of(folder, *told, name="bad.md"):
    return [Problem(str(folder / name), line, key, reason) for line, key, reason in told]


ALIASES = "".join(
    f"lol{level}: &lol{level} [{', '.join([f'*lol{level - 1}'] * 9)}]\n" for level in range(1, 10)
)


@pytest.mark.parametrize(
    ("data", "line", "reason"),
    [
        (b"", 0, "is empty"),
        (b"\xef\xbb\xbf", 0, "is empty"),
        (b"   \r\n \t\n", 0, "is empty"),
        ("\u200b\n\u202e\n".encode(), 0, "holds no text"),
        (b"\x00" * 100, 0, "holds no text"),
        (b"x" * (6 * 1024 * 1024), 0, "is larger than 5 MB"),
        (a_document("excerpt: caf\xe9").decode().encode("latin-1"), 0, "is not UTF-8 (byte 0xE9 in line 4)"),
        (a_document().decode().encode("utf-16"), 0, "is not UTF-8 (byte 0xFF in line 1)"),
        (b"word " * 10_000, 1, "has no title: its first line is a paragraph"),
        (b"---\ntitle: Ferry lost\n\nIt sank.", 4, "front matter is not closed: no second --- line"),
        (b"---", 1, "front matter is not closed: no second --- line"),
        (b"---\n---\nIt sank.\n", 2, "front matter should be keys and values"),
        (b"---\n\n- title: Ferry lost\n---\n", 3, "front matter should be keys and values"),
        (b"---\nFerry lost\n---\n", 2, "front matter should be keys and values"),
        (a_document("topics: [ice"), 5, "broken YAML: did not find expected ',' or ']'"),
        (a_document("excerpt: Ice: gone"), 4, "broken YAML: mapping values are not allowed in this context"),
        (a_document("excerpt: 'Ice"), 4, "broken YAML: found unexpected end of stream"),
        (a_document("excerpt: @everyone"), 4, "broken YAML: found character that cannot start any token"),
        (a_document("excerpt: ice\x00"), 4, "broken YAML: control characters are not allowed"),
        (a_document("a: &a lol\n" + ALIASES), 4, "YAML anchors (&name) are refused"),
        (a_document("excerpt: *ice"), 4, "YAML aliases (*name) are refused"),
        (a_document("excerpt: ice\n<<: *ice"), 5, "YAML aliases (*name) are refused"),
        (a_document("quality: !!int 3"), 4, "YAML tags (tag:yaml.org,2002:int) are refused"),
        (a_document("topics: !!python/object/apply:os.system [ls]"), 4, "YAML tags (tag:yaml.org,2002:python/object/apply:os.system) are refused"),
        (a_document("topics: " + "[" * 100_000), 4, "nested more than 64 levels deep"),
        (a_document("topics: " + "{a: " * 100_000), 4, "nested more than 64 levels deep"),
        (a_document("topics:\n" + "- " * 100_000), 5, "nested more than 64 levels deep"),
        (a_document("? [a, b]\n: c"), 4, "a key must be plain text"),
        (a_document("--- more"), 4, "a second YAML document begins here"),
    ],
    ids=range(29),
)  # fmt: skip
def test_a_document_that_cannot_be_read_is_set_aside_with_line_and_reason(
    tmp_path, data, line, reason
):
    corpus = a_corpus(tmp_path / "corpus", data)

    assert read_corpus(corpus) == ((), problems_of(corpus, (line, "", f"{reason}; set aside")))


@pytest.mark.parametrize(
    ("added", "told", "changes"),
    [
        ("topics: ice", [(4, "topics", "should be a list, not “ice”; left out")], {}),
        ("topics: [ice, [sea], '', 3]", [(4, "topics[2]", "should be text, not a list; left out"), (4, "topics[3]", "should be text, not nothing; left out")], {"topics": ("ice", "3")}),
        ("quality: high", [(4, "quality", "should be a whole number from 0 to 100, not “high”; left out")], {}),
        ("quality: 101\nheat: -2\npublished: maybe\n", [(5, "heat", "should be a whole number from -1 to 1000000, not “-2”; left out"), (4, "quality", "should be a whole number from 0 to 100, not “101”; left out"), (6, "published", "should be true or false, not “maybe”; left out")], {}),
        ("publishedDateTime: [2031-05-04]", [(4, "publishedDateTime", "should be text, not a list; left out")], {"published": UNKNOWN}),
        ("publishedDateTime: yesterday", [(4, "publishedDateTime", "is no date: “yesterday”; its time is unknown")], {}),
        ("publishedDateTime: 2031-02-30", [(4, "publishedDateTime", "is no date: “2031-02-30”; its time is unknown")], {}),
        ("publishedDateTime: 0001-01-01T00:00:00Z", [(4, "publishedDateTime", "is no date: “0001-01-01T00:00:00Z”; its time is unknown")], {}),
        ("publishedDateTime: 9999-12-31T23:00:00-12:00", [(4, "publishedDateTime", "is no date: “9999-12-31T23:00:00-12:00”; its time is unknown")], {}),
        ("publishedDateTime: 1 Jan 99999999999999999999 10:00:00 +0000", [(4, "publishedDateTime", "is no date: “1 Jan 99999999999999999999 10:00:00 +000…”; its time is unknown")], {}),
        ('publishedDateTime: "yester\\n\\e[31mday"', [(4, "publishedDateTime", "is no date: “yester [31mday”; its time is unknown")], {}),
        ("publishedDateTime: 2031-05-04", [], {"published": Published(datetime(2031, 5, 4, tzinfo=UTC), Precision.DAY)}),
        ("provider: The Owl", [(4, "provider", "should be keys and values, not “The Owl”; left out")], {}),
        ("provider: {name: [The Owl], domain: Owl.example}", [(4, "provider.name", "should be text, not a list; left out")], {"domain": "owl.example"}),
        ("related: see below", [(4, "related", "should be a list, not “see below”; left out")], {}),
        ("related: {title: Landslide}", [(4, "related", "should be a list, not keys and values; left out")], {}),
        ("related:\n  - Landslide\n  -\n", [(5, "related[1]", "should be keys and values, not “Landslide”; left out"), (6, "related[2]", "should be keys and values, not nothing; left out")], {}),
        ("related:\n  - webUrl: owl.example/landslide\n", [(5, "related[1].title", "is missing; set aside")], {}),
        ("related:\n  - title: {a: b}\n    webUrl: owl.example/landslide\n", [(5, "related[1].title", "should be text, not keys and values; left out"), (5, "related[1].title", "is missing; set aside")], {}),
        ("images: ice.jpg", [(4, "images", "should be a list, not “ice.jpg”; left out")], {}),
        ("images: [ice.jpg, {width: 3}]", [(4, "images[1]", "should be keys and values, not “ice.jpg”; left out"), (4, "images[2].url", "is missing; picture left out")], {}),
        ("images: [{url: https://owl.example/i.jpg, width: wide, height: 0}]", [(4, "images[1].width", "should be a whole number from 1 to 100000, not “wide”; left out"), (4, "images[1].height", "should be a whole number from 1 to 100000, not “0”; left out")], {"images": (Image("https://owl.example/i.jpg"),)}),
        ("title: Glacier grows", [(4, "title", "is there twice; the first one counts")], {}),
        ("excerpt: Ice.\nheat: 3\nexcerpt: Snow.", [(6, "excerpt", "is there twice; the first one counts")], {"excerpt": "Ice.", "heat": 3}),
        ("ampWebUrl: javascript:alert(1)", [(4, "ampWebUrl", "is no web address: “javascript:alert(1)”; left out")], {}),
        ("originalUrl: [a]", [(4, "originalUrl", "should be text, not a list; left out")], {}),
        ('category: "new\\u202es"\ntype: "art\\ticle\\u200b"', [], {"category": "news", "kind": "art icle"}),
        ('provider: {domain: "owl\\u200b.example\\n"}', [], {"domain": "owl.example"}),
        ('topics: ["\\u200b", ice]', [(4, "topics[1]", "should be text, not nothing; left out")], {"topics": ("ice",)}),
        ("unheard_of: [1, {of: key}]\nsecured: abc==", [], {}),
        ("excerpt: " + "x" * 50_000, [], {"excerpt": "x" * 50_000}),
        ("excerpt: Ice\u2028gone\nheat: high", [(5, "heat", "should be a whole number from -1 to 1000000, not “high”; left out")], {"excerpt": "Ice gone"}),
        ("excerpt: 'Ice\u2029gone'\nheat: high", [(5, "heat", "should be a whole number from -1 to 1000000, not “high”; left out")], {"excerpt": "Ice gone"}),
    ],
    ids=range(33),
)  # fmt: skip
def test_a_wrong_field_is_told_and_left_out_and_the_rest_of_the_document_is_read(
    tmp_path, added, told, changes
):
    corpus = a_corpus(tmp_path / "corpus", a_document(added))

    assert read_corpus(corpus) == ((replace(GLACIER, **changes),), problems_of(corpus, *told))


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("'@everyone look: <@&1>'", "@everyone look: <@&1>"),
        ("'**Ice** [melts](https://x.example) `||now||`'", "**Ice** [melts](https://x.example) `||now||`"),
        ("'# Ice'", "# Ice"),
        ('"Ice\\nmelts\\tnow"', "Ice melts now"),
        ("Ic\u200be mel\u2060ts\ufeff", "Ice melts"),
        ("Ice \u202estlem\u202c \u2066now\u2069\u200f", "Ice stlem now"),
        ('"\\e[31mIce\\e[0m melts\\a"', "Ice melts"),
        ("No", "No"),
        ("2031-05-04", "2031-05-04"),
        ("'<script>alert(1)</script>'", "<script>alert(1)</script>"),
        ("I" * 50_000, "I" * 50_000),
    ],
    ids=range(11),
)  # fmt: skip
def test_a_title_is_the_words_that_were_written_without_what_cannot_be_seen(
    tmp_path, written, title
):
    data = f"---\ntitle: {written}\nwebUrl: https://owl.example/glacier\n---\n".encode()

    assert read_corpus(a_corpus(tmp_path / "corpus", data)) == (
        (replace(GLACIER, title=title),),
        [],
    )


@pytest.mark.parametrize("written", ["", "null", "'  '", '"\\u200b\\u202e"'])
def test_without_a_title_an_article_is_set_aside_and_its_related_ones_are_read(tmp_path, written):
    data = (
        f"---\ncategory: news\ntitle: {written}\nwebUrl: https://owl.example/g\nrelated:\n"
        "  - title: Landslide\n    webUrl: https://owl.example/landslide\n"
        "  - webUrl: https://owl.example/nameless\n---\nIt slid.\n"
    ).encode()
    corpus = a_corpus(tmp_path / "corpus", data)

    assert read_corpus(corpus) == (
        (Sighting(Role.RELATED, 6, "Landslide", addresses=("https://owl.example/landslide",)),),
        problems_of(
            corpus,
            (3, "title", "is missing; set aside"),
            (8, "related[2].title", "is missing; set aside"),
        ),
    )


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("", [(2, "webUrl", "is missing: the article has no link")]),
        ("webUrl: ''\n", [(3, "webUrl", "is missing: the article has no link")]),
        (
            "webUrl: ask me\n",
            [
                (3, "webUrl", "is no web address: “ask me”; left out"),
                (3, "webUrl", "is missing: the article has no link"),
            ],
        ),
        (
            'originalUrl: "ask\\n\\e[31mme"\n',
            [
                (3, "originalUrl", "is no web address: “ask [31mme”; left out"),
                (2, "webUrl", "is missing: the article has no link"),
            ],
        ),
    ],
    ids=range(4),
)
def test_an_article_without_a_link_is_read_and_told(tmp_path, lines, told):
    corpus = a_corpus(tmp_path / "corpus", f"---\ntitle: Ice melts\n{lines}---\n".encode())

    assert read_corpus(corpus) == (
        (Sighting(Role.MAIN, 2, "Ice melts"),),
        problems_of(corpus, *told),
    )


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + a_document(),
        a_document().replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + a_document().replace(b"\n", b"\r\n"),
        a_document().replace(b"---\n", b"---  \n"),
    ],
    ids=["mark", "windows", "mark and windows", "spaces"],
)
def test_marks_and_line_ends_of_other_systems_are_accepted(tmp_path, data):
    assert read_corpus(a_corpus(tmp_path / "corpus", data)) == ((GLACIER,), [])


def test_front_matter_may_follow_empty_lines(tmp_path):
    corpus = a_corpus(tmp_path / "corpus", b"\n \r\n" + a_document())

    assert read_corpus(corpus) == ((replace(GLACIER, line=4),), [])


def test_front_matter_with_the_line_ends_of_old_macs_is_accepted(tmp_path):
    corpus = a_corpus(tmp_path / "corpus", a_document().replace(b"\n", b"\r"))

    assert read_corpus(corpus) == ((GLACIER,), [])


def test_a_broken_encoding_that_left_control_characters_is_repaired_too(tmp_path):
    data = a_document("excerpt: Iceâ\x80\x94gone")

    assert read_corpus(a_corpus(tmp_path / "corpus", data)) == (
        (replace(GLACIER, excerpt="Ice—gone", repaired=True),),
        [],
    )


def test_the_same_article_twice_in_one_file_is_two_sightings(tmp_path):
    entry = "  - title: Landslide\n    webUrl: https://owl.example/landslide\n"
    corpus = a_corpus(tmp_path / "corpus", a_document(f"related:\n{entry}{entry}"))
    related = Sighting(Role.RELATED, 5, "Landslide", addresses=("https://owl.example/landslide",))

    assert read_corpus(corpus) == ((GLACIER, related, replace(related, line=7)), [])


def test_all_problems_of_a_document_are_told_at_once_even_when_it_is_set_aside(tmp_path):
    data = (
        b"---\ntitle:\nwebUrl: ask me\nquality: high\npublishedDateTime: soon\ntopics: ice\n---\n"
    )
    corpus = a_corpus(tmp_path / "corpus", data)
    sightings, problems = read_corpus(corpus)

    assert sightings == ()
    assert sorted(problems) == problems_of(
        corpus,
        (2, "title", "is missing; set aside"),
        (3, "webUrl", "is missing: the article has no link"),
        (3, "webUrl", "is no web address: “ask me”; left out"),
        (4, "quality", "should be a whole number from 0 to 100, not “high”; left out"),
        (5, "publishedDateTime", "is no date: “soon”; its time is unknown"),
        (6, "topics", "should be a list, not “ice”; left out"),
    )


def test_a_line_of_fifty_kilobytes_is_read(tmp_path):
    sentence = "Ice melts in the sun. "
    data = f"Glacier loses its ice bridge\n{sentence * 2_300}\n".encode()

    assert read_corpus(a_corpus(tmp_path / "corpus", data)) == (
        (
            Sighting(
                Role.TEXT,
                1,
                "Glacier loses its ice bridge",
                body=(sentence * 2_300).strip(),
            ),
        ),
        [],
    )


def test_a_folder_named_as_a_document_is_a_folder(tmp_path):
    corpus = a_corpus(tmp_path / "corpus", None)
    a_corpus(corpus / "y.md", b"---\n", name="bad.txt").joinpath("a.md").unlink()
    (corpus / "y.md" / "z.md").unlink()
    (corpus / "x.md").mkdir()

    assert read_corpus(corpus) == (
        (),
        problems_of(
            corpus / "y.md",
            (2, "", "front matter is not closed: no second --- line; set aside"),
            name="bad.txt",
        ),
    )


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda path: path.symlink_to("nowhere"), "cannot be read: no such file or directory"),
        (lambda path: path.symlink_to(path), "cannot be read: too many levels of symbolic links"),
        (os.mkfifo, "is not a regular file; set aside"),
        (lambda path: path.symlink_to("/dev/zero"), "is not a regular file; set aside"),
    ],
    ids=["dangling", "loop", "fifo", "device"],
)
def test_what_is_no_readable_file_is_told_and_set_aside(tmp_path, make, reason):
    corpus = a_corpus(tmp_path / "corpus", None)
    make(corpus / "bad.md")

    assert read_corpus(corpus) == ((), problems_of(corpus, (0, "", reason)))


def test_a_socket_is_told_and_set_aside(tmp_path, monkeypatch):
    corpus = a_corpus(tmp_path / "corpus", None)
    monkeypatch.chdir(corpus)  # the address of a socket may not be long
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("bad.md")
        found = read_corpus(corpus)

    assert found == ((), problems_of(corpus, (0, "", "is not a regular file; set aside")))


def test_a_file_that_vanished_or_became_something_else_since_it_was_listed_is_told(tmp_path):
    corpus = a_corpus(tmp_path / "corpus", GOOD)
    _, state, _ = list_files((corpus,)).files
    (corpus / "bad.md").unlink()

    gone = read_document(state)
    (corpus / "bad.md").mkdir()
    folder = read_document(state)

    assert (gone.sightings, folder.sightings) == ((), ())
    assert [*gone.problems, *folder.problems] == problems_of(
        corpus,
        (0, "", "cannot be read: no such file or directory; set aside"),
        (0, "", "cannot be read: is a directory; set aside"),
    )


def test_links_between_folders_never_read_a_document_twice(tmp_path):
    corpus = a_corpus(tmp_path / "corpus", None)
    (corpus / "m" / "n").mkdir(parents=True)
    (corpus / "m" / "n" / "up").symlink_to(corpus / "m")
    (corpus / "m" / "n" / "top").symlink_to(corpus)
    (corpus / "o").symlink_to(corpus / "m")
    (corpus / "m" / "bad.md").write_bytes(b"")

    assert read_corpus(corpus) == (
        (),
        problems_of(corpus / "m", (0, "", "is empty; set aside")),
    )


def test_hidden_files_and_folders_are_not_read(tmp_path):
    corpus = a_corpus(tmp_path / "corpus", b"", name=".hidden.md")
    (corpus / ".git").mkdir()
    (corpus / ".git" / "bad.md").write_bytes(b"")

    assert read_corpus(corpus) == ((), [])


# Whatever is in a file.

VALUES = st.one_of(
    st.text(max_size=60).map(json.dumps),
    st.text(max_size=60),
    st.sampled_from(
        [
            *("", "null", "[]", "{}", "[[a]]", "- a", "|", "&a b", "*a", "!!int 3", "@everyone"),
            *("1e999", "9" * 5_000, "2031-05-04", "0001-01-01T00:00+23:59", "2031-W01-1T24:00"),
            *("1 Jan 99999999999999999999 00:00:00 +0000", "1 Jan 2031 10:00 +9999999999999999"),
            *("https://gull.example/%ff?a=%ff&a", "http://[::1", "https://a..b/", "//x"),
            *("http://\u0130/", "[{title: a}, {url: b}, c]", "{name: [a], domain: {b: c}}"),
        ]
    ),
)
KEYS = st.sampled_from(
    """
    category title excerpt publishedDateTime originalUrl webUrl ampWebUrl cdnAmpWebUrl type quality
    heat published provider topics images related secured
    """.split()
)
LINES = st.lists(st.builds("{}: {}".format, KEYS, VALUES), max_size=8).map("\n".join)
DOCUMENTS = st.builds("---\ntitle: Ice\n{}\n---\n{}".format, LINES, st.text(max_size=200))


@pytest.fixture(scope="module")
def anywhere(tmp_path_factory):
    """A folder for all examples: making one for each would take longer than reading them."""
    return tmp_path_factory.mktemp("anything")


@pytest.mark.parametrize("name", ["bad.md", "bad.txt"])
@settings(deadline=None, max_examples=200)
@given(
    data=st.one_of(
        st.binary(max_size=400),
        st.text(max_size=400).map(str.encode),
        DOCUMENTS.map(str.encode),
    )
)
def test_no_file_stops_reading_and_every_problem_is_one_line_that_can_be_shown(
    anywhere, name, data
):
    corpus = a_corpus(anywhere / name.removeprefix("bad."), data, name=name)

    sightings, problems = read_corpus(corpus)

    assert sightings or problems
    lines = len(data.decode(errors="replace").splitlines())
    for problem in problems:
        assert problem.path == str(corpus / name)
        assert 0 <= problem.line <= lines + 1
        assert len(str(problem).splitlines()) == 1
        assert INVISIBLE.search(str(problem)) is None
