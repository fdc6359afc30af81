"""Helpers for the tests of selections: thousands of tiny articles, looked at one by one.

What an archive finds and counts in its index is found and counted here in plain Python over all
articles, the slow way that cannot be wrong.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

from archives import by

from bot.archive.search import EmbeddedArchive
from bot.news.article import Article, Outlet, Sighting
from bot.news.coverage import DayCount, OnTopic, Order, Selection, Survey
from bot.news.dates import UNKNOWN, Precision, Published
from bot.news.text import stem, stems
from bot.news.topic import Topic

COMMON = ("ferry", "harbour", "storm")
"""Words that thousands of articles have."""

OTHERS = tuple("quay whale bridge crane anchor lantern tunnel fog mast reef".split())
OUTLETS = tuple(
    Outlet(f"{name}.test", name.title(), f"{name}.test") for name in ("ada", "bo", "cy")
)
LAST = Outlet("dee.test", "Dee", "dee.test")
"""An outlet of few articles."""

LATE = Outlet("eve.test", "Eve", "eve.test")
"""An outlet that began when all others had thousands of articles."""

NAME = "Lund"
"""A name that thousands of articles have in a sentence."""

FIRST_DAY = datetime(2024, 3, 1, tzinfo=UTC)
STRANGE = (
    datetime(1851, 9, 18, 6, tzinfo=UTC),
    datetime(1969, 12, 31, 23, 59, 59, 500_000, tzinfo=UTC),
    datetime(1970, 1, 1, tzinfo=UTC),
    datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC),
)


def many_sightings(number: int, seed: int = 1) -> list[Sighting]:
    """So many articles of a few words each, hundreds of them in one second, some without a time."""
    chance = Random(seed)  # noqa: S311 - no secret
    return [_sighting(page, chance) for page in range(number)]


def _sighting(page: int, chance: Random) -> Sighting:
    words = [word for word in COMMON if chance.random() < 0.8]
    words += chance.sample(OTHERS, chance.randrange(4))
    chance.shuffle(words)
    cut = chance.randrange(len(words) + 1)
    outlet = LAST if page % 97 == 0 else LATE if page % 89 == 0 else chance.choice(OUTLETS)
    title = " ".join([*words[:cut], "news"])
    excerpt = " ".join([*words[cut:], *(["off", NAME] if chance.random() < 0.8 else [])])
    published = _time(chance)
    if outlet is LATE:
        published = Published(FIRST_DAY + timedelta(days=40), Precision.MINUTE)
    return by(outlet, page, title, published, excerpt=excerpt)


def _time(chance: Random) -> Published:
    kind = chance.random()
    if kind < 0.05:
        return UNKNOWN
    if kind < 0.07:
        return Published(chance.choice(STRANGE), Precision.MINUTE)
    days = timedelta(days=chance.randrange(40))
    seconds = timedelta(seconds=chance.choice((0, 0, 0, chance.randrange(86_400))))
    return Published(FIRST_DAY + days + seconds, Precision.MINUTE)


@dataclass(frozen=True)
class Known:
    """An archive beside all its articles, by their numbers, oldest first in its own order."""

    archive: EmbeddedArchive
    oldest: tuple[tuple[int, Article], ...]

    def chosen(
        self, selection: Selection, order: Order = Order.OLDEST
    ) -> list[tuple[int, Article]]:
        """The articles of a selection; those of one second in one order from both ends."""
        found = [(number, one) for number, one in self.oldest if is_chosen(number, one, selection)]
        if order is Order.OLDEST:
            return found
        return sorted(found, key=lambda pair: (pair[1].published.at is None, -second(pair[1])))


def known(archive: EmbeddedArchive) -> Known:
    """An archive whose articles each have an address."""
    articles = [hit.article for hit in archive.every(Selection())]
    return Known(archive, tuple((archive.by_address(one.key).id, one) for one in articles))


def is_chosen(number: int, article: Article, selection: Selection) -> bool:
    key, day = article.outlet.key, article.published.day
    since, until = selection.period.since, selection.period.until
    return (
        (selection.ids is None or number in selection.ids)
        and (not selection.outlets or key in selection.outlets)
        and key not in selection.excluded
        and (since is None or (day is not None and day >= since))
        and (until is None or (day is not None and day <= until))
        and (
            selection.about is None
            or number == selection.including
            or is_about(article, selection.about)
        )
    )


def is_about(article: Article, about: OnTopic) -> bool:
    """Whether an article is about a topic, as `bot/news/topic.py` says it."""
    topic, having = about.topic, set(stems(article.text))
    if not (topic.terms or topic.phrases or topic.without):
        return False
    steps = steps_of(topic)
    enough = max(1, math.ceil(about.least * sum(steps.values()) - 1e-6))
    return (
        (not steps or sum(steps[one] for one in having & steps.keys()) >= enough)
        and not (about.strictly and any(t.required and t.stem not in having for t in topic.terms))
        and all(has_phrase(article, phrase) for phrase in topic.phrases)
        and not any(all(has_phrase(article, one) for one in apart) for apart in topic.without)
    )


def share_of(article: Article, topic: Topic) -> float:
    """The share of a topic's weight that an article has."""
    steps = steps_of(topic)
    having = set(stems(article.text)) & steps.keys()
    return round(sum(steps[one] for one in having) / sum(steps.values()), 4) if steps else 1.0


def steps_of(topic: Topic) -> dict[str, int]:
    """The weights of a topic's stems as whole numbers, as they are counted."""
    return {term.stem: max(1, round(term.weight * 64)) for term in topic.terms}


def has_phrase(article: Article, phrase: Sequence[str]) -> bool:
    wanted = [stem(word) for word in phrase]
    found = list(stems(article.text))
    return any(found[at : at + len(wanted)] == wanted for at in range(len(found)))


def survey(found: Sequence[Article]) -> Survey:
    """Counts over articles, without the first and the last."""
    days = Counter(one.published.day for one in found if one.published.day)
    return Survey(
        len(found),
        len({one.outlet.key for one in found} - {""}),
        tuple(DayCount(day, days[day]) for day in sorted(days)),
        sum(one.published.at is None for one in found),
        None,
        None,
    )


def shares(found: Sequence[Article]) -> dict[str, tuple[int, float]]:
    """Each outlet with how many articles it has and when it began, of articles oldest first."""
    counted = Counter(one.outlet.key for one in found)
    first: dict[str, Article] = {}
    for one in found:
        first.setdefault(one.outlet.key, one)
    return {key: (counted[key], second(one)) for key, one in first.items()}


def second(article: Article) -> float:
    """When it came out, to the second; of the undated later than any."""
    at = article.published.at
    return math.floor(at.timestamp()) if at else math.inf


def in_order_of_time(found: Iterable[Article]) -> bool:
    times = [second(one) for one in found]
    return times == sorted(times)
