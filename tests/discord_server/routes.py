"""The routes that the test Discord knows, as the documentation writes them."""

from __future__ import annotations

import re

from . import routes_account as account
from . import routes_commands as commands
from . import routes_interactions as interactions
from . import routes_messages as messages
from . import routes_webhooks as webhooks
from .call import Route

COMMANDS = "/applications/{application_id}/commands"
OF_GUILD = "/applications/{application_id}/guilds/{guild_id}/commands"
MESSAGES = "/channels/{channel_id}/messages"
WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}"
CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback"

ROUTES = (
    Route("POST", CALLBACK, interactions.callback, token=False, body=True),
    Route("POST", WEBHOOK, webhooks.follow_up, token=False, body=True),
    Route("GET", f"{WEBHOOK}/messages/@original", webhooks.original, token=False),
    Route("PATCH", f"{WEBHOOK}/messages/@original", webhooks.edit_original, token=False, body=True),
    Route("DELETE", f"{WEBHOOK}/messages/@original", webhooks.delete_original, token=False),
    Route("GET", f"{WEBHOOK}/messages/{{message_id}}", webhooks.one, token=False),
    Route("PATCH", f"{WEBHOOK}/messages/{{message_id}}", webhooks.edit, token=False, body=True),
    Route("DELETE", f"{WEBHOOK}/messages/{{message_id}}", webhooks.delete, token=False),
    Route("POST", MESSAGES, messages.create, body=True),
    Route("GET", MESSAGES, messages.listed),
    Route("GET", f"{MESSAGES}/{{message_id}}", messages.one),
    Route("PATCH", f"{MESSAGES}/{{message_id}}", messages.edit, body=True),
    Route("DELETE", f"{MESSAGES}/{{message_id}}", messages.delete),
    Route("POST", "/channels/{channel_id}/typing", messages.typing),
    Route("GET", "/channels/{channel_id}", account.channel),
    Route("POST", "/users/@me/channels", account.open_dm, body=True),
    Route("GET", "/users/@me", account.me),
    Route("GET", "/users/@me/guilds", account.guilds),
    Route("GET", "/users/{user_id}", account.user),
    Route("GET", "/guilds/{guild_id}", account.guild),
    Route("GET", "/guilds/{guild_id}/channels", account.guild_channels),
    Route("GET", "/guilds/{guild_id}/members/{user_id}", account.member),
    Route("GET", "/gateway", account.gateway, token=False),
    Route("GET", "/gateway/bot", account.gateway_bot),
    Route("GET", "/oauth2/applications/@me", account.application),
    Route("GET", "/applications/@me", account.application),
    *(
        route
        for base in (COMMANDS, OF_GUILD)
        for route in (
            Route("GET", base, commands.listed),
            Route("PUT", base, commands.put, body=True),
            Route("POST", base, commands.create, body=True),
            Route("GET", f"{base}/{{command_id}}", commands.one),
            Route("PATCH", f"{base}/{{command_id}}", commands.edit, body=True),
            Route("DELETE", f"{base}/{{command_id}}", commands.delete),
        )
    ),
)


def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+)", re.escape(template)))


PATTERNS = tuple((route, _pattern(route.template)) for route in ROUTES)


def find(method: str, path: str) -> tuple[Route | None, dict[str, str], bool]:
    """The route and the ids of its address; the last says whether other methods are known."""
    other = False
    for route, pattern in PATTERNS:
        if match := pattern.fullmatch(path):
            if route.method == method:
                return route, match.groupdict(), True
            other = True
    return None, {}, other
