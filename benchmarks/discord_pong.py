"""The peer of discord_load.py: a bare discord.py bot with one command, which answers "pong".

Connected as the newsdesk is; NEWSDESK_API and DISCORD_TOKEN say where.
"""

import os

import discord
from discord import app_commands
from discord.http import Route


def main() -> None:
    """Run it until it is told to stop."""
    Route.BASE = os.environ["NEWSDESK_API"]
    client = discord.AutoShardedClient(
        intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True),
        allowed_mentions=discord.AllowedMentions.none(),
        max_messages=None,
        member_cache_flags=discord.MemberCacheFlags.none(),
        chunk_guilds_at_startup=False,
        guild_ready_timeout=0.25,
    )
    tree = app_commands.CommandTree(
        client,
        allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        allowed_contexts=app_commands.AppCommandContext(
            guild=True, dm_channel=True, private_channel=True
        ),
    )

    @tree.command()
    async def ping(interaction: discord.Interaction) -> None:
        """Pong."""
        await interaction.response.send_message("pong", ephemeral=True)

    async def sync() -> None:
        await tree.sync()

    client.setup_hook = sync  # type: ignore[method-assign]
    client.run(os.environ["DISCORD_TOKEN"], log_handler=None)


if __name__ == "__main__":
    main()
