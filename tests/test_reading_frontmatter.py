"""Front matter: every key read into a sighting; and the five seeds, whole."""

# ruff: noqa: E501 - a row of a table stays on one line

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from bot.news.article import Image, Role, Sighting
from bot.news.dates import UNKNOWN, Precision, Published
from bot.news.problems import Problem
from bot.reading import frontmatter
from bot.reading.files import list_files
from bot.reading.read import read_document
from bot.records.fields import Problems

SEEDS = Path(__file__).resolve().parent.parent / "seeds"

WHOLE = """---
category: news
title: "Ferry lost in the strait"
excerpt: "The ferry sank off the islandâ€”nobody died."
publishedDateTime: 2031-05-04T09:30:00+02:00
originalUrl: "https://gull.example/ferry?utm_source=feed"
webUrl: "https://gull.example/ferry"
ampWebUrl: " https://amp.gull.example/ferry "
cdnAmpWebUrl: "https://gull-example.cdn.ampproject.org/c/s/gull.example/ferry"
type: article
quality: 54
heat: 104
published: true

provider:
  name: "The Gull "
  domain: " Gull.Example"

topics:
  - Sea  travel
  - CafÃ©s

images:
  - url: "https://gull.example/ferry.jpg"
    width: 360
    height: 240
    isCached: true
  - url: "https://gull.example/bell.jpg"

related:
  - title: Divers find the bell of the ferry
    heat: -1
    published: false
    webUrl: "https://harbourtimes.example/bell"
  - title: 1912

secured: "b3BhcXVl=="
---
# The ferry

It **sank** on Monday.Nobody died.
"""

SIGHTINGS = (
    Sighting(
        role=Role.MAIN,
        line=2,
        title="Ferry lost in the strait",
        excerpt="The ferry sank off the island—nobody died.",
        body="The ferry\nIt sank on Monday. Nobody died.",
        published=Published(datetime(2031, 5, 4, 7, 30, tzinfo=UTC), Precision.MINUTE),
        addresses=(
            "https://gull.example/ferry",
            "https://gull.example/ferry?utm_source=feed",
            "https://amp.gull.example/ferry",
            "https://gull-example.cdn.ampproject.org/c/s/gull.example/ferry",
        ),
        outlet="The Gull",
        domain="gull.example",
        category="news",
        kind="article",
        quality=54,
        heat=104,
        on_site=True,
        topics=("Sea travel", "Cafés"),
        images=(
            Image("https://gull.example/ferry.jpg", 360, 240),
            Image("https://gull.example/bell.jpg"),
        ),
        repaired=True,
    ),
    Sighting(
        role=Role.RELATED,
        line=31,
        title="Divers find the bell of the ferry",
        addresses=("https://harbourtimes.example/bell",),
        on_site=False,
    ),
    Sighting(role=Role.RELATED, line=35, title="1912"),
)


def read(text):
    problems = Problems("ferry.md")
    return frontmatter.read(text, problems), problems.found


def test_every_key_is_read_into_the_sightings_of_the_document():
    no_link = Problem("ferry.md", 35, "related[2].webUrl", "is missing: the article has no link")

    assert read(WHOLE) == (SIGHTINGS, [no_link])


def test_line_ends_of_windows_change_nothing():
    assert read(WHOLE.replace("\n", "\r\n")) == read(WHOLE)


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("---\ntitle: a\n---\n", True),
        ("---  \r\ntitle: a", True),
        ("---", True),
        ("", False),
        ("----\n", False),
        ("--- a\n", False),
        (" ---\n", False),
        ("Ferry lost\n---\n", False),
    ],
)
def test_front_matter_begins_with_a_line_of_three_dashes(text, begins):
    assert frontmatter.is_front_matter(text) is begins


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("---", ""),
        ("---  ", ""),
        ("---\n\nIt sank.\n", "It sank."),
        ("---\r\nIt sank.\r\n", "It sank."),
        ("---\nIt sank.\n\n---\n\nIt rose.", "It sank.\nIt rose."),
    ],
)
def test_what_follows_the_second_line_of_dashes_is_the_body(text, body):
    sightings, problems = read(f"---\ntitle: Ferry lost\nwebUrl: gull.example/ferry\n{text}")

    main = Sighting(
        Role.MAIN, 2, "Ferry lost", body=body, addresses=("https://gull.example/ferry",)
    )
    assert (sightings, problems) == ((main,), [])


def test_dashes_inside_a_text_do_not_end_the_front_matter():
    text = "---\ntitle: Ferry lost\nexcerpt: |\n  It sank.\n  ---\n  It rose.\nwebUrl: gull.example/f\n---\n"

    assert read(text) == (
        (
            Sighting(
                Role.MAIN,
                2,
                "Ferry lost",
                excerpt="It sank. --- It rose.",
                addresses=("https://gull.example/f",),
            ),
        ),
        [],
    )


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("2031-05-04T09:30:15Z", Published(datetime(2031, 5, 4, 9, 30, 15, tzinfo=UTC), Precision.MINUTE)),
        ("2031-05-04 09:30", Published(datetime(2031, 5, 4, 9, 30, tzinfo=UTC), Precision.MINUTE)),
        ("2031-05-04", Published(datetime(2031, 5, 4, tzinfo=UTC), Precision.DAY)),
        ("20310504", Published(datetime(2031, 5, 4, tzinfo=UTC), Precision.DAY)),
        ("2031-05-04T00:00:00Z", Published(datetime(2031, 5, 4, tzinfo=UTC), Precision.DAY)),
        ("Sun, 04 May 2031 09:30:00 +0200", Published(datetime(2031, 5, 4, 7, 30, tzinfo=UTC), Precision.MINUTE)),
        ("null", UNKNOWN),
    ],
)  # fmt: skip
def test_a_time_is_as_exact_as_it_was_written(written, published):
    text = f"---\ntitle: Ferry lost\nwebUrl: gull.example/f\npublishedDateTime: {written}\n---\n"

    main = Sighting(
        Role.MAIN, 2, "Ferry lost", published=published, addresses=("https://gull.example/f",)
    )
    assert read(text) == ((main,), [])


# The seeds.

READ = frozenset(
    """
    category title excerpt publishedDateTime originalUrl webUrl ampWebUrl cdnAmpWebUrl type quality
    heat published provider provider.name provider.domain topics topics[] images images[]
    images[].url images[].width images[].height related related[]
    """.split()
)
KNOWINGLY_DROPPED = frozenset({"secured", "images[].isCached"})


def keys_of(node, path="") -> Iterator[str]:
    """The paths of all keys; those of an entry of `related` are those of the document itself."""
    if isinstance(node, dict):
        for key, below in node.items():
            yield f"{path}{key}"
            yield from keys_of(below, "" if key == "related" else f"{path}{key}.")
    elif isinstance(node, list):
        here = f"{path.removesuffix('.')}[]" if path else ""
        yield here or "related[]"
        for below in node:
            yield from keys_of(below, f"{here}." if here else "")


def expected(raw, role):
    """What a document of the seeds says, taken from another YAML reader key by key."""
    broken = "â€" in raw["excerpt"]
    addresses = (raw.get(key) for key in ("webUrl", "originalUrl", "ampWebUrl", "cdnAmpWebUrl"))
    return Sighting(
        role=role,
        line=0,
        title=raw["title"],
        excerpt=raw["excerpt"].replace("â€”", "—").replace("â€“", "–"),
        published=Published(raw["publishedDateTime"], Precision.MINUTE),
        addresses=tuple(dict.fromkeys(address for address in addresses if address)),
        outlet=raw["provider"]["name"],
        domain=raw["provider"]["domain"],
        category=raw.get("category", ""),
        kind=raw["type"],
        quality=raw["quality"],
        heat=None if raw.get("heat", -1) == -1 else raw["heat"],
        on_site=raw.get("published"),
        topics=tuple(raw.get("topics", ())),
        images=tuple(
            Image(image["url"], image["width"], image["height"]) for image in raw.get("images", ())
        ),
        repaired=broken,
    )


def without_line(sighting):
    values = {name: getattr(sighting, name) for name in Sighting.__slots__}
    return Sighting(**(values | {"line": 0}))


@pytest.fixture(scope="module")
def seeds():
    return [read_document(file) for file in list_files((SEEDS,)).files]


@pytest.fixture(scope="module")
def matters():
    """The front matter of the seeds by path, read by PyYAML's own loader."""
    texts = {str(path): path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))}
    return {
        path: yaml.safe_load(text.split("\n---\n")[0].removeprefix("---\n"))
        for path, text in texts.items()
        if text.startswith("---\n")
    }


def test_the_seeds_are_five_documents_with_27_sightings_and_no_problems(seeds):
    roles = [[sighting.role for sighting in document.sightings] for document in seeds]

    assert [len(found) for found in roles] == [12, 4, 6, 1, 4]
    assert [found[0] for found in roles] == [*[Role.MAIN] * 3, Role.TEXT, Role.MAIN]
    assert {role for found in roles for role in found[1:]} == {Role.RELATED}
    assert [document.problems for document in seeds] == [()] * 5


def test_every_sighting_of_the_seeds_front_matter_is_what_another_reader_finds(seeds, matters):
    sightings = {
        document.file.path: [without_line(one) for one in document.sightings]
        for document in seeds
        if document.file.path in matters
    }

    assert sightings == {
        path: [expected(raw, Role.MAIN), *(expected(one, Role.RELATED) for one in raw["related"])]
        for path, raw in matters.items()
    }


def test_every_sighting_of_the_seeds_stands_at_its_line(seeds):
    for document in seeds:
        lines = Path(document.file.path).read_text(encoding="utf-8").splitlines()
        first = {Role.MAIN: "category: news", Role.RELATED: "  - title: ", Role.TEXT: "Ukraine is"}
        for sighting in document.sightings:
            assert lines[sighting.line - 1].startswith(first[sighting.role])


def test_every_key_of_the_seeds_is_read_or_knowingly_dropped(matters):
    found = {key for raw in matters.values() for key in keys_of(raw)}

    assert found == READ | KNOWINGLY_DROPPED


def test_the_two_broken_encodings_of_the_seeds_are_repaired(seeds):
    repaired = [one for document in seeds for one in document.sightings if one.repaired]

    assert [one.excerpt[:24] for one in repaired] == [
        "BUCHA, Ukraine—Searching",
        "(The Hill) – Ukraine is ",
    ]
    assert "â€" not in repr(seeds)


def test_nothing_of_the_secured_blobs_is_in_any_field(seeds, matters):
    blobs = [raw["secured"] for raw in matters.values()]
    said = repr(seeds)

    assert len(blobs) == 4
    for blob in blobs:
        pieces = [blob[start : start + 16] for start in range(0, len(blob) - 16, 16)]
        assert [piece for piece in pieces if piece in said] == []


def test_the_plain_text_seed_is_the_article_without_the_page_around_it(seeds):
    (sighting,) = seeds[3].sightings

    assert sighting.title.startswith("Ukraine is using facial recognition to ID dead Russian")
    assert sighting.body.startswith("Ukraine is sending photos of dead Russian soldiers home")
    assert sighting.body.endswith("doing this to our boys?'”")
    furniture = ("Leave a Reply", "Next Post", "MIT", "Email address", "marketing", "Loading")
    assert [words for words in furniture if words in sighting.body] == []
