"""The outlets of an archive: those of the articles and the known ones, with all their names."""

import sqlite3
from collections.abc import Iterable
from functools import cache, lru_cache

from publicsuffixlist import PublicSuffixList

from bot.news.article import Outlet
from bot.news.outlets import Directory, aliases


def rebuild(facts: sqlite3.Connection, directory: Directory) -> None:
    """Bring the outlet and alias tables up to date with how articles and the directory name them.

    Outlets keep their numbers; what no article is from and nobody knows goes.
    """
    facts.execute("DELETE FROM alias")
    facts.execute("UPDATE outlet SET articles = 0")
    names = _names(facts)
    listed = _published(facts)
    kept = set()
    for known in directory.known:
        if directory.by_domain(known.domains[0]) is not known:
            continue  # an earlier entry has this domain
        outlet = Outlet(known.domains[0], known.name, known.domains[0])
        kept.add(outlet.key)
        number = listed.pop(outlet.key, (outlet, 0))[1]
        more = (*known.aliases, *known.domains[1:], *names.get(outlet.key, ()))
        _write(facts, outlet, number, more)
    for outlet, number in listed.values():
        kept.add(outlet.key)
        _write(facts, outlet, number, names.get(outlet.key, ()))
    gone = [(key,) for (key,) in facts.execute("SELECT key FROM outlet") if key not in kept]
    facts.executemany("DELETE FROM outlet WHERE key = ?", gone)


def _published(facts: sqlite3.Connection) -> dict[str, tuple[Outlet, int]]:
    """The outlets of the articles with their numbers; of several names the commonest."""
    query = (
        "SELECT key, spelled.name, domain, spelled.articles FROM spelled"
        " JOIN outlet ON outlet.id = spelled.outlet WHERE spelled.articles > 0"
        " ORDER BY key, spelled.name IS domain, spelled.articles DESC, spelled.name"
    )
    found: dict[str, tuple[Outlet, int]] = {}
    for key, name, domain, number in facts.execute(query):
        outlet, total = found.get(key, (Outlet(key, name, domain), 0))
        found[key] = (outlet, total + number)
    return found


def _names(facts: sqlite3.Connection) -> dict[str, list[str]]:
    """The names that documents have for each outlet."""
    query = (
        "SELECT key, spelled.name FROM spelled JOIN outlet ON outlet.id = spelled.outlet"
        " WHERE sightings > 0 ORDER BY spelled.name"
    )
    found: dict[str, list[str]] = {}
    for key, name in facts.execute(query):
        found.setdefault(key, []).append(name)
    return found


def _write(facts: sqlite3.Connection, outlet: Outlet, articles: int, more: Iterable[str]) -> None:
    insert = (
        "INSERT INTO outlet (key, name, domain, articles) VALUES (?1, ?2, ?3, ?4)"
        " ON CONFLICT (key) DO UPDATE SET name = ?2, articles = ?4 RETURNING id"
    )
    row = (outlet.key, outlet.name, outlet.domain, articles)
    number = facts.execute(insert, row).fetchone()[0]
    rows = ((one.squashed, one.kind, number) for one in aliases(outlet, more, domain_stem))
    facts.executemany("INSERT OR IGNORE INTO alias VALUES (?, ?, ?)", rows)


def domain_stem(domain: str) -> str:
    """The label before a domain's public suffix: `telegraph` of `telegraph.co.uk`.

    A subdomain has none: `india` is no name of `zeenews.india.com`.
    """
    root = _suffixes().privatesuffix(domain)
    return root.partition(".")[0] if root == domain else domain


@lru_cache(maxsize=16_384)
def registrable(domain: str) -> str:
    """The domain that somebody registered: `omega.com` of `news.omega.com`."""
    return _suffixes().privatesuffix(domain) or domain


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()
