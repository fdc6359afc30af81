"""The seeds: every address finds its article, and the example questions are answered."""

import importlib.util
import json
from pathlib import Path

import pytest
from conftest import TODAY

from bot.arguments import QUESTIONS
from bot.as_json import response_json
from bot.news.answers.piece import PieceAnswer
from bot.news.answers.scope import NoCoverage
from bot.news.coverage import Order, Selection
from bot.news.question import FreeText, Options, Piece

SHARED = Path(__file__).parent.parent.parent / "shared" / "questions"


def forms(address: str) -> set[str]:
    """The forms in which people paste an address."""
    bare = address.removeprefix("https://")
    join = "&" if "?" in address else "?"
    found = {address, f"http://{bare}", bare, f"{address}#top", f"<{address}>", f"({address})"}
    found |= {f"{address}{join}{key}" for key in ("utm_source=x&utm_medium=y", "via=z", "fbclid=1")}
    found.add(address.replace("https://www.", "https://"))
    if "?" not in address:
        found |= {address.rstrip("/"), address.rstrip("/") + "/"}
    if "?" not in address and "amp" not in address:
        host, _, path = bare.rstrip("/").partition("/")
        cache = f"https://{host.replace('.', '-')}.cdn.ampproject.org/c/s/{host}/{path}"
        found |= {
            f"{address}?amp",
            f"{address.rstrip('/')}/amp/",
            f"{address.rstrip('/')}/amp",
            cache,
        }
        found |= {f"https://www.google.com/amp/s/{host}/{path}", f"https://m.{host}/{path}"}
        found |= {f"https://amp.{host}/{path}", f"{address}?outputType=amp", f"{address}?_amp=true"}
    return found


def test_every_form_of_every_address_finds_its_article_and_only_it(seeds):
    articles = [hit.article for hit in seeds.archive.articles(Selection(), Order.OLDEST, 100)]
    asked = [(form, one.key) for one in articles for seen in one.addresses for form in forms(seen)]
    found = []
    for form, _ in asked:
        answer = seeds.ask(Options(Piece, form), TODAY["seeds"]).answer
        found.append(isinstance(answer, PieceAnswer) and (answer.hit.article.key, answer.others))
    assert found == [(key, ()) for _, key in asked]
    assert len(asked) > 700


def test_another_article_s_address_finds_nothing(seeds):
    articles = [hit.article for hit in seeds.archive.articles(Selection(), Order.OLDEST, 100)]
    for article in articles:
        address = (article.url or "").rstrip("/")
        for other in (address + "-2", address[:-1], address + "/comments", f"{address}?page=2"):
            response = seeds.ask(Options(Piece, other), TODAY["seeds"])
            assert isinstance(response.answer, NoCoverage), other
            assert response_json(response, 0)["articles"] == []


@pytest.fixture(scope="module")
def scorer():
    """The script that comes with the example questions."""
    if not (SHARED / "score.py").is_file():
        pytest.skip(f"{SHARED} is not there to score with")
    spec = importlib.util.spec_from_file_location("score", SHARED / "score.py")
    module = importlib.util.module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(SHARED))
        patch.setattr("sys.argv", ["score.py"])
        spec.loader.exec_module(module)
    return module


def asked_by_command(row) -> Options:
    args = row["args"]
    topic = args.get("topic") or args.get("query") or args.get("article") or ""
    outlets = (args["outlet"],) if "outlet" in args else ()
    days = args.get("from", ""), args.get("to", "")
    return Options(QUESTIONS[row["command"]][0], topic, outlets, (), *days)


@pytest.mark.parametrize(("file", "least"), [("slash", 0.95), ("questions", 0.75)])
def test_the_example_questions_are_answered(file, least, seeds, scorer):
    scores = []
    for line in (SHARED / f"{file}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        asked = asked_by_command(row) if "command" in row else FreeText(row["text"])
        reply = response_json(seeds.ask(asked, TODAY["seeds"]), 0)["reply"]
        scores.append(scorer.score(row, reply)[0])
    assert sum(scores) / len(scores) >= least
