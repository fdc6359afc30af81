"""Made up documents with front matter, in the shape of the seeds: an article and those related."""

import json
import shutil
from base64 import b64encode
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from random import Random

from corpus import cache_folder, every_article, fingerprint, written
from variants import Record

OTHERS = (3, 7)
"""Related articles of a document, at least and at most; together 4 to 8 KB."""

AGAIN = 5
"""One document in so many has an article that the one before it has too."""

IN_A_FOLDER = 1_000


def folder_of(documents: int) -> Path:
    """A folder with so many documents, written first where it is not there yet."""
    target = cache_folder() / f"documents-{documents}-{fingerprint()}"
    if not target.is_dir():
        with written(target) as place:
            shutil.rmtree(place, ignore_errors=True)
            for number, text in enumerate(islice(_documents(), documents)):
                folder = place / f"{number // IN_A_FOLDER:03}"
                folder.mkdir(parents=True, exist_ok=True)
                (folder / f"{number:06}.md").write_text(text, encoding="utf-8")
    return target


def _documents() -> Iterator[str]:
    random = Random(5)  # noqa: S311 - the same documents each time
    articles = every_article()
    before = next(articles)
    while True:
        main, *others = islice(articles, 1 + random.randint(*OTHERS))
        if random.randrange(AGAIN) == 0:
            others.append(before)
        before = others[0]
        yield _document(main, others, random)


def _document(main: Record, others: Sequence[Record], random: Random) -> str:
    """The keys of the seeds."""
    text = (
        f"---\ncategory: news\n{_entry(main, '', original=True)}"
        f"type: article\nquality: {random.randint(1, 100)}\nheat: -1\npublished: false\n\n"
        f"provider:\n{_provider(main, '  ')}\ntopics:\n  - Computer Vision\n  - AI\n\n"
        f"images:\n{_image(main, '  ', random)}\nrelated:\n"
    )
    for other in others:
        entry = _entry(other, "    ").replace("    title", "  - title", 1)
        text += f"{entry}    type: article\n    provider:\n{_provider(other, ' ' * 6)}"
        text += f"    quality: {random.randint(1, 100)}\n"
        if random.randrange(4):
            text += f"    images:\n{_image(other, ' ' * 6, random)}"
    secured = b64encode(random.randbytes(350)).decode()
    body = f"{main['body']}\n" if "body" in main else ""
    return f'{text}\nsecured: "{secured}"\n---\n\n{body}'


def _entry(record: Record, margin: str, *, original: bool = False) -> str:
    """Title, excerpt, time and addresses."""
    address = _address(record)
    host = address.split("/")[2].replace(".", "-")
    amp = f"{address}/amp/"
    pairs = {
        "title": _quoted(record["title"]),
        "excerpt": _quoted(record.get("excerpt", record["title"])),
        "publishedDateTime": record.get("published", "2016-01-01T00:00:00Z"),
        "webUrl": json.dumps(address),
        "ampWebUrl": json.dumps(amp),
        "cdnAmpWebUrl": json.dumps(f"https://{host}.cdn.ampproject.org/c/s/{amp[8:]}"),
    }
    if original:
        pairs["originalUrl"] = pairs["webUrl"]
    return "".join(f"{margin}{key}: {value}\n" for key, value in pairs.items())


def _provider(record: Record, margin: str) -> str:
    name = _quoted(record.get("publisher", _domain(record)))
    return f"{margin}name: {name}\n{margin}domain: {_domain(record)}\n"


def _image(record: Record, margin: str, random: Random) -> str:
    return (
        f'{margin}- url: "https://images.{_domain(record)}/{random.getrandbits(128):x}.jpeg"\n'
        f"{margin}  width: 1200\n{margin}  height: {random.randint(400, 900)}\n"
        f"{margin}  isCached: true\n"
    )


def _quoted(text: str) -> str:
    """A text as YAML has it, without characters that YAML refuses."""
    return json.dumps("".join(filter(str.isprintable, text)), ensure_ascii=False)


def _domain(record: Record) -> str:
    """The outlet's domain, as documents have one for each."""
    name = _letters(record.get("publisher", "unknown"), "")
    return record.get("domain") or f"{name}.example"


def _address(record: Record) -> str:
    url = record.get("url", "")
    if url.startswith("https://") and "?" not in url and len(url) < 150:  # noqa: PLR2004
        return url.rstrip("/")
    words = _letters(record["title"], "-")
    return f"https://www.{_domain(record)}/{words[:80]}-{record['id']}"


def _letters(text: str, instead: str) -> str:
    """A text in letters and digits that any address may have."""
    return "".join(char if char.isascii() and char.isalnum() else instead for char in text.lower())
