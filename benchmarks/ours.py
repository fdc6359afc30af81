"""The newsdesk measured from inside, one process for each thing, for scale.py.

    python benchmarks/ours.py first|search|answers|typing TASK

What it prints is JSON; latencies in seconds.
"""

import json
import sys
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from measuring import memory, settle, timed
from tasks import COMPLETIONS, MOST, Question, Task, ranked, read_task

from bot.app import Newsdesk
from bot.arguments import QUESTIONS
from bot.as_json import response_json
from bot.config import load
from bot.news.question import About, Asked, FreeText, Options, Search


def opened(corpus: Path, archive: Path, *, warm: bool = True) -> Newsdesk:
    """The newsdesk on a corpus, its archive compiled where it is not there yet."""
    return Newsdesk(load(corpus=[corpus], archive=archive), warm=warm)


def first(task: Task) -> dict[str, object]:
    """From opening the archive to the first answer, in a process that has loaded its code."""
    start = time.perf_counter()
    newsdesk = opened(task.corpus.source, task.archive, warm=False)
    ready = time.perf_counter()
    newsdesk.ask(Options(Search, task.sheet.warm[0]), task.sheet.now)
    return {"open": ready - start, "answer": time.perf_counter() - start}


def search(task: Task) -> dict[str, object]:
    """Search alone, and the question `search`, whose articles are what score.py looks at."""
    newsdesk = opened(task.corpus.source, task.archive)

    def best(text: str) -> Sequence[str]:
        return [hit.article.title for hit in newsdesk.desk.best(text, MOST)]

    def asked(text: str) -> Sequence[str]:
        response = newsdesk.ask(Options(Search, text), task.sheet.now)
        found: Any = response_json(response, 0)["articles"]
        return [article["title"] for article in found]

    timed(best, task.sheet.warm)
    timed(asked, task.sheet.warm)
    settle()
    return {
        f"{which}{name}": ranked(work, queries, task.patience)
        for name, work in (("", best), (" asked", asked))
        for which, queries in (("made", task.sheet.made), ("real", task.sheet.real))
    }


def answers(task: Task) -> dict[str, object]:
    """Whole answers of all kinds, and the memory of a process that has given them."""
    newsdesk = opened(task.corpus.source, task.archive)
    for text in task.sheet.warm:
        newsdesk.ask(Options(Search, text), task.sheet.now)
    settle()
    asked = [to_desk(question) for question in task.sheet.questions]
    took = timed(lambda one: newsdesk.ask(one, task.sheet.now), asked, task.patience)
    alone = memory()
    import_module("bot.running")
    return {
        "seconds": took,
        "kinds": [question.kind for question in task.sheet.questions],
        "broad": [question.broad for question in task.sheet.questions],
        "memory": alone,
        "with Discord": memory(),
    }


def typing(task: Task) -> dict[str, object]:
    """Suggestions for a topic, a line and an outlet, letter by letter."""
    desk = opened(task.corpus.source, task.archive).desk
    ways: dict[str, tuple[Callable[[str], object], Sequence[str]]] = {
        "topics": (lambda typed: desk.suggest_topics(typed, COMPLETIONS), task.sheet.typed),
        "lines": (lambda typed: desk.suggest(typed, COMPLETIONS), task.sheet.typed_lines),
        "outlets": (
            lambda typed: desk.suggest_outlets(typed, (), COMPLETIONS),
            task.sheet.typed_outlets,
        ),
    }
    found: dict[str, object] = {}
    for name, (suggest, typed) in ways.items():
        timed(suggest, task.sheet.warm)
        settle()
        found[name] = timed(suggest, typed, task.patience)
    return found


def to_desk(question: Question) -> Asked:
    """A question as the desk takes it."""
    if isinstance(question.asked, str):
        return FreeText(question.asked)
    name, given = question.asked
    if name not in QUESTIONS:
        return Options(About)
    outlets = tuple(given["outlet"].split(", ")) if "outlet" in given else ()
    since, until = given.get("from", ""), given.get("to", "")
    topic = given.get("topic", "")
    return Options(QUESTIONS[name][0], topic, outlets, since=since, until=until)


if __name__ == "__main__":
    work = {"first": first, "search": search, "answers": answers, "typing": typing}[sys.argv[1]]
    print(json.dumps(work(read_task(Path(sys.argv[2])))))
