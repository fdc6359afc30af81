"""Finding what a person presses or chooses in a message."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .layout import BUTTON, LINK, SELECT, Button, Select

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .message import Message


def find_button(message: Message, wanted: str | Callable[[Button], bool]) -> Button:
    """By label, then emoji, then the start of the custom_id; or the first for which it is true."""
    buttons = message.buttons
    if callable(wanted):
        found = [button for button in buttons if wanted(button)]
    else:
        found = (
            [button for button in buttons if button.label == wanted]
            or [button for button in buttons if wanted in (button.emoji, str(button))]
            or [button for button in buttons if (button.custom_id or "").startswith(wanted)]
        )
    assert found, f"no button {wanted!r}; there are {[str(button) for button in buttons]}"
    return found[0]


def button_data(message: Message, wanted: str | Callable[[Button], bool]) -> dict[str, Any]:
    button = find_button(message, wanted)
    assert button.style != LINK, f"{button} is a link to {button.url}"
    assert not button.disabled, f"{button} is disabled"
    return {"custom_id": button.custom_id, "component_type": BUTTON, "id": button.id}


def select_data(message: Message, values: Sequence[str], which: str) -> dict[str, Any]:
    select = _find_select(message, which)
    assert not select.disabled, f"{select} is disabled"
    chosen = [_value(select, value) for value in values]
    least, most = select.min_values, select.max_values
    assert least <= len(chosen) <= most, f"{least} to {most} can be chosen, not {len(chosen)}"
    base = {"custom_id": select.custom_id, "component_type": select.type, "id": select.id}
    return base | {"values": chosen}


def _find_select(message: Message, which: str) -> Select:
    for select in message.selects:
        if select.custom_id.startswith(which) or (select.placeholder or "").startswith(which):
            return select
    raise AssertionError(f"no select {which!r} in {message!r}")


def _value(select: Select, wanted: str) -> str:
    """A value as it is, or the value of a label."""
    if select.type != SELECT:
        return wanted
    for option in select.options:
        if wanted in (option["value"], option["label"]):
            return option["value"]
    labels = [option["label"] for option in select.options]
    raise AssertionError(f"no option {wanted!r}; there are {labels}")
