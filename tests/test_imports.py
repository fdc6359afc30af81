"""Imports run downwards only, and each library has one home."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
MODULES = sorted((PROJECT / "bot").rglob("*.py"))

LAYERS = (
    {"bot.__main__"},
    {"bot.cli"},
    {"bot.running"},
    {"bot.app", "bot.console", "bot.discord_ui"},
    {"bot.arguments", "bot.reception"},
    {"bot.export", "bot.invite", "bot.loading", "bot.picture", "bot.reloading"},
    {"bot.screen", "bot.watching"},
    {"bot.given"},
    {"bot.as_json"},
    {"bot.article_json"},
    {"bot.archive", "bot.config", "bot.desk", "bot.operation", "bot.reading"},
    {"bot.progress", "bot.state", "bot.wording"},
    {"bot.answering", "bot.records"},
    {"bot.finding"},
    {"bot.news"},
    {"bot.errors", "bot"},
)
"""From the top down; what stands on one line never imports each other."""

HOMES = {
    "yaml": {"bot.records.nodes"},
    "rapidfuzz": {"bot.news.spelling"},
    "jellyfish": {"bot.news.spelling"},
    "Stemmer": {"bot.news.text"},
    "sentencex": {"bot.news.text"},
    "ftfy": {"bot.reading.mending"},
    "markdown_it": {"bot.reading.mending"},
    "can_ada": {"bot.news.urls"},
    "publicsuffixlist": {"bot.archive.outlets"},
    "tantivy": {
        "bot.archive.clauses",
        "bot.archive.index",
        "bot.archive.queries",
        "bot.archive.selecting",
        "bot.archive.vocabulary",
    },
    "ijson": {"bot.reading.jsondocument"},
    "feedparser": {"bot.reading.feeds"},
    "zstandard": {"bot.reading.blocks"},
    "orjson": {"bot.reading.jsontext"},
    "watchfiles": {"bot.watching"},
    "msgspec": {"bot.archive.schema"},
    "filelock": {"bot.archive.store"},
    "platformdirs": {"bot.config"},
    "rich": {"bot.console.screen"},
    "prompt_toolkit": {"bot.console.chat"},
    "dateparser": {"bot.news.days"},
    "PIL": {"bot.picture.canvas", "bot.picture.letters"},
    "aiohttp": {"bot.discord_ui.sending", "bot.operation.vitals"},
    "prometheus_client": {"bot.operation.metrics"},
    "pythonjsonlogger": {"bot.operation.logs"},
}  # fmt: skip

IMPURE = set(
    "asyncio discord io logging os pathlib random secrets shutil socket sqlite3 subprocess sys"
    " tempfile threading time uuid".split()
)


def name_of(file: Path) -> str:
    parts = file.relative_to(PROJECT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(file: Path) -> Iterator[str]:
    """The modules that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative import"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def packages(file: Path) -> set[str]:
    return {module.split(".")[0] for module in imported(file)}


def layer(module: str) -> int:
    part = ".".join(module.split(".")[:2])
    return next(number for number, names in enumerate(LAYERS) if part in names)


def home(module: str) -> str:
    return ".".join(module.split(".")[:2])


MODULE_NAMES = {name_of(file) for file in MODULES}


@pytest.mark.parametrize("file", MODULES, ids=name_of)
def test_imports_run_downwards_only(file):
    own = name_of(file)
    for module in imported(file):
        if module in MODULE_NAMES and home(module) != home(own):
            assert layer(module) > layer(own), f"{own} imports {module}"


@pytest.mark.parametrize("library", HOMES)
def test_each_library_has_one_home(library):
    users = {
        name_of(file) for file in MODULES if library in {m.split(".")[0] for m in imported(file)}
    }
    assert users == HOMES[library]


def test_news_is_pure():
    for file in MODULES:
        if name_of(file).startswith("bot.news"):
            assert not packages(file) & IMPURE, file


def test_every_dependency_is_used_and_has_its_reason():
    text = (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    listed = text.partition("dependencies = [")[2].partition("]\n")[0].strip().splitlines()
    assert all("#" in line for line in listed)
    unimported = {"symspellpy"}  # data
    assert len(listed) == len(HOMES.keys() | unimported | {"discord"})


def test_only_the_discord_face_imports_discord_and_it_is_a_fifth_of_the_code_at_most():
    lines = {name_of(file): len(file.read_text(encoding="utf-8").splitlines()) for file in MODULES}
    users = {name_of(file) for file in MODULES if "discord" in packages(file)}
    assert all(name.startswith("bot.discord_ui") for name in users)
    face = sum(count for name, count in lines.items() if name.startswith("bot.discord_ui"))
    assert face <= 0.2 * sum(lines.values())


@pytest.mark.parametrize("file", MODULES, ids=name_of)
def test_a_file_can_be_read_at_once(file):
    if name_of(file) == "bot.news.freetext.phrasings":
        return  # a table: nobody reads it from end to end
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("file", MODULES, ids=name_of)
def test_a_function_can_be_read_without_scrolling(file):
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 40, f"{file}: {node.name}"


def seed_words() -> set[str]:
    """Names that only the seeds speak of: rare capitalised words of their text."""
    return {"clearview", "bucha", "kravchenko", "fedorov", "syamantak", "soros", "nopd", "kabul"}


@pytest.mark.parametrize("file", MODULES, ids=name_of)
def test_the_code_knows_none_of_the_seeds_words(file):
    text = file.read_text(encoding="utf-8").lower()
    assert not {word for word in seed_words() if word in text}
