"""Users, members, channels, guilds and the application as Discord writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .places import GROUP, USUAL

if TYPE_CHECKING:
    from .account import Account
    from .person import Person
    from .places import Channel, Guild
    from .world import World

JOINED = "2020-01-01T00:00:00.000000+00:00"
EVERYONE_MAY = str(USUAL)


def user_json(user: Account | Person) -> dict[str, Any]:
    found = {
        "id": str(user.id),
        "username": user.name.lower().replace(" ", "_"),
        "global_name": None if user.bot else user.name,
        "avatar": None,
        "discriminator": "0001" if user.bot else "0",
        "public_flags": 0,
        "flags": 0,
        "banner": None,
        "accent_color": None,
        "avatar_decoration_data": None,
        "collectibles": None,
        "primary_guild": None,
    }
    if user.bot:
        found |= {"bot": True, "username": user.name}
    return found


def me_json(world: World) -> dict[str, Any]:
    private = {"mfa_enabled": True, "locale": "en-US", "email": None, "verified": True}
    return user_json(world.bot) | private


def member_json(user: Account | Person, *, with_user: bool = True) -> dict[str, Any]:
    found: dict[str, Any] = {
        "avatar": None,
        "banner": None,
        "communication_disabled_until": None,
        "flags": 0,
        "joined_at": JOINED,
        "nick": None,
        "pending": False,
        "premium_since": None,
        "roles": [],
        "mute": False,
        "deaf": False,
    }
    if with_user:
        found["user"] = user_json(user)
    return found


def channel_json(channel: Channel) -> dict[str, Any]:
    last = None if channel.last_message_id is None else str(channel.last_message_id)
    found = {
        "id": str(channel.id),
        "type": channel.type,
        "last_message_id": last,
        "last_pin_timestamp": None,
        "flags": 0,
    }
    if channel.guild is not None:
        return found | _of_guild(channel, channel.guild)
    found["recipients"] = [user_json(person) for person in channel.recipients]
    if channel.type == GROUP:
        owner = str(channel.recipients[0].id)
        found |= {"name": channel.name or None, "icon": None, "owner_id": owner, "managed": False}
    return found


def _of_guild(channel: Channel, guild: Guild) -> dict[str, Any]:
    denied = USUAL & ~channel.permissions
    bot = {"id": str(channel.world.bot.id), "type": 1, "allow": "0", "deny": str(denied)}
    return {
        "guild_id": str(guild.id),
        "name": channel.name,
        "topic": None,
        "parent_id": None,
        "position": guild.channels.index(channel) if channel in guild.channels else 0,
        "permission_overwrites": [bot] if denied else [],
        "rate_limit_per_user": 0,
        "nsfw": False,
    }


def guild_json(guild: Guild) -> dict[str, Any]:
    """As GUILD_CREATE has it. Without the intent for members only the bot is listed."""
    world = guild.world
    everyone = {
        "id": str(guild.id),
        "name": "@everyone",
        "permissions": EVERYONE_MAY,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": False,
        "mentionable": False,
        "position": 0,
        "icon": None,
        "unicode_emoji": None,
        "flags": 0,
    }
    return PLAIN_GUILD | {
        "id": str(guild.id),
        "name": guild.name,
        "owner_id": str(world.owner.id),
        "preferred_locale": guild.locale,
        "roles": [everyone],
        "member_count": len(world.people) + 1,
        "members": [member_json(world.bot)],
        "channels": [channel_json(channel) for channel in guild.channels],
    }


PLAIN_GUILD: dict[str, Any] = {
    "icon": None,
    "description": None,
    "home_header": None,
    "splash": None,
    "discovery_splash": None,
    "features": [],
    "banner": None,
    "application_id": None,
    "region": "deprecated",
    "afk_channel_id": None,
    "afk_timeout": 300,
    "system_channel_id": None,
    "system_channel_flags": 0,
    "widget_enabled": False,
    "widget_channel_id": None,
    "verification_level": 1,
    "default_message_notifications": 1,
    "mfa_level": 0,
    "explicit_content_filter": 0,
    "max_presences": None,
    "max_members": 500_000,
    "max_stage_video_channel_users": 50,
    "max_video_channel_users": 25,
    "vanity_url_code": None,
    "premium_tier": 0,
    "premium_subscription_count": 0,
    "rules_channel_id": None,
    "safety_alerts_channel_id": None,
    "public_updates_channel_id": None,
    "premium_progress_bar_enabled": False,
    "nsfw": False,
    "nsfw_level": 0,
    "emojis": [],
    "stickers": [],
    "incidents_data": None,
    "joined_at": JOINED,
    "large": False,
    "unavailable": False,
    "voice_states": [],
    "threads": [],
    "presences": [],
    "stage_instances": [],
    "guild_scheduled_events": [],
    "soundboard_sounds": [],
}


def guild_for_interaction(guild: Guild) -> dict[str, Any]:
    return {"id": str(guild.id), "locale": guild.locale, "features": []}


def application_json(world: World) -> dict[str, Any]:
    scopes = {"scopes": ["applications.commands"], "permissions": "0"}
    install = {"oauth2_install_params": scopes}
    return {
        "id": str(world.application_id),
        "name": world.bot.name,
        "icon": None,
        "description": "",
        "summary": "",
        "type": None,
        "bot": user_json(world.bot),
        "bot_public": True,
        "bot_require_code_grant": False,
        "integration_types_config": {"0": install, "1": install},
        "verify_key": "0" * 64,
        "flags": 1 << 23,
        "flags_new": str(1 << 23),
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "owner": user_json(world.owner),
        "approximate_guild_count": sum(guild.bot for guild in world.guilds.values()),
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
        "explicit_content_filter": 0,
        "team": team_json(world) if world.settings.team else None,
        "eligible_oauth2_scopes": [],
    }


def team_json(world: World) -> dict[str, Any]:
    team = str(world.application_id + 1)
    member = {
        "user": user_json(world.owner),
        "team_id": team,
        "membership_state": 2,
        "role": "admin",
        "permissions": ["*"],
    }
    owner = str(world.owner.id)
    return {"id": team, "icon": None, "name": "Team", "owner_user_id": owner, "members": [member]}
