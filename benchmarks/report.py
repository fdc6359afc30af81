"""The report: tables in README.md, between two marks, and plots; every number from the results."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from limits import TYPED, limits
from plots import draw
from results import ASKED, BARE, OURS, PEERS, Results, Run
from tables import (
    NOT,
    first_and_five,
    middle_and_high,
    number,
    ratio,
    size_of,
    table,
    unit,
)

BEGIN, END = "<!-- figures: written by scale.py -->", "<!-- end of figures -->"
README = Path(__file__).with_name("README.md")
PARSERS = ("orjson, parse only", "json, parse only")
QUERIES = (("search real", "real"), ("search made", "made"))
CAPTIONS = {
    "growth": "Search latency from five documents to a million articles",
    "quality": "How often the right article comes first or among the first five",
    "memory": "Resident memory while answering",
    "compile": "Articles a second while building",
}


def write_report(results: Results, readme: Path = README) -> None:
    """Write the tables into the README, draw the plots, and print the tables."""
    drawn = draw(results, readme.with_name("plots"))
    text = "\n\n".join(_sections(results, drawn))
    print(text)
    before, _, rest = readme.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    readme.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{after}", encoding="utf-8")


def _sections(results: Results, drawn: Sequence[str]) -> Iterator[str]:
    named = [(name, run) for name, run in results.runs.items() if name != "documents"]
    runs = sorted((run for _, run in named), key=lambda run: run.articles)
    yield f"{', '.join(f'{name} {value}' for name, value in results.machine.items())}."
    yield _runs(results)
    yield f"### Ratios\n\n{_faster(runs)}\n\n{_righter(runs)}"
    yield f"{_building(runs)}\n\n{_documents(results)}"
    rows = [[one.what, one.of, one.wanted, *one.met(results)] for one in limits()]
    yield f"### What must hold\n\n{table(('what', 'articles', 'wanted', 'measured', ''), rows)}"
    yield "\n\n".join(f"![{CAPTIONS[name]}](plots/{name}.png)" for name in drawn)
    yield f"### Search, milliseconds\n\n{_searches(runs)}"
    yield f"### Whole answers and autocomplete, milliseconds\n\n{_answers(runs)}"
    yield f"### Start: from nothing to the first answer, medians\n\n{_starts(runs)}"
    yield f"### Memory, MB: resident / own / mapped files / private\n\n{_memory(runs)}"
    yield f"### Building: speed, highest memory, size on disk\n\n{_built(runs)}"


def _runs(results: Results) -> str:
    """When each corpus was measured, and whether its articles are real."""
    rows = []
    for name, run in results.runs.items():
        origin = f"{run.real:,}" if run.real else "none: **all made up**"
        rows.append([name, run.date, run.commit or NOT, f"{run.articles:,}", origin])
    return table(("corpus", "measured", "commit", "articles", "of these real"), rows)


def _faster(runs: Sequence[Run]) -> str:
    def times(run: Run, who: str) -> str:
        what = "search made"
        pair = (
            ratio(run.value(what, who, which), run.value(what, OURS, which))
            for which in ("p50", "p99")
        )
        return " / ".join(pair)

    rows = [[size_of(run), *(times(run, who) for who in PEERS)] for run in runs]
    said = "Search: how many times as long as Newsdesk each needs, median / 99th percentile."
    return f"{said}\n\n{table(('articles', *PEERS), rows)}"


def _righter(runs: Sequence[Run]) -> str:
    rows = []
    for run in runs:
        for what, which in QUERIES:
            ours = run.figure(what, OURS, "first")
            if ours:
                whose = [first_and_five(run, what, who) for who in (OURS, ASKED)]
                cells = [_right(run, what, who) for who in PEERS]
                rows.append([size_of(run), f"{ours.number:,} {which}", *whose, *cells])
    said = (
        "Right article first / among five. A peer that is too slow for all queries was asked only"
        " the first ones; what Newsdesk reaches on these follows in brackets."
    )
    return f"{said}\n\n{table(('articles', 'queries', OURS, ASKED, *PEERS), rows)}"


def _right(run: Run, what: str, who: str) -> str:
    """A peer's share, with ours on the same queries where it was not asked all."""
    text = first_and_five(run, what, who)
    theirs, ours = (run.figure(what, one, "first") for one in (who, OURS))
    if theirs and ours and theirs.number < ours.number:
        return f"{text} of {theirs.number} ({first_and_five(run, what, f'{OURS}, as {who}')})"
    return text


def _building(runs: Sequence[Run]) -> str:
    whose = (*PARSERS, *PEERS[1:])
    rows = []
    for run in runs:
        took = run.value("compile", OURS, "time")
        cells = [ratio(took, run.value("compile", who, "time")) for who in whose]
        rows.append([size_of(run), unit(run.figure("compile", OURS, "speed")), *cells])
    said = "Building from JSON Lines: how many times as long as each of them Newsdesk needs."
    return f"{said}\n\n{table(('articles', OURS, *whose), rows)}"


def _documents(results: Results) -> str:
    run = results.runs.get("documents")
    if run is None:
        return f"Documents with front matter: {NOT}."
    what = "compile documents"
    ours, bare = (unit(run.figure(what, who, "time")) for who in (OURS, BARE))
    times = ratio(run.value(what, OURS, "time"), run.value(what, BARE, "time"))
    speed = unit(run.figure(what, OURS, "speed"))
    return (
        f"Documents with front matter ({run.articles:,} articles): {ours}, {speed}; {BARE}"
        f" on two processes parses them in {bare}: **{times}**."
    )


def _searches(runs: Sequence[Run]) -> str:
    rows = []
    for run in runs:
        for what, which in QUERIES:
            for who in (OURS, ASKED, *PEERS):
                row = [run.figure(what, who, measure) for measure in ("p50", "p95", "p99", "max")]
                asked = f"{row[0].number:,} {which}" if row[0] else ""
                if asked:
                    rows.append([size_of(run), asked, who, *(number(one) for one in row)])
    return table(("articles", "queries", "who", "median", "p95", "p99", "longest"), rows)


def _answers(runs: Sequence[Run]) -> str:
    """Ours; for autocomplete the peers that can do it too."""
    answers = (one.what for run in runs for one in run.figures if one.what.startswith("answer"))
    pairs = [(what, OURS) for what in dict.fromkeys(answers)]
    pairs += [(what, who) for what in TYPED for who in (OURS, *PEERS)]
    cells = [[what, who, *(middle_and_high(run, what, who) for run in runs)] for what, who in pairs]
    rows = [row for row in cells if set(row[2:]) != {NOT}]
    return f"Median / p99.\n\n{table(('what', 'who', *map(size_of, runs)), rows)}"


def _starts(runs: Sequence[Run]) -> str:
    return _by_size(runs, "start", lambda run, who: unit(run.figure("start", who, "p50")))


def _memory(runs: Sequence[Run]) -> str:
    parts = ("rss", "anonymous", "files", "private")

    def cell(run: Run, who: str) -> str:
        found = [run.figure("memory", who, part) for part in parts]
        return " / ".join(number(one) for one in found) if any(found) else NOT

    return _by_size(runs, "memory", cell)


def _built(runs: Sequence[Run]) -> str:
    def cell(run: Run, who: str) -> str:
        found = [run.figure("compile", who, which) for which in ("speed", "peak memory", "size")]
        return ", ".join(unit(one) for one in found if one) or NOT

    return _by_size(runs, "compile", cell)


def _by_size(runs: Sequence[Run], what: str, cell: Callable[[Run, str], str]) -> str:
    """A table with a row for everybody who was measured, and a column for each run."""
    found = (one.who for run in runs for one in run.figures if one.what == what)
    rows = [[who, *(cell(run, who) for run in runs)] for who in dict.fromkeys(found)]
    return table(("", *map(size_of, runs)), rows)
