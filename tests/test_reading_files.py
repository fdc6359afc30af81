"""Which files a corpus is made of, and the text in them."""

import os
import shutil
import socket

import pytest

from bot.news.article import FileState
from bot.news.problems import Problem
from bot.reading.files import MAX_BYTES, Listing, list_files, read_text


def a_file(path, data=b"Ferry lost in the strait\n"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def state_of(path, name):
    found = path.stat()
    return FileState(str(path), name, found.st_size, found.st_mtime_ns)


def names(listing):
    return [file.name for file in listing.files]


def test_documents_are_found_in_all_folders_below_sorted_by_path(tmp_path):
    corpus = tmp_path / "corpus"
    last = a_file(corpus / "z.md")
    below = a_file(corpus / "2031" / "may" / "b.txt", b"longer than the others")
    first = a_file(corpus / "2030" / "a.markdown")

    assert list_files((corpus,)) == Listing(
        (
            state_of(first, "corpus/2030/a.markdown"),
            state_of(below, "corpus/2031/may/b.txt"),
            state_of(last, "corpus/z.md"),
        ),
        (),
    )


def test_only_documents_are_listed_and_nothing_hidden(tmp_path):
    for name in ("a.MD", "b.Txt", "c.pdf", "d", "e.md.bak", ".f.md", ".g/h.md", "i/.j.txt"):
        a_file(tmp_path / "corpus" / name)

    assert list_files((tmp_path / "corpus",)).problems == ()
    assert names(list_files((tmp_path / "corpus",))) == ["corpus/a.MD", "corpus/b.Txt"]


def test_a_file_that_is_given_itself_is_taken_whatever_it_is_called(tmp_path):
    export = a_file(tmp_path / ".export.dat")

    assert list_files((export,)) == Listing((state_of(export, ".export.dat"),), ())


def test_several_folders_and_files_are_one_corpus_without_repeats(tmp_path):
    one = a_file(tmp_path / "one" / "a.md")
    two = a_file(tmp_path / "two" / "a.md")

    assert list_files((tmp_path / "two", tmp_path / "one", one, tmp_path / "two")) == Listing(
        (state_of(one, "one/a.md"), state_of(two, "two/a.md")), ()
    )


def test_an_empty_folder_has_nothing(tmp_path):
    assert list_files((tmp_path,)) == Listing((), ())


def test_a_corpus_that_is_not_there_is_a_problem_and_the_rest_is_listed(tmp_path):
    good = a_file(tmp_path / "good.md")
    gone = tmp_path / "gone"

    assert list_files((gone, good)) == Listing(
        (state_of(good, "good.md"),),
        (Problem(str(gone), 0, "", "cannot be read: no such file or directory"),),
    )


def test_a_folder_with_the_name_of_a_document_is_a_folder(tmp_path):
    inner = a_file(tmp_path / "corpus" / "x.md" / "y.md")
    (tmp_path / "corpus" / "empty.md").mkdir()

    assert list_files((tmp_path / "corpus",)) == Listing((state_of(inner, "corpus/x.md/y.md"),), ())


def test_what_cannot_be_read_is_set_aside_with_its_reason(tmp_path, monkeypatch):
    corpus = tmp_path / "corpus"
    good = a_file(corpus / "good.md")
    (corpus / "dangling.md").symlink_to(tmp_path / "nowhere")
    (corpus / "self.md").symlink_to(corpus / "self.md")
    os.mkfifo(corpus / "pipe.md")
    monkeypatch.chdir(corpus)  # the address of a socket may not be long
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.md")
        listing = list_files((corpus,))

    assert listing == Listing(
        (state_of(good, "corpus/good.md"),),
        (
            Problem(f"{corpus}/dangling.md", 0, "", "cannot be read: no such file or directory"),
            Problem(f"{corpus}/pipe.md", 0, "", "is not a regular file; set aside"),
            Problem(
                f"{corpus}/self.md", 0, "", "cannot be read: too many levels of symbolic links"
            ),
            Problem(f"{corpus}/socket.md", 0, "", "is not a regular file; set aside"),
        ),
    )


def test_a_link_to_a_document_elsewhere_is_followed(tmp_path):
    elsewhere = a_file(tmp_path / "elsewhere" / "a.dat")
    (tmp_path / "corpus").mkdir()
    link = tmp_path / "corpus" / "a.md"
    link.symlink_to(elsewhere)

    assert list_files((tmp_path / "corpus",)) == Listing((state_of(link, "corpus/a.md"),), ())


def test_a_folder_that_two_links_lead_to_is_walked_once_under_the_first_name(tmp_path):
    a_file(tmp_path / "elsewhere" / "a.md")
    corpus = tmp_path / "corpus"
    for name in ("c", "e", "a", "d", "b"):
        corpus.mkdir(exist_ok=True)
        (corpus / name).symlink_to(tmp_path / "elsewhere")

    assert list_files((corpus,)).problems == ()
    assert names(list_files((corpus,))) == ["corpus/a/a.md"]


def test_a_link_back_to_a_folder_on_the_way_is_not_followed(tmp_path):
    corpus = tmp_path / "corpus"
    a_file(corpus / "2031" / "a.md")
    (corpus / "2031" / "again").symlink_to(corpus / "2031")

    assert list_files((corpus,)).problems == ()
    assert names(list_files((corpus,))) == ["corpus/2031/a.md"]


def test_a_link_back_to_the_corpus_itself_is_not_followed(tmp_path):
    corpus = tmp_path / "corpus"
    a_file(corpus / "a.md")
    a_file(corpus / "2031" / "b.md")
    (corpus / "2031" / "up").symlink_to(corpus)

    assert list_files((corpus,)).problems == ()
    assert names(list_files((corpus,))) == ["corpus/2031/b.md", "corpus/a.md"]


def test_a_folder_that_another_corpus_folder_links_to_is_walked_once(tmp_path):
    a_file(tmp_path / "one" / "a.md")
    a_file(tmp_path / "two" / "b.md")
    (tmp_path / "two" / "first").symlink_to(tmp_path / "one")

    listing = list_files((tmp_path / "one", tmp_path / "two"))

    assert (names(listing), listing.problems) == (["one/a.md", "two/b.md"], ())


def test_a_name_that_is_not_utf_8_is_a_problem_for_nothing_else_could_hold_or_print_it(tmp_path):
    good = a_file(tmp_path / "corpus" / "good.md")
    a_file(tmp_path / "corpus" / os.fsdecode(b"caf\xe9.md"))

    assert list_files((tmp_path / "corpus",)) == Listing(
        (state_of(good, "corpus/good.md"),),
        (
            Problem(
                f"{tmp_path}/corpus/caf\ufffd.md",
                0,
                "",
                "has a name that is not UTF-8; set aside",
            ),
        ),
    )


@pytest.fixture
def too_deep(tmp_path):
    """A folder whose path is longer than the system takes, and the path above it that it takes."""
    top = tmp_path / "corpus"
    top.mkdir()
    path, handle = top, os.open(top, os.O_RDONLY)
    while len(str(path)) < 4_096:
        path = path / ("d" * 200)
        os.mkdir(path.name, dir_fd=handle)
        below = os.open(path.name, os.O_RDONLY, dir_fd=handle)
        os.close(handle)
        handle = below
    os.close(handle)
    yield path
    shutil.rmtree(top)


def test_a_folder_that_cannot_be_listed_is_a_problem_and_the_rest_is_listed(tmp_path, too_deep):
    good = a_file(tmp_path / "corpus" / "good.md")

    assert list_files((tmp_path / "corpus",)) == Listing(
        (state_of(good, "corpus/good.md"),),
        (Problem(str(too_deep), 0, "", "cannot be listed: file name too long"),),
    )


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        ("Küste – 海岸\n".encode(), "Küste – 海岸\n"),
        (b"\xef\xbb\xbfFerry", "Ferry"),
        (b"x" * MAX_BYTES, "x" * MAX_BYTES),
    ],
    ids=["empty", "utf-8", "byte order mark", "five megabytes"],
)
def test_text_is_read_as_utf_8(tmp_path, data, text):
    assert read_text(str(a_file(tmp_path / "a.md", data))) == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"Ferry\n\nCaf\xe9 lost\n", "is not UTF-8 (byte 0xE9 in line 3)"),
        (b"\xff\xfeF\x00", "is not UTF-8 (byte 0xFF in line 1)"),
        (b"cut off \xe2\x82", "is not UTF-8 (byte 0xE2 in line 1)"),
        (b"\xed\xa0\x80 half a pair", "is not UTF-8 (byte 0xED in line 1)"),
        (b"\xef\xbb\xbfFerry\ncaf\xe9", "is not UTF-8 (byte 0xE9 in line 2)"),
        (b"\xef\xbb\xbf\xe9\n\n\n", "is not UTF-8 (byte 0xE9 in line 1)"),
        (b"x" * (MAX_BYTES + 1), "is larger than 5 MB"),
    ],
    ids=["latin-1", "utf-16", "cut off", "surrogate", "mark", "mark and lines", "too large"],
)
def test_what_is_no_text_is_refused_with_a_sentence(tmp_path, data, reason):
    with pytest.raises(ValueError, match=r"^is ") as caught:
        read_text(str(a_file(tmp_path / "a.md", data)))

    assert str(caught.value) == reason


def test_a_file_that_is_gone_is_refused_with_a_sentence(tmp_path):
    with pytest.raises(ValueError, match=r"^cannot be read: no such file or directory$"):
        read_text(str(tmp_path / "gone.md"))
