"""The test Discord as a process of its own."""

import asyncio
import os
import sys
from contextlib import asynccontextmanager
from pathlib import Path
from types import SimpleNamespace

import aiohttp
import discord
import pytest
from discord import ui
from discord_bot import Bot, raw
from discord_server import pointed_at

HERE = Path(__file__).parent / "discord_server"


@asynccontextmanager
async def process(*arguments, code=0):
    """`api`, `gateway` and `token` of a running process; it must end with this code on SIGTERM."""
    started = await asyncio.create_subprocess_exec(
        sys.executable,
        str(HERE),
        "--port=0",
        *arguments,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env=os.environ | {"PYTHONWARNINGS": "default"},
    )
    try:
        line = (await started.stdout.readline()).decode()
        yield SimpleNamespace(process=started, **dict(part.split("=", 1) for part in line.split()))
    finally:
        if started.returncode is None:
            started.terminate()
        _, said = await started.communicate()
    assert started.returncode == code, said.decode()


@asynccontextmanager
async def a_bot(server):
    with pointed_at(server):
        client = Bot(answers)
        task = asyncio.create_task(client.start(server.token))
        try:
            yield client
        finally:
            await client.close()
            await task


def answers(bot):
    class Ask(ui.Modal, title="How many?"):
        number = ui.TextInput(label="Number", custom_id="n")

        async def on_submit(self, interaction):
            await interaction.response.send_message(f"{self.number}!")

    class Buttons(ui.View):
        @ui.button(label="Ask")
        async def ask(self, interaction, _button):
            await interaction.response.send_modal(Ask())

        @ui.select(options=[discord.SelectOption(label="Times", value="t")])
        async def pick(self, interaction, select):
            await interaction.response.edit_message(content=select.values[0])

    @bot.tree.command(description="Sources")
    async def sources(
        interaction: discord.Interaction, topic: str, *, most: int = 1, own: bool = True
    ):
        text = f"{topic} {most}"
        await interaction.response.send_message(text, view=Buttons(), ephemeral=own)

    @sources.autocomplete("topic")
    async def complete(_interaction, typed):
        return [discord.app_commands.Choice(name=typed, value=typed)]

    @bot.tree.context_menu(name="Again")
    async def again(interaction: discord.Interaction, message: discord.Message):
        await interaction.response.send_message(message.content)

    @bot.event
    async def on_message(message):
        if message.author != bot.user and message.content:
            await message.channel.send(f"you said {message.content}")


async def test_person_follows_a_conversation_over_http():
    async with process("--token=abc", "--guilds=3") as server, aiohttp.ClientSession() as session:
        control = server.api.removesuffix("/api/v10") + "/_control"

        async def get(path):
            async with session.get(f"{control}/{path}") as response:
                return await response.json()

        async def post(path, **body):
            async with session.post(f"{control}/{path}", json=body) as response:
                plain = response.content_type == "text/plain"
                return await (response.text() if plain else response.json())

        assert server.token == "abc"  # noqa: S105
        assert await get("ready") == {"ready": False, "commands": [], "synced": 0, "violations": []}
        async with a_bot(server):
            assert (await get("ready?seconds=10"))["ready"]
            asked = {"name": "sources", "options": {"topic": "clearview", "most": "2", "own": "no"}}
            found = await post("slash", where="desk", **asked)
            assert found["messages"][0]["buttons"] == ["Ask"]
            assert found["messages"][0]["text"].splitlines()[:2] == ["Newsdesk APP", "clearview 2"]
            form = (await post("press", label="Ask"))["form"]
            assert form == {"title": "How many?", "fields": [{"label": "Number", "custom_id": "n"}]}
            assert await post("submit?plain=1", values={"Number": "3"}) == "Newsdesk APP\n3!\n"
            message = found["messages"][0]["id"]
            assert "t" in await post("choose?plain=1", values=["Times"], message=message)
            assert await post("menu?plain=1", name="Again", message=message) == "Newsdesk APP\nt\n"
            choices = await post("autocomplete", name="sources", option="topic", typed="cl")
            assert choices == {"choices": [{"name": "cl", "value": "cl"}]}
            assert await post("says?plain=1", text="hi") == "Newsdesk APP\nyou said hi\n"
            assert await post("says", text="hi", where="desk", mention=False, seconds=0.05) == {
                "messages": []
            }
            assert len((await get("messages?where=dm"))["messages"]) == 2
            assert (await post("load", count=5, **asked))["unanswered"] == 0
            assert "no command 'nothing'" in (await post("slash", name="nothing"))["error"]
            assert "no channel" in (await post("says", text="x", where="nowhere"))["error"]
            assert (await get("ready"))["violations"] == []


async def test_broken_rules_end_the_process_with_1():
    async with process(code=1) as server, raw(server) as call:
        assert (await call("GET", "/nowhere"))[0] == 404


async def test_person_talks_at_a_prompt():
    async with process("--talk") as server:
        server.process.stdin.write(b"/nothing\n\n")
        said, _ = await server.process.communicate()
        assert "! no command 'nothing' of type 1; there are []" in said.decode()


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("/sources", ("sources", {})),
        (
            "/sources topic:clear view share:true",
            ("sources", {"topic": "clear view", "share": "true"}),
        ),
        ("/newsdesk status", ("newsdesk status", {})),
    ],
)
def test_typed_commands_are_taken_apart(line, found):
    from discord_server.words import split  # noqa: PLC0415

    assert split(line) == found
