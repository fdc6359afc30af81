"""Problems: what is wrong with a document or a setting, where, and what was done about it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong: file, 1-based line (0: the whole file), key (may be empty), reason."""

    path: str
    line: int
    key: str
    reason: str

    def __str__(self) -> str:
        """`file:line: key: reason`, as editors and terminals make it clickable."""
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.key}: {self.reason}" if self.key else f"{place}: {self.reason}"
