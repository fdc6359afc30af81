"""Answers that were given: the last ones are remembered for a while, without who asked.

The same question over the same corpus has the same answer. Pages, shared answers and what a whole
newsroom asks at once come from here; not what people wrote in words of their own.
"""

from collections import OrderedDict
from datetime import date, datetime, timedelta
from threading import Lock

from bot.as_json import articles_of
from bot.desk import Response
from bot.news.question import Asked, Options

MOST_ARTICLES = 5_000
"""Articles in all remembered answers together; some 10 to 50 MB. The oldest answers go first."""


LIFETIME = timedelta(minutes=30)
_Key = tuple[Options, date]


class Answers:
    """The last answers from one archive; may be used from any thread."""

    def __init__(self, most: int = MOST_ARTICLES) -> None:
        """`most`: articles in all of them together; an answer without any counts as one."""
        self._most = most
        self._lock = Lock()
        self._given: OrderedDict[_Key, tuple[datetime, Response, int]] = OrderedDict()
        self._articles = 0

    def get(self, asked: Asked, now: datetime) -> Response | None:
        """The answer to a question; None for one that is not remembered."""
        with self._lock:
            found = self._given.get((asked, now.date())) if isinstance(asked, Options) else None
            return found[1] if found and now - found[0] <= LIFETIME else None

    def put(self, asked: Asked, now: datetime, response: Response) -> None:
        """Remember an answer; one that is too big for itself is not."""
        weight = max(1, len(articles_of(response)))
        if not isinstance(asked, Options) or weight > self._most:
            return
        key = asked, now.date()
        with self._lock:
            self._articles += weight - self._given.pop(key, (now, response, 0))[2]
            self._given[key] = now, response, weight
            while self._articles > self._most or now - self._oldest() > LIFETIME:
                self._articles -= self._given.popitem(last=False)[1][2]

    def _oldest(self) -> datetime:
        return next(iter(self._given.values()))[0]
