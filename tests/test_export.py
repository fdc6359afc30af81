"""Exports, read back by the libraries that others read them with: nothing is lost or let loose."""

import csv
import io
import json
import re
import warnings

import pytest
import rispy
from command import ready, run
from makers import an_article, an_outlet, at, on

from bot.export import COLUMNS, FORMATS, as_bibtex, as_csv, as_markdown, as_ris
from bot.news.coverage import Hit, Order, Selection
from bot.news.relations import UNRELATED

with warnings.catch_warnings():  # its calls of pyparsing are deprecated there
    warnings.simplefilter("ignore")
    from bibtexparser.bparser import BibTexParser

HOSTILE = (
    "Bridge {half open",
    "Bridge half} closed",
    "{Whole} bridge {opens}",
    "Path C:\\temp\\new is lost",
    "Ends with a backslash \\",
    "Two\nlines about\r\nferries",
    "=cmd()|' /C calc'!A0",
    "+1 ferry for the bay",
    "-1 ferry for the island",
    "@SUM(A1:A9) of the tolls",
    'He said "stop", then; left',
    "Costs 100% & $5 #1 a_b ~x ^y",
    "Überfähre – 渡船 😀",
    "@article{evil, title={x}}",
    "ER  - over and out",
    "TY  - JOUR of the sea",
    "<b>bold</b> [x](https://y.example) **z** ||s||",
    "https://evil.example/click",
    "Ping @everyone and <@123>",
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """The options of a corpus whose titles and excerpts want to break out; compiled once."""
    folder = tmp_path_factory.mktemp("hostile")
    for place, title in enumerate(HOSTILE):
        entry = {
            "title": title,
            "excerpt": f"{title} {title}",
            "publishedDateTime": f"2031-05-{place + 1:02}T10:30:00Z",
            "webUrl": f"https://outlet{place}.example/a_b/%7Bx%7D?q={{{place}&r=100%25#top",
            "provider": {"name": f"Outlet {place} {{&}}", "domain": f"outlet{place}.example"},
        }
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in entry.items()]
        text = "\n".join(["---", *lines, "---", "body"])
        (folder / f"{place:02}.md").write_text(text, encoding="utf-8")
    options = ("--corpus", str(folder), "--archive", str(tmp_path_factory.mktemp("archive")))
    run("index", *options)
    return options


SHOWN = [" ".join(title.split()) for title in HOSTILE]


def exported(options, name, *more):
    ran = run("export", "--format", name, *more, *options)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def bibtex(text):
    """The entries of a BibTeX file, as an independent reader takes them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        parser = BibTexParser(common_strings=True, ignore_nonstandard_types=False)
        return parser.parse(text).entries


_TEX = {
    r"\textbackslash": "\\",
    r"\textbraceleft": "{",
    r"\textbraceright": "}",
    r"\textasciitilde": "~",
    r"\textasciicircum": "^",
    **{f"\\{char}": char for char in "{}%&$#_"},
}
_COMMAND = re.compile(r"\{?(\\text[a-z]+)(?:\{\}|\}|(?= ))|(\\[{}%&$#_])")


def typeset(tex):
    """What TeX prints for a field."""
    return _COMMAND.sub(lambda found: _TEX[found[1] or found[2]], tex)


def unbalanced(text):
    """The fields whose braces do not match as BibTeX counts them: a backslash changes nothing."""
    lines = (line.rstrip(",") for line in text.splitlines() if " = " in line)
    return [line for line in lines if line.count("{") != line.count("}")]


def test_json_lines_are_an_object_a_line_with_the_keys_of_the_contract(hostile):
    found = [json.loads(line) for line in exported(hostile, "jsonl").split("\n")[:-1]]
    contract = {"ids", "url", "addresses", "title", "outlet", "domain", "published", "precision"}
    contract |= {"story", "copy_of", "credits", "figures", "documents"}
    assert [one["title"] for one in found] == SHOWN
    assert [contract - one.keys() for one in found] == [set()] * len(HOSTILE)


def test_json_lines_of_an_article_say_what_is_known_of_it(harbour):
    found = exported(ready(harbour), "jsonl", "--outlet", "The Ellery Herald", "--limit", "1")
    (hit,) = harbour.archive.articles(Selection(outlets=("elleryherald.example",)), Order.OLDEST, 1)
    story = harbour.archive.stories([hit.id])[hit.id].id
    assert json.loads(found.splitlines()[0]) == {
        "ids": [],
        "url": "https://www.elleryherald.example/news/bridge-lanes-closed",
        "addresses": [
            "https://www.elleryherald.example/news/bridge-lanes-closed?utm_source=feed",
            "https://www.elleryherald.example/amp/news/bridge-lanes-closed",
        ],
        "title": "Ellery bridge: lanes closed after cracks are found",
        "excerpt": "Two lanes of the harbour bridge are closed. Cracks were found in four hangers,"
        " Northsea Wire reported.",
        "outlet": "The Ellery Herald",
        "domain": "elleryherald.example",
        "published": "2024-05-14",
        "precision": "day",
        "topics": [],
        "quality": 61,
        "story": story,
        "copy_of": None,
        "credits": [],
        "figures": [
            {
                "value": 2,
                "unit": "",
                "what": "lanes",
                "hedge": "",
                "sentence": "Two lanes of the harbour bridge are closed.",
            },
            {
                "value": 4,
                "unit": "",
                "what": "hangers",
                "hedge": "",
                "sentence": "Cracks were found in four hangers, Northsea Wire reported.",
            },
        ],
        "documents": ["harbour/bridge.md"],
    }


def test_csv_gives_every_title_back_and_runs_none(hostile):
    rows = list(csv.DictReader(io.StringIO(exported(hostile, "csv"), newline="")))
    quoted = ["'" + title if title[0] in "=+-@" else title for title in SHOWN]
    assert [row["title"] for row in rows] == quoted
    assert [tuple(row) for row in rows] == [COLUMNS] * len(HOSTILE)
    cells = [cell for row in rows for cell in row.values()]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


def test_csv_has_a_row_for_an_article_whatever_its_fields_hold():
    excerpt = 'one\ntwo\r\nthree "four", five\rsix'
    pair = (an_article(excerpt=excerpt), an_article())
    text = "\n".join(as_csv((Hit(1, one), UNRELATED) for one in pair))
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["excerpt"] for row in rows] == [excerpt, ""]


def test_csv_of_an_undated_article_without_an_address_has_empty_cells(harbour):
    found = exported(ready(harbour), "csv", "lighthouse museum")
    assert list(csv.DictReader(io.StringIO(found, newline=""))) == [
        {
            "title": "Opening hours of the Ellery lighthouse museum",
            "outlet": "outlet unknown",
            "domain": "",
            "published": "",
            "precision": "unknown",
            "url": "",
            "excerpt": "",
            "documents": "harbour/leaflet.txt",
            "story": "",
            "copy_of": "",
            "credits": "",
        }
    ]


def test_bibtex_gives_every_title_and_outlet_back(hostile):
    found = bibtex(exported(hostile, "bibtex"))
    assert [typeset(one["title"]) for one in found] == SHOWN
    assert [typeset(one["author"].removeprefix("{").removesuffix("}")) for one in found] == [
        f"Outlet {place} {{&}}" for place in range(len(HOSTILE))
    ]
    assert {one["ENTRYTYPE"] for one in found} == {"online"}
    assert found[0]["date"] == "2031-05-01"


def test_bibtex_has_matching_braces_in_every_field(hostile):
    assert unbalanced(exported(hostile, "bibtex")) == []


def test_bibtex_keys_are_told_apart():
    named = ("Ferry lost", "Ferry lost", "Ferry lost 2", "Ferry lost", "渡船", "渡船", "Ferry-lost")
    articles = [an_article(key=str(place), title=title) for place, title in enumerate(named)]
    text = "\n".join(as_bibtex(articles))
    keys = re.findall(r"^@online\{(.*),$", text, re.MULTILINE)
    assert len(keys) == len(set(keys)) == len(named)
    assert keys[0] == "harbourgazette-2031-ferry-lost"
    assert [key for key in keys if not re.fullmatch(r"[a-z0-9-]+", key)] == []


def test_bibtex_leaves_out_what_is_not_known(harbour):
    assert bibtex(exported(ready(harbour), "bibtex", "lighthouse museum")) == [
        {
            "ENTRYTYPE": "online",
            "ID": "outletunknown-undated-opening-hours-of",
            "title": "Opening hours of the Ellery lighthouse museum",
            "author": "{outlet unknown}",
        }
    ]


def test_ris_gives_every_title_back(hostile):
    found = rispy.loads(exported(hostile, "ris"))
    assert [one["title"] for one in found] == SHOWN
    assert [one["abstract"] for one in found] == [f"{title} {title}" for title in SHOWN]
    assert {one["type_of_reference"] for one in found} == {"NEWS"}


def test_ris_of_an_article_has_its_outlet_day_and_address():
    article = an_article(
        title="Ferry runs aground",
        outlet=an_outlet("Coastline", "coastline.example"),
        published=on("2031-05-02"),
        url="https://coastline.example/ferry",
        excerpt="Nobody was hurt.",
    )
    assert rispy.loads("\n".join(as_ris([article]))) == [
        {
            "type_of_reference": "NEWS",
            "title": "Ferry runs aground",
            "secondary_title": "Coastline",
            "year": "2031",
            "date": "2031/05/02",
            "abstract": "Nobody was hurt.",
            "urls": ["https://coastline.example/ferry"],
        }
    ]


def test_ris_tags_are_written_as_the_format_wants_them():
    text = "\n".join(as_ris([an_article(), an_article()]))
    assert [line for line in text.splitlines() if line and line[2:6] != "  - "] == []
    assert text.count("ER  - ") == 2


def test_markdown_is_a_line_for_each_article_without_any_power(hostile):
    lines = exported(hostile, "markdown").splitlines()
    assert len(lines) == len(HOSTILE)
    assert re.findall(r"@everyone|@here|<@\d|(?<!\\)\|\|", "\n".join(lines)) == []
    assert [line.count("](<https://outlet") for line in lines] == [1] * len(HOSTILE)


def test_markdown_of_articles_with_and_without_an_address_and_a_date():
    linked = an_article(
        url="https://harbourgazette.example/ferry", published=at("2031-05-02 10:30")
    )
    found = list(as_markdown([linked, an_article(published=on("2031-05-02"))]))
    assert found == [
        (
            "- [Ferry runs aground](<https://harbourgazette.example/ferry>) — Harbour Gazette,"
            " 2031-05-02T10:30:00Z"
        ),
        "- Ferry runs aground — Harbour Gazette, 2031-05-02",
    ]


COUNTS = {
    "jsonl": lambda text: len(text.splitlines()),
    "csv": lambda text: len(list(csv.DictReader(io.StringIO(text, newline="")))),
    "bibtex": lambda text: len(bibtex(text)),
    "ris": lambda text: len(rispy.loads(text)),
    "markdown": lambda text: len(text.splitlines()),
}


def test_every_format_is_counted_here():
    assert set(COUNTS) == set(FORMATS)


@pytest.mark.parametrize("name", COUNTS)
@pytest.mark.parametrize(
    ("asked", "articles"),
    [
        ((), 25),
        (("clearview",), 6),
        (("--outlet", "BI"), 3),
        (("volcano",), 0),
        (("--to", "2022-03-21"), 1),
    ],
)
def test_every_format_has_every_article_of_a_selection(name, asked, articles, seeds):
    assert COUNTS[name](exported(ready(seeds), name, *asked)) == articles


def test_articles_are_exported_oldest_first(seeds):
    days = [json.loads(line)["published"] for line in exported(ready(seeds), "jsonl").splitlines()]
    assert days == sorted(days)
    assert len(days) == 25


def test_a_file_name_with_a_line_break_is_shown_on_one_line(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a\nb.txt").write_text("Ferry runs aground\n\nNobody was hurt.\n", encoding="utf-8")
    options = ("--corpus", str(folder), "--archive", str(tmp_path / "archive"))
    rows = list(csv.DictReader(io.StringIO(exported(options, "csv"), newline="")))
    assert [(row["title"], row["documents"]) for row in rows] == [
        ("Ferry runs aground", "news/a b.txt")
    ]
