"""Answers that were given: the last ones are remembered, for as long as their archive is open.

The same question over the same corpus has the same answer. Pages, shared answers and what a whole
newsroom asks at once come from here.
"""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock

from bot.as_json import articles_of
from bot.desk import Response

MOST_ARTICLES = 5_000
"""Articles in all remembered answers together; some 10 to 50 MB. The oldest answers go first."""


class Answers:
    """The last answers from one archive; may be used from any thread."""

    def __init__(self, most: int = MOST_ARTICLES) -> None:
        """`most`: articles in all of them together; an answer without any counts as one."""
        self._most = most
        self._lock = Lock()
        self._given: OrderedDict[Hashable, tuple[Response, int]] = OrderedDict()
        self._articles = 0

    def get(self, asked: Hashable) -> Response | None:
        """The answer to a question; None for one that is not remembered."""
        with self._lock:
            found = self._given.get(asked)
            if found is None:
                return None
            self._given.move_to_end(asked)
            return found[0]

    def put(self, asked: Hashable, response: Response) -> None:
        """Remember an answer; one that is too big for itself is not."""
        weight = max(1, len(articles_of(response)))
        with self._lock:
            if asked in self._given or weight > self._most:
                return
            self._given[asked] = response, weight
            self._articles += weight
            while self._articles > self._most:
                _, (_, light) = self._given.popitem(last=False)
                self._articles -= light
