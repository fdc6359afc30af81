"""The links that add the bot to a server, and to a person."""

import base64
from urllib.parse import parse_qs, urlsplit

import discord
import pytest
from command import environment, is_one_line, run, spawn

from bot.errors import SettingsError
from bot.invite import PERMISSIONS, application_of, invitations

APPLICATION = "123456789012345678"
TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.Gabcde.not-a-token-of-anybody-at-all-here-00"  # noqa: S105 - opens nothing


def asked(link):
    """The address of a link, and what it asks for."""
    parts = urlsplit(link)
    given = {key: value for key, (value,) in parse_qs(parts.query, strict_parsing=True).items()}
    return f"{parts.scheme}://{parts.netloc}{parts.path}", given


def token_of(application):
    return base64.urlsafe_b64encode(application).rstrip(b"=").decode() + ".Gabcde.rest"


def test_a_server_is_asked_for_the_bot_its_commands_and_its_permissions():
    server, _ = invitations(APPLICATION)
    assert asked(server) == (
        "https://discord.com/oauth2/authorize",
        {
            "client_id": APPLICATION,
            "integration_type": "0",
            "scope": "bot applications.commands",
            "permissions": "274878024704",
        },
    )


def test_a_person_is_asked_for_the_commands_only():
    _, person = invitations(APPLICATION)
    assert asked(person) == (
        "https://discord.com/oauth2/authorize",
        {
            "client_id": APPLICATION,
            "integration_type": "1",
            "scope": "applications.commands",
        },
    )


def test_the_permissions_are_the_named_ones_and_no_others():
    server, _ = invitations(APPLICATION)
    number = int(asked(server)[1]["permissions"])
    assert number == sum(1 << bit for bit in PERMISSIONS.values())
    assert discord.Permissions(number) == discord.Permissions(
        view_channel=True,
        send_messages=True,
        embed_links=True,
        attach_files=True,
        read_message_history=True,
        send_messages_in_threads=True,
    )


@pytest.mark.parametrize(
    "application", [b"1", b"12", b"123", b"1234", APPLICATION.encode(), b"1573968787315621888"]
)
def test_a_token_begins_with_its_application(application):
    assert application_of(token_of(application)) == application.decode()


@pytest.mark.parametrize(
    "token",
    [
        "",
        ".",
        "..",
        "x",
        "hello",
        "MTIz-not-base64-digits",
        token_of(b""),
        token_of(b"12a"),
        token_of(b" 12"),
        token_of(b"-1"),
        token_of("١٢٣".encode()),
        token_of(b"\xff\xfe"),
        token_of(b"1\n2"),
        "ключ.токен",
        "====.a.b",
        "M" * 10_000,
    ],
)
def test_a_token_without_an_application_is_refused_with_what_to_do_instead(token):
    with pytest.raises(SettingsError, match="newsdesk invite APPLICATION_ID") as caught:
        application_of(token)
    assert not token.strip(".") or token not in str(caught.value)


LINKS = "To a server: {}\nTo yourself: {}\n".format(*invitations(APPLICATION))


def test_the_command_prints_both_links_for_an_application():
    ran = run("invite", APPLICATION)
    assert (ran.code, ran.out, ran.err) == (0, LINKS, "")


def test_the_command_knows_the_application_from_the_token():
    ran = spawn("invite", env=environment(DISCORD_TOKEN=f" {TOKEN}\n"))
    assert (ran.code, ran.out, ran.err) == (0, LINKS, "")


def test_the_command_knows_the_application_from_the_token_s_file(tmp_path, monkeypatch):
    (tmp_path / "token").write_text(f"{TOKEN}\n")
    monkeypatch.delenv("DISCORD_TOKEN", raising=False)
    monkeypatch.setenv("DISCORD_TOKEN_FILE", str(tmp_path / "token"))
    assert run("invite").out == LINKS


def test_an_application_that_is_given_comes_before_the_token_s(monkeypatch):
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    assert "client_id=42&" in run("invite", "42").out


@pytest.mark.parametrize("token", [None, "", "nonsense.token", "MTIz.to ken"])
def test_the_command_says_in_one_sentence_what_it_lacks(token, monkeypatch):
    monkeypatch.delenv("DISCORD_TOKEN", raising=False)
    monkeypatch.delenv("DISCORD_TOKEN_FILE", raising=False)
    if token is not None:
        monkeypatch.setenv("DISCORD_TOKEN", token)
    ran = run("invite")
    assert (ran.code, ran.out) == (2, "")
    assert is_one_line(ran.err)
    assert not token or token not in ran.err


@pytest.mark.parametrize("application", ["12a", "-12", "", "1 2", "١٢٣", "1.5"])
def test_an_application_that_is_no_number_is_refused(application):
    ran = run("invite", application)
    assert (ran.code, ran.out) == (2, "")
    assert is_one_line(ran.err)
    assert ("number on the application's page" in ran.err) or application.startswith("-")
