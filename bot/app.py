"""The only wiring: settings → corpus → archive → desk."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from bot.archive.compile import Changes
from bot.archive.search import EmbeddedArchive
from bot.archive.store import Store
from bot.config import Settings, load_directory
from bot.desk import Desk, Response
from bot.errors import ArchiveError, DamagedArchiveError
from bot.news.article import FileState
from bot.news.question import Asked
from bot.reading.files import Listing, list_files

Progress = Callable[[Iterable[FileState], int], Iterable[FileState]]
"""Wraps the files that are read, told how many they are; a face may show how far it is."""


def quietly(files: Iterable[FileState], _total: int) -> Iterable[FileState]:
    """No progress is shown."""
    return files


class Newsdesk:
    """The desk on the corpus as it is now, its archive compiled first where anything changed."""

    def __init__(self, settings: Settings, progress: Progress = quietly) -> None:
        """Open the archive. Raises ArchiveError, or SettingsError for a bad outlets file."""
        self._settings = settings
        self._progress = progress
        self._open(anew=False)

    def ask(self, asked: Asked, now: datetime) -> Response:
        """A question → its reply. An archive that proves damaged is compiled anew, once."""
        try:
            return self.desk.ask(asked, now)
        except DamagedArchiveError:
            self.archive.close()
            self._open(anew=True)
            return self.desk.ask(asked, now)

    def _open(self, *, anew: bool) -> None:
        self.archive = open_archive(self._settings, self._progress, anew=anew)
        self.desk = Desk(self.archive)


def open_archive(
    settings: Settings, progress: Progress = quietly, *, anew: bool = False
) -> EmbeddedArchive:
    """The archive of the corpus as it is now; compiled first where anything changed, or `anew`.

    Raises ArchiveError where it cannot be written, SettingsError for a bad outlets file.
    """
    store = Store(settings.archive, settings.fingerprint)
    if anew or not _is_current(store, list_files(settings.corpus)):
        with store.compiling():
            listing = list_files(settings.corpus)
            if anew or not _is_current(store, listing):
                _compile(store, listing, settings, progress, anew=anew)
    return store.open()


def _is_current(store: Store, listing: Listing) -> bool:
    return store.contents() == (_by_path(listing), listing.problems)


def _by_path(listing: Listing) -> dict[str, FileState]:
    return {file.path: file for file in listing.files}


def _compile(
    store: Store, listing: Listing, settings: Settings, progress: Progress, *, anew: bool
) -> None:
    """Take in what changed since the archive was made; everything where that does not work."""
    contents = None if anew else store.contents()
    if contents is not None:
        try:
            store.update(_changes(contents[0], listing, settings, progress), anew=False)
        except ArchiveError:  # damaged where nobody looked, or no room: compiling anew tells which
            contents = None
    if contents is None:
        store.update(_changes({}, listing, settings, progress), anew=True)


def _changes(
    known: Mapping[str, FileState], listing: Listing, settings: Settings, progress: Progress
) -> Changes:
    """What an archive of known files lacks, has too much, or has otherwise."""
    from bot.reading.read import read_document  # noqa: PLC0415 - 0.1 s that most starts do not need

    changed = [file for file in listing.files if known.get(file.path) != file]
    return Changes(
        documents=(read_document(file) for file in progress(changed, len(changed))),
        removed=tuple(sorted(known.keys() - _by_path(listing).keys())),
        problems=listing.problems,
        directory=load_directory(settings),
    )
