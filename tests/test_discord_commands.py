"""Slash commands in a server, in a direct message, as a personal app: every kind answers."""

import pytest
from desk_in_discord import running
from discord_server import Discord


@pytest.fixture
async def discord():
    async with Discord() as made:
        yield made


@pytest.fixture
async def bot(discord, seeds, tmp_path):
    async with running(seeds, tmp_path, discord) as made:
        yield made


async def test_a_command_is_answered_to_whoever_asked_only(discord, bot):
    desk = discord.guild("Newsroom").channel("desk")
    ada = discord.user("Ada")
    answer = await ada.slash(desk, "who-reported", topic="clearview")
    assert answer.ephemeral
    assert "**The Telegraph**" in answer.message.text
