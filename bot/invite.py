"""The links that add the bot to a server or to a person."""

import base64
import binascii

from bot.errors import SettingsError

PERMISSIONS = {
    "View Channels": 10,
    "Send Messages": 11,
    "Embed Links": 14,
    "Attach Files": 15,
    "Read Message History": 16,
    "Send Messages in Threads": 38,
}
"""What the bot asks a server for, with the bit of each (Discord API, Permissions)."""

_PAGE = "https://discord.com/oauth2/authorize"


def invitations(application: str) -> tuple[str, str]:
    """The links that add an application to a server, and to a person."""
    bits = sum(1 << bit for bit in PERMISSIONS.values())
    server = f"integration_type=0&scope=bot+applications.commands&permissions={bits}"
    person = "integration_type=1&scope=applications.commands"
    start = f"{_PAGE}?client_id={application}"
    return f"{start}&{server}", f"{start}&{person}"


def application_of(token: str) -> str:
    """The application id in a token, whose first part it is. Raises SettingsError."""
    part = token.partition(".")[0]
    try:
        found = base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)).decode("ascii")
    except (binascii.Error, ValueError):
        found = ""
    if not found.isdecimal():
        raise SettingsError(
            "the token names no application: give its id, as newsdesk invite APPLICATION_ID"
        )
    return found
