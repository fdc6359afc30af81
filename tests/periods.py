"""Days as tests write them: `2022-03-21`, `2022-03-21..2022-03-31`, `2022-03-21..`."""

from datetime import date

from bot.news.dates import Period
from bot.news.text import STOPWORDS


def period(days: str) -> Period:
    """The days of such a text."""
    first, dots, last = days.partition("..")
    since = date.fromisoformat(first) if first else None
    return Period(since, date.fromisoformat(last) if last else None if dots else since)


def written(days: Period) -> str:
    """A period as such a text; an open one is empty."""
    if days.open:
        return ""
    since, until = days.since or "", days.until or ""
    return f"{since}" if since == until else f"{since}..{until}"


def table(text: str) -> list[tuple[str, str]]:
    """Lines of `days: text | text`; every text with the days that it must be read as."""
    lines = (line.strip().partition(": ") for line in text.strip().splitlines())
    return [(one.strip(), days) for days, _, texts in lines for one in texts.split(" | ")]


def without_small(topic: str) -> str:
    """A topic without the small words, which it may have or not."""
    return " ".join(word for word in topic.split() if word.strip('"').lower() not in STOPWORDS)
