"""The outlets of an archive: those of the articles and the known ones, with all their names."""

import sqlite3
from collections.abc import Iterable
from functools import cache

from publicsuffixlist import PublicSuffixList

from bot.news.article import Outlet
from bot.news.outlets import Directory, aliases


def rebuild(facts: sqlite3.Connection, directory: Directory) -> None:
    """Write the outlet and alias tables anew from the article table and the directory."""
    facts.execute("DELETE FROM outlet")
    facts.execute("DELETE FROM alias")
    names = _names(facts)
    listed = {outlet.key: (outlet, number) for outlet, number in _published(facts)}
    for known in directory.known:
        if directory.by_domain(known.domains[0]) is not known:
            continue  # an earlier entry has this domain
        outlet = Outlet(known.domains[0], known.name, known.domains[0])
        more = (*known.aliases, *known.domains[1:], *names.get(outlet.key, ()))
        _write(facts, outlet, listed.pop(outlet.key, (outlet, 0))[1], more)
    for outlet, number in listed.values():
        _write(facts, outlet, number, names.get(outlet.key, ()))


def _published(facts: sqlite3.Connection) -> list[tuple[Outlet, int]]:
    """The outlets of the articles with their numbers; of several names the commonest."""
    query = (
        "SELECT outlet, json_extract(data, '$.outlet.name') AS name,"
        " json_extract(data, '$.outlet.domain') AS domain, count(*) AS number FROM article"
        " WHERE outlet != '' GROUP BY outlet, name"
        " ORDER BY outlet, name = domain, number DESC, name"
    )
    found: dict[str, tuple[Outlet, int]] = {}
    for key, name, domain, number in facts.execute(query):
        outlet, total = found.get(key, (Outlet(key, name, domain), 0))
        found[key] = (outlet, total + number)
    return list(found.values())


def _names(facts: sqlite3.Connection) -> dict[str, list[str]]:
    """The names that documents have for each outlet."""
    query = (
        "SELECT DISTINCT article.outlet, json_extract(sighting.data, '$.outlet') AS name"
        " FROM sighting JOIN article ON article.id = sighting.article"
        " WHERE name IS NOT NULL AND name != '' AND article.outlet != '' ORDER BY name"
    )
    found: dict[str, list[str]] = {}
    for key, name in facts.execute(query):
        found.setdefault(key, []).append(name)
    return found


def _write(facts: sqlite3.Connection, outlet: Outlet, articles: int, more: Iterable[str]) -> None:
    row = (outlet.key, outlet.name, outlet.domain, articles)
    facts.execute("INSERT INTO outlet VALUES (?, ?, ?, ?)", row)
    rows = ((one.squashed, one.kind, outlet.key) for one in aliases(outlet, more, domain_stem))
    facts.executemany("INSERT OR IGNORE INTO alias VALUES (?, ?, ?)", rows)


def domain_stem(domain: str) -> str:
    """The label before a domain's public suffix: `telegraph` of `telegraph.co.uk`.

    A subdomain has none: `india` is no name of `zeenews.india.com`.
    """
    root = _suffixes().privatesuffix(domain)
    return root.partition(".")[0] if root == domain else domain


def registrable(domain: str) -> str:
    """The domain that somebody registered: `omega.com` of `news.omega.com`."""
    return _suffixes().privatesuffix(domain) or domain


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()
