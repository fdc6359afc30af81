"""Files of records: what an archive makes of them while lines come, change and go."""

import random

import pytest
from archive_folders import told
from archive_records import Growing, a_record
from archives import contents

from bot.app import open_archive
from bot.archive.search import EmbeddedArchive
from bot.news.coverage import Order, Selection

MANY = 1_000
"""Records of a file of several parts."""

TOPICS = ("harbour storm", "quay 7 open")


@pytest.fixture
def growing(tmp_path):
    return Growing(tmp_path)


def records(*numbers):
    return [a_record(number) for number in numbers]


def changed(found, at, **fields):
    """The records, the one at a place with other fields."""
    return [*found[:at], {**found[at], **fields}, *found[at + 1 :]]


def opened(growing) -> EmbeddedArchive:
    return open_archive(growing.settings)


EDITS = {
    "a line changed": lambda found: changed(found, 600, title="Fishermen protest"),
    "the first line changed": lambda found: changed(found, 0, title="Fishermen protest"),
    "lines added at the end": lambda found: found + records(*range(5_000, 5_020)),
    "a line added in the middle": lambda found: [*found[:600], a_record(5_000), *found[600:]],
    "a line added at the beginning": lambda found: [a_record(5_000), *found],
    "an empty line in the middle": lambda found: [*found[:600], "", *found[600:]],
    "a line that is none": lambda found: [*found[:600], "no JSON", *found[600:]],
    "a line removed": lambda found: found[:600] + found[601:],
    "the first half removed": lambda found: found[600:],
    "the end removed": lambda found: found[:10],
    "all but one removed": lambda found: found[:1],
    "all in another order": lambda found: found[::-1],
    "a line twice": lambda found: [*found, found[3]],
    "emptied": lambda _: [],
    "removed": lambda _: None,
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_archive_is_the_same_after_an_edit_as_if_it_had_been_so_from_the_first(growing, edit):
    before = records(*range(MANY))
    growing.put("a.jsonl", before)
    growing.put("b.jsonl", records(1, 2, 3_000))
    open_archive(growing.settings).close()

    growing.put("a.jsonl", EDITS[edit](before))
    grown, fresh = growing.both(*TOPICS)
    assert grown == fresh
    assert grown["dangling"] == []

    growing.put("a.jsonl", before)
    again, fresh = growing.both(*TOPICS)
    assert again == fresh


@pytest.mark.parametrize("seed", range(3))
def test_an_archive_is_the_same_after_many_edits(growing, seed):
    chance = random.Random(seed)  # noqa: S311 - no secret
    found = records(*range(MANY))
    for _ in range(5):
        for _ in range(chance.randrange(1, 4)):
            start = chance.randrange(len(found) + 1)
            fresh = [a_record(chance.randrange(2 * MANY)) for _ in range(chance.randrange(5))]
            found[start : start + chance.choice((0, 0, 1, 5, 400))] = fresh
        growing.put("a.jsonl", found)

        grown, fresh = growing.both(*TOPICS)

        assert grown == fresh


def test_every_record_is_counted_as_a_document_also_one_that_is_set_aside(growing):
    growing.put("a.jsonl", records(*range(MANY)))
    growing.put("b.jsonl", [*records(1, 2), "", "no JSON", {"id": "without a title"}])

    with opened(growing) as archive:
        holdings = archive.holdings()

    assert holdings.documents == MANY + 3
    assert holdings.survey.articles == MANY
    assert holdings.problems == 2


def test_only_the_parts_with_other_records_are_read_again(growing):
    before = records(*range(MANY))
    growing.put("a.jsonl", before)
    ((total, *read), unchanged) = told(growing.settings), told(growing.settings)
    assert (read[-1], unchanged) == ((total - len(read), MANY), [])  # line ends between parts

    growing.put("a.jsonl", changed(before, MANY // 2, body="Another one."))
    (_, *read) = told(growing.settings)
    assert 0 < read[-1][1] < MANY * 3 / 4

    growing.put("a.jsonl", [*changed(before, MANY // 2, body="Another one."), a_record(MANY)])
    (_, *read) = told(growing.settings)
    assert 0 < read[-1][1] < MANY / 2


def lines(archive):
    """The line at which each article stands."""
    hits = archive.articles(Selection(), Order.OLDEST, 10_000)
    return {hit.article.key: hit.article.places[-1].line for hit in hits}


def test_every_article_is_on_the_line_where_it_stands_also_after_lines_came_and_went(growing):
    found = records(*range(MANY))
    for edit in ("a line added in the middle", "an empty line in the middle", "a line removed"):
        found = EDITS[edit](found)
        growing.put("a.jsonl", found)
        with opened(growing) as archive:
            shown = lines(archive)

        keys = {f"courier.test/{one['id'][1:]}": line for line, one in enumerate(found, 1) if one}
        assert shown == keys


def test_a_problem_moves_with_its_line(growing):
    found = [*records(*range(700)), "no JSON", *records(*range(700, MANY))]
    growing.put("a.jsonl", found)
    places = []
    for added in ([], ["", ""], records(5_000)):
        found = [*added, *found]
        growing.put("a.jsonl", found)
        with opened(growing) as archive:
            places.append([problem.line for problem in archive.problems()])

    assert places == [[701], [703], [704]]


# One article in several files


@pytest.mark.parametrize("first", ["a.jsonl", "b.jsonl"])
def test_a_record_of_two_files_is_one_article_with_the_ids_of_both(growing, first):
    files = {
        "a.jsonl": [a_record(1, id="a-1", body="Short.")],
        "b.jsonl": [a_record(2), a_record(1, id="b-9", body="The longer one of both.")],
    }
    for name in sorted(files, key=lambda name: name != first):
        growing.put(name, files[name])
        open_archive(growing.settings).close()

    with opened(growing) as archive:
        hit = archive.by_address("courier.test/1")
    assert (hit.article.ids, hit.article.body) == (("a-1", "b-9"), "The longer one of both.")
    assert hit.article.documents == ("news/a.jsonl", "news/b.jsonl")
    grown, fresh = growing.both(*TOPICS)
    assert grown == fresh


def test_a_record_that_stands_twice_in_a_file_is_one_article(growing):
    growing.put("a.jsonl", [a_record(1, id="one"), a_record(2), a_record(1, id="two")])

    with opened(growing) as archive:
        article = archive.by_address("courier.test/1").article
        assert archive.size() == 2
    assert (article.ids, [place.line for place in article.places]) == (("one", "two"), [1, 3])


def test_the_ids_of_a_record_go_with_the_file_that_it_stood_in(growing):
    growing.put("a.jsonl", [a_record(1, id="a-1")])
    growing.put("b.jsonl", [a_record(1, id="b-9")])
    open_archive(growing.settings).close()
    growing.put("b.jsonl", None)

    with opened(growing) as archive:
        assert archive.by_address("courier.test/1").article.ids == ("a-1",)


def test_a_record_with_two_addresses_joins_those_of_its_own_file_and_of_others(growing):
    growing.put("a.jsonl", [a_record(1), a_record(2)])
    growing.put("b.jsonl", [a_record(3)])
    open_archive(growing.settings).close()
    joining = a_record(4, id="j", link="https://courier.test/2", permalink="https://courier.test/3")
    growing.put("c.jsonl", [a_record(4), a_record(5), joining])

    grown, fresh = growing.both(*TOPICS)

    assert grown == fresh
    assert {article.ids for article in grown["articles"]} == {
        ("r1",),
        ("r2", "r3", "r4", "j"),
        ("r5",),
    }


def test_what_a_record_joined_falls_apart_when_it_goes(growing):
    growing.put("a.jsonl", [a_record(1), a_record(2)])
    open_archive(growing.settings).close()
    before = contents(growing.settings)
    growing.put("b.jsonl", [a_record(1, id="j", link="https://courier.test/2")])
    with opened(growing) as archive:
        assert archive.size() == 1
    growing.put("b.jsonl", None)

    assert contents(growing.settings) == before
