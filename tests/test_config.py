"""Settings: read from their file, checked, and every problem told at once."""

import os
import textwrap
from pathlib import Path

import pytest

from bot.config import PROJECT, Settings, load, load_directory
from bot.errors import SettingsError
from bot.news.outlets import KnownOutlet


@pytest.fixture
def home(tmp_path):
    """A folder with a corpus and settings, as an installation has them."""
    (tmp_path / "config").mkdir()
    (tmp_path / "news").mkdir()
    return tmp_path


def settings_file(home, text):
    file = home / "config" / "newsdesk.yaml"
    file.write_text(textwrap.dedent(text), encoding="utf-8")
    return file


def outlets_file(home, data):
    file = home / "config" / "outlets.yaml"
    file.write_bytes(data if isinstance(data, bytes) else textwrap.dedent(data).encode())
    return Settings((home / "news",), home / "archive", file)


def refusal(call):
    with pytest.raises(SettingsError) as caught:
        call()
    return str(caught.value)


def test_paths_in_the_file_are_relative_to_the_folder_above_it(home):
    file = settings_file(
        home,
        """\
        corpus: [news, single.md]
        archive: compiled
        outlets: config/outlets.yaml
        """,
    )
    (home / "single.md").write_text("Ferry lost\n")

    assert load(file) == Settings(
        (home / "news", home / "single.md"), home / "compiled", home / "config" / "outlets.yaml"
    )


def test_absolute_paths_stay_as_they_are(home, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    file = settings_file(home, f"corpus: ['{elsewhere}']\narchive: {elsewhere}/compiled\n")

    assert load(file) == Settings((elsewhere,), elsewhere / "compiled", None)


def test_options_stand_instead_of_what_the_file_says(home):
    file = settings_file(home, "corpus: [gone]\narchive: compiled\n")

    assert load(file, corpus=iter([home / "news"]), archive=home / "mine") == Settings(
        (home / "news",), home / "mine", None
    )


def test_a_link_in_the_corpus_stays_one_as_it_may_lead_elsewhere_tomorrow(home):
    (home / "link").symlink_to(home / "news")
    (home / "real.md").write_text("Ferry lost\n")
    (home / "link.md").symlink_to(home / "real.md")
    file = settings_file(home, "corpus: [link, link.md]\narchive: compiled\n")

    assert load(file).corpus == (home / "link", home / "link.md")


def test_a_corpus_is_named_without_dots(home, monkeypatch):
    (home / "elsewhere" / "below").mkdir(parents=True)
    (home / "news" / "link").symlink_to(home / "elsewhere" / "below")
    file = settings_file(home, "corpus: [news/../news/.]\narchive: compiled\n")
    monkeypatch.chdir(home / "news")

    assert load(file).corpus == (home / "news",)
    assert load(file, corpus=[Path(".."), Path()]).corpus == (home, home / "news")
    assert load(file, corpus=[Path("link/..")]).corpus == (home / "elsewhere",)


def test_without_an_archive_each_corpus_has_a_cache_of_its_own(home, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    (home / "other").mkdir()
    file = settings_file(home, "corpus: [news]\n")
    both = (home / "news", home / "other")

    archives = [
        load(file).archive,
        load(file, corpus=[home / "other"]).archive,
        load(file, corpus=both).archive,
    ]

    assert {archive.parent for archive in archives} == {home / "cache" / "newsdesk"}
    assert len(set(archives)) == 3
    assert load(file, corpus=both[::-1]).archive == archives[2]


def test_a_corpus_folder_whose_name_is_not_utf_8_has_a_cache_too(home):
    folder = home / os.fsdecode(b"caf\xe9")
    folder.mkdir()
    file = settings_file(home, "corpus: [news]\n")

    assert load(file, corpus=[folder]).corpus == (folder,)


def test_the_settings_of_the_folder_one_stands_in_come_before_the_project_s(home, monkeypatch):
    monkeypatch.chdir(home)
    assert load().corpus == (PROJECT / "seeds",)

    settings_file(home, "corpus: [news]\n")
    assert load().corpus == (home / "news",)


def test_the_project_s_own_settings_and_outlets_hold(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    settings = load()

    assert settings.outlets == PROJECT / "config" / "outlets.yaml"
    assert load_directory(settings).by_name("wapo").name == "The Washington Post"


def test_the_fingerprint_changes_with_the_outlets_only(home):
    none = Settings((home / "news",), home / "a", None)
    one = outlets_file(home, "- {name: Gull, domains: [gull.example]}")
    before = one.fingerprint
    again = Settings((home,), home / "b", one.outlets).fingerprint
    outlets_file(home, "- {name: The Gull, domains: [gull.example]}")

    assert again == before
    assert len({none.fingerprint, before, one.fingerprint}) == 3


def test_a_settings_file_that_is_not_there_is_refused(home):
    gone = home / "config" / "gone.yaml"

    assert refusal(lambda: load(gone)) == f"there is no settings file {gone}"


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", [":1: should be keys and values"]),
        ("- news\n", [":1: should be keys and values"]),
        ("corpus: [news\n", [":2: broken YAML: did not find expected ',' or ']'"]),
        ("corpus: []\n", [":1: corpus: names no folder: list at least one"]),
        (
            "archive: compiled\n\ncorpus: news\n",
            [":3: corpus: should be a list, not “news”; left out"],
        ),
        (
            "corpus: [news]\ntoken: abc\narchive: [a]\noutlets: {a: b}\ncorpus: [other]\n",
            [
                ":5: corpus: is there twice; the first one counts",
                ":2: token: is not a key that is known here",
                ":3: archive: should be text, not a list; left out",
                ":4: outlets: should be text, not keys and values; left out",
            ],
        ),
    ],
)
def test_every_problem_of_the_settings_is_told_at_once(home, text, problems):
    file = settings_file(home, text)

    assert refusal(lambda: load(file)) == "; ".join(f"{file}{problem}" for problem in problems)


def test_settings_that_are_not_utf_8_are_refused(home):
    file = home / "config" / "newsdesk.yaml"
    file.write_bytes(b"corpus: [caf\xe9]\n")

    told = refusal(lambda: load(file))

    assert told.startswith(f"{file}: cannot be read: 'utf-8' codec can't decode byte 0xe9")


def test_every_corpus_folder_that_is_not_there_is_named(home):
    file = settings_file(home, "corpus: [gone, news, 'g\\0ne', lost]\n")

    told = refusal(lambda: load(file))

    assert f"{home}/gone" in told
    assert f"{home}/lost" in told
    assert f"{home}/news" not in told


def test_a_corpus_file_that_is_a_dangling_link_is_left_to_reading(home):
    (home / "link.md").symlink_to(home / "nowhere")
    file = settings_file(home, "corpus: [link.md]\narchive: compiled\n")

    assert load(file).corpus == (home / "link.md",)


def test_an_outlets_file_that_is_not_there_is_refused_before_anything_is_compiled(home):
    file = settings_file(home, "corpus: [news]\noutlets: config/gone.yaml\n")

    told = refusal(lambda: load(file).fingerprint)

    assert str(home / "config" / "gone.yaml") in told


def test_without_an_outlets_file_no_outlet_is_known(home):
    assert load_directory(Settings((home / "news",), home / "archive", None)).known == ()


def test_outlets_are_read(home):
    settings = outlets_file(
        home,
        """\
        # invented
        - {name: The Gull, domains: [gull.example, gull-news.example], aliases: [TG, Gully]}
        - name: Harbour Times
          domains: [harbourtimes.example]
        """,
    )

    assert load_directory(settings).known == (
        KnownOutlet("The Gull", ("gull.example", "gull-news.example"), ("TG", "Gully")),
        KnownOutlet("Harbour Times", ("harbourtimes.example",)),
    )


@pytest.mark.parametrize(
    ("data", "problems"),
    [
        ("", [":1: should be a list of outlets"]),
        ("name: The Gull\n", [":1: should be a list of outlets"]),
        ("[]]", [":1: broken YAML: did not find expected <document start>"]),
        (
            """\
            - {name: The Gull, domains: [gull.example]}
            - Harbour Times
            - {domains: gull.example, alias: [HT]}
            - {name: Owl, domains: [owl.example, {a: b}], name: Eagle}
            """,
            [
                ":2: [2]: should be keys and values",
                ":3: [3].alias: is not a key that is known here",
                ":3: [3].domains: should be a list, not “gull.example”; left out",
                ":3: [3].name: is missing",
                ":3: [3].domains: is missing: at least one",
                ":4: [4].name: is there twice; the first one counts",
                ":4: [4].domains[2]: should be text, not keys and values; left out",
            ],
        ),
    ],
)
def test_every_problem_of_the_outlets_is_told_at_once(home, data, problems):
    settings = outlets_file(home, data)
    told = "; ".join(f"{settings.outlets}{problem}" for problem in problems)

    assert refusal(lambda: load_directory(settings)) == told


def test_outlets_that_are_not_there_or_not_utf_8_are_refused(home):
    gone = Settings((home / "news",), home / "archive", home / "gone.yaml")
    latin = outlets_file(home, b"- {name: Caf\xe9}\n")

    assert refusal(lambda: load_directory(gone)) == (
        f"{home}/gone.yaml: cannot be read: [Errno 2] No such file or directory: '{home}/gone.yaml'"
    )
    assert refusal(lambda: load_directory(latin)).startswith(
        f"{latin.outlets}: cannot be read: 'utf-8' codec can't decode byte 0xe9"
    )


def test_the_project_is_where_its_settings_are():
    assert (Path(PROJECT) / "config" / "newsdesk.yaml").is_file()
