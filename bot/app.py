"""The only wiring: settings → corpus → archive → desk."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from threading import Lock
from typing import TYPE_CHECKING

from bot.archive.compile import Changes
from bot.archive.search import EmbeddedArchive
from bot.archive.store import Store
from bot.config import Settings, load_directory, refuse_missing
from bot.desk import Desk, Response
from bot.errors import ArchiveError, DamagedArchiveError
from bot.given import Given, Remembered, given
from bot.news.article import FileState, Part
from bot.news.question import Asked, Options
from bot.progress import TOLD, Progress, Reread, quietly
from bot.reading.files import Listing, list_files

if TYPE_CHECKING:
    from bot.archive.prepare import Prepared, Unchanged


@dataclass(slots=True)
class _Service:
    """An opened archive with its desk, and how many questions are being answered from it."""

    archive: EmbeddedArchive
    desk: Desk
    remembered: Remembered
    users: int = 0
    retired: bool = False


class Newsdesk:
    """The desk on the corpus as it is now, its archive compiled first where anything changed.

    May be used from several threads. A question that is being answered while the corpus is
    reloaded is answered from the old archive, which is closed after the last one of them.
    """

    def __init__(
        self, settings: Settings, progress: Progress = quietly, *, warm: bool = False
    ) -> None:
        """Open the archive. Raises ArchiveError, or SettingsError for a bad outlets file.

        `warm`: everything that is read only once is read before the first question.
        """
        self.settings = settings
        self._warm = warm
        self._progress = progress
        self._lock = Lock()
        self._reloading = Lock()
        self._service = self._opened(anew=False)

    @property
    def archive(self) -> EmbeddedArchive:
        """The archive in service; for whoever uses it alone."""
        return self._service.archive

    @property
    def desk(self) -> Desk:
        """The desk in service; for whoever uses it alone."""
        return self._service.desk

    def ask(self, asked: Asked, now: datetime) -> Response:
        """A question → its reply. An archive that proves damaged is compiled anew, once."""
        return self._whole(lambda: self._asked(asked, now))

    def why(self, asked: Asked, now: datetime) -> Response:
        """Why the answer to a question is what it is, as `ask` would give it."""
        return self._whole(lambda: self._explained(asked, now))

    def _whole(self, answer: Callable[[], Response]) -> Response:
        service = self._service
        try:
            return answer()
        except DamagedArchiveError:
            self._replace(service, anew=True)
            return answer()

    def _explained(self, asked: Asked, now: datetime) -> Response:
        with self._in_service() as service:
            return service.desk.why(asked, now)

    def _asked(self, asked: Asked, now: datetime) -> Response:
        with self._in_service() as service:
            response = service.desk.ask(asked, now)
            if isinstance(asked, Options):
                service.remembered.put(asked, now, given(response))
            return response

    def remembered(self, asked: Asked, now: datetime) -> Given | None:
        """What was given for a question a short while ago, at once; None for others."""
        return self._service.remembered.get(asked, now) if isinstance(asked, Options) else None

    @contextmanager
    def serving(self) -> Iterator[Desk]:
        """The desk in service, whose archive stays open meanwhile."""
        with self._in_service() as service:
            yield service.desk

    @contextmanager
    def _in_service(self) -> Iterator[_Service]:
        with self._lock:
            service = self._service
            if service.retired:
                raise ArchiveError("the archive is closed")
            service.users += 1
        try:
            yield service
        finally:
            with self._lock:
                service.users -= 1
                self._close_unused(service)

    def reload(self) -> Reread:
        """Put the corpus as it is now in service; the old archive stays where that fails.

        Raises ArchiveError, or SettingsError for a bad outlets file or a corpus that is not there.
        """
        refuse_missing(self.settings.corpus)
        with self._in_service() as old:
            before = _files(old.archive)
            self._replace(old, anew=False)
        with self._in_service() as service:
            now = service.archive.files()
            new = {path for path, file in now.items() if before.get(path) != file}
            found = (one for one in service.archive.problems() if one.path in new)
            return Reread(
                service.desk.holdings(),
                added=len(now.keys() - before.keys()),
                changed=len(new & before.keys()),
                removed=len(before.keys() - now.keys()),
                problems=tuple(islice(found, TOLD)),
            )

    def _replace(self, old: _Service, *, anew: bool) -> None:
        """Put another archive in service, if nobody else has done so meanwhile."""
        with self._reloading:
            if self._service is not old or old.retired:
                return
            service = self._opened(anew=anew)
            with self._lock:
                if old.retired:  # it was closed meanwhile
                    service.archive.close()
                    return
                self._service = service
                old.retired = True
                self._close_unused(old)

    def close(self) -> None:
        """Close the archive; nothing is answered afterwards."""
        with self._lock:
            self._service.retired = True
            self._close_unused(self._service)

    def _opened(self, *, anew: bool) -> _Service:
        archive = open_archive(self.settings, self._progress, anew=anew)
        desk = Desk(archive)
        if self._warm:
            desk.warm_up()
        return _Service(archive, desk, Remembered())

    @staticmethod
    def _close_unused(service: _Service) -> None:
        if service.retired and not service.users:
            service.archive.close()


def open_archive(
    settings: Settings, progress: Progress = quietly, *, anew: bool = False
) -> EmbeddedArchive:
    """The archive of the corpus as it is now; compiled first where anything changed, or `anew`.

    Raises ArchiveError where it cannot be written, SettingsError for a bad outlets file.
    """
    store = Store(settings.archive, settings.fingerprint)
    if anew or not _is_current(store, _listed(settings)):
        with store.compiling():
            listing = _listed(settings)
            if anew or not _is_current(store, listing):
                _compile(store, listing, settings, progress, anew=anew)
    return store.open()


def _files(archive: EmbeddedArchive) -> dict[str, FileState]:
    """The files of an archive; none where it is damaged."""
    try:
        return archive.files()
    except DamagedArchiveError:
        return {}


def _listed(settings: Settings) -> Listing:
    return list_files(settings.corpus, leave_out=settings.archive)


def _is_current(store: Store, listing: Listing) -> bool:
    return store.contents() == (_by_path(listing), listing.problems)


def _by_path(listing: Listing) -> dict[str, FileState]:
    return {file.path: file for file in listing.files}


def _compile(
    store: Store, listing: Listing, settings: Settings, progress: Progress, *, anew: bool
) -> None:
    """Take in what changed since the archive was made; everything where that does not work."""
    if not anew:
        try:
            with store.open() as archive:
                changes = _changes(archive.files(), archive.parts, listing, settings, progress)
                store.update(changes, anew=False)
        except ArchiveError as error:  # there is none, or it is damaged where nobody looked
            damaged = isinstance(error, DamagedArchiveError)
            if not damaged and isinstance(error.__cause__, OSError):
                raise  # no room, or no leave to write: it would not be there for a new one either
            anew = True
    if anew:
        nothing: Mapping[str, FileState] = {}
        changes = _changes(nothing, lambda _path: frozenset(), listing, settings, progress)
        store.update(changes, anew=True)


def _changes(
    known: Mapping[str, FileState],
    parts: Callable[[str], frozenset[Part]],
    listing: Listing,
    settings: Settings,
    progress: Progress,
) -> Changes:
    """What an archive of known files lacks, has too much, or has otherwise."""
    changed = [file for file in listing.files if known.get(file.path) != file]
    directory = load_directory(settings)
    documents: Iterable[Prepared | Unchanged] = ()
    if changed:
        from bot.loading import load  # noqa: PLC0415 - 0.1 s that most starts do not need

        documents = load(changed, parts, directory, progress)
    return Changes(
        documents=documents,
        removed=tuple(sorted(known.keys() - _by_path(listing).keys())),
        problems=listing.problems,
        directory=directory,
    )
