"""Golden dialogues: `> question`, then the first page of the reply as Discord shows it.

A question that begins with a slash is a command with its options, as on the command line. The
expected replies are written anew by `python tests/dialogue.py`; read the difference first.
"""

import shlex
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from conftest import CORPORA, TODAY

from bot.app import Newsdesk
from bot.arguments import QUESTIONS
from bot.config import load
from bot.news.markdown import pages
from bot.news.question import Asked, FreeText, Options

FOLDER = Path(__file__).parent / "dialogues"


def turns(text: str) -> Iterator[tuple[str, str]]:
    """The questions of a dialogue with the replies that it has for them."""
    for turn in text.split("\n\n> ")[1:]:
        question, _, reply = turn.partition("\n")
        yield question, reply.rstrip("\n")


def written(newsdesk: Newsdesk, now: datetime, text: str) -> str:
    """A dialogue with the replies that are given now."""
    parts = [text.split("\n\n> ", maxsplit=1)[0]]
    for question, _ in turns(text):
        reply = pages(newsdesk.ask(asked(question), now).reply)[0]
        parts.append(f"\n> {question}\n{reply}")
    return "\n".join(parts) + "\n"


def asked(question: str) -> Asked:
    """What a line of a dialogue asks."""
    if not question.startswith("/"):
        return FreeText(question)
    name, *rest = shlex.split(question[1:])
    options: dict[str, list[str]] = {}
    topic: list[str] = []
    for word in rest:
        key, equals, value = word.partition("=")
        if equals and key.startswith("--"):
            options.setdefault(key[2:], []).append(value)
        else:
            topic.append(word)
    outlets = [" ".join(topic)] if name == "outlet" else options.get("outlet", [])
    return Options(
        QUESTIONS[name][0],
        "" if name == "outlet" else " ".join(topic),
        tuple(outlets),
        tuple(options.get("not-outlet", [])),
        "".join(options.get("from", [])),
        "".join(options.get("to", [])),
        int(options["limit"][0]) if "limit" in options else None,
    )


def main() -> None:
    """Write every dialogue anew."""
    for file in sorted(FOLDER.glob("*.txt")):
        name = file.stem.partition("-")[0]
        with tempfile.TemporaryDirectory() as archive:
            newsdesk = Newsdesk(load(corpus=[CORPORA[name]], archive=Path(archive)))
            text = written(newsdesk, TODAY[name], file.read_text(encoding="utf-8"))
        file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
