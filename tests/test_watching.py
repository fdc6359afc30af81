"""Watching a corpus: real files that come, change and go, and when it is said to be read again."""

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from archives import write

from bot.config import Service, Settings
from bot.watching import Pace, Watch

PACE = Pace(quiet=0.2, steady=0.8, look=0.3, tick=0.3, again=0.2)
"""Three times as fast as it is by itself."""

IN_TIME = 10
"""Seconds until a change is told; on a busy machine it waits for its turn."""

LONG_ENOUGH = 4 * PACE.quiet
"""Seconds after which a note of the system would have been told."""


@dataclass
class Told:
    """What a watch said: how often to read the corpus again, and whether that then works."""

    times: int = 0
    works: bool = True
    seen: list[set[str]] = field(default_factory=list)
    folder: Path = Path()

    async def reload(self) -> bool:
        self.times += 1
        self.seen.append({one.read_text() for one in self.folder.rglob("*.md")})
        return self.works

    async def until(self, times: int, seconds: float = IN_TIME) -> None:
        """Wait until it was told so often; AssertionError where it was not in time."""
        async with asyncio.timeout(seconds):
            while self.times < times:  # noqa: ASYNC110 - files have no events of their own
                await asyncio.sleep(0.01)

    async def silence(self, seconds: float = LONG_ENOUGH) -> None:
        before = self.times
        await asyncio.sleep(seconds)
        assert self.times == before


def a_corpus_in(folder):
    write(folder / "news" / "a.md", "old")
    outlets = write(folder / "config" / "outlets.yaml", "[]")
    return Settings((folder / "news",), folder / "archive", outlets)


@pytest.fixture
def settings(tmp_path):
    return a_corpus_in(tmp_path)


@pytest.fixture
def news(settings):
    return settings.corpus[0]


@asynccontextmanager
async def watched(settings, how="auto"):
    watch = Watch(replace(settings, service=Service(watch=how)), PACE)
    told = Told(folder=settings.corpus[0])
    await watch.begin()
    serving = asyncio.create_task(watch.serve(told.reload))
    await asyncio.sleep(0.2)  # it listens
    try:
        yield told, watch
    finally:
        serving.cancel()
        watch.end()


def saved_by_rename(file, text):
    """As editors save: a new file takes the place of the old one."""
    other = write(file.with_name(f".{file.name}.swp"), text)
    other.replace(file)


CHANGES = {
    "a document comes": lambda news: write(news / "b.md", "new"),
    "a document changes": lambda news: write(news / "a.md", "new"),
    "a document is saved by rename": lambda news: saved_by_rename(news / "a.md", "new"),
    "a document goes": lambda news: (news / "a.md").unlink(),
    "a document gets another name": lambda news: (news / "a.md").rename(news / "b.md"),
    "a document's name ceases to be one": lambda news: (news / "a.md").rename(news / "a.bak"),
    "a folder comes with a document": lambda news: write(news / "more" / "b.md", "new"),
    "a folder comes from elsewhere": lambda news: write(
        news.parent / "away" / "b.md", "new"
    ).parent.rename(news / "more"),
    "the outlets' file changes": lambda news: write(
        news.parent / "config" / "outlets.yaml", "[ ]\n"
    ),
    "the outlets' file is saved by rename": lambda news: saved_by_rename(
        news.parent / "config" / "outlets.yaml", "[] # new\n"
    ),
    "the outlets' file goes": lambda news: (news.parent / "config" / "outlets.yaml").unlink(),
    "the corpus goes": lambda news: news.rename(news.with_name("away")),
}


@pytest.mark.parametrize("how", ["auto", "poll"])
async def test_every_change_is_told_in_time(how, tmp_path):
    """Each in a corpus of its own, all at once."""

    async def told_of(name):
        settings = a_corpus_in(tmp_path / name)
        async with watched(settings, how) as (told, _):
            CHANGES[name](settings.corpus[0])
            await told.until(1)

    await asyncio.gather(*map(told_of, CHANGES))


async def test_a_document_in_a_folder_that_came_later_is_told_too(settings, news):
    async with watched(settings) as (told, _):
        (news / "more").mkdir()
        await asyncio.sleep(LONG_ENOUGH)
        before = told.times
        write(news / "more" / "b.md", "new")
        await told.until(before + 1)


async def test_a_corpus_that_takes_the_place_of_another_is_watched_as_that_was(settings, news):
    write(news.parent / "other" / "a.md", "other")
    async with watched(settings) as (told, _):
        news.rename(news.with_name("away"))
        (news.parent / "other").rename(news)
        await told.until(1)
        assert told.seen[-1] == {"other"}
        write(news / "b.md", "new")
        await told.until(2)


async def test_a_corpus_that_comes_back_is_told(settings, news):
    async with watched(settings) as (told, _):
        news.rename(news.with_name("away"))
        await told.until(1)
        news.with_name("away").rename(news)
        await told.until(2)
        write(news / "b.md", "new")
        await told.until(3)


async def test_a_linked_folder_whose_link_is_changed_is_told(settings, news):
    """As whole releases of a corpus are put in place."""
    for name in ("one", "two"):
        write(news.parent / name / "a.md", name)
    link = news.parent / "link"
    link.symlink_to("one")
    async with watched(replace(settings, corpus=(link,))) as (told, _):
        (news.parent / "new").symlink_to("two")
        (news.parent / "new").replace(link)
        await told.until(1)
        assert told.seen == [{"two"}]
        write(news.parent / "two" / "b.md", "three")
        await told.until(2)


@pytest.mark.parametrize("save", [write, saved_by_rename])
async def test_a_given_file_is_watched_however_it_is_saved(save, settings, news):
    async with watched(replace(settings, corpus=(news / "a.md",))) as (told, _):
        for text, times in (("new", 1), ("newer", 2)):
            save(news / "a.md", text)
            await told.until(times)


async def test_what_is_no_document_is_nothing(settings, news):
    async with watched(settings) as (told, _):
        write(news / "a.md~", "new")
        write(news / "picture.jpg", "new")
        write(news / ".a.md.swp", "new")
        write(news / ".git" / "b.md", "new")
        (news / "picture.jpg").unlink()
        (news / "empty").mkdir()
        await told.silence()


async def test_an_archive_inside_of_the_corpus_is_nothing(settings, news):
    """Else every reload would be the reason for the next one."""
    inside = replace(settings, archive=news / "archive")
    async with watched(inside) as (told, _):
        write(news / "archive" / "generation-1" / "b.md", "new")
        await told.silence()


async def test_a_document_that_may_be_read_again_is_told(settings, news):
    """Nothing that a listing shows has changed."""
    (news / "a.md").chmod(0)
    async with watched(settings) as (told, _):
        (news / "a.md").chmod(0o644)
        await told.until(1)


@pytest.mark.parametrize("how", ["auto", "poll"])
async def test_a_burst_is_told_once_when_it_is_over(how, settings, news):
    async with watched(settings, how) as (told, _):
        for number in range(10):
            write(news / f"{number}.md", str(number))
            await asyncio.sleep(PACE.quiet / 5)
        await told.until(1)
        await told.silence()
    assert len(told.seen[0]) == 11


@pytest.mark.parametrize("how", ["auto", "poll"])
async def test_a_file_that_is_written_slowly_is_told_when_it_is_whole(how, settings, news):
    async with watched(settings, how) as (told, _):
        with (news / "a.md").open("w") as stream:
            for part in ("this ", "is ", "one ", "document"):
                stream.write(part)
                stream.flush()
                await asyncio.sleep(PACE.quiet / 3)
        await told.until(1)
    assert told.seen == [{"this is one document"}]


@pytest.mark.parametrize("how", ["auto", "poll"])
async def test_changes_without_an_end_are_told_all_the_same(how, settings, news):
    async def write_on():
        for number in range(1000):
            write(news / "a.md", str(number) * number)
            await asyncio.sleep(PACE.quiet / 5)

    async with watched(settings, how) as (told, _):
        writing = asyncio.create_task(write_on())
        await told.until(1, PACE.steady + 2)
        writing.cancel()


async def test_what_changes_while_the_corpus_is_read_is_told_afterwards(settings, news):
    async with watched(settings) as (told, watch):

        async def reload():
            await told.reload()
            if told.times == 1:
                write(news / "b.md", "meanwhile")
            return True

        serving = asyncio.create_task(watch.serve(reload))
        write(news / "a.md", "new")
        await told.until(2)
        serving.cancel()


async def test_what_changed_before_it_could_be_told_is_told_at_once(settings, news):
    watch, told = Watch(settings, PACE), Told()
    await watch.begin()
    write(news / "b.md", "new")
    serving = asyncio.create_task(watch.serve(told.reload))
    await told.until(1)
    serving.cancel()
    watch.end()


async def test_without_watching_only_what_is_asked_for_is_told(settings, news):
    async with watched(settings, "off") as (told, watch):
        write(news / "b.md", "new")
        write(settings.outlets, "[ ]\n")
        await told.silence()
        watch.ask()
        await told.until(1, 0.5)


@pytest.mark.parametrize("how", ["auto", "poll", "off"])
async def test_what_is_asked_for_is_told_at_once_though_nothing_changed(how, settings):
    async with watched(settings, how) as (told, watch):
        for times in (1, 2):
            watch.ask()
            await told.until(times, 0.5)


async def test_what_was_asked_for_does_not_wait_for_a_burst_to_end(settings, news):
    async with watched(settings) as (told, watch):
        write(news / "b.md", "new")
        await asyncio.sleep(PACE.quiet / 2)
        watch.ask()
        await told.until(1, 0.5)


@pytest.mark.parametrize("how", ["auto", "off"])
async def test_a_reload_that_failed_is_tried_again_ever_more_seldom(how, settings):
    """A disk that was full has room again, and nothing else has changed."""
    async with watched(settings, how) as (told, watch):
        told.works = False
        watch.ask()
        await told.until(3, 2)
        told.works = True
        await told.until(4, 2)
        await told.silence()


async def test_a_folder_that_cannot_be_read_ends_nothing(settings, news):
    write(news / "closed" / "b.md", "new")
    (news / "closed").chmod(0)
    async with watched(settings) as (told, _):
        write(news / "c.md", "new")
        await told.until(1)
    (news / "closed").chmod(0o700)
