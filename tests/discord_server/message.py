"""A message, and how a test looks at one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .layout import EPHEMERAL_FLAG, LOADING_FLAG, Button, Select, buttons_of, selects_of, texts

if TYPE_CHECKING:
    from datetime import datetime

    from .account import Account
    from .interaction import Interaction
    from .person import Person
    from .places import Channel


@dataclass(eq=False, slots=True)
class Attachment:
    id: int
    filename: str
    content: bytes
    url: str
    description: str | None = None
    content_type: str = "application/octet-stream"


@dataclass(eq=False, slots=True)
class Message:
    id: int
    channel: Channel
    author: Account | Person
    created: datetime
    content: str = ""
    embeds: list[dict[str, Any]] = field(default_factory=list)
    components: list[dict[str, Any]] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    flags: int = 0
    nonce: str | int | None = None
    reference: Message | None = None
    mentions: list[Account | Person] = field(default_factory=list)
    edited: datetime | None = None
    interaction: Interaction | None = None  # the one that it answers
    deleted: bool = False
    pings: frozenset[str] = frozenset()  # user ids, role ids and "everyone" that it alerts
    edits: int = 0

    @property
    def text(self) -> str:
        """The content and all text displays, a line break between."""
        said = [self.content, *(embed_text(embed) for embed in self.embeds)]
        return "\n".join(part for part in [*said, *texts(self.components)] if part)

    @property
    def buttons(self) -> list[Button]:
        return buttons_of(self.components)

    @property
    def selects(self) -> list[Select]:
        return selects_of(self.components)

    @property
    def files(self) -> dict[str, bytes]:
        return {attachment.filename: attachment.content for attachment in self.attachments}

    @property
    def ephemeral(self) -> bool:
        return bool(self.flags & EPHEMERAL_FLAG)

    @property
    def loading(self) -> bool:
        """The bot is thinking: the response has been deferred and not been filled in."""
        return bool(self.flags & LOADING_FLAG)

    def __repr__(self):
        return f"<Message of {self.author.name} in {self.channel!r}: {self.text[:60]!r}>"


def embed_text(embed: dict[str, Any]) -> str:
    fields = [f"{part.get('name')}\n{part.get('value')}" for part in embed.get("fields") or []]
    footer = (embed.get("footer") or {}).get("text")
    author = (embed.get("author") or {}).get("name")
    parts = [author, embed.get("title"), embed.get("description"), *fields, footer]
    return "\n".join(str(part) for part in parts if part)
