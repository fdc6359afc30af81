"""What Discord answers to a request that it refuses."""

from dataclasses import dataclass
from typing import Any

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of a body: where, Discord's name for it, and a sentence."""

    path: Path
    code: str
    message: str

    def __str__(self):
        where = ".".join(str(step) for step in self.path)
        return f"{where or 'body'}: {self.message} [{self.code}]"


class Refusal(Exception):  # noqa: N818 - not an error of ours
    """A request is answered with an error. `breach` is false when the world, not the bot, is why:
    a person who takes no direct messages, a message that somebody deleted."""

    def __init__(self, status, code, message, problems: tuple[Problem, ...] = (), *, breach=True):
        super().__init__(status, code, message)
        self.status = status
        self.code = code
        self.message = message
        self.problems = problems
        self.breach = breach

    def body(self) -> dict[str, Any]:
        found: dict[str, Any] = {"message": self.message, "code": self.code}
        if self.problems:
            found["errors"] = errors_of(self.problems)
        return found

    def lines(self) -> list[str]:
        """One line for each violation."""
        if self.problems:
            return [f"{self.code} {problem}" for problem in self.problems]
        return [f"{self.code} {self.message}"]


def invalid_form(*problems: Problem) -> Refusal:
    return Refusal(400, 50035, "Invalid Form Body", problems)


def unknown(what: str, code: int, *, breach: bool = True) -> Refusal:
    return Refusal(404, code, f"Unknown {what}", breach=breach)


def errors_of(problems) -> dict[str, Any]:
    """The problems as Discord nests them: {"embeds": {"0": {"title": {"_errors": […]}}}}."""
    tree: dict[str, Any] = {}
    for problem in problems:
        node = tree
        for step in problem.path:
            node = node.setdefault(str(step), {})
        node.setdefault("_errors", []).append({"code": problem.code, "message": problem.message})
    return tree
