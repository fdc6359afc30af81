"""A corpus that is read again while questions are asked from several threads."""

import os
import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from archives import a_corpus, front_matter, write
from filelock import FileLock

from bot.app import Newsdesk
from bot.errors import ArchiveError, DamagedArchiveError, SettingsError
from bot.news.question import Latest, Options, Search, Sources
from bot.news.reply import Reply
from bot.progress import quietly

NOW = datetime(2024, 5, 7, tzinfo=UTC)
HARBOUR = Options(Search, "harbour")
ASKING = 6
"""Threads that ask; the reception has four."""


def news(*headlines):
    """A document with an article for each headline."""
    first, *others = (
        {"title": title, "webUrl": f"https://{place}.example/harbour", "provider": {"name": title}}
        for place, title in enumerate(headlines)
    )
    return front_matter(first.pop("title"), related=others, **first)


OLD, NEW = news("Harbour closed"), news("Harbour closed", "Harbour open again")


@pytest.fixture
def corpus(tmp_path):
    return a_corpus(tmp_path, a_md=OLD)


@pytest.fixture
def newsdesk(corpus):
    made = Newsdesk(corpus)
    yield made
    made.close()


def change(corpus, text):
    write(corpus.corpus[0] / "a.md", text)


def damage(newsdesk):
    """What a decaying disk makes of the archive in service; nothing of it is still in memory."""
    newsdesk.archive._facts.execute("PRAGMA shrink_memory")
    folder = newsdesk.settings.archive
    facts = folder / (folder / "current").read_text().strip() / "facts.sqlite"
    with facts.open("r+b") as stream:
        stream.write(b"\xa5" * 2_000_000)


def reply(newsdesk) -> Reply:
    return newsdesk.ask(HARBOUR, NOW).reply


def generations(corpus):
    return [path for path in corpus.archive.iterdir() if path.name.startswith("generation-")]


def is_closed(desk):
    """Whether the archive of a desk that was in service answers no more."""
    try:
        desk.suggest_topics("harbour", 1)
    except DamagedArchiveError:
        return True
    return False


class Asking:
    """Threads that ask one question over and over, until the end; what they were answered."""

    def __init__(self, newsdesk, ask=reply):
        self._ask = lambda: ask(newsdesk)
        self._over = threading.Event()
        self._pool = ThreadPoolExecutor(ASKING)

    def __enter__(self):
        self._running = [self._pool.submit(self._go_on) for _ in range(ASKING)]
        return self

    def __exit__(self, *_):
        self._over.set()
        self._pool.shutdown()

    def _go_on(self):
        found = []
        while not self._over.wait(0.001):  # the reloads need some of the time too
            found.append(self._ask())
        return found

    def answers(self):
        """Of all threads; raises what any of them met."""
        return [answer for one in self._running for answer in one.result(timeout=30)]


# A reload


def test_a_reload_puts_what_changed_in_service(newsdesk, corpus):
    before = reply(newsdesk)
    change(corpus, NEW)
    assert reply(newsdesk) == before

    holdings = newsdesk.reload().holdings

    assert (holdings.documents, holdings.survey.articles) == (1, 2)
    assert reply(newsdesk) != before
    assert reply(newsdesk) == reply(Newsdesk(corpus))


def test_a_reload_of_what_did_not_change_compiles_nothing(corpus):
    compiled = []

    def progress(total):
        compiled.append(total)
        return quietly(total)

    newsdesk = Newsdesk(corpus, progress)
    before, there = reply(newsdesk), generations(corpus)
    compiled.clear()

    newsdesk.reload()

    assert (compiled, generations(corpus), reply(newsdesk)) == ([], there, before)
    newsdesk.close()


def test_only_one_archive_is_left_after_many_reloads(newsdesk, corpus):
    for text in (NEW, OLD, NEW, OLD):
        change(corpus, text)
        newsdesk.reload()
    assert len(generations(corpus)) == 1


def test_questions_during_many_reloads_get_the_old_or_the_new_answer(newsdesk, corpus):
    old = reply(newsdesk)
    change(corpus, NEW)
    newsdesk.reload()
    new = reply(newsdesk)
    with Asking(newsdesk) as asking:
        for text in (OLD, NEW) * 4:
            change(corpus, text)
            newsdesk.reload()
    answers = asking.answers()
    assert len(answers) > ASKING
    assert old in answers
    assert new in answers
    assert [one for one in answers if one not in (old, new)] == []
    assert reply(newsdesk) == new


def test_whatever_uses_the_desk_during_reloads_works(newsdesk, corpus):
    def use(newsdesk):
        with newsdesk.serving() as desk:
            before = desk.holdings()
            found = desk.suggest_topics("harb", 25)
            assert desk.ask(HARBOUR, NOW).found
            assert desk.holdings() == before
            return before.survey.articles, len(found)

    with Asking(newsdesk, use) as asking:
        for text in (NEW, OLD) * 3:
            change(corpus, text)
            newsdesk.reload()
    assert set(asking.answers()) <= {(1, 1), (2, 2)}


def test_reloads_from_several_threads_come_one_after_the_other(newsdesk, corpus):
    change(corpus, NEW)
    with ThreadPoolExecutor(ASKING) as pool:
        found = list(
            pool.map(lambda _: newsdesk.reload().holdings.survey.articles, range(2 * ASKING))
        )
    assert found == [2] * 2 * ASKING
    assert len(generations(corpus)) == 1
    assert newsdesk.ask(HARBOUR, NOW).found


# The old archive


def test_the_old_archive_is_closed_at_once_where_nobody_uses_it(newsdesk, corpus):
    with newsdesk.serving() as desk:
        pass
    assert not is_closed(desk)
    change(corpus, NEW)
    newsdesk.reload()
    assert is_closed(desk)


def test_the_old_archive_is_closed_after_its_last_question(newsdesk, corpus):
    with newsdesk.serving() as old:
        before = old.ask(HARBOUR, NOW)
        with newsdesk.serving() as same:
            change(corpus, NEW)
            newsdesk.reload()
            assert same is old
        with newsdesk.serving() as new:
            assert new is not old
            assert new.holdings().survey.articles == 2
        assert old.ask(HARBOUR, NOW) == before
    assert is_closed(old)
    assert not is_closed(new)


def test_an_error_in_the_middle_does_not_keep_the_old_archive_open(newsdesk, corpus):
    with pytest.raises(RuntimeError), newsdesk.serving() as old:  # noqa: PT012 - that is the point
        change(corpus, NEW)
        newsdesk.reload()
        raise RuntimeError
    assert is_closed(old)


# A reload that fails


def test_a_broken_outlets_file_leaves_the_old_archive_in_service(corpus, tmp_path):
    outlets = write(tmp_path / "outlets.yaml", "- name: Post\n  domains: [0.example]\n")
    newsdesk = Newsdesk(replace(corpus, outlets=outlets))
    before = reply(newsdesk)
    for broken in ("- name: Post\n", "nonsense", "- *alias"):
        change(corpus, NEW)
        write(outlets, broken)
        with pytest.raises(SettingsError, match=r"outlets\.yaml:1"):
            newsdesk.reload()
        assert reply(newsdesk) == before
    outlets.unlink()
    with pytest.raises(SettingsError, match="cannot be read"):
        newsdesk.reload()
    assert reply(newsdesk) == before
    write(outlets, "[]")
    assert newsdesk.reload().holdings.survey.articles == 2
    newsdesk.close()


def test_a_folder_that_cannot_be_written_leaves_the_old_archive_in_service(newsdesk, corpus):
    """A file lies where the lock belongs: even root cannot lock a folder."""
    before = reply(newsdesk)
    change(corpus, NEW)
    lock = corpus.archive / "lock"
    lock.unlink(missing_ok=True)
    lock.mkdir()
    with pytest.raises(ArchiveError, match="cannot write the archive"):
        newsdesk.reload()
    assert reply(newsdesk) == before
    lock.rmdir()
    assert newsdesk.reload().holdings.survey.articles == 2


def test_a_corpus_that_is_gone_leaves_the_old_archive_in_service(newsdesk, corpus):
    before = reply(newsdesk)
    shutil.move(corpus.corpus[0], corpus.corpus[0].with_name("away"))
    with pytest.raises(SettingsError, match="there is no"):
        newsdesk.reload()
    assert reply(newsdesk) == before


def test_a_document_that_is_broken_takes_no_other_away(newsdesk, corpus):
    write(corpus.corpus[0] / "b.md", "---\ntitle: [\n---\n")
    holdings = newsdesk.reload().holdings
    assert (holdings.survey.articles, holdings.problems) == (1, 1)


def test_a_failed_reload_during_questions_disturbs_none(corpus, tmp_path):
    outlets = write(tmp_path / "outlets.yaml", "[]")
    newsdesk = Newsdesk(replace(corpus, outlets=outlets))
    before = reply(newsdesk)
    write(outlets, "broken")
    with Asking(newsdesk) as asking:
        for _ in range(5):
            with pytest.raises(SettingsError):
                newsdesk.reload()
    assert set(map(repr, asking.answers())) == {repr(before)}
    newsdesk.close()


# A damaged archive


def test_several_questions_to_a_damaged_archive_have_it_compiled_once(corpus):
    compiled = []

    def progress(total):
        compiled.append(total)
        return quietly(total)

    newsdesk = Newsdesk(corpus, progress)
    before = reply(newsdesk)
    compiled.clear()
    damage(newsdesk)
    everybody = threading.Barrier(ASKING)

    def ask(_):
        everybody.wait()
        return reply(newsdesk)

    with ThreadPoolExecutor(ASKING) as pool:
        answers = list(pool.map(ask, range(ASKING)))

    assert [one for one in answers if one != before] == []
    assert compiled == [len(OLD)]
    newsdesk.close()


def test_whatever_uses_the_desk_of_a_damaged_archive_works_after_the_next_question(newsdesk):
    before = reply(newsdesk)
    damage(newsdesk)
    assert reply(newsdesk) == before
    with newsdesk.serving() as desk:
        assert desk.suggest_topics("harb", 25) == ("Harbour closed",)


# The end


def test_after_closing_nothing_is_answered_or_compiled(newsdesk, corpus):
    with newsdesk.serving() as desk:
        pass
    change(corpus, NEW)
    there = generations(corpus)
    newsdesk.close()
    newsdesk.close()
    assert is_closed(desk)
    with pytest.raises(ArchiveError):
        newsdesk.ask(Options(Sources, "harbour"), NOW)
    with pytest.raises(ArchiveError), newsdesk.serving():
        pass
    with pytest.raises(ArchiveError):
        newsdesk.reload()
    assert generations(corpus) == there


def test_closing_waits_for_nobody_and_disturbs_no_question(newsdesk):
    with newsdesk.serving() as desk:
        newsdesk.close()
        assert desk.ask(Options(Latest), NOW).found
    assert is_closed(desk)


def test_closing_in_the_middle_of_a_reload_leaves_nothing_open(newsdesk, corpus):
    change(corpus, NEW)
    lock = FileLock(corpus.archive / "lock")
    lock.acquire()
    with ThreadPoolExecutor(1) as pool:
        reloading = pool.submit(newsdesk.reload)
        newsdesk.close()
        lock.release()
        with pytest.raises(ArchiveError):
            reloading.result(timeout=30)
    assert not open_files(corpus.archive)


def open_files(folder):
    """The files below a folder that this process has open; only Linux tells."""
    handles = Path("/proc/self/fd")
    names = [os.path.realpath(one) for one in handles.iterdir()] if handles.exists() else []
    return [name for name in names if name.startswith(f"{folder}/")]
