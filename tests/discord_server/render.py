"""A message as plain text: what it says, its borders and buttons, for looking at it."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from .layout import (
    BUTTON,
    CONTAINER,
    FILE,
    GALLERY,
    LINK,
    ROW,
    SECTION,
    SELECTS,
    SEPARATOR,
    TEXT_DISPLAY,
    Component,
    Select,
    button,
    select,
)
from .message import embed_text

if TYPE_CHECKING:
    from .message import Message

WIDTH = 76


def render(message: Message) -> str:
    """The whole message; containers have a bar on their left, what can be pressed has brackets."""
    lines = [_head(message)]
    if message.loading:
        lines.append("… is thinking")
    lines += _wrapped(message.content)
    for embed in message.embeds:
        lines += [f"▌ {line}" for line in _wrapped(embed_text(embed), WIDTH - 2)]
    for component in message.components:
        lines += _drawn(component, WIDTH)
    shown = "\n".join(lines)
    lines += [
        f"⎘ {attachment.filename} ({_size(len(attachment.content))})"
        for attachment in message.attachments
        if attachment.filename not in shown
    ]
    return "\n".join(lines)


def _head(message: Message) -> str:
    person = message.interaction.person.name if message.interaction else ""
    parts = [f"{message.author.name}{' APP' if message.author.bot else ''}"]
    if message.reference is not None:
        parts.append(f"↩ {message.reference.author.name}")
    if message.ephemeral:
        parts.append(f"only {person} can see this")
    if message.edited is not None:
        parts.append("edited")
    return " · ".join(parts)


def _drawn(component: Component, width: int) -> list[str]:
    kind = component["type"]
    if kind == CONTAINER:
        inner = [line for one in component["components"] for line in _drawn(one, width - 2)]
        return [
            "╭" + "─" * (width - 1),
            *(f"│ {line}".rstrip() for line in inner),
            "╰" + "─" * (width - 1),
        ]
    if kind == SECTION:
        inner = [line for one in component["components"] for line in _drawn(one, width - 2)]
        return [*inner[:-1], f"{inner[-1]}  {_accessory(component['accessory'])}"]
    if kind == ROW:
        return [line for one in component["components"][:1] for line in _row(component, one)]
    if kind == TEXT_DISPLAY:
        return _wrapped(component["content"], width)
    if kind == SEPARATOR:
        return ["─" * width if component["divider"] else ""]
    return _media(component)


def _row(row: Component, first: Component) -> list[str]:
    if first["type"] in SELECTS:
        return _select(select(first))
    return [" ".join(_button(one) for one in row["components"])]


def _button(component: Component) -> str:
    found = button(component)
    target = f" ↗ {found.url}" if found.style == LINK else ""
    return f"({found}{target})" if found.disabled else f"[{found}{target}]"


def _select(found: Select) -> list[str]:
    lines = [f"[▾ {found.placeholder or 'Make a selection'}]"]
    for option in found.options:
        about = f" — {option['description']}" if option.get("description") else ""
        lines.append(f"  {'●' if option.get('default') else '○'} {option['label']}{about}")
    return lines


def _accessory(component: Component) -> str:
    if component["type"] == BUTTON:
        return _button(component)
    return f"⟦{component.get('description') or 'picture'}⟧"


def _media(component: Component) -> list[str]:
    if component["type"] == FILE:
        return [f"⎘ {component['name']} ({_size(component['size'] or 0)})"]
    if component["type"] != GALLERY:
        return []
    return [
        f"▦ {item['media']['url'].rsplit('/', 1)[-1]}: {item['description'] or 'no alt text'}"
        for item in component["items"]
    ]


def _wrapped(text: str, width: int = WIDTH) -> list[str]:
    lines = []
    for line in text.splitlines():
        lines += textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) or [""]
    return lines


def _size(count: int) -> str:
    return f"{count} bytes" if count < 1024 else f"{count / 1024:.1f} KiB"
