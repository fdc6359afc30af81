"""Records of any format, as plain values under the names of their source → sightings.

Read once for each record of a corpus of millions: keys that are there are looked at, no others.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.news.article import Image, Role, Sighting
from bot.news.dates import UNKNOWN, Precision, Published
from bot.news.furniture import cut
from bot.news.text import clean
from bot.news.urls import host, written
from bot.reading.keys import Plan, plan
from bot.reading.mending import markup_text, mend, mend_paragraphs, mend_title
from bot.reading.plaintext import MAX_TITLE
from bot.reading.values import as_number, as_text, as_truth, described, read_moment
from bot.records.fields import Problems, shown

REMOVED = frozenset({"[removed]", "[deleted]"})
"""Titles of articles that an aggregator took back."""

HOMES = ("domain", "url", "homepage", "website")
"""Keys of an outlet's object that name its site."""

LONGEST_NAME = 200
"""Characters of a name of an outlet or a topic that is remembered."""

MOST = 1_000_000
MAX_PIXELS = 100_000
NO_HEAT = -1
_CUT_TAIL = re.compile(r"(?:…|\.\.\.)?\s?\[\+\d+ chars\]\Z")
_BETWEEN = re.compile(r"\s*[;|,]\s*")


@dataclass(frozen=True, slots=True)
class Defaults:
    """What a feed says of all its entries: who publishes it, at which site."""

    outlet: str = ""
    domain: str = ""


NOTHING_SAID = Defaults()


class Record:
    """One record under the names of its source; what has the wrong type is reported."""

    __slots__ = ("line", "plan", "prefix", "problems", "values")

    def __init__(
        self, values: dict[str, object], line: int, problems: Problems, prefix: str = ""
    ) -> None:
        """`prefix` is the key path of this record, as in `related[2].`."""
        self.values = values
        self.line = line
        self.problems = problems
        self.prefix = prefix
        self.plan: Plan = plan(tuple(values))

    def report(self, key: str, reason: str) -> None:
        """Note a problem with one key."""
        self.problems.add(self.line, self.prefix + key, reason)

    def text(self, field: str) -> str:
        """The first text under the names of a field, its markup taken away; empty without one."""
        for key in self.plan.get(field, ()):
            value = self.values[key]
            text = value if value.__class__ is str else as_text(value)
            if text is None:
                self.report(key, f"should be text, not {described(value)}; left out")
            elif text:
                return markup_text(text) if "<" in text else text
        return ""

    def whole_number(self, field: str, lowest: int, highest: int) -> int | None:
        """A whole number within bounds."""
        for key in self.plan.get(field, ()):
            value = self.values[key]
            if value is None or value == "":
                continue
            number = as_number(value)
            if number is not None and lowest <= number <= highest and number == int(number):
                return int(number)
            reason = f"should be a whole number from {lowest} to {highest}, not {described(value)}"
            self.report(key, reason + "; left out")
        return None

    def entries(self, field: str) -> tuple[tuple[str, object], ...]:
        """What is listed under the names of a field: (key with its place, value)."""
        found: list[tuple[str, object]] = []
        for key in self.plan.get(field, ()):
            value = self.values[key]
            if isinstance(value, list):
                found += ((f"{key}[{place}]", one) for place, one in enumerate(value, start=1))
            elif value is not None and value != "":
                found.append((key, value))
        return tuple(found)


def read_record(
    values: object, line: int, problems: Problems, defaults: Defaults = NOTHING_SAID
) -> tuple[Sighting, ...]:
    """The sightings of a record: itself first, then its `related` ones; none where set aside."""
    if not isinstance(values, dict):
        problems.add(line, "", f"should be keys and values, not {described(values)}; set aside")
        return ()
    record = Record(values, line, problems)
    main = _sighting(record, Role.MAIN, defaults)
    if "related" not in record.plan:
        return (main,) if main else ()
    return tuple(one for one in (main, *_related(record)) if one)


def _related(record: Record) -> list[Sighting | None]:
    found = []
    for key, value in record.entries("related"):
        if isinstance(value, dict):
            inner = Record(value, record.line, record.problems, f"{key}.")
            found.append(_sighting(inner, Role.RELATED, NOTHING_SAID))
        else:
            record.report(key, f"should be keys and values, not {described(value)}; left out")
    return found


def _sighting(record: Record, role: Role, defaults: Defaults) -> Sighting | None:
    title, title_broken = mend_title(record.text("title"))
    unfit = _unfit(title)
    if unfit:
        record.report("title", f"{unfit}; set aside")
        return None
    excerpt, excerpt_broken = mend(_uncut(record.text("excerpt")))
    outlet, domain = _outlet(record, defaults)
    heat = record.whole_number("heat", NO_HEAT, MOST)
    there = record.plan
    return Sighting(
        role=role,
        line=record.line,
        title=title,
        excerpt=excerpt,
        body=_body(record) if "body" in there else "",
        published=_published(record),
        addresses=_addresses(record),
        outlet=outlet,
        domain=domain,
        category=clean(record.text("category")),
        kind=clean(record.text("kind")),
        quality=record.whole_number("quality", 0, 100),
        heat=None if heat == NO_HEAT else heat,
        on_site=_flag(record) if "on_site" in there else None,
        topics=_topics(record) if "topics" in there else (),
        images=_images(record) if "images" in there else (),
        repaired=title_broken or excerpt_broken,
        ident=_ident(record),
    )


def _unfit(title: str) -> str:
    """Why a title is none; empty where it is one."""
    if not title:
        return "is missing"
    if len(title) > MAX_TITLE:
        return f"has {len(title)} characters, {MAX_TITLE} at most"
    return "says that the article was removed" if title.lower() in REMOVED else ""


def _body(record: Record) -> str:
    return cut(mend_paragraphs(_uncut(record.text("body"))))


def _uncut(text: str) -> str:
    """A text without the remark that the rest of it was cut off."""
    return _CUT_TAIL.sub("", text) if text.endswith("chars]") else text


def _ident(record: Record) -> str:
    for _, value in record.entries("ident"):
        if ident := clean(as_text(value) or ""):
            return ident
    return ""


def _outlet(record: Record, defaults: Defaults) -> tuple[str, str]:
    """Name and domain, each where it is first said."""
    name, domain = record.text("outlet"), record.text("domain")
    for key in record.plan.get("outlet", ()):
        value = record.values[key]
        if isinstance(value, dict) and not domain:
            domain = next((text for one in HOMES if (text := as_text(value.get(one)))), "")
    return _name(name) or defaults.outlet, _site(domain) or defaults.domain


def _name(text: str) -> str:
    """A name, mended; names come again and again, and the last ones are remembered."""
    return _mended(text) if len(text) <= LONGEST_NAME else mend(text)[0]


@lru_cache(maxsize=16_384)
def _mended(text: str) -> str:
    return mend(text)[0]


def _site(text: str) -> str:
    return (host(text) or "") if "/" in text else clean(text).lower()


def _published(record: Record) -> Published:
    for key in record.plan.get("published", ()):
        value = record.values[key]
        if value is None or value == "" or as_truth(value) is not None:
            continue
        try:
            published = read_moment(value)
        except (ValueError, OverflowError, OSError):
            record.report(key, f"is no date: {described(value)}; its time is unknown")
            continue
        return _as_precise(record, published) if "precision" in record.plan else published
    return UNKNOWN


def _as_precise(record: Record, published: Published) -> Published:
    """The time, no more exact than the record says that it is known."""
    precision = record.text("precision")
    if precision == Precision.UNKNOWN.value:
        return UNKNOWN
    if precision == Precision.DAY.value and published.at:
        day = published.at.replace(hour=0, minute=0, second=0, microsecond=0)
        return Published(day, Precision.DAY)
    return published


def _addresses(record: Record) -> tuple[str, ...]:
    keys = record.plan.get("address", ())
    if len(keys) == 1:  # the common case, and the quick one
        value = record.values[keys[0]]
        if value.__class__ is str and (address := written(value)):
            return (address,)
    found: dict[str, None] = {}
    for key, value in record.entries("address"):
        text = as_text(value)
        address = written(text) if text else None
        if address:
            found[address] = None
        elif text or text is None:
            record.report(key, f"is no web address: {described(value)}; left out")
    return tuple(found)


def _flag(record: Record) -> bool | None:
    for key in record.plan["on_site"]:
        if (truth := as_truth(record.values[key])) is not None:
            return truth
    return None


def _topics(record: Record) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for key, value in record.entries("topics"):
        text = as_text(value)
        if text is None:
            record.report(key, f"should be text, not {described(value)}; left out")
            continue
        for topic in _BETWEEN.split(text) if key in record.values else (text,):
            if named := _name(topic):
                found[named] = None
    return tuple(found)


def _images(record: Record) -> tuple[Image, ...]:
    found: dict[str, Image] = {}
    for key, value in record.entries("images"):
        inner = Record(
            value if isinstance(value, dict) else {"url": value},
            record.line,
            record.problems,
            f"{record.prefix}{key}.",
        )
        url = inner.text("address")
        if written(url) is None:
            inner.report("url", f"is no web address: {shown(url, 60)}; picture left out")
        elif url not in found:
            found[url] = Image(url, *(_pixels(inner, side) for side in ("width", "height")))
    return tuple(found.values())


def _pixels(image: Record, side: str) -> int | None:
    number = as_number(image.values.get(side))
    return int(number) if number is not None and 1 <= number <= MAX_PIXELS else None
