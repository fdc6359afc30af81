import re
import time
from pathlib import Path

import archives
import pytest
from archive_folders import (
    FERRY,
    OPENING,
    generations,
    leftovers,
    run,
    titles,
    two_documents,
)
from archives import a_corpus, contents, write

from bot.app import open_archive
from bot.archive.store import Store, _link
from bot.config import Settings
from bot.errors import ArchiveError, DamagedArchiveError


@pytest.fixture
def corpus(tmp_path):
    return two_documents(tmp_path)


# Generations


def test_an_archive_lives_in_one_generation_that_the_pointer_names(corpus):
    (name,) = generations(corpus.archive)

    assert (corpus.archive / "current").read_text(encoding="utf-8") == name
    assert leftovers(corpus.archive) == []
    assert re.fullmatch(r"generation-[0-9a-f]{32}", name)


def test_a_new_generation_takes_the_place_of_the_old_one(corpus):
    (before,) = generations(corpus.archive)

    write(corpus.corpus[0] / "c.txt", "Trains\n\nThey stand.\n")
    open_archive(corpus).close()

    (after,) = generations(corpus.archive)
    assert after != before
    assert leftovers(corpus.archive) == []


def test_a_reader_that_is_open_keeps_answering_from_what_it_opened(corpus):
    with open_archive(corpus) as reader:
        before = archives.contents_of(reader, "harbour storm")
        for number in range(3):
            write(corpus.corpus[0] / "c.txt", f"Trains {number}\n\nThey stand.\n")
            (corpus.corpus[0] / "a.md").unlink(missing_ok=True)
            open_archive(corpus).close()
        time.sleep(1.2)  # tantivy looks for a new state of what it has open twice a second

        assert archives.contents_of(reader, "harbour storm") == before
    assert titles(corpus) == sorted([FERRY, "Trains 2"])


def test_there_is_no_archive_in_an_empty_folder(tmp_path):
    store = Store(tmp_path, "x")

    assert store.contents() is None
    with pytest.raises(DamagedArchiveError, match="there is no archive yet"):
        store.open()


def test_nothing_can_be_added_to_an_archive_that_is_not_there(tmp_path):
    with pytest.raises(DamagedArchiveError, match="there is no archive yet"):
        Store(tmp_path, "x").update(archives.NOTHING, anew=False)
    assert list(tmp_path.iterdir()) == []


# A folder with other things in it


def test_other_things_in_the_folder_are_never_touched(corpus):
    other = {
        "notes.txt": "my notes",
        "photos/generation.jpg": "a picture",
        "generation-z/essay.md": "about a generation",
        "generation-1968.txt": "about another one",
        "building-plans.pdf": "of a house",
        "building-site/photo.jpg": "of a house",
        "0123456789abcdef" * 2 + "/a": "of another program",
        "facts.sqlite": "of somebody else",
        "manifest.json": "{}",
    }
    for name, text in other.items():
        write(corpus.archive / name, text)

    for number in range(2):
        write(corpus.corpus[0] / "c.txt", f"Trains {number}\n\nThey stand.\n")
        open_archive(corpus).close()
    open_archive(corpus, anew=True).close()

    files = {name: corpus.archive / name for name in other}
    left = {name: file.read_text() for name, file in files.items() if file.exists()}
    assert left == other


def test_a_link_in_the_folder_is_not_followed(corpus, tmp_path):
    elsewhere = write(tmp_path / "elsewhere" / "precious.txt", "precious")
    (corpus.archive / f"generation-{'0' * 32}").symlink_to(elsewhere.parent)

    open_archive(corpus, anew=True).close()

    assert elsewhere.read_text(encoding="utf-8") == "precious"


# A folder that cannot be written


def test_a_file_where_the_folder_should_be_is_told(tmp_path):
    corpus = a_corpus(tmp_path, a_txt="Trains\n\nThey stand.\n")
    file = write(tmp_path / "file", "not a folder")

    with pytest.raises(ArchiveError) as told:
        open_archive(Settings(corpus.corpus, file, None))
    with pytest.raises(ArchiveError, match="Not a directory"):
        open_archive(Settings(corpus.corpus, file / "below", None))

    assert str(told.value) == (
        f"cannot write the archive in {file}: File exists; make room or choose another folder"
        " with --archive"
    )
    assert file.read_text(encoding="utf-8") == "not a folder"


@pytest.mark.parametrize("name", ["lock", "current"])
def test_a_folder_where_a_file_should_be_is_told_each_time_and_nothing_heaps_up(tmp_path, name):
    corpus = a_corpus(tmp_path, a_txt="Trains\n\nThey stand.\n")
    folder = tmp_path / "other"
    (folder / name).mkdir(parents=True)

    for _ in range(2):
        with pytest.raises(ArchiveError, match=f"cannot write the archive in {folder}: "):
            open_archive(Settings(corpus.corpus, folder, None))

    assert {path.name for path in folder.iterdir()} <= {"lock", "current"}


LIMITED = (
    OPENING
    + """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
from bot.errors import ArchiveError
try:
    open_archive(corpus, anew=sys.argv[4] == "anew")
except ArchiveError as error:
    print(error)
"""
)


@pytest.mark.parametrize("how", ["anew", "changed"])
@pytest.mark.parametrize("most", [0, 10_000, 1_500_000])
def test_a_full_disk_is_told_and_the_old_archive_stays(corpus, most, how):
    store = Store(corpus.archive, corpus.fingerprint)
    before = contents(store, "harbour")
    write(corpus.corpus[0] / "c.txt", "Trains\n\nThey stand.\n")

    with run(LIMITED, corpus.corpus[0], corpus.archive, most, how) as child:
        output, errors = child.communicate(timeout=60)

    assert (output[:40], errors) == ("cannot write the archive in " + str(corpus.archive)[:12], "")
    assert output.endswith("; make room or choose another folder with --archive\n")
    assert contents(store, "harbour") == before
    assert leftovers(corpus.archive) == []


class Overtaken(Store):
    """A store that another process compiles for just when this one has read which is current."""

    def _verify(self, generation):
        if not self.folder.joinpath("overtaken").exists():
            self.folder.joinpath("overtaken").touch()
            Store(self.folder, self.settings).update(archives.NOTHING, anew=True)
        super()._verify(generation)


def test_a_generation_that_goes_while_it_is_opened_is_no_damage(tmp_path):
    archives.a_store(tmp_path)

    with Overtaken(tmp_path, archives.FINGERPRINT).open() as archive:
        assert archive.size() == 0


def test_what_cannot_be_linked_is_copied(tmp_path):
    """From one file system to another there are no links."""
    _link(Path("/proc/version"), tmp_path / "version")

    assert (tmp_path / "version").read_bytes() == Path("/proc/version").read_bytes()
