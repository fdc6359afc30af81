import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import UTC, date, datetime

import archives
import pytest
from archives import (
    a_corpus,
    a_document,
    a_sighting,
    articles,
    contents,
    front_matter,
    write,
)

from bot.app import Newsdesk, open_archive
from bot.archive.compile import Changes
from bot.archive.store import Store
from bot.config import PROJECT, Settings, load
from bot.errors import ArchiveError, DamagedArchiveError
from bot.news.article import Outlet, Role
from bot.news.coverage import DayCount, Order, Selection
from bot.news.dates import Period
from bot.news.question import Options, Search
from bot.news.topic import read_topic

STORM = "Harbour of Lund reopens after the storm"
FERRY = "Ferries of Lund collide"


@pytest.fixture
def corpus(tmp_path):
    """Two documents, one of them with a problem, compiled."""
    settings = a_corpus(
        tmp_path,
        a_md=front_matter(STORM, "https://courier.test/storm", publishedDateTime="2024-05-06"),
        b_md=front_matter(FERRY, "https://courier.test/ferry", quality="no number"),
    )
    open_archive(settings).close()
    return settings


def generations(folder):
    return sorted(path.name for path in folder.iterdir() if path.name.startswith("generation-"))


def leftovers(folder):
    """What is there besides the lock, the pointer and the one generation that it names."""
    current = (folder / "current").read_text(encoding="utf-8")
    return sorted(
        path.name for path in folder.iterdir() if path.name not in {current, "current", "lock"}
    )


def titles(source):
    return [article.title for article in articles(source)]


def files_read(settings):
    """Open the archive; which files were read for it."""
    names = []

    def progress(files, _total):
        for file in files:
            names.append(file.name)
            yield file

    open_archive(settings, progress).close()
    return names


def run(code, *args, **options):
    """Another process that runs some Python; what it prints can be read."""
    return subprocess.Popen(  # noqa: S603 - our own code in our own Python
        [sys.executable, "-c", code, *map(str, args)],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


OPENING = """
import sys
from pathlib import Path
from bot.app import open_archive
from bot.config import Settings
corpus = Settings((Path(sys.argv[1]),), Path(sys.argv[2]), None)
"""


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


# A crash in the middle


def test_documents_that_cannot_be_read_on_leave_the_old_archive_in_service(corpus):
    store = Store(corpus.archive, corpus.fingerprint)
    before = contents(store, "harbour")

    def documents():
        yield a_document("c.md", a_sighting(addresses=("https://courier.test/c",)))
        raise RuntimeError("the reader crashed")

    with pytest.raises(RuntimeError, match="the reader crashed"):
        store.update(Changes(documents(), (), (), archives.NOTHING.directory), anew=False)

    assert contents(store, "harbour") == before
    assert leftovers(corpus.archive) == []


def test_a_disk_that_fails_while_documents_are_read_is_told_and_the_old_archive_stays(corpus):
    store = Store(corpus.archive, corpus.fingerprint)
    before = contents(store, "harbour")

    def documents():
        yield a_document("c.md", a_sighting(addresses=("https://courier.test/c",)))
        raise OSError(28, "No space left on device")

    with pytest.raises(ArchiveError) as told:
        store.update(Changes(documents(), (), (), archives.NOTHING.directory), anew=True)

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
        store.update(Changes(documents(), (), (), archives.NOTHING.directory), anew=False)

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
        store.update(Changes(documents(), (), (), archives.NOTHING.directory), anew=False)

    assert contents(store, "harbour") == before


KILLED_WHILE_READING = (
    OPENING
    + """
import os, signal
def progress(files, total):
    for number, file in enumerate(files):
        if number == int(sys.argv[3]):
            os.kill(os.getpid(), signal.SIGKILL)
        yield file
    os.kill(os.getpid(), signal.SIGKILL)
open_archive(corpus, progress)
"""
)


@pytest.mark.parametrize("read", [0, 1, 3])
def test_a_process_killed_while_it_reads_leaves_the_old_archive_in_service(corpus, read):
    before = contents(corpus, "harbour")
    store = Store(corpus.archive, corpus.fingerprint)
    for name in ("c", "d", "e"):
        write(corpus.corpus[0] / f"{name}.txt", f"Trains {name}\n\nThey stand.\n")

    with run(KILLED_WHILE_READING, corpus.corpus[0], corpus.archive, read) as child:
        _, errors = child.communicate(timeout=60)

    assert (child.returncode, errors) == (-signal.SIGKILL, "")

    assert contents(store, "harbour") == before
    assert len(leftovers(corpus.archive)) == 1
    assert titles(corpus) == [STORM, FERRY, "Trains c", "Trains d", "Trains e"]
    assert leftovers(corpus.archive) == []


COMPILING_ON_AND_ON = (
    OPENING
    + """
from bot.archive.compile import Changes
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


# Damage


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

    assert files_read(corpus) == ["news/a.md", "news/b.md"]
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

    assert files_read(corpus) == ["news/a.md", "news/b.md"]
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
    assert files_read(corpus) == ["news/a.md", "news/b.md"]


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

    with (current(corpus) / "facts.sqlite").open("r+b") as stream:
        stream.write(b"\xa5" * 2_000_000)

    assert desk.ask(asked, now) == before
    desk.archive.close()


# Several processes

READING = (
    OPENING
    + """
from bot.news.coverage import Order, Selection
print("ready", flush=True)
sys.stdin.readline()
with open_archive(corpus) as archive:
    print([hit.article.title for hit in archive.articles(Selection(), Order.OLDEST, 9)])
"""
)


@pytest.mark.parametrize("state", ["there", "stale", "none"])
def test_several_processes_may_open_or_compile_at_once(corpus, state):
    expected = [STORM, FERRY]
    if state == "stale":
        write(corpus.corpus[0] / "c.txt", "Trains\n\nThey stand.\n")
        expected.append("Trains")
    if state == "none":
        shutil.rmtree(corpus.archive)

    children = [
        run(READING, corpus.corpus[0], corpus.archive, stdin=subprocess.PIPE) for _ in range(3)
    ]
    for child in children:
        child.stdout.readline()
    for child in children:
        child.stdin.write("\n")
        child.stdin.flush()
    output = [child.communicate(timeout=60) for child in children]

    assert output == [(f"{expected}\n", "")] * 3
    assert leftovers(corpus.archive) == []


# The corpus that comes with Newsdesk


@pytest.fixture(scope="module")
def seeds(tmp_path_factory):
    settings = load(PROJECT / "config" / "newsdesk.yaml", archive=tmp_path_factory.mktemp("seeds"))
    with open_archive(settings) as archive:
        yield archive


@pytest.fixture(scope="module")
def seed_files():
    return {path.name: path.read_text(encoding="utf-8") for path in (PROJECT / "seeds").iterdir()}


def test_the_seeds_are_counted(seeds):
    holdings = seeds.holdings()
    survey = holdings.survey

    assert (holdings.documents, survey.articles, survey.outlets, survey.undated) == (5, 25, 22, 0)
    assert survey.busiest == DayCount(date(2022, 3, 24), 8)
    assert (survey.first.outlet.name, survey.first.published.at) == (
        "Business Insider",
        datetime(2022, 3, 21, 20, 38, tzinfo=UTC),
    )
    assert (survey.last.outlet.name, survey.last.published.at) == (
        "World Socialist Web Site",
        datetime(2022, 4, 21, 2, 2, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("first", "last", "number"),
    [
        (date(2022, 3, 1), date(2022, 3, 31), 12),
        (date(2022, 4, 1), date(2022, 4, 30), 13),
        (date(2022, 3, 24), date(2022, 3, 24), 8),
    ],
)
def test_the_seeds_are_counted_by_month(seeds, first, last, number):
    assert seeds.survey(Selection(period=Period(first, last))).articles == number


def test_an_article_of_two_seeds_is_one(seeds):
    hits = seeds.articles(Selection(outlets=("wsj.com",)), Order.OLDEST, 9)

    assert [len(hit.article.documents) for hit in hits] == [2]


def test_the_scraped_page_of_the_seeds_is_the_body_of_its_article(seeds):
    day = date(2022, 4, 15)
    insider = Outlet("businessinsider.com", "Business Insider", "businessinsider.com")

    hits = seeds.articles(
        Selection(outlets=(insider.key,), period=Period(day, day)), Order.OLDEST, 9
    )

    assert [(hit.article.outlet, hit.article.url is None) for hit in hits] == [(insider, False)]
    (article,) = [hit.article for hit in hits]
    assert Role.TEXT in {place.role for place in article.places}
    assert article.body.startswith("Ukraine is sending photos of dead Russian soldiers home")


def test_a_topic_of_the_seeds_is_found(seeds):
    topic = read_topic("facial recognition", seeds)

    assert len(seeds.find(topic, 1.0, strictly=True)) >= 20


def test_nothing_secret_or_broken_of_the_seeds_is_in_any_file(seeds, seed_files):
    folder = next(path for path in _folder(seeds).iterdir() if path.name.startswith("generation-"))
    blobs = re.findall(r'^secured: "(.+)"$', "\n".join(seed_files.values()), flags=re.MULTILINE)
    pieces = [blob[place : place + 24] for blob in blobs for place in (0, len(blob) // 2)]
    unwanted = [text.encode() for text in (*pieces, "â€")]

    files = [path for path in folder.rglob("*") if path.is_file()]
    held = {path.name: path.read_bytes() for path in files}

    assert len(blobs) == 4
    assert any("â€" in text for text in seed_files.values())
    assert [(name, text) for name in held for text in unwanted if text in held[name]] == []


def _folder(archive):
    """The archive folder of an open archive."""
    (row,) = archive._rows("PRAGMA database_list")
    return archives.Path(row[2]).parent.parent


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
