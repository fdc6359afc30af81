"""The `newsdesk` command: options in, replies out, one plain line for whatever goes wrong."""

import argparse
import io
import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from typing import TextIO

from bot.app import Newsdesk
from bot.arguments import QUESTIONS, WRONG_USAGE, parser
from bot.as_json import response_json
from bot.config import Settings, load, token
from bot.console import LEAVE
from bot.console.conversation import Conversation, numbered
from bot.desk import Response
from bot.errors import NewsdeskError
from bot.export import FORMATS
from bot.invite import application_of, invitations
from bot.news.plaintext import every_line, one_line, plain_text
from bot.news.question import Asked, FreeText, Options, Profile
from bot.news.relating import every_related
from bot.news.reply import plural
from bot.news.text import clean
from bot.progress import Progress, quietly

ANSWERED, PROBLEMS, WRONG, BROKEN, INTERRUPTED = 0, 1, WRONG_USAGE, 70, 130
"""Exit codes: answered; problems of `check`, `health`; wrong usage, settings; a bug; Ctrl-C."""


def main(argv: list[str] | None = None) -> int:
    """Run the command; returns its exit code and raises nothing but with --debug."""
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        if isinstance(stream, io.TextIOWrapper):  # not where it is closed
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        code = _obey(argv)
        if sys.stdout:
            sys.stdout.flush()
    except Exception as error:
        debugging = "--debug" in (sys.argv if argv is None else argv)
        if debugging and not isinstance(error, BrokenPipeError):
            raise
        return _failed(error)
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return INTERRUPTED
    return code


def _obey(argv: list[str] | None) -> int:
    try:
        args = parser().parse_args(argv)
    except SystemExit as leaving:  # help is shown, or what is wrong with the arguments
        return int(leaving.code or 0)
    return _run(args)


def _run(args: argparse.Namespace) -> int:
    obeying: dict[str, Callable[[argparse.Namespace], int]] = {
        "chat": _chat,
        "ask": _ask,
        "help": _ask,
        "about": _ask,
        "check": _check,
        "index": _index,
        "export": _export,
        "run": _serve,
        "health": _health,
        "invite": _invite,
    }
    return obeying.get(args.command, _question)(args)


def _failed(error: Exception) -> int:
    """One line on standard error for whatever went wrong, and the exit code for it."""
    if isinstance(error, BrokenPipeError):  # whoever read our output has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ANSWERED
    if isinstance(error, NewsdeskError):
        _complain(str(error))
        return WRONG
    if isinstance(error, OSError):
        _complain(f"the system says: {error.strerror or error}")
        return WRONG
    _complain(f"a mistake of ours ({type(error).__name__}); --debug shows where")
    return BROKEN


def _complain(text: str) -> None:
    """One line on standard error, where there is one."""
    if sys.stderr:
        print(f"newsdesk: {clean(text)}", file=sys.stderr)


def _ask(args: argparse.Namespace) -> int:
    return _answer(args, lambda text: FreeText(text, args.limit), " ".join(args.text))


def _question(args: argparse.Namespace) -> int:
    return _answer(args, partial(_options, args), " ".join(args.topic))


def _options(args: argparse.Namespace, text: str) -> Options:
    """The options of a question; what `outlet` takes is a name."""
    kind = QUESTIONS[args.command if args.command in QUESTIONS else "search"][0]
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
        response = newsdesk.ask(asked(one), _now(args))
        took = (time.perf_counter() - start) * 1000
        if file := getattr(args, "picture", None):
            from bot.console.saving import save  # noqa: PLC0415 - only this saves anything

            print(save(response.answer, file, light=args.light), file=sys.stderr)
        _write(response, took, args)
        refused = refused or response.reply.refused
    return WRONG if refused and not args.stdin else ANSWERED


def _is_terminal(stream: TextIO | None) -> bool:
    return bool(stream and stream.isatty())


def _lines() -> Iterator[str]:
    return (line.rstrip("\n") for line in sys.stdin or ())


def _write(response: Response, took_ms: float, args: argparse.Namespace) -> None:
    if args.json:
        print(json.dumps(response_json(response, took_ms), ensure_ascii=False), flush=True)
    elif args.stdin:
        print(one_line(response.reply), flush=True)
    elif response.reply.refused:
        _complain(plain_text(response.reply.head))
    else:
        _show(response)


def _show(response: Response) -> None:
    """A whole reply: with styles, links and bars on a terminal, as plain text in a pipe."""
    if _is_terminal(sys.stdout):
        from bot.console.bars import show  # noqa: PLC0415 - 60 ms that a pipe does not need

        show(response)
    else:
        print(plain_text(every_line(response.reply)))


def _chat(args: argparse.Namespace) -> int:
    if not (_is_terminal(sys.stdin) and _is_terminal(sys.stdout)):
        return _talk_in_a_pipe(args)
    settings = _settings(args)
    newsdesk = Newsdesk(settings, _progress())

    conversation = Conversation(lambda asked: newsdesk.ask(asked, _now(args)), args.limit)
    from bot.console.session import converse  # noqa: PLC0415 - 0.2 s that only a terminal needs

    def suggest(typed: str, most: int) -> Iterable[str]:
        return newsdesk.desk.suggest(typed, most)

    converse(conversation, suggest, settings.archive / "history")
    return ANSWERED


def _talk_in_a_pipe(args: argparse.Namespace) -> int:
    """Whole answers, an empty line after each; empty questions are none."""
    newsdesk = Newsdesk(_settings(args), _progress())
    conversation = Conversation(lambda asked: newsdesk.ask(asked, _now(args)), args.limit)
    for line in _lines():
        if line.strip().lower() in LEAVE:
            return ANSWERED
        if line.strip():
            start = time.perf_counter()
            response = conversation.say(line.strip())
            if args.json:
                _write(response, (time.perf_counter() - start) * 1000, args)
            else:
                reply = numbered(response.reply, response.others)
                print(plain_text(every_line(reply)), end="\n\n", flush=True)
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
    from bot.console.problems import listed  # noqa: PLC0415 - only this lists any

    for line in listed(problems, every=args.all):
        print(line)
    counts = f"{plural(documents, 'document')}, {plural(len(problems), 'problem')}"
    print(counts, file=sys.stderr)
    return PROBLEMS if problems else ANSWERED


def _index(args: argparse.Namespace) -> int:
    settings = _settings(args)
    start = time.perf_counter()
    with Newsdesk(settings, _progress()).archive as archive:
        holdings = archive.holdings()
    took = time.perf_counter() - start
    counts = {
        "documents": holdings.documents,
        "articles": holdings.survey.articles,
        "outlets": holdings.survey.outlets,
        "problems": holdings.problems,
    }
    if args.json:
        archive_json = {"archive": str(settings.archive), "took_s": round(took, 3)}
        print(json.dumps(counts | archive_json))
    else:
        said = ", ".join(f"{count:,} {name}" for name, count in counts.items())
        print(f"{said}; in {settings.archive} after {took:.1f} s")
    return ANSWERED


def _serve(args: argparse.Namespace) -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(ANSWERED))  # process 1 has no default
    signal.signal(signal.SIGHUP, signal.SIG_IGN)  # until there is something to read again
    settings, key = _settings(args), token(os.environ)
    from bot.running import serve  # noqa: PLC0415 - 0.5 s that only the bot needs

    serve(settings, key)
    return ANSWERED


def _health(args: argparse.Namespace) -> int:
    from bot.operation import health  # noqa: PLC0415 - 70 ms that only this needs

    vitals = health.ask(health.socket_for(_settings(args).archive))
    print(vitals.why)
    return ANSWERED if vitals.ready else PROBLEMS


def _invite(args: argparse.Namespace) -> int:
    application = args.application or application_of(token(os.environ))
    print("To a server: {}\nTo yourself: {}".format(*invitations(application)))
    return ANSWERED


def _export(args: argparse.Namespace) -> int:
    newsdesk = Newsdesk(_settings(args), _progress())
    topics = _lines() if args.stdin else [" ".join(args.topic)]
    selections = (newsdesk.desk.selection(_options(args, topic), _now(args)) for topic in topics)
    found = (
        one
        for each in selections
        for one in islice(every_related(each, newsdesk.archive), args.limit)
    )
    for text in FORMATS[args.format](found):
        print(text)
    return ANSWERED


def _now(args: argparse.Namespace) -> datetime:
    return args.now or datetime.now(UTC)


def _settings(args: argparse.Namespace) -> Settings:
    return load(args.config, args.corpus or (), args.archive)


def _progress() -> Progress:
    if not _is_terminal(sys.stderr):
        return quietly
    from bot.console.screen import progress_bar  # noqa: PLC0415 - only where somebody watches

    return progress_bar
