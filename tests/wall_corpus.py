"""An invented corpus whose articles credit each other, copy each other and tell stories."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from archives import a_document, a_store, at, by, take_in

from bot.archive.search import EmbeddedArchive
from bot.news.article import Outlet, Sighting
from bot.news.outlets import Directory, KnownOutlet

TODAY = datetime(2031, 5, 9, 12, tzinfo=UTC)
TIDINGS = Outlet("harbourtidings.test", "Harbour Tidings", "harbourtidings.test")
"""Only credited: the corpus has no article of its own."""

COURIER = Outlet("quaycourier.test", "Quay Courier", "quaycourier.test")
OBSERVER = Outlet("pierobserver.test", "Pier Observer", "pierobserver.test")
LEDGER = Outlet("inletledger.test", "Inlet Ledger", "inletledger.test")
MONITOR = Outlet("lagoonmonitor.test", "Lagoon Monitor", "lagoonmonitor.test")
OUTLETS = (TIDINGS, COURIER, OBSERVER, LEDGER, MONITOR)

DIRECTORY = Directory(KnownOutlet(one.name, (one.key,)) for one in OUTLETS)

WARNED = "Engineers had warned of the wall for a year, the Harbour Tidings reported on Monday."
CITED = "The wall cracked in two places overnight, according to the Harbour Tidings."
THIRD = "Divers saw a third crack, the Quay Courier reported."
COPIED = (
    "Three families who live behind the cracked harbour wall were told to pack their things and"
    " spend the night in the school gymnasium, where the caretaker had laid out forty mattresses."
)


def wall() -> Iterable[Sighting]:
    """Five articles on a harbour wall, one of them a copy; two on other things."""
    yield by(COURIER, 1, "Harbour wall cracks in two places", at(2031, 5, 5, 8), excerpt=WARNED)
    yield by(OBSERVER, 1, "Cracked harbour wall alarms Pellworth", at(2031, 5, 5, 9), excerpt=CITED)
    yield by(
        LEDGER,
        1,
        "A third crack in the harbour wall",
        at(2031, 5, 6, 7),
        excerpt=THIRD,
        body=f"{THIRD}\n\n{CITED}",
    )
    families = "Families behind the harbour wall sleep in the gymnasium"
    yield by(MONITOR, 1, families, at(2031, 5, 6, 18), excerpt=COPIED)
    yield by(LEDGER, 2, f"{families} of the school", at(2031, 5, 6, 20), excerpt=COPIED)
    yield by(MONITOR, 2, "Lighthouse museum opens a room of maps", at(2031, 5, 7, 10))
    yield by(COURIER, 2, "Ferry to Norrey runs every hour in summer", at(2031, 5, 8, 10))


def an_archive(folder: Path, sightings: Iterable[Sighting]) -> EmbeddedArchive:
    """An archive of some sightings, whose outlets are known."""
    store = a_store(folder)
    take_in(store, a_document("a.md", *sightings), directory=DIRECTORY)
    return store.open()
