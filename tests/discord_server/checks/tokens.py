"""When an interaction's token may be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord_server.interaction import FOLLOW_UPS_OF_GUESTS, TOKEN_LIFE
from discord_server.refusal import Refusal, unknown

if TYPE_CHECKING:
    from discord_server.call import Call
    from discord_server.interaction import Interaction


def interaction_of(call: Call) -> Interaction:
    """The interaction that was responded to, while its token lives."""
    if call.number("webhook_id") != call.world.application_id:
        raise unknown("Webhook", 10015)
    found = call.world.by_token.get(call.ids["webhook_token"])
    if found is None or call.arrived - found.dispatched > TOKEN_LIFE:
        raise Refusal(401, 50027, "Invalid Webhook Token")
    if found.response_type is None:
        raise unknown("Webhook", 10015)
    return found


def may_follow_up(interaction: Interaction):
    if interaction.is_guest and len(interaction.followups) >= FOLLOW_UPS_OF_GUESTS:
        text = "This interaction has reached the maximum number of follow-up messages"
        raise Refusal(400, 40094, text)
