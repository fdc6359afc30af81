"""How well free text is read: the questions of tests/data/questions.jsonl, asked and compared.

`python tests/reading_score.py [--group NAME] [--quiet]` prints the figures per group and each miss.

A row is `{"id", "group", "text", "read", "found", "note"}`; empty keys are left out. `read` is how
a careful colleague understands the text: `kind` (`kind_ok`: all that are fair), `topic` (words that
must be in it; `topic_ok`: may be, `*`: any), `not_topic`, `phrase`, `outlets` (`outlets_ok`: may
be), `excluded`, `from`, `to` (`dates_ok`: other fair periods), `url`, `limit`, and in `also` the
second and third question of a message. `found`: whether the corpus has something on it.
"""

import argparse
import json
import re
import sys
import tempfile
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import Stemmer

from bot.app import Newsdesk
from bot.as_json import response_json
from bot.config import load
from bot.news.question import FreeText

HERE = Path(__file__).parent
QUESTIONS = HERE / "data" / "questions.jsonl"
CORPUS = HERE / "data" / "corpus"
NOW = datetime(2024, 6, 5, 12, tzinfo=UTC)
MEASURES = "kind topic outlets dates url limit several refused covered".split()
"""`refused`: nothing is said where there is nothing; `covered`: what is there is not refused."""

ALWAYS_OK = frozenset(
    "a about all an and any anything are as at be but by did do does everything for from had has"
    " have i in into is it its me my of on or our out over so some that the their them then there"
    " these this those to up us was we were what when where which while who whom why will with you"
    " article articles coverage news piece pieces story stories pls please".split()
)
"""Words that a topic may hold or not: they find nothing and refuse nothing."""

Row = Mapping[str, object]
Miss = tuple[str, str]
"""The measure that was missed, and what is wrong."""

_stem = Stemmer.Stemmer("english").stemWord


def rows() -> list[dict]:
    return [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]


def opened(archive: Path) -> Newsdesk:
    """The invented corpus, compiled into a folder."""
    return Newsdesk(load(corpus=[CORPUS], archive=archive))


def asked(newsdesk: Newsdesk, row: Row) -> dict:
    return response_json(newsdesk.ask(FreeText(row["text"]), NOW), 0)


def checks(row: Row, answer: Row) -> Iterator[tuple[str, str]]:
    """Every measure that a row is counted in, with what is wrong or an empty text."""
    wanted = [row["read"], *row["read"].get("also", ())]
    got = answer["question"]
    questions = got.get("questions") or [got]
    number = f"{len(questions)} questions, not {len(wanted)}"
    yield "several", "" if len(questions) == len(wanted) else number
    for place, read in enumerate(wanted):
        if place == 0:
            yield from _compared(read, got)
        elif place < len(questions):
            yield from _compared(read, questions[place])
        else:
            yield "kind", f"no question {place + 1}"
    if row.get("found") is False:
        yield "refused", "" if answer["found"] is False else "an answer where there is nothing"
    elif row.get("found"):
        yield "covered", "" if answer["found"] is True else "nothing found"


def misses(row: Row, answer: Row) -> list[Miss]:
    return [(measure, wrong) for measure, wrong in checks(row, answer) if wrong]


def _compared(read: Row, got: Row) -> Iterator[tuple[str, str]]:
    kind = got["kind"]
    yield "kind", "" if kind in read["kind_ok"] else f"{kind}, not {'/'.join(read['kind_ok'])}"
    if not {"none", "help"} & {kind, *read["kind_ok"]} or read.get("topic"):
        yield "topic", _topic(read, got["topic"] or "")
    yield "outlets", _outlets(read, got)
    yield "dates", _dates(read, got)
    if read.get("url") or got["url"]:
        same = _address(got["url"]) == _address(read.get("url"))
        yield "url", "" if same else f"{got['url']}, not {read.get('url')}"
    if "limit" in read and "limit" in got:
        same = got["limit"] == read["limit"]
        yield "limit", "" if same else f"{got['limit']}, not {read['limit']}"


def _topic(read: Row, topic: str) -> str:
    """What is wrong with a topic: words that lack, words too many, exclusions, the phrase."""
    phrases = [" ".join(_words(one)) for one in re.findall(r'(?<![\w-])"([^"]+)"', topic)]
    without = _stems(re.findall(r'(?<!\S)-"?([^\s"]+)', topic))
    words = _stems(_words(re.sub(r'(?<!\S)-("[^"]*"|\S+)', " ", topic)))
    must, may = _stems(read.get("topic", ())), _stems(read.get("topic_ok", ()))
    wrong = {
        "lacks": must - words,
        "too much": words - must - may - _stems(ALWAYS_OK),
        "does not exclude": _stems(read.get("not_topic", ())) - without,
        "excludes": without - _stems(read.get("not_topic", ())),
        "no phrase": {read["phrase"]} - set(phrases) if "phrase" in read else set(),
    }
    if "*" in read.get("topic_ok", ()):
        del wrong["too much"]
    said = [f"{key} {' '.join(sorted(value))}" for key, value in wrong.items() if value]
    return f"{topic!r}: {'; '.join(said)}" if said else ""


def _words(text: str) -> list[str]:
    """Lower-case words without accents and possessives."""
    letters = unicodedata.normalize("NFKD", text).lower().replace("’", "'")
    flat = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.findall(r"\w+", re.sub(r"'s\b", "", flat))


def _stems(words: Iterable[str]) -> set[str]:
    return {_stem(word) for text in words for word in _words(text)}


def _outlets(read: Row, got: Row) -> str:
    must, may = set(read.get("outlets", ())), set(read.get("outlets_ok", ()))
    named, excluded = set(got["outlets"]), set(got["excluded_outlets"])
    if must <= named <= must | may and excluded == set(read.get("excluded", ())):
        return ""
    wanted = f"{sorted(must)} without {read.get('excluded', [])}"
    return f"{sorted(named)} without {sorted(excluded)}, not {wanted}"


def _dates(read: Row, got: Row) -> str:
    period = [got["from"], got["to"]]
    fair = [[read.get("from"), read.get("to")], *read.get("dates_ok", ())]
    return "" if period in fair else f"{period}, not {fair[0]}"


def _address(url: object) -> str:
    """An address without what differs between its forms."""
    bare = re.sub(r"^https?://((www|amp|m)\.)?", "", str(url or "").lower())
    return re.sub(r"/amp(?=/)|[/.]amp$|/$", "", re.split(r"[?#]", bare)[0])


class Score:
    """Right and wrong per measure, in all and per group."""

    def __init__(self) -> None:
        self.missed: list[tuple[str, str, str]] = []
        self._counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])

    def add(self, row: Row, answer: Row) -> None:
        found = list(checks(row, answer))
        wrong = [f"{measure}: {text}" for measure, text in found if text]
        for measure, text in (*found, ("row", "x" if wrong else "")):
            for group in ("all", row["group"]):
                self._counts[group, measure][bool(text)] += 1
        if wrong:
            self.missed.append((row["id"], row["text"], " | ".join(wrong)))

    def share(self, measure: str, group: str = "all") -> float:
        right, wrong = self._counts[group, measure]
        return right / (right + wrong) if right + wrong else 1.0

    @property
    def groups(self) -> list[str]:
        """All of them first, then the groups in the file's order."""
        return list(dict.fromkeys(group for group, _ in self._counts))

    def lines(self) -> Iterator[str]:
        names = ("row", *MEASURES)
        yield f"{'group':10} {'n':>4} " + " ".join(f"{name:>8}" for name in names)
        for group in self.groups:
            shares = []
            for name in names:
                asked = sum(self._counts[group, name])
                shares.append(f"{100 * self.share(name, group):7.1f}%" if asked else " " * 8)
            yield f"{group:10} {sum(self._counts[group, 'row']):4} " + " ".join(shares)

    def miss_lines(self, measure: str = "") -> Iterator[str]:
        for number, text, wrong in self.missed:
            if f"{measure}:" in wrong or not measure:
                yield f"{number} {_shown(text)}\n     {wrong}"


def _shown(text: str) -> str:
    """A text on one line, whatever is in it."""
    line = json.dumps(text, ensure_ascii=False)
    line = re.sub(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]", "�", line)
    return line if len(line) <= 160 else line[:159] + "…"


def score(newsdesk: Newsdesk, asking: Iterable[Row]) -> Score:
    total = Score()
    for row in asking:
        total.add(row, asked(newsdesk, row))
    return total


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--group", help="only the questions of one group")
    parser.add_argument("--quiet", action="store_true", help="the figures only")
    options = parser.parse_args(arguments)
    chosen = [row for row in rows() if options.group in (None, row["group"])]
    with tempfile.TemporaryDirectory() as folder:
        newsdesk = opened(Path(folder))
        total = score(newsdesk, chosen)
        newsdesk.close()
    if not options.quiet:
        sys.stdout.writelines(f"{line}\n" for line in total.miss_lines())
    sys.stdout.writelines(f"{line}\n" for line in total.lines())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
