"""The `newsdesk` command: options in, replies out, one plain line for whatever goes wrong."""

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import NoReturn

from bot import __version__
from bot.app import Newsdesk, Progress, quietly
from bot.as_json import response_json
from bot.config import Settings, load
from bot.desk import Response
from bot.errors import NewsdeskError
from bot.export import FORMATS
from bot.news.article import Article
from bot.news.coverage import Archive, Order, Selection
from bot.news.plaintext import every_line, one_line, plain_text
from bot.news.question import (
    Asked,
    Compare,
    FreeText,
    Latest,
    Options,
    Piece,
    Profile,
    Search,
    Sources,
    Summary,
    Timeline,
    TopicQuestion,
    WhoReported,
)
from bot.news.reply import Reply

ANSWERED, PROBLEMS, WRONG, BROKEN, INTERRUPTED = 0, 1, 2, 70, 130
"""Exit codes: answered; `check` found problems; wrong usage or settings; a bug; Ctrl-C."""

QUESTIONS: dict[str, tuple[TopicQuestion, str]] = {
    "sources": (Sources, "which outlets covered it"),
    "timeline": (Timeline, "how it unfolded, day by day"),
    "who-reported": (WhoReported, "who reported it, and who was first"),
    "search": (Search, "the articles that mention it"),
    "article": (Piece, "one article, by link, headline or words"),
    "summary": (Summary, "two or three sentences from the articles"),
    "compare": (Compare, "two or more outlets on one topic"),
    "latest": (Latest, "what came out last"),
    "outlet": (Profile, "what there is from one outlet"),
}


def main(argv: list[str] | None = None) -> int:
    """Run the command; returns its exit code and raises nothing but with --debug."""
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        args = _parser().parse_args(argv)
    except SystemExit as leaving:
        return int(leaving.code or 0)
    try:
        code = int(args.run(args))
        sys.stdout.flush()
    except Exception as error:
        if args.debug and not isinstance(error, BrokenPipeError):
            raise
        return _failed(error)
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return INTERRUPTED
    return code


def _failed(error: Exception) -> int:
    """One line on standard error for whatever went wrong, and the exit code for it."""
    if isinstance(error, BrokenPipeError):  # whoever read our output has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ANSWERED
    if isinstance(error, NewsdeskError):
        print(f"newsdesk: {error}", file=sys.stderr)
        return WRONG
    kind = type(error).__name__
    print(f"newsdesk: a mistake of ours ({kind}); --debug shows where", file=sys.stderr)
    return BROKEN


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG, f"{self.prog}: {message} ({self.prog} --help shows what there is)\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="newsdesk", description="Answers questions about a corpus of news coverage."
    )
    parser.add_argument("--version", action="version", version=f"newsdesk {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=_Parser)
    _add(commands, "chat", "ask at a prompt", _chat)
    ask = _add(commands, "ask", "ask one question in your own words", _ask)
    ask.add_argument("text", nargs="*", metavar="QUESTION", help="the question")
    _stdin(ask)
    for name, (_, what) in QUESTIONS.items():
        _topic(_add(commands, name, what, _question, command=name), name)
    _add(commands, "help", "what can be asked", _ask, text=["help"], stdin=False)
    _add(commands, "about", "what the corpus is", _ask, text=["about"], stdin=False)
    _add(commands, "check", "read the corpus and list every problem", _check)
    _add(commands, "index", "compile the corpus and stop", _index)
    export = _add(commands, "export", "write articles out", _export, command="search")
    export.add_argument("--format", choices=FORMATS, default="jsonl", help="jsonl if not said")
    _topic(export, "export")
    return parser


def _add(
    commands: "argparse._SubParsersAction[_Parser]",
    name: str,
    what: str,
    run: Callable[[argparse.Namespace], int],
    **defaults: object,
) -> argparse.ArgumentParser:
    """A command with the options that all of them have."""
    parser = commands.add_parser(name, help=what, description=what[0].upper() + what[1:] + ".")
    parser.set_defaults(run=run, **defaults)
    parser.add_argument("--corpus", type=Path, action="append", metavar="PATH",
                        help="folder or file with documents; may be given again")  # fmt: skip
    parser.add_argument("--archive", type=Path, metavar="DIR",
                        help="where the compiled archive is kept")  # fmt: skip
    parser.add_argument("--config", type=Path, metavar="FILE",
                        help="settings file (config/newsdesk.yaml)")  # fmt: skip
    parser.add_argument("--now", type=_moment, metavar="ISO", help="what “today” means")
    parser.add_argument("--limit", type=_count, metavar="N", help="at most so many articles")
    parser.add_argument("--json", action="store_true", help="one JSON object for each answer")
    parser.add_argument("--debug", action="store_true", help="show where an error came from")
    return parser


def _topic(parser: argparse.ArgumentParser, name: str) -> None:
    """The options of a question: topic, outlets, days."""
    if name == "outlet":
        parser.add_argument("topic", nargs="*", metavar="NAME", help="the outlet")
    else:
        parser.add_argument("topic", nargs="*", metavar="TOPIC",
                            help="words, a sentence, a headline or a link")  # fmt: skip
        parser.add_argument("--outlet", action="append", default=[], metavar="O",
                            help="only from this outlet; may be given again")  # fmt: skip
        parser.add_argument("--not-outlet", action="append", default=[], metavar="O",
                            help="not from this outlet; may be given again")  # fmt: skip
    parser.add_argument(
        "--from", dest="since", default="", metavar="D", help="first day, as 2022-03-24"
    )
    parser.add_argument("--to", dest="until", default="", metavar="D", help="last day")
    _stdin(parser)


def _stdin(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--stdin", action="store_true",
                        help="one question or topic a line; one answer a line")  # fmt: skip


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


# The commands


def _ask(args: argparse.Namespace) -> int:
    return _answer(args, lambda text: FreeText(text, args.limit), " ".join(args.text))


def _question(args: argparse.Namespace) -> int:
    return _answer(args, partial(_options, args), " ".join(args.topic))


def _options(args: argparse.Namespace, text: str) -> Options:
    """The options of a question; what `outlet` takes is a name."""
    kind = QUESTIONS[args.command][0]
    outlet = kind is Profile
    return Options(
        kind,
        topic="" if outlet else text,
        outlets=(text,) if outlet else tuple(args.outlet),
        excluded=() if outlet else tuple(args.not_outlet),
        since=args.since,
        until=args.until,
        limit=args.limit,
    )


def _answer(args: argparse.Namespace, asked: Callable[[str], Asked], text: str) -> int:
    """Answer one question, or one for each line of standard input."""
    newsdesk = Newsdesk(_settings(args), _progress())
    refused = False
    texts = _lines() if args.stdin else iter([text])
    for one in texts:
        start = time.perf_counter()
        response = newsdesk.ask(asked(one), args.now or datetime.now(UTC))
        took = (time.perf_counter() - start) * 1000
        _write(response, took, args)
        refused = refused or response.reply.refused
    return WRONG if refused and not args.stdin else ANSWERED


def _lines() -> Iterator[str]:
    return (line.rstrip("\n") for line in sys.stdin)


def _write(response: Response, took_ms: float, args: argparse.Namespace) -> None:
    if args.json:
        print(json.dumps(response_json(response, took_ms), ensure_ascii=False), flush=True)
    elif args.stdin:
        print(one_line(response.reply), flush=True)
    elif response.reply.refused:
        print(f"newsdesk: {plain_text(response.reply.head)}", file=sys.stderr)
    else:
        _show(response.reply)


def _show(reply: Reply) -> None:
    """A whole reply: with styles and links on a terminal, as plain text in a pipe."""
    if sys.stdout.isatty():
        from bot.console.screen import Screen  # noqa: PLC0415 - 60 ms that a pipe does not need

        Screen().show(every_line(reply))
    else:
        print(plain_text(every_line(reply)))


def _chat(args: argparse.Namespace) -> int:
    settings = _settings(args)
    newsdesk = Newsdesk(settings, _progress())

    def ask(text: str) -> Reply:
        return newsdesk.ask(FreeText(text, args.limit), args.now or datetime.now(UTC)).reply

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        for line in _lines():
            if line.strip():
                print(plain_text(every_line(ask(line))), end="\n\n", flush=True)
        return ANSWERED
    from bot.console.chat import talk  # noqa: PLC0415 - 0.2 s that only a terminal needs
    from bot.console.screen import Screen  # noqa: PLC0415

    talk(ask, Screen().show, newsdesk.desk.suggest, settings.archive / "history")
    return ANSWERED


def _check(args: argparse.Namespace) -> int:
    with Newsdesk(_settings(args), _progress()).archive as archive:
        problems = archive.problems()
        documents = archive.holdings().documents
    if args.json:
        for one in problems:
            row = {"file": one.path, "line": one.line, "key": one.key, "reason": one.reason}
            print(json.dumps(row, ensure_ascii=False))
        return PROBLEMS if problems else ANSWERED
    for one in problems:
        print(one)
    print(f"{documents:,} documents, {len(problems):,} problems", file=sys.stderr)
    return PROBLEMS if problems else ANSWERED


def _index(args: argparse.Namespace) -> int:
    settings = _settings(args)
    start = time.perf_counter()
    with Newsdesk(settings, _progress()).archive as archive:
        holdings = archive.holdings()
    took = time.perf_counter() - start
    print(
        f"{holdings.documents:,} documents, {holdings.survey.articles:,} articles,"
        f" {holdings.survey.outlets:,} outlets, {holdings.problems:,} problems;"
        f" in {settings.archive} after {took:.1f} s"
    )
    return ANSWERED


def _export(args: argparse.Namespace) -> int:
    newsdesk = Newsdesk(_settings(args), _progress())
    options = _options(args, " ".join(args.topic))
    selection = newsdesk.desk.selection(options)
    articles = _every(newsdesk.archive, selection, args.limit)
    for text in FORMATS[args.format](articles):
        print(text)
    return ANSWERED


def _every(
    archive: Archive, selection: Selection, limit: int | None, batch: int = 500
) -> Iterator[Article]:
    """The articles of a selection, oldest first, read a batch at a time."""
    offset = 0
    while hits := archive.articles(selection, Order.OLDEST, batch, offset):
        for place, hit in enumerate(hits, start=offset):
            if limit is not None and place >= limit:
                return
            yield hit.article
        offset += batch


def _settings(args: argparse.Namespace) -> Settings:
    return load(args.config, args.corpus or (), args.archive)


def _progress() -> Progress:
    if not sys.stderr.isatty():
        return quietly
    from bot.console.screen import progress_bar  # noqa: PLC0415 - only where somebody watches

    return progress_bar
