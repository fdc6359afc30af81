"""Commands about the bot itself: what it keeps of people, and what its owner may do."""

from datetime import timedelta
from math import isfinite
from typing import Any

import discord
from discord import app_commands

from bot.discord_ui.commands import Tree, command
from bot.discord_ui.front import Front, words_for
from bot.discord_ui.translating import said
from bot.errors import NewsdeskError
from bot.news.coverage import Holdings
from bot.news.markdown import escape
from bot.reloading import Reload
from bot.state.memory import FOLLOW_UP
from bot.state.store import LIFETIME
from bot.wording import Wording


def add_household(tree: Tree, front: Front) -> None:
    """Add `/privacy`, `/forget-me` and the owner's `/newsdesk` to a tree."""
    tree.add_command(command("privacy", _privacy(front)))
    tree.add_command(command("forget-me", _forget(front)))
    owners: app_commands.Group = app_commands.Group(
        name=said("commands.newsdesk.name"), description=said("commands.newsdesk.description")
    )
    owners.add_command(command("reload", _reload(front)))
    owners.add_command(command("status", _status(front)))
    tree.add_command(owners)


def _privacy(front: Front) -> Any:  # noqa: ANN401 - discord.py's type of a callback
    async def tell(interaction: discord.Interaction) -> None:
        minutes, days = FOLLOW_UP // timedelta(minutes=1), LIFETIME.days
        text = words_for(interaction).say("texts.privacy", minutes=minutes, days=days)
        await front.handle(interaction, "slash", lambda: front.say(interaction, text))

    return tell


def _forget(front: Front) -> Any:  # noqa: ANN401 - discord.py's type of a callback
    async def forget(interaction: discord.Interaction) -> None:
        async def work() -> None:
            topics, buttons = await front.reception.forget(interaction.user.id)
            words = words_for(interaction)
            text = words.say("texts.forgotten", topics=topics, buttons=buttons)
            if buttons:
                text = f"{text} {words.say('texts.forgotten-buttons')}"
            await front.say(interaction, text)

        await front.handle(interaction, "slash", work)

    return forget


def _reload(front: Front) -> Any:  # noqa: ANN401 - discord.py's type of a callback
    async def reload(interaction: discord.Interaction) -> None:
        async def work() -> None:
            words = words_for(interaction)
            if not _is_owner(interaction):
                await front.say(interaction, words.say("texts.owner-only"))
                return
            try:
                done = await front.in_time(interaction, front.reception.reload())
            except NewsdeskError as error:
                await front.say(
                    interaction, words.say("texts.reload-failed", why=escape(str(error)))
                )
                return
            await front.say(interaction, _reloaded(done, words))

        await front.handle(interaction, "slash", work)

    return reload


def _reloaded(done: Reload, words: Wording) -> str:
    """What is in service now, and what is otherwise than before."""
    now, before = _counts(done.now), _counts(done.before or done.now)
    counts = {name: _changed(count, count - before[name]) for name, count in now.items()}
    text = words.say("texts.reloaded", seconds=f"{done.seconds:.1f}", **counts)
    read = done.read
    files = {"added": read.added, "changed": read.changed, "removed": read.removed}
    text += " " + words.say(
        "texts.reloaded-files", **{name: _number(count) for name, count in files.items()}
    )
    lines = [text, *(f"- {escape(str(problem))}" for problem in read.problems)]
    if done.now.problems:
        lines.append(words.say("texts.problems"))
    return "\n".join(lines)


def _counts(holdings: Holdings) -> dict[str, int]:
    return {
        "articles": holdings.survey.articles,
        "outlets": holdings.survey.outlets,
        "documents": holdings.documents,
        "problems": holdings.problems,
    }


def _changed(count: int, change: int) -> str:
    """A number, with what it has more or less than before."""
    sign = "+" if change > 0 else "\u2212"
    return f"{_number(count)} ({sign}{_number(abs(change))})" if change else _number(count)


def _status(front: Front) -> Any:  # noqa: ANN401 - discord.py's type of a callback
    async def status(interaction: discord.Interaction) -> None:
        async def work() -> None:
            words = words_for(interaction)
            if not _is_owner(interaction):
                await front.say(interaction, words.say("texts.owner-only"))
                return
            holdings = await front.reception.holdings()
            client: Any = interaction.client
            counts = {name: _number(count) for name, count in _counts(holdings).items()}
            text = words.say(
                "texts.status",
                **counts,
                guilds=len(client.guilds),
                shards=client.shard_count,
                latency=round(client.latency * 1000) if isfinite(client.latency) else "–",
                since=discord.utils.format_dt(front.reception.since, "R"),
                lag=round(front.reception.metrics.longest_lag * 1000),
            )
            await front.say(interaction, text + _trouble(front, words))

        await front.handle(interaction, "slash", work)

    return status


def _trouble(front: Front, words: Wording) -> str:
    """A line on a corpus that could not be read again; nothing where all is well."""
    trouble = front.reception.reloading.trouble
    if trouble is None:
        return ""
    since = discord.utils.format_dt(trouble.since, "R")
    return "\n" + words.say("texts.stale", since=since, why=escape(trouble.why))


def _is_owner(interaction: discord.Interaction) -> bool:
    """Whether the application is this person's, or their team's that lets them change it."""
    application = interaction.client.application
    if application is None or application.team is None:
        return application is not None and interaction.user.id == application.owner.id
    team, may = application.team, {discord.TeamMemberRole.admin, discord.TeamMemberRole.developer}
    accepted = discord.TeamMembershipState.accepted
    members = {
        one.id for one in team.members if one.membership_state is accepted and one.role in may
    }
    return interaction.user.id in members | {team.owner_id}


def _number(count: int) -> str:
    """A number as every language can read it: thousands apart by a narrow space (ISO 80000-1)."""
    return f"{count:,}".replace(",", "\u202f")
