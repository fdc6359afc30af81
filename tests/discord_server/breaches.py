"""The breaches that were seen, and those that a test has said it expects."""

import re
from dataclasses import dataclass, field


@dataclass(slots=True)
class Breaches:
    seen: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def add(self, line: str):
        self.seen.append(line)

    def expect(self, *patterns: str):
        """Regular expressions; each must be found in at least one violation at the end."""
        self.expected.extend(patterns)

    def verdict(self) -> str | None:
        """What is wrong: violations nobody expected, and expected ones that did not come."""
        lines = [f"unexpected: {line}" for line in self.seen if not self._is_expected(line)]
        lines += [
            f"expected, but never seen: {pattern}"
            for pattern in self.expected
            if not any(re.search(pattern, line) for line in self.seen)
        ]
        return "\n".join(["Discord's rules were broken:", *lines]) if lines else None

    def _is_expected(self, line: str) -> bool:
        return any(re.search(pattern, line) for pattern in self.expected)
