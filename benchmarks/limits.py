"""What must hold, as figures of the results; nothing fails where it does not."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from results import ASKED, BARE, NAIVE, OURS, Results

TYPED = ("autocomplete, topics", "autocomplete, lines", "autocomplete, outlets")


@dataclass(frozen=True, slots=True)
class Limit:
    """One figure that must be at most (≤) or at least (≥) so much; `of`: over which articles."""

    what: str
    of: str
    sign: Literal["≤", "≥"]
    limit: float
    unit: str
    measured: Callable[[Results], float | None]

    @property
    def wanted(self) -> str:
        """The limit in words."""
        return f"{self.sign} {self.limit:,g} {self.unit}"

    def met(self, results: Results) -> tuple[str, str]:
        """What was measured, and whether that is within the limit."""
        found = self.measured(results)
        if found is None:
            return "not measured", ""
        held = found >= self.limit if self.sign == "≥" else found <= self.limit
        return f"{found:,.4g} {self.unit}", "✓" if held else "**missed**"


def limits() -> list[Limit]:
    """All that must hold."""
    return [*_quality(), *_sized("real", "all real"), *_documents(), *_sized("1000000", "1 M")]


def _quality() -> list[Limit]:
    """How right, and how much faster and righter than the naive way on the same queries."""
    what, of = "search real", "all real"

    def percent(results: Results, measure: str) -> float | None:
        found = results.value("real", what, ASKED, measure)
        return None if found is None else 100 * found

    def quicker(results: Results) -> float | None:
        return _ratio(results, "p50", NAIVE, OURS)

    def righter(results: Results) -> float | None:
        return _ratio(results, "first", f"{OURS}, as {NAIVE}", NAIVE)

    return [
        Limit("right article first", of, "≥", 95, "%", lambda all_: percent(all_, "first")),
        Limit("right article in five", of, "≥", 98.5, "%", lambda all_: percent(all_, "in five")),
        Limit(f"times as fast as {NAIVE}, medians", of, "≥", 100, "×", quicker),
        Limit(f"times as often right first as {NAIVE}", of, "≥", 1, "×", righter),
    ]


def _documents() -> list[Limit]:
    """Front matter, and how search grows."""

    def times(results: Results) -> float | None:
        ours, bare = (
            results.value("documents", "compile documents", who, "time") for who in (OURS, BARE)
        )
        return ours / bare if ours and bare else None

    def growth(results: Results) -> float | None:
        small, large = (
            results.value(name, "search made", OURS, "p99") for name in ("125000", "1000000")
        )
        return large / small if small and large else None

    return [
        Limit(
            "compile front matter, times a bare parse on two processes",
            "documents",
            "≤",
            1.5,
            "×",
            times,
        ),
        Limit("growth of search p99", "125 k to 1 M", "≤", 2, "×", growth),
    ]


def _sized(name: str, of: str) -> list[Limit]:
    """What must hold at one size."""
    asked = "search real" if name == "real" else "search made"
    p50, p99, answer, typed, start, resident = _LEVELS[name]

    def figure(what: str, measure: str) -> Callable[[Results], float | None]:
        return lambda results: results.value(name, what, OURS, measure)

    def slowest(results: Results) -> float | None:
        found = [results.value(name, what, OURS, "p99") for what in TYPED]
        return max((one for one in found if one is not None), default=None)

    return [
        Limit("search alone, median", of, "≤", p50, "ms", figure(asked, "p50")),
        Limit("search alone, p99", of, "≤", p99, "ms", figure(asked, "p99")),
        Limit("a whole answer, p99", of, "≤", answer, "ms", figure("answer", "p99")),
        Limit("autocomplete, p99, the slowest of three ways", of, "≤", typed, "ms", slowest),
        Limit("compile JSON Lines", of, "≥", 10_000, "articles/s", figure("compile", "speed")),
        Limit("open to first answer", of, "≤", start, "s", figure("start", "p50")),
        Limit("resident memory while answering", of, "≤", resident, "MB", figure("memory", "rss")),
    ]


_LEVELS = {"real": (1.5, 4, 20, 3, 0.5, 200), "1000000": (3, 8, 50, 10, 1, 400)}


def _ratio(results: Results, measure: str, one: str, other: str) -> float | None:
    """A figure of one over that of another, on the real queries."""
    first, second = (results.value("real", "search real", who, measure) for who in (one, other))
    return first / second if first and second else None
