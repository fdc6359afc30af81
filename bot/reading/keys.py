"""The names that records call their fields by, and which keys of a record are which field.

Names are compared without case and without what is no letter or digit, so that `publishedAt`,
`published_at` and `Published at` are one.
"""

import re
from functools import lru_cache

_NAMES = """
title      title headline name webtitle storytitle articletitle
excerpt    excerpt description summary abstract standfirst snippet lead dek subtitle teaser
excerpt    trailtext contentsnippet metadescription shortdescription
body       body content text fulltext articlebody bodytext articletext storytext contenttext
body       contenthtml plaintext
published  publisheddatetime publishedat published publishdate publisheddate datepublished
published  publicationdate publicationtime pubdate webpublicationdate seendate date datetime
published  timestamp isodate dategmt day created createdat time
precision  precision
on_site    published
address    url weburl originalurl link permalink canonicalurl externalurl shorturl articleurl
address    storyurl ampweburl cdnampweburl ampurl urlmobile addresses href
outlet     provider outlet publisher source medianame sourcename providername publishername
outlet     publication newspaper website sitename
domain     domain mediaurl sourcedomain providerdomain sourceurl publisherurl hostname
ident      id storiesid storyid articleid guid uuid ids identifier
category   category section sectionname
kind       type kind articletype
quality    quality
heat       heat
topics     topics tags keywords themes categories subjects
images     images image urltoimage socialimage imageurl thumbnail bannerimage
related    related
"""
"""A field, then what records call it, the likeliest first."""

_IGNORED = "authors author credits figures copyof story documents secured attachments enclosures"
"""Keys whose lists are no records either."""

_LISTS = frozenset(
    """
    articles items results data stories value documents docs records entries posts hits news
    """.split()
)
"""What a list of records is called."""

_FILLER = re.compile(r"[\W_]+")

Plan = dict[str, tuple[str, ...]]
"""For each field the keys of a record that may hold it, the likeliest first."""


def _table() -> dict[str, tuple[str, ...]]:
    """Each field with its names."""
    found: dict[str, tuple[str, ...]] = {}
    for line in _NAMES.strip().splitlines():
        field, *names = line.split()
        found[field] = (*found.get(field, ()), *names)
    return found


_TABLE = _table()

FIELDS = {name: field for field, names in _TABLE.items() for name in names} | dict.fromkeys(
    _IGNORED.split(), "ignored"
)
"""A field for each name."""


def squashed(key: str) -> str:
    """A key as it is compared."""
    return _FILLER.sub("", key).lower()


def is_list_name(key: str) -> bool:
    """Whether a list of records may be called so."""
    return squashed(key) in _LISTS


@lru_cache(maxsize=1_024)
def plan(keys: tuple[str, ...]) -> Plan:
    """Which of a record's keys hold which field; records of one file mostly have the same keys."""
    named: dict[str, list[str]] = {}
    for key in keys:
        named.setdefault(squashed(key), []).append(key)
    plans = {
        field: tuple(key for name in names for key in named.get(name, ()))
        for field, names in _TABLE.items()
    }
    return {field: found for field, found in plans.items() if found}
