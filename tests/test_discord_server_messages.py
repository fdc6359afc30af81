"""Every rule for messages is shown to fire on a request that breaks it."""

import re

import pytest
from discord_bodies import TEXT, a_form, button, container, embed, gallery, row, section, select, v2
from discord_bot import raw
from discord_server import Discord
from discord_server.places import MEGABYTE

LINK = {"type": 2, "style": 5, "label": "x"}
WRONG = {
    "content of 2,001": ({"content": "x" * 2001}, "content: .*BASE_TYPE_MAX_LENGTH"),
    "content that is no text": ({"content": 5}, "content: .*STRING_TYPE_CONVERT"),
    "no body of a message": ([], "body: .*MODEL_TYPE_CONVERT"),
    "nothing at all": ({}, "50006 Cannot send an empty message"),
    "nothing but blanks for v2": (v2(), "50006"),
    "41 components": (
        v2(container(*[row(button(custom_id=f"{n}")) for n in range(20)])),
        r"components: .*COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
    ),
    "41 components at the top": (v2(*[TEXT] * 41), "components: .*BASE_TYPE_MAX_LENGTH"),
    "4,001 letters in text displays": (
        v2({"type": 10, "content": "x" * 2000}, container({"type": 10, "content": "x" * 2001})),
        "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
    ),
    "an empty text display": (v2({"type": 10, "content": ""}), r"components\.0\.content: .*LENGTH"),
    "content beside v2": (
        v2(TEXT, content="x"),
        "content: .*MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    ),
    "embeds beside v2": (v2(TEXT, **embed()), "embeds: .*LEGACY_FIELDS"),
    "v2 without its flag": ({"components": [TEXT]}, r"components\.0\.type: .*BASE_TYPE_CHOICES"),
    "six rows without v2": (
        {"components": [row(button(custom_id=f"{n}")) for n in range(6)]},
        "components: .*BASE_TYPE_MAX_LENGTH",
    ),
    "six buttons in a row": (
        v2(row(*[button(custom_id=f"{n}") for n in range(6)])),
        "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
    ),
    "two selects in a row": (
        v2(row(select(custom_id="a"), select(custom_id="b"))),
        "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
    ),
    "a button beside a select": (v2(row(button(), select())), "COMPONENT_LAYOUT_WIDTH_EXCEEDED"),
    "an empty row": (v2(row()), r"components\.0\.components: .*BASE_TYPE_REQUIRED"),
    "text in a row": (v2(row(TEXT)), r"components\.0\.components\.0\.type: .*CHOICES"),
    "a button outside of a row": (v2(button()), r"components\.0\.type: .*CHOICES"),
    "a container in a container": (
        v2(container(container(TEXT))),
        r"components\.0\.components\.0\.type: .*CHOICES",
    ),
    "an empty container": (v2(container()), r"components\.0\.components: .*LENGTH"),
    "a label of 81": (v2(row(button(label="x" * 81))), r"label: .*BASE_TYPE_MAX_LENGTH"),
    "a button without label and emoji": (
        v2(row(button(label=None))),
        "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED",
    ),
    "a button of no style": (v2(row(button(style=9))), r"style: .*BASE_TYPE_CHOICES"),
    "a custom_id of 101": (v2(row(button(custom_id="x" * 101))), r"custom_id: .*BAD_LENGTH"),
    "an empty custom_id": (v2(row(button(custom_id=""))), r"custom_id: .*BAD_LENGTH"),
    "no custom_id": (v2(row(button(custom_id=None))), r"custom_id: .*BASE_TYPE_REQUIRED"),
    "one custom_id twice": (
        v2(row(button()), section(TEXT, accessory=button())),
        r"components\.1\.accessory\.custom_id: .*COMPONENT_CUSTOM_ID_DUPLICATED",
    ),
    "one id twice": (v2(TEXT | {"id": 7}, TEXT | {"id": 7}), "COMPONENT_ID_DUPLICATED"),
    "a link with a custom_id": (
        v2(row(LINK | {"url": "https://example.org", "custom_id": "x"})),
        "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
    ),
    "a link to nowhere": (v2(row(LINK)), r"url: .*BASE_TYPE_REQUIRED"),
    "a link of 513": (v2(row(LINK | {"url": "https://" + "x" * 505})), r"url: .*BAD_LENGTH"),
    "a link to a program": (
        v2(row(LINK | {"url": "javascript:x"})),
        "URL_TYPE_INVALID_SCHEME",
    ),
    "a button with a url": (
        v2(row(button(url="https://example.org"))),
        "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
    ),
    "26 options": (v2(row(select(26))), r"options: .*BASE_TYPE_BAD_LENGTH"),
    "no options": (v2(row(select(0))), r"options: .*BASE_TYPE_BAD_LENGTH"),
    "an option's text of 101": (
        v2(row(select(options=[{"label": "x" * 101, "value": "x", "description": "x" * 101}]))),
        r"options\.0\.(label|description): .*LENGTH",
    ),
    "an option's value of 101": (
        v2(row(select(options=[{"label": "x", "value": "x" * 101}]))),
        r"options\.0\.value: .*BAD_LENGTH",
    ),
    "an option's value twice": (
        v2(row(select(options=[{"label": "x", "value": "x"}] * 2))),
        "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
    ),
    "a placeholder of 151": (
        v2(row(select(placeholder="x" * 151))),
        "placeholder: .*BASE_TYPE_MAX_LENGTH",
    ),
    "more to choose than there is": (
        v2(row(select(2, max_values=3))),
        "SELECT_COMPONENT_MAX_VALUES_EXCEEDED",
    ),
    "more chosen than may be": (
        v2(
            row(select(options=[{"label": f"{n}", "value": f"{n}", "default": True} for n in "ab"]))
        ),
        "SELECT_COMPONENT_DEFAULT_VALUES_EXCEEDED",
    ),
    "a select of 26 at most": (v2(row(select(2, max_values=26))), "(NUMBER_TYPE_RANGE|MAX_VALUES)"),
    "a section without accessory": (
        v2({"type": 9, "components": [TEXT]}),
        r"accessory\.type: .*CHOICES",
    ),
    "a section of four texts": (v2(section(*[TEXT] * 4)), r"components: .*BAD_LENGTH"),
    "a section of buttons": (
        v2(section(button(custom_id="y"))),
        r"components\.0\.components\.0\.type: .*CHOICES",
    ),
    "a gallery of eleven": (v2(gallery(11)), r"items: .*BAD_LENGTH"),
    "an empty gallery": (v2(gallery(0)), r"items: .*BAD_LENGTH"),
    "an alt text of 1,025": (
        v2(gallery(description="x" * 1025)),
        "description: .*BASE_TYPE_MAX_LENGTH",
    ),
    "a picture that was not attached": (
        v2(gallery(media={"url": "attachment://gone.png"})),
        "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
    ),
    "a file from elsewhere": (
        v2({"type": 13, "file": {"url": "https://example.org/a.csv"}}),
        "URL_TYPE_INVALID_SCHEME",
    ),
    "a thumbnail without media": (
        v2(section(TEXT, accessory={"type": 11})),
        "media: .*MODEL_TYPE_CONVERT",
    ),
    "a separator of no size": (v2({"type": 14, "spacing": 3}), "spacing: .*NUMBER_TYPE_RANGE"),
    "a colour beyond white": (
        v2(container(TEXT) | {"accent_color": 0x1000000}),
        "accent_color: .*NUMBER_TYPE_RANGE",
    ),
    "a title of 257": (embed(title="x" * 257), r"embeds\.0\.title: .*MAX_LENGTH"),
    "a description of 4,097": (embed(description="x" * 4097), r"description: .*MAX_LENGTH"),
    "a footer of 2,049": (embed(footer={"text": "x" * 2049}), r"footer\.text: .*MAX_LENGTH"),
    "an author of 257": (embed(author={"name": "x" * 257}), r"author\.name: .*MAX_LENGTH"),
    "26 fields": (embed(fields=[{"name": "x", "value": "x"}] * 26), r"fields: .*MAX_LENGTH"),
    "a field's value of 1,025": (
        embed(fields=[{"name": "x", "value": "x" * 1025}]),
        r"fields\.0\.value: .*BAD_LENGTH",
    ),
    "a field's name of 257": (
        embed(fields=[{"name": "x" * 257, "value": "x"}]),
        r"fields\.0\.name: .*BAD_LENGTH",
    ),
    "6,001 letters in embeds": (
        {"embeds": [{"description": "x" * 3000}, {"description": "x" * 3001}]},
        "MAX_EMBED_SIZE_EXCEEDED",
    ),
    "eleven embeds": ({"embeds": [{"title": "x"}] * 11}, "embeds: .*MAX_LENGTH"),
    "a nonce of 26": ({"content": "x", "nonce": "x" * 26}, "nonce: .*BASE_TYPE_MAX_LENGTH"),
    "mentions both ways": (
        {"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}},
        "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
    ),
    "mentions of a strange kind": (
        {"content": "x", "allowed_mentions": {"parse": ["friends"]}},
        r"allowed_mentions\.parse\.0: .*CHOICES",
    ),
    "an attachment without its file": (
        {"content": "x", "attachments": [{"id": "0", "filename": "a.txt"}]},
        r"attachments\.0\.id: .*ATTACHMENT_NOT_FOUND",
    ),
    "a reply to nothing": (
        {"content": "x", "message_reference": {"message_id": "1"}},
        "REPLIES_UNKNOWN_MESSAGE",
    ),
}


@pytest.mark.parametrize(("body", "problem"), WRONG.values(), ids=WRONG)
async def test_message_that_breaks_a_rule_is_refused(body, problem):
    async with Discord() as server, raw(server) as call:
        channel = server.guild("Newsroom").channel("desk")
        status, answer = await call("POST", f"/channels/{channel.id}/messages", body)
        assert (status, server.messages(channel)) == (400, [])
        found = [line for line in server.violations if re.search(problem, line)]
        assert found, server.violations
        assert len(found) == len(server.violations)
        assert answer["code"] in (50035, 50006)
        server.expect(problem)


async def test_errors_are_nested_as_discord_nests_them():
    async with Discord() as server, raw(server) as call:
        channel = server.guild("Newsroom").channel("desk")
        body = {"content": "x" * 2001}
        _, answer = await call("POST", f"/channels/{channel.id}/messages", body)
        text = "Must be 2000 or fewer in length."
        assert answer == {
            "code": 50035,
            "message": "Invalid Form Body",
            "errors": {"content": {"_errors": [{"code": "BASE_TYPE_MAX_LENGTH", "message": text}]}},
        }
        server.expect("content: Must be 2000")


RIGHT = {
    "40 components": v2(container(*[TEXT] * 39)),
    "4,000 letters": v2({"type": 10, "content": "x" * 4000}),
    "2,000 letters": {"content": "x" * 2000},
    "all kinds": v2(
        container(section(TEXT, TEXT, TEXT), row(select(25)), gallery(10), {"type": 14}),
        row(*[button(custom_id=f"{n}") for n in range(5)]),
        row(LINK | {"url": "https://example.org"}),
    ),
    "five rows without v2": {"components": [row(button(custom_id=f"{n}")) for n in range(5)]},
    "mention that alerts nobody": {"content": "<@1> @everyone", "allowed_mentions": {"parse": []}},
    "mention in code": {"content": "`<@1>` and ```\n@everyone\n```"},
    "ids as numbers": {"content": "x", "allowed_mentions": {"users": [1], "parse": []}},
}


@pytest.mark.parametrize("body", RIGHT.values(), ids=RIGHT)
async def test_message_at_the_limits_is_taken(body):
    async with Discord(check_answers=True) as server, raw(server) as call:
        channel = server.guild("Newsroom").channel("desk")
        status, _ = await call("POST", f"/channels/{channel.id}/messages", body)
        assert status == 200


@pytest.mark.parametrize(
    ("body", "alerted"),
    [
        ({"content": "<@1>"}, "1"),
        ({"content": "<@!1>", "allowed_mentions": {"users": ["1"]}}, "1"),
        ({"content": "@here"}, "everyone"),
        ({"content": "@everyone", "allowed_mentions": {"parse": ["everyone"]}}, "everyone"),
        ({"content": "<@&5>", "allowed_mentions": {"parse": ["roles"]}}, "5"),
        (v2(container({"type": 10, "content": "so <@1> said"})), "1"),
    ],
)
async def test_message_that_would_ping_is_noted(body, alerted):
    async with Discord() as server, raw(server) as call:
        channel = server.guild("Newsroom").channel("desk")
        status, _ = await call("POST", f"/channels/{channel.id}/messages", body)
        assert status == 200
        assert server.messages(channel)[0].pings == {alerted}
        server.expect(rf"would ping \['{alerted}'\]")


async def test_file_over_the_limit_is_too_large():
    async with Discord() as server, raw(server) as call:
        path = f"/channels/{server.guild('Newsroom').channel('desk').id}/messages"
        most = ("most.bin", b"x" * 10 * MEGABYTE)
        assert (await call("POST", path, data=a_form({}, most)))[0] == 200
        status, answer = await call("POST", path, data=a_form({}, ("more.bin", most[1] + b"x")))
        assert (status, answer["code"]) == (413, 40005)
        server.expect("40005 Request entity too large")


async def test_eleven_files_are_too_many():
    async with Discord() as server, raw(server) as call:
        path = f"/channels/{server.guild('Newsroom').channel('desk').id}/messages"
        files = [(f"{n}.txt", b"x") for n in range(11)]
        assert (await call("POST", path, data=a_form({}, *files)))[0] == 400
        server.expect("attachments: Must be 10 or fewer")


async def test_alt_text_of_an_attachment_is_limited():
    async with Discord() as server, raw(server) as call:
        path = f"/channels/{server.guild('Newsroom').channel('desk').id}/messages"
        body = {"attachments": [{"id": 0, "description": "x" * 1025}]}
        assert (await call("POST", path, data=a_form(body, ("a.txt", b"x"))))[0] == 400
        server.expect(r"attachments\.0\.description: .*MAX_LENGTH")


async def test_file_that_no_component_shows_is_noted():
    async with Discord() as server, raw(server) as call:
        path = f"/channels/{server.guild('Newsroom').channel('desk').id}/messages"
        form = a_form(v2(TEXT), ("list.csv", b"x"))
        assert (await call("POST", path, data=form))[0] == 200
        server.expect("the file 'list.csv' is attached, and no component shows it")
