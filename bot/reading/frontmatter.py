"""Front matter: YAML between `---` lines, then an optional body in Markdown.

The keys are those of the seeds' own API: `category, title, excerpt, publishedDateTime, originalUrl,
webUrl, ampWebUrl, cdnAmpWebUrl, type, quality, heat, published, provider, topics, images, related`.
"""

from bot.news.article import Image, Role, Sighting
from bot.news.dates import UNKNOWN, Published, read_published
from bot.news.furniture import cut
from bot.news.text import clean
from bot.news.urls import written
from bot.reading.mending import markdown_text, mend, mend_paragraphs
from bot.records.fields import Fields, Problems, shown
from bot.records.nodes import Mapping, NodeError, parse
from bot.records.simple import parse_simple

FENCE = "---"
ADDRESSES = ("webUrl", "originalUrl", "ampWebUrl", "cdnAmpWebUrl")
NO_HEAT = -1
MOST = 1_000_000
MAX_PIXELS = 100_000


def is_front_matter(text: str) -> bool:
    """Whether a document begins with a line of three dashes."""
    if text.startswith(FENCE + "\n"):
        return True
    return next((line for line in text.split("\n") if line.strip()), "").rstrip() == FENCE


def read(text: str, problems: Problems) -> tuple[Sighting, ...]:
    """The sightings of a front matter document: itself first, then its `related` ones.

    What is wrong goes to `problems`; nothing is raised.
    """
    matter, first, body = _split(text)
    if matter is None:
        problems.add(first, "", "front matter is not closed: no second --- line; set aside")
        return ()
    try:
        node = parse_simple(matter, first) or parse(matter, first)
    except NodeError as error:
        problems.add(error.line, "", f"{error.reason}; set aside")
        return ()
    if not isinstance(node, Mapping):
        problems.add(node.line, "", "front matter should be keys and values; set aside")
        return ()
    fields = Fields(node, problems)
    main = _sighting(fields, Role.MAIN, cut(mend_paragraphs(markdown_text(body))))
    related = [_sighting(entry, Role.RELATED) for entry in fields.groups("related")]
    return tuple(one for one in (main, *related) if one)


def _split(text: str) -> tuple[str | None, int, str]:
    """The matter, its first line (the last one where it is not closed: no matter), the body."""
    lines = text.split("\n")
    first = next(place for place, line in enumerate(lines) if line.strip()) + 1
    for number, line in enumerate(lines[first:], start=first):
        if line.rstrip() == FENCE:
            return "\n".join(lines[first:number]), first + 1, "\n".join(lines[number + 1 :])
    return None, len(lines), ""


def _sighting(fields: Fields, role: Role, body: str = "") -> Sighting | None:
    title, title_broken = mend(fields.text("title") or "")
    if not title:
        fields.report("title", "is missing; set aside")
    excerpt, excerpt_broken = mend(fields.text("excerpt") or "")
    provider = fields.group("provider")
    heat = fields.whole_number("heat", NO_HEAT, MOST)
    sighting = Sighting(
        role=role,
        line=fields.line,
        title=title,
        excerpt=excerpt,
        body=body,
        published=_published(fields),
        addresses=_addresses(fields),
        outlet=mend(provider.text("name") or "")[0] if provider else "",
        domain=clean(provider.text("domain") or "").lower() if provider else "",
        category=clean(fields.text("category") or ""),
        kind=clean(fields.text("type") or ""),
        quality=fields.whole_number("quality", 0, 100),
        heat=None if heat == NO_HEAT else heat,
        on_site=fields.flag("published"),
        topics=tuple(mend(topic)[0] for topic in fields.texts("topics")),
        images=tuple(image for entry in fields.groups("images") if (image := _image(entry))),
        repaired=title_broken or excerpt_broken,
    )
    return sighting if title else None


def _published(fields: Fields) -> Published:
    text = fields.text("publishedDateTime")
    if text is None:
        return UNKNOWN
    try:
        return read_published(text)
    except ValueError:
        fields.report("publishedDateTime", f"is no date: {shown(text)}; its time is unknown")
        return UNKNOWN


def _addresses(fields: Fields) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for key in ADDRESSES:
        address = fields.text(key)
        shown_form = written(address) if address else None
        if shown_form:
            found[shown_form] = None
        elif address:
            fields.report(key, f"is no web address: {shown(address, 60)}; left out")
    if not found:
        fields.report("webUrl", "is missing: the article has no link")
    return tuple(found)


def _image(fields: Fields) -> Image | None:
    url = fields.text("url")
    if url is None or written(url) is None:
        why = "is missing" if url is None else f"is no web address: {shown(url, 60)}"
        fields.report("url", f"{why}; picture left out")
        return None
    width = fields.whole_number("width", 1, MAX_PIXELS)
    return Image(url, width, fields.whole_number("height", 1, MAX_PIXELS))
