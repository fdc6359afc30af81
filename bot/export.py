"""Export: articles with what was found out about them, in the formats that others read.

BibTeX: Patashnik, BibTeXing (1988), with UTF-8; RIS: the Reference Manager tags (TY, TI, T2, …).
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import count

from bot.article_json import document_json, published_json
from bot.news.article import Article
from bot.news.coverage import Hit
from bot.news.markdown import escape, linked
from bot.news.relations import Relations
from bot.news.text import fold

COLUMNS = (
    *("title", "outlet", "domain", "published", "precision", "url", "excerpt", "documents"),
    *("story", "copy_of", "credits"),
)
Found = tuple[Hit, Relations]
"""An article and how it hangs together with others."""

_KEY_WORDS = 3
_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",  # BibTeX counts braces, escaped ones too
        "}": r"\textbraceright{}",
        "%": r"\%",
        "&": r"\&",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


def as_jsonl(found: Iterable[Found]) -> Iterator[str]:
    """One JSON object a line."""
    for hit, relations in found:
        yield json.dumps(document_json(hit, relations), ensure_ascii=False)


def as_csv(found: Iterable[Found]) -> Iterator[str]:
    """A table with a header (RFC 4180); cells that a spreadsheet would run begin with a quote."""
    yield _row(COLUMNS)
    for hit, relations in found:
        values = {
            **document_json(hit, relations),
            "documents": " ".join(hit.article.documents),
            "credits": "; ".join(one.name for one in relations.credited_by(hit.id)),
        }
        yield _row(str(values[column] or "") for column in COLUMNS)


def _row(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(_harmless(cell) for cell in cells)
    return line.getvalue().removesuffix("\n")


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    return "'" + cell if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def as_bibtex(articles: Iterable[Article]) -> Iterator[str]:
    """One `@online` entry each, under keys that are told apart by letters."""
    taken: set[str] = set()
    for article in articles:
        key = _free(_cite_key(article), taken)
        taken.add(key)
        fields = {
            "title": article.title.translate(_TEX),
            "author": "{" + article.outlet.name.translate(_TEX) + "}",
            "date": (published_json(article.published) or "")[:10],
            "url": (article.url or "").replace("{", "%7B").replace("}", "%7D"),
        }
        body = ",\n".join(f"  {name} = {{{text}}}" for name, text in fields.items() if text)
        yield f"@online{{{key},\n{body}\n}}\n"


def _free(key: str, taken: set[str]) -> str:
    """The key, with the first number that makes it one of its own."""
    numbered = (f"{key}-{number}" for number in count(2))
    return key if key not in taken else next(one for one in numbered if one not in taken)


def _cite_key(article: Article) -> str:
    stem = re.sub(r"[^a-z0-9]+", "", fold(article.outlet.name)) or "article"
    year = str(article.published.at.year) if article.published.at else "undated"
    title = re.findall(r"[a-z0-9]+", fold(article.title))[:_KEY_WORDS]
    return "-".join((stem, year, *title))


def as_ris(articles: Iterable[Article]) -> Iterator[str]:
    """One `NEWS` record each."""
    for article in articles:
        day = (published_json(article.published) or "")[:10].replace("-", "/")
        tags = (
            ("TY", "NEWS"),
            ("TI", article.title),
            ("T2", article.outlet.name),
            ("PY", day[:4]),
            ("DA", day),
            ("AB", article.excerpt),
            ("UR", article.url or ""),
        )
        lines = [f"{tag}  - {text}" for tag, text in tags if text]
        yield "\n".join([*lines, "ER  - \n"])


def as_markdown(articles: Iterable[Article]) -> Iterator[str]:
    """One list entry each, linked."""
    for article in articles:
        title = linked(article.title, article.url)
        yield f"- {title} — {escape(article.outlet.name)}, {published_json(article.published) or 'date unknown'}"  # noqa: E501 - one line of Markdown


_Writer = Callable[[Iterable[Found]], Iterator[str]]


def _only(write: Callable[[Iterable[Article]], Iterator[str]]) -> _Writer:
    """A format that tells articles alone."""
    return lambda found: write(hit.article for hit, _ in found)


FORMATS: dict[str, _Writer] = {
    "jsonl": as_jsonl,
    "csv": as_csv,
    "bibtex": _only(as_bibtex),
    "ris": _only(as_ris),
    "markdown": _only(as_markdown),
}
"""The writer of each format: articles → pieces of text, a line or more each."""
