import json
import os
import re
import shutil
import sqlite3
from datetime import UTC, datetime

import archives
import pytest
from archive_folders import (
    FERRY,
    STORM,
    files_read,
    leftovers,
    titles,
    two_documents,
)
from archives import contents

from bot.app import Newsdesk, open_archive
from bot.archive.store import Store
from bot.config import Settings
from bot.errors import DamagedArchiveError
from bot.news.question import Options, Search


@pytest.fixture
def corpus(tmp_path):
    return two_documents(tmp_path)


def replaced(file, data):
    """Other bytes in a new file: to cut off one that tantivy still has mapped is a bus error."""
    file.unlink()
    file.write_bytes(data)
    archives.touch(file)


def truncated(file):
    replaced(file, file.read_bytes()[: file.stat().st_size // 2])


def overwritten(file):
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 0xFF
    replaced(file, data)


def deleted(file):
    file.unlink()


def parts(generation):
    """The files of a generation by what they are; segments have other names each time."""
    found = {}
    for path in sorted(generation.rglob("*")):
        if path.is_file() and path.stat().st_size:
            name = str(path.relative_to(generation))
            found[re.sub(r"[0-9a-f]{32}(?=\.)", "", name)] = path
    return found


PARTS = (
    "facts.sqlite",
    "manifest.json",
    *(
        f"{part}/{name}"
        for part in ("index", "words")
        for name in "meta.json .managed.json .fast .fieldnorm .idx .pos .store .term".split()
    ),
)


def current(settings):
    return settings.archive / (settings.archive / "current").read_text(encoding="utf-8")


def test_these_are_the_files_that_an_archive_consists_of(corpus):
    assert set(parts(current(corpus))) == set(PARTS)


def is_noticed(settings):
    """Whether an archive says that it is not what was written, instead of answering."""
    store = Store(settings.archive, settings.fingerprint)
    try:
        store.open().close()
    except DamagedArchiveError:
        return store.contents() is None
    return False


@pytest.mark.parametrize("damage", [truncated, overwritten, deleted])
@pytest.mark.parametrize("part", PARTS)
def test_damage_of_any_file_is_noticed(corpus, part, damage):
    damage(parts(current(corpus))[part])

    assert is_noticed(corpus)


@pytest.mark.parametrize(
    ("part", "damage"),
    [
        ("facts.sqlite", overwritten),
        ("index/.idx", truncated),
        ("words/.term", overwritten),
        ("words/.store", deleted),
        ("manifest.json", deleted),
    ],
)
def test_damage_is_mended_by_compiling_anew(corpus, part, damage):
    before = contents(corpus, "harbour", "ferries")

    damage(parts(current(corpus))[part])

    assert files_read(corpus) == ["a.md", "b.md"]
    assert contents(corpus, "harbour", "ferries") == before
    assert leftovers(corpus.archive) == []


@pytest.mark.parametrize(
    "name",
    [
        "",
        "nothing",
        "generation-",
        "generation-none",
        "generation-" + "x" * 5000,
        "generation-/../../news",
        "../news",
        "generation-\0",
        "\0\0\0\0",
    ],
)
def test_a_pointer_to_something_else_is_noticed(corpus, name):
    (corpus.archive / "current").write_text(name, encoding="utf-8")

    assert is_noticed(corpus)


def test_a_pointer_to_a_generation_that_is_gone_is_mended(corpus):
    before = contents(corpus, "harbour")
    shutil.rmtree(current(corpus))

    assert files_read(corpus) == ["a.md", "b.md"]
    assert contents(corpus, "harbour") == before
    assert leftovers(corpus.archive) == []


def test_a_pointer_that_is_no_text_is_noticed(corpus):
    (corpus.archive / "current").write_bytes(b"\xff\xfe\xfd")

    assert is_noticed(corpus)


@pytest.mark.parametrize(
    "text", ["", "no JSON", "[]", "{}", '{"format":1}', '{"format":"1","settings":"","files":{}}']
)
def test_a_manifest_that_is_none_is_noticed(corpus, text):
    (current(corpus) / "manifest.json").write_text(text, encoding="utf-8")

    assert is_noticed(corpus)


@pytest.mark.parametrize("key", ["format", "settings"])
def test_an_archive_of_another_version_or_other_settings_is_compiled_anew(corpus, key):
    file = current(corpus) / "manifest.json"
    manifest = json.loads(file.read_bytes())
    manifest[key] = {"format": manifest["format"] + 1, "settings": "other"}[key]
    file.write_text(json.dumps(manifest), encoding="utf-8")

    with pytest.raises(DamagedArchiveError, match="another version or other settings"):
        Store(corpus.archive, corpus.fingerprint).open()
    assert files_read(corpus) == ["a.md", "b.md"]


def test_files_that_were_touched_but_are_the_same_are_accepted(corpus):
    before = contents(corpus, "harbour")
    for path in parts(current(corpus)).values():
        archives.touch(path)

    assert files_read(corpus) == []
    assert contents(corpus, "harbour") == before


def test_an_archive_that_was_copied_is_accepted(corpus, tmp_path):
    shutil.copytree(corpus.archive, tmp_path / "copy", copy_function=shutil.copyfile)

    copy = Settings(corpus.corpus, tmp_path / "copy", None)

    assert files_read(copy) == []
    assert contents(copy, "harbour") == contents(corpus, "harbour")


@pytest.mark.parametrize("table", ["sighting", "article"])
def test_damage_that_nobody_saw_is_mended_when_a_document_changes(corpus, table):
    """A disk that decays changes neither the length of a file nor its time."""
    file = current(corpus) / "facts.sqlite"
    times = file.stat().st_atime_ns, file.stat().st_mtime_ns
    facts = sqlite3.connect(file)
    with facts:
        facts.execute(f"UPDATE {table} SET data = replace(data, '\"title\"', '\"t!tle\"')")
    facts.close()
    os.utime(file, ns=times)
    archives.touch(corpus.corpus[0] / "a.md")

    open_archive(corpus).close()

    assert titles(corpus) == [STORM, FERRY]


def test_damage_while_questions_are_asked_is_mended_by_compiling_anew(corpus):
    desk = Newsdesk(corpus)
    now = datetime(2024, 5, 7, tzinfo=UTC)
    asked = Options(Search, "harbour")
    before = desk.ask(asked, now)

    desk.archive._facts.execute("PRAGMA shrink_memory")
    with (current(corpus) / "facts.sqlite").open("r+b") as stream:
        stream.write(b"\xa5" * 2_000_000)

    assert desk.ask(asked, now) == before
    desk.archive.close()
