"""Several questions in one message: the answer to each, in order."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.news.answers.scope import Scope

if TYPE_CHECKING:
    from bot.news.answers.types import Answer


@dataclass(frozen=True, slots=True)
class SeveralAnswer:
    """The answers to several questions."""

    scope: Scope
    answers: tuple["Answer", ...]
