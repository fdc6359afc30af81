"""How the articles of an answer hang together, as far as the archive knows it."""

from dataclasses import replace

import pytest
from archives import at, by
from wall_corpus import COURIER, LEDGER, MONITOR, OBSERVER, WARNED, an_archive, wall

from bot.news.coverage import Hit, Order, Selection
from bot.news.relating import MOST_COUNTED, copies_among, every_related, relations_of
from bot.news.relations import UNRELATED, Relations, joined

TITLE = "Families behind the cracked harbour wall of Pellworth sleep in the school gymnasium"


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    with an_archive(tmp_path_factory.mktemp("wall"), wall()) as opened:
        yield opened


EVERYTHING = Selection()


def oldest(archive, selection: Selection = EVERYTHING) -> tuple[Hit, ...]:
    return archive.articles(selection, Order.OLDEST, 100)


def test_a_copy_is_one_of_an_article_that_stands_beside_it(archive):
    every = oldest(archive)
    copies = relations_of(every, archive).copies
    assert [(of.outlet, copy) for copy, of in copies.items()] == [(MONITOR, every[4].id)]
    alone = oldest(archive, Selection(outlets=(LEDGER.key,)))
    assert relations_of(alone, archive).copies == {}


def test_an_export_names_the_original_whichever_articles_are_exported(archive):
    exported = every_related(Selection(outlets=(LEDGER.key,)), archive)
    assert [[copy.outlet for copy in relations.copies.values()] for _, relations in exported] == [
        [MONITOR],
        [MONITOR],
    ]


def test_what_is_exported_without_copies_stands_alone(archive):
    exported = every_related(Selection(outlets=(OBSERVER.key,)), archive)
    assert [relations.copies for _, relations in exported] == [{}]


def test_copies_are_counted_over_all_articles_but_not_over_too_many(archive):
    survey = archive.survey(Selection())
    many = replace(survey, articles=MOST_COUNTED + 1)
    assert copies_among(Selection(), survey, archive) == 1
    assert copies_among(Selection(), many, archive) is None


def test_outlets_are_credited_once_however_often_an_article_names_them(archive):
    relations = relations_of(oldest(archive), archive)
    crediting = [relations.credited_by(hit.id) for hit in oldest(archive)]
    assert [[outlet.name for outlet in named] for named in crediting] == [
        ["Harbour Tidings"],
        ["Harbour Tidings"],
        ["Quay Courier", "Harbour Tidings"],
        [],
        [],
        [],
        [],
    ]


def test_the_relations_of_several_answers_are_joined(archive):
    several = [relations_of([hit], archive) for hit in oldest(archive)]
    whole = relations_of(oldest(archive), archive)
    assert joined(several) == replace(whole, copies={})
    assert joined([whole, UNRELATED]) == whole
    assert joined([]) == Relations()


def test_a_text_that_is_probably_the_same_is_told_of_the_earlier_one(tmp_path):
    again = by(LEDGER, 1, TITLE, at(2031, 5, 6, 20), images=())
    first = by(MONITOR, 1, TITLE, at(2031, 5, 6, 18), excerpt=WARNED)
    other = by(COURIER, 1, "Ferry to Norrey runs every hour", at(2031, 5, 6, 19))
    with an_archive(tmp_path, (again, first, other)) as opened:
        every = oldest(opened)
        relations = relations_of(every, opened)
        turned = relations_of(every[::-1], opened)
    known = {**relations.copies, **relations.likely}
    assert [of.outlet for of in known.values()] == [MONITOR]
    assert set(turned.copies) | set(turned.likely)
