"""Credits: who is named as where a statement comes from."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.news.article import Outlet


@dataclass(frozen=True, slots=True)
class Credit:
    """One article naming another outlet as where a statement comes from.

    `place` is `title`, `excerpt` or `body`; `cue` what credits it, as printed; not `sure`: it counts
    only where the corpus knows an outlet of that name.
    """

    name: str
    sentence: str
    place: str
    cue: str
    sure: bool = True


def credits_in(
    title: str, excerpt: str, body: str, own: Outlet, outlets: Callable[[str], Outlet | None]
) -> tuple[Credit, ...]:
    """The credits of an article (to come)."""
    del title, excerpt, body, own, outlets
    return ()
