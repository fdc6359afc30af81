"""Problems as `newsdesk check` lists them: few of them one by one, many by kind.

They come in order of their files and pass through one by one, so that there may be millions.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice

from bot.news.problems import Problem
from bot.news.reply import plural

FEW = 20
"""So many problems are listed one by one."""

EXAMPLES, FILES, KINDS = 3, 5, 40
"""Of more: examples for each file, files for each kind, kinds; what is left out is counted."""

_MOST_KINDS = 1000
"""Kinds that are told apart; more would be a sign that they are none."""

_REST = "other reasons"
_VARYING = re.compile(
    r"“[^”]*”|‘[^’]*’|«[^»]*»|\"[^\"]*\"|(?<!\w)'[^']*'(?!\w)"  # what was found there
    r"|(?<![\w-])(?:0[xX][0-9a-fA-F]+|\d+(?:[.,:/-]\d+)*)"  # bytes, numbers, times
)


@dataclass(slots=True)
class _InFile:
    """The problems of one kind in one file, the first few of them kept."""

    path: str
    count: int = 0
    examples: list[Problem] = field(default_factory=list)

    def add(self, problem: Problem) -> None:
        self.count += 1
        if len(self.examples) < EXAMPLES:
            self.examples.append(problem)


@dataclass(slots=True)
class _Kind:
    """The problems of one kind: how many, and the files that have most of them."""

    count: int = 0
    files: int = 0
    most: list[_InFile] = field(default_factory=list)

    def add(self, problem: Problem) -> None:
        self.count += 1
        if not self.most or self.most[-1].path != problem.path:
            self.files += 1
            self.most.sort(key=lambda one: -one.count)
            self.most[FILES:] = [_InFile(problem.path)]
        self.most[-1].add(problem)

    def lines(self, name: str) -> Iterator[str]:
        yield f"{self.count:,} × {name}"
        shown = sorted(self.most, key=lambda one: -one.count)[:FILES]
        for one in shown:
            yield from (f"  {example}" for example in one.examples)
            yield from _left_out(one.count - len(one.examples), "  ", f"in {one.path}")
        others = plural(self.files - len(shown), "other file")
        yield from _left_out(self.count - sum(one.count for one in shown), "  ", f"in {others}")


def listed(problems: Iterable[Problem], *, every: bool = False) -> Iterator[str]:
    """Lines for problems that come in order of file: all if they are few or `every`, else by kind.

    Kinds are told by key and reason, whatever is quoted or counted in it; the most frequent come
    first.
    """
    coming = iter(problems)
    first = [] if every else list(islice(coming, FEW + 1))
    if len(first) <= FEW:
        yield from map(str, chain(first, coming))
        return
    kinds: dict[str, _Kind] = {}
    for problem in chain(first, coming):
        name = kind_of(problem)
        name = name if name in kinds or len(kinds) < _MOST_KINDS else _REST
        kinds.setdefault(name, _Kind()).add(problem)
    ordered = sorted(kinds.items(), key=lambda one: (-one[1].count, one[0]))
    for name, kind in ordered[:KINDS]:
        yield from kind.lines(name)
    others = plural(len(ordered) - KINDS, "other kind")
    yield from _left_out(sum(kind.count for _, kind in ordered[KINDS:]), "", f"of {others}")


def kind_of(problem: Problem) -> str:
    """What kind a problem is of: key and reason without what differs from place to place."""
    reason = _VARYING.sub("…", problem.reason)
    key = _VARYING.sub("…", problem.key)
    return f"{key}: {reason}" if key else reason


def _left_out(count: int, indent: str, where: str) -> Iterator[str]:
    if count:
        yield f"{indent}… {count:,} more {where}"
