"""Corpus files of every format: the same articles in each give the same sightings."""

import csv
import gzip
import io
import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import zstandard

from bot.news.article import WHOLE, Document, FileState, Image, Role, Sighting
from bot.news.dates import UNKNOWN, Precision, Published
from bot.reading.files import list_files
from bot.reading.portions import portions
from bot.reading.read import read_document, read_portion

NOON = Published(datetime(2031, 5, 4, 12, 30, tzinfo=UTC), Precision.MINUTE)
THE_DAY = Published(datetime(2031, 5, 4, tzinfo=UTC), Precision.DAY)

FERRY = Sighting(
    Role.MAIN,
    1,
    "Ferry lost, “Gull” says",
    excerpt="It sank at dawn — nobody died.",
    published=NOON,
    addresses=("https://gull.example/ferry",),
    outlet="The Gull",
    domain="gull.example",
    ident="f-1",
)


def a_file(folder, name, data):
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    found = path.stat()
    return FileState(str(path), name, found.st_size, found.st_mtime_ns)


def read(file):
    """All documents of a file, as a process that compiles the archive reads them."""
    return [
        one for portion in portions([file], lambda _: frozenset()) for one in read_portion(portion)
    ]


def sightings(file):
    return [one for document in read(file) for one in document.sightings]


def problems(file):
    return [(one.line, one.key, one.reason) for document in read(file) for one in document.problems]


PLAIN = {
    "id": "f-1",
    "title": "Ferry lost, “Gull” says",
    "excerpt": "It sank at dawn — nobody died.",
    "url": "https://gull.example/ferry",
    "publisher": "The Gull",
    "domain": "gull.example",
    "published": "2031-05-04T12:30:00Z",
}


def as_lines(*records):
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records)


def as_table(*records, delimiter=","):
    out = io.StringIO()
    writer = csv.DictWriter(out, list(records[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(records)
    return out.getvalue()


EXPORTED = {
    "ids": ["f-1", "f-2"],
    "url": "https://gull.example/ferry",
    "addresses": ["https://gull.example/ferry"],
    "title": PLAIN["title"],
    "excerpt": PLAIN["excerpt"],
    "outlet": "The Gull",
    "domain": "gull.example",
    "published": "2031-05-04T12:30:00Z",
    "precision": "minute",
    "topics": [],
    "quality": None,
    "story": None,
    "copy_of": None,
    "credits": [{"credited": "The Owl", "sentence": "The Owl reported."}],
    "figures": [],
    "documents": ["seeds/a.md"],
}
NEWSAPI = {
    "id": "f-1",
    "source": {"id": "gull", "name": "The Gull", "domain": "www.gull.example/"},
    "author": "A. Tern",
    "title": PLAIN["title"],
    "description": PLAIN["excerpt"],
    "url": "https://gull.example/ferry",
    "urlToImage": None,
    "publishedAt": "2031-05-04T12:30:00Z",
    "content": "",
}
MEDIA_CLOUD = {
    "id": "f-1",
    "publish_date": "2031-05-04 12:30:00",
    "title": PLAIN["title"],
    "summary": PLAIN["excerpt"],
    "url": "https://gull.example/ferry",
    "language": "en",
    "media_name": "The Gull",
    "media_url": "http://www.gull.example/",
    "media_id": 3,
    "indexed_date": "2032-01-01 00:00:00",
}
GDELT = {
    "guid": "f-1",
    "url": "https://gull.example/ferry",
    "url_mobile": "",
    "title": PLAIN["title"],
    "abstract": PLAIN["excerpt"],
    "seendate": "20310504T123000Z",
    "socialimage": "",
    "domain": "gull.example",
    "source": "The Gull",
    "language": "English",
    "sourcecountry": "Norway",
}
SEEDS_SHAPE = {
    "id": "f-1",
    "title": PLAIN["title"],
    "excerpt": PLAIN["excerpt"],
    "publishedDateTime": "2031-05-04T12:30:00Z",
    "webUrl": "https://gull.example/ferry",
    "provider": {"name": "The Gull", "domain": "gull.example"},
}
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "The Gull",
    "home_page_url": "https://www.gull.example/",
    "items": [
        {
            "id": "f-1",
            "url": "https://gull.example/ferry",
            "title": PLAIN["title"],
            "summary": PLAIN["excerpt"],
            "date_published": "2031-05-04T14:30:00+02:00",
        }
    ],
}
RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>The Owl</title><link>https://owl.example/</link>
<item><title>Ferry lost, “Gull” says</title><link>https://gull.example/ferry</link>
<guid isPermaLink="false">f-1</guid><pubDate>Sun, 04 May 2031 12:30:00 GMT</pubDate>
<description>&lt;p&gt;It sank at &lt;b&gt;dawn&lt;/b&gt; — nobody died.&lt;/p&gt;</description>
<source url="https://www.gull.example/rss">The Gull</source></item>
</channel></rss>"""
ATOM = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>The Owl</title><id>urn:owl</id>
<entry><title>Ferry lost, “Gull” says</title><link href="https://gull.example/ferry"/>
<id>f-1</id><updated>2031-05-04T12:30:00Z</updated>
<summary type="html">It sank at &lt;i&gt;dawn&lt;/i&gt; — nobody died.</summary>
<source><title>The Gull</title><link href="https://gull.example/"/></source></entry></feed>"""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.jsonl", as_lines(PLAIN)),
        ("a.ndjson", as_lines(EXPORTED)),
        ("a.jsonl", "\ufeff" + as_lines(NEWSAPI)),
        ("a.json", json.dumps([PLAIN])),
        ("a.json", json.dumps(PLAIN, indent=2)),
        ("a.json", as_lines(PLAIN, PLAIN)),
        ("a.jsonl", json.dumps([PLAIN], indent=2)),
        ("a.json", json.dumps({"status": "ok", "totalResults": 1, "articles": [NEWSAPI]})),
        ("a.json", json.dumps({"articles": [GDELT]}, indent=2)),
        ("a.json", json.dumps({"meta": [{"page": 1}], "data": {"stories": [SEEDS_SHAPE]}})),
        ("a.json", json.dumps({"ferries": [PLAIN]})),
        ("a.json", "\ufeff" + json.dumps(JSON_FEED)),
        ("a.csv", as_table(PLAIN)),
        ("a.csv", as_table(MEDIA_CLOUD)),
        ("a.csv", "\ufeff" + as_table(PLAIN, delimiter=";")),
        ("a.tsv", as_table(PLAIN, delimiter="\t")),
        ("a.xml", RSS),
        ("a.rss", RSS),
        ("a.atom", ATOM),
    ],
)
@pytest.mark.parametrize(
    ("suffix", "pack"),
    [("", bytes), (".gz", gzip.compress), (".zst", zstandard.ZstdCompressor().compress)],
)
def test_an_article_is_the_same_in_every_format(tmp_path, name, text, suffix, pack):
    file = a_file(tmp_path, name + suffix, pack(text.encode()))

    first = sightings(file)[0]
    assert replace(first, line=1) == FERRY
    assert problems(file) == []


def test_what_export_writes_is_read_again_with_its_precision(tmp_path):
    day = EXPORTED | {"published": "2031-05-04", "precision": "day"}
    unknown = EXPORTED | {"published": None, "precision": "unknown"}
    guessed = EXPORTED | {"precision": "day"}
    none = EXPORTED | {"precision": "unknown"}
    file = a_file(tmp_path, "a.jsonl", as_lines(EXPORTED, day, unknown, guessed, none))

    assert [one.published for one in sightings(file)] == [NOON, THE_DAY, UNKNOWN, THE_DAY, UNKNOWN]


def test_cells_that_were_guarded_against_spreadsheets_are_read_as_they_were(tmp_path):
    file = a_file(tmp_path, "a.csv", "title,outlet\n'=1+1 is two,'-x\n'quoted' words,y\n")

    assert [(one.title, one.outlet) for one in sightings(file)] == [
        ("=1+1 is two", "-x"),
        ("'quoted' words", "y"),
    ]


def test_the_shape_of_the_seeds_is_read_whole(tmp_path):
    record = {
        "category": "news",
        "title": "Ferry lost",
        "publishedDateTime": "2031-05-04T00:00:00Z",
        "originalUrl": "https://gull.example/ferry",
        "webUrl": "https://gull.example/ferry?x=1",
        "ampWebUrl": "https://gull.example/amp/ferry",
        "cdnAmpWebUrl": "https://gull-example.cdn.ampproject.org/c/s/gull.example/ferry",
        "type": "article",
        "quality": 54,
        "heat": -1,
        "published": False,
        "secured": "opaque",
        "provider": {"name": "Gull", "domain": "Gull.example"},
        "topics": ["Sea", {"name": "Ships"}],
        "images": [{"url": "https://gull.example/f.jpg", "width": 3, "height": 2}],
        "related": [{"title": "Toll to rise", "webUrl": "https://owl.example/toll"}],
    }
    file = a_file(tmp_path, "a.json", json.dumps(record))

    assert sightings(file) == [
        Sighting(
            Role.MAIN,
            1,
            "Ferry lost",
            published=THE_DAY,
            addresses=(
                "https://gull.example/ferry?x=1",
                "https://gull.example/ferry",
                "https://gull.example/amp/ferry",
                "https://gull-example.cdn.ampproject.org/c/s/gull.example/ferry",
            ),
            outlet="Gull",
            domain="gull.example",
            category="news",
            kind="article",
            quality=54,
            on_site=False,
            topics=("Sea", "Ships"),
            images=(Image("https://gull.example/f.jpg", 3, 2),),
        ),
        Sighting(Role.RELATED, 1, "Toll to rise", addresses=("https://owl.example/toll",)),
    ]


def test_a_feed_says_who_publishes_and_entries_what_they_have(tmp_path):
    feed = """<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
    xmlns:media="http://search.yahoo.com/mrss/"><channel><title>The Gull</title>
    <item><title>Ferry <![CDATA[<i>lost</i>]]></title><link>https://gull.example/ferry</link>
    <description>It sank.</description><content:encoded><![CDATA[<p>It sank.</p><script>x()</script>
    <p>At dawn &amp; far out.</p>]]></content:encoded><category>Sea</category>
    <media:content url="https://gull.example/a.jpg" medium="image" width="3" height="2"/>
    <media:content url="https://gull.example/a.mp4" medium="video"/>
    <enclosure url="https://gull.example/b.jpg" type="image/jpeg" length="1"/>
    <enclosure url="https://gull.example/b.mp3" type="audio/mpeg" length="1"/></item>
    <item><title>Second</title></item></channel></rss>"""
    file = a_file(tmp_path, "a.xml", feed)

    assert read(file) == [
        Document(
            file,
            (
                Sighting(
                    Role.MAIN,
                    1,
                    "Ferry lost",
                    excerpt="It sank.",
                    body="It sank.\nAt dawn & far out.",
                    addresses=("https://gull.example/ferry",),
                    outlet="The Gull",
                    topics=("Sea",),
                    images=(
                        Image("https://gull.example/a.jpg", 3, 2),
                        Image("https://gull.example/b.jpg"),
                    ),
                ),
                Sighting(Role.MAIN, 2, "Second", outlet="The Gull"),
            ),
            records=2,
        )
    ]


@pytest.mark.parametrize(
    ("value", "published"),
    [
        ("20310504T123000Z", NOON),
        ("20310504123000", NOON),
        (20310504123000, NOON),
        ("Sun, 04 May 2031 14:30:00 +0200", NOON),
        ("2031-05-04 12:30:00", NOON),
        (1935664200, NOON),
        (1935664200000, NOON),
        (1935664200.0, NOON),
        ("1935664200", NOON),
        ("1935664200000", NOON),
        ("2031-05-04", THE_DAY),
        ("20310504", THE_DAY),
        (20310504, THE_DAY),
        ("2031-05-04T00:00:00+02:00", THE_DAY),
        ("", UNKNOWN),
        (None, UNKNOWN),
        (True, UNKNOWN),
        ("true", UNKNOWN),
    ],
)
def test_times_are_read_in_every_form(tmp_path, value, published):
    file = a_file(tmp_path, "a.jsonl", as_lines({"title": "Ferry", "date": value}))

    assert [one.published for one in sightings(file)] == [published]
    assert problems(file) == []


def test_a_table_may_have_lists_and_flags_in_its_cells(tmp_path):
    text = (
        "Headline,Keywords,Published,Published At,Quality,Image,Heat\n"
        '"Ferry\nlost",sea; ships,false,2031-05-04,54.0,https://gull.example/f.jpg,\n'
        "Found,,true,,,,3\n"
    )
    file = a_file(tmp_path, "a.csv", text)

    assert sightings(file) == [
        Sighting(
            Role.MAIN,
            2,
            "Ferry lost",
            topics=("sea", "ships"),
            on_site=False,
            published=THE_DAY,
            quality=54,
            images=(Image("https://gull.example/f.jpg"),),
        ),
        Sighting(Role.MAIN, 4, "Found", on_site=True, heat=3),
    ]


def test_text_may_stand_inside_an_object_and_the_first_name_that_has_any_counts(tmp_path):
    record = {
        "title": {"rendered": "AT&#038;T’s ferry"},
        "headline": "not this",
        "description": "",
        "summary": {"text": "It <b>sank</b>. 2 < 3"},
        "category": 7,
        "source": {"id": 3},
    }
    file = a_file(tmp_path, "a.jsonl", as_lines(record))

    (one,) = sightings(file)
    assert (one.title, one.excerpt, one.category) == ("AT&T’s ferry", "It sank. 2 < 3", "7")


@pytest.mark.parametrize("tail", ["… [+1234 chars]", "... [+7 chars]", " [+99999 chars]"])
def test_the_remark_that_a_text_was_cut_is_cut(tmp_path, tail):
    record = {"title": "Ferry", "description": "It sank" + tail, "content": "At dawn" + tail}
    file = a_file(tmp_path, "a.jsonl", as_lines(record))

    (one,) = sightings(file)
    assert (one.excerpt, one.body) == ("It sank", "At dawn")


def test_corpus_files_are_found_packed_or_not_and_no_hidden_or_half_written_ones(tmp_path):
    names = "a.jsonl b.NDJSON.gz c.json.zst d.csv e.tsv.GZ f.xml g.rss h.atom i.md.gz"
    others = ".j.jsonl ~$k.csv l.jsonl~ m.jsonl.part n.json.tmp .o.csv.swp p.gz q.zip gz .json"
    for name in (names + " " + others).split():
        (tmp_path / name).write_text("x")

    assert [file.name.partition("/")[2] for file in list_files((tmp_path,)).files] == names.split()


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_front_matter_and_plain_text_may_be_packed(tmp_path, suffix):
    pack = gzip.compress if suffix == ".gz" else zstandard.ZstdCompressor().compress
    matter = a_file(tmp_path, f"a.md{suffix}", pack(b"---\ntitle: Ferry lost\n---\n"))
    text = a_file(tmp_path, f"b.txt{suffix}", pack(b"Ferry lost\nIt sank.\n"))

    assert [one.title for one in sightings(matter) + sightings(text)] == ["Ferry lost"] * 2


def test_a_file_of_records_can_be_read_as_one_document(tmp_path):
    file = a_file(tmp_path, "a.jsonl", as_lines(PLAIN, {}, PLAIN))

    whole = read_document(file)

    assert (whole.part, whole.records, len(whole.sightings)) == (WHOLE, 3, 2)
    assert [str(one) for one in whole.problems] == [f"{file.path}:2: title: is missing; set aside"]
