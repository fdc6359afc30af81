"""Outlets: one identity for each, the names and abbreviations that people use for it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

from bot.news.article import NOBODY, Outlet
from bot.news.text import squash
from bot.news.urls import site

_SMALL = frozenset({"the", "of", "and", "for", "in", "on", "a", "de", "la", "le", "der", "die"})
_MIN_INITIALS = 3


class AliasKind(IntEnum):
    """Where an alias comes from; the lower one wins where two outlets could claim it."""

    NAME = 0
    CONFIGURED = 1
    DOMAIN = 2
    SHORT_NAME = 3
    STEM = 4
    INITIALS = 5


class Names(Protocol):
    """Who is meant by a name."""

    def exactly(self, squashed: str) -> Outlet | None:
        """The likeliest outlet with exactly this squashed name, alias or domain."""
        ...

    def begins(self, squashed: str) -> bool:
        """Whether any outlet's squashed name, alias or domain begins so."""
        ...

    def nearly(self, squashed: str) -> Outlet | None:
        """The likeliest outlet whose name is a typo away."""
        ...

    def begun(self, squashed: str) -> Outlet | None:
        """The one outlet with articles here whose name begins so."""
        ...

    def partly(self, word: str) -> Outlet | None:
        """The one outlet with articles here that has this folded word in its name."""
        ...

    def present(self, outlet: Outlet) -> bool:
        """Whether there is any article from an outlet."""
        ...


@dataclass(frozen=True, slots=True)
class KnownOutlet:
    """An entry of `config/outlets.yaml`: name, domains (the first is its identity), aliases."""

    name: str
    domains: tuple[str, ...]
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alias:
    """One way to name an outlet; `squashed` is what is compared."""

    text: str
    squashed: str
    kind: AliasKind


class Directory:
    """The outlets of `config/outlets.yaml` by domain and by name."""

    def __init__(self, known: Iterable[KnownOutlet]) -> None:
        """Later entries never take a domain or a name from earlier ones."""
        self.known = tuple(known)
        self._by_domain: dict[str, KnownOutlet] = {}
        self._by_name: dict[str, KnownOutlet] = {}
        for outlet in self.known:
            for domain in outlet.domains:
                self._by_domain.setdefault(domain, outlet)
            for name in (outlet.name, *outlet.aliases, without_the(outlet.name)):
                self._by_name.setdefault(squash(name), outlet)

    def by_domain(self, domain: str) -> KnownOutlet | None:
        """The outlet that publishes under a domain or a subdomain of it."""
        labels = domain.split(".")
        for start in range(len(labels) - 1):
            found = self._by_domain.get(".".join(labels[start:]))
            if found:
                return found
        return None

    def by_name(self, name: str) -> KnownOutlet | None:
        """The outlet with exactly this name or alias, but for case and punctuation."""
        return self._by_name.get(squash(name))

    def _named_at(self, name: str, domain: str) -> KnownOutlet | None:
        """The outlet of a domain; of a subdomain only where nothing names another one there."""
        exact = self._by_domain.get(domain)
        parent = exact or self.by_domain(domain)
        if exact or parent is None or not squash(name):
            return parent
        return parent if self.by_name(name) is parent else None

    def identify(
        self, name: str, domain: str, host: str | None, registrable: Callable[[str], str] = str
    ) -> Outlet:
        """The outlet that a sighting names: by its domain, else by its name, else by its link.

        `registrable` cuts a domain to what was registered: hosts of one domain are one outlet,
        unless it is a known outlet's and they have a name of their own.
        """
        written = site(domain.strip().lower()) if domain.strip() else _domain_in(name)
        known = self._named_at(name, written) if written else self.by_name(name)
        if known is None and not written and host:
            written, known = host, self.by_domain(host)
        if known is not None:
            return Outlet(known.domains[0], known.name, known.domains[0])
        if written:
            own = written if self.by_domain(written) else registrable(written)
            return Outlet(own, display_name(name, own), own)
        return Outlet(squash(name), name.strip()) if squash(name) else NOBODY


_DOMAIN = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}", re.IGNORECASE)


def _domain_in(name: str) -> str:
    """The domain that stands where a name should; nothing where it is a name."""
    found = _DOMAIN.fullmatch(name.strip())
    return site(found[0].lower()) if found else ""


def display_name(name: str, domain: str) -> str:
    """The name to show: as written, but a lower-case fragment of the domain becomes the domain."""
    name = name.strip()
    fragment = name.islower() and squash(name) != squash(_stem_guess(domain))
    return domain if not name or (fragment and squash(name) in squash(domain)) else name


def _stem_guess(domain: str) -> str:
    return domain.partition(".")[0]


def aliases(outlet: Outlet, more: Iterable[str], stem: Callable[[str], str]) -> tuple[Alias, ...]:
    """Every name of an outlet: as written, configured, domain, without "The", stem, initials.

    `more` are configured names and domains; `stem` cuts a domain's public suffix off.
    """
    short = without_the(outlet.name)
    found = [(outlet.name, AliasKind.NAME)]
    found += [(text, AliasKind.CONFIGURED) for text in more]
    if outlet.domain:
        found.append((outlet.domain, AliasKind.DOMAIN))
        found.append((stem(outlet.domain), AliasKind.STEM))
    if short != outlet.name:
        found.append((short, AliasKind.SHORT_NAME))
    found += [(text, AliasKind.INITIALS) for text in initials(outlet.name)]
    unique: dict[str, Alias] = {}
    for text, kind in found:
        key = squash(text)
        if key and (key not in unique or kind < unique[key].kind):
            unique[key] = Alias(text, key, kind)
    return tuple(unique.values())


def without_the(name: str) -> str:
    """The name without a leading article "The"."""
    return name[4:] if name[:4].lower() == "the " else name


def initials(name: str) -> tuple[str, ...]:
    """The initials of a name of three words or more, with and without its small words."""
    parts = without_the(name).split()
    if len(parts) < _MIN_INITIALS:
        return ()
    every = "".join(part[0] for part in parts if part[0].isalnum())
    telling = "".join(part[0] for part in parts if part.lower() not in _SMALL and part[0].isalnum())
    return tuple(dict.fromkeys(text for text in (every, telling) if len(text) >= _MIN_INITIALS))
