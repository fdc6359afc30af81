"""Plain text: a scraped page, its title on the first line, page furniture cut."""

from bot.news.article import Role, Sighting
from bot.news.furniture import cut
from bot.reading.mending import mend, mend_paragraphs
from bot.records.fields import Problems

MAX_TITLE = 400
"""Characters of a first line that may be a title; a longer one is a paragraph."""


def read(text: str, problems: Problems) -> tuple[Sighting, ...]:
    """The one sighting of a plain text document; what is wrong goes to `problems`."""
    lines = text.splitlines()
    number = next((place for place, line in enumerate(lines) if mend(line)[0]), None)
    if number is None:
        problems.add(0, "", "holds no text; set aside")
        return ()
    title, broken = mend(lines[number])
    if len(title) > MAX_TITLE:
        problems.add(number + 1, "", "has no title: its first line is a paragraph; set aside")
        return ()
    body = cut(mend_paragraphs("\n".join(lines[number + 1 :])))
    return (Sighting(role=Role.TEXT, line=number + 1, title=title, body=body, repaired=broken),)
