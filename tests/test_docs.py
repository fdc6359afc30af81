"""Every command, option and setting is documented, and what is documented is there."""

import argparse
import re
from pathlib import Path

import pytest
from conftest import TODAY

from bot.arguments import QUESTIONS, parser
from bot.config import KEYS, SERVICE_KEYS
from bot.export import FORMATS
from bot.news.plaintext import every_line, plain_text
from bot.news.question import FreeText

PROJECT = Path(__file__).parent.parent
README = (PROJECT / "README.md").read_text(encoding="utf-8")


def commands() -> dict[str, argparse.ArgumentParser]:
    action = next(one for one in parser()._actions if isinstance(one, argparse._SubParsersAction))
    return dict(action.choices)


def options() -> set[str]:
    found = {text for parser in commands().values() for text in parser._option_string_actions}
    return {text for text in found if text.startswith("--")} - {"--help"}


def documented(column: str) -> set[str]:
    """The code words in the first column of the table with this heading."""
    table = README.partition(f"| {column} |")[2].partition("\n\n")[0]
    cells = [row.split("|")[1] for row in table.splitlines()[2:] if row.startswith("|")]
    return {word.split()[0] for cell in cells for word in re.findall(r"`([^`]+)`", cell)}


@pytest.mark.parametrize("name", commands())
def test_every_command_is_in_the_readme(name):
    assert f"`{name}`" in README or f"newsdesk {name}" in README


def test_every_command_in_the_readme_is_there():
    assert documented("command") <= set(commands())


def test_the_options_in_the_readme_are_those_that_there_are():
    assert documented("option") == options() | {"--version"}


def test_the_settings_in_the_readme_are_those_that_there_are():
    assert documented("key") == set(KEYS)


def test_the_service_keys_in_the_readme_are_those_that_there_are():
    assert documented("service key") - {"/livez", "/readyz", "/metrics"} == set(SERVICE_KEYS)


def test_the_variables_in_the_readme_are_those_that_there_are():
    variables = {f"NEWSDESK_{key.upper()}" for key in ("corpus", "archive", *SERVICE_KEYS)}
    assert documented("variable") == variables | {"DISCORD_TOKEN", "DISCORD_TOKEN_FILE"}


def test_every_slash_command_in_the_readme_is_there():
    others = ("help", "about", "privacy", "forget-me", "newsdesk")
    known = {f"/{name}" for name in (*QUESTIONS, *others)}
    assert {word for word in documented("in Discord") if word.startswith("/")} == known


def test_every_format_of_export_is_in_the_readme():
    assert all(f"`{name}`" in README for name in FORMATS)


def test_the_transcript_in_the_readme_is_what_is_answered(seeds):
    transcript = README.partition("```\n")[2].partition("\n```")[0]
    for turn in transcript.split("$ newsdesk ask ")[1:]:
        question, _, shown = turn.partition("\n")
        reply = seeds.ask(FreeText(question.strip('"')), TODAY["seeds"]).reply
        lines = plain_text(every_line(reply)).splitlines()
        before, cut, after = shown.strip().partition("\n…\n")
        assert lines[: len(before.splitlines())] == before.splitlines()
        assert (cut and lines[-1] == after) or len(lines) == len(before.splitlines())


def test_the_seeds_are_the_five_documents_byte_for_byte():
    shared = PROJECT.parent / "shared" / "seeds"
    if not shared.is_dir():
        pytest.skip(f"{shared} is not there to compare with")
    ours = {file.name: file.read_bytes() for file in (PROJECT / "seeds").iterdir()}
    assert ours == {file.name: file.read_bytes() for file in shared.iterdir()}


def test_the_lock_files_name_no_registry():
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (PROJECT / name).read_text(encoding="utf-8")
        assert "://" not in text
        assert "--hash=sha256:" in text
