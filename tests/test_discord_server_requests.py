"""Every rule for requests as such is shown to fire: routes, tokens, bodies, edits, schemas."""

import io

import aiohttp
import pytest
from discord_bodies import (
    TEXT,
    button,
    container,
    row,
    v2,
)
from discord_bot import raw
from discord_server import Discord
from discord_server.schemas import EXCEPTIONS, Schemas


async def test_edit_is_judged_together_with_what_was_there():
    async with Discord() as server, raw(server) as call:
        path = f"/channels/{server.guild('Newsroom').channel('desk').id}/messages"
        _, plain = await call("POST", path, {"content": "words"})
        edited = f"{path}/{plain['id']}"
        assert (await call("PATCH", edited, v2(TEXT)))[0] == 400
        assert (await call("PATCH", edited, {"content": ""}))[0] == 400
        assert (await call("PATCH", edited, v2(TEXT, content=None)))[0] == 200
        assert (await call("PATCH", edited, {"content": "again"}))[0] == 400
        server.expect("content: .*LEGACY_FIELDS", "50006")


async def test_only_own_messages_are_edited_and_gone_ones_are_nobodys_fault():
    async with Discord() as server, raw(server) as call:
        ada = server.user("Ada")
        path = f"/channels/{ada.dm.id}/messages"
        theirs = await ada.says(ada.dm, "mine")
        status, answer = await call("PATCH", f"{path}/{theirs.id}", {"content": "x"})
        assert (status, answer["code"]) == (403, 50005)
        _, own = await call("POST", path, {"content": "x"})
        ada.deletes(server.messages(ada.dm)[-1])
        status, answer = await call("PATCH", f"{path}/{own['id']}", {"content": "x"})
        assert (status, answer["code"]) == (404, 10008)
        assert len(server.violations) == 1
        assert (await call("PATCH", f"{path}/1", {"content": "x"}))[0] == 404
        server.expect("50005", "10008 Unknown Message")


@pytest.mark.parametrize("path", ["/nowhere", "/channels/1/messages/2/reactions/x/@me"])
async def test_unknown_route_is_noted(path):
    async with Discord() as server, raw(server) as call:
        assert (await call("GET", path))[0] == 404
        assert (await call("DELETE", "/users/@me"))[0] == 405
        server.expect(f"GET /api/v10{path}: 0 404: Not Found", "405: Method Not Allowed")


@pytest.mark.parametrize(
    "headers", [{"Authorization": ""}, {"Authorization": "Bot wrong"}, {"Authorization": "token"}]
)
async def test_wrong_token_is_noted(headers):
    async with Discord() as server, raw(server) as call:
        status, answer = await call("GET", "/users/@me", headers=headers)
        assert (status, answer) == (401, {"code": 0, "message": "401: Unauthorized"})
        server.expect("GET /users/@me: 0 401: Unauthorized")


async def test_client_without_a_proper_name_is_noted():
    async with Discord() as server, raw(server) as call:
        assert (await call("GET", "/users/@me", headers={"User-Agent": "curl"}))[0] == 403
        server.expect("40333")


async def test_body_that_is_no_json_is_noted():
    async with Discord() as server, raw(server) as call:
        path = f"/channels/{server.user('Ada').dm.id}/messages"
        json = {"Content-Type": "application/json"}
        assert (await call("POST", path, data=b"{", headers=json))[1]["code"] == 50109
        assert (await call("POST", path, data=b"x=1"))[1]["code"] == 50035
        assert (await call("POST", path))[1]["code"] == 50035
        form = aiohttp.FormData({"file": io.BytesIO(b"x")})
        assert (await call("POST", path, data=form))[1]["code"] == 50035
        server.expect("50109", "CONTENT_TYPE_INVALID", "BASE_TYPE_REQUIRED", "UNKNOWN_FIELD")


async def test_without_checks_everything_is_taken():
    async with Discord(checks=False) as server, raw(server) as call:
        path = f"/channels/{server.user('Ada').dm.id}/messages"
        assert (await call("POST", path, {"content": "x" * 9000}))[0] == 200


async def test_bot_does_not_write_where_it_is_not():
    async with Discord() as server, raw(server) as call:
        elsewhere = server.guild("Elsewhere", bot=False).channel("talk")
        group = server.group_dm(server.user("Ada"), server.user("Bob"))
        for channel in (elsewhere, group):
            status, answer = await call("POST", f"/channels/{channel.id}/typing")
            assert (status, answer["code"]) == (403, 50001)
        assert (await call("GET", "/channels/1"))[1]["code"] == 10003
        server.expect("50001 Missing Access", "10003 Unknown Channel")


needs_schemas = pytest.mark.skipif(
    not Schemas().found, reason="Discord's OpenAPI description, or jsonschema-rs, is not here"
)


@needs_schemas
async def test_body_that_only_the_schema_refuses_is_noted():
    async with Discord() as server, raw(server) as call:
        path = f"/channels/{server.user('Ada').dm.id}/messages"
        assert (await call("POST", path, {"content": "x", "tts": "no"}))[0] == 200
        server.expect('messages: does not fit Discord\'s schema: tts: "no" is not of types')


@needs_schemas
async def test_schema_names_the_place_inside_of_a_layout():
    async with Discord() as server, raw(server) as call:
        path = f"/channels/{server.user('Ada').dm.id}/messages"
        body = v2(container(row(button(disabled="no"))))
        assert (await call("POST", path, body))[0] == 200
        place = r"components\.0\.components\.0\.components\.0\.disabled"
        server.expect(f'schema: {place}: "no" is not of types')


@needs_schemas
async def test_body_that_no_check_foresaw_is_refused_by_the_schema():
    async with Discord() as server, raw(server) as call:
        path = f"/channels/{server.user('Ada').dm.id}/messages"
        status, answer = await call("POST", path, {"embeds": [{"footer": "x"}]})
        assert (status, answer["code"]) == (400, 50035)
        server.expect("embeds.0.footer")


def test_exceptions_to_the_schema_are_few_and_have_reasons():
    assert [(name, bool(reason)) for name, _, reason in EXCEPTIONS] == [("SnowflakeType", True)]
