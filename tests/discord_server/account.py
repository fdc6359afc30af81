"""The user who is the bot; people are in person.py."""

from dataclasses import dataclass


@dataclass(eq=False, slots=True)
class Account:
    id: int
    name: str
    locale: str = "en-US"
    bot: bool = False

    @property
    def mention(self) -> str:
        return f"<@{self.id}>"

    def __repr__(self):
        return f"<{self.name}>"
