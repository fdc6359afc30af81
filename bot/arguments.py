"""The arguments of the `newsdesk` command: a contract that scripts depend on."""

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

from bot import __version__
from bot.export import FORMATS
from bot.news.question import (
    Compare,
    Credits,
    Figures,
    Latest,
    Piece,
    Profile,
    Search,
    Sources,
    Stories,
    Summary,
    Timeline,
    TopicQuestion,
    WhoReported,
    Why,
)
from bot.news.text import clean

WRONG_USAGE = 2
"""Exit code for arguments that cannot be read."""

QUESTIONS: dict[str, tuple[TopicQuestion, str]] = {
    "sources": (Sources, "which outlets covered it"),
    "timeline": (Timeline, "how it unfolded, day by day"),
    "who-reported": (WhoReported, "who reported it, and who was first"),
    "search": (Search, "the articles that mention it"),
    "article": (Piece, "one article, by link, headline or words"),
    "summary": (Summary, "two or three sentences from the articles"),
    "figures": (Figures, "which numbers are quoted on it"),
    "credits": (Credits, "who credits whom as where it comes from"),
    "compare": (Compare, "two or more outlets on one topic"),
    "stories": (Stories, "the stories that there are on it"),
    "latest": (Latest, "what came out last"),
    "outlet": (Profile, "what there is from one outlet"),
    "why": (Why, "why it is one story, a copy, a credit, the first"),
}


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        told = f"{self.prog}: {clean(message)} ({self.prog} --help shows what there is)"
        self.exit(WRONG_USAGE, told + "\n")


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line; it sets `args.command` and what that one takes."""
    top = _Parser(prog="newsdesk", description="Answers questions about a corpus of news coverage.")
    top.add_argument("--version", action="version", version=f"newsdesk {__version__}")
    commands = top.add_subparsers(
        required=True, dest="command", metavar="COMMAND", parser_class=_Parser
    )
    _add(commands, "chat", "ask at a prompt")
    ask = _add(commands, "ask", "ask one question in your own words")
    ask.add_argument("text", nargs="*", metavar="QUESTION", help="the question")
    _stdin(ask)
    for name, (_, what) in QUESTIONS.items():
        _topic(_add(commands, name, what), name)
    _add(commands, "help", "what can be asked", text=["help"], stdin=False)
    _add(commands, "about", "what the corpus is", text=["about"], stdin=False)
    check = _add(commands, "check", "read the corpus and list its problems")
    check.add_argument("--all", action="store_true",
                       help="every problem on a line, however many there are")  # fmt: skip
    _add(commands, "index", "compile the corpus and stop")
    _add(commands, "run", "run the Discord bot")
    _add(commands, "health", "ask the running bot how it does")
    invite = _add(commands, "invite", "print the links that add the bot to a server or a person")
    invite.add_argument("application", nargs="?", type=_application, metavar="APPLICATION_ID",
                        help="the application's id, where there is no token")  # fmt: skip
    export = _add(commands, "export", "write articles out")
    export.add_argument("--format", choices=FORMATS, default="jsonl", help="jsonl if not said")
    _topic(export, "export")
    return top


def _add(
    commands: "argparse._SubParsersAction[_Parser]",
    name: str,
    what: str,
    **defaults: object,
) -> argparse.ArgumentParser:
    """A command with the options that all of them have."""
    parser = commands.add_parser(name, help=what, description=what[0].upper() + what[1:] + ".")
    parser.set_defaults(**defaults)
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
    one_of = parser.add_mutually_exclusive_group()
    _stdin(one_of)
    if name == "timeline":
        one_of.add_argument("--picture", type=Path, metavar="FILE", help="save it as PNG there")
        parser.add_argument("--light", action="store_true", help="the picture on a light ground")


def _stdin(parser: argparse._ActionsContainer) -> None:
    parser.add_argument("--stdin", action="store_true",
                        help="one question or topic a line; one answer a line")  # fmt: skip


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError) as error:
        raise argparse.ArgumentTypeError("should be a time, as 2022-04-22T12:00:00Z") from error


def _application(text: str) -> str:
    if not (text.isascii() and text.isdecimal()):
        raise argparse.ArgumentTypeError("should be the number on the application's page")
    return text


def _count(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError("should be a whole number, at least 1")
    return int(text)
