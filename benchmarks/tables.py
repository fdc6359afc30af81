"""Figures as text, and tables in Markdown."""

from collections.abc import Iterable, Sequence

from results import Figure, Run

NOT = "not measured"


def table(head: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown."""
    names = list(head)
    lines = [names, ["---"] * len(names), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def ratio(one: float | None, other: float | None) -> str:
    """How many times the other."""
    if one is None or not other:
        return NOT
    times = one / other
    return f"{times:,.0f} ×" if times >= 10 else f"{times:.2g} ×"  # noqa: PLR2004


def number(figure: Figure | None) -> str:
    """A figure without its unit."""
    if figure is None:
        return NOT
    if figure.value < 1:
        return f"{figure.value:.2g}"
    return f"{figure.value:,.{max(0, 3 - len(str(int(figure.value))))}f}"


def unit(figure: Figure | None) -> str:
    """A figure with its unit."""
    return f"{number(figure)} {figure.unit}" if figure else NOT


def middle_and_high(run: Run, what: str, who: str) -> str:
    """Median and 99th percentile."""
    pair = [run.figure(what, who, measure) for measure in ("p50", "p99")]
    return " / ".join(number(one) for one in pair) if any(pair) else NOT


def first_and_five(run: Run, what: str, who: str) -> str:
    """How often the right article is first, and among five."""
    pair = [run.value(what, who, measure) for measure in ("first", "in five")]
    return " / ".join(f"{100 * one:.1f} %" for one in pair if one is not None) or NOT


def size_of(run: Run) -> str:
    """A run by its number of articles."""
    return shortened(run.articles)


def shortened(articles: int) -> str:
    """A number of articles as 125 k or 1 M, where that says all."""
    if articles % 1_000:
        return f"{articles:,}"
    return f"{articles // 1_000} k" if articles % 1_000_000 else f"{articles // 1_000_000} M"
