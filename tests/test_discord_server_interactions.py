"""Every rule for interactions, forms, autocompletion and commands is shown to fire."""

import re

import pytest
from discord_bot import raw
from discord_server import Discord

MEGA = "x" * 5000
OPTION = {"type": 3, "name": "topic", "description": "Topic", "autocomplete": True}
COMMANDS = [
    {
        "name": "sources",
        "description": "Who",
        "options": [OPTION],
        "contexts": [0, 1, 2],
        "integration_types": [0, 1],
    },
    {"name": "Who?", "type": 3},
]
FORM = {
    "title": "Form",
    "custom_id": "form",
    "components": [
        {"type": 18, "label": "N", "component": {"type": 4, "custom_id": "n", "style": 1}}
    ],
}
SAID = {"type": 4, "data": {"content": "x"}}
PRESSABLE = {
    "type": 4,
    "data": {
        "content": "x",
        "components": [
            {
                "type": 1,
                "components": [{"type": 2, "style": 2, "label": "Go", "custom_id": "go"}],
            }
        ],
    },
}


class Asked:
    """A server with commands and no bot; the test answers for it."""

    def __init__(self, server, call):
        self.server = server
        self.call = call
        server.world.commands.put(COMMANDS)
        self.ada = server.user("Ada")
        self.channel = server.guild("Newsroom").channel("desk")

    def slash(self, where=None):
        return self.ada.slash_soon(where or self.channel, "sources")

    def autocomplete(self):
        return self.ada._command(self.channel, "sources", None, {"topic": "x"}, focused="topic")

    async def pressed(self):
        asked = self.slash()
        await self.answer(asked, PRESSABLE)
        return self.ada.press_soon(asked.message, "Go")

    async def submitted(self, opener):
        await self.answer(opener, {"type": 9, "data": FORM})
        return self.ada.submit_soon(opener.modal, {"n": "3"})

    async def answer(self, asked, body, *, token=None):
        path = f"/interactions/{asked.id}/{token or asked.token}/callback"
        return await self.call("POST", path, body, params={"with_response": "1"})

    async def later(self, asked, method, path, body=None):
        base = f"/webhooks/{self.server.application_id}/{asked.token}"
        return await self.call(method, base + path, body)


@pytest.fixture
async def asked():
    async with Discord(check_answers=True) as server, raw(server) as call:
        yield Asked(server, call)


async def test_response_is_accepted_once(asked):
    it = asked.slash()
    status, answer = await asked.answer(it, SAID)
    assert (status, answer["resource"]["message"]["content"]) == (200, "x")
    status, answer = await asked.answer(it, SAID)
    assert (status, answer["code"]) == (400, 40060)
    asked.server.expect("40060 Interaction has already been acknowledged")


async def test_response_after_three_seconds_is_too_late(asked):
    it = asked.slash()
    asked.server.clock.advance(3.01)
    status, answer = await asked.answer(it, SAID)
    assert (status, answer["code"]) == (404, 10062)
    assert it.response_type is None
    it = asked.slash()
    asked.server.clock.advance(2.9)
    assert (await asked.answer(it, SAID))[0] == 200
    assert 2.9 < it.latency < 3
    asked.server.expect("10062 Unknown interaction")


async def test_choices_are_too_late_after_three_seconds_too(asked):
    it = asked.autocomplete()
    asked.server.clock.advance(4)
    assert (await asked.answer(it, {"type": 8, "data": {"choices": []}}))[1]["code"] == 10062
    asked.server.expect("10062")


async def test_unknown_interaction_and_wrong_token_are_noted(asked):
    it = asked.slash()
    assert (await asked.answer(it, SAID, token="wrong"))[1]["code"] == 50027  # noqa: S106
    assert (await asked.call("POST", "/interactions/1/x/callback", SAID))[1]["code"] == 10062
    asked.server.expect("50027 Invalid Webhook Token", "10062 Unknown interaction")


@pytest.mark.parametrize(
    ("kind", "fitting"),
    [
        ("slash", {4, 5, 9}),
        ("autocomplete", {8}),
        ("pressed", {4, 5, 6, 7, 9}),
        ("submitted", {4, 5}),
        ("submitted from a message", {4, 5, 6, 7}),
    ],
)
async def test_only_fitting_types_are_accepted(asked, kind, fitting):
    data = {4: {"content": "x"}, 7: {"content": "x"}, 8: {"choices": []}, 9: FORM}
    makers = {
        "slash": asked.slash,
        "autocomplete": asked.autocomplete,
        "pressed": asked.pressed,
        "submitted": lambda: asked.submitted(asked.slash()),
    }
    for number in (1, 4, 5, 6, 7, 8, 9):
        if kind == "submitted from a message":
            it = await asked.submitted(await asked.pressed())
        else:
            it = makers[kind]()
            it = it if hasattr(it, "id") else await it
        status, _ = await asked.answer(it, {"type": number, "data": data.get(number)})
        assert (status == 200) is (number in fitting), (kind, number)
    asked.server.expect(r"type: Value must be one of .*BASE_TYPE_CHOICES")


async def test_token_dies_after_fifteen_minutes(asked):
    it = asked.slash()
    await asked.answer(it, SAID)
    asked.server.clock.advance(14 * 60)
    assert (await asked.later(it, "POST", "", {"content": "more"}))[0] == 200
    asked.server.clock.advance(61)
    for method, path in (("POST", ""), ("PATCH", "/messages/@original")):
        status, answer = await asked.later(it, method, path, {"content": "more"})
        assert (status, answer["code"]) == (401, 50027)
    asked.server.expect("POST /webhooks.*50027 Invalid Webhook Token", "PATCH .*50027")


async def test_follow_up_and_edit_need_a_response_first(asked):
    it = asked.slash()
    for method, path in (("POST", ""), ("PATCH", "/messages/@original")):
        status, answer = await asked.later(it, method, path, {"content": "x"})
        assert (status, answer["code"]) == (404, 10015)
    await asked.answer(it, {"type": 9, "data": FORM})
    status, answer = await asked.later(it, "PATCH", "/messages/@original", {"content": "x"})
    assert (status, answer["code"]) == (404, 10008)
    asked.server.expect("10015 Unknown Webhook", "10008 Unknown Message")


async def test_follow_ups_are_read_edited_and_deleted(asked):
    it = asked.slash()
    await asked.answer(it, SAID)
    _, made = await asked.later(it, "POST", "", {"content": "more"})
    path = f"/messages/{made['id']}"
    assert (await asked.later(it, "PATCH", path, {"content": "less"}))[1]["content"] == "less"
    assert (await asked.later(it, "GET", path))[1]["content"] == "less"
    assert (await asked.later(it, "GET", "/messages/@original"))[1]["content"] == "x"
    assert (await asked.later(it, "DELETE", path))[0] == 204
    assert (await asked.later(it, "GET", path))[0] == 404
    assert (await asked.later(it, "DELETE", "/messages/@original"))[0] == 204
    assert asked.server.messages(asked.channel) == []
    assert asked.server.violations == []


async def test_guest_has_five_follow_ups(asked):
    elsewhere = asked.server.guild("Elsewhere", bot=False).channel("talk")
    guest, resident = asked.slash(elsewhere), asked.slash()
    for it in (guest, resident):
        await asked.answer(it, SAID)
        for _ in range(5):
            assert (await asked.later(it, "POST", "", {"content": "x"}))[0] == 200
    assert (await asked.later(resident, "POST", "", {"content": "x"}))[0] == 200
    status, answer = await asked.later(guest, "POST", "", {"content": "x"})
    assert (status, answer["code"]) == (400, 40094)
    asked.server.expect("40094")


async def test_component_of_a_deferred_response_is_not_needed(asked):
    it = await asked.pressed()
    assert (await asked.answer(it, {"type": 6}))[0] == 200
    status, _ = await asked.later(it, "PATCH", "/messages/@original", {"content": "new"})
    assert (status, it.message.text, it.message is it.source) == (200, "new", True)


def choices(*values, **more):
    return {"choices": [{"name": "n", "value": value} | more for value in values]}


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (choices(*[f"{n}" for n in range(26)]), r"data\.choices: .*MAX_LENGTH"),
        (choices("x", name=""), r"data\.choices\.0\.name: .*BAD_LENGTH"),
        (choices("x", name="x" * 101), r"data\.choices\.0\.name: .*BAD_LENGTH"),
        (choices(""), r"data\.choices\.0\.value: .*BAD_LENGTH"),
        (choices("x" * 101), r"data\.choices\.0\.value: .*BAD_LENGTH"),
        (choices(5), r"data\.choices\.0\.value: .*STRING_TYPE_CONVERT"),
        (choices("x", name_localizations={"xx": "x"}), "name_localizations.xx: .*CHOICES"),
        ({}, r"data\.choices: .*BASE_TYPE_REQUIRED"),
    ],
)
async def test_bad_choices_are_refused(asked, data, problem):
    it = asked.autocomplete()
    status, _ = await asked.answer(it, {"type": 8, "data": data})
    assert (status, it.choices) == (400, None)
    asked.server.expect(problem)


def form(*components, **changes):
    return FORM | ({"components": list(components)} if components else {}) | changes


def label(component=None, **changes):
    inner = {"type": 4, "custom_id": "n", "style": 1} | (component or {})
    return {"type": 18, "label": "N", "component": inner} | changes


@pytest.mark.parametrize(
    ("modal", "problem"),
    [
        (form(title="x" * 46), r"data\.title: .*BAD_LENGTH"),
        (form(title=""), r"data\.title: .*BAD_LENGTH"),
        (form(custom_id="x" * 101), r"data\.custom_id: .*BAD_LENGTH"),
        (form(components=[]), r"data\.components: .*BAD_LENGTH"),
        (
            form(*[label({"custom_id": f"{n}"}) for n in range(6)]),
            r"data\.components: .*BAD_LENGTH",
        ),
        (form(label(label="x" * 46)), r"components\.0\.label: .*BAD_LENGTH"),
        (form(label(description="x" * 101)), r"components\.0\.description: .*BAD_LENGTH"),
        (form(label({"value": "x" * 4001})), r"component\.value: .*MAX_LENGTH"),
        (form(label({"placeholder": "x" * 101})), r"component\.placeholder: .*MAX_LENGTH"),
        (form(label({"max_length": 4001})), r"component\.max_length: .*RANGE"),
        (form(label({"style": 3})), r"component\.style: .*CHOICES"),
        (form(label({"custom_id": ""})), r"component\.custom_id: .*BAD_LENGTH"),
        (form(label({"type": 2})), r"component\.type: .*CHOICES"),
        (form(label(), label()), "COMPONENT_CUSTOM_ID_DUPLICATED"),
        (form({"type": 2}), r"components\.0\.type: .*CHOICES"),
        (form({"type": 1, "components": []}), r"components\.0\.components: .*BAD_LENGTH"),
        (
            form({"type": 1, "components": [{"type": 4, "custom_id": "n", "style": 1}]}),
            r"components\.0\.components\.0\.label: .*REQUIRED",
        ),
    ],
)
async def test_bad_form_is_refused(asked, modal, problem):
    it = asked.slash()
    status, _ = await asked.answer(it, {"type": 9, "data": modal})
    assert (status, it.modal) == (400, None)
    asked.server.expect(problem)


async def test_messages_of_responses_are_judged_with_their_place(asked):
    it = await asked.pressed()
    for kind in (4, 7):
        body = {"type": kind, "data": {"content": "x" * 2001}}
        assert (await asked.answer(it, body))[1]["errors"]["data"]["content"]
    asked.server.expect(r"data\.content: Must be 2000 or fewer")


def slash(**changes):
    return {"name": "x", "description": "x"} | changes


def option(**changes):
    return {"type": 3, "name": "x", "description": "x"} | changes


@pytest.mark.parametrize(
    ("commands", "problem"),
    [
        ([slash(name=f"x{n}") for n in range(101)], "101 commands of type 1"),
        ([{"name": f"{n}", "type": 3} for n in range(16)], "16 commands of type 3"),
        ([{"name": f"{n}", "type": 2} for n in range(16)], "16 commands of type 2"),
        ([slash(), slash()], r"1\.name: .*APPLICATION_COMMANDS_DUPLICATE_NAME"),
        ([slash(name="Big")], r"0\.name: .*APPLICATION_COMMAND_INVALID_NAME"),
        ([slash(name="two words")], r"0\.name: .*APPLICATION_COMMAND_INVALID_NAME"),
        ([slash(name="x" * 33)], r"0\.name: .*BAD_LENGTH"),
        ([slash(description="")], r"0\.description: .*BAD_LENGTH"),
        ([slash(description="x" * 101)], r"0\.description: .*BAD_LENGTH"),
        ([slash(description=None)], r"0\.description: .*REQUIRED"),
        ([slash(name_localizations={"xx": "x"})], r"0\.name_localizations\.xx: .*CHOICES"),
        ([slash(name_localizations={"de": "Groß"})], r"name_localizations\.de: .*INVALID_NAME"),
        ([slash(description_localizations={"de": ""})], r"localizations\.de: .*BAD_LENGTH"),
        ([slash(contexts=[3])], r"0\.contexts\.0: .*CHOICES"),
        ([slash(contexts=[])], r"0\.contexts: .*BAD_LENGTH"),
        ([slash(integration_types=[2])], r"0\.integration_types\.0: .*CHOICES"),
        ([slash(type=9)], r"0\.type: .*CHOICES"),
        ([slash(options=[option(name=f"x{n}") for n in range(26)])], r"0\.options: .*MAX_LENGTH"),
        ([slash(options=[option(), option()])], r"options\.1\.name: .*NAME_DUPLICATE"),
        ([slash(options=[option(name="X")])], r"options\.0\.name: .*INVALID_NAME"),
        (
            [slash(options=[option(description="x" * 101)])],
            r"options\.0\.description: .*BAD_LENGTH",
        ),
        (
            [slash(options=[option(), option(name="y", required=True)])],
            r"options\.1: Required options must be placed before",
        ),
        (
            [slash(options=[option(choices=[{"name": f"{n}", "value": "x"} for n in range(26)])])],
            r"choices: .*MAX_LENGTH",
        ),
        (
            [slash(options=[option(autocomplete=True, choices=[{"name": "x", "value": "x"}])])],
            "AUTOCOMPLETE_INVALID",
        ),
        (
            [slash(options=[option(type=1), option(name="y")])],
            r"0\.options: Sub-command .* exclude all other types",
        ),
        (
            [slash(options=[option(type=1, options=[option(type=2, options=[])])])],
            r"options\.0\.options\.0\.type: .*CHOICES",
        ),
        (
            [slash(options=[option(type=5, autocomplete=True)])],
            "AUTOCOMPLETE_INVALID",
        ),
        ([{"name": "x", "type": 3, "description": "x"}], "DESCRIPTION_CANNOT_SET"),
        ([{"name": "x" * 33, "type": 3}], r"0\.name: .*BAD_LENGTH"),
        (
            [
                slash(
                    options=[
                        option(
                            name=f"x{n}",
                            description="x" * 100,
                            description_localizations={"de": "x" * 50},
                            choices=[{"name": f"{m}" + "x" * 90, "value": "x"} for m in range(3)],
                        )
                        for n in range(22)
                    ]
                )
            ],
            r"0: Command exceeds maximum size \(8000\): 8\d\d\d",
        ),
        ("x", "LIST_TYPE_CONVERT"),
    ],
)
async def test_bad_commands_are_refused(asked, commands, problem):
    path = f"/applications/{asked.server.application_id}/commands"
    status, _ = await asked.call("PUT", path, commands)
    assert (status, asked.server.synced) == (400, 1)
    found = [line for line in asked.server.violations if re.search(problem, line)]
    assert found == asked.server.violations != []
    asked.server.expect(problem)


async def test_longest_language_counts_for_the_size_of_a_command(asked):
    path = f"/applications/{asked.server.application_id}/commands"
    plain = [option(name=f"x{n}", description="x" * 75) for n in range(25)]
    assert (await asked.call("PUT", path, [slash(options=plain)]))[0] == 200
    choice = {"name": "x", "value": "x" * 100, "name_localizations": {"de": "x" * 20}}
    long = [one | {"choices": [choice] * 2} for one in plain]
    assert (await asked.call("PUT", path, [slash(options=long)]))[0] == 200
    longer = [one | {"description_localizations": {"de": "x" * 100}} for one in long]
    assert (await asked.call("PUT", path, [slash(options=longer)]))[0] == 400
    asked.server.expect("APPLICATION_COMMAND_TOO_LARGE")


async def test_commands_in_every_script_are_taken(asked):
    path = f"/applications/{asked.server.application_id}/commands"
    names = {"de": "größe", "hi": "समाचार", "th": "ข่าว", "ja": "ニュース", "ru": "новости"}
    status, _ = await asked.call("PUT", path, [slash(name_localizations=names)])
    assert status == 200


async def test_single_commands_are_made_changed_and_removed(asked):
    path = f"/applications/{asked.server.application_id}/commands"
    status, made = await asked.call("POST", path, slash())
    assert (status, [one["name"] for one in asked.server.commands][-1]) == (201, "x")
    assert (await asked.call("POST", path, slash(description="y")))[0] == 200
    status, _ = await asked.call("PATCH", f"{path}/{made['id']}", {"description": "z"})
    assert (await asked.call("GET", f"{path}/{made['id']}"))[1]["description"] == "z"
    assert len((await asked.call("GET", path))[1]) == 3
    assert (await asked.call("DELETE", f"{path}/{made['id']}"))[0] == 204
    assert (await asked.call("GET", f"{path}/{made['id']}"))[1]["code"] == 10063
    assert (await asked.call("GET", "/applications/1/commands"))[1]["code"] == 10002
    asked.server.expect("10063", "10002")
