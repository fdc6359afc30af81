"""A form that the bot opened, and what a person writes into it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .layout import CHECKBOX, LABEL, ROW, SELECTS, TEXT_DISPLAY, TEXT_INPUT, texts

if TYPE_CHECKING:
    from .interaction import Interaction

SHORTEST, LONGEST = 0, 4000


@dataclass(frozen=True, slots=True)
class Field:
    label: str
    description: str | None
    component: dict[str, Any]

    @property
    def custom_id(self) -> str:
        return self.component["custom_id"]

    @property
    def required(self) -> bool:
        return self.component.get("required") is not False and self.component["type"] != CHECKBOX


@dataclass(frozen=True, slots=True, eq=False)
class Modal:
    title: str
    custom_id: str
    components: list[dict[str, Any]]
    interaction: Interaction

    @property
    def fields(self) -> list[Field]:
        return [found for component in self.components if (found := _field(component))]

    @property
    def text(self) -> str:
        return "\n".join(texts(self.components))

    def filled_in(self, values: dict[str, Any]) -> list[dict[str, Any]]:
        """The components of the submission; values go by custom_id or label."""
        known = {key for found in self.fields for key in (found.custom_id, found.label)}
        strange = set(values) - known
        assert not strange, f"no such field in {self.title!r}: {strange}; there are {known}"
        return [_submitted(component, values) for component in self.components]


def _field(component: dict[str, Any]) -> Field | None:
    if component["type"] == LABEL:
        inner = component["component"]
        return Field(component["label"], component.get("description"), inner)
    if component["type"] == ROW:
        inner = component["components"][0]
        return Field(inner.get("label") or "", None, inner)
    return None


def _submitted(component: dict[str, Any], values: dict[str, Any]) -> dict[str, Any]:
    found = _field(component)
    if found is None:
        assert component["type"] == TEXT_DISPLAY
        return {"type": TEXT_DISPLAY, "id": component["id"]}
    inner = _answer(found, values)
    if component["type"] == LABEL:
        return {"type": LABEL, "id": component["id"], "component": inner}
    return {"type": ROW, "id": component["id"], "components": [inner]}


def _answer(found: Field, values: dict[str, Any]) -> dict[str, Any]:
    component = found.component
    base = {"type": component["type"], "id": component["id"], "custom_id": found.custom_id}
    given = values.get(found.custom_id, values.get(found.label))
    if component["type"] == TEXT_INPUT:
        return base | {
            "value": _typed(found, component.get("value") or "" if given is None else given)
        }
    if component["type"] in SELECTS:
        return base | {"values": _chosen(found, given)}
    return base | ({"values": given} if isinstance(given, list) else {"value": given})


def _typed(found: Field, text: str) -> str:
    least = found.component.get("min_length") or SHORTEST
    most = found.component.get("max_length") or LONGEST
    assert text or not found.required, f"{found.label!r} must be filled in"
    assert not text or least <= len(text) <= most, (
        f"{found.label!r} takes {least} to {most} letters"
    )
    return text


def _chosen(found: Field, given: list[str] | None) -> list[str]:
    options = found.component.get("options") or []
    chosen = [one["value"] for one in options if one.get("default")] if given is None else given
    assert chosen or not found.required, f"{found.label!r} must be filled in"
    return chosen
