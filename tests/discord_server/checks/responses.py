"""The one first response to an interaction: in time, of a fitting type, well formed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord_server.interaction import (
    AUTOCOMPLETE,
    CHOICES,
    COMMAND,
    COMPONENT,
    FIRST_RESPONSE,
    MODAL_SUBMIT,
    OPEN_MODAL,
    REPLY_LATER,
    REPLY_NOW,
    UPDATE_LATER,
    UPDATE_NOW,
    Interaction,
)
from discord_server.refusal import Refusal, invalid_form, unknown

from .basics import is_object, not_one_of
from .choices import choices_problems, focused
from .messages import check_message
from .modals import modal_problems

if TYPE_CHECKING:
    from discord_server.call import Call

REPLIES, UPDATES = (REPLY_NOW, REPLY_LATER), (UPDATE_LATER, UPDATE_NOW)
FITTING = {
    COMMAND: (*REPLIES, OPEN_MODAL),
    COMPONENT: (*REPLIES, *UPDATES, OPEN_MODAL),
    AUTOCOMPLETE: (CHOICES,),
    MODAL_SUBMIT: REPLIES,
}


def check_response(call: Call) -> Interaction:
    """The interaction that is being responded to, after everything about it was found right."""
    found = call.world.interactions.get(call.number("interaction_id"))
    if found is None:
        raise unknown("interaction", 10062)
    if found.token != call.ids["interaction_token"]:
        raise Refusal(401, 50027, "Invalid Webhook Token")
    if found.response_type is not None:
        raise Refusal(400, 40060, "Interaction has already been acknowledged.")
    if call.arrived - found.dispatched > FIRST_RESPONSE:
        raise unknown("interaction", 10062)
    if problems := list(is_object(call.data, ())):
        raise invalid_form(*problems)
    kind, fitting = call.data.get("type"), fitting_types(found)
    if kind not in fitting:
        raise invalid_form(not_one_of(("type",), fitting))
    if call.world.settings.checks:
        _check(call, found, kind, call.data.get("data") or {})
    return found


def fitting_types(interaction: Interaction) -> tuple[int, ...]:
    """A form that was opened from a message may change it."""
    if interaction.type == MODAL_SUBMIT and interaction.source is not None:
        return (*REPLIES, *UPDATES)
    return FITTING[interaction.type]


def _check(call: Call, interaction: Interaction, kind: int, data: Any):
    problems = []
    if kind == REPLY_NOW:
        check_message(call, interaction.channel, data=data, path=("data",))
    elif kind == UPDATE_NOW:
        check_message(call, interaction.channel, interaction.source, data, ("data",))
    elif kind == CHOICES:
        option = focused(interaction.data["options"])
        problems = list(choices_problems(data.get("choices"), option["type"], ("data", "choices")))
    elif kind == OPEN_MODAL:
        problems = list(modal_problems(data, ("data",)))
    if problems:
        raise invalid_form(*problems)
