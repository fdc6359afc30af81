"""The only wiring: settings → corpus → archive → desk."""

from collections.abc import Callable, Iterable, Iterator

from bot.archive.search import EmbeddedArchive
from bot.archive.store import Changes, Store
from bot.config import Settings, load_directory
from bot.errors import DamagedArchiveError
from bot.news.article import Document, FileState
from bot.reading.files import Listing, list_files
from bot.reading.read import read_document

Progress = Callable[[Iterable[FileState], int], Iterable[FileState]]
"""Wraps the files that are read, told how many they are; a face may show how far it is."""


def quietly(files: Iterable[FileState], _total: int) -> Iterable[FileState]:
    """No progress is shown."""
    return files


def open_archive(settings: Settings, progress: Progress = quietly) -> EmbeddedArchive:
    """The archive of the corpus as it is now; compiled first where anything changed.

    Raises ArchiveError where it cannot be written, SettingsError for a bad outlets file.
    """
    store = Store(settings.archive, settings.fingerprint)
    listing = list_files(settings.corpus)
    if not _current(store, listing):
        with store.compiling():
            _update(store, list_files(settings.corpus), settings, progress)
    return store.open()


def _current(store: Store, listing: Listing) -> bool:
    contents = store.contents()
    return contents == (_by_path(listing), listing.problems)


def _by_path(listing: Listing) -> dict[str, FileState]:
    return {file.path: file for file in listing.files}


def _update(store: Store, listing: Listing, settings: Settings, progress: Progress) -> None:
    """Compile what changed since the archive was made, unless another process just did."""
    contents = store.contents()
    known, problems = contents or ({}, ())
    wanted = _by_path(listing)
    if contents is not None and known == wanted and problems == listing.problems:
        return
    changed = [file for file in listing.files if known.get(file.path) != file]
    removed = tuple(sorted(known.keys() - wanted.keys()))
    changes = Changes(
        _documents(progress(changed, len(changed))),
        removed,
        listing.problems,
        load_directory(settings),
    )
    store.update(changes, anew=contents is None)


def _documents(files: Iterable[FileState]) -> Iterator[Document]:
    return (read_document(file) for file in files)


__all__ = ["DamagedArchiveError", "open_archive", "quietly"]
